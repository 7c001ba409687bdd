//! Text as it comes out of `WhatsApp`: `*tebal*`, `_miring_`, `~coret~`, lists with `•`, line by line.
//!
//! It is read into the events of Markdown, so that both make their pages in the same way.
//! What is no mark here is plain text: a `#` makes no heading and a `<` no HTML.

mod marks;

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, Tag, TagEnd};

use marks::{Kind, marks};

type Placed<'t> = (Event<'t>, Range<usize>);

/// The events of a whole text, in order.
pub(super) fn events(text: &str) -> Vec<Placed<'_>> {
    let mut reader = Reader { text, events: Vec::new(), block: Block::None };
    let mut at = 0;
    while at < text.len() {
        let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
        at = reader.code(at, end).unwrap_or_else(|| {
            reader.line(at..end);
            end + 1
        });
    }
    reader.close(text.len());
    reader.events
}

/// What the line before belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Block {
    None,
    Paragraph,
    Quote,
    Bullets,
    /// With the number of the last item.
    Numbers(u64),
}

struct Reader<'t> {
    text: &'t str,
    events: Vec<Placed<'t>>,
    block: Block,
}

impl<'t> Reader<'t> {
    fn push(&mut self, event: Event<'t>, range: Range<usize>) {
        self.events.push((event, range));
    }

    /// A part between lines of three backticks; tells where to go on.
    fn code(&mut self, at: usize, line_end: usize) -> Option<usize> {
        const FENCE: &str = "```";
        let inner = at + self.text[at..line_end].strip_prefix(FENCE).map(|_| FENCE.len())?;
        let close = inner + self.text[inner..].find(FENCE)?;
        let rest_end = self.text[close..].find('\n').map_or(self.text.len(), |length| close + length);
        if close < line_end || !self.text[close + FENCE.len()..rest_end].trim().is_empty() {
            return None;
        }
        self.close(at);
        let code = self.text[inner..close].trim_matches('\n');
        self.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced("".into()))), at..rest_end);
        self.push(Event::Text(CowStr::Boxed(format!("{code}\n").into())), inner..close);
        self.push(Event::End(TagEnd::CodeBlock), at..rest_end);
        Some(rest_end + 1)
    }

    fn line(&mut self, range: Range<usize>) {
        let line = &self.text[range.clone()];
        let words = line.trim();
        let start = range.start + (line.len() - line.trim_start().len());
        let words_at = |skip: usize| start + skip..start + words.len();
        if words.is_empty() {
            self.close(range.start);
        } else if let Some(skip) = bullet(words) {
            self.item(None, words_at(skip));
        } else if let Some((number, skip)) = number(words) {
            self.item(Some(number), words_at(skip));
        } else if let Some(quoted) = words.strip_prefix("> ") {
            self.paragraph(Block::Quote, words_at(words.len() - quoted.len()));
        } else {
            self.paragraph(Block::Paragraph, words_at(0));
        }
    }

    fn paragraph(&mut self, block: Block, range: Range<usize>) {
        if self.block == block {
            self.push(Event::HardBreak, range.start..range.start);
        } else {
            self.close(range.start);
            if block == Block::Quote {
                self.push(Event::Start(Tag::BlockQuote(None::<BlockQuoteKind>)), range.clone());
            }
            self.push(Event::Start(Tag::Paragraph), range.clone());
            self.block = block;
        }
        self.inline(range);
    }

    fn item(&mut self, number: Option<u64>, range: Range<usize>) {
        let goes_on = match (self.block, number) {
            (Block::Bullets, None) => true,
            (Block::Numbers(last), Some(number)) => number == last.saturating_add(1),
            _ => false,
        };
        if !goes_on {
            self.close(range.start);
            self.push(Event::Start(Tag::List(number)), range.clone());
        }
        self.block = number.map_or(Block::Bullets, Block::Numbers);
        self.push(Event::Start(Tag::Item), range.clone());
        self.inline(range.clone());
        self.push(Event::End(TagEnd::Item), range);
    }

    fn close(&mut self, at: usize) {
        let ends: &[TagEnd] = match self.block {
            Block::None => &[],
            Block::Paragraph => &[TagEnd::Paragraph],
            Block::Quote => &[TagEnd::Paragraph, TagEnd::BlockQuote(None)],
            Block::Bullets => &[TagEnd::List(false)],
            Block::Numbers(_) => &[TagEnd::List(true)],
        };
        for end in ends {
            self.push(Event::End(*end), at..at);
        }
        self.block = Block::None;
    }

    /// The marks within a line.
    fn inline(&mut self, range: Range<usize>) {
        let mut copied = range.start;
        for mark in marks(&self.text[range.clone()]) {
            let at = range.start + mark.at;
            self.words(copied..at);
            copied = at + mark.length;
            match mark.kind {
                Kind::Open(style) => self.push(Event::Start(style.tag()), at..copied),
                Kind::Close(style) => self.push(Event::End(style.tag().to_end()), at..copied),
                Kind::Code => {
                    let fence = if self.text[at..copied].starts_with("```") { 3 } else { 1 };
                    self.push(Event::Code(self.text[at + fence..copied - fence].trim().into()), at..copied);
                }
            }
        }
        self.words(copied..range.end);
    }

    fn words(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.push(Event::Text(self.text[range.clone()].into()), range);
        }
    }
}

/// How many bytes the mark of a list item and its space take.
fn bullet(words: &str) -> Option<usize> {
    let rest = words.strip_prefix(['•', '-', '*', '·', '▪', '●', '–'])?;
    let item = rest.trim_start();
    // WhatsApp wants a space, but a `•` is a bullet without one too.
    let has_space = item.len() < rest.len() || words.starts_with(['•', '●', '▪']);
    (has_space && !item.is_empty()).then_some(words.len() - item.len())
}

/// The number of a list item and how many bytes it takes.
fn number(words: &str) -> Option<(u64, usize)> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = words[digits..].strip_prefix(['.', ')'])?;
    let item = rest.trim_start();
    let is_item = (1..=3).contains(&digits) && item.len() < rest.len() && !item.is_empty();
    is_item.then(|| words[..digits].parse().ok().map(|number| (number, words.len() - item.len())))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        let mut out = String::new();
        pulldown_cmark::html::push_html(&mut out, events(text).into_iter().map(|(event, _)| event));
        out
    }

    #[test]
    fn marks_stand_at_the_edges_of_words() {
        assert_eq!(
            html("*Tebal* _miring_ ~coret~ `kode`"),
            "<p><strong>Tebal</strong> <em>miring</em> <del>coret</del> <code>kode</code></p>\n"
        );
        assert_eq!(html("*_Dua_* 2*3*4 a_b_c ** * a*"), "<p><strong><em>Dua</em></strong> 2*3*4 a_b_c ** * a*</p>\n");
        assert_eq!(html("*a _b* c_ # <b>"), "<p><strong>a _b</strong> c_ # &lt;b&gt;</p>\n");
    }

    #[test]
    fn lines_and_lists_stay_lines_and_lists() {
        assert_eq!(
            html("# Halo\nwarga\n\n• beras\n- gula\n1. a\n2) b\n> kutip"),
            concat!(
                "<p># Halo<br />\nwarga</p>\n<ul>\n<li>beras</li>\n<li>gula</li>\n</ul>\n",
                "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n<blockquote>\n<p>kutip</p>\n</blockquote>\n"
            )
        );
        assert_eq!(html("```\na *b*\n```\n*x"), "<pre><code>a *b*\n</code></pre>\n<p>*x</p>\n");
    }
}
