//! From a line and column, in characters, to what stands there.

/// So many characters lie between two bytes that are remembered.
const STRIDE: usize = 64;

/// Finds places in a text by line and column, without walking the text again for each.
pub struct Ruler<'t> {
    text: &'t str,
    /// The number of characters before each line.
    lines: Vec<usize>,
    /// The byte of every `STRIDE`th character; empty for ASCII, where bytes are characters.
    strides: Vec<usize>,
}

impl<'t> Ruler<'t> {
    /// Measures a text once.
    pub fn new(text: &'t str) -> Self {
        let mut lines = vec![0];
        if text.is_ascii() {
            lines.extend(text.match_indices('\n').map(|(byte, _)| byte + 1));
            return Self { text, lines, strides: Vec::new() };
        }
        let mut strides = Vec::with_capacity(text.len() / STRIDE + 1);
        for (number, (byte, character)) in text.char_indices().enumerate() {
            if number % STRIDE == 0 {
                strides.push(byte);
            }
            if character == '\n' {
                lines.push(number + 1);
            }
        }
        Self { text, lines, strides }
    }

    /// The text from a line and column on, both from 1; empty where there is no such place.
    pub fn rest(&self, line: u32, column: u32) -> &'t str {
        let Some(before) = (line as usize).checked_sub(1).and_then(|line| self.lines.get(line)) else { return "" };
        let number = before + (column as usize).saturating_sub(1);
        let byte = if self.strides.is_empty() { Some(number) } else { self.byte(number) };
        byte.and_then(|byte| self.text.get(byte..)).unwrap_or_default()
    }

    fn byte(&self, number: usize) -> Option<usize> {
        let start = *self.strides.get(number / STRIDE)?;
        let ahead = self.text[start..].char_indices().nth(number % STRIDE);
        ahead.map(|(byte, _)| start + byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_in_long_lines_too() {
        let text = format!("{}x\nlima é y\n", "é".repeat(200));
        let ruler = Ruler::new(&text);
        assert!(ruler.rest(1, 201).starts_with("x\n"));
        assert!(ruler.rest(2, 8).starts_with('y'));
        assert_eq!(ruler.rest(9, 1), "");
        assert_eq!(ruler.rest(0, 0), "");
    }
}
