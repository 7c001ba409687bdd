//! Plain pages, the menu, the contact page, and what every page has.

use crate::{
    html,
    portal::{folder, portal},
};

const RICH: &str = "
== portal.yaml
nama: Desa Sidasari
nama_pendek: Sidasari
jenis: desa
kalimat: Desa di kaki bukit.
alamat_situs: https://desa.example/
wilayah: {kode: 33.01.18.2011, kecamatan: Cipari, kabupaten: Cilacap, provinsi: Jawa Tengah}
kontak:
  alamat: Jalan Balai 1
  telepon: 0282 123456
  email: kantor@desa.example
  jam_layanan: [Senin-Kamis 08.00-15.00, Jumat 08.00-11.00]
  orang: [{peran: Sekretaris, nama: Bu Wati, whatsapp: 0812 3456 7890}]
== halaman/layanan.md
---
judul: Layanan surat
menu: ya
---
Desa kami.
== halaman/lembaga-desa/bpd.md
---
judul: BPD
---
Musyawarah.
== halaman/lembaga-desa/index.md
---
judul: Lembaga desa
---
Semua lembaga.
== kabar/a.md
---
judul: Kabar A
tanggal: 2026-11-20
---
Isi.
== kelompok/kt.yaml
nama: Karang Taruna
== mitra/dinas.yaml
nama: Dinas
== kegiatan/rapat.yaml
judul: Rapat
tanggal: 2026-12-01
== studi-kasus/air.md
---
judul: Air
---
Isi.
";

#[test]
fn a_block_of_one_category_leads_to_it_and_its_articles_stand_in_no_other_block() {
    let settings = "nama: Desa\nalamat_situs: https://desa.example/\nberanda:\n  - {blok: kabar, kategori: warga, jumlah: 1}\n  \
                    - kabar\n  - {blok: kelompok, jumlah: 0}\n";
    let article = |title: &str, day: u8, category: &str| {
        format!("---\njudul: {title}\ntanggal: 2026-11-{day}\nkategori: {category}\n---\nIsi.\n")
    };
    let built = folder("== kelompok/pkk.yaml\nnama: PKK Melati")
        .file("portal.yaml", settings)
        .file("kabar/a.md", article("Satu", 12, "warga"))
        .file("kabar/b.md", article("Dua", 11, "warga"))
        .file("kabar/c.md", article("Tiga", 10, "lain"))
        .build();
    built.no_problems();
    built.links("", "kabar/kategori/warga/").main_has("", "Semua warga (2)").main_lacks("", "PKK Melati");
    let front = built.page("");
    assert_eq!(front.matches(">Satu<").count(), 1, "{front}");
}

#[test]
fn settings_whose_name_windows_lengthened_are_read() {
    let built = folder("== portal.yaml.txt\nnama: Desa Sari\nalamat_situs: https://desa.example/")
        .without("portal.yaml")
        .build();
    built.problem("hidden-ending", "portal.yaml.txt").page_has("", "Desa Sari");
    assert_eq!(built.codes().len(), 1, "{}", built.problem_list());
}

#[test]
fn a_plain_page_stands_where_its_folders_say() {
    portal(RICH)
        .no_problems()
        .main_has("layanan/", "<h1>Layanan surat</h1>")
        .main_has("lembaga-desa/bpd/", "Musyawarah.")
        .links("lembaga-desa/", "lembaga-desa/bpd/");
}

#[test]
fn a_page_may_ask_to_be_in_the_menu() {
    let built = portal(RICH);
    for page in ["", "kabar/", "kontak/"] {
        let header = built.page(page).split_once("<main").expect("a main part").0;
        assert!(html::words(header).contains("Layanan surat"), "{header}");
        assert!(!html::words(header).contains("BPD"), "{header}");
    }
}

#[test]
fn the_menu_is_what_portal_yaml_says() {
    let built = portal(
        "
== portal.yaml
nama: Desa
alamat_situs: https://desa.example/
menu:
  - kabar
  - {label: Layanan surat, tautan: halaman/surat.md}
  - {label: Kabupaten, tautan: https://kab.example/}
== halaman/surat.md
---
judul: Surat
---
Isi.
== kabar/a.md
---
judul: A
---
Isi.
== kelompok/pkk.yaml
nama: PKK
",
    );
    built.no_problems();
    let header = built.page("").split_once("<main").expect("a main part").0;
    let links: Vec<String> = html::tags(header).iter().filter_map(|tag| tag.get("href").map(str::to_owned)).collect();
    for wanted in ["/kabar/", "/surat/", "https://kab.example/"] {
        assert!(links.iter().any(|link| link == wanted), "{links:?}");
    }
    assert!(!links.iter().any(|link| link == "/kelompok/"), "{links:?}");
    assert!(html::words(header).contains("Layanan surat"));
}

#[test]
fn the_contact_page_says_where_when_and_whom() {
    let built = portal(RICH);
    for text in [
        "Jalan Balai 1",
        "tel:+62282123456",
        "mailto:kantor@desa.example",
        "Senin-Kamis 08.00-15.00",
        "Jumat 08.00-11.00",
        "Sekretaris",
        "Bu Wati",
        "https://wa.me/6281234567890",
    ] {
        built.main_has("kontak/", text);
    }
    let own = folder(RICH).file("halaman/kontak.md", "---\njudul: Hubungi kami\n---\nDatang saja.\n").build();
    own.no_problems()
        .main_has("kontak/", "Hubungi kami")
        .main_has("kontak/", "Datang saja.")
        .main_has("kontak/", "Jalan Balai 1");
}

#[test]
fn the_page_for_addresses_that_do_not_exist_leads_back() {
    let built = portal(RICH);
    built.page_has("404.html", "noindex").links("404.html", "kabar/").page_lacks("sitemap.xml", "404");
    assert!(
        html::tags(built.page("404.html"))
            .iter()
            .filter_map(|tag| tag.get("href"))
            .all(|href| href.starts_with(['/', '#']) || href.contains(':'))
    );
}

#[test]
fn every_page_has_one_heading_a_title_landmarks_and_a_language() {
    let built = portal(RICH);
    let (mut titles, mut pages) = (std::collections::BTreeSet::new(), 0);
    for (path, page) in built.pages() {
        let tags = html::tags(page);
        let count = |name: &str| tags.iter().filter(|tag| tag.name == name).count();
        assert_eq!((count("h1"), count("main"), count("title"), count("footer")), (1, 1, 1, 1), "`{path}`");
        assert_eq!(tags[0].get("lang"), Some("id"), "`{path}`");
        let title = page.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).expect("a title").0;
        titles.insert(title.to_owned());
        pages += 1;
        let ids: Vec<&str> = tags.iter().filter_map(|tag| tag.get("id")).collect();
        let unique: std::collections::BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "`{path}` has an id twice: {ids:?}");
        for image in tags.iter().filter(|tag| tag.name == "img") {
            assert!(image.get("alt").is_some() && image.get("width").is_some(), "`{path}`: {image:?}");
        }
    }
    assert_eq!(titles.len(), pages, "every page has a title of its own: {titles:?}");
}

#[test]
fn every_page_but_the_front_page_shows_the_way_to_it() {
    let built = portal(RICH);
    for (path, page) in built.pages().filter(|(path, _)| !matches!(*path, "index.html" | "404.html")) {
        assert!(page.contains("aria-label=\"Posisi halaman\""), "`{path}` lacks the way");
    }
}

#[test]
fn a_portal_in_english_speaks_english() {
    let built =
        folder(RICH).file("portal.yaml", "nama: Sidasari\nalamat_situs: https://desa.example/\nbahasa: en\n").build();
    built
        .page_has("", "lang=\"en\"")
        .page_lacks("", "Beranda")
        .page_lacks("kabar/", "Kabar lewat")
        .main_lacks("kegiatan/rapat/", "Akan datang");
}

#[test]
fn words_of_the_theme_can_be_said_otherwise() {
    let settings = "nama: Desa\nalamat_situs: https://desa.example/\nkata:\n  sections.news: Warta\n  contact:\n    office: Balai\n";
    let built = folder(RICH).file("portal.yaml", settings).build();
    built.page_has("kabar/", "Warta");
}
