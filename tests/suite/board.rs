//! The notice board, posters, and texts for group chats.

use crate::{
    html,
    portal::{Portal, folder, portal},
};

const WEEK: &str = "
== kelompok/tani.yaml
nama: Tani Makmur
== kegiatan/senam.yaml
judul: Senam pagi
tanggal: 2026-11-24
pukul: 06.30
tempat: Lapangan
== kegiatan/rapat.yaml
judul: Rapat hasil panen
tanggal: 2026-11-24
pukul: 19.30 - selesai
tempat: Balai desa
penyelenggara: tani
== kegiatan/pasar.yaml
judul: Pasar desa
tanggal: 2026-12-06
== kegiatan/tahun-depan.yaml
judul: Ulang tahun desa
tanggal: 2027-02-01
== kegiatan/lama.yaml
judul: Kerja bakti lama
tanggal: 2026-11-01
";

/// The text that a page has ready for a group chat.
#[track_caller]
fn message(built: &Portal, path: &str) -> String {
    let (_, text) = built.main(path).split_once("<pre id=\"message\">").expect("a message");
    html::decoded(text.split_once("</pre>").expect("an end").0)
}

/// As many activities as asked for, one a day from the day of the build on.
fn many(count: usize, title: &str) -> String {
    (0..count).fold(String::new(), |list, at| {
        let (month, day) = if at % 30 < 9 { (11, 22 + at % 30) } else { (12, at % 30 - 8) };
        list + &format!("- {{judul: {title} {at}, tanggal: 2026-{month}-{day:02}, pukul: 07.00, tempat: Balai desa}}\n")
    })
}

fn entries(built: &Portal) -> usize {
    built.main("papan/").matches("<li data-state").count()
}

#[test]
fn the_board_has_this_week_and_what_comes_after_it() {
    let built = portal(WEEK);
    built.no_problems().in_order(
        "papan/",
        &[
            "Agenda Desa Contoh",
            "Dikeluarkan Minggu, 22 November 2026",
            "Pekan ini, 22–28 November 2026",
            "24 Nov Selasa Senam pagi pukul 06.30 WIB · Lapangan",
            "Rapat hasil panen",
            "Sesudahnya, sampai 31 Desember 2026",
            "6 Des Minggu Pasar desa",
            "desa.example/kegiatan",
        ],
    );
    built.links("papan/", "kegiatan/rapat/").links("kegiatan/", "papan/");
    built.main_lacks("papan/", "Ulang tahun desa").main_lacks("papan/", "Kerja bakti lama");
    built.main_has("papan/", "<svg viewBox").main_lacks("papan/", "kegiatan lagi");
}

#[test]
fn a_board_without_anything_to_come_says_so_and_a_portal_without_activities_has_none() {
    portal("== kegiatan/a.yaml\njudul: Lama\ntanggal: 2026-01-01")
        .no_problems()
        .main_has("papan/", "Belum ada agenda sampai 31 Desember 2026.")
        .main_has("papan/", "Belum ada agenda pekan ini.");
    portal("== kelompok/a.yaml\nnama: Tani").no_problems().no_page("papan/");
}

#[test]
fn a_full_board_counts_what_finds_no_room() {
    for (count, title) in [(10, "Rapat"), (60, "Rapat"), (60, "Musyawarah perencanaan pembangunan desa bersama warga")]
    {
        let built = folder("").file("kegiatan/semua.yaml", many(count, title)).build();
        let shown = entries(&built);
        built.no_problems();
        if shown == count {
            built.main_lacks("papan/", "kegiatan lagi");
        } else {
            assert!(shown >= 6, "{shown} of {count}");
            built.main_has("papan/", &format!("dan {} kegiatan lagi", count - shown));
        }
    }
}

#[test]
fn a_board_on_f4_has_its_own_size_of_paper_and_more_room() {
    let on = |paper: &str| {
        let settings = format!("nama: Desa\nalamat_situs: https://desa.example/\nkertas: {paper}\n");
        folder("").file("portal.yaml", settings).file("kegiatan/semua.yaml", many(60, "Rapat")).build()
    };
    let (a4, f4) = (on("A4"), on("folio"));
    assert!(entries(&f4) > entries(&a4));
    a4.no_problems().page_lacks("papan/", "/aset/print-f4.").main_has("papan/", "satu halaman A4");
    f4.no_problems().page_has("papan/", "/aset/print-f4.").main_has("papan/", "satu halaman F4");
}

#[test]
fn a_repeating_activity_stands_on_the_board_once_with_its_further_days() {
    let built = portal(
        "
== portal.yaml
nama: Desa
alamat_situs: https://desa.example/
pasaran: ya
== kegiatan/ronda.yaml
judul: Ronda
tanggal: 2026-11-03
pukul: 21.00
ulang: dua minggu sekali
== kegiatan/senam.yaml
judul: Senam
tanggal: 2026-11-01
ulang: setiap hari
== kegiatan/pekan.yaml
judul: Pekan olahraga
tanggal: 20-24 November 2026
",
    );
    built.no_problems().in_order(
        "papan/",
        &["20–24 Nov Jumat–Selasa Pekan olahraga", "22 Nov Minggu Pon Senam Setiap hari", "Sesudahnya", "1 Des Selasa"],
    );
    built.main_has("papan/", "pukul 21.00 WIB · juga 15, 29 Des");
    assert_eq!(built.words("papan/").matches("Ronda").count(), 1);
}

#[test]
fn what_is_off_says_so_on_the_board_and_in_its_message_and_has_no_poster() {
    let built = portal("== kegiatan/a.yaml\njudul: Lomba voli\ntanggal: 2026-11-25\nstatus: batal");
    built.no_problems().in_order("papan/", &["Lomba voli", "Batal"]).no_page("kegiatan/a/poster/");
    assert!(message(&built, "kegiatan/a/").starts_with("*BATAL: Lomba voli*\n"));
}

#[test]
fn an_activity_to_come_has_a_poster_with_what_when_and_where() {
    let built = portal(
        "
== portal.yaml
nama: Desa Contoh
alamat_situs: https://desa.example/
pasaran: ya
== kelompok/tani.yaml
nama: Tani Makmur
== kegiatan/rapat.yaml
judul: Rapat hasil panen
tanggal: 2026-11-29
pukul: 19.30 - selesai
tempat: Balai desa
penyelenggara: tani
narahubung: Pak Budi 0812 3456 7890
biaya: gratis
== kegiatan/lama.yaml
judul: Lama
tanggal: 2026-11-01
== kegiatan/nanti.yaml
judul: Nanti
tanggal: menyusul
",
    );
    built.no_problems().links("kegiatan/rapat/", "kegiatan/rapat/poster/").in_order(
        "kegiatan/rapat/poster/",
        &[
            "Desa Contoh",
            "Rapat hasil panen",
            "Minggu Kliwon 29 November 2026",
            "pukul 19.30 WIB s.d. selesai",
            "Balai desa",
            "Tani Makmur",
            "Pak Budi",
            "Gratis",
            "desa.example/kegiatan/rapat",
        ],
    );
    built.links("kegiatan/rapat/poster/", "kegiatan/rapat/").page_has("kegiatan/rapat/poster/", "noindex");
    built.no_page("kegiatan/lama/poster/").no_page("kegiatan/nanti/poster/").page_lacks("sitemap.xml", "poster");
}

#[test]
fn a_poster_of_a_repeating_activity_is_of_its_next_day() {
    portal("== kegiatan/a.yaml\njudul: Posyandu\ntanggal: 2026-01-07\nulang: setiap hari Rabu")
        .no_problems()
        .main_has("kegiatan/a/poster/", "Rabu 25 November 2026")
        .main_has("kegiatan/a/poster/", "Setiap hari Rabu");
}

#[test]
fn an_activity_has_a_text_ready_for_a_group_chat() {
    let built = portal(WEEK);
    assert_eq!(
        message(&built, "kegiatan/rapat/"),
        "*Rapat hasil panen*\nSelasa, 24 November 2026\npukul 19.30 WIB s.d. selesai\nTempat: Balai desa\n\
         Penyelenggara: Tani Makmur\nhttps://desa.example/kegiatan/rapat/"
    );
    built.main_has("kegiatan/rapat/", "https://wa.me/?text=%2ARapat%20hasil%20panen%2A%0A");
    built.main_lacks("kegiatan/lama/", "<pre");
}

#[test]
fn the_week_has_a_text_ready_too() {
    let built = portal(WEEK);
    assert_eq!(
        message(&built, "papan/"),
        "*Agenda Desa Contoh*\n22–28 November 2026\n\n\
         • Selasa, 24 Nov: Senam pagi, pukul 06.30 WIB, Lapangan\n\
         • Selasa, 24 Nov: Rapat hasil panen, pukul 19.30 WIB s.d. selesai, Balai desa\n\n\
         Agenda lengkap\nhttps://desa.example/kegiatan/"
    );
}

#[test]
fn no_text_for_a_group_chat_is_longer_than_a_thousand_characters() {
    let long = "Musyawarah *perencanaan* pembangunan desa ".repeat(10);
    let long = long.trim();
    let list = (0..30).fold(String::new(), |list, at| {
        let common = format!("tempat: {long}, penyelenggara: [{long}]");
        list + &format!("- {{judul: {at} {long}, tanggal: 2026-11-{}, {common}}}\n", 22 + at % 6)
    });
    let built = folder("").file("kegiatan/semua.yaml", list).build();
    let pages: Vec<String> = built
        .pages()
        .filter(|(_, page)| page.contains("<pre id=\"message\">"))
        .map(|(path, _)| path.to_owned())
        .collect();
    assert!(pages.len() > 30, "{pages:?}");
    for path in pages {
        let text = message(&built, &path);
        assert!(text.chars().count() <= 1_000, "{path}: {text}");
        assert!(text.contains("https://desa.example/kegiatan/"), "{path}: {text}");
        assert_eq!(text.lines().next().expect("a line").matches('*').count(), 2, "{path}: {text}");
    }
    built.main_has("papan/", "kegiatan lagi");
}

#[test]
fn without_an_address_there_is_a_board_a_poster_and_a_text_but_no_code() {
    let built = folder(WEEK).file("portal.yaml", "nama: Desa\n").build();
    built.main_has("papan/", "Senam pagi").main_lacks("papan/", "<svg viewBox=\"0 0 37");
    built.main_lacks("kegiatan/senam/poster/", "class=\"code\"");
    assert!(message(&built, "kegiatan/senam/").ends_with("Tempat: Lapangan"));
}
