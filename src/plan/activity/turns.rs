//! The days of an activity beyond the one that its row shows.

use serde::Serialize;

use super::{calendar::Month, month};
use crate::{
    date::{self, Date},
    plan::{here::Here, view::Link},
    village::{self, activity::Occurrence, activity::Recurrence},
};

/// A day on which an activity takes place.
#[derive(Debug, Serialize)]
pub struct TurnView {
    /// The day or days in words.
    pub days: String,
    /// The first day: `2026-11-22`.
    pub first: String,
    /// The last day, which may be the first.
    pub last: String,
    /// Its place in the calendar.
    pub href: Option<String>,
    /// Its hours, when they are not those of the activity.
    pub hours: Option<String>,
    /// The day that it stands in for: `25 Desember 2026`.
    pub instead_of: Option<String>,
    /// The holiday on that day.
    pub holiday: Option<String>,
}

/// How many of the next days an activity's page shows.
const MOST: usize = 6;

/// The days on which a repeating activity takes place next; none for one that is left with a single one.
pub(super) fn next(here: &Here<'_>, activity: &village::Activity) -> Vec<TurnView> {
    let coming = activity.coming(here.village().show.today);
    if coming.len() < 2 {
        return Vec::new();
    }
    coming.iter().take(MOST).map(|occurrence| turn(here, activity, occurrence)).collect()
}

fn turn(here: &Here<'_>, activity: &village::Activity, occurrence: &Occurrence) -> TurnView {
    let (days, portal) = (&occurrence.days, &here.village().portal);
    let own_hours = occurrence.hours.as_ref().filter(|hours| Some(*hours) != activity.hours.as_ref());
    TurnView {
        days: date::days(days, here.lang()),
        first: date::iso(days.first),
        last: date::iso(days.last),
        href: in_calendar(here, days.first),
        hours: own_hours.map(|hours| date::hours(hours, portal.zone.label, here.lang())),
        instead_of: occurrence.moved_from.map(|day| date::medium(day, here.lang())),
        holiday: portal.holidays.on(days.first).map(|holiday| holiday.name.clone()),
    }
}

/// The days among the next ones on which a repeating activity was called off, in words.
pub(super) fn skipped(here: &Here<'_>, activity: &village::Activity) -> Vec<String> {
    let Some(Recurrence::Series(series)) = &activity.recurrence else { return Vec::new() };
    let coming = activity.coming(here.village().show.today);
    let Some(last) = coming.iter().take(MOST).next_back().map(|occurrence| occurrence.days.first) else {
        return Vec::new();
    };
    let near = series.skipped.iter().filter(|day| (here.village().show.today..=last).contains(*day));
    near.map(|day| date::long(*day, here.lang())).collect()
}

/// The day's place on the page of its month.
fn in_calendar(here: &Here<'_>, day: Date) -> Option<String> {
    let month = Month::of(day);
    here.site.plan.calendar().has(month).then(|| format!("{}#tgl-{}", here.href(&month.route()), day.day()))
}

/// The month of the day that an activity's row shows, with the way to that day.
pub(super) fn month_of(here: &Here<'_>, activity: &village::Activity) -> Option<Link> {
    let day = activity.next_days(here.village().show.today)?.first;
    let href = in_calendar(here, day)?;
    Some(Link { href: Some(href), ..month::link_with_word(here, Month::of(day)) })
}
