//! The lines under repair, with what was told about them.

use std::{collections::BTreeSet, sync::Arc};

use super::line;
use crate::problem::{Place, Problem};

/// Data whose lines may change but never their number.
pub struct Sheet<'a> {
    /// The file's path.
    pub file: &'a Arc<str>,
    /// The number of the first line in its file, from 1.
    pub first_line: u32,
    /// Whether YAML refuses the data as they are.
    pub is_refused: bool,
    /// The lines as written.
    pub original: Vec<&'a str>,
    /// The lines as they should be.
    pub lines: Vec<String>,
    /// Where the data may be taken apart.
    pub starts: Vec<Start>,
    faults: Vec<(usize, Problem)>,
}

/// A line that begins an entry or an item of the outermost map or list.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    /// The line.
    pub line: usize,
    /// Whether it is an entry within an item of the outermost list.
    pub is_inner: bool,
}

impl<'a> Sheet<'a> {
    /// Lays out a text.
    pub fn new(file: &'a Arc<str>, text: &'a str, first_line: u32, is_refused: bool) -> Self {
        let original: Vec<&str> = text.split('\n').collect();
        let lines = original.iter().map(|line| (*line).to_owned()).collect();
        Self { file, first_line, is_refused, original, lines, starts: Vec::new(), faults: Vec::new() }
    }

    /// A place on a line of the file; the byte counts in the line as it now is.
    pub fn place(&self, at: usize, byte: usize) -> Place {
        let line = self.lines.get(at).map_or("", String::as_str);
        let before = line.char_indices().take_while(|(start, _)| *start < byte).count();
        let longest = self.original.get(at).map_or(0, |line| line.chars().count());
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Place::line(self.file, self.first_line.saturating_add(number(at)), number(before.min(longest) + 1))
    }

    /// Notes what was put right on a line; the corrected line is added at the end.
    pub fn tell(&mut self, at: usize, problem: Problem) {
        self.faults.push((at, problem));
    }

    /// Whether any line has changed.
    pub fn has_changed(&self) -> bool {
        let end = [' ', '\t'];
        self.lines
            .iter()
            .zip(&self.original)
            .any(|(line, original)| line.trim_end_matches(end) != original.trim_end_matches(end))
    }

    /// The lines as one text.
    pub fn text(&self) -> String {
        self.lines.join("\n")
    }

    /// What was told, except about these lines.
    pub fn into_faults(self, dropped: &BTreeSet<usize>) -> impl Iterator<Item = Problem> {
        self.faults.into_iter().filter(|(at, _)| !dropped.contains(at)).map(|(_, problem)| problem)
    }

    /// Writes the lines as they now are into what was told of them.
    pub fn show_corrections(&mut self) {
        for (at, problem) in &mut self.faults {
            problem.corrected = self.lines.get(*at).cloned();
        }
    }

    /// The names that some `&` gives and some `*` asks for.
    pub fn anchors(&self) -> BTreeSet<String> {
        let names = |sign| -> BTreeSet<&str> {
            let words = self.original.iter().flat_map(|line| line.split([' ', '[', '{', ',', ']', '}']));
            words.filter_map(|word| word.strip_prefix(sign)).filter(|name| !name.is_empty()).collect()
        };
        names('&').intersection(&names('*')).map(|name| (*name).to_owned()).collect()
    }

    /// The number of the next line after this one that carries something.
    pub fn next_busy(&self, at: usize) -> Option<usize> {
        (at + 1..self.lines.len()).find(|next| !line::is_idle(&self.lines[*next]))
    }
}
