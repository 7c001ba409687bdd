//! One content file on its way to records.

use std::{path::Path, sync::Arc};

use jiff::tz::TimeZone;

use super::{
    Body, Origin, Written, activity, article, case_study,
    field::{Field, Reader, Record},
    folder::{self, Kind, Role, Whole},
    gist::{Common, Gist},
    group, held,
    node::{Node, Value},
    page, partner, public,
    source::{self, Form},
};
use crate::{
    problem::{Place, Problem, Problems},
    tree::{File, Tree},
};

/// The size above which a file is no text whatever its name says, in mebibytes: it would fill the memory of
/// small machines.
const LARGEST_MEBIBYTES: u64 = 128;

/// What reading a file depends on beside the file.
pub(super) struct Frame {
    pub(super) whole: Whole,
    pub(super) zone: TimeZone,
    /// Whether records keep their fields as others may read them.
    pub(super) tells: bool,
}

/// What one file came to.
#[derive(Clone, Default)]
pub(super) struct Part {
    pub(super) articles: Vec<Written<article::Article>>,
    pub(super) case_studies: Vec<Written<case_study::CaseStudy>>,
    pub(super) pages: Vec<Written<page::Page>>,
    pub(super) groups: Vec<Written<group::Group>>,
    pub(super) partners: Vec<Written<partner::Partner>>,
    pub(super) activities: Vec<Written<activity::Activity>>,
    pub(super) intro: Option<(Kind, Written<page::Page>)>,
    pub(super) media: Option<File>,
    pub(super) statics: Option<(File, String)>,
}

pub(super) fn read_file(tree: &Tree, file: &File, frame: &Frame) -> (Part, Problems) {
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

pub(super) fn read_text(tree: &Tree, file: &Arc<str>, problems: &mut Problems) -> Option<String> {
    if tree.get(file).is_some_and(|found| found.size > LARGEST_MEBIBYTES << 20) {
        problems.add(Problem::text_too_large(Place::file(file), LARGEST_MEBIBYTES));
        return None;
    }
    match tree.read(file) {
        Ok(bytes) => source::decode(file, bytes, problems),
        Err(error) => {
            problems.add(Problem::unreadable(Place::file(file), &error));
            None
        }
    }
}

pub(super) fn tell_ending(file: &Arc<str>, problems: &mut Problems) {
    if let Some(right) = folder::without_hidden_ending(file) {
        problems.add(Problem::hidden_ending(Place::file(file), right));
    }
}

pub(super) fn form_of(path: &str) -> Form {
    if folder::is_data(path) { Form::Yaml } else { Form::Markdown }
}

fn is_html(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("html") || extension.eq_ignore_ascii_case("htm"))
}
