//! The search: its page, the index of titles below it, and what can be found.

use std::{collections::BTreeMap, io::Read as _};

use flate2::read::GzDecoder;
use serde_json::Value;

use crate::portal::{Folder, Portal, folder, portal};

const VILLAGE: &str = "
== kabar/panen.md
---
judul: Panen raya
tanggal: 2026-11-20
kategori: Berita
tag: [padi]
---
Tim **penghubung** warga[^a] bertemu.

[^a]: Dari Blok Lor.
== kegiatan/rapat.yaml
judul: Rapat hasil
tanggal: 2026-11-29
tempat: Balai desa
penyelenggara: [tani]
== kelompok/tani.yaml
nama: Kelompok Tani Makmur
pengurus: [{jabatan: Ketua, nama: Pak Slamet}]
== mitra/puskesmas.yaml
nama: Puskesmas
== studi-kasus/air.md
---
judul: Air bersih
tanggal: 2025-01-02
tantangan: Sumur *kering*
---
Pipa dipasang.
== halaman/profil.md
---
judul: Profil desa
---
Empat dusun.
";

/// What can be found of each page: the JSON that Pagefind shows results from, by address.
fn found(portal: &Portal) -> BTreeMap<String, Value> {
    let fragments = portal.files.iter().filter(|(path, _)| path.ends_with(".pf_fragment"));
    let entries = fragments.map(|(path, bytes)| {
        let mut text = String::new();
        GzDecoder::new(&**bytes).read_to_string(&mut text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let entry: Value = serde_json::from_str(text.trim_start_matches("pagefind_dcd")).expect("JSON");
        (entry["url"].as_str().expect("an address").to_owned(), entry)
    });
    entries.collect()
}

/// A portal of as many groups, half of whose names begin with A and half with B.
fn many(count: usize) -> Folder {
    let group = |number: usize| format!("- nama: {} {number}\n", ["Anggrek", "Bakti"][number % 2]);
    folder("").file("kelompok/semua.yaml", (1..=count).map(group).collect::<Vec<_>>().concat())
}

#[test]
fn the_search_page_has_every_title_from_a_to_z_without_a_script() {
    let built = portal(VILLAGE);
    built
        .page_has("", "<a href=\"/cari/\">Cari</a>")
        .main_has("cari/", "<form class=\"search\" role=\"search\" action=\"/cari/\">")
        .in_order(
            "cari/",
            &[
                "A Air bersih Studi kasus",
                "P Panen raya Kabar",
                "Profil desa Halaman",
                "Puskesmas Mitra",
                "R Rapat hasil",
                "T Kelompok Tani Makmur",
            ],
        )
        .page_has("sitemap.xml", "https://desa.example/cari/");
    for page in ["kabar/panen/", "kegiatan/rapat/", "kelompok/tani/", "mitra/puskesmas/", "studi-kasus/air/", "profil/"]
    {
        built.links("cari/", page);
    }
}

#[test]
fn the_entry_for_the_search_is_the_last_of_the_menu() {
    let built = portal(VILLAGE);
    let menu = built.page("").split("class=\"menu-row\"").nth(1).and_then(|rest| rest.split("</ul>").next());
    let last = menu.and_then(|menu| menu.rsplit("<a href=").next()).expect("a menu");
    assert!(last.starts_with("\"/cari/\">Cari</a>"), "{last}");
    portal(&format!("{VILLAGE}== portal.yaml\nnama: Desa\nmenu: [kabar, {{label: Temukan, tautan: cari}}, kontak]\n"))
        .page_has("", ">Temukan</a>");
}

#[test]
fn a_page_that_does_not_exist_offers_the_search() {
    portal(VILLAGE).main_has("404.html", "action=\"/cari/\"");
}

#[test]
fn a_portal_with_nothing_to_find_has_no_search() {
    folder("").searched().build().no_page("cari/").page_lacks("", "cari/").page_lacks("404.html", "search");
}

#[test]
fn the_search_can_be_switched_off() {
    for key in ["pencarian: tidak", "search: false"] {
        let built = folder(VILLAGE).file("portal.yaml", format!("nama: Desa\n{key}\n")).searched().build();
        built.no_page("cari/").page_lacks("", "cari/");
        assert!(!built.files.keys().any(|path| path.starts_with("cari/")), "{}", built.listing());
    }
}

#[test]
fn without_a_search_files_of_others_may_have_its_place() {
    let site = || {
        let site = folder(VILLAGE).file("portal.yaml", "nama: Desa\npencarian: tidak\n");
        site.file("statis/cari/pagefind/catatan.txt", "x").searched()
    };
    let path = "cari/pagefind/catatan.txt";
    assert_eq!(site().build().files[path], b"x");
    let live = site().preview();
    live.complete(&live.current());
    assert_eq!(live.file(path).as_deref(), Some(&b"x"[..]));
}

#[test]
fn only_the_search_page_may_run_what_searches() {
    let built = portal(VILLAGE);
    for (path, page) in built.pages() {
        assert_eq!(page.contains("wasm-unsafe-eval"), path == "cari/index.html", "{path}");
        assert_eq!(page.contains("scripts-search."), path == "cari/index.html", "{path}");
    }
}

#[test]
fn many_titles_have_a_page_for_each_letter() {
    let built = many(301).build();
    built
        .links("cari/", "cari/a/")
        .links("cari/", "cari/b/")
        .main_lacks("cari/", "Anggrek")
        .main_has("cari/a/", "Anggrek 300")
        .main_lacks("cari/a/", "Bakti")
        .page_has("cari/a/", "<h1 class=\"list-title\">Judul berawalan A</h1>")
        .no_page("cari/c/");
    many(300)
        .build()
        .no_page("cari/a/")
        .main_has("cari/", "<a class=\"chip\" href=\"#huruf-a\">A")
        .main_has("cari/", "id=\"huruf-a\"");
}

#[test]
fn no_page_of_a_letter_is_longer_than_a_phone_likes() {
    let built = many(700).build();
    built.links("cari/a/", "cari/a/halaman/2/").main_has("cari/a/halaman/2/", "Anggrek");
    assert_eq!(built.main("cari/a/").matches("<li><a href=\"/kelompok/").count(), 300);
    assert_eq!(built.main("cari/a/halaman/2/").matches("<li><a href=\"/kelompok/").count(), 50);
}

#[test]
fn titles_that_begin_with_no_letter_come_last() {
    portal(
        "
== kabar/a.md
---
judul: '\"Zaman\" baru'
tanggal: 2026-11-20
---
== kabar/b.md
---
judul: 17 Agustus
tanggal: 2026-11-20
---
== kabar/c.md
---
judul: Élan
tanggal: 2026-11-20
---
",
    )
    .in_order("cari/", &["E Élan", "Z \"Zaman\" baru", "0–9 17 Agustus"]);
}

#[test]
fn every_page_of_a_record_can_be_found_by_what_it_says() {
    let built = folder(VILLAGE).searched().build();
    let found = found(&built);
    let addresses: Vec<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(
        addresses,
        ["kabar/panen/", "kegiatan/rapat/", "kelompok/tani/", "mitra/puskesmas/", "profil/", "studi-kasus/air/"]
    );
    let article = &found["kabar/panen/"];
    assert_eq!(article["meta"]["title"], "Panen raya");
    assert_eq!(article["meta"]["date"], "20 November 2026");
    assert_eq!(article["filters"], serde_json::json!({ "jenis": ["Kabar"], "tahun": ["2026"] }));
    let says = |page: &str, words: &str| {
        let content = found[page]["content"].as_str().unwrap_or_default();
        assert!(content.contains(words), "`{page}` lacks `{words}`: {content}");
    };
    says("kabar/panen/", "Tim penghubung warga bertemu. Dari Blok Lor.");
    says("kabar/panen/", "padi");
    says("kegiatan/rapat/", "Balai desa. Kelompok Tani Makmur");
    says("kelompok/tani/", "Ketua. Pak Slamet");
    says("mitra/puskesmas/", "Puskesmas");
    says("studi-kasus/air/", "Sumur kering. Pipa dipasang.");
}

#[test]
fn only_what_a_visitor_needs_is_published_of_the_index() {
    let built = folder(VILLAGE).searched().build();
    let names: Vec<&str> = built.files.keys().filter_map(|path| path.strip_prefix("cari/pagefind/")).collect();
    for needed in ["pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.id.pagefind"] {
        assert!(names.contains(&needed), "{names:?}");
    }
    assert!(
        !names.iter().any(|name| name.contains("ui") || name.contains("highlight") || name.contains("unknown")),
        "{names:?}"
    );
}

#[test]
fn the_index_is_the_same_whatever_the_order_of_files() {
    let files = |folder: Folder| -> BTreeMap<String, Vec<u8>> {
        folder.searched().build().files.into_iter().filter(|(path, _)| path.starts_with("cari/")).collect()
    };
    let mut paths = folder(VILLAGE).paths();
    paths.reverse();
    let first = files(folder(VILLAGE));
    assert!(first.len() > 10, "{:?}", first.keys());
    assert!(first == files(folder(VILLAGE).listed(paths)));
}

#[test]
fn a_portal_with_many_pages_has_several_indexes_that_are_searched_as_one() {
    let small = many(4_096).searched().build();
    assert!(!small.main("cari/").contains("data-indexes"));
    let built = many(4_097).searched().build();
    built.main_has("cari/", "data-indexes=\"/cari/pagefind/1/\"");
    assert!(built.files.contains_key("cari/pagefind/1/pagefind-entry.json"));
    assert!(!built.files.contains_key("cari/pagefind/1/pagefind.js"), "the program is there once");
    let files = built.files.keys().filter(|path| path.starts_with("cari/pagefind/")).count();
    assert!(files < 2_200, "hosts limit the number of files: {files}");
    let of_each = ["cari/pagefind/", "cari/pagefind/1/"].map(|folder| pages_of(&built, folder));
    assert!(of_each.iter().sum::<u64>() == 4_097 && of_each.iter().all(|count| *count > 1_800), "{of_each:?}");
}

/// How many pages an index says that it has.
fn pages_of(portal: &Portal, folder: &str) -> u64 {
    let entry: Value = serde_json::from_slice(&portal.files[&format!("{folder}pagefind-entry.json")]).expect("JSON");
    entry["languages"]["id"]["page_count"].as_u64().expect("a number")
}

#[test]
fn small_members_of_a_district_share_an_index_and_large_ones_are_divided() {
    let groups =
        |count: usize| (1..=count).map(|number| format!("- nama: Anggrek {number}\n")).collect::<Vec<_>>().concat();
    let mut district = folder("").file(
        "portal.yaml",
        "nama: Kecamatan\njenis: kecamatan\nanggota:\n  - {nama: Desa A, kode: 33.01.18.2011, sumber: ../a}\n  \
         - {nama: Desa B, kode: 33.01.18.2012, sumber: ../b}\n  - {nama: Desa C, kode: 33.01.18.2013, sumber: ../c}\n",
    );
    for (village, count) in [("a", 1_500), ("b", 2_500), ("c", 4_200)] {
        district = district.file(&format!("../{village}/portal.yaml"), format!("nama: Desa {village}\n"));
        district = district.file(&format!("../{village}/kelompok/semua.yaml"), groups(count));
    }
    let built = district.searched().build();
    built.main_has("cari/", "data-indexes=\"../cari/pagefind/1/ ../cari/pagefind/2/\"");
    assert_eq!(pages_of(&built, "cari/pagefind/"), 4_000);
    let of_c = [1, 2].map(|number| pages_of(&built, &format!("cari/pagefind/{number}/")));
    assert!(of_c.iter().sum::<u64>() == 4_200 && of_c.iter().all(|count| *count > 1_900), "{of_c:?}");
}

#[test]
fn a_file_that_is_passed_through_is_never_among_those_of_the_index() {
    let built = folder(VILLAGE).file("statis/cari/pagefind/pagefind.js", "x").searched().build();
    built.problem("static-clash", "statis/cari/pagefind/pagefind.js");
    assert_ne!(built.files["cari/pagefind/pagefind.js"], b"x");
}

#[test]
fn a_district_has_one_search_over_all_that_its_villages_have() {
    let built = folder(
        "
== portal.yaml
nama: Kecamatan Cipari
jenis: kecamatan
alamat_situs: https://cipari.example/sub/
anggota:
  - {nama: Desa Sidasari, kode: 33.01.18.2011, sumber: ../sidasari}
== ../sidasari/portal.yaml
nama: Desa Sidasari
alamat_situs: https://sidasari.example/
== ../sidasari/kabar/panen.md
---
judul: Panen raya
tanggal: 2026-11-20
---
Di Blok Lor.
== ../sidasari/halaman/profil.md
---
judul: Profil desa
---
Empat dusun.
== kabar/camat.md
---
judul: Camat berkunjung
tanggal: 2026-11-21
---
Ke balai desa.
",
    )
    .searched()
    .build();
    built
        .main_has("cari/", "Panen raya</a> <span class=\"meta\">Kabar · Desa Sidasari</span>")
        .no_page("desa/sidasari/cari/")
        .page_has("desa/sidasari/kabar/panen/", "href=\"/sub/desa/sidasari/../../cari/\"");
    let found = found(&built);
    assert_eq!(found["desa/sidasari/kabar/panen/"]["filters"]["desa"], serde_json::json!(["Desa Sidasari"]));
    assert_eq!(found["desa/sidasari/profil/"]["meta"]["title"], "Profil desa");
    assert_eq!(found["kabar/camat/"]["filters"]["desa"], serde_json::json!(["Kecamatan Cipari"]));
}
