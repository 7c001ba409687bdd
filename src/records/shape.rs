//! What a value may look like, told by the type that reads it.
//!
//! Whatever else wants to know what an author may write (JSON Schemas, forms, blank files, the
//! reference) asks here, so that nothing of it can differ from the reader.

use super::{Kind, key::Key};

/// What a key holds: a value, or several in a list.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// What one value looks like.
    pub shape: Shape,
    /// Whether there may be several; one alone needs no list.
    pub many: bool,
}

/// What one value looks like.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Words on one line or several.
    Text,
    /// Markdown.
    Markdown,
    /// Yes or no.
    Yes,
    /// A day, with its time when one is typed behind it.
    Day,
    /// A day or several in a row, with hours behind them; or that it is not known yet.
    Days,
    /// A year, a month or a day.
    Partial,
    /// Hours of a day.
    Hours,
    /// A number, with its unit.
    Number,
    /// A number of people.
    People,
    /// A mean score of 5 at most.
    Score,
    /// An amount of rupiah.
    Money,
    /// An amount of rupiah, nothing, or words.
    Price,
    /// A telephone number.
    Phone,
    /// An address for electronic mail.
    Email,
    /// An account on a social network: its name or its address.
    Account,
    /// A full web address.
    Web,
    /// A web address, or yes.
    Online,
    /// Decimal degrees, of latitude or longitude.
    Degrees,
    /// Terms with commas between them.
    Terms,
    /// A name.
    Name,
    /// One of these words.
    Choice(&'static [Word]),
    /// A map with known keys.
    Record(&'static Map),
    /// A map or several in a list, or texts for them.
    Records(&'static Map),
    /// Whether Hijri days are shown, or a map of beginnings of months.
    Hijri,
    /// A map from days to texts.
    DayMap,
    /// Anything.
    Any,
}

/// A map with known keys.
#[derive(Debug)]
pub struct Map {
    /// The name of its type.
    pub name: &'static str,
    /// What it is, in English.
    pub doc: &'static str,
    /// Its keys in order.
    pub keys: &'static [Key],
    /// Whether a text may stand for it.
    pub from_text: bool,
}

/// A word that may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word to write.
    pub name: &'static str,
    /// Other words that are read as well.
    pub aliases: &'static [&'static str],
}

/// What a text means beyond its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Nothing more.
    None,
    /// The ids of records of these kinds.
    Ids(&'static [Kind]),
    /// One of the slugs that this table of a theme's words lists, or another word.
    Words(&'static str),
    /// A category of the portal.
    Category,
    /// A photo or a document of the portal.
    File,
    /// Several sentences.
    Long,
}
