//! Problems of how activities recur.

use jiff::civil::Date;

use super::{Place, Problem, Text, text, values};
use crate::{
    date::{self, HijriMonth},
    lang::Lang,
    recurrence::Fault,
};

impl Problem {
    /// A recurrence that is not understood: the words are shown, but no further dates.
    pub(crate) fn unclear_recurrence(place: Place, typed: &str, fault: &Fault) -> Self {
        match fault {
            Fault::Until(fault) => return Self::unclear_date(place, "", typed, fault),
            Fault::Hours(fault) => return Self::unclear_hours(place, typed, *fault),
            _ => {}
        }
        let (code, message) = message(&values::brief(typed), fault);
        let problem = Self::error(code, place, message).with_help(help(fault));
        match corrected(fault) {
            Some(phrase) => problem.with_corrected(format!("ulang: {phrase}")),
            None => problem,
        }
    }

    /// A rule that ends before it begins.
    pub(crate) fn never_recurs(place: Place) -> Self {
        Self::error(
            "never-recurs",
            place,
            text!("pengulangan ini berakhir sebelum kegiatan pertamanya", "this recurrence ends before it begins"),
        )
        .with_help(text!("periksa `sampai` dan tanggal mulainya", "check `sampai` and the day of the start"))
    }

    /// A start that its own rule does not have; `words` are those of the rule, in both languages.
    pub(crate) fn start_off_rule(
        place: Place,
        start: Date,
        first: Date,
        nearest: Date,
        words: (String, String),
    ) -> Self {
        let (start_id, start_en) = both(start);
        let (first_id, first_en) = both(first);
        let (near_id, near_en) = both(nearest);
        let (rule_id, rule_en) = words;
        Self::warning(
            "start-off-rule",
            place,
            text!(
                "{start_id} tidak cocok dengan `{rule_id}`, jadi yang pertama {first_id}",
                "{start_en} is not among `{rule_en}`, so the first time is {first_en}"
            ),
        )
        .with_help(text!(
            "periksa tanggalnya; yang terdekat dan cocok: {near_id}",
            "check the date; the nearest that fits is {near_en}"
        ))
    }

    /// A key that is no month of the Hijri calendar.
    pub(crate) fn unclear_hijri_month(place: Place, typed: &str) -> Self {
        let typed = values::brief(typed);
        Self::error(
            "unclear-hijri-month",
            place,
            text!("`{typed}` bukan bulan Hijriah", "`{typed}` is no month of the Hijri calendar"),
        )
        .with_help(text!(
            "tulis misalnya `1447-10: 2026-03-21` atau `Syawal 1447: 2026-03-21`",
            "write for example `1447-10: 2026-03-21` or `Syawal 1447: 2026-03-21`"
        ))
    }

    /// A beginning of a Hijri month that is days away from its estimate.
    pub(crate) fn far_hijri_start(place: Place, month: HijriMonth, typed: Date, estimate: Date) -> Self {
        let ((typed_id, typed_en), (id, en)) = (both(typed), both(estimate));
        Self::error(
            "far-hijri-start",
            place,
            text!(
                "awal {month} tidak mungkin {typed_id}; perkiraannya {id}",
                "{month} cannot begin on {typed_en}; its estimate is {en}"
            ),
        )
        .with_help(text!("periksa tanggal dan bulannya", "check the day and the month"))
    }

    /// An exception on a day that the rule does not have.
    pub(crate) fn no_such_turn(place: Place, day: Date, nearest: Option<Date>) -> Self {
        let (id, en) = both(day);
        let problem =
            Self::warning("no-such-turn", place, text!("tidak ada jadwal pada {id}", "nothing is due on {en}"));
        let Some((id, en)) = nearest.map(both) else { return problem };
        problem.with_help(text!("jadwal terdekat: {id}", "the nearest time is {en}"))
    }
}

fn message(typed: &str, fault: &Fault) -> (&'static str, Text) {
    match fault {
        Fault::Unclear { word, .. } if word.is_empty() || word == typed => (
            "unknown-recurrence",
            text!("pengulangan `{typed}` belum dapat dibaca", "the recurrence `{typed}` is not understood"),
        ),
        Fault::Unclear { word, .. } => {
            let word = values::brief(word);
            (
                "unknown-recurrence",
                text!(
                    "kata `{word}` dalam pengulangan `{typed}` belum dapat dibaca",
                    "the word `{word}` of the recurrence `{typed}` is not understood"
                ),
            )
        }
        Fault::WeekOrSunday { ordinal, .. } => (
            "week-or-sunday",
            text!(
                "`minggu {ordinal}` bisa berarti hari Minggu {ordinal} atau pekan {ordinal}",
                "`minggu {ordinal}` may be a Sunday or a week"
            ),
        ),
        Fault::Together => (
            "mixed-recurrence",
            text!("bagian-bagian pengulangan `{typed}` tidak sejalan", "the parts of `{typed}` do not go together"),
        ),
        Fault::WhichDays => (
            "recurrence-without-days",
            text!("pengulangan `{typed}` belum menyebut semua harinya", "`{typed}` does not name all of its days"),
        ),
        Fault::WhichOrdinal => (
            "recurrence-without-days",
            text!(
                "pengulangan `{typed}` belum menyebut hari ke berapa dalam sebulan",
                "`{typed}` does not say which of those days in a month"
            ),
        ),
        Fault::NoStart => (
            "recurrence-without-start",
            text!(
                "pengulangan `{typed}` dihitung dari tanggal yang belum ada",
                "`{typed}` counts from a day that is missing"
            ),
        ),
        Fault::NoSuchDate { date } => (
            "no-such-day",
            text!("tidak ada bulan yang mempunyai tanggal {date} itu", "no such month has a day {date}"),
        ),
        Fault::NoSuchOrdinal { nth } => (
            "no-such-ordinal",
            text!("dalam sebulan tidak ada hari yang sama sampai {nth} kali", "no day comes {nth} times in a month"),
        ),
        Fault::NoSuchInterval { every } => (
            "no-such-interval",
            text!("selang `{every}` tidak dapat dihitung", "an interval of `{every}` cannot be counted"),
        ),
        Fault::Until(_) | Fault::Hours(_) => (
            "unknown-recurrence",
            text!("pengulangan `{typed}` belum dapat dibaca", "the recurrence `{typed}` is not understood"),
        ),
    }
}

fn help(fault: &Fault) -> Text {
    match fault {
        Fault::Unclear { likely: Some(likely), .. } => {
            text!("mungkin maksudnya `{likely}`", "perhaps you meant `{likely}`")
        }
        Fault::WeekOrSunday { sunday, ordinal } => text!(
            "tulis `{sunday}` untuk hari Minggu; untuk pekan {ordinal} sebutkan harinya, misalnya `Jumat {ordinal}`",
            "write `{sunday}` for the Sunday; for that week name its day, such as `Jumat {ordinal}`"
        ),
        Fault::WhichDays => text!(
            "sebutkan harinya, misalnya `setiap Senin dan Kamis` atau `tanggal 1 dan 15 setiap bulan`",
            "name the days, such as `setiap Senin dan Kamis` or `tanggal 1 dan 15 setiap bulan`"
        ),
        Fault::WhichOrdinal => text!(
            "tulis misalnya `Jumat pertama setiap bulan`, atau `setiap Jumat`",
            "write for example `Jumat pertama setiap bulan`, or `setiap Jumat`"
        ),
        Fault::NoStart => text!("isi `tanggal` dengan hari pertamanya", "give the first day as `tanggal`"),
        Fault::Unclear { likely: None, .. }
        | Fault::Together
        | Fault::NoSuchDate { .. }
        | Fault::NoSuchOrdinal { .. }
        | Fault::NoSuchInterval { .. }
        | Fault::Until(_)
        | Fault::Hours(_) => text!(
            "tulis misalnya `setiap minggu`, `setiap hari Minggu`, `dua minggu sekali`, `setiap tanggal 5`, `hari Minggu pertama`, `Selasa ke-2`, `malam Jumat`, `setiap selapan`, `setiap Jumat Kliwon` atau `setiap tahun 17 Agustus`",
            "write for example `setiap minggu` (weekly), `setiap hari Minggu` (Sundays), `dua minggu sekali`, `setiap tanggal 5`, `hari Minggu pertama`, `Selasa ke-2`, `malam Jumat`, `setiap selapan`, `setiap Jumat Kliwon` or `setiap tahun 17 Agustus`"
        ),
    }
}

/// The phrase as it was meant, where that is certain.
fn corrected(fault: &Fault) -> Option<&str> {
    match fault {
        Fault::Unclear { likely, .. } => likely.as_deref(),
        _ => None,
    }
}

/// `Jumat Kliwon, 4 Desember 2026` in Indonesian, and the date in English.
fn both(day: Date) -> (String, String) {
    (date::long(day, Lang::Id), date::long(day, Lang::En))
}
