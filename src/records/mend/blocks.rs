//! Data taken apart, so that an entry that cannot be read costs nothing but itself.

use std::{collections::BTreeSet, ops::Range};

use super::{Mended, line, sheet::Sheet};
use crate::{
    problem::{Problem, Problems},
    records::yaml::{self, Aim, Reason, Refusal},
};

/// So many entries that are well alone are left out because they are not well together.
const MOST_ROUNDS: usize = 16;

/// Reads all entries but the broken ones, which are blanked and told.
pub fn without_broken(
    sheet: &mut Sheet<'_>,
    refusal: Refusal,
    aim: Aim,
    problems: &mut Problems,
) -> Result<(Mended, BTreeSet<usize>), Refusal> {
    if refusal.reason == Reason::Endless {
        return Err(refusal);
    }
    let mut apart = Apart { sheet, problems, dropped: BTreeSet::new() };
    let outer = apart.ranges(0..apart.sheet.lines.len(), false);
    for range in &outer {
        apart.item(range.clone());
    }
    for _ in 0..MOST_ROUNDS {
        let text = apart.sheet.text();
        match yaml::read(&text, aim) {
            Ok(reading) => return Ok((Mended { reading, text }, apart.dropped)),
            Err(refusal) if refusal.reason == Reason::Endless => return Err(refusal),
            Err(refusal) if !apart.leave_out(&outer, &refusal) => return Err(refusal),
            Err(_) => {}
        }
    }
    let text = apart.sheet.text();
    yaml::read(&text, aim).map(|reading| (Mended { reading, text }, apart.dropped))
}

struct Apart<'p, 's, 'a> {
    sheet: &'s mut Sheet<'a>,
    problems: &'p mut Problems,
    dropped: BTreeSet<usize>,
}

impl Apart<'_, '_, '_> {
    /// The entries within some lines, each from its first line to the next entry.
    fn ranges(&self, within: Range<usize>, is_inner: bool) -> Vec<Range<usize>> {
        let starts = &self.sheet.starts;
        let from = starts.partition_point(|start| start.line < within.start);
        let to = starts.partition_point(|start| start.line < within.end);
        let mut lines: Vec<usize> =
            starts[from..to].iter().filter(|start| start.is_inner == is_inner).map(|start| start.line).collect();
        lines.dedup();
        let ends = lines.iter().skip(1).copied().chain([within.end]);
        lines.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
    }

    /// Reads one entry or item alone, and takes it apart once more if it is broken.
    fn item(&mut self, range: Range<usize>) {
        let Some(refusal) = refusal_alone(&self.text(range.clone(), 0)) else { return };
        let inner = self.ranges(range.clone(), true);
        if inner.is_empty() {
            return self.blank(range, &refusal, 0);
        }
        for entry in inner {
            let dash = self.dash(entry.start);
            if let Some(refusal) = refusal_alone(&self.text(entry.clone(), dash)) {
                self.blank(entry, &refusal, dash);
            }
        }
        if let Some(refusal) = refusal_alone(&self.text(range.clone(), 0)) {
            self.blank(range, &refusal, 0);
        }
    }

    /// The width of indentation and `- ` before an item's first key.
    fn dash(&self, at: usize) -> usize {
        let (indent, rest) = line::split(&self.sheet.lines[at]);
        line::dash(rest).map_or(0, |width| indent + width)
    }

    /// Some lines alone, without the dash of the first.
    fn text(&self, range: Range<usize>, dash: usize) -> String {
        let text = self.sheet.lines[range].join("\n");
        format!("{:dash$}{}", "", text.get(dash..).unwrap_or_default())
    }

    fn blank(&mut self, range: Range<usize>, refusal: &Refusal, dash: usize) {
        let last = range.len().saturating_sub(1);
        let at = range.start + (refusal.line as usize).saturating_sub(1).min(last);
        let first = self.sheet.original.get(range.start).copied().unwrap_or_default().trim();
        let name = line::key(line::dash(first).map_or(first, |width| &first[width..])).map_or(first, |key| key.name);
        let byte = line::split(&self.sheet.lines[at]).0;
        self.problems.add(Problem::entry_unreadable(self.sheet.place(at, byte), name));
        for number in range.clone() {
            self.dropped.insert(number);
            if !line::is_marker(&self.sheet.lines[number]) {
                self.sheet.lines[number].clear();
            }
        }
        if dash > 0 {
            let indent = line::split(self.sheet.original[range.start]).0;
            self.sheet.lines[range.start] = format!("{:indent$}-", "");
        }
    }

    /// Leaves out the entry at which reading everything stops; `false` if there is none.
    fn leave_out(&mut self, outer: &[Range<usize>], refusal: &Refusal) -> bool {
        let at = (refusal.line as usize).saturating_sub(1);
        let next = outer.partition_point(|range| range.start <= at);
        let left = outer[..next]
            .iter()
            .rev()
            .find(|range| self.sheet.lines[(*range).clone()].iter().any(|line| !line.trim().is_empty()));
        let Some(range) = left.cloned() else { return false };
        let within =
            Refusal { line: u32::try_from(at.saturating_sub(range.start) + 1).unwrap_or(u32::MAX), ..*refusal };
        self.blank(range, &within, 0);
        true
    }
}

/// Why some lines cannot be read alone; a name given elsewhere is no fault.
fn refusal_alone(text: &str) -> Option<Refusal> {
    yaml::read(text, Aim::Nodes).err().filter(|refusal| refusal.reason != Reason::UnknownAnchor)
}
