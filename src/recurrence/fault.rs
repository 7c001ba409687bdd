//! Why a rule cannot be made out of what was written.

use crate::date::{ClockFault, DateFault};

/// Why a rule cannot be made out of what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A word that means nothing here, or nothing at all was written.
    Unclear {
        /// The word in lower case; empty when nothing was written.
        word: String,
        /// The whole phrase with the word that was probably meant.
        likely: Option<String>,
    },
    /// `minggu pertama`: a Sunday or a week.
    WeekOrSunday {
        /// The phrase if a Sunday is meant.
        sunday: String,
        /// The ordinal as typed.
        ordinal: String,
    },
    /// Words that do not go together, as in `setiap tanggal 5 hari Jumat`.
    Together,
    /// Says how often but not on which days: `seminggu dua kali`.
    WhichDays,
    /// `setiap bulan hari Jumat`: which of them?
    WhichOrdinal,
    /// Counts from a day that is missing.
    NoStart,
    /// No month has this date.
    NoSuchDate {
        /// The date as typed.
        date: u32,
    },
    /// There is no such ordinal, as in `Jumat ke-6`.
    NoSuchOrdinal {
        /// The number as typed.
        nth: u32,
    },
    /// No time or too long a time between.
    NoSuchInterval {
        /// The number as typed.
        every: u32,
    },
    /// The last day cannot be read.
    Until(DateFault),
    /// The time of day cannot be read.
    Hours(ClockFault),
}
