//! Names that nothing has.

use super::{Case, hold};

#[test]
fn references_to_nothing_lose_the_link_and_not_the_record() {
    hold(CASES);
}

const CASES: &[Case] = &[
    Case {
        what: "an unknown host",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\npenyelenggara: [tani, pkk]\n== kelompok/pkk.yaml\nnama: PKK",
        told: &["unknown-reference kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "29 November 2026"), ("kegiatan/x/", "PKK"), ("kelompok/pkk/", "X")],
    },
    Case {
        what: "a misspelt group",
        files: "== kabar/x.md\n---\njudul: X\nkelompok: [karang-tarna]\n---\nIsi.\n== kelompok/karang-taruna.yaml\nnama: Karang Taruna",
        told: &["unknown-reference kabar/x.md:3"],
        shown: &[("kabar/x/", "Isi."), ("kelompok/karang-taruna/", "Karang Taruna")],
    },
    Case {
        what: "a partner among the groups",
        files: "== kabar/x.md\n---\njudul: X\nkelompok: puskesmas\n---\nIsi.\n== mitra/puskesmas.yaml\nnama: Puskesmas",
        told: &["unknown-reference kabar/x.md:3"],
        shown: &[("kabar/x/", "Isi.")],
    },
    Case {
        what: "links to texts that are not shown today",
        files: "== kabar/x.md\n# X\n\n[a](a.md) [b](b.md) [c](kabar/c.md)\n== kabar/a.md\n---\ndraf: ya\n---\nA\n\
                == kabar/b.md\n---\ntanggal: 2027-01-01\n---\nB\n== kabar/c.md\n---\ntampil_sampai: 2026-01-01\n---\nC",
        told: &["absent-page kabar/x.md:3"],
        shown: &[("kabar/x/", "a b c")],
    },
    Case {
        what: "a name that two groups have",
        files: "== kabar/x.md\n---\njudul: X\nkelompok: Tani Makmur\n---\nIsi.\n== kelompok/a.yaml\nnama: Tani Makmur\n== kelompok/b.yaml\nnama: Tani Makmur",
        told: &["ambiguous-name kabar/x.md:3"],
        shown: &[("kelompok/a/", "X")],
    },
    Case {
        what: "a category that is nearly one of the portal's",
        files: "== portal.yaml\nnama: Desa\nalamat_situs: https://desa.example/\nkategori: [Pemuda, Warga]\n\
                == kabar/x.md\n---\njudul: X\nkategori: Pemudda\n---\nIsi.\n== kabar/y.md\n---\njudul: Y\nkategori: Warga\n---\nIsi.",
        told: &["odd-category kabar/x.md"],
        shown: &[("kabar/x/", "Isi.")],
    },
    Case {
        what: "a document that no text links to",
        files: "== kabar/surat.pdf\n%PDF-1.4\n== kabar/lampiran.pdf\n%PDF-1.4\n== kabar/x.md\n# X\n\n[lampiran](lampiran.pdf)",
        told: &["unlinked-document kabar/surat.pdf"],
        shown: &[("kabar/x/", "lampiran")],
    },
    Case {
        what: "an unknown partner",
        files: "== kelompok/x.yaml\nnama: X\nmitra: [dinas]",
        told: &["unknown-reference kelompok/x.yaml:2"],
        shown: &[("kelompok/x/", "X")],
    },
    Case {
        what: "an unknown activity",
        files: "== kabar/x.md\n---\njudul: X\nkegiatan: [panen-raya]\n---\nIsi.",
        told: &["unknown-reference kabar/x.md:3"],
        shown: &[("kabar/x/", "Isi.")],
    },
    Case {
        what: "an unknown regular meeting",
        files: "== kelompok/x.yaml\nnama: X\npertemuan_rutin: arisan-rt\nsk: 12/2020",
        told: &["unknown-reference kelompok/x.yaml:2"],
        shown: &[("kelompok/x/", "12/2020")],
    },
    Case {
        what: "someone unknown who received",
        files: "== mitra/x.yaml\nnama: X\nkontribusi:\n  - bentuk: dana\n    untuk: [tani]\n    uraian: Benih",
        told: &["unknown-reference mitra/x.yaml:4"],
        shown: &[("mitra/x/", "Benih")],
    },
    Case {
        what: "a host in words without a record",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\npenyelenggara: Paguyuban Ronda Malam",
        told: &["unrecorded kegiatan/x.yaml:3"],
        shown: &[("kegiatan/x/", "Paguyuban Ronda Malam")],
    },
    Case {
        what: "an unknown host within a flow list over several lines",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\npenyelenggara:\n  - pkk\n  - tani\n== kelompok/pkk.yaml\nnama: PKK",
        told: &["unknown-reference kegiatan/x.yaml:5"],
        shown: &[("kegiatan/x/", "PKK")],
    },
    Case {
        what: "an unknown key with a known one nearby",
        files: "== kabar/x.md\n---\njudul: X\npenulsi: Siti\n---\nIsi.",
        told: &["unknown-key kabar/x.md:3"],
        shown: &[("kabar/x/", "Isi.")],
    },
    Case {
        what: "an unknown key within nested fields",
        files: "== kelompok/x.yaml\nnama: X\nkontak:\n  telpun: 0282 123456\n  email: a@b.id",
        told: &["unknown-key kelompok/x.yaml:3"],
        shown: &[("kelompok/x/", "a@b.id")],
    },
    Case {
        what: "an unknown key in an item of a list",
        files: "== kelompok/x.yaml\n- nama: A\n- nama: B\n  warnaa: merah",
        told: &["unknown-key kelompok/x.yaml:3"],
        shown: &[("kelompok/a/", "A"), ("kelompok/b/", "B")],
    },
    Case {
        what: "a kind that is nearly a known one",
        files: "== kelompok/x.yaml\nnama: X\njenis: karang-tarun",
        told: &["odd-kind kelompok/x.yaml:2"],
        shown: &[("kelompok/x/", "X")],
    },
    Case {
        what: "a picture that is not there",
        files: "== kelompok/x.yaml\nnama: X\ngambar: {berkas: sawah.jpg, alt: Sawah}\nsk: 12/2020",
        told: &["missing-image kelompok/x.yaml:2"],
        shown: &[("kelompok/x/", "12/2020")],
    },
    Case {
        what: "a picture of another site",
        files: "== kabar/x.md\n---\njudul: X\ngambar: https://lain.example/a.jpg\n---\nIsi.",
        told: &["foreign-image kabar/x.md:3"],
        shown: &[("kabar/x/", "Isi.")],
    },
];
