//! When activities take place: once, or again and again.

use super::{
    Portal, Show,
    activity::{Occurrence, Recurrence},
};
use crate::{
    date::{Date, Days, Hours},
    lang::Lang,
    number::Number,
    problem::{Problem, Problems},
    records::{
        Origin,
        activity::{OnHoliday, Recurrence as Record},
        field::Written,
        values::Terms,
    },
    recurrence::{self, Changes, Fault, Limit, Listing, Move, Parts, Series},
};

/// What days mean to the activities of a portal.
pub(super) struct Calendar<'a> {
    today: Date,
    listing: Listing,
    portal: &'a Portal,
}

impl<'a> Calendar<'a> {
    /// The calendar of a portal on the day of its build.
    pub fn new(portal: &'a Portal, show: Show) -> Self {
        Self { today: show.today, listing: Listing::around(show.today, portal.horizon), portal }
    }

    fn is_holiday(&self, day: Date) -> bool {
        self.portal.holidays.on(day).is_some()
    }

    /// Where a rule begins that needs no start and was given none: with the year.
    fn new_year(&self) -> Date {
        self.today.first_of_year()
    }
}

/// What is known of an activity's time before its recurrence is.
pub(super) struct When<'a> {
    /// Its own days.
    pub days: Option<Days>,
    /// Its hours.
    pub hours: Option<&'a Hours>,
    /// Whether its day is to be announced, so that no day may be made up.
    pub announced_later: bool,
}

/// What became of an activity's time.
pub(super) struct Settled {
    /// How it repeats.
    pub recurrence: Option<Recurrence>,
    /// Its hours: its own, else those said with its recurrence.
    pub hours: Option<Hours>,
    /// Every time it takes place.
    pub occurrences: Vec<Occurrence>,
}

/// How an activity repeats, and every time it takes place.
pub(super) fn settle(
    written: Option<&Written<Record>>,
    when: &When<'_>,
    calendar: &Calendar<'_>,
    origin: &Origin,
    problems: &mut Problems,
) -> Settled {
    let Some(Written { value: record, node }) = written else { return when.once(None) };
    let mut recurring = Recurring { record, node: *node, origin, problems };
    let words = recurring.as_typed();
    let Some((mut series, hours)) = recurring.series(when, calendar) else {
        return when.once(words.map(Recurrence::Words));
    };
    let changes = recurring.changes(&series);
    let turns = series.expand(&calendar.listing, &changes, &|day| calendar.is_holiday(day));
    let hours = when.hours.cloned().or(hours);
    let occurrences = turns.into_iter().map(|turn| Occurrence {
        days: when.days_from(turn.date),
        hours: turn.hours.or_else(|| hours.clone()),
        moved_from: turn.moved_from,
    });
    let occurrences = occurrences.collect();
    Settled { recurrence: Some(Recurrence::Series(series)), hours, occurrences }
}

impl When<'_> {
    /// What takes place once, or nobody knows when.
    fn once(&self, recurrence: Option<Recurrence>) -> Settled {
        let hours = self.hours.cloned();
        let once = self.days.map(|days| Occurrence { days, hours: hours.clone(), moved_from: None });
        Settled { recurrence, hours, occurrences: once.into_iter().collect() }
    }

    /// As many days as it has itself, from another day on.
    fn days_from(&self, first: Date) -> Days {
        let last = self.days.and_then(|days| first.checked_add(days.last.duration_since(days.first)).ok());
        Days { first, last: last.unwrap_or(first) }
    }
}

struct Recurring<'a> {
    record: &'a Record,
    node: u32,
    origin: &'a Origin,
    problems: &'a mut Problems,
}

impl Recurring<'_> {
    /// The words to show when no rule can be made of them.
    fn as_typed(&self) -> Option<String> {
        let written = self.record.pattern.as_ref().or(self.record.every.as_ref());
        written.map(|written| written.value.clone())
    }

    fn add(&mut self, node: u32, problem: impl FnOnce(crate::problem::Place) -> Problem) {
        self.problems.add(problem(self.origin.place(node)));
    }

    /// The rule from its first day on, and the hours that were said with it.
    fn series(&mut self, when: &When<'_>, calendar: &Calendar<'_>) -> Option<(Series, Option<Hours>)> {
        let parts = self.parts()?;
        let (limit, hours) = (self.limit(parts.limit), parts.hours.clone());
        if when.announced_later {
            return None;
        }
        let start = when.days.map(|days| days.first);
        let rule = parts.rule(start).map_err(|fault| self.fault(self.node_of_words(), &fault)).ok()?;
        let from = start.unwrap_or_else(|| calendar.new_year());
        let Some(series) = Series::new(rule, from, limit) else {
            self.add(self.node_of_words(), Problem::never_recurs);
            return None;
        };
        if let Some(start) = start.filter(|start| *start != series.first) {
            self.start_off_rule(start, &series);
        }
        Some((series, hours))
    }

    fn node_of_words(&self) -> u32 {
        self.record.pattern.as_ref().map_or(self.node, |pattern| pattern.node)
    }

    fn fault(&mut self, node: u32, fault: &Fault) {
        let typed = self.as_typed().unwrap_or_default();
        self.add(node, |place| Problem::unclear_recurrence(place, &typed, fault));
    }

    /// The parts from the words and from the keys beside them.
    fn parts(&mut self) -> Option<Parts> {
        let record = self.record;
        let mut parts = Parts::default();
        for written in record.pattern.iter().chain(&record.every) {
            let read = Parts::read(&written.value).map_err(|fault| self.fault(written.node, &fault)).ok()?;
            parts = parts.with(read);
        }
        self.each(&record.weekdays, |typed| parts.add_weekday(typed))?;
        self.each(&record.nth, |typed| parts.add_nth(typed))?;
        self.each(&record.pasaran, |typed| parts.add_pasaran(typed))?;
        self.each(&record.dates, |typed| parts.add_date(typed))?;
        parts.eve = record.eve.unwrap_or(parts.eve);
        if let Some(interval) = &record.interval {
            parts.every = Some(self.whole(interval)?);
        }
        Some(parts)
    }

    /// Adds each term, up to the first that cannot be read: without it the rule would be another.
    fn each(&mut self, terms: &[Written<Terms>], mut add: impl FnMut(&str) -> Result<(), Fault>) -> Option<()> {
        for written in terms {
            for typed in written.value.iter() {
                add(typed).map_err(|fault| self.fault(written.node, &fault)).ok()?;
            }
        }
        Some(())
    }

    /// A number of times, of weeks, months or years.
    fn whole(&mut self, written: &Written<Number>) -> Option<u32> {
        let whole = written.value.to_whole().and_then(|whole| u32::try_from(whole).ok()).filter(|whole| *whole > 0);
        if whole.is_none() {
            let typed = crate::number::print_number(&written.value, Lang::Id);
            self.add(written.node, |place| Problem::unknown_setting(place, &typed, "`1`, `2`, `3` …"));
        }
        whole
    }

    /// When it ends: the key is nearer to the author's mind than the words.
    fn limit(&mut self, of_words: Limit) -> Limit {
        let count = self.record.count.as_ref().and_then(|count| self.whole(count));
        match (&self.record.until, count) {
            (Some(until), _) => Limit::Until(until.value.date),
            (None, Some(count)) => Limit::Times(count),
            (None, None) => of_words,
        }
    }

    fn start_off_rule(&mut self, start: Date, series: &Series) {
        let (rule, first) = (&series.rule, series.first);
        let nearest = rule.nearest(start).unwrap_or(first);
        let words = (rule.words(Lang::Id), rule.words(Lang::En));
        self.add(self.node_of_words(), |place| Problem::start_off_rule(place, start, first, nearest, words));
    }

    /// What differs from the rule on single days.
    fn changes(&mut self, series: &Series) -> Changes {
        let mut changes = Changes {
            on_holiday: match self.record.on_holiday.unwrap_or(OnHoliday::Stays) {
                OnHoliday::Stays => recurrence::OnHoliday::Stays,
                OnHoliday::Off => recurrence::OnHoliday::Off,
                OnHoliday::Moves => recurrence::OnHoliday::Moves,
            },
            ..Changes::default()
        };
        let record = self.record;
        for written in &record.except {
            let Some(days) = written.value.days else { continue };
            self.has_day(written.node, days, series);
            changes.except.push(days);
        }
        for (from, to) in record.moved.iter().flat_map(|moves| &moves.changes) {
            if !self.has_day(from.node, Days::one(from.value), series) {
                continue;
            }
            match to.value.days {
                Some(days) => {
                    let moved = Move { date: days.first, hours: to.value.hours.clone() };
                    changes.moved.insert(from.value, moved);
                }
                None => changes.except.push(Days::one(from.value)),
            }
        }
        changes
    }

    /// Whether the series has one of the days; otherwise that is a problem.
    fn has_day(&mut self, node: u32, days: Days, series: &Series) -> bool {
        let found = series.days_from(days.first).next().is_some_and(|day| day <= days.last);
        if !found {
            let nearest = series.nearest(days.first);
            self.add(node, |place| Problem::no_such_turn(place, days.first, nearest));
        }
        found
    }
}
