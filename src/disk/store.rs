//! What is costly to make, kept in the user's cache folder.

use std::{
    collections::HashSet,
    env, fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use etcetera::BaseStrategy;

use crate::store::{Shared, Store};

/// Names the folder where it shall not be the user's own; empty, nothing is kept.
const VARIABLE: &str = "JEJARING_CACHE";

/// How much may be kept, in bytes.
const MOST: u64 = 2 << 30;

/// How much is left once more than that was kept.
const ENOUGH: u64 = MOST / 2;

/// What was used within this time is not marked as used again.
const FRESH: Duration = Duration::from_hours(24);

/// How long a digest stands before the bytes of a file.
const DIGEST: usize = 32;

/// A folder of files, each named by a digest of its key and beginning with a digest of its bytes, so that a
/// file that a full disk or a killed program cut short counts as none.
struct Cache {
    folder: PathBuf,
    /// Folders that are known to be there.
    made: Mutex<HashSet<PathBuf>>,
}

/// The user's store; none where the machine has no place for one.
pub fn store() -> Option<Shared> {
    let folder = match env::var_os(VARIABLE) {
        Some(folder) if folder.is_empty() => return None,
        Some(folder) => PathBuf::from(folder),
        None => etcetera::choose_base_strategy().ok()?.cache_dir().join("jejaring"),
    };
    Some(Arc::new(Cache { folder, made: Mutex::default() }))
}

impl Store for Cache {
    fn get(&self, key: &str) -> Option<Vec<u8>> {
        let path = self.path(key);
        let mut bytes = fs::read(&path).ok().filter(|bytes| bytes.len() >= DIGEST)?;
        let content = bytes.split_off(DIGEST);
        if blake3::hash(&content).as_bytes() != bytes.as_slice() {
            return None;
        }
        mark_as_used(&path);
        Some(content)
    }

    fn put(&self, key: &str, bytes: &[u8]) {
        // A store that cannot keep something is as good as one that lost it.
        let _ = self.write(&self.path(key), bytes);
    }

    fn tidy(&self) {
        let made = std::mem::take(&mut *self.made.lock().unwrap_or_else(PoisonError::into_inner));
        if !made.is_empty() {
            clear(&self.folder, MOST, ENOUGH);
        }
    }
}

impl Cache {
    fn path(&self, key: &str) -> PathBuf {
        let digest = blake3::hash(key.as_bytes()).to_hex();
        self.folder.join(&digest[..2]).join(&digest[2..34])
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let folder = path.parent().unwrap_or(&self.folder);
        if self.made.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned()) {
            fs::create_dir_all(folder)?;
        }
        let unfinished = path.with_extension(format!("{}-{:?}", std::process::id(), std::thread::current().id()));
        let written = fs::write(&unfinished, [blake3::hash(bytes).as_bytes().as_slice(), bytes].concat())
            .and_then(|()| fs::rename(&unfinished, path));
        written.inspect_err(|_| drop(fs::remove_file(&unfinished)))
    }
}

impl Drop for Cache {
    fn drop(&mut self) {
        self.tidy();
    }
}

fn mark_as_used(path: &Path) {
    let Ok(modified) = path.metadata().and_then(|metadata| metadata.modified()) else { return };
    let now = SystemTime::now();
    if now.duration_since(modified).is_ok_and(|age| age > FRESH) {
        // Where it cannot be marked it is only let go sooner.
        let _ = fs::File::options().append(true).open(path).and_then(|file| file.set_modified(now));
    }
}

/// Removes the oldest files of a folder with more than `most` bytes until no more than `enough` are left.
fn clear(folder: &Path, most: u64, enough: u64) {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter_map(|entry| {
        let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
        Some((metadata.modified().ok()?, metadata.len(), entry.into_path()))
    });
    let mut files: Vec<_> = files.collect();
    let mut size: u64 = files.iter().map(|(_, size, _)| size).sum();
    if size <= most {
        return;
    }
    files.sort_unstable();
    for (_, length, path) in files {
        if size <= enough {
            break;
        }
        size -= if fs::remove_file(path).is_ok() { length } else { 0 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_cut_short_counts_as_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache { folder: folder.path().to_owned(), made: Mutex::default() };
        cache.put("foto", b"isi");
        assert_eq!(cache.get("foto").as_deref(), Some(b"isi".as_slice()));
        assert_eq!(cache.get("lain"), None);
        fs::write(cache.path("foto"), b"is").expect("a file");
        assert_eq!(cache.get("foto"), None);
    }

    #[test]
    fn the_oldest_go_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache { folder: folder.path().to_owned(), made: Mutex::default() };
        for (key, age) in [("lama", 3), ("tua", 9), ("baru", 1)] {
            cache.put(key, &[0; 100]);
            let file = fs::File::options().append(true).open(cache.path(key)).expect("a file");
            file.set_modified(SystemTime::now() - age * FRESH).expect("a time");
        }
        let each = 100 + DIGEST as u64;
        clear(folder.path(), each * 2, each * 2);
        assert_eq!(["lama", "tua", "baru"].map(|key| cache.get(key).is_some()), [true, false, true]);
        assert!(
            cache.path("lama").metadata().and_then(|it| it.modified()).expect("a time") > SystemTime::now() - FRESH
        );
    }
}
