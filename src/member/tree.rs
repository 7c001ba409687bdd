//! A member's public content as a folder.

use std::{collections::BTreeMap, io, sync::Arc};

use crate::{
    photo::Darkroom,
    records::folder::{self, Role, Whole},
    tree::{File, ReadFile, Tree},
};

/// The public content of a member under way.
#[derive(Default)]
pub struct Gathered {
    files: BTreeMap<String, Vec<u8>>,
    photos: BTreeMap<String, Photo>,
}

/// Where a photo's bytes are.
#[derive(Clone)]
pub struct Photo {
    /// The folder that holds it.
    pub tree: Tree,
    /// Its path there.
    pub path: Arc<str>,
}

impl Gathered {
    /// Adds content files; one that is there already stays as it is.
    pub fn add(&mut self, files: impl IntoIterator<Item = (String, Vec<u8>)>) {
        for (path, bytes) in files {
            self.files.entry(path).or_insert(bytes);
        }
    }

    /// Adds a photo under the path by which records name it, if that is one of a photo.
    pub fn add_photo(&mut self, path: &str, photo: Photo) {
        if crate::bundle::is_plain(path) && matches!(folder::role(path, Whole::Portal), Role::Media) {
            self.photos.entry(path.to_owned()).or_insert(photo);
        }
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The folder.
    pub fn into_tree(self, photos: Arc<Darkroom>) -> Tree {
        let texts = self.files.iter().map(|(path, bytes)| File {
            path: path.as_str().into(),
            size: bytes.len() as u64,
            stamp: None,
        });
        let of_photos =
            self.photos.iter().filter(|(path, _)| !self.files.contains_key(*path)).filter_map(|(path, photo)| {
                let file = photo.tree.get(&photo.path)?;
                Some(File { path: path.as_str().into(), size: file.size, stamp: file.stamp })
            });
        Tree::new(texts.chain(of_photos).collect(), Arc::new(Folder { gathered: self, photos }))
    }
}

/// The public content of a member as a folder.
struct Folder {
    gathered: Gathered,
    photos: Arc<Darkroom>,
}

impl ReadFile for Folder {
    /// A photo is read as it would be published, so that it is the same from a folder and from a bundle.
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if let Some(bytes) = self.gathered.files.get(path) {
            return Ok(bytes.clone());
        }
        let photo = self.gathered.photos.get(path).ok_or(io::ErrorKind::NotFound)?;
        let bytes = photo.tree.read(&photo.path)?;
        Ok(self.photos.largest(&bytes).unwrap_or(bytes))
    }
}
