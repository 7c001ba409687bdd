//! A new folder with files in it, where nothing was before.

use std::{collections::BTreeMap, fs, io, path::Path};

use super::{
    error::{Action, DiskError},
    new,
};

/// What may be in a folder that counts as empty: a repository that nothing was put into yet.
const REPOSITORY: &str = ".git";

/// Makes sure that a folder is not there yet, or is empty.
///
/// # Errors
/// When it holds something, is a file, or will not be looked into.
pub fn require_empty(folder: &Path) -> Result<(), DiskError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(_) if folder.exists() && !folder.is_dir() => return Err(DiskError::NotAFolder(folder.to_owned())),
        Err(error) => return Err(DiskError::refused(Action::Read, folder)(error)),
    };
    let names = entries.filter_map(Result::ok).map(|entry| entry.file_name().to_string_lossy().into_owned());
    match names.filter(|name| name != REPOSITORY).min() {
        Some(holds) => Err(DiskError::NotEmpty { folder: folder.to_owned(), holds }),
        None => Ok(()),
    }
}

/// Makes a folder with these files, by their paths below it. Nothing that is there is ever written over.
///
/// # Errors
/// When the folder holds something, or the machine refuses.
pub fn fresh(folder: &Path, files: &BTreeMap<String, String>) -> Result<(), DiskError> {
    require_empty(folder)?;
    fs::create_dir_all(folder).map_err(DiskError::refused(Action::Write, folder))?;
    for (path, text) in files {
        new::create(folder, path, text.as_bytes())?;
    }
    Ok(())
}
