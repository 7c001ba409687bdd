use jiff::civil::Date;

use super::{Changes, Fault, Limit, Listing, Move, OnHoliday, Parts, Pattern, Rule, Series};
use crate::date::Days;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn series(phrase: &str, start: &str) -> Series {
    let parts = Parts::read(phrase).expect("a phrase");
    let limit = parts.limit;
    Series::new(parts.rule(Some(day(start))).expect("a rule"), day(start), limit).expect("a day")
}

fn turns(phrase: &str, start: &str, changes: &Changes) -> Vec<String> {
    let listing = Listing { from: day("2000-01-01"), until: day("2028-12-31") };
    let is_holiday = |holiday| holiday == day("2026-12-25") || holiday == day("2026-12-24");
    let turns = series(phrase, start).expand(&listing, changes, &is_holiday);
    turns.iter().map(|turn| turn.date.to_string()).collect()
}

#[test]
fn known_days_of_both_weeks_are_found() {
    for (phrase, known) in [
        ("setiap Jumat Legi", "1945-08-17"),
        ("setiap Jumat Pahing", "2024-09-27"),
        ("setiap Jumat Pon", "2025-08-29"),
        ("setiap Minggu Pon", "2026-11-22"),
        ("setiap Senin Pahing", "1900-01-01"),
        ("setiap Selasa Pon", "1936-03-24"),
        ("setiap Selasa Kliwon", "1983-12-20"),
        ("setiap Jumat Kliwon", "2013-01-11"),
        ("setiap Kamis Pahing", "2023-09-28"),
        ("setiap Rabu Pon", "2025-01-01"),
        ("setiap Kamis Wage", "1970-01-01"),
        ("setiap Sabtu Legi", "2000-01-01"),
    ] {
        assert_eq!(series(phrase, known).first, day(known), "{phrase}");
        // Dates of both weeks come back after 140 years but for a leap day that a century lacks.
        assert!(series(phrase, "1000-01-01").has(day(known)), "{phrase} since the year 1000");
    }
}

#[test]
fn a_rule_of_long_ago_is_listed_without_going_through_the_years() {
    let mut weekly = series("setiap minggu", "1000-01-02");
    let listing = Listing::around(day("2026-11-22"), 24);
    let turns = weekly.expand(&listing, &Changes::default(), &|_| false);
    assert!((620..630).contains(&turns.len()), "{}", turns.len());
    assert!(turns[0].date >= day("2016-11-22") && turns[turns.len() - 1].date <= day("2028-11-22"));
}

#[test]
fn a_count_beyond_measure_ends_with_the_horizon() {
    let mut daily = series("setiap hari sebanyak 999999999 kali", "1900-01-01");
    let listing = Listing::around(day("2026-11-22"), 1);
    assert_eq!(daily.expand(&listing, &Changes::default(), &|_| false).len(), 3652 + 31);
}

#[test]
fn what_is_over_or_far_ahead_keeps_one_day() {
    let listing = Listing::around(day("2026-11-22"), 24);
    let only = |phrase: &str, start: &str| {
        let turns = series(phrase, start).expand(&listing, &Changes::default(), &|_| false);
        turns.iter().map(|turn| turn.date.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(only("setiap minggu sebanyak 3 kali", "2001-01-07"), ["2001-01-21"]);
    assert_eq!(only("setiap minggu sampai 31 Januari 2001", "2001-01-07"), ["2001-01-28"]);
    assert_eq!(only("setiap minggu", "2090-01-01"), ["2090-01-01"]);
}

#[test]
fn rules_that_name_no_day_end() {
    for on in [vec![], vec![99], vec![-99]] {
        let rule = Rule { pattern: Pattern::Dates { every: 1, on }, eve: false };
        assert_eq!(Series::new(rule, day("2026-11-22"), Limit::Open), None);
    }
    for every in [0, 1, u32::MAX] {
        let rule = Rule { pattern: Pattern::Years { every, month: 2, day: 30 }, eve: true };
        assert_eq!(rule.days_from(day("2026-11-22"), day("2026-11-22")).next(), None);
    }
    assert_eq!(series("setiap hari", "9999-12-31").days_from(day("9999-12-31")).count(), 1);
}

#[test]
fn exceptions_are_counted_and_moves_win_over_them() {
    let moved = Move { date: day("2026-12-08"), hours: None };
    let changes = Changes {
        except: vec![Days { first: day("2026-11-28"), last: day("2026-12-06") }],
        moved: [(day("2026-12-06"), moved)].into(),
        on_holiday: OnHoliday::Stays,
    };
    assert_eq!(turns("setiap minggu 4 kali", "2026-11-22", &changes), ["2026-11-22", "2026-12-08", "2026-12-13"]);
    let mut weekly = series("setiap minggu 4 kali", "2026-11-22");
    weekly.expand(&Listing::around(day("2026-11-22"), 24), &changes, &|_| false);
    assert_eq!(weekly.skipped, [day("2026-11-29")]);
}

#[test]
fn holidays_call_off_or_move_what_says_so() {
    let on_holiday = |on_holiday| Changes { on_holiday, ..Changes::default() };
    let of = |choice| turns("setiap Jumat sampai 2027-01-01", "2026-12-18", &on_holiday(choice));
    assert_eq!(of(OnHoliday::Stays), ["2026-12-18", "2026-12-25", "2027-01-01"]);
    assert_eq!(of(OnHoliday::Off), ["2026-12-18", "2027-01-01"]);
    assert_eq!(of(OnHoliday::Moves), ["2026-12-18", "2026-12-26", "2027-01-01"]);
}

#[test]
fn no_text_is_too_strange() {
    let pieces = [
        "setiap",
        "minggu",
        "ke",
        "-",
        "2",
        "99999999999",
        "malam",
        "hari",
        "tanggal",
        "terakhir",
        "sampai",
        "kali",
        "se",
        "ke99",
        "17",
        "agustus",
        "kliwon",
        "jumat",
        "every",
        "th",
        "of",
        "’",
        "ß",
        "İ",
        "\u{200b}",
        "🎉",
        "s",
        "d",
        "/",
        "pukul",
        "sekali",
        "dua",
        ",",
        "pertama",
    ];
    let mut state = 7_usize;
    for _ in 0..20_000 {
        let phrase: Vec<_> = (0..=state % 7)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                pieces[(state >> 33) % pieces.len()]
            })
            .collect();
        let start = Some(day("2026-11-22"));
        if let Ok(rule) = Parts::read(&phrase.join(" ")).and_then(|parts| parts.rule(start)) {
            assert!(rule.words(crate::lang::Lang::Id).len() > 3);
            let _ = rule.days_from(day("2026-11-22"), day("2030-01-01")).next();
        }
    }
    assert!(matches!(Parts::read(&"setiap ".repeat(1000)), Err(Fault::Unclear { .. })));
}
