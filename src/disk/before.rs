//! The published folder as a build finds it.

use std::{
    collections::HashMap,
    fs::{self, Metadata},
    io,
    ops::Bound,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use walkdir::WalkDir;

use crate::artifact::{Artifact, Fingerprint};

use super::{
    error::{Action, DiskError},
    files::{self, Moment},
    marker::{self, Marker, Note},
    names, work,
};

/// A published folder, or an empty or marked one that may become one.
#[derive(Debug)]
pub(super) struct Before {
    out: PathBuf,
    text: Option<String>,
    marker: Marker,
    /// When the marker was put there, after all the files that it tells of.
    marked: Option<Moment>,
    folders: Mutex<HashMap<String, Standing>>,
}

/// What becomes of an artifact.
pub(super) enum Fate {
    /// It is published already.
    Same,
    /// It is to be published.
    New,
    /// Files of others are in its way: their paths.
    Foreign(Vec<String>),
}

/// What stands where an artifact's folder should be.
#[derive(Clone, Debug)]
enum Standing {
    /// The folder.
    There,
    /// Nothing, or a file of ours that will go.
    Absent,
    /// Something of others, at this path.
    Blocked(String),
}

impl Before {
    /// Reads what is there; `None` when nothing is.
    pub(super) fn read(out: &Path) -> Result<Option<Self>, DiskError> {
        match out.metadata() {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(_) => return Err(DiskError::NotAFolder(out.to_owned())),
            Err(error) if files::is_absent(&error) => return Ok(None),
            Err(error) => return Err(DiskError::refused(Action::Read, out)(error)),
        }
        let text = read_marker(out)?;
        let marker = match &text {
            Some(text) => Marker::read(text).ok_or_else(|| DiskError::UnknownMarker(out.to_owned()))?,
            None if is_empty(out)? => Marker::default(),
            None => return Err(DiskError::NotOurs(out.to_owned())),
        };
        let marked = out.join(marker::NAME).metadata().ok().and_then(|metadata| files::changed(&metadata));
        Ok(Some(Self { out: out.to_owned(), text, marker, marked, folders: Mutex::default() }))
    }

    /// Whether the marker holds this text.
    pub(super) fn has_marker(&self, text: &str) -> bool {
        self.text.as_deref() == Some(text)
    }

    /// Compares an artifact with what is there.
    pub(super) fn fate(&self, artifact: &Artifact<'_>) -> io::Result<Fate> {
        match self.folder_of(artifact.path)? {
            Standing::There => {}
            Standing::Absent => return Ok(Fate::New),
            Standing::Blocked(by) => return Ok(Fate::Foreign(vec![by])),
        }
        let file = self.out.join(artifact.path);
        let metadata = match file.symlink_metadata() {
            Err(error) if files::is_absent(&error) => return Ok(Fate::New),
            other => other?,
        };
        if metadata.is_dir() {
            return self.fate_over_folder(artifact.path);
        }
        // A disk that ignores letter case would show the old name's file here, and that one goes.
        let alike = self.marker.has_alike(artifact.path);
        let same_length = metadata.is_file() && metadata.len() == artifact.bytes.len() as u64;
        if !alike && same_length && files::holds(&file, artifact.bytes) {
            return Ok(Fate::Same);
        }
        let ours = alike || self.marker.allows_all || self.marker.files.contains_key(artifact.path);
        Ok(if ours { Fate::New } else { Fate::Foreign(vec![artifact.path.to_owned()]) })
    }

    /// What an earlier build noted of the file at a path.
    pub(super) fn note(&self, path: &str) -> Option<&Note> {
        self.marker.files.get(path)?.as_ref()
    }

    /// Whether the file at a path was made of just this, and nobody touched it since: whatever changes a
    /// file later than the marker is seen by its time.
    pub(super) fn keeps(&self, path: &str, fingerprint: Fingerprint) -> bool {
        let is_made_of_this = |note: &&Note| note.fingerprint == fingerprint;
        let Some((note, marked)) = self.note(path).filter(is_made_of_this).zip(self.marked) else { return false };
        let is_older = |metadata: &Metadata| files::changed(metadata).is_some_and(|changed| changed < marked);
        let look = |path: &str| self.out.join(path).symlink_metadata().ok().filter(is_older);
        // A folder that was renamed took its files with it as they were. Others may have files in the
        // published folder itself.
        let is_at_home = path.rsplit_once('/').is_none_or(|(folder, _)| {
            matches!(self.folder_of(folder), Ok(Standing::There)) && look(folder).is_some_and(|found| found.is_dir())
        });
        is_at_home && look(path).is_some_and(|found| found.is_file() && found.len() == note.size)
    }

    /// The files published below a folder that were made of just this; none when somebody touched one of them since.
    pub(super) fn has_below(&self, folder: &str, fingerprint: Fingerprint) -> Vec<String> {
        let below = self.marker.files.range::<str, _>((Bound::Included(folder), Bound::Unbounded));
        let below = below.take_while(|(path, _)| path.starts_with(folder));
        let is_of_this = |note: &Option<Note>| note.as_ref().is_some_and(|note| note.fingerprint == fingerprint);
        let paths: Vec<String> = below.filter(|(_, note)| is_of_this(note)).map(|(path, _)| path.clone()).collect();
        let are_kept = paths.iter().all(|path| self.keeps(path, fingerprint));
        if are_kept { paths } else { Vec::new() }
    }

    /// Whether an earlier build published a file at just this path, and it is there.
    pub(super) fn published(&self, path: &str) -> bool {
        let is_there =
            || self.out.join(path).symlink_metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() > 0);
        self.marker.files.contains_key(path) && is_there()
    }

    /// The files that an earlier build published and this one did not make.
    pub(super) fn gone(&self, is_made: impl Fn(&str) -> bool) -> Result<Vec<String>, DiskError> {
        let mut gone = Vec::new();
        for path in self.marker.files.keys().filter(|path| !is_made(path)) {
            let file = self.out.join(path);
            let standing = self.folder_of(path).map_err(DiskError::refused(Action::Read, &file))?;
            if matches!(standing, Standing::There) && files::exists(&file) && !files::is_folder(&file) {
                gone.push(path.clone());
            }
        }
        Ok(gone)
    }

    /// A file goes where a folder is: it may when all that is in there is ours, and so will go.
    fn fate_over_folder(&self, path: &str) -> io::Result<Fate> {
        let mut foreign = Vec::new();
        for entry in WalkDir::new(self.out.join(path)).sort_by_file_name() {
            let entry = entry?;
            let below = entry.path().strip_prefix(&self.out).unwrap_or(entry.path()).to_string_lossy();
            if !entry.file_type().is_dir() && !self.marker.files.contains_key(&*below) {
                foreign.push(below.into_owned());
            }
        }
        Ok(if foreign.is_empty() { Fate::New } else { Fate::Foreign(foreign) })
    }

    /// What stands at the folder of a path; asked once a folder.
    fn folder_of(&self, path: &str) -> io::Result<Standing> {
        let Some((folder, _)) = path.rsplit_once('/') else { return Ok(Standing::There) };
        let lock = || self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(folder) {
            return Ok(known.clone());
        }
        let standing = match self.folder_of(folder)? {
            Standing::There => self.look_at_folder(folder)?,
            elsewhere => elsewhere,
        };
        lock().insert(folder.to_owned(), standing.clone());
        Ok(standing)
    }

    /// Looks at a folder within one that is there.
    fn look_at_folder(&self, folder: &str) -> io::Result<Standing> {
        Ok(match self.out.join(folder).symlink_metadata() {
            Ok(metadata) if metadata.is_dir() => Standing::There,
            Ok(_) if self.marker.files.contains_key(folder) => Standing::Absent,
            Ok(_) => Standing::Blocked(folder.to_owned()),
            Err(error) if files::is_absent(&error) => Standing::Absent,
            Err(error) => return Err(error),
        })
    }
}

/// The marker's text, if there is one.
fn read_marker(out: &Path) -> Result<Option<String>, DiskError> {
    let path = out.join(marker::NAME);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(DiskError::refused(Action::Read, &path)(error)),
    }
}

/// Whether a folder holds nothing but what systems leave in one.
fn is_empty(out: &Path) -> Result<bool, DiskError> {
    let refused = || DiskError::refused(Action::Read, out);
    for entry in fs::read_dir(out).map_err(refused())? {
        let name = entry.map_err(refused())?.file_name();
        if name != work::INSIDE && !name.to_str().is_some_and(names::is_passed_over) {
            return Ok(false);
        }
    }
    Ok(true)
}
