//! Foreign texts without what cannot be seen.

/// One line of text: no control characters, single spaces, nothing at its ends.
pub fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len().min(1024));
    let mut gap = false;
    for char in text.chars() {
        if char.is_whitespace() {
            gap = !line.is_empty();
        } else if !is_unfit(char) {
            if std::mem::take(&mut gap) {
                line.push(' ');
            }
            line.push(char);
        }
    }
    line
}

/// The paragraphs of a plain text, each with its lines; empty ones are left out.
pub fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let mut paragraphs = vec![Vec::new()];
    for typed in text.lines() {
        let line = line(typed);
        match (line.is_empty(), paragraphs.last_mut()) {
            (false, Some(lines)) => lines.push(line),
            (true, _) | (false, None) => paragraphs.push(Vec::new()),
        }
    }
    paragraphs.retain(|lines| !lines.is_empty());
    paragraphs
}

/// Whether a character is not seen, turns the direction of others, or may not stand in YAML or XML.
pub fn is_unfit(char: char) -> bool {
    char.is_control()
        || matches!(
            char,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
                | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fff9}'..='\u{fffc}' | '\u{fffe}' | '\u{ffff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// As many whole characters of a text as a number of bytes holds.
pub fn shorten(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_goes() {
        assert_eq!(line("  Panen\u{8}\u{0} raya\r\n\u{202e}di\u{a0}sawah\u{feff} "), "Panen raya di sawah");
        assert_eq!(line("\u{85}\u{2028}a\u{2028}b\u{7f}"), "a b");
    }

    #[test]
    fn texts_have_paragraphs_and_lines() {
        assert_eq!(paragraphs("\n a \nb\r\n\r\n \n\nc"), [vec!["a", "b"], vec!["c"]]);
    }
}
