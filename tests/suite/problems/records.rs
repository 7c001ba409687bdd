//! Files and records that cannot become pages.

use super::{Case, hold};

#[test]
fn records_that_cannot_become_pages_are_named() {
    hold(CASES);
}

const CASES: &[Case] = &[
    Case {
        what: "endings that Windows adds and hides",
        files: "== kegiatan/senam.yaml.txt\njudul: Senam\ntanggal: 2026-11-29\n== kelompok/pkk.yml.TXT\nnama: PKK",
        told: &["hidden-ending kegiatan/senam.yaml.txt", "hidden-ending kelompok/pkk.yml.TXT"],
        shown: &[("kegiatan/senam/", "29 November 2026"), ("kelompok/pkk/", "PKK")],
    },
    Case {
        what: "an empty data file",
        files: "== kelompok/x.yaml\n",
        told: &["empty-file kelompok/x.yaml"],
        shown: &[],
    },
    Case {
        what: "a data file of comments",
        files: "== kelompok/x.yaml\n# belum diisi\n",
        told: &["empty-file kelompok/x.yaml"],
        shown: &[],
    },
    Case { what: "an empty text", files: "== kabar/x.md\n", told: &["empty-file kabar/x.md"], shown: &[] },
    Case {
        what: "a group without a name",
        files: "== kelompok/x.yaml\njenis: pkk",
        told: &["nameless kelompok/x.yaml"],
        shown: &[],
    },
    Case {
        what: "one of a list without a name",
        files: "== kelompok/x.yaml\n- nama: A\n- jenis: pkk\n- nama: C",
        told: &["nameless kelompok/x.yaml:2"],
        shown: &[("kelompok/a/", "A"), ("kelompok/c/", "C")],
    },
    Case {
        what: "an activity without a title",
        files: "== kegiatan/x.yaml\ntanggal: 2026-11-29",
        told: &["nameless kegiatan/x.yaml"],
        shown: &[],
    },
    Case {
        what: "a text in place of a record",
        files: "== kelompok/x.yaml\n- nama: A\n- hanya teks\n- nama: C",
        told: &["record-expected kelompok/x.yaml:2"],
        shown: &[("kelompok/a/", "A"), ("kelompok/c/", "C")],
    },
    Case {
        what: "data in a folder of no known kind",
        files: "== kelompk/x.yaml\nnama: X",
        told: &["stray-data kelompk/x.yaml"],
        shown: &[],
    },
    Case {
        what: "a word document",
        files: "== kabar/rapat.docx\nPK",
        told: &["foreign-text kabar/rapat.docx"],
        shown: &[],
    },
    Case {
        what: "a part of pages for another generator",
        files: "== _includes/kaki.md\nHak cipta.",
        told: &["template _includes/kaki.md"],
        shown: &[],
    },
    Case {
        what: "an article whose front matter is a list",
        files: "== kabar/x.md\n---\n- satu\n- dua\n---\n# Judul\n\nIsi.",
        told: &["record-expected kabar/x.md:2", "record-expected kabar/x.md:3"],
        shown: &[("kabar/x/", "<h1>Judul</h1>"), ("kabar/x/", "Isi.")],
    },
    Case {
        what: "news in folders that are not known",
        files: "== kabr/x.md\n---\njudul: X\ntanggal: 2026-11-20\n---\nIsi.\n== kabr/y.md\n# Y\n\nIsi.\n\
                == Kabar Desa/x.md\n# X\n\nIsi.\n== warta/x.md\n---\njudul: X\ntanggal: 2026-11-20\nkategori: Warga\n---\nIsi.\n\
                == sejarah/x.md\n# X\n\nIsi.",
        told: &["unknown-folder kabr/x.md", "unknown-folder Kabar Desa/x.md", "unknown-folder warta/x.md"],
        shown: &[("kabr/x/", "Isi."), ("warta/x/", "Isi.")],
    },
    Case {
        what: "a text without data of any kind",
        files: "== kegiatan/senam.md\n# Senam pagi\n\nSetiap Minggu.\n== kelompok/tani-makmur.md\nKami bertani.",
        told: &["undated kegiatan/senam.md"],
        shown: &[("kegiatan/senam/", "<h1>Senam pagi</h1>"), ("kelompok/tani-makmur/", "<h1>Tani makmur</h1>")],
    },
];
