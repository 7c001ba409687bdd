//! Keys as people write them: one table for each kind of record.

use std::collections::HashMap;

use super::{
    node::{Entry, Value},
    shape::{Form, Hint},
};
use crate::problem::{Place, Problem};

/// One key of a record: its Indonesian name and the other names it goes by.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The name to write.
    pub name: &'static str,
    /// Other names that are read as well, in order of preference.
    pub aliases: &'static [&'static str],
    /// What the key means, from the field's own documentation.
    pub doc: &'static str,
    /// What it holds.
    pub form: Form,
    /// What a text in it means beyond its letters.
    pub hint: Hint,
}

/// All keys of a kind of record, ready to be looked up.
#[derive(Debug)]
pub struct KeyTable {
    keys: &'static [Key],
    /// From a folded name to the key's place in `keys` and the name's rank among its names.
    by_name: HashMap<String, (usize, usize)>,
}

/// Second names that other generators keep beside the first for uses of their own: no reason for a
/// warning when both are there.
const BESIDE: &[&str] = &[
    "excerpt",
    "feature",
    "teaser",
    "thumbnail",
    "cover",
    "banner",
    "images",
    "keywords",
    "lastmod",
    "modified",
    "publish",
    "permalink",
    "url",
    "path",
];

/// Keys that other generators know and that mean nothing here: passed over without a word.
const OF_OTHERS: &[&str] = &[
    "layout",
    "permalink",
    "url",
    "weight",
    "order",
    "comments",
    "comment",
    "toc",
    "math",
    "mathjax",
    "katex",
    "markup",
    "type",
    "kind",
    "sitemap",
    "cascade",
    "outputs",
    "output",
    "template",
    "insearchindex",
    "eleventynavigation",
    "eleventyexcludefromcollections",
    "eleventycomputed",
    "nav",
    "navtitle",
    "navorder",
    "parent",
    "haschildren",
    "linktitle",
    "headless",
    "islcjklanguage",
    "iscjklanguage",
    "resources",
    "series",
    "published",
    "pagination",
    "paginateby",
    "sortby",
    "transparent",
    "generatefeeds",
    "render",
    "pagetemplate",
    "authorlink",
    "cover",
    "hidden",
    "showtoc",
    "tocopen",
    "disableshare",
    "private",
    "robots",
    "noindex",
    "translationkey",
    "ref",
    "guid",
    "wordpressid",
    "wordpressurl",
    "blogspoturl",
    "dsqthreadid",
    "postid",
    "meta",
    "subtitle",
    "lead",
    "path",
    "thumb",
    "modifieddate",
    "classes",
    "header",
    "headerimg",
    "headline",
    "sidebar",
    "social",
    "share",
    "readtime",
    "authorprofile",
    "related",
    "analytics",
    "search",
    "searchexclude",
    "css",
    "js",
    "script",
    "scripts",
    "styles",
    "bodyclass",
    "pageclass",
    "extracss",
    "icon",
    "location",
    "locale",
    "geo",
    "source",
    "sources",
    "version",
    "features",
    "license",
    "copyright",
    "link",
    "links",
    "external",
    "externalurl",
    "redirect",
    "redirectto",
    "expires",
    "lastmodified",
    "created",
    "createdat",
    "updatedat",
    "format",
    "params",
    "theme",
    "themes",
    "color",
    "background",
    "pin",
    "top",
    "mermaid",
    "asciinema",
    "media",
    "video",
    "audio",
    "status",
    "wpid",
    "wpauthor",
    "excerptseparator",
    "renderwithliquid",
    "translator",
    "authoremail",
    "thumbnail",
    "width",
    "height",
    "class",
    "untranslated",
    "build",
    "usemath",
];

impl KeyTable {
    /// The table of the given keys.
    pub fn new(keys: &'static [Key]) -> Self {
        let names = |at: usize, key: &'static Key| {
            let all = std::iter::once(key.name).chain(key.aliases.iter().copied());
            all.enumerate().map(move |(rank, name)| (fold(name), (at, rank))).collect::<Vec<_>>()
        };
        let mut by_name = HashMap::new();
        for (name, found) in keys.iter().enumerate().flat_map(|(at, key)| names(at, key)) {
            by_name.entry(name).or_insert(found);
        }
        Self { keys, by_name }
    }

    /// How many keys there are.
    pub fn count(&self) -> usize {
        self.keys.len()
    }

    /// The key that `typed` names, and how far down among its names that name stands.
    pub fn find(&self, typed: &str) -> Option<(usize, usize)> {
        self.by_name.get(typed).or_else(|| self.by_name.get(&fold(typed))).copied()
    }

    /// For each key the entry that has it: of two names of one key the one that stands first in the
    /// table, unless nothing stands behind it.
    pub fn pick<'n>(&self, entries: &'n [Entry]) -> Vec<Option<&'n Entry>> {
        let mut picked: Vec<Option<(usize, &'n Entry)>> = vec![None; self.count()];
        for entry in entries {
            if let Some((at, rank)) = self.find(&entry.key) {
                picked[at] = Some(picked[at].map_or((rank, entry), |one| Self::preferred(one, (rank, entry)).0));
            }
        }
        picked.into_iter().map(|found| found.map(|(_, entry)| entry)).collect()
    }

    /// Which of two entries under names of one key is kept, and which is dropped; each with its name's rank.
    pub fn preferred<'n>(
        one: (usize, &'n Entry),
        other: (usize, &'n Entry),
    ) -> ((usize, &'n Entry), (usize, &'n Entry)) {
        let filled = |(rank, entry): (usize, &Entry)| (matches!(entry.value.value, Value::Null), rank);
        if filled(other) < filled(one) { (other, one) } else { (one, other) }
    }

    /// Whether a second name of a key may stand beside the first.
    pub fn may_stand_beside(typed: &str) -> bool {
        BESIDE.contains(&fold(typed).as_str())
    }

    /// The problem of a key that is not in the table, or nothing for keys that other generators
    /// know. Behind a key without a value, `open`, it was probably meant to stand below that.
    pub fn unknown(&self, entry: &Entry, open: Option<&Entry>, file: &std::sync::Arc<str>) -> Option<Problem> {
        let folded = fold(&entry.key);
        if OF_OTHERS.contains(&folded.as_str()) || folded.is_empty() {
            return None;
        }
        let place = Place::node(file, entry.key_id);
        let nearest = self.nearest(&folded);
        match (nearest, open, &entry.value.value) {
            (None, Some(open), Value::Text(value)) => {
                Some(Problem::key_not_indented(place, &entry.key, value, &open.key))
            }
            _ => Some(Problem::unknown_key(place, &entry.key, nearest)),
        }
    }

    fn nearest(&self, folded: &str) -> Option<&'static str> {
        let likeness = |name: &str| strsim::jaro_winkler(name, folded);
        let best = self.by_name.iter().map(|(name, (at, rank))| (likeness(name), self.keys[*at].name, *rank, name));
        let best = best.filter(|(likeness, ..)| *likeness >= 0.85);
        best.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.2.cmp(&a.2)).then_with(|| b.3.cmp(a.3)))
            .map(|(_, name, ..)| name)
    }
}

/// A key without the letter case, spaces, hyphens, underscores and slashes that people add as they
/// like: `Hari/tanggal` is `hari_tanggal`.
pub fn fold(key: &str) -> String {
    key.chars().filter(|c| !matches!(c, ' ' | '-' | '_' | '/' | '\u{a0}')).flat_map(char::to_lowercase).collect()
}

/// The keys that other generators know and that are passed over here, folded.
pub fn of_others() -> impl Iterator<Item = &'static str> {
    OF_OTHERS.iter().copied()
}
