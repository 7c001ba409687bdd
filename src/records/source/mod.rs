//! A file's text taken apart: data for the record, and the body behind them.

mod data;
mod decode;
mod fence;

use std::{ops::Range, sync::Arc};

pub use self::decode::decode;
use self::{data::Data, fence::Language};
use super::{mend::Source, node::Node, toml, yaml::Aim};
use crate::problem::{Place, Problem, Problems};

/// How a file holds its data, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// All of it is data.
    Yaml,
    /// Text, with data above it or without.
    Markdown,
}

/// A file taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parted {
    /// Its data; `None` if there are none.
    pub data: Option<Node>,
    /// Where its body is, in bytes of the text.
    pub body: Range<usize>,
}

/// Takes a file's text apart and reads its data.
///
/// Slips of the pen are read as they were meant and told; what cannot be read is left out, entry
/// by entry, and told.
pub fn part(file: &Arc<str>, text: &str, form: Form, problems: &mut Problems) -> Parted {
    let (data, body) = walk(file, text, form, Aim::Nodes, problems);
    Parted { data: data.root, body }
}

/// Line and column, in characters from 1, of every number that [`part`] gives out.
pub fn marks(text: &str, form: Form) -> Vec<(u32, u32)> {
    let (data, _) = walk(&Arc::from(""), text, form, Aim::Marks, &mut Problems::default());
    let mut nearest = data.marks.iter().copied().flatten().next().unwrap_or((1, 1));
    let known = data.marks.into_iter().map(|mark| {
        nearest = mark.unwrap_or(nearest);
        nearest
    });
    known.collect()
}

fn walk(file: &Arc<str>, text: &str, form: Form, aim: Aim, problems: &mut Problems) -> (Data, Range<usize>) {
    if form == Form::Yaml {
        return (data::read(Source { file, text, first_line: 1 }, aim, problems), text.len()..text.len());
    }
    let Some(matter) = fence::find(text) else { return (Data::default(), 0..text.len()) };
    for (slip, line) in &matter.slips {
        problems.add(slip.problem(Place::line(file, *line, 1)));
    }
    let source = Source { file, text: &text[matter.data], first_line: matter.first_line };
    let data = match matter.language {
        Language::Yaml => data::read(source, aim, problems),
        Language::Toml => read_toml(source, aim, problems),
    };
    (data, matter.body)
}

fn read_toml(source: Source<'_>, aim: Aim, problems: &mut Problems) -> Data {
    let read = toml::read(source.text, aim);
    for (line, column) in &read.faults {
        let place = Place::line(source.file, source.first_line + line - 1, *column);
        problems.add(Problem::toml_unreadable(place));
    }
    let down = |(line, column): (u32, u32)| (line + source.first_line - 1, column);
    Data { root: read.root, marks: read.marks.into_iter().map(|mark| mark.map(down)).collect() }
}
