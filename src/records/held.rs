//! Records that their own words hold back: a draft is never published by a slip of the pen.

use super::{
    key::fold,
    node::{Entry, Value},
};
use crate::number;

/// What `status:` says of a record that is not ready.
const UNREADY: &[&str] =
    &["draf", "draft", "konsep", "belumterbit", "belumselesai", "unpublished", "private", "pending"];

/// Whether a key says that a record is a draft, or that it is none.
pub fn is_about_drafts(key: &str) -> bool {
    begins(key, b"dp") && matches!(fold(key).as_str(), "draf" | "draft" | "diterbitkan" | "published" | "publish")
}

/// Whether a record is held back by `status: draf`, or by words about drafts that are neither yes nor no.
pub fn is_held_back(entries: &[Entry]) -> bool {
    entries.iter().any(|entry| says_unready(entry) || is_unclear(entry))
}

/// Whether an entry is `status: draf`, as other programs have it.
pub fn says_unready(entry: &Entry) -> bool {
    begins(&entry.key, b"s")
        && fold(&entry.key) == "status"
        && matches!(&entry.value.value, Value::Text(text) if UNREADY.contains(&fold(text.trim()).as_str()))
}

/// Whether a key begins with one of these letters: most keys need no closer look.
fn begins(key: &str, letters: &[u8]) -> bool {
    key.bytes().next().is_some_and(|first| letters.contains(&first.to_ascii_lowercase()))
}

/// The entries without those that say so, which are no fields of a record.
pub fn without_status(entries: &[Entry]) -> Vec<Entry> {
    entries.iter().filter(|entry| !says_unready(entry)).cloned().collect()
}

fn is_unclear(entry: &Entry) -> bool {
    is_about_drafts(&entry.key)
        && match &entry.value.value {
            Value::Null => false,
            Value::Text(text) => !text.trim().is_empty() && number::read_yes(text).is_none(),
            Value::List(_) | Value::Map(_) => true,
        }
}
