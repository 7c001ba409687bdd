//! What was read of files that have not changed since.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use super::Part;
use crate::{
    problem::Problem,
    tree::{File, Stamp},
};

/// The records of files, by path, as long as the files stay what they are.
#[derive(Default)]
pub struct FileMemory {
    read: Mutex<HashMap<Arc<str>, Remembered>>,
}

struct Remembered {
    stamp: Stamp,
    frame: String,
    found: Arc<Found>,
}

/// What reading a file came to.
pub(super) struct Found {
    pub(super) part: Part,
    pub(super) problems: Vec<Problem>,
}

impl FileMemory {
    /// Forgets files that are known to have changed, whatever their stamps say.
    pub fn forget<'p>(&self, paths: impl IntoIterator<Item = &'p str>) {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        for path in paths {
            read.remove(path);
        }
    }

    /// What was read of a file, if it is still the same file. `frame` is all else that reading depends on.
    pub(super) fn recall(&self, file: &File, frame: &str) -> Option<Arc<Found>> {
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let remembered = read.get(&file.path)?;
        (Some(remembered.stamp) == file.stamp && remembered.frame == frame).then(|| Arc::clone(&remembered.found))
    }

    /// Remembers what was read of the files of a tree, and nothing of others.
    pub(super) fn remember(&self, found: Vec<(&File, Arc<Found>)>, frame: &str) {
        let remembered = found.into_iter().filter_map(|(file, found)| {
            let stamp = file.stamp?;
            Some((Arc::clone(&file.path), Remembered { stamp, frame: frame.to_owned(), found }))
        });
        let remembered = remembered.collect();
        *self.read.lock().unwrap_or_else(PoisonError::into_inner) = remembered;
    }
}
