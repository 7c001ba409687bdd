//! A made file, and where made files go.

use std::{collections::BTreeMap, fmt, io, sync::Mutex};

/// One file of the portal as published.
#[derive(Clone, Copy, Debug)]
pub struct Artifact<'a> {
    /// Where it goes below the portal's root, with `/` between folders: `kabar/index.html`.
    pub path: &'a str,
    /// All of its bytes.
    pub bytes: &'a [u8],
    /// What it was made of, for sinks that remember; the same fingerprint means the same bytes.
    pub fingerprint: Option<Fingerprint>,
}

/// A digest of everything that an artifact is made of.
pub type Fingerprint = [u8; 32];

/// Takes artifacts one by one, from several threads, as they are made.
pub trait Sink: Sync {
    /// Takes one artifact; no two of a build have the same path.
    ///
    /// # Errors
    /// When the artifact cannot be kept, as on a full disk.
    fn put(&self, artifact: Artifact<'_>) -> Result<(), SinkError>;

    /// Whether the sink remembers what artifacts were made of, so that fingerprints are worth their cost.
    fn remembers(&self) -> bool {
        false
    }

    /// Whether files that hardly anybody looks at while writing, such as the search index and the
    /// pictures of link previews, are made when they are asked for, and not before.
    fn waits(&self) -> bool {
        false
    }

    /// Keeps the artifact that the sink has at `path` when it was made of just this; the artifact
    /// then need not be made again.
    fn keep(&self, _path: &str, _fingerprint: &Fingerprint) -> bool {
        false
    }
}

impl<'a> Artifact<'a> {
    /// An artifact that is made anew every time.
    pub fn new(path: &'a str, bytes: &'a [u8]) -> Self {
        Self { path, bytes, fingerprint: None }
    }
}

/// The machine refused an artifact.
#[derive(Debug)]
pub struct SinkError {
    /// The path that was being written.
    pub path: String,
    /// Why.
    pub source: io::Error,
}

impl fmt::Display for SinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.source)
    }
}

impl std::error::Error for SinkError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Puts everything below a folder of another sink.
pub struct Below<'a> {
    /// The folder, with a slash at its end.
    pub folder: &'a str,
    /// The other sink.
    pub sink: &'a dyn Sink,
}

impl Sink for Below<'_> {
    fn put(&self, artifact: Artifact<'_>) -> Result<(), SinkError> {
        let path = [self.folder, artifact.path].concat();
        self.sink.put(Artifact { path: &path, ..artifact })
    }

    fn remembers(&self) -> bool {
        self.sink.remembers()
    }

    fn waits(&self) -> bool {
        self.sink.waits()
    }

    fn keep(&self, path: &str, fingerprint: &Fingerprint) -> bool {
        self.sink.keep(&[self.folder, path].concat(), fingerprint)
    }
}

/// Keeps nothing: for `check`, which wants the problems alone.
#[derive(Debug, Default)]
pub struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: Artifact<'_>) -> Result<(), SinkError> {
        Ok(())
    }

    fn waits(&self) -> bool {
        true
    }
}

/// Keeps everything in memory, by path.
#[derive(Debug, Default)]
pub struct Held {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Held {
    /// All that was kept.
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.files.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Sink for Held {
    fn put(&self, artifact: Artifact<'_>) -> Result<(), SinkError> {
        let mut files = self.files.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        files.insert(artifact.path.to_owned(), artifact.bytes.to_owned());
        Ok(())
    }
}
