//! Records as their authors wrote them, a type for each kind of file.
//!
//! Reading is lenient: a wrong value costs that value, a wrong field that field, and a record
//! is left out only when it cannot be read at all or has neither title nor name.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    ops::Range,
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
mod file;
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

use field::Reader;
use file::{Frame, Part, read_file, read_text, tell_ending};
pub use folder::Kind;
use folder::Whole;
use gist::Gist;
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

/// Reads every record of a folder, each file apart and all in parallel; its [`settings`] are read already.
/// Files that `memory` knows are not read again.
pub fn read(
    tree: &Tree,
    settings: Written<settings::Settings>,
    memory: Option<&FileMemory>,
    problems: &mut Problems,
) -> Records {
    read_all(tree, settings, memory, tells, problems)
}

/// Reads every record of a folder for a bundle, even where the folder's own portal publishes none.
pub fn read_for_bundle(tree: &Tree, problems: &mut Problems) -> Records {
    let settings = settings(tree, problems);
    read_all(tree, settings, None, |_| true, problems)
}

/// Reads every record of a folder for its pages alone.
pub fn read_for_pages(tree: &Tree, problems: &mut Problems) -> Records {
    let settings = settings(tree, problems);
    read_all(tree, settings, None, |_| false, problems)
}

fn read_all(
    tree: &Tree,
    settings: Written<settings::Settings>,
    memory: Option<&FileMemory>,
    tells: impl Fn(&settings::Settings) -> bool,
    problems: &mut Problems,
) -> Records {
    let whole = Whole::of(tree.files().iter().map(|file| &*file.path));
    let mut records = Records { settings, ..Records::default() };
    let settings = &records.settings.record;
    let frame = Frame { whole, zone: zone_of(settings), tells: tells(settings) };
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
    let read = |file| match known.recall(file) {
        Some(found) => (found.part.clone(), found.problems.clone(), None),
        None => {
            let found = found(tree, file, &frame);
            (found.part.clone(), found.problems.clone(), Some((file, found)))
        }
    };
    let all: Vec<_> = tree.files().par_iter().map(read).collect();
    let mut fresh = Vec::new();
    for (part, of_part, found) in all {
        problems.extend(of_part);
        records.take(part);
        fresh.extend(found);
    }
    drop(known);
    memory.remember(tree, fresh, name);
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

/// Reads the settings of a folder.
pub fn settings(tree: &Tree, problems: &mut Problems) -> Written<settings::Settings> {
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
