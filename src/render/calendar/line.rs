//! Content lines as RFC 5545, 3.1 has them: CRLF behind each, none over 75 octets.

use std::mem;

/// The longest a line may be, in octets and without its end.
const LONGEST: usize = 75;

/// The lines of a calendar file.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A property whose value is written as it is; parameters stand behind the name.
    pub fn put(&mut self, name: &str, value: &str) {
        self.fold([name, value].join(":").as_str());
    }

    /// A property whose value is text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.put(name, &escaped(text));
    }

    /// A property whose value is text, unless there is none.
    pub fn text_if_any(&mut self, name: &str, text: &str) {
        if !text.trim().is_empty() {
            self.text(name, text);
        }
    }

    /// Other lines.
    pub fn append(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    /// All lines as one text.
    pub fn into_text(mut self) -> String {
        mem::take(&mut self.0)
    }

    /// Breaks a line between characters; the space that begins each further line counts too.
    fn fold(&mut self, line: &str) {
        let mut rest = line;
        let mut room = LONGEST;
        while rest.len() > room {
            let (head, tail) = rest.split_at(rest.floor_char_boundary(room));
            self.0.push_str(head);
            self.0.push_str("\r\n ");
            rest = tail;
            room = LONGEST - 1;
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }
}

/// A text as a value (3.3.11): commas, semicolons and backslashes behind a backslash, every kind of
/// line end as `\n`, and no control character.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for char in text.replace("\r\n", "\n").chars() {
        match char {
            '\\' | ';' | ',' => escaped.extend(['\\', char]),
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            char if char.is_control() || char == '\u{feff}' => {}
            char => escaped.push(char),
        }
    }
    escaped
}

/// A text as a parameter's value (3.2): quoted, and so without the quote itself.
pub(super) fn quoted(text: &str) -> String {
    let kept: String = text.chars().filter(|char| !char.is_control()).collect();
    format!("\"{}\"", kept.replace('"', "'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_at_75_octets_and_never_within_a_character() {
        for filler in 0..9 {
            let text = format!("{}{}", "a".repeat(filler), "Panen 🌾 raya é ".repeat(20));
            let mut lines = Lines::default();
            lines.put("SUMMARY", &text);
            let folded = lines.into_text();
            assert!(folded.ends_with("\r\n"));
            let pieces: Vec<&str> = folded.trim_end_matches("\r\n").split("\r\n").collect();
            assert!(pieces.iter().all(|piece| piece.len() <= LONGEST), "{pieces:?}");
            assert!(pieces[1..].iter().all(|piece| piece.starts_with(' ')));
            assert!(pieces[..pieces.len() - 1].iter().all(|piece| piece.len() > LONGEST - 4), "{pieces:?}");
            assert_eq!(folded.replace("\r\n ", "").trim_end_matches("\r\n"), format!("SUMMARY:{text}"));
        }
    }

    #[test]
    fn a_line_of_75_octets_stays_whole() {
        let mut lines = Lines::default();
        lines.put("A", &"b".repeat(73));
        assert_eq!(lines.into_text(), format!("A:{}\r\n", "b".repeat(73)));
    }

    #[test]
    fn what_means_something_in_a_value_is_escaped() {
        assert_eq!(escaped("a, b; c\\d\r\ne\nf\u{7}\tg"), "a\\, b\\; c\\\\d\\ne\\nf g");
        assert_eq!(quoted("Bu \"Tin\", S.Pd."), "\"Bu 'Tin', S.Pd.\"");
    }
}
