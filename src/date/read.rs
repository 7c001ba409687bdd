//! Reads dates in the many forms that people write.

use jiff::civil::Date;

use super::{
    ClockFault, DateDoubt, DateFault, Days, End, Moment, Partial, Reading,
    clock::{self, Clock},
    loose::read as loose,
    names,
    scan::{Cursor, Kind, pieces},
    whole::{Loose, days_between},
};

/// Longer texts than this, in bytes, are no dates.
const LONGEST: usize = 200;

/// Reads one day with or without a time: `29 November 2026`, `Minggu, 29/11/2026 pukul 19.30`,
/// `2026-11-29T19:30:00+07:00` and their like.
///
/// # Errors
/// When it is no date, or says more than one moment.
pub fn read_moment(text: &str) -> Result<(Moment, Option<DateDoubt>), DateFault> {
    if let Some(date) = plain(without_lone_offset(text).as_bytes()) {
        return Ok((Moment { date, time: None, zone: None }, None));
    }
    let Reading { days, hours, doubt } = read_days(text)?;
    let whole = Moment { date: days.first, time: None, zone: None };
    let moment = match hours {
        None => Some(whole),
        Some(hours) => match (hours.start, hours.end) {
            (Clock::At(time), End::Open) => Some(Moment { time: Some(time), zone: hours.zone, ..whole }),
            _ => None,
        },
    };
    match moment {
        Some(moment) if days.first == days.last => Ok((moment, doubt)),
        _ => Err(DateFault::NotOneMoment { first: days.first }),
    }
}

/// Reads a day or a range of days, with a time of day behind it if there is one:
/// `22-24 November 2026`, `31 Desember 2026 s.d. 1 Januari 2027`, `29 November 2026, 19.30 WIB - selesai`.
///
/// # Errors
/// When it is no date.
pub fn read_days(text: &str) -> Result<Reading, DateFault> {
    if let Some(date) = plain(text.as_bytes()) {
        return Ok(Reading { days: Days::one(date), hours: None, doubt: None });
    }
    with_cursor(text, |cursor| {
        let first = loose(cursor)?;
        if let Some((days, doubt)) = up_to_last(cursor, first)? {
            return Ok(Reading { days, hours: hours_behind(cursor)?, doubt });
        }
        let date = first.date()?;
        Ok(Reading { days: Days::one(date), hours: hours_behind(cursor)?, doubt: first.doubt(date) })
    })
}

/// Reads a year, a month or a day: `2019`, `Maret 2019`, `2019-03`, `17 Maret 2019`.
///
/// # Errors
/// When it is none of them.
pub fn read_partial(text: &str) -> Result<Partial, DateFault> {
    with_cursor(text, |cursor| {
        let partial = loose(cursor)?.partial()?;
        if cursor.at_end() { Ok(partial) } else { Err(DateFault::Unclear) }
    })
}

fn with_cursor<T>(text: &str, read: impl FnOnce(&mut Cursor) -> Result<T, DateFault>) -> Result<T, DateFault> {
    if text.len() > LONGEST {
        return Err(DateFault::Unclear);
    }
    let pieces = pieces(text);
    read(&mut Cursor::new(text, &pieces))
}

/// A day without the offset of a zone, which says nothing where there is no time: `2026-11-29 +0700`.
fn without_lone_offset(text: &str) -> &str {
    let Some((day, offset)) = text.rsplit_once(' ') else { return text };
    let is_offset =
        |digits: &str| matches!(digits.len(), 4 | 5) && digits.bytes().all(|b| b.is_ascii_digit() || b == b':');
    if offset.strip_prefix(['+', '-']).is_some_and(is_offset) { day.trim_end() } else { text }
}

/// `YYYY-MM-DD` and nothing else, without any work for other forms.
fn plain(text: &[u8]) -> Option<Date> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return None };
    let number = |digits: &[&u8]| {
        digits.iter().try_fold(0_i16, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i16::from(**digit - b'0')))
    };
    let year = number(&[y1, y2, y3, y4]).filter(|year| *year >= 1000)?;
    let (month, day) = (i8::try_from(number(&[m1, m2])?).ok()?, i8::try_from(number(&[d1, d2])?).ok()?);
    Date::new(year, month, day).ok()
}

/// The rest of a range, when the first date is followed by `-`, `s.d.` and their like.
/// The cursor stays where it was when what follows is no date.
fn up_to_last(cursor: &mut Cursor, first: Loose) -> Result<Option<(Days, Option<DateDoubt>)>, DateFault> {
    let mut ahead = *cursor;
    let Some(join) = join(&mut ahead) else { return Ok(None) };
    let last = loose(&mut ahead);
    let complete = first.date().is_ok();
    let is_time = matches!(ahead.kind(0), Some(Kind::Sign('.' | ':'))) && ahead.digits(1) > 0;
    let last = match last {
        Ok(last) if !complete || !is_time && last.month.or(last.year).is_some() => last,
        Ok(_) => return Ok(None),
        Err(DateFault::Unclear) if complete => return Ok(None),
        Err(fault) => return Err(fault),
    };
    let (days, doubt) = days_between(first, last)?;
    if join == Join::And && days.first.tomorrow().ok() != Some(days.last) {
        return Err(DateFault::Unclear);
    }
    *cursor = ahead;
    Ok(Some((days, doubt)))
}

/// The time behind a date, if there is any text left.
fn hours_behind(cursor: &mut Cursor) -> Result<Option<clock::Hours>, DateFault> {
    cursor.skip_signs(&['(']);
    cursor.take_word(names::weekday_of);
    cursor.skip_signs(&[',', '.', ';', '|', '/', '@', '(', ')']);
    while cursor.kind(0) == Some(Kind::Dash) {
        cursor.skip(1);
    }
    if cursor.at_end() {
        return Ok(None);
    }
    clock::hours(cursor).map(Some).map_err(|fault| match fault {
        ClockFault::Unclear => DateFault::Unclear,
        fault => DateFault::Time(fault),
    })
}

/// What joins the first and the last day of a range.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// All days between are meant too.
    To,
    /// The two days are all that is meant.
    And,
}

/// Steps over `-`, `–`, `s.d.`, `s/d`, `sampai dengan`, `/`, `dan` … if one is next.
pub(super) fn join(cursor: &mut Cursor) -> Option<Join> {
    match (cursor.kind(0)?, cursor.word(0)) {
        (Kind::Dash | Kind::Sign('/' | '~' | '→'), _) => cursor.skip(1),
        (Kind::Word, "sampai" | "hingga" | "sd" | "to" | "until" | "till" | "through") => {
            cursor.skip(1);
            cursor.skip(usize::from(matches!(cursor.word(0), "dengan" | "ke")));
        }
        (Kind::Word, "s") if matches!(cursor.kind(1), Some(Kind::Sign('.' | '/'))) && cursor.word(2) == "d" => {
            cursor.skip(3);
            cursor.take_sign('.');
        }
        (Kind::Word, "dan" | "and") | (Kind::Sign('&'), _) => {
            cursor.skip(1);
            return Some(Join::And);
        }
        _ => return None,
    }
    while cursor.kind(0) == Some(Kind::Dash) {
        cursor.skip(1);
    }
    Some(Join::To)
}
