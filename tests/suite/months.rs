//! The calendar by months, and what the activities of a year came to.

use crate::portal::{folder, portal};

/// The text of one day on the page of a month.
#[track_caller]
fn day(page: &str, day: u8) -> &str {
    let start = format!("<li id=\"tgl-{day}\"");
    let at = page.find(&start).unwrap_or_else(|| panic!("there is no day {day} in\n{page}"));
    let rest = &page[at + start.len()..];
    rest.find("<li id=\"tgl-").map_or(rest, |end| &rest[..end])
}

#[track_caller]
fn has(text: &str, wanted: &[&str]) {
    for wanted in wanted {
        assert!(text.contains(wanted), "`{wanted}` is missing in\n{text}");
    }
}

#[track_caller]
fn lacks(text: &str, unwanted: &str) {
    assert!(!text.contains(unwanted), "`{unwanted}` should not be in\n{text}");
}

#[test]
fn only_months_with_something_in_them_have_a_page_and_lead_over_the_gaps() {
    let built = portal(
        "
== kegiatan/dulu.yaml
judul: Pertemuan pertama
tanggal: 2004-03-09
== kegiatan/kini.yaml
judul: Pertemuan kedua
tanggal: 2026-11-28
== kegiatan/nanti.yaml
judul: Pertemuan ketiga
tanggal: 2027-01-02
",
    );
    built.no_problems();
    let months = built.files.keys().filter(|path| path.starts_with("kegiatan/20")).count();
    assert_eq!(months, 3, "{}", built.listing());
    built
        .main_has("kegiatan/2026/11/", "Sebelumnya: Maret 2004")
        .links("kegiatan/2026/11/", "kegiatan/2004/03/")
        .main_has("kegiatan/2026/11/", "Berikutnya: Januari 2027")
        .links("kegiatan/2026/11/", "kegiatan/2027/01/")
        .main_lacks("kegiatan/2004/03/", "Sebelumnya:")
        .main_lacks("kegiatan/2027/01/", "Berikutnya:");
    built.links("kegiatan/", "kegiatan/2026/11/").links("", "kegiatan/2026/11/");
    built.main_has("kegiatan/kini/", "kegiatan/2026/11/#tgl-28\"");
}

#[test]
fn a_month_has_all_its_days_each_with_its_whole_date() {
    let built = portal("== kegiatan/a.yaml\njudul: Rapat\ntanggal: 2026-02-10\npukul: 19.30-21.00\ntempat: Balai desa");
    let page = built.main("kegiatan/2026/02/");
    assert_eq!(page.matches("<li id=\"tgl-").count(), 28);
    has(
        day(page, 10),
        &["Selasa, ", "<b>10</b>", "Februari 2026", "datetime=\"2026-02-10\"", "19.30–21.00", "Balai desa"],
    );
    has(day(page, 11), &["Rabu, "]);
    lacks(day(page, 11), "Rapat");
}

#[test]
fn weeks_begin_on_monday_or_as_the_portal_has_it() {
    let activity = "== kegiatan/a.yaml\njudul: Rapat\ntanggal: 2026-11-10";
    let monday = portal(activity);
    monday
        .main_has("kegiatan/2026/11/", "data-start=\"7\"")
        .in_order("kegiatan/2026/11/", &["SeninSelasa", "SabtuMinggu"]);
    let settings = "nama: Desa\nalamat_situs: https://desa.example/\nawal_pekan: minggu\n";
    let sunday = folder(activity).file("portal.yaml", settings).build();
    sunday
        .main_has("kegiatan/2026/11/", "data-start=\"1\"")
        .in_order("kegiatan/2026/11/", &["MingguSenin", "JumatSabtu"]);
}

#[test]
fn a_day_of_many_activities_shows_them_by_the_hour_and_says_how_many_a_cell_leaves_out() {
    let list = (0..12).fold(String::new(), |list, at| {
        list + &format!("- judul: Rapat {at:02}\n  tanggal: 2026-12-05\n  pukul: {:02}.00\n", 20 - at)
    });
    let built = folder("").file("kegiatan/semua.yaml", list).build();
    let page = built.no_problems().main("kegiatan/2026/12/");
    has(page, &["12 kegiatan"]);
    has(day(page, 5), &["Rapat 00", "Rapat 11", "href=\"#tgl-5\"", "+9 lagi"]);
    built.in_order("kegiatan/2026/12/", &["Rapat 11", "Rapat 10", "Rapat 00"]);
}

#[test]
fn an_activity_of_several_days_stands_on_each_of_them_across_months_and_years() {
    let built = portal(
        "
== kegiatan/a.yaml
judul: Festival panen raya
judul_pendek: Festival
tanggal: 30 Desember 2026 - 1 Januari 2027
",
    );
    let (december, january) = (built.main("kegiatan/2026/12/"), built.main("kegiatan/2027/01/"));
    has(day(december, 30), &["Festival</a>", "hari ke-1 dari 3"]);
    has(day(december, 31), &["Festival</a>", "hari ke-2 dari 3"]);
    has(day(january, 1), &["Festival</a>", "hari ke-3 dari 3"]);
    lacks(day(january, 2), "Festival");
}

#[test]
fn an_evening_that_ends_after_midnight_is_of_one_day() {
    let built = portal("== kegiatan/a.yaml\njudul: Doa\nmulai: 2026-12-31 20.00\nselesai: 2027-01-01 00.15");
    has(day(built.main("kegiatan/2026/12/"), 31), &["Doa", "20.00–00.15"]);
    built.main_lacks("kegiatan/2026/12/", "hari ke-").no_page("kegiatan/2027/01/");
}

#[test]
fn a_very_long_activity_stands_on_its_first_day_and_its_last() {
    let built = portal("== kegiatan/a.yaml\njudul: Tahun bersih\ntanggal: 1 Februari 2026 - 31 Oktober 2026");
    has(day(built.main("kegiatan/2026/02/"), 1), &["Tahun bersih", "hari ke-1 dari 273"]);
    has(day(built.main("kegiatan/2026/10/"), 31), &["Tahun bersih", "hari ke-273 dari 273"]);
    built.no_page("kegiatan/2026/05/");
}

#[test]
fn holidays_are_red_and_named_and_so_are_sundays() {
    let built = portal("== kegiatan/a.yaml\njudul: Rapat\ntanggal: 2026-12-10");
    let page = built.main("kegiatan/2026/12/");
    has(day(page, 25), &["Kelahiran Yesus Kristus (Natal)", "data-day=\"red\""]);
    has(day(page, 24), &["Cuti bersama: Kelahiran Yesus Kristus (Natal)"]);
    lacks(day(page, 24), "data-day=\"red\"");
    has(day(page, 6), &["class=\"red\""]);
    lacks(day(page, 7), "red");
    lacks(page, "belum tercatat");
    portal("== kegiatan/a.yaml\njudul: Rapat\ntanggal: 2027-12-10")
        .main_has("kegiatan/2027/12/", "Hari libur tahun 2027 belum tercatat.");
}

#[test]
fn pasaran_and_hijri_days_are_shown_where_the_portal_wants_them() {
    let activity = "== kegiatan/a.yaml\njudul: Rapat\ntanggal: 2026-03-22";
    let plain = portal(activity);
    lacks(plain.main("kegiatan/2026/03/"), "Legi");
    lacks(plain.main("kegiatan/2026/03/"), "Syawal");
    let settings = "nama: Desa\nalamat_situs: https://desa.example/\npasaran: ya\nhijriah: {1447-10: 2026-03-21}\n";
    let built = folder(activity).file("portal.yaml", settings).build();
    let page = built.no_problems().main("kegiatan/2026/03/");
    has(day(page, 22), &["Pon", "2 Syawal", " 1447"]);
    lacks(day(page, 22), "perkiraan");
    has(day(page, 20), &["30 Ramadan", "(perkiraan)"]);
    has(page, &["Tanggal Hijriah di sini perkiraan"]);
}

#[test]
fn what_repeats_stands_on_each_of_its_days_and_once_among_what_comes() {
    let built = portal(
        "
== kegiatan/senam.yaml
judul: Senam lansia
tanggal: 2026-11-04
pukul: 07.00
ulang:
  pola: setiap minggu
  kecuali: 2026-12-09
  ganti_hari: {2026-12-16: 2026-12-18 08.00}
",
    );
    let december = built.no_problems().main("kegiatan/2026/12/");
    for date in [2, 18, 23, 30] {
        has(day(december, date), &["Senam lansia"]);
    }
    for date in [9, 16] {
        lacks(day(december, date), "Senam lansia");
    }
    has(day(december, 18), &["08.00"]);
    assert_eq!(built.main("kegiatan/").matches("Senam lansia").count(), 1);
    built.main_has("kegiatan/", "Rabu, 25 November 2026").main_has("kegiatan/", "Setiap hari Rabu");
    built
        .in_order("kegiatan/senam/", &["Tanggal berikutnya", "25 November", "2 Desember", "18 Desember", "23 Desember"])
        .main_has("kegiatan/senam/", "pengganti 16 Desember 2026")
        .main_has("kegiatan/senam/", "pukul 08.00 WIB")
        .main_has("kegiatan/senam/", "Tidak ada pada: Rabu, 9 Desember 2026")
        .main_has("kegiatan/senam/", "kegiatan/2026/12/#tgl-18\"");
}

#[test]
fn what_is_off_or_put_off_says_so_in_its_month() {
    let built = portal(
        "
== kegiatan/a.yaml
judul: Lomba voli
tanggal: 2026-12-01
status: batal
== kegiatan/b.yaml
judul: Lomba catur
tanggal: 2026-12-02
status: ditunda
",
    );
    let page = built.main("kegiatan/2026/12/");
    has(day(page, 1), &["data-state=\"cancelled\"", "Batal"]);
    has(day(page, 2), &["data-state=\"postponed\"", "Ditunda"]);
}

#[test]
fn activities_that_ended_stand_under_the_year_of_their_last_day_however_early_they_began() {
    let built = portal(
        "
== kegiatan/kursus.yaml
judul: Kursus menjahit
tanggal: 2023-01-04
ulang: setiap minggu sampai 26 Februari 2025
== kegiatan/lomba.yaml
judul: Lomba
tanggal: 2024-05-05
== kegiatan/rapat.yaml
judul: Rapat
tanggal: 2025-06-01
",
    );
    built.no_problems().in_order("kegiatan/lalu/2025/", &["Rapat", "Kursus menjahit"]);
    built.main_has("kegiatan/lalu/2024/", "Lomba").main_lacks("kegiatan/lalu/2024/", "Kursus");
}

#[test]
fn a_group_with_more_activities_than_its_page_shows_has_a_list_of_them() {
    let list = (1..=25).fold(String::new(), |list, at| {
        list + &format!("- {{judul: Rapat {at:02}, tanggal: 2026-01-{at:02}, penyelenggara: tani}}\n")
    });
    let built = folder("== kelompok/tani.yaml\nnama: Tani Makmur").file("kegiatan/semua.yaml", list).build();
    built
        .no_problems()
        .main_has("kelompok/tani/", "Semua kegiatan (25)")
        .links("kelompok/tani/", "kegiatan/kelompok/tani/")
        .in_order("kegiatan/kelompok/tani/", &["Agenda Tani Makmur", "Rapat 25", "Rapat 06"])
        .main_has("kegiatan/kelompok/tani/halaman/2/", "Rapat 01");
    let few = portal(
        "== kelompok/tani.yaml\nnama: Tani Makmur\n== kegiatan/a.yaml\njudul: Rapat\ntanggal: 2026-01-01\npenyelenggara: tani",
    );
    few.no_page("kegiatan/kelompok/tani/");
}

const EVALUATED: &str = "
== kelompok/kt.yaml
nama: Karang Taruna
== kegiatan/a.yaml
judul: Pelatihan
tanggal: 2026-05-03
evaluasi:
  peserta: {l: 12, p: 18}
  kepuasan: {nilai: \"4,0\", responden: 10}
  tindak_lanjut:
    - {isi: Rapat lagi, oleh: kt, status: selesai}
    - {isi: Cetak panduan, oleh: kt, tenggat: 1 Desember 2026, status: berjalan}
== kegiatan/b.yaml
judul: Gotong royong
tanggal: 2026-06-07
evaluasi:
  peserta: 1.200
  kepuasan: {nilai: 5, responden: 30}
  tindak_lanjut: [Membeli cangkul]
== kegiatan/c.yaml
judul: Lomba lama
tanggal: 2025-08-17
evaluasi: {peserta: 40}
";

#[test]
fn the_evaluations_of_a_year_are_added_up() {
    let built = portal(EVALUATED);
    let page = "kegiatan/evaluasi/2026/";
    built
        .no_problems()
        .main_has(page, "2 kegiatan")
        .main_has(page, "1.230")
        .main_has(page, "12 laki-laki, 18 perempuan, 1.200 tidak dirinci")
        .main_has(page, "4,8 dari 5")
        .main_has(page, "40 orang menjawab")
        .main_has(page, "1 selesai, 1 berjalan, 1 belum")
        .main_has(page, "1 dari 2 selesai")
        .in_order(page, &["Tindak lanjut yang belum selesai", "Cetak panduan", "Membeli cangkul"])
        .main_lacks(page, "Rapat lagi")
        .main_lacks(page, "Lomba lama")
        .links(page, "kegiatan/a/")
        .links(page, "kelompok/kt/")
        .links(page, "kegiatan/evaluasi/2025/");
    built.links("kegiatan/", page).links("kegiatan/lalu/2026/", page).links("kegiatan/a/", page);
    built.no_page("kegiatan/evaluasi/2024/");
}

#[test]
fn where_nobody_counted_the_answers_every_activity_counts_the_same() {
    let built = portal(
        "
== kegiatan/a.yaml
judul: A
tanggal: 2026-05-03
evaluasi: {kepuasan: 4}
== kegiatan/b.yaml
judul: B
tanggal: 2026-05-04
evaluasi: {kepuasan: \"4,5\"}
",
    );
    built.main_has("kegiatan/evaluasi/2026/", "4,3 dari 5").main_lacks("kegiatan/evaluasi/2026/", "orang menjawab");
}

#[test]
fn pages_of_the_calendar_are_in_the_sitemap_and_name_their_own_address() {
    let built = portal(EVALUATED);
    for path in ["kegiatan/2026/05/", "kegiatan/evaluasi/2026/"] {
        assert!(built.page("sitemap.xml").contains(&format!("<loc>https://desa.example/{path}</loc>")));
        assert!(built.page(path).contains(&format!("<link rel=\"canonical\" href=\"https://desa.example/{path}\">")));
    }
}

#[test]
fn structured_data_name_the_next_time_with_its_hours() {
    let built = portal(
        "
== kegiatan/a.yaml
judul: Senam
tanggal: 2026-11-04
pukul: 07.00-08.00
ulang: {pola: setiap minggu, ganti_hari: {2026-11-25: 2026-11-26 09.00-10.00}}
",
    );
    let page = built.page("kegiatan/a/");
    has(page, &["\"startDate\":\"2026-11-26T09:00:00+07:00\"", "\"endDate\":\"2026-11-26T10:00:00+07:00\""]);
}
