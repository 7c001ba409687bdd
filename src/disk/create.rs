//! Files made for an author, who may change them: never over one that is there.

use std::{
    fs::OpenOptions,
    io::{self, Write},
    path::Path,
};

use super::{
    error::{Action, DiskError},
    files,
};

/// Writes a new file below a folder, and the folders on its way. Whether it was written: a file that
/// is there already stays as it is.
///
/// # Errors
/// When the machine refuses.
pub fn create(folder: &Path, path: &str, bytes: &[u8]) -> Result<bool, DiskError> {
    let path = folder.join(path);
    if let Some(parent) = path.parent() {
        files::make_folders(parent)?;
    }
    let opened = OpenOptions::new().write(true).create_new(true).open(&path);
    match opened.and_then(|mut file| file.write_all(bytes)) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(DiskError::refused(Action::Write, &path)(error)),
    }
}

/// Writes a file below a folder that is Jejaring's own, over an older one.
///
/// # Errors
/// When the machine refuses.
pub fn replace(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), DiskError> {
    let path = folder.join(path);
    if let Some(parent) = path.parent() {
        files::make_folders(parent)?;
    }
    files::write(&path, bytes).map_err(DiskError::refused(Action::Write, &path))
}
