//! A bundle as a folder of content: each record at the file that its author gave it, so that
//! everything behind reading is the same as for the folder itself.
//!
//! Nothing in a bundle is taken on trust: a path that means anything else than a record of its
//! kind is replaced, and text can neither open nor close the fields above it.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value as Json};

use super::{About, Record, write::kind_name};
use crate::{
    records::{
        Kind,
        folder::{self, Role, Whole},
        values::web_address,
    },
    slug,
    village::address::section,
};

/// Settings of a portal that hold wherever its records are shown.
const SETTINGS: &[&str] = &[
    "nama",
    "nama_pendek",
    "kalimat",
    "bahasa",
    "zona_waktu",
    "wilayah",
    "sebutan",
    "logo",
    "kontak",
    "warna",
    "kategori",
    "pasaran",
    "hijriah",
    "libur",
    "awal_pekan",
    "baris_baru",
];

/// How many categories and how many tags of one record are read.
const MOST_TERMS: usize = 30;

/// The longest path of a file that is kept, in bytes.
const LONGEST_PATH: usize = 200;

/// The kind that a bundle calls by a name.
pub fn kind_of(name: &str) -> Option<Kind> {
    super::write::KINDS.into_iter().find(|kind| kind_name(*kind) == name)
}

/// The content files that a portal's settings and records stand for, by path.
pub fn content<'a>(about: &About, records: impl IntoIterator<Item = (Kind, Record<'a>)>) -> BTreeMap<String, Vec<u8>> {
    let mut files = Files::default();
    files.whole.insert("portal.yaml".to_owned(), settings(about).into_bytes());
    for (kind, record) in records {
        files.add(kind, &record);
    }
    files.finish()
}

fn settings(about: &About) -> String {
    let mut fields: Map<String, Json> = about
        .fields
        .iter()
        .filter(|(key, _)| SETTINGS.contains(&key.as_str()))
        .map(|(key, told)| (key.clone(), told.clone()))
        .collect();
    fields.insert("nama".to_owned(), about.name.clone().into());
    fields.insert("jenis".to_owned(), about.kind.clone().into());
    if let Some(url) = about.url.as_deref().and_then(web_address) {
        fields.insert("alamat_situs".to_owned(), url.into());
    }
    if let (Some(code), None) = (&about.code, fields.get("wilayah")) {
        fields.insert("wilayah".to_owned(), code.clone().into());
    }
    lines(&fields, "")
}

/// Content files under way.
#[derive(Default)]
struct Files {
    /// Files of one record.
    whole: BTreeMap<String, Vec<u8>>,
    /// Files of data, with the fields of one record or of several.
    lists: BTreeMap<String, Vec<Map<String, Json>>>,
    /// Paths as Windows and macOS tell them apart, with the number to try next behind each.
    taken: HashMap<String, usize>,
}

impl Files {
    fn add(&mut self, kind: Kind, record: &Record<'_>) {
        let path = path(kind, record);
        let fields = fields(kind, record);
        if folder::is_data(&path) {
            self.lists.entry(path).or_default().push(fields);
            return;
        }
        let path = self.free(path);
        let text = format!("---\n{}---\n\n{}\n", lines(&fields, ""), clean(&record.text));
        self.whole.insert(path, text.into_bytes());
    }

    /// The path, or one like it that no other file has.
    fn free(&mut self, path: String) -> String {
        let folded = crate::tree::folded(&path);
        let Some(mut number) = self.taken.get(&folded).copied() else {
            self.taken.insert(folded, 2);
            return path;
        };
        let stem = path.trim_end_matches(".md");
        loop {
            let numbered = format!("{stem}-{number}.md");
            number += 1;
            let own = crate::tree::folded(&numbered);
            if !self.taken.contains_key(&own) {
                self.taken.insert(own, 2);
                self.taken.insert(folded, number);
                return numbered;
            }
        }
    }

    fn finish(mut self) -> BTreeMap<String, Vec<u8>> {
        self.whole.extend(self.lists.into_iter().map(|(path, records)| (path, data(&records).into_bytes())));
        self.whole
    }
}

/// A file of data: a map for one record, a list for several.
fn data(records: &[Map<String, Json>]) -> String {
    match records {
        [record] => lines(record, ""),
        records => records.iter().fold(String::new(), |list, record| list + "-\n" + &lines(record, "  ")),
    }
}

/// Where a record lies: where its author put it if that means the same here, else where its kind lies.
fn path(kind: Kind, record: &Record<'_>) -> String {
    let source = record.source.as_ref();
    let is_list = folder::is_data(source) && record.text.trim().is_empty();
    let named = if is_list { source.to_owned() } else { as_markdown(source) };
    if is_plain(&named) && [Whole::Portal, Whole::Loose].into_iter().all(|whole| is_of(kind, &named, whole)) {
        return named;
    }
    let name = [record.id.as_ref(), &record.title].into_iter().map(slug::slug).find(|name| !name.is_empty());
    let name: String = name.unwrap_or_else(|| "tanpa-nama".to_owned()).chars().take(80).collect();
    let folder = if kind == Kind::Page { "halaman" } else { section(kind) };
    format!("{folder}/{name}.md")
}

fn as_markdown(path: &str) -> String {
    let (folders, name) = path.rsplit_once('/').map_or(("", path), |(folders, name)| (folders, name));
    let slash = if folders.is_empty() { "" } else { "/" };
    format!("{folders}{slash}{}.md", folder::stem(name))
}

fn is_of(kind: Kind, path: &str, whole: Whole) -> bool {
    matches!(folder::role(path, whole), Role::Record { kind: of, draft: false, .. } if of == kind)
}

/// Whether a path stays below its root and means the same on every machine.
pub fn is_plain(path: &str) -> bool {
    let is_sound = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.ends_with(' ');
    path.len() <= LONGEST_PATH
        && path.split('/').all(is_sound)
        && !path.chars().any(|c| c.is_control() || matches!(c, '\\' | ':' | '<' | '>' | '"' | '|' | '?' | '*'))
}

/// The fields of a record, with those that its file would have said by its name.
fn fields(kind: Kind, record: &Record<'_>) -> Map<String, Json> {
    let mut fields: Map<String, Json> = serde_json::from_str(record.fields.get()).unwrap_or_default();
    let title = if matches!(kind, Kind::Group | Kind::Partner) { "nama" } else { "judul" };
    fields.entry(title).or_insert_with(|| record.title.clone().into());
    if let (Kind::Article | Kind::CaseStudy, Some(date)) = (kind, &record.date) {
        fields.entry("tanggal").or_insert_with(|| date.clone().into());
    }
    for key in ["tag", "kategori"] {
        if let Some(Json::Array(terms)) = fields.get_mut(key) {
            terms.truncate(MOST_TERMS);
        }
    }
    fields.insert("id".to_owned(), record.id.clone().into());
    let slug = slug::slug(record.route.trim_end_matches('/').rsplit('/').next().unwrap_or_default());
    if !slug.is_empty() && !slug.bytes().all(|byte| byte.is_ascii_digit()) {
        fields.insert("slug".to_owned(), slug.into());
    }
    fields
}

/// Fields as YAML, a line each: every JSON value is one of YAML too, once it holds no character
/// that YAML takes for the end of a line (YAML 1.2, chapter 5).
fn lines(fields: &Map<String, Json>, indent: &str) -> String {
    fields.iter().fold(String::new(), |lines, (key, told)| {
        let is_bare = key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') && !key.is_empty();
        let key = if is_bare { key.clone() } else { Json::from(clean(key)).to_string() };
        lines + indent + &key + ": " + &clean(&told.to_string()) + "\n"
    })
}

/// A text without characters that are no text.
fn clean(text: &str) -> String {
    let is_odd = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
    };
    if text.contains(is_odd) { text.replace(is_odd, " ") } else { text.to_owned() }
}
