//! Levels of indentation, as written and as meant.

use super::Walk;
use crate::{problem::Problem, records::mend::line};

/// A list or map that is open, with its indentation as written and as meant.
#[derive(Clone, Copy)]
pub struct Level {
    pub written: usize,
    pub meant: usize,
    pub shape: Shape,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Map,
    List,
}

/// What a value belongs to, by its indentation as written and as meant.
#[derive(Clone, Copy)]
pub struct Owner {
    pub written: usize,
    pub meant: usize,
    /// The least indentation of what is inside.
    pub inside: usize,
    pub shape: Shape,
}

impl Owner {
    pub const ROOT: Self = Self { written: 0, meant: 0, inside: 0, shape: Shape::Map };

    pub fn new(written: usize, meant: usize, shape: Shape) -> Self {
        Self { written, meant, inside: written + 1, shape }
    }
}

impl Walk<'_, '_> {
    /// The indentation that a line was meant to have, with the level it opens or goes on.
    pub fn align(&mut self, at: usize, indent: usize, shape: Shape) -> usize {
        let mut popped = None;
        while self.levels.last().is_some_and(|top| top.written > indent) {
            popped = self.levels.pop();
        }
        let Some(top) = self.levels.last().copied() else { return self.root(at, indent, shape, popped) };
        if top.written == indent {
            return self.beside(top, shape);
        }
        if popped.is_none() && self.is_open && indent >= self.last.inside {
            let meant = self.last.meant + (indent - self.last.written);
            self.levels.push(Level { written: indent, meant, shape });
            return meant;
        }
        let meant = self.nearest(indent, shape, top, popped);
        if meant != indent {
            let problem = Problem::indent_off(self.sheet.place(at, indent));
            self.sheet.tell(at, problem);
        }
        meant
    }

    /// The outermost level. Where later lines stand further left, so was this one meant to.
    fn root(&mut self, at: usize, indent: usize, shape: Shape, popped: Option<Level>) -> usize {
        let mut meant = indent;
        if self.sheet.is_refused && popped.is_none() && indent > 0 {
            meant = self.margin(at, indent);
            if meant != indent {
                let problem = Problem::indent_off(self.sheet.place(at, indent));
                self.sheet.tell(at, problem);
            }
        }
        self.levels.push(Level { written: indent, meant, shape });
        meant
    }

    fn margin(&self, at: usize, indent: usize) -> usize {
        let later =
            self.sheet.lines[at + 1..].iter().take_while(|line| !line::is_marker(line)).map(|line| line::split(line));
        later
            .filter(|(left, rest)| *left < indent && line::is_entry(rest))
            .map(|(left, _)| left)
            .next()
            .unwrap_or(indent)
    }

    /// A line at the same indentation as one before it.
    fn beside(&mut self, top: Level, shape: Shape) -> usize {
        if top.shape == shape {
            return top.meant;
        }
        match shape {
            Shape::List if self.is_open && self.last.written == top.written => {
                self.levels.push(Level { shape, ..top });
            }
            Shape::List => {}
            Shape::Map => {
                let below = self.levels.iter().rev().nth(1);
                if below.is_some_and(|below| below.written == top.written && below.shape == Shape::Map) {
                    self.levels.pop();
                }
            }
        }
        top.meant
    }

    /// A line between two levels, or deeper where nothing deeper was begun.
    fn nearest(&mut self, indent: usize, shape: Shape, top: Level, popped: Option<Level>) -> usize {
        let is_item_in_item = shape == Shape::List && top.shape == Shape::List;
        if !self.sheet.is_refused && !is_item_in_item {
            self.levels.push(Level { written: indent, meant: indent, shape });
            return indent;
        }
        let deeper = popped.filter(|deeper| {
            deeper.shape == shape && (top.shape != shape || deeper.written - indent <= indent - top.written)
        });
        if let Some(deeper) = deeper {
            self.levels.push(deeper);
            return deeper.meant;
        }
        if top.shape == shape {
            return top.meant;
        }
        self.levels.push(Level { written: indent, meant: indent, shape });
        indent
    }
}
