//! Fields of records by any of their names, and which values the portal's own readers take.

use std::sync::Arc;

use jiff::tz::TimeZone;

use super::draft::{Draft, EXTRA, Note, typed};
use crate::{
    number,
    problem::{Problems, Text, text},
    records::{
        activity::Activity,
        article::Article,
        case_study::CaseStudy,
        field::{Reader, Record},
        folder::Kind,
        group::Group,
        key::{Key, KeyTable},
        node::{Entry, Value},
        page::Page,
        partner::Partner,
    },
};

/// Calls a function of the record that a kind is.
macro_rules! of_kind {
    ($kind:expr, $Record:ident => $value:expr) => {
        match $kind {
            Kind::Article => {
                type $Record = Article;
                $value
            }
            Kind::CaseStudy => {
                type $Record = CaseStudy;
                $value
            }
            Kind::Page => {
                type $Record = Page;
                $value
            }
            Kind::Group => {
                type $Record = Group;
                $value
            }
            Kind::Partner => {
                type $Record = Partner;
                $value
            }
            Kind::Activity => {
                type $Record = Activity;
                $value
            }
        }
    };
}

/// The keys of a kind, ready to be looked up.
pub fn table(kind: Kind) -> &'static KeyTable {
    of_kind!(kind, R => R::table())
}

/// The keys of a kind in order.
fn keys(kind: Kind) -> &'static [Key] {
    of_kind!(kind, R => R::KEYS)
}

/// The first name of the key that a typed one stands for.
pub fn first_name(kind: Kind, key: &str) -> Option<&'static str> {
    table(kind).find(key).and_then(|(at, _)| keys(kind).get(at)).map(|key| key.name)
}

/// Whether a key means something to other generators and nothing here.
pub fn is_of_others(kind: Kind, entry: &Entry) -> bool {
    table(kind).unknown(entry, None, &Arc::from("")).is_none()
}

/// Keys whose values are yes or no.
const YES_OR_NO: &[&str] = &["draf", "diterbitkan", "sematkan", "aktif"];

/// Takes out of a draft what the portal's readers would complain of: it is kept below `lain`, and told.
pub fn settle(draft: &mut Draft, zone: &TimeZone, notes: &mut Vec<Note>) {
    for entry in std::mem::take(&mut draft.fields) {
        let entry = simplified(entry);
        if &*entry.key == EXTRA {
            if let Value::Map(extra) = entry.value.value {
                extra.into_iter().for_each(|entry| draft.add_extra(&entry.key, entry.value.value));
            }
            continue;
        }
        match complaint(draft.kind, &entry, zone) {
            None => draft.fields.push(entry),
            Some(why) => {
                let (key, id, en) = (entry.key.clone(), why.id, why.en);
                notes.push(
                    draft
                        .from
                        .changed(text!("`{key}` disimpan di bawah `lain`: {id}", "`{key}` was put below `lain`: {en}")),
                );
                draft.add_extra(&key, entry.value.value);
            }
        }
    }
    let is_dated = ["tanggal", "mulai", "ulang"].iter().any(|key| draft.get(key).is_some());
    if draft.kind == Kind::Activity && !is_dated {
        draft.add_text("tanggal", "menyusul");
    }
    // What is the author's own stands last.
    draft.fields.sort_by_key(|entry| &*entry.key == EXTRA);
}

/// A yes or no in the portal's own words.
fn simplified(mut entry: Entry) -> Entry {
    if let (true, Value::Text(text)) = (YES_OR_NO.contains(&&*entry.key), &entry.value.value)
        && let Some(yes) = number::read_yes(text)
    {
        entry.value.value = typed(if yes { "ya" } else { "tidak" });
    }
    entry
}

/// What the reader of a kind says of a field.
fn complaint(kind: Kind, entry: &Entry, zone: &TimeZone) -> Option<Text> {
    let mut problems = Problems::default();
    let file = Arc::from("");
    let mut reader = Reader { file: &file, zone, problems: &mut problems, key: String::new() };
    let entries = std::slice::from_ref(entry);
    of_kind!(kind, R => drop(R::read_entries(entries, &mut reader)));
    problems.into_vec().into_iter().next().map(|problem| problem.message)
}
