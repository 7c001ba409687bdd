//! A portal that is served while its author edits it.
//!
//! Watching is the build in a loop: the stages up to the plan run at once, the page that somebody
//! looks at is made as soon as it is asked for, and all others follow in the background. Whatever
//! the order, each page is what a fresh build would make of it.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

mod shelf;
mod version;

pub use shelf::Shelf;
pub use version::{Completed, Version};

use crate::{Inputs, Memory, prepare, render::patterns, route::Route, store::Shared};

/// A portal in its newest version.
pub struct Live {
    current: RwLock<Arc<Version>>,
    /// Versions that are over, until somebody has time to take them apart.
    retired: Mutex<Vec<Arc<Version>>>,
    memory: Memory,
    newest: AtomicU64,
}

/// What changed between two versions, as the watcher saw it.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// The files that are new, different or gone.
    pub paths: BTreeSet<Arc<str>>,
}

impl Change {
    /// Whether nothing but the portal's own stylesheets changed, so that pages need not be loaded again.
    pub fn is_of_styles_alone(&self) -> bool {
        let is_style = |path: &Arc<str>| path.starts_with("tema/css/") && path.ends_with(".css");
        !self.paths.is_empty() && self.paths.iter().all(is_style)
    }
}

impl Live {
    /// The first version of a portal, with what earlier builds kept in a store.
    pub fn new(inputs: &Inputs, store: Option<Shared>) -> Self {
        let memory = Memory::lasting(store);
        let prepared = prepare(inputs, &memory, &mut |_| {});
        let first = Version::new(1, prepared, Shelf::default(), None, false);
        Self { current: RwLock::new(Arc::new(first)), retired: Mutex::default(), memory, newest: AtomicU64::new(1) }
    }

    /// The newest version.
    pub fn current(&self) -> Arc<Version> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Lets the newest version take the place of the one before, which stops making pages.
    pub fn rebuild(&self, inputs: &Inputs, change: &Change) -> Arc<Version> {
        if let Some(files) = &self.memory.files {
            files.forget(change.paths.iter().map(|path| &**path));
        }
        let before = self.current();
        before.abandon();
        let prepared = prepare(inputs, &self.memory, &mut |_| {});
        let number = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        let version = Version::new(number, prepared, before.shelf.heir(), Some(&before), change.is_of_styles_alone());
        let version = Arc::new(version);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&version);
        self.retired.lock().unwrap_or_else(PoisonError::into_inner).push(before);
        version
    }

    /// Makes what nobody has asked for yet; `None` when a newer version came in between.
    pub fn complete(&self, version: &Version) -> Option<Completed> {
        drop(std::mem::take(&mut *self.retired.lock().unwrap_or_else(PoisonError::into_inner)));
        let completed = version.complete(&self.memory)?;
        if let Some(prose) = &self.memory.prose {
            prose.end_round();
        }
        Some(completed)
    }

    /// Where an old address of the newest version leads, once all of it is made.
    pub fn moved(&self, path: &str) -> Option<Route> {
        let file = Route::file(path).file_path();
        self.current().with_report(|report| report.moved.get(&file).cloned())
    }

    /// The file at a path of the newest version, made now if it has to be.
    pub fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        let version = self.current();
        if path.strip_suffix('/') == Some(patterns::ROUTE) {
            return Some(patterns::page(&version.prepared).into()).filter(|page: &Arc<[u8]>| !page.is_empty());
        }
        version.file(path, &self.memory)
    }
}
