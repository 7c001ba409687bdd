//! Mistakes in YAML: the commonest are read as they were meant, with a warning.

use super::{Case, hold};

#[test]
fn the_commonest_mistakes_in_yaml_are_read_as_meant_or_named() {
    hold(CASES);
}

const CASES: &[Case] = &[
    Case {
        what: "a colon in an unquoted title",
        files: "== kabar/x.md\n---\njudul: Musdes: Bahas Dana\ntag: padi\n---\nIsi.",
        told: &["colon-in-value kabar/x.md:2"],
        shown: &[("kabar/x/", "<h1>Musdes: Bahas Dana</h1>"), ("tag/padi/", "Musdes")],
    },
    Case {
        what: "a tab for indentation",
        files: "== kelompok/x.yaml\nnama: X\nkontak:\n\ttelepon: 0282 123456\n\temail: a@b.id",
        told: &["tab-indent kelompok/x.yaml:3"],
        shown: &[("kelompok/x/", "tel:"), ("kelompok/x/", "a@b.id")],
    },
    Case {
        what: "a value that starts with @",
        files: "== kabar/x.md\n---\njudul: X\npenulis: @karangtaruna\n---\nIsi.",
        told: &["special-start kabar/x.md:3"],
        shown: &[("kabar/x/", "@karangtaruna")],
    },
    Case {
        what: "a value that starts with a backtick",
        files: "== kabar/x.md\n---\njudul: `Panen`\n---\nIsi.",
        told: &["special-start kabar/x.md:2"],
        shown: &[("kabar/x/", "Panen")],
    },
    Case {
        what: "a value that starts with %",
        files: "== kabar/x.md\n---\njudul: %40 hadir\n---\nIsi.",
        told: &["special-start kabar/x.md:2"],
        shown: &[("kabar/x/", "%40 hadir")],
    },
    Case {
        what: "a value that starts with *",
        files: "== kabar/x.md\n---\njudul: *Penting* rapat\n---\nIsi.",
        told: &["special-start kabar/x.md:2"],
        shown: &[("kabar/x/", "Penting")],
    },
    Case {
        what: "a value that starts with &",
        files: "== kabar/x.md\n---\njudul: &Rapat warga\n---\nIsi.",
        told: &["special-start kabar/x.md:2"],
        shown: &[("kabar/x/", "Rapat warga")],
    },
    Case {
        what: "a value that starts with !",
        files: "== kabar/x.md\n---\njudul: !Awas banjir\n---\nIsi.",
        told: &["special-start kabar/x.md:2"],
        shown: &[("kabar/x/", "!Awas banjir")],
    },
    Case {
        what: "a lone ! before quotes, as older programs write it",
        files: "== kabar/x.md\n---\njudul: ! 'Awas: banjir'\n---\nIsi.",
        told: &[],
        shown: &[("kabar/x/", "<h1>Awas: banjir</h1>")],
    },
    Case {
        what: "a value that starts with > on its own line",
        files: "== kabar/x.md\n---\njudul: > 40 orang hadir\n---\nIsi.",
        told: &["special-start kabar/x.md:2"],
        shown: &[("kabar/x/", "40 orang hadir")],
    },
    Case {
        what: "curly quotes around a value",
        files: "== kabar/x.md\n---\njudul: “Panen: raya”\n---\nIsi.",
        told: &["curly-quotes kabar/x.md:2"],
        shown: &[("kabar/x/", "<h1>Panen: raya</h1>")],
    },
    Case {
        what: "a long dash for the dashes above the data",
        files: "== kabar/x.md\n—\njudul: Panen\n—\nIsi.",
        told: &["fence-odd kabar/x.md:1", "fence-odd kabar/x.md:3"],
        shown: &[("kabar/x/", "<h1>Panen</h1>"), ("kabar/x/", "Isi.")],
    },
    Case {
        what: "the dashes above the data are missing",
        files: "== kabar/x.md\njudul: Panen\ntanggal: 2026-11-20\n---\nIsi.",
        told: &["fence-not-opened kabar/x.md:1"],
        shown: &[("kabar/x/", "<h1>Panen</h1>"), ("kabar/x/", "20 November 2026")],
    },
    Case {
        what: "the dashes below the data are missing",
        files: "== kabar/x.md\n---\njudul: Panen\ntanggal: 2026-11-20\n\nIsi kabar yang panjang.",
        told: &["fence-not-closed kabar/x.md:5"],
        shown: &[("kabar/x/", "<h1>Panen</h1>"), ("kabar/x/", "Isi kabar yang panjang.")],
    },
    Case {
        what: "no space behind the colon",
        files: "== kabar/x.md\n---\njudul:Panen\ntanggal: 2026-11-20\n---\nIsi.",
        told: &["key-without-colon kabar/x.md:2"],
        shown: &[("kabar/x/", "<h1>Panen</h1>"), ("kabar/x/", "20 November 2026")],
    },
    Case {
        what: "an equals sign for the colon",
        files: "== kelompok/x.yaml\nnama = Tani Makmur\nsk: 12",
        told: &["key-without-colon kelompok/x.yaml:1"],
        shown: &[("kelompok/x/", "Tani Makmur")],
    },
    Case {
        what: "an equals sign in every line above a text",
        files: "== kabar/x.md\n---\njudul = Uji\n---\nIsi.\n== kabar/y.md\n---\njudul = Uji dua\ntanggal = 2026-11-20\n---\nIsi.",
        told: &["key-without-colon kabar/x.md:2", "key-without-colon kabar/y.md:2", "key-without-colon kabar/y.md:3"],
        shown: &[("kabar/x/", "<h1>Uji</h1>"), ("kabar/x/", "Isi."), ("kabar/y/", "20 November 2026")],
    },
    Case {
        what: "no dashes at all and a misspelt key",
        files: "== kabar/x.md\njudul: X\ntangal: 2026-11-20\n\nIsi.",
        told: &["fence-not-opened kabar/x.md:1", "fence-not-closed kabar/x.md:4", "unknown-key kabar/x.md:2"],
        shown: &[("kabar/x/", "<h1>X</h1>"), ("kabar/x/", "Isi.")],
    },
    Case {
        what: "no dashes below the data and a text that looks like data",
        files: "== kabar/x.md\n---\njudul: X\n\n# Judul\nIsi: begini\n== kabar/y.md\n---\njudul: Y\nringkasan: Singkat",
        told: &["fence-not-closed kabar/x.md:4", "fence-not-closed kabar/y.md:3"],
        shown: &[("kabar/x/", "Isi: begini"), ("kabar/y/", "<h1>Y</h1>")],
    },
    Case {
        what: "bullets and dashes without a space before officers",
        files: "== kelompok/x.yaml\nnama: X\npengurus:\n  -Ketua: Pak Slamet\n  -Bendahara: Bu Siti\n== kelompok/y.yaml\nnama: Y\npengurus:\n  • Ketua: Pak Jo",
        told: &[
            "dash-without-space kelompok/x.yaml:3",
            "dash-without-space kelompok/x.yaml:4",
            "odd-bullet kelompok/y.yaml:3",
        ],
        shown: &[("kelompok/x/", "Pak Slamet"), ("kelompok/x/", "Bu Siti"), ("kelompok/y/", "Pak Jo")],
    },
    Case {
        what: "no space behind a colon within brackets",
        files: "== kelompok/x.yaml\nnama: X\nkebutuhan:\n  - {isi:Pompa air}",
        told: &["key-without-colon kelompok/x.yaml:3"],
        shown: &[("kelompok/x/", "Pompa air")],
    },
    Case {
        what: "a key written twice",
        files: "== kabar/x.md\n---\njudul: Panen\ntanggal: 2026-11-20\njudul: Lain\n---\nIsi.",
        told: &["duplicate-key kabar/x.md:4"],
        shown: &[("kabar/x/", "<h1>Panen</h1>"), ("kabar/x/", "20 November 2026")],
    },
    Case {
        what: "a hash in a value",
        files: "== kabar/x.md\n---\njudul: #IndonesiaBersih di desa\n---\nIsi.",
        told: &["hash-in-value kabar/x.md:2"],
        shown: &[("kabar/x/", "#IndonesiaBersih di desa")],
    },
    Case {
        what: "a quote that is never closed",
        files: "== kabar/x.md\n---\njudul: \"Panen raya\ntanggal: 2026-11-20\n---\nIsi.",
        told: &["quote-never-closed kabar/x.md:2"],
        shown: &[("kabar/x/", "<h1>Panen raya</h1>"), ("kabar/x/", "20 November 2026")],
    },
    Case {
        what: "an apostrophe within single quotes",
        files: "== kabar/x.md\n---\njudul: 'Jum'at bersih'\n---\nIsi.",
        told: &["apostrophe-in-quotes kabar/x.md:2"],
        shown: &[("kabar/x/", "Jum'at bersih")],
    },
    Case {
        what: "text behind a closing quote",
        files: "== kabar/x.md\n---\njudul: \"Rapat\" desa\n---\nIsi.",
        told: &["text-after-quote kabar/x.md:2"],
        shown: &[("kabar/x/", "desa")],
    },
    Case {
        what: "a backslash within double quotes",
        files: "== kabar/x.md\n---\njudul: \"Data di C:\\data\\warga\"\n---\nIsi.",
        told: &["unknown-escape kabar/x.md:2"],
        shown: &[("kabar/x/", "C:\\data\\warga")],
    },
    Case {
        what: "a bracket that is never closed",
        files: "== kabar/x.md\n---\njudul: X\ntag: [padi, jagung\ntanggal: 2026-11-20\n---\nIsi.",
        told: &["bracket-never-closed kabar/x.md:3"],
        shown: &[("tag/padi/", "X"), ("tag/jagung/", "X"), ("kabar/x/", "20 November 2026")],
    },
    Case {
        what: "a title that starts with a bracket",
        files: "== kabar/x.md\n---\njudul: [PENTING] Rapat warga\n---\nIsi.",
        told: &["bracket-in-text kabar/x.md:2"],
        shown: &[("kabar/x/", "[PENTING] Rapat warga")],
    },
    Case {
        what: "no comma between items",
        files: "== kabar/x.md\n---\njudul: X\ntag: [\"padi\" \"jagung\"]\n---\nIsi.",
        told: &["comma-missing kabar/x.md:3"],
        shown: &[("tag/padi/", "X"), ("tag/jagung/", "X")],
    },
    Case {
        what: "bullets of WhatsApp for a list",
        files: "== kabar/x.md\n---\njudul: X\ntag:\n• padi\n• jagung\n---\nIsi.",
        told: &["odd-bullet kabar/x.md:4", "odd-bullet kabar/x.md:5"],
        shown: &[("tag/padi/", "X"), ("tag/jagung/", "X")],
    },
    Case {
        what: "no space behind the dash of a list",
        files: "== kabar/x.md\n---\njudul: X\ntag:\n-padi\n-jagung\n---\nIsi.",
        told: &["dash-without-space kabar/x.md:4", "dash-without-space kabar/x.md:5"],
        shown: &[("tag/padi/", "X"), ("tag/jagung/", "X")],
    },
    Case {
        what: "a list that starts on the line of its key",
        files: "== kabar/x.md\n---\njudul: X\ntag: - padi\n---\nIsi.",
        told: &["list-on-key-line kabar/x.md:3"],
        shown: &[("tag/padi/", "X")],
    },
    Case {
        what: "a line a little too far right",
        files: "== kelompok/x.yaml\nnama: Tani\n bidang: pertanian\nsk: 12/2020",
        told: &["indent-off kelompok/x.yaml:2"],
        shown: &[("kelompok/x/", "Tani"), ("kelompok/x/", "12/2020"), ("kelompok/bidang/pertanian/", "Tani")],
    },
    Case {
        what: "a line a little too far left",
        files: "== kelompok/x.yaml\nnama: Tani\nkontak:\n  telepon: 0282 123456\n email: a@b.id",
        told: &["indent-off kelompok/x.yaml:4"],
        shown: &[("kelompok/x/", "tel:"), ("kelompok/x/", "a@b.id")],
    },
    Case {
        what: "a long text that goes on at the margin",
        files: "== kegiatan/x.yaml\njudul: X\ntanggal: 2026-11-29\nringkasan: Kita berkumpul\ndi balai desa\ntempat: Balai",
        told: &["text-not-indented kegiatan/x.yaml:4"],
        shown: &[("kegiatan/x/", "Kita berkumpul di balai desa"), ("kegiatan/x/", "Balai")],
    },
    Case {
        what: "no-break spaces from a pasted text",
        files: "== kelompok/x.yaml\nnama:\u{a0}Tani\nsk: 12",
        told: &["unusual-space kelompok/x.yaml:1"],
        shown: &[("kelompok/x/", "Tani")],
    },
    Case {
        what: "one value for a list",
        files: "== kabar/x.md\n---\njudul: X\ntag: padi, jagung\n---\nIsi.",
        told: &[],
        shown: &[("kabar/x/", "padi")],
    },
    Case {
        what: "a merge key",
        files: "== kelompok/x.yaml\n- &dasar\n  nama: A\n  sk: 12\n- <<: *dasar\n  nama: B",
        told: &[],
        shown: &[("kelompok/a/", "12"), ("kelompok/b/", "12")],
    },
    Case {
        what: "two documents in a file",
        files: "== kelompok/x.yaml\nnama: A\nsk: 12\n---\nnama: B",
        told: &[],
        shown: &[("kelompok/a/", "12"), ("kelompok/b/", "B")],
    },
    Case {
        what: "a list as a key",
        files: "== kelompok/x.yaml\nnama: A\n[a, b]: c\nsk: 12/2020",
        told: &["odd-key kelompok/x.yaml:2"],
        shown: &[("kelompok/x/", "A"), ("kelompok/x/", "12/2020")],
    },
    Case {
        what: "a text where fields should be",
        files: "== kelompok/x.yaml\nnama: A\njumlah_anggota: [1, 2]\nsk: 12/2020",
        told: &["fields-expected kelompok/x.yaml:2"],
        shown: &[("kelompok/x/", "A"), ("kelompok/x/", "12/2020")],
    },
    Case {
        what: "fields where a text should be",
        files: "== kabar/x.md\n---\njudul: X\nringkasan:\n  a: b\ntanggal: 2026-11-20\n---\nIsi.",
        told: &["text-expected kabar/x.md:4"],
        shown: &[("kabar/x/", "20 November 2026")],
    },
];
