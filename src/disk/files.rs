//! The changes that publishing makes to a disk, one function each.
//!
//! Every step passes `step`, where a test can end the process as a power cut or a kill would.

use std::{
    collections::HashSet,
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    sync::{PoisonError, RwLock},
    thread,
    time::Duration,
};

use walkdir::WalkDir;

use super::error::{Action, DiskError};

/// How long a system may count the same time.
const LONGEST_TICK: Duration = Duration::from_millis(20);

/// How many bytes of a published file are compared at a time.
const COMPARED: usize = 16 * 1024;

/// Writes a new file, or the whole of an old one.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    step();
    let mut file = File::create(path)?;
    step();
    file.write_all(bytes)
}

/// Writes a file and waits until it is on the disk.
pub(super) fn write_through(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let written = write(path, bytes).and_then(|()| File::open(path)?.sync_all());
    written.map_err(DiskError::refused(Action::Write, path))
}

/// Renames a file or folder; a file at the new name is replaced.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), DiskError> {
    step();
    fs::rename(from, to).map_err(DiskError::refused(Action::Write, to))
}

/// Makes a folder and those above it.
pub(super) fn make_folders(path: &Path) -> Result<(), DiskError> {
    step();
    fs::create_dir_all(path).map_err(DiskError::refused(Action::Write, path))
}

/// Removes a file; one that is not there is as good as removed.
pub(super) fn remove(path: &Path) -> Result<(), DiskError> {
    step();
    match fs::remove_file(path) {
        Err(error) if !is_absent(&error) => Err(DiskError::refused(Action::Remove, path)(error)),
        _ => Ok(()),
    }
}

/// Removes a folder if nothing is in it.
pub(super) fn remove_if_empty(path: &Path) {
    step();
    // One that holds something stays, and so does one that the machine keeps: it does no harm.
    let _ = fs::remove_dir(path);
}

/// Removes a folder and all in it; links in it are removed, not followed.
pub(super) fn remove_all(folder: &Path) -> Result<(), DiskError> {
    if !exists(folder) {
        return Ok(());
    }
    for entry in WalkDir::new(folder).contents_first(true) {
        let entry = entry.map_err(|error| walk_error(folder, error))?;
        step();
        let removed =
            if entry.file_type().is_dir() { fs::remove_dir(entry.path()) } else { fs::remove_file(entry.path()) };
        removed.map_err(DiskError::refused(Action::Remove, entry.path()))?;
    }
    Ok(())
}

/// Puts a prepared file in its place; does nothing when that was done before.
pub(super) fn place(from: &Path, to: &Path) -> Result<(), DiskError> {
    if !exists(from) {
        return Ok(());
    }
    if is_folder(to) {
        remove_empty_folders(to);
    }
    match rename(from, to) {
        Err(DiskError::Refused { source, .. }) if source.kind() == io::ErrorKind::CrossesDevices => copy(from, to),
        done => done,
    }
}

/// Puts a prepared file in its place on another file system, where it cannot be renamed to.
fn copy(from: &Path, to: &Path) -> Result<(), DiskError> {
    let part = to.with_file_name(".jejaring-part");
    step();
    fs::copy(from, &part).map_err(DiskError::refused(Action::Write, to))?;
    rename(&part, to)?;
    remove(from)
}

/// Removes a folder that holds nothing but folders; of another, what is empty.
fn remove_empty_folders(folder: &Path) {
    for entry in WalkDir::new(folder).contents_first(true).into_iter().flatten() {
        if entry.file_type().is_dir() {
            remove_if_empty(entry.path());
        }
    }
}

/// Whether something is there, be it only a link to nothing.
pub(super) fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether a folder is there, and not a link to one.
pub(super) fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir())
}

/// Whether an error says that a path leads to nothing.
pub(super) fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// A moment in the past: seconds and nanoseconds since 1970.
pub(super) type Moment = (i64, i64);

/// When anything of a file or folder last changed, its content and its name included: no program that copies
/// files can set that back.
#[cfg(unix)]
pub(super) fn changed(metadata: &fs::Metadata) -> Option<Moment> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.ctime(), metadata.ctime_nsec()))
}

/// Where a file keeps the time of its content when it is copied, nobody can say when it last changed.
#[cfg(not(unix))]
pub(super) fn changed(_: &fs::Metadata) -> Option<Moment> {
    None
}

/// Tries to make the time at which a file last changed later than that of everything that changed before now. Systems
/// count such times in ticks of a few milliseconds, so that a file and the one after it often have the same.
pub(super) fn outlast(path: &Path) {
    let look = || path.symlink_metadata().ok();
    let now = look().as_ref().and_then(changed);
    for _ in 0..LONGEST_TICK.as_millis() {
        let Some(metadata) = look().filter(|metadata| now.is_some() && changed(metadata) <= now) else { return };
        thread::sleep(Duration::from_millis(1));
        // Where it may not be touched, the next build only makes again what it could have kept.
        let _ = fs::set_permissions(path, metadata.permissions());
    }
}

/// Whether a file holds exactly these bytes; one that cannot be read does not.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> bool {
    File::open(path).and_then(|file| compare(file, bytes)).unwrap_or(false)
}

fn compare(mut file: File, mut expected: &[u8]) -> io::Result<bool> {
    let mut buffer = [0; COMPARED];
    loop {
        let length = match file.read(&mut buffer) {
            Ok(0) => return Ok(expected.is_empty()),
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        match expected.strip_prefix(&buffer[..length]) {
            Some(rest) => expected = rest,
            None => return Ok(false),
        }
    }
}

/// What kept a walk from going on, with its path.
pub(super) fn walk_error(root: &Path, error: walkdir::Error) -> DiskError {
    let path = error.path().unwrap_or(root).to_owned();
    let source = error.into_io_error().unwrap_or_else(|| io::Error::other("a link leads in a circle"));
    DiskError::Refused { action: Action::Read, path, source }
}

/// The folders below a root, each made once however many files go into it.
#[derive(Debug)]
pub(super) struct Folders {
    root: PathBuf,
    made: RwLock<HashSet<String>>,
}

impl Folders {
    /// No folder made yet.
    pub(super) fn below(root: PathBuf) -> Self {
        Self { root, made: RwLock::default() }
    }

    /// Where the file of this path goes.
    pub(super) fn file(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Makes the folders that a file of this path goes into.
    pub(super) fn make_for(&self, path: &str) -> io::Result<()> {
        let Some((parent, _)) = path.rsplit_once('/') else { return Ok(()) };
        if self.is_made(parent) {
            return Ok(());
        }
        for (end, _) in path.match_indices('/') {
            let folder = &path[..end];
            if !self.is_made(folder) {
                make_folder(&self.root.join(folder))?;
                self.made.write().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
            }
        }
        Ok(())
    }

    fn is_made(&self, folder: &str) -> bool {
        self.made.read().unwrap_or_else(PoisonError::into_inner).contains(folder)
    }
}

/// Makes one folder, unless it is there.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    step();
    match fs::create_dir(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// One step of publishing is about to be made.
#[inline]
fn step() {
    #[cfg(test)]
    super::tests::kill::step();
}
