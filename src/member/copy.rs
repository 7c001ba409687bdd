//! The last good copy of what a member published on the web.
//!
//! A copy is a folder `anggota/{slug}/` of files named after their own content, and one small
//! `salinan.json` that says what each of them is. A newer copy adds its files first, then puts its
//! `salinan.json` in place of the old one in one step, then takes away the files that are no longer
//! named: at every moment the folder holds one whole copy.

use serde::{Deserialize, Serialize};

use super::found::Kind;

/// The folder of all copies, in the district's folder.
pub const FOLDER: &str = "anggota";

/// The file of a copy that says what its other files are.
pub const INDEX: &str = "salinan.json";

/// What a copy holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copy {
    /// The version of this format.
    pub version: u32,
    /// The moment at which its content last became different: RFC 3339, in UTC.
    pub changed: String,
    /// Its files: those that are read first, then those they name.
    pub files: Vec<Copied>,
}

/// A file of a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    /// The address it was fetched from, after all redirects.
    pub address: String,
    /// The address at which it was sought, when it is one that the district names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What it is, for a file that was sought: `bundle`, `feed` or `calendar`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<CopiedKind>,
    /// The path by which the bundle's index names it; nothing for the index itself and what came with a feed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Its name in the copy's folder: the first 16 digits of its digest and an ending.
    pub stored: String,
    /// The SHA-256 digest of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// Its length in bytes.
    pub size: u64,
    /// What the host wants to be asked with next time (RFC 9110, section 8.8.3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// When the host says that it changed, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
}

/// What a file is that was sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CopiedKind {
    /// The index of a bundle.
    Bundle,
    /// A feed.
    Feed,
    /// A calendar.
    Calendar,
}

impl CopiedKind {
    /// What was found, unless it is a page, which is never kept.
    pub fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Bundle => Some(Self::Bundle),
            Kind::Feed => Some(Self::Feed),
            Kind::Calendar => Some(Self::Calendar),
            Kind::Page => None,
        }
    }
}
