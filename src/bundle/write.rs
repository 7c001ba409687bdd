//! The records of a village as others may have them.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::{About, FORMAT, ImageFile, Index, LARGEST_PART, MemberFacts, Part, PartFile, Record, VERSION};
use crate::{
    date::{self, Date},
    markdown,
    records::{Body, Kind, Origin},
    route::Route,
    village::{Portal, Village},
};

/// The folder of the parts, below the portal's root.
const FOLDER: &str = "data";

/// A part that is ready to be published.
#[derive(Debug)]
pub struct Written {
    /// What the index says of it.
    pub file: PartFile,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a record is called in a bundle.
pub fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => "article",
        Kind::CaseStudy => "case_study",
        Kind::Page => "page",
        Kind::Group => "group",
        Kind::Partner => "partner",
        Kind::Activity => "activity",
    }
}

/// The file of a kind's records.
fn file_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => "kabar",
        Kind::CaseStudy => "studi-kasus",
        Kind::Page => "halaman",
        Kind::Group => "kelompok",
        Kind::Partner => "mitra",
        Kind::Activity => "kegiatan",
    }
}

/// The kinds in the order of an index.
pub const KINDS: [Kind; 6] = [Kind::Article, Kind::CaseStudy, Kind::Page, Kind::Group, Kind::Partner, Kind::Activity];

/// The public records of a kind: those of the portal itself that are shown and no drafts.
pub fn records(village: &Village, kind: Kind) -> Vec<Record> {
    let own = |row: &Row<'_>| row.origin.member.is_none() && !row.draft;
    match kind {
        Kind::Article => collect(
            village.articles.rows(),
            |it| Row::new(&it.origin, &it.id, &it.title, &it.route).dated(it.date).with(it.body.as_ref(), it.draft),
            own,
        ),
        Kind::CaseStudy => collect(
            village.case_studies.rows(),
            |it| {
                let it = &it.article;
                Row::new(&it.origin, &it.id, &it.title, &it.route).dated(it.date).with(it.body.as_ref(), it.draft)
            },
            own,
        ),
        Kind::Page => collect(
            village.pages.rows(),
            |it| Row::new(&it.origin, "", &it.title, &it.route).with(it.body.as_ref(), it.draft),
            own,
        ),
        Kind::Group => collect(
            village.groups.rows(),
            |it| Row::new(&it.origin, &it.id, &it.name, &it.route).with(it.body.as_ref(), it.draft),
            own,
        ),
        Kind::Partner => collect(
            village.partners.rows(),
            |it| Row::new(&it.origin, &it.id, &it.name, &it.route).with(it.body.as_ref(), it.draft || !it.is_own()),
            own,
        ),
        Kind::Activity => collect(
            village.activities.rows(),
            |it| {
                Row::new(&it.origin, &it.id, &it.title, &it.route)
                    .dated(it.days.map(|days| days.first))
                    .with(it.body.as_ref(), it.draft)
            },
            own,
        ),
    }
}

fn collect<'v, T: Sync>(
    rows: &'v [T],
    view: impl Fn(&'v T) -> Row<'v> + Sync + Send,
    own: impl Fn(&Row<'_>) -> bool + Sync + Send,
) -> Vec<Record> {
    rows.par_iter().map(view).filter(own).map(|row| row.record()).collect()
}

/// What the records of all kinds have in common.
struct Row<'v> {
    origin: &'v Origin,
    id: &'v str,
    title: &'v str,
    route: &'v Route,
    date: Option<Date>,
    body: Option<&'v Body>,
    draft: bool,
}

impl<'v> Row<'v> {
    fn new(origin: &'v Origin, id: &'v str, title: &'v str, route: &'v Route) -> Self {
        Self { origin, id, title, route, date: None, body: None, draft: false }
    }

    fn dated(self, date: Option<Date>) -> Self {
        Self { date, ..self }
    }

    fn with(self, body: Option<&'v Body>, draft: bool) -> Self {
        Self { body, draft, ..self }
    }

    fn record(&self) -> Record {
        let last = || self.route.as_str().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let told = if self.origin.told.is_empty() { "{}" } else { &self.origin.told };
        Record {
            id: if self.id.is_empty() { last() } else { self.id }.to_owned(),
            title: self.title.to_owned(),
            route: self.route.as_str().to_owned(),
            date: self.date.map(date::iso),
            source: self.origin.file.to_string(),
            fields: RawValue::from_string(told.to_owned()).unwrap_or_default(),
            text: self.body.map(|body| markdown::public(body.as_str())).unwrap_or_default(),
        }
    }
}

/// What the portal is, as others may know it.
pub fn about(portal: &Portal) -> About {
    let mut fields: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&portal.origin.told).unwrap_or_default();
    if !portal.categories.is_empty() {
        let categories = portal.categories.iter().map(|(slug, name)| (slug.clone(), name.clone().into()));
        fields.insert("kategori".to_owned(), serde_json::Value::Object(categories.collect()));
    }
    About {
        name: portal.name.clone(),
        kind: portal.kind.word().to_owned(),
        code: portal.code.as_ref().map(|code| code.as_str().to_owned()),
        url: portal.base.address(),
        lang: Some(portal.lang_tag.clone()),
        fields,
    }
}

/// The parts of a village's bundle: by kind and year, none larger than others like to fetch at once.
pub fn parts(village: &Village) -> Vec<Written> {
    KINDS.into_iter().flat_map(|kind| parts_of(kind, records(village, kind))).collect()
}

fn parts_of(kind: Kind, records: Vec<Record>) -> Vec<Written> {
    let is_dated = matches!(kind, Kind::Article | Kind::CaseStudy | Kind::Activity);
    let mut by_year: BTreeMap<Option<i16>, Vec<Record>> = BTreeMap::new();
    for record in records {
        let year = record.date.as_deref().filter(|_| is_dated).and_then(|date| date.get(..4)?.parse().ok());
        by_year.entry(year).or_default().push(record);
    }
    let years: Vec<_> = by_year.into_iter().collect();
    years.into_par_iter().flat_map_iter(|(year, records)| parts_of_year(kind, year, records)).collect()
}

fn parts_of_year(kind: Kind, year: Option<i16>, records: Vec<Record>) -> Vec<Written> {
    let year_name = year.map(|year| format!("-{year}")).unwrap_or_default();
    let chunks = chunks(records);
    let written = chunks.into_iter().enumerate().map(|(at, records)| {
        let number = if at == 0 { String::new() } else { format!("-bagian-{}", at + 1) };
        let path = format!("{FOLDER}/{}{year_name}{number}.json", file_name(kind));
        let count = records.len();
        let part = Part { format: FORMAT.to_owned(), version: VERSION, kind: kind_name(kind).to_owned(), records };
        let bytes = serde_json::to_vec(&part).unwrap_or_default();
        let file =
            PartFile { path, kind: part.kind, year, records: count, size: bytes.len() as u64, sha256: sha256(&bytes) };
        Written { file, bytes }
    });
    written.collect()
}

/// The records in runs that stay below the largest size of a part, as far as single records allow.
fn chunks(records: Vec<Record>) -> Vec<Vec<Record>> {
    let (mut chunks, mut size) = (vec![Vec::new()], 0);
    for record in records {
        let length = record.length();
        if size + length > LARGEST_PART && size > 0 {
            (chunks.push(Vec::new()), size = 0).0
        }
        size += length;
        if let Some(chunk) = chunks.last_mut() {
            chunk.push(record);
        }
    }
    chunks
}

impl Record {
    /// At most how many bytes it takes in a part.
    fn length(&self) -> usize {
        // A character of a text becomes at most six bytes (`\u0007`), which only control characters do.
        let escapes =
            |text: &str| text.len() + text.bytes().filter(|byte| matches!(byte, b'"' | b'\\' | 0..32)).count() * 5;
        let texts = [&self.id, &self.title, &self.route, &self.source, &self.text];
        texts.into_iter().map(|text| escapes(text)).sum::<usize>() + self.fields.get().len() + 128
    }
}

/// The index of a bundle.
pub fn index(village: &Village, parts: &[Written], images: Vec<ImageFile>, members: Vec<MemberFacts>) -> Index {
    let mut records: BTreeMap<String, usize> = BTreeMap::new();
    for part in parts {
        *records.entry(part.file.kind.clone()).or_default() += part.file.records;
    }
    Index {
        format: FORMAT.to_owned(),
        version: VERSION,
        portal: about(&village.portal),
        newest: village.newest.map(date::iso),
        records,
        parts: parts.iter().map(|part| part.file.clone()).collect(),
        images,
        members,
    }
}

/// The SHA-256 digest of bytes, in hexadecimal digits (FIPS 180-4).
pub fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}
