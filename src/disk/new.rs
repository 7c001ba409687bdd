//! New files beside those of a portal, none of which is ever overwritten.

use std::{
    fs,
    io::{self, Read as _, Write as _},
    path::{Component, Path, PathBuf},
};

use super::error::{Action, DiskError};

/// The largest source that is read, in bytes.
const LARGEST: u64 = 64 << 20;

/// Whether a new file was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// It was.
    New,
    /// Something is there already, and was left alone.
    There,
}

/// Makes a file at a path below a folder, the folders above it too, unless something is there.
///
/// # Errors
/// When the machine refuses, or when the path would leave the folder, be it through a link.
pub fn create(root: &Path, path: &str, bytes: &[u8]) -> Result<Made, DiskError> {
    let goal = root.join(path);
    let refused = |error: io::Error| DiskError::refused(Action::Write, &goal)(error);
    let is_plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if !is_plain {
        return Err(refused(io::ErrorKind::InvalidInput.into()));
    }
    let parent = goal.parent().unwrap_or(root);
    fs::create_dir_all(parent).map_err(refused)?;
    let inside = parent.canonicalize().and_then(|parent| Ok(parent.starts_with(root.canonicalize()?)));
    if !inside.map_err(refused)? {
        return Err(refused(io::ErrorKind::PermissionDenied.into()));
    }
    let made = fs::OpenOptions::new().write(true).create_new(true).open(&goal);
    match made {
        Ok(mut file) => file.write_all(bytes).map(|()| Made::New).map_err(|error| {
            drop(file);
            // Half a file is worse than none: it would be taken for the whole one the next time.
            let _ = fs::remove_file(&goal);
            refused(error)
        }),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(Made::There),
        Err(error) => Err(refused(error)),
    }
}

/// Makes a folder and those above it, unless it is there.
///
/// # Errors
/// When the machine refuses, or a file is there.
pub fn create_folder(path: &Path) -> Result<(), DiskError> {
    fs::create_dir_all(path).map_err(DiskError::refused(Action::Write, path))
}

/// What was named as a source.
pub enum Named {
    /// A folder.
    Folder(PathBuf),
    /// The bytes of a file.
    File(Vec<u8>),
}

/// Looks at what a path names, and reads it if it is a file.
///
/// # Errors
/// When there is nothing, or it cannot be read.
pub fn named(path: &Path) -> Result<Named, DiskError> {
    let refused = |error| DiskError::refused(Action::Read, path)(error);
    let metadata = fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => DiskError::NoSource(path.to_owned()),
        _ => refused(error),
    })?;
    if metadata.is_dir() {
        return Ok(Named::Folder(path.to_owned()));
    }
    if metadata.len() > LARGEST {
        return Err(refused(io::ErrorKind::FileTooLarge.into()));
    }
    fs::read(path).map(Named::File).map_err(refused)
}

/// All of the standard input.
///
/// # Errors
/// When it cannot be read.
pub fn standard_input() -> Result<Vec<u8>, DiskError> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(LARGEST).read_to_end(&mut bytes);
    read.map(|_| bytes).map_err(DiskError::refused(Action::Read, Path::new("-")))
}

/// Whether two paths lead to one place.
pub fn is_same(one: &Path, other: &Path) -> bool {
    one.canonicalize().and_then(|one| Ok(one == other.canonicalize()?)).unwrap_or(false)
}
/// Writes a file below a folder that is Jejaring's own, over an older one.
///
/// # Errors
/// When the machine refuses.
pub fn replace(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), DiskError> {
    let path = folder.join(path);
    if let Some(parent) = path.parent() {
        super::files::make_folders(parent)?;
    }
    super::files::write(&path, bytes).map_err(DiskError::refused(Action::Write, &path))
}
