//! What was found at an address together with the files that it names.

use std::{
    collections::{HashMap, HashSet},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use url::Url;

use super::{
    Fault, Told,
    bundle::{self, Named, Role},
    gate::AT_ONCE,
    net::Answer,
    parallel,
    seek::Sought,
    store::Store,
    visit::Visit,
};
use crate::{
    image::{self, Kind},
    member::{
        copy::{Copied, CopiedKind},
        feed, found,
    },
};

/// How many pictures of a feed are fetched.
const MOST_PICTURES: usize = 200;

/// Files that belong together.
#[derive(Debug, Default)]
pub(super) struct Family {
    /// Those that were sought.
    heads: Vec<Copied>,
    /// Those that they name.
    named: Vec<Copied>,
    /// How many pictures could not be had.
    pub(super) images_missed: usize,
}

impl Family {
    /// What was found at a source, with everything that it names.
    pub(super) fn of(visit: &Visit<'_>, source: &str, sought: Sought) -> Result<Self, Fault> {
        let mut family = match sought.kind {
            found::Kind::Bundle => of_bundle(visit, &sought)?,
            found::Kind::Feed => of_feed(visit, &sought)?,
            found::Kind::Calendar | found::Kind::Page => Self::default(),
        };
        let (stored, sha256) = visit.store.add(&sought.bytes, ending(&sought))?;
        family.heads.push(Copied {
            address: sought.address.into(),
            source: Some(source.to_owned()),
            kind: CopiedKind::of(sought.kind),
            path: None,
            stored,
            sha256,
            size: sought.bytes.len() as u64,
            etag: sought.etag,
            modified: sought.modified,
        });
        Ok(family)
    }

    /// What the last good copy has of a source; nothing when that is not whole.
    pub(super) fn of_source(store: &Store<'_>, source: &str) -> Option<Self> {
        let mut family = Self::default();
        for head in store.files().iter().filter(|file| file.kind.is_some() && file.source.as_deref() == Some(source)) {
            family.named.extend(named_before(store, head, &store.bytes(head)?)?);
            family.heads.push(head.clone());
        }
        (!family.heads.is_empty()).then_some(family)
    }

    /// Adds the files of another family.
    pub(super) fn join(&mut self, other: Self) {
        self.heads.extend(other.heads);
        self.named.extend(other.named);
        self.images_missed += other.images_missed;
    }

    /// All files, each once.
    pub(super) fn files(&self) -> Vec<Copied> {
        let mut seen = HashSet::new();
        let all = self.heads.iter().chain(&self.named);
        all.filter(|file| seen.insert((&file.stored, &file.path, &file.address, &file.source))).cloned().collect()
    }
}

/// The files that a file of the last good copy names; nothing when one of a bundle is not there.
fn named_before(store: &Store<'_>, head: &Copied, bytes: &[u8]) -> Option<Vec<Copied>> {
    let files = || store.files().iter().filter(|file| file.kind.is_none());
    match head.kind? {
        CopiedKind::Calendar => Some(Vec::new()),
        CopiedKind::Feed => {
            let pictures: HashSet<String> = pictures(bytes, &head.address).into_iter().collect();
            let named = files().filter(|file| file.path.is_none() && pictures.contains(&file.address));
            Some(named.filter(|file| store.has(file)).cloned().collect())
        }
        CopiedKind::Bundle => {
            let index = bundle::index(bytes, &head.address).ok()?;
            let wanted = bundle::all(&index);
            let wanted: HashSet<_> = wanted.iter().map(|named| (named.path.as_str(), named.sha256.as_str())).collect();
            let is_wanted = |file: &&Copied| {
                file.path.as_deref().is_some_and(|path| wanted.contains(&(path, file.sha256.as_str())))
            };
            let named: Vec<Copied> = files().filter(is_wanted).filter(|file| store.has(file)).cloned().collect();
            (named.len() >= wanted.len()).then_some(named)
        }
    }
}

/// The parts and photos of a bundle: all of them, or what was wrong with one.
fn of_bundle(visit: &Visit<'_>, sought: &Sought) -> Result<Family, Fault> {
    let index = bundle::index(&sought.bytes, sought.address.as_str())?;
    if let Some(other) = bundle::other_region(&index, visit.member.code.as_ref()) {
        return Err(Fault::Other(other.to_string()));
    }
    let named = bundle::named(&index, visit.net.limits(), visit.budget)?;
    let held = Held::of(visit.store.files());
    let has_failed = AtomicBool::new(false);
    let files = parallel::each(&named, AT_ONCE, |named| {
        if has_failed.load(Ordering::Relaxed) {
            return None;
        }
        let file = named_file(visit, &held, &sought.address, named);
        has_failed.fetch_or(file.is_err(), Ordering::Relaxed);
        Some(file)
    });
    let named = files.into_iter().flatten().collect::<Result<_, _>>()?;
    Ok(Family { named, ..Family::default() })
}

/// A file of a bundle: what is held of it already, or else what its host sends.
fn named_file(visit: &Visit<'_>, held: &Held<'_>, index: &Url, named: &Named) -> Result<Copied, Fault> {
    let address = bundle::address(index, &named.path).ok_or_else(|| Fault::Path(named.path.clone()))?;
    if let Some(held) = held.file(named).filter(|file| is_held(visit.store, file, named.role)) {
        let was_here = held.path.as_deref() == Some(&named.path);
        let address = if was_here { held.address.clone() } else { address.into() };
        return Ok(Copied { address, path: Some(named.path.clone()), source: None, kind: None, ..held.clone() });
    }
    let most = named.role.most(visit.net.limits());
    let (bytes, came_from) = match visit.file(&address, most) {
        // One of thousands that breaks off shall not cost the others.
        Err(fault) if fault.is_transient() => visit.file(&address, most)?,
        came => came?,
    };
    named.check(&bytes)?;
    let (stored, sha256) = visit.store.add(&bytes, named.ending(&bytes))?;
    Ok(copied(came_from.into(), Some(named.path.clone()), stored, sha256, bytes.len()))
}

/// The files of the last good copy, by what they are asked for.
struct Held<'c> {
    by_path: HashMap<&'c str, &'c Copied>,
    by_digest: HashMap<&'c str, &'c Copied>,
}

impl<'c> Held<'c> {
    fn of(files: &'c [Copied]) -> Self {
        let named = || files.iter().filter(|file| file.kind.is_none());
        let by_path = named().filter_map(|file| Some((file.path.as_deref()?, file))).collect();
        let by_digest = named().map(|file| (file.sha256.as_str(), file)).collect();
        Self { by_path, by_digest }
    }

    /// The file that an index names, at its own path if it was there before.
    fn file(&self, named: &Named) -> Option<&'c Copied> {
        let found = [self.by_path.get(named.path.as_str()), self.by_digest.get(named.sha256.as_str())];
        let is_it = |file: &&Copied| {
            let role = if file.stored.ends_with(".json") { Role::Part } else { Role::Photo };
            (&file.sha256, file.size, role) == (&named.sha256, named.size, named.role)
        };
        found.into_iter().flatten().copied().find(is_it)
    }
}

/// Whether a file of the last good copy is still what it was. Parts are looked into: they are text,
/// which programs that keep versions may change. Photos they leave alone.
fn is_held(store: &Store<'_>, file: &Copied, role: Role) -> bool {
    match role {
        Role::Part => store.bytes(file).is_some(),
        Role::Photo => store.has(file),
    }
}

/// The pictures of a feed, as far as they can be had.
fn of_feed(visit: &Visit<'_>, sought: &Sought) -> Result<Family, Fault> {
    let pictures = pictures(&sought.bytes, sought.address.as_str());
    let of_feeds = visit.store.files().iter().filter(|file| file.kind.is_none() && file.path.is_none());
    let held: HashMap<&str, &Copied> = of_feeds.map(|file| (file.address.as_str(), file)).collect();
    let silent = Mutex::new(HashSet::new());
    let files = parallel::each(&pictures, AT_ONCE, |picture| match held.get(picture.as_str()) {
        Some(held) if visit.store.has(held) => Ok((*held).clone()),
        _ => picture_file(visit, picture, &silent),
    });
    let mut family = Family::default();
    for file in files {
        match file {
            Ok(file) => family.named.push(file),
            Err(fault @ Fault::Disk(_)) => return Err(fault),
            Err(_) => family.images_missed += 1,
        }
    }
    Ok(family)
}

/// The addresses of a feed's pictures, those of its newest entries first.
fn pictures(feed: &[u8], address: &str) -> Vec<String> {
    let mut pictures = feed::images(feed, Some(address));
    pictures.truncate(MOST_PICTURES);
    pictures
}

/// A picture of a feed. A host that could not be reached once is not asked again.
fn picture_file(visit: &Visit<'_>, picture: &str, silent: &Mutex<HashSet<String>>) -> Result<Copied, Fault> {
    let address = Url::parse(picture).map_err(|_| Fault::Address(picture.to_owned()))?;
    let host = address.host_str().unwrap_or_default().to_owned();
    let silent = || silent.lock().unwrap_or_else(PoisonError::into_inner);
    if silent().contains(&host) {
        return Err(Fault::NoConnection(host));
    }
    let fetched = visit.file(&address, visit.net.limits().image);
    if fetched.as_ref().is_err_and(Fault::is_transient) {
        silent().insert(host);
    }
    let (bytes, _) = fetched?;
    let facts = image::facts(&bytes).ok().filter(|facts| facts.kind != Kind::Svg);
    let facts = facts.ok_or_else(|| Fault::Photo(picture.to_owned()))?;
    let (stored, sha256) = visit.store.add(&bytes, facts.kind.extension())?;
    Ok(copied(picture.to_owned(), None, stored, sha256, bytes.len()))
}

impl Visit<'_> {
    /// Fetches a file and tells of it.
    fn file(&self, address: &Url, most: u64) -> Result<(Vec<u8>, Url), Fault> {
        match self.net.fetch(address, None, most, self.budget)? {
            Answer::File(file) => {
                (self.told)(Told::File(file.bytes.len() as u64));
                Ok((file.bytes, file.address))
            }
            Answer::Unchanged => Err(Fault::Cut(address.to_string())),
        }
    }
}

fn copied(address: String, path: Option<String>, stored: String, sha256: String, length: usize) -> Copied {
    let size = length as u64;
    Copied { address, source: None, kind: None, path, stored, sha256, size, etag: None, modified: None }
}

fn is_json(feed: &[u8]) -> bool {
    let text = feed.strip_prefix("\u{feff}".as_bytes()).unwrap_or(feed);
    text.trim_ascii_start().starts_with(b"{")
}

/// The ending of the name of what was sought.
fn ending(sought: &Sought) -> &'static str {
    match sought.kind {
        found::Kind::Bundle => "json",
        found::Kind::Feed if is_json(&sought.bytes) => "json",
        found::Kind::Feed => "xml",
        found::Kind::Calendar => "ics",
        found::Kind::Page => "html",
    }
}
