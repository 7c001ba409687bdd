//! Publishing into a folder: all of a build, or nothing of it.
//!
//! A folder that is not there yet is prepared as a whole and put in place by one rename. One that
//! is there gets only what differs, by a [journal](super::journal) that can be completed later.

use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use crate::artifact::{Artifact, Fingerprint, Sink, SinkError};

use super::{
    before::{Before, Fate},
    error::{Action, DiskError},
    files::{self, Folders},
    journal::{self, Changes},
    marker::{self, Note},
    names,
    work::Work,
};

/// A build on its way into a folder. Dropped before [`finish`](Self::finish), it publishes nothing.
#[derive(Debug)]
pub struct Publisher {
    out: PathBuf,
    before: Option<Before>,
    prepared: Folders,
    taken: Mutex<Taken>,
    work: Work,
}

/// What was taken so far.
#[derive(Debug, Default)]
struct Taken {
    /// All artifacts.
    made: Vec<Made>,
    /// Files of others that are in the way.
    foreign: BTreeSet<String>,
}

/// An artifact that was taken.
#[derive(Debug)]
struct Made {
    path: String,
    /// Whether it is still to be published.
    is_new: bool,
    /// What it was made of.
    note: Option<Note>,
    /// Whether it was kept without being made.
    is_kept: bool,
}

/// What publishing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or changed.
    pub written: usize,
    /// Files that were there already, and were not touched.
    pub unchanged: usize,
    /// Files of an earlier build that were removed.
    pub removed: usize,
}

/// Completes what a killed build left half done in a folder, or clears away what it had prepared.
///
/// Tells whether there was something to complete. What another build is doing at this moment is
/// left alone. Every command calls this first, so that none sees half a site.
///
/// # Errors
/// When the machine refuses; the next command will try again.
pub fn recover(out: &Path) -> Result<bool, DiskError> {
    let out = resolve(out)?;
    let mut completed = false;
    for work in Work::left_behind(&out)? {
        completed |= journal::complete(&work, &out)?;
    }
    Ok(completed)
}

impl Publisher {
    /// Gets ready to publish into a folder, after completing what a killed build left there.
    ///
    /// # Errors
    /// When the folder may not be used, another build is publishing into it, or the machine refuses.
    pub fn open(out: &Path) -> Result<Self, DiskError> {
        recover(out)?;
        let out = resolve(out)?;
        Before::read(&out)?;
        let work = Work::open(&out)?;
        // Another build may have come and gone, or been killed, before the lock was ours.
        journal::complete(&work, &out)?;
        work.clear()?;
        let before = Before::read(&out)?;
        let prepared = work.new_files();
        files::make_folder(&prepared).map_err(DiskError::refused(Action::Write, &prepared))?;
        Ok(Self { out, before, prepared: Folders::below(prepared), taken: Mutex::default(), work })
    }

    /// Publishes all that was put, and removes what an earlier build published and this one did not make.
    ///
    /// # Errors
    /// When files of others are in the way or the machine refuses. Then the old site stays, or the
    /// next command completes the new one.
    pub fn finish(self) -> Result<Published, DiskError> {
        let Taken { made, foreign } = self.taken.into_inner().unwrap_or_else(PoisonError::into_inner);
        if !foreign.is_empty() {
            return Err(DiskError::Foreign { out: self.out, paths: foreign.into_iter().collect() });
        }
        let mut made = made;
        made.sort_unstable_by(|one, other| one.path.cmp(&other.path));
        let twice = made.array_windows().find(|[one, other]| one.path == other.path);
        debug_assert!(twice.is_none(), "two artifacts have this path: {twice:?}");
        let marker = marker::write(made.iter().map(|made| (&made.path, made.note.as_ref())));
        let written = made.iter().filter(|made| made.is_new).count();
        let unchanged = made.len() - written;
        // Pages that were made only to be what was there already: a marker put there after them keeps them.
        let is_late = made.iter().any(|made| !made.is_new && !made.is_kept && made.note.is_some());
        let Some(before) = self.before else {
            place_whole(&self.work, &self.out, &marker)?;
            return Ok(Published { written, unchanged, removed: 0 });
        };
        let remove = before.gone(|path| made.binary_search_by(|made| made.path.as_str().cmp(path)).is_ok())?;
        let place = made.into_iter().filter(|made| made.is_new).map(|made| made.path).collect();
        let changes = Changes { remove, place };
        let removed = changes.remove.len();
        if written + removed > 0 || is_late || !before.has_marker(&marker) {
            changes.commit(&self.work, &marker)?;
            journal::complete(&self.work, &self.out)?;
        }
        Ok(Published { written, unchanged, removed })
    }

    /// What becomes of an artifact, which is written unless it is published already.
    fn take(&self, artifact: &Artifact<'_>) -> io::Result<Fate> {
        if !names::is_publishable(artifact.path) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let fate = self.before.as_ref().map_or(Ok(Fate::New), |before| before.fate(artifact))?;
        if matches!(fate, Fate::New) {
            self.prepared.make_for(artifact.path)?;
            files::write(&self.prepared.file(artifact.path), artifact.bytes)?;
        }
        Ok(fate)
    }
}

impl Sink for Publisher {
    fn put(&self, artifact: Artifact<'_>) -> Result<(), SinkError> {
        let refused = |source| SinkError { path: self.out.join(artifact.path).display().to_string(), source };
        let fate = self.take(&artifact).map_err(refused)?;
        self.note(artifact.path, fate, Note::of(&artifact), false);
        Ok(())
    }

    fn remembers(&self) -> bool {
        true
    }

    fn asked(&self, path: &str) -> Option<String> {
        Some(self.before.as_ref()?.note(path)?.asked.to_string())
    }

    fn keep(&self, path: &str, fingerprint: Fingerprint) -> bool {
        let Some(before) = self.before.as_ref().filter(|before| before.keeps(path, fingerprint)) else { return false };
        self.note(path, Fate::Same, before.note(path).cloned(), true);
        true
    }

    fn has_below(&self, folder: &str, fingerprint: Fingerprint) -> Vec<String> {
        self.before.as_ref().map(|before| before.has_below(folder, fingerprint)).unwrap_or_default()
    }

    fn keep_named(&self, path: &str) -> bool {
        let has = names::is_publishable(path) && self.before.as_ref().is_some_and(|before| before.published(path));
        if has {
            self.note(path, Fate::Same, None, true);
        }
        has
    }

    fn read(&self, path: &str) -> Option<Vec<u8>> {
        std::fs::read(self.file_at(path)).ok()
    }

    fn size(&self, path: &str) -> Option<u64> {
        std::fs::metadata(self.file_at(path)).ok().map(|metadata| metadata.len())
    }
}

impl Publisher {
    /// Where the file of a path is now.
    fn file_at(&self, path: &str) -> PathBuf {
        match self.before.as_ref().is_some_and(|before| before.published(path)) {
            true => self.out.join(path),
            false => self.prepared.file(path),
        }
    }

    /// Notes that an artifact was taken.
    fn note(&self, path: &str, fate: Fate, note: Option<Note>, is_kept: bool) {
        let made = Made { path: path.to_owned(), is_new: matches!(fate, Fate::New), note, is_kept };
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.made.push(made);
        if let Fate::Foreign(paths) = fate {
            taken.foreign.extend(paths);
        }
    }
}

/// Puts a whole new site in its place.
fn place_whole(work: &Work, out: &Path, marker: &str) -> Result<(), DiskError> {
    let prepared = work.new_files();
    let path = prepared.join(marker::NAME);
    files::write(&path, marker.as_bytes()).map_err(DiskError::refused(Action::Write, &path))?;
    files::outlast(&path);
    files::rename(&prepared, out)
}

/// A folder's true path, through links; of one that is not there, the path it will have.
fn resolve(out: &Path) -> Result<PathBuf, DiskError> {
    let refused = || DiskError::refused(Action::Read, out);
    let full = std::path::absolute(out).map_err(refused())?;
    let there = full.ancestors().find(|above| files::exists(above)).unwrap_or(&full);
    let found = there.canonicalize().map_err(refused())?;
    match full.strip_prefix(there) {
        Ok(rest) if rest.as_os_str().is_empty() => Ok(found),
        Ok(rest) => Ok(found.join(rest)),
        Err(_) => Ok(full),
    }
}
