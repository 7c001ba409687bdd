//! Regular expressions for the dates and hours that are read here, for editors that check a file
//! while it is written.
//!
//! They use only what JavaScript and Rust read alike, and spell letters in both cases, since JSON
//! Schema knows no flags. Whatever takes arithmetic is left to the reader: whether a day of the
//! week fits its date, whether a range goes forward.

use super::{label, names};

const SPACE: &str = r"[\s\u00a0]*";
const YEAR: &str = r"[1-9]\d{3}";
const LEAP: &str = r"(?:[1-9]\d(?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)";
const DAY: &str = r"(?:0?[1-9]|[12]\d|3[01])";
/// What stands between the numbers of a date.
const SIGN: &str = r"\s*(?:[-\u2010-\u2015\u2212]+|[./])\s*";
const DASH: &str = r"[-\u2010-\u2015\u2212]+";
const APOSTROPHE: &str = "['\u{2018}\u{2019}\u{201b}\u{2bb}\u{2bc}\u{2032}`\u{b4}]?";
const FILLER: [&str; 11] = ["tanggal", "tgl", "hari", "pada", "bulan", "bln", "tahun", "thn", "th", "of", "on"];

/// One day, with a time behind it or without.
pub fn day() -> String {
    let offset = r"[-+]\d{2}:?\d{2}";
    whole(&format!("{}(?:{SPACE}{offset}|{}{}(?:{SPACE}{offset})?)?", date(), between(), exact_time()))
}

/// One day or several in a row, with hours behind them or without; or that it is not known yet.
pub fn days() -> String {
    let in_month = format!("{}{SPACE}{DAY}{}{DAY}{SPACE},?{SPACE}{YEAR}", month_words(), joined());
    let dates = format!("(?:(?:{}{})?{}|{in_month})", first_of_row(), joined(), date());
    ascii(&format!("^(?:{}|{SPACE}{dates}(?:{}{})?{END})$", unknown(), between(), span()))
}

/// A year, a month or a day.
pub fn partial() -> String {
    let (fillers, named) = (fillers(), month_words());
    let month =
        format!(r"{named}{SPACE}[-./,]?{SPACE}{fillers}{YEAR}|{YEAR}{SPACE}[-/.]?{SPACE}(?:0?[1-9]|1[0-2]|{named})");
    let month_first = r"(?:0?[1-9]|1[0-2])[-/.](?:1[3-9]|2\d|3[01])[-/.]";
    whole(&format!("{fillers}(?:{}{}|{month}|{month_first}{YEAR}|{YEAR})", day_names(), bare_date()))
}

/// Hours of a day: from when, until when.
pub fn hours() -> String {
    ascii(&format!("^(?:{}|{SPACE}{}{END})$", unknown(), span()))
}

const END: &str = r"[\s\u00a0.,)]*";

fn whole(pattern: &str) -> String {
    ascii(&format!("^{SPACE}{pattern}{END}$"))
}

/// Digits of other scripts are none here.
fn ascii(pattern: &str) -> String {
    pattern.replace(r"\d", "[0-9]")
}

/// What says that there is no date yet.
fn unknown() -> String {
    format!(".*(?:{}).*", any_of(&["menyusul", "belum", "tba", "akan diumumkan"]))
}

/// A word in both cases of each letter; an apostrophe may stand in it anywhere.
fn either_case(word: &str) -> String {
    let letter = |char: char| match char {
        ' ' => r"[\s\u00a0]+".to_owned(),
        char => format!("[{}{}]", char.to_ascii_uppercase(), char.to_ascii_lowercase()),
    };
    word.chars().map(letter).collect()
}

fn any_of(words: &[&str]) -> String {
    words.iter().map(|word| either_case(word)).collect::<Vec<_>>().join("|")
}

/// Words in which people put apostrophes: `Jum'at`, `ba'da`, `Isya'`.
fn any_spoken(words: &[&str]) -> String {
    const PARTED: [&str; 3] = ["ma", "ad", "ua"];
    let spoken = |word: &str| {
        let parted = PARTED.iter().find_map(|pair| word.find(pair)).map_or_else(
            || either_case(word),
            |at| format!("{}{APOSTROPHE}{}", either_case(&word[..=at]), either_case(&word[at + 1..])),
        );
        if word.ends_with('a') || word.ends_with('h') { parted + APOSTROPHE } else { parted }
    };
    words.iter().map(|word| spoken(word)).collect::<Vec<_>>().join("|")
}

fn month_words() -> String {
    format!("(?:{})", of_months(&(1..=12).collect::<Vec<_>>()))
}

fn of_months(months: &[usize]) -> String {
    months.iter().map(|month| any_of(names::MONTH_WORDS[month - 1])).collect::<Vec<_>>().join("|")
}

fn fillers() -> String {
    format!(r"(?:(?:{})[\s.:/]*)*", any_of(&FILLER))
}

/// The names of days in front of a date, with their pasaran: `malam Jumat Kliwon,`.
fn day_names() -> String {
    let known = names::WEEKDAY_WORDS.iter().flat_map(|(words, _)| words.iter().map(|word| (*word).to_owned()));
    let all: Vec<String> = known.chain(misspelt()).collect();
    let weekday = any_spoken(&all.iter().map(String::as_str).collect::<Vec<_>>());
    let pasaran = any_of(&["legi", "manis", "umanis", "pahing", "paing", "pon", "wage", "kliwon"]);
    let one = format!(r"(?:{weekday})(?:{SPACE}(?:{pasaran})(?![A-Za-z]))?");
    format!(
        r"(?:(?:{}){SPACE})?{}(?:{one}(?:{}{one})?[\s.,;:/)]*(?:{DASH})?{SPACE})?{}",
        either_case("malam"),
        fillers(),
        joined(),
        fillers()
    )
}

/// The days of the week with one letter missing.
fn misspelt() -> Vec<String> {
    let days = names::WEEKDAY_WORDS.iter().map(|(words, _)| words[0]);
    let without = |day: &'static str| (1..day.len()).map(move |at| format!("{}{}", &day[..at], &day[at + 1..]));
    days.flat_map(without).filter(|word| word.len() >= 4).collect()
}

/// What joins the first and the last of a range.
fn joined() -> String {
    let words = any_of(&["sampai", "hingga", "sd", "to", "until", "till", "dan", "and"]);
    format!(
        r"{SPACE}(?:{DASH}|[/~→&]|[Ss]{SPACE}[./]{SPACE}[Dd]\.?|(?:{words})(?:{SPACE}(?:{}))?){SPACE}",
        any_of(&["dengan", "ke"])
    )
}

/// A date of the calendar, with the name of its day in front or behind.
fn date() -> String {
    let weekday = any_spoken(&names::WEEKDAY_WORDS.map(|(words, _)| words[0]));
    format!(r"{}{}(?:{SPACE}\(?(?:{weekday})\)?)?", day_names(), bare_date())
}

fn bare_date() -> String {
    format!("(?:{}|{}|{}|{})", year_first(), day_first(), named(), named_month_first())
}

/// A date of which the month and the year may follow behind the last: the `22` of `22-24 November
/// 2026`. How long its month is takes arithmetic.
fn first_of_row() -> String {
    let month = month_words();
    let named = format!(
        "{DAY}{SPACE}[-./]?{SPACE}{month}{SPACE}[-.,/]*{SPACE}(?:{YEAR})?|{month}{SPACE}{DAY}(?:,?{SPACE}{YEAR})?"
    );
    let digits = format!(
        "{DAY}(?:{SPACE}[/.-]{SPACE}(?:0?[1-9]|1[0-2])(?:{SPACE}[/.-]{SPACE}{YEAR})?)?|{YEAR}-(?:0?[1-9]|1[0-2])-{DAY}"
    );
    format!("{}(?:{named}|{digits})", day_names())
}

/// Days with the months that have them, in one order or the other.
fn days_of_months(part: impl Fn(&str, &str, &str) -> String) -> String {
    let long = part("(?:0?[13578]|1[02])", r"(?:0?[1-9]|[12]\d|3[01])", YEAR);
    let short = part("(?:0?[469]|11)", r"(?:0?[1-9]|[12]\d|30)", YEAR);
    let february = part("0?2", r"(?:0?[1-9]|1\d|2[0-8])", YEAR);
    let leap = part("0?2", "29", LEAP);
    format!("(?:{long}|{short}|{february}|{leap})")
}

/// `2026-11-29`, `2026/11/29`, `20261129`, `2026 November 29`.
fn year_first() -> String {
    let signs = days_of_months(|month, day, year| format!("{year}{SIGN}{month}{SIGN}{day}"));
    let month = month_words();
    format!(r"(?:{signs}|{YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|{YEAR}{SPACE}{month}{SPACE}{DAY})(?!\d)")
}

/// `29/11/2026`, `29-11-2026`, `29.11.2026`.
fn day_first() -> String {
    format!(r"{}(?!\d)", days_of_months(|month, day, year| format!("{day}{SIGN}{month}{SIGN}{year}")))
}

fn named_days(part: impl Fn(&str, &str, &str) -> String) -> String {
    let months = |numbers: &[usize]| format!("(?:{})", of_months(numbers));
    let long = part(&months(&[1, 3, 5, 7, 8, 10, 12]), r"(?:0?[1-9]|[12]\d|3[01])", YEAR);
    let short = part(&months(&[4, 6, 9, 11]), r"(?:0?[1-9]|[12]\d|30)", YEAR);
    let february = part(&months(&[2]), r"(?:0?[1-9]|1\d|2[0-8])", YEAR);
    let leap = part(&months(&[2]), "29", LEAP);
    format!("(?:{long}|{short}|{february}|{leap})")
}

/// `29 November 2026`, `29-Nov-2026`, `29 Nov. 2026`.
fn named() -> String {
    let fillers = fillers();
    named_days(|month, day, year| {
        format!(
            r"{day}(?:[Ss][Tt]|[Nn][Dd]|[Rr][Dd]|[Tt][Hh])?{SPACE}[-./]?{SPACE}{fillers}{month}{SPACE}[.,/]*{SPACE}-?{SPACE}{fillers}{year}(?!\d)"
        )
    })
}

/// `November 29, 2026`.
fn named_month_first() -> String {
    let behind = r"(?:[Ss][Tt]|[Nn][Dd]|[Rr][Dd]|[Tt][Hh])?";
    named_days(|month, day, year| format!(r"{month}{SPACE}\.?{SPACE}{day}{behind}{SPACE}[.,/]*{SPACE}{year}(?!\d)"))
}

/// What may stand between a date and its hours.
fn between() -> String {
    format!(r"[\s\u00a0,.;|/@()T]*(?:{DASH})?{SPACE}")
}

fn lead() -> String {
    let words =
        any_of(&["pukul", "jam", "pkl", "pk", "mulai", "dari", "sekitar", "kira", "at", "from", "waktu", "tahun"]);
    format!(r"(?:(?:{words})[\s\u00a0.:,]*|T)*")
}

/// A time by the clock: `19.30`, `7 malam`, `setengah delapan`, `1930`.
fn clock() -> String {
    let part = any_of(&["pagi", "dini hari", "dini", "am", "siang", "sore", "petang", "malam", "pm"]);
    let hours =
        any_of(&["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]);
    let digits = r"(?:(?:2[0-3]|[01]?\d)(?:[.:][0-5]\d(?:[.:][0-5]\d(?:[.,]\d+)?)?)?|(?:2[0-3]|[01]?\d)[0-5]\d|(?:2[0-3]|[01]\d)(?:[0-5]\d){2})(?!\d|[.:]\d)";
    format!("(?:{}{SPACE})?(?:{digits}|(?:{hours}))(?:{SPACE}(?:{part}))?", either_case("setengah"))
}

/// A time that words tell: `ba'da Isya`, `pagi`.
fn told() -> String {
    let shifts = label::SHIFTS.iter().flat_map(|(words, _)| words.iter());
    let others = label::PRAYERS.iter().chain(&label::PARTS).flat_map(|(words, _)| words.iter());
    let words: Vec<&str> = shifts.chain(others).copied().collect();
    let known = any_spoken(&words);
    let other = r"[A-Za-z'\u2019]+[\s\u00a0]+";
    format!(
        r"(?:(?:{other}){{0,3}}(?:{known})(?![A-Za-z])(?:{SPACE}[A-Za-z'\u2019]+){{0,4}}(?:{SPACE}[(,]?{SPACE}{}{}(?:[^)]*\))?)?)",
        lead(),
        clock()
    )
}

fn zone() -> String {
    format!(
        r"(?:{SPACE}(?:(?:{})\.?|(?:[Zz]|[Uu][Tt][Cc]|[Gg][Mm][Tt])?\+(?:0?\d|1[0-4])(?:[:.]?[0-5]\d)?|[Zz]|[Uu][Tt][Cc]|[Gg][Mm][Tt]))?",
        any_of(&["wib", "wita", "wit"])
    )
}

fn exact_time() -> String {
    format!("{}{}{}", lead(), clock(), zone())
}

fn span() -> String {
    let done = any_of(&["selesai", "rampung", "tuntas", "done", "finish", "finished", "end"]);
    let point = format!("{}(?:{}|{})", lead(), clock(), told());
    let end = format!(r"(?:{}(?:{done})|{point}|{}24(?:[.:]00)?)", lead(), lead());
    format!("{point}{}(?:(?:{}|{SPACE}(?={done})){end}{})?", zone(), joined(), zone())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fancy_regex::Regex;

    use super::*;
    use crate::date::{DateDoubt, DateFault, read_days, read_hours, read_moment, read_partial};

    /// Every text between quotation marks in the tests of the reader: all that is known to be written.
    fn typed() -> BTreeSet<&'static str> {
        let sources = [include_str!("tests.rs"), include_str!("clock.rs"), include_str!("label.rs")];
        sources
            .into_iter()
            .flat_map(|source| source.split('"').skip(1).step_by(2))
            .filter(|text| !text.contains('\\'))
            .collect()
    }

    #[track_caller]
    fn agree(pattern: &str, reads: impl Fn(&str) -> bool) {
        let pattern = Regex::new(pattern).expect("a pattern");
        let texts = typed();
        let apart: Vec<String> = texts
            .iter()
            .filter(|text| pattern.is_match(text).expect("no limit is reached") != reads(text))
            .map(|text| format!("{text} (read: {})", reads(text)))
            .collect();
        assert!(apart.is_empty(), "{} of {}:\n{}", apart.len(), texts.len(), apart.join("\n"));
    }

    fn is_unknown(text: &str) -> bool {
        ["menyusul", "belum", "tba"].iter().any(|word| text.contains(word))
    }

    fn is_sound(doubt: Option<DateDoubt>) -> bool {
        !matches!(doubt, Some(DateDoubt::MonthFirst { .. }))
    }

    #[test]
    fn days_are_told_as_they_are_read() {
        agree(&day(), |text| read_moment(text).is_ok_and(|(_, doubt)| is_sound(doubt)));
    }

    #[test]
    fn rows_of_days_are_told_as_they_are_read() {
        agree(&days(), |text| match read_days(text) {
            Ok(reading) => is_sound(reading.doubt),
            // Whether one day comes before another takes arithmetic, as it does whether they are two that meet.
            Err(DateFault::Backwards(_)) => true,
            Err(_) => is_unknown(text) || text.contains(" dan "),
        });
    }

    #[test]
    fn years_months_and_days_are_told_as_they_are_read() {
        agree(&partial(), |text| read_partial(text).is_ok());
    }

    #[test]
    fn hours_are_told_as_they_are_read() {
        agree(&hours(), |text| is_unknown(text) || read_hours(text).is_ok());
    }
}
