//! Plain text out of Markdown: titles, summaries.

use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Dialect, OPTIONS, elements, prepare, whatsapp};

/// How much of a body is looked at for its title and summary, in bytes.
const START: usize = 8192;

/// The first heading of a text and its bytes, if nothing else stands before it.
pub fn title(body: &str) -> Option<(String, Range<usize>)> {
    let mut range = None;
    let mut words = String::new();
    for (event, at) in Parser::new_ext(start_of(body), OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { .. }) => range = Some(at),
            Event::End(TagEnd::Heading(_)) => break,
            Event::Text(text) | Event::Code(text) if range.is_some() => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak if range.is_some() => words.push(' '),
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
            Event::Html(html) if html.trim_start().starts_with("<!--") => {}
            _ if range.is_some() => {}
            _ => return None,
        }
    }
    let title = one_line(&words);
    range.filter(|_| !title.is_empty()).map(|range| (title, range))
}

/// The beginning of a text without its marks, cut at a word when it is longer than `limit` characters.
///
/// It is the first paragraph, and the next ones while it is short. Headings, pictures, tables
/// and code are passed over; so is everything after `<!--more-->`.
pub fn excerpt(body: &str, dialect: Dialect, limit: usize) -> String {
    let (source, _) = prepare(start_of(body), dialect);
    let mut digest = Digest { limit, ..Digest::default() };
    match dialect {
        Dialect::Markdown => Parser::new_ext(&source.text, OPTIONS).all(|event| digest.take(&event)),
        Dialect::Whatsapp => whatsapp::events(&source.text).into_iter().all(|(event, _)| digest.take(&event)),
    };
    let Digest { paragraphs, items, .. } = digest;
    let text = match (paragraphs.is_empty(), paragraphs.ends_with(':')) {
        (true, _) => items,
        (false, true) if !items.is_empty() => paragraphs + " " + &items,
        (false, _) => paragraphs,
    };
    cut(text.trim_end_matches([':', ' ']), limit)
}

/// The words of a line of Markdown without its marks, for titles and summaries.
pub fn plain(markup: &str) -> String {
    let is_mark = |byte| matches!(byte, b'*' | b'_' | b'`' | b'[' | b'<' | b'&' | b'\\' | b'~' | b'!' | b'\n');
    if !markup.bytes().any(is_mark) {
        return one_line(markup);
    }
    // As a heading, so that `1.` or `-` at the start stays what it is.
    let line = format!("# {}", one_line(markup));
    let options = Options::ENABLE_STRIKETHROUGH;
    let mut words = String::new();
    for event in Parser::new_ext(&line, options) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            // `<T>` is no element: it is what the author wants to say.
            Event::InlineHtml(tag) if !is_element(&tag) => words.push_str(&tag),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    one_line(&words)
}

/// Whether a tag is one of an element that is known, or a comment.
fn is_element(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
    name.is_empty()
        || (name.bytes().all(|b| !b.is_ascii_uppercase()) && elements::find(name).is_some())
        || elements::hides_content(name)
}

/// What a summary is made of.
#[derive(Default)]
struct Digest {
    limit: usize,
    /// The words of whole paragraphs.
    paragraphs: String,
    /// The words of list items, for a text that has no paragraph.
    items: String,
    /// The paragraph or item that is open.
    open: String,
    skipped: usize,
    lists: usize,
}

impl Digest {
    /// Takes one event; `false` when enough was read.
    fn take(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(tag) if is_skipped(tag) => self.skipped += 1,
            Event::End(end) if is_skipped_end(*end) => self.skipped = self.skipped.saturating_sub(1),
            Event::Html(html) | Event::InlineHtml(html) if is_more(html) => {
                self.close();
                return self.paragraphs.is_empty();
            }
            _ if self.skipped > 0 => {}
            Event::Start(Tag::List(_)) => {
                self.close();
                self.lists += 1;
            }
            Event::End(TagEnd::List(_)) => self.lists = self.lists.saturating_sub(1),
            Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                self.close();
                return self.paragraphs.len() < self.limit / 2;
            }
            Event::Text(text) | Event::Code(text) => self.open.push_str(text),
            Event::SoftBreak | Event::HardBreak => self.open.push(' '),
            _ => {}
        }
        true
    }

    fn close(&mut self) {
        let words = one_line(&std::mem::take(&mut self.open));
        let text = if self.lists > 0 { &mut self.items } else { &mut self.paragraphs };
        let is_toc = words.eq_ignore_ascii_case("[toc]");
        if !words.is_empty() && !is_toc && text.len() < self.limit.saturating_mul(4) {
            let is_further_item = self.lists > 0 && text.ends_with(|c: char| c.is_alphanumeric() || c == ')');
            if !text.is_empty() {
                text.push_str(if is_further_item { ", " } else { " " });
            }
            text.push_str(&words);
        }
    }
}

fn is_skipped(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Heading { .. }
            | Tag::CodeBlock(_)
            | Tag::Table(_)
            | Tag::Image { .. }
            | Tag::FootnoteDefinition(_)
            | Tag::HtmlBlock
    )
}

fn is_skipped_end(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::Table
            | TagEnd::Image
            | TagEnd::FootnoteDefinition
            | TagEnd::HtmlBlock
    )
}

fn is_more(html: &str) -> bool {
    let inner = html.trim().strip_prefix("<!--").and_then(|html| html.strip_suffix("-->"));
    inner.is_some_and(|inner| inner.trim().eq_ignore_ascii_case("more"))
}

/// The start of a body, up to the end of a line.
fn start_of(body: &str) -> &str {
    if body.len() <= START {
        return body;
    }
    let start = &body[..body.floor_char_boundary(START)];
    start.rfind('\n').map_or(start, |end| &start[..end])
}

/// A text on one line: its words with single spaces between them.
pub fn one_line(text: &str) -> String {
    if is_one_line(text.as_bytes()) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether a text surely is on one line; it may be even if this says no.
fn is_one_line(text: &[u8]) -> bool {
    // Without an early end many bytes are looked at at once.
    let is_plain = |text: &[u8]| text.iter().fold(true, |so_far, byte| so_far & matches!(byte, b' '..=b'~'));
    is_plain(text) && !text.starts_with(b" ") && !text.ends_with(b" ") && memmem::find(text, b"  ").is_none()
}

/// A text of at most `limit` characters, cut after a word.
fn cut(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let room = text[..end].char_indices().next_back().map_or(0, |(last, _)| last);
    let whole =
        text[..room].rfind(' ').filter(|space| *space >= room / 2).map_or(&text[..room], |space| &text[..space]);
    format!("{}…", whole.trim_end_matches([' ', ',', ';', ':', '-', '–', '—', '.', '(']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_first_heading_before_any_text() {
        assert_eq!(title("# Panen *raya*\n\nTeks"), Some(("Panen raya".into(), 0..15)));
        assert_eq!(title("<!-- a -->\n\nJudul\n==\n").map(|(title, _)| title), Some("Judul".into()));
        assert_eq!(title("Teks\n\n# Judul"), None);
        assert_eq!(title(""), None);
    }

    #[test]
    fn an_excerpt_is_the_first_paragraph_without_marks() {
        let body = "# Judul\n\n![a](b.jpg)\n\n| a |\n|---|\n| b |\n\nWarga *menanam* [padi](x)\nbersama.\n\nLagi.";
        assert_eq!(excerpt(body, Dialect::Markdown, 40), "Warga menanam padi bersama.");
        assert_eq!(excerpt(body, Dialect::Markdown, 160), "Warga menanam padi bersama. Lagi.");
        assert_eq!(excerpt("Satu dua tiga empat", Dialect::Markdown, 12), "Satu dua…");
        assert_eq!(excerpt("- a\n- b", Dialect::Markdown, 12), "a, b");
        assert_eq!(excerpt("Awal\n\n<!--more-->\n\nakhir", Dialect::Markdown, 100), "Awal");
        assert_eq!(excerpt("*Halo* warga", Dialect::Whatsapp, 100), "Halo warga");
    }

    #[test]
    fn titles_lose_their_marks_only() {
        assert_eq!(plain("1. Panen *raya* &amp; `kode`"), "1. Panen raya & kode");
        assert_eq!(plain("- C# _"), "- C# _");
        assert_eq!(plain("a  b"), "a b");
    }
}
