//! Districts: many villages in one portal.

use crate::portal::{folder, portal};

const DISTRICT: &str = r#"
== portal.yaml
nama: Kecamatan Cipari
jenis: kecamatan
alamat_situs: https://cipari.example/
wilayah: {kode: "33.01.18"}
anggota:
  - {nama: Desa Sidasari, kode: "33.01.18.2011", sumber: ../sidasari}
  - {nama: Desa Mulyadadi, kode: "33.01.18.2007", sumber: ../mulyadadi}
== kabar/rakor.md
---
judul: Rapat koordinasi kecamatan
tanggal: 2026-11-10
---
Semua desa hadir.
== ../sidasari/portal.yaml
nama: Desa Sidasari
alamat_situs: https://sidasari.example/
wilayah: {kode: "33.01.18.2011"}
== ../sidasari/kabar/panen.md
---
judul: Panen raya
tanggal: 2026-11-19
---
Panen di [sawah](../kelompok/tani.yaml). <!-- rahasia -->
== ../sidasari/kabar/draf.md
---
judul: Belum jadi
draf: ya
---
== ../sidasari/kelompok/tani.yaml
nama: Kelompok Tani Makmur
jenis: kelompok-tani
== ../sidasari/kegiatan/rapat.yaml
judul: Rapat kelompok tani
tanggal: 2026-12-01
pukul: 19.30
penyelenggara: [tani]
== ../mulyadadi/portal.yaml
nama: Desa Mulyadadi
alamat_situs: https://mulyadadi.example/
wilayah: {kode: "33.01.18.2007"}
== ../mulyadadi/kabar/jalan.md
---
judul: Jalan desa diperbaiki
tanggal: 2026-11-15
---
Warga bekerja bakti.
"#;

#[test]
fn each_village_has_a_portal_of_its_own_within_the_district() {
    let portal = portal(DISTRICT);
    assert!(portal.main("desa/sidasari/kabar/panen/").contains("Panen di"));
    assert!(portal.page("desa/mulyadadi/").contains("Jalan desa diperbaiki"));
    let page = portal.page("desa/sidasari/kabar/panen/");
    assert!(page.contains("<link rel=\"canonical\" href=\"https://sidasari.example/kabar/panen/\">"), "{page}");
    assert!(page.contains("href=\"/desa/sidasari/kelompok/tani/\""), "{page}");
}

#[test]
fn what_a_village_keeps_to_itself_is_nowhere_in_the_district() {
    let portal = portal(DISTRICT);
    for (path, bytes) in &portal.files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("Belum jadi") && !text.contains("rahasia"), "{path}");
    }
}

#[test]
fn the_lists_of_the_district_have_what_its_villages_published() {
    let portal = portal(DISTRICT);
    let news = portal.main("kabar/");
    let at = |title: &str| news.find(title).unwrap_or_else(|| panic!("{title} in {news}"));
    assert!(at("Panen raya") < at("Jalan desa diperbaiki") && at("Jalan desa diperbaiki") < at("Rapat koordinasi"));
    assert!(news.contains("href=\"/desa/sidasari/kabar/panen/\""), "{news}");
    assert!(portal.main("kegiatan/").contains("href=\"/desa/sidasari/kegiatan/rapat/\""));
    assert!(portal.main("kelompok/").contains("href=\"/desa/sidasari/kelompok/tani/\""));
    assert!(!portal.files.contains_key("kelompok/tani/index.html"), "{}", portal.listing());
}

#[test]
fn a_village_is_the_same_from_its_folder_and_from_its_bundle() {
    let from_folder = portal(DISTRICT);
    let mut with_bundle = folder(DISTRICT);
    for village in ["sidasari", "mulyadadi"] {
        let alone: String = DISTRICT
            .split("\n== ")
            .filter_map(|file| file.strip_prefix(&format!("../{village}/")))
            .map(|file| format!("\n== {file}"))
            .collect();
        for (path, bytes) in portal(&alone).files {
            with_bundle = with_bundle.file(&format!("../{village}/{path}"), bytes);
        }
        let own: Vec<String> = with_bundle.paths();
        for path in
            own.iter().filter(|path| path.starts_with(&format!("../{village}/")) && !path.contains("index.html"))
        {
            if path.ends_with(".md") || path.ends_with(".yaml") {
                with_bundle = with_bundle.without(path);
            }
        }
    }
    let from_bundle = with_bundle.build();
    assert_eq!(from_folder.listing(), from_bundle.listing());
    for (path, bytes) in &from_folder.files {
        assert!(
            from_bundle.files[path] == *bytes,
            "{path} differs:\n{}\n{}",
            String::from_utf8_lossy(bytes),
            from_bundle.page(path)
        );
    }
}
