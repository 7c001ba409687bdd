//! A made file, and where made files go.

use std::{collections::BTreeMap, fmt, io, sync::Mutex};

use twox_hash::XxHash3_128;

/// One file of the portal as published.
#[derive(Clone, Copy, Debug)]
pub struct Artifact<'a> {
    /// Where it goes below the portal's root, with `/` between folders: `kabar/index.html`.
    pub path: &'a str,
    /// All of its bytes.
    pub bytes: &'a [u8],
    /// What it was made of, for sinks that remember; the same fingerprint means the same bytes.
    pub fingerprint: Option<Fingerprint>,
    /// What its texts asked of the portal, on one line, for sinks that outlive the build: with the answers
    /// its fingerprint can be told the next time without rendering them; empty where nothing was asked.
    /// `None` where they have to be rendered each time, so that there is nothing to note.
    pub asked: Option<&'a str>,
}

/// A digest of everything that an artifact is made of: it tells states of one artifact apart, and is no
/// proof against somebody who wants two of them to look alike.
pub type Fingerprint = u128;

/// The digest of some bytes, by XXH3 in its form of 128 bits: an order of magnitude faster than a digest
/// that is such a proof, of which a build would need as many as it has pages.
pub fn fingerprint(bytes: &[u8]) -> Fingerprint {
    XxHash3_128::oneshot(bytes)
}

/// Files that take long to make and that hardly anybody looks at while writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// The portal's records for other programs.
    Bundle,
    /// Drawn pictures of link previews.
    Cards,
    /// Photos in their sizes.
    Photos,
    /// The search index.
    Search,
}

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

    /// Whether such files are made when they are asked for, and not before.
    fn waits(&self, _late: Late) -> bool {
        false
    }

    /// What the texts of the artifact at a path asked when it was made, where the sink has that from an
    /// earlier build.
    fn asked(&self, _path: &str) -> Option<String> {
        None
    }

    /// Keeps the artifact that the sink has at `path` when it was made of just this; the artifact
    /// then need not be made again.
    fn keep(&self, _path: &str, _fingerprint: Fingerprint) -> bool {
        false
    }

    /// The paths of the artifacts that the sink has below a folder from an earlier build and that were made of just
    /// this, if none of them changed since: they may be kept.
    fn has_below(&self, _folder: &str, _fingerprint: Fingerprint) -> Vec<String> {
        Vec::new()
    }

    /// Keeps the artifact that the sink has at a path which tells its content; it then need not be made again.
    fn keep_named(&self, _path: &str) -> bool {
        false
    }

    /// The bytes that the sink has at a path, where it can tell.
    fn read(&self, _path: &str) -> Option<Vec<u8>> {
        None
    }

    /// How many bytes the sink has at a path, where it can tell.
    fn size(&self, path: &str) -> Option<u64> {
        self.read(path).map(|bytes| bytes.len() as u64)
    }

    /// Told before a long work how many steps it has; artifacts put from then on count as steps, also those of other
    /// work that goes on beside it.
    fn begins(&self, _steps: usize) {}

    /// Told which part of the work the artifacts from then on are.
    fn enters(&self, _stage: &'static str) {}
}

impl<'a> Artifact<'a> {
    /// An artifact that is made anew every time.
    pub fn new(path: &'a str, bytes: &'a [u8]) -> Self {
        Self { path, bytes, fingerprint: None, asked: None }
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

    fn waits(&self, late: Late) -> bool {
        self.sink.waits(late)
    }

    fn asked(&self, path: &str) -> Option<String> {
        self.sink.asked(&[self.folder, path].concat())
    }

    fn keep(&self, path: &str, fingerprint: Fingerprint) -> bool {
        self.sink.keep(&[self.folder, path].concat(), fingerprint)
    }

    fn has_below(&self, folder: &str, fingerprint: Fingerprint) -> Vec<String> {
        let mut there = self.sink.has_below(&[self.folder, folder].concat(), fingerprint);
        there.iter_mut().for_each(|path| drop(path.drain(..self.folder.len())));
        there
    }

    fn keep_named(&self, path: &str) -> bool {
        self.sink.keep_named(&[self.folder, path].concat())
    }

    fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.sink.read(&[self.folder, path].concat())
    }

    fn size(&self, path: &str) -> Option<u64> {
        self.sink.size(&[self.folder, path].concat())
    }

    fn begins(&self, steps: usize) {
        self.sink.begins(steps);
    }
}

/// Another sink, which does not wait.
pub struct Now<'a>(pub &'a dyn Sink);

impl Sink for Now<'_> {
    fn put(&self, artifact: Artifact<'_>) -> Result<(), SinkError> {
        self.0.put(artifact)
    }

    fn remembers(&self) -> bool {
        self.0.remembers()
    }

    fn asked(&self, path: &str) -> Option<String> {
        self.0.asked(path)
    }

    fn keep(&self, path: &str, fingerprint: Fingerprint) -> bool {
        self.0.keep(path, fingerprint)
    }

    fn has_below(&self, folder: &str, fingerprint: Fingerprint) -> Vec<String> {
        self.0.has_below(folder, fingerprint)
    }

    fn keep_named(&self, path: &str) -> bool {
        self.0.keep_named(path)
    }

    fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.0.read(path)
    }

    fn size(&self, path: &str) -> Option<u64> {
        self.0.size(path)
    }

    fn begins(&self, steps: usize) {
        self.0.begins(steps);
    }

    fn enters(&self, stage: &'static str) {
        self.0.enters(stage);
    }
}

/// Keeps nothing: for `check`, which wants the problems alone.
#[derive(Debug, Default)]
pub struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: Artifact<'_>) -> Result<(), SinkError> {
        Ok(())
    }

    fn waits(&self, _: Late) -> bool {
        true
    }
}

/// Keeps nothing either, but has everything made: for `check` where all of it is to be counted.
#[derive(Debug, Default)]
pub struct Counted;

impl Sink for Counted {
    fn put(&self, _: Artifact<'_>) -> Result<(), SinkError> {
        Ok(())
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
