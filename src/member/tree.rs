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

    /// Its texts by their paths.
    pub fn into_texts(self) -> BTreeMap<String, Vec<u8>> {
        self.files
    }

    /// The folder.
    pub fn into_tree(self, darkroom: &Arc<Darkroom>) -> Tree {
        self.into_trees(darkroom, Arc::new(BTreeMap::new())).0
    }

    /// The folder, and the same without its texts, which are then read by `again`.
    pub fn into_trees(mut self, darkroom: &Arc<Darkroom>, again: Arc<dyn ReadFile>) -> (Tree, Tree) {
        self.photos.retain(|path, _| !self.files.contains_key(path));
        let texts = self.files.iter().map(|(path, bytes)| File {
            path: path.as_str().into(),
            size: bytes.len() as u64,
            stamp: None,
        });
        let of_photos = self.photos.iter().filter_map(|(path, photo)| {
            let file = photo.tree.get(&photo.path)?;
            Some(File { path: path.as_str().into(), size: file.size, stamp: file.stamp })
        });
        let files = texts.chain(of_photos).collect();
        let photos = Arc::new(self.photos);
        let folder = |texts| Folder { texts, photos: Arc::clone(&photos), darkroom: Arc::clone(darkroom) };
        let whole = Tree::new(files, Arc::new(folder(Arc::new(self.files))));
        let light = whole.read_by(Arc::new(folder(again)));
        (whole, light)
    }
}

/// The public content of a member as a folder.
struct Folder {
    texts: Arc<dyn ReadFile>,
    photos: Arc<BTreeMap<String, Photo>>,
    darkroom: Arc<Darkroom>,
}

impl ReadFile for Folder {
    /// A photo is read as it would be published, so that it is the same from a folder and from a bundle.
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let Some(photo) = self.photos.get(path) else { return self.texts.read(path) };
        let bytes = photo.tree.read(&photo.path)?;
        Ok(self.darkroom.largest(&bytes).unwrap_or(bytes))
    }
}
