//! The holidays of a portal, by day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Village;
use crate::records::holidays::{self, HolidayYear, NamedDays};

/// The days on which people are free, as far as they are known.
#[derive(Clone, Debug, Default)]
pub struct Holidays {
    days: BTreeMap<Date, Holiday>,
    years: BTreeMap<i16, Option<String>>,
}

/// A day on which people are free.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// Its name.
    pub name: String,
    /// Which kind of day it is.
    pub kind: HolidayKind,
}

/// Which kind of free day one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayKind {
    /// A holiday: a red day of wall calendars.
    Holiday,
    /// Leave that all take together, beside a holiday: *cuti bersama*.
    JointLeave,
}

impl Holidays {
    /// Those that come with the program, changed by those of the portal: of one day the portal's
    /// name counts.
    pub fn settle(own: &[HolidayYear]) -> Self {
        let mut settled = Self::default();
        holidays::embedded().iter().chain(own).for_each(|year| settled.add(year));
        settled
    }

    fn add(&mut self, year: &HolidayYear) {
        let number = year.year.as_ref().and_then(|year| i16::try_from(year.value.to_whole()?).ok());
        if let Some(number) = number {
            let source = self.years.entry(number).or_default();
            *source = year.source.clone().or(source.take());
        }
        self.add_days(year.holidays.as_ref(), HolidayKind::Holiday);
        self.add_days(year.joint_leave.as_ref(), HolidayKind::JointLeave);
    }

    fn add_days(&mut self, named: Option<&NamedDays>, kind: HolidayKind) {
        for (days, name) in named.iter().flat_map(|named| &named.days) {
            // A slip in the year of a range must not fill the calendar.
            for day in days.first.series(jiff::Span::new().days(1)).take_while(|day| *day <= days.last).take(60) {
                match name {
                    Some(name) => drop(self.days.insert(day, Holiday { name: name.clone(), kind })),
                    None => drop(self.days.remove(&day)),
                }
            }
        }
    }

    /// The holiday on a day.
    pub fn on(&self, day: Date) -> Option<&Holiday> {
        self.days.get(&day)
    }

    /// The holidays from one day to another, both included, in order.
    pub fn between(&self, first: Date, last: Date) -> impl Iterator<Item = (Date, &Holiday)> {
        let range = (first <= last).then(|| self.days.range(first..=last));
        range.into_iter().flatten().map(|(day, holiday)| (*day, holiday))
    }

    /// Whether the holidays of a year are known, so that a day without one is a working day.
    pub fn knows(&self, year: i16) -> bool {
        self.years.contains_key(&year)
    }

    /// Who decided the holidays of a year.
    pub fn source(&self, year: i16) -> Option<&str> {
        self.years.get(&year)?.as_deref()
    }
}

impl Village {
    /// The years, this one or the next, in which something takes place and whose holidays are not
    /// known. Later ones are no concern yet: the government decides them a year at a time.
    pub fn years_without_holidays(&self) -> BTreeSet<i16> {
        let today = self.show.today;
        let coming = self.activities.rows().iter().flat_map(|activity| activity.coming(today));
        let years = coming.map(|occurrence| occurrence.days.first.year()).filter(|year| *year <= today.year() + 1);
        years.filter(|year| !self.portal.holidays.knows(*year)).collect()
    }
}
