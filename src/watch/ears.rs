//! Listening to the system for changes in folders.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode, Watcher, WatcherKind};

use crate::disk::{Walked, WalkedFolder};

use super::hints::Hints;

/// What listens, and to which folders.
///
/// On Linux each folder is listened to by itself, so that published folders and `.git` cost
/// nothing; elsewhere the system listens to all below the root at once.
pub(super) struct Ears {
    watcher: RecommendedWatcher,
    /// The folders listened to, each with its number on the disk.
    heard: BTreeMap<PathBuf, u64>,
}

impl Ears {
    /// Listens to nothing yet; what will be heard goes into `hints`.
    pub(super) fn new(hints: &Arc<Hints>) -> notify::Result<Self> {
        let hints = Arc::clone(hints);
        let config = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(move |told| hints.take_in(told), config)?;
        Ok(Self { watcher, heard: BTreeMap::new() })
    }

    /// Whether nothing is listened to.
    pub(super) fn is_idle(&self) -> bool {
        self.heard.is_empty()
    }

    /// Stops listening where these paths were, and below them.
    pub(super) fn forget(&mut self, gone: &[PathBuf]) {
        for path in gone {
            let below = self.heard.range(path.clone()..).map(|(heard, _)| heard.clone());
            let below: Vec<PathBuf> = below.take_while(|heard| heard.starts_with(path)).collect();
            below.iter().for_each(|path| self.stop(path));
        }
    }

    /// Listens to what a walk found and to nothing else; tells whether anything of it is new.
    ///
    /// A folder that was moved keeps what listens to it, under its old path: so the old ones are
    /// left before the new ones are taken up.
    pub(super) fn attend(&mut self, walked: &Walked) -> notify::Result<bool> {
        let wanted = wanted(walked);
        let is_old = |(path, inode): &(&PathBuf, &u64)| wanted.get(path.as_path()) != Some(inode);
        let old: Vec<PathBuf> = self.heard.iter().filter(is_old).map(|(path, _)| path.clone()).collect();
        old.iter().for_each(|path| self.stop(path));
        let mut is_any_new = false;
        for (path, inode) in wanted {
            if !self.heard.contains_key(path) {
                is_any_new |= self.start(path, inode)?;
            }
        }
        Ok(is_any_new)
    }

    /// Listens to a folder; one that is gone or locked just now is passed over.
    fn start(&mut self, path: &Path, inode: u64) -> notify::Result<bool> {
        let mode = if hears_single_folders() { RecursiveMode::NonRecursive } else { RecursiveMode::Recursive };
        match self.watcher.watch(path, mode) {
            Ok(()) => Ok(self.heard.insert(path.to_owned(), inode).is_none()),
            Err(error) if is_of_folder(&error) => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn stop(&mut self, path: &Path) {
        self.heard.remove(path);
        // What is gone has mostly been left already.
        let _ = self.watcher.unwatch(path);
    }
}

/// The folders to listen to.
fn wanted(walked: &Walked) -> BTreeMap<&Path, u64> {
    let is_wanted = |folder: &&WalkedFolder| hears_single_folders() || folder.path == walked.root;
    walked.folders.iter().filter(is_wanted).map(|folder| (folder.path.as_path(), folder.inode)).collect()
}

fn hears_single_folders() -> bool {
    RecommendedWatcher::kind() == WatcherKind::Inotify
}

/// Whether an error says something of the folder alone.
fn is_of_folder(error: &notify::Error) -> bool {
    use std::io::ErrorKind::{NotADirectory, NotFound, PermissionDenied};
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => matches!(error.kind(), NotFound | PermissionDenied | NotADirectory),
        ErrorKind::Generic(_) | ErrorKind::WatchNotFound | ErrorKind::InvalidConfig(_) | ErrorKind::MaxFilesWatch => {
            false
        }
    }
}
