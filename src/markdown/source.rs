//! A body made ready to be read, with the way back to the bytes that its author typed.

use std::{borrow::Cow, ops::Range};

/// So many bytes are passed over together.
const STRETCH: usize = 256;

/// A part of a body that is read as something else.
#[derive(Debug)]
pub(super) struct Edit {
    /// The bytes of the body.
    pub range: Range<usize>,
    /// What is read in their place.
    pub with: Cow<'static, str>,
}

/// A body as it is read.
#[derive(Debug)]
pub(super) struct Source<'b> {
    /// The text to read.
    pub text: Cow<'b, str>,
    body: &'b str,
    /// Where the text begins to run beside the body, or stands for a part of it.
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    text: usize,
    body: usize,
    is_edit: bool,
}

impl<'b> Source<'b> {
    /// The body with its edits, which are in order and apart.
    pub fn new(body: &'b str, edits: &[Edit]) -> Self {
        if edits.is_empty() {
            return Self { text: Cow::Borrowed(body), body, steps: Vec::new() };
        }
        let mut text = String::with_capacity(body.len());
        let mut steps = Vec::with_capacity(edits.len() * 2);
        let mut copied = 0;
        for edit in edits {
            text.push_str(&body[copied..edit.range.start]);
            steps.push(Step { text: text.len(), body: edit.range.start, is_edit: true });
            text.push_str(&edit.with);
            steps.push(Step { text: text.len(), body: edit.range.end, is_edit: false });
            copied = edit.range.end;
        }
        text.push_str(&body[copied..]);
        Self { text: Cow::Owned(text), body, steps }
    }

    /// The bytes of the body that a part of the text came from.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.start(range.start);
        start..self.end(range.end).max(start)
    }

    /// The author's line around a part of the text, with something else in its place.
    pub fn line_with(&self, range: &Range<usize>, with: &str) -> String {
        line_with(self.body, &self.original(range), with)
    }

    fn start(&self, at: usize) -> usize {
        match self.step(at) {
            (Some(step), _) if step.is_edit => step.body,
            (Some(step), _) => step.body + (at - step.text),
            (None, _) => at,
        }
    }

    fn end(&self, at: usize) -> usize {
        match self.step(at) {
            (Some(step), Some(after)) if step.is_edit && step.text < at => after.body,
            _ => self.start(at),
        }
    }

    fn step(&self, at: usize) -> (Option<&Step>, Option<&Step>) {
        let after = self.steps.partition_point(|step| step.text <= at);
        (after.checked_sub(1).and_then(|before| self.steps.get(before)), self.steps.get(after))
    }
}

/// The line of a body around a range, with something else in the range's place.
pub(super) fn line_with(body: &str, range: &Range<usize>, with: &str) -> String {
    let start = body[..range.start].rfind('\n').map_or(0, |end| end + 1);
    let end = body[range.end..].find('\n').map_or(body.len(), |length| range.end + length);
    format!("{}{with}{}", &body[start..range.start], &body[range.end..end])
}

/// Whether a text holds a character that no page and no feed may hold. Bytes that begin one are
/// rare, so most texts are passed by these alone.
#[expect(clippy::needless_bitwise_bool, reason = "without branches many bytes are compared at once")]
pub(super) fn has_unfit(text: &str) -> bool {
    let may_begin = |byte: u8| {
        let is_control = (byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r');
        u8::from(is_control | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xef))
    };
    // A whole stretch is looked at without branches, which the machine does many bytes at a time.
    let is_suspect = |stretch: &[u8]| stretch.iter().fold(0, |found, byte| found | may_begin(*byte)) != 0;
    text.as_bytes().chunks(STRETCH).any(is_suspect) && text.chars().any(|character| instead_of(character).is_some())
}

/// What makes a body free of characters that no page and no feed may hold.
pub(super) fn unfit_edits(body: &str) -> Vec<Edit> {
    let edit = |(at, character): (usize, char)| {
        let with = instead_of(character)?;
        Some(Edit { range: at..at + character.len_utf8(), with: Cow::Borrowed(with) })
    };
    body.char_indices().filter_map(edit).collect()
}

/// A text free of characters that no page and no feed may hold.
pub(super) fn fit(text: &str) -> String {
    let mut fit = String::with_capacity(text.len());
    for character in text.chars() {
        match instead_of(character) {
            Some(other) => fit.push_str(other),
            None => fit.push(character),
        }
    }
    fit
}

/// What stands for a character that HTML or XML forbids, such as the codes of colours that a
/// terminal prints; nothing for any other.
pub(super) fn instead_of(character: char) -> Option<&'static str> {
    match character {
        '\0' => Some("\u{FFFD}"),
        '\u{c}' | '\u{85}' => Some(" "),
        '\u{1}'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => Some(""),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_html_and_xml_forbid_is_unfit() {
        assert!(!has_unfit("\tKafé di desa…\n｜"));
        assert!(["\u{b}", "é\u{1b}", "\u{85}", "\u{ffff}"].iter().all(|text| has_unfit(text)));
        assert_eq!(fit("a\u{b}b\u{c}c\0"), "ab c\u{fffd}");
    }

    #[test]
    fn every_part_of_the_text_knows_its_bytes_in_the_body() {
        let edits = [Edit { range: 2..5, with: "abcdef".into() }, Edit { range: 6..8, with: "".into() }];
        let source = Source::new("01234567\n9", &edits);
        assert_eq!(source.text, "01abcdef5\n9");
        assert_eq!(source.original(&(0..2)), 0..2);
        assert_eq!(source.original(&(2..8)), 2..5);
        assert_eq!(source.original(&(4..6)), 2..5);
        assert_eq!(source.original(&(8..11)), 5..10);
        assert_eq!(source.line_with(&(10..11), "x"), "x");
    }
}
