//! The guides, held against the program that they tell of.
//!
//! Each guide is followed as its reader follows it, in a folder of its own with a photo in `~/Unduhan`:
//! a block that names a file is written, a block of `sh` is run where the one before it ended, and a
//! block of `text` is looked for in what the last one said. Behind `sh` may stand
//!
//! - `bermasalah`: the commands tell of problems;
//! - `jangan-dijalankan`: they need the network or end only when they are stopped, and are only parsed.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

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

/// The pages of the guides, by their paths below `halaman/`.
fn guides() -> impl Iterator<Item = (String, String)> {
    let pages = files_below(&examples().join("panduan/halaman")).into_iter();
    pages.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("a guide is text")))
}

/// Somebody who follows a guide.
struct Reader {
    home: Folder,
    /// The folder that they are in.
    place: PathBuf,
    /// What the last commands said.
    said: String,
}

impl Reader {
    fn new() -> Self {
        let home = disk("");
        home.write("Unduhan/panen.jpg", PHOTO);
        let place = home.path().join("kerja");
        let programs = home.path().join("program");
        for folder in [&place, &programs] {
            fs::create_dir(folder).expect("a folder");
        }
        let link = std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_jejaring"), programs.join("jejaring"));
        link.expect("a link to the program");
        Self { home, place, said: String::new() }
    }

    /// Does what a block asks for.
    #[track_caller]
    fn follow(&mut self, block: Fence<'_>) {
        match (block.language, block.about) {
            ("sh", NOT_RUN) => block.own_commands().for_each(is_understood),
            ("sh", about) => self.run(block.text, about),
            ("text", "") => {
                let said = self.said.contains(block.text.trim());
                assert!(said, "nothing says\n{}\n\nbut\n{}", block.text, self.said);
            }
            _ => self.write(block),
        }
    }

    #[track_caller]
    fn write(&self, block: Fence<'_>) {
        let path = block.file().unwrap_or_else(|| panic!("which file is this?\n{}", block.text));
        let path = self.place.join(path);
        fs::create_dir_all(path.parent().expect("below the place")).expect("a folder");
        fs::write(path, format!("{}\n", block.text)).expect("a file");
    }

    /// Runs commands, and looks at whether they told of problems.
    #[track_caller]
    fn run(&mut self, commands: &str, about: &str) {
        assert!(matches!(about, "" | TROUBLED), "`sh {about}` means nothing");
        let output = self.shell(commands);
        self.said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("text")).concat();
        let is_troubled =
            self.said.lines().any(|line| line.starts_with("kesalahan:") || line.starts_with("peringatan:"));
        assert_eq!(is_troubled, about == TROUBLED, "problems of\n{commands}\n{}", self.said);
        assert!(output.status.success() || is_troubled, "{commands}\n{}", self.said);
        if let Ok(place) = fs::read_to_string(self.home.path().join("place")) {
            self.place = PathBuf::from(place.trim_end());
        }
    }

    /// Commands in a shell, which writes down where they ended.
    fn shell(&self, commands: &str) -> Output {
        let home = self.home.path();
        let script = format!("set -e\n{commands}\npwd >\"$HOME/place\"\n");
        let path = format!("{}:/usr/local/bin:/usr/bin:/bin", home.join("program").display());
        let mut shell = Command::new("sh");
        shell.args(["-c", &script]).current_dir(&self.place).env_clear();
        // Nothing is kept between tests.
        shell.envs([("PATH", path.as_str()), ("JEJARING_CACHE", ""), ("SOURCE_DATE_EPOCH", TODAY)]).env("HOME", home);
        shell.output().expect("a shell runs")
    }
}

#[test]
fn every_guide_can_be_followed_to_its_end() {
    let mut runs = 0;
    for (path, text) in guides() {
        // Named where a failure is shown.
        println!("halaman/{path}");
        let mut reader = Reader::new();
        for block in fences(&text) {
            reader.follow(block);
            runs += usize::from(block.language == "sh" && block.about != NOT_RUN);
        }
    }
    assert!(runs > 15, "only {runs} blocks were run");
}

#[test]
fn every_guide_has_a_picture_that_is_light_and_described() {
    let pictures = files_below(&examples().join("panduan/media"));
    for (path, text) in guides().filter(|(path, _)| path != "index.md") {
        let (_, picture) = text.split_once("\n![").unwrap_or_else(|| panic!("{path} has no picture"));
        let (seen, rest) = picture.split_once("](../media/").expect("a picture of the portal's own");
        assert!(seen.len() > 20, "{path}: `{seen}` says little");
        let file = rest.split([' ', ')']).next().expect("a name");
        let bytes = pictures.get(file).unwrap_or_else(|| panic!("{path}: no {file}"));
        assert!(bytes.len() < 60_000, "{file} has {} bytes", bytes.len());
    }
}
