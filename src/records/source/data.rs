//! YAML data read as written, or else as meant.

use crate::{
    problem::{Place, Problem, Problems},
    records::{
        mend::{self, Mended, Source},
        node::{Node, Value},
        yaml::{self, Aim, Note, Reading, Reason, Refusal},
    },
};

/// A file's data, with the place of each number where it is known and was asked for.
#[derive(Debug, Default)]
pub struct Data {
    pub root: Option<Node>,
    pub marks: Vec<Option<(u32, u32)>>,
}

/// Reads data, mending them where they are broken or look like a slip of the pen.
pub fn read(source: Source<'_>, aim: Aim, problems: &mut Problems) -> Data {
    let mended = match yaml::read(source.text, aim) {
        Ok(_) if mend::has_odd_line_ends(source.text) => mend::refused(source, aim, problems),
        Ok(reading) if matches!(reading.root.value, Value::Text(_)) => match as_entries(source, aim, problems) {
            Some(mended) => Ok(mended),
            None => return settle(source, reading, None, problems),
        },
        Ok(reading) if !is_doubtful(&reading, source.text) => return settle(source, reading, None, problems),
        Ok(reading) => match mend::doubtful(source, aim, problems) {
            Some(mended) => Ok(mended),
            None => return settle(source, reading, None, problems),
        },
        Err(refusal) if refusal.reason == Reason::Endless => Err(refusal),
        Err(_) => mend::refused(source, aim, problems),
    };
    match mended {
        Ok(Mended { reading, text }) => settle(source, reading, Some(&text), problems),
        Err(refusal) => give_up(source, &refusal, problems),
    }
}

/// Whether data were probably not meant as YAML takes them.
fn is_doubtful(reading: &Reading, text: &str) -> bool {
    let has_items_run_in = || reading.dashes && mend::has_items_run_in(text);
    reading.doubtful || has_items_run_in() || mend::is_doubtful(text)
}

/// Data that are one text for YAML, as `judul = Rapat` is, read as the entries they were meant to be.
fn as_entries(source: Source<'_>, aim: Aim, problems: &mut Problems) -> Option<Mended> {
    let mut told = Problems::default();
    let mended = mend::refused(source, aim, &mut told).ok()?;
    matches!(mended.reading.root.value, Value::Map(_)).then(|| problems.append(told))?;
    Some(mended)
}

fn give_up(source: Source<'_>, refusal: &Refusal, problems: &mut Problems) -> Data {
    let (line, column) = Places::new(source, None).in_file((refusal.line, refusal.column));
    let place = Place::line(source.file, line, column);
    problems.add(match refusal.reason {
        Reason::Deep | Reason::Endless => Problem::data_endless(place),
        Reason::Broken | Reason::UnknownAnchor => Problem::data_unreadable(place),
    });
    Data::default()
}

/// Tells what was noted, and finds the places in the file as its author wrote it.
fn settle(source: Source<'_>, reading: Reading, mended: Option<&str>, problems: &mut Problems) -> Data {
    for note in reading.notes {
        problems.add(told(source, note));
    }
    let marks = match reading.marks.is_empty() {
        true => Vec::new(),
        false => Places::new(source, mended).all(reading.marks),
    };
    let root = Some(reading.root).filter(|root| root.value != Value::Null);
    Data { root, marks }
}

fn told(source: Source<'_>, note: Note) -> Problem {
    let place = |id| Place::node(source.file, id);
    match note {
        Note::Repeated { key, dropped, kept } => Problem::duplicate_key(place(dropped), &key, place(kept)),
        Note::OddKey(id) => Problem::odd_key(place(id)),
        Note::Tag(tag, id) => Problem::tag_before_value(place(id), &tag),
    }
}

/// The lines as written and as mended, side by side.
struct Places<'s> {
    first_line: u32,
    lines: Vec<(&'s str, &'s str)>,
}

impl<'s> Places<'s> {
    fn new(source: Source<'s>, mended: Option<&'s str>) -> Self {
        let mended = mended.unwrap_or(source.text);
        Self { first_line: source.first_line, lines: source.text.split('\n').zip(mended.split('\n')).collect() }
    }

    /// All places, looking at each line once however many places it has.
    fn all(&self, marks: Vec<Option<(u32, u32)>>) -> Vec<Option<(u32, u32)>> {
        let mut last = (usize::MAX, Columns::default());
        let mut in_file = |(line, column): (u32, u32)| {
            let at = self.at(line);
            if at != last.0 {
                last = (at, self.columns(at));
            }
            (self.number(at), last.1.as_written(column))
        };
        marks.into_iter().map(|mark| mark.map(&mut in_file)).collect()
    }

    /// A place in the file; what is behind the last line is at its end.
    fn in_file(&self, (line, column): (u32, u32)) -> (u32, u32) {
        let at = self.at(line);
        (self.number(at), self.columns(at).as_written(column))
    }

    fn at(&self, line: u32) -> usize {
        (line as usize).saturating_sub(1).min(self.lines.len().saturating_sub(1))
    }

    fn number(&self, at: usize) -> u32 {
        self.first_line.saturating_add(u32::try_from(at).unwrap_or(u32::MAX))
    }

    fn columns(&self, at: usize) -> Columns {
        self.lines.get(at).map_or_else(Columns::default, |(written, mended)| Columns::new(written, mended))
    }
}

/// How the columns of a mended line lie in the line as written: the same up to where the two
/// part, and from there on as far from the end.
#[derive(Clone, Copy, Default)]
struct Columns {
    same: usize,
    written: usize,
    mended: usize,
}

impl Columns {
    fn new(written: &str, mended: &str) -> Self {
        let same = written.chars().zip(mended.chars()).take_while(|(a, b)| a == b).count();
        let length = |line: &str| line.trim_end().chars().count();
        Self { same, written: length(written), mended: length(mended) }
    }

    fn as_written(self, column: u32) -> u32 {
        let column = column as usize;
        let from_end = (column + self.written).saturating_sub(self.mended).max(self.same + 1);
        let moved = if column <= self.same + 1 { column } else { from_end };
        u32::try_from(moved.min(self.written + 1)).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_those_of_the_author() {
        assert_eq!(Columns::new("judul: A: B", "judul: \"A: B\"").as_written(8), 8);
        assert_eq!(Columns::new("  judul: A", "judul: A").as_written(8), 10);
        assert_eq!(Columns::new("", "judul: A").as_written(8), 1);
    }
}
