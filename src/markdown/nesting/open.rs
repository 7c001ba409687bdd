//! Elements that are open, and what each of them may still take in.

use super::super::elements::Content;

/// An element that is open at this point of the page.
#[derive(Debug)]
pub(super) struct Open {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub content: Content,
    /// Whose it is.
    pub owner: Owner,
    /// What it holds so far; read by the content that has an order.
    pub filled: Filled,
    /// Whether it ends with the element in it.
    pub is_frame: bool,
}

/// Whose element it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// Markdown's: its end is sure to come.
    Text,
    /// The author's: it may end early, late or never.
    Author,
}

/// How far the content of an element has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Filled {
    /// Nothing yet.
    Nothing,
    /// `caption`, `dt`.
    First,
    /// `thead`, `dd`.
    Second,
    /// Anything.
    More,
    /// A figure that ends with its caption.
    Whole,
}

/// Whether an element, as far as it is filled, may hold a part.
pub(super) fn is_parent(content: Content, filled: Filled, part: &str) -> bool {
    match part {
        "li" => content == Content::Items,
        "dt" | "dd" => content == Content::Pairs,
        "caption" => content == Content::Sections && filled == Filled::Nothing,
        "thead" | "tbody" => content == Content::Sections,
        "tr" => matches!(content, Content::Sections | Content::Rows),
        "th" | "td" => matches!(content, Content::Sections | Content::Rows | Content::Cells),
        "summary" => content == Content::Details && filled == Filled::Nothing,
        "figcaption" => content == Content::Figure && matches!(filled, Filled::Nothing | Filled::More),
        _ => false,
    }
}
