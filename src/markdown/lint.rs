//! Marks that miss their aim, told while the text is written.
//!
//! They are looked for in text that no mark was made of, and in the source of a few elements.

use std::ops::Range;

use memchr::{memchr, memchr2};

use crate::problem::prose;

use super::writer::{Code, Writer};

/// How far the two ends of a link may lie apart, in bytes.
const LONGEST: usize = 300;

impl Writer<'_, '_> {
    /// Looks at plain text, most of which has no mark at all.
    pub fn lint_text(&mut self, range: &Range<usize>) {
        let source = self.source;
        let Some(typed) = source.text.get(range.clone()) else { return };
        if memchr2(b'[', b'*', typed.as_bytes()).is_some() && !self.notices.are_enough() {
            if memchr(b'[', typed.as_bytes()).is_some() {
                self.lint_brackets(typed, range.start);
            }
            self.lint_strong(typed, range.start);
        }
        if self.out.len() == self.paragraph.content {
            match typed.as_bytes().first() {
                Some(b'|') => self.lint_table(typed, range),
                Some(b'#') => self.lint_hashes(typed, range),
                _ => {}
            }
        }
    }

    /// `[words] (address)`, `[words](an address)` and `[^note]`.
    fn lint_brackets(&mut self, typed: &str, start: usize) {
        for (at, _) in typed.match_indices(']') {
            let after = typed.as_bytes().get(at + 1..at + 3).unwrap_or_default();
            match after {
                b" (" => self.lint_space_before(typed, start, at),
                [b'(', _] if !typed[..at].ends_with('\\') => self.lint_spaces_within(typed, start, at),
                _ => {}
            }
        }
        for (at, _) in typed.match_indices("[^") {
            let label = before(&typed[at + 2..], ']').filter(|label| is_label(label) && !typed[..at].ends_with('\\'));
            if let Some(label) = label {
                self.notices.add(&(start + at..start + at + label.len() + 3), prose::undefined_footnote(label), None);
            }
        }
    }

    fn lint_space_before(&mut self, typed: &str, start: usize, at: usize) {
        let Some(address) = before(&typed[at + 3..], ')').filter(|address| is_address(address)) else { return };
        let words = &typed[typed.ceil_char_boundary(at.saturating_sub(LONGEST))..at];
        let Some(open) = words.rfind('[').map(|open| at - words.len() + open) else { return };
        if !typed[..open].ends_with('\\') {
            let whole = format!("{}]({address})", &typed[open..at]);
            let range = start + open..start + at + 3 + address.len() + 1;
            self.notices.add(&range, prose::space_before_address(), Some(&whole));
        }
    }

    fn lint_spaces_within(&mut self, typed: &str, start: usize, at: usize) {
        let Some(address) = before(&typed[at + 2..], ')').filter(|address| address.contains(' ')) else { return };
        if address.split(' ').next().is_some_and(is_address) {
            let range = start + at + 2..start + at + 2 + address.len();
            self.notices.add(&range, prose::spaces_in_address(), Some(&format!("<{address}>")));
        }
    }

    /// `** words **`.
    fn lint_strong(&mut self, typed: &str, start: usize) {
        let marks: Vec<usize> = typed.match_indices("**").map(|(at, _)| at).collect();
        if let [open] = marks[..]
            && typed[open + 2..].starts_with(char::is_alphabetic)
            && (open == 0 || typed[..open].ends_with([' ', '(', '\n']))
        {
            self.notices.add(&(start + open..start + open + 2), prose::unclosed_strong(), None);
        }
        let mut marks = marks.into_iter();
        while let (Some(open), Some(close)) = (marks.next(), marks.next()) {
            let inner = typed.get(open + 2..close).unwrap_or_default();
            let words = inner.trim_matches([' ', '*']);
            if words.len() < inner.len() && !words.is_empty() && !words.contains('\n') {
                let right = format!("**{words}**");
                self.notices.add(&(start + open..start + close + 2), prose::space_in_strong(), Some(&right));
            }
        }
    }

    /// Rows of a table that did not become one.
    fn lint_table(&mut self, typed: &str, range: &Range<usize>) {
        let columns = typed.trim_end().trim_end_matches('|').matches('|').count();
        let next = self.source.text[range.end..].strip_prefix('\n').unwrap_or_default();
        if columns > 0 && typed.trim_end().ends_with('|') && next.trim_start().starts_with('|') {
            self.notices.add(range, prose::table_divider(columns), None);
        }
    }

    /// `#Judul` on a line of its own; a line of `#tagar` is meant as it is.
    fn lint_hashes(&mut self, typed: &str, range: &Range<usize>) {
        let hashes = typed.bytes().take_while(|byte| *byte == b'#').count();
        let words = &typed[hashes..];
        let rest = &self.source.text[range.end..];
        let is_alone = rest.is_empty() || rest.starts_with("\n\n") || rest == "\n";
        let is_heading = hashes > 1 || (words.contains(' ') && !words.contains('#'));
        if is_alone && is_heading && hashes <= 6 && words.starts_with(char::is_alphabetic) {
            let right = format!("{} {words}", &typed[..hashes]);
            self.notices.add(range, prose::heading_space(), Some(&right));
        }
    }

    /// A sentence that `---` below it made a heading.
    pub fn lint_heading(&mut self, range: &Range<usize>) {
        const LONG: usize = 60;
        let source = self.source;
        let typed = source.text[range.clone()].trim();
        let Some((above, line)) = typed.rsplit_once('\n') else { return };
        let above = above.trim_end();
        let is_sentence = above.ends_with('.') || above.lines().last().is_some_and(|line| line.chars().count() > LONG);
        if line.trim_start_matches(['>', ' ']).starts_with("--") && is_sentence {
            self.notices.add(&(range.start..range.start + above.len()), prose::accidental_heading(), None);
        }
    }

    /// A fence that is never closed.
    pub fn lint_fence(&mut self, range: &Range<usize>) {
        let source = self.source;
        let typed = source.text[range.clone()].trim_end();
        let Some(mark) = typed.chars().next() else { return };
        let fence = &typed[..typed.len() - typed.trim_start_matches(mark).len()];
        let last = typed.lines().last().unwrap_or_default().trim_start_matches(['>', ' ', '\t']).trim_end();
        let is_closed = typed.contains('\n') && last.starts_with(fence) && last.trim_start_matches(mark).is_empty();
        if !is_closed {
            let first = range.start + typed.lines().next().map_or(0, str::len);
            self.notices.add(&(range.start..first), prose::unclosed_code(&fence[..fence.len().min(12)]), None);
        }
    }

    /// A sentence that four spaces made code.
    pub fn lint_code(&mut self, range: &Range<usize>) {
        if self.code != Code::IndentedStart {
            return;
        }
        self.code = Code::Indented;
        let source = self.source;
        let typed = source.text.get(range.clone()).unwrap_or_default();
        let line = typed.lines().next().unwrap_or_default();
        if is_sentence(line) {
            let indent =
                source.text[..range.start].len() - source.text[..range.start].trim_end_matches([' ', '\t']).len();
            let whole = range.start - indent..range.start + line.len();
            self.notices.add(&whole, prose::accidental_code(), Some(line));
        }
    }
}

/// The text before a closing mark on the same line, if it is not far.
fn before(text: &str, mark: char) -> Option<&str> {
    let near = &text[..text.floor_char_boundary(LONGEST)];
    near.find([mark, '\n']).filter(|end| near[*end..].starts_with(mark)).map(|end| &near[..end])
}

/// Whether what stands in round brackets is meant as an address.
fn is_address(words: &str) -> bool {
    let starts = ["http://", "https://", "mailto:", "tel:", "www.", "/", "#", "@/"];
    !words.contains(' ')
        && (starts.iter().any(|start| words.starts_with(start)) || words.contains(".md") || words.contains(".jpg"))
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && label.len() <= 60 && !label.contains(char::is_whitespace)
}

/// Whether a line reads as prose rather than as code.
fn is_sentence(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let in_prose = |c: char| {
        c.is_alphanumeric() || c.is_whitespace() || matches!(c, '.' | ',' | '!' | '?' | '-' | '\'' | '"' | '%')
    };
    let prose = line.chars().filter(|c| in_prose(*c)).count();
    let length = line.chars().count();
    words >= 4 && line.trim_start().starts_with(char::is_alphabetic) && prose * 20 >= length * 19
}
