//! Data with slips of the pen, put as they were meant.
//!
//! Data are mended line by line and keep their number of lines, so that a place in the mended
//! text is a place in the author's file. What remains unreadable is left out entry by entry.

mod blocks;
mod characters;
mod extent;
mod flow;
pub mod keys;
pub mod line;
mod quote;
mod sheet;
mod value;
mod walk;

use std::{collections::BTreeSet, sync::Arc};

use self::sheet::Sheet;
use super::yaml::{self, Aim, Reading, Refusal};
use crate::problem::Problems;

/// Data as written, and where they begin in their file.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The file's path.
    pub file: &'a Arc<str>,
    /// The data.
    pub text: &'a str,
    /// The line of the file on which they begin, from 1.
    pub first_line: u32,
}

/// Data that were put right.
pub struct Mended {
    /// What could be read.
    pub reading: Reading,
    /// The lines that were read.
    pub text: String,
}

/// Reads data that YAML takes, but probably not as meant; `None` if nothing was found to mend.
pub fn doubtful(source: Source<'_>, aim: Aim, problems: &mut Problems) -> Option<Mended> {
    let walked = lay_out(source, false);
    let cleaned = || {
        let mut sheet = Sheet::new(source.file, source.text, source.first_line, false);
        characters::clean(&mut sheet);
        sheet
    };
    read_changed(walked, aim, problems).or_else(|| read_changed(cleaned(), aim, problems))
}

fn read_changed(mut sheet: Sheet<'_>, aim: Aim, problems: &mut Problems) -> Option<Mended> {
    if !sheet.has_changed() {
        return None;
    }
    let text = sheet.text();
    let reading = yaml::read(&text, aim).ok()?;
    sheet.show_corrections();
    sheet.into_faults(&BTreeSet::new()).for_each(|problem| problems.add(problem));
    Some(Mended { reading, text })
}

/// Reads as much as can be of data that YAML refuses.
///
/// # Errors
/// When there is nothing in it that could be read.
pub fn refused(source: Source<'_>, aim: Aim, problems: &mut Problems) -> Result<Mended, Refusal> {
    let mut sheet = lay_out(source, true);
    sheet.show_corrections();
    let text = sheet.text();
    let (mended, dropped) = match yaml::read(&text, aim) {
        Ok(reading) => (Mended { reading, text }, BTreeSet::new()),
        Err(refusal) => blocks::without_broken(&mut sheet, refusal, aim, problems)?,
    };
    sheet.into_faults(&dropped).for_each(|problem| problems.add(problem));
    Ok(mended)
}

fn lay_out(source: Source<'_>, is_refused: bool) -> Sheet<'_> {
    let mut sheet = Sheet::new(source.file, source.text, source.first_line, is_refused);
    characters::clean(&mut sheet);
    walk::walk(&mut sheet);
    sheet
}

/// Whether a text holds characters that end a line for YAML and for nobody else.
pub fn has_odd_line_ends(text: &str) -> bool {
    !text.is_ascii() && text.contains(['\u{85}', '\u{2028}', '\u{2029}'])
}

/// Whether a text holds something that is seldom meant as YAML reads it, wherever it stands: what is seldom meant at
/// the start of a key or a value, such as `“`, is noticed where that is read.
pub fn is_doubtful(text: &str) -> bool {
    let bytes = text.as_bytes();
    let behind_space = |at: usize| at > 0 && matches!(bytes[at - 1], b' ' | b'\t');
    let glued = |at: usize| {
        behind_space(at) && bytes.get(at + 1).is_some_and(|byte| !byte.is_ascii_whitespace() && *byte != b'#')
    };
    if memchr::memchr2_iter(b'#', b'&', bytes).any(glued) {
        return true;
    }
    !text.is_ascii() && text.contains(is_doubtful_character)
}

/// Whether an item of a list may have run into the text above it: a line begins with a dash or a bullet and stands
/// further in than the entry above, which says something already.
pub fn has_items_run_in(text: &str) -> bool {
    // Of the last entry how far in it stands, and whether it says something.
    let mut above = (usize::MAX, false);
    text.lines().map(line::split).filter(|(_, rest)| !line::is_idle(rest)).any(|(indent, rest)| {
        let is_item = rest.starts_with(['-', '•', '–']);
        let runs_in = is_item && indent > above.0 && above.1;
        let is_entry = is_item || line::key(rest).is_some();
        above = if is_entry { (indent, !rest.ends_with(':')) } else { (above.0.min(indent), true) };
        runs_in
    })
}

fn is_doubtful_character(character: char) -> bool {
    matches!(
        character,
        '\u{a0}' | '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202f}' | '\u{2060}'..='\u{2069}'
            | '\u{3000}' | '\u{feff}' | '：'
    )
}
