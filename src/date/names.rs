//! The names of months and days: as they are printed, and as people spell them.

use jiff::civil::Weekday;

use crate::lang::Lang;

const MONTHS: [[&str; 2]; 12] = [
    ["Januari", "January"],
    ["Februari", "February"],
    ["Maret", "March"],
    ["April", "April"],
    ["Mei", "May"],
    ["Juni", "June"],
    ["Juli", "July"],
    ["Agustus", "August"],
    ["September", "September"],
    ["Oktober", "October"],
    ["November", "November"],
    ["Desember", "December"],
];

const SHORT_MONTHS: [[&str; 2]; 12] = [
    ["Jan", "Jan"],
    ["Feb", "Feb"],
    ["Mar", "Mar"],
    ["Apr", "Apr"],
    ["Mei", "May"],
    ["Jun", "Jun"],
    ["Jul", "Jul"],
    ["Agu", "Aug"],
    ["Sep", "Sep"],
    ["Okt", "Oct"],
    ["Nov", "Nov"],
    ["Des", "Dec"],
];

/// The name of a month counted from 1; the empty string for a number that is no month.
pub fn month(month: i8, lang: Lang) -> &'static str {
    pick(&MONTHS, month, lang)
}

/// The three letters of a month counted from 1; the empty string for a number that is no month.
pub fn short_month(month: i8, lang: Lang) -> &'static str {
    pick(&SHORT_MONTHS, month, lang)
}

fn pick(names: &[[&'static str; 2]; 12], month: i8, lang: Lang) -> &'static str {
    let pair = usize::try_from(month).ok().and_then(|month| month.checked_sub(1)).and_then(|at| names.get(at));
    pair.map_or("", |[id, en]| match lang {
        Lang::Id => id,
        Lang::En => en,
    })
}

/// The name of a day of the week.
pub fn weekday(day: Weekday, lang: Lang) -> &'static str {
    let (id, en) = match day {
        Weekday::Monday => ("Senin", "Monday"),
        Weekday::Tuesday => ("Selasa", "Tuesday"),
        Weekday::Wednesday => ("Rabu", "Wednesday"),
        Weekday::Thursday => ("Kamis", "Thursday"),
        Weekday::Friday => ("Jumat", "Friday"),
        Weekday::Saturday => ("Sabtu", "Saturday"),
        Weekday::Sunday => ("Minggu", "Sunday"),
    };
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}

/// What people write for each month, in small letters without apostrophes.
pub(crate) const MONTH_WORDS: [&[&str]; 12] = [
    &["januari", "january", "jan", "yanuari"],
    &["februari", "pebruari", "febuari", "pebuari", "february", "feb", "peb"],
    &["maret", "march", "mar", "mrt"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["agustus", "august", "agu", "ags", "agt", "agst", "agus", "aug"],
    &["september", "sep", "sept"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nopember", "nov", "nop"],
    &["desember", "december", "des", "dec"],
];

/// What people write for each day of the week, in small letters without apostrophes.
pub(crate) const WEEKDAY_WORDS: [(&[&str], Weekday); 7] = [
    (&["senin", "senen", "sen", "monday", "mon"], Weekday::Monday),
    (&["selasa", "sel", "sls", "tuesday", "tues", "tue"], Weekday::Tuesday),
    (&["rabu", "rebo", "rab", "wednesday", "wed"], Weekday::Wednesday),
    (&["kamis", "kemis", "kam", "thursday", "thurs", "thur", "thu"], Weekday::Thursday),
    (&["jumat", "jumuah", "jemuwah", "jemuah", "jum", "friday", "fri"], Weekday::Friday),
    (&["sabtu", "setu", "septu", "sab", "saturday", "sat"], Weekday::Saturday),
    (&["minggu", "ahad", "mgg", "min", "sunday", "sun"], Weekday::Sunday),
];

/// The month that a lower-case word without apostrophes stands for.
pub(crate) fn month_of(word: &str) -> Option<i8> {
    (1..).zip(MONTH_WORDS).find(|(_, words)| words.contains(&word)).map(|(month, _)| month)
}

/// The day of the week that a lower-case word without apostrophes stands for.
pub(crate) fn weekday_of(word: &str) -> Option<Weekday> {
    WEEKDAY_WORDS.into_iter().find(|(words, _)| words.contains(&word)).map(|(_, day)| day)
}

/// The month whose name a misspelt word is nearest to, when it is near enough to suggest.
pub(super) fn nearest_month(word: &str) -> Option<i8> {
    if !(4..=16).contains(&word.chars().count()) {
        return None;
    }
    let distance = |name: &str| strsim::damerau_levenshtein(word, &name.to_lowercase());
    let best = (1i8..).zip(&MONTHS).map(|(month, [id, en])| (distance(id).min(distance(en)), month)).min();
    best.filter(|(distance, _)| *distance <= 2).map(|(_, month)| month)
}

/// The day whose Indonesian name a word differs from by one slip; `None` for the name of a month.
pub(super) fn nearest_weekday(word: &str) -> Option<Weekday> {
    const DAYS: [(&str, Weekday); 7] = [
        ("senin", Weekday::Monday),
        ("selasa", Weekday::Tuesday),
        ("rabu", Weekday::Wednesday),
        ("kamis", Weekday::Thursday),
        ("jumat", Weekday::Friday),
        ("sabtu", Weekday::Saturday),
        ("minggu", Weekday::Sunday),
    ];
    if !(4..=8).contains(&word.len()) || month_of(word).is_some() {
        return None;
    }
    DAYS.into_iter().find(|(name, _)| strsim::damerau_levenshtein(word, name) == 1).map(|(_, day)| day)
}
