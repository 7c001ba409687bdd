//! Values that YAML would refuse or misread, put as they were meant.
//!
//! A value is given as its lines, without indentation, and comes back as the same number of
//! lines, so that lines keep their numbers.

use std::collections::BTreeSet;

use super::{flow, line, quote};
use crate::problem::{Place, Problem};

/// The lines of a value.
pub type Parts = Vec<String>;

/// A value put right, and what to say of it. The words are given what was at fault.
#[derive(Debug)]
pub struct Fix {
    /// The lines as they should be.
    pub parts: Parts,
    /// The words.
    pub tell: Option<fn(Place, &str) -> Problem>,
    /// What was at fault: a character or a word.
    pub fault: String,
}

/// What a value's meaning depends on outside of it.
#[derive(Debug, Default)]
pub struct Setting {
    /// The names that some `&` gives or some `*` asks for, each on both sides.
    pub anchors: BTreeSet<String>,
    /// Whether deeper lines follow that belong to the same key.
    pub is_parent: bool,
}

/// What a value is by its first character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing, or a comment.
    Empty,
    /// Between quotes of this kind.
    Quoted(char),
    /// Between brackets.
    Flow,
    /// `|` or `>`: the text follows on its own lines.
    Block,
    /// Anything else.
    Plain,
}

impl Setting {
    /// Whether a value is an alias, an anchor or a tag that is meant as one.
    pub fn has_anchor(&self, value: &str) -> bool {
        value.starts_with("!!") || (value.starts_with(['*', '&']) && self.anchors.contains(word(&value[1..])))
    }
}

impl Fix {
    fn new(parts: Parts, tell: fn(Place, &str) -> Problem, fault: impl Into<String>) -> Option<Self> {
        Some(Self { parts, tell: Some(tell), fault: fault.into() })
    }
}

/// What a value is.
pub fn kind(value: &str) -> Kind {
    match value.chars().next() {
        None | Some('#') => Kind::Empty,
        Some(quote @ ('"' | '\'')) => Kind::Quoted(quote),
        Some('[' | '{') => Kind::Flow,
        Some('|' | '>') if is_block_header(value) => Kind::Block,
        Some(_) => Kind::Plain,
    }
}

fn is_block_header(value: &str) -> bool {
    let header = value.split(" #").next().unwrap_or_default().trim_end();
    header.len() <= 3 && header[1..].chars().all(|c| matches!(c, '+' | '-' | '1'..='9'))
}

/// A value as it was meant; `None` if it is well as it is.
pub fn mend(parts: &[&str], setting: &Setting) -> Option<Fix> {
    let first = parts.first()?;
    match kind(first) {
        Kind::Empty => hashtag(parts, setting),
        Kind::Quoted(quote) => quoted(parts, quote),
        Kind::Flow => flow::mend(parts, setting),
        Kind::Block => None,
        Kind::Plain => curly(parts).or_else(|| plain(parts, first, setting)),
    }
}

/// `#gotongroyong`, which YAML takes for a comment.
fn hashtag(parts: &[&str], setting: &Setting) -> Option<Fix> {
    let name = parts[0].strip_prefix('#')?;
    if setting.is_parent || !name.starts_with(char::is_alphanumeric) {
        return None;
    }
    if is_colour(name) {
        return Some(Fix { parts: quote::around(parts), tell: None, fault: String::new() });
    }
    Fix::new(quote::around(parts), Problem::hash_in_value, "#")
}

/// `#00ff00`, of which more is to be told by who knows what it is for.
fn is_colour(name: &str) -> bool {
    matches!(name.trim_end().len(), 3 | 6 | 8) && name.trim_end().bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A text between typographic quotes.
pub fn curly(parts: &[&str]) -> Option<Fix> {
    let parts = without_curly(parts)?;
    let lines: Vec<&str> = parts.iter().map(String::as_str).collect();
    Fix::new(quote::around(&lines), Problem::curly_quotes, "“ ”")
}

fn without_curly(parts: &[&str]) -> Option<Parts> {
    let (first, last) = (parts.first()?, parts.last()?);
    let (open, close) = (first.chars().next()?, last.chars().next_back()?);
    let is_double = |c| matches!(c, '“' | '”' | '„' | '‟' | '″');
    let is_single = |c| matches!(c, '‘' | '’' | '‚');
    let is_pair = (is_double(open) && (is_double(close) || close == '"')) || (is_single(open) && is_single(close));
    let mut inner: Parts = parts.iter().map(|part| (*part).to_owned()).collect();
    if !is_pair || (parts.len() == 1 && first.chars().count() < 2) {
        return None;
    }
    inner.first_mut()?.remove(0);
    inner.last_mut()?.pop();
    let again = |c| if is_double(open) { is_double(c) } else { matches!(c, '‘' | '‚') };
    (!inner.iter().any(|part| part.contains(again))).then_some(inner)
}

/// A value without quotes that cannot stand without.
fn plain(parts: &[&str], first: &str, setting: &Setting) -> Option<Fix> {
    let quoted = || quote::around(parts);
    let start = first.chars().next()?;
    match start {
        '@' | '`' | '%' | ',' | ']' | '}' | '|' | '>' => return Fix::new(quoted(), Problem::special_start, start),
        '*' if !is_alias(first, setting) => return Fix::new(quoted(), Problem::special_start, start),
        '&' if !is_anchor(first, setting) => return Fix::new(quoted(), Problem::special_start, start),
        '!' if !first.starts_with("!!") && !is_tag(first, setting) => {
            return Fix::new(quoted(), Problem::special_start, start);
        }
        '-' if line::dash(first).is_some() => return dashed(parts),
        '?' | ':' if first[1..].is_empty() || first[1..].starts_with(' ') => {
            return Fix::new(quoted(), Problem::special_start, start);
        }
        '&' | '!' | '*' => return None,
        _ => {}
    }
    if parts.iter().any(|part| line::colon(part).is_some()) {
        return Fix::new(before_comment(parts), Problem::colon_in_value, ":");
    }
    let hash = |part: &&str| part.match_indices(" #").any(|(at, _)| part[at + 2..].starts_with(char::is_alphanumeric));
    parts.iter().any(hash).then(|| Fix::new(quoted(), Problem::hash_in_value, "#"))?
}

/// Quotes around a value, but not around the comment behind it.
fn before_comment(parts: &[&str]) -> Parts {
    let [only] = parts else { return quote::around(parts) };
    let Some(at) = only.find(" # ") else { return quote::around(parts) };
    let mut quoted = quote::around(&[only[..at].trim_end()]);
    quoted[0].push_str(&only[at..]);
    quoted
}

fn word(text: &str) -> &str {
    text.split([' ', '\t']).next().unwrap_or_default()
}

fn is_alias(value: &str, setting: &Setting) -> bool {
    let alone = value.split(" #").next().unwrap_or_default().trim_end();
    !alone.contains(' ') && setting.has_anchor(alone)
}

fn is_anchor(value: &str, setting: &Setting) -> bool {
    setting.has_anchor(value) || is_tag(value, setting)
}

fn is_tag(value: &str, setting: &Setting) -> bool {
    let tag = word(value);
    let behind = value[tag.len()..].trim_start();
    (setting.is_parent && (behind.is_empty() || behind.starts_with('#')))
        || behind.starts_with(['[', '{', '"', '\'', '|', '>', '&', '!'])
}

/// `penyelenggara: - tani`: a list begun on its key's line.
fn dashed(parts: &[&str]) -> Option<Fix> {
    let items: Option<Vec<&str>> = parts.iter().map(|part| line::dash(part).map(|width| &part[width..])).collect();
    let items = items.unwrap_or_default();
    if items.is_empty() || items[0].is_empty() {
        return Fix::new(quote::around(parts), Problem::special_start, "-");
    }
    let last = items.len() - 1;
    let item = |(at, item): (usize, &&str)| {
        let quoted = if item.starts_with(['"', '\'']) { (*item).to_owned() } else { quote::around(&[item]).concat() };
        let (open, close) = (if at == 0 { "[" } else { "" }, if at == last { "]" } else { "," });
        format!("{open}{quoted}{close}")
    };
    Fix::new(items.iter().enumerate().map(item).collect(), Problem::list_on_key_line, "-")
}

/// A value that starts with a quote.
fn quoted(parts: &[&str], quote: char) -> Option<Fix> {
    let mut offset = 1;
    for (at, part) in parts.iter().enumerate() {
        let Some(end) = quote::close(&part[offset..], quote) else {
            offset = 0;
            continue;
        };
        let behind = part[offset + end + 1..].trim_start();
        if behind.is_empty() || behind.starts_with('#') {
            return escapes(parts, quote);
        }
        return text_behind(parts, quote, &part[..offset + end], at);
    }
    never_closed(parts, quote)
}

fn escapes(parts: &[&str], quote: char) -> Option<Fix> {
    if quote != '"' || !parts.iter().any(|part| quote::has_unknown_escape(part)) {
        return None;
    }
    let inner: Parts =
        inner_of(parts, quote)?.iter().map(|part| part.replace("\\\"", "\"").replace("\\\\", "\\")).collect();
    let lines: Vec<&str> = inner.iter().map(String::as_str).collect();
    Fix::new(quote::around(&lines), Problem::unknown_escape, "\\")
}

/// The lines between the first and the last quote.
fn inner_of<'p>(parts: &[&'p str], quote: char) -> Option<Vec<&'p str>> {
    let mut inner = parts.to_vec();
    let first = inner.first_mut()?;
    *first = first.strip_prefix(quote)?;
    let last = inner.last_mut()?;
    *last = last.strip_suffix(quote)?;
    Some(inner)
}

/// Text goes on behind the closing quote: it was an apostrophe, or not meant to close.
fn text_behind(parts: &[&str], quote: char, before: &str, at: usize) -> Option<Fix> {
    let left = before.chars().next_back();
    let right = parts[at][before.len() + 1..].chars().next();
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let inside = is_letter(right) && (is_letter(left) || left.is_some_and(|c| c == ' ' || c == '('));
    let tell = if quote == '\'' && inside { Problem::apostrophe_in_quotes } else { Problem::text_after_quote };
    if inside && let Some(inner) = inner_of(parts, quote) {
        return Fix::new(quote::around(&inner), tell, quote);
    }
    if inside && quote == '\'' {
        let mut open = parts.to_vec();
        open[0] = &open[0][1..];
        return Fix::new(quote::around(&open), tell, quote);
    }
    Fix::new(quote::around(parts), tell, quote)
}

fn never_closed(parts: &[&str], quote: char) -> Option<Fix> {
    let mut open = parts.to_vec();
    let first = open.first_mut()?;
    // An apostrophe before a number belongs to it: '90-an.
    if quote == '"' || !first[1..].starts_with(|c: char| c.is_ascii_digit()) {
        *first = &first[1..];
    }
    let last = open.last_mut()?;
    *last = last.trim_end_matches(['”', '“', '’', '″']);
    Fix::new(quote::around(&open), Problem::quote_never_closed, quote)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn becomes(value: &str, expected: &str) {
        let parts: Vec<&str> = value.split('\n').collect();
        let fixed = mend(&parts, &Setting::default()).map(|fix| fix.parts.join("\n"));
        assert_eq!(fixed.as_deref(), Some(expected));
    }

    #[track_caller]
    fn stays(value: &str) {
        let parts: Vec<&str> = value.split('\n').collect();
        assert_eq!(mend(&parts, &Setting::default()).map(|fix| fix.parts), None);
    }

    #[test]
    fn what_cannot_stand_without_quotes_gets_them() {
        becomes("Musdes: Bahas Dana", "\"Musdes: Bahas Dana\"");
        becomes("Musdes: Bahas Dana # catatan", "\"Musdes: Bahas Dana\" # catatan");
        becomes("Musdes: Bahas\nDana", "\"Musdes: Bahas\nDana\"");
        becomes("@karangtaruna", "\"@karangtaruna\"");
        becomes("*tebal*", "\"*tebal*\"");
        becomes("> kutipan", "\"> kutipan\"");
        becomes("!penting", "\"!penting\"");
        becomes("#gotongroyong", "\"#gotongroyong\"");
        becomes("Jl. Melati #5", "\"Jl. Melati #5\"");
        becomes("-", "\"-\"");
        becomes("- tani", "[\"tani\"]");
        becomes("- tani\n- pkk", "[\"tani\",\n\"pkk\"]");
    }

    #[test]
    fn quotes_are_repaired() {
        becomes("“Rapat”", "\"Rapat\"");
        becomes("“Rapat \"besar\" desa”", "'Rapat \"besar\" desa'");
        becomes("\"Rapat”", "\"Rapat\"");
        becomes("\"Rapat", "\"Rapat\"");
        becomes("'Jum'at'", "\"Jum'at\"");
        becomes("'Jum'at berkah", "\"Jum'at berkah\"");
        becomes("'90an kembali", "\"'90an kembali\"");
        becomes("\"Rapat\" desa", "'\"Rapat\" desa'");
        becomes("\"Rapat \"desa\" hari ini\"", "'Rapat \"desa\" hari ini'");
        becomes("\"C:\\data\"", "'C:\\data'");
    }

    #[test]
    fn what_is_right_stays() {
        for value in [
            "Rapat",
            "08.00",
            "\"a: b\"",
            "'Jum''at'",
            "|",
            ">-",
            "# catatan",
            "Rapat # catatan",
            "“A” dan “B”",
            "!!str 1",
        ] {
            stays(value);
        }
    }
}
