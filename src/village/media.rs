//! Photos and documents: what each is, found out when a page first shows it.

use std::{
    collections::{BTreeMap, HashMap},
    io,
    sync::{Arc, OnceLock},
};

use crate::{
    image::{self, Fault},
    photo::{self, Darkroom, Encoding, Negative, Rendition},
    route::Route,
    slug,
    tree::{File, Tree},
};

/// The photos and documents of a portal's folder.
pub struct Media {
    shelf: Arc<Shelf>,
    tree: Tree,
    darkroom: Arc<Darkroom>,
}

/// What there is, and what is known and wanted of it.
struct Shelf {
    files: BTreeMap<Arc<str>, Medium>,
    /// The same by path in small letters: Windows and phones do not tell `FOTO.JPG` from `foto.jpg`.
    by_letters: HashMap<String, Arc<str>>,
}

/// One photo or document.
struct Medium {
    file: File,
    picture: bool,
    photo: OnceLock<Result<Photo, Unusable>>,
    /// Where a page offers it for download: a document as it is, a photo in its full size.
    offered: OnceLock<Route>,
}

/// A photo as pages show it.
#[derive(Clone, Debug)]
pub struct Photo {
    /// Where its largest version is published.
    pub route: Route,
    /// What is known of it.
    pub negative: Negative,
    /// Whether a page wants it cut for link previews.
    shared: Arc<OnceLock<()>>,
}

/// A photo that can be cut for link previews.
#[derive(Clone, Debug)]
pub struct Share {
    route: Route,
    shared: Arc<OnceLock<()>>,
}

impl Share {
    /// Where the cut photo is published, from now on.
    pub fn take(&self) -> &Route {
        self.shared.get_or_init(|| ());
        &self.route
    }
}

/// Why a picture cannot be shown.
#[derive(Clone, Debug)]
pub enum Unusable {
    /// Its bytes cannot be used.
    Fault(Fault),
    /// Its bytes cannot be read.
    Unread(Arc<io::Error>),
}

/// What a page shows or offers of a file.
#[derive(Clone, Debug)]
pub struct Published<'a> {
    /// The file.
    pub file: &'a File,
    /// What is published of it.
    pub form: Form<'a>,
}

/// In what form a file is published.
#[derive(Clone, Debug)]
pub enum Form<'a> {
    /// As a photo, in several sizes.
    Photo(&'a Photo),
    /// As it is, but for a photo's metadata, at this address.
    Whole(&'a Route),
}

impl Media {
    /// The media among a folder's files.
    pub fn new(files: Vec<File>, tree: &Tree, darkroom: Arc<Darkroom>) -> Self {
        let files = files.into_iter().map(|file| {
            let picture = is_picture(&file.path);
            (Arc::clone(&file.path), Medium { file, picture, photo: OnceLock::new(), offered: OnceLock::new() })
        });
        let files: BTreeMap<Arc<str>, Medium> = files.collect();
        let by_letters = files.keys().rev().map(|path| (path.to_lowercase(), Arc::clone(path))).collect();
        let media = Self { shelf: Arc::new(Shelf { files, by_letters }), tree: tree.clone(), darkroom };
        media.offer_documents();
        media
    }

    /// The same photos and documents, read from another tree: what becomes known of them is known of both.
    #[must_use]
    pub fn in_tree(&self, tree: &Tree) -> Self {
        Self { shelf: Arc::clone(&self.shelf), tree: tree.clone(), darkroom: Arc::clone(&self.darkroom) }
    }

    /// Documents of the media folder are published whether a page links them or not.
    fn offer_documents(&self) {
        for medium in self.shelf.files.values().filter(|medium| !medium.picture && in_media_folder(&medium.file.path)) {
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
        let exact =
            candidates.iter().find_map(|path| self.shelf.files.get_key_value(path.as_str()).map(|(path, _)| path));
        exact.or_else(|| candidates.iter().find_map(|path| self.shelf.by_letters.get(&path.to_lowercase())))
    }

    /// The picture whose name is nearest to that of a missing one.
    pub fn nearest_picture(&self, missing: &str) -> Option<&str> {
        const MOST_COMPARED: usize = 2_000;
        let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_lowercase();
        let wanted = name(missing);
        let pictures =
            self.shelf.files.values().filter(|medium| medium.picture && self.shelf.files.len() <= MOST_COMPARED);
        let scored =
            pictures.map(|medium| (strsim::jaro_winkler(&name(&medium.file.path), &wanted), &*medium.file.path));
        scored.filter(|(likeness, _)| *likeness >= 0.88).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, path)| path)
    }

    /// A picture, read at its first use.
    pub fn photo(&self, path: &str) -> Option<&Result<Photo, Unusable>> {
        let medium = self.shelf.files.get(path)?;
        Some(medium.photo.get_or_init(|| self.look(&medium.file)))
    }

    /// Whether a file is meant as a picture.
    pub fn is_picture(&self, path: &str) -> bool {
        self.shelf.files.get(path).is_some_and(|medium| medium.picture)
    }

    /// Where a document is offered for download, or a photo in its full size.
    pub fn offer(&self, path: &str) -> Option<&Route> {
        let medium = self.shelf.files.get(path)?;
        if !medium.picture {
            return Some(medium.offer());
        }
        let photo = self.photo(path)?.as_ref().ok()?;
        Some(match photo.encoding() {
            None => &photo.route,
            Some(_) => medium.offered.get_or_init(|| photo.whole()),
        })
    }

    /// All that some page shows or offers, in order of path.
    pub fn published(&self) -> impl Iterator<Item = Published<'_>> {
        self.shelf.files.values().flat_map(|medium| {
            let photo = medium.photo.get().and_then(|photo| photo.as_ref().ok()).map(Form::Photo);
            let whole = medium.offered.get().map(Form::Whole);
            photo.into_iter().chain(whole).map(|form| Published { file: &medium.file, form })
        })
    }

    /// The documents that no page offers, in order of path.
    pub fn left(&self) -> impl Iterator<Item = &File> {
        self.shelf
            .files
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

    /// Where photos are looked at and made.
    pub fn darkroom(&self) -> &Darkroom {
        &self.darkroom
    }

    /// The text of any file of the portal's folder, decoded.
    pub fn text(&self, path: &Arc<str>) -> Option<String> {
        let bytes = self.tree.read(path).ok()?;
        crate::records::source::decode(path, bytes, &mut crate::problem::Problems::default())
    }

    fn look(&self, file: &File) -> Result<Photo, Unusable> {
        if file.size > image::MAX_BYTES as u64 {
            return Err(Unusable::Fault(Fault::TooLarge));
        }
        let negative = self.darkroom.negative(file, &|| self.read(file));
        let negative = negative.map_err(|error| Unusable::Unread(Arc::new(error)))?.map_err(Unusable::Fault)?;
        Ok(Photo::new(negative))
    }
}

impl Photo {
    fn new(negative: Negative) -> Self {
        let route = match negative.look.renditions().first() {
            Some(largest) => negative.route(*largest),
            None => Route::file(&format!("{}.{}", negative.stem, negative.facts.kind.extension())),
        };
        Self { route, negative, shared: Arc::default() }
    }

    /// What cuts it for link previews, if it is large enough.
    pub fn share(&self) -> Option<Share> {
        let rendition = self.negative.look.share()?;
        Some(Share { route: self.file(rendition), shared: Arc::clone(&self.shared) })
    }

    /// All its files that pages ask for.
    pub fn renditions(&self) -> Vec<Rendition> {
        let look = &self.negative.look;
        look.renditions().into_iter().chain(look.share().filter(|_| self.shared.get().is_some())).collect()
    }

    /// Its files but for the largest version, as far as they have this format, with their widths, rising.
    /// Of a picture that stays as it is there are none.
    pub fn widths(&self, encoding: Encoding) -> impl Iterator<Item = (Route, u32)> {
        let mut all = self.negative.look.renditions();
        all.sort_by_key(|rendition| rendition.width);
        let widest = photo::WIDTHS[photo::WIDTHS.len() - 1];
        let fits = move |rendition: &Rendition| rendition.encoding == encoding && rendition.width <= widest;
        all.into_iter().filter(fits).map(|rendition| (self.file(rendition), rendition.width))
    }

    /// The format of its largest version, where that is made.
    pub fn encoding(&self) -> Option<Encoding> {
        self.negative.look.encoding()
    }

    /// Where one of its files is published.
    pub fn file(&self, rendition: Rendition) -> Route {
        self.negative.route(rendition)
    }

    /// Where it is published in its full size, when a page offers that.
    fn whole(&self) -> Route {
        Route::file(&format!("{}-asli.{}", self.negative.stem, self.negative.facts.kind.extension()))
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
