//! HTML of others as Markdown.
//!
//! Crates that do this keep HTML that they do not know, leave `<` and `{{` of a text as they are, and
//! walk down as deep as the text is nested. This one writes nothing but Markdown, in which each
//! character of a text means itself, and never calls itself: whatever comes in, no HTML, no short
//! code and no front matter comes out.

mod blocks;
mod escape;
mod inline;
mod table;
#[cfg(test)]
mod tests;
mod writer;

use url::Url;

use self::{blocks::Blocks, writer::Writer};
use super::{
    LONGEST_TEXT,
    html::{Piece, Tag, pieces},
    paragraphs,
};

/// What is known of the pictures and links of a text.
pub struct Place<'a> {
    /// The address that relative ones are seen from.
    pub base: Option<&'a Url>,
    /// The path of a picture's copy, by its address; one without a copy is left out.
    pub picture: &'a dyn Fn(&Url) -> Option<String>,
}

/// An HTML text as Markdown.
pub fn of_html(html: &str, place: &Place<'_>) -> String {
    let pieces = pieces(html);
    let mut writer = Writer::new(place);
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) => writer.text(text),
            Piece::Open(tag) => writer.open(tag, &pieces[at + 1..]),
            Piece::Close(name) => writer.close(name),
        }
        if writer.len() > LONGEST_TEXT {
            break;
        }
    }
    writer.finish()
}

/// A plain text as Markdown, with its paragraphs and lines.
pub fn of_text(text: &str) -> String {
    let mut blocks = Blocks::default();
    for lines in paragraphs(super::shorten(text, LONGEST_TEXT)) {
        let lines: Vec<String> = lines.iter().map(|line| escape::text(line)).collect();
        blocks.paragraph(&lines.join("\n"));
    }
    blocks.finish()
}

/// Whether an element stands between paragraphs, not in a line of text.
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "nav"
            | "figure"
            | "figcaption"
            | "address"
            | "center"
            | "dl"
            | "dt"
            | "dd"
            | "fieldset"
            | "legend"
            | "form"
            | "details"
            | "summary"
            | "ul"
            | "ol"
            | "li"
            | "blockquote"
            | "pre"
            | "hr"
            | "br"
            | "table"
            | "caption"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "body"
            | "html"
            | "menu"
            | "dir"
            | "option"
    )
}

/// The address of a picture that is worth showing: no smiley, no counter of visits.
pub fn picture_of(tag: &Tag, base: Option<&Url>) -> Option<Url> {
    let is_dot = |name: &str| tag.get(name).is_some_and(|size| matches!(size.trim_end_matches("px"), "0" | "1"));
    let classes = tag.get("class").unwrap_or_default();
    let is_smiley = classes.split_whitespace().any(|class| matches!(class, "emoji" | "wp-smiley"));
    if is_dot("width") || is_dot("height") || is_smiley {
        return None;
    }
    super::page(tag.get("src").or_else(|| tag.get("data-src"))?, base)
}
