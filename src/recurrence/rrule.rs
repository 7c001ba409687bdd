//! A series as the rule of a calendar file (RFC 5545, 3.3.10).

use jiff::civil::{Date, Weekday};

use super::{Limit, Pattern, Rule, Series, days::later};

impl Series {
    /// The value of `RRULE`, for an event that begins on [`Series::first`]; `None` when no such
    /// rule means the same days, so that each has to be named by `RDATE`.
    ///
    /// The rule stays open unless the author ended it. `until` prints the last moment of a day in
    /// the form of the event's start: `20261231` for whole days, else in UTC.
    pub fn rrule(&self, until: impl Fn(Date) -> String) -> Option<String> {
        let rule = self.rule.rrule()?;
        Some(match self.limit {
            Limit::Open => rule,
            Limit::Until(last) => format!("{rule};UNTIL={}", until(last)),
            Limit::Times(times) => format!("{rule};COUNT={times}"),
        })
    }
}

impl Rule {
    fn rrule(&self) -> Option<String> {
        let (frequency, every, days) = match &self.pattern {
            Pattern::Days { every } => ("DAILY", *every, String::new()),
            Pattern::Weeks { every, on } => ("WEEKLY", *every, self.weekly(*every, on)),
            Pattern::Market { every, on } => match on.as_slice() {
                [day] if day.weekday.is_some() => ("DAILY", every.checked_mul(35)?, String::new()),
                [_] if *every == 1 => ("DAILY", 5, String::new()),
                _ => return None,
            },
            Pattern::Dates { every, on } => ("MONTHLY", *every, self.dates(*every, on)?),
            Pattern::Ordinals { every, nth, on } => ("MONTHLY", *every, self.ordinals(*every, nth, on)?),
            Pattern::Years { every, month, day } => ("YEARLY", *every, self.yearly(*month, *day)?),
        };
        let interval = if every == 1 { String::new() } else { format!(";INTERVAL={every}") };
        Some(format!("FREQ={frequency}{interval}{days}"))
    }

    /// Weeks begin on Monday, and those of evenings a day before.
    fn weekly(&self, every: u32, on: &[Weekday]) -> String {
        let week_start = if self.eve && every > 1 { ";WKST=SU" } else { "" };
        format!(";BYDAY={}{week_start}", joined(on.iter().map(|day| self.code(*day).to_owned())))
    }

    fn dates(&self, every: u32, on: &[i8]) -> Option<String> {
        let dates: Option<Vec<i8>> =
            on.iter().map(|date| if self.eve { eve_of(*date, every) } else { Some(*date) }).collect();
        Some(format!(";BYMONTHDAY={}", joined(dates?)))
    }

    /// `1SU`; on the evening before, that is a Saturday from the last day of a month to the sixth.
    fn ordinals(&self, every: u32, nth: &[i8], on: &[Weekday]) -> Option<String> {
        if !self.eve {
            let days = on.iter().flat_map(|day| nth.iter().map(|nth| format!("{nth}{}", self.code(*day))));
            return Some(format!(";BYDAY={}", joined(days)));
        }
        let mut dates = Vec::new();
        for nth in nth {
            let of_month = match nth {
                1..=4 => (nth * 7 - 6)..=(nth * 7),
                -4..=-1 => (nth * 7)..=(nth * 7 + 6),
                _ => return None,
            };
            for date in of_month {
                dates.push(eve_of(date, every)?);
            }
        }
        let days = joined(on.iter().map(|day| self.code(*day).to_owned()));
        Some(format!(";BYDAY={days};BYMONTHDAY={}", joined(dates)))
    }

    fn yearly(&self, month: i8, day: i8) -> Option<String> {
        let (month, day) = match (self.eve, month, day) {
            (false, month, day) => (month, day),
            (true, 2, 29) => return None,
            (true, 3, 1) => (2, -1),
            (true, month, day) => {
                let eve = later(Date::new(2001, month, day).ok()?, -1)?;
                (eve.month(), eve.day())
            }
        };
        Some(format!(";BYMONTH={month};BYMONTHDAY={day}"))
    }

    fn code(&self, day: Weekday) -> &'static str {
        match if self.eve { day.previous() } else { day } {
            Weekday::Monday => "MO",
            Weekday::Tuesday => "TU",
            Weekday::Wednesday => "WE",
            Weekday::Thursday => "TH",
            Weekday::Friday => "FR",
            Weekday::Saturday => "SA",
            Weekday::Sunday => "SU",
        }
    }
}

/// The date before one that every month has; that before the first is the last of the month
/// before, which only a rule for every month can say.
fn eve_of(date: i8, every: u32) -> Option<i8> {
    match date {
        1 if every == 1 => Some(-1),
        2..=28 | -27..=-1 => Some(date - 1),
        _ => None,
    }
}

fn joined<T: ToString>(items: impl IntoIterator<Item = T>) -> String {
    items.into_iter().map(|item| item.to_string()).collect::<Vec<_>>().join(",")
}
