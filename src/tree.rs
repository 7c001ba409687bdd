//! A folder of files as a build sees it: names and sizes at once, bytes when asked.

use std::{collections::BTreeMap, io, sync::Arc};

use unicode_normalization::UnicodeNormalization;

/// The files below a root, sorted by path.
#[derive(Clone)]
pub struct Tree {
    files: Arc<[File]>,
    reader: Arc<dyn ReadFile>,
}

/// One file of a [`Tree`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The path below the root, with `/` between folders; valid UTF-8 by the time it is here.
    pub path: Arc<str>,
    /// Its length in bytes.
    pub size: u64,
    /// What tells one state of the file from another without reading it; files held in memory have none.
    pub stamp: Option<Stamp>,
}

/// What a file system says of a file's state: while it stays the same the content almost certainly does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// Which file it is on its disk; 0 where there is no such number.
    pub inode: u64,
    /// Its length in bytes.
    pub size: u64,
    /// When its content changed: seconds and nanoseconds since 1970.
    pub modified: (i64, u32),
    /// When anything of it changed, on Unix; zeroes elsewhere.
    pub changed: (i64, u32),
}

/// Where a tree's bytes come from: a disk, a program's own data, a test.
pub trait ReadFile: Send + Sync {
    /// The bytes of the file at `path` below the root.
    ///
    /// # Errors
    /// When the file is gone or cannot be read.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

impl Tree {
    /// A tree of the given files, in any order.
    pub fn new(mut files: Vec<File>, reader: Arc<dyn ReadFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files: files.into(), reader }
    }

    /// A tree held in memory, as tests and built-in themes use it.
    pub fn from_texts<P: Into<String>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        let held: BTreeMap<String, Vec<u8>> =
            files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect();
        let files = held
            .iter()
            .map(|(path, bytes)| File { path: path.as_str().into(), size: bytes.len() as u64, stamp: None })
            .collect();
        Self::new(files, Arc::new(held))
    }

    /// Other states of the same files, sorted by path.
    #[must_use]
    pub fn with(&self, files: Vec<File>) -> Self {
        Self { files: files.into(), reader: Arc::clone(&self.reader) }
    }

    /// The same files, whose bytes come from elsewhere.
    #[must_use]
    pub fn read_by(&self, reader: Arc<dyn ReadFile>) -> Self {
        Self { files: Arc::clone(&self.files), reader }
    }

    /// All files, sorted by path.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The file at `path`, if there is one.
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.binary_search_by(|file| (*file.path).cmp(path)).ok().map(|at| &self.files[at])
    }

    /// The bytes of the file at `path`.
    ///
    /// # Errors
    /// When the file is not there or cannot be read.
    pub fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.reader.read(path)
    }
}

/// A form of a path that is the same for all which Windows or macOS would take for one.
pub fn folded(path: &str) -> String {
    if path.is_ascii() { path.to_ascii_lowercase() } else { path.nfc().flat_map(char::to_lowercase).nfc().collect() }
}

impl ReadFile for BTreeMap<String, Vec<u8>> {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}
