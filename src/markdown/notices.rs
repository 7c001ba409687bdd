//! Gathers what there is to tell about one text.

use std::{collections::HashSet, ops::Range};

use crate::problem::prose::Advice;

use super::{Finding, source::Source};

/// How many findings of one text are kept: more would only bury the first.
pub(super) const MOST: usize = 100;

/// The longest corrected line that is worth showing, in bytes.
const LONGEST_LINE: usize = 300;

/// The findings of a text so far.
pub(super) struct Notices<'e> {
    source: &'e Source<'e>,
    findings: &'e mut Vec<Finding>,
    added: usize,
    told: HashSet<String>,
}

impl<'e> Notices<'e> {
    /// None so far.
    pub fn new(source: &'e Source<'e>, findings: &'e mut Vec<Finding>) -> Self {
        Self { source, findings, added: 0, told: HashSet::new() }
    }

    /// Whether no more are kept.
    pub fn are_enough(&self) -> bool {
        self.added >= MOST
    }

    /// Adds one about a part of the text as it is read; `replacement` would set that part right.
    pub fn add(&mut self, range: &Range<usize>, advice: Advice, replacement: Option<&str>) {
        if !self.are_enough() {
            let corrected = replacement.map(|replacement| self.source.line_with(range, replacement));
            self.add_original(self.source.original(range), advice, corrected);
        }
    }

    /// Adds one, unless one of this subject was added before.
    pub fn add_once(&mut self, subject: &str, range: &Range<usize>, advice: Advice) {
        if !self.are_enough() && self.told.insert(subject.to_owned()) {
            self.add(range, advice, None);
        }
    }

    /// Adds one about bytes of the body, with the corrected line.
    pub fn add_original(&mut self, at: Range<usize>, advice: Advice, corrected: Option<String>) {
        if self.are_enough() {
            return;
        }
        self.added += 1;
        let corrected = corrected.filter(|line| line.len() <= LONGEST_LINE);
        let Advice { severity, code, message, help } = advice;
        self.findings.push(Finding { at, severity, code, message, help, corrected });
    }
}
