//! Why nothing can be taken from a feed or a calendar.

use crate::problem::{Text, text};

/// Why nothing can be taken from a feed or a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is larger than anything of its kind.
    TooLarge {
        /// The most that is read, in mebibytes.
        most: usize,
    },
    /// It is made to keep its readers busy.
    TooDeep,
    /// It does not end as it should: a part of it is missing.
    Cut,
    /// It is no feed.
    NoFeed {
        /// What was wrong, in the words of the reader.
        reason: String,
    },
    /// It is no calendar.
    NoCalendar,
}

impl Fault {
    /// What to tell the people of the district.
    pub fn text(&self) -> Text {
        match self {
            Self::TooLarge { most } => text!("lebih besar daripada {most} MB", "it is larger than {most} MB"),
            Self::TooDeep => text!("isinya bersarang terlalu dalam", "it is nested too deeply"),
            Self::Cut => text!("isinya terpotong", "its end is missing"),
            Self::NoFeed { reason } => {
                text!("umpan tidak dapat dibaca: `{reason}`", "the feed cannot be read: `{reason}`")
            }
            Self::NoCalendar => text!("bukan kalender yang dapat dibaca", "it is no calendar that can be read"),
        }
    }
}
