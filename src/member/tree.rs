//! A member's public content as a folder.

use std::{collections::BTreeMap, io, sync::Arc};

use crate::{
    image,
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
    pub fn into_tree(self) -> Tree {
        let texts = self.files.iter().map(|(path, bytes)| File {
            path: path.as_str().into(),
            size: bytes.len() as u64,
            stamp: None,
        });
        let photos =
            self.photos.iter().filter(|(path, _)| !self.files.contains_key(*path)).filter_map(|(path, photo)| {
                let file = photo.tree.get(&photo.path)?;
                Some(File { path: path.as_str().into(), size: file.size, stamp: file.stamp })
            });
        Tree::new(texts.chain(photos).collect(), Arc::new(self))
    }
}

impl ReadFile for Gathered {
    /// A photo is read as it would be published, so that it is the same from a folder and from a bundle.
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if let Some(bytes) = self.files.get(path) {
            return Ok(bytes.clone());
        }
        let photo = self.photos.get(path).ok_or(io::ErrorKind::NotFound)?;
        let bytes = photo.tree.read(&photo.path)?;
        let stripped = image::Kind::of(&bytes).and_then(|kind| image::stripped(&bytes, kind));
        Ok(stripped.unwrap_or(bytes))
    }
}
