//! What a system tells of changes, reduced to whether it is worth looking.

use std::{
    collections::BTreeSet,
    mem,
    path::{Path, PathBuf},
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use notify::{
    Event, EventKind,
    event::{AccessKind, AccessMode, ModifyKind, RemoveKind, RenameMode},
};

use crate::disk;

use super::now;

/// How many paths may be looked at one by one.
const MOST_PATHS: usize = 64;

/// How many folders may go between two looks before all are taken to be others.
const MOST_GONE: usize = 4_096;

/// Hints that came since they were last taken; events come on one thread and are awaited on another.
pub(super) struct Hints {
    skip: Vec<PathBuf>,
    taken_in: Mutex<Taken>,
    came: Condvar,
}

/// When hints came.
#[derive(Clone, Copy)]
pub(super) struct Told {
    /// The first.
    pub(super) first: Instant,
    /// The last.
    pub(super) last: Instant,
    /// Whether they were of one save, which has ended.
    pub(super) ended: bool,
}

/// Hints, all together.
#[derive(Default)]
pub(super) struct Taken {
    /// When the first and the last of them came.
    pub(super) times: Option<(Instant, Instant)>,
    /// Whether the last of them was the end of something: a file closed, or in its place.
    pub(super) ended: bool,
    /// Where something happened.
    pub(super) paths: Few,
    /// What is no longer where it was; if it was a folder, nobody listens at its path now.
    pub(super) gone: Vec<PathBuf>,
    /// Whether some were lost.
    pub(super) lost: bool,
    /// Why no more will come.
    pub(super) failure: Option<notify::Error>,
}

/// A few paths, or more than that.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Few {
    /// These.
    Paths(BTreeSet<PathBuf>),
    /// So many that all is looked at.
    Many,
}

impl Default for Few {
    fn default() -> Self {
        Self::Paths(BTreeSet::new())
    }
}

impl Hints {
    /// No hint yet; what happens in the folders of `skip` will be none.
    pub(super) fn new(skip: Vec<PathBuf>) -> Self {
        Self { skip, taken_in: Mutex::default(), came: Condvar::new() }
    }

    /// Takes in what the system tells.
    pub(super) fn take_in(&self, told: notify::Result<Event>) {
        match told {
            Ok(event) if self.is_hint(&event) => self.stir(|taken| taken.add(event)),
            Ok(event) if event.kind == CLOSED => self.closed(),
            Ok(_) => {}
            Err(error) => self.stir(|taken| taken.failure = Some(error)),
        }
    }

    /// Adds to the hints, and ends the waiting for them.
    pub(super) fn stir(&self, add: impl FnOnce(&mut Taken)) {
        let now = now();
        let mut taken = self.lock();
        taken.times = Some((taken.times.map_or(now, |(first, _)| first), now));
        add(&mut taken);
        drop(taken);
        self.came.notify_all();
    }

    /// Adds that what wants to look at the whole folder does so.
    pub(super) fn stir_all(&self) {
        self.stir(|taken| taken.paths = Few::Many);
    }

    /// A file that was written is closed: nothing more of it is to come.
    fn closed(&self) {
        let mut taken = self.lock();
        taken.ended = true;
        drop(taken);
        self.came.notify_all();
    }

    /// When the first and the last hint came, if any did.
    pub(super) fn times(&self) -> Option<(Instant, Instant)> {
        self.lock().times
    }

    /// When it was told, and whether what was told of has ended, if anything was told.
    pub(super) fn told(&self) -> Option<Told> {
        let taken = self.lock();
        let ended = taken.ended && taken.paths.are_of_one_save();
        taken.times.map(|(first, last)| Told { first, last, ended })
    }

    /// All hints so far, which are then forgotten.
    pub(super) fn take(&self) -> Taken {
        mem::take(&mut *self.lock())
    }

    /// Waits until a hint comes or a file is closed, or for so long.
    pub(super) fn wait(&self, longest: Duration) {
        let taken = self.lock();
        drop(self.came.wait_timeout(taken, longest).unwrap_or_else(PoisonError::into_inner));
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.taken_in.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether an event may mean a change. Reading, also our own, is none.
    fn is_hint(&self, event: &Event) -> bool {
        let is_noise = !event.paths.is_empty() && event.paths.iter().all(|path| self.is_noise(path));
        event.need_rescan() || !(event.kind.is_access() || is_noise)
    }

    /// Whether nothing at this path is ever content.
    fn is_noise(&self, path: &Path) -> bool {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let is_work = name.starts_with('.') && name.ends_with(disk::MARKER) && name != disk::MARKER;
        is_work
            || (disk::is_passed_over(name) && name != disk::MARKER)
            || self.skip.iter().any(|folder| path.starts_with(folder))
    }
}

impl Taken {
    fn add(&mut self, event: Event) {
        self.lost |= event.need_rescan() || self.gone.len() >= MOST_GONE;
        self.ended = event.kind == EventKind::Modify(ModifyKind::Name(RenameMode::To));
        self.paths.add(&event);
        if tells_of_leaving(event.kind) && !self.lost {
            self.gone.extend(event.paths.into_iter().next());
        }
    }
}

impl Few {
    /// Whether one file may have been saved, by way of another one perhaps.
    fn are_of_one_save(&self) -> bool {
        match self {
            Self::Paths(paths) => paths.len() <= 2,
            Self::Many => false,
        }
    }

    fn add(&mut self, event: &Event) {
        let Self::Paths(paths) = self else { return };
        paths.extend(event.paths.iter().cloned());
        if event.paths.is_empty() || event.need_rescan() || paths.len() > MOST_PATHS {
            *self = Self::Many;
        }
    }
}

/// What the system tells when a file that was open for writing is closed.
const CLOSED: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));

/// Whether an event of this kind says that a folder may have left its place.
fn tells_of_leaving(kind: EventKind) -> bool {
    match kind {
        EventKind::Remove(kind) => kind != RemoveKind::File,
        EventKind::Modify(ModifyKind::Name(mode)) => mode != RenameMode::To,
        EventKind::Any | EventKind::Access(_) | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Other => false,
    }
}
