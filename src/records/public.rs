//! What a record tells others: its fields as typed, under their first names, without those that
//! are of its own portal alone.

use super::{
    field::{Fields, Record},
    node::Entry,
};

/// Keys that say how a portal is made, not what it shows.
const INNER: &[&str] = &[
    "id",
    "slug",
    "draf",
    "diterbitkan",
    "tampil_mulai",
    "alamat_lama",
    "permalink",
    "sematkan",
    "anggota",
    "menu",
    "beranda",
    "tema",
    "host",
    "opendk",
    "versi",
    "cakrawala",
    "kertas",
];

/// What a record tells, as JSON; nothing when it has no field to tell of.
pub(super) fn told(record: &impl Record, entries: &[Entry]) -> Box<str> {
    let fields: Fields =
        record.public_fields(entries).into_iter().filter(|(key, _)| !INNER.contains(&key.as_str())).collect();
    if fields.is_empty() {
        return Box::default();
    }
    serde_json::to_string(&fields).map(Box::from).unwrap_or_default()
}
