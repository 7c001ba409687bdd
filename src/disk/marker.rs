//! The file `.jejaring` in a published folder: which of its files are ours.
//!
//! ```text
//! jejaring 1
//! index.html
//! kabar/index.html
//! ```
//!
//! An empty one says that a folder which Jejaring did not make may be used.

use std::{
    collections::{BTreeSet, HashSet},
    sync::OnceLock,
};

use super::names;

/// The marker's name.
pub(crate) const NAME: &str = ".jejaring";

/// The marker's first line.
const HEAD: &str = "jejaring 1";

/// What a published folder's marker says.
#[derive(Debug, Default)]
pub(super) struct Marker {
    /// The paths that an earlier build published.
    pub paths: BTreeSet<String>,
    /// Whether files of others may be overwritten, as an empty marker allows.
    pub allows_all: bool,
    /// The paths in a form that is the same for names alike; few builds ask.
    folded: OnceLock<HashSet<String>>,
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
        if lines.next() != Some(HEAD) {
            return None;
        }
        let paths: BTreeSet<String> = lines.filter(|path| names::is_publishable(path)).map(str::to_owned).collect();
        Some(Self { paths, ..Self::default() })
    }

    /// Whether a path was published under a name that differs in letter case or Unicode form only.
    pub(super) fn has_alike(&self, path: &str) -> bool {
        let folded = || self.paths.iter().map(|path| names::folded(path)).collect();
        !self.paths.contains(path) && self.folded.get_or_init(folded).contains(&names::folded(path))
    }
}

/// The marker's text for the files now published, in their order.
pub(super) fn write<'a>(paths: impl Iterator<Item = &'a String>) -> String {
    let mut text = format!("{HEAD}\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let paths = ["a.html".to_owned(), "b/c.html".to_owned()];
        let marker = Marker::read(&write(paths.iter())).unwrap();
        assert!(marker.paths.iter().eq(paths.iter()) && !marker.allows_all);
        assert!(marker.has_alike("A.html") && !marker.has_alike("a.html"));
    }

    #[test]
    fn a_marker_points_at_nothing_outside() {
        let marker = Marker::read("jejaring 1\n../rumah\n/etc/passwd\n.git/config\n\nindex.html\n").unwrap();
        assert_eq!(marker.paths.into_iter().collect::<Vec<_>>(), ["index.html"]);
    }

    #[test]
    fn an_empty_marker_allows_all_and_an_unknown_one_nothing() {
        assert!(Marker::read("\r\n").unwrap().allows_all);
        assert!(Marker::read("jejaring 2\n").is_none());
    }
}
