//! The list of changes that turns the old site into the new one, and carrying it out.
//!
//! ```text
//! jejaring-journal 1
//! - kabar/lama/index.html
//! + index.html
//! end
//! ```
//!
//! Old files go first, so that a file can become a folder and a name can change its letter case.
//! Each half can be repeated from its start, and the journal's name tells which half it is.

use std::{
    collections::BTreeSet,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use super::{
    error::{Action, DiskError},
    files::{self, Folders},
    marker, names,
    work::Work,
};

/// The first line of a journal.
const HEAD: &str = "jejaring-journal 1";

/// The last line of one that was written to its end.
const END: &str = "end";

/// What has to be done to the published folder.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Files to remove, sorted.
    pub remove: Vec<String>,
    /// Files to put in their places.
    pub place: Vec<String>,
}

impl Changes {
    /// Writes down what is to be done: from here on the new site is the one that will be.
    pub(super) fn commit(&self, work: &Work, marker: &str) -> Result<(), DiskError> {
        let path = work.marker();
        files::write(&path, marker.as_bytes()).map_err(DiskError::refused(Action::Write, &path))?;
        files::write_through(&work.unfinished_journal(), self.to_text().as_bytes())?;
        files::rename(&work.unfinished_journal(), &work.journal_of_removing())
    }

    fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for (sign, paths) in [('-', &self.remove), ('+', &self.place)] {
            for path in paths {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "{sign} {path}");
            }
        }
        text + END + "\n"
    }

    /// Reads a journal; `None` when it was not written to its end or is of no kind we know.
    fn from_text(text: &str) -> Option<Self> {
        let body = text.strip_prefix(HEAD)?.strip_prefix('\n')?.strip_suffix('\n')?;
        let mut changes = Self::default();
        let mut lines = body.lines();
        if lines.next_back() != Some(END) {
            return None;
        }
        for line in lines {
            let (sign, path) = line.split_once(' ').filter(|(_, path)| names::is_publishable(path))?;
            match sign {
                "-" => changes.remove.push(path.to_owned()),
                "+" => changes.place.push(path.to_owned()),
                _ => return None,
            }
        }
        Some(changes)
    }

    /// Removes the old files, and the folders that they leave empty.
    fn remove_old(&self, out: &Path) -> Result<(), DiskError> {
        let mut folders = BTreeSet::new();
        for path in &self.remove {
            let file = out.join(path);
            if !files::is_folder(&file) {
                files::remove(&file)?;
            }
            folders.extend(path.match_indices('/').map(|(end, _)| &path[..end]));
        }
        for folder in folders.into_iter().rev() {
            files::remove_if_empty(&out.join(folder));
        }
        Ok(())
    }

    /// Puts the new files in their places, the marker last.
    fn place_new(&self, work: &Work, out: &Path) -> Result<(), DiskError> {
        let prepared = work.new_files();
        let folders = Folders::below(out.to_owned());
        for path in &self.place {
            let file = folders.file(path);
            folders.make_for(path).map_err(DiskError::refused(Action::Write, &file))?;
            files::place(&prepared.join(path), &file)?;
        }
        let marker = out.join(marker::NAME);
        files::place(&work.marker(), &marker)?;
        files::outlast(&marker);
        Ok(())
    }
}

/// Carries out the journal of a work folder, from wherever it was left; tells whether there was one.
pub(super) fn complete(work: &Work, out: &Path) -> Result<bool, DiskError> {
    let (removing, placing) = (work.journal_of_removing(), work.journal_of_placing());
    if !files::is_folder(out) {
        // The old site was taken away since: half of a new one is no site.
        files::remove(&removing)?;
        files::remove(&placing)?;
        return Ok(false);
    }
    if let Some(changes) = read(&removing)? {
        changes.remove_old(out)?;
        files::rename(&removing, &placing)?;
    }
    let Some(changes) = read(&placing)? else { return Ok(false) };
    changes.place_new(work, out)?;
    files::remove(&placing)?;
    Ok(true)
}

/// Reads a journal, if there is one; one that says nothing is removed.
fn read(path: &PathBuf) -> Result<Option<Changes>, DiskError> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if files::is_absent(&error) => return Ok(None),
        Err(error) => return Err(DiskError::refused(Action::Read, path)(error)),
    };
    let changes = str::from_utf8(&bytes).ok().and_then(Changes::from_text);
    if changes.is_none() {
        files::remove(path)?;
    }
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_is_read_as_written_and_not_when_cut_short() {
        let changes = Changes { remove: vec!["a b/c".into()], place: vec!["d".into(), "e/f".into()] };
        let text = changes.to_text();
        let read = Changes::from_text(&text).unwrap();
        assert_eq!((read.remove, read.place), (changes.remove, changes.place));
        for end in 0..text.len() {
            assert!(Changes::from_text(&text[..end]).is_none(), "{end}");
        }
        assert!(Changes::from_text(&Changes::default().to_text()).is_some());
    }

    #[test]
    fn a_journal_that_points_outside_says_nothing() {
        assert!(Changes::from_text("jejaring-journal 1\n- ../rumah\nend\n").is_none());
    }
}
