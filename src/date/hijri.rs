//! The Hijri calendar: estimated by arithmetic, and by official beginnings of months where they
//! are known.

use std::{
    collections::BTreeMap,
    fmt::{self, Display, Formatter},
};

use jiff::{ToSpan, civil::Date};

/// The names of the months, as the dictionary of the language centre (KBBI) spells them.
const MONTHS: [&str; 12] = [
    "Muharam",
    "Safar",
    "Rabiulawal",
    "Rabiulakhir",
    "Jumadilawal",
    "Jumadilakhir",
    "Rajab",
    "Syakban",
    "Ramadan",
    "Syawal",
    "Zulkaidah",
    "Zulhijah",
];

/// A month of the Hijri calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HijriMonth {
    year: i16,
    month: i8,
}

/// The civil days on which months officially began, as the government announced them.
pub type HijriStarts = BTreeMap<HijriMonth, Date>;

/// A day of the Hijri calendar. It begins at sunset of the civil day before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hijri {
    /// The month.
    pub month: HijriMonth,
    /// The day of the month, from 1 to 30.
    pub day: i8,
    /// How it is known.
    pub certainty: Certainty,
}

/// How a Hijri day is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// By arithmetic: the official day may be another one, a day before or after.
    Estimate,
    /// By the official beginning of its month.
    Official,
}

impl HijriMonth {
    /// A month counted from 1 of a year from 1 on; `None` for anything else.
    pub fn new(year: i16, month: i8) -> Option<Self> {
        (year >= 1 && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// Reads `1447-10`, `Syawal 1447` and their like.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some((year, month)) = text.split_once('-') {
            return Self::new(year.trim().parse().ok()?, month.trim().parse().ok()?);
        }
        let (name, year) = text.trim_end_matches(['H', 'h']).trim().rsplit_once(' ')?;
        Self::new(year.parse().ok()?, month_of(name)?)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, from 1.
    pub fn month(self) -> i8 {
        self.month
    }

    /// The name, as in `Jumadilakhir`.
    pub fn name(self) -> &'static str {
        usize::try_from(self.month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
    }

    /// The month after it.
    fn next(self) -> Self {
        let year = if self.month == 12 { self.year.saturating_add(1) } else { self.year };
        Self { year, month: self.month % 12 + 1 }
    }

    /// The civil day on which it begins by arithmetic, if the civil calendar reaches so far.
    pub fn estimated_start(self) -> Option<Date> {
        let days = i32::try_from(self.first() - UNIX_EPOCH).ok()?;
        Date::constant(1970, 1, 1).checked_add(days.days()).ok()
    }

    /// Its first day as a Julian day number: odd months have 30 days, even ones 29, and eleven of
    /// thirty years end with one more.
    fn first(self) -> i64 {
        let (year, month) = (i64::from(self.year) - 1, i64::from(self.month) - 1);
        EPOCH + year * 354 + (3 + 11 * (year + 1)).div_euclid(30) + (59 * month + 1) / 2
    }
}

impl Display for HijriMonth {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.name(), self.year)
    }
}

/// 1 Muharam of the year 1, a Friday, as a Julian day number.
const EPOCH: i64 = 1_948_440;
/// 1 January 1970 as a Julian day number.
const UNIX_EPOCH: i64 = 2_440_588;

impl Hijri {
    /// The Hijri day of a civil day; `None` before the calendar begins.
    ///
    /// Official beginnings win. Of a month whose end is not announced yet the thirtieth day is an
    /// estimate.
    pub fn of(date: Date, starts: &HijriStarts) -> Option<Self> {
        Self::official(date, starts).or_else(|| Self::estimate(date, starts))
    }

    fn official(date: Date, starts: &HijriStarts) -> Option<Self> {
        let estimate = Self::by_arithmetic(date)?.month;
        // The official month is this one, the one before or the one after.
        let around = HijriMonth { year: estimate.year.saturating_sub(1), ..estimate }..=estimate.next();
        let (month, start) = starts.range(around).rev().find(|(_, start)| **start <= date)?;
        let day = i8::try_from(days_between(*start, date) + 1).ok().filter(|day| *day <= 30)?;
        let end = starts.get(&month.next());
        let certainty =
            if day < 30 || end.is_some_and(|end| *end > date) { Certainty::Official } else { Certainty::Estimate };
        Some(Self { month: *month, day, certainty })
    }

    fn estimate(date: Date, starts: &HijriStarts) -> Option<Self> {
        let day = Self::by_arithmetic(date)?;
        // The month has officially not begun yet, so it is still the one before.
        let Some(start) = starts.get(&day.month).filter(|start| **start > date) else { return Some(day) };
        let left = i8::try_from(days_between(date, *start)).ok().filter(|left| *left < 30)?;
        let before = match day.month.month {
            1 => HijriMonth::new(day.month.year - 1, 12)?,
            month => HijriMonth { month: month - 1, ..day.month },
        };
        Some(Self { month: before, day: 31 - left, certainty: Certainty::Estimate })
    }

    /// By the thirty-year cycle.
    fn by_arithmetic(date: Date) -> Option<Self> {
        let number = i64::from(days_between(Date::constant(1970, 1, 1), date)) + UNIX_EPOCH;
        if number < EPOCH {
            return None;
        }
        let year = i16::try_from((30 * (number - EPOCH) + 10_646) / 10_631).ok()?;
        let months = (1..=12).rev().filter_map(|month| HijriMonth::new(year, month));
        let month = months.into_iter().find(|month| month.first() <= number)?;
        let day = i8::try_from(number - month.first() + 1).ok()?;
        Some(Self { month, day, certainty: Certainty::Estimate })
    }
}

impl Display for Hijri {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.day, self.month)
    }
}

fn days_between(first: Date, second: Date) -> i32 {
    i32::try_from(second.duration_since(first).as_hours() / 24).unwrap_or(0)
}

/// The month, from 1, that a name stands for in the spellings that are in use.
fn month_of(name: &str) -> Option<i8> {
    let plain = |name: &str| name.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
    let name = plain(name);
    let known = (1..).zip(MONTHS).find(|(_, month)| plain(month) == name).map(|(month, _)| month);
    known.or(match name.as_str() {
        "muharram" => Some(1),
        "shafar" => Some(2),
        "rabiulawwal" => Some(3),
        "rabiultsani" | "rabiulsani" => Some(4),
        "jumadilula" | "jumadalula" | "jumadilawwal" => Some(5),
        "jumadilsani" | "jumadalakhirah" => Some(6),
        "syaban" | "shaban" => Some(8),
        "ramadhan" | "romadhon" => Some(9),
        "syawwal" => Some(10),
        "zulkaedah" | "dzulqadah" | "zulqadah" | "dzulkaidah" => Some(11),
        "zulhijjah" | "dzulhijjah" | "dzulhijah" => Some(12),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(date: &str, starts: &HijriStarts) -> (String, Certainty) {
        let day = Hijri::of(date.parse().unwrap(), starts).unwrap();
        (day.to_string(), day.certainty)
    }

    #[test]
    fn days_are_estimated_by_the_thirty_year_cycle() {
        let known = [
            ("2026-11-22", "11 Jumadilakhir 1448"),
            ("0622-07-19", "1 Muharam 1"),
            ("1970-01-01", "22 Syawal 1389"),
            ("2000-01-01", "24 Ramadan 1420"),
        ];
        for (date, hijri) in known {
            assert_eq!(of(date, &HijriStarts::new()), (hijri.to_owned(), Certainty::Estimate), "{date}");
        }
        assert_eq!(Hijri::of("0622-07-18".parse().unwrap(), &HijriStarts::new()), None);
    }

    #[test]
    fn every_day_of_two_centuries_follows_the_one_before() {
        let mut before = Hijri::of("1899-12-31".parse().unwrap(), &HijriStarts::new()).unwrap();
        for date in Date::constant(1900, 1, 1).series(1.day()).take(73_000) {
            let day = Hijri::of(date, &HijriStarts::new()).unwrap();
            let follows = day.month == before.month && day.day == before.day + 1
                || day.month == before.month.next() && day.day == 1 && before.day >= 29;
            assert!(follows, "{date}: {before} and then {day}");
            before = day;
        }
    }

    #[test]
    fn an_official_beginning_of_a_month_wins() {
        let syawal = HijriMonth::read("1447-10").unwrap();
        let starts = HijriStarts::from([(syawal, "2026-03-21".parse().unwrap())]);
        assert_eq!(of("2026-03-21", &starts), ("1 Syawal 1447".to_owned(), Certainty::Official));
        assert_eq!(of("2026-04-18", &starts), ("29 Syawal 1447".to_owned(), Certainty::Official));
        assert_eq!(of("2026-04-19", &starts).1, Certainty::Estimate);
        assert_eq!(of("2026-03-20", &starts), ("30 Ramadan 1447".to_owned(), Certainty::Estimate));
    }

    #[test]
    fn months_are_read_by_number_and_by_name() {
        for text in ["1447-10", "Syawal 1447", "syawwal 1447 H", "1447-10 "] {
            assert_eq!(HijriMonth::read(text), HijriMonth::new(1447, 10), "{text}");
        }
        assert_eq!(HijriMonth::read("Rabiul Awal 1448"), HijriMonth::new(1448, 3));
        assert_eq!(HijriMonth::read("Jumadil Akhir 1448"), HijriMonth::new(1448, 6));
        for text in ["", "1447", "1447-13", "Sura 1960", "0-1", "-"] {
            assert_eq!(HijriMonth::read(text), None, "{text}");
        }
    }
}
