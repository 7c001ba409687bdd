//! How much room texts take on paper, so that a sheet holds what it should and never more.
//!
//! Nobody knows which typeface a printing computer has. So letters are taken to be as wide as in
//! the widest of the usual ones (`DejaVu Sans`), and what fits here fits everywhere; the bold face
//! that the theme brings for headings is narrower than that. All lengths are thousandths of the
//! sheet's own letter height (its `em`, printed at 16 points).

use crate::records::settings::Paper;

/// A length in thousandths of an em.
pub type Length = u64;

/// The room between the margins of 12 mm of a sheet, wide and high.
pub fn room_on(paper: Paper) -> (Length, Length) {
    match paper {
        Paper::A4 => (32_900, 48_300),
        Paper::F4 => (33_800, 54_200),
    }
}

/// How texts of one place on a sheet are set; the stylesheet of sheets says the same.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The height of its letters.
    pub size: Length,
    /// The height of a line.
    pub line: Length,
}

impl Setting {
    /// The height of a text in a column of this width.
    pub fn height(self, text: &str, width: Length) -> Length {
        self.lines(text, width) * self.line
    }

    /// How many lines a text takes at most. Words longer than a line are broken.
    pub fn lines(self, text: &str, width: Length) -> Length {
        let width = (width * 1000 / self.size).max(2_000);
        let space = advance(' ');
        let (mut lines, mut used) = (0, width);
        for word in text.split_whitespace() {
            let mut length: Length = word.chars().map(advance).sum();
            if used + space + length <= width {
                used += space + length;
                continue;
            }
            lines += 1;
            // A broken line may end one wide letter short of its width.
            while length > width {
                lines += 1;
                length -= width - 1_000;
            }
            used = length;
        }
        lines
    }
}

/// How wide a letter is, in thousandths of its own height.
fn advance(letter: char) -> Length {
    match letter {
        ' ' | 'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '’' | '·' => 320,
        'f' | 't' | 'r' | ':' | ';' | '|' | '!' | '(' | ')' | '[' | ']' | '-' | '/' | '"' => 410,
        'm' | 'W' | '@' | '%' => 1_000,
        'w' | 'M' => 870,
        'B' | 'E' | 'F' | 'J' | 'K' | 'L' | 'P' | 'R' | 'S' | 'T' | 'X' | 'Y' | 'Z' => 690,
        'a'..='z' | '0'..='9' | '\u{600}'..='\u{6ff}' => 640,
        '\0'..='\u{24f}' | '–' => 800,
        '\u{1f000}'.. => 1_400,
        _ => 1_000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Setting = Setting { size: 1_000, line: 1_250 };

    #[test]
    fn a_text_takes_a_line_for_as_many_words_as_fit() {
        assert_eq!(PLAIN.lines("", 10_000), 0);
        assert_eq!(PLAIN.lines("kerja bakti", 10_000), 1);
        assert_eq!(PLAIN.lines("kerja bakti", 5_000), 2);
        assert_eq!(PLAIN.height("kerja bakti", 5_000), 2_500);
    }

    #[test]
    fn larger_letters_need_more() {
        let text = "Musyawarah perencanaan pembangunan desa";
        let large = Setting { size: 2_000, ..PLAIN };
        assert!(large.lines(text, 25_000) > PLAIN.lines(text, 25_000));
    }

    #[test]
    fn a_word_without_end_is_broken() {
        assert_eq!(PLAIN.lines(&"a".repeat(100), 10_000), 7);
        assert!(PLAIN.lines(&"宴".repeat(10_000), 1) > 9_000);
    }
}
