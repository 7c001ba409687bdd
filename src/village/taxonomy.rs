//! Terms that several records share: categories, tags, kinds, fields, hamlets.

use std::collections::BTreeMap;

use ahash::AHashMap;
use rayon::prelude::*;

use super::{key::Key, slugs::Slugs};
use crate::slug;

/// So many rows are looked through by one thread.
const AT_ONCE: usize = 1024;

/// The terms of one facet, by their words.
#[derive(Debug)]
pub struct Taxonomy<T> {
    terms: Vec<Term<T>>,
    /// The terms by every spelling that somebody used, and by the folded one.
    by_spelling: AHashMap<String, TermKey>,
    /// How many records each term has, the largest number first.
    by_size: Vec<usize>,
}

/// A term and the records that have it.
#[derive(Debug)]
pub struct Term<T> {
    /// The term in its best spelling.
    pub name: String,
    /// The last part of its address.
    pub slug: String,
    /// Who has it, in the order of their table.
    pub members: Vec<Key<T>>,
}

/// A term's place in its taxonomy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermKey(usize);

impl<T> Default for Taxonomy<T> {
    fn default() -> Self {
        Self { terms: Vec::new(), by_spelling: AHashMap::new(), by_size: Vec::new() }
    }
}

impl<T> Taxonomy<T> {
    /// Gathers terms as they were typed. `Gotong Royong`, `gotong-royong` and `gotong royong` are
    /// one term, spelt as it is spelt most often, or as `known` has it by its slug.
    pub fn gather<'a>(
        typed: impl IntoIterator<Item = (Key<T>, &'a str)>,
        known: impl Fn(&str) -> Option<String>,
    ) -> Self {
        Self::of_spellings(spelled(typed), known)
    }

    /// Gathers the terms of all rows of a table, by as many threads as there are.
    pub fn gather_rows<'a, R: Sync, I: Iterator<Item = &'a str>>(
        rows: &'a [R],
        terms: impl Fn(&'a R) -> I + Sync,
        known: impl Fn(&str) -> Option<String>,
    ) -> Self
    where
        Key<T>: Send,
    {
        let chunks = rows.par_chunks(AT_ONCE).enumerate().map(|(chunk, rows)| {
            let keyed = rows.iter().enumerate().map(|(at, row)| (Key::new(chunk * AT_ONCE + at), row));
            spelled(keyed.flat_map(|(key, row)| terms(row).map(move |term| (key, term))))
        });
        let mut all: AHashMap<&str, Vec<Key<T>>> = AHashMap::new();
        for of_chunk in chunks.collect::<Vec<_>>() {
            of_chunk.into_iter().for_each(|(spelling, keys)| all.entry(spelling).or_default().extend(keys));
        }
        Self::of_spellings(all, known)
    }

    fn of_spellings(by_spelling: AHashMap<&str, Vec<Key<T>>>, known: impl Fn(&str) -> Option<String>) -> Self {
        let mut found: BTreeMap<String, Vec<Spelling<'_, T>>> = BTreeMap::new();
        for (spelling, keys) in by_spelling {
            found.entry(slug::fold(spelling)).or_default().push((spelling, keys));
        }
        let mut taxonomy = Self::default();
        let mut slugs = Slugs::default();
        for (fold, spellings) in found {
            let wanted = slug::slug(&fold);
            let name = known(&wanted).unwrap_or_else(|| best(&spellings));
            let slug = slugs.claim(if wanted.is_empty() { "lain" } else { &wanted }, None);
            let key = TermKey(taxonomy.terms.len());
            taxonomy.by_spelling.extend(spellings.iter().map(|(spelling, _)| ((*spelling).to_owned(), key)));
            taxonomy.by_spelling.insert(fold, key);
            let mut members: Vec<Key<T>> = spellings.into_iter().flat_map(|(_, keys)| keys).collect();
            members.sort_unstable();
            members.dedup();
            taxonomy.terms.push(Term { name, slug, members });
        }
        taxonomy.by_size = taxonomy.terms.iter().map(|term| term.members.len()).collect();
        taxonomy.by_size.sort_unstable_by_key(|size| std::cmp::Reverse(*size));
        taxonomy
    }

    /// Every term with its key, by folded spelling.
    pub fn iter(&self) -> impl Iterator<Item = (TermKey, &Term<T>)> {
        self.terms.iter().enumerate().map(|(at, term)| (TermKey(at), term))
    }

    /// The term that a typed word stands for.
    pub fn find(&self, typed: &str) -> Option<TermKey> {
        self.by_spelling.get(typed).or_else(|| self.by_spelling.get(&slug::fold(typed))).copied()
    }

    /// The term of a key.
    pub fn term(&self, key: TermKey) -> &Term<T> {
        &self.terms[key.0]
    }

    /// How many records the term has that comes next after the `n` commonest; 0 when there are
    /// not more than `n`.
    pub fn members_of_nth(&self, n: usize) -> usize {
        self.by_size.get(n).copied().unwrap_or(0)
    }

    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

/// Who has each term, by its spelling.
fn spelled<'a, T>(typed: impl IntoIterator<Item = (Key<T>, &'a str)>) -> AHashMap<&'a str, Vec<Key<T>>> {
    let mut by_spelling: AHashMap<&str, Vec<Key<T>>> = AHashMap::new();
    for (key, term) in typed {
        by_spelling.entry(term).or_default().push(key);
    }
    by_spelling
}

/// One spelling of a term, and the records that have it.
type Spelling<'a, T> = (&'a str, Vec<Key<T>>);

/// The spelling written most often; among equals the one that looks most like words.
fn best<T>(spellings: &[(&str, Vec<Key<T>>)]) -> String {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for (spelling, keys) in spellings {
        *times.entry(spelling.trim()).or_default() += keys.len();
    }
    let likeness = |word: &str| {
        (
            !word.contains(['-', '_']),
            word.starts_with(char::is_uppercase),
            !word.chars().skip(1).any(char::is_uppercase),
        )
    };
    let ranked = times.into_iter().map(|(word, times)| (times, likeness(word), std::cmp::Reverse(word)));
    ranked.max().map(|(.., word)| word.0.to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_term_come_together_under_the_best() {
        let typed = ["Gotong Royong", "gotong-royong", "gotong royong", "Gotong Royong", "UMKM", "umkm"];
        let typed = typed.into_iter().enumerate().map(|(at, term)| (Key::<()>::new(at), term));
        let taxonomy = Taxonomy::gather(typed, |_| None);
        let seen: Vec<_> =
            taxonomy.iter().map(|(_, term)| (term.name.as_str(), term.slug.as_str(), term.members.len())).collect();
        assert_eq!(seen, [("Gotong Royong", "gotong-royong", 4), ("UMKM", "umkm", 2)]);
    }
}
