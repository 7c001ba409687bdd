//! The bundle, read by a small reader that shares nothing with the program's own.

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::portal::{Portal, folder, portal};

const VILLAGE: &str = "
== portal.yaml
nama: Desa Contoh
jenis: desa
alamat_situs: https://desa.example/
wilayah: {kode: \"33.01.18.2011\"}
kontak: {whatsapp: 0899 0000 0001}
lain: {rahasia: jangan}
== kabar/panen.md
---
judul: \"Panen: raya\"
tanggal: 2026-11-19
penulis: [Relawan]
lain: {catatan: jangan}
kunci_aneh: jangan
---
Panen <!-- jangan --> di sawah. ![Padi](padi.jpg)

[//]: # (jangan)
== kabar/lama.md
---
judul: Kabar lama
tanggal: 2024-02-03
---
Lama.
== kabar/draf.md
---
judul: jangan
draf: ya
---
== kabar/besok.md
---
judul: jangan
tanggal: 2027-01-01
---
== kelompok/semua.yaml
- nama: Karang Taruna
  pengurus: [{Ketua: Sari, hp: jangan}]
  jumlah_anggota: 1.200
- nama: PKK
== kegiatan/rapat.yaml
judul: Rapat
tanggal: Sabtu, 5 Desember 2026
pukul: 19.30
ulang: {pola: hari Sabtu pertama, kecuali: 2027-02-06}
";

/// An index and the records of all its parts, checked as the format says.
fn read(portal: &Portal) -> (Value, Vec<(String, Value)>) {
    let index: Value = serde_json::from_str(portal.page("data/jejaring.json")).expect("the index is JSON");
    assert_eq!((&index["format"], &index["version"]), (&Value::from("jejaring"), &Value::from(1)));
    let mut records = Vec::new();
    for part in index["parts"].as_array().expect("parts") {
        let bytes = &portal.files[part["path"].as_str().expect("a path")];
        assert_eq!(part["size"], bytes.len());
        let digest = format!("{:x}", Sha256::digest(bytes));
        assert_eq!(part["sha256"], digest);
        let part_read: Value = serde_json::from_slice(bytes).expect("a part is JSON");
        assert_eq!(part_read["kind"], part["kind"]);
        let own = part_read["records"].as_array().expect("records").clone();
        assert_eq!(part["records"], own.len());
        records.extend(own.into_iter().map(|record| (part["kind"].as_str().unwrap_or_default().to_owned(), record)));
    }
    (index, records)
}

#[test]
fn a_bundle_tells_other_programs_what_the_pages_show() {
    let photo = include_bytes!("../../src/image/samples/baseline.jpg");
    let portal = folder(VILLAGE).file("kabar/padi.jpg", *photo).build();
    let (index, records) = read(&portal);
    assert_eq!(index["portal"]["name"], "Desa Contoh");
    assert_eq!(index["portal"]["code"], "33.01.18.2011");
    assert_eq!(index["portal"]["url"], "https://desa.example/");
    assert_eq!(index["newest"], "2026-11-19");
    assert_eq!(index["records"], serde_json::json!({"article": 2, "group": 2, "activity": 1}));
    let years: Vec<_> =
        index["parts"].as_array().expect("parts").iter().map(|part| (&part["kind"], &part["year"])).collect();
    assert!(years.contains(&(&Value::from("article"), &Value::from(2024))), "{years:?}");
    let find = |id: &str| &records.iter().find(|(_, record)| record["id"] == id).expect(id).1;
    let article = find("panen");
    assert_eq!(article["title"], "Panen: raya");
    assert_eq!(article["route"], "kabar/panen/");
    assert_eq!(article["fields"]["penulis"], serde_json::json!(["Relawan"]));
    assert!(article["text"].as_str().expect("a text").starts_with("Panen  di sawah."), "{article}");
    assert_eq!(find("karang-taruna")["fields"]["jumlah_anggota"], "1.200", "numbers stay as they were typed");
    assert_eq!(find("rapat")["fields"]["ulang"]["pola"], "hari Sabtu pertama");
    let image = &index["images"][0];
    assert_eq!(image["source"], "kabar/padi.jpg");
    let digest = format!("{:x}", Sha256::digest(&portal.files[image["path"].as_str().expect("a path")]));
    assert_eq!(image["sha256"], digest);
}

#[test]
fn a_bundle_holds_nothing_that_the_pages_do_not_show() {
    let portal = portal(VILLAGE);
    for (path, bytes) in portal.files.iter().filter(|(path, _)| path.starts_with("data/")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("jangan") && !text.contains("kunci_aneh"), "{path}: {text}");
    }
}

#[test]
fn a_portal_can_keep_its_records_from_other_programs() {
    let portal = folder(&VILLAGE.replace("jenis: desa\n", "jenis: desa\nbundel: tidak\n")).build();
    assert!(
        portal.files.keys().all(|path| !path.starts_with("data/") || path.ends_with(".csv")),
        "{}",
        portal.listing()
    );
    portal.main_has("kabar/panen/", "di sawah");
}

#[test]
fn records_of_a_size_that_nobody_likes_to_fetch_at_once_are_parted() {
    let long = "kata ".repeat(60_000);
    let mut village = folder("");
    for number in 0..40 {
        let text = format!("---\njudul: Kabar {number}\ntanggal: 2026-01-01\n---\n{long}");
        village = village.file(&format!("kabar/kabar-{number}.md"), text);
    }
    let portal = village.build();
    let (index, records) = read(&portal);
    assert_eq!(records.len(), 40);
    let parts = index["parts"].as_array().expect("parts");
    assert!(
        parts.len() > 2 && parts.iter().all(|part| part["size"].as_u64().is_some_and(|size| size <= 5 << 20)),
        "{parts:?}"
    );
}
