//! What was read of files that have not changed since.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ahash::AHashMap;

use super::Part;
use crate::{
    problem::Problem,
    tree::{File, Stamp, Tree},
};

/// The records of files, by path, as long as the files stay what they are.
#[derive(Default)]
pub struct FileMemory {
    known: Mutex<Arc<Known>>,
}

/// What is remembered at a moment.
#[derive(Clone, Default)]
pub(super) struct Known {
    /// All else that reading depended on.
    frame: String,
    files: AHashMap<Arc<str>, (Stamp, Arc<Found>)>,
}

/// What reading a file came to.
pub(super) struct Found {
    pub(super) part: Part,
    pub(super) problems: Vec<Problem>,
}

impl FileMemory {
    /// Forgets files that are known to have changed, whatever their stamps say.
    pub fn forget<'p>(&self, paths: impl IntoIterator<Item = &'p str>) {
        let mut known = self.lock();
        let known = Arc::make_mut(&mut known);
        for path in paths {
            known.files.remove(path);
        }
    }

    /// What was read under the same circumstances; `frame` is all that reading depends on beside the file.
    pub(super) fn known(&self, frame: &str) -> Arc<Known> {
        let known = self.lock();
        if known.frame == frame { Arc::clone(&known) } else { Arc::default() }
    }

    /// Remembers what was read anew of the files of a tree, beside what was known, and nothing of other files.
    pub(super) fn remember(&self, tree: &Tree, fresh: Vec<(&File, Found)>, frame: String) {
        let mut known = self.lock();
        if known.frame != frame {
            *known = Arc::new(Known { frame, files: AHashMap::new() });
        }
        let files = &mut Arc::make_mut(&mut known).files;
        let fresh = fresh.into_iter();
        files.extend(fresh.filter_map(|(file, found)| Some((Arc::clone(&file.path), (file.stamp?, Arc::new(found))))));
        if files.len() != tree.files().iter().filter(|file| file.stamp.is_some()).count() {
            files.retain(|path, _| tree.get(path).is_some_and(|file| file.stamp.is_some()));
        }
    }

    fn lock(&self) -> MutexGuard<'_, Arc<Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    /// What was read of a file, if it is still the same file.
    pub(super) fn recall(&self, file: &File) -> Option<&Found> {
        let (stamp, found) = self.files.get(&file.path)?;
        (Some(*stamp) == file.stamp).then_some(found)
    }
}
