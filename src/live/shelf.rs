//! Artifacts in memory, with what they were made of.

use std::{
    collections::HashMap,
    io,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use ahash::AHashMap;

use crate::{
    artifact::{Artifact, Fingerprint, Late, Sink, SinkError},
    render::search,
};

/// The artifacts of one version, and those of the version before as long as they may be kept.
#[derive(Default)]
pub struct Shelf {
    made: Mutex<Arc<All>>,
    before: Mutex<Arc<All>>,
    abandoned: AtomicBool,
    changed: AtomicUsize,
}

/// Artifacts by path.
type All = AHashMap<Arc<str>, Kept>;

#[derive(Clone)]
struct Kept {
    fingerprint: Option<Fingerprint>,
    bytes: Arc<[u8]>,
    /// What a file of the search index is made of; what pages are made of is remembered with their texts.
    asked: Option<Arc<str>>,
}

impl Shelf {
    /// An empty shelf that may keep what is on this one.
    pub fn heir(&self) -> Self {
        let made = Arc::clone(&self.made.lock().unwrap_or_else(PoisonError::into_inner));
        let mut before = Arc::clone(&self.before.lock().unwrap_or_else(PoisonError::into_inner));
        if before.is_empty() {
            before = made;
        } else {
            let made = made.iter().map(|(path, kept)| (Arc::clone(path), kept.clone()));
            Arc::make_mut(&mut before).extend(made);
        }
        Self { before: Mutex::new(before), ..Self::default() }
    }

    /// An empty shelf that may keep what this one may, but nothing of what somebody may just be putting on it.
    pub fn sibling(&self) -> Self {
        let before = Arc::clone(&self.before.lock().unwrap_or_else(PoisonError::into_inner));
        Self { before: Mutex::new(before), ..Self::default() }
    }

    /// The artifact at a path, if it was made for this version.
    pub fn get(&self, path: &str) -> Option<Arc<[u8]>> {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.get(path).map(|kept| Arc::clone(&kept.bytes))
    }

    /// The artifact that the version before had at a path.
    pub fn before(&self, path: &str) -> Option<Arc<[u8]>> {
        let before = self.before.lock().unwrap_or_else(PoisonError::into_inner);
        before.get(path).map(|kept| Arc::clone(&kept.bytes))
    }

    /// Puts something on the shelf that was not made for this version.
    pub fn set_aside(&self, path: &str, bytes: Arc<[u8]>) {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::make_mut(&mut made).entry(path.into()).or_insert(Kept { fingerprint: None, bytes, asked: None });
    }

    /// Every artifact, by path.
    pub fn all(&self) -> HashMap<String, Arc<[u8]>> {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.iter().map(|(path, kept)| (path.to_string(), Arc::clone(&kept.bytes))).collect()
    }

    /// Takes no more artifacts.
    pub fn abandon(&self) {
        self.abandoned.store(true, Ordering::Relaxed);
    }

    /// Whether it takes no more artifacts.
    pub fn is_abandoned(&self) -> bool {
        self.abandoned.load(Ordering::Relaxed)
    }

    /// Forgets the version before. Returns how many pages differ from it.
    pub fn settle(&self) -> usize {
        *self.before.lock().unwrap_or_else(PoisonError::into_inner) = Arc::default();
        self.changed.load(Ordering::Relaxed)
    }
}

impl Sink for Shelf {
    fn put(&self, artifact: Artifact<'_>) -> Result<(), SinkError> {
        if self.is_abandoned() {
            return Err(SinkError { path: artifact.path.to_owned(), source: io::ErrorKind::Interrupted.into() });
        }
        let before = self.before.lock().unwrap_or_else(PoisonError::into_inner).get(artifact.path).cloned();
        let same = before.filter(|kept| *kept.bytes == *artifact.bytes).map(|kept| kept.bytes);
        let bytes = same.unwrap_or_else(|| {
            self.changed.fetch_add(usize::from(artifact.path.ends_with(".html")), Ordering::Relaxed);
            Arc::from(artifact.bytes)
        });
        let asked = artifact.asked.filter(|_| is_of_index(artifact.path)).map(Arc::from);
        let kept = Kept { fingerprint: artifact.fingerprint, bytes, asked };
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::make_mut(&mut made).insert(artifact.path.into(), kept);
        Ok(())
    }

    fn remembers(&self) -> bool {
        true
    }

    fn waits(&self, _: Late) -> bool {
        true
    }

    fn asked(&self, path: &str) -> Option<String> {
        let before = self.before.lock().unwrap_or_else(PoisonError::into_inner);
        before.get(path)?.asked.as_deref().map(str::to_owned)
    }

    fn keep(&self, path: &str, fingerprint: Fingerprint) -> bool {
        let is_same = |kept: &Kept| kept.fingerprint == Some(fingerprint);
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if made.get(path).is_some_and(is_same) {
            return true;
        }
        let before = self.before.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(kept) = before.get(path).filter(|kept| is_same(kept)) else { return false };
        Arc::make_mut(&mut made).insert(path.into(), kept.clone());
        true
    }

    fn has_below(&self, folder: &str, fingerprint: Fingerprint) -> Vec<String> {
        let before = self.before.lock().unwrap_or_else(PoisonError::into_inner);
        let is_of_this = |path: &str, kept: &Kept| path.starts_with(folder) && kept.fingerprint == Some(fingerprint);
        before.iter().filter(|(path, kept)| is_of_this(path, kept)).map(|(path, _)| path.to_string()).collect()
    }

    fn keep_named(&self, path: &str) -> bool {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if made.contains_key(path) {
            return true;
        }
        let before = self.before.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((path, kept)) = before.get_key_value(path) else { return false };
        Arc::make_mut(&mut made).insert(Arc::clone(path), kept.clone());
        true
    }

    fn read(&self, path: &str) -> Option<Vec<u8>> {
        let earlier = || self.before(path).filter(|_| is_of_index(path));
        Some(self.get(path).or_else(earlier)?.to_vec())
    }
}

/// Whether a file is one of the search index.
fn is_of_index(path: &str) -> bool {
    path.starts_with(search::FOLDER)
}
