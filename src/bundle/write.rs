//! The records of a village as others may have them.

use std::{borrow::Cow, collections::BTreeMap, mem};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::{About, FORMAT, ImageFile, Index, LARGEST_PART, MemberFacts, Part, PartFile, Record, VERSION, no_fields};
use crate::{
    date::{self, Date},
    markdown,
    records::{Body, Kind, Origin},
    route::Route,
    village::{Portal, Village},
};

/// So many records are written down together, by as many threads as there are.
const AT_ONCE: usize = 256;

/// The folder of the parts, below the portal's root.
const FOLDER: &str = "data";

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
pub fn records(village: &Village, kind: Kind) -> Vec<Record<'_>> {
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
) -> Vec<Record<'v>> {
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

    fn record(&self) -> Record<'v> {
        let last = || self.route.as_str().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let told = if self.origin.told.is_empty() { "{}" } else { &self.origin.told };
        Record {
            id: if self.id.is_empty() { last() } else { self.id }.into(),
            title: self.title.into(),
            route: self.route.as_str().into(),
            date: self.date.map(date::iso),
            source: Cow::Borrowed(&self.origin.file),
            fields: serde_json::from_str(told).map_or_else(|_| no_fields(), Cow::Borrowed),
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

/// Makes the parts of a village's bundle: by kind and year, none larger than others like to fetch at
/// once. Each is put as soon as it is made; told is what the index says of them.
///
/// # Errors
/// Those of `put`.
pub fn parts<E: Send>(
    village: &Village,
    put: impl Fn(&PartFile, &[u8]) -> Result<(), E> + Sync,
) -> Result<Vec<PartFile>, E> {
    let years: Vec<_> = KINDS.into_iter().flat_map(|kind| by_year(kind, records(village, kind))).collect();
    let parts: Vec<Vec<PartFile>> = years
        .into_par_iter()
        .map(|(kind, year, records)| parts_of(kind, year, &records, &put))
        .collect::<Result<_, E>>()?;
    Ok(parts.into_iter().flatten().collect())
}

/// The records of a kind by their years, where it has any.
fn by_year(kind: Kind, records: Vec<Record<'_>>) -> impl Iterator<Item = (Kind, Option<i16>, Vec<Record<'_>>)> {
    let is_dated = matches!(kind, Kind::Article | Kind::CaseStudy | Kind::Activity);
    let mut years: BTreeMap<Option<i16>, Vec<Record<'_>>> = BTreeMap::new();
    for record in records {
        let year = record.date.as_deref().filter(|_| is_dated).and_then(|date| date.get(..4)?.parse().ok());
        years.entry(year).or_default().push(record);
    }
    years.into_iter().map(move |(year, records)| (kind, year, records))
}

/// The parts of a kind and year: a new one is begun when a record would make the last one too large.
fn parts_of<E>(
    kind: Kind,
    year: Option<i16>,
    records: &[Record<'_>],
    put: &impl Fn(&PartFile, &[u8]) -> Result<(), E>,
) -> Result<Vec<PartFile>, E> {
    let size = records.iter().map(room_for).sum();
    let (mut written, mut part) = (Vec::new(), PartBytes::of(kind, size));
    let mut finish = |part: PartBytes| {
        let number = if written.is_empty() { String::new() } else { format!("-bagian-{}", written.len() + 1) };
        let year_name = year.map(|year| format!("-{year}")).unwrap_or_default();
        let path = format!("{FOLDER}/{}{year_name}{number}.json", file_name(kind));
        let (records, bytes) = part.end();
        let (size, sha256) = (bytes.len() as u64, sha256(&bytes));
        let file = PartFile { path, kind: kind_name(kind).to_owned(), year, records, size, sha256 };
        put(&file, &bytes)?;
        written.push(file);
        Ok(())
    };
    for records in records.chunks(AT_ONCE) {
        let jsons: Vec<Vec<u8>> = records.par_iter().map(json).collect();
        for json in jsons {
            if !part.has_room_for(&json) {
                finish(mem::replace(&mut part, PartBytes::of(kind, size)))?;
            }
            part.add(&json);
        }
    }
    finish(part)?;
    Ok(written)
}

/// About how many bytes a record takes.
fn room_for(record: &Record<'_>) -> usize {
    record.text.len() + record.text.len() / 16 + record.fields.get().len() + 512
}

fn json(record: &Record<'_>) -> Vec<u8> {
    let mut json = Vec::with_capacity(room_for(record));
    serde_json::to_writer(&mut json, record).expect("a vector takes every byte, and a record has text keys only");
    json
}

/// The bytes of a part, to which records are added one by one.
struct PartBytes {
    bytes: Vec<u8>,
    records: usize,
}

/// What stands behind the last record of a part.
const TAIL: &[u8] = b"]}";

impl PartBytes {
    /// A part without records, and with room for so many bytes of them.
    fn of(kind: Kind, size: usize) -> Self {
        let empty = Part { format: FORMAT.into(), version: VERSION, kind: kind_name(kind).into(), records: Vec::new() };
        let mut bytes = Vec::with_capacity(size.min(LARGEST_PART));
        serde_json::to_writer(&mut bytes, &empty).expect("a vector takes every byte, and a part has text keys only");
        bytes.truncate(bytes.len() - TAIL.len());
        Self { bytes, records: 0 }
    }

    /// Whether a record fits; one that is larger than a part may be is a part by itself.
    fn has_room_for(&self, record: &[u8]) -> bool {
        self.records == 0 || self.bytes.len() + ",".len() + record.len() + TAIL.len() <= LARGEST_PART
    }

    fn add(&mut self, record: &[u8]) {
        if self.records > 0 {
            self.bytes.push(b',');
        }
        self.bytes.extend_from_slice(record);
        self.records += 1;
    }

    /// How many records there are, and the whole part.
    fn end(mut self) -> (usize, Vec<u8>) {
        self.bytes.extend_from_slice(TAIL);
        (self.records, self.bytes)
    }
}

/// The index of a bundle.
pub fn index(village: &Village, parts: Vec<PartFile>, images: Vec<ImageFile>, members: Vec<MemberFacts>) -> Index {
    let mut records: BTreeMap<String, usize> = BTreeMap::new();
    for part in &parts {
        *records.entry(part.kind.clone()).or_default() += part.records;
    }
    Index {
        format: FORMAT.to_owned(),
        version: VERSION,
        portal: about(&village.portal),
        newest: village.newest.map(date::iso),
        records,
        parts,
        images,
        members,
    }
}

/// The SHA-256 digest of bytes, in hexadecimal digits (FIPS 180-4).
pub fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}
