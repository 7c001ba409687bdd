//! Prints days and times in the one form that pages use.

use jiff::civil::{Date, Time};

use super::{Clock, Days, End, Hours, Partial, names};
use crate::lang::Lang;

/// `Minggu, 22 November 2026`.
pub fn long(date: Date, lang: Lang) -> String {
    [names::weekday(date.weekday(), lang), ", ", &medium(date, lang)].concat()
}

/// `22 November 2026`.
pub fn medium(date: Date, lang: Lang) -> String {
    [&date.day().to_string(), " ", names::month(date.month(), lang), " ", &date.year().to_string()].concat()
}

/// `22 Nov 2026`.
pub fn short(date: Date, lang: Lang) -> String {
    [&date.day().to_string(), " ", names::short_month(date.month(), lang), " ", &date.year().to_string()].concat()
}

/// `November 2026`; the month is counted from 1.
pub fn month_year(year: i16, month: i8, lang: Lang) -> String {
    format!("{} {year}", names::month(month, lang))
}

/// `2026-11-22`, for machines.
pub fn iso(date: Date) -> String {
    date.to_string()
}

/// `2019`, `Maret 2019` or `17 Maret 2019`.
pub fn partial(partial: Partial, lang: Lang) -> String {
    match partial {
        Partial::Year(year) => year.to_string(),
        Partial::Month { year, month } => month_year(year, month, lang),
        Partial::Day(date) => medium(date, lang),
    }
}

/// One day in full, several without what they share: `22–24 November 2026`,
/// `30 November–2 Desember 2026`, `31 Desember 2026–1 Januari 2027`.
pub fn days(days: &Days, lang: Lang) -> String {
    let Days { first, last } = *days;
    let until = medium(last, lang);
    if first == last {
        long(first, lang)
    } else if first.year() != last.year() {
        format!("{}–{until}", medium(first, lang))
    } else if first.month() != last.month() {
        format!("{} {}–{until}", first.day(), names::month(first.month(), lang))
    } else {
        format!("{}–{until}", first.day())
    }
}

/// `19.30`, in English `19:30`.
pub fn time(time: Time, lang: Lang) -> String {
    clock(time.hour(), time.minute(), lang)
}

fn clock(hour: i8, minute: i8, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("{hour:02}.{minute:02}"),
        Lang::En => format!("{hour:02}:{minute:02}"),
    }
}

/// An end by the clock; midnight is the end of the day.
fn end_time(time: Time, lang: Lang) -> String {
    if time == Time::midnight() { clock(24, 0, lang) } else { self::time(time, lang) }
}

/// `pukul 19.30–21.00 WIB`, `pukul 19.30 WIB s.d. selesai`, `ba'da Isya`.
///
/// `zone` is the short name of the portal's zone, or nothing; a zone typed with the hours goes
/// before it.
pub fn hours(hours: &Hours, zone: &str, lang: Lang) -> String {
    let at = match lang {
        Lang::Id => "pukul ",
        Lang::En => "",
    };
    let zone = hours.zone.and_then(super::TypedZone::label).unwrap_or(zone);
    span(hours, at, zone, lang)
}

/// The same for narrow places: `19.30–21.00`, `ba'da Isya`. A zone is named only where one was
/// typed with the hours.
pub fn brief_hours(hours: &Hours, lang: Lang) -> String {
    span(hours, "", hours.zone.and_then(super::TypedZone::label).unwrap_or_default(), lang)
}

/// From when to when, with `at` before a time of the clock and the zone behind it.
fn span(hours: &Hours, at: &str, zone: &str, lang: Lang) -> String {
    let zone = if zone.is_empty() { String::new() } else { format!(" {zone}") };
    let until = match lang {
        Lang::Id => "s.d.",
        Lang::En => "until",
    };
    let start = match &hours.start {
        Clock::Label { text, .. } => text.clone(),
        Clock::At(start) => match hours.end {
            End::At(end) => return format!("{at}{}–{}{zone}", time(*start, lang), end_time(end, lang)),
            _ => format!("{at}{}{zone}", time(*start, lang)),
        },
    };
    match &hours.end {
        End::Open => start,
        End::At(end) => format!("{start} {until} {at}{}{zone}", end_time(*end, lang)),
        End::Label { text, .. } => format!("{start} {until} {text}"),
        End::Done => match lang {
            Lang::Id => format!("{start} {until} selesai"),
            Lang::En => format!("{start} {until} finished"),
        },
    }
}
