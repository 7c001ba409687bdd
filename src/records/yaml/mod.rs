//! YAML into nodes, over `serde_yaml`, with every text exactly as typed.
//!
//! `serde_yaml` reads `+62812` as a number and so loses its sign. A visitor of ours therefore
//! refuses numbers and truth values with an error of its own: `serde_yaml` writes the line and
//! column into that error, and the list or map around it takes the text from that place and goes
//! on with its next value. Refusing every value the same way gives the lines of all of them.

mod check;
mod reader;
mod ruler;
mod simple;
mod visit;

use serde::de::{DeserializeSeed, IgnoredAny};

use self::{
    reader::Reader,
    visit::{Role, Seed},
};
use super::node::{Node, Value};

/// Brackets inside brackets beyond this are no data; the reader below would take quadratic time.
const DEEPEST_BRACKETS: usize = 200;

/// What a pass over a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// The nodes alone: fast.
    Nodes,
    /// The nodes and the place of each.
    Marks,
}

/// A text that could be read.
pub struct Reading {
    /// All of it: several documents are joined into a list.
    pub root: Node,
    /// Line and column of each number, where known, if asked for.
    pub marks: Vec<Option<(u32, u32)>>,
    /// What should be told to its author.
    pub notes: Vec<Note>,
    /// Whether a text in it looks like a slip of the pen, such as `judul:Rapat`.
    pub doubtful: bool,
    /// Whether a text in it may be of several lines, of which one begins with a dash or a bullet.
    pub dashes: bool,
}

/// Something that YAML allows and an author rarely means.
pub enum Note {
    /// A key stands twice in one map.
    Repeated {
        /// The key.
        key: Box<str>,
        /// The one that was left out.
        dropped: u32,
        /// The one that counts.
        kept: u32,
    },
    /// A list, a map or nothing where a key should be, before a value with this number.
    OddKey(u32),
    /// A tag such as `!penting`, before a value with this number.
    Tag(Box<str>, u32),
}

/// Why a text could not be read, and how far it could.
#[derive(Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The reason.
    pub reason: Reason,
}

/// Why a text could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It breaks the rules of YAML.
    Broken,
    /// A name after `*` that no `&` gave.
    UnknownAnchor,
    /// Brackets in brackets in brackets, or never closed.
    Deep,
    /// Nested or repeated without end.
    Endless,
}

/// Reads a text of one or more documents.
pub fn read(text: &str, aim: Aim) -> Result<Reading, Refusal> {
    if nests_too_deep(text) {
        return Err(Refusal { line: 1, column: 1, reason: Reason::Deep });
    }
    let simple = if aim == Aim::Nodes { simple::read(text) } else { None };
    match simple {
        Some(reading) => Ok(reading),
        None => by_library(text, aim),
    }
}

fn by_library(text: &str, aim: Aim) -> Result<Reading, Refusal> {
    let mut reader = Reader::new(text, aim);
    let mut documents = Vec::new();
    let mut checked = false;
    for document in serde_yaml::Deserializer::from_str(text) {
        let id = reader.count;
        let result = Seed { reader: &mut reader, role: Role::Value }.deserialize(document);
        // A refused root would hide an error behind it, after which going on is not safe.
        if result.is_err() && reader.caught.is_some() && !checked {
            check_all(text)?;
            checked = true;
        }
        let place = result.as_ref().err().and_then(serde_yaml::Error::location);
        let refused = result.as_ref().err().map(ToString::to_string);
        match reader.settle(id, result.map(Some)) {
            Ok(value) => documents.push(Node { id, value: value.unwrap_or(Value::Null) }),
            Err(_) => return Err(refusal(&refused.unwrap_or_default(), place.as_ref())),
        }
    }
    let root = reader.join(documents);
    Ok(Reading { root, marks: reader.marks, notes: reader.notes, doubtful: reader.doubtful, dashes: reader.dashes })
}

fn check_all(text: &str) -> Result<(), Refusal> {
    use serde::Deserialize;
    for document in serde_yaml::Deserializer::from_str(text) {
        IgnoredAny::deserialize(document).map_err(|error| refusal(&error.to_string(), error.location().as_ref()))?;
    }
    Ok(())
}

fn refusal(message: &str, place: Option<&serde_yaml::Location>) -> Refusal {
    let reason = if message.contains("unknown anchor") {
        Reason::UnknownAnchor
    } else if message.contains("limit exceeded") {
        Reason::Endless
    } else {
        Reason::Broken
    };
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let (line, column) = place.map_or((1, 1), |place| (number(place.line()), number(place.column())));
    Refusal { line, column, reason }
}

fn nests_too_deep(text: &str) -> bool {
    let mut depth = 0_usize;
    text.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEPEST_BRACKETS
    })
}
