//! What is looked at while a map or a text is read: keys twice, `<<`, slips of the pen.

use std::collections::HashMap;

use memchr::{memchr, memchr_iter};

use super::Note;
use crate::records::node::{Entry, Value};

/// Maps up to this size are searched entry by entry.
const SMALL: usize = 12;

/// Leaves each key once: the first that is filled.
pub fn once(entries: Vec<Entry>, notes: &mut Vec<Note>) -> Vec<Entry> {
    if !repeats(&entries) {
        return entries;
    }
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    let mut places: HashMap<Box<str>, usize> = HashMap::new();
    for entry in entries {
        let Some(&place) = places.get(&entry.key) else {
            places.insert(entry.key.clone(), kept.len());
            kept.push(entry);
            continue;
        };
        let dropped = match kept[place].value.value.is_filled() {
            true => entry,
            false => std::mem::replace(&mut kept[place], entry),
        };
        let (key, dropped) = (dropped.key, dropped.key_id);
        notes.push(Note::Repeated { key, dropped, kept: kept[place].key_id });
    }
    kept
}

fn repeats(entries: &[Entry]) -> bool {
    if entries.len() <= SMALL {
        return entries.iter().enumerate().any(|(at, entry)| entries[..at].iter().any(|other| other.key == entry.key));
    }
    let mut seen = std::collections::HashSet::new();
    entries.iter().any(|entry| !seen.insert(&entry.key))
}

/// Puts the entries of `<<: *base` into the map, behind its own, which win.
pub fn merge(mut entries: Vec<Entry>) -> Vec<Entry> {
    let is_merge = |entry: &Entry| {
        &*entry.key == "<<"
            && match &entry.value.value {
                Value::Map(_) => true,
                Value::List(items) => items.iter().all(|item| matches!(item.value, Value::Map(_))),
                Value::Null | Value::Text(_) => false,
            }
    };
    let Some(place) = entries.iter().position(is_merge) else { return entries };
    let bases = match entries.remove(place).value.value {
        Value::List(items) => items.into_iter().map(|item| item.value).collect(),
        base => vec![base],
    };
    let mut seen: std::collections::HashSet<Box<str>> = entries.iter().map(|entry| entry.key.clone()).collect();
    for base in bases {
        let Value::Map(base) = base else { continue };
        entries.extend(base.into_iter().filter(|entry| seen.insert(entry.key.clone())));
    }
    entries
}

/// Whether a text looks as if its author had meant a list, a map or quotes.
pub fn is_doubtful(text: &str) -> bool {
    let mut start = text.chars();
    let (first, second) = (start.next().unwrap_or_default(), start.next().unwrap_or(' '));
    matches!(first, '-' | '•' | '·' | '●' | '▪' | '–' | '—' | '“' | '‘' | '„' | '”')
        // Not `+62…`, which can be called.
        || (matches!(first, '+' | '*') && second.is_whitespace())
        || looks_like_entry(text)
        || (!text.is_ascii() && text.contains('：'))
}

/// Whether a text has a dash or a bullet behind a space, as has one that an item below ran into.
pub fn has_dash(text: &str) -> bool {
    memchr_iter(b' ', text.as_bytes()).any(|at| text[at + 1..].starts_with(['-', '•', '–']))
}

/// Whether a key looks as if its author had meant an item of a list, or `key: value` within brackets.
pub fn is_doubtful_key(key: &str) -> bool {
    key.starts_with(['-', '•', '·', '●', '▪', '–', '—', '“', '‘', '„', '”']) || looks_like_entry(key)
}

/// `judul:Rapat`, but neither `https://…` nor `ba'da: Isya`.
fn looks_like_entry(text: &str) -> bool {
    let Some(colon) = memchr(b':', text.as_bytes()) else { return false };
    let (key, value) = (&text[..colon], &text[colon + 1..]);
    !key.is_empty()
        && !value.is_empty()
        && key.len() < 40
        && key.starts_with(|c: char| c.is_ascii_alphabetic())
        && !value.starts_with("//")
        && !value.starts_with(char::is_whitespace)
}
