//! Activities: their pages, what comes, what was, and how it went.

use crate::portal::{folder, portal};

const YEAR: &str = "
== kegiatan/mei.yaml
judul: Musyawarah Mei
tanggal: 2026-05-03
jenis: musyawarah
== kegiatan/lama.yaml
judul: Kerja bakti lama
tanggal: 2025-02-01
jenis: gotong-royong
== kegiatan/dekat.yaml
judul: Senam pagi
tanggal: 2026-11-23
jenis: olahraga
== kegiatan/jauh.yaml
judul: Pasar desa
tanggal: 2027-01-10
== kegiatan/kini.yaml
judul: Pekan olahraga
tanggal: 20-24 November 2026
jenis: olahraga
== kegiatan/menyusul.yaml
judul: Ziarah
tanggal: menyusul
";

#[test]
fn the_agenda_has_what_comes_by_day_with_undated_ones_last() {
    let built = portal(YEAR);
    built.no_problems().in_order("kegiatan/", &["Pekan olahraga", "Senam pagi", "Pasar desa", "Ziarah"]);
    built.main_lacks("kegiatan/", "Musyawarah Mei").main_has("kegiatan/menyusul/", "Tanggal menyusul");
    built.in_order("kegiatan/", &["November 2026", "Januari 2027"]);
}

#[test]
fn what_was_stands_under_its_year_and_every_kind_has_a_list() {
    let built = portal(YEAR);
    built.main_has("kegiatan/lalu/2026/", "Musyawarah Mei").main_lacks("kegiatan/lalu/2026/", "Senam pagi");
    built.main_has("kegiatan/lalu/2025/", "Kerja bakti lama").links("kegiatan/", "kegiatan/lalu/2025/");
    built.main_has("kegiatan/jenis/olahraga/", "Senam pagi").main_has("kegiatan/jenis/olahraga/", "Pekan olahraga");
    built.main_lacks("kegiatan/jenis/olahraga/", "Pasar desa").links("kegiatan/dekat/", "kegiatan/jenis/olahraga/");
}

#[test]
fn the_next_day_what_came_is_what_was() {
    folder(YEAR)
        .today("2026-11-25")
        .build()
        .main_lacks("kegiatan/", "Senam pagi")
        .main_has("kegiatan/lalu/2026/", "Senam pagi");
}

#[test]
fn a_page_says_where_an_activity_stands() {
    let built = portal(YEAR);
    built
        .main_has("kegiatan/mei/", "Selesai")
        .main_has("kegiatan/dekat/", "Akan datang")
        .main_has("kegiatan/kini/", "Hari ini");
}

#[test]
fn an_activity_that_is_off_or_put_off_says_so_everywhere() {
    let built = portal(
        "
== kelompok/kt.yaml
nama: Karang Taruna
== kegiatan/a.yaml
judul: Lomba voli
tanggal: 2026-12-01
status: batal
penyelenggara: kt
== kegiatan/b.yaml
judul: Lomba catur
tanggal: 2026-12-02
status: ditunda
",
    );
    built.no_problems().main_has("kegiatan/a/", "Kegiatan ini batal.").main_has("kegiatan/b/", "ditunda");
    built.main_has("kegiatan/", "Batal").main_has("kelompok/kt/", "Batal").main_has("kegiatan/", "Ditunda");
}

#[test]
fn an_activity_shows_all_that_its_record_says() {
    portal(
        "
== kegiatan/a.yaml
judul: Pelatihan pupuk
jenis: pelatihan
program: Desa Hijau
tanggal: Sabtu, 5 Desember 2026
pukul: 08.00-12.00
lokasi: {nama: Balai desa, alamat: Jalan Raya 1, lintang: -7.43, bujur: 108.8}
daring: https://rapat.example/pupuk
narasumber: [{nama: Bu Ratna, peran: Penyuluh}]
narahubung: Pak Budi 0812 3456 7890
terbuka_untuk: Petani semua dusun
biaya: Rp10.000
ringkasan: Membuat pupuk dari daun.
survei: {alamat: https://survei.example/1, sampai: 12 Desember 2026}
tuan_rumah: Mulyadadi
tamu: [Caruy, Sidasari]
",
    )
    .no_problems()
    .main_has("kegiatan/a/", "5 Desember 2026")
    .main_has("kegiatan/a/", "08.00")
    .main_has("kegiatan/a/", "12.00 WIB")
    .main_has("kegiatan/a/", "Balai desa")
    .main_has("kegiatan/a/", "Jalan Raya 1")
    .main_has("kegiatan/a/", "href=\"https://rapat.example/pupuk\"")
    .main_has("kegiatan/a/", "Bu Ratna")
    .main_has("kegiatan/a/", "Penyuluh")
    .main_has("kegiatan/a/", "Pak Budi")
    .main_has("kegiatan/a/", "https://wa.me/6281234567890")
    .main_has("kegiatan/a/", "Petani semua dusun")
    .main_has("kegiatan/a/", "Rp10.000")
    .main_has("kegiatan/a/", "Membuat pupuk dari daun.")
    .main_has("kegiatan/a/", "https://survei.example/1")
    .main_has("kegiatan/a/", "12 Desember 2026")
    .main_has("kegiatan/a/", "Desa Hijau")
    .main_has("kegiatan/a/", "Mulyadadi")
    .main_has("kegiatan/a/", "Caruy");
}

#[test]
fn an_evaluation_tells_how_it_went_and_what_is_to_be_done() {
    let built = portal(
        "
== kelompok/kt.yaml
nama: Karang Taruna
== kegiatan/a.yaml
judul: Pelatihan
tanggal: 2026-05-03
evaluasi:
  peserta: {l: 12, p: 18}
  target: 40
  kepuasan: {nilai: 4.2, responden: 25}
  hasil: [Dua kelompok baru, Buku kas]
  tindak_lanjut:
    - {isi: Rapat lagi, oleh: kt, tenggat: 1 Juni 2026, status: selesai}
    - Cetak panduan
== kegiatan/b.yaml
judul: Rapat
tanggal: 2026-05-03
evaluasi:
  peserta: 30
",
    );
    built.no_problems();
    for text in [
        "30",
        "12 laki-laki",
        "18 perempuan",
        "40",
        "75 persen",
        "4,2 dari 5",
        "25 orang",
        "Dua kelompok baru",
        "Buku kas",
        "Rapat lagi",
        "1 Juni 2026",
        "Cetak panduan",
    ] {
        built.main_has("kegiatan/a/", text);
    }
    built.links("kegiatan/a/", "kelompok/kt/").main_has("kegiatan/b/", "30");
}

#[test]
fn an_activity_that_repeats_every_week_is_to_come_and_says_so() {
    portal(
        "
== kegiatan/a.yaml
judul: Senam lansia
tanggal: 2026-01-07
pukul: 07.00
ulang: setiap minggu
",
    )
    .no_problems()
    .main_has("kegiatan/", "Senam lansia")
    .main_has("kegiatan/", "Setiap hari Rabu")
    .main_has("kegiatan/a/", "Setiap hari Rabu");
}

#[test]
fn lists_of_activities_are_twenty_a_page_too() {
    let list = (1..=25)
        .fold(String::new(), |list, at| list + &format!("- judul: Rapat {at:02}\n  tanggal: 2027-01-{at:02}\n"));
    let built = folder("").file("kegiatan/semua.yaml", list).build();
    built
        .no_problems()
        .main_has("kegiatan/", "Rapat 20")
        .main_lacks("kegiatan/", "Rapat 21")
        .main_has("kegiatan/halaman/2/", "Rapat 25");
}

#[test]
fn the_zone_of_the_portal_stands_behind_the_hours() {
    for (zone, label) in
        [("WIB", "19.30 WIB"), ("WITA", "19.30 WITA"), ("WIT", "19.30 WIT"), ("Asia/Makassar", "19.30 WITA")]
    {
        let settings = format!("nama: Desa\nalamat_situs: https://desa.example/\nzona_waktu: {zone}\n");
        let built = folder("== kegiatan/a.yaml\njudul: A\ntanggal: 2026-12-01\npukul: 19.30")
            .file("portal.yaml", settings)
            .build();
        built.no_problems().main_has("kegiatan/a/", label);
    }
}
