//! Data as its author wrote it: text, lists and maps, nothing interpreted.

/// A value and its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its place in reading order. Keys are numbered too, from 0 for the root;
    /// [`marks`](crate::records::source::marks) tells line and column of each number.
    pub id: u32,
    /// What was written.
    pub value: Value,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// Text exactly as typed, also where it looks like a number or a truth value.
    Text(Box<str>),
    /// Values in order.
    List(Vec<Node>),
    /// Keys with their values, in the order written; no key twice.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key as typed.
    pub key: Box<str>,
    /// The key's own number.
    pub key_id: u32,
    /// What stands behind it.
    pub value: Node,
}

impl Value {
    /// Whether there is something in it that a reader could see.
    pub fn is_filled(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Text(text) => !text.trim().is_empty(),
            Self::List(items) => !items.is_empty(),
            Self::Map(entries) => !entries.is_empty(),
        }
    }
}
