//! What a disk can refuse, in words.

use std::{
    error::Error,
    fmt, io,
    path::{Path, PathBuf},
};

use crate::{
    artifact::SinkError,
    lang::Lang,
    problem::{Text, text},
};

/// Why a folder could not be read or published.
#[derive(Debug)]
pub enum DiskError {
    /// The folder to read is not there.
    Missing(PathBuf),
    /// What content was to be taken from is not there.
    NoSource(PathBuf),
    /// A file stands where a folder was named.
    NotAFolder(PathBuf),
    /// A folder without `portal.yaml` and without anything that could be a portal's.
    NoPortal(PathBuf),
    /// The folder for a new portal holds files already.
    NotEmpty {
        /// The folder.
        folder: PathBuf,
        /// The name of one of them.
        holds: String,
    },
    /// The folder to publish into holds files and no sign that Jejaring may write there.
    NotOurs(PathBuf),
    /// The folder's marker is not one that this version can read.
    UnknownMarker(PathBuf),
    /// Files of others stand where the portal's own would go.
    Foreign {
        /// The published folder.
        out: PathBuf,
        /// Their paths below it, sorted.
        paths: Vec<String>,
    },
    /// Another build is publishing into the same folder.
    Busy(PathBuf),
    /// The machine refused.
    Refused {
        /// What was tried.
        action: Action,
        /// On what.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

/// What was tried on a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Looking into a file or folder.
    Read,
    /// Making, changing or moving one.
    Write,
    /// Removing one.
    Remove,
}

impl DiskError {
    /// Turns what the machine said of `path` into an error, for `map_err`.
    pub(super) fn refused(action: Action, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Refused { action, path: path.to_owned(), source }
    }

    /// Whether the machine was at fault, not the way the command was given.
    pub fn is_machine(&self) -> bool {
        match self {
            Self::Busy(_) | Self::Refused { .. } => true,
            Self::Missing(_)
            | Self::NoSource(_)
            | Self::NotAFolder(_)
            | Self::NoPortal(_)
            | Self::NotEmpty { .. }
            | Self::NotOurs(_)
            | Self::UnknownMarker(_)
            | Self::Foreign { .. } => false,
        }
    }

    /// What went wrong, in one language.
    pub fn message(&self, lang: Lang) -> String {
        self.text().in_lang(lang).to_owned()
    }

    /// What went wrong.
    pub fn text(&self) -> Text {
        match self {
            Self::Missing(path) => {
                let path = path.display();
                text!("folder `{path}` tidak ada", "there is no folder `{path}`")
            }
            Self::NoSource(path) => {
                let path = path.display();
                text!("`{path}` tidak ada", "there is no `{path}`")
            }
            Self::NotAFolder(path) => {
                let path = path.display();
                text!("`{path}` bukan folder", "`{path}` is not a folder")
            }
            Self::NoPortal(path) => {
                let path = path.display();
                text!(
                    "folder `{path}` bukan portal: tidak ada `portal.yaml` dan tidak ada berkas Markdown",
                    "the folder `{path}` is no portal: it has no `portal.yaml` and no Markdown"
                )
            }
            Self::NotEmpty { folder, holds } => {
                let folder = folder.display();
                text!(
                    "folder `{folder}` tidak kosong (berisi `{holds}`), jadi tidak disentuh",
                    "the folder `{folder}` is not empty (it holds `{holds}`), so it was not touched"
                )
            }
            Self::NotOurs(path) => {
                let path = path.display();
                text!(
                    "folder `{path}` berisi berkas yang bukan buatan Jejaring, jadi tidak disentuh",
                    "the folder `{path}` holds files that Jejaring did not make, so it was not touched"
                )
            }
            Self::UnknownMarker(path) => {
                let path = path.display();
                text!(
                    "berkas `.jejaring` di folder `{path}` tidak dikenal; mungkin dibuat Jejaring yang lebih baru",
                    "the file `.jejaring` in the folder `{path}` is of no known kind; perhaps a newer Jejaring made it"
                )
            }
            Self::Foreign { out, paths } => foreign(out, paths),
            Self::Busy(path) => {
                let path = path.display();
                text!(
                    "portal lain sedang diterbitkan ke folder `{path}`",
                    "another build is publishing into the folder `{path}`"
                )
            }
            Self::Refused { action, path, source } => refused(*action, path, source),
        }
    }

    /// The way out, where there is one to give.
    pub fn help(&self) -> Option<Text> {
        match self {
            Self::NotOurs(_) => Some(text!(
                "pilih folder lain dengan `--out`, kosongkan folder itu, atau taruh berkas kosong bernama `.jejaring` di dalamnya sebagai tanda boleh dipakai",
                "name another folder with `--out`, empty this one, or put an empty file called `.jejaring` into it to say that it may be used"
            )),
            Self::NotEmpty { .. } => Some(text!(
                "sebut folder lain yang belum ada, misalnya `jejaring baru portal-baru`; menambah isi portal yang sudah ada: `jejaring tambah`",
                "name another folder that is not there yet, such as `jejaring new my-portal`; to add to a portal that is there: `jejaring add`"
            )),
            Self::UnknownMarker(_) => Some(text!(
                "pakai Jejaring terbaru, atau kosongkan isi berkas `.jejaring` itu",
                "use the newest Jejaring, or empty that file `.jejaring`"
            )),
            Self::Foreign { .. } => {
                Some(text!("pindahkan berkas itu ke tempat lain, lalu ulangi", "move it elsewhere, then try again"))
            }
            Self::NoPortal(_) => Some(text!(
                "periksa nama foldernya, atau buat `portal.yaml` di dalamnya dengan paling sedikit `nama: Desa …`",
                "check the name of the folder, or make a `portal.yaml` in it with at least `nama: Desa …`"
            )),
            Self::Busy(_) => Some(text!("tunggu sampai selesai, lalu ulangi", "wait until it is done, then try again")),
            Self::Missing(_) | Self::NoSource(_) | Self::NotAFolder(_) | Self::Refused { .. } => None,
        }
    }
}

/// The sentence for files of others: the first by name, the rest by number.
fn foreign(out: &Path, paths: &[String]) -> Text {
    let first = out.join(paths.first().map_or("", String::as_str));
    let first = first.display();
    match paths.len() {
        0 | 1 => text!(
            "portal punya berkas dengan alamat yang sama, tetapi `{first}` bukan buatan Jejaring; tidak ada yang diterbitkan",
            "the portal has a file of the same path, but Jejaring did not make `{first}`; nothing was published"
        ),
        all => {
            let rest = all - 1;
            text!(
                "portal punya berkas dengan alamat yang sama, tetapi `{first}` dan {rest} lainnya bukan buatan Jejaring; tidak ada yang diterbitkan",
                "the portal has files of the same paths, but Jejaring did not make `{first}` and {rest} more; nothing was published"
            )
        }
    }
}

/// The sentence for what the machine refused.
fn refused(action: Action, path: &Path, source: &io::Error) -> Text {
    let path = path.display();
    let Text { id, en } = Text::from_io(source);
    match action {
        Action::Read => text!("`{path}` tidak bisa dibaca: {id}", "`{path}` cannot be read: {en}"),
        Action::Write => text!("`{path}` tidak bisa ditulis: {id}", "`{path}` cannot be written: {en}"),
        Action::Remove => text!("`{path}` tidak bisa dihapus: {id}", "`{path}` cannot be removed: {en}"),
    }
}

impl fmt::Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl Error for DiskError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Refused { source, .. } => Some(source),
            Self::Missing(_)
            | Self::NoSource(_)
            | Self::NotAFolder(_)
            | Self::NoPortal(_)
            | Self::NotEmpty { .. }
            | Self::NotOurs(_)
            | Self::UnknownMarker(_)
            | Self::Foreign { .. }
            | Self::Busy(_) => None,
        }
    }
}

impl From<SinkError> for DiskError {
    fn from(error: SinkError) -> Self {
        Self::Refused { action: Action::Write, path: error.path.into(), source: error.source }
    }
}
