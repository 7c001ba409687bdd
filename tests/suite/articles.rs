//! News: lists, archives, tags, what to read next, and when a text is shown.

use crate::portal::{Folder, folder, portal};

/// A portal of articles, one a day from 1 January 2026 on, each named by its number.
fn many(count: usize) -> Folder {
    let first = jiff::civil::date(2026, 1, 1);
    (0..count).fold(folder(""), |folder, at| {
        let day = first + jiff::Span::new().days(i64::try_from(at).expect("a small number"));
        folder.file(
            &format!("kabar/k{at:03}.md"),
            format!("---\njudul: Kabar {at:03}\ntanggal: {day}\n---\nIsi {at:03}.\n"),
        )
    })
}

#[test]
fn what_is_not_surely_ready_is_held_back() {
    for line in ["draf: Ya, belum selesai", "draf: belum", "diterbitkan: belum", "status: draf", "draf: ya."] {
        let built = folder(&format!(
            "== kabar/x.md\n---\njudul: X\n{line}\n---\nIsi.\n== kegiatan/y.yaml\njudul: Y\ntanggal: 2026-11-29\n{line}"
        ))
        .build();
        assert!(built.lack("kabar/x/", "Isi.").is_some(), "{line}");
        if !line.starts_with("diterbitkan") {
            assert!(built.lack("kegiatan/y/", "Y").is_some(), "{line}");
        }
    }
}

#[test]
fn news_stand_twenty_a_page_newest_first() {
    let built = many(45).build();
    built.no_problems().in_order("kabar/", &["Kabar 044", "Kabar 043", "Kabar 025"]).main_lacks("kabar/", "Kabar 024");
    built
        .in_order("kabar/halaman/2/", &["Kabar 024", "Kabar 005"])
        .in_order("kabar/halaman/3/", &["Kabar 004", "Kabar 000"]);
    built.no_page("kabar/halaman/1/").no_page("kabar/halaman/4/");
    built.page_has("kabar/halaman/2/", "<link rel=\"prev\"").page_has("kabar/halaman/2/", "<link rel=\"next\"");
    built.links("kabar/halaman/2/", "kabar/").links("kabar/halaman/2/", "kabar/halaman/3/");
    built.page_has("kabar/halaman/2/", "rel=\"canonical\" href=\"https://desa.example/kabar/halaman/2/\"");
}

#[test]
fn exactly_twenty_articles_are_one_page() {
    many(20).build().no_page("kabar/halaman/2/").main_has("kabar/", "Kabar 000");
    many(21).build().main_has("kabar/halaman/2/", "Kabar 000").main_lacks("kabar/", "Kabar 000");
}

#[test]
fn an_archive_has_the_articles_of_a_year() {
    portal(
        "
== kabar/a.md
---
judul: Kabar lama
tanggal: 2025-03-01
---
Isi.
== kabar/b.md
---
judul: Kabar baru
tanggal: 2026-03-01
---
Isi.
== kabar/c.md
---
judul: Tanpa tanggal
---
Isi.
",
    )
    .no_problems()
    .main_has("kabar/arsip/2025/", "Kabar lama")
    .main_lacks("kabar/arsip/2025/", "Kabar baru")
    .main_has("kabar/arsip/2026/", "Kabar baru")
    .main_lacks("kabar/arsip/2026/", "Tanpa tanggal")
    .links("kabar/", "kabar/arsip/2025/");
}

#[test]
fn tags_and_categories_have_lists() {
    portal(
        "
== kabar/a.md
---
judul: Satu
kategori: Kegiatan Warga
tag: [Gotong Royong, air]
---
Isi.
== kabar/b.md
---
judul: Dua
kategori: kegiatan warga
tag: gotong-royong
---
Isi.
== kabar/c.md
---
judul: Tiga
---
Isi.
",
    )
    .no_problems()
    .main_has("tag/gotong-royong/", "Satu")
    .main_has("tag/gotong-royong/", "Dua")
    .main_lacks("tag/air/", "Dua")
    .main_has("kabar/kategori/kegiatan-warga/", "Satu")
    .main_has("kabar/kategori/kegiatan-warga/", "Dua")
    .main_lacks("kabar/kategori/kegiatan-warga/", "Tiga")
    .links("kabar/a/", "tag/gotong-royong/")
    .links("kabar/b/", "kabar/kategori/kegiatan-warga/");
}

#[test]
fn what_to_read_next_shares_records_before_tags_before_nearness() {
    let mut folder = many(40);
    let text = |title: &str, more: &str| format!("---\njudul: {title}\n{more}---\nIsi.\n");
    folder = folder
        .file("kelompok/tani.yaml", "nama: Tani\n")
        .file("kabar/ini.md", text("Kabar ini", "tanggal: 2026-06-01\nkelompok: tani\ntag: padi\n"))
        .file("kabar/sekelompok.md", text("Sekelompok", "tanggal: 2024-01-01\nkelompok: tani\n"))
        .file("kabar/setag.md", text("Setag", "tanggal: 2023-01-01\ntag: padi\n"));
    let built = folder.build();
    built.no_problems().links("kabar/ini/", "kabar/sekelompok/").links("kabar/ini/", "kabar/setag/");
    let words = built.words("kabar/ini/");
    let next = &words[words.find("Baca juga").expect("something to read next")..];
    let places = ["Sekelompok", "Setag", "Kabar 039"].map(|title| next.find(title));
    assert!(places.is_sorted() && places[0].is_some() && places[1].is_some(), "{next}");
}

#[test]
fn a_pinned_article_stands_first() {
    portal(
        "
== kabar/a.md
---
judul: Kabar baru
tanggal: 2026-11-20
---
Isi.
== kabar/b.md
---
judul: Selalu penting
tanggal: 2020-01-01
sematkan: ya
---
Isi.
",
    )
    .no_problems()
    .in_order("kabar/", &["Selalu penting", "Kabar baru"]);
}

const TIMED: &str = "
== kabar/draf.md
---
judul: Masih ditulis
draf: ya
---
Isi.
== kabar/nanti.md
---
judul: Besok
tanggal: 2026-11-23
---
Isi.
== kabar/tunggu.md
---
judul: Ditahan
tanggal: 2026-11-01
tampil_mulai: 2026-12-01
---
Isi.
== kabar/lewat.md
---
judul: Kemarin
tanggal: 2026-11-01
tampil_sampai: 2026-11-21
---
Isi.
== kabar/terakhir.md
---
judul: Hari terakhir
tanggal: 2026-11-01
tampil_sampai: 2026-11-22
---
Isi.
== kabar/hariini.md
---
judul: Hari ini
tanggal: 2026-11-22
---
Isi.
";

#[test]
fn drafts_and_what_is_still_to_come_or_over_are_not_in_the_portal_at_all() {
    let built = portal(TIMED);
    built.no_problems().has_page("kabar/terakhir/").has_page("kabar/hariini/");
    for title in ["Masih ditulis", "Besok", "Ditahan", "Kemarin"] {
        for (path, bytes) in &built.files {
            assert!(!String::from_utf8_lossy(bytes).contains(title), "`{path}` has `{title}`");
        }
    }
    let kept = &built.report.kept;
    let files =
        |places: &[jejaring::problem::Place]| places.iter().map(|place| place.file.to_string()).collect::<Vec<_>>();
    assert_eq!(files(&kept.drafts), ["kabar/draf.md"]);
    assert_eq!(files(&kept.future), ["kabar/nanti.md", "kabar/tunggu.md"]);
    assert_eq!(files(&kept.expired), ["kabar/lewat.md"]);
}

#[test]
fn on_its_day_a_text_appears_and_after_its_last_day_it_goes() {
    folder(TIMED)
        .today("2026-12-01")
        .build()
        .has_page("kabar/nanti/")
        .has_page("kabar/tunggu/")
        .no_page("kabar/terakhir/");
    folder(TIMED).today("2026-11-30").build().has_page("kabar/nanti/").no_page("kabar/tunggu/");
    folder(TIMED).today("2026-11-21").build().has_page("kabar/lewat/").no_page("kabar/hariini/");
}

#[test]
fn drafts_are_shown_when_asked_for_and_say_so() {
    let built = folder(TIMED).drafts().build();
    built.main_has("kabar/draf/", "Draf").page_has("kabar/", "Masih ditulis");
    folder("== _drafts/a.md\n---\ntitle: A\n---\nIsi.\n").build().no_page("kabar/a/");
    folder("== kabar/a.md\n---\ntitle: A\npublished: false\n---\nIsi.\n").build().no_page("kabar/a/");
}

#[test]
fn a_reference_to_a_draft_is_no_mistake() {
    portal(
        "
== kelompok/tani.yaml
nama: Tani
draf: ya
== kegiatan/a.yaml
judul: A
tanggal: 2026-12-01
penyelenggara: tani
",
    )
    .no_problems()
    .no_page("kelompok/tani/")
    .has_page("kegiatan/a/");
}

#[test]
fn an_article_shows_its_authors_dates_pictures_and_the_beginning_of_its_text() {
    portal(
        "
== kelompok/kt.yaml
nama: Karang Taruna
== kabar/a.md
---
judul: Panen & pesta
tanggal: 20 November 2026
diperbarui: 21 November 2026
penulis: [kt, Siti Aminah]
gambar: {berkas: media/sawah.svg, alt: Sawah menguning, keterangan: Blok Kidul}
galeri:
  - {berkas: sawah.svg, alt: Sawah lagi}
---
Padi **sudah** kuning di [Kidul](https://peta.example/).
== media/sawah.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 20\"><path d=\"M0 0h9\"/></svg>
",
    )
    .no_problems()
    .main_has("kabar/a/", "<h1>Panen &amp; pesta</h1>")
    .links("kabar/a/", "kelompok/kt/")
    .main_has("kabar/a/", "Siti Aminah")
    .main_has("kabar/a/", "20 November 2026")
    .main_has("kabar/a/", "21 November 2026")
    .main_has("kabar/a/", "alt=\"Sawah menguning\"")
    .main_has("kabar/a/", "Blok Kidul")
    .main_has("kabar/a/", "alt=\"Sawah lagi\"")
    .main_has("kabar/", "Padi sudah kuning di Kidul.")
    .page_has("kabar/a/", "<meta name=\"description\" content=\"Padi sudah kuning di Kidul.\">");
}

#[test]
fn the_newer_and_the_older_article_are_a_step_away() {
    let built = many(3).build();
    built.links("kabar/k001/", "kabar/k000/").links("kabar/k001/", "kabar/k002/");
}

#[test]
fn the_front_page_shows_what_portal_yaml_asks_for() {
    let built = portal(
        "
== portal.yaml
nama: Desa Contoh
alamat_situs: https://desa.example/
kalimat: Desa di kaki bukit.
beranda:
  - {blok: kabar, kategori: pengumuman, jumlah: 1, judul: Papan pengumuman}
  - kelompok
== kabar/a.md
---
judul: Biasa saja
tanggal: 2026-11-20
---
Isi.
== pengumuman/b.md
---
judul: Listrik padam
tanggal: 2026-11-19
---
Isi.
== pengumuman/c.md
---
judul: Pengumuman lama
tanggal: 2026-11-01
---
Isi.
== kelompok/pkk.yaml
nama: PKK Melati
",
    );
    built
        .no_problems()
        .main_has("", "Desa di kaki bukit.")
        .in_order("", &["Papan pengumuman", "Listrik padam", "PKK Melati"]);
    built.main_lacks("", "Pengumuman lama").main_lacks("", "Biasa saja");
}

#[test]
fn without_a_wish_the_front_page_shows_what_comes_and_what_is_new() {
    portal(
        "
== kabar/a.md
---
judul: Kabar panen
---
Isi.
== kegiatan/b.yaml
judul: Rapat warga
tanggal: 2026-12-01
== kegiatan/c.yaml
judul: Rapat bulan lalu
tanggal: 2026-10-01
",
    )
    .no_problems()
    .main_has("", "Kabar panen")
    .main_has("", "Rapat warga")
    .main_lacks("", "Rapat bulan lalu")
    .links("", "kegiatan/");
}
