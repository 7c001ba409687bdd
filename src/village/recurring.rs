//! When activities take place: once, or again and again.

use super::{
    Portal, Show,
    activity::{Occurrence, Recurrence},
};
use crate::{
    date::{Date, Days, Hours},
    problem::{Problem, Problems},
    records::{self, Origin},
    recurrence::{self, Changes, Limit, Listing, Series},
};

/// What days mean to the activities of a portal.
pub(super) struct Calendar<'a> {
    listing: Listing,
    _portal: &'a Portal,
}

impl<'a> Calendar<'a> {
    /// The calendar of a portal on the day of its build.
    pub fn new(portal: &'a Portal, show: Show) -> Self {
        Self { listing: Listing::around(show.today, portal.horizon), _portal: portal }
    }

    fn is_holiday(&self, _: Date) -> bool {
        false
    }
}

/// How an activity repeats, and every time it takes place.
pub(super) fn settle(
    record: &records::activity::Activity,
    days: Option<Days>,
    hours: Option<&Hours>,
    calendar: &Calendar<'_>,
    origin: &Origin,
    problems: &mut Problems,
) -> (Option<Recurrence>, Vec<Occurrence>) {
    let once = || days.map(|days| Occurrence { days, hours: hours.cloned(), moved_from: None }).into_iter().collect();
    let Some(typed) = record.recurrence.as_ref().and_then(|written| written.value.pattern.as_ref()) else {
        return (None, once());
    };
    let start = days.map(|days| days.first);
    let rule = recurrence::read(&typed.value, start);
    let series = rule.zip(start).and_then(|(rule, start)| Series::new(rule, start, Limit::Open));
    let (Some(mut series), Some(days)) = (series, days) else {
        problems.add(Problem::unknown_recurrence(origin.place(typed.node), &typed.value));
        return (Some(Recurrence::Words(typed.value.clone())), once());
    };
    let turns = series.expand(&calendar.listing, &Changes::default(), &|day| calendar.is_holiday(day));
    let length = days.last.duration_since(days.first);
    let occurrences = turns.into_iter().map(|turn| Occurrence {
        days: Days { first: turn.date, last: turn.date.checked_add(length).unwrap_or(turn.date) },
        hours: turn.hours.or_else(|| hours.cloned()),
        moved_from: turn.moved_from,
    });
    let occurrences = occurrences.collect();
    (Some(Recurrence::Series(series)), occurrences)
}
