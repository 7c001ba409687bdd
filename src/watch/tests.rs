#![expect(clippy::disallowed_methods, reason = "tests change files behind the watcher's back")]

use std::{
    fs, io,
    sync::mpsc::{self, Receiver},
    thread,
};

use tempfile::TempDir;

use super::*;

/// How long a test waits for what must come, and for what must not.
const MUST: Duration = Duration::from_secs(20);
const MUST_NOT: Duration = Duration::from_millis(900);

/// A watched folder whose files are all read after each look, as a build would.
struct Watched {
    folder: TempDir,
    watcher: Option<Watcher>,
}

impl Watched {
    #[track_caller]
    fn new(files: &[&str], mode: Mode) -> Self {
        let folder = tempfile::Builder::new().prefix("desa").tempdir().unwrap();
        fs::create_dir(folder.path().join("desa")).unwrap();
        let mut watched = Self { folder, watcher: None };
        files.iter().for_each(|path| watched.write(path, path));
        let watcher = Watcher::new(&watched.root(), &[watched.root().join("public")], mode).unwrap();
        read_all(watcher.tree());
        watched.watcher = Some(watcher);
        watched.is_quiet();
        watched
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("desa")
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.root().join(from), self.root().join(to)).unwrap();
    }

    fn watcher(&mut self) -> &mut Watcher {
        self.watcher.as_mut().unwrap()
    }

    /// The next changes, if any come in time: `+` added, `~` changed, `-` removed.
    fn next(&mut self, longest: Duration) -> Option<Vec<String>> {
        let watcher = self.watcher();
        let stop = AtomicBool::new(false);
        let (done, wait) = mpsc::channel::<()>();
        let changes = thread::scope(|scope| {
            let stop = &stop;
            scope.spawn(move || stop_after(longest, &wait, stop));
            let changes = watcher.wait(stop);
            drop(done);
            changes
        })?;
        read_all(watcher.tree());
        let marked = |mark: char, paths: Vec<Arc<str>>| paths.into_iter().map(move |path| format!("{mark}{path}"));
        Some(
            marked('+', changes.added)
                .chain(marked('~', changes.changed))
                .chain(marked('-', changes.removed))
                .collect(),
        )
    }

    /// All changes until the expected ones have come, whether told at once or one after another.
    #[track_caller]
    fn tells(&mut self, expected: &[&str]) {
        let mut told: Vec<String> = Vec::new();
        let end = now() + MUST;
        while now() < end && !expected.iter().all(|wanted| told.iter().any(|told| told == wanted)) {
            told.extend(self.next(Duration::from_secs(1)).unwrap_or_default());
        }
        told.sort();
        told.dedup();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(told, expected);
        self.is_as_a_fresh_walk_finds_it();
    }

    #[track_caller]
    fn is_quiet(&mut self) {
        assert_eq!(self.next(MUST_NOT), None);
    }

    #[track_caller]
    fn is_as_a_fresh_walk_finds_it(&mut self) {
        let (walked, problems) = walk(&self.root(), &[self.root().join("public")]).unwrap();
        assert_eq!(self.watcher().tree().files(), walked.tree.files());
        assert_eq!(self.watcher().problems(), problems);
    }
}

fn stop_after(longest: Duration, wait: &Receiver<()>, stop: &AtomicBool) {
    if wait.recv_timeout(longest).is_err_and(|error| error == mpsc::RecvTimeoutError::Timeout) {
        stop.store(true, Ordering::Relaxed);
    }
}

fn read_all(tree: &Tree) -> Vec<io::Result<Vec<u8>>> {
    tree.files().iter().map(|file| tree.read(&file.path)).collect()
}

#[test]
fn writing_adding_and_removing_are_told() {
    for mode in [Mode::Auto, Mode::Poll] {
        let mut watched = Watched::new(&["a.md", "b.md"], mode);
        watched.write("a.md", "baru");
        watched.tells(&["~a.md"]);
        watched.write("c.md", "");
        watched.tells(&["+c.md"]);
        fs::remove_file(watched.root().join("b.md")).unwrap();
        watched.tells(&["-b.md"]);
        watched.rename("a.md", "z.md");
        watched.tells(&["-a.md", "+z.md"]);
        watched.is_quiet();
        assert_eq!(watched.watcher().note().is_some(), mode == Mode::Poll);
    }
}

#[test]
fn touching_reading_and_rewriting_the_same_tell_nothing() {
    for mode in [Mode::Auto, Mode::Poll] {
        let mut watched = Watched::new(&["a.md", "k/b.md"], mode);
        watched.write("a.md", "a.md");
        fs::File::options()
            .append(true)
            .open(watched.root().join("k/b.md"))
            .unwrap()
            .set_modified(std::time::SystemTime::UNIX_EPOCH)
            .unwrap();
        fs::create_dir(watched.root().join("kosong")).unwrap();
        read_all(watched.watcher().tree());
        watched.is_quiet();
    }
}

#[test]
fn a_change_of_the_same_length_in_the_same_moment_is_told() {
    let mut watched = Watched::new(&["a.md"], Mode::Auto);
    for number in 0..5 {
        watched.write("a.md", &format!("isi {number}"));
        watched.tells(&["~a.md"]);
    }
}

#[test]
fn output_and_what_editors_leave_tell_nothing() {
    let mut watched = Watched::new(&["a.md"], Mode::Auto);
    watched.write("public/index.html", "");
    watched.write(".public.jejaring/lock", "");
    watched.write("hasil/.jejaring", "");
    watched.write("hasil/index.html", "");
    watched.write(".git/index", "");
    watched.write("4913", "");
    watched.write("a.md~", "");
    watched.write(".a.md.swp", "");
    watched.is_quiet();
    watched.write("public/index.html", "lagi");
    watched.write("hasil/index.html", "lagi");
    watched.is_quiet();
}

#[test]
fn new_folders_within_one_another_are_told_with_their_files() {
    for mode in [Mode::Auto, Mode::Poll] {
        let mut watched = Watched::new(&["a.md"], mode);
        watched.write("b/c/d/e.md", "");
        watched.tells(&["+b/c/d/e.md"]);
        watched.write("b/c/d/f.md", "");
        watched.tells(&["+b/c/d/f.md"]);
        watched.write("b/c/d/f.md", "baru");
        watched.tells(&["~b/c/d/f.md"]);
    }
}

#[test]
fn folders_moved_in_out_and_within_are_told_and_heard_afterwards() {
    let mut watched = Watched::new(&["a.md", "k/b.md", "k/d/c.md"], Mode::Auto);
    watched.rename("k", "m");
    watched.tells(&["-k/b.md", "-k/d/c.md", "+m/b.md", "+m/d/c.md"]);
    watched.write("m/d/c.md", "baru");
    watched.tells(&["~m/d/c.md"]);
    watched.write("k/b.md", "lain");
    watched.rename("m", "n");
    watched.tells(&["+k/b.md", "-m/b.md", "-m/d/c.md", "+n/b.md", "+n/d/c.md"]);
    watched.write("n/d/c.md", "");
    watched.write("k/b.md", "");
    watched.tells(&["~k/b.md", "~n/d/c.md"]);
    let outside = watched.folder.path().join("luar");
    fs::rename(watched.root().join("n"), &outside).unwrap();
    watched.tells(&["-n/b.md", "-n/d/c.md"]);
    fs::write(outside.join("b.md"), "di luar").unwrap();
    watched.is_quiet();
    fs::rename(&outside, watched.root().join("n")).unwrap();
    watched.tells(&["+n/b.md", "+n/d/c.md"]);
    watched.write("n/d/c.md", "lagi");
    watched.tells(&["~n/d/c.md"]);
}

#[test]
fn a_folder_swapped_for_another_is_heard_afterwards() {
    let mut watched = Watched::new(&["k/a.md", "m/b.md"], Mode::Auto);
    watched.rename("k", "t");
    watched.rename("m", "k");
    watched.rename("t", "m");
    watched.tells(&["-k/a.md", "+k/b.md", "+m/a.md", "-m/b.md"]);
    watched.write("k/b.md", "");
    watched.tells(&["~k/b.md"]);
    fs::remove_dir_all(watched.root().join("k")).unwrap();
    watched.write("k/b.md", "baru");
    watched.tells(&["~k/b.md"]);
    watched.write("k/b.md", "lagi");
    watched.tells(&["~k/b.md"]);
}

#[test]
fn saves_of_editors_are_one_change() {
    let mut watched = Watched::new(&["a.md"], Mode::Auto);
    let root = watched.root();
    // vim: a probe, a backup by renaming, the new file, the backup removed.
    watched.write("4913", "");
    fs::remove_file(root.join("4913")).unwrap();
    watched.rename("a.md", "a.md~");
    watched.write("a.md", "vim");
    fs::remove_file(root.join("a.md~")).unwrap();
    assert_eq!(watched.next(MUST).unwrap(), ["~a.md"]);
    // JetBrains and gedit: a new file renamed over the old.
    for (temporary, text) in [("a.md___jb_tmp___", "idea"), (".goutputstream-X1", "gedit")] {
        watched.write(temporary, text);
        watched.rename(temporary, "a.md");
        assert_eq!(watched.next(MUST).unwrap(), ["~a.md"]);
    }
    // VS Code: emptied and written in place.
    watched.write("a.md", "");
    watched.write("a.md", "code");
    assert_eq!(watched.next(MUST).unwrap(), ["~a.md"]);
    watched.is_quiet();
}

#[test]
fn a_root_that_goes_and_comes_back_is_watched_on() {
    for mode in [Mode::Auto, Mode::Poll] {
        let mut watched = Watched::new(&["a.md", "k/b.md"], mode);
        let aside = watched.folder.path().join("aside");
        fs::rename(watched.root(), &aside).unwrap();
        watched.is_quiet();
        watched.write("a.md", "a.md");
        watched.write("k/c.md", "");
        watched.tells(&["-k/b.md", "+k/c.md"]);
        watched.write("k/c.md", "baru");
        watched.tells(&["~k/c.md"]);
        fs::remove_dir_all(watched.root()).unwrap();
        fs::rename(&aside, watched.root()).unwrap();
        watched.tells(&["+k/b.md", "-k/c.md"]);
        watched.write("k/b.md", "baru");
        watched.tells(&["~k/b.md"]);
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_the_root_and_told_when_what_they_lead_to_changes() {
    use std::os::unix::fs::symlink;
    let mut watched = Watched::new(&["media/a.jpg", ".foto/b.jpg"], Mode::Auto);
    let root = watched.root();
    symlink("../media", root.join("media/putar")).unwrap();
    watched.tells(&["~media/putar"]);
    fs::create_dir(root.join("kabar")).unwrap();
    symlink("../media", root.join("kabar/foto")).unwrap();
    symlink(".foto/b.jpg", root.join("b.jpg")).unwrap();
    watched.tells(&["+b.jpg", "+kabar/foto/a.jpg", "~kabar/foto/putar"]);
    watched.write("media/a.jpg", "baru");
    watched.tells(&["~kabar/foto/a.jpg", "~media/a.jpg"]);
    watched.write(".foto/b.jpg", "baru");
    watched.tells(&["~b.jpg"]);
    symlink(watched.folder.path(), root.join("luar")).unwrap();
    watched.tells(&["~luar"]);
    fs::remove_file(root.join("luar")).unwrap();
    watched.tells(&["~luar"]);
}

#[test]
fn lost_hints_and_limits_keep_the_watch_going() {
    let mut watched = Watched::new(&["a.md", "k/b.md"], Mode::Auto);
    watched.watcher().hints.stir(|taken| taken.lost = true);
    watched.is_quiet();
    watched.write("k/b.md", "baru");
    watched.tells(&["~k/b.md"]);
    let limit = notify::Error::new(notify::ErrorKind::MaxFilesWatch);
    watched.watcher().hints.take_in(Err(limit));
    watched.is_quiet();
    assert!(watched.watcher().note().unwrap().en.contains("more folders"));
    watched.write("k/b.md", "lagi");
    watched.tells(&["~k/b.md"]);
}

#[test]
fn a_system_that_tells_nothing_is_found_out() {
    let mut watched = Watched::new(&["a.md"], Mode::Auto);
    let all = [watched.root().canonicalize().unwrap()];
    for text in ["satu", "dua!"] {
        watched.watcher().method.forget(&all);
        thread::sleep(CHECKED);
        watched.write("a.md", text);
        watched.tells(&["~a.md"]);
    }
    assert!(watched.watcher().note().unwrap().en.contains("does not tell"));
    watched.write("a.md", "tiga");
    watched.tells(&["~a.md"]);
}

/// Longer than the time after a hint within which nobody is taken to be deaf.
const CHECKED: Duration = Duration::from_millis(1_100);

#[test]
fn bytes_that_change_without_a_trace_are_found_by_reading_again() {
    let mut watched = Watched::new(&["a.md", "b.md"], Mode::Auto);
    let watcher = watched.watcher();
    let (difference, _) = watcher.look.reread(0, MOST_REREAD, &watcher.contents);
    assert!(difference.is_empty());
    // A build that read the file while it was another for a moment.
    fs::write(watcher.root.join("a.md"), "lain").unwrap();
    watcher.tree().read("a.md").unwrap();
    fs::write(watcher.root.join("a.md"), "a.md").unwrap();
    let (difference, next) = watcher.look.reread(0, MOST_REREAD, &watcher.contents);
    assert_eq!((difference.paths(Kind::Changed), next), (vec!["a.md".into()], 0));
    assert_eq!(watcher.tree().get("a.md").unwrap().stamp, None);
}

#[test]
fn waiting_ends_soon_after_it_is_stopped() {
    let mut watched = Watched::new(&["a.md"], Mode::Auto);
    let started = now();
    assert_eq!(watched.next(Duration::ZERO), None);
    assert!(started.elapsed() < Duration::from_secs(1));
}

#[test]
fn after_a_storm_the_folder_is_as_a_fresh_walk_finds_it() {
    for mode in [Mode::Auto, Mode::Poll] {
        let mut watched = Watched::new(&["a.md"], mode);
        let root = watched.root();
        let storm = thread::spawn(move || (0..500).for_each(|step| blow(&root, step)));
        while !storm.is_finished() {
            watched.next(Duration::from_millis(50));
        }
        storm.join().unwrap();
        while watched.next(Duration::from_secs(1)).is_some() {}
        watched.is_as_a_fresh_walk_finds_it();
        assert_eq!(watched.watcher().untold, 0);
        if mode == Mode::Auto {
            watched.hears_each_folder();
        }
    }
}

impl Watched {
    /// Changes something in each folder alone, with no look but those that hints ask for.
    #[track_caller]
    fn hears_each_folder(&mut self) {
        for folder in walk(&self.root(), &[]).unwrap().0.folders {
            while self.next(Duration::from_millis(500)).is_some() {}
            self.watcher().pace.measured(MUST);
            fs::write(folder.path.join("akhir.md"), "").unwrap();
            assert!(self.next(MUST).is_some(), "{}", folder.path.display());
        }
    }
}

/// One step of a storm: something is written, moved or removed, if it can be.
fn blow(root: &Path, step: u64) {
    let mut random = step.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5bd1_e995;
    let mut name = |count: u64| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) % count
    };
    let (folder, other, file) =
        (root.join(format!("f{}", name(5))), root.join(format!("f{}/g{}", name(5), name(3))), name(6));
    let _ = match name(8) {
        0 => fs::create_dir_all(&other),
        1 => fs::rename(&folder, &other),
        2 => fs::rename(&other, &folder),
        3 => fs::remove_dir_all(&other),
        4 => fs::rename(folder.join(format!("{file}.md")), other.join(format!("{file}.md"))),
        5 => fs::remove_file(other.join(format!("{file}.md"))),
        6 => fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join(format!("{file}.md")), step.to_string())),
        _ => fs::create_dir_all(&other).and_then(|()| fs::write(other.join(format!("{file}.md")), step.to_string())),
    };
    if step.is_multiple_of(50) {
        thread::sleep(Duration::from_millis(40));
    }
}
