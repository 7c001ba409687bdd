//! A member's copy on the disk: whole at every moment.
//!
//! Files are named after their content, so that adding one changes nothing that is there. The new
//! `salinan.json` takes the place of the old one by one rename; then what it does not name goes.

#![expect(clippy::disallowed_methods, reason = "this is the edge to the files of copies")]

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use super::Fault;
use crate::{
    bundle::write::sha256 as digest,
    disk::{Action, DiskError},
    member::copy::{Copied, Copy, FOLDER, INDEX},
};

/// What changes files; tests make one that fails.
pub trait Disk: Sync {
    /// Makes a folder and those above it.
    ///
    /// # Errors
    /// When the machine refuses.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;

    /// Writes a new file and waits until it is on the disk.
    ///
    /// # Errors
    /// When the machine refuses.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Renames a file; one of the new name is replaced.
    ///
    /// # Errors
    /// When the machine refuses.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// When the machine refuses.
    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// The disk of this machine.
#[derive(Debug)]
pub struct Machine;

impl Disk for Machine {
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}

/// Waits until no other program changes the copies of a district, and keeps others waiting until
/// what is returned is dropped. Where the machine knows no such thing, nobody waits.
pub(super) fn alone(district: &Path, disk: &dyn Disk) -> Option<File> {
    let folder = district.join(FOLDER);
    // A folder that cannot be made is told of where something is to be written to it.
    let _ = disk.make_folder(&folder);
    let folder = File::open(folder).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

/// The folder of a member's copy.
pub(super) struct Store<'d> {
    folder: PathBuf,
    disk: &'d dyn Disk,
    /// Held while a file is added: two that are the same would be written over each other.
    adding: Mutex<()>,
    /// The last good copy.
    pub(super) copy: Option<Copy>,
}

/// The ending of a file that is not yet whole.
const PART: &str = ".part";

/// How long the part of a stored name before its ending is, in characters.
const STEM: usize = 16;

impl<'d> Store<'d> {
    /// The folder of the member of this slug, in a district's folder.
    pub(super) fn open(district: &Path, slug: &str, disk: &'d dyn Disk) -> Self {
        let folder = district.join(FOLDER).join(slug);
        let copy = fs::read(folder.join(INDEX)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let copy = copy.map(|copy: Copy| Copy { files: copy.files.into_iter().filter(is_plain).collect(), ..copy });
        Self { folder, disk, adding: Mutex::default(), copy }
    }

    /// The files of the last good copy.
    pub(super) fn files(&self) -> &[Copied] {
        self.copy.as_ref().map_or(&[], |copy| &copy.files)
    }

    /// Whether all files of the last good copy are still there.
    pub(super) fn is_whole(&self) -> bool {
        self.files().iter().all(|file| self.has(file))
    }

    /// Whether a file of the last good copy is still there, as far as its length tells.
    pub(super) fn has(&self, file: &Copied) -> bool {
        fs::metadata(self.folder.join(&file.stored)).is_ok_and(|metadata| metadata.len() == file.size)
    }

    /// The bytes of a file of the last good copy, if they are still those.
    pub(super) fn bytes(&self, file: &Copied) -> Option<Vec<u8>> {
        fs::read(self.folder.join(&file.stored)).ok().filter(|bytes| digest(bytes) == file.sha256)
    }

    /// Adds a file: gives its name here and its digest.
    pub(super) fn add(&self, bytes: &[u8], ending: &str) -> Result<(String, String), Fault> {
        let sha256 = digest(bytes);
        let stored = format!("{}.{ending}", &sha256[..STEM]);
        let path = self.folder.join(&stored);
        let _adding = self.adding.lock().unwrap_or_else(PoisonError::into_inner);
        if fs::read(&path).is_ok_and(|held| held == bytes) {
            return Ok((stored, sha256));
        }
        self.disk.make_folder(&self.folder).map_err(refused(Action::Write, &self.folder))?;
        self.put(&path, bytes)?;
        Ok((stored, sha256))
    }

    /// Puts a whole copy in the place of the last one.
    pub(super) fn replace(&self, copy: &Copy) -> Result<(), Fault> {
        let path = self.folder.join(INDEX);
        let mut text = serde_json::to_vec_pretty(copy).map_err(|error| {
            Fault::Disk(DiskError::Refused { action: Action::Write, path: path.clone(), source: error.into() })
        })?;
        text.push(b'\n');
        self.flush();
        self.put(&path, &text)?;
        self.flush();
        self.tidy(&copy.files)
    }

    /// Removes what no copy names: what an interrupted run or an older copy left.
    pub(super) fn tidy(&self, named: &[Copied]) -> Result<(), Fault> {
        let named: BTreeSet<&str> = named.iter().map(|file| file.stored.as_str()).collect();
        let Ok(entries) = fs::read_dir(&self.folder) else { return Ok(()) };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if is_ours(&name) && !named.contains(name.as_str()) {
                self.disk.remove(&entry.path()).map_err(refused(Action::Remove, &entry.path()))?;
            }
        }
        Ok(())
    }

    /// Writes a file beside its place, then puts it there.
    fn put(&self, path: &Path, bytes: &[u8]) -> Result<(), Fault> {
        let mut part = path.as_os_str().to_owned();
        part.push(PART);
        let part = PathBuf::from(part);
        let put = self.disk.write(&part, bytes).and_then(|()| self.disk.rename(&part, path));
        put.map_err(refused(Action::Write, path))
    }

    /// Waits until renames are on the disk, where the machine can wait for that.
    fn flush(&self) {
        let _ = File::open(&self.folder).and_then(|folder| folder.sync_all());
    }
}

fn refused(action: Action, path: &Path) -> impl FnOnce(io::Error) -> Fault {
    move |source| Fault::Disk(DiskError::Refused { action, path: path.to_owned(), source })
}

/// Whether a copy may name a file so.
fn is_plain(file: &Copied) -> bool {
    is_stored(&file.stored)
}

/// Whether a file of this name was put here by us and may be taken away.
fn is_ours(name: &str) -> bool {
    name.strip_suffix(PART).map_or_else(|| is_stored(name), |whole| whole == INDEX || is_stored(whole))
}

/// Whether a name is that of a stored file: 16 digits of a digest and an ending.
fn is_stored(name: &str) -> bool {
    name.split_once('.').is_some_and(|(stem, ending)| {
        stem.len() == STEM
            && stem.bytes().all(|byte| byte.is_ascii_hexdigit())
            && (1..=5).contains(&ending.len())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}
