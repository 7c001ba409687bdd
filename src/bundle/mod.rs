//! The bundle: what a portal publishes of itself for other portals and programs to read.
//!
//! `data/jejaring.json` is a small index; its parts hold the public records as their authors typed
//! them, with their Markdown. The format is open: `jejaring.schema.json` beside this file describes
//! it. A reader passes over fields that it does not know, so that newer bundles stay readable.

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

pub mod digest;
mod read;
pub mod write;

pub use read::{content, is_plain, kind_of};

/// The path of the index below a portal's root.
pub const PATH: &str = "data/jejaring.json";

/// What `format` says in every index and part.
pub const FORMAT: &str = "jejaring";

/// The version that is written; those before it can be read.
pub const VERSION: u32 = 1;

/// How large a part may become, in bytes.
pub const LARGEST_PART: usize = 5 << 20;

/// The index of a bundle.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Index {
    /// [`FORMAT`].
    pub format: String,
    /// The version of the format.
    pub version: u32,
    /// The portal.
    pub portal: About,
    /// The day of the newest record that is not still to come: `2026-11-19`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newest: Option<String>,
    /// How many records there are of each kind.
    #[serde(default)]
    pub records: BTreeMap<String, usize>,
    /// The files with the records.
    #[serde(default)]
    pub parts: Vec<PartFile>,
    /// The photos that pages of the records show.
    #[serde(default)]
    pub images: Vec<ImageFile>,
    /// The members, where the portal is that of a district.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberFacts>,
}

/// What a portal is.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct About {
    /// Its name.
    pub name: String,
    /// `desa`, `kecamatan`, `kabupaten`, `provinsi` or `komunitas`.
    pub kind: String,
    /// Its wilayah code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its full address, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The language of its content (BCP 47).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Its settings under the names that `portal.yaml` has, as typed.
    #[serde(default)]
    pub fields: serde_json::Map<String, serde_json::Value>,
}

/// A file of records.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartFile {
    /// Its path below the portal's root.
    pub path: String,
    /// What its records are: `article`, `case_study`, `page`, `group`, `partner` or `activity`.
    pub kind: String,
    /// The year that its records are of, where they are parted by years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// How many records it has.
    pub records: usize,
    /// Its length in bytes.
    pub size: u64,
    /// The SHA-256 digest of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// A photo.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageFile {
    /// Its path below the portal's root.
    pub path: String,
    /// The path by which records and texts name it.
    pub source: String,
    /// Its length in bytes.
    pub size: u64,
    /// The SHA-256 digest of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// A part: a file of records.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Part<'a> {
    /// [`FORMAT`].
    pub format: Cow<'a, str>,
    /// The version of the format.
    pub version: u32,
    /// What the records are, as in the index.
    pub kind: Cow<'a, str>,
    /// The records.
    pub records: Vec<Record<'a>>,
}

/// A record that is public.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record<'a> {
    /// Its id, unique among the records of its kind.
    pub id: Cow<'a, str>,
    /// Its title or name.
    pub title: Cow<'a, str>,
    /// Its page, below the portal's root.
    pub route: Cow<'a, str>,
    /// Its day: `2026-11-19`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Its file as its author named it, which paths in its text are seen from.
    pub source: Cow<'a, str>,
    /// Its fields under their first names, as typed.
    #[serde(default = "no_fields")]
    pub fields: Cow<'a, RawValue>,
    /// Its text: Markdown, without what a page does not show.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub text: Cow<'a, str>,
}

impl Record<'_> {
    /// The same record, on its own.
    pub fn into_owned(self) -> Record<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        Record {
            id: owned(self.id),
            title: owned(self.title),
            route: owned(self.route),
            date: self.date,
            source: owned(self.source),
            fields: Cow::Owned(self.fields.into_owned()),
            text: owned(self.text),
        }
    }
}

fn no_fields<'a>() -> Cow<'a, RawValue> {
    Cow::Borrowed(RawValue::NULL)
}

/// A member of a district as the district tells of it, and what it published last.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct MemberFacts {
    /// Its name.
    pub name: String,
    /// Its kind, as in [`About`].
    pub kind: String,
    /// Its wilayah code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its page, below the district's root.
    pub route: String,
    /// The address of its own portal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The address of its own bundle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundle: Option<String>,
    /// The day of its newest record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newest: Option<String>,
    /// How many records it has of each kind.
    #[serde(default)]
    pub records: BTreeMap<String, usize>,
    /// Its newest articles, at most 20.
    #[serde(default)]
    pub articles: Vec<Told>,
    /// Its coming activities, at most 20.
    #[serde(default)]
    pub activities: Vec<Told>,
}

/// A record that is told of with its address alone.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Told {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The full address of its page.
    pub url: String,
    /// Its day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Its last day, for an activity of several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Its hours in words, for an activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// Its place, for an activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What it says, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
}
