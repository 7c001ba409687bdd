//! Reading a record field by field, so that one wrong value costs nothing but itself.

use std::{fmt::Write as _, sync::Arc};

use jiff::tz::TimeZone;
use serde_json::Value as Json;

use super::{
    key::{Key, KeyTable},
    node::{Entry, Node, Value},
    shape::{Form, Map, Shape},
};
use crate::problem::{Place, Problem, Problems};

/// What reading one file needs at hand.
pub struct Reader<'a> {
    /// The file's path.
    pub file: &'a Arc<str>,
    /// The portal's zone: moments written with another one are brought here.
    pub zone: &'a TimeZone,
    /// Where problems go.
    pub problems: &'a mut Problems,
    /// The key whose value is being read, as typed; empty for an item of a list.
    pub key: String,
}

/// Fields by their first names, in a form that other programs read too.
pub type Fields = serde_json::Map<String, Json>;

/// A value that remembers where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<T> {
    /// The value.
    pub value: T,
    /// Its number among the file's values.
    pub node: u32,
}

/// A type that a record's value can be read as.
pub trait Field: Sized {
    /// What a value of it may look like.
    const SHAPE: Shape;

    /// Reads a value that is there; a value that cannot be read is a problem and `None`.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;

    /// What may be told others of the value that was read from a node: its text as typed, without
    /// anything that was not understood.
    fn public(&self, node: &Node) -> Option<Json> {
        as_typed(node)
    }
}

/// What a record's field holds: one value or none, or a list.
pub trait Slot: Sized {
    /// What it may look like.
    const FORM: Form;

    /// Reads the value of a key, if the record has the key.
    fn fill(node: Option<&Node>, reader: &mut Reader<'_>) -> Self;

    /// What may be told others of it, as [`Field::public`].
    fn public(&self, node: &Node) -> Option<Json>;
}

/// A map with known keys.
pub trait Record: Sized {
    /// Its keys in the order of its fields.
    const KEYS: &'static [Key];

    /// The same with its name.
    const MAP: Map;

    /// Its keys, ready to be looked up.
    fn table() -> &'static KeyTable;

    /// Reads the fields out of a map's entries; keys that are not in the table are problems.
    fn read_entries(entries: &[Entry], reader: &mut Reader<'_>) -> Self;

    /// What may be told others of the fields that were read from a map's entries, under their first names.
    fn public_fields(&self, entries: &[Entry]) -> Fields;

    /// What a text stands for where a map was expected, as in `gambar: foto.jpg`.
    fn from_text(_text: &str, _node: &Node, _reader: &mut Reader<'_>) -> Option<Self> {
        None
    }
}

/// Defines a record once: its fields, their types, their keys in every name, and what they mean.
macro_rules! record {
    ($(#[doc = $doc:literal])+ pub struct $Name:ident {
        $( $(#[doc = $about:literal])+ $field:ident : $ty:ty = $key:literal $(| $alias:literal)* $(=> $hint:expr)? ),* $(,)?
    } $($from_text:item)?) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, Default)]
        pub struct $Name {
            $( $(#[doc = $about])+ pub $field: $ty, )*
        }

        impl $crate::records::field::Record for $Name {
            const KEYS: &'static [$crate::records::key::Key] = &[
                $( $crate::records::key::Key {
                    name: $key,
                    aliases: &[$($alias),*],
                    doc: concat!($($about),+),
                    form: <$ty as $crate::records::field::Slot>::FORM,
                    hint: $crate::records::field::hint!($($hint)?),
                } ),*
            ];

            const MAP: $crate::records::shape::Map = $crate::records::shape::Map {
                name: stringify!($Name),
                doc: concat!($($doc),+),
                keys: $Name::KEYS,
                from_text: $crate::records::field::is_there!($($from_text)?),
            };

            fn table() -> &'static $crate::records::key::KeyTable {
                static TABLE: std::sync::LazyLock<$crate::records::key::KeyTable> =
                    std::sync::LazyLock::new(|| $crate::records::key::KeyTable::new($Name::KEYS));
                &TABLE
            }

            fn read_entries(
                entries: &[$crate::records::node::Entry],
                reader: &mut $crate::records::field::Reader<'_>,
            ) -> Self {
                let mut chosen = reader.choose(entries, Self::table()).into_iter();
                let mut next = || chosen.next().flatten();
                Self { $( $field: reader.slot(next()), )* }
            }

            fn public_fields(
                &self,
                entries: &[$crate::records::node::Entry],
            ) -> $crate::records::field::Fields {
                let mut chosen = Self::table().pick(entries).into_iter();
                let mut fields = $crate::records::field::Fields::new();
                $( $crate::records::field::tell(&mut fields, $key, &self.$field, chosen.next().flatten()); )*
                fields
            }

            $($from_text)?
        }

        impl $crate::records::field::Field for $Name {
            const SHAPE: $crate::records::shape::Shape =
                $crate::records::shape::Shape::Record(&<$Name as $crate::records::field::Record>::MAP);

            fn read(
                node: &$crate::records::node::Node,
                reader: &mut $crate::records::field::Reader<'_>,
            ) -> Option<Self> {
                reader.record(node)
            }

            fn public(&self, node: &$crate::records::node::Node) -> Option<serde_json::Value> {
                $crate::records::field::public_record(self, node)
            }
        }
    };
}
pub(crate) use record;

/// What a key's text means: as told, or nothing more.
macro_rules! hint {
    () => {
        $crate::records::shape::Hint::None
    };
    ($hint:expr) => {
        $hint
    };
}
pub(crate) use hint;

/// Whether there is anything.
macro_rules! is_there {
    () => {
        false
    };
    ($item:item) => {
        true
    };
}
pub(crate) use is_there;
/// One of a few things that have words.
pub trait Choice: Sized {
    /// The one that a word stands for, in any letter case and with any alias.
    fn of(typed: &str) -> Option<Self>;
}

/// Defines a choice once: its variants with the words that stand for them.
macro_rules! choice {
    ($(#[doc = $doc:literal])+ pub enum $Name:ident {
        $( $(#[doc = $about:literal])+ $Variant:ident = $word:literal $(| $alias:literal)* ),* $(,)?
    }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $Name {
            $( $(#[doc = $about])+ $Variant, )*
        }

        impl $Name {
            /// The words to write, in order.
            pub const WORDS: &'static [&'static str] = &[$($word),*];
        }

        impl $crate::records::field::Field for $Name {
            const SHAPE: $crate::records::shape::Shape = $crate::records::shape::Shape::Choice(&[
                $( $crate::records::shape::Word { name: $word, aliases: &[$($alias),*] } ),*
            ]);

            fn read(
                node: &$crate::records::node::Node,
                reader: &mut $crate::records::field::Reader<'_>,
            ) -> Option<Self> {
                let typed = reader.text(node)?;
                let chosen = <Self as $crate::records::field::Choice>::of(&typed);
                if chosen.is_none() {
                    reader.problem(node, |place| {
                        $crate::problem::Problem::unknown_choice(place, &typed, Self::WORDS)
                    });
                }
                chosen
            }
        }

        impl $crate::records::field::Choice for $Name {
            fn of(typed: &str) -> Option<Self> {
                match $crate::records::key::fold(typed).as_str() {
                    $( $word $(| $alias)* => Some(Self::$Variant), )*
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use choice;

impl Reader<'_> {
    /// Reads the value of an entry, if there is one.
    pub fn slot<S: Slot>(&mut self, entry: Option<&Entry>) -> S {
        self.key.clear();
        self.key.push_str(entry.map_or("", |entry| &entry.key));
        S::fill(entry.map(|entry| &entry.value), self)
    }

    /// For each key of the table the entry that has it.
    ///
    /// Of two names of one key the one that stands first in the table wins. Keys that are not
    /// in the table are noted as problems.
    pub fn choose<'n>(&mut self, entries: &'n [Entry], table: &KeyTable) -> Vec<Option<&'n Entry>> {
        let mut chosen: Vec<Option<(usize, &'n Entry)>> = vec![None; table.count()];
        let mut open: Option<&Entry> = None;
        for entry in entries {
            let Some((at, rank)) = table.find(&entry.key) else {
                self.problems.extend(table.unknown(entry, open, self.file));
                continue;
            };
            open = Some(entry).filter(|entry| entry.value.value == Value::Null);
            chosen[at] = Some(match chosen[at] {
                Some(other) => self.prefer(other, (rank, entry)),
                None => (rank, entry),
            });
        }
        chosen.into_iter().map(|found| found.map(|(_, entry)| entry)).collect()
    }

    fn prefer<'n>(&mut self, one: (usize, &'n Entry), other: (usize, &'n Entry)) -> (usize, &'n Entry) {
        let (kept, dropped) = KeyTable::preferred(one, other);
        let is_told = matches!(dropped.1.value.value, Value::Null) || KeyTable::may_stand_beside(&dropped.1.key);
        if !is_told {
            let place = Place::node(self.file, dropped.1.key_id);
            self.problems.add(Problem::two_names(place, &dropped.1.key, &kept.1.key));
        }
        kept
    }

    /// Notes a problem at a value.
    pub fn problem(&mut self, node: &Node, problem: impl FnOnce(Place) -> Problem) {
        let place = Place::node(self.file, node.id);
        self.problems.add(problem(place));
    }

    /// Notes a problem at a value, for messages that show the corrected line.
    pub fn problem_with_key(&mut self, node: &Node, problem: impl FnOnce(Place, &str) -> Problem) {
        let place = Place::node(self.file, node.id);
        self.problems.add(problem(place, &self.key));
    }

    /// A value as one piece of text, trimmed; empty is `None`, a list or map is a problem.
    pub fn text(&mut self, node: &Node) -> Option<String> {
        match &node.value {
            Value::Null => None,
            Value::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned),
            Value::List(items) if items.len() == 1 => self.text(&items[0]),
            Value::List(_) | Value::Map(_) => {
                self.problem(node, Problem::text_expected);
                None
            }
        }
    }

    /// A value as a map with known keys.
    pub fn record<R: Record>(&mut self, node: &Node) -> Option<R> {
        match &node.value {
            Value::Null => None,
            Value::Map(entries) => Some(R::read_entries(entries, self)),
            Value::List(items) if items.len() == 1 => self.record(&items[0]),
            Value::List(_) => {
                self.problem(node, |place| Problem::map_expected(place, &names_of::<R>()));
                None
            }
            Value::Text(text) => {
                let told = self.problems.len();
                let read = R::from_text(text.trim(), node, self);
                if read.is_none() && !text.trim().is_empty() && self.problems.len() == told {
                    self.problem(node, |place| Problem::map_expected(place, &names_of::<R>()));
                }
                read
            }
        }
    }
}

fn names_of<R: Record>() -> String {
    R::KEYS.iter().take(6).fold(String::new(), |mut names, key| {
        let comma = if names.is_empty() { "" } else { ", " };
        let _ = write!(names, "{comma}`{}`", key.name);
        names
    })
}

impl<T: Field> Slot for Option<T> {
    const FORM: Form = Form { shape: T::SHAPE, many: false };

    fn fill(node: Option<&Node>, reader: &mut Reader<'_>) -> Self {
        T::read(node?, reader)
    }

    fn public(&self, node: &Node) -> Option<Json> {
        self.as_ref()?.public(node)
    }
}

/// A list; a single value is a list of one.
impl<T: Field> Slot for Vec<T> {
    const FORM: Form = Form { shape: T::SHAPE, many: true };

    fn fill(node: Option<&Node>, reader: &mut Reader<'_>) -> Self {
        match node {
            None => Vec::new(),
            Some(Node { value: Value::List(items), .. }) => {
                reader.key.clear();
                items.iter().filter_map(|item| T::read(item, reader)).collect()
            }
            Some(node) => T::read(node, reader).into_iter().collect(),
        }
    }

    fn public(&self, node: &Node) -> Option<Json> {
        let Value::List(items) = &node.value else { return self.first()?.public(node) };
        let mut read = self.iter();
        // Where an item could not be read the values are fewer than the items, and each is sought anew.
        let told: Vec<Json> = match items.len() == self.len() {
            true => items.iter().zip(read).filter_map(|(item, value)| value.public(item)).collect(),
            false => {
                items.iter().filter(|item| is_read::<T>(item)).filter_map(|item| read.next()?.public(item)).collect()
            }
        };
        (!told.is_empty()).then_some(Json::Array(told))
    }
}

/// Whether a value can be read.
fn is_read<T: Field>(node: &Node) -> bool {
    let mut problems = Problems::default();
    let file = Arc::from("");
    let mut reader = Reader { file: &file, zone: &TimeZone::UTC, problems: &mut problems, key: String::new() };
    T::read(node, &mut reader).is_some()
}

/// Adds what may be told of a field, if there is anything.
pub fn tell(fields: &mut Fields, key: &str, slot: &impl Slot, entry: Option<&Entry>) {
    if let Some(told) = entry.and_then(|entry| slot.public(&entry.value)) {
        fields.insert(key.to_owned(), told);
    }
}

/// What may be told of a record: its fields, or the text that stands for it.
pub fn public_record(record: &impl Record, node: &Node) -> Option<Json> {
    match &node.value {
        Value::Map(entries) => Some(record.public_fields(entries)).filter(|told| !told.is_empty()).map(Json::Object),
        Value::List(items) => public_record(record, items.first()?),
        Value::Null | Value::Text(_) => as_typed(node),
    }
}

/// A text, or a list of texts, as typed.
pub fn as_typed(node: &Node) -> Option<Json> {
    match &node.value {
        Value::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()).map(Json::from),
        Value::List(items) => Some(Json::Array(items.iter().filter_map(as_typed).collect())),
        Value::Null | Value::Map(_) => None,
    }
}

/// A map from texts to texts, as typed.
pub fn pairs_as_typed(node: &Node) -> Option<Json> {
    let Value::Map(entries) = &node.value else { return as_typed(node) };
    let pairs = entries.iter().filter_map(|entry| Some((entry.key.to_string(), as_typed(&entry.value)?)));
    Some(Json::Object(pairs.collect()))
}

/// Whatever else can be written anywhere remembers its place when wrapped.
impl<T: Field> Field for Written<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(node, reader).map(|value| Self { value, node: node.id })
    }

    fn public(&self, node: &Node) -> Option<Json> {
        self.value.public(node)
    }
}
