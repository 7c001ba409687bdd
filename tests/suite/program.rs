//! The program itself, run as a person runs it, and folders for it to work on.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::portal::texts;

/// A folder on the disk that is gone when the test is over.
pub struct Folder {
    pub dir: TempDir,
}

/// What a run of the program came to.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Writes the files of a fixture to a new folder.
pub fn disk(fixture: &str) -> Folder {
    let folder = Folder { dir: tempfile::tempdir().expect("a folder for the test") };
    folder.write_all(fixture);
    folder
}

impl Folder {
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    pub fn write_all(&self, fixture: &str) {
        texts(fixture).into_iter().for_each(|(path, bytes)| self.write(&path, bytes));
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path().join(path)).expect("it was there");
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn has(&self, path: &str) -> bool {
        self.path().join(path).exists()
    }

    /// Runs the program with these words, the folder being the current one.
    pub fn run(&self, words: &str) -> Run {
        self.run_with(words, &[])
    }

    /// Runs the program with an environment of its own.
    pub fn run_with(&self, words: &str, environment: &[(&str, &str)]) -> Run {
        self.run_words(&words.split_whitespace().collect::<Vec<_>>(), environment)
    }

    /// Runs the program with words that may hold spaces, and an environment of its own.
    pub fn run_words(&self, words: &[&str], environment: &[(&str, &str)]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jejaring"));
        for name in ["LANG", "LC_ALL", "LC_MESSAGES", "SOURCE_DATE_EPOCH", "TZ"] {
            command.env_remove(name);
        }
        // Nothing is kept between tests.
        command.env("JEJARING_CACHE", "");
        command.args(words).current_dir(self.path()).envs(environment.iter().copied());
        let output = command.output().expect("the program runs");
        Run {
            code: output.status.code().expect("it ends by itself"),
            out: String::from_utf8(output.stdout).expect("text"),
            err: String::from_utf8(output.stderr).expect("text"),
        }
    }

    /// Every file below a folder, by its path there.
    pub fn files(&self, below: &str) -> BTreeMap<String, Vec<u8>> {
        files_below(&self.path().join(below))
    }
}

/// Every file below a folder, by its path there.
pub fn files_below(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(root).into_iter().map(|entry| entry.expect("a readable folder"));
    let name = |path: &Path| path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|entry| (name(entry.path()), fs::read(entry.path()).expect("a readable file"))).collect()
}

/// The example portals of this repository.
pub fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content-example")
}

impl Run {
    #[track_caller]
    pub fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "it said\n{}\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(
            self.out.contains(words) || self.err.contains(words),
            "it does not say `{words}`:\n{}\n{}",
            self.out,
            self.err
        );
        self
    }

    #[track_caller]
    pub fn says_not(self, words: &str) -> Self {
        assert!(
            !self.out.contains(words) && !self.err.contains(words),
            "it says `{words}`:\n{}\n{}",
            self.out,
            self.err
        );
        self
    }
}
