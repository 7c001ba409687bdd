//! HTML as a row of tags and texts.
//!
//! Only the tokenizer of `html5ever` is used, not its tree: a text of a few kilobytes can make a
//! tree of gigabytes, and whoever walks down such a tree runs out of stack. A row of tags is never
//! longer than its text.

use std::{borrow::Cow, cell::RefCell};

use html5ever::{
    tendril::StrTendril,
    tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states::RawKind},
};

use super::{LONGEST_TEXT, shorten};

/// A piece of an HTML text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The start of an element.
    Open(Tag),
    /// The end of an element of this name.
    Close(String),
    /// Text, with all references resolved.
    Text(String),
}

/// The start of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its name, in lower case.
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The longest tag that is read, in bytes: a longer one is a picture within the text, or an attempt
/// to keep its reader busy.
const LONGEST_TAG: usize = 2500;

/// Whether an element goes with all that is in it.
fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "iframe"
            | "noembed"
            | "noframes"
            | "object"
            | "applet"
            | "template"
            | "textarea"
            | "title"
            | "xmp"
            | "select"
            | "button"
            | "svg"
            | "math"
            | "canvas"
            | "head"
            | "audio"
            | "video"
            | "datalist"
    )
}

/// The tags and texts of the first part of an HTML text; what is never shown is left out.
pub fn pieces(html: &str) -> Vec<Piece> {
    let html = without_long_tags(html);
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(shorten(&html, LONGEST_TEXT)));
    // It stops only where a sink wants to run a script, which ours never does.
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.row.into_inner().pieces
}

/// What has been read so far.
#[derive(Default)]
struct Row {
    pieces: Vec<Piece>,
    /// The hidden element that is open, and how many of its name there are within each other.
    hidden: Option<(String, usize)>,
}

#[derive(Default)]
struct Sink {
    row: RefCell<Row>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut row = self.row.borrow_mut();
        match token {
            Token::CharacterTokens(text) => row.text(&text),
            Token::TagToken(tag) => {
                let name = tag.name.to_string();
                if tag.kind == TagKind::EndTag {
                    row.close(name);
                    return TokenSinkResult::Continue;
                }
                let raw = raw_kind(&name);
                let attributes = tag.attrs.iter().map(|each| (each.name.local.to_string(), each.value.to_string()));
                row.open(Tag { name, attributes: attributes.collect() }, tag.self_closing && raw.is_none());
                return raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData);
            }
            Token::DoctypeToken(_)
            | Token::CommentToken(_)
            | Token::NullCharacterToken
            | Token::EOFToken
            | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

/// How the content of an element is read that holds no tags.
fn raw_kind(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "textarea" | "title" => Some(RawKind::Rcdata),
        _ => None,
    }
}

impl Row {
    fn text(&mut self, text: &str) {
        match (&self.hidden, self.pieces.last_mut()) {
            (Some(_), _) => {}
            (None, Some(Piece::Text(before))) => before.push_str(text),
            (None, _) => self.pieces.push(Piece::Text(text.to_owned())),
        }
    }

    fn open(&mut self, tag: Tag, is_closed: bool) {
        match &mut self.hidden {
            Some((name, depth)) => *depth += usize::from(*name == tag.name && !is_closed),
            None if is_closed && is_hidden(&tag.name) => {}
            None if is_hidden(&tag.name) => self.hidden = Some((tag.name, 1)),
            None => self.pieces.push(Piece::Open(tag)),
        }
    }

    fn close(&mut self, name: String) {
        match &mut self.hidden {
            Some((hidden, depth)) if *hidden == name => {
                *depth -= 1;
                if *depth == 0 {
                    self.hidden = None;
                }
            }
            Some(_) => {}
            None => self.pieces.push(Piece::Close(name)),
        }
    }
}

/// A text without tags that are longer than any that is meant.
fn without_long_tags(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let (mut kept, mut copied, mut at) = (String::new(), 0, 0);
    while let Some(start) = html[at..].find('<').map(|length| at + length) {
        at = start + 1;
        if !bytes.get(at).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/') {
            continue;
        }
        let end = html[at..].find('>').map_or(html.len(), |length| at + length + 1);
        if end - start > LONGEST_TAG {
            kept.push_str(&html[copied..start]);
            copied = end;
        }
        at = end;
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(&html[copied..]);
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        let shown = pieces(html).into_iter().map(|piece| match piece {
            Piece::Open(tag) => format!("<{}>", tag.name),
            Piece::Close(name) => format!("</{name}>"),
            Piece::Text(text) => text,
        });
        shown.collect()
    }

    #[test]
    fn what_is_never_shown_is_left_out_with_all_in_it() {
        assert_eq!(shown("a<script>if (a<b) '<p>'</script>b<STYLE>p{}</STYLE>c<!-- <p> -->d"), "abcd");
        assert_eq!(shown("a<object><object>x</object>y</object>b<svg/>c"), "abc");
        assert_eq!(shown("<iframe src=x>teks</iframe><p>a &amp; &lt;b&gt; &eacute;</p>"), "<p>a & <b> é</p>");
    }

    #[test]
    fn tags_of_any_length_and_number_take_little_time() {
        assert_eq!(shown(&format!("a<img src='data:{}'>b", "x".repeat(1_000_000))), "ab");
        assert!(pieces(&format!("<p {}", "a b c d ".repeat(200_000))).is_empty());
        assert!(pieces(&"<b>".repeat(100_000)).len() < 70_000);
        pieces(&"<p a b c d e f g h i j k l m n o p>".repeat(10_000));
    }
}
