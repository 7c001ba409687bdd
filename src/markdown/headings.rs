//! Headings: their levels, their ids, and the outline they make.

use std::borrow::Cow;

use ahash::{AHashMap, AHashSet};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::{summary::one_line, target};

/// A heading as it stands on the page.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Heading {
    /// From 2 to 6 when the page has a title of its own; never more than one below the heading above it.
    pub level: u8,
    /// The `id`, unique on the page.
    pub id: String,
    /// The words, without marks.
    pub text: String,
}

/// Gives headings their levels and ids, in the order of the page.
#[derive(Debug, Default)]
pub(super) struct Headings {
    outline: Vec<Heading>,
    ids: Ids,
    /// The headings that the next one may stand below: level as typed, level on the page.
    path: Vec<(u8, u8)>,
    shift: u8,
}

impl Headings {
    /// With the levels moved down and the ids prefixed.
    pub fn new(shift: u8, prefix: &str) -> Self {
        Self { shift, ids: Ids::new(prefix), ..Self::default() }
    }

    /// The level on the page of a heading typed with so many `#`.
    ///
    /// A text that uses `###` only starts no deeper than one that uses `#` only: what counts
    /// is which heading stands below which.
    pub fn level(&mut self, typed: u8) -> u8 {
        while self.path.last().is_some_and(|(above, _)| *above >= typed) {
            self.path.pop();
        }
        let above = self.path.last().map_or(self.shift, |(_, level)| *level);
        let level = above.saturating_add(1).clamp(1, 6);
        self.path.push((typed, level));
        level
    }

    /// Notes a heading of the text and tells what it became.
    pub fn add(&mut self, typed: HeadingLevel, id: Option<&str>, text: &str) -> &Heading {
        let level = self.level(typed as u8);
        let text = one_line(text);
        let id = match id.filter(|id| is_id(id)) {
            Some(id) => self.ids.take(id),
            None => self.ids.take(&slug_of(&text)),
        };
        self.outline.push(Heading { level, id, text });
        self.outline.last().expect("one was pushed just now")
    }

    /// The ids of the page.
    pub fn ids(&mut self) -> &mut Ids {
        &mut self.ids
    }

    /// The words of the heading above this point.
    pub fn nearest(&self) -> Option<&str> {
        self.outline.last().map(|heading| heading.text.as_str())
    }

    /// How many there are so far.
    pub fn len(&self) -> usize {
        self.outline.len()
    }

    /// All of them, in order.
    pub fn into_outline(self) -> Vec<Heading> {
        self.outline
    }
}

/// Picks the headings out of the events of a text.
#[derive(Debug, Default)]
pub(super) struct Walk {
    open: Option<(HeadingLevel, Option<String>, String)>,
    footnotes: usize,
}

impl Walk {
    /// Takes one event; headings in footnotes do not count.
    pub fn event(&mut self, event: &Event<'_>, headings: &mut Headings) {
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => self.footnotes += 1,
            Event::End(TagEnd::FootnoteDefinition) => self.footnotes -= 1,
            Event::Start(Tag::Heading { level, id, .. }) if self.footnotes == 0 => {
                self.open = Some((*level, id.as_deref().map(str::to_owned), String::new()));
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some((level, id, text)) = self.open.take().filter(|(_, _, text)| !text.trim().is_empty()) {
                    headings.add(level, id.as_deref(), &text);
                }
            }
            Event::Text(text) | Event::Code(text) => self.push(text),
            Event::SoftBreak | Event::HardBreak => self.push(" "),
            _ => {}
        }
    }

    fn push(&mut self, words: &str) {
        if let Some((_, _, text)) = &mut self.open {
            text.push_str(words);
        }
    }
}

/// Ids that no two elements of a page share.
#[derive(Debug, Default)]
pub(super) struct Ids {
    prefix: String,
    taken: AHashSet<String>,
    next: AHashMap<String, usize>,
}

impl Ids {
    fn new(prefix: &str) -> Self {
        Self { prefix: prefix.to_owned(), ..Self::default() }
    }

    /// A free id near the wish, with the prefix.
    pub fn take(&mut self, wish: &str) -> String {
        if self.taken.insert(wish.to_owned()) {
            return self.prefixed(wish);
        }
        let mut number = self.next.get(wish).copied().unwrap_or(1);
        while !self.taken.insert(format!("{wish}-{number}")) {
            number += 1;
        }
        self.next.insert(wish.to_owned(), number + 1);
        self.prefixed(&format!("{wish}-{number}"))
    }

    /// Whether an id, without the prefix, is on the page.
    pub fn has(&self, id: &str) -> bool {
        self.taken.contains(id)
    }

    /// An id, or the target of a link to one, with the prefix of this text.
    pub fn prefixed(&self, id: &str) -> String {
        if self.prefix.is_empty() { id.to_owned() } else { format!("{}-{id}", self.prefix) }
    }
}

/// Whether an author's id may stand: letters, digits and `-_.:`, and not one of the footnotes' own.
pub(super) fn is_id(id: &str) -> bool {
    const LONGEST: usize = 100;
    let in_id = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    let is_of_footnote = id.starts_with("catatan_") || id.starts_with("rujukan_");
    id.len() <= LONGEST && id.starts_with(char::is_alphanumeric) && id.chars().all(in_id) && !is_of_footnote
}

/// Whether an author's class may stand.
pub(super) fn is_class(class: &str) -> bool {
    const LONGEST: usize = 40;
    let in_class = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (1..=LONGEST).contains(&class.len()) && class.bytes().all(in_class)
}

/// The id that a fragment names. Other generators give a heading an id in its own letters, here it
/// is in Latin ones.
pub fn fragment_id(fragment: &str) -> Cow<'_, str> {
    match target::decoded(fragment) {
        Some(decoded) if !decoded.is_ascii() => Cow::Owned(crate::slug::slug(&decoded)),
        Some(_) | None if fragment.is_ascii() => Cow::Borrowed(fragment),
        Some(_) | None => Cow::Owned(crate::slug::slug(fragment)),
    }
}

fn slug_of(text: &str) -> String {
    let slug = crate::slug::slug(text);
    if slug.is_empty() { "bagian".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(typed: &[u8]) -> Vec<u8> {
        let mut headings = Headings::new(1, "");
        typed.iter().map(|typed| headings.level(*typed)).collect()
    }

    #[test]
    fn levels_keep_their_order_and_never_skip() {
        assert_eq!(levels(&[1, 2, 3, 1]), [2, 3, 4, 2]);
        assert_eq!(levels(&[3, 3, 4, 2, 4, 3]), [2, 2, 3, 2, 3, 3]);
        assert_eq!(levels(&[1, 2, 3, 4, 5, 6]), [2, 3, 4, 5, 6, 6]);
    }

    #[test]
    fn ids_are_unique_also_against_numbered_ones() {
        let mut ids = Ids::new("a");
        let taken: Vec<_> = ["x", "x-1", "x", "x"].iter().map(|wish| ids.take(wish)).collect();
        assert_eq!(taken, ["a-x", "a-x-1", "a-x-2", "a-x-3"]);
    }

    #[test]
    fn a_fragment_in_other_letters_names_the_same_heading() {
        assert_eq!(fragment_id("有效期"), slug_of("有效期"));
        assert_eq!(fragment_id("%E6%9C%89"), slug_of("有"));
        assert_eq!(fragment_id("Jadwal"), "Jadwal");
    }

    #[test]
    fn an_id_of_the_author_is_kept_when_sound() {
        let mut headings = Headings::new(1, "");
        assert_eq!(headings.add(HeadingLevel::H1, Some("jadwal.1"), "Jadwal").id, "jadwal.1");
        assert_eq!(headings.add(HeadingLevel::H1, Some("\"x"), "Jum'at  Bersih").id, "jumat-bersih");
        assert_eq!(headings.add(HeadingLevel::H1, Some("catatan_1"), "Panen 🌾").id, "panen");
        assert_eq!(headings.add(HeadingLevel::H1, None, "***").id, "bagian");
    }
}
