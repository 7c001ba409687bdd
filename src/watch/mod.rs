//! The edge to changes: waits until files of a folder really differ.
//!
//! What a system tells of changes is a hint that it is time to look, never the truth: the truth is
//! the folder, walked again and compared with the last look by what the disk notes of each file
//! and, where that is not enough, by the bytes that readers were given. Looks that no hint asked
//! for find what was never told.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use crate::{
    disk::{self, DiskError, Walked},
    problem::{Problem, Problems, Text},
    tree::Tree,
};

mod contents;
mod ears;
mod hints;
mod look;
mod method;
mod nudge;
mod pace;

#[cfg(test)]
mod tests;

use contents::Contents;
use hints::{Few, Hints, Taken};
use look::{Difference, Kind, Look, time_of_day};
use method::{Method, Reason};
pub use nudge::Nudger;
use pace::{Cause, Pace};

/// How often a look is repeated at once because it found folders that nobody listened to before.
const MOST_REPEATS: usize = 4;

/// How many bytes are read again at a time while nothing else happens.
const MOST_REREAD: u64 = 8 * 1024 * 1024;

/// How long a system may take to tell of a change that was found without it.
const LATE: Duration = Duration::from_millis(100);

/// How many changes may be found that the system did not tell of, before it is taken to be deaf.
const MOST_UNTOLD: u32 = 2;

/// A folder, and how it is watched.
pub struct Watcher {
    root: PathBuf,
    skip: Vec<PathBuf>,
    hints: Arc<Hints>,
    method: Method,
    contents: Arc<Contents>,
    look: Look,
    pace: Pace,
    /// Where reading the files again goes on.
    reread_from: usize,
    /// How many changes the system did not tell of.
    untold: u32,
    nudger: Nudger,
}

/// How a folder is to be watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// By listening to the system, or by looking again and again where that is not possible.
    Auto,
    /// By looking again and again.
    Poll,
}

/// What really differs from one look to the next; paths are sorted.
///
/// A file may be among `changed` because of a problem with it alone, and need not be readable.
#[derive(Debug)]
pub struct Changes {
    /// Files that were not there.
    pub added: Vec<Arc<str>>,
    /// Files with other bytes.
    pub changed: Vec<Arc<str>>,
    /// Files that are gone.
    pub removed: Vec<Arc<str>>,
    /// When the first sign of it came.
    pub noticed: Instant,
}

impl Watcher {
    /// Begins to watch a portal's folder, but for what [`disk::tree`] passes over.
    ///
    /// # Errors
    /// When the folder is not there, is not a folder, or cannot be read.
    pub fn new(root: &Path, skip: &[PathBuf], mode: Mode) -> Result<Self, DiskError> {
        let started = now();
        let began = time_of_day();
        let (walked, problems) = walk(root, skip)?;
        let contents = Arc::new(Contents::default());
        let skipped = skip.iter().map(|folder| folder.canonicalize().unwrap_or_else(|_| folder.clone())).collect();
        let hints = Arc::new(Hints::new(skipped));
        let mut method = Method::new(mode, &hints);
        method.attend(&walked);
        // What happened before the system was listened to is found by another look.
        hints.stir_all();
        let look = Look::first(walked.tree, problems, began, &contents);
        let (root, skip) = (root.to_owned(), skip.to_vec());
        let pace = Pace::new(started.elapsed());
        let nudger = Nudger { told: Arc::default(), hints: Arc::clone(&hints) };
        Ok(Self { root, skip, hints, method, contents, look, pace, reread_from: 0, untold: 0, nudger })
    }

    /// The folder as the last look found it.
    ///
    /// What is read through it is noted: a file whose bytes are still those that were read has not
    /// changed. A file whose bytes changed without a trace has no stamp.
    pub fn tree(&self) -> &Tree {
        &self.look.tree
    }

    /// What the last look found wrong with files as such.
    pub fn problems(&self) -> &[Problem] {
        &self.look.problems
    }

    /// Waits until something really differs from the last look; `None` once `stop` is set.
    ///
    /// A folder that is gone for a while, as when it is moved and brought back, is waited for.
    pub fn wait(&mut self, stop: &AtomicBool) -> Option<Changes> {
        while !stop.load(Ordering::Relaxed) {
            let due = self.pace.due(self.method.is_polling(), self.hints.told());
            let noticed = now();
            let (difference, noticed) = match due {
                Ok(Cause::Hint(first)) => (self.look_where_told(), first),
                Ok(Cause::Poll) => (self.poll(), noticed),
                Ok(Cause::Check) => (self.check(), noticed),
                Ok(Cause::Reread) => (self.reread(), noticed),
                Err(pause) => {
                    self.hints.wait(pause);
                    continue;
                }
            };
            let elsewhere = self.nudger.take();
            if !difference.is_empty() || !elsewhere.is_empty() {
                self.pace.told();
                let mut changes = Changes::new(&difference, noticed);
                changes.changed.extend(elsewhere);
                return Some(changes);
            }
        }
        None
    }

    /// Tells this watcher of changes elsewhere.
    pub fn nudger(&self) -> Nudger {
        self.nudger.clone()
    }

    /// How the folder is watched, where a person should know: for one line in the terminal.
    pub fn note(&self) -> Option<Text> {
        self.method.note()
    }

    /// Looks at what the system told of: at a few known files one by one, else at all.
    fn look_where_told(&mut self) -> Difference {
        let heeded = self.heed_hints();
        if let Some(Few::Paths(paths)) = &heeded
            && let Some(difference) = self.look_at(paths)
        {
            self.pace.looked(true);
            return difference;
        }
        self.look_at_all(heeded.is_some())
    }

    /// Looks at a few files, if all of them are known; all else is looked at a little later.
    fn look_at(&mut self, paths: &BTreeSet<PathBuf>) -> Option<Difference> {
        let began = time_of_day();
        let (look, difference) = self.look.at(&self.root, paths, began, &self.contents)?;
        self.look = look;
        Some(difference)
    }

    /// Looks again, as often as there are new folders to listen to.
    fn look_again(&mut self) -> Difference {
        let heeded = self.heed_hints().is_some();
        self.look_at_all(heeded)
    }

    fn look_at_all(&mut self, heeded: bool) -> Difference {
        let mut all = Difference::default();
        for _ in 0..MOST_REPEATS {
            let Some((difference, is_more)) = self.look_once() else { break };
            self.pace.looked(heeded);
            all.append(difference);
            if !is_more {
                break;
            }
        }
        all
    }

    /// Walks the folder once; tells also whether folders were found that nobody had listened to.
    /// `None` while the folder is not there.
    fn look_once(&mut self) -> Option<(Difference, bool)> {
        let (started, began) = (now(), time_of_day());
        let Ok((walked, problems)) = walk(&self.root, &self.skip) else {
            self.method.forget_all(&self.hints);
            self.pace.gone();
            return None;
        };
        let is_more = self.method.attend(&walked);
        let (look, difference) = self.look.next(walked.tree, problems, began, &self.contents);
        self.look = look;
        self.pace.measured(started.elapsed());
        Some((difference, is_more))
    }

    /// Prepares for a look by what the system told; tells where, if it told anything.
    fn heed_hints(&mut self) -> Option<Few> {
        let Taken { times, ended: _, paths, gone, lost, failure } = self.hints.take();
        if let Some(error) = failure {
            self.method.poll(Reason::of(error));
        }
        if lost {
            self.method.forget_all(&self.hints);
        } else {
            self.method.forget(&gone);
        }
        times.map(|_| if lost { Few::Many } else { paths })
    }

    /// Looks without hints, and on until nothing more comes: a file may be half written just now.
    fn poll(&mut self) -> Difference {
        let started = now();
        let mut all = self.look_again();
        let mut is_more = !all.is_empty();
        while is_more && started.elapsed() < pace::CEILING {
            std::thread::sleep(pace::QUIET);
            let later = self.look_again();
            is_more = !later.is_empty();
            all.append(later);
        }
        all
    }

    /// Looks although the system told nothing. A system that often tells nothing is listened to no longer.
    fn check(&mut self) -> Difference {
        let difference = self.poll();
        if self.pace.is_quiet() && !difference.is_empty() && !self.method.is_polling() {
            self.hints.wait(LATE);
            self.untold += u32::from(self.hints.times().is_none());
            if self.untold >= MOST_UNTOLD {
                self.method.poll(Reason::Deaf);
            }
        }
        difference
    }

    /// Reads some files again whose stamps have not changed.
    fn reread(&mut self) -> Difference {
        let (difference, next) = self.look.reread(self.reread_from, MOST_REREAD, &self.contents);
        self.reread_from = next;
        self.pace.reread();
        difference
    }
}

impl Changes {
    fn new(difference: &Difference, noticed: Instant) -> Self {
        let [added, changed, removed] = [Kind::Added, Kind::Changed, Kind::Removed].map(|kind| difference.paths(kind));
        Self { added, changed, removed, noticed }
    }
}

/// The folder as it is now.
fn walk(root: &Path, skip: &[PathBuf]) -> Result<(Walked, Vec<Problem>), DiskError> {
    let mut problems = Problems::default();
    Ok((disk::walk(root, skip, &mut problems)?, problems.into_vec()))
}

/// This moment.
#[expect(clippy::disallowed_methods, reason = "watching is an edge, and waits")]
fn now() -> Instant {
    Instant::now()
}
