//! Reading a folder: names and sizes now, bytes when asked.
//!
//! One bad file never keeps the others from being read: it is a problem, and left out.

use std::{
    borrow::Cow,
    collections::VecDeque,
    fs,
    io::{self, Read as _},
    path::{MAIN_SEPARATOR, Path, PathBuf},
    sync::Arc,
};

use ahash::{AHashMap, AHashSet};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::{
    problem::{Problem, Problems},
    tree::{File, ReadFile, Stamp, Tree},
};

use super::{
    error::{Action, DiskError},
    files, marker, names,
};

/// How many links to folders may lie within one another.
const DEEPEST_LINKS: usize = 8;

/// How many files and folders are read through links to folders, all together.
const MOST_THROUGH_LINKS: usize = 100_000;

/// Reads the files of a folder, but for those that are never content, and the folders in `skip`.
///
/// Folders that Jejaring published into are passed over as well. Links are followed inside the
/// root only.
///
/// # Errors
/// When the root is not there, is not a folder, or cannot be read.
pub fn tree(root: &Path, skip: &[PathBuf], problems: &mut Problems) -> Result<Tree, DiskError> {
    walk(root, skip, problems).map(|walked| walked.tree)
}

/// A folder that was walked, with what watching it needs to know.
pub struct Walked {
    /// Its files.
    pub tree: Tree,
    /// Its true path.
    pub root: PathBuf,
    /// The folders in which a change would show, the root among them; some may be named twice.
    pub folders: Vec<WalkedFolder>,
}

/// A folder that was looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WalkedFolder {
    /// Its true path.
    pub path: PathBuf,
    /// Its number on its disk; 0 where disks have none.
    pub inode: u64,
}

/// Reads a folder as [`tree`] does, and tells which folders were looked into.
///
/// # Errors
/// When the root is not there, is not a folder, or cannot be read.
pub fn walk(root: &Path, skip: &[PathBuf], problems: &mut Problems) -> Result<Walked, DiskError> {
    let root = find_root(root)?;
    let skip = skip.iter().filter_map(|folder| folder.canonicalize().ok()).collect();
    let mut walk = Walk::new(&root, skip, problems);
    walk.read(&Start { real: root.clone(), shown: String::new(), above: Vec::new() })?;
    while let Some(start) = walk.links.pop_front() {
        walk.read(&start)?;
    }
    walk.look_at_files();
    let (files, folders) = (walk.files, walk.folders);
    let known = files.iter().map(|file| Arc::clone(&file.path)).collect();
    let tree = Tree::new(files, Arc::new(Folder { root: root.clone(), known }));
    Ok(Walked { tree, root, folders })
}

/// The root's true path.
fn find_root(root: &Path) -> Result<PathBuf, DiskError> {
    let found = root.canonicalize().and_then(|found| Ok((found.metadata()?.is_dir(), found)));
    match found {
        Ok((true, found)) => Ok(found),
        Ok((false, _)) => Err(DiskError::NotAFolder(root.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(DiskError::Missing(root.to_owned())),
        Err(error) => Err(DiskError::refused(Action::Read, root)(error)),
    }
}

/// A folder to read, which may be shown under another path than its own.
struct Start {
    /// Its true path.
    real: PathBuf,
    /// Its path below the root as links lead to it; empty for the root.
    shown: String,
    /// The true folders of the links that led here.
    above: Vec<PathBuf>,
}

/// A walk under way.
struct Walk<'a> {
    root: &'a Path,
    skip: Vec<PathBuf>,
    problems: &'a mut Problems,
    files: Vec<File>,
    /// Plain files that nobody has looked at yet: how each is shown, and its true path.
    unseen: Vec<(Arc<str>, PathBuf)>,
    folders: Vec<WalkedFolder>,
    /// By folder and name in a form that is the same for names alike, the first that had it.
    names: AHashMap<String, Arc<str>>,
    /// Links to folders that are still to be read.
    links: VecDeque<Start>,
    through_links: usize,
}

impl<'a> Walk<'a> {
    fn new(root: &'a Path, skip: Vec<PathBuf>, problems: &'a mut Problems) -> Self {
        let (files, unseen, folders) = (Vec::new(), Vec::new(), Vec::new());
        let (names, links) = (AHashMap::new(), VecDeque::new());
        Self { root, skip, problems, files, unseen, folders, names, links, through_links: 0 }
    }

    /// Reads one folder with all below it; links to folders wait for their turn.
    fn read(&mut self, start: &Start) -> Result<(), DiskError> {
        self.add_folder(&start.real);
        // In one folder the order of paths is that of names, and is told without taking paths apart.
        let in_order = |one: &DirEntry, other: &DirEntry| one.path().as_os_str().cmp(other.path().as_os_str());
        let mut entries = WalkDir::new(&start.real).min_depth(1).sort_by(in_order).into_iter();
        while let Some(entry) = entries.next() {
            let is_link = !start.above.is_empty();
            if is_link && self.is_too_much(start) {
                return Ok(());
            }
            match entry {
                Ok(entry) => {
                    if !self.visit(start, &entry) && entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                }
                Err(error) if error.depth() == 0 && !is_link => return Err(files::walk_error(&start.real, error)),
                Err(error) => self.note_unreadable(start, error),
            }
        }
        Ok(())
    }

    /// Takes in one entry; tells whether a folder is to be looked into.
    fn visit(&mut self, start: &Start, entry: &DirEntry) -> bool {
        let shown = shown(start, entry.path());
        let Some(name) = entry.file_name().to_str() else {
            self.problems.add(Problem::name_not_text(&shown));
            return false;
        };
        if self.is_skipped(entry, name) {
            return false;
        }
        if name.contains(char::is_control) {
            self.problems.add(Problem::name_not_visible(&shown));
            return false;
        }
        self.compare_names(&shown, name);
        let kind = entry.file_type();
        if kind.is_dir() {
            self.folders.push(WalkedFolder { path: entry.path().to_owned(), inode: inode(entry) });
        } else if kind.is_file() {
            self.unseen.push((shown, entry.path().to_owned()));
        } else if kind.is_symlink() {
            self.follow(start, entry.path(), shown);
        } else {
            self.problems.add(Problem::not_a_plain_file(&shown));
        }
        kind.is_dir()
    }

    /// Whether an entry is no content: by its name, as told, or as a folder that was published into.
    fn is_skipped(&self, entry: &DirEntry, name: &str) -> bool {
        if entry.file_type().is_dir() {
            names::is_passed_over_folder(name) || self.is_skipped_folder(entry.path())
        } else {
            names::is_passed_over(name)
        }
    }

    fn is_skipped_folder(&self, real: &Path) -> bool {
        self.skip.iter().any(|skipped| skipped == real) || files::exists(&real.join(marker::NAME))
    }

    /// Looks at the plain files that were found, several at a time.
    fn look_at_files(&mut self) {
        let look = |(shown, real): (Arc<str>, PathBuf)| (shown, real.metadata());
        let seen: Vec<_> = std::mem::take(&mut self.unseen).into_par_iter().map(look).collect();
        for (shown, metadata) in seen {
            match metadata {
                Ok(metadata) => self.files.push(file(shown, &metadata)),
                // It was there a moment ago: an editor's file on its way to another name.
                Err(error) if files::is_absent(&error) => {}
                Err(error) => self.problems.add(Problem::not_readable(&shown, &error)),
            }
        }
    }

    /// Notes a folder in which a change would show.
    fn add_folder(&mut self, real: &Path) {
        let inode = real.metadata().map_or(0, |metadata| stamp(&metadata).inode);
        self.folders.push(WalkedFolder { path: real.to_owned(), inode });
    }

    /// Takes in what a link leads to, if that is inside the root.
    fn follow(&mut self, start: &Start, link: &Path, shown: Arc<str>) {
        let (metadata, real) = match link.canonicalize().and_then(|real| Ok((real.metadata()?, real))) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                return self.problems.add(Problem::not_readable(&shown, &error));
            }
            Err(_) => return self.problems.add(Problem::link_leads_nowhere(&shown)),
        };
        if !real.starts_with(self.root) {
            self.problems.add(Problem::link_leaves_root(&shown));
        } else if metadata.is_file() {
            self.files.push(file(shown, &metadata));
            real.parent().into_iter().for_each(|folder| self.add_folder(folder));
        } else if metadata.is_dir() {
            self.follow_to_folder(start, link, real, &shown);
        } else {
            self.problems.add(Problem::not_a_plain_file(&shown));
        }
    }

    /// Notes a folder that a link leads to, unless the link is in that folder itself.
    fn follow_to_folder(&mut self, start: &Start, link: &Path, real: PathBuf, shown: &Arc<str>) {
        if self.is_skipped_folder(&real) {
            return;
        }
        let mut above = start.above.clone();
        above.extend(link.parent().map(Path::to_owned));
        if above.len() > DEEPEST_LINKS || above.iter().any(|folder| folder.starts_with(&real)) {
            return self.problems.add(Problem::link_goes_round(shown));
        }
        self.links.push_back(Start { real, shown: shown.to_string(), above });
    }

    /// Reports a name that some systems would take for one seen before in the same folder.
    fn compare_names(&mut self, shown: &Arc<str>, name: &str) {
        let folder = shown.strip_suffix(name).unwrap_or_default();
        let first = self.names.entry(format!("{folder}{}", names::folded(name))).or_insert_with(|| Arc::clone(shown));
        if first != shown {
            self.problems.add(Problem::names_alike(shown, first));
        }
    }

    /// Counts what is read through links; when it is too much, reports it and forgets the other links.
    fn is_too_much(&mut self, start: &Start) -> bool {
        self.through_links += 1;
        if self.through_links <= MOST_THROUGH_LINKS {
            return false;
        }
        self.links.clear();
        self.problems.add(Problem::links_show_too_much(&Arc::from(start.shown.as_str()), MOST_THROUGH_LINKS));
        true
    }

    fn note_unreadable(&mut self, start: &Start, error: walkdir::Error) {
        let shown = shown(start, error.path().unwrap_or(&start.real));
        let source = error.into_io_error().unwrap_or_else(|| io::ErrorKind::InvalidInput.into());
        if !files::is_absent(&source) {
            self.problems.add(Problem::not_readable(&shown, &source));
        }
    }
}

/// What lies at one path below a folder's true path.
pub struct At {
    /// The path below the folder.
    pub path: Arc<str>,
    /// The plain file there, if there is anything at all.
    pub file: Option<File>,
}

/// Looks at one path below a folder's true path; `None` for what only a walk can judge, such as a
/// folder, a link or what cannot be looked at.
pub fn at(root: &Path, path: &Path) -> Option<At> {
    let below = path.strip_prefix(root).ok()?.to_str()?;
    let shown: Arc<str> = below.replace(MAIN_SEPARATOR, "/").into();
    let file = match path.symlink_metadata() {
        Ok(metadata) if metadata.is_file() => Some(file(Arc::clone(&shown), &metadata)),
        Err(error) if files::is_absent(&error) => None,
        Ok(_) | Err(_) => return None,
    };
    Some(At { path: shown, file })
}

/// A file as the disk has it.
fn file(path: Arc<str>, metadata: &fs::Metadata) -> File {
    File { path, size: metadata.len(), stamp: Some(stamp(metadata)) }
}

/// What the disk notes of a file.
#[cfg(unix)]
fn stamp(metadata: &fs::Metadata) -> Stamp {
    use std::os::unix::fs::MetadataExt;
    let nanoseconds = |part: i64| u32::try_from(part).unwrap_or_default();
    Stamp {
        inode: metadata.ino(),
        size: metadata.len(),
        modified: (metadata.mtime(), nanoseconds(metadata.mtime_nsec())),
        changed: (metadata.ctime(), nanoseconds(metadata.ctime_nsec())),
    }
}

/// What the disk notes of a file.
#[cfg(not(unix))]
fn stamp(metadata: &fs::Metadata) -> Stamp {
    use std::time::UNIX_EPOCH;
    let since =
        metadata.modified().ok().and_then(|modified| modified.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    let modified = (i64::try_from(since.as_secs()).unwrap_or_default(), since.subsec_nanos());
    Stamp { inode: 0, size: metadata.len(), modified, changed: (0, 0) }
}

/// The number of a folder on its disk.
#[cfg(unix)]
fn inode(entry: &DirEntry) -> u64 {
    walkdir::DirEntryExt::ino(entry)
}

/// The number of a folder on its disk: none here.
#[cfg(not(unix))]
fn inode(_: &DirEntry) -> u64 {
    0
}

/// The path below the root at which an entry is shown, as far as it is visible text.
fn shown(start: &Start, path: &Path) -> Arc<str> {
    let mut below = below(&start.real, path);
    if below.contains(|c: char| c == '\\' || c.is_control()) {
        below = below.replace(MAIN_SEPARATOR, "/").replace(char::is_control, "\u{fffd}").into();
    }
    match (start.shown.as_str(), &*below) {
        ("", below) => below.into(),
        (shown, "") => shown.into(),
        (shown, below) => format!("{shown}/{below}").into(),
    }
}

/// A path below a folder, as text; most are texts that begin alike, which is soon told.
fn below<'a>(folder: &Path, path: &'a Path) -> Cow<'a, str> {
    let texts = path.to_str().zip(folder.to_str());
    let rest = texts.and_then(|(path, folder)| path.strip_prefix(folder)?.strip_prefix(MAIN_SEPARATOR));
    rest.map_or_else(|| path.strip_prefix(folder).unwrap_or(path).to_string_lossy(), Cow::Borrowed)
}

/// A folder that was walked: only what was found then can be read.
struct Folder {
    root: PathBuf,
    known: AHashSet<Arc<str>>,
}

/// Opens a file. A pipe that has taken its place since would be waited for without end, unless it is asked
/// for without waiting; a file is read all the same.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<fs::File> {
    use std::os::unix::fs::OpenOptionsExt;
    fs::OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK).open(path)
}

/// Opens a file.
#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<fs::File> {
    fs::File::open(path)
}

impl ReadFile for Folder {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if !self.known.contains(path) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let file = open(&self.root.join(path))?;
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut bytes = Vec::new();
        // One that claims to be larger than memory is an error like any other.
        bytes.try_reserve_exact(usize::try_from(metadata.len()).unwrap_or(usize::MAX).saturating_add(1))?;
        // Without a look at how large the file is, which is known.
        file.take(u64::MAX).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}
