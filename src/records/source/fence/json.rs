//! JSON above a text, as Hugo reads it.

use super::{Language, Line, Matter};

/// JSON as Hugo reads it: an object at the very start.
pub fn object(text: &str, first: Line<'_>) -> Option<Matter> {
    let start = first.start + first.text.find('{')?;
    if !text[start + 1..].trim_start().starts_with(['"', '}']) {
        return None;
    }
    let end = start + object_end(&text[start..])?;
    let rest_of_line = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    if !text[end..rest_of_line].trim().is_empty() {
        return None;
    }
    let (data, body) = (start..end, rest_of_line..text.len());
    Some(Matter { language: Language::Yaml, data, first_line: first.number, body, slips: Vec::new() })
}

fn object_end(text: &str) -> Option<usize> {
    let (mut depth, mut in_quotes, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_quotes => is_escaped = true,
            b'"' => in_quotes = !in_quotes,
            _ if in_quotes => {}
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}
