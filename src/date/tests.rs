//! What people write, and what is understood.

use jiff::civil::{Date, Time, Weekday, date, time};

use super::*;
use crate::lang::Lang;

const DAY: Date = date(2026, 11, 29);

fn moment(text: &str) -> (Moment, Option<DateDoubt>) {
    read_moment(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
}

fn fault(text: &str) -> DateFault {
    read_moment(text).map(|read| panic!("{text}: {read:?}")).unwrap_err()
}

#[track_caller]
fn assert_range(text: &str, first: &str, last: &str) {
    let read = read_days(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
    assert_eq!(read.days, Days { first: first.parse().unwrap(), last: last.parse().unwrap() }, "{text}");
    assert_eq!(read.doubt, None, "{text}");
}

fn hours_of(text: &str) -> Hours {
    read_hours(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
}

fn at(hour: i8, minute: i8) -> Time {
    time(hour, minute, 0, 0)
}

#[test]
fn an_offset_without_a_time_says_nothing() {
    assert_eq!(moment("2026-11-29 +0700").0, moment("2026-11-29").0);
    assert_eq!(moment("2026-11-29 -08:00").0, moment("2026-11-29").0);
}

#[test]
fn one_day_is_read_in_every_spelling() {
    let spellings = [
        "2026-11-29",
        " 2026-11-29 ",
        "2026/11/29",
        "2026.11.29",
        "20261129",
        "29 November 2026",
        "29 Nov 2026",
        "29 Nov. 2026",
        "29 nopember 2026",
        "29-Nov-2026",
        "29-11-2026",
        "29/11/2026",
        "29.11.2026",
        "Minggu, 29 November 2026",
        "Ahad, 29 November 2026",
        "minggu 29 november 2026",
        "Minggu Kliwon, 29 November 2026",
        "Hari Minggu tanggal 29 November 2026",
        "Hari/tanggal: Minggu, 29 November 2026",
        "Mingu, 29 November 2026",
        "November 29, 2026",
        "Nov 29th, 2026",
        "Sunday, November 29 2026",
        "Sun, 29 Nov 2026",
        "29 November 2026 (Minggu)",
        "29 November 2026.",
        "Malam Senin, 29 November 2026",
        "tgl. 29 Nov 2026",
        "29\u{a0}November\u{a0}2026",
        "2026‑11‑29",
        "Minggu - 29 November 2026",
        "2026 November 29",
        "29 November tahun 2026",
    ];
    for text in spellings {
        assert_eq!(moment(text), (Moment { date: DAY, time: None, zone: None }, None), "{text}");
    }
}

#[test]
fn month_names_are_read_in_every_spelling() {
    let spellings = [
        "Jan Januari January",
        "Feb Peb Februari Pebruari February",
        "Mar Maret March",
        "Apr April",
        "Mei May",
        "Jun Juni June",
        "Jul Juli July",
        "Agu Ags Agt Agus Agustus August",
        "Sep Sept September",
        "Okt Oct Oktober October",
        "Nov Nop Nopember November",
        "Des Dec Desember December",
    ];
    for (month, names) in (1..).zip(spellings) {
        for name in names.split(' ') {
            assert_eq!(moment(&format!("7 {name} 2025")).0.date, date(2025, month, 7), "{name}");
        }
    }
}

#[test]
fn day_names_are_compared_with_the_date() {
    for name in ["Jumat", "Jum'at", "Jum’at", "Jumʼat", "jemuwah", "JUMAT", "Jum`at"] {
        assert_eq!(
            moment(&format!("{name}, 17 Agustus 1945")),
            (Moment { date: date(1945, 8, 17), time: None, zone: None }, None)
        );
    }
    let known = [
        ("Senin Pahing", "1900-01-01"),
        ("Selasa Pon", "1936-03-24"),
        ("Jumat Legi", "1945-08-17"),
        ("Selasa Kliwon", "1983-12-20"),
        ("Jemuwah Kliwon", "2013-01-11"),
        ("Kemis Paing", "2023-09-28"),
        ("Rebo Pon", "2025-01-01"),
        ("Kamis Wage", "1970-01-01"),
        ("Setu Legi", "2000-01-01"),
        ("Ahad Pon", "2026-11-22"),
    ];
    for (name, day) in known {
        assert_eq!(moment(&format!("{name}, {day}")).1, None, "{name} {day}");
    }
    assert_eq!(moment("Senin, 29 November 2026").1, Some(DateDoubt::Weekday { date: DAY, typed: Weekday::Monday }));
    assert_eq!(moment("Minggu Wage, 29 November 2026").1, Some(DateDoubt::Pasaran { date: DAY, typed: Pasaran::Wage }));
    assert_eq!(
        moment("Malam Selasa, 29 November 2026").1,
        Some(DateDoubt::Weekday { date: DAY, typed: Weekday::Tuesday })
    );
}

#[test]
fn times_behind_a_date_are_read() {
    let local = [
        "2026-11-29 19.30",
        "2026-11-29 19:30",
        "2026-11-29T19:30",
        "29 November 2026 19.30",
        "29 November 2026, pukul 19.30",
        "29 November 2026 - 19.30",
        "29.11.2026 19.30",
        "29/11/2026 jam 7.30 malam",
        "Minggu, 29 November 2026 | 19.30",
        "29 Nov 2026 7:30 PM",
        "2026-11-29 19:30:00",
        "29 November 2026 jam setengah delapan malam",
        "29 November 2026 (pukul 19.30)",
    ];
    for text in local {
        assert_eq!(moment(text).0, Moment { date: DAY, time: Some(at(19, 30)), zone: None }, "{text}");
    }
    let zoned = [
        "2026-11-29T19:30:00+07:00",
        "2026-11-29T12:30:00Z",
        "2026-11-29 12:30:00 +0000",
        "2026-11-29 12:30:00 UTC",
        "29 November 2026 pukul 19.30 WIB",
        "2026-11-29T07:30:00-05:00",
        "2026-11-29 07:30:00 -0500",
        "2026-11-29T20:30:00.000+08:00",
        "Sun, 29 Nov 2026 19:30:00 +0700",
        "20261129T123000Z",
        "2026-11-29 20:30 WITA",
        "Sun Nov 29 2026 19:30:00 GMT+0700",
    ];
    let jakarta = zone("WIB").unwrap().tz;
    for text in zoned {
        assert_eq!(moment(text).0.in_zone(&jakarta), (DAY, Some(at(19, 30))), "{text}");
    }
    assert_eq!(moment("2024-01-02 10:00:00.123456").0.time, Some(time(10, 0, 0, 123_456_000)));
    assert_eq!(moment("2026-11-29T20:00:00Z").0.in_zone(&jakarta).0, date(2026, 11, 30));
}

#[test]
fn ranges_are_read() {
    for text in [
        "22-24 November 2026",
        "22 - 24 November 2026",
        "22–24 November 2026",
        "22 sampai 24 November 2026",
        "22 s.d. 24 November 2026",
        "22 s/d 24 November 2026",
        "22 sd 24 Nov 2026",
        "2026-11-22/2026-11-24",
        "2026-11-22 - 2026-11-24",
        "22/11/2026 - 24/11/2026",
        "22-24/11/2026",
        "22.11.2026–24.11.2026",
        "November 22-24, 2026",
        "Nov 22 - Nov 24, 2026",
        "22 November - 24 November 2026",
        "Minggu-Selasa, 22-24 November 2026",
        "Minggu, 22 November 2026 s.d. Selasa, 24 November 2026",
        "22 hingga 24 November 2026",
        "tanggal 22 sampai dengan 24 November 2026",
        "22-Nov-2026 - 24-Nov-2026",
        "22/24 November 2026",
        "22/11 - 24/11/2026",
    ] {
        assert_range(text, "2026-11-22", "2026-11-24");
    }
    for text in [
        "30 November - 2 Desember 2026",
        "30 November–2 Desember 2026",
        "30 Nov 2026 sampai 2 Des 2026",
        "30/11 - 2/12/2026",
        "Nov 30 - Dec 2, 2026",
    ] {
        assert_range(text, "2026-11-30", "2026-12-02");
    }
    for text in ["31 Desember 2026 s.d. 1 Januari 2027", "31 Desember 2026–1 Januari 2027", "31 Des - 1 Jan 2027"] {
        assert_range(text, "2026-12-31", "2027-01-01");
    }
    assert_range("28 dan 29 November 2026", "2026-11-28", "2026-11-29");
    assert_range("5/6 November 2026", "2026-11-05", "2026-11-06");
    assert_eq!(read_days("22 dan 24 November 2026"), Err(DateFault::Unclear));
    let backwards = Days { first: date(2026, 11, 24), last: date(2026, 11, 22) };
    assert_eq!(read_days("24-22 November 2026"), Err(DateFault::Backwards(backwards)));
    assert_eq!(fault("22-24 November 2026"), DateFault::NotOneMoment { first: date(2026, 11, 22) });
}

#[test]
fn hours_may_follow_days() {
    let read = read_days("Sabtu-Minggu, 28-29 November 2026, 08.00-16.00 WIB").unwrap();
    assert_eq!(read.days, Days { first: date(2026, 11, 28), last: DAY });
    assert_eq!(
        read.hours,
        Some(Hours { start: Clock::At(at(8, 0)), end: End::At(at(16, 0)), zone: Some(TypedZone::Wib) })
    );
    let read = read_days("Minggu, 29 November 2026, ba'da Isya - selesai").unwrap();
    assert_eq!(hours(&read.hours.unwrap(), "WIB", Lang::Id), "ba'da Isya s.d. selesai");
    let read = read_days("29 November 2026 - 19.30 s.d. selesai").unwrap();
    assert_eq!(hours(&read.hours.unwrap(), "WIB", Lang::Id), "pukul 19.30 WIB s.d. selesai");
    assert_eq!(fault("29 November 2026 19.30-21.00"), DateFault::NotOneMoment { first: DAY });
    assert_eq!(fault("29 November 2026 25.10"), DateFault::Time(ClockFault::NoSuchTime { hour: 25, minute: 10 }));
}

#[test]
fn unclear_dates_say_why() {
    assert_eq!(fault("31 November 2026"), DateFault::NoSuchDay { year: 2026, month: 11, day: 31, last: 30 });
    assert_eq!(fault("2026-02-29"), DateFault::NoSuchDay { year: 2026, month: 2, day: 29, last: 28 });
    assert_eq!(fault("0 Mei 2026"), DateFault::NoSuchDay { year: 2026, month: 5, day: 0, last: 31 });
    assert_eq!(fault("2026-13-01"), DateFault::NoSuchMonth { month: 13 });
    assert_eq!(fault("32/13/2026"), DateFault::NoSuchMonth { month: 13 });
    assert_eq!(fault("29/11/26"), DateFault::TwoDigitYear { likely: Some(DAY) });
    assert_eq!(fault("29-11-26"), DateFault::TwoDigitYear { likely: Some(DAY) });
    assert_eq!(fault("29 Nov 26"), DateFault::TwoDigitYear { likely: Some(DAY) });
    assert_eq!(fault("29 Nov '26"), DateFault::TwoDigitYear { likely: Some(DAY) });
    assert_eq!(fault("29-Nov-26"), DateFault::TwoDigitYear { likely: Some(DAY) });
    assert_eq!(fault("29 November"), DateFault::NoYear { day: 29, month: 11 });
    assert_eq!(fault("Minggu, 29 November 19.30"), DateFault::NoYear { day: 29, month: 11 });
    assert_eq!(fault("November 2026"), DateFault::NoDay { year: 2026, month: Some(11) });
    assert_eq!(fault("2026"), DateFault::NoDay { year: 2026, month: None });
    assert_eq!(fault("29 Novenber 2026"), DateFault::UnknownMonth { word: "Novenber".into(), nearest: Some(11) });
    assert_eq!(fault("29 Sura 2026"), DateFault::UnknownMonth { word: "Sura".into(), nearest: None });
    assert_eq!(fault("0001-01-01"), DateFault::FarYear);
    assert_eq!(fault("29 November 2026 25.10"), DateFault::Time(ClockFault::NoSuchTime { hour: 25, minute: 10 }));
    assert_eq!(
        moment("11/29/2026"),
        (Moment { date: DAY, time: None, zone: None }, Some(DateDoubt::MonthFirst { date: DAY }))
    );
    for text in
        ["", "besok", "secepatnya", "-", "29", "29 November 2026 di balai", "99999999999999999999", "2026-11-29x", "🎉"]
    {
        assert_eq!(fault(text), DateFault::Unclear, "{text}");
    }
}

#[test]
fn foundings_may_be_years_or_months() {
    let march = Partial::Month { year: 2019, month: 3 };
    assert_eq!(read_partial("2019"), Ok(Partial::Year(2019)));
    assert_eq!(read_partial("tahun 2019"), Ok(Partial::Year(2019)));
    for text in ["Maret 2019", "2019-03", "mar 2019", "bulan Maret tahun 2019", "2019/3"] {
        assert_eq!(read_partial(text), Ok(march), "{text}");
    }
    assert_eq!(read_partial("17 Maret 2019"), Ok(Partial::Day(date(2019, 3, 17))));
    assert_eq!(read_partial("2019-03-17"), Ok(Partial::Day(date(2019, 3, 17))));
    assert_eq!(read_partial("2019-13"), Err(DateFault::NoSuchMonth { month: 13 }));
    assert_eq!(read_partial("lama sekali"), Err(DateFault::Unclear));
}

#[test]
fn hours_are_read_and_printed() {
    let spellings = [
        ("19.30", "pukul 19.30 WIB"),
        ("19:30", "pukul 19.30 WIB"),
        ("1930", "pukul 19.30 WIB"),
        ("pukul 19.30 WITA", "pukul 19.30 WITA"),
        ("19.30-21.00", "pukul 19.30–21.00 WIB"),
        ("19.30 – 21.00 WIB", "pukul 19.30–21.00 WIB"),
        ("19:30 WIB - 21:00 WIB", "pukul 19.30–21.00 WIB"),
        ("Pkl. 19.30 s/d 21.00", "pukul 19.30–21.00 WIB"),
        ("pukul 19.30 s.d. selesai", "pukul 19.30 WIB s.d. selesai"),
        ("19.30 - selesai", "pukul 19.30 WIB s.d. selesai"),
        ("19.30 selesai", "pukul 19.30 WIB s.d. selesai"),
        ("19.30 WIB s/d selesai", "pukul 19.30 WIB s.d. selesai"),
        ("mulai jam 8", "pukul 08.00 WIB"),
        ("jam 8 pagi", "pukul 08.00 WIB"),
        ("8 malam", "pukul 20.00 WIB"),
        ("jam delapan malam", "pukul 20.00 WIB"),
        ("jam setengah 8 malam", "pukul 19.30 WIB"),
        ("1 siang", "pukul 13.00 WIB"),
        ("11 siang", "pukul 11.00 WIB"),
        ("4 sore", "pukul 16.00 WIB"),
        ("2 dini hari", "pukul 02.00 WIB"),
        ("7-9 malam", "pukul 19.00–21.00 WIB"),
        ("8-1 siang", "pukul 08.00–13.00 WIB"),
        ("8 pagi - 2 siang", "pukul 08.00–14.00 WIB"),
        ("8:00 AM - 2:30 PM", "pukul 08.00–14.30 WIB"),
        ("20.00-24.00", "pukul 20.00–24.00 WIB"),
        ("20.00-04.00", "pukul 20.00–04.00 WIB"),
        ("ba'da Isya", "ba'da Isya"),
        ("Ba’da Isya WIB", "Ba’da Isya"),
        ("bakda Magrib - 21.00", "bakda Magrib s.d. pukul 21.00 WIB"),
        ("bakda Magrib sampai Isya", "bakda Magrib s.d. Isya"),
        ("setelah Jumatan", "setelah Jumatan"),
        ("ba'da Isya (19.30)", "ba'da Isya (19.30)"),
        ("ba'da Isya (pukul 19.30 WIB) s.d. selesai", "ba'da Isya (pukul 19.30 WIB) s.d. selesai"),
        ("sepanjang hari", "sepanjang hari"),
        ("malam hari", "malam hari"),
        ("setelah rapat RT", "setelah rapat RT"),
        ("16.00 sampai Magrib", "pukul 16.00 WIB s.d. Magrib"),
        ("menyusul", "menyusul"),
    ];
    for (typed, printed) in spellings {
        let read = hours_of(typed);
        assert_eq!(hours(&read, "WIB", Lang::Id), printed, "{typed}");
        let again = hours_of(printed);
        assert_eq!((&again.start, &again.end), (&read.start, &read.end), "{printed}");
        let english = hours(&read, "WIB", Lang::En);
        let again = hours_of(&english);
        assert_eq!((again.start, again.end), (read.start, read.end), "{english}");
    }
}

#[test]
fn times_in_words_sort_by_about_when_they_are() {
    let near = |text: &str| hours_of(text).start.near();
    assert_eq!(near("ba'da Subuh"), at(4, 45));
    assert_eq!(near("Subuh"), at(4, 30));
    assert_eq!(near("ba'da Zuhur"), at(12, 15));
    assert_eq!(near("bakda Asar"), at(15, 30));
    assert_eq!(near("menjelang Magrib"), at(17, 45));
    assert_eq!(near("ba'da salat Isya'"), at(19, 30));
    assert_eq!(near("ba'da Isya, pukul 19.45"), at(19, 45));
}

#[test]
fn unclear_hours_say_why() {
    let faults = [
        ("25.10", ClockFault::NoSuchTime { hour: 25, minute: 10 }),
        ("19.75", ClockFault::NoSuchTime { hour: 19, minute: 75 }),
        ("08.00-25.00", ClockFault::NoSuchTime { hour: 25, minute: 0 }),
        ("24.00", ClockFault::Midnight),
        ("19.3", ClockFault::ShortMinutes { hour: 19, digit: 3 }),
        ("selesai", ClockFault::NoStart),
        ("", ClockFault::Unclear),
        ("di balai desa", ClockFault::Unclear),
        ("19.30 di balai", ClockFault::Unclear),
        ("19.30 -", ClockFault::Unclear),
    ];
    for (text, fault) in faults {
        assert_eq!(read_hours(text), Err(fault), "{text}");
    }
}

#[test]
fn printed_dates_follow_one_form() {
    let day = date(2026, 11, 22);
    assert_eq!(long(day, Lang::Id), "Minggu, 22 November 2026");
    assert_eq!(long(day, Lang::En), "Sunday, 22 November 2026");
    assert_eq!(short(date(2026, 8, 1), Lang::Id), "1 Agu 2026");
    assert_eq!(month_year(2026, 10, Lang::En), "October 2026");
    assert_eq!(iso(day), "2026-11-22");
    let range =
        |first: &str, last: &str| days(&Days { first: first.parse().unwrap(), last: last.parse().unwrap() }, Lang::Id);
    assert_eq!(range("2026-11-22", "2026-11-22"), "Minggu, 22 November 2026");
    assert_eq!(range("2026-11-22", "2026-11-24"), "22–24 November 2026");
    assert_eq!(range("2026-11-30", "2026-12-02"), "30 November–2 Desember 2026");
    assert_eq!(range("2026-12-31", "2027-01-01"), "31 Desember 2026–1 Januari 2027");
}

#[test]
fn what_was_printed_can_be_read_again() {
    let mut day = date(1999, 12, 1);
    for step in 0..1500_i64 {
        let later = day.saturating_add(jiff::Span::new().days(step % 40));
        for lang in [Lang::Id, Lang::En] {
            for printed in [long(day, lang), medium(day, lang), short(day, lang), iso(day)] {
                assert_eq!(moment(&printed), (Moment { date: day, time: None, zone: None }, None), "{printed}");
            }
            let range = Days { first: day, last: later };
            let read = read_days(&days(&range, lang)).unwrap();
            assert_eq!((read.days, read.doubt), (range, None));
            for known in
                [Partial::Year(day.year()), Partial::Month { year: day.year(), month: day.month() }, Partial::Day(day)]
            {
                assert_eq!(read_partial(&partial(known, lang)), Ok(known));
            }
        }
        day = day.saturating_add(jiff::Span::new().days(3));
    }
}

#[test]
fn nothing_that_is_typed_stops_a_build() {
    let bits = [
        "29",
        "2026",
        "11",
        "-",
        "–",
        "/",
        ".",
        ":",
        ",",
        " ",
        "November",
        "Minggu",
        "ba'da",
        "Isya",
        "s",
        "d",
        "s.d.",
        "T",
        "Z",
        "+",
        "WIB",
        "selesai",
        "(",
        ")",
        "jam",
        "malam",
        "setengah",
        "99999999999",
        "0",
        "'",
        "é",
        "ʼ",
        "\u{200b}",
        "🎉",
        "dan",
        "Pon",
        "24",
        "20261129",
        "193000",
        "dua",
        "pukul",
        "tanggal",
        "٣",
    ];
    let mut state = 7_u64;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..=state >> 61 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text += bits[usize::try_from(state >> 33).unwrap() % bits.len()];
            if state >> 20 & 1 == 1 {
                text.push(' ');
            }
        }
        let _ = (read_moment(&text), read_partial(&text));
        if let Ok(read) = read_days(&text) {
            assert!(read.days.first <= read.days.last, "{text}");
            if let Some(typed) = read.hours {
                assert!(read_hours(&hours(&typed, "WIB", Lang::Id)).is_ok(), "{text}");
            }
        }
        if let Ok(typed) = read_hours(&text) {
            let printed = hours(&typed, "WIB", Lang::Id);
            assert!(read_hours(&printed).is_ok(), "{text} printed as {printed}");
        }
    }
}
