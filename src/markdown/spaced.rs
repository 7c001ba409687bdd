//! Addresses with spaces, such as `](foto baru.jpg)`, which Markdown does not read.

use std::ops::Range;

/// The address with spaces that follows a `]`, and how it should stand.
pub(super) fn find(body: &str, at: usize) -> Option<(Range<usize>, String)> {
    const LONGEST_ADDRESS: usize = 300;
    let start = at + 2;
    let rest = body.get(start..).filter(|_| body[at..].starts_with("]("))?;
    let length = closing_bracket(&rest.as_bytes()[..rest.len().min(LONGEST_ADDRESS)])?;
    let inner = rest.get(..length).filter(|inner| inner.contains(' '))?;
    let (address, title) = inner.split_once(" \"").map_or((inner, None), |(address, title)| (address, Some(title)));
    let address = address.trim();
    if !address.contains(' ') || address.contains(['<', '>', '"', '{', '`', '\'']) || !looks_like_address(address) {
        return None;
    }
    let title = title.map_or(String::new(), |title| format!(" \"{title}"));
    Some((start..start + length, format!("<{address}>{title}")))
}

/// The bracket that closes an address on its line; brackets within the address are in pairs.
fn closing_bracket(bytes: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'\n' => return None,
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether words with spaces can be nothing but a file or an address.
fn looks_like_address(words: &str) -> bool {
    let has_ending = words.rsplit_once('.').is_some_and(|(_, ending)| {
        (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    has_ending || words.contains("://") || words.ends_with('/')
}
