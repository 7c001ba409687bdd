//! The times of an activity as the properties of its events: by a rule where one means the same
//! days, else day by day.

use jiff::civil::Date;

use super::timing::Timing;
use crate::{
    date::Days,
    village::{
        Activity,
        activity::{Occurrence, Recurrence},
    },
};

/// When an activity takes place.
pub(super) struct Schedule<'a> {
    /// The first time, with which everything else is counted.
    pub first: Days,
    /// How it repeats: properties of the first time.
    pub repeats: Vec<(String, String)>,
    /// Single times that were moved, each with the day that it stands for.
    pub moved: Vec<(Date, &'a Occurrence)>,
}

impl<'a> Schedule<'a> {
    /// The schedule of an activity; `None` while it has no day.
    pub fn new(activity: &'a Activity, timing: &Timing) -> Option<Self> {
        let any = activity.occurrences.first()?;
        let (first, repeats) = match &activity.recurrence {
            Some(Recurrence::Series(series)) => {
                let rule = series.rrule(|day| timing.until(day)).filter(|_| timing.keeps_days());
                let rule = rule.map(|rule| ("RRULE".to_owned(), rule));
                match rule {
                    Some(rule) => (series.first, with_list(vec![rule], timing, "EXDATE", &series.skipped)),
                    None => listed(activity, timing),
                }
            }
            Some(Recurrence::Words(_)) | None => (any.days.first, Vec::new()),
        };
        let moved = activity.occurrences.iter().filter_map(|occurrence| Some((occurrence.moved_from?, occurrence)));
        Some(Self { first: as_long_as(any.days, first), repeats, moved: moved.collect() })
    }
}

/// The days that no rule of a calendar file means, each by itself, as far as the portal looks ahead.
///
/// The first is among them although `DTSTART` names it already (RFC 5545, 3.8.5.2, lets days be named
/// twice): some programs, Thunderbird among them, take a list of days for all there are.
fn listed(activity: &Activity, timing: &Timing) -> (Date, Vec<(String, String)>) {
    let days = activity.occurrences.iter().map(|occurrence| occurrence.moved_from.unwrap_or(occurrence.days.first));
    let mut days: Vec<_> = days.collect();
    days.sort_unstable();
    days.dedup();
    let listed: &[Date] = if days.len() > 1 { &days } else { &[] };
    (days[0], with_list(Vec::new(), timing, "RDATE", listed))
}

fn with_list(
    mut properties: Vec<(String, String)>,
    timing: &Timing,
    name: &str,
    days: &[Date],
) -> Vec<(String, String)> {
    if !days.is_empty() {
        properties.push(timing.starts(name, days));
    }
    properties
}

/// As many days as others, from another first day on.
fn as_long_as(days: Days, first: Date) -> Days {
    let last = first.checked_add(days.last.duration_since(days.first)).unwrap_or(first);
    Days { first, last }
}
