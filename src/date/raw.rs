//! Reads an hour by the clock and the words that say which half of the day is meant.

use jiff::civil::Time;

use super::{
    ClockFault,
    scan::{Cursor, Kind},
};

/// A time as typed, before words such as `malam` have been weighed.
#[derive(Clone, Copy)]
pub(super) struct Raw {
    pub hour: u32,
    pub minute: u32,
    pub second: u32,
    pub nanosecond: u32,
    pub part: Option<Part>,
    /// Written with seconds, as machines do.
    pub exact: bool,
}

/// The part of the day that a word behind an hour names.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Morning,
    Midday,
    Afternoon,
    Night,
    Pm,
}

/// Reads an hour with all that may stand around it: `setengah 8 malam`.
pub(super) fn read(cursor: &mut Cursor) -> Result<Raw, ClockFault> {
    let half = cursor.word(0) == "setengah";
    cursor.skip(usize::from(half));
    let mut raw = digits(cursor)?;
    if half {
        raw = Raw { hour: if raw.hour == 1 { 12 } else { raw.hour.saturating_sub(1) }, minute: 30, ..raw };
    }
    raw.part = cursor.take_word(part_of);
    Ok(raw)
}

/// `19`, `19.30`, `19:30:15.5`, `1930`, `193015`, `delapan`.
fn digits(cursor: &mut Cursor) -> Result<Raw, ClockFault> {
    let none = Raw { hour: 0, minute: 0, second: 0, nanosecond: 0, part: None, exact: false };
    if let Some(hour) = cursor.take_word(hour_of) {
        return Ok(Raw { hour, ..none });
    }
    let Some(piece) = cursor.peek(0).filter(|piece| piece.kind == Kind::Number) else {
        return Err(ClockFault::Unclear);
    };
    cursor.skip(1);
    let number = piece.value();
    match piece.digits() {
        1 | 2 => minutes(cursor, Raw { hour: number, ..none }),
        3 | 4 => Ok(Raw { hour: number / 100, minute: number % 100, ..none }),
        6 => Ok(Raw { hour: number / 10_000, minute: number / 100 % 100, second: number % 100, exact: true, ..none }),
        _ => Err(ClockFault::Unclear),
    }
}

fn minutes(cursor: &mut Cursor, mut raw: Raw) -> Result<Raw, ClockFault> {
    let Some(minute) = behind_sign(cursor, &['.', ':']) else { return Ok(raw) };
    raw.minute = minute.0;
    if minute.1 != 2 {
        return Err(ClockFault::ShortMinutes { hour: raw.hour, digit: minute.0 });
    }
    let Some((second, 2)) = behind_sign(cursor, &['.', ':']) else { return Ok(raw) };
    raw.second = second;
    raw.exact = true;
    if let Some((fraction, digits)) = behind_sign(cursor, &['.', ',']) {
        let scale = u32::try_from(9_usize.saturating_sub(digits)).unwrap_or(0);
        raw.nanosecond = fraction.saturating_mul(10_u32.pow(scale)).min(999_999_999);
    }
    Ok(raw)
}

/// A number and its count of digits behind one of the signs, if that is what comes next.
pub(super) fn behind_sign(cursor: &mut Cursor, signs: &[char]) -> Option<(u32, usize)> {
    let Some(Kind::Sign(sign)) = cursor.kind(0) else { return None };
    let number = cursor.peek(1).filter(|piece| piece.kind == Kind::Number && signs.contains(&sign))?;
    cursor.skip(2);
    Some((number.value(), number.digits()))
}

/// The hour that a word stands for.
pub(super) fn hour_of(word: &str) -> Option<u32> {
    const HOURS: [&str; 11] =
        ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];
    (1..).zip(HOURS).find(|(_, name)| *name == word).map(|(hour, _)| hour)
}

fn part_of(word: &str) -> Option<Part> {
    Some(match word {
        "pagi" | "dini" | "am" => Part::Morning,
        "siang" => Part::Midday,
        "sore" | "petang" => Part::Afternoon,
        "malam" => Part::Night,
        "pm" => Part::Pm,
        _ => return None,
    })
}

/// The time of day that is meant; 24.00 only where something ends.
pub(super) fn time_of(raw: Raw, is_end: bool) -> Result<Time, ClockFault> {
    let Raw { minute, .. } = raw;
    let hour = match (raw.part, raw.hour) {
        (Some(Part::Morning), 12) => 0,
        (Some(Part::Night), 12) => 24,
        (Some(Part::Midday), 1..=5)
        | (Some(Part::Afternoon), 1..=7)
        | (Some(Part::Night), 4..=11)
        | (Some(Part::Pm), 1..=11) => raw.hour + 12,
        (_, hour) => hour,
    };
    if hour == 24 && minute == 0 {
        return if is_end { Ok(Time::midnight()) } else { Err(ClockFault::Midnight) };
    }
    let fields = [hour, minute, raw.second].map(|field| i8::try_from(field).unwrap_or(-1));
    let nanosecond = i32::try_from(raw.nanosecond).unwrap_or(0);
    let [hour, minute, second] = fields;
    Time::new(hour, minute, second, nanosecond)
        .map_err(|_| ClockFault::NoSuchTime { hour: raw.hour, minute: raw.minute })
}
