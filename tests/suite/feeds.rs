//! Feeds, read back with the parsers of others.

use std::str::FromStr;

use atom_syndication::Feed;
use rss::Channel;

use crate::portal::{Portal, folder, portal};

fn news() -> Portal {
    portal(
        "
== portal.yaml
nama: Desa Sidasari & Sekitar
kalimat: Kabar dari <kaki> bukit.
alamat_situs: https://desa.example/
wilayah: {kode: 33.01.18.2011}
opendk: ya
== kelompok/kt.yaml
nama: Karang Taruna
== kabar/panen.md
---
judul: \"Panen < raya > & pesta\"
tanggal: 2026-11-20 08:30
diperbarui: 2026-11-21
penulis: [kt, Siti]
kategori: Pertanian
tag: [padi]
kelompok: kt
ringkasan: Padi sudah kuning.
gambar: {berkas: media/sawah.svg, alt: Sawah}
---
Lihat [kelompok](../kelompok/kt.yaml) dan ]]> tanda.

![Sawah](../media/sawah.svg)
== kabar/lama.md
---
judul: Kabar lama
tanggal: 2025-01-05
---
Isi lama.
== kabar/tanpa.md
---
judul: Tanpa tanggal
---
Isi.
== media/sawah.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 20\"><path d=\"M0 0h9\"/></svg>
",
    )
}

#[track_caller]
fn atom(built: &Portal, path: &str) -> Feed {
    Feed::from_str(built.page(path)).expect("Atom")
}

#[track_caller]
fn rss(built: &Portal, path: &str) -> Channel {
    Channel::from_str(built.page(path)).expect("RSS")
}

#[test]
fn an_atom_feed_has_full_dates_authors_images_and_whole_addresses() {
    let built = news();
    built.no_problems();
    let feed = atom(&built, "feed.xml");
    let self_link = feed.links().iter().find(|link| link.rel() == "self").expect("its own address");
    assert_eq!(self_link.href(), "https://desa.example/feed.xml");
    assert!(feed.id().starts_with("urn:uuid:"));
    assert_eq!(feed.updated().to_rfc3339(), "2026-11-21T00:00:00+07:00");
    let entry = &feed.entries()[0];
    assert_eq!(entry.title().as_str(), "Panen < raya > & pesta");
    assert_eq!(entry.published().expect("a date").to_rfc3339(), "2026-11-20T08:30:00+07:00");
    assert_eq!(entry.updated().to_rfc3339(), "2026-11-21T00:00:00+07:00");
    assert_eq!(entry.authors().iter().map(|author| author.name()).collect::<Vec<_>>(), ["Karang Taruna", "Siti"]);
    assert_eq!(entry.summary().expect("a summary").as_str(), "Padi sudah kuning.");
    assert_eq!(entry.links()[0].href(), "https://desa.example/kabar/panen/");
    let image = entry.links().iter().find(|link| link.rel() == "enclosure").expect("an image");
    assert!(
        image.href().starts_with("https://desa.example/media/") && image.mime_type() == Some("image/svg+xml"),
        "{image:?}"
    );
    let content = entry.content().and_then(|content| content.value()).expect("the text");
    assert!(
        content.contains("href=\"https://desa.example/kelompok/kt/\"") && content.contains("]]&gt; tanda"),
        "{content}"
    );
    assert!(content.contains("src=\"https://desa.example/media/"), "{content}");
    assert_eq!(entry.categories().iter().map(|category| category.term()).collect::<Vec<_>>(), ["Pertanian", "padi"]);
}

#[test]
fn an_rss_feed_says_the_same() {
    let built = news();
    let channel = rss(&built, "rss.xml");
    assert_eq!(channel.link(), "https://desa.example/kabar/");
    assert_eq!(channel.description(), "Kabar dari <kaki> bukit.");
    let item = &channel.items()[0];
    assert_eq!(item.title(), Some("Panen < raya > & pesta"));
    assert_eq!(item.pub_date(), Some("Fri, 20 Nov 2026 08:30:00 +0700"));
    assert_eq!(item.link(), Some("https://desa.example/kabar/panen/"));
    let authors = item.dublin_core_ext().expect("authors").creators();
    assert_eq!(authors, ["Karang Taruna", "Siti"]);
    assert!(item.content().expect("the text").contains("https://desa.example/kelompok/kt/"));
    assert!(item.description().expect("a summary").contains("Padi sudah kuning."));
}

#[test]
fn a_json_feed_says_the_same() {
    let built = news();
    let feed: serde_json::Value = serde_json::from_str(built.page("feed.json")).expect("JSON");
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["feed_url"], "https://desa.example/feed.json");
    let item = &feed["items"][0];
    assert_eq!(item["url"], "https://desa.example/kabar/panen/");
    assert_eq!(item["date_published"], "2026-11-20T08:30:00+07:00");
    assert_eq!(item["authors"][1]["name"], "Siti");
    assert!(item["image"].as_str().is_some_and(|image| image.starts_with("https://desa.example/media/")));
    assert!(item["content_html"].as_str().is_some_and(|html| html.contains("tanda")));
}

#[test]
fn undated_articles_are_in_no_feed_and_nothing_claims_the_day_of_the_build() {
    let built = news();
    for path in ["feed.xml", "rss.xml", "feed.json"] {
        built.page_lacks(path, "2026-11-22").page_lacks(path, "22 Nov 2026");
    }
    let titles: Vec<String> =
        atom(&built, "feed.xml").entries().iter().map(|entry| entry.title().to_string()).collect();
    assert_eq!(titles, ["Panen < raya > & pesta", "Kabar lama"]);
}

#[test]
fn categories_and_groups_have_feeds_of_their_own() {
    let built = news();
    for folder in ["kabar/kategori/pertanian/", "kelompok/kt/"] {
        for file in ["feed.xml", "rss.xml", "feed.json"] {
            built.page_has(&format!("{folder}{file}"), "Panen").page_lacks(&format!("{folder}{file}"), "Kabar lama");
        }
        assert_eq!(atom(&built, &format!("{folder}feed.xml")).entries().len(), 1);
        built.page_has(folder, &format!("/{folder}feed.xml"));
    }
    assert_ne!(atom(&built, "feed.xml").id(), atom(&built, "kelompok/kt/feed.xml").id());
}

#[test]
fn every_page_tells_readers_of_the_feed() {
    let built = news();
    for (path, page) in built.pages() {
        assert!(page.contains("type=\"application/atom+xml\""), "`{path}` does not name the feed");
    }
}

#[test]
fn what_a_feed_calls_an_article_does_not_change_when_the_portal_moves() {
    let here = atom(&news(), "feed.xml").entries()[0].id().to_owned();
    let article = "== kabar/panen.md\n---\njudul: Judul baru\ntanggal: 2026-11-20\n---\nIsi.\n";
    let settings = "nama: Nama baru\nalamat_situs: https://lain.example/sub/\nwilayah: {kode: 33.01.18.2011}\n";
    let there = folder(article).file("portal.yaml", settings).build();
    assert_eq!(atom(&there, "feed.xml").entries()[0].id(), here);
    let other = settings.replace("2011", "2012");
    assert_ne!(atom(&folder(article).file("portal.yaml", other).build(), "feed.xml").entries()[0].id(), here);
}

#[test]
fn a_feed_has_the_twenty_newest() {
    let articles = (1..=25).fold(folder(""), |folder, day| {
        folder.file(
            &format!("kabar/k{day}.md"),
            format!("---\njudul: Kabar {day}\ntanggal: 2026-10-{day:02}\n---\nIsi.\n"),
        )
    });
    let built = articles.build();
    let feed = atom(&built, "feed.xml");
    assert_eq!(feed.entries().len(), 20);
    assert_eq!(feed.entries()[0].title().as_str(), "Kabar 25");
}

#[test]
fn an_opendk_finds_an_rss_feed_where_it_looks_for_one() {
    let built = news();
    let channel = rss(&built, "index.php/feed/");
    let item = channel
        .items()
        .iter()
        .find(|item| item.title().is_some_and(|title| title.starts_with("Panen")))
        .expect("the article");
    assert_eq!(item.link(), Some("https://desa.example/kabar/panen/"));
    assert!(item.pub_date().is_some() && item.description().is_some_and(|text| text.contains("Padi sudah kuning.")));
    built.page_has("_headers", "/index.php/feed/*");
    portal("== kabar/a.md\n---\njudul: A\n---\nIsi.").no_page("index.php/feed/");
}

#[test]
fn a_portal_without_news_still_has_sound_feeds_or_none() {
    let built = folder("").build();
    if built.files.contains_key("feed.xml") {
        assert_eq!(atom(&built, "feed.xml").entries().len(), 0);
    }
    for (path, page) in built.pages() {
        assert!(
            !page.contains("/feed.xml") || built.files.contains_key("feed.xml"),
            "`{path}` names a feed that is not there"
        );
    }
}
