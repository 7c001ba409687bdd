//! Reading and publishing on a real disk, with builds killed at every step.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::{
    artifact::{Artifact, Sink},
    problem::Problems,
};

use super::{DiskError, Published, Publisher, recover, tree};

mod killing;
mod publishing;
mod reading;

/// Ends the process at a step of publishing.
pub(super) mod kill {
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// How many steps are left; 0 for no end.
    pub(super) static LEFT: AtomicUsize = AtomicUsize::new(0);

    /// The exit code of an ended process.
    pub(super) const KILLED: i32 = 77;

    pub(in crate::disk) fn step() {
        let left = LEFT.load(Ordering::Relaxed);
        if left == 1 {
            std::process::exit(KILLED);
        }
        LEFT.store(left.saturating_sub(1), Ordering::Relaxed);
    }
}

type Files = BTreeMap<String, String>;

fn files(list: &[(&str, &str)]) -> Files {
    list.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// Publishes these files.
fn publish(out: &Path, made: &Files) -> Result<Published, DiskError> {
    let publisher = Publisher::open(out)?;
    for (path, text) in made {
        publisher.put(Artifact::new(path, text.as_bytes()))?;
    }
    publisher.finish()
}

/// All files in a folder with their texts, but for the marker; folders end in `/`.
#[track_caller]
fn found(folder: &Path) -> Files {
    let below = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    let mut found = Files::new();
    for entry in WalkDir::new(folder).min_depth(1) {
        let entry = entry.unwrap();
        if entry.file_type().is_dir() {
            found.insert(below(entry.path()) + "/", String::new());
        } else if entry.file_name() != ".jejaring" {
            found.insert(below(entry.path()), fs::read_to_string(entry.path()).unwrap());
        }
    }
    found
}

/// What publishing these files should leave in a folder.
fn site(made: &Files) -> Files {
    let mut site = made.clone();
    for path in made.keys() {
        for (end, _) in path.match_indices('/') {
            site.insert(path[..=end].to_owned(), String::new());
        }
    }
    site
}

fn temporary() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A folder with other rights until it is dropped.
#[cfg(unix)]
struct Locked(PathBuf);

#[cfg(unix)]
impl Locked {
    /// Sets a folder's rights; `None` where they bind nobody, as for root.
    fn folder(folder: &Path, mode: u32) -> Option<Self> {
        let locked = Self(folder.to_owned());
        locked.set(0o000);
        let binds = fs::read_dir(folder).is_err();
        locked.set(mode);
        binds.then_some(locked)
    }

    fn set(&self, mode: u32) {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&self.0, fs::Permissions::from_mode(mode)).unwrap();
    }
}

#[cfg(unix)]
impl Drop for Locked {
    fn drop(&mut self) {
        self.set(0o755);
    }
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
