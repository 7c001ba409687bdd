//! What authors get wrong: each mistake is named at its line, costs only itself, and leaves everything else.

use crate::portal::{Folder, folder, portal};

/// A portal with a mistake in it.
struct Case {
    /// The mistake.
    what: &'static str,
    /// The files.
    files: &'static str,
    /// Every problem that is told, as `code file:line`; no others are.
    told: &'static [&'static str],
    /// What pages show nevertheless.
    shown: &'static [(&'static str, &'static str)],
}

/// Builds each portal and compares; a second record beside the mistake is always there.
#[track_caller]
fn hold(cases: &[Case]) {
    let failures: Vec<String> = cases.iter().filter_map(|case| fault(case, folder(case.files))).collect();
    assert!(failures.is_empty(), "{} of {} cases:\n\n{}", failures.len(), cases.len(), failures.join("\n"));
}

fn fault(case: &Case, folder: Folder) -> Option<String> {
    let built = folder.file("kabar/sebelah.md", "---\njudul: Kabar sebelah\n---\nTetap ada.\n").build();
    let told: Vec<String> = case.told.iter().map(|&told| told.to_owned()).collect();
    let found = built.codes();
    let missing: Vec<_> = told.iter().filter(|told| !found.contains(*told)).collect();
    let more: Vec<_> = found.iter().filter(|found| !told.contains(found)).collect();
    let mut lines = String::new();
    if !missing.is_empty() || !more.is_empty() {
        lines += &format!("  not told: {missing:?}\n  told beside: {more:?}\n{}", built.problem_list());
    }
    for (page, text) in case.shown.iter().chain(&[("kabar/sebelah/", "Tetap ada.")]) {
        let path = if page.is_empty() || page.ends_with('/') { format!("{page}index.html") } else { (*page).to_owned() };
        match built.files.contains_key(&path) {
            false => lines += &format!("  no page `{page}`\n"),
            true if page.ends_with('/') => {
                let (main, words) = (built.main(page), built.words(page));
                if !main.contains(text) && !words.contains(text) {
                    lines += &format!("  `{page}` lacks `{text}`: {words}\n");
                }
            }
            true => {}
        }
    }
    (!lines.is_empty()).then(|| format!("{}:\n{lines}", case.what))
}

#[test]
fn the_commonest_mistakes_in_yaml_are_read_as_meant_or_named() {
    hold(&[
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
    ]);
}

#[test]
fn mistakes_in_markdown_are_named_at_their_line() {
    hold(&[
        Case {
            what: "no space behind a hash",
            files: "== kabar/x.md\n---\njudul: X\n---\nIsi.\n\n##Jadwal ronda\n\nLagi.",
            told: &["heading-space kabar/x.md:6"],
            shown: &[("kabar/x/", "Jadwal ronda"), ("kabar/x/", "Lagi.")],
        },
        Case {
            what: "a space between the brackets of a link",
            files: "== kabar/x.md\n---\njudul: X\n---\nLihat [peta] (https://contoh.example/).",
            told: &["link-space kabar/x.md:4"],
            shown: &[("kabar/x/", "peta")],
        },
        Case {
            what: "an address with spaces",
            files: "== kabar/x.md\n---\njudul: X\n---\n[surat](surat edaran.pdf)\n== kabar/surat edaran.pdf\n%PDF-1.4",
            told: &["address-spaces kabar/x.md:4"],
            shown: &[("kabar/x/", "href=\"/media/kabar/surat-edaran.pdf\"")],
        },
        Case {
            what: "spaces within the stars of bold",
            files: "== kabar/x.md\n---\njudul: X\n---\nIni ** penting ** sekali.",
            told: &["strong-space kabar/x.md:4"],
            shown: &[("kabar/x/", "penting")],
        },
        Case {
            what: "code that never ends",
            files: "== kabar/x.md\n---\njudul: X\n---\nIsi.\n\n```\nkode\n\nsisa",
            told: &["unclosed-code kabar/x.md:6"],
            shown: &[("kabar/x/", "sisa")],
        },
        Case {
            what: "a rule right below a sentence",
            files: "== kabar/x.md\n---\njudul: X\n---\nKalimat biasa yang panjang sekali sampai selesai.\n---\nLagi.",
            told: &["accidental-heading kabar/x.md:4"],
            shown: &[("kabar/x/", "Lagi.")],
        },
        Case {
            what: "a paragraph that begins with four spaces",
            files: "== kabar/x.md\n---\njudul: X\n---\nIsi.\n\n    Warga desa berkumpul di balai desa pagi ini.\n\nLagi.",
            told: &["accidental-code kabar/x.md:6"],
            shown: &[("kabar/x/", "Warga desa berkumpul")],
        },
        Case {
            what: "a table without its divider",
            files: "== kabar/x.md\n---\njudul: X\n---\n| Nama | Jumlah |\n| Padi | 3 |\n\nLagi.",
            told: &["table-divider kabar/x.md:4"],
            shown: &[("kabar/x/", "Padi")],
        },
        Case {
            what: "a footnote without its text",
            files: "== kabar/x.md\n---\njudul: X\n---\nAda[^satu].",
            told: &["undefined-footnote kabar/x.md:4"],
            shown: &[("kabar/x/", "Ada")],
        },
        Case {
            what: "a footnote that nothing calls",
            files: "== kabar/x.md\n---\njudul: X\n---\nAda.\n\n[^satu]: Catatan.",
            told: &["unused-footnote kabar/x.md:6"],
            shown: &[("kabar/x/", "Ada.")],
        },
        Case {
            what: "a footnote written twice",
            files: "== kabar/x.md\n---\njudul: X\n---\nAda[^a].\n\n[^a]: Satu.\n\n[^a]: Dua.",
            told: &["repeated-footnote kabar/x.md:8"],
            shown: &[("kabar/x/", "Satu.")],
        },
        Case {
            what: "a link by name without an address",
            files: "== kabar/x.md\n---\njudul: X\n---\nLihat [peta desa][peta].",
            told: &["undefined-reference kabar/x.md:4"],
            shown: &[("kabar/x/", "peta desa")],
        },
        Case {
            what: "an empty address",
            files: "== kabar/x.md\n---\njudul: X\n---\nLihat [peta]().",
            told: &["empty-target kabar/x.md:4"],
            shown: &[("kabar/x/", "peta")],
        },
        Case {
            what: "a script in an address",
            files: "== kabar/x.md\n---\njudul: X\n---\nLihat [peta](javascript:alert(1)).",
            told: &["unsafe-address kabar/x.md:4"],
            shown: &[("kabar/x/", "peta")],
        },
        Case {
            what: "a file of the author's computer",
            files: "== kabar/x.md\n---\njudul: X\n---\nLihat [surat](file:///C:/Users/a/surat.pdf).",
            told: &["file-address kabar/x.md:4"],
            shown: &[("kabar/x/", "surat")],
        },
        Case {
            what: "an address without its scheme",
            files: "== kabar/x.md\n---\njudul: X\n---\nLihat [situs](www.contoh.example).",
            told: &["completed-address kabar/x.md:4"],
            shown: &[("kabar/x/", "href=\"https://www.contoh.example\"")],
        },
        Case {
            what: "a link to a page that is not there",
            files: "== kabar/x.md\n---\njudul: X\n---\nLihat [ini](tidak-ada.md).",
            told: &["broken-link kabar/x.md:4"],
            shown: &[("kabar/x/", "Lihat ini.")],
        },
        Case {
            what: "a link to a heading that is not there",
            files: "== kabar/x.md\n---\njudul: X\n---\nLihat [ini](#tidak-ada).",
            told: &["unknown-heading kabar/x.md:4"],
            shown: &[("kabar/x/", "Lihat ini.")],
        },
        Case {
            what: "a link to a heading that another page lacks",
            files: "== kabar/x.md\n---\njudul: X\n---\nLihat [ini](sebelah.md#tidak-ada).",
            told: &["suspect-link kabar/x.md:4"],
            shown: &[("kabar/x/", "href=\"/kabar/sebelah/\"")],
        },
        Case {
            what: "a picture that is not there",
            files: "== kabar/x.md\n---\njudul: X\n---\n![Sawah](sawah.jpg)",
            told: &["broken-image kabar/x.md:4"],
            shown: &[("kabar/x/", "Sawah")],
        },
        Case {
            what: "a picture of another site",
            files: "== kabar/x.md\n---\njudul: X\n---\n![Sawah](https://lain.example/a.jpg)",
            told: &["foreign-image kabar/x.md:4"],
            shown: &[("kabar/x/", "href=\"https://lain.example/a.jpg\"")],
        },
        Case {
            what: "a script",
            files: "== kabar/x.md\n---\njudul: X\n---\nSatu <script>alert(1)</script> dua.",
            told: &["html-removed kabar/x.md:4"],
            shown: &[("kabar/x/", "dua.")],
        },
        Case {
            what: "a frame of another site",
            files: "== kabar/x.md\n---\njudul: X\n---\nIsi.\n\n<iframe src=\"https://www.youtube.com/embed/a\"></iframe>\n\nLagi.",
            told: &["html-removed kabar/x.md:6"],
            shown: &[("kabar/x/", "https://www.youtube.com/watch?v=a"), ("kabar/x/", "Lagi.")],
        },
        Case {
            what: "a short code of another generator",
            files: "== kabar/x.md\n---\njudul: X\n---\nSatu {{< carousel abc >}} dua.",
            told: &["shortcode kabar/x.md:4"],
            shown: &[("kabar/x/", "dua.")],
        },
    ]);
}

#[test]
fn values_that_cannot_be_used_cost_only_themselves() {
    hold(&[
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
            told: &["date-without-year kegiatan/x.yaml:2", "undated kegiatan/x.yaml"],
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
            told: &["backward-days kegiatan/x.yaml:2", "undated kegiatan/x.yaml"],
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
            files: "== kabar/x.md\n---\njudul: X\ndraf: mungkin\n---\nIsi.",
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
            what: "a latitude beyond the pole",
            files: "== kelompok/x.yaml\nnama: X\nlokasi:\n  alamat: Balai\n  lintang: 740.5\n  bujur: 108.8",
            told: &["bad-value kelompok/x.yaml:4"],
            shown: &[("kelompok/x/", "Balai")],
        },
    ]);
}

#[test]
fn references_to_nothing_lose_the_link_and_not_the_record() {
    hold(&[
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
    ]);
}

#[test]
fn records_that_cannot_become_pages_are_named() {
    hold(&[
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
        Case {
            what: "an empty text",
            files: "== kabar/x.md\n",
            told: &["empty-file kabar/x.md"],
            shown: &[],
        },
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
            what: "an article whose front matter is a list",
            files: "== kabar/x.md\n---\n- satu\n- dua\n---\n# Judul\n\nIsi.",
            told: &["record-expected kabar/x.md:2", "record-expected kabar/x.md:3"],
            shown: &[],
        },
    ]);
}

#[test]
fn addresses_that_clash_name_both_sides() {
    hold(&[
        Case {
            what: "names that differ by letter case",
            files: "== kabar/Panen.md\n---\njudul: Satu\n---\nIsi.\n== kabar/panen.md\n---\njudul: Dua\n---\nIsi.",
            told: &["same-address kabar/panen.md"],
            shown: &[("kabar/panen/", "Satu"), ("kabar/panen-2/", "Dua")],
        },
        Case {
            what: "names that differ by Unicode form",
            files: "== kabar/caf\u{e9}.md\n---\njudul: Satu\n---\nIsi.\n== kabar/cafe\u{301}.md\n---\njudul: Dua\n---\nIsi.",
            told: &["same-address kabar/caf\u{e9}.md"],
            shown: &[("kabar/cafe/", "Dua"), ("kabar/cafe-2/", "Satu")],
        },
        Case {
            what: "one name in two folders",
            files: "== berita/x.md\n---\njudul: Satu\n---\nIsi.\n== kabar/x.md\n---\njudul: Dua\n---\nIsi.",
            told: &["same-address kabar/x.md"],
            shown: &[("kabar/x/", "Satu"), ("kabar/x-2/", "Dua")],
        },
        Case {
            what: "one id twice",
            files: "== kelompok/a.yaml\nid: pkk\nnama: A\n== kelompok/b.yaml\nid: pkk\nnama: B",
            told: &["same-address kelompok/b.yaml", "same-id kelompok/b.yaml"],
            shown: &[("kelompok/pkk/", "A"), ("kelompok/pkk-2/", "B")],
        },
        Case {
            what: "a reserved word among articles",
            files: "== kabar/arsip.md\n---\njudul: X\n---\nIsi.",
            told: &["reserved-address kabar/arsip.md"],
            shown: &[("kabar/arsip-2/", "X")],
        },
        Case {
            what: "a reserved word among groups",
            files: "== kelompok/jenis.yaml\nnama: X",
            told: &["reserved-address kelompok/jenis.yaml"],
            shown: &[("kelompok/jenis-2/", "X")],
        },
        Case {
            what: "a page where the news stand",
            files: "== halaman/kabar.md\n---\njudul: X\n---\nIsi.",
            told: &["reserved-address halaman/kabar.md"],
            shown: &[("kabar-2/", "X")],
        },
        Case {
            what: "a page where search will stand",
            files: "== halaman/cari.md\n---\njudul: X\n---\nIsi.",
            told: &["reserved-address halaman/cari.md"],
            shown: &[("cari-2/", "X")],
        },
        Case {
            what: "a slug of digits alone",
            files: "== kabar/x.md\n---\njudul: X\nslug: 2026\n---\nIsi.",
            told: &["bad-slug kabar/x.md:3"],
            shown: &[("kabar/x/", "X")],
        },
        Case {
            what: "a slug of signs alone",
            files: "== kabar/x.md\n---\njudul: X\nslug: '!!!'\n---\nIsi.",
            told: &["bad-slug kabar/x.md:3"],
            shown: &[("kabar/x/", "X")],
        },
        Case {
            what: "a static file where a page stands",
            files: "== statis/kabar/sebelah/index.html\nx\n== statis/humans.txt\nkami",
            told: &["static-clash statis/kabar/sebelah/index.html"],
            shown: &[("humans.txt", "kami")],
        },
        Case {
            what: "a static file where the portal's own file stands, in other letters",
            files: "== statis/Robots.txt\nx\n== statis/KABAR/index.html\nx",
            told: &["static-clash statis/KABAR/index.html", "static-clash statis/Robots.txt"],
            shown: &[],
        },
        Case {
            what: "a static file where a folder stands",
            files: "== statis/kabar\nx",
            told: &["static-clash statis/kabar"],
            shown: &[],
        },
        Case {
            what: "an old address that a page of today has",
            files: "== kabar/x.md\n---\njudul: X\nalamat_lama: /kabar/sebelah/\n---\nIsi.",
            told: &["old-address-taken kabar/x.md:3"],
            shown: &[("kabar/x/", "X")],
        },
        Case {
            what: "an old address that climbs out of the portal",
            files: "== kabar/x.md\n---\njudul: X\nalamat_lama: ../../etc/passwd\n---\nIsi.",
            told: &["bad-old-address kabar/x.md:3"],
            shown: &[("kabar/x/", "X")],
        },
        Case {
            what: "one old address of two pages",
            files: "== kabar/x.md\n---\njudul: X\nalamat_lama: /lama/\n---\nIsi.\n== kabar/y.md\n---\njudul: Y\nalamat_lama: /lama/\n---\nIsi.",
            told: &["old-address-taken kabar/y.md:3"],
            shown: &[("kabar/x/", "X"), ("kabar/y/", "Y")],
        },
    ]);
}

#[test]
fn settings_that_cannot_be_used_leave_a_portal() {
    const REST: &str = "";
    let cases: &[(&str, &str, &[&str])] = &[
        ("no address", "nama: Desa\n", &["no-address portal.yaml"]),
        ("an address without a scheme", "nama: Desa\nalamat_situs: desa.example\n", &["bad-address portal.yaml:2"]),
        ("an unknown theme", "alamat_situs: https://desa.example/\ntema: istana\n", &["unknown-setting portal.yaml:2"]),
        ("an unknown accent", "alamat_situs: https://desa.example/\nwarna: merah jambu\n", &["unknown-setting portal.yaml:2"]),
        ("an unknown zone", "alamat_situs: https://desa.example/\nzona_waktu: WIX\n", &["unknown-zone portal.yaml:2"]),
        ("a language that is none", "alamat_situs: https://desa.example/\nbahasa: 'bahasa Indonesia'\n", &["unknown-setting portal.yaml:2"]),
        ("an unknown kind", "alamat_situs: https://desa.example/\njenis: istana\n", &["unknown-choice portal.yaml:2"]),
        ("a code of no region", "alamat_situs: https://desa.example/\nwilayah:\n  kode: abc\n", &["unclear-wilayah portal.yaml:3"]),
        ("an unknown block", "alamat_situs: https://desa.example/\nberanda:\n  - kabar\n  - cuaca\n", &["unknown-choice portal.yaml:4"]),
        (
            "a menu entry that leads nowhere",
            "alamat_situs: https://desa.example/\nmenu:\n  - kabar\n  - {label: Peta, tautan: /peta/}\n",
            &["unknown-menu-target portal.yaml:4"],
        ),
        ("an unknown key", "alamat_situs: https://desa.example/\nnomor_antrean: 3\n", &["unknown-key portal.yaml:2"]),
        ("a logo that is not there", "alamat_situs: https://desa.example/\nlogo: logo.png\n", &["missing-image portal.yaml:2"]),
        ("nothing", "", &["no-address portal.yaml"]),
        ("a list", "- a\n- b\n", &["fields-expected portal.yaml:1", "no-address portal.yaml"]),
    ];
    let mut failures = Vec::new();
    for (what, settings, told) in cases {
        let folder = folder(REST).file("portal.yaml", *settings);
        let case = Case { what: "", files: "", told: &[], shown: &[] };
        let case = Case { told: Vec::leak(told.to_vec()), ..case };
        failures.extend(fault(&case, folder).map(|fault| format!("{what}{fault}")));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn bytes_that_are_no_text_harm_nothing_else() {
    let garbage: Vec<u8> = (0..4096_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for name in ["kabar/x.md", "kelompok/x.yaml", "halaman/x.txt", "tema/pages/group.html", "kabar/x.md.txt"] {
        let built = folder("== kelompok/pkk.yaml\nnama: PKK").file(name, garbage.clone()).build();
        built.main_has("kelompok/pkk/", "PKK");
        assert!(built.report.problems.iter().any(|problem| &*problem.place.file == name), "{name}: {}", built.problem_list());
    }
    for (bytes, word) in [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "PNG"),
        (b"PK\x03\x04\x14\0\x06\0 word/document.xml".to_vec(), ".md"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(), "PDF"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec(), "JPEG"),
    ] {
        folder("").file("kabar/x.md", bytes).build().problem("not-a-text", "kabar/x.md").problem_says("not-a-text", word).no_page("kabar/x/");
    }
}

#[test]
fn an_empty_portal_is_a_portal() {
    let built = folder("").build();
    built.no_problems().has_page("").has_page("404.html").has_page("kontak/");
    let built = folder("").without("portal.yaml").build();
    built.problem("no-settings", "portal.yaml").has_page("");
}

#[test]
fn titles_of_four_hundred_characters_and_names_with_apostrophes_are_pages() {
    let title = "Musyawarah ".repeat(36) + "akhir";
    let built = folder("").file("kabar/x.md", format!("---\njudul: {title}\n---\nIsi.\n")).build();
    built.no_problems().main_has("kabar/x/", &format!("<h1>{title}</h1>"));
    let name = "a".repeat(240);
    let built = folder("").file(&format!("kabar/{name}.md"), "---\njudul: Nama panjang\n---\nIsi.\n").build();
    let long = built.files.keys().filter(|path| path.split('/').any(|part| part.len() > 200)).collect::<Vec<_>>();
    assert!(long.is_empty(), "{long:?}");
    built.page_has("kabar/", "Nama panjang");
    let built = portal("
== kelompok/majelis-ta'lim.yaml
nama: Majelis Ta'lim An-Nur
== kegiatan/jumat.yaml
judul: Jum'at berkah
tanggal: Jum'at, 27 November 2026
penyelenggara: majelis-ta'lim
");
    built.no_problems().main_has("kegiatan/jumat/", "Jum'at berkah").main_has("kegiatan/jumat/", "Majelis Ta'lim An-Nur");
    let group = built.links_of("kegiatan/jumat/").into_iter().find(|link| link.starts_with("kelompok/")).expect("a link to the group");
    built.links(&group, "kegiatan/jumat/");
}

#[test]
fn a_name_without_any_letter_still_has_a_page() {
    let built = folder("").file("kabar/!!!.md", "---\njudul: Seru\n---\nIsi.\n").file("kabar/2026.md", "---\njudul: Angka\n---\nIsi.\n").build();
    built.page_has("kabar/", "Seru").page_has("kabar/", "Angka").no_page("kabar/2026/");
    let linked = built.links_of("kabar/");
    assert!(linked.iter().filter(|path| built.files.contains_key(&format!("{path}index.html"))).count() >= 2, "{linked:?}");
    let built = folder("").file("kelompok/x.yaml", "- nama: 農民\n- nama: '***'\n- nama: ꦗꦮ\n").build();
    for name in ["農民", "***", "ꦗꦮ"] {
        built.page_has("kelompok/", name);
    }
}

#[test]
fn deep_nesting_and_data_that_repeat_themselves_end_in_a_message() {
    let deep = format!("nama: X\nlain:\n  a: {}{}\n", "[".repeat(5000), "]".repeat(5000));
    let bomb = (1..12).fold("nama: X\nlain:\n  a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned(), |bomb, at| {
        let before = at - 1;
        bomb + &format!("  a{at}: &a{at} [*a{before}, *a{before}, *a{before}, *a{before}, *a{before}, *a{before}, *a{before}, *a{before}]\n")
    });
    for text in [deep, bomb] {
        let built = folder("== kelompok/pkk.yaml\nnama: PKK").file("kelompok/x.yaml", text).build();
        built.main_has("kelompok/pkk/", "PKK");
        assert!(built.report.problems.iter().any(|problem| &*problem.place.file == "kelompok/x.yaml"), "{}", built.problem_list());
    }
    for body in [
        ">".repeat(20_000) + " dalam",
        "[".repeat(20_000) + "dalam",
        "*a ".repeat(20_000) + "dalam",
        (0..500).map(|depth| " ".repeat(depth * 2) + "- dalam\n").collect::<String>(),
        "<div>".repeat(5_000) + "dalam",
        "`".repeat(20_001) + "dalam",
        "| a ".repeat(5_000) + "|\n" + &"|-".repeat(5_000) + "|\ndalam",
        "[^a]".repeat(5_000) + "\n\n[^a]: catatan\n\ndalam",
        "{{".repeat(10_000) + "dalam",
    ] {
        let start = std::time::Instant::now();
        folder("").file("kabar/x.md", format!("---\njudul: X\n---\n{body}\n")).build().page_has("kabar/x/", "dalam");
        assert!(start.elapsed().as_secs() < 20, "{:.40}… took {:?}", body, start.elapsed());
    }
}

#[test]
fn nul_and_other_signs_that_no_text_should_hold_never_reach_a_page() {
    let built = portal("== kabar/x.md\n---\njudul: Pa\0nen\u{7f} raya\n---\nIsi\0 yang panjang dan lagi.");
    built.has_page("kabar/x/").page_has("kabar/x/", "lagi.");
    for (path, bytes) in &built.files {
        let is_text = [".html", ".xml", ".json", ".csv", ".txt"].iter().any(|ending| path.ends_with(ending));
        let bad = bytes.iter().position(|&byte| byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t') || byte == 0x7f);
        assert!(!is_text || bad.is_none(), "`{path}` has a control character");
    }
}

#[test]
fn several_mistakes_in_one_file_are_all_told_at_once_and_in_order() {
    let built = portal("
== kegiatan/x.yaml
judul: Rapat: akhir tahun
tanggal: 31 November 2026
pukul: 25.00
penyelenggara: [tani]
statuss: batal
kontak:
  telepon: 0812
");
    let told = built.report.problems.iter().map(|problem| crate::portal::place(&problem.place)).collect::<Vec<_>>();
    for line in ["kegiatan/x.yaml:1", "kegiatan/x.yaml:2", "kegiatan/x.yaml:3", "kegiatan/x.yaml:4", "kegiatan/x.yaml:5", "kegiatan/x.yaml:7"] {
        assert!(told.iter().any(|place| place == line), "nothing at {line}:\n{}", built.problem_list());
    }
    assert!(told.is_sorted(), "{told:?}");
    built.main_has("kegiatan/x/", "<h1>Rapat: akhir tahun</h1>");
}

#[test]
fn the_corrected_line_is_shown_where_it_is_certain() {
    for (text, code, corrected) in [
        ("judul: Musdes: Bahas Dana", "colon-in-value", "judul: \"Musdes: Bahas Dana\""),
        ("judul:Panen", "key-without-colon", "judul: Panen"),
        ("judul: @warga", "special-start", "judul: \"@warga\""),
        ("judul: “Panen”", "curly-quotes", "judul: \"Panen\""),
        ("judul: X\ntag: [padi, jagung", "bracket-never-closed", "tag: [padi, jagung]"),
        ("judul: X\ntanggal: Senin, 29 November 2026", "wrong-weekday", "tanggal: Minggu, 29 November 2026"),
    ] {
        folder("").file("kabar/x.md", format!("---\n{text}\n---\nIsi.\n")).build().problem_says(code, corrected);
    }
}

#[test]
fn a_misspelt_name_brings_the_likely_one() {
    portal("
== kabar/x.md
---
judul: X
penulsi: Siti
kelompok: [karang-tarna]
---
Isi.
== kelompok/karang-taruna.yaml
nama: Karang Taruna
")
    .problem_says("unknown-key", "`penulis`")
    .problem_says("unknown-reference", "`karang-taruna`");
    folder("").file("kelompk/x.yaml", "nama: X\n").build().problem_says("stray-data", "`kelompok`");
}

#[test]
fn nothing_is_dated_today_by_accident() {
    let built = portal("
== kabar/tanpa.md
---
judul: Tanpa tanggal
---
Isi.
== kabar/salah.md
---
judul: Salah tanggal
tanggal: kapan-kapan
---
Isi.
== kabar/lama.md
---
judul: Kabar lama
tanggal: 2020-01-01
---
Isi.
");
    for (path, page) in built.pages() {
        assert!(!page.contains("2026-11-22") && !page.contains("22 November 2026"), "`{path}` has the day of the build:\n{page}");
    }
    built.in_order("kabar/", &["Kabar lama", "Salah tanggal"]).in_order("kabar/", &["Kabar lama", "Tanpa tanggal"]);
}
