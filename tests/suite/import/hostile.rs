//! Sources that are broken, huge or up to something.

use std::time::{Duration, Instant};

use super::PORTAL;
use crate::program::disk;

#[test]
fn garbage_ends_in_a_sentence() {
    let folder = disk(PORTAL);
    let before = folder.files("portal");
    for (name, bytes) in [
        ("a.xml", &b"<rss version='2.0'><channel><item><title>x"[..]),
        ("b.csv", b"\0\x01\x02\x03\x04\x05\x06\x07"),
        ("c.txt", b"\xff\xfe\x00"),
        ("d.bin", b"PK\x03\x04word/document.xml"),
        ("e.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"),
        ("f.json", b"{\"version\": \"https://jsonfeed.org/version/1\", \"items\": 3"),
        ("g.xlsx", b"PK\x03\x04xl/workbook.xml"),
        ("h.csv", b"\"\"\"\"\"\n;;;;\n"),
        ("i.html", b"<!doctype html><html><body>x"),
    ] {
        folder.write(name, bytes);
        let run = folder.import(name).ends_with(1).says(name);
        assert!(!run.err.contains("panicked"), "{}", run.err);
        for form in ["umpan", "kalender", "situs", "tabel", "undangan"] {
            let run = folder.import(&format!("{name} --dari {form} --coba"));
            assert!(run.code < 2 && !run.err.contains("panicked"), "{name} as {form}: {} {}", run.out, run.err);
        }
    }
    assert_eq!(folder.files("portal"), before);
}

#[test]
fn nothing_leaves_the_folder() {
    let folder = disk(PORTAL);
    folder.write("jauh.txt", "rahasia");
    folder.write(
        "situs/_posts/2026-01-01-a.md",
        "---\ntitle: ../../../keluar\nslug: ../../../keluar\npermalink: /../../keluar/\ngambar: ../../jauh.txt\n---\n[x](../../jauh.txt) ![y](../../../etc/passwd)\n",
    );
    folder.write("t.csv", "Nama Kelompok,Ketua\n../../keluar,a\n/etc/keluar,b\nC:\\keluar,c\n");
    folder.import("situs t.csv").ends_with(0);
    let outside: Vec<String> = folder.files("").into_keys().filter(|path| path.contains("keluar")).collect();
    assert!(
        outside.iter().all(|path| path.starts_with("portal/kelompok/") || path.starts_with("portal/kabar/")),
        "{outside:?}"
    );
    assert!(!folder.files("portal").values().any(|bytes| bytes.as_slice() == b"rahasia"));
    folder.builds_clean();
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_folder_is_not_followed() {
    let folder = disk(PORTAL);
    folder.write("luar/tetap.txt", "tetap");
    std::os::unix::fs::symlink(folder.path().join("luar"), folder.path().join("portal/kelompok")).expect("a link");
    folder.write("t.csv", "Nama Kelompok,Ketua\nTani,a\n");
    folder.import("t.csv").ends_with(3).says("kelompok");
    assert_eq!(folder.files("luar").len(), 1);
}

#[test]
fn a_huge_table_is_cut_off_and_told() {
    let folder = disk(PORTAL);
    let rows: Vec<String> = (0..100_000).map(|row| format!("Kelompok {row},Pak {row}")).collect();
    folder.write("besar.csv", format!("Nama Kelompok,Ketua\n{}\n", rows.join("\n")));
    let begun = Instant::now();
    folder.import("besar.csv --dry-run").ends_with(0).says("10.000 kelompok").says("90000 baris berikutnya");
    assert!(begun.elapsed() < Duration::from_mins(2), "{:?}", begun.elapsed());
}

#[test]
fn titles_of_any_kind_are_written_so_that_they_are_read_back() {
    let folder = disk(PORTAL);
    let long = "gotong royong ".repeat(30);
    let titles = [
        "ya",
        "19:30",
        "# satu",
        "- dua",
        "@desa",
        "Jum'at",
        "a: b",
        "\"\"kutip\"\"",
        "🎉 Panen",
        "2026",
        "null",
        long.trim(),
    ];
    let rows: Vec<String> = titles.iter().map(|title| format!("\"{title}\";Bu Rini")).collect();
    folder.write("t.csv", format!("Nama Kelompok;Ketua\n{}\n", rows.join("\n")));
    folder.import("t.csv").ends_with(0).says("12 kelompok");
    folder.builds_clean();
    let pages = folder.read("portal/public/kelompok/index.html");
    for title in ["19:30", "# satu", "- dua", "@desa", "a: b", "🎉 Panen", "2026", "null"] {
        assert!(pages.contains(&format!(">{title}<")), "{title}");
    }
    folder.import("t.csv").ends_with(0).says("tidak ada yang baru");
}
