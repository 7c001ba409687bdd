//! A line of text with its marks, as it is gathered.
//!
//! A mark is written when the first word within it is, and closed right behind the last: Markdown
//! knows no mark with a space at its inner side.

use url::Url;

use super::{
    super::{clean, line},
    escape,
};

/// What a stretch of text can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `**strong**`.
    Strong,
    /// `*emphasis*`.
    Emphasis,
    /// `~~deleted~~`.
    Deleted,
    /// `[link](address)`.
    Link(Url),
}

impl Mark {
    fn opening(&self) -> &'static str {
        match self {
            Self::Strong => "**",
            Self::Emphasis => "*",
            Self::Deleted => "~~",
            Self::Link(_) => "[",
        }
    }

    fn closing(&self) -> String {
        match self {
            Self::Strong | Self::Emphasis | Self::Deleted => self.opening().to_owned(),
            Self::Link(address) => format!("]({})", escape::address(address)),
        }
    }

    /// Whether it is of the same kind as another.
    pub fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// A paragraph, heading or cell.
#[derive(Debug, Default)]
pub struct Line {
    text: String,
    /// Open marks, outermost first, and whether each has been written.
    marks: Vec<(Mark, bool)>,
    /// Whether a space is due before the next word.
    gap: bool,
    /// The mark that was closed last, when nothing stands behind it yet.
    closed: Option<Mark>,
    /// The last character of the text itself.
    last: Option<char>,
    /// Code that is open.
    code: Option<String>,
}

/// How many marks may be within each other.
const DEEPEST: usize = 6;

impl Line {
    /// Adds words.
    pub fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            return code.push_str(text);
        }
        for (at, char) in text.char_indices() {
            if char.is_whitespace() {
                self.gap = true;
            } else if !clean::is_unfit(char) {
                self.lead(char);
                escape::push(&mut self.text, char, self.last, &text[at + char.len_utf8()..]);
                self.last = Some(char);
            }
        }
    }

    /// Ends the line within the paragraph, unless it is empty.
    pub fn line_break(&mut self) {
        self.gap = false;
        self.end_marks();
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        (self.last, self.closed) = (None, None);
    }

    /// Whether nothing stands behind the last line break.
    pub fn is_at_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    /// Adds a space, unless the line begins here.
    pub fn space(&mut self) {
        self.gap = true;
    }

    /// Begins a stretch of text; within its like it is nothing new.
    pub fn open(&mut self, mark: Mark) {
        let is_new = !self.marks.iter().any(|(open, _)| open.is_like(&mark));
        if is_new && self.marks.len() < DEEPEST {
            self.marks.push((mark, false));
        }
    }

    /// Ends the stretch of this kind, if there is one; those within it go on behind it.
    pub fn close(&mut self, like: impl Fn(&Mark) -> bool) {
        let Some(at) = self.marks.iter().rposition(|(mark, _)| like(mark)) else { return };
        self.end_marks_from(at);
        self.marks.remove(at);
    }

    /// Begins code.
    pub fn open_code(&mut self) {
        self.code.get_or_insert_default();
    }

    /// Ends code.
    pub fn close_code(&mut self) {
        let Some(code) = self.code.take().map(|code| line(&code)).filter(|code| !code.is_empty()) else { return };
        // In the cell of a table this character would end the cell.
        if code.contains('|') {
            return self.text(&code);
        }
        self.lead('a');
        self.text.push_str(&escape::code(&code));
        self.last = Some('`');
    }

    /// Adds a picture.
    pub fn picture(&mut self, alt: &str, path: &str) {
        self.lead('!');
        self.text.push_str(&format!("![{}]({})", escape::text(&line(alt)), escape::path(path)));
        self.last = Some(')');
    }

    /// The Markdown gathered so far, its lines without spaces around them; marks stay open for what follows.
    pub fn take(&mut self) -> String {
        let open_code = self.code.is_some();
        self.close_code();
        self.end_marks();
        (self.gap, self.last, self.closed) = (false, None, None);
        if open_code {
            self.open_code();
        }
        std::mem::take(&mut self.text).trim().to_owned()
    }

    /// Writes what is due before a character: a space, and the marks that begin here.
    fn lead(&mut self, next: char) {
        let (gap, closed) = (std::mem::take(&mut self.gap), self.closed.take());
        let due = self.marks.iter().position(|(_, is_written)| !is_written);
        let resumed = closed.as_ref().zip(due).is_some_and(|(closed, at)| *closed == self.marks[at].0);
        if let (true, Some(at), Some(closed)) = (resumed, due, &closed) {
            self.text.truncate(self.text.len() - closed.closing().len());
            self.marks[at].1 = true;
        }
        let due = self.marks.iter().any(|(_, is_written)| !is_written);
        let is_word = next.is_alphanumeric();
        let follows_sign = self.last.is_some_and(|last| !last.is_alphanumeric());
        let needs_space = match (&closed, due) {
            _ if resumed => false,
            (Some(Mark::Link(_)), false) => false,
            (Some(_), true) => true,
            (Some(_), false) => is_word && follows_sign,
            (None, true) => !is_word && self.last.is_some_and(char::is_alphanumeric),
            (None, false) => false,
        };
        if (gap || needs_space) && !self.is_at_start() {
            self.text.push(' ');
        }
        self.begin_marks();
    }

    fn begin_marks(&mut self) {
        for (mark, is_written) in self.marks.iter_mut().filter(|(_, is_written)| !is_written) {
            // `![` would begin a picture.
            if matches!(mark, Mark::Link(_)) && self.text.ends_with('!') {
                self.text.insert(self.text.len() - 1, '\\');
            }
            self.text.push_str(mark.opening());
            *is_written = true;
        }
    }

    fn end_marks(&mut self) {
        self.end_marks_from(0);
    }

    fn end_marks_from(&mut self, first: usize) {
        for (mark, is_written) in self.marks[first..].iter_mut().rev().filter(|(_, is_written)| *is_written) {
            self.text.push_str(&mark.closing());
            self.closed = Some(mark.clone());
            *is_written = false;
        }
    }
}
