//! The marks within a line: `*tebal*`, `_miring_`, `~coret~`, `` `kode` ``.

use pulldown_cmark::Tag;

/// A way to set words apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Strong,
    Emphasis,
    Strikethrough,
}

impl Style {
    fn of(byte: u8) -> Option<Self> {
        match byte {
            b'*' => Some(Self::Strong),
            b'_' => Some(Self::Emphasis),
            b'~' => Some(Self::Strikethrough),
            _ => None,
        }
    }

    /// Its element.
    pub fn tag(self) -> Tag<'static> {
        match self {
            Self::Strong => Tag::Strong,
            Self::Emphasis => Tag::Emphasis,
            Self::Strikethrough => Tag::Strikethrough,
        }
    }
}

/// A mark in a line.
pub(super) struct Mark {
    /// Where it begins.
    pub at: usize,
    /// Its bytes.
    pub length: usize,
    /// What it does.
    pub kind: Kind,
}

/// What a mark does.
pub(super) enum Kind {
    /// Begins a style.
    Open(Style),
    /// Ends it.
    Close(Style),
    /// Code with its marks.
    Code,
}

/// The marks of a line that come in pairs, in order and well nested.
pub(super) fn marks(line: &str) -> Vec<Mark> {
    let bytes = line.as_bytes();
    let mut marks: Vec<Mark> = Vec::new();
    let mut open: Vec<(Style, usize)> = Vec::new();
    let mut paired: Vec<bool> = Vec::new();
    let mut code_until_end = false;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'`' && !code_until_end {
            if let Some(length) = code_length(&line[at..]) {
                marks.push(Mark { at, length, kind: Kind::Code });
                paired.push(true);
                at += length;
                continue;
            }
            code_until_end = !line[at + 1..].contains('`');
        }
        if let Some(style) = Style::of(bytes[at]) {
            let partner = open.iter().rposition(|(other, _)| *other == style).filter(|_| may_close(line, at));
            if let Some(partner) = partner.filter(|partner| marks[open[*partner].1].at + 1 < at) {
                paired[open[partner].1] = true;
                open.truncate(partner);
                marks.push(Mark { at, length: 1, kind: Kind::Close(style) });
                paired.push(true);
            } else if may_open(line, at) && open.iter().all(|(other, _)| *other != style) {
                open.push((style, marks.len()));
                marks.push(Mark { at, length: 1, kind: Kind::Open(style) });
                paired.push(false);
            }
        }
        at += 1;
    }
    let mut paired = paired.into_iter();
    marks.retain(|_| paired.next().unwrap_or_default());
    marks
}

/// The length of code in backticks, with them.
fn code_length(rest: &str) -> Option<usize> {
    let fence = if rest.starts_with("```") { "```" } else { "`" };
    let inner = &rest[fence.len()..];
    let length = inner.find(fence)?;
    (!inner[..length].trim().is_empty()).then_some(length + 2 * fence.len())
}

/// A mark opens at the start of a word.
fn may_open(line: &str, at: usize) -> bool {
    let bytes = line.as_bytes();
    let is_single = bytes.get(at + 1) != bytes.get(at) && (at == 0 || bytes[at - 1] != bytes[at]);
    let begins_word = line[at + 1..].starts_with(|c: char| !c.is_whitespace());
    is_single && begins_word && !line[..at].ends_with(char::is_alphanumeric)
}

/// A mark closes at the end of a word.
fn may_close(line: &str, at: usize) -> bool {
    line[..at].ends_with(|c: char| !c.is_whitespace()) && !line[at + 1..].starts_with(char::is_alphanumeric)
}
