//! Text made safe to stand in HTML.

use memchr::{memchr2, memchr3};

/// Appends text between tags.
pub(super) fn text(out: &mut String, text: &str) {
    escape(out, text, |bytes| memchr3(b'&', b'<', b'>', bytes));
}

/// Appends the value of an attribute in double quotes.
pub(super) fn attribute(out: &mut String, value: &str) {
    escape(out, value, |bytes| bytes.iter().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"')));
}

/// Appends the text of raw HTML, whose entities stay as they are.
pub(super) fn raw_text(out: &mut String, text: &str) {
    escape(out, text, |bytes| memchr2(b'<', b'>', bytes));
}

/// Appends an address as the value of `href` or `src`, with what may not stand in one in percent form.
pub(super) fn address(out: &mut String, address: &str) {
    let bytes = address.as_bytes();
    if bytes.iter().all(|byte| stands(*byte)) {
        return out.push_str(address);
    }
    let fragment = bytes.iter().position(|byte| *byte == b'#').unwrap_or(bytes.len());
    let mut plain_from = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if stands_in_address(bytes, at) && (*byte != b'#' || at == fragment) {
            continue;
        }
        // A byte that does not stand starts or continues no run, so both ends are at characters.
        out.push_str(address.get(plain_from..at).unwrap_or_default());
        plain_from = at + 1;
        match byte {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#39;"),
            other => percent(out, *other),
        }
    }
    out.push_str(address.get(plain_from..).unwrap_or_default());
}

/// Whether a byte of an address may stay; a `%` only before two digits of its code.
fn stands_in_address(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        b'%' => bytes.get(at + 1..at + 3).is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit)),
        b'#' => true,
        byte => stands(byte),
    }
}

/// Whether a byte may stand anywhere in an address.
fn stands(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'!' | b'$' | b'('..=b';' | b'=' | b'?' | b'@' | b'_' | b'~')
}

fn percent(out: &mut String, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.push('%');
    out.push(char::from(DIGITS[usize::from(byte >> 4)]));
    out.push(char::from(DIGITS[usize::from(byte & 15)]));
}

/// Appends a text whose marks, which `next` finds, become entities.
fn escape(out: &mut String, text: &str, next: impl Fn(&[u8]) -> Option<usize>) {
    let mut rest = text;
    while let Some(at) = next(rest.as_bytes()) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: fn(&mut String, &str), text: &str) -> String {
        let mut out = String::new();
        write(&mut out, text);
        out
    }

    #[test]
    fn marks_of_html_become_entities() {
        assert_eq!(written(text, "a < b & \"c\""), "a &lt; b &amp; \"c\"");
        assert_eq!(written(attribute, "\"é>\""), "&quot;é&gt;&quot;");
    }

    #[test]
    fn an_address_keeps_its_codes_and_loses_its_spaces() {
        assert_eq!(written(address, "a b%20c%zé?x=1&y"), "a%20b%20c%25z%C3%A9?x=1&amp;y");
    }
}
