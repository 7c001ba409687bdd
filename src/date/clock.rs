//! Reads times of day as invitations give them.

use jiff::civil::Time;

use super::{
    TypedZone, label,
    raw::{self, Raw, hour_of, time_of},
    read::join,
    scan::{Cursor, pieces},
    zone::typed_zone,
};

/// From when to when something lasts on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// When it starts.
    pub start: Clock,
    /// When it ends.
    pub end: End,
    /// The zone typed with the times; without one the portal's zone is meant.
    pub zone: Option<TypedZone>,
}

/// A time of day, by the clock or in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clock {
    /// By the clock.
    At(Time),
    /// In words, as in `ba'da Isya`.
    Label {
        /// The words as typed.
        text: String,
        /// About when that is; for putting things in order, never for printing.
        near: Time,
    },
}

impl Clock {
    /// The time of day to sort by.
    pub fn near(&self) -> Time {
        match self {
            Self::At(time) | Self::Label { near: time, .. } => *time,
        }
    }
}

/// The end of a stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// None was given.
    Open,
    /// By the clock. An end that is not after the start is on the next day; midnight is 00.00.
    At(Time),
    /// In words, as in `bakda Magrib sampai Isya`.
    Label {
        /// The words as typed.
        text: String,
        /// About when that is; for putting things in order, never for printing.
        near: Time,
    },
    /// Until it is done: `selesai`.
    Done,
}

/// Why a time of day cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockFault {
    /// No clock shows this time.
    NoSuchTime {
        /// The hour as typed.
        hour: u32,
        /// The minute as typed.
        minute: u32,
    },
    /// The minutes have one digit, as in `19.3`.
    ShortMinutes {
        /// The hour as typed.
        hour: u32,
        /// The digit.
        digit: u32,
    },
    /// Starts at 24.00, which belongs to two days.
    Midnight,
    /// Only an end was given.
    NoStart,
    /// Anything else.
    Unclear,
}

/// Reads a time of day or a stretch of it: `19.30`, `pukul 19.30-21.00 WIB`, `jam 8 pagi`,
/// `19.30 s.d. selesai`, `ba'da Isya`.
///
/// # Errors
/// When it is no time of day.
pub fn read_hours(text: &str) -> Result<Hours, ClockFault> {
    if text.len() > 200 {
        return Err(ClockFault::Unclear);
    }
    let pieces = pieces(text);
    hours(&mut Cursor::new(text, &pieces))
}

/// Reads the hours that are all that is left at the cursor.
pub(super) fn hours(cursor: &mut Cursor) -> Result<Hours, ClockFault> {
    let start = match point(cursor)? {
        Point::Done => return Err(ClockFault::NoStart),
        start => start,
    };
    let zone = typed_zone(cursor, matches!(&start, Point::Raw(raw) if raw.exact))?;
    let joined = join(cursor).is_some();
    let end = if joined || is_done(cursor.word(0)) { Some(point(cursor)?) } else { None };
    let zone = zone.or(typed_zone(cursor, false)?);
    if !cursor.at_end() {
        return Err(ClockFault::Unclear);
    }
    Ok(Hours { start: start_of(&start, end.as_ref())?, end: end_of(end)?, zone })
}

/// One side of a stretch of time.
enum Point {
    Raw(Raw),
    Label { text: String, near: Time },
    Done,
}

fn start_of(start: &Point, end: Option<&Point>) -> Result<Clock, ClockFault> {
    match start {
        Point::Raw(raw) => {
            let time = time_of(*raw, false)?;
            Ok(Clock::At(borrowed_part(*raw, end).filter(|_| raw.part.is_none()).unwrap_or(time)))
        }
        Point::Label { text, near } => Ok(Clock::Label { text: text.clone(), near: *near }),
        Point::Done => Err(ClockFault::NoStart),
    }
}

/// In `7-9 malam` both hours are of the night; in `8-1 siang` only the second is past noon.
fn borrowed_part(start: Raw, end: Option<&Point>) -> Option<Time> {
    let Some(Point::Raw(end)) = end else { return None };
    let borrowed = time_of(Raw { part: Some(end.part?), ..start }, false).ok()?;
    let last = time_of(*end, true).ok()?;
    (borrowed < last || last == Time::midnight()).then_some(borrowed)
}

fn end_of(end: Option<Point>) -> Result<End, ClockFault> {
    Ok(match end {
        None => End::Open,
        Some(Point::Done) => End::Done,
        Some(Point::Label { text, near }) => End::Label { text, near },
        Some(Point::Raw(raw)) => End::At(time_of(raw, true)?),
    })
}

fn point(cursor: &mut Cursor) -> Result<Point, ClockFault> {
    skip_lead(cursor);
    if is_done(cursor.word(0)) {
        cursor.skip(1);
        return Ok(Point::Done);
    }
    let by_number = hour_of(cursor.word(0)).is_some() || cursor.word(0) == "setengah";
    if !by_number && let Some((text, near)) = label::read(cursor) {
        return Ok(Point::Label { text, near });
    }
    raw::read(cursor).map(Point::Raw)
}

/// Steps over `pukul`, `jam`, `mulai`, the `T` of `T19:30`, and their like.
fn skip_lead(cursor: &mut Cursor) {
    while matches!(
        cursor.word(0),
        "pukul" | "jam" | "pkl" | "pk" | "mulai" | "dari" | "sekitar" | "kira" | "at" | "from" | "t" | "waktu"
    ) {
        cursor.skip(1);
        cursor.skip_signs(&['.', ':', ',']);
    }
}

pub(super) fn is_done(word: &str) -> bool {
    matches!(word, "selesai" | "rampung" | "tuntas" | "done" | "finish" | "finished" | "end")
}

/// The clock time at the cursor, for the label it stands behind.
pub(super) fn aside(cursor: &mut Cursor) -> Option<Time> {
    skip_lead(cursor);
    raw::read(cursor).and_then(|raw| time_of(raw, false)).ok()
}
