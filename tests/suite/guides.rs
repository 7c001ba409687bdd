//! The guides, held against the program that they tell of.
//!
//! Each guide is followed as its reader follows it, in a folder of its own with a photo in `~/Unduhan`:
//! a block that names a file is written, a block of `sh` is run where the one before it ended, and a
//! block of `text` is looked for in what the last one said. Behind `sh` may stand
//!
//! - `bermasalah`: the commands tell of problems;
//! - `jangan-dijalankan`: they need the network or end only when they are stopped, and are only parsed.

use std::{fs, process::Command};

use crate::{
    fences::{Fence, fences, is_understood},
    program::{Folder, disk, examples, files_below},
};

/// The photo that somebody has downloaded.
const PHOTO: &[u8] = include_bytes!("../../src/image/samples/baseline.jpg");

/// Noon of 22 November 2026.
const TODAY: &str = "1795323600";

/// How a guide says that its commands tell of problems.
const TROUBLED: &str = "bermasalah";

/// How a guide says that its commands are not for a test.
const NOT_RUN: &str = "jangan-dijalankan";

/// The pages of the guides, by their paths in the portal.
fn guides() -> impl Iterator<Item = (String, String)> {
    let pages = files_below(&examples().join("panduan/halaman")).into_iter();
    pages.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("a guide is text")))
}

/// Somebody who follows a guide.
struct Reader {
    home: Folder,
    /// Where they are, below their home.
    place: String,
    /// What the last commands said.
    said: String,
}

impl Reader {
    fn new() -> Self {
        let home = disk("");
        home.write("Unduhan/panen.jpg", PHOTO);
        home.write(".bin/keep", "");
        let program = env!("CARGO_BIN_EXE_jejaring");
        std::os::unix::fs::symlink(program, home.path().join(".bin/jejaring")).expect("a link to the program");
        home.write("kerja/keep", "");
        home.remove("kerja/keep");
        Self { home, place: "kerja".to_owned(), said: String::new() }
    }

    #[track_caller]
    fn follow(&mut self, block: Fence<'_>) {
        match (block.language, block.about) {
            ("sh", NOT_RUN) => block.own_commands().for_each(is_understood),
            ("sh", about) => self.run(block.text, about),
            ("text", "") => {
                assert!(self.said.contains(block.text.trim()), "not said:\n{}\n\nbut\n{}", block.text, self.said)
            }
            _ => {
                let path = block.file().unwrap_or_else(|| panic!("which file is this?\n{}", block.text));
                self.home.write(&format!("{}/{path}", self.place), format!("{}\n", block.text));
            }
        }
    }

    /// Runs commands as a shell does; the next ones begin where these ended.
    #[track_caller]
    fn run(&mut self, commands: &str, about: &str) {
        assert!(matches!(about, "" | TROUBLED), "`sh {about}` says nothing to this test");
        let home = self.home.path();
        let script = format!("set -e\n{commands}\npwd >\"$HOME/.place\"\n");
        let mut shell = Command::new("sh");
        shell.args(["-c", &script]).current_dir(home.join(&self.place));
        shell.env_clear().env("HOME", home).env("JEJARING_CACHE", "").env("SOURCE_DATE_EPOCH", TODAY);
        shell.env("PATH", format!("{}:/usr/bin:/bin", home.join(".bin").display()));
        let output = shell.output().expect("a shell runs");
        self.said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("text")).concat();
        let is_troubled = self.said.lines().any(|line| line.starts_with("kesalahan") || line.starts_with("peringatan"));
        assert_eq!(is_troubled, about == TROUBLED, "problems of\n{commands}\n{}", self.said);
        assert!(output.status.success() || is_troubled, "{commands}\n{}", self.said);
        if output.status.success() {
            let place = fs::read_to_string(home.join(".place")).expect("where the commands ended");
            let root = home.canonicalize().expect("a home");
            let below = std::path::Path::new(place.trim())
                .strip_prefix(&root)
                .or_else(|_| std::path::Path::new(place.trim()).strip_prefix(home));
            self.place = below.expect("below the home").display().to_string();
        }
    }
}

#[test]
fn every_guide_can_be_followed_to_its_end() {
    let mut runs = 0;
    for (path, text) in guides() {
        println!("halaman/{path}");
        let mut reader = Reader::new();
        for block in fences(&text) {
            reader.follow(block);
            runs += usize::from(block.language == "sh" && block.about != NOT_RUN);
        }
    }
    assert!(runs > 15, "only {runs} blocks were run");
}
