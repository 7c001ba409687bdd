//! Addresses that stand in a sentence without any mark: `https://…`, `www.…`, `wa.me/…`, `warga@desa.id`.

use std::{borrow::Cow, ops::Range};

use memchr::memchr3_iter;

/// An address found in a sentence.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bare<'t> {
    /// Where it stands.
    pub range: Range<usize>,
    /// Where it leads.
    pub href: Cow<'t, str>,
}

/// The first address at or after a byte of the text.
pub(super) fn next(text: &str, from: usize) -> Option<Bare<'_>> {
    let bytes = text.as_bytes();
    memchr3_iter(b':', b'.', b'@', &bytes[from..]).map(|at| from + at).find_map(|at| match bytes[at] {
        b':' => web(text, from, at),
        b'.' => without_scheme(text, from, at, "www").or_else(|| {
            let slash = at + ".me".len();
            (bytes.get(slash) == Some(&b'/')).then(|| without_scheme(text, from, slash, "wa.me"))?
        }),
        _ => email(text, from, at),
    })
}

/// `https://…` by its colon.
fn web(text: &str, from: usize, colon: usize) -> Option<Bare<'_>> {
    let scheme = ["https", "http"].iter().find(|scheme| ends_with(&text.as_bytes()[from..colon], scheme))?;
    let start = colon - scheme.len();
    let host = text[colon..].strip_prefix("://")?;
    if !host.starts_with(char::is_alphanumeric) || !starts_word(text, start) {
        return None;
    }
    let range = start..end(text, start);
    Some(Bare { href: Cow::Borrowed(&text[range.clone()]), range })
}

/// `www.…` by its first dot, `wa.me/…` by its first slash.
fn without_scheme<'t>(text: &'t str, from: usize, at: usize, before: &str) -> Option<Bare<'t>> {
    if !ends_with(&text.as_bytes()[from..at], before) {
        return None;
    }
    let start = at - before.len();
    if !text[at + 1..].starts_with(char::is_alphanumeric) || !starts_word(text, start) {
        return None;
    }
    let range = start..end(text, start);
    let rest = text.get(at + 1..range.end)?;
    if before == "www" && !rest.contains('.') {
        return None;
    }
    Some(Bare { href: Cow::Owned(format!("https://{}", &text[range.clone()])), range })
}

/// `warga@desa.id` by its `@`.
fn email(text: &str, from: usize, at: usize) -> Option<Bare<'_>> {
    let bytes = text.as_bytes();
    let name = bytes[from..at].iter().rev().take_while(|byte| in_mail_name(**byte)).count();
    let dots = bytes[at - name..at].iter().take_while(|byte| !byte.is_ascii_alphanumeric()).count();
    let start = at - name + dots;
    let domain = bytes[at + 1..].iter().take_while(|byte| in_domain(**byte)).count();
    let domain = text[at + 1..at + 1 + domain].trim_end_matches(['.', '-']);
    if start == at || !starts_word(text, start) || !is_domain(domain) {
        return None;
    }
    let range = start..at + 1 + domain.len();
    Some(Bare { href: Cow::Owned(format!("mailto:{}", &text[range.clone()])), range })
}

/// Whether a text is an e-mail address and nothing else.
pub fn is_email(text: &str) -> bool {
    text.find('@').and_then(|at| email(text, 0, at)).is_some_and(|bare| bare.range == (0..text.len()))
}

fn in_mail_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+')
}

fn in_domain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')
}

/// Whether a name is like `desa.id`: two labels or more, the last one of letters.
fn is_domain(name: &str) -> bool {
    let Some((front, last)) = name.rsplit_once('.') else { return false };
    let is_label = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic()) && front.split('.').all(is_label)
}

fn ends_with(bytes: &[u8], word: &str) -> bool {
    bytes.len() >= word.len() && bytes[bytes.len() - word.len()..].eq_ignore_ascii_case(word.as_bytes())
}

fn starts_word(text: &str, start: usize) -> bool {
    !text[..start].ends_with(|before: char| before.is_alphanumeric() || matches!(before, '/' | '.' | '@' | '-' | '_'))
}

/// Where an address ends: before a space or a mark that closes the sentence around it.
fn end(text: &str, start: usize) -> usize {
    let stop = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '`' | '|' | '“' | '”' | '«' | '»')
    };
    let address = text[start..].find(stop).map_or(&text[start..], |length| &text[start..start + length]);
    start + without_punctuation(address).len()
}

/// An address without the marks of the sentence at its end; brackets stay when they are in pairs.
fn without_punctuation(address: &str) -> &str {
    let count = |mark: char| address.matches(mark).count();
    let mut round = count(')').saturating_sub(count('('));
    let mut square = count(']').saturating_sub(count('['));
    let mut rest = address;
    while let Some(last) = rest.chars().next_back() {
        match last {
            ')' if round > 0 => round -= 1,
            ']' if square > 0 => square -= 1,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '‘' | '*' | '_' | '~' | '…' | '(' | '[' => {}
            _ => break,
        }
        rest = &rest[..rest.len() - last.len_utf8()];
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut at = 0;
        let mut all = Vec::new();
        while let Some(bare) = next(text, at) {
            assert!(bare.range.end > at);
            at = bare.range.end;
            all.push(bare.href.into_owned());
        }
        all
    }

    #[test]
    fn addresses_end_before_the_marks_of_the_sentence() {
        assert_eq!(found("Lihat (https://desa.id/a_(b)), ya."), ["https://desa.id/a_(b)"]);
        assert_eq!(found("www.desa.id. WWW.a.id/x?y=1!"), ["https://www.desa.id", "https://WWW.a.id/x?y=1"]);
        assert_eq!(
            found("wa.me/62812345, surel warga.baru@desa.go.id."),
            ["https://wa.me/62812345", "mailto:warga.baru@desa.go.id"]
        );
    }

    #[test]
    fn words_that_only_look_like_addresses_stay_words() {
        let texts = [
            "@karangtaruna",
            "a@b",
            "xhttps://a.id",
            "https://",
            "www.",
            "www.desa",
            "pukul 19.30:00 @ balai",
            "a@b@c",
        ];
        for text in texts {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
