//! Changes that somebody else saw, told to one who waits for those of a folder.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use super::hints::Hints;

/// Tells a [`Watcher`](super::Watcher) of changes elsewhere, from any thread.
#[derive(Clone)]
pub struct Nudger {
    pub(super) told: Arc<Mutex<BTreeSet<Arc<str>>>>,
    pub(super) hints: Arc<Hints>,
}

impl Nudger {
    /// Ends the waiting, as if these paths had changed in the watched folder.
    pub fn nudge(&self, paths: impl IntoIterator<Item = Arc<str>>) {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).extend(paths);
        self.hints.stir_all();
    }

    /// What was told since the last time.
    pub(super) fn take(&self) -> Vec<Arc<str>> {
        std::mem::take(&mut *self.told.lock().unwrap_or_else(PoisonError::into_inner)).into_iter().collect()
    }
}
