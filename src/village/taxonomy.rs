//! Terms that several records share: categories, tags, kinds, fields, hamlets.

use std::collections::{BTreeMap, BTreeSet};

use super::{key::Key, slugs::Slugs};
use crate::slug;

/// The terms of one facet, by their words.
#[derive(Debug)]
pub struct Taxonomy<T> {
    terms: Vec<Term<T>>,
    by_fold: BTreeMap<String, usize>,
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

/// One spelling of a term and how often it was written.
type Spellings = BTreeMap<String, usize>;

impl<T> Default for Taxonomy<T> {
    fn default() -> Self {
        Self { terms: Vec::new(), by_fold: BTreeMap::new(), by_size: Vec::new() }
    }
}

impl<T> Taxonomy<T> {
    /// Gathers terms as they were typed. `Gotong Royong`, `gotong-royong` and `gotong royong` are
    /// one term, spelt as it is spelt most often, or as `known` has it by its slug.
    pub fn gather<'a>(
        typed: impl IntoIterator<Item = (Key<T>, &'a str)>,
        known: impl Fn(&str) -> Option<String>,
    ) -> Self {
        let mut found: BTreeMap<String, (Spellings, BTreeSet<Key<T>>)> = BTreeMap::new();
        for (key, term) in typed {
            let (spellings, members) = found.entry(slug::fold(term)).or_default();
            *spellings.entry(term.trim().to_owned()).or_default() += 1;
            members.insert(key);
        }
        let mut taxonomy = Self::default();
        let mut slugs = Slugs::default();
        for (fold, (spellings, members)) in found {
            let wanted = slug::slug(&fold);
            let name = known(&wanted).unwrap_or_else(|| best(&spellings));
            let slug = slugs.claim(if wanted.is_empty() { "lain" } else { &wanted });
            taxonomy.by_fold.insert(fold, taxonomy.terms.len());
            taxonomy.terms.push(Term { name, slug, members: members.into_iter().collect() });
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
        self.by_fold.get(&slug::fold(typed)).map(|at| TermKey(*at))
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

/// The spelling written most often; among equals the one that looks most like words.
fn best(spellings: &Spellings) -> String {
    let likeness = |word: &str| {
        (
            !word.contains(['-', '_']),
            word.starts_with(char::is_uppercase),
            !word.chars().skip(1).any(char::is_uppercase),
        )
    };
    let rank = |(word, times): &(&String, &usize)| (**times, likeness(word), std::cmp::Reverse((*word).clone()));
    spellings.iter().max_by_key(rank).map(|(word, _)| word.clone()).unwrap_or_default()
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
