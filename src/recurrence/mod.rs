//! How activities recur: rules in words and in the exact form, and the days they mean.
//!
//! What an author wrote is read into [`Parts`], which make a [`Rule`]; a [`Series`] is a rule from its
//! first day on, with its end and its exceptions. It can be printed in words, and
//! as the rule of a calendar file.

use jiff::civil::{Date, Weekday};

use crate::date::Pasaran;

mod days;
mod fault;
mod limit;
mod parts;
mod print;
mod read;
mod rrule;
mod series;
#[cfg(test)]
mod tests;
mod words;

pub use fault::Fault;
pub use limit::Limit;
pub use parts::{Parts, Unit};
pub use series::{Changes, Listing, Move, OnHoliday, Series, Turn};

/// A rule that tells the days on which something takes place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Which days.
    pub pattern: Pattern,
    /// Whether it is held on the civil evening before those days, as `malam Jumat` says of a
    /// Thursday evening.
    pub eve: bool,
}

/// Which days a rule names.
///
/// Where `every` is more than 1, weeks, months and years are counted from those of the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Every so many days, counted from the start.
    Days {
        /// How many, at least 1.
        every: u32,
    },
    /// On days of the week, weeks beginning on Monday.
    Weeks {
        /// Every how many weeks, at least 1.
        every: u32,
        /// Which days, in order, at least one.
        on: Vec<Weekday>,
    },
    /// On days of the market week.
    Market {
        /// Every how many selapan of 35 days, at least 1.
        every: u32,
        /// Which days, in order, at least one.
        on: Vec<MarketDay>,
    },
    /// On dates of the month; a month without such a date is passed over.
    Dates {
        /// Every how many months, at least 1.
        every: u32,
        /// Which dates, in order, at least one: from 1 to 31, or from -1, the last day, down.
        on: Vec<i8>,
    },
    /// On the first, second … days of the week of a month.
    Ordinals {
        /// Every how many months, at least 1.
        every: u32,
        /// Which of them, at least one: from 1 to 5, or -1 for the last.
        nth: Vec<i8>,
        /// Which days, in order, at least one.
        on: Vec<Weekday>,
    },
    /// Once in so many years.
    Years {
        /// Every how many years, at least 1.
        every: u32,
        /// The month, from 1.
        month: i8,
        /// The day of the month; a year without it is passed over.
        day: i8,
    },
}

/// A day of the market week, of any week or of one day of the week: `Kliwon`, `Jumat Kliwon`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarketDay {
    /// The day of the week, when one was named.
    pub weekday: Option<Weekday>,
    /// The day of the market week.
    pub pasaran: Pasaran,
}

impl MarketDay {
    /// Whether a date is such a day.
    pub fn is(self, date: Date) -> bool {
        Pasaran::of(date) == self.pasaran && self.weekday.is_none_or(|weekday| weekday == date.weekday())
    }
}
