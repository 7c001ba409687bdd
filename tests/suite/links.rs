//! Links between content files, and that every link of a portal leads somewhere.

use crate::{
    html,
    portal::{folder, portal},
};

const LINKED: &str = "
== kabar/a.md
---
judul: Kabar A
---
Lihat [karang taruna](../kelompok/karang-taruna.yaml), [kabar lain](kabar/b.md#bagian-dua),
[beranda](/), [profil](../halaman/profil.md), [alamat halaman](/kegiatan/rapat/),
[surat](../media/surat.pdf) dan [atas](#atas).

## Atas
== kabar/b.md
---
judul: Kabar B
---
## Bagian dua

Kembali ke [A](a.md).
== kelompok/karang-taruna.yaml
nama: Karang Taruna
== halaman/profil.md
---
judul: Profil
---
Isi.
== kegiatan/rapat.md
---
judul: Rapat
tanggal: 2026-12-01
---
Bahan ada di [A](../kabar/a.md).
== media/surat.pdf
%PDF-1.4
";

#[test]
fn links_between_content_files_become_links_between_pages() {
    let built = portal(LINKED);
    built.no_problems();
    for to in ["kelompok/karang-taruna/", "kabar/b/", "profil/", "kegiatan/rapat/", "media/surat.pdf", ""] {
        built.links("kabar/a/", to);
    }
    built
        .main_has("kabar/a/", "/kabar/b/#bagian-dua")
        .links("kabar/b/", "kabar/a/")
        .links("kegiatan/rapat/", "kabar/a/");
    built.has_page("media/surat.pdf");
}

#[test]
fn who_is_linked_from_a_text_links_back() {
    portal(LINKED).links("kabar/a/", "kabar/b/").links("kabar/b/", "kabar/a/");
    portal(
        "
== kabar/a.md
---
judul: Kabar A
tanggal: 2020-01-01
---
Isi.
== kabar/b.md
---
judul: Kabar B
tanggal: 2026-01-01
---
Baca [A](a.md).
",
    )
    .main_has("kabar/a/", "Disebut juga di")
    .links("kabar/a/", "kabar/b/");
}

#[test]
fn a_broken_link_is_an_error_at_its_line_with_the_words_kept() {
    let built = portal(
        "
== kabar/a.md
---
judul: A
---
Satu.

Lihat [ketua](../kelompok/hilang.yaml)
dan [dia](/tidak/ada/).
",
    );
    built
        .problem("broken-link", "kabar/a.md:6")
        .problem("broken-link", "kabar/a.md:7")
        .main_has("kabar/a/", "Lihat ketua dan dia.");
}

#[test]
fn every_link_of_a_portal_leads_somewhere_wherever_it_stands() {
    let everything = || {
        folder(LINKED)
            .file("mitra/dinas.yaml", "nama: Dinas\njenis: lsm\nkontribusi: [{bentuk: dana, untuk: karang-taruna}]\n")
    };
    let built = everything().build();
    assert_eq!(html::broken_links(&built.files, "/"), Vec::<String>::new());
    let below = everything().at("https://contoh.github.io/desa/").build();
    assert_eq!(html::broken_links(&below.files, "/desa/"), Vec::<String>::new());
    below
        .main_has("kabar/a/", "href=\"/desa/kelompok/karang-taruna/\"")
        .page_has("sitemap.xml", "https://contoh.github.io/desa/kabar/a/");
}

#[test]
fn without_an_address_links_are_relative_and_still_work() {
    let built = folder(LINKED).file("portal.yaml", "nama: Desa\n").build();
    built.problem("no-address", "portal.yaml").main_has("kabar/a/", "href=\"../../kelompok/karang-taruna/\"");
    let broken: Vec<String> = html::broken_links(&built.files, "/").into_iter().collect();
    assert_eq!(broken, Vec::<String>::new());
    for (path, page) in built.pages().filter(|(path, _)| *path != "404.html") {
        let rooted =
            html::tags(page).into_iter().filter_map(|tag| tag.get("href").or(tag.get("src")).map(str::to_owned));
        let rooted: Vec<String> = rooted.filter(|href| href.starts_with('/')).collect();
        assert!(rooted.is_empty(), "`{path}` links from the root: {rooted:?}");
    }
    for path in ["sitemap.xml", "feed.xml", "rss.xml", "feed.json"] {
        built.no_page(path);
    }
    built.page_lacks("kabar/a/", "canonical").page_lacks("kabar/a/", "og:url");
}

#[test]
fn a_stylesheet_and_its_fonts_are_found_from_every_page() {
    let built = folder(LINKED).at("https://contoh.github.io/desa/").build();
    let (path, css) = built.files.iter().find(|(path, _)| path.ends_with(".css")).expect("a stylesheet");
    let css = String::from_utf8_lossy(css);
    for address in css
        .split("url(")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(address, _)| address.trim_matches(['"', '\'']))
    {
        if address.starts_with("data:") {
            continue;
        }
        let (file, _) = html::resolve(address, path, "/desa/").unwrap_or_else(|| panic!("{address} is elsewhere"));
        assert!(built.files.contains_key(&file), "{address} of {path}");
    }
}
