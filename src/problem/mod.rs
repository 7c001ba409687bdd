//! What is wrong with what an author wrote, as values.
//!
//! A problem names the place, says what is wrong in the author's language and, where it can,
//! shows the corrected line. The words themselves stand in this module's files, one file a
//! subject, each message in Indonesian and in English.

use std::sync::Arc;

use crate::lang::Lang;

mod disk;
pub(crate) mod hosting;
mod image;
mod members;
pub(crate) mod prose;
mod reading;
mod records;
mod recurrence;
pub(crate) mod settling;
mod showing;
mod theming;
mod values;

/// One thing that an author should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// A stable name for machines, in English, such as `unknown-key`.
    pub code: &'static str,
    /// Where it is.
    pub place: Place,
    /// What is wrong.
    pub message: Text,
    /// The way out.
    pub help: Option<Text>,
    /// The line at fault as it should stand.
    pub corrected: Option<String>,
    /// The other sides of it, as when two files want one address.
    pub related: Vec<Place>,
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something the author wrote is not in the portal as meant.
    Error,
    /// It is in the portal, but probably not as meant.
    Warning,
}

impl Severity {
    /// The word that machines know it by.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A place in an author's file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's path below the portal's root, with `/` between folders.
    pub file: Arc<str>,
    /// Where in the file.
    pub spot: Spot,
}

/// Where in a file something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The file as a whole.
    File,
    /// A line and a column in characters, both counted from 1.
    Line {
        /// The line.
        line: u32,
        /// The column.
        column: u32,
    },
    /// A value or key of the file's data, by its number in reading order.
    /// Reading keeps no lines; [`crate::records::locate`] finds them for the few that are needed.
    Node(u32),
    /// A byte of the file's text once decoded to UTF-8 with `\n` line ends.
    Byte(u32),
}

/// A sentence in both languages: starts in lower case, ends without a full stop, and puts what
/// was typed in backticks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    /// In Indonesian.
    pub id: String,
    /// In English.
    pub en: String,
}

impl Text {
    /// The sentence in one language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }
}

/// A [`Text`] from two format strings: `text!("tidak ada `{id}`", "no `{id}`")`.
macro_rules! text {
    ($id:literal, $en:literal) => {
        $crate::problem::Text { id: format!($id), en: format!($en) }
    };
}
pub(crate) use text;

impl Place {
    /// A file as a whole.
    pub fn file(file: &Arc<str>) -> Self {
        Self { file: Arc::clone(file), spot: Spot::File }
    }

    /// A line and column of a file, both from 1.
    pub fn line(file: &Arc<str>, line: u32, column: u32) -> Self {
        Self { file: Arc::clone(file), spot: Spot::Line { line, column } }
    }

    /// A numbered value of a file's data.
    pub fn node(file: &Arc<str>, node: u32) -> Self {
        Self { file: Arc::clone(file), spot: Spot::Node(node) }
    }

    /// A byte of a file's decoded text.
    pub fn byte(file: &Arc<str>, byte: usize) -> Self {
        Self { file: Arc::clone(file), spot: Spot::Byte(u32::try_from(byte).unwrap_or(u32::MAX)) }
    }
}

impl Problem {
    /// Something that is not in the portal as meant.
    pub fn error(code: &'static str, place: Place, message: Text) -> Self {
        Self::new(Severity::Error, code, place, message)
    }

    /// Something that is in the portal, but probably not as meant.
    pub fn warning(code: &'static str, place: Place, message: Text) -> Self {
        Self::new(Severity::Warning, code, place, message)
    }

    fn new(severity: Severity, code: &'static str, place: Place, message: Text) -> Self {
        Self { severity, code, place, message, help: None, corrected: None, related: Vec::new() }
    }

    /// Adds the way out.
    pub fn with_help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// Adds the line as it should stand.
    pub fn with_corrected(mut self, line: impl Into<String>) -> Self {
        self.corrected = Some(line.into());
        self
    }

    /// Adds another side of the same problem.
    pub fn with_related(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }
}

/// All problems of a build so far.
#[derive(Debug, Default)]
pub struct Problems {
    list: Vec<Problem>,
}

impl Problems {
    /// Notes one more.
    pub fn add(&mut self, problem: Problem) {
        self.list.push(problem);
    }

    /// Notes several.
    pub fn extend(&mut self, problems: impl IntoIterator<Item = Problem>) {
        self.list.extend(problems);
    }

    /// Takes in those of a part that ran apart, such as one file or one page.
    pub fn append(&mut self, other: Problems) {
        self.list.extend(other.list);
    }

    /// Forgets what is wrong with the records of guests but for what they say of each other: the rest was
    /// told where each was at home.
    pub(crate) fn forget_guests(&mut self) {
        let folder = format!("{}/", crate::member::copy::FOLDER);
        self.list.retain(|problem| problem.code == "unknown-reference" || !problem.place.file.starts_with(&folder));
    }

    /// How many were noted.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether none was noted.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The problems in the order they were noted.
    pub fn into_vec(self) -> Vec<Problem> {
        self.list
    }
}
