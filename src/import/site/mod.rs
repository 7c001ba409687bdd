//! Folders of Jekyll, Hugo, Zola, Eleventy, or of Markdown alone.
//!
//! Which files are records of which kind is told by the same rules by which such a folder is built in
//! place ([`crate::records::folder`]); here each becomes a file of its own, with its address of old.

mod address;
mod generator;

use std::sync::Arc;

use jiff::civil::Date;

use self::{
    address::Post,
    generator::{Generator, Site},
};
use super::{
    Taken,
    draft::{Draft, EXTRA, Note, Whence, typed},
    fields,
};
use crate::{
    date, markdown,
    member::content::{self, is_markup},
    problem::{Problem, Problems, Spot, Text, text},
    records::{
        folder::{self, Kind, Role, Whole},
        key::fold,
        node::{Entry, Node, Value},
        source::{self, Form},
        stem,
    },
    tree::Tree,
};

/// Takes the texts of a folder.
pub fn take(name: &Arc<str>, tree: &Tree) -> Taken {
    let site = Site::of(tree);
    let whole = Whole::of(tree.files().iter().map(|file| &*file.path));
    let mut taken = Taken { base: site.base.clone(), settings: site.settings.clone(), ..Taken::default() };
    let mut templates = 0;
    for file in tree.files() {
        let mut reading = Reading { tree, site: &site, path: &file.path, notes: &mut taken.notes };
        match folder::role(&file.path, whole) {
            Role::Record { kind, below, category, draft } if !is_tooling(&file.path) => {
                taken.drafts.extend(reading.record(kind, below, category, draft));
            }
            Role::Foreign if folder::is_in_records(&file.path) => {
                let ending = file.path.rsplit('.').next().unwrap_or_default().to_owned();
                let said = text!("berkas `.{ending}` tidak bisa diambil", "a `.{ending}` file cannot be taken");
                taken.notes.push(Whence::file(&file.path).left(said));
            }
            Role::Template => templates += 1,
            Role::Record { .. }
            | Role::Foreign
            | Role::StrayData
            | Role::Settings
            | Role::Media
            | Role::Static(_)
            | Role::Theme
            | Role::Other => {}
        }
    }
    if templates > 0 {
        taken.notes.push(Whence::file(name).left(text!(
            "{templates} pola halaman tidak diambil; tampilan diatur oleh tema",
            "{templates} templates were not taken; looks are a matter of the theme"
        )));
    }
    taken
}

/// The folder of the site within a repository: the one with the settings of its program, where that is not the
/// root itself.
pub fn root(tree: &Tree) -> String {
    let is_site = |folder: &str| {
        let name = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        let has = |below: &str| tree.files().iter().any(|file| file.path.starts_with(&name(below)));
        generator::SETTINGS.iter().any(|settings| tree.get(&name(settings)).is_some())
            && (folder.is_empty() || has("content/") || has("_posts/"))
    };
    if is_site("") {
        return String::new();
    }
    let is_settings = |path: &str| {
        path.matches('/').count() <= 3 && generator::SETTINGS.iter().any(|name| path.ends_with(&format!("/{name}")))
    };
    let settings = tree.files().iter().filter(|file| is_settings(&file.path));
    let folders = settings.filter_map(|file| file.path.rsplit_once('/').map(|(folder, _)| folder));
    folders.take(50).find(|folder| is_site(folder)).unwrap_or_default().to_owned()
}

/// Whether a text belongs to the tools of a site, or tells of its folder, rather than to the site.
fn is_tooling(path: &str) -> bool {
    const FOLDERS: &[&str] = &[
        "themes",
        "archetypes",
        "layouts",
        "templates",
        "scripts",
        "test",
        "tests",
        "bin",
        "plugins",
        "wp-includes",
        "wp-admin",
    ];
    const ABOUT: &[&str] = &["readme", "license", "licence", "changelog", "contributing", "code_of_conduct"];
    let path = path.to_lowercase();
    let (first, name) = (path.split('/').next().unwrap_or_default(), path.rsplit('/').next().unwrap_or_default());
    let is_about = ABOUT.contains(&name.split('.').next().unwrap_or_default()) || name.contains(".license.");
    is_about || path.contains('/') && FOLDERS.contains(&first)
}

/// A file that is being read.
struct Reading<'a> {
    tree: &'a Tree,
    site: &'a Site,
    path: &'a Arc<str>,
    notes: &'a mut Vec<Note>,
}

impl Reading<'_> {
    fn left(&mut self, line: Option<u32>, said: Text) -> Option<Draft> {
        self.notes.push(Whence { file: Arc::clone(self.path), line }.left(said));
        None
    }

    /// The record of a text.
    fn record(&mut self, kind: Kind, below: &str, category: Option<&str>, is_draft: bool) -> Option<Draft> {
        let mut problems = Problems::default();
        let bytes = self.tree.read(self.path).ok()?;
        let Some(text) = source::decode(self.path, bytes, &mut problems) else {
            return self.left(None, first_of(problems));
        };
        let is_html = self.path.to_lowercase().ends_with("html") || self.path.to_lowercase().ends_with(".htm");
        if (folder::needs_data(self.path) || is_html) && !(text.starts_with("---") || text.starts_with("+++")) {
            return None;
        }
        let form = if folder::is_data(self.path) { Form::Yaml } else { Form::Markdown };
        let parted = source::part(self.path, &text, form, &mut problems);
        self.tell(problems);
        let body = text[parted.body.clone()].to_owned();
        let entries = match parted.data.map(|node| node.value) {
            Some(Value::Map(entries)) => entries,
            Some(Value::List(_)) => {
                let said =
                    text!("daftar data dalam satu berkas tidak diambil", "a list of records in one file was not taken");
                return self.left(None, said);
            }
            Some(Value::Null | Value::Text(_)) | None => Vec::new(),
        };
        let first_line = text[..parted.body.start].matches('\n').count() + 1;
        let leading = body.len() - body.trim_start_matches(['\n', ' ']).len();
        let first_line = first_line + body[..leading].matches('\n').count();
        let name = below.rsplit('/').next().unwrap_or(below);
        if folder::is_index(name) && body.trim().is_empty() {
            return None;
        }
        let body = self.body(&body, is_html)?;
        Some(self.draft(kind, below, entries, body, (category, is_draft), first_line))
    }

    /// The text as Markdown; nothing for one that is made by a template.
    fn body(&mut self, body: &str, is_html: bool) -> Option<String> {
        let body = body.trim();
        if !is_html {
            return Some(body.to_owned());
        }
        let is_template =
            ["{% for", "{%- for", "{% assign", "{% include", "{{ content"].iter().any(|mark| body.contains(mark));
        if is_template || body.is_empty() {
            self.left(
                None,
                text!(
                    "halaman ini dibuat oleh pola, jadi tidak diambil",
                    "this page is made by a template, so it was not taken"
                ),
            );
            return None;
        }
        let (settled, _) = markdown::settled(body);
        let base = url::Url::parse("https://lama.invalid/").ok()?;
        let picture = |url: &url::Url| Some(own_path(url));
        let place = content::markdown::Place { base: Some(&base), picture: &picture };
        let text = if is_markup(&settled) { content::markdown::of_html(&settled, &place) } else { settled };
        Some(text.replace("https://lama.invalid", "").trim().to_owned())
    }

    fn draft(
        &mut self,
        kind: Kind,
        below: &str,
        entries: Vec<Entry>,
        body: String,
        (category, is_draft): (Option<&str>, bool),
        first_line: usize,
    ) -> Draft {
        let name = below.rsplit('/').next().unwrap_or(below);
        let is_index = folder::is_index(name);
        let own_stem = match is_index {
            true => below.rsplit('/').nth(1).unwrap_or_default(),
            false => folder::stem(name),
        };
        let prefix = stem::date_prefix(own_stem);
        let entries = flattened(entries);
        let kind = self.kind(kind, &entries, prefix.is_some(), is_index);
        let from = Whence { file: Arc::clone(self.path), line: u32::try_from(first_line).ok() };
        let mut draft = Draft::new(kind, prefix.map_or(own_stem, |(_, rest)| rest), from);
        draft.body = body;
        let mut dropped = Vec::new();
        for entry in entries {
            self.field(&mut draft, entry, &mut dropped);
        }
        self.finish(&mut draft, prefix.map(|(date, _)| date), category, is_draft);
        let post = Post::of(&draft, self.path, below, own_stem, prefix.map(|(date, _)| date));
        draft.old.extend(address::of(self.site, &post, &dropped));
        draft.old.retain(|old| !old.trim_matches('/').is_empty());
        let mut seen = std::collections::HashSet::new();
        draft.old.retain(|old| seen.insert(super::known::normal(old)));
        self.place(&mut draft, kind, below, is_index);
        draft
    }

    /// A text with a day in a folder of no known name is news.
    fn kind(&self, kind: Kind, entries: &[Entry], has_prefix: bool, is_index: bool) -> Kind {
        let has_date = entries.iter().any(|entry| matches!(fold(&entry.key).as_str(), "date" | "tanggal" | "pubdate"));
        let is_below = folder::in_content(self.path).contains('/');
        let is_section = is_index && self.path.ends_with("_index.md");
        let is_news = kind == Kind::Page && (has_date && is_below || has_prefix) && !is_section;
        if is_news { Kind::Article } else { kind }
    }

    /// Takes a field under its first name.
    fn field(&mut self, draft: &mut Draft, entry: Entry, dropped: &mut Vec<Entry>) {
        let folded = fold(&entry.key);
        if matches!(folded.as_str(), "permalink" | "url" | "path" | "slug") {
            dropped.push(entry);
            return;
        }
        match fields::first_name(draft.kind, &entry.key) {
            Some("permalink" | "slug" | "id") => {}
            Some("alamat_lama") => draft.old.extend(texts(&entry.value).filter(|old| !old.contains("://"))),
            Some(EXTRA) => {
                if let Value::Map(inner) = entry.value.value {
                    inner.into_iter().for_each(|inner| draft.add_extra(&inner.key, inner.value.value));
                }
            }
            // A second name of a key that is there.
            Some(first) if draft.get(first).is_some() => {}
            Some(first) => draft.add(first, entry.value.value),
            None if fields::is_of_others(draft.kind, &entry) => {}
            None => draft.add_extra(&entry.key, entry.value.value),
        }
    }

    /// What the file's name and folder say.
    fn finish(&mut self, draft: &mut Draft, day: Option<Date>, category: Option<&str>, is_draft: bool) {
        let title_key = if matches!(draft.kind, Kind::Group | Kind::Partner) { "nama" } else { "judul" };
        if draft.text(title_key).is_none_or(|title| title.trim().is_empty()) {
            draft.take(title_key);
            let headed = heading(&draft.body).map(|(title, rest)| (title.to_owned(), rest.to_owned()));
            let title = match headed {
                Some((title, rest)) => {
                    draft.body = rest;
                    title
                }
                None => stem::title(&draft.name),
            };
            draft.fields.insert(0, super::draft::field(title_key, typed(&title)));
        }
        let has_no_day = draft.get("tanggal").is_none();
        if let Some(day) = day.filter(|_| has_no_day && draft.kind != Kind::Page) {
            draft.add_text("tanggal", &day.to_string());
        }
        if let Some(category) = category.filter(|_| draft.get("kategori").is_none()) {
            draft.add_text("kategori", category);
        }
        if is_draft {
            draft.take("draf");
            draft.add_text("draf", "ya");
        }
        if let Some(lang) = folder::language_folder(self.path).filter(|lang| self.site.lang.as_deref() != Some(lang))
            && draft.get("bahasa").is_none()
            && matches!(draft.kind, Kind::Article | Kind::Page)
        {
            draft.add_text("bahasa", lang);
        }
        let is_title = |entry: &Entry| matches!(&*entry.key, "judul" | "nama");
        draft.fields.sort_by_key(|entry| !is_title(entry));
    }

    /// Texts whose place says what they are keep it: the texts above lists, and pages within each other.
    fn place(&self, draft: &mut Draft, kind: Kind, below: &str, is_index: bool) {
        let folders = folder::in_content(below).rsplit_once('/').map_or("", |(folders, _)| folders);
        if is_index && folders.is_empty() && kind != Kind::Page {
            draft.path = Some(format!("{}/_index.md", super::plan::folder(kind)));
            draft.old.clear();
        } else if is_index && folders.is_empty() {
            draft.path = Some("halaman/index.md".to_owned());
            draft.old.clear();
        } else if draft.name.is_empty() || (draft.kind != Kind::Page && self.site.generator == Generator::Plain) {
            draft.name = draft.title().unwrap_or_default().to_owned();
        }
    }

    /// Tells of what could not be read.
    fn tell(&mut self, problems: Problems) {
        let said = crate::records::locate(problems.into_vec(), self.tree);
        self.notes.extend(said.into_iter().map(|problem| {
            let line = line_of(&problem);
            Whence { file: Arc::clone(self.path), line }.changed(problem.message)
        }));
    }
}

fn line_of(problem: &Problem) -> Option<u32> {
    match problem.place.spot {
        Spot::Line { line, .. } => Some(line),
        Spot::File | Spot::Node(_) | Spot::Byte(_) => None,
    }
}

fn first_of(problems: Problems) -> Text {
    let first = problems.into_vec().into_iter().next().map(|problem| problem.message);
    first.unwrap_or_else(|| text!("tidak bisa dibaca", "it cannot be read"))
}

/// The path of an address that was seen from nowhere.
fn own_path(url: &url::Url) -> String {
    if url.host_str() == Some("lama.invalid") { url.path().to_owned() } else { url.to_string() }
}

/// The entries with those of `[taxonomies]` and `[extra]` that are keys of ours beside the others, as Zola has them.
fn flattened(entries: Vec<Entry>) -> Vec<Entry> {
    let (maps, mut rest): (Vec<Entry>, Vec<Entry>) = entries
        .into_iter()
        .partition(|entry| fold(&entry.key) == "taxonomies" && matches!(entry.value.value, Value::Map(_)));
    for entry in maps {
        if let Value::Map(inner) = entry.value.value {
            rest.extend(inner);
        }
    }
    rest
}

/// The texts of a value.
fn texts(node: &Node) -> impl Iterator<Item = String> {
    let texts: Vec<String> = match &node.value {
        Value::Text(text) => vec![text.trim().to_owned()],
        Value::List(items) => items
            .iter()
            .filter_map(|item| if let Value::Text(text) = &item.value { Some(text.trim().to_owned()) } else { None })
            .collect(),
        Value::Null | Value::Map(_) => Vec::new(),
    };
    texts.into_iter().filter(|text| !text.is_empty())
}

/// The first heading of a text, where nothing stands before it, and the rest.
fn heading(body: &str) -> Option<(&str, &str)> {
    let (first, rest) = body.trim_start().split_once('\n').unwrap_or((body.trim_start(), ""));
    let title = first.strip_prefix("# ")?.trim().trim_end_matches('#').trim();
    (!title.is_empty() && !title.contains(['[', '<', '{'])).then_some((title, rest.trim_start()))
}

/// Whether a typed day can be read, for addresses that hold it.
fn day(draft: &Draft) -> Option<Date> {
    date::read_moment(draft.text("tanggal")?).ok().map(|(moment, _)| moment.date)
}

/// Categories as they are typed.
fn categories(draft: &Draft) -> Vec<String> {
    let Some(value) = draft.get("kategori") else { return Vec::new() };
    let node = Node { id: 0, value: value.clone() };
    texts(&node).collect()
}
