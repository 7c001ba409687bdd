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

/// The folder of one of the villages as a fixture of its own.
fn alone(village: &str) -> String {
    let folder = format!("../{village}/");
    let files = DISTRICT.split("\n== ").filter_map(|file| file.strip_prefix(&folder));
    files.fold(String::new(), |fixture, file| fixture + "\n== " + file)
}

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
        let alone = alone(village);
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

#[test]
fn a_village_has_pictures_for_previews_only_where_its_district_has_them() {
    let quiet = DISTRICT.replacen("jenis: kecamatan", "jenis: kecamatan\ngambar_bagikan: tidak", 1);
    let portal = folder(&quiet).drawn().build();
    portal.page_lacks("desa/sidasari/kabar/panen/", "og:image");
    assert!(portal.files.keys().all(|path| !path.contains("media/bagikan/")), "{}", portal.listing());
}

#[test]
fn a_preview_keeps_what_a_build_makes_ready_twice_and_shows_the_same() {
    let mistaken =
        |fixture: &str| folder(fixture).file("../mulyadadi/kegiatan/rapat.yaml", "judul: Rapat\ntanggal: kapan\n");
    let (built, live) = (mistaken(DISTRICT).drafts().build(), mistaken(DISTRICT).preview());
    live.complete(&live.current()).expect("nothing is newer");
    for (path, bytes) in &built.files {
        assert!(live.file(path).is_some_and(|served| *served == **bytes), "{path}");
    }
    let told = live.current().with_report(|report| report.problems.clone());
    assert_eq!(format!("{told:?}"), format!("{:?}", built.report.problems));
    let line = built.report.text_of(&told[0].place.file);
    assert!(line.contains("tanggal: kapan"), "{line}");
}

#[test]
fn a_reference_to_another_village_is_a_link_and_a_wrong_one_is_told() {
    let portal = folder(DISTRICT)
        .file(
            "../mulyadadi/kegiatan/kunjungan.yaml",
            "judul: Kunjungan ke Sidasari\ntanggal: 2026-12-05\npenyelenggara: [sidasari/tani, sidasari/tidak-ada]\n",
        )
        .build();
    let page = portal.main("desa/mulyadadi/kegiatan/kunjungan/");
    assert!(page.contains("<a href=\"/desa/sidasari/kelompok/tani/\">Kelompok Tani Makmur</a>"), "{page}");
    let told = portal.problem_list();
    assert!(told.contains("bernama `sidasari/tidak-ada`") && !told.contains("bernama `sidasari/tani`"), "{told}");
}

#[test]
fn what_is_said_of_a_village_that_cannot_be_had_is_no_mistake() {
    let district = folder(DISTRICT)
        .file("kegiatan/rapat.yaml", "judul: Rapat\ntanggal: 2026-12-03\nkelompok: [mulyadadi/pkk, serang/wijaya]\n")
        .without("../mulyadadi/portal.yaml")
        .without("../mulyadadi/kabar/jalan.md")
        .build();
    let told = district.problem_list();
    assert!(told.contains("bernama `serang/wijaya`") && !told.contains("mulyadadi/pkk"), "{told}");
    assert!(told.contains("tulis nama desa dan nama berkasnya di sana"), "{told}");
}

#[test]
fn one_partner_of_several_villages_is_shown_once_and_the_guess_is_told() {
    let portal = folder(DISTRICT)
        .file(
            "../sidasari/mitra/puskesmas.yaml",
            "nama: Puskesmas Cipari\nkontribusi: [{bentuk: tenaga, untuk: tani}]\n",
        )
        .file("../mulyadadi/mitra/puskesmas-cipari.yaml", "nama: Puskesmas Cipari\n")
        .file("../mulyadadi/mitra/warung.yaml", "nama: Warung Desa\nsama_dengan: tidak\n")
        .file("../sidasari/mitra/warung.yaml", "nama: Warung Desa\n")
        .build();
    let list = portal.main("mitra/");
    assert_eq!(list.matches("Puskesmas Cipari</a>").count(), 1, "{list}");
    assert_eq!(list.matches("Warung Desa</a>").count(), 2, "{list}");
    let page = portal.main("mitra/puskesmas-cipari/");
    assert!(page.contains("href=\"/desa/sidasari/mitra/puskesmas/\""), "{page}");
    assert!(page.contains("href=\"/desa/mulyadadi/mitra/puskesmas-cipari/\""), "{page}");
    assert!(page.contains("Kelompok Tani Makmur"), "its gift to a group of Sidasari: {page}");
    let told = portal.problem_list();
    assert!(told.contains("Puskesmas Cipari (`sidasari/puskesmas`, `mulyadadi/puskesmas-cipari`)"), "{told}");
}

#[test]
fn what_is_the_same_by_the_authors_own_word_is_no_guess() {
    let portal = folder(DISTRICT)
        .file("mitra/puskesmas.yaml", "nama: Puskesmas Kecamatan Cipari\nsama_dengan: sidasari/puskesmas\n")
        .file("../sidasari/mitra/puskesmas.yaml", "nama: UPTD Puskesmas\n")
        .build();
    let list = portal.main("mitra/");
    assert!(list.contains("href=\"/mitra/puskesmas/\">Puskesmas Kecamatan Cipari</a>"), "{list}");
    assert!(!list.contains("UPTD"), "{list}");
    assert!(!portal.problem_list().contains("dianggap satu"), "{}", portal.problem_list());
}

#[test]
fn two_villages_of_one_name_stay_apart() {
    let portal = folder(DISTRICT)
        .file("portal.yaml", "nama: Kabupaten Cilacap\njenis: kabupaten\nalamat_situs: https://cilacap.example/\nanggota:\n  - {nama: Desa Sidasari, kode: 33.01.18.2011, jenis: desa, sumber: ../sidasari}\n  - {nama: Desa Sidasari, kode: 33.01.17.2004, jenis: desa, sumber: ../sampang}\n")
        .file("../sampang/kabar/sawah.md", "---\njudul: Sawah di Sampang\ntanggal: 2026-11-01\n---\n")
        .build();
    assert!(portal.page("desa/sidasari-3301172004/").contains("Sawah di Sampang"));
    assert!(!portal.page("desa/sidasari/").contains("Sawah di Sampang"));
    assert!(portal.problem_list().contains("slug: sidasari-3301172004"), "{}", portal.problem_list());
}

#[test]
fn content_of_another_village_is_not_shown_under_a_wrong_name() {
    let settings = "nama: Kecamatan Cipari\njenis: kecamatan\nalamat_situs: https://cipari.example/\nanggota:\n  - {nama: Desa Mulyadadi, kode: 33.01.18.2007, sumber: ../sidasari}\n";
    let portal = folder(DISTRICT).file("portal.yaml", settings).build();
    assert!(!portal.page("desa/mulyadadi/").contains("Panen raya"));
    assert!(
        portal.problem_list().contains("milik wilayah `33.01.18.2011`, bukan `33.01.18.2007`"),
        "{}",
        portal.problem_list()
    );
}

#[test]
fn a_broken_member_costs_nothing_but_itself() {
    let portal = folder(DISTRICT)
        .file("../sidasari/portal.yaml", "nama: [rusak\n")
        .file("../sidasari/kabar/rusak.md", "---\njudul: \"tak tertutup\nkategori: {\n---\n")
        .without("../mulyadadi/portal.yaml")
        .without("../mulyadadi/kabar/jalan.md")
        .build();
    assert!(portal.main("kabar/").contains("Rapat koordinasi kecamatan"));
    assert!(portal.main("desa/sidasari/kabar/").contains("Panen raya"));
    assert!(portal.page("desa/mulyadadi/").contains("Desa Mulyadadi"));
    let told = portal.problem_list();
    assert!(told.contains("../sidasari/portal.yaml") && told.contains("../mulyadadi"), "{told}");
}

#[test]
fn a_district_shows_how_fresh_its_villages_are() {
    let portal = folder(DISTRICT)
        .file("../mulyadadi/kabar/jalan.md", "---\njudul: Jalan desa diperbaiki\ntanggal: 2026-03-15\n---\n")
        .build();
    let list = portal.main("desa/");
    assert!(list.contains("diperbarui <time datetime=\"2026-11-19\" data-fresh>19 November 2026</time>"), "{list}");
    assert!(list.contains("belum ada kabar baru sejak Maret 2026"), "{list}");
}

#[test]
fn needs_of_all_villages_stand_side_by_side() {
    let portal = folder(DISTRICT)
        .file("../sidasari/kelompok/tani.yaml", "nama: Kelompok Tani\nkebutuhan: [{isi: Traktor tangan}]\n")
        .file("../mulyadadi/kelompok/pkk.yaml", "nama: PKK\npotensi: [{isi: Dapur umum}]\n")
        .build();
    let page = portal.main("kebutuhan/");
    assert!(page.contains("Traktor tangan") && page.contains("Dapur umum"), "{page}");
    assert!(page.contains("href=\"/desa/sidasari/\">Desa Sidasari</a>"), "{page}");
}

/// A regency of one district, which is known by its published portal alone.
#[test]
fn a_regency_reads_districts_and_not_below_them() {
    let district = portal(DISTRICT);
    let mut regency = folder(
        "\n== portal.yaml\nnama: Kabupaten Cilacap\njenis: kabupaten\nalamat_situs: https://cilacap.example/\nanggota:\n  - {nama: Kecamatan Cipari, kode: 33.01.18, sumber: ../cipari}\n",
    );
    for (path, bytes) in district.files.into_iter().filter(|(path, _)| path.starts_with("data/")) {
        regency = regency.file(&format!("../cipari/{path}"), bytes);
    }
    let regency = regency.build();
    let villages = regency.main("kecamatan/cipari/desa/");
    assert!(villages.contains("href=\"https://sidasari.example/\">Desa Sidasari</a>"), "{villages}");
    let news = regency.main("kabar/");
    assert!(news.contains("Rapat koordinasi kecamatan") && news.contains("Panen raya"), "{news}");
    let page = regency.page("kecamatan/cipari/kabar/desa-sidasari-panen/");
    assert!(page.contains("<link rel=\"canonical\" href=\"https://sidasari.example/kabar/panen/\">"), "{page}");
    assert!(regency.main("kegiatan/").contains("Rapat kelompok tani"));
    assert!(!regency.files.keys().any(|path| path.starts_with("desa/")), "{}", regency.listing());
}

#[test]
fn activities_of_all_villages_are_in_one_calendar_under_their_own_names() {
    let district = portal(DISTRICT);
    let village = alone("sidasari");
    let uid = |calendar: &str| calendar.lines().find(|line| line.starts_with("UID:")).map(str::to_owned);
    let alone = uid(portal(&village).page("kalender.ics"));
    assert!(alone.is_some());
    assert_eq!(uid(district.page("kalender.ics")), alone);
    assert_eq!(uid(district.page("desa/sidasari/kalender.ics")), alone);
}

const FEED: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Desa Serang</title><link>https://serang.example/</link>
<item><title>Posyandu Mawar dibuka lagi</title><link>https://serang.example/artikel/2026/11/12/posyandu</link>
<pubDate>Thu, 12 Nov 2026 09:00:00 +0700</pubDate><dc:creator>Admin Desa</dc:creator><category>Berita Desa</category>
<description><![CDATA[<p>Posyandu <b>dibuka</b> lagi.</p><script>alert(1)</script>]]></description></item></channel></rss>"#;

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//ID\r\nBEGIN:VEVENT\r\nUID:1@serang\r\nDTSTAMP:20261101T000000Z\r\nDTSTART;TZID=Asia/Jakarta:20261127T190000\r\nDTEND;TZID=Asia/Jakarta:20261127T210000\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:Rapat RT\r\nLOCATION:Balai Desa Serang\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

#[test]
fn a_village_of_another_program_is_shown_by_its_feed_and_its_calendar() {
    let settings = "nama: Kecamatan Cipari\njenis: kecamatan\nalamat_situs: https://cipari.example/\nanggota:\n  - {nama: Desa Serang, kode: 33.01.18.2006, sumber: [../serang/umpan.xml, ../serang/agenda.ics]}\n";
    let portal = folder(DISTRICT)
        .file("portal.yaml", settings)
        .file("../serang/umpan.xml", FEED)
        .file("../serang/agenda.ics", CALENDAR)
        .build();
    let page = portal.page("desa/serang/kabar/2026-11-12-posyandu-mawar-dibuka-lagi/");
    assert!(
        page.contains("<link rel=\"canonical\" href=\"https://serang.example/artikel/2026/11/12/posyandu\">"),
        "{page}"
    );
    assert!(page.contains("Posyandu <strong>dibuka</strong> lagi.") && !page.contains("alert"), "{page}");
    assert!(page.contains("Admin Desa") && page.contains("Berita Desa"), "{page}");
    assert!(portal.main("kabar/").contains("href=\"/desa/serang/kabar/2026-11-12-posyandu-mawar-dibuka-lagi/\""));
    let agenda = portal.main("kegiatan/");
    assert!(agenda.contains("Rapat RT") && agenda.contains("Setiap hari Jumat"), "{agenda}");
    assert!(portal.main("desa/").contains("href=\"https://serang.example/\""), "{}", portal.main("desa/"));
    assert!(portal.problem_list().is_empty(), "{}", portal.problem_list());
}

/// A bundle made to hurt: it wants other places, breaks out of every field, and repeats itself.
fn hostile_bundle() -> Vec<(String, Vec<u8>)> {
    use sha2::{Digest, Sha256};
    let hurt =
        "<script>alert(1)</script>\" onload='x' {{ portal.name }} {% include \"x\" %} ]]> END:VEVENT\r\n---\n\u{1}";
    let tags: Vec<String> = (0..3000).map(|number| format!("tag{number}")).collect();
    let sources = [
        "../../../etc/x.md",
        "portal.yaml",
        "tema/pages/home.html",
        "kabar/../../x.md",
        "statis/index.html",
        "kabar/a.md",
        "kabar/a.md",
    ];
    let records = |kind: &str| -> Vec<serde_json::Value> {
        let record = |(at, source): (usize, &&str)| {
            serde_json::json!({
                "id": format!("../{hurt}{at}"), "title": hurt, "route": "../../index.html", "date": "2026-11-01", "source": source,
                "fields": {"judul": hurt, "nama": hurt, "ringkasan": hurt, "penulis": [hurt], "tag": tags, "kategori": hurt,
                    "jenis": hurt, "tempat": hurt, "pukul": "19.30", "tanggal": "2026-11-29", "kontak": {"nama": hurt, "whatsapp": hurt},
                    "kanonis": "javascript:alert(1)", "slug": "../../x", "lain": {"x": hurt}, "alamat_lama": ["/", "/kabar/"]},
                "text": format!("{hurt}\n\n[x](javascript:alert(1)) <img src=x onerror=alert(1)> <iframe src=//x></iframe>"),
            })
        };
        if kind == "page" { Vec::new() } else { sources.iter().enumerate().map(record).collect() }
    };
    let mut files = Vec::new();
    let mut parts = Vec::new();
    for kind in ["article", "group", "partner", "activity", "case_study"] {
        let part = serde_json::json!({"format": "jejaring", "version": 9, "kind": kind, "records": records(kind), "baru": true});
        let bytes = serde_json::to_vec(&part).expect("JSON");
        let digest = format!("{:x}", Sha256::digest(&bytes));
        parts.push(serde_json::json!({"path": format!("data/{kind}.json"), "kind": kind, "records": 7, "size": bytes.len(), "sha256": digest}));
        files.push((format!("data/{kind}.json"), bytes));
    }
    parts.push(
        serde_json::json!({"path": "../../rahasia.json", "kind": "article", "records": 1, "size": 1, "sha256": ""}),
    );
    let index = serde_json::json!({
        "format": "jejaring", "version": 9, "portal": {"name": hurt, "kind": "desa", "url": "javascript:alert(1)",
            "fields": {"kalimat": hurt, "tema": "x", "menu": [{"label": "x", "tautan": "https://x.example/"}], "kontak": {"alamat": hurt}}},
        "records": {}, "parts": parts, "images": [{"path": "../x.jpg", "source": "../../x.jpg", "size": 1, "sha256": ""}], "baru": {},
    });
    files.push(("data/jejaring.json".to_owned(), serde_json::to_vec(&index).expect("JSON")));
    files
}

#[test]
fn a_hostile_village_hurts_nobody() {
    let settings = String::from_utf8(folder(DISTRICT).bytes("portal.yaml").to_vec()).expect("text");
    let with = format!("{settings}  - {{nama: Desa Jahat, kode: 33.01.18.2001, sumber: ../jahat}}\n");
    let mut district = folder(DISTRICT).file("portal.yaml", with);
    for (path, bytes) in hostile_bundle() {
        district = district.file(&format!("../jahat/{path}"), bytes);
    }
    let hurt = district.build();
    let sound = portal(DISTRICT);
    for (path, bytes) in &sound.files {
        if path.starts_with("desa/sidasari/") || path.starts_with("desa/mulyadadi/") {
            assert_eq!(hurt.files.get(path), Some(bytes), "{path}");
        }
    }
    assert!(hurt.files.keys().all(|path| !path.contains("..") && !path.contains("etc")), "{}", hurt.listing());
    for (path, bytes) in hurt.files.iter().filter(|(path, _)| !path.starts_with("aset/")) {
        let text = String::from_utf8_lossy(bytes);
        if path.ends_with(".html") {
            for wrong in ["<script>alert", "onerror=", "<iframe", "href=\"javascript:", "x.example"] {
                assert!(!text.contains(wrong), "{wrong} in {path}: {text}");
            }
        }
        if path.ends_with(".ics") {
            assert_eq!(text.matches("\r\nBEGIN:VEVENT").count(), text.matches("\r\nEND:VEVENT").count(), "{path}");
        }
        if path.ends_with(".json") {
            serde_json::from_slice::<serde_json::Value>(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }
}
