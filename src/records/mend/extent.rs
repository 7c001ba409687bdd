//! Which lines belong to a value.

use super::{flow::Brackets, line, quote, sheet::Sheet};

/// A value that goes on longer than this is taken for one that was never closed.
const LONGEST: usize = 4000;

impl Sheet<'_> {
    fn line(&self, at: usize) -> Option<(usize, &str)> {
        self.lines.get(at).map(|line| line::split(line))
    }

    /// The end of a text without quotes that starts on this line.
    ///
    /// Its other lines stand deeper than its key. In data that YAML refuses they may also have
    /// lost their indentation, as pasted text does.
    pub fn end_of_plain(&self, at: usize, inside: usize, is_item: bool) -> usize {
        let mut end = at + 1;
        let mut next = at + 1;
        while let Some((indent, rest)) = self.line(next) {
            if !rest.is_empty() && !self.goes_on(indent, rest, inside, is_item, next == end) {
                break;
            }
            next += 1;
            if !rest.is_empty() {
                end = next;
            }
        }
        end
    }

    fn goes_on(&self, indent: usize, rest: &str, inside: usize, is_item: bool, follows: bool) -> bool {
        if rest.starts_with('#') || (indent == 0 && line::is_marker(rest)) {
            return false;
        }
        if indent >= inside {
            let is_misplaced = self.is_refused && line::is_entry(rest);
            let is_next_item = is_item && line::dash(rest).or_else(|| line::bullet(rest)).is_some();
            return !is_misplaced && !is_next_item;
        }
        self.is_refused && follows && is_stray(rest)
    }

    /// The end of a quoted text; `None` if it is never closed.
    pub fn end_of_quoted(&self, at: usize, value: &str, quote: char, inside: usize) -> Option<usize> {
        if quote::close(&value[1..], quote).is_some() {
            return Some(at + 1);
        }
        for next in at + 1..self.lines.len().min(at + LONGEST) {
            let (indent, rest) = self.line(next)?;
            let is_over =
                indent < inside && (line::is_entry(rest) || line::dash(rest).is_some() || line::is_marker(rest));
            if is_over {
                return None;
            }
            if quote::close(rest, quote).is_some() {
                return Some(next + 1);
            }
        }
        None
    }

    /// The end of a list or map between brackets; `None` if it is never closed.
    pub fn end_of_flow(&self, at: usize, value: &str, inside: usize) -> Option<usize> {
        let mut brackets = Brackets::default();
        if brackets.follow(value).is_some() {
            return Some(at + 1);
        }
        for next in at + 1..self.lines.len().min(at + LONGEST) {
            let (indent, rest) = self.line(next)?;
            let is_over = !rest.starts_with(['"', '\'']) && (line::key(rest).is_some() || line::dash(rest).is_some());
            if indent < inside && (is_over || line::is_marker(rest)) {
                return None;
            }
            if brackets.follow(rest).is_some() {
                return Some(next + 1);
            }
        }
        None
    }

    /// The end of a text under `|` or `>`, and whether it stands at the margin by mistake.
    pub fn end_of_block(&self, at: usize, inside: usize) -> (usize, bool) {
        let first = (at + 1..self.lines.len()).find(|next| !self.lines[*next].trim().is_empty());
        let is_at_margin = self.is_refused
            && first.and_then(|first| self.line(first)).is_some_and(|(indent, rest)| indent < inside && is_stray(rest));
        let mut end = at + 1;
        let mut next = at + 1;
        while let Some((indent, rest)) = self.line(next) {
            let belongs = rest.is_empty()
                || indent >= inside
                || (is_at_margin && !line::is_entry(rest) && !line::is_marker(rest))
                || (self.is_refused && next == end && next > at + 1 && is_stray(rest) && !rest.starts_with('#'));
            if !belongs {
                break;
            }
            next += 1;
            if !rest.is_empty() {
                end = next;
            }
        }
        (end, is_at_margin)
    }
}

/// Whether a line at the margin can only be the rest of a text.
fn is_stray(rest: &str) -> bool {
    line::key(rest).is_none()
        && line::slip(rest).is_none()
        && line::dash(rest).is_none()
        && line::bullet(rest).is_none()
        && !line::is_marker(rest)
}
