//! Values, from their first line to their last.

use super::{
    Walk,
    levels::{Owner, Shape},
};
use crate::{
    problem::Problem,
    records::mend::{
        line,
        value::{self, Kind},
    },
};

impl Walk<'_, '_> {
    /// A value from its first line on, behind what stands before it as it should be.
    pub fn value(&mut self, at: usize, head: &str, value: &str, owner: Owner) -> usize {
        let kind = value::kind(value);
        self.setting.is_parent = self.is_parent(at, owner);
        let is_reference = value.starts_with(['&', '!']) && !value.contains(' ');
        self.is_open = kind == Kind::Empty && !value.starts_with(|c: char| c == '#' && !self.setting.is_parent)
            || (is_reference && self.setting.is_parent);
        self.last = owner;
        if kind == Kind::Block {
            return self.block(at, head, value, owner);
        }
        let end = match kind {
            Kind::Empty | Kind::Block => Some(at + 1),
            Kind::Plain if self.is_open => Some(at + 1),
            Kind::Plain => None,
            Kind::Quoted(quote) => self.sheet.end_of_quoted(at, value, quote, owner.inside),
            Kind::Flow => self.sheet.end_of_flow(at, value, owner.inside),
        };
        let end = end.unwrap_or_else(|| self.sheet.end_of_plain(at, owner.inside, owner.shape == Shape::List));
        self.write(at, end, head, value, owner);
        end
    }

    fn is_parent(&self, at: usize, owner: Owner) -> bool {
        let next = self.sheet.next_busy(at).map(|next| line::split(&self.sheet.lines[next]));
        next.is_some_and(|(indent, rest)| {
            indent >= owner.inside
                || (indent == owner.written && owner.shape == Shape::Map && line::dash(rest).is_some())
        })
    }

    /// Writes a value's lines as they should be.
    fn write(&mut self, at: usize, end: usize, head: &str, value: &str, owner: Owner) {
        let lines: Vec<String> = self.sheet.lines[at + 1..end].to_vec();
        let parts: Vec<&str> = std::iter::once(value).chain(lines.iter().map(|line| line.trim())).collect();
        let fix = value::mend(&parts, &self.setting);
        if let Some(fix) = &fix
            && let Some(tell) = fix.tell
        {
            let problem = tell(self.sheet.place(at, self.sheet.lines[at].trim_end().len() - value.len()), &fix.fault);
            self.sheet.tell(at, problem);
        }
        if value::kind(value) == Kind::Plain && owner.inside > 0 {
            self.tell_stray(at, &lines, owner);
        }
        let fixed = fix.map(|fix| fix.parts);
        self.sheet.lines[at] = format!("{head}{}", fixed.as_ref().map_or(value, |parts| &parts[0]));
        for (number, line) in lines.iter().enumerate() {
            let part = fixed.as_ref().map_or(parts[number + 1], |parts| &parts[number + 1]);
            self.sheet.lines[at + 1 + number] = shifted(line, part, owner);
        }
    }

    /// Lines of a text that have lost their indentation.
    fn tell_stray(&mut self, at: usize, lines: &[String], owner: Owner) {
        let is_stray = |line: &String| !line.trim().is_empty() && line::split(line).0 < owner.inside;
        if let Some(number) = lines.iter().position(is_stray) {
            let problem = Problem::text_not_indented(self.sheet.place(at + 1 + number, 0));
            self.sheet.tell(at + 1 + number, problem);
        }
    }

    /// A text under `|` or `>`.
    fn block(&mut self, at: usize, head: &str, value: &str, owner: Owner) -> usize {
        let (end, is_at_margin) = self.sheet.end_of_block(at, owner.inside);
        self.sheet.lines[at] = format!("{head}{value}");
        let first = (at + 1..end).find(|next| !self.sheet.lines[*next].trim().is_empty());
        let Some(first) = first else { return end };
        let has_digit = value.contains(|c: char| c.is_ascii_digit());
        let content = line::split(&self.sheet.lines[first]).0;
        let deep = if is_at_margin || has_digit { owner.inside } else { content };
        let by = if is_at_margin { owner.meant + 2 } else { (deep + owner.meant).saturating_sub(owner.written) };
        let mut told = !self.sheet.is_refused;
        for number in first..end {
            let (indent, rest) = line::split(&self.sheet.lines[number]);
            if rest.is_empty() || !self.sheet.is_refused {
                continue;
            }
            let extra = if is_at_margin { indent } else { indent.saturating_sub(deep) };
            let is_short = is_at_margin || indent < deep;
            let line = format!("{:width$}{rest}", "", width = by + extra);
            if is_short && !std::mem::replace(&mut told, true) {
                let problem = Problem::text_not_indented(self.sheet.place(number, indent));
                self.sheet.tell(number, problem);
            }
            self.sheet.lines[number] = line;
        }
        end
    }
}

/// A later line of a value, moved with its key and never left of it.
fn shifted(line: &str, part: &str, owner: Owner) -> String {
    if part.is_empty() {
        return String::new();
    }
    let indent = line::split(line).0;
    let moved = (indent + owner.meant).saturating_sub(owner.written);
    let least = if owner.inside == 0 { 0 } else { owner.meant + 1 };
    let width = if moved < least { least + 1 } else { moved };
    format!("{:width$}{part}", "")
}
