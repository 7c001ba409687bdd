//! Down the data to the line that closes them.

use super::{Language, Line, Opening, Slip, lines};
use crate::records::mend::{keys, line};

/// Where data end.
pub struct Close {
    /// The byte behind the data.
    pub data: usize,
    /// The byte at which the text begins.
    pub body: usize,
    pub line: u32,
    pub slip: Option<Slip>,
    pub is_closed: bool,
}

impl Close {
    fn at(line: Line<'_>, closing: Closing) -> Self {
        let slip = (closing == Closing::Odd).then(|| Slip::Odd(line.text.trim().to_owned()));
        Self { data: line.start, body: line.end, line: line.number, slip, is_closed: true }
    }

    fn before(line: Line<'_>) -> Self {
        Self { data: line.start, body: line.start, line: line.number, slip: Some(Slip::NotClosed), is_closed: false }
    }
}

/// How a line closes data.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Closing {
    /// As it should be.
    Plain,
    /// In another way.
    Odd,
}

/// Goes down the data to the line that closes them, or else to the first that cannot be data.
pub fn close(text: &str, first: Line<'_>, opening: Opening, language: Language) -> Close {
    if opening == Opening::Dashes
        && let Some(line) = lines(text, first.start, first.number).find(|line| !is_plain(line.text))
        && line.text == "---"
    {
        return Close::at(line, Closing::Plain);
    }
    let mut state = State::default();
    for line in lines(text, first.start, first.number) {
        if let Some(closing) = closing(line.text, opening, &state) {
            return match state.prose.filter(|_| !state.is_data_again) {
                Some(prose) => Close::before(prose),
                None => Close::at(line, closing),
            };
        }
        state.read(line, language);
    }
    match state.prose.or(state.stray).or(state.title) {
        Some(line) => Close::before(line),
        None => {
            let last = lines(text, first.start, first.number).filter(|line| !line.text.trim().is_empty()).last();
            let (line, end) = (last.map_or(first.number, |line| line.number), text.len());
            Close { data: end, body: end, line, slip: Some(Slip::NeverClosed), is_closed: false }
        }
    }
}

/// Whether a line begins with a letter, a digit or a quote, indented or an item perhaps: it closes nothing, and what
/// stands below it without a blank line between is data as it is.
fn is_plain(line: &str) -> bool {
    let indent = line.bytes().take_while(|byte| *byte == b' ').count();
    let rest = &line.as_bytes()[indent..];
    let first = rest.strip_prefix(b"- ").unwrap_or(rest).first();
    first.is_some_and(|first| first.is_ascii_alphanumeric() || matches!(first, b'"' | b'\''))
}

/// What has been seen on the way down.
#[derive(Default)]
struct State<'t> {
    /// The first line behind a blank one that is no data.
    prose: Option<Line<'t>>,
    /// The first line that is no data.
    stray: Option<Line<'t>>,
    /// A comment behind a blank line, or a heading.
    heading: Option<Line<'t>>,
    /// A heading behind which no known key came, as far as has been read.
    title: Option<Line<'t>>,
    /// Whether a known key came behind the prose, which is data then.
    is_data_again: bool,
    is_behind_blank: bool,
    /// The indentation of a key with `|` or `>`.
    block: Option<usize>,
    /// Whether the last key waits for a list.
    is_open: bool,
}

impl<'t> State<'t> {
    fn read(&mut self, line: Line<'t>, language: Language) {
        let (indent, rest) = line::split(line.text);
        if rest.is_empty() {
            self.is_behind_blank = true;
            return;
        }
        if self.block.is_some_and(|block| indent > block) {
            return;
        }
        self.block = None;
        if rest.starts_with('#') {
            if self.is_behind_blank {
                self.heading.get_or_insert(line);
            }
            if indent == 0 && rest.trim_start_matches('#').starts_with(' ') {
                self.title.get_or_insert(line);
            }
            self.is_behind_blank = false;
            return;
        }
        let key = line::key(rest);
        let name = entry_of(key, rest);
        if self.is_data(indent, rest, name.is_some(), language) {
            let is_known = name.is_some_and(keys::is_known);
            self.is_data_again |= self.prose.is_some() && is_known;
            if self.prose.is_none() {
                self.heading = None;
            }
            if is_known && name.is_some_and(|name| name.starts_with(char::is_lowercase)) {
                self.title = None;
            }
            let value = key.map(|key| &rest[key.value..]);
            self.block = value.filter(|value| value.starts_with(['|', '>'])).map(|_| indent);
            self.is_open = value.is_some_and(str::is_empty) || (self.is_open && value.is_none());
        } else if self.is_behind_blank {
            self.prose.get_or_insert(self.heading.unwrap_or(line));
        } else {
            self.stray.get_or_insert(line);
        }
        self.is_behind_blank = false;
    }

    fn is_data(&self, indent: usize, rest: &str, is_entry: bool, language: Language) -> bool {
        if language == Language::Toml {
            return indent > 0 || rest.starts_with(['[', ']', '"', '\'']) || rest.contains('=');
        }
        let is_item = line::dash(rest).or_else(|| line::bullet(rest)).is_some();
        if is_item {
            return !self.is_behind_blank || self.is_open;
        }
        indent > 0 || rest.starts_with(['\t', ']', '}', '\u{a0}']) || is_entry
    }
}

/// The key of a line, if it has one that could be a key of ours.
pub fn entry(rest: &str) -> Option<&str> {
    entry_of(line::key(rest), rest)
}

fn entry_of<'l>(key: Option<line::Key<'l>>, rest: &'l str) -> Option<&'l str> {
    let key = key.filter(|key| line::is_name(key.name.trim_matches(['"', '\''])));
    key.or_else(|| line::slip(rest)).map(|key| key.name)
}

/// Whether a line closes data that were opened so, and what is odd about it.
fn closing(line: &str, opening: Opening, state: &State<'_>) -> Option<Closing> {
    let trimmed = line.trim();
    let is_far = line.len() - line.trim_start().len() > 3 || (state.block.is_some() && line.starts_with(' '));
    if is_far || trimmed.is_empty() {
        return None;
    }
    match opening {
        Opening::Pluses => (trimmed == "+++").then_some(Closing::Plain),
        Opening::Code => (trimmed == "```" || trimmed == "~~~").then_some(Closing::Plain),
        Opening::Dashes | Opening::Nothing => match trimmed {
            "---" | "..." => Some(Closing::Plain),
            odd => line::is_odd_fence(odd).then_some(Closing::Odd),
        },
    }
}
