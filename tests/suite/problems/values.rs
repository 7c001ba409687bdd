//! Values that cannot be read: dates, hours, numbers, money, telephone numbers.

use super::{Case, hold};

#[test]
fn values_that_cannot_be_used_cost_only_themselves() {
    hold(CASES);
}

const CASES: &[Case] = &[
    Case {
        what: "31 November",
        files: "== kabar/x.md\n---\njudul: X\ntanggal: 31 November 2026\ntag: padi\n---\nIsi.",
        told: &["no-such-day kabar/x.md:3"],
        shown: &[("kabar/x/", "Isi."), ("tag/padi/", "X")],
    },
    Case {
        what: "a thirteenth month",
        files: "== kabar/x.md\n---\njudul: X\ntanggal: 2026-13-01\n---\nIsi.",
        told: &["no-such-month kabar/x.md:3"],
        shown: &[("kabar/x/", "Isi.")],
    },
    Case {
        what: "a misspelt month",
        files: "== kabar/x.md\n---\njudul: X\ntanggal: 29 Nopembr 2026\n---\nIsi.",
        told: &["unknown-month kabar/x.md:3"],
        shown: &[("kabar/x/", "Isi.")],
    },
    Case {
        what: "a year of two digits",
        files: "== kabar/x.md\n---\njudul: X\ntanggal: 20/11/26\n---\nIsi.",
        told: &["two-digit-year kabar/x.md:3"],
        shown: &[("kabar/x/", "Isi.")],
    },
    Case {
        what: "a date without a year",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 29 November",
        told: &["date-without-year kegiatan/x.yaml:2"],
        shown: &[("kegiatan/x/", "X")],
    },
    Case {
        what: "a date without a day",
        files: "== kabar/x.md\n---\njudul: X\ntanggal: November 2026\n---\nIsi.",
        told: &["date-without-day kabar/x.md:3"],
        shown: &[("kabar/x/", "Isi.")],
    },
    Case {
        what: "words for a date",
        files: "== kabar/x.md\n---\njudul: X\ntanggal: kemarin sore\n---\nIsi.",
        told: &["unclear-date kabar/x.md:3"],
        shown: &[("kabar/x/", "Isi.")],
    },
    Case {
        what: "a wrong weekday",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: Senin, 29 November 2026",
        told: &["wrong-weekday kegiatan/x.yaml:2"],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "a wrong pasaran",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: Minggu Pon, 29 November 2026",
        told: &["wrong-pasaran kegiatan/x.yaml:2"],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "a month before the day",
        files: "== kabar/x.md\n---\njudul: X\ntanggal: 11/20/2026\n---\nIsi.",
        told: &["month-first kabar/x.md:3"],
        shown: &[("kabar/x/", "20 November 2026")],
    },
    Case {
        what: "days backwards",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 29-27 November 2026",
        told: &["backward-days kegiatan/x.yaml:2"],
        shown: &[("kegiatan/x/", "X")],
    },
    Case {
        what: "an end before its start",
        files: "== kegiatan/x.yaml\njudul: X\nmulai: 2026-11-29 19:00\nselesai: 2026-11-28 21:00",
        told: &["ends-before-start kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "an hour that no clock shows",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\npukul: 25.00",
        told: &["no-such-time kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "minutes of one digit",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\npukul: 19.3",
        told: &["short-minutes kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "words for an hour",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\npukul: secepatnya saja",
        told: &["unclear-time kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "an activity without a date",
        files: "== kegiatan/x.yaml\njudul: X\ntempat: Balai",
        told: &["undated kegiatan/x.yaml"],
        shown: &[("kegiatan/x/", "Tanggal menyusul"), ("kegiatan/", "X")],
    },
    Case {
        what: "neither yes nor no",
        files: "== kabar/x.md\n---\njudul: X\nsematkan: mungkin\n---\nIsi.",
        told: &["unclear-yes kabar/x.md:3"],
        shown: &[("kabar/x/", "Isi.")],
    },
    Case {
        what: "words for a number",
        files: "== kelompok/x.yaml\nnama: X\njumlah_anggota: banyak sekali\nsk: 12/2020",
        told: &["not-a-number kelompok/x.yaml:2"],
        shown: &[("kelompok/x/", "12/2020")],
    },
    Case {
        what: "a number of twenty digits",
        files: "== kelompok/x.yaml\nnama: X\njumlah_anggota: 12345678901234567890\nsk: 12/2020",
        told: &["long-number kelompok/x.yaml:2"],
        shown: &[("kelompok/x/", "12/2020")],
    },
    Case {
        what: "dots at wrong places of a number",
        files: "== kelompok/x.yaml\nnama: X\njumlah_anggota: 1.20.3\nsk: 12/2020",
        told: &["number-groups kelompok/x.yaml:2"],
        shown: &[("kelompok/x/", "12/2020")],
    },
    Case {
        what: "thousands with a comma",
        files: "== kelompok/x.yaml\nnama: X\njumlah_anggota: 1,200",
        told: &["comma-thousands kelompok/x.yaml:2"],
        shown: &[("kelompok/x/", "X")],
    },
    Case {
        what: "words for money",
        files: "== mitra/x.yaml\nnama: X\nkontribusi:\n  - bentuk: dana\n    nilai: secukupnya\n    uraian: Bantuan benih",
        told: &["not-a-number mitra/x.yaml:4"],
        shown: &[("mitra/x/", "Bantuan benih")],
    },
    Case {
        what: "foreign money",
        files: "== mitra/x.yaml\nnama: X\nkontribusi:\n  - bentuk: dana\n    nilai: US$500\n    uraian: Bantuan benih",
        told: &["foreign-currency mitra/x.yaml:4"],
        shown: &[("mitra/x/", "Bantuan benih")],
    },
    Case {
        what: "money below zero",
        files: "== mitra/x.yaml\nnama: X\nkontribusi:\n  - bentuk: dana\n    nilai: -500.000\n    uraian: Bantuan benih",
        told: &["negative-money mitra/x.yaml:4"],
        shown: &[("mitra/x/", "Bantuan benih")],
    },
    Case {
        what: "rupiah that lack a word",
        files: "== mitra/x.yaml\nnama: X\nkontribusi:\n  - bentuk: dana\n    nilai: Rp1,5\n    uraian: Bantuan benih",
        told: &["money-without-power mitra/x.yaml:4"],
        shown: &[("mitra/x/", "Bantuan benih")],
    },
    Case {
        what: "a telephone number that is too short",
        files: "== kelompok/x.yaml\nnama: X\nkontak:\n  telepon: 0812\n  email: a@b.id",
        told: &["short-phone-number kelompok/x.yaml:3"],
        shown: &[("kelompok/x/", "a@b.id")],
    },
    Case {
        what: "a telephone number that is too long",
        files: "== kelompok/x.yaml\nnama: X\nkontak:\n  telepon: 081234567890123456789\n  email: a@b.id",
        told: &["long-phone-number kelompok/x.yaml:3"],
        shown: &[("kelompok/x/", "a@b.id")],
    },
    Case {
        what: "two telephone numbers in one",
        files: "== kelompok/x.yaml\nnama: X\nkontak:\n  telepon: 081234567890 / 081234567891\n  email: a@b.id",
        told: &["several-phone-numbers kelompok/x.yaml:3"],
        shown: &[("kelompok/x/", "a@b.id")],
    },
    Case {
        what: "words for a telephone number",
        files: "== kelompok/x.yaml\nnama: X\nkontak:\n  telepon: tanya Pak RT\n  email: a@b.id",
        told: &["no-phone-number kelompok/x.yaml:3"],
        shown: &[("kelompok/x/", "a@b.id")],
    },
    Case {
        what: "a letter in a telephone number",
        files: "== kelompok/x.yaml\nnama: X\nkontak:\n  telepon: 0812-3456-789O\n  whatsapp: 0812-34SATU-99\n  email: a@b.id",
        told: &["letters-in-phone-number kelompok/x.yaml:3", "letters-in-phone-number kelompok/x.yaml:4"],
        shown: &[("kelompok/x/", "a@b.id")],
    },
    Case {
        what: "a person with a number that cannot be read",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nnarahubung: Bu Siti 0812-3456-789O\n\
                == kegiatan/y.yaml\njudul: Y\ntanggal: 2026-11-29\nnarahubung: Bu Siti 0812-34567",
        told: &["letters-in-phone-number kegiatan/x.yaml:3", "short-phone-number kegiatan/y.yaml:3"],
        shown: &[("kegiatan/x/", "Bu Siti 0812-3456-789O"), ("kegiatan/y/", "Bu Siti 0812-34567")],
    },
    Case {
        what: "several persons in one line, or as a list",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nnarahubung: 0812 3456 7890 Bu Siti, 0813 1111 2222 Pak Jo\n\
                == kegiatan/y.yaml\njudul: Y\ntanggal: 2026-11-29\nnarahubung:\n  - Bu Siti 0812 3456 7890\n  - Pak Jo 0813 1111 2222\n\
                == kelompok/z.yaml\nnama: Z\nkontak: 0812 3456 7890, 0813 1111 2222",
        told: &[],
        shown: &[
            ("kegiatan/x/", "Bu Siti"),
            ("kegiatan/x/", "https://wa.me/6281234567890"),
            ("kegiatan/x/", "Pak Jo"),
            ("kegiatan/x/", "https://wa.me/6281311112222"),
            ("kegiatan/y/", "https://wa.me/6281311112222"),
            ("kelompok/z/", "https://wa.me/6281311112222"),
        ],
    },
    Case {
        what: "mail and accounts that are none",
        files: "== kelompok/x.yaml\nnama: X\nsk: 12/2020\nkontak:\n  email: desa at gmail.com\n  ig: instagram.com/tani makmur\n\
                == kelompok/y.yaml\nnama: Y\nkontak:\n  email: desa@gmail",
        told: &["bad-value kelompok/x.yaml:4", "bad-value kelompok/x.yaml:5", "bad-value kelompok/y.yaml:3"],
        shown: &[("kelompok/x/", "12/2020"), ("kelompok/y/", "Y")],
    },
    Case {
        what: "a word that no status has",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nstatus: entahlah",
        told: &["unknown-choice kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "29 November 2026")],
    },
    Case {
        what: "a recurrence that is not understood",
        files: "== kegiatan/x.yaml\njudul: X\nulang: tiap bulan purnama",
        told: &["unknown-recurrence kegiatan/x.yaml:2"],
        shown: &[("kegiatan/x/", "tiap bulan purnama")],
    },
    Case {
        what: "an address that is none",
        files: "== kelompok/x.yaml\nnama: X\nkontak:\n  situs: tidak punya situs\n  email: a@b.id",
        told: &["bad-value kelompok/x.yaml:3"],
        shown: &[("kelompok/x/", "a@b.id")],
    },
    Case {
        what: "a script for an address",
        files: "== kelompok/x.yaml\nnama: X\nkontak:\n  situs: javascript:alert(1)\n  email: a@b.id",
        told: &["bad-value kelompok/x.yaml:3"],
        shown: &[("kelompok/x/", "a@b.id")],
    },
    Case {
        what: "members who are no people",
        files: "== kelompok/x.yaml\nnama: X\njumlah_anggota: 120 orang\n== kelompok/y.yaml\nnama: Y\njumlah_anggota: {total: 75%, l: 20 orang}",
        told: &["bad-value kelompok/y.yaml:2"],
        shown: &[("kelompok/x/", "120 orang")],
    },
    Case {
        what: "a longitude for a latitude",
        files: "== kelompok/x.yaml\nnama: X\nlokasi: {alamat: Balai, lintang: 108.7, bujur: -7.4}",
        told: &["bad-value kelompok/x.yaml:2"],
        shown: &[("kelompok/x/", "Balai")],
    },
    Case {
        what: "hours, scores and addresses that cannot be meant",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-20\npukul: 19.30 - 18.00\ndaring: zoom\nevaluasi:\n  kepuasan: 8\n  hasil: Ramai",
        told: &[
            "long-hours kegiatan/x.yaml:3",
            "online-without-address kegiatan/x.yaml:4",
            "bad-value kegiatan/x.yaml:6",
        ],
        shown: &[("kegiatan/x/", "Ramai")],
    },
    Case {
        what: "a last day before the first",
        files: "== kabar/x.md\n---\njudul: X\ntanggal: 2026-11-20\ntampil_sampai: 2026-11-10\n---\nIsi.",
        told: &["hidden-before-shown kabar/x.md:4"],
        shown: &[],
    },
    Case {
        what: "a latitude beyond the pole",
        files: "== kelompok/x.yaml\nnama: X\nlokasi:\n  alamat: Balai\n  lintang: 740.5\n  bujur: 108.8",
        told: &["bad-value kelompok/x.yaml:4"],
        shown: &[("kelompok/x/", "Balai")],
    },
];
