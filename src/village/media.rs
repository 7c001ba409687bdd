//! Photos and documents: what each is, found out when a page first shows it.

use std::{
    collections::{BTreeMap, HashMap},
    io,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use crate::{
    image::{self, Facts, Fault},
    route::Route,
    slug,
    tree::{File, Stamp, Tree},
};

/// The photos and documents of a portal's folder.
pub struct Media {
    files: BTreeMap<Arc<str>, Medium>,
    /// The same by path in small letters: Windows and phones do not tell `FOTO.JPG` from `foto.jpg`.
    by_letters: HashMap<String, Arc<str>>,
    tree: Tree,
    memory: Option<Arc<PhotoMemory>>,
}

/// What a look at a photo found, and the state of the file then.
type Seen = (Stamp, Result<Photo, Unusable>);

/// What photos were found to be, as long as their files stay what they are.
#[derive(Default)]
pub struct PhotoMemory {
    looked_at: Mutex<HashMap<Arc<str>, Seen>>,
    /// The lengths and digests of photos as they were published.
    digests: Mutex<HashMap<[u8; 32], (u64, String)>>,
}

/// One photo or document.
#[derive(Debug)]
struct Medium {
    file: File,
    picture: bool,
    facts: OnceLock<Result<Photo, Unusable>>,
    /// Whether a page offers it for download.
    offered: OnceLock<Route>,
}

/// A photo as pages show it.
#[derive(Clone, Debug)]
pub struct Photo {
    /// What it is.
    pub facts: Facts,
    /// Where it is published.
    pub route: Route,
}

/// Why a picture cannot be shown.
#[derive(Clone, Debug)]
pub enum Unusable {
    /// Its bytes cannot be used.
    Fault(Fault),
    /// Its bytes cannot be read.
    Unread(Arc<io::Error>),
}

/// What one published medium came from, and what is to be done with its bytes.
#[derive(Clone, Debug)]
pub struct Published<'a> {
    /// The file.
    pub file: &'a File,
    /// Where it goes.
    pub route: Route,
    /// Its form, when it is a picture whose metadata must go.
    pub picture: Option<image::Kind>,
}

impl Media {
    /// The media among a folder's files.
    pub fn new(files: Vec<File>, tree: &Tree, memory: Option<Arc<PhotoMemory>>) -> Self {
        let files = files.into_iter().map(|file| {
            let picture = is_picture(&file.path);
            (Arc::clone(&file.path), Medium { file, picture, facts: OnceLock::new(), offered: OnceLock::new() })
        });
        let files: BTreeMap<Arc<str>, Medium> = files.collect();
        let by_letters = files.keys().rev().map(|path| (path.to_lowercase(), Arc::clone(path))).collect();
        let media = Self { files, by_letters, tree: tree.clone(), memory };
        media.offer_documents();
        media
    }

    /// Documents of the media folder are published whether a page links them or not.
    fn offer_documents(&self) {
        for medium in self.files.values().filter(|medium| !medium.picture && in_media_folder(&medium.file.path)) {
            medium.offer();
        }
    }

    /// The path of the file that `target` means, seen from a file: beside it, from the portal's
    /// root, or by its name in `media/`. Where no name has the same letters, small and capital
    /// ones are the same.
    pub fn find(&self, target: &str, from: &str) -> Option<&Arc<str>> {
        let beside = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let target = target.replace('\\', "/");
        let places = ["media", "static"];
        let candidates: Vec<String> =
            [beside, ""].iter().chain(&places).filter_map(|folder| resolve(folder, &target)).collect();
        let exact = candidates.iter().find_map(|path| self.files.get_key_value(path.as_str()).map(|(path, _)| path));
        exact.or_else(|| candidates.iter().find_map(|path| self.by_letters.get(&path.to_lowercase())))
    }

    /// The picture whose name is nearest to that of a missing one.
    pub fn nearest_picture(&self, missing: &str) -> Option<&str> {
        const MOST_COMPARED: usize = 2_000;
        let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_lowercase();
        let wanted = name(missing);
        let pictures = self.files.values().filter(|medium| medium.picture && self.files.len() <= MOST_COMPARED);
        let scored =
            pictures.map(|medium| (strsim::jaro_winkler(&name(&medium.file.path), &wanted), &*medium.file.path));
        scored.filter(|(likeness, _)| *likeness >= 0.88).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, path)| path)
    }

    /// A picture, read at its first use.
    pub fn photo(&self, path: &str) -> Option<&Result<Photo, Unusable>> {
        let medium = self.files.get(path)?;
        Some(medium.facts.get_or_init(|| self.recall(&medium.file)))
    }

    /// Whether a file is meant as a picture.
    pub fn is_picture(&self, path: &str) -> bool {
        self.files.get(path).is_some_and(|medium| medium.picture)
    }

    /// Where a document is offered for download.
    pub fn document(&self, path: &str) -> Option<&Route> {
        self.files.get(path).map(Medium::offer)
    }

    /// All that some page shows or offers, in order of path.
    pub fn published(&self) -> impl Iterator<Item = Published<'_>> {
        self.files.values().filter_map(|medium| match (medium.facts.get(), medium.offered.get()) {
            (Some(Ok(photo)), _) => {
                Some(Published { file: &medium.file, route: photo.route.clone(), picture: Some(photo.facts.kind) })
            }
            (_, Some(route)) => Some(Published { file: &medium.file, route: route.clone(), picture: None }),
            (Some(Err(_)) | None, None) => None,
        })
    }

    /// The documents that no page offers, in order of path.
    pub fn left(&self) -> impl Iterator<Item = &File> {
        self.files
            .values()
            .filter(|medium| !medium.picture && medium.offered.get().is_none())
            .map(|medium| &medium.file)
    }

    /// The bytes of a medium.
    ///
    /// # Errors
    /// When the file is gone or cannot be read.
    pub fn read(&self, file: &File) -> io::Result<Vec<u8>> {
        self.tree.read(&file.path)
    }

    /// The length and digest of what was published of a file in this state, if that is remembered.
    pub fn digest(&self, state: &[u8; 32]) -> Option<(u64, String)> {
        let digests = &self.memory.as_ref()?.digests;
        digests.lock().unwrap_or_else(PoisonError::into_inner).get(state).cloned()
    }

    /// Remembers the length and digest of what was published of a file in this state.
    pub fn remember_digest(&self, state: [u8; 32], digest: (u64, String)) {
        if let Some(memory) = &self.memory {
            memory.digests.lock().unwrap_or_else(PoisonError::into_inner).insert(state, digest);
        }
    }

    /// The text of any file of the portal's folder, decoded.
    pub fn text(&self, path: &Arc<str>) -> Option<String> {
        let bytes = self.tree.read(path).ok()?;
        crate::records::source::decode(path, bytes, &mut crate::problem::Problems::default())
    }

    /// What a photo is, looked at only when its file has changed since the last look.
    fn recall(&self, file: &File) -> Result<Photo, Unusable> {
        let (Some(memory), Some(stamp)) = (&self.memory, file.stamp) else { return self.look(file) };
        let known = memory.looked_at.lock().unwrap_or_else(PoisonError::into_inner).get(&file.path).cloned();
        if let Some((_, seen)) = known.filter(|(then, _)| *then == stamp) {
            return seen;
        }
        let seen = self.look(file);
        memory
            .looked_at
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(Arc::clone(&file.path), (stamp, seen.clone()));
        seen
    }

    fn look(&self, file: &File) -> Result<Photo, Unusable> {
        if file.size > image::MAX_BYTES as u64 {
            return Err(Unusable::Fault(Fault::TooLarge));
        }
        let bytes = self.read(file).map_err(|error| Unusable::Unread(Arc::new(error)))?;
        let facts = image::facts(&bytes).map_err(Unusable::Fault)?;
        Ok(Photo { facts, route: Route::file(&image::published_name(&file.path, &bytes)) })
    }
}

impl Medium {
    fn offer(&self) -> &Route {
        self.offered.get_or_init(|| {
            let path = self.file.path.split_once('/').filter(|(folder, _)| folder.eq_ignore_ascii_case("media"));
            let path = path.map_or(&*self.file.path, |(_, below)| below);
            let (stem, extension) = path.rsplit_once('.').unwrap_or((path, "bin"));
            let parts =
                stem.split('/').map(slug::slug).map(|part| if part.is_empty() { "berkas".to_owned() } else { part });
            Route::file(&format!("media/{}.{}", parts.collect::<Vec<_>>().join("/"), slug::slug(extension)))
        })
    }
}

fn in_media_folder(path: &str) -> bool {
    path.split_once('/')
        .is_some_and(|(folder, _)| ["media", "gambar", "images"].iter().any(|name| name.eq_ignore_ascii_case(folder)))
}

fn is_picture(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    matches!(
        extension.as_str(),
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "svg" | "heic" | "heif" | "bmp" | "tif" | "tiff"
    )
}

/// A path below the portal's root from one that may climb: `kabar/2026` and `../x.jpg` give
/// `kabar/x.jpg`. A path that would leave the root gives nothing.
pub fn resolve(folder: &str, target: &str) -> Option<String> {
    let (folder, target) = match target.strip_prefix('/') {
        Some(from_root) => ("", from_root),
        None => (folder, target),
    };
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
