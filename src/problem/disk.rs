//! What can be wrong with the files themselves: their names, their links, whether they open.

use std::{io, sync::Arc};

use crate::problem::{Place, Problem, Text, text};

impl Problem {
    /// A file or folder that the machine would not open.
    pub fn not_readable(path: &Arc<str>, error: &io::Error) -> Self {
        let Text { id, en } = Text::from_io(error);
        Self::error(
            "not-readable",
            Place::file(path),
            text!("berkas ini tidak bisa dibaca: {id}", "this file cannot be read: {en}"),
        )
    }

    /// A name that is not text, given as far as it can be shown.
    pub fn name_not_text(path: &Arc<str>) -> Self {
        Self::error(
            "name-not-text",
            Place::file(path),
            text!(
                "nama berkas ini berisi huruf yang rusak, jadi berkasnya dilewati",
                "this name holds broken characters, so the file was left out"
            ),
        )
        .with_help(text!("beri nama baru dengan huruf biasa", "give it a new name in plain letters"))
    }

    /// A name with a line break or another character that cannot be seen.
    pub fn name_not_visible(path: &Arc<str>) -> Self {
        Self::error(
            "name-not-visible",
            Place::file(path),
            text!(
                "nama berkas ini berisi ganti baris atau tanda yang tidak terlihat, jadi berkasnya dilewati",
                "this name holds a line break or another invisible character, so the file was left out"
            ),
        )
        .with_help(text!("beri nama baru dengan huruf biasa", "give it a new name in plain letters"))
    }

    /// Two names in one folder that some computers take for the same.
    pub fn names_alike(path: &Arc<str>, other: &Arc<str>) -> Self {
        Self::warning(
            "names-alike",
            Place::file(path),
            text!(
                "namanya hampir sama dengan `{other}`; keduanya dibaca, tetapi di Windows dan macOS yang satu akan menimpa yang lain",
                "its name is nearly that of `{other}`; both are read, but on Windows and macOS one would overwrite the other"
            ),
        )
        .with_help(text!("ganti nama salah satunya", "rename one of the two"))
        .with_related(Place::file(other))
    }

    /// Neither a file nor a folder: a pipe, a socket, a device.
    pub fn not_a_plain_file(path: &Arc<str>) -> Self {
        Self::warning(
            "not-a-plain-file",
            Place::file(path),
            text!(
                "ini bukan berkas biasa dan bukan folder, jadi dilewati",
                "this is neither a plain file nor a folder, so it was left out"
            ),
        )
    }

    /// A link to something outside the portal's folder.
    pub fn link_leaves_root(path: &Arc<str>) -> Self {
        Self::error(
            "link-leaves-folder",
            Place::file(path),
            text!(
                "tautan ini menunjuk ke luar folder portal, jadi dilewati",
                "this link points outside the portal's folder, so it was left out"
            ),
        )
        .with_help(text!(
            "salin berkas yang dituju ke dalam folder portal",
            "copy what it points to into the portal's folder"
        ))
    }

    /// A link to nothing, or to itself.
    pub fn link_leads_nowhere(path: &Arc<str>) -> Self {
        Self::error(
            "link-leads-nowhere",
            Place::file(path),
            text!("yang dituju tautan ini tidak ada", "what this link points to is not there"),
        )
    }

    /// A link to a folder that holds the link itself.
    pub fn link_goes_round(path: &Arc<str>) -> Self {
        Self::warning(
            "link-goes-round",
            Place::file(path),
            text!(
                "tautan ini kembali ke folder tempatnya berada, jadi isinya tidak dibaca lagi",
                "this link leads back to a folder it is in, so that was not read again"
            ),
        )
    }

    /// Links that would show more files than a portal can sensibly have.
    pub fn links_show_too_much(path: &Arc<str>, most: usize) -> Self {
        Self::error(
            "links-show-too-much",
            Place::file(path),
            text!(
                "tautan ke folder memuat lebih dari {most} berkas; mulai dari sini sisanya dilewati",
                "links to folders show more than {most} files; from here on the rest was left out"
            ),
        )
    }
}

impl Text {
    /// Why the machine refused, in plain words; reasons that are rare stay as the machine gave them.
    pub fn from_io(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => text!("tidak ada", "it is not there"),
            io::ErrorKind::PermissionDenied => text!("tidak diizinkan", "permission denied"),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                text!("tempat penyimpanan penuh", "the disk is full")
            }
            io::ErrorKind::ReadOnlyFilesystem => {
                text!("tempat penyimpanan tidak bisa ditulisi", "the disk is read-only")
            }
            io::ErrorKind::InvalidFilename => {
                text!("namanya terlalu panjang atau tidak sah", "the name is not allowed")
            }
            io::ErrorKind::InvalidInput => text!("alamatnya tidak sah", "the path is not allowed"),
            io::ErrorKind::IsADirectory => text!("ada folder dengan nama itu", "there is a folder of that name"),
            io::ErrorKind::NotADirectory => {
                text!("ada berkas yang namanya sama dengan foldernya", "a file has the name of its folder")
            }
            _ => text!("{error}", "{error}"),
        }
    }
}
