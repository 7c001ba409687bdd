//! Rules in words.

use jiff::civil::Weekday;

use super::{Limit, MarketDay, Pattern, Rule, Series};
use crate::{date, lang::Lang};

impl Series {
    /// The rule and its end: `setiap Jumat Kliwon sampai 31 Desember 2026`.
    pub fn words(&self, lang: Lang) -> String {
        let rule = self.rule.words(lang);
        match (self.limit, lang) {
            (Limit::Open, _) => rule,
            (Limit::Until(last), Lang::Id) => format!("{rule} sampai {}", date::medium(last, lang)),
            (Limit::Until(last), Lang::En) => format!("{rule} until {}", date::medium(last, lang)),
            (Limit::Times(times), Lang::Id) => format!("{rule} sebanyak {times} kali"),
            (Limit::Times(times), Lang::En) => format!("{rule}, {times} times"),
        }
    }
}

impl Rule {
    /// The rule in words that can be read again: `hari Minggu pertama setiap bulan`.
    pub fn words(&self, lang: Lang) -> String {
        match lang {
            Lang::Id => self.in_indonesian(),
            Lang::En => self.in_english(),
        }
    }

    fn in_indonesian(&self) -> String {
        let day = if self.eve { "malam" } else { "hari" };
        let eve = if self.eve { "malam " } else { "" };
        match &self.pattern {
            Pattern::Days { every } => every_id(*every, "hari"),
            Pattern::Weeks { every: 1, on } => format!("setiap {day} {}", weekdays(on, Lang::Id)),
            Pattern::Weeks { every, on } => format!("{every} minggu sekali {day} {}", weekdays(on, Lang::Id)),
            Pattern::Market { every: 1, on } => format!("setiap {eve}{}", market_days(on, Lang::Id)),
            Pattern::Market { every, on } => format!("{every} selapan sekali {eve}{}", market_days(on, Lang::Id)),
            Pattern::Dates { every, on } => format!("{eve}tanggal {} {}", dates_id(on), every_id(*every, "bulan")),
            Pattern::Ordinals { every, nth, on } => {
                format!("{day} {} {} {}", weekdays(on, Lang::Id), ordinals(nth, Lang::Id), every_id(*every, "bulan"))
            }
            Pattern::Years { every, month, day } => {
                format!("{eve}{day} {} {}", date::month(*month, Lang::Id), every_id(*every, "tahun"))
            }
        }
    }

    fn in_english(&self) -> String {
        let eve = if self.eve { "on the eve of " } else { "" };
        match &self.pattern {
            Pattern::Days { every } => every_en(*every, "day"),
            Pattern::Weeks { every: 1, on } => format!("{eve}every {}", weekdays(on, Lang::En)),
            Pattern::Weeks { every, on } => format!("{eve}{} every {every} weeks", weekdays(on, Lang::En)),
            Pattern::Market { every: 1, on } => format!("{eve}every {}", market_days(on, Lang::En)),
            Pattern::Market { every, on } => format!("{eve}{} every {every} selapan", market_days(on, Lang::En)),
            Pattern::Dates { every, on } => format!("{eve}the {} of {}", dates_en(on), every_en(*every, "month")),
            Pattern::Ordinals { every, nth, on } => {
                let (nth, on) = (ordinals(nth, Lang::En), weekdays(on, Lang::En));
                format!("{eve}the {nth} {on} of {}", every_en(*every, "month"))
            }
            Pattern::Years { every, month, day } => {
                format!("{eve}{day} {} {}", date::month(*month, Lang::En), every_en(*every, "year"))
            }
        }
    }
}

fn every_id(every: u32, unit: &str) -> String {
    if every == 1 { format!("setiap {unit}") } else { format!("setiap {every} {unit}") }
}

fn every_en(every: u32, unit: &str) -> String {
    if every == 1 { format!("every {unit}") } else { format!("every {every} {unit}s") }
}

fn weekdays(days: &[Weekday], lang: Lang) -> String {
    list(days.iter().map(|day| date::weekday(*day, lang).to_owned()), lang)
}

fn market_days(days: &[MarketDay], lang: Lang) -> String {
    let name = |day: &MarketDay| match day.weekday {
        Some(weekday) => format!("{} {}", date::weekday(weekday, lang), day.pasaran.name()),
        None => day.pasaran.name().to_owned(),
    };
    list(days.iter().map(name), lang)
}

fn dates_id(dates: &[i8]) -> String {
    list(dates.iter().map(|date| if *date == -1 { "terakhir".to_owned() } else { date.to_string() }), Lang::Id)
}

fn dates_en(dates: &[i8]) -> String {
    let name = |date: &i8| match date {
        -1 => "last day".to_owned(),
        11..=13 => format!("{date}th"),
        date => format!(
            "{date}{}",
            match date % 10 {
                1 => "st",
                2 => "nd",
                3 => "rd",
                _ => "th",
            }
        ),
    };
    list(dates.iter().map(name), Lang::En)
}

fn ordinals(nth: &[i8], lang: Lang) -> String {
    let name = |nth: &i8| match (nth, lang) {
        (1, Lang::Id) => "pertama",
        (2, Lang::Id) => "kedua",
        (3, Lang::Id) => "ketiga",
        (4, Lang::Id) => "keempat",
        (5, Lang::Id) => "kelima",
        (_, Lang::Id) => "terakhir",
        (1, Lang::En) => "first",
        (2, Lang::En) => "second",
        (3, Lang::En) => "third",
        (4, Lang::En) => "fourth",
        (5, Lang::En) => "fifth",
        (_, Lang::En) => "last",
    };
    list(nth.iter().map(|nth| name(nth).to_owned()), lang)
}

/// `Senin, Rabu, dan Jumat`.
fn list(items: impl Iterator<Item = String>, lang: Lang) -> String {
    let items: Vec<_> = items.collect();
    let and = match lang {
        Lang::Id => "dan",
        Lang::En => "and",
    };
    match items.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [one, other] => format!("{one} {and} {other}"),
        [most @ .., last] => format!("{}, {and} {last}", most.join(", ")),
    }
}
