//! Through the data line by line: levels of indentation, keys, items and their values.

mod levels;
mod write;

use self::levels::{Level, Owner, Shape};
use super::{
    keys,
    line::{self, Joint, Key},
    sheet::{Sheet, Start},
    value::Setting,
};
use crate::problem::Problem;

/// Puts every line right that is surely wrong.
pub fn walk(sheet: &mut Sheet<'_>) {
    let setting = Setting { anchors: sheet.anchors(), is_parent: false };
    let mut walk = Walk { sheet, setting, levels: Vec::new(), last: Owner::ROOT, is_open: false };
    let mut at = 0;
    while at < walk.sheet.lines.len() {
        at = walk.line(at);
    }
}

struct Walk<'s, 'a> {
    sheet: &'s mut Sheet<'a>,
    setting: Setting,
    levels: Vec<Level>,
    /// The key or item read last.
    last: Owner,
    /// Whether it still waits for its value.
    is_open: bool,
}

impl Walk<'_, '_> {
    /// Reads what starts on a line, and tells which line comes next.
    fn line(&mut self, at: usize) -> usize {
        let text = self.sheet.lines[at].clone();
        if line::is_idle(&text) || (at == 0 && text.starts_with('%')) {
            return at + 1;
        }
        let (indent, rest) = line::split(&text);
        if indent == 0 && (line::is_marker(rest) || rest.starts_with("--- ") || self.is_odd_marker(at, rest)) {
            (self.levels, self.last, self.is_open) = (Vec::new(), Owner::ROOT, false);
            return at + 1;
        }
        if let Some(width) = line::dash(rest) {
            return self.item(at, indent, rest, width, true);
        }
        if let Some(width) = line::bullet(rest).filter(|_| self.expects_items(at, indent, rest)) {
            let column = self.sheet.place(at, indent);
            let problem = if rest.starts_with('-') {
                Problem::dash_without_space(column)
            } else {
                Problem::odd_bullet(column, rest)
            };
            self.sheet.tell(at, problem);
            return self.item(at, indent, rest, width, false);
        }
        match line::key(rest).or_else(|| self.slip(indent, rest)) {
            Some(key) => self.entry(at, indent, rest, key),
            None => self.text(at, indent, rest),
        }
    }

    fn is_odd_marker(&mut self, at: usize, rest: &str) -> bool {
        let is_odd = self.sheet.is_refused && line::is_odd_fence(rest);
        if is_odd {
            let problem = Problem::fence_odd(self.sheet.place(at, 0), rest);
            "---".clone_into(&mut self.sheet.lines[at]);
            self.sheet.tell(at, problem);
        }
        is_odd
    }

    /// Whether a list is going on or may begin here.
    fn expects_items(&self, at: usize, indent: usize, rest: &str) -> bool {
        let in_list = self.levels.iter().rev().any(|level| level.shape == Shape::List && level.written <= indent);
        if in_list && !(self.is_open && indent > self.last.written && self.last.shape == Shape::Map) {
            return true;
        }
        let may_begin = self.is_open && indent >= self.last.written || self.levels.is_empty();
        let first = rest.chars().next();
        let again =
            || self.sheet.next_busy(at).is_some_and(|next| self.sheet.lines[next].trim_start().chars().next() == first);
        may_begin && (!rest.starts_with(['+', '*', '–', '—', '−']) || again())
    }

    /// A key that was written wrongly, where only a key can stand.
    fn slip<'l>(&self, indent: usize, rest: &'l str) -> Option<Key<'l>> {
        let key = line::slip(rest)?;
        let is_sure = keys::is_known(key.name) && !keys::is_prefix(key.name);
        let is_inside = self.is_open && indent >= self.last.inside;
        (is_sure || (self.sheet.is_refused && !is_inside)).then_some(key)
    }

    /// A line `- …`.
    fn item(&mut self, at: usize, indent: usize, rest: &str, width: usize, is_proper: bool) -> usize {
        let meant = self.align(at, indent, Shape::List);
        self.begin(at, self.levels.len() == 1);
        let (dash, mut inner) = rest.split_at(width);
        let mut head = format!("{:meant$}{}", "", if is_proper { dash } else { "- " });
        let mut owner = Owner::new(indent, meant, Shape::List);
        let mut written = indent + dash.chars().count();
        while let Some(width) = line::dash(inner) {
            let level = Level { written, meant: head.len(), shape: Shape::List };
            self.levels.push(level);
            owner = Owner::new(written, head.len(), Shape::List);
            head.push_str(&inner[..width]);
            inner = &inner[width..];
            written += width;
        }
        let slip = || line::slip(inner).filter(|key| keys::is_known(key.name) && !keys::is_prefix(key.name));
        let Some(key) = line::key(inner).or_else(slip) else { return self.value(at, &head, inner, owner) };
        self.levels.push(Level { written, meant: head.len(), shape: Shape::Map });
        self.begin(at, false);
        let owner = Owner::new(written, head.len(), Shape::Map);
        self.keyed(at, &head, inner, key, owner)
    }

    /// A line `key: …`.
    fn entry(&mut self, at: usize, indent: usize, rest: &str, key: Key<'_>) -> usize {
        let meant = self.align(at, indent, Shape::Map);
        self.begin(at, self.levels.len() == 1);
        self.keyed(at, &" ".repeat(meant), rest, key, Owner::new(indent, meant, Shape::Map))
    }

    fn keyed(&mut self, at: usize, head: &str, rest: &str, key: Key<'_>, owner: Owner) -> usize {
        let behind = &rest[key.value..];
        if key.joint == Joint::Colon {
            return self.value(at, &format!("{head}{}", &rest[..key.value]), behind, owner);
        }
        let problem = Problem::odd_joint(self.sheet.place(at, head.len() + key.name.len()), key.name);
        self.sheet.tell(at, problem);
        self.value(at, &format!("{head}{}: ", key.name), behind, owner)
    }

    /// A line that is neither an item nor an entry.
    fn text(&mut self, at: usize, indent: usize, rest: &str) -> usize {
        let head = " ".repeat(indent);
        if !self.sheet.is_refused && rest.starts_with(['?', ':']) {
            return at + 1;
        }
        if self.is_open && indent >= self.last.inside {
            return self.value(at, &head, rest, self.last);
        }
        if self.levels.is_empty() {
            return self.value(at, &head, rest, Owner::ROOT);
        }
        self.begin(at, self.levels.first().is_some_and(|root| indent <= root.written));
        at + 1
    }

    /// Notes that data may be taken apart before this line.
    fn begin(&mut self, at: usize, is_outer: bool) {
        let in_item =
            self.levels.len() == 2 && self.levels[0].shape == Shape::List && self.levels[1].shape == Shape::Map;
        if is_outer || in_item {
            self.sheet.starts.push(Start { line: at, is_inner: !is_outer });
        }
    }
}
