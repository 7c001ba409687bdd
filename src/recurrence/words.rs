//! The words of rules, and what each of them means.

use jiff::civil::Weekday;

use super::parts::Unit;
use crate::date::{self, Pasaran};

/// A word, number or sign of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// In lower case and without apostrophes.
    pub word: String,
    /// Where it begins in the phrase, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// Cuts a phrase into words, numbers and those signs that mean something.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = 0;
    while let Some(first) = text[start..].chars().next() {
        let kind = Kind::of(first);
        let length = match kind {
            Kind::Letter | Kind::Digit => text[start..]
                .find(|char| Kind::of(char) != kind && !(kind == Kind::Letter && date::is_apostrophe(char)))
                .unwrap_or(text.len() - start),
            Kind::Sign | Kind::Space => first.len_utf8(),
        };
        let end = start + length;
        if kind != Kind::Space {
            let word = text[start..end].chars().filter(|char| !date::is_apostrophe(*char));
            let word = word.flat_map(char::to_lowercase).map(|char| if is_dash(char) { '-' } else { char }).collect();
            tokens.push(Token { word, start, end });
        }
        start = end;
    }
    tokens
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Sign,
    Space,
}

impl Kind {
    fn of(char: char) -> Self {
        match char {
            '0'..='9' => Self::Digit,
            char if char.is_alphabetic() => Self::Letter,
            ',' | '/' | '&' | '+' | '~' => Self::Sign,
            char if is_dash(char) => Self::Sign,
            // Dots, brackets, white space and what cannot be seen.
            char if char.is_whitespace() || char.is_ascii_punctuation() || char.is_control() => Self::Space,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Self::Space,
            _ => Self::Sign,
        }
    }
}

fn is_dash(char: char) -> bool {
    matches!(char, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The number that digits or a word stand for.
pub(super) fn number(word: &str) -> Option<u32> {
    if word.bytes().next()?.is_ascii_digit() {
        return Some(word.parse().unwrap_or(u32::MAX));
    }
    Some(match word {
        "satu" | "one" => 1,
        "dua" | "two" => 2,
        "tiga" | "three" => 3,
        "empat" | "four" => 4,
        "lima" | "five" => 5,
        "enam" | "six" => 6,
        "tujuh" | "seven" => 7,
        "delapan" | "eight" => 8,
        "sembilan" | "nine" => 9,
        "sepuluh" | "ten" => 10,
        "sebelas" | "eleven" => 11,
        "duabelas" | "twelve" => 12,
        _ => return None,
    })
}

/// Which day of a month an ordinal in one word means: -1 is the last.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    Some(match word {
        "pertama" | "kesatu" | "first" => 1,
        "kedua" | "second" => 2,
        "ketiga" | "third" => 3,
        "keempat" | "fourth" => 4,
        "kelima" | "fifth" => 5,
        "terakhir" | "pungkasan" | "last" => -1,
        _ => return None,
    })
}

/// The number of a Roman numeral behind a day, as in `Minggu II`.
pub(super) fn roman(word: &str) -> Option<i8> {
    Some(match word {
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        _ => return None,
    })
}

/// A day of the week; `minggu`, which is also a week, is not among them.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    match word {
        "minggu" | "mgg" | "min" => None,
        "mondays" | "tuesdays" | "wednesdays" | "thursdays" | "fridays" | "saturdays" | "sundays" => {
            date::weekday_of(word.trim_end_matches('s'))
        }
        "senén" | "slasa" => None,
        "seloso" => Some(Weekday::Tuesday),
        "jumuwah" | "jemuah" | "jemuwah" | "jemuwa" => Some(Weekday::Friday),
        "akad" | "ngahad" | "ngaad" => Some(Weekday::Sunday),
        _ => date::weekday_of(word),
    }
}

/// Whether a word is a Sunday or a week.
pub(super) fn is_week_or_sunday(word: &str) -> bool {
    matches!(word, "minggu" | "mgg")
}

/// A day of the market week.
pub(super) fn pasaran(word: &str) -> Option<Pasaran> {
    Pasaran::from_name(word)
}

/// A stretch of time: `minggu` `week` `weeks`.
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "hari" | "day" | "days" => Unit::Day,
        "minggu" | "mgg" | "pekan" | "week" | "weeks" => Unit::Week,
        "bulan" | "bln" | "month" | "months" => Unit::Month,
        "tahun" | "thn" | "th" | "year" | "years" => Unit::Year,
        "selapan" | "lapan" | "weton" => Unit::Selapan,
        "pasar" => Unit::Pasaran,
        _ => return None,
    })
}

/// One stretch of time in one word: `seminggu`.
pub(super) fn one_unit(word: &str) -> Option<Unit> {
    if matches!(word, "selapan" | "setiap") {
        return None;
    }
    unit(word.strip_prefix("se")?)
}

/// How often, in one word: a number of stretches of time.
pub(super) fn adverb(word: &str) -> Option<(u32, Unit)> {
    Some(match word {
        "harian" | "daily" => (1, Unit::Day),
        "mingguan" | "pekanan" | "weekly" => (1, Unit::Week),
        "dwimingguan" | "dwipekan" | "biweekly" | "fortnightly" | "fortnight" => (2, Unit::Week),
        "bulanan" | "monthly" => (1, Unit::Month),
        "dwibulanan" | "bimonthly" => (2, Unit::Month),
        "triwulan" | "triwulanan" | "quarterly" | "quarter" => (3, Unit::Month),
        "caturwulan" => (4, Unit::Month),
        "semester" | "semesteran" => (6, Unit::Month),
        "tahunan" | "yearly" | "annually" | "annual" => (1, Unit::Year),
        "selapanan" | "lapanan" => (1, Unit::Selapan),
        "pasaranan" => (1, Unit::Pasaran),
        _ => return None,
    })
}

/// Whether a word says that something repeats, and nothing more.
pub(super) fn is_every(word: &str) -> bool {
    matches!(word, "setiap" | "tiap" | "saban" | "every" | "each" | "rutin" | "berulang")
}

/// Whether a word joins others, or adds nothing.
pub(super) fn is_filler(word: &str) -> bool {
    is_join(word)
        || matches!(
            word,
            "pada"
                | "di"
                | "the"
                | "of"
                | "on"
                | "in"
                | "a"
                | "an"
                | "per"
                | "sekali"
                | "once"
                | "dalam"
                | "nya"
                | "-"
                | "jatuh"
                | "selalu"
                | "yang"
                | "that"
                | "falls"
                | "pasaran"
        )
}

pub(super) fn is_join(word: &str) -> bool {
    matches!(word, "," | "dan" | "and" | "&" | "+" | "serta" | "/")
}

/// A part of the day behind its day, as in `Minggu pagi`: the hours say it better.
pub(super) fn is_part_of_day(word: &str) -> bool {
    matches!(
        word,
        "pagi"
            | "siang"
            | "sore"
            | "petang"
            | "malam"
            | "subuh"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "mornings"
            | "evenings"
            | "nights"
            | "afternoons"
    )
}

/// Whether a time of day begins with a word.
pub(super) fn begins_hours(word: &str) -> bool {
    matches!(
        word,
        "pukul"
            | "jam"
            | "pkl"
            | "pk"
            | "at"
            | "bada"
            | "bakda"
            | "badha"
            | "habis"
            | "sehabis"
            | "selepas"
            | "setelah"
            | "sesudah"
            | "usai"
            | "menjelang"
            | "sebelum"
    )
}

/// Words that a misspelt one may have been meant to be.
const KNOWN: [&str; 34] = [
    "setiap",
    "minggu",
    "pekan",
    "bulan",
    "tahun",
    "hari",
    "selapan",
    "selapanan",
    "tanggal",
    "malam",
    "sekali",
    "pertama",
    "kedua",
    "ketiga",
    "keempat",
    "kelima",
    "terakhir",
    "senin",
    "selasa",
    "rabu",
    "kamis",
    "jumat",
    "sabtu",
    "ahad",
    "legi",
    "pahing",
    "pon",
    "wage",
    "kliwon",
    "mingguan",
    "bulanan",
    "sebulan",
    "seminggu",
    "setahun",
];

/// The known word that a misspelt one is nearest to.
pub(super) fn nearest(word: &str) -> Option<&'static str> {
    let slips = if word.chars().count() > 5 { 2 } else { 1 };
    if !(4..=16).contains(&word.chars().count()) {
        return None;
    }
    let scored = KNOWN.iter().map(|known| (strsim::damerau_levenshtein(word, known), *known));
    scored.min().filter(|(distance, _)| *distance <= slips).map(|(_, known)| known)
}
