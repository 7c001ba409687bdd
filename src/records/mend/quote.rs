//! Quotes: where they end, and putting them around a text.

use super::value::Parts;

/// The byte at which a quoted text ends, counted from behind its opening quote.
pub fn close(text: &str, quote: char) -> Option<usize> {
    let mut rest = text.char_indices();
    while let Some((at, character)) = rest.next() {
        match character {
            '\\' if quote == '"' => _ = rest.next(),
            _ if character != quote => {}
            '\'' if text[at + 1..].starts_with('\'') => _ = rest.next(),
            _ => return Some(at),
        }
    }
    None
}

/// Puts quotes around a text of one or more lines, the kind that needs the fewest changes.
pub fn around(parts: &[&str]) -> Parts {
    let single = parts.iter().any(|part| part.contains(['"', '\\']));
    let inner = parts.iter().map(|part| if single { part.replace('\'', "''") } else { (*part).to_owned() });
    let mut quoted: Parts = inner.collect();
    let quote = if single { '\'' } else { '"' };
    if let Some(first) = quoted.first_mut() {
        first.insert(0, quote);
    }
    if let Some(last) = quoted.last_mut() {
        last.push(quote);
    }
    quoted
}

/// Whether a double-quoted text holds a `\` that means nothing, as in `"C:\data"`.
pub fn has_unknown_escape(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        rest = &rest[at + 1..];
        let Some(letter) = rest.chars().next() else { return false };
        let digits = match letter {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        rest = &rest[letter.len_utf8()..];
        let code = rest.get(..digits).and_then(|code| u32::from_str_radix(code, 16).ok());
        let is_known = match digits {
            0 => "0abt\tnvfre \"'/\\N_LP".contains(letter),
            _ => code.and_then(char::from_u32).is_some(),
        };
        if !is_known {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_end_where_yaml_ends_them() {
        assert_eq!(close("a\\\"b\" c", '"'), Some(4));
        assert_eq!(close("Jum''at' x", '\''), Some(7));
        assert_eq!(close("a\\", '"'), None);
    }

    #[test]
    fn quotes_are_chosen_by_what_is_inside() {
        assert_eq!(around(&["Rapat: dana"]), ["\"Rapat: dana\""]);
        assert_eq!(around(&["kata \"itu\"", "Jum'at"]), ["'kata \"itu\"", "Jum''at'"]);
    }

    #[test]
    fn unknown_escapes_are_seen() {
        assert!(has_unknown_escape("C:\\data"));
        assert!(has_unknown_escape("C:\\xyz"));
        assert!(!has_unknown_escape("satu\\ndua \\u00e9"));
    }
}
