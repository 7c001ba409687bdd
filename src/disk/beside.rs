//! What lies beside a district's folder, as the disk has it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::read;
use crate::{
    member::open,
    problem::{Problem, Problems},
    tree::Tree,
};

/// The largest file that is read as a member's source, in bytes.
const LARGEST: u64 = 64 << 20;

/// The folders and files around a district's folder.
pub struct Beside {
    root: PathBuf,
}

impl Beside {
    /// What can be seen from a folder.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }
}

impl open::Beside for Beside {
    fn folder(&self, place: &str) -> io::Result<Option<(Tree, Vec<Problem>)>> {
        let path = self.root.join(place);
        if !fs::metadata(&path)?.is_dir() {
            return Ok(None);
        }
        let mut problems = Problems::default();
        let tree = read::tree(&path, &[path.join("public")], &mut problems).map_err(io::Error::other)?;
        Ok(Some((tree, problems.into_vec())))
    }

    fn file(&self, place: &str) -> io::Result<Vec<u8>> {
        let path = self.root.join(place);
        if fs::metadata(&path)?.len() > LARGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        fs::read(path)
    }
}
