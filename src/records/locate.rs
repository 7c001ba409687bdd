//! Finding the lines of problems, once, at the end, for the few files that have any.

use std::{collections::BTreeMap, sync::Arc};

use super::{file::form_of, source};
use crate::{
    problem::{Place, Problem, Problems, Spot},
    tree::Tree,
};

/// Gives every problem the line and column of what it is about.
///
/// Each file with a problem is read once more; a file that is gone by now keeps its problems
/// without a line.
pub fn locate(mut problems: Vec<Problem>, tree: &Tree) -> Vec<Problem> {
    let mut files: BTreeMap<Arc<str>, Vec<&mut Place>> = BTreeMap::new();
    for problem in &mut problems {
        for place in std::iter::once(&mut problem.place).chain(&mut problem.related) {
            if matches!(place.spot, Spot::Node(_) | Spot::Byte(_)) {
                files.entry(Arc::clone(&place.file)).or_default().push(place);
            }
        }
    }
    for (file, places) in files {
        let text = text_of(tree, &file);
        let lines = Lines::new(&text);
        let needs_marks = places.iter().any(|place| matches!(place.spot, Spot::Node(_)));
        let marks = if needs_marks { source::marks(&text, form_of(&file)) } else { Vec::new() };
        for place in places {
            place.spot = match place.spot {
                Spot::Node(node) => {
                    marks.get(node as usize).map_or(Spot::File, |&(line, column)| Spot::Line { line, column })
                }
                Spot::Byte(byte) => lines.spot(byte as usize),
                known => known,
            };
        }
    }
    problems.sort_by(|a, b| {
        let key =
            |problem: &Problem| (Arc::clone(&problem.place.file), problem.place.spot, problem.severity, problem.code);
        key(a).cmp(&key(b)).then_with(|| a.message.en.cmp(&b.message.en))
    });
    problems.dedup();
    problems
}

/// A file's text as the readers saw it, or nothing when it cannot be had any more.
pub(crate) fn text_of(tree: &Tree, file: &Arc<str>) -> String {
    let bytes = tree.read(file).unwrap_or_default();
    source::decode(file, bytes, &mut Problems::default()).unwrap_or_default()
}

/// Where the lines of a text begin.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    fn spot(&self, byte: usize) -> Spot {
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts[line.saturating_sub(1)];
        let before = self.text.get(start..byte).map_or(0, |before| before.chars().count());
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Spot::Line { line: number(line), column: number(before + 1) }
    }
}
