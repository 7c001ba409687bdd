//! Characters that look like others or like nothing: tabs, no-break spaces, invisible marks.

use super::sheet::Sheet;
use crate::problem::{Place, Problem};

/// How far from its start a line's structure may reach.
const LONGEST_HEAD: usize = 60;

/// Puts spaces where spaces were meant, and takes out what cannot be seen.
///
/// Only what stands before a value is looked at, but for characters that YAML refuses or takes
/// for the end of a line.
pub fn clean(sheet: &mut Sheet<'_>) {
    let mut told = [false; 3];
    for at in 0..sheet.lines.len() {
        let line = &sheet.lines[at];
        if !line.starts_with([' ', '\t', '-']) && line.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            continue;
        }
        let (cleaned, fault) = cleaned(line);
        let Some((byte, fault)) = fault else { continue };
        let place = sheet.place(at, byte);
        sheet.lines[at] = cleaned;
        // Often every line has it: one is enough to tell.
        if !std::mem::replace(&mut told[fault as usize], true) {
            sheet.tell(at, fault.problem(place));
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Tab,
    Space,
    Control,
}

impl Fault {
    fn problem(self, place: Place) -> Problem {
        match self {
            Self::Tab => Problem::tab_indent(place),
            Self::Space => Problem::unusual_space(place),
            Self::Control => Problem::control_character(place),
        }
    }
}

/// A line as it was meant, with the byte and kind of the first character that was not.
fn cleaned(line: &str) -> (String, Option<(usize, Fault)>) {
    let head = head_end(line);
    let lead = line.len() - line.trim_start_matches(|c| c == '-' || is_blank(c) || is_hidden(c)).len();
    let mut fault = None;
    let mut out = String::with_capacity(line.len());
    for (at, character) in line.char_indices() {
        let found = match character {
            '\t' if at < lead => Fault::Tab,
            _ if at < head && is_hidden(character) => {
                fault.get_or_insert((at, Fault::Space));
                continue;
            }
            _ if at < head && character != ' ' && character != '\t' && is_blank(character) => Fault::Space,
            _ if is_refused(character) => Fault::Control,
            _ => {
                out.push(character);
                continue;
            }
        };
        fault.get_or_insert((at, found));
        out.push_str(if found == Fault::Tab { "  " } else { " " });
    }
    (out, fault)
}

/// The byte at which a line's value starts: behind a key's colon, or else behind indentation.
fn head_end(line: &str) -> usize {
    let is_structure = |c| c == '-' || is_blank(c) || is_hidden(c);
    let colon = line.find([':', '：']).filter(|at| *at <= LONGEST_HEAD);
    let after = colon.map_or(line, |at| line[at..].trim_start_matches([':', '：']));
    line.len() - after.trim_start_matches(is_structure).len()
}

fn is_blank(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// Marks without width. The two joiners have a meaning in some scripts and are left.
fn is_hidden(character: char) -> bool {
    matches!(character, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// What YAML does not allow at all, and what it takes for the end of a line.
fn is_refused(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_structure_is_cleaned() {
        assert_eq!(cleaned("\tnama:\u{a0}Tani\u{a0}A").0, "  nama: Tani\u{a0}A");
        assert_eq!(cleaned("-\u{a0}\u{200b}desa").0, "- desa");
        assert_eq!(cleaned("a\u{2028}b").0, "a b");
        assert_eq!(cleaned("teks\tbiasa").1, None);
    }
}
