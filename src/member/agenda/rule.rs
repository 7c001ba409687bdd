//! Rules of recurrence (RFC 5545, 3.3.10) in the keys of `ulang`.

use calcard::icalendar::{ICalendarDay, ICalendarFrequency, ICalendarRecurrenceRule as Rule, ICalendarWeekday};
use jiff::ToSpan;
use serde_json::{Map, Value, json};

use super::moment::{Clock, Moment};
use crate::{
    date::{Date, Weekday, month, weekday},
    lang::Lang,
};

/// How an event recurs, in the keys of `ulang`, and its last day if it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// The keys.
    pub keys: Map<String, Value>,
    /// The last day on which it may take place.
    pub until: Option<Date>,
}

/// The keys that mean the same days as a rule; `None` when there are none that do.
pub fn recurrence(rule: &Rule, start: Moment, clock: &Clock<'_>) -> Option<Recurrence> {
    let is_plain = rule.byminute.is_empty()
        && rule.bysecond.is_empty()
        && rule.byhour.is_empty()
        && rule.byyearday.is_empty()
        && rule.byweekno.is_empty()
        && rule.skip.is_none()
        && rule.rscale.is_none();
    let mut keys = if is_plain { days(rule, start)? } else { return None };
    let interval = rule.interval.unwrap_or(1);
    if interval != 1 {
        keys.insert("selang".to_owned(), interval.into());
    }
    let until = match &rule.until {
        Some(until) => Some(last_day(clock.local(until, None)?, start)?),
        None => None,
    };
    match (until, rule.count) {
        (Some(until), _) => keys.insert("sampai".to_owned(), until.to_string().into()),
        (None, Some(count)) => keys.insert("sebanyak".to_owned(), count.into()),
        (None, None) => None,
    };
    Some(Recurrence { keys, until })
}

/// The last day of a rule: that of its end, unless the event begins later on that day.
fn last_day(until: Moment, start: Moment) -> Option<Date> {
    match (until.time, start.time) {
        (Some(end), Some(begin)) if end < begin => until.date.checked_sub(1.day()).ok(),
        _ => Some(until.date),
    }
}

fn days(rule: &Rule, start: Moment) -> Option<Map<String, Value>> {
    let has_dates = !rule.bymonthday.is_empty();
    match rule.freq {
        ICalendarFrequency::Daily if has_dates || !rule.bymonth.is_empty() || !rule.bysetpos.is_empty() => None,
        ICalendarFrequency::Daily if rule.byday.is_empty() => Some(keys("hari", [])),
        ICalendarFrequency::Daily if rule.interval.unwrap_or(1) == 1 => weekly(rule, start),
        ICalendarFrequency::Weekly if has_dates || !rule.bymonth.is_empty() || !rule.bysetpos.is_empty() => None,
        ICalendarFrequency::Weekly => weekly(rule, start),
        // Dates of another zone are not those of ours.
        ICalendarFrequency::Monthly | ICalendarFrequency::Yearly if start.shift != 0 => None,
        ICalendarFrequency::Monthly if !rule.bymonth.is_empty() => None,
        ICalendarFrequency::Monthly if rule.byday.is_empty() => by_dates(rule, start),
        ICalendarFrequency::Monthly if !has_dates => by_ordinals(rule),
        ICalendarFrequency::Yearly => yearly(rule, start),
        _ => None,
    }
}

fn weekly(rule: &Rule, start: Moment) -> Option<Map<String, Value>> {
    let mut on = Vec::new();
    for day in &rule.byday {
        on.push(plain_day(*day)?.wrapping_add(start.shift));
    }
    if on.is_empty() {
        on.push(start.date.weekday());
    }
    // Our weeks begin on Monday: what is counted by weeks must not fall into another week.
    let counts_weeks = rule.interval.unwrap_or(1) > 1 && on.len() > 1;
    let has_sunday = on.contains(&Weekday::Sunday);
    let begins_on_monday = rule.wkst.is_none_or(|first| first == ICalendarWeekday::Monday);
    if counts_weeks && (start.shift != 0 || (has_sunday && !begins_on_monday)) {
        return None;
    }
    Some(keys("minggu", [("hari", names(&on))]))
}

fn by_dates(rule: &Rule, start: Moment) -> Option<Map<String, Value>> {
    if !rule.bysetpos.is_empty() {
        return None;
    }
    let mut dates = Vec::new();
    for date in &rule.bymonthday {
        dates.push(match date {
            1..=31 => date.to_string(),
            -1 => "terakhir".to_owned(),
            _ => return None,
        });
    }
    if dates.is_empty() {
        dates.push(start.date.day().to_string());
    }
    Some(keys("bulan", [("tanggal", dates.into())]))
}

/// `1SU,3SU`, or `SU` with positions among those of the month.
fn by_ordinals(rule: &Rule) -> Option<Map<String, Value>> {
    let mut named: Vec<(i32, Weekday)> = Vec::new();
    for day in &rule.byday {
        match (day.ordwk, rule.bysetpos.as_slice(), rule.byday.as_slice()) {
            (Some(nth), [], _) => named.push((nth.into(), of_calendar(day.weekday))),
            (None, [_, ..], [_]) => named.extend(rule.bysetpos.iter().map(|nth| (*nth, of_calendar(day.weekday)))),
            _ => return None,
        }
    }
    let (mut nth, mut on): (Vec<i32>, Vec<Weekday>) = named.iter().copied().unzip();
    nth.sort_unstable();
    nth.dedup();
    on.sort_by_key(|day| day.to_monday_zero_offset());
    on.dedup();
    let are_all = nth.len() * on.len() == named.len() && nth.iter().all(|nth| matches!(nth, 1..=5 | -1));
    let words = nth.iter().map(|nth| if *nth < 0 { "terakhir".to_owned() } else { nth.to_string() });
    let words: Vec<String> = words.collect();
    are_all.then(|| keys("bulan", [("hari", names(&on)), ("ke", words.into())]))
}

fn yearly(rule: &Rule, start: Moment) -> Option<Map<String, Value>> {
    let month_number = match rule.bymonth.as_slice() {
        [] => start.date.month(),
        [only] if !only.is_leap() => i8::try_from(only.month()).ok()?,
        _ => return None,
    };
    let day = match rule.bymonthday.as_slice() {
        [] => start.date.day(),
        [day @ 1..=31] => *day,
        _ => return None,
    };
    let is_one_day = rule.byday.is_empty() && rule.bysetpos.is_empty() && (1..=12).contains(&month_number);
    is_one_day.then(|| keys("tahun", [("tanggal", json!(format!("{day} {}", month(month_number, Lang::Id))))]))
}

fn keys<const N: usize>(every: &str, others: [(&str, Value); N]) -> Map<String, Value> {
    let mut keys = Map::from_iter([("setiap".to_owned(), Value::from(every))]);
    keys.extend(others.into_iter().map(|(key, value)| (key.to_owned(), value)));
    keys
}

fn names(days: &[Weekday]) -> Value {
    days.iter().map(|day| weekday(*day, Lang::Id)).collect()
}

fn plain_day(day: ICalendarDay) -> Option<Weekday> {
    day.ordwk.is_none().then(|| of_calendar(day.weekday))
}

fn of_calendar(day: ICalendarWeekday) -> Weekday {
    match day {
        ICalendarWeekday::Sunday => Weekday::Sunday,
        ICalendarWeekday::Monday => Weekday::Monday,
        ICalendarWeekday::Tuesday => Weekday::Tuesday,
        ICalendarWeekday::Wednesday => Weekday::Wednesday,
        ICalendarWeekday::Thursday => Weekday::Thursday,
        ICalendarWeekday::Friday => Weekday::Friday,
        ICalendarWeekday::Saturday => Weekday::Saturday,
    }
}
