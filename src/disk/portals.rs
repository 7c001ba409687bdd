//! Which folders are portals.

use std::path::{Path, PathBuf};

use super::{DiskError, error::Action, names};

const SETTINGS: &[&str] = &["portal.yaml", "portal.yml", "portal.yaml.txt", "portal.yml.txt"];

/// Whether a folder has a `portal.yaml`.
pub fn has_settings(folder: &Path) -> bool {
    SETTINGS.iter().any(|name| folder.join(name).is_file())
}

/// The folders directly below one that have a `portal.yaml`, by name; the published folder is none of them.
pub fn folders_with_settings(folder: &Path, out: &Path) -> Vec<(String, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<(String, PathBuf)> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry.path())))
        .filter(|(name, path)| {
            !names::is_passed_over(name) && !name.starts_with('.') && path != out && has_settings(path)
        })
        .collect();
    found.sort();
    found
}

/// The folder directly below a portal's that has a name in any letter case.
pub fn folder_like(portal: &Path, name: &str) -> Option<String> {
    let entries = std::fs::read_dir(portal).ok()?.filter_map(Result::ok);
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names.into_iter().find(|known| known.eq_ignore_ascii_case(name))
}

/// Makes sure that a folder is there and is one, before anything is done about it.
///
/// # Errors
/// When it is not.
pub fn require_folder(folder: &Path) -> Result<(), DiskError> {
    match std::fs::metadata(folder) {
        Ok(metadata) if metadata.is_dir() => Ok(()),
        Ok(_) => Err(DiskError::NotAFolder(folder.to_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(DiskError::Missing(folder.to_owned())),
        Err(error) => Err(DiskError::refused(Action::Read, folder)(error)),
    }
}
