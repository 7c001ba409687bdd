//! A record as it came from elsewhere, before it has a place in the portal's folder.

use std::sync::Arc;

use crate::{
    problem::Text,
    records::{
        folder::Kind,
        node::{Entry, Node, Value},
    },
};

/// A record that is about to be written.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What it is a record of.
    pub kind: Kind,
    /// What its file is called after: its title, or for some records a name of its own.
    pub name: String,
    /// The path that it must have, for texts whose place says what they are.
    pub path: Option<String>,
    /// Its fields under the first names of their keys, values as typed.
    pub fields: Vec<Entry>,
    /// Its text.
    pub body: String,
    /// The addresses that it had: paths from the root of the old site.
    pub old: Vec<String>,
    /// Where it was found.
    pub from: Whence,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Whence {
    /// The file, as its author knows it.
    pub file: Arc<str>,
    /// The line, counted from 1, where it is known.
    pub line: Option<u32>,
}

/// A photo or document that goes with records.
#[derive(Clone, Debug)]
pub struct Medium {
    /// Where it goes.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Where it was found.
    pub from: Whence,
}

/// Something about a source that its people should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where it is.
    pub from: Whence,
    /// What it is.
    pub text: Text,
    /// What became of it.
    pub loss: Loss,
}

/// What became of something that is noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loss {
    /// A whole record, file or row was not taken.
    Left,
    /// A record was taken, but not all of it, or not quite as it was.
    Changed,
}

impl Whence {
    /// A file as a whole.
    pub fn file(file: &str) -> Self {
        Self { file: file.into(), line: None }
    }

    /// A line of a file.
    pub fn line(file: &Arc<str>, line: usize) -> Self {
        Self { file: Arc::clone(file), line: u32::try_from(line).ok() }
    }

    /// Says that this was not taken.
    pub fn left(&self, text: Text) -> Note {
        Note { from: self.clone(), text, loss: Loss::Left }
    }

    /// Says that this was taken, but not as it was.
    pub fn changed(&self, text: Text) -> Note {
        Note { from: self.clone(), text, loss: Loss::Changed }
    }
}

impl Draft {
    /// A record without fields.
    pub fn new(kind: Kind, name: impl Into<String>, from: Whence) -> Self {
        let (fields, old) = (Vec::new(), Vec::new());
        Self { kind, name: name.into(), path: None, fields, body: String::new(), old, from }
    }

    /// Adds a field unless its value is empty.
    pub fn add(&mut self, key: &str, value: Value) {
        if value.is_filled() {
            self.fields.push(field(key, value));
        }
    }

    /// Adds a text unless it is empty.
    pub fn add_text(&mut self, key: &str, text: &str) {
        self.add(key, typed(text.trim()));
    }

    /// Keeps what no key is known for below `lain`.
    pub fn add_extra(&mut self, key: &str, value: Value) {
        let key = key.trim();
        if !value.is_filled() || key.is_empty() {
            return;
        }
        match self.fields.iter_mut().find(|entry| &*entry.key == EXTRA) {
            Some(Entry { value: Node { value: Value::Map(extra), .. }, .. }) => {
                extra.retain(|entry| &*entry.key != key);
                extra.push(field(key, value));
            }
            _ => self.fields.push(field(EXTRA, Value::Map(vec![field(key, value)]))),
        }
    }

    /// The value of a field.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.fields.iter().find(|entry| &*entry.key == key).map(|entry| &entry.value.value)
    }

    /// The value of a field that is one text.
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.get(key)? {
            Value::Text(text) => Some(text),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Takes a field out.
    pub fn take(&mut self, key: &str) -> Option<Value> {
        let at = self.fields.iter().position(|entry| &*entry.key == key)?;
        Some(self.fields.remove(at).value.value)
    }

    /// Its title or name.
    pub fn title(&self) -> Option<&str> {
        self.text("judul").or_else(|| self.text("nama"))
    }
}

/// The key under which fields of others stand.
pub const EXTRA: &str = "lain";

/// A text as a value.
pub fn typed(text: &str) -> Value {
    Value::Text(text.into())
}

/// A list of values.
pub fn list(items: impl IntoIterator<Item = Value>) -> Value {
    Value::List(items.into_iter().map(node).collect())
}

/// A map of values, those left out that are empty.
pub fn map<'k>(entries: impl IntoIterator<Item = (&'k str, Value)>) -> Value {
    Value::Map(entries.into_iter().map(|(key, value)| field(key, value)).collect())
}

/// A key and its value.
pub fn field(key: &str, value: Value) -> Entry {
    Entry { key: key.into(), key_id: 0, value: node(value) }
}

/// A value that was not read from any place.
pub fn node(value: Value) -> Node {
    Node { id: 0, value }
}
