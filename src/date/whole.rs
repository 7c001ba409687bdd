//! Makes real days out of the numbers somebody typed, and compares them with what else was typed.

use jiff::civil::{Date, Weekday};

use super::{DateDoubt, DateFault, Days, Partial, Pasaran};

/// A date as typed, with whatever is missing still missing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Loose {
    pub day: Option<u32>,
    pub month: Option<u32>,
    pub year: Option<u32>,
    /// The year was written with two digits.
    pub short_year: bool,
    /// The month was written before the day where the day comes first.
    pub month_first: bool,
    pub weekday: Option<Weekday>,
    /// The second day of the week in `Sabtu-Minggu, 28-29 November 2026`.
    pub last_weekday: Option<Weekday>,
    pub pasaran: Option<Pasaran>,
    /// The evening before the day of the week named, as in `malam Jumat`.
    pub eve: bool,
}

impl Loose {
    /// The one day this is.
    pub fn date(&self) -> Result<Date, DateFault> {
        match (self.year, self.month, self.day) {
            (Some(year), Some(month), Some(day)) if self.short_year => {
                let likely = civil(2000_u32.saturating_add(year), month, day).ok();
                Err(DateFault::TwoDigitYear { likely })
            }
            (Some(year), Some(month), Some(day)) => civil(year, month, day),
            (None, Some(month), Some(day)) => Err(DateFault::NoYear { day, month: month_number(month)? }),
            (Some(year), month, None) => {
                Err(DateFault::NoDay { year: year_number(year)?, month: month.map(month_number).transpose()? })
            }
            _ => Err(DateFault::Unclear),
        }
    }

    /// The day, month or year this is.
    pub fn partial(&self) -> Result<Partial, DateFault> {
        match (self.year, self.month, self.day) {
            (Some(year), None, None) if !self.short_year => Ok(Partial::Year(year_number(year)?)),
            (Some(year), Some(month), None) if !self.short_year => {
                Ok(Partial::Month { year: year_number(year)?, month: month_number(month)? })
            }
            _ => self.date().map(Partial::Day),
        }
    }

    /// What was typed beside the date and does not fit it.
    pub fn doubt(&self, date: Date) -> Option<DateDoubt> {
        let tomorrow = date.tomorrow().unwrap_or(date);
        if let Some(typed) = self.weekday
            && typed != date.weekday()
            && !(self.eve && typed == tomorrow.weekday())
        {
            return Some(DateDoubt::Weekday { date, typed });
        }
        if let Some(typed) = self.pasaran
            && typed != Pasaran::of(date)
            && !(self.eve && typed == Pasaran::of(tomorrow))
        {
            return Some(DateDoubt::Pasaran { date, typed });
        }
        self.month_first.then_some(DateDoubt::MonthFirst { date })
    }
}

/// The days from one loose date to another, each lending the other what it lacks.
pub(super) fn days_between(first: Loose, last: Loose) -> Result<(Days, Option<DateDoubt>), DateFault> {
    let (month, last_month) = (first.month.or(last.month), last.month.or(first.month));
    let short_year = first.short_year || last.short_year;
    let turns = month > last_month;
    let year = first.year.or(if turns { last.year.map(|year| year.saturating_sub(1)) } else { last.year });
    let last_year = last.year.or(if turns { first.year.map(|year| year.saturating_add(1)) } else { first.year });
    let full_first = Loose { month, year, short_year, ..first };
    let full_last =
        Loose { month: last_month, year: last_year, short_year, weekday: last.weekday.or(first.last_weekday), ..last };
    let days = Days { first: full_first.date()?, last: full_last.date()? };
    if days.last < days.first {
        return Err(DateFault::Backwards(days));
    }
    Ok((days, full_first.doubt(days.first).or_else(|| full_last.doubt(days.last))))
}

/// A day of the calendar.
fn civil(year: u32, month: u32, day: u32) -> Result<Date, DateFault> {
    let (year, month) = (year_number(year)?, month_number(month)?);
    let exact = i8::try_from(day).ok().and_then(|day| Date::new(year, month, day).ok());
    exact.ok_or_else(|| {
        let last = Date::new(year, month, 1).map_or(31, Date::days_in_month);
        DateFault::NoSuchDay { year, month, day, last }
    })
}

fn year_number(year: u32) -> Result<i16, DateFault> {
    i16::try_from(year).ok().filter(|year| (1000..=9999).contains(year)).ok_or(DateFault::FarYear)
}

fn month_number(month: u32) -> Result<i8, DateFault> {
    i8::try_from(month).ok().filter(|month| (1..=12).contains(month)).ok_or(DateFault::NoSuchMonth { month })
}
