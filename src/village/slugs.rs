//! Slugs that are free.

use std::sync::Arc;

use ahash::AHashMap;

use crate::records::Origin;

/// The slugs of one place, each given out once.
#[derive(Debug, Default)]
pub struct Slugs {
    /// Who has each slug that is taken; nobody has those that are spoken for.
    taken: AHashMap<String, Option<Arc<Origin>>>,
    /// The number to try next behind a slug that was wanted again.
    next: AHashMap<String, usize>,
}

impl Slugs {
    /// Slugs of which some are spoken for.
    pub fn with_reserved(reserved: &[&str]) -> Self {
        Self { taken: reserved.iter().map(|slug| ((*slug).to_owned(), None)).collect(), next: AHashMap::new() }
    }

    /// What a text in another language than the portal's should want instead, when the same text in
    /// the first language has the slug: `panen-en`.
    pub fn in_language(&self, wanted: String, lang: Option<&str>) -> String {
        match lang {
            Some(lang) if self.taken.contains_key(&wanted) => format!("{wanted}-{}", crate::slug::slug(lang)),
            Some(_) | None => wanted,
        }
    }

    /// Gives out the wanted slug, or, when it is taken, the first free one with a number behind it.
    pub fn claim(&mut self, wanted: &str, owner: Option<&Arc<Origin>>) -> String {
        if !self.taken.contains_key(wanted) {
            self.taken.insert(wanted.to_owned(), owner.cloned());
            return wanted.to_owned();
        }
        let number = self.next.entry(wanted.to_owned()).or_insert(2);
        loop {
            let slug = format!("{wanted}-{number}");
            *number += 1;
            if !self.taken.contains_key(&slug) {
                self.taken.insert(slug.clone(), owner.cloned());
                return slug;
            }
        }
    }

    /// Who has a slug.
    pub fn owner(&self, slug: &str) -> Option<&Origin> {
        self.taken.get(slug)?.as_deref()
    }
}
