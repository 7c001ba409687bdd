//! One line of data taken apart: indentation, bullet, key, joint, value.

use super::keys;

/// How a key is joined to its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// `key: value`, as it should be.
    Colon,
    /// `key:value`.
    Tight,
    /// `key：value`, the wide colon of East Asian keyboards.
    Wide,
    /// `key = value`.
    Equals,
    /// `key value`.
    Nothing,
}

/// A key at the start of a text, and where its value starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key<'l> {
    /// The key as typed, with its quotes if it has any.
    pub name: &'l str,
    /// What stands between it and its value.
    pub joint: Joint,
    /// The byte at which the value starts.
    pub value: usize,
}

/// Splits a line into the number of spaces it starts with and the rest, without blanks at its end.
pub fn split(line: &str) -> (usize, &str) {
    let line = line.trim_end();
    let rest = line.trim_start_matches(' ');
    (line.len() - rest.len(), rest)
}

/// Whether a line carries nothing: it is blank or a comment.
pub fn is_idle(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// Whether a line ends or begins a document.
pub fn is_marker(line: &str) -> bool {
    matches!(line.trim_end(), "---" | "...")
}

/// Whether a line is `---` as a keyboard's autocorrection leaves it: `—`, `–-`, `----`, `***`.
pub fn is_odd_fence(line: &str) -> bool {
    let width = |c| match c {
        '-' | '*' | '_' | '‐' | '‑' | '−' => 1,
        '–' => 2,
        '—' | '―' => 3,
        _ => 0,
    };
    let line = line.trim();
    line != "---"
        && line.len() <= 40
        && line.chars().all(|c| width(c) > 0)
        && line.chars().map(width).sum::<usize>() >= 2
}

/// The width of `- ` at the start of a text, blanks included.
pub fn dash(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('-')?;
    if !after.is_empty() && !after.starts_with([' ', '\t']) {
        return None;
    }
    Some(rest.len() - after.trim_start().len())
}

/// The width of something that was meant as `- `: another bullet, or a dash without its space.
pub fn bullet(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    let after = &rest[first.len_utf8()..];
    let spaced = after.starts_with([' ', '\t', '\u{a0}']);
    let meant = match first {
        '•' | '·' | '●' | '▪' | '◦' | '‣' | '■' | '○' => !after.trim().is_empty(),
        '*' | '+' | '–' | '—' | '−' => spaced,
        '-' => after.starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '\'' | '“')),
        _ => false,
    };
    meant.then(|| rest.len() - after.trim_start().len())
}

/// The key that a text starts with, written as it should be.
pub fn key(rest: &str) -> Option<Key<'_>> {
    let first = rest.chars().next()?;
    let end = match first {
        '"' | '\'' => {
            let close = super::quote::close(&rest[1..], first)? + 2;
            close + rest[close..].find(':').filter(|at| rest[close..close + at].trim().is_empty())?
        }
        '[' | '{' | '&' | '*' | '!' | '|' | '>' | '%' | '@' | '`' | '#' | ',' | ']' | '}' => return None,
        _ => colon(rest)?,
    };
    let after = &rest[end + 1..];
    if !(after.is_empty() || after.starts_with([' ', '\t'])) || rest[..end].contains(" #") {
        return None;
    }
    let value = rest.len() - after.trim_start().len();
    Some(Key { name: rest[..end].trim_end(), joint: Joint::Colon, value })
}

/// The first colon that ends a word for good.
pub fn colon(text: &str) -> Option<usize> {
    text.match_indices(':')
        .map(|(at, _)| at)
        .find(|at| matches!(text.as_bytes().get(at + 1), None | Some(b' ' | b'\t')))
}

/// The key that a text was meant to start with.
pub fn slip(rest: &str) -> Option<Key<'_>> {
    let at = rest.find([':', '：', '=', ' '])?;
    let bare = keys::is_known(&rest[..at]) && rest[at..].starts_with(' ') && rest.starts_with(char::is_lowercase);
    let words = rest.find([':', '：', '=']).filter(|end| is_name(&rest[..*end]));
    let key = |joint, end: usize, wide: usize| {
        let value = rest.len() - rest[end + wide..].trim_start().len();
        Key { name: rest[..end].trim_end(), joint, value }
    };
    let Some(end) = words else {
        return bare.then(|| key(Joint::Nothing, at, 1));
    };
    let single = !rest[..end].trim_end().contains(' ') || keys::is_known(&rest[..end]);
    match &rest[end..] {
        after if after.starts_with("://") => None,
        after if after.starts_with('：') => Some(key(Joint::Wide, end, '：'.len_utf8())),
        after if after.starts_with(':') && single => Some(key(Joint::Tight, end, 1)),
        after if after.starts_with('=') && single => Some(key(Joint::Equals, end, 1)),
        _ if bare => Some(key(Joint::Nothing, at, 1)),
        _ => None,
    }
}

/// Whether a text could be the name of a key: up to three words that start with a letter.
pub fn is_name(text: &str) -> bool {
    let text = text.trim_end();
    text.starts_with(char::is_alphabetic)
        && text.len() <= 40
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '))
        && text.split(' ').count() <= 3
}

/// Whether a line at its place is surely data of its own, not the continuation of a text.
pub fn is_entry(rest: &str) -> bool {
    let inner = dash(rest).map_or(rest, |width| &rest[width..]);
    key(inner).is_some_and(|key| keys::is_known(key.name) || (is_name(key.name) && !key.name.contains(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip_of(text: &str) -> Option<(&str, Joint, &str)> {
        slip(text).map(|key| (key.name, key.joint, &text[key.value..]))
    }

    #[test]
    fn keys_are_found() {
        assert_eq!(key("judul: Rapat: dana").map(|key| key.value), Some(7));
        assert_eq!(key("\"a: b\": c").map(|key| key.name), Some("\"a: b\""));
        assert_eq!(key("https://a.id"), None);
        assert_eq!(key("- a: b").map(|key| key.name), Some("- a"));
    }

    #[test]
    fn slips_are_found() {
        assert_eq!(slip_of("judul:Rapat"), Some(("judul", Joint::Tight, "Rapat")));
        assert_eq!(slip_of("judul = Rapat"), Some(("judul", Joint::Equals, "Rapat")));
        assert_eq!(slip_of("judul Rapat desa"), Some(("judul", Joint::Nothing, "Rapat desa")));
        assert_eq!(slip_of("judul： Rapat"), Some(("judul", Joint::Wide, "Rapat")));
        assert_eq!(slip_of("https://a.id"), None);
        assert_eq!(slip_of("Kami mulai rapat"), None);
    }

    #[test]
    fn bullets_are_found() {
        assert_eq!(bullet("• desa"), Some(4));
        assert_eq!(bullet("-desa"), Some(1));
        assert_eq!(bullet("-7.25"), None);
        assert_eq!(bullet("+62812"), None);
        assert_eq!(bullet("- desa"), None);
    }
}
