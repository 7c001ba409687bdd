//! Where the records of sources go beside those that a portal has.

use std::collections::{HashMap, HashSet};

use url::Url;

use super::{
    Asked, Taken,
    body::{self, Moved},
    check,
    draft::{Draft, Note, Whence, field, list, map, typed},
    fields,
    known::{Known, identity, normal, old_value},
    media::{Goal, Media, resolved},
    yaml,
};
use crate::{
    markdown,
    problem::text,
    records::{
        folder::Kind,
        node::{Entry, Value},
    },
    slug,
    tree::{self, Tree},
};

/// A file that is to be made.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path below the portal's folder.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What it is a record of; nothing for photos, documents and the settings.
    pub kind: Option<Kind>,
    /// Where it was found.
    pub from: Whence,
    /// The fields of a record.
    pub(super) fields: Vec<Entry>,
    /// The text of a record.
    pub(super) body: String,
}

impl File {
    /// A file that is no record.
    fn other(path: String, bytes: Vec<u8>, from: Whence) -> Self {
        Self { path, bytes, kind: None, from, fields: Vec::new(), body: String::new() }
    }

    /// A record.
    fn record(path: String, kind: Kind, from: Whence, fields: Vec<Entry>, body: String) -> Self {
        let mut file = Self { path, bytes: Vec::new(), kind: Some(kind), from, fields, body };
        file.write();
        file
    }

    /// Writes a record's bytes from its fields and its text.
    pub(super) fn write(&mut self) {
        let data = yaml::entries(&self.fields);
        let text = match self.path.ends_with(".md") {
            false => data,
            true if self.body.trim().is_empty() => format!("---\n{data}---\n"),
            true => format!("---\n{data}---\n\n{}\n", self.body),
        };
        self.bytes = text.into_bytes();
    }
}

/// What an import comes to.
#[derive(Debug, Default)]
pub struct Plan {
    /// The files to make, none of which is there.
    pub files: Vec<File>,
    /// What the portal has already, and the file that has it.
    pub kept: Vec<(Whence, String)>,
    /// What was not taken, or not as it was.
    pub notes: Vec<Note>,
}

/// Records of a portal are looked at together up to this many; beyond that each is looked at alone.
const MOST_CHECKED: usize = 3000;

/// Finds a place for what was taken from a source. `target` is the portal's folder and `source` the folder
/// that the texts come from, if they come from one.
pub fn plan(taken: Taken, source: Option<&Tree>, target: &Tree, asked: &Asked<'_>) -> Plan {
    let mut plan = Plan { notes: taken.notes, ..Plan::default() };
    let known = Known::of(target);
    let mut names = Names::of(target);
    let mut moving = Moving {
        base: taken.base,
        by_file: HashMap::new(),
        by_old: HashMap::new(),
        old_of: HashMap::new(),
        media: Media::new(source, target),
    };
    let mut placed: Vec<(Draft, String)> = Vec::new();
    let mut seen = HashSet::new();
    for mut draft in taken.drafts {
        fields::settle(&mut draft, &asked.zone.tz, &mut plan.notes);
        let identity = identity(&draft);
        if !seen.insert(blake3::hash(format!("{:?}\n{identity}", draft.kind).as_bytes())) {
            plan.notes
                .push(draft.from.left(text!("sama persis dengan yang sebelumnya", "the very same as one before it")));
            continue;
        }
        let is_there = |path: &String| target.get(path).is_some();
        let there = draft.path.clone().filter(is_there).or_else(|| known.file(&draft).map(ToString::to_string));
        let path = there.clone().unwrap_or_else(|| names.place(&draft, &identity));
        moving.note(&draft, &path);
        match there {
            Some(file) => plan.kept.push((draft.from, file)),
            None => placed.push((draft, path)),
        }
    }
    for (draft, path) in placed {
        plan.write(draft, path, &mut moving);
    }
    let media = taken.media.into_iter().chain(moving.media.into_taken());
    for medium in media {
        match target.get(&medium.path) {
            Some(_) => plan.kept.push((medium.from, medium.path)),
            None => plan.files.push(File::other(medium.path, medium.bytes, medium.from)),
        }
    }
    plan.settings(&taken.settings, target);
    if plan.files.len() <= MOST_CHECKED {
        check::settle(&mut plan, target, asked.today);
    }
    plan
}

impl Plan {
    fn write(&mut self, mut draft: Draft, path: String, moving: &mut Moving<'_>) {
        draft.old.retain(|old| !normal(old).is_empty() && is_fit(old));
        if !draft.old.is_empty() {
            let fields = draft.fields.iter().position(|entry| &*entry.key == super::draft::EXTRA);
            let at = fields.unwrap_or(draft.fields.len());
            draft.fields.insert(at, field("alamat_lama", old_value(&draft.old)));
        }
        let body = moving.text(&mut draft, &path, &mut self.notes);
        let body = body.trim_matches(['\n', '\r', ' ']).to_owned();
        self.files.push(File::record(path, draft.kind, draft.from, draft.fields, body));
    }

    /// A `portal.yaml`, where there is none.
    fn settings(&mut self, settings: &[Entry], target: &Tree) {
        let has = target.files().iter().any(|file| crate::records::folder::is_settings_file(&file.path));
        if !has && !settings.is_empty() && !self.files.is_empty() {
            let bytes = yaml::entries(settings).into_bytes();
            let from = Whence::file("portal.yaml");
            self.files.insert(0, File::other("portal.yaml".to_owned(), bytes, from));
        }
    }
}

/// Whether an address can redirect: it is a path of letters and digits, and no pattern.
fn is_fit(old: &str) -> bool {
    old.len() < 400 && !old.contains([':', '?', '#', '{', '}', '<', '>', '"', '*', '\\']) && !old.contains("/.")
}

/// The names of files that are given out.
struct Names {
    stems: HashSet<String>,
}

/// Names that have a meaning of their own in the addresses of a portal, or on some machines.
const RESERVED: &[&str] = &[
    "halaman",
    "arsip",
    "kategori",
    "jenis",
    "bidang",
    "dusun",
    "desa",
    "kontribusi",
    "lalu",
    "evaluasi",
    "kelompok",
    "index",
    "con",
    "prn",
    "aux",
    "nul",
];

/// How much of a name stands before a mark, in bytes.
const LONGEST_MARKED: usize = 70;

/// Names that no plain page has.
const OF_SECTIONS: &[&str] = &[
    "kabar",
    "kegiatan",
    "mitra",
    "studi-kasus",
    "direktori",
    "jaringan",
    "papan",
    "cari",
    "kebutuhan",
    "tag",
    "data",
    "kecamatan",
    "kabupaten",
    "admin",
    "media",
    "404",
];

impl Names {
    fn of(tree: &Tree) -> Self {
        let stem = |path: &str| tree::folded(path.rsplit_once('.').map_or(path, |(stem, _)| stem));
        Self { stems: tree.files().iter().map(|file| stem(&file.path)).collect() }
    }

    /// The path of a draft: after its title, and where that is taken, with a mark of what is in it.
    fn place(&mut self, draft: &Draft, identity: &str) -> String {
        let ending = match draft.kind {
            Kind::Article | Kind::CaseStudy | Kind::Page => "md",
            Kind::Group | Kind::Partner | Kind::Activity if draft.body.trim().is_empty() => "yaml",
            Kind::Group | Kind::Partner | Kind::Activity => "md",
        };
        if let Some(path) = &draft.path
            && self.stems.insert(path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem).to_owned())
        {
            return path.clone();
        }
        let folder = folder(draft.kind);
        let mark = &blake3::hash(identity.as_bytes()).to_hex()[..6];
        let slug = slug::slug(&draft.name);
        let is_reserved = RESERVED.contains(&slug.as_str())
            || draft.kind == Kind::Page && OF_SECTIONS.contains(&slug.as_str())
            || slug.bytes().all(|byte| byte.is_ascii_digit());
        // The mark must not be cut off where an address is made of the name.
        let short = slug.get(..LONGEST_MARKED).map_or(slug.as_str(), |short| short.trim_end_matches('-'));
        let marked = if slug.is_empty() { format!("{folder}-{mark}") } else { format!("{short}-{mark}") };
        let plain = Some(&slug).filter(|_| !is_reserved).map(|slug| format!("{folder}/{slug}"));
        let stem = plain.into_iter().chain([format!("{folder}/{marked}")]).find(|stem| self.stems.insert(stem.clone()));
        format!("{}.{ending}", stem.unwrap_or_else(|| format!("{folder}/{marked}-{}", self.stems.len())))
    }
}

/// The folder of a kind's records.
pub fn folder(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => "kabar",
        Kind::CaseStudy => "studi-kasus",
        Kind::Page => "halaman",
        Kind::Group => "kelompok",
        Kind::Partner => "mitra",
        Kind::Activity => "kegiatan",
    }
}

/// Where everything has gone.
struct Moving<'t> {
    /// The address of the old site.
    base: Option<Url>,
    /// The new files by those of the source.
    by_file: HashMap<String, String>,
    /// The new files by their old addresses.
    by_old: HashMap<String, String>,
    /// The first old address of each new file.
    old_of: HashMap<String, String>,
    media: Media<'t>,
}

/// What a link of a text is seen from.
struct Seen<'d> {
    from: &'d str,
    path: &'d str,
}

impl Moving<'_> {
    fn note(&mut self, draft: &Draft, path: &str) {
        self.by_file.entry(draft.from.file.to_string()).or_insert_with(|| path.to_owned());
        for old in &draft.old {
            self.old_of.entry(path.to_owned()).or_insert_with(|| normal(old));
            self.by_old.entry(normal(old)).or_insert_with(|| path.to_owned());
        }
    }

    /// The text of a draft, with its links and pictures where they are now.
    fn text(&mut self, draft: &mut Draft, path: &str, notes: &mut Vec<Note>) -> String {
        let first_line = draft.from.line.unwrap_or(1) as usize;
        let from = draft.from.file.to_string();
        let whence = |line: usize| Whence::line(&draft.from.file, first_line + line - 1);
        let seen = Seen { from: &from, path };
        if draft.text("format") == Some("whatsapp") {
            return draft.body.clone();
        }
        let (text, leftovers) = markdown::settled(&draft.body);
        for (line, said) in leftovers {
            notes.push(whence(line).changed(said));
        }
        let mut gone: Vec<Note> = Vec::new();
        let this = std::cell::RefCell::new(&mut *self);
        let told = std::cell::RefCell::new(&mut gone);
        let tell = |target: &str, line: usize, moved: Moved| {
            let target = target.chars().take(100).collect::<String>();
            match &moved {
                Moved::Gone => told.borrow_mut().push(whence(line).changed(text!(
                    "`{target}` tidak ditemukan, jadi tautannya dilepas",
                    "`{target}` was not found, so nothing links it now"
                ))),
                Moved::Link(_) => told.borrow_mut().push(whence(line).changed(text!(
                    "gambar `{target}` ada di situs lain, jadi hanya ditautkan",
                    "the picture `{target}` is on another site, so it is only linked"
                ))),
                Moved::Stays | Moved::To(_) => {}
            }
            moved
        };
        let mut link = |target: &str, line: usize| tell(target, line, this.borrow_mut().link(target, &seen));
        let mut picture = |target: &str, line: usize| tell(target, line, this.borrow_mut().picture(target, &seen));
        let title = draft.title().unwrap_or_default().to_owned();
        let text = body::moved(&text, &title, &mut link, &mut picture);
        notes.append(&mut gone);
        self.cover(draft, path, &title, notes);
        text
    }

    /// The main picture and the gallery.
    fn cover(&mut self, draft: &mut Draft, path: &str, title: &str, notes: &mut Vec<Note>) {
        let from = draft.from.file.to_string();
        let seen = Seen { from: &from, path };
        for key in ["gambar", "galeri"] {
            let Some(value) = draft.take(key) else { continue };
            let pictures = match value {
                Value::List(items) => items.into_iter().map(|item| item.value).collect(),
                value => vec![value],
            };
            let mut kept = Vec::new();
            for value in pictures {
                match self.shown(&value, title, &seen) {
                    Ok(Some(value)) => kept.push(value),
                    Ok(None) => {}
                    Err(target) => notes.push(draft.from.changed(text!(
                        "gambar `{target}` tidak ditemukan, jadi `{key}` tidak diisi",
                        "the picture `{target}` was not found, so `{key}` was left out"
                    ))),
                }
            }
            let value = if key == "gambar" { kept.into_iter().next() } else { Some(list(kept)) };
            if let Some(value) = value.filter(Value::is_filled) {
                let at = draft.fields.iter().position(|entry| matches!(&*entry.key, "alamat_lama" | "lain"));
                draft.fields.insert(at.unwrap_or(draft.fields.len()), field(key, value));
            }
        }
    }

    /// A picture with the path that it has now; its target where it is not to be found.
    fn shown(&mut self, value: &Value, title: &str, seen: &Seen<'_>) -> Result<Option<Value>, String> {
        let entries: &[_] = if let Value::Map(entries) = value { entries } else { &[] };
        let of = |names: &[&str]| {
            let entry = entries.iter().find(|entry| names.contains(&entry.key.to_lowercase().as_str()))?;
            if let Value::Text(text) = &entry.value.value { Some(&**text) } else { None }
        };
        let target = match value {
            Value::Text(text) => Some(&**text),
            _ => of(&["berkas", "src", "file", "path", "url", "image", "feature", "teaser", "image_path"]),
        };
        let Some(target) = target.map(str::trim).filter(|target| !target.is_empty()) else { return Ok(None) };
        let path = match self.picture(target, seen) {
            Moved::To(path) => path,
            // What lies in `media` already stays where it is.
            Moved::Stays => target.to_owned(),
            Moved::Link(_) | Moved::Gone => return Err(target.chars().take(100).collect()),
        };
        let path = path.trim_start_matches("../").to_owned();
        let alt = of(&["alt", "teks_alternatif"]).unwrap_or(title);
        let caption = of(&["keterangan", "caption", "title", "credit"]).map(typed);
        let caption = caption.map(|caption| ("keterangan", caption));
        Ok(Some(map([("berkas", typed(&path)), ("alt", typed(alt))].into_iter().chain(caption))))
    }

    /// A target below the old site's root, where it is one of its own: the path and what stands behind it.
    fn own<'t>(&self, target: &'t str) -> Option<(String, &'t str)> {
        let end = target.find(['#', '?']).unwrap_or(target.len());
        let (path, rest) = target.split_at(end);
        let root = self.base.as_ref().map_or("/", |base| base.path()).trim_end_matches('/');
        let path = match (path.contains("://") || path.starts_with("//"), &self.base) {
            (true, Some(base)) => {
                let path = path.split_once("//").map_or("", |(_, rest)| rest);
                let (host, path) = path.split_once('/').unwrap_or((path, ""));
                (Some(host) == base.host_str()).then(|| format!("/{path}"))?
            }
            (true, None) => return None,
            (false, _) => path.to_owned(),
        };
        let path = path.strip_prefix(root).filter(|path| path.starts_with('/')).unwrap_or(&path).to_owned();
        Some((percent_decoded(&path), rest))
    }

    fn link(&mut self, target: &str, seen: &Seen<'_>) -> Moved {
        let target = target.trim();
        let is_other =
            ["mailto:", "tel:", "sms:", "geo:", "#"].iter().any(|other| target.to_lowercase().starts_with(other));
        if is_other || target.is_empty() {
            return Moved::Stays;
        }
        let Some((path, rest)) = self.own(target) else { return Moved::Stays };
        if let Some(file) = self.file(&path, seen) {
            return Moved::To(format!(
                "{}{}",
                relative(seen.path, &file),
                if rest.starts_with('?') { "" } else { rest }
            ));
        }
        match self.media.find(&path, seen.from) {
            Some(Goal::Picture(to) | Goal::Document(to)) => Moved::To(format!("../{to}")),
            None if path == "/" => Moved::To("/".to_owned()),
            None if target.contains("://") => Moved::Stays,
            None => Moved::Gone,
        }
    }

    fn picture(&mut self, target: &str, seen: &Seen<'_>) -> Moved {
        let target = target.trim();
        let own = self.own(target);
        let found = own.and_then(|(path, _)| self.media.find(&path, seen.from));
        match found {
            Some(Goal::Picture(path)) => Moved::To(format!("../{path}")),
            None if target.starts_with("../media/") || target.starts_with("media/") => Moved::Stays,
            None if target.starts_with("https://") || target.starts_with("http://") => Moved::Link(target.to_owned()),
            None if target.starts_with("//") => Moved::Link(format!("https:{target}")),
            Some(Goal::Document(_)) | None => Moved::Gone,
        }
    }

    /// The new file of what a link leads to: a file of the source, or an old address.
    fn file(&self, path: &str, seen: &Seen<'_>) -> Option<String> {
        let folder = seen.from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let below = path.strip_prefix('@').unwrap_or(path).trim_start_matches('/');
        let files =
            [resolved(folder, path), resolved("", below), resolved("content", below), resolved("_posts", below)];
        let endings = ["", ".md", "/index.md", ".markdown"];
        let mut by_file = files.iter().flatten().flat_map(|file| endings.map(|ending| format!("{file}{ending}")));
        let by_file = by_file.find_map(|file| self.by_file.get(&file));
        let own_address = || {
            let own = self.old_of.get(seen.path)?;
            resolved(own, path).or_else(|| resolved(own.rsplit_once('/').map_or("", |(folder, _)| folder), path))
        };
        let by_old = || self.by_old.get(&normal(path));
        let found = by_file.or_else(by_old);
        let found = match found {
            None if !path.starts_with('/') => own_address().and_then(|address| self.by_old.get(&normal(&address))),
            found => found,
        };
        found.cloned()
    }
}

/// The path from one file to another.
fn relative(from: &str, to: &str) -> String {
    let ups = from.matches('/').count();
    format!("{}{to}", "../".repeat(ups))
}

fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let code = (byte == b'%').then(|| {
            let digits = [ahead.next()?, ahead.next()?].map(|digit| char::from(digit).to_digit(16));
            u8::try_from(digits[0]? * 16 + digits[1]?).ok()
        });
        match code.flatten() {
            Some(code) => {
                bytes.push(code);
                rest = ahead;
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}
