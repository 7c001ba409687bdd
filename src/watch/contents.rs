//! What readers were given of each file, so that a touch can be told from a change.

use std::{
    collections::HashMap,
    io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::tree::{File, ReadFile, Tree};

/// By path, what was read since the file's last change was told.
#[derive(Default)]
pub(super) struct Contents {
    given: Mutex<HashMap<Arc<str>, Given>>,
}

/// What readers of one file were given.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Given {
    /// These bytes, each time.
    Bytes(blake3::Hash),
    /// An error, each time.
    Failure,
    /// Not always the same: the file changed while it was being read.
    Several,
}

/// How a file compares with what readers were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// They were given what it holds.
    Same,
    /// They were given something else.
    Different,
    /// Nobody has read it.
    Unread,
    /// It is not there just now.
    Gone,
}

impl Contents {
    /// Compares a file with what readers were given.
    pub(super) fn compare(&self, path: &str, tree: &Tree) -> Verdict {
        let Some(given) = self.lock().get(path).copied() else { return Verdict::Unread };
        if given == Given::Several {
            return Verdict::Different;
        }
        match tree.read(path) {
            read if given_of(&read) == given => Verdict::Same,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Verdict::Gone,
            _ => Verdict::Different,
        }
    }

    /// Forgets a file whose change will be told.
    pub(super) fn forget(&self, path: &str) {
        self.lock().remove(path);
    }

    /// Notes what a reader is given.
    fn note(&self, file: &File, read: &io::Result<Vec<u8>>) {
        let given = given_of(read);
        let mut all = self.lock();
        let noted = all.entry(Arc::clone(&file.path)).or_insert(given);
        if *noted != given {
            *noted = Given::Several;
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Arc<str>, Given>> {
        self.given.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn given_of(read: &io::Result<Vec<u8>>) -> Given {
    read.as_ref().map_or(Given::Failure, |bytes| Given::Bytes(blake3::hash(bytes)))
}

/// A tree that notes what its readers are given.
pub(super) struct Noting {
    /// The tree as it was walked.
    pub(super) tree: Tree,
    /// Where it is noted.
    pub(super) contents: Arc<Contents>,
}

impl ReadFile for Noting {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let read = self.tree.read(path);
        if let Some(file) = self.tree.get(path) {
            self.contents.note(file, &read);
        }
        read
    }
}
