//! Visits that end before their time.

use super::*;

/// A disk that works only so many times, as one does when the program is ended.
struct Failing(AtomicUsize);

impl Failing {
    fn step(&self) -> std::io::Result<()> {
        let left = self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
        left.map(|_| ()).map_err(|_| std::io::ErrorKind::StorageFull.into())
    }
}

impl Disk for Failing {
    fn make_folder(&self, folder: &Path) -> std::io::Result<()> {
        self.step().and_then(|()| Machine.make_folder(folder))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        if self.step().is_err() {
            Machine.write(path, &bytes[..bytes.len() / 2])?;
            return Err(std::io::ErrorKind::StorageFull.into());
        }
        Machine.write(path, bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> std::io::Result<()> {
        self.step().and_then(|()| Machine.rename(from, to))
    }

    fn remove(&self, path: &Path) -> std::io::Result<()> {
        self.step().and_then(|()| Machine.remove(path))
    }
}

#[test]
fn a_visit_that_is_ended_anywhere_leaves_one_whole_copy() {
    let old = District::with_copy();
    old.publish(&["Panen", "Musdes"]);
    let before = old.copy();
    let (mut steps, mut replaced) = (0, 0);
    loop {
        let district =
            District { folder: copied(&old), host: old.host.clone(), member: old.member.clone(), limits: limits() };
        let state = district.sync_with(&options(&Failing(AtomicUsize::new(steps)))).state;
        let is_old = district.copy() == before;
        replaced += usize::from(!is_old);
        for file in district.copy().files {
            assert_eq!(sha256(&district.files()[&file.stored]), file.sha256, "after {steps} steps");
        }
        if matches!(state, State::Changed(_)) {
            break;
        }
        assert!(matches!(state, State::NotWritten(_)), "after {steps} steps: {state:?}");
        assert!(matches!(district.sync().state, State::Changed(_) | State::Unchanged));
        district.is_whole();
        steps += 1;
    }
    assert!(steps > 6 && replaced > 1, "{steps} {replaced}");
}

/// The folder of a district once more.
fn copied(district: &District) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("anggota/sidasari")).unwrap();
    for (name, bytes) in district.files() {
        fs::write(folder.path().join("anggota/sidasari").join(name), bytes).unwrap();
    }
    folder
}

#[test]
fn programs_that_fetch_at_once_wait_for_each_other() {
    let district = District::with_copy();
    std::thread::scope(|scope| {
        for number in 0..4 {
            let district = &district;
            scope.spawn(move || {
                for turn in 0..4 {
                    district.publish(&[&format!("Panen {number} {turn}")]);
                    district.sync();
                }
            });
        }
    });
    district.sync();
    district.is_whole();
}
