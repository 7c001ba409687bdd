//! Days of which the year was left out, as invitations mostly do.

use crate::{
    date::{self, Date, DateFault, Weekday},
    lang::Lang,
};

/// What the words behind `Hari/Tgl:` come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Day {
    /// They can be read as they are.
    Known,
    /// They lack a year, and the next such day is of the day of the week that they name.
    Next(Date),
    /// They cannot be read.
    Unknown,
}

/// How many years ahead a day without a year may be: a 29 February has four between.
const AHEAD: i16 = 4;

/// Reads the words for a day, seen from another one.
pub fn read(words: &str, today: Date) -> Day {
    match date::read_days(words) {
        Ok(_) => Day::Known,
        Err(DateFault::NoYear { day, month }) => next(words, day, month, today).map_or(Day::Unknown, Day::Next),
        // Hours that belong to no day keep the rest from being read.
        Err(_) => match words.find(['/', ',']).and_then(|_| cut(words)) {
            Some(shorter) => match date::read_days(&shorter) {
                Err(DateFault::NoYear { day, month }) => next(words, day, month, today).map_or(Day::Unknown, Day::Next),
                _ => Day::Unknown,
            },
            None => Day::Unknown,
        },
    }
}

/// The words up to the hour.
fn cut(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    let at = ["pukul", "jam", "pkl"].iter().filter_map(|word| lower.find(word)).min()?;
    words.get(..at).map(|words| words.trim_end_matches([' ', ',', '/']).to_owned())
}

/// The hour that stands behind a day on the same line.
pub fn hour(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    let (at, word) = ["pukul", "jam", "pkl"].iter().filter_map(|word| Some((lower.find(word)?, word))).min()?;
    let hour = words.get(at + word.len()..)?.trim_matches([' ', ':', '.', ',']).to_owned();
    date::read_hours(&hour).is_ok().then_some(hour)
}

/// The next day of this number and month, if it is of the day of the week that stands there.
fn next(words: &str, day: u32, month: i8, today: Date) -> Option<Date> {
    let named = weekday(words)?;
    let day = i8::try_from(day).ok()?;
    let years = (0..=AHEAD).filter_map(|years| Date::new(today.year() + years, month, day).ok());
    years.into_iter().find(|date| *date >= today).filter(|date| date.weekday() == named)
}

/// The first day of the week in a text.
fn weekday(words: &str) -> Option<Weekday> {
    let plain: String = words.chars().filter(|c| !date::is_apostrophe(*c)).collect();
    plain.to_lowercase().split(|c: char| !c.is_alphabetic()).find_map(date::weekday_of)
}

/// The words for a day that was found.
pub fn words(date: Date) -> String {
    date::long(date, Lang::Id)
}
