//! What a rule is made of, before it is known whether that fits together.

use jiff::civil::{Date, Weekday};

use super::{Fault, Limit, MarketDay, Pattern, Rule, days::later, words};
use crate::date::{self, Hours, Pasaran};

/// A stretch of time after which something repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
    /// Thirty-five days.
    Selapan,
    /// Five days.
    Pasaran,
}

/// What a rule is made of: each part may be missing, and need not go with the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The stretch of time.
    pub unit: Option<Unit>,
    /// How many of them.
    pub every: Option<u32>,
    /// How many times in one of them, as in `seminggu dua kali`.
    pub rate: Option<u32>,
    /// Days of the week.
    pub weekdays: Vec<Weekday>,
    /// Which of these days in a month; -1 is the last.
    pub nth: Vec<i8>,
    /// Days of the market week.
    pub market: Vec<MarketDay>,
    /// Dates of the month; -1 is the last.
    pub dates: Vec<i8>,
    /// The month of the date.
    pub month: Option<i8>,
    /// Whether it is held on the evening before.
    pub eve: bool,
    /// When it ends.
    pub limit: Limit,
    /// The hours said with it.
    pub hours: Option<Hours>,
}

/// The longest that a rule may pause, in its own unit.
const LONGEST_PAUSE: u32 = 1000;

impl Parts {
    /// These parts and those of another phrase about the same rule, which wins where both say
    /// something.
    pub fn with(mut self, other: Self) -> Self {
        self.weekdays.extend(other.weekdays);
        self.nth.extend(other.nth);
        self.market.extend(other.market);
        self.dates.extend(other.dates);
        Self {
            unit: other.unit.or(self.unit),
            every: other.every.or(self.every),
            rate: other.rate.or(self.rate),
            month: other.month.or(self.month),
            eve: other.eve || self.eve,
            limit: if other.limit == Limit::Open { self.limit } else { other.limit },
            hours: other.hours.or(self.hours),
            ..self
        }
    }

    /// Adds a day of the week: `Jumat`, `Minggu`.
    ///
    /// # Errors
    /// When it is none.
    pub fn add_weekday(&mut self, typed: &str) -> Result<(), Fault> {
        let word = folded(typed);
        let word = word.strip_prefix("hari ").unwrap_or(&word);
        let day = date::weekday_of(word).or_else(|| words::weekday(word)).ok_or_else(|| unclear(typed))?;
        self.weekdays.push(day);
        Ok(())
    }

    /// Adds an ordinal: `1`, `ke-2`, `pertama`, `terakhir`, `-1`.
    ///
    /// # Errors
    /// When no month has so many.
    pub fn add_nth(&mut self, typed: &str) -> Result<(), Fault> {
        let word = folded(typed);
        if word == "-1" {
            self.nth.push(-1);
            return Ok(());
        }
        let word = word.trim_start_matches("ke").trim_matches(['-', ' ']);
        let nth = match (words::ordinal(&folded(typed)), words::number(word)) {
            (Some(nth), _) => nth,
            (None, Some(nth)) => nth_of(nth)?,
            (None, None) => return Err(unclear(typed)),
        };
        self.nth.push(nth);
        Ok(())
    }

    /// Adds a day of the market week: `Kliwon`, `Jumat Kliwon`.
    ///
    /// # Errors
    /// When it is none.
    pub fn add_pasaran(&mut self, typed: &str) -> Result<(), Fault> {
        let word = folded(typed);
        let (weekday, name) = word.rsplit_once(' ').map_or((None, word.as_str()), |(day, name)| (Some(day), name));
        let weekday = weekday.map(|day| date::weekday_of(day).ok_or_else(|| unclear(typed))).transpose()?;
        let pasaran = Pasaran::from_name(name).ok_or_else(|| unclear(typed))?;
        self.market.push(MarketDay { weekday, pasaran });
        Ok(())
    }

    /// Adds a date of the month, or sets the day of the year: `5`, `terakhir`, `17 Agustus`.
    ///
    /// # Errors
    /// When there is no such day.
    pub fn add_date(&mut self, typed: &str) -> Result<(), Fault> {
        let word = folded(typed);
        if matches!(word.as_str(), "terakhir" | "last" | "-1") {
            self.dates.push(-1);
            return Ok(());
        }
        let (number, month) = word.split_once(' ').map_or((word.as_str(), None), |(day, month)| (day, Some(month)));
        self.dates.push(date_of(words::number(number).ok_or_else(|| unclear(typed))?)?);
        if let Some(month) = month {
            self.month = Some(date::month_of(month.trim()).ok_or_else(|| unclear(typed))?);
        }
        Ok(())
    }

    /// The rule that the parts make together. `start` is the first day as written, from which
    /// what the words leave open is taken.
    ///
    /// # Errors
    /// When the parts do not go together, or need a start and there is none.
    pub fn rule(mut self, start: Option<Date>) -> Result<Rule, Fault> {
        self.tidy();
        let every = self.every.unwrap_or(1);
        if !(1..=LONGEST_PAUSE).contains(&every) {
            return Err(Fault::NoSuchInterval { every });
        }
        let eve = self.eve;
        let pattern = self.pattern(every, start.and_then(|start| later(start, i32::from(eve))))?;
        // Every second week can only be counted from a known one.
        if every > 1 && start.is_none() {
            return Err(Fault::NoStart);
        }
        Ok(Rule { pattern, eve })
    }

    /// Days in order and each once; days of both weeks together, as in `{hari: Jumat, pasaran: Kliwon}`.
    fn tidy(&mut self) {
        if let ([only], false) = (self.market.as_mut_slice(), self.weekdays.is_empty())
            && only.weekday.is_none()
        {
            let pasaran = only.pasaran;
            self.market = self.weekdays.drain(..).map(|day| MarketDay { weekday: Some(day), pasaran }).collect();
        }
        self.weekdays.sort_by_key(|day| day.to_monday_zero_offset());
        self.weekdays.dedup();
        self.nth.sort_by_key(|nth| (*nth < 0, *nth));
        self.nth.dedup();
        self.dates.sort_by_key(|date| (*date < 0, *date));
        self.dates.dedup();
        self.market.sort_by_key(|day| (day.weekday.map(Weekday::to_monday_zero_offset), day.pasaran));
        self.market.dedup();
    }

    fn pattern(self, every: u32, reference: Option<Date>) -> Result<Pattern, Fault> {
        let Self { unit, rate, weekdays, nth, market, dates, month, .. } = self;
        let named = [!weekdays.is_empty(), !market.is_empty(), !dates.is_empty()];
        let is_of = |units: &[Unit]| unit.is_none_or(|unit| units.contains(&unit));
        let pattern = match (named, nth.as_slice()) {
            ([false, false, false], []) => open(unit, every, rate, reference)?,
            ([true, false, false], []) if is_of(&[Unit::Week]) => Pattern::Weeks { every, on: weekdays },
            ([true, false, false], []) if unit == Some(Unit::Month) => return Err(Fault::WhichOrdinal),
            ([true, false, false], [_, ..]) if is_of(&[Unit::Month]) && month.is_none() => {
                Pattern::Ordinals { every, nth, on: weekdays }
            }
            ([false, true, false], []) if is_of(&[Unit::Selapan, Unit::Pasaran]) => {
                // Twice in ten days or more is nothing that anybody says.
                if every > 1 && market.iter().any(|day| day.weekday.is_none()) {
                    return Err(Fault::Together);
                }
                Pattern::Market { every, on: market }
            }
            ([false, false, true], []) => match (month, dates.as_slice()) {
                (Some(month), [day]) if is_of(&[Unit::Year]) => year_day(every, month, *day)?,
                (None, _) if is_of(&[Unit::Month]) => Pattern::Dates { every, on: dates },
                _ => return Err(Fault::Together),
            },
            _ => return Err(Fault::Together),
        };
        if rate.is_some_and(|rate| rate != 1 && Some(rate) != pattern.times()) {
            return Err(Fault::WhichDays);
        }
        Ok(pattern)
    }
}

impl Pattern {
    /// How many days it names in each of its weeks, months or years.
    fn times(&self) -> Option<u32> {
        let count = match self {
            Self::Days { .. } | Self::Years { .. } => 1,
            Self::Weeks { on, .. } => on.len(),
            Self::Market { on, .. } => on.len(),
            Self::Dates { on, .. } => on.len(),
            Self::Ordinals { nth, on, .. } => nth.len() * on.len(),
        };
        u32::try_from(count).ok()
    }
}

/// A rule that takes its day from the start.
fn open(unit: Option<Unit>, every: u32, rate: Option<u32>, reference: Option<Date>) -> Result<Pattern, Fault> {
    let unit = unit.ok_or_else(|| unclear(""))?;
    if rate.is_some_and(|rate| rate > 1) {
        return Err(Fault::WhichDays);
    }
    if let (Unit::Day, 1) = (unit, every) {
        return Ok(Pattern::Days { every });
    }
    let date = reference.ok_or(Fault::NoStart)?;
    let market = |weekday| vec![MarketDay { weekday, pasaran: Pasaran::of(date) }];
    Ok(match unit {
        Unit::Day => Pattern::Days { every },
        Unit::Week => Pattern::Weeks { every, on: vec![date.weekday()] },
        Unit::Month => Pattern::Dates { every, on: vec![date.day()] },
        Unit::Year => Pattern::Years { every, month: date.month(), day: date.day() },
        Unit::Selapan => Pattern::Market { every, on: market(Some(date.weekday())) },
        Unit::Pasaran if every == 1 => Pattern::Market { every, on: market(None) },
        Unit::Pasaran => Pattern::Days { every: every.saturating_mul(5) },
    })
}

fn year_day(every: u32, month: i8, day: i8) -> Result<Pattern, Fault> {
    // 2000 had a 29 February.
    let last = Date::new(2000, month, 1).map_or(31, Date::days_in_month);
    match day {
        1.. if day <= last => Ok(Pattern::Years { every, month, day }),
        _ => Err(Fault::NoSuchDate { date: u32::try_from(day).unwrap_or(0) }),
    }
}

pub(super) fn nth_of(number: u32) -> Result<i8, Fault> {
    let nth = i8::try_from(number).ok().filter(|nth| (1..=5).contains(nth));
    nth.ok_or(Fault::NoSuchOrdinal { nth: number })
}

pub(super) fn date_of(number: u32) -> Result<i8, Fault> {
    let date = i8::try_from(number).ok().filter(|date| (1..=31).contains(date));
    date.ok_or(Fault::NoSuchDate { date: number })
}

pub(super) fn unclear(word: &str) -> Fault {
    Fault::Unclear { word: word.trim().to_owned(), likely: None }
}

fn folded(typed: &str) -> String {
    let words = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().filter(|char| !date::is_apostrophe(*char)).flat_map(char::to_lowercase).collect()
}
