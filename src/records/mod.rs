//! Records as their authors wrote them, a type for each kind of file.
//!
//! Reading is lenient: a wrong value costs that value, a wrong field that field, and a record
//! is left out only when it cannot be read at all or has neither title nor name.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    ops::Range,
    path::Path,
    sync::Arc,
};

use jiff::tz::TimeZone;
use rayon::prelude::*;

use crate::{
    problem::{Place, Problem, Problems},
    tree::{File, Tree},
};

pub mod activity;
pub mod article;
pub mod case_study;
pub mod contact;
mod extra;
pub mod field;
pub mod folder;
pub mod gist;
pub mod group;
pub(crate) mod held;
pub mod hijri;
pub mod holidays;
pub mod image;
pub mod key;
mod likely;
mod locate;
pub mod memory;
pub mod mend;
pub mod node;
pub mod page;
pub mod partner;
mod public;
pub mod settings;
pub mod shape;
pub mod source;
pub mod stem;
mod toml;
pub mod values;
mod yaml;

use field::{Field, Reader, Record};
pub use folder::Kind;
use folder::{Role, Whole};
use gist::{Common, Gist};
pub use locate::locate;
pub(crate) use locate::text_of;
use memory::{FileMemory, Found};
use node::{Node, Value};
use source::Form;

/// All that a portal's folder holds, read but not yet put together.
#[derive(Debug, Default)]
pub struct Records {
    /// `portal.yaml`.
    pub settings: Written<settings::Settings>,
    /// News, announcements, opportunities.
    pub articles: Vec<Written<article::Article>>,
    /// Case studies.
    pub case_studies: Vec<Written<case_study::CaseStudy>>,
    /// Plain pages.
    pub pages: Vec<Written<page::Page>>,
    /// Groups.
    pub groups: Vec<Written<group::Group>>,
    /// Partners.
    pub partners: Vec<Written<partner::Partner>>,
    /// Activities.
    pub activities: Vec<Written<activity::Activity>>,
    /// Texts that introduce the list of a kind: `kabar/_index.md`.
    pub intros: BTreeMap<Kind, Written<page::Page>>,
    /// Photos and documents.
    pub media: Vec<File>,
    /// Files passed through: their paths, and the paths they get.
    pub statics: Vec<(File, String)>,
}

/// A record and where it comes from; cheap to copy, since what was read never changes.
#[derive(Clone, Debug, Default)]
pub struct Written<R> {
    /// The record.
    pub record: Arc<R>,
    /// Where it was written.
    pub origin: Arc<Origin>,
    /// The text below its fields, if there is any.
    pub body: Option<Body>,
    /// What it comes to in plain words.
    pub gist: Arc<Gist>,
}

/// Where a record was written.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The file, below the portal's root.
    pub file: Arc<str>,
    /// The number of the record's own value in the file's data.
    pub node: u32,
    /// The path below the folder of its kind, without the file's ending: `2026/panen`.
    pub below: Box<str>,
    /// The name that the file gives it: its stem, or its folder's name for `index.md`; for an item of a list nothing.
    pub stem: Box<str>,
    /// The category that its folder gives.
    pub category: Option<&'static str>,
    /// Whether its folder is one of drafts, or its own words hold it back.
    pub draft: bool,
    /// The language that the file's name gives (`index.en.md`).
    pub lang: Option<Box<str>>,
    /// Its fields as others may read them, in JSON; empty when it has none.
    pub told: Box<str>,
    /// The member of a district that it came from, by its slug.
    pub member: Option<Arc<str>>,
}

impl Origin {
    /// The place of one of the record's values.
    pub fn place(&self, node: u32) -> Place {
        Place::node(&self.file, node)
    }

    /// The place of the record as a whole: its file, or its item in a list.
    pub fn whole(&self) -> Place {
        if self.node == 0 { Place::file(&self.file) } else { self.place(self.node) }
    }
}

/// A record's text, and where it stands in its file.
#[derive(Clone, Debug)]
pub struct Body {
    text: Arc<str>,
    range: Range<usize>,
}

impl Body {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text[self.range.clone()]
    }

    /// Where the text begins in its file, in bytes.
    pub fn start(&self) -> usize {
        self.range.start
    }

    /// The text without a part of it, as when its first heading has become the title.
    #[must_use]
    pub fn after(&self, offset: usize) -> Self {
        let start = (self.range.start + offset).min(self.range.end);
        Self { text: Arc::clone(&self.text), range: start..self.range.end }
    }
}

/// Reads every record of a folder, each file apart and all in parallel. Files that `memory` knows
/// are not read again.
pub fn read(tree: &Tree, memory: Option<&FileMemory>, problems: &mut Problems) -> Records {
    read_all(tree, memory, false, problems)
}

/// Reads every record of a folder for a bundle, even where the folder's own portal publishes none.
pub fn read_for_bundle(tree: &Tree, problems: &mut Problems) -> Records {
    read_all(tree, None, true, problems)
}

fn read_all(tree: &Tree, memory: Option<&FileMemory>, always_tells: bool, problems: &mut Problems) -> Records {
    let whole = Whole::of(tree.files().iter().map(|file| &*file.path));
    let mut records = Records { settings: read_settings(tree, problems), ..Records::default() };
    let settings = &records.settings.record;
    let frame = Frame { whole, zone: zone_of(settings), tells: always_tells || tells(settings) };
    let Some(memory) = memory else {
        let parts: Vec<_> = tree.files().par_iter().map(|file| read_file(tree, file, &frame)).collect();
        for (part, of_part) in parts {
            problems.append(of_part);
            records.take(part);
        }
        likely::folders(&records, whole, problems);
        return records;
    };
    let name = format!("{whole:?} {} {}", frame.zone.iana_name().unwrap_or_default(), frame.tells);
    let known = memory.known(&name);
    let all: Vec<(&File, Arc<Found>, Part)> = tree
        .files()
        .par_iter()
        .map(|file| {
            let found = known.recall(file).unwrap_or_else(|| Arc::new(found(tree, file, &frame)));
            let part = found.part.clone();
            (file, found, part)
        })
        .collect();
    let mut remembered = Vec::with_capacity(all.len());
    for (file, found, part) in all {
        problems.extend(found.problems.iter().cloned());
        records.take(part);
        remembered.push((file, found));
    }
    memory.remember(remembered, name);
    likely::folders(&records, whole, problems);
    records
}

/// Whether anything of a portal asks how its records were written: its bundle, the page to edit them on, or
/// the records of its members that may be the same.
fn tells(settings: &settings::Settings) -> bool {
    settings.bundle.unwrap_or(true) || settings.admin.is_some() || !settings.members.is_empty()
}

fn found(tree: &Tree, file: &File, frame: &Frame) -> Found {
    let (part, problems) = read_file(tree, file, frame);
    Found { part, problems: problems.into_vec() }
}

/// What reading a file depends on beside the file.
struct Frame {
    whole: Whole,
    zone: TimeZone,
    /// Whether records keep their fields as others may read them.
    tells: bool,
}

/// What one file came to.
#[derive(Clone, Default)]
struct Part {
    articles: Vec<Written<article::Article>>,
    case_studies: Vec<Written<case_study::CaseStudy>>,
    pages: Vec<Written<page::Page>>,
    groups: Vec<Written<group::Group>>,
    partners: Vec<Written<partner::Partner>>,
    activities: Vec<Written<activity::Activity>>,
    intro: Option<(Kind, Written<page::Page>)>,
    media: Option<File>,
    statics: Option<(File, String)>,
}

impl Records {
    fn take(&mut self, part: Part) {
        self.articles.extend(part.articles);
        self.case_studies.extend(part.case_studies);
        self.pages.extend(part.pages);
        self.groups.extend(part.groups);
        self.partners.extend(part.partners);
        self.activities.extend(part.activities);
        self.media.extend(part.media);
        self.statics.extend(part.statics);
        if let Some((kind, intro)) = part.intro {
            match self.intros.entry(kind) {
                Entry::Vacant(place) => drop(place.insert(intro)),
                // Another folder of the same kind has an introduction already, so this is a page.
                Entry::Occupied(_) => self.pages.push(intro),
            }
        }
    }
}

fn read_file(tree: &Tree, file: &File, frame: &Frame) -> (Part, Problems) {
    let (mut part, mut problems) = (Part::default(), Problems::default());
    match folder::role(&file.path, frame.whole) {
        Role::Record { kind, below, category, draft } => {
            let origin = origin(file, below, category, draft);
            read_records(tree, kind, &origin, frame, &mut part, &mut problems);
        }
        Role::StrayData => problems.add(Problem::stray_data(Place::file(&file.path), folder::nearest(&file.path))),
        Role::Foreign => {
            let extension = file.path.rsplit('.').next().unwrap_or_default();
            problems.add(Problem::foreign_text(Place::file(&file.path), extension));
        }
        Role::Template => problems.add(Problem::template_of_another(Place::file(&file.path))),
        Role::Media => part.media = Some(file.clone()),
        Role::Static(below) => part.statics = Some((file.clone(), below.to_owned())),
        Role::Settings | Role::Theme | Role::Other => {}
    }
    (part, problems)
}

fn origin(file: &File, below: &str, category: Option<&'static str>, draft: bool) -> Origin {
    let (folders, name) = below.rsplit_once('/').unwrap_or(("", below));
    let mut stem = folder::stem(name);
    let mut lang = folder::language_folder(&file.path).map(Box::from);
    if folder::is_index(name) {
        lang = folder::language_suffix(stem).map(|suffix| Box::from(&suffix[1..])).or(lang);
        stem = folders.rsplit('/').next().unwrap_or_default();
    }
    let below = if folder::is_index(name) { folders.to_owned() } else { join(folders, stem) };
    Origin {
        file: Arc::clone(&file.path),
        below: below.into(),
        stem: stem.into(),
        category,
        draft,
        lang,
        ..Origin::default()
    }
}

fn join(folders: &str, stem: &str) -> String {
    if folders.is_empty() { stem.to_owned() } else { format!("{folders}/{stem}") }
}

fn read_records(tree: &Tree, kind: Kind, origin: &Origin, frame: &Frame, part: &mut Part, problems: &mut Problems) {
    let form = form_of(&origin.file);
    tell_ending(&origin.file, problems);
    let Some(text) = read_text(tree, &origin.file, problems) else { return };
    if folder::needs_data(&origin.file)
        && !is_html(&origin.file)
        && !(text.starts_with("---") || text.starts_with("+++"))
    {
        return;
    }
    let parted = source::part(&origin.file, &text, form, problems);
    if parted.data.is_none() && is_html(&origin.file) {
        if folder::is_in_records(&origin.file) {
            problems.add(Problem::foreign_text(Place::file(&origin.file), "html"));
        }
        return;
    }
    let text: Arc<str> = text.into();
    let body = Some(parted.body)
        .filter(|range| !text[range.clone()].trim().is_empty())
        .map(|range| Body { text: Arc::clone(&text), range });
    let reader = Reader { file: &origin.file, zone: &frame.zone, problems, key: String::new() };
    let mut file = FileOfRecords { origin, body, reader, tells: frame.tells };
    let is_intro = origin.below.is_empty() && origin.stem.is_empty() && form == Form::Markdown;
    match kind {
        _ if is_intro => part.intro = file.one(parted.data).map(|page| (kind, page)),
        Kind::Article => part.articles = file.all(parted.data),
        Kind::CaseStudy => part.case_studies = file.all(parted.data),
        Kind::Page => part.pages = file.all(parted.data),
        Kind::Group => part.groups = file.all(parted.data),
        Kind::Partner => part.partners = file.all(parted.data),
        Kind::Activity => part.activities = file.all(parted.data),
    }
}

/// A file whose data is about to become records of one kind.
struct FileOfRecords<'a> {
    origin: &'a Origin,
    body: Option<Body>,
    reader: Reader<'a>,
    tells: bool,
}

impl FileOfRecords<'_> {
    fn one<R: Common + Field + Default>(&mut self, data: Option<Node>) -> Option<Written<R>> {
        self.all(data).pop()
    }

    fn all<R: Common + Field + Default>(&mut self, data: Option<Node>) -> Vec<Written<R>> {
        match data {
            None if self.body.is_some() => vec![self.bare()],
            None => {
                self.reader.problems.add(Problem::empty_record(Place::file(&self.origin.file)));
                Vec::new()
            }
            Some(node) => {
                let records: Vec<Written<R>> = match &node.value {
                    Value::List(items) => items.iter().filter_map(|item| self.map(item, item.id, true)).collect(),
                    Value::Null | Value::Text(_) | Value::Map(_) => self.map(&node, 0, false).into_iter().collect(),
                };
                let is_lost = records.is_empty() && self.body.is_some();
                if is_lost { vec![self.bare()] } else { records }
            }
        }
    }

    fn map<R: Common + Record>(&mut self, node: &Node, id: u32, in_list: bool) -> Option<Written<R>> {
        let Value::Map(entries) = &node.value else {
            self.reader.problem(node, Problem::record_expected);
            return None;
        };
        let record = match entries.iter().any(held::says_unready) {
            true => R::read_entries(&held::without_status(entries), &mut self.reader),
            false => R::read_entries(entries, &mut self.reader),
        };
        let stem = if in_list { Box::default() } else { self.origin.stem.clone() };
        let draft = self.origin.draft || held::is_held_back(entries);
        let told = if self.tells { public::told(&record, entries) } else { Box::default() };
        Some(self.written(record, Origin { node: id, stem, draft, told, ..self.origin.clone() }))
    }

    /// A record made of the text alone.
    fn bare<R: Common + Default>(&self) -> Written<R> {
        self.written(R::default(), self.origin.clone())
    }

    fn written<R: Common>(&self, record: R, origin: Origin) -> Written<R> {
        let mut body = self.body.clone();
        let gist = Gist::of(&record, &origin, &mut body);
        Written { record: Arc::new(record), origin: Arc::new(origin), body, gist: Arc::new(gist) }
    }
}

fn read_settings(tree: &Tree, problems: &mut Problems) -> Written<settings::Settings> {
    let mut files = tree.files().iter().filter(|file| folder::is_settings_file(&file.path));
    let Some(file) = files.next() else {
        problems.add(Problem::no_settings(Place::file(&Arc::from("portal.yaml"))));
        return Written::default();
    };
    for other in files {
        problems.add(Problem::two_settings(Place::file(&other.path), &file.path));
    }
    tell_ending(&file.path, problems);
    let origin = Origin { file: Arc::clone(&file.path), ..Origin::default() };
    let data = read_text(tree, &file.path, problems)
        .and_then(|text| source::part(&file.path, &text, Form::Yaml, problems).data);
    let zone = TimeZone::UTC;
    let mut reader = Reader { file: &file.path, zone: &zone, problems, key: String::new() };
    let record: settings::Settings = data.as_ref().and_then(|node| reader.record(node)).unwrap_or_default();
    let told = data.as_ref().map(|node| told_of(&record, node)).unwrap_or_default();
    let origin = Origin { told, ..origin };
    Written { record: Arc::new(record), origin: Arc::new(origin), ..Written::default() }
}

fn told_of(settings: &settings::Settings, node: &Node) -> Box<str> {
    match &node.value {
        Value::Map(entries) => public::told(settings, entries),
        Value::Null | Value::Text(_) | Value::List(_) => Box::default(),
    }
}

/// The zone that moments are brought to; a wrong one is reported when the settings are settled.
fn zone_of(settings: &settings::Settings) -> TimeZone {
    crate::village::portal::zone(settings).tz
}

fn read_text(tree: &Tree, file: &Arc<str>, problems: &mut Problems) -> Option<String> {
    match tree.read(file) {
        Ok(bytes) => source::decode(file, bytes, problems),
        Err(error) => {
            problems.add(Problem::unreadable(Place::file(file), &error));
            None
        }
    }
}

fn tell_ending(file: &Arc<str>, problems: &mut Problems) {
    if let Some(right) = folder::without_hidden_ending(file) {
        problems.add(Problem::hidden_ending(Place::file(file), right));
    }
}

fn form_of(path: &str) -> Form {
    if folder::is_data(path) { Form::Yaml } else { Form::Markdown }
}

fn is_html(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("html") || extension.eq_ignore_ascii_case("htm"))
}
