//! What is wrong with a date or a time of day.

use super::{brief, line};
use crate::{
    date::{self, ClockFault, Date, DateDoubt, DateFault, Pasaran, Weekday},
    lang::Lang,
    problem::{Place, Problem, Text, text},
};

impl Problem {
    /// A date that cannot be read.
    pub(crate) fn unclear_date(place: Place, key: &str, typed: &str, fault: &DateFault) -> Self {
        let code = date_code(fault);
        if let DateFault::Time(fault) = fault {
            return Self::unclear_hours(place, typed, *fault);
        }
        if let Some((word, right)) = letters_for_digits(typed) {
            let message = text!("ada huruf di antara angka `{word}`", "there are letters among the digits of `{word}`");
            let corrected = typed.trim().replacen(word, &right, 1);
            return Self::error(code, place, message).with_corrected(line(key, &corrected));
        }
        let problem = Self::error(code, place, date_message(&brief(typed), fault));
        let problem = match date_help(fault) {
            Some(help) => problem.with_help(help),
            None => problem,
        };
        match date_corrected(typed, fault) {
            Some(value) => problem.with_corrected(line(key, &value)),
            None => problem,
        }
    }

    /// A date that was read although something in it looks wrong.
    pub(crate) fn doubtful_date(place: Place, key: &str, typed: &str, doubt: DateDoubt) -> Self {
        let (code, message, meant) = match doubt {
            DateDoubt::Weekday { date, typed } => {
                ("wrong-weekday", wrong_weekday(date, typed), date::long(date, Lang::Id))
            }
            DateDoubt::Pasaran { date, typed } => ("wrong-pasaran", wrong_pasaran(date, typed), with_pasaran(date)),
            DateDoubt::MonthFirst { date } => {
                ("month-first", read_month_first(&brief(typed), date), date::medium(date, Lang::Id))
            }
        };
        let help = match doubt {
            DateDoubt::MonthFirst { .. } => text!("tulis tanggal dulu, baru bulan", "write the day before the month"),
            DateDoubt::Weekday { .. } | DateDoubt::Pasaran { .. } => {
                text!("periksa tanggalnya, lalu perbaiki yang keliru", "check the date and correct whichever is wrong")
            }
        };
        let problem = Self::warning(code, place, message).with_help(help);
        let is_whole = date::read_moment(typed).is_ok_and(|(moment, _)| moment.time.is_none());
        if is_whole { problem.with_corrected(line(key, &meant)) } else { problem }
    }

    /// A time of day that cannot be read.
    pub(crate) fn unclear_hours(place: Place, typed: &str, fault: ClockFault) -> Self {
        let typed = brief(typed);
        let (code, message) = match fault {
            ClockFault::NoSuchTime { hour, minute } => {
                ("no-such-time", text!("tidak ada jam {hour:02}.{minute:02}", "no clock shows {hour:02}:{minute:02}"))
            }
            ClockFault::ShortMinutes { hour, digit } => (
                "short-minutes",
                text!(
                    "`{hour}.{digit}` bisa berarti {hour:02}.0{digit} atau {hour:02}.{digit}0",
                    "`{hour}.{digit}` may mean {hour:02}:0{digit} or {hour:02}:{digit}0"
                ),
            ),
            ClockFault::Midnight => (
                "midnight-start",
                text!("`24.00` bisa berarti awal atau akhir hari", "`24.00` may be the start or the end of a day"),
            ),
            ClockFault::NoStart => ("no-start-time", text!("jam mulainya belum ada", "there is no time to start")),
            ClockFault::Unclear => {
                ("unclear-time", text!("jam `{typed}` tidak terbaca", "`{typed}` is not a time of day"))
            }
        };
        let help = match fault {
            ClockFault::Midnight => text!(
                "tulis `00.00` dengan tanggal hari berikutnya, atau `23.59`",
                "write `00.00` with the date of the next day, or `23.59`"
            ),
            ClockFault::ShortMinutes { .. } => {
                text!(
                    "tulis menit dengan dua angka, misalnya `19.30`",
                    "write the minutes with two digits, such as `19.30`"
                )
            }
            _ => text!(
                "tulis misalnya `19.30`, `19.30-21.00`, `19.30 - selesai` atau `ba'da Isya`",
                "write for example `19.30`, `19.30-21.00`, `19.30 - selesai` or `ba'da Isya`"
            ),
        };
        Self::error(code, place, message).with_help(help)
    }
}

fn date_code(fault: &DateFault) -> &'static str {
    match fault {
        DateFault::NoSuchDay { .. } => "no-such-day",
        DateFault::NoSuchMonth { .. } => "no-such-month",
        DateFault::UnknownMonth { .. } => "unknown-month",
        DateFault::TwoDigitYear { .. } => "two-digit-year",
        DateFault::NoYear { .. } => "date-without-year",
        DateFault::NoDay { .. } => "date-without-day",
        DateFault::FarYear => "far-year",
        DateFault::Backwards(_) => "backward-days",
        DateFault::NotOneMoment { .. } => "not-one-moment",
        DateFault::Time(_) => "unclear-time",
        DateFault::Unclear => "unclear-date",
    }
}

fn date_message(typed: &str, fault: &DateFault) -> Text {
    match fault {
        DateFault::NoSuchDay { year, month, day, last } => {
            let (id, en) = (date::month_year(*year, *month, Lang::Id), date::month_year(*year, *month, Lang::En));
            text!(
                "tidak ada tanggal {day} {id}; bulan itu berakhir tanggal {last}",
                "there is no {day} {en}; that month has {last} days"
            )
        }
        DateFault::NoSuchMonth { month } => {
            text!("tidak ada bulan ke-{month} dalam `{typed}`", "there is no month {month}, as in `{typed}`")
        }
        DateFault::UnknownMonth { word, .. } => {
            let word = brief(word);
            text!("bulan `{word}` tidak dikenal", "no month is called `{word}`")
        }
        DateFault::TwoDigitYear { .. } => {
            text!("tahun dalam `{typed}` hanya dua angka", "the year in `{typed}` has only two digits")
        }
        DateFault::NoYear { .. } => text!("tanggal `{typed}` belum bertahun", "the date `{typed}` has no year"),
        DateFault::NoDay { .. } => text!("`{typed}` belum bertanggal", "`{typed}` does not say which day"),
        DateFault::FarYear => {
            text!("tahun dalam `{typed}` di luar 1000-9999", "the year in `{typed}` is outside 1000 to 9999")
        }
        DateFault::Backwards(_) => {
            text!(
                "hari terakhir dalam `{typed}` mendahului hari pertama",
                "the last day in `{typed}` comes before the first"
            )
        }
        DateFault::NotOneMoment { .. } => {
            text!("di sini hanya muat satu tanggal, bukan `{typed}`", "only one moment fits here, not `{typed}`")
        }
        DateFault::Time(_) | DateFault::Unclear => {
            text!("tanggal `{typed}` tidak terbaca", "`{typed}` is not a date")
        }
    }
}

fn date_help(fault: &DateFault) -> Option<Text> {
    Some(match fault {
        DateFault::TwoDigitYear { .. } => text!("tulis tahun dengan empat angka", "write the year with four digits"),
        DateFault::NoYear { .. } => text!("tambahkan tahunnya", "add the year"),
        DateFault::NoDay { .. } => text!("tambahkan tanggalnya", "add the day"),
        DateFault::Backwards(_) => {
            text!("tukar keduanya, atau perbaiki bulannya", "swap the two, or correct the month")
        }
        DateFault::NoSuchDay { .. } => text!("periksa tanggal dan bulannya", "check the day and the month"),
        DateFault::UnknownMonth { nearest: Some(month), .. } => {
            let (id, en) = (date::month(*month, Lang::Id), date::month(*month, Lang::En));
            text!("maksudnya `{id}`?", "is `{en}` meant?")
        }
        DateFault::NoSuchMonth { .. }
        | DateFault::UnknownMonth { .. }
        | DateFault::FarYear
        | DateFault::NotOneMoment { .. }
        | DateFault::Unclear => text!(
            "tulis misalnya `29 November 2026`, `2026-11-29` atau `29/11/2026`",
            "write for example `29 November 2026`, `2026-11-29` or `29/11/2026`"
        ),
        DateFault::Time(_) => return None,
    })
}

/// The first word that is a number but for an `O` for 0 or an `l` for 1, and that number.
fn letters_for_digits(typed: &str) -> Option<(&str, String)> {
    let digit = |letter: char| match letter {
        'O' | 'o' => '0',
        'l' | 'I' => '1',
        other => other,
    };
    typed.split([' ', '-', '/', '.', ',']).find_map(|word| {
        let right: String = word.chars().map(digit).collect();
        let is_number = right.len() <= 4 && right.bytes().all(|byte| byte.is_ascii_digit());
        (is_number && right != word && word.contains(|c: char| c.is_ascii_digit())).then_some((word, right))
    })
}

/// The value as it was meant, where the rest of it stays as typed.
fn date_corrected(typed: &str, fault: &DateFault) -> Option<String> {
    match fault {
        DateFault::TwoDigitYear { likely } if typed.bytes().filter(u8::is_ascii_digit).count() <= 6 => {
            likely.map(|date| date::medium(date, Lang::Id))
        }
        DateFault::UnknownMonth { word, nearest } => {
            nearest.map(|month| typed.trim().replacen(word.as_str(), date::month(month, Lang::Id), 1))
        }
        _ => None,
    }
}

fn wrong_weekday(date: Date, typed: Weekday) -> Text {
    let (day_id, day_en) = both(date);
    let real = date.weekday();
    let (real_id, real_en) = (date::weekday(real, Lang::Id), date::weekday(real, Lang::En));
    let (typed_id, typed_en) = (date::weekday(typed, Lang::Id), date::weekday(typed, Lang::En));
    text!("{day_id} jatuh pada hari {real_id}, bukan {typed_id}", "{day_en} is a {real_en}, not a {typed_en}")
}

fn wrong_pasaran(date: Date, typed: Pasaran) -> Text {
    let (id, en) = both(date);
    let (real, typed) = (Pasaran::of(date).name(), typed.name());
    text!("{id} jatuh pada pasaran {real}, bukan {typed}", "{en} is a {real}, not a {typed}")
}

fn read_month_first(typed: &str, date: Date) -> Text {
    let (id, en) = both(date);
    text!("`{typed}` dibaca sebagai {id}", "`{typed}` is read as {en}")
}

/// `Minggu Kliwon, 29 November 2026`.
fn with_pasaran(date: Date) -> String {
    let (day, pasaran) = (date::weekday(date.weekday(), Lang::Id), Pasaran::of(date).name());
    format!("{day} {pasaran}, {}", date::medium(date, Lang::Id))
}

/// A date in Indonesian and in English.
fn both(date: Date) -> (String, String) {
    (date::medium(date, Lang::Id), date::medium(date, Lang::En))
}
