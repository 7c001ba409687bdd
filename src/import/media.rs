//! Photos and documents of a folder that go along with its texts.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::draft::{Medium, Whence};
use crate::{
    slug,
    tree::{self, Tree},
};

/// The largest file that is taken along, in bytes.
const LARGEST: u64 = 50 << 20;

/// Endings of pictures that a page shows.
const PICTURES: &[&str] = &["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];

/// Endings of documents that a page links.
const DOCUMENTS: &[&str] = &[
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "csv", "zip", "mp3", "m4a", "mp4", "kml",
    "geojson",
];

/// Folders whose files other generators publish at the root.
const AT_ROOT: &[&str] = &["static", "public", "assets", "content", "src", "source"];

/// What a path of a folder is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A picture, by the path that it gets.
    Picture(String),
    /// A document, by the path that it gets.
    Document(String),
}

/// The photos and documents of a folder, and those that were taken.
pub struct Media<'t> {
    source: Option<&'t Tree>,
    target: &'t Tree,
    names: HashSet<String>,
    taken: BTreeMap<String, Medium>,
    goals: HashMap<String, Option<Goal>>,
}

impl<'t> Media<'t> {
    /// Those of a folder, for a portal's folder.
    pub fn new(source: Option<&'t Tree>, target: &'t Tree) -> Self {
        let names = target.files().iter().map(|file| tree::folded(&file.path)).collect();
        Self { source, target, names, taken: BTreeMap::new(), goals: HashMap::new() }
    }

    /// What a target of a text is; it is taken along from then on.
    pub fn find(&mut self, target: &str, from: &str) -> Option<Goal> {
        let path = self.path(target, from)?;
        if let Some(goal) = self.goals.get(&path) {
            return goal.clone();
        }
        let goal = self.take(&path);
        self.goals.insert(path, goal.clone());
        goal
    }

    /// All that were taken.
    pub fn into_taken(self) -> impl Iterator<Item = Medium> {
        self.taken.into_values()
    }

    /// The path in the source that a target means: from its text, from the root, or from a folder that was
    /// published at the root.
    fn path(&self, target: &str, from: &str) -> Option<String> {
        let source = self.source?;
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let own = from.rsplit_once('.').map_or(from, |(stem, _)| stem);
        let mut rest = target.trim_start_matches('/');
        while let Some(below) = rest.strip_prefix("../").or_else(|| rest.strip_prefix("./")) {
            rest = below;
        }
        let beside = if target.starts_with('/') { None } else { resolved(folder, target) };
        let own = if target.starts_with('/') { None } else { resolved(own, target) };
        let at_root = resolved("", rest);
        let published = AT_ROOT.iter().filter_map(|root| resolved(root, rest));
        beside.into_iter().chain(own).chain(at_root).chain(published).find(|path| source.get(path).is_some())
    }

    fn take(&mut self, path: &str) -> Option<Goal> {
        let source = self.source?;
        let ending = path.rsplit_once('.')?.1.to_lowercase();
        let is_picture = PICTURES.contains(&ending.as_str());
        if !is_picture && !DOCUMENTS.contains(&ending.as_str()) || source.get(path)?.size > LARGEST {
            return None;
        }
        let bytes = source.read(path).ok()?;
        let to = self.place(path, &ending, &bytes);
        self.taken.entry(to.clone()).or_insert_with(|| Medium { path: to.clone(), bytes, from: Whence::file(path) });
        Some(if is_picture { Goal::Picture(to) } else { Goal::Document(to) })
    }

    /// Where a file goes: by its own name, and where another has that, with a mark of what is in it.
    fn place(&mut self, path: &str, ending: &str, bytes: &[u8]) -> String {
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = slug::slug(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
        let mark = &blake3::hash(bytes).to_hex()[..8];
        let stem = if stem.is_empty() { mark } else { &stem };
        let plain = format!("media/{stem}.{ending}");
        if self.is_free(&plain, bytes) { plain } else { format!("media/{stem}-{mark}.{ending}") }
    }

    /// Whether nothing else has a name.
    fn is_free(&mut self, path: &str, bytes: &[u8]) -> bool {
        let is_same = |held: &[u8]| held == bytes;
        if let Some(medium) = self.taken.get(path) {
            return is_same(&medium.bytes);
        }
        if self.target.get(path).is_some_and(|file| file.size == bytes.len() as u64) {
            return self.target.read(path).is_ok_and(|held| is_same(&held));
        }
        self.names.insert(path.to_owned())
    }
}

/// A path seen from a folder, without `.` and `..`; nothing for one that leads out.
pub fn resolved(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}
