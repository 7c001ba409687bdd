//! A folder as one look found it, and what differs from the look before.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use crate::{
    disk,
    problem::Problem,
    tree::{File, Stamp, Tree},
};

use super::contents::{Contents, Noting, Verdict};

/// How long after a change another one may leave the same stamp, on disks that count in nanoseconds
/// but take the time from a clock that ticks a few hundred times a second.
const FINE_TICK: Duration = Duration::from_millis(100);

/// The same on disks that count in seconds (FAT: in two).
const COARSE_TICK: Duration = Duration::from_secs(2);

/// Times of which all parts below this are nothing are taken to be of a coarse disk: in nanoseconds.
const COARSE_PART: u32 = 10_000_000;

/// What one look found.
pub(super) struct Look {
    /// The files, for those who read them.
    pub(super) tree: Tree,
    /// What is wrong with files as such.
    pub(super) problems: Vec<Problem>,
    /// The files by what the disk notes of them.
    walked: Tree,
    /// The files whose stamp stayed the same although their bytes did not.
    doubted: HashSet<Arc<str>>,
    /// When the look began: since 1970.
    began: Duration,
}

/// What differs between two looks, by path.
#[derive(Default)]
pub(super) struct Difference(pub(super) BTreeMap<Arc<str>, Kind>);

/// How a file differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It was not there.
    Added,
    /// It has other bytes, or something else is wrong with it.
    Changed,
    /// It is gone.
    Removed,
}

impl Look {
    /// A first look.
    pub(super) fn first(walked: Tree, problems: Vec<Problem>, began: Duration, contents: &Arc<Contents>) -> Self {
        let tree = noting(&walked, &HashSet::new(), contents);
        Self { tree, problems, walked, doubted: HashSet::new(), began }
    }

    /// The next look, and what differs from this one.
    pub(super) fn next(
        &self,
        walked: Tree,
        problems: Vec<Problem>,
        began: Duration,
        contents: &Arc<Contents>,
    ) -> (Self, Difference) {
        let mut difference = Difference::default();
        let mut doubted = HashSet::new();
        for pair in pairs(self.walked.files(), walked.files()) {
            match pair {
                (Some(old), None) => difference.add(&old.path, Kind::Removed),
                (None, Some(new)) => difference.add(&new.path, Kind::Added),
                (Some(old), Some(new)) => {
                    let is_changed = self.is_changed(old, new, &walked, contents);
                    if is_changed {
                        difference.add(&new.path, Kind::Changed);
                    }
                    if old.stamp == new.stamp && (is_changed || self.doubted.contains(&new.path)) {
                        doubted.insert(Arc::clone(&new.path));
                    }
                }
                (None, None) => {}
            }
        }
        difference.add_problems(&self.problems, &problems);
        difference.0.keys().for_each(|path| contents.forget(path));
        let tree = noting(&walked, &doubted, contents);
        (Self { tree, problems, walked, doubted, began }, difference)
    }

    /// The next look where only some paths are looked at, and what differs from this one; `None`
    /// unless each of them is a known file that still is one, or is and was nothing.
    pub(super) fn at(
        &self,
        root: &Path,
        paths: &BTreeSet<PathBuf>,
        began: Duration,
        contents: &Arc<Contents>,
    ) -> Option<(Self, Difference)> {
        let root = root.canonicalize().ok()?;
        let mut files = self.walked.files().to_vec();
        for path in paths {
            let found = disk::at(&root, path)?;
            let at = files.binary_search_by(|file| (*file.path).cmp(&found.path));
            match (at, found.file) {
                (Ok(at), Some(file)) => files[at] = File { path: Arc::clone(&files[at].path), ..file },
                (Err(at), None) if !is_folder_of(&found.path, files.get(at)) => {}
                (Ok(_) | Err(_), _) => return None,
            }
        }
        Some(self.next(self.walked.with(files), self.problems.clone(), began, contents))
    }

    /// Compares some files, from the given number on, with what readers were given, whatever their
    /// stamps say; ends after so many bytes. Gives the number of the file to go on with.
    pub(super) fn reread(&mut self, from: usize, most_bytes: u64, contents: &Arc<Contents>) -> (Difference, usize) {
        let mut difference = Difference::default();
        let mut next = from;
        let mut bytes = 0;
        for file in self.walked.files().iter().skip(from) {
            if bytes > most_bytes {
                break;
            }
            next += 1;
            // A file costs something even when it is empty.
            bytes += file.size + 16 * 1024;
            match contents.compare(&file.path, &self.walked) {
                Verdict::Same | Verdict::Gone => {}
                Verdict::Different => difference.add(&file.path, Kind::Changed),
                Verdict::Unread => drop(self.tree.read(&file.path)),
            }
        }
        difference.0.keys().for_each(|path| contents.forget(path));
        if !difference.is_empty() {
            self.doubted.extend(difference.0.keys().cloned());
            self.tree = noting(&self.walked, &self.doubted, contents);
        }
        (difference, if next < self.walked.files().len() { next } else { 0 })
    }

    /// Whether a file is another than at this look: by its stamp and, where that says too little, its bytes.
    fn is_changed(&self, old: &File, new: &File, walked: &Tree, contents: &Contents) -> bool {
        if old.stamp == new.stamp {
            let is_young = old.stamp.is_none_or(|stamp| is_young(stamp, self.began));
            is_young && contents.compare(&new.path, walked) == Verdict::Different
        } else {
            old.size != new.size || contents.compare(&new.path, walked) != Verdict::Same
        }
    }
}

impl Difference {
    /// Whether nothing differs.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds what a later look found.
    pub(super) fn append(&mut self, later: Self) {
        for (path, kind) in later.0 {
            let kind = match (self.0.remove(&path), kind) {
                (None | Some(Kind::Changed), kind) => kind,
                (Some(Kind::Added), Kind::Removed) => continue,
                (Some(Kind::Added), Kind::Added | Kind::Changed) => Kind::Added,
                (Some(Kind::Removed), Kind::Added | Kind::Changed) => Kind::Changed,
                (Some(Kind::Removed), Kind::Removed) => Kind::Removed,
            };
            self.0.insert(path, kind);
        }
    }

    /// The paths of one kind, sorted.
    pub(super) fn paths(&self, wanted: Kind) -> Vec<Arc<str>> {
        self.0.iter().filter(|(_, kind)| **kind == wanted).map(|(path, _)| Arc::clone(path)).collect()
    }

    fn add(&mut self, path: &Arc<str>, kind: Kind) {
        self.0.insert(Arc::clone(path), kind);
    }

    /// Takes what is newly wrong with a file, or no longer, for a change of it.
    fn add_problems(&mut self, old: &[Problem], new: &[Problem]) {
        if old == new {
            return;
        }
        let (old, new) = (by_file(old), by_file(new));
        for file in old.keys().chain(new.keys()).filter(|file| old.get(*file) != new.get(*file)) {
            self.0.entry(Arc::clone(file)).or_insert(Kind::Changed);
        }
    }
}

/// Whether a file lies in a folder.
fn is_folder_of(folder: &str, file: Option<&File>) -> bool {
    file.is_some_and(|file| file.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
}

fn by_file(problems: &[Problem]) -> BTreeMap<&Arc<str>, Vec<&Problem>> {
    let mut files = BTreeMap::<_, Vec<_>>::new();
    for problem in problems {
        files.entry(&problem.place.file).or_default().push(problem);
    }
    files
}

/// The tree for readers: it notes what they are given, and a stamp that lies is left out.
fn noting(walked: &Tree, doubted: &HashSet<Arc<str>>, contents: &Arc<Contents>) -> Tree {
    let stamp = |file: &File| file.stamp.filter(|_| !doubted.contains(&file.path));
    let files = walked.files().iter().map(|file| File { stamp: stamp(file), ..file.clone() }).collect();
    Tree::new(files, Arc::new(Noting { tree: walked.clone(), contents: Arc::clone(contents) }))
}

/// Whether a file changed so short before a look that it may change again and keep its stamp.
fn is_young(stamp: Stamp, began: Duration) -> bool {
    let (seconds, nanoseconds) = if stamp.changed == (0, 0) { stamp.modified } else { stamp.changed };
    let since = Duration::new(u64::try_from(seconds).unwrap_or_default(), nanoseconds);
    let tick = if nanoseconds % COARSE_PART == 0 { COARSE_TICK } else { FINE_TICK };
    since + tick >= began
}

/// The time of day, as disks note it: since 1970.
#[expect(clippy::disallowed_methods, reason = "watching is an edge, and compares with the times that disks note")]
pub(super) fn time_of_day() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// The files of two sorted lists, side by side where they have the same path.
fn pairs<'a>(old: &'a [File], new: &'a [File]) -> impl Iterator<Item = (Option<&'a File>, Option<&'a File>)> {
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    std::iter::from_fn(move || match (old.peek(), new.peek()) {
        (None, None) => None,
        (Some(a), Some(b)) if a.path == b.path => Some((old.next(), new.next())),
        (Some(a), Some(b)) if a.path > b.path => Some((None, new.next())),
        (Some(_), _) => Some((old.next(), None)),
        (None, Some(_)) => Some((None, new.next())),
    })
}
