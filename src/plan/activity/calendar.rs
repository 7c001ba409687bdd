//! The activities of a portal by when they are.

use std::{
    collections::BTreeMap,
    ops::Bound::{Excluded, Unbounded},
};

use crate::{
    date::{Clock, Date, Days, End, Hours},
    route::Route,
    village::{
        self, Key, Village,
        activity::{Occurrence, Phase},
    },
};

/// The activities of a portal by when they are, found out once for all pages.
#[derive(Debug)]
pub struct Calendar {
    /// What comes, by its next day and hour, and after that what has no date yet.
    pub coming: Vec<Key<village::Activity>>,
    /// What is over, by year, newest first.
    pub past: Vec<(i16, Vec<Key<village::Activity>>)>,
    /// The months in which something takes place, each with all that does, by day and hour.
    pub months: BTreeMap<Month, Vec<Showing>>,
    /// What was evaluated, by the year in which it took place, oldest first.
    pub evaluated: BTreeMap<i16, Vec<Key<village::Activity>>>,
}

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    first: Date,
}

/// An activity on one of its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Showing {
    /// The day.
    pub day: Date,
    /// The activity.
    pub activity: Key<village::Activity>,
    /// Which of its occurrences.
    pub occurrence: usize,
}

/// Up to how many days in a row an activity stands on each of them. A longer one stands on its
/// first and its last, so that neither a campaign of a year nor a slip in a year fills the calendar.
const LONGEST: i32 = 31;

impl Month {
    /// The month of a day.
    pub fn of(day: Date) -> Self {
        Self { first: day.first_of_month() }
    }

    /// Its first day.
    pub fn first(self) -> Date {
        self.first
    }

    /// Its last day.
    pub fn last(self) -> Date {
        self.first.last_of_month()
    }

    /// Its page.
    pub fn route(self) -> Route {
        Route::page(&format!("kegiatan/{:04}/{:02}", self.first.year(), self.first.month()))
    }
}

impl Calendar {
    /// Looks at each activity once.
    pub fn new(village: &Village) -> Self {
        let mut evaluated: BTreeMap<i16, Vec<_>> = BTreeMap::new();
        for (key, year) in village.activities.iter().filter_map(|(key, _)| Some((key, year_of_result(village, key)?))) {
            evaluated.entry(year).or_default().push(key);
        }
        Self { coming: coming(village), past: past(village), months: months(village), evaluated }
    }

    pub(super) fn of_year(&self, year: i16) -> &[Key<village::Activity>] {
        self.past.iter().find(|(of, _)| *of == year).map_or(&[], |(_, keys)| keys)
    }

    /// The year among whose evaluations that of an activity stands.
    pub(super) fn year_of_result(&self, key: Key<village::Activity>) -> Option<i16> {
        self.evaluated.iter().find(|(_, keys)| keys.binary_search(&key).is_ok()).map(|(year, _)| *year)
    }

    /// The last month before another one in which something takes place.
    pub fn before(&self, month: Month) -> Option<Month> {
        self.months.range(..month).next_back().map(|(month, _)| *month)
    }

    /// The first month after another one in which something takes place.
    pub fn after(&self, month: Month) -> Option<Month> {
        self.months.range((Excluded(month), Unbounded)).next().map(|(month, _)| *month)
    }

    /// The month to show on a day: its own or the next one with anything in it, else the last one.
    pub fn month_at(&self, day: Date) -> Option<Month> {
        let coming = self.months.range(Month::of(day)..).next();
        coming.or(self.months.last_key_value()).map(|(month, _)| *month)
    }

    /// Whether a month has a page.
    pub fn has(&self, month: Month) -> bool {
        self.months.contains_key(&month)
    }
}

fn coming(village: &Village) -> Vec<Key<village::Activity>> {
    let today = village.show.today;
    let mut coming: Vec<_> =
        village.activities.iter().filter(|(_, activity)| activity.phase(today) != Phase::Past).collect();
    coming.sort_by_cached_key(|(key, activity)| {
        let next = activity.next(today);
        (next.is_none(), next.map(|next| (next.days.first, next.hour())), *key)
    });
    coming.into_iter().map(|(key, _)| key).collect()
}

/// What is over under the year of its last time, the latest first.
fn past(village: &Village) -> Vec<(i16, Vec<Key<village::Activity>>)> {
    let over = village.activities.iter().filter(|(_, activity)| activity.phase(village.show.today) == Phase::Past);
    let mut over: Vec<_> =
        over.filter_map(|(key, activity)| Some((activity.occurrences.last()?.days.first, key))).collect();
    over.sort_unstable();
    let years = over.chunk_by(|(day, _), (next, _)| day.year() == next.year()).rev();
    years.map(|of_year| (of_year[0].0.year(), of_year.iter().rev().map(|(_, key)| *key).collect())).collect()
}

/// The year of an evaluation: that of the last time the activity took place, or will.
fn year_of_result(village: &Village, key: Key<village::Activity>) -> Option<i16> {
    let activity = &village.activities[key];
    activity.record.evaluation.as_ref()?;
    let begun = activity.occurrences.partition_point(|occurrence| occurrence.days.first <= village.show.today);
    activity.occurrences.get(begun.saturating_sub(1)).map(|occurrence| occurrence.days.first.year())
}

fn months(village: &Village) -> BTreeMap<Month, Vec<Showing>> {
    let mut months: BTreeMap<Month, Vec<Showing>> = BTreeMap::new();
    for (key, activity) in village.activities.iter() {
        for (at, occurrence) in activity.occurrences.iter().enumerate() {
            for day in days_shown(&days(occurrence)) {
                months.entry(Month::of(day)).or_default().push(Showing { day, activity: key, occurrence: at });
            }
        }
    }
    months.values_mut().for_each(|showings| {
        showings.sort_by_cached_key(|showing| (showing.day, showing.of(village).hour(), showing.activity));
    });
    months
}

/// The days of an occurrence: an evening that ends after midnight is of the day it began on.
pub(super) fn days(occurrence: &Occurrence) -> Days {
    let Days { first, last } = occurrence.days;
    let is_overnight = match &occurrence.hours {
        Some(Hours { start: Clock::At(start), end: End::At(end), .. }) => end <= start,
        Some(_) | None => false,
    };
    if is_overnight && first.tomorrow().is_ok_and(|next| next == last) { Days::one(first) } else { occurrence.days }
}

/// The days on which an occurrence stands in the calendar.
fn days_shown(days: &Days) -> Vec<Date> {
    let Days { first, last } = *days;
    if days.count() > LONGEST {
        return vec![first, last];
    }
    first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last).collect()
}

impl Showing {
    /// The occurrence that is shown.
    pub fn of<'v>(&self, village: &'v Village) -> &'v Occurrence {
        &village.activities[self.activity].occurrences[self.occurrence]
    }
}
