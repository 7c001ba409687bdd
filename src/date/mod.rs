//! Days and times: as villages write them, and as pages print them.
//!
//! Reading accepts what people type in invitations and chats; printing follows one form. What was
//! printed can be read again.

pub use jiff::civil::{Date, Time, Weekday};

mod clock;
mod hijri;
mod label;
mod loose;
mod names;
mod pasaran;
pub mod pattern;
mod print;
mod raw;
mod read;
mod scan;
#[cfg(test)]
mod tests;
mod whole;
mod zone;

use jiff::tz::TimeZone;

pub use clock::{Clock, ClockFault, End, Hours, read_hours};
pub use hijri::{Certainty, Hijri, HijriMonth, HijriStarts};
pub use names::{month, short_month, weekday};
pub(crate) use names::{month_of, weekday_of};
pub use pasaran::Pasaran;
pub use print::{brief_hours, days, hours, iso, long, medium, month_year, partial, short, time};
pub use read::{read_days, read_moment, read_partial};
pub(crate) use scan::is_apostrophe;
pub use zone::{TypedZone, Zone, zone};

/// A day with or without a time, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time of day.
    pub time: Option<Time>,
    /// The zone or offset typed with it; without one the portal's zone is meant.
    pub zone: Option<TypedZone>,
}

impl Moment {
    /// The day and time on the clocks of `zone`. Without a typed zone nothing changes.
    pub fn in_zone(self, zone: &TimeZone) -> (Date, Option<Time>) {
        let (Some(time), Some(typed)) = (self.time, self.zone) else { return (self.date, self.time) };
        let Ok(instant) = typed.offset().to_timestamp(self.date.to_datetime(time)) else {
            return (self.date, self.time);
        };
        let local = zone.to_datetime(instant);
        (local.date(), Some(local.time()))
    }
}

/// One day, or several that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The last day, not before the first.
    pub last: Date,
}

impl Days {
    /// A single day.
    pub fn one(date: Date) -> Self {
        Self { first: date, last: date }
    }

    /// How many they are, from 1.
    pub fn count(&self) -> i32 {
        self.place_of(self.last)
    }

    /// Which of these a day is, from 1.
    pub fn place_of(&self, date: Date) -> i32 {
        i32::try_from(date.duration_since(self.first).as_hours() / 24).unwrap_or(i32::MAX - 1) + 1
    }

    /// Whether a day is one of these.
    pub fn contains(&self, date: Date) -> bool {
        (self.first..=self.last).contains(&date)
    }
}

/// All that a written date may say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The day or days.
    pub days: Days,
    /// The time of day, when one was written behind the date.
    pub hours: Option<Hours>,
    /// What looks wrong although the date is clear.
    pub doubt: Option<DateDoubt>,
}

/// A day that may be known by its month or year alone, as the founding of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Partial {
    /// A year.
    Year(i16),
    /// A month of a year.
    Month {
        /// The year.
        year: i16,
        /// The month, from 1.
        month: i8,
    },
    /// A day.
    Day(Date),
}

/// What looks wrong in a date that was read all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateDoubt {
    /// The day of the week is not that of the date.
    Weekday {
        /// The date as read.
        date: Date,
        /// The day of the week as typed.
        typed: Weekday,
    },
    /// The day of the five-day week is not that of the date.
    Pasaran {
        /// The date as read.
        date: Date,
        /// The day as typed.
        typed: Pasaran,
    },
    /// The month was written before the day, as in `11/29/2026`.
    MonthFirst {
        /// The date as read.
        date: Date,
    },
}

/// Why a date cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// The month has no such day.
    NoSuchDay {
        /// The year.
        year: i16,
        /// The month, from 1.
        month: i8,
        /// The day as typed.
        day: u32,
        /// The last day of that month.
        last: i8,
    },
    /// No month has this number.
    NoSuchMonth {
        /// The month as typed.
        month: u32,
    },
    /// A word where a month should be.
    UnknownMonth {
        /// The word as typed.
        word: String,
        /// The month it is nearest to, from 1.
        nearest: Option<i8>,
    },
    /// The year has two digits.
    TwoDigitYear {
        /// The date if this century is meant and there is such a day.
        likely: Option<Date>,
    },
    /// The year is missing.
    NoYear {
        /// The day.
        day: u32,
        /// The month, from 1.
        month: i8,
    },
    /// The day is missing.
    NoDay {
        /// The year.
        year: i16,
        /// The month, from 1, when it was typed.
        month: Option<i8>,
    },
    /// The year is outside 1000 to 9999.
    FarYear,
    /// The last day is before the first.
    Backwards(Days),
    /// Several days or a stretch of time where one moment is wanted.
    NotOneMoment {
        /// The first day.
        first: Date,
    },
    /// The time behind the date cannot be read.
    Time(ClockFault),
    /// Anything else.
    Unclear,
}
