//! Reads one date of which parts may be missing, as the first of `22-24 November 2026`.

use jiff::civil::Weekday;

use super::{
    DateFault, Pasaran, names,
    read::join,
    scan::{Cursor, Kind, Piece},
    whole::Loose,
};

/// Reads a date of which parts may be missing.
pub(super) fn read(cursor: &mut Cursor) -> Result<Loose, DateFault> {
    let named = day_names(cursor);
    let mut date = match (cursor.kind(0), cursor.digits(0)) {
        (Some(Kind::Number), 8) => compact(cursor),
        (Some(Kind::Number), 4) => year_first(cursor)?,
        (Some(Kind::Number), 1 | 2) => day_first(cursor)?,
        (Some(Kind::Word), _) => month_first(cursor)?,
        _ => return Err(DateFault::Unclear),
    };
    date.weekday = named.weekday;
    date.last_weekday = named.last_weekday;
    date.pasaran = named.pasaran;
    date.eve = named.eve;
    Ok(date)
}

/// Day names in front of a date: `Minggu Pon,`, `malam Jumat`, `Sabtu-Minggu,`.
fn day_names(cursor: &mut Cursor) -> Loose {
    cursor.skip_signs(&[',', '.', ':', '(', '/']);
    let mut named = Loose { eve: cursor.word(0) == "malam", ..Loose::default() };
    if named.eve && (names::weekday_of(cursor.word(1)).is_some() || cursor.digits(1) > 0) {
        cursor.skip(1);
    }
    named.weekday = weekday(cursor);
    named.pasaran = cursor.take_word(Pasaran::from_name);
    let mut ahead = *cursor;
    if named.weekday.is_some() && join(&mut ahead).is_some() {
        named.last_weekday = weekday(&mut ahead);
        if named.last_weekday.is_some() {
            ahead.take_word(Pasaran::from_name);
            *cursor = ahead;
        }
    }
    cursor.skip_signs(&[',', '.', ';', ':', '/', ')']);
    cursor.skip(usize::from(named.weekday.is_some() && cursor.kind(0) == Some(Kind::Dash)));
    named
}

/// A day's name, also one with a slip of the finger in it.
fn weekday(cursor: &mut Cursor) -> Option<Weekday> {
    cursor.take_word(|word| names::weekday_of(word).or_else(|| names::nearest_weekday(word)))
}

/// `20261129`.
fn compact(cursor: &mut Cursor) -> Loose {
    let number = cursor.peek(0).map_or(0, Piece::value);
    cursor.skip(1);
    Loose { year: Some(number / 10_000), month: Some(number / 100 % 100), day: Some(number % 100), ..Loose::default() }
}

/// `2026-11-29`, `2026/11/29`, `2026.11.29`, `2026-11`, `2026`, `2026 November 29`.
fn year_first(cursor: &mut Cursor) -> Result<Loose, DateFault> {
    let mut date = Loose { year: number(cursor), ..Loose::default() };
    if let Some(month) = names::month_of(cursor.word(0)) {
        cursor.skip(1);
        date.month = Some(month.unsigned_abs().into());
        if matches!(cursor.digits(0), 1 | 2) {
            date.day = number(cursor);
        }
        return Ok(date);
    }
    let Some(separator) = separator(cursor, 0).filter(|_| matches!(cursor.digits(1), 1 | 2)) else { return Ok(date) };
    cursor.skip(1);
    date.month = number(cursor);
    if separator_is(cursor, separator) && matches!(cursor.digits(1), 1 | 2) {
        cursor.skip(1);
        date.day = number(cursor);
    }
    Ok(date)
}

/// `29 November 2026`, `29-Nov-2026`, `29/11/2026`, and parts of a range such as `29` and `29/11`.
fn day_first(cursor: &mut Cursor) -> Result<Loose, DateFault> {
    let typed_day = number(cursor);
    if let Some(separator) = separator(cursor, 0)
        && cursor.digits(1) > 0
    {
        let mut ahead = *cursor;
        ahead.skip(1);
        let month = number(&mut ahead);
        if separator_is(&ahead, separator) && matches!(ahead.digits(1), 2 | 4) {
            let short_year = ahead.digits(1) == 2;
            ahead.skip(1);
            let date = Loose { year: number(&mut ahead), short_year, ..in_order(typed_day, month) };
            *cursor = ahead;
            return Ok(date);
        }
        if separator == Kind::Sign('/') && month <= Some(12) && names::month_of(ahead.word(0)).is_none() {
            *cursor = ahead;
            return Ok(Loose { day: typed_day, month, ..Loose::default() });
        }
        return Ok(Loose { day: typed_day, ..Loose::default() });
    }
    cursor.skip(usize::from(matches!(cursor.word(0), "st" | "nd" | "rd")));
    named_month(cursor, Loose { day: typed_day, ..Loose::default() })
}

/// Two numbers as day and month; the other way round only where there is no such month.
fn in_order(first: Option<u32>, second: Option<u32>) -> Loose {
    let month_first = second > Some(12) && second <= Some(31) && matches!(first, Some(1..=12));
    let (day, month) = if month_first { (second, first) } else { (first, second) };
    Loose { day, month, month_first, ..Loose::default() }
}

/// The month's name behind a day, and the year behind that.
fn named_month(cursor: &mut Cursor, date: Loose) -> Result<Loose, DateFault> {
    let gap = usize::from(separator(cursor, 0).is_some() && names::month_of(cursor.word(1)).is_some());
    let word = cursor.word(gap);
    let Some(month) = names::month_of(word) else {
        return match names::nearest_month(word).filter(|_| cursor.digits(1) == 4) {
            None if cursor.digits(1) != 4 => Ok(date),
            None if word.is_empty() => Ok(year_behind_comma(cursor, date)),
            nearest => Err(unknown_month(cursor, nearest)),
        };
    };
    cursor.skip(gap + 1);
    let mut date = Loose { month: Some(month.unsigned_abs().into()), ..date };
    take_year(cursor, &mut date);
    Ok(date)
}

/// The end of `November 22-24, 2026`, whose month stands at the start.
fn year_behind_comma(cursor: &mut Cursor, date: Loose) -> Loose {
    if !cursor.take_sign(',') {
        return date;
    }
    Loose { year: number(cursor), ..date }
}

/// `November 29, 2026`, `November 2026`.
fn month_first(cursor: &mut Cursor) -> Result<Loose, DateFault> {
    let Some(month) = names::month_of(cursor.word(0)) else {
        let nearest = names::nearest_month(cursor.word(0));
        return Err(if nearest.is_some() { unknown_month(cursor, nearest) } else { DateFault::Unclear });
    };
    cursor.skip(1);
    let mut date = Loose { month: Some(month.unsigned_abs().into()), ..Loose::default() };
    cursor.skip_signs(&['.']);
    if matches!(cursor.digits(0), 1 | 2) {
        date.day = number(cursor);
        cursor.skip(usize::from(matches!(cursor.word(0), "st" | "nd" | "rd")));
    }
    take_year(cursor, &mut date);
    Ok(date)
}

/// A year behind a month or a day, with whatever stands between.
fn take_year(cursor: &mut Cursor, date: &mut Loose) {
    let mut ahead = *cursor;
    ahead.skip_signs(&['.', ',', '/', '\'', '\u{2019}']);
    if ahead.kind(0) == Some(Kind::Dash) {
        ahead.skip(1);
    }
    let is_time = matches!(ahead.kind(1), Some(Kind::Sign('.' | ':'))) && ahead.digits(2) > 0;
    let may_end_range = cursor.kind(0) == Some(Kind::Dash) && ahead.kind(1).is_some();
    let is_short = ahead.digits(0) == 2 && !may_end_range && names::month_of(ahead.word(1)).is_none();
    if ahead.digits(0) == 4 || is_short && !is_time && date.day.is_some() {
        date.short_year = ahead.digits(0) == 2;
        date.year = number(&mut ahead);
        *cursor = ahead;
    }
}

fn unknown_month(cursor: &Cursor, nearest: Option<i8>) -> DateFault {
    let word = cursor.peek(0).map_or("", |piece| piece.text).to_owned();
    DateFault::UnknownMonth { word, nearest }
}

fn number(cursor: &mut Cursor) -> Option<u32> {
    let value = cursor.peek(0).filter(|piece| piece.kind == Kind::Number)?.value();
    cursor.skip(1);
    Some(value)
}

fn separator(cursor: &Cursor, ahead: usize) -> Option<Kind> {
    cursor.kind(ahead).filter(|kind| matches!(kind, Kind::Dash | Kind::Sign('/' | '.')))
}

fn separator_is(cursor: &Cursor, separator: Kind) -> bool {
    cursor.kind(0) == Some(separator)
}
