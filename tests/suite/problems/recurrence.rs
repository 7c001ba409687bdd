//! Recurrences that are not understood, or not as meant.

use super::{Case, hold};
use crate::portal::portal;

#[test]
fn a_recurrence_that_cannot_be_used_costs_only_itself() {
    hold(CASES);
}

const CASES: &[Case] = &[
    Case {
        what: "the first week or Sunday",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nulang: minggu pertama",
        told: &["week-or-sunday kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "minggu pertama"), ("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "a misspelt week",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nulang: setiap mingu",
        told: &["unknown-recurrence kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "a date and a day of the week",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nulang: {tanggal: 5, hari: Jumat}",
        told: &["mixed-recurrence kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "how often, but not when",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nulang: seminggu dua kali",
        told: &["recurrence-without-days kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "seminggu dua kali")],
    },
    Case {
        what: "Fridays of a month, but not which",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nulang: setiap bulan hari Jumat",
        told: &["recurrence-without-days kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "every second week of nothing",
        files: "== kegiatan/x.yaml\njudul: X\nulang: dua minggu sekali",
        told: &["recurrence-without-start kegiatan/x.yaml:2"],
        shown: &[("kegiatan/x/", "dua minggu sekali")],
    },
    Case {
        what: "a sixth Friday",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nulang: Jumat ke-6",
        told: &["no-such-ordinal kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "the 32nd of every month",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nulang: setiap tanggal 32",
        told: &["no-such-day kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "every no weeks",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nulang: setiap 0 minggu",
        told: &["no-such-interval kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "an end before the start",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nulang: setiap minggu sampai 1 November 2026",
        told: &["never-recurs kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "an end that is no date",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nulang: setiap minggu sampai 31 November 2026",
        told: &["no-such-day kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "an hour that no clock shows",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nulang: setiap minggu pukul 25.00",
        told: &["no-such-time kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "a start that is no Friday",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nulang: setiap Jumat",
        told: &["start-off-rule kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "Jumat, 4 Desember 2026"), ("kegiatan/x/", "Setiap hari Jumat")],
    },
    Case {
        what: "exceptions on days that the rule has not",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nulang:\n  setiap: minggu\n  kecuali: [2026-12-05]\n  ganti_hari: {2026-12-07: 2026-12-08}",
        told: &["no-such-turn kegiatan/x.yaml:5", "no-such-turn kegiatan/x.yaml:6"],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "keys and values of the exact form that are none",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nulang:\n  setiap: minggu\n  saat_libur: entahlah\n  sebanyak: 0\n  kecualii: 2026-12-06",
        told: &[
            "unknown-choice kegiatan/x.yaml:5",
            "unknown-key kegiatan/x.yaml:7",
            "unknown-setting kegiatan/x.yaml:6",
        ],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
];

#[test]
fn what_is_nearly_understood_is_answered_with_what_it_may_mean() {
    let answers = [
        ("minggu pertama", "hari minggu pertama"),
        ("setiap mingu", "setiap minggu"),
        ("setiap Jumaat pagi", "setiap jumat pagi"),
        ("malam Selasa Kliwonn", "malam Selasa kliwon"),
        ("setiap bulan purnama", "hari Minggu pertama"),
    ];
    for (typed, answer) in answers {
        let fixture = format!("== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nulang: {typed}\n");
        let built = portal(&fixture);
        let told = built.report.problems.iter().find_map(|problem| problem.help.as_ref());
        let told = told.map(|help| help.id.clone()).unwrap_or_default();
        assert!(told.contains(&format!("`{answer}`")), "`{typed}` is answered with: {told}");
    }
}
