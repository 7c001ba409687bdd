//! What lies at a member's sources, brought into one form.

use std::{cell::RefCell, io, sync::Arc};

use super::{
    Member, Source, agenda,
    copy::{self, Copied, CopiedKind, Copy},
    feed,
    found::{self, Kind as Found},
    tree::{Gathered, Photo},
};
use crate::{
    bundle::{self, About, Index, Part, PartFile, Record},
    date::Zone,
    problem::{Place, Problem, Problems},
    records::{Kind, Origin},
    tree::Tree,
};

/// How many records of one bundle are read at most.
const MOST_RECORDS: usize = 20_000;

/// What lies beside a district's folder.
pub trait Beside: Send + Sync {
    /// The folder at a place, with what was noticed while it was walked; `None` for what is no folder.
    ///
    /// # Errors
    /// When there is nothing, or it cannot be read.
    fn folder(&self, place: &str) -> io::Result<Option<(Tree, Vec<Problem>)>>;

    /// The bytes of the file at a place.
    ///
    /// # Errors
    /// When it is not there or cannot be read.
    fn file(&self, place: &str) -> io::Result<Vec<u8>>;
}

/// A district that stands alone.
pub struct Nothing;

impl Beside for Nothing {
    fn folder(&self, _: &str) -> io::Result<Option<(Tree, Vec<Problem>)>> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn file(&self, _: &str) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::NotFound.into())
    }
}

/// A member whose content was found.
pub struct Opened {
    /// Its public content.
    pub content: Gathered,
    /// The folder of content that it was made from, whose problems are told instead of those of its
    /// public content; with the path that leads there.
    pub told: Vec<(String, Tree, Vec<Problem>)>,
    /// The index of its bundle, when it has one.
    pub index: Option<Index>,
    /// The address of its bundle.
    pub bundle: Option<String>,
    /// The address of the site that its feed is of.
    pub home: Option<String>,
}

impl Opened {
    /// A member of which nothing but its name is known.
    pub fn empty(member: &Member) -> Self {
        let mut gathered = Gathered::default();
        gathered.add(bundle::content(&about(member), []));
        Self { content: gathered, told: Vec::new(), index: None, bundle: None, home: None }
    }
}

/// The bundle of a folder, and what was wrong with the folder.
pub type Bundled = (About, Vec<(Kind, Record<'static>)>, Vec<Problem>);

/// What opening needs at hand.
pub struct Opener<'a> {
    /// The district's own folder, with the copies of members.
    pub site: &'a Tree,
    /// What lies beside it.
    pub beside: &'a dyn Beside,
    /// Where the settings were written.
    pub origin: &'a Origin,
    /// The district's zone, in which times of foreign calendars and feeds are told.
    pub zone: &'a Zone,
    /// Makes the bundle of a folder of content, with the problems that reading it met.
    pub bundle_of: &'a (dyn Fn(Tree, Vec<Problem>) -> Bundled + Sync),
}

impl Opener<'_> {
    /// The content of a member; what cannot be had is a problem, and `None` when nothing can.
    pub fn open(&self, member: &Member, problems: &mut Problems) -> Option<Opened> {
        let place = self.origin.place(member.node);
        let mut opening = Opening {
            opener: self,
            member,
            place: &place,
            problems,
            gathered: Gathered::default(),
            told: Vec::new(),
            index: None,
            bundle: None,
            home: None,
        };
        for source in &member.sources {
            match source {
                Source::Place(path) => opening.place(path),
                Source::Web(_) => {}
            }
        }
        let is_copied =
            member.sources.is_empty() || member.sources.iter().any(|source| matches!(source, Source::Web(_)));
        if is_copied {
            opening.copy();
        }
        let Opening { mut gathered, told, index, bundle, home, .. } = opening;
        if gathered.is_empty() {
            return None;
        }
        gathered.add(bundle::content(&about(member), []));
        Some(Opened { content: gathered, told, index, bundle, home })
    }
}

struct Opening<'a> {
    opener: &'a Opener<'a>,
    member: &'a Member,
    place: &'a Place,
    problems: &'a mut Problems,
    gathered: Gathered,
    told: Vec<(String, Tree, Vec<Problem>)>,
    index: Option<Index>,
    bundle: Option<String>,
    home: Option<String>,
}

impl Opening<'_> {
    fn place(&mut self, path: &str) {
        match self.opener.beside.folder(path) {
            Ok(Some((tree, noticed))) if tree.get(bundle::PATH).is_some() && !has_settings(&tree) => {
                drop(noticed);
                self.bundle_in(&tree, "", path);
            }
            Ok(Some((tree, noticed))) => self.content(path, tree, noticed),
            Ok(None) => match self.opener.beside.file(path) {
                Ok(bytes) => self.file(path, &bytes),
                Err(error) => self.problems.add(Problem::member_not_readable(self.place.clone(), path, &error)),
            },
            Err(error) => self.problems.add(Problem::member_not_readable(self.place.clone(), path, &error)),
        }
    }

    /// A folder of content becomes its bundle, so that what is not public stays where it is.
    fn content(&mut self, path: &str, tree: Tree, noticed: Vec<Problem>) {
        let (about, records, problems) = (self.opener.bundle_of)(tree.clone(), noticed);
        if !self.is_of_member(about.code.as_deref(), path) {
            return;
        }
        self.gathered.add(bundle::content(&about, records));
        for file in tree.files() {
            self.gathered.add_photo(&file.path, Photo { tree: tree.clone(), path: Arc::clone(&file.path) });
        }
        self.told.push((path.to_owned(), tree, problems));
    }

    fn file(&mut self, path: &str, bytes: &[u8]) {
        match found::kind(bytes) {
            Some(Found::Bundle) => {
                let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                let root = if folder == "data" { "" } else { folder.strip_suffix("/data").unwrap_or(folder) };
                let opener = self.opener;
                let read = |part: &str| opener.beside.file(&join(root, part));
                if let Some(index) = self.index(bytes, path) {
                    self.parts(&index, &read);
                    if let Ok(Some((tree, _))) = opener.beside.folder(if root.is_empty() { "." } else { root }) {
                        self.photos(&index, |image| (Some(Arc::from(image)), tree.clone()));
                    }
                    self.index = Some(index);
                }
            }
            Some(kind @ (Found::Feed | Found::Calendar)) => self.foreign(kind, path, bytes, None, &|_| None),
            Some(Found::Page) | None => self.problems.add(Problem::member_unknown(self.place.clone(), path)),
        }
    }

    /// A published portal's folder.
    fn bundle_in(&mut self, tree: &Tree, root: &str, path: &str) {
        let read = |part: &str| tree.read(&join(root, part));
        let bytes = match read(bundle::PATH) {
            Ok(bytes) => bytes,
            Err(error) => return self.problems.add(Problem::member_not_readable(self.place.clone(), path, &error)),
        };
        let Some(index) = self.index(&bytes, path) else { return };
        self.parts(&index, &read);
        self.photos(&index, |image| (Some(Arc::from(join(root, image))), tree.clone()));
        self.index = Some(index);
    }

    /// The last good copy of what the member has on the web.
    fn copy(&mut self) {
        let folder = format!("{}/{}", copy::FOLDER, self.member.slug);
        let site = self.opener.site;
        let read = |name: &str| site.read(&join(&folder, name));
        let Ok(bytes) = read(copy::INDEX) else {
            return self.problems.add(Problem::member_without_copy(self.place.clone(), self.name()));
        };
        let copy: Copy = match serde_json::from_slice(&bytes) {
            Ok(copy) => copy,
            Err(error) => {
                return self.problems.add(Problem::member_copy_broken(
                    self.place.clone(),
                    self.name(),
                    &error.to_string(),
                ));
            }
        };
        for copied in copy.files.iter().filter(|copied| copied.kind.is_some()) {
            match read(&copied.stored) {
                Ok(bytes) => self.copied(&copy, copied, &bytes, &folder),
                Err(error) => self.problems.add(Problem::member_not_readable(
                    self.place.clone(),
                    &join(&folder, &copied.stored),
                    &error,
                )),
            }
        }
    }

    fn copied(&mut self, copy: &Copy, copied: &Copied, bytes: &[u8], folder: &str) {
        let site = self.opener.site;
        let of = |is: &dyn Fn(&Copied) -> bool| {
            copy.files.iter().find(|file| is(file)).map(|file| Arc::<str>::from(join(folder, &file.stored)))
        };
        match copied.kind {
            Some(CopiedKind::Bundle) => {
                let by_path = |path: &str| of(&|file: &Copied| file.path.as_deref() == Some(path));
                let read = |part: &str| site.read(&by_path(part).ok_or(io::ErrorKind::NotFound)?);
                if let Some(index) = self.index(bytes, &copied.address) {
                    self.parts(&index, &read);
                    self.photos(&index, |image| (by_path(image), site.clone()));
                    self.index = Some(index);
                    self.bundle = Some(copied.address.clone());
                }
            }
            Some(kind @ (CopiedKind::Feed | CopiedKind::Calendar)) => {
                let found = if kind == CopiedKind::Feed { Found::Feed } else { Found::Calendar };
                let stored = |address: &str| of(&|file: &Copied| file.kind.is_none() && file.address == address);
                self.foreign(found, &copied.address, bytes, Some(&copied.address), &stored);
            }
            None => {}
        }
    }

    fn index(&mut self, bytes: &[u8], path: &str) -> Option<Index> {
        let read: Result<Index, _> = serde_json::from_slice(bytes);
        let index = match read {
            Ok(index) if index.format == bundle::FORMAT => index,
            Ok(_) => {
                self.problems.add(Problem::member_unknown(self.place.clone(), path));
                return None;
            }
            Err(error) => {
                self.problems.add(Problem::member_bundle_broken(self.place.clone(), path, &error.to_string()));
                return None;
            }
        };
        self.is_of_member(index.portal.code.as_deref(), path).then_some(index)
    }

    /// Whether content is that of the member that the district means.
    fn is_of_member(&mut self, code: Option<&str>, path: &str) -> bool {
        let (Some(wanted), Some(code)) = (&self.member.code, code) else { return true };
        let is_same = crate::wilayah::Code::read(code).is_ok_and(|code| code == *wanted);
        if !is_same {
            self.problems.add(Problem::member_of_another(self.place.clone(), path, wanted.as_str(), code));
        }
        is_same
    }

    fn parts(&mut self, index: &Index, read: &dyn Fn(&str) -> io::Result<Vec<u8>>) {
        let mut records = Vec::new();
        for file in &index.parts {
            match part(file, read) {
                Ok(part) => {
                    let kind = bundle::kind_of(&part.kind);
                    records.extend(part.records.into_iter().filter_map(|record| Some((kind?, record))));
                }
                Err(why) => self.problems.add(Problem::member_part_missing(self.place.clone(), &file.path, &why)),
            }
        }
        if records.len() > MOST_RECORDS {
            self.problems.add(Problem::member_too_large(self.place.clone(), self.name(), MOST_RECORDS));
            records.truncate(MOST_RECORDS);
        }
        records.extend(bundle::digest::records(&index.members));
        self.gathered.add(bundle::content(&index.portal, records));
    }

    fn photos(&mut self, index: &Index, at: impl Fn(&str) -> (Option<Arc<str>>, Tree)) {
        for image in index.images.iter().filter(|image| bundle::is_plain(&image.path)) {
            if let (Some(path), tree) = at(&image.path) {
                self.gathered.add_photo(&image.source, Photo { tree, path });
            }
        }
    }

    /// A feed or calendar of another program. Of the pictures of a feed those are shown that were copied.
    fn foreign(
        &mut self,
        kind: Found,
        path: &str,
        bytes: &[u8],
        address: Option<&str>,
        stored: &dyn Fn(&str) -> Option<Arc<str>>,
    ) {
        let zone = self.opener.zone;
        let files = match kind {
            Found::Calendar => agenda::content(bytes, zone),
            Found::Feed | Found::Bundle | Found::Page => {
                let photos: RefCell<Vec<(String, Arc<str>)>> = RefCell::default();
                let image = |address: &str| {
                    let stored = stored(address)?;
                    let own = format!("media/{}", stored.rsplit('/').next().unwrap_or_default());
                    photos.borrow_mut().push((own.clone(), stored));
                    Some(own)
                };
                let read = feed::content(bytes, address, zone, &image);
                for (own, stored) in photos.into_inner() {
                    self.gathered.add_photo(&own, Photo { tree: self.opener.site.clone(), path: stored });
                }
                read.map(|feed| {
                    self.home = self.home.take().or(feed.home);
                    feed.files
                })
            }
        };
        match files {
            Ok(files) => self.gathered.add(files.into_iter().map(|file| (file.path, file.text.into_bytes()))),
            Err(fault) => self.problems.add(Problem::member_foreign_broken(self.place.clone(), path, &fault.text())),
        }
    }

    fn name(&self) -> &str {
        self.member.name.as_deref().unwrap_or(&self.member.slug)
    }
}

/// What the district itself says of a member.
fn about(member: &Member) -> About {
    About {
        name: member.name.clone().unwrap_or_else(|| member.slug.clone()),
        kind: member.kind.word().to_owned(),
        code: member.code.as_ref().map(|code| code.as_str().to_owned()),
        ..About::default()
    }
}

/// A part whose digest is what the index says.
fn part(file: &PartFile, read: &dyn Fn(&str) -> io::Result<Vec<u8>>) -> Result<Part<'static>, String> {
    if !bundle::is_plain(&file.path) {
        return Err("path".to_owned());
    }
    let bytes = read(&file.path).map_err(|error| error.to_string())?;
    if bundle::write::sha256(&bytes) != file.sha256 {
        return Err("SHA-256".to_owned());
    }
    serde_json::from_slice(&bytes).map_err(|error| error.to_string())
}

fn has_settings(tree: &Tree) -> bool {
    tree.files().iter().any(|file| crate::records::folder::is_settings_file(&file.path))
}

fn join(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}
