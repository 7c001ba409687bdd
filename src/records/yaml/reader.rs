//! What is kept while a text is read: numbers, places, notes.

use std::fmt::{Display, Write};

use super::{Aim, Note, ruler::Ruler};
use crate::records::node::{Node, Value};

/// What the visitors share.
pub struct Reader<'t> {
    text: &'t str,
    pub aim: Aim,
    ruler: Option<Ruler<'t>>,
    /// The next number.
    pub count: u32,
    /// As many values as the text could hold without repeating itself.
    limit: u32,
    /// The scalar that was just refused.
    pub caught: Option<Caught>,
    /// Room for the text of an error.
    scratch: String,
    pub marks: Vec<Option<(u32, u32)>>,
    pub notes: Vec<Note>,
    pub doubtful: bool,
    pub dashes: bool,
}

/// A scalar that was refused to learn its place.
pub enum Caught {
    /// One whose value is known.
    Known(Value),
    /// One whose text must be taken from its place.
    Typed,
}

impl<'t> Reader<'t> {
    /// Begins with number 0.
    pub fn new(text: &'t str, aim: Aim) -> Self {
        let limit = u32::try_from(text.len()).unwrap_or(u32::MAX).saturating_mul(3).saturating_add(1000);
        Self {
            text,
            aim,
            ruler: None,
            count: 0,
            limit,
            caught: None,
            scratch: String::new(),
            marks: Vec::new(),
            notes: Vec::new(),
            doubtful: false,
            dashes: false,
        }
    }

    /// Gives the next number; `None` when a text repeats itself beyond measure.
    pub fn number(&mut self) -> Option<()> {
        self.count += 1;
        if self.aim == Aim::Marks {
            self.marks.push(None);
        }
        (self.count <= self.limit).then_some(())
    }

    /// What became of the value with this number: one that was refused is taken from its place.
    pub fn settle<E: Display>(&mut self, id: u32, result: Result<Option<Value>, E>) -> Result<Option<Value>, E> {
        let error = match result {
            Ok(value) => {
                self.mark_by_first_child(id);
                return Ok(value);
            }
            Err(error) => error,
        };
        let Some(caught) = self.caught.take() else { return Err(error) };
        let place = self.place(&error);
        if let Some(mark) = self.marks.get_mut(id as usize) {
            *mark = Some(place);
        }
        Ok(Some(match caught {
            Caught::Known(value) => value,
            Caught::Typed => Value::Text(self.typed(place).into()),
        }))
    }

    fn mark_by_first_child(&mut self, id: u32) {
        let first = self.marks.get(id as usize + 1).copied().flatten();
        if let Some(mark @ None) = self.marks.get_mut(id as usize) {
            *mark = first;
        }
    }

    /// Line and column, which `serde_yaml` writes at the end of its message.
    fn place(&mut self, error: &impl Display) -> (u32, u32) {
        self.scratch.clear();
        // Writing to a string does not fail, and an empty text has no place.
        let _ = write!(self.scratch, "{error}");
        place_in(&self.scratch).unwrap_or((1, 1))
    }

    fn typed(&mut self, (line, column): (u32, u32)) -> &'t str {
        let text = self.text;
        scalar(self.ruler.get_or_insert_with(|| Ruler::new(text)).rest(line, column))
    }

    /// Several documents are one list; empty ones do not count.
    pub fn join(&mut self, mut documents: Vec<Node>) -> Node {
        let first = documents.first().map_or(0, |document| document.id);
        documents.retain(|document| document.value != Value::Null);
        if documents.len() < 2 {
            return documents.pop().unwrap_or(Node { id: first, value: Value::Null });
        }
        let id = self.count;
        let _ = self.number();
        if let Some(mark) = self.marks.last_mut() {
            *mark = Some((1, 1));
        }
        let items = documents.into_iter().flat_map(|document| match document.value {
            Value::List(items) => items,
            value => vec![Node { id: document.id, value }],
        });
        Node { id, value: Value::List(items.collect()) }
    }
}

/// The place at the end of a message such as `… at line 3 column 5`.
fn place_in(message: &str) -> Option<(u32, u32)> {
    let (_, place) = message.rsplit_once("at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// The number or word at the start of a text, past anchors and tags.
fn scalar(text: &str) -> &str {
    let mut rest = text;
    while rest.starts_with(['!', '&']) {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        rest = rest[end..].trim_start();
    }
    if let Some(quote @ ('"' | '\'')) = rest.chars().next() {
        return rest[1..].split(quote).next().unwrap_or_default();
    }
    let in_number = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_' | '~');
    &rest[..rest.find(|c| !in_number(c)).unwrap_or(rest.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_as_typed() {
        assert_eq!(scalar("+62812, lain"), "+62812");
        assert_eq!(scalar("1.10]"), "1.10");
        assert_eq!(scalar("!!int &a \"12\" x"), "12");
        assert_eq!(scalar("2026: x"), "2026");
    }
}
