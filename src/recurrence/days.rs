//! The days of a rule, in order.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::{MarketDay, Pattern, Rule};

impl Rule {
    /// The days of the rule that are not before `from`, in order, as long as there is a calendar.
    /// `start` is where weeks, months and years are counted from; those between the two are
    /// stepped over.
    pub fn days_from(&self, start: Date, from: Date) -> impl Iterator<Item = Date> + '_ {
        let from = from.max(start);
        // An evening belongs to the day after it.
        let shift = i32::from(self.eve);
        let anchor = later(start, shift).unwrap_or(start);
        let skipped = days_between(start, from) / self.pattern.longest_block();
        let blocks = (skipped..).map_while(move |number| self.pattern.block(anchor, number));
        blocks.flatten().filter_map(move |day| later(day, -shift)).skip_while(move |day| *day < from)
    }

    /// The day of the rule that is nearest to a day, whatever weeks or months it leaves out.
    pub fn nearest(&self, day: Date) -> Option<Date> {
        // The longest pause is that between two 29 February around a year that is no leap year.
        let begin = later(day, -8 * 366).unwrap_or(Date::MIN);
        let rule = self.every_time();
        let before = rule.days_from(begin, begin).take_while(|other| *other < day).last();
        let after = rule.days_from(day, day).next();
        before.into_iter().chain(after).min_by_key(|other| days_between(*other, day).abs())
    }

    /// The same rule without leaving out weeks, months or years between.
    pub(super) fn every_time(&self) -> Self {
        let mut rule = self.clone();
        match &mut rule.pattern {
            Pattern::Days { every }
            | Pattern::Weeks { every, .. }
            | Pattern::Market { every, .. }
            | Pattern::Dates { every, .. }
            | Pattern::Ordinals { every, .. }
            | Pattern::Years { every, .. } => *every = 1,
        }
        rule
    }
}

impl Pattern {
    /// How many days a block has at most.
    fn longest_block(&self) -> i32 {
        let (every, days) = match self {
            Self::Days { every } => (every, 1),
            Self::Weeks { every, .. } => (every, 7),
            Self::Market { every, .. } => (every, 35),
            Self::Dates { every, .. } | Self::Ordinals { every, .. } => (every, 31),
            Self::Years { every, .. } => (every, 366),
        };
        i32::try_from(*every).unwrap_or(i32::MAX).max(1).saturating_mul(days)
    }

    /// The days of one round of the pattern, in order; `None` where the calendar ends.
    fn block(&self, anchor: Date, number: i32) -> Option<Vec<Date>> {
        let nth = |every: u32| i32::try_from(every).ok()?.max(1).checked_mul(number);
        match self {
            Self::Days { every } => Some(vec![later(anchor, nth(*every)?)?]),
            Self::Weeks { every, on } => {
                let back = i32::from(anchor.weekday().to_monday_zero_offset());
                let first = later(anchor, nth(*every)?.checked_mul(7)?.checked_sub(back)?)?;
                Some(on.iter().filter_map(|day| later(first, i32::from(day.to_monday_zero_offset()))).collect())
            }
            Self::Market { every, on } => {
                let first = later(anchor, nth(*every)?.checked_mul(35)?)?;
                Some(market_days(first, on))
            }
            Self::Dates { every, on } => {
                let first = month_later(anchor, nth(*every)?)?;
                Some(in_order(on.iter().filter_map(|date| date_of(first, *date)).collect()))
            }
            Self::Ordinals { every, nth: which, on } => {
                let first = month_later(anchor, nth(*every)?)?;
                let named = on.iter().flat_map(|day| which.iter().filter_map(|nth| ordinal(first, *nth, *day)));
                Some(in_order(named.collect()))
            }
            Self::Years { every, month, day } => {
                let year = i32::from(anchor.year()).checked_add(nth(*every)?)?;
                let year = i16::try_from(year).ok().filter(|year| *year <= Date::MAX.year())?;
                Some(Date::new(year, *month, *day).into_iter().collect())
            }
        }
    }
}

fn market_days(first: Date, on: &[MarketDay]) -> Vec<Date> {
    let days = (0..35).filter_map(|ahead| later(first, ahead));
    days.filter(|day| on.iter().any(|market| market.is(*day))).collect()
}

fn in_order(mut days: Vec<Date>) -> Vec<Date> {
    days.sort_unstable();
    days.dedup();
    days
}

/// The first day of the month so many months after that of `date`.
fn month_later(date: Date, months: i32) -> Option<Date> {
    date.first_of_month().checked_add(months.months()).ok()
}

/// A date of a month, from the end where it is negative.
fn date_of(first: Date, date: i8) -> Option<Date> {
    let day = if date < 0 { first.days_in_month() + 1 + date } else { date };
    Date::new(first.year(), first.month(), day).ok()
}

fn ordinal(first: Date, nth: i8, weekday: Weekday) -> Option<Date> {
    first.nth_weekday_of_month(nth, weekday).ok()
}

/// The day so many days later.
pub(super) fn later(date: Date, days: i32) -> Option<Date> {
    if days == 0 { Some(date) } else { date.checked_add(days.days()).ok() }
}

/// How many days lie between two, less than nothing when the second comes first.
pub(super) fn days_between(first: Date, second: Date) -> i32 {
    i32::try_from(second.duration_since(first).as_hours() / 24).unwrap_or(0)
}
