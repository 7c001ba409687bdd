//! The folder in which a build gets ready, and the lock that keeps two builds apart.
//!
//! It lies beside the published folder, so that one rename can put a file in its place; where that
//! cannot be, as below a mount point or a parent that may not be written, it lies inside.

use std::{
    fs::{File, TryLockError},
    io,
    path::{Path, PathBuf},
};

use super::{
    error::{Action, DiskError},
    files,
};

/// The name of a work folder inside the published one.
pub(super) const INSIDE: &str = ".jejaring-work";

/// How often a lock is tried whose folder another build is just removing.
const TRIES: usize = 100;

/// A work folder that this build has for itself until it is dropped.
///
/// Dropping removes what was prepared, unless a journal says that the next command must finish it.
#[derive(Debug)]
pub(super) struct Work {
    folder: PathBuf,
    /// Folders made above the published one, the deepest first; they go again when nothing came into them.
    parents: Vec<PathBuf>,
    /// Holds the lock for as long as it is open.
    _lock: File,
}

impl Work {
    /// Takes the work folder of a published folder, which may not be there yet.
    pub(super) fn open(out: &Path) -> Result<Self, DiskError> {
        let [beside, inside] = places(out);
        if !files::is_folder(out) {
            return Self::open_new(out, &beside);
        }
        if on_same_disk(out)
            && let Ok(taken) = Self::take(&beside)
        {
            return taken.ok_or_else(|| DiskError::Busy(out.to_owned()));
        }
        Self::take(&inside)?.ok_or_else(|| DiskError::Busy(out.to_owned()))
    }

    /// Takes the work folder beside a folder that is not there, making the folders above.
    fn open_new(out: &Path, beside: &Path) -> Result<Self, DiskError> {
        let parents: Vec<PathBuf> =
            out.ancestors().skip(1).take_while(|above| !files::exists(above)).map(Path::to_owned).collect();
        if let Some(parent) = out.parent() {
            files::make_folders(parent)?;
        }
        let mut work = Self::take(beside)?.ok_or_else(|| DiskError::Busy(out.to_owned()))?;
        work.parents = parents;
        Ok(work)
    }

    /// Takes the work folders that earlier builds left behind, but for those still in use.
    pub(super) fn left_behind(out: &Path) -> Result<Vec<Self>, DiskError> {
        let there = places(out).into_iter().filter(|folder| files::is_folder(folder));
        there.filter_map(|folder| Self::take(&folder).transpose()).collect()
    }

    /// Takes one work folder; `None` while another build has it.
    fn take(folder: &Path) -> Result<Option<Self>, DiskError> {
        let refused = DiskError::refused(Action::Write, folder);
        match lock(folder) {
            Ok(Some(lock)) => Ok(Some(Self { folder: folder.to_owned(), parents: Vec::new(), _lock: lock })),
            Ok(None) => Ok(None),
            Err(error) => Err(refused(error)),
        }
    }

    /// Where new and changed files are prepared, under the paths they will have.
    pub(super) fn new_files(&self) -> PathBuf {
        self.folder.join("new")
    }

    /// The new marker, until it is put in its place.
    pub(super) fn marker(&self) -> PathBuf {
        self.folder.join("marker")
    }

    /// The journal while it is being written; it says nothing yet.
    pub(super) fn unfinished_journal(&self) -> PathBuf {
        self.folder.join("journal.part")
    }

    /// The journal while old files are removed.
    pub(super) fn journal_of_removing(&self) -> PathBuf {
        self.folder.join("journal")
    }

    /// The journal once old files are removed and new ones are put in their places.
    pub(super) fn journal_of_placing(&self) -> PathBuf {
        self.folder.join("journal.placing")
    }

    /// Removes what was prepared, as when a killed build left it.
    pub(super) fn clear(&self) -> Result<(), DiskError> {
        files::remove_all(&self.new_files())?;
        files::remove(&self.marker())?;
        files::remove(&self.unfinished_journal())
    }

    fn has_journal(&self) -> bool {
        files::exists(&self.journal_of_removing()) || files::exists(&self.journal_of_placing())
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        if self.has_journal() || self.clear().is_err() {
            return;
        }
        // What cannot be removed now does no harm, and the next command tries again.
        let _ = files::remove(&self.folder.join("lock"));
        files::remove_if_empty(&self.folder);
        for parent in &self.parents {
            files::remove_if_empty(parent);
        }
    }
}

/// The two places a work folder can have: beside the published folder and inside it.
fn places(out: &Path) -> [PathBuf; 2] {
    let inside = out.join(INSIDE);
    let beside = out.file_name().map_or_else(
        || inside.clone(),
        |name| {
            let mut hidden = std::ffi::OsString::from(".");
            hidden.push(name);
            hidden.push(".jejaring");
            out.with_file_name(hidden)
        },
    );
    [beside, inside]
}

/// Locks a work folder, making it first; `None` while another process has it.
fn lock(folder: &Path) -> io::Result<Option<File>> {
    let path = folder.join("lock");
    for _ in 0..TRIES {
        files::make_folder(folder)?;
        let file = match File::create(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            other => other?,
        };
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Ok(None),
            // Some network disks know no locks; there, two builds at once are the user's to avoid.
            Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Unsupported => return Err(error),
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        if is_at(&file, &path) {
            return Ok(Some(file));
        }
    }
    Ok(None)
}

/// Whether an open file is still the one of that path, which its last owner may have removed.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(open), Ok(there)) = (file.metadata(), path.symlink_metadata()) else { return false };
    (open.dev(), open.ino()) == (there.dev(), there.ino())
}

/// Whether an open file is still the one of that path: where open files keep their names, always.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    files::exists(path)
}

/// Whether a folder is on the same disk as the one above it, so that files can be renamed across.
#[cfg(unix)]
fn on_same_disk(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let disk = |path: &Path| path.metadata().ok().map(|metadata| metadata.dev());
    folder.parent().is_some_and(|parent| disk(parent) == disk(folder))
}

/// Whether a folder is on the same disk as the one above it; where this cannot be asked, it is taken so.
#[cfg(not(unix))]
fn on_same_disk(folder: &Path) -> bool {
    folder.parent().is_some()
}
