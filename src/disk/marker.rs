//! The file `.jejaring` in a published folder: which of its files are ours, and what pages were made of.
//!
//! ```text
//! jejaring 2
//! index.html → 9b1c… → 5120 → 07fa… → l/kabar/panen/ → gmedia/balai.jpg
//! kalender.ics
//! ```
//!
//! Behind tabs, shown here as arrows, the line of a page goes on with a digest of what it was made
//! of, its size in bytes and what its texts asked, behind a digest of each, so that the next build
//! need not make it again. All of it follows from what was published: the same site has the same
//! marker. An empty one says that a folder which Jejaring did not make may be used.

use std::{
    collections::{BTreeMap, HashSet},
    fmt::Write,
    sync::OnceLock,
};

use super::names;
use crate::artifact::{Artifact, Fingerprint};

/// The marker's name.
pub(crate) const NAME: &str = ".jejaring";

/// The marker's first line.
const HEAD: &str = "jejaring 2";

/// The first line of markers that knew paths alone.
const OLD_HEAD: &str = "jejaring 1";

/// What a published folder's marker says.
#[derive(Debug, Default)]
pub(super) struct Marker {
    /// The files that an earlier build published, by path, with what it noted of them.
    pub files: BTreeMap<String, Option<Note>>,
    /// Whether files of others may be overwritten, as an empty marker allows.
    pub allows_all: bool,
    /// The paths in a form that is the same for names alike; few builds ask.
    folded: OnceLock<HashSet<String>>,
}

/// What a file was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Note {
    /// A digest of that.
    pub fingerprint: Fingerprint,
    /// Its size in bytes.
    pub size: u64,
    /// What its texts asked.
    pub asked: Box<str>,
}

impl Note {
    /// What is to be noted of an artifact.
    pub(super) fn of(artifact: &Artifact<'_>) -> Option<Self> {
        let (fingerprint, asked) = (artifact.fingerprint?, artifact.asked?.into());
        Some(Self { fingerprint, size: artifact.bytes.len() as u64, asked })
    }

    fn read(fields: &str) -> Option<Self> {
        let (fingerprint, rest) = fields.split_once('\t')?;
        let (size, asked) = rest.split_once('\t')?;
        let fingerprint = Fingerprint::from_str_radix(fingerprint, 16).ok()?;
        Some(Self { fingerprint, size: size.parse().ok()?, asked: asked.into() })
    }
}

impl Marker {
    /// Reads a marker's text; `None` when it is of no kind we know.
    ///
    /// A line that we would not have written is left out, so that a marker made by others can
    /// point at nothing outside its folder.
    pub(super) fn read(text: &str) -> Option<Self> {
        if text.trim().is_empty() {
            return Some(Self { allows_all: true, ..Self::default() });
        }
        let mut lines = text.lines();
        lines.next().filter(|head| matches!(*head, HEAD | OLD_HEAD))?;
        let file = |line: &str| {
            let (path, fields) = line.split_once('\t').unwrap_or((line, ""));
            names::is_publishable(path).then(|| (path.to_owned(), Note::read(fields)))
        };
        Some(Self { files: lines.filter_map(file).collect(), ..Self::default() })
    }

    /// Whether a path was published under a name that differs in letter case or Unicode form only.
    pub(super) fn has_alike(&self, path: &str) -> bool {
        let folded = || self.files.keys().map(|path| names::folded(path)).collect();
        !self.files.contains_key(path) && self.folded.get_or_init(folded).contains(&names::folded(path))
    }
}

/// The marker's text for the files now published, in their order.
pub(super) fn write<'a>(files: impl Iterator<Item = (&'a String, Option<&'a Note>)>) -> String {
    let mut text = format!("{HEAD}\n");
    for (path, note) in files {
        text.push_str(path);
        if let Some(Note { fingerprint, size, asked }) = note {
            // Writing to a string cannot fail.
            let _ = write!(text, "\t{fingerprint:032x}\t{size}\t{asked}");
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let note = Note { fingerprint: 7 << 100, size: 12, asked: "l/a/\tgb.jpg".into() };
        let files = [("a.html".to_owned(), Some(note)), ("b/c.html".to_owned(), None)];
        let marker = Marker::read(&write(files.iter().map(|(path, note)| (path, note.as_ref())))).unwrap();
        assert!(marker.files.into_iter().eq(files) && !marker.allows_all);
    }

    #[test]
    fn a_marker_of_paths_alone_is_read_too() {
        let marker = Marker::read("jejaring 1\na.html\n").unwrap();
        assert!(marker.has_alike("A.html") && !marker.has_alike("a.html"));
    }

    #[test]
    fn a_marker_points_at_nothing_outside() {
        let marker = Marker::read("jejaring 2\n../rumah\n/etc/passwd\t0\t1\t\n.git/config\n\nindex.html\tx\n").unwrap();
        assert_eq!(marker.files.into_iter().collect::<Vec<_>>(), [("index.html".to_owned(), None)]);
    }

    #[test]
    fn an_empty_marker_allows_all_and_an_unknown_one_nothing() {
        assert!(Marker::read("\r\n").unwrap().allows_all);
        assert!(Marker::read("jejaring 3\n").is_none());
    }
}
