//! A rule from its first day on, with its end and its exceptions.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};

use super::{
    Limit, Rule,
    days::{days_between, later},
};
use crate::date::{Days, Hours};

/// What takes place again and again, and when it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// The rule.
    pub rule: Rule,
    /// The first day of the rule, from which weeks, months and years are counted, and with which a
    /// calendar file begins.
    pub first: Date,
    /// When it ends.
    pub limit: Limit,
    /// The days of the rule on which it does not take place, in order: the exceptions of a
    /// calendar file. Days that are moved are not among them.
    pub skipped: Vec<Date>,
}

/// What differs from the rule on single days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Days on which it does not take place.
    pub except: Vec<Days>,
    /// Days on which it takes place at another time, by the day of the rule.
    pub moved: BTreeMap<Date, Move>,
    /// What becomes of it on a holiday.
    pub on_holiday: OnHoliday,
}

/// Another day for one time of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The day.
    pub date: Date,
    /// The hours, where they differ too.
    pub hours: Option<Hours>,
}

/// What becomes of a series on a holiday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnHoliday {
    /// It takes place.
    #[default]
    Stays,
    /// It does not take place.
    Off,
    /// It moves to the next day that is no holiday.
    Moves,
}

/// Which days of a series are listed.
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    /// The first day listed.
    pub from: Date,
    /// The last day listed.
    pub until: Date,
}

impl Listing {
    /// How many years back days are listed, so that a weekly meeting since 1900 stays light.
    const YEARS_BACK: i32 = 10;

    /// From ten years before a day until so many months after it.
    pub fn around(today: Date, months: u16) -> Self {
        Self {
            from: today.checked_sub(Self::YEARS_BACK.years()).unwrap_or(Date::MIN),
            until: today.checked_add(i32::from(months).months()).unwrap_or(Date::MAX),
        }
    }
}

/// One time that a series takes place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The day.
    pub date: Date,
    /// Its own hours, where they differ from those of the others.
    pub hours: Option<Hours>,
    /// The day of the rule that it stands for, when it was moved.
    pub moved_from: Option<Date>,
}

impl Series {
    /// The series of a rule from a start on: it begins with the first day that the rule has from
    /// there, and `every` counts from that day.
    ///
    /// `None` when nothing ever takes place.
    pub fn new(rule: Rule, start: Date, limit: Limit) -> Option<Self> {
        let first = rule.every_time().days_from(start, start).next()?;
        let takes_place = match limit {
            Limit::Open => true,
            Limit::Until(last) => first <= last,
            Limit::Times(times) => times > 0,
        };
        takes_place.then_some(Self { rule, first, limit, skipped: Vec::new() })
    }

    /// The days of the rule from a day on until the series ends, whatever was called off.
    pub fn days_from(&self, from: Date) -> impl Iterator<Item = Date> + '_ {
        let (times, begin, last) = match self.limit {
            Limit::Open => (usize::MAX, from, Date::MAX),
            Limit::Until(last) => (usize::MAX, from, last),
            Limit::Times(times) => (usize::try_from(times).unwrap_or(usize::MAX), self.first, Date::MAX),
        };
        let days = self.rule.days_from(self.first, begin).take(times);
        days.take_while(move |day| *day <= last).skip_while(move |day| *day < from)
    }

    /// Whether the series has a day, whatever was called off.
    pub fn has(&self, day: Date) -> bool {
        self.days_from(day).next() == Some(day)
    }

    /// The day of the series that is nearest to a day.
    pub fn nearest(&self, day: Date) -> Option<Date> {
        let last = self.days_from(day).next();
        let before = (1..400).filter_map(|back| later(day, -back)).find(|day| self.has(*day));
        before.into_iter().chain(last).min_by_key(|other| days_between(*other, day).abs())
    }

    /// The times it takes place, in order, with all changes made; what was called off is
    /// remembered as [`Series::skipped`].
    pub fn expand(&mut self, listing: &Listing, changes: &Changes, is_holiday: &dyn Fn(Date) -> bool) -> Vec<Turn> {
        let mut skipped = self.called_off(changes);
        let mut turns = Vec::new();
        for day in self.listed(listing) {
            let turn = if skipped.contains(&day) { None } else { changes.turn(day, is_holiday) };
            match turn {
                Some(turn) => turns.push(turn),
                None => drop(skipped.insert(day)),
            }
        }
        turns.sort_by_key(|turn| turn.date);
        self.skipped = skipped.into_iter().collect();
        turns
    }

    /// The days of the rule to list: at least one, so that what is long over or far ahead is not
    /// forgotten.
    fn listed(&self, listing: &Listing) -> Vec<Date> {
        let days: Vec<_> = self.days_from(listing.from).take_while(|day| *day <= listing.until).collect();
        if !days.is_empty() {
            return days;
        }
        let last = self.days_from(self.first).take_while(|day| *day <= listing.until).last();
        vec![last.unwrap_or(self.first)]
    }

    /// The days of the rule that an author called off, wherever they are.
    fn called_off(&self, changes: &Changes) -> BTreeSet<Date> {
        let within = |days: &Days| {
            let last = days.last;
            self.days_from(days.first).take_while(move |day| *day <= last).take(LONGEST_BREAK)
        };
        let days = changes.except.iter().flat_map(within);
        days.filter(|day| !changes.moved.contains_key(day)).collect()
    }
}

/// How many times in a row one exception can call off.
const LONGEST_BREAK: usize = 1000;

impl Changes {
    /// What becomes of a day of the rule; `None` when it is called off for a holiday.
    fn turn(&self, day: Date, is_holiday: &dyn Fn(Date) -> bool) -> Option<Turn> {
        if let Some(Move { date, hours }) = self.moved.get(&day) {
            return Some(Turn { date: *date, hours: hours.clone(), moved_from: Some(day) });
        }
        let date = match self.on_holiday {
            OnHoliday::Stays => day,
            OnHoliday::Off => Some(day).filter(|day| !is_holiday(*day))?,
            OnHoliday::Moves => (0..100).filter_map(|ahead| later(day, ahead)).find(|day| !is_holiday(*day))?,
        };
        Some(Turn { date, hours: None, moved_from: (date != day).then_some(day) })
    }
}
