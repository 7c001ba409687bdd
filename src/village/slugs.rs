//! Slugs that are free.

use std::collections::{HashMap, HashSet};

/// The slugs of one place, each given out once.
#[derive(Debug, Default)]
pub struct Slugs {
    taken: HashSet<String>,
    /// The number to try next behind a slug that was wanted again.
    next: HashMap<String, usize>,
}

impl Slugs {
    /// Slugs of which some are spoken for.
    pub fn with_reserved(reserved: &[&str]) -> Self {
        Self { taken: reserved.iter().map(|slug| (*slug).to_owned()).collect(), next: HashMap::new() }
    }

    /// What a text in another language than the portal's should want instead, when the same text in
    /// the first language has the slug: `panen-en`.
    pub fn in_language(&self, wanted: String, lang: Option<&str>) -> String {
        match lang {
            Some(lang) if self.taken.contains(&wanted) => format!("{wanted}-{}", crate::slug::slug(lang)),
            Some(_) | None => wanted,
        }
    }

    /// Gives out the wanted slug, or, when it is taken, the first free one with a number behind it.
    pub fn claim(&mut self, wanted: &str) -> String {
        if self.taken.insert(wanted.to_owned()) {
            return wanted.to_owned();
        }
        let number = self.next.entry(wanted.to_owned()).or_insert(2);
        loop {
            let slug = format!("{wanted}-{number}");
            *number += 1;
            if self.taken.insert(slug.clone()) {
                return slug;
            }
        }
    }
}
