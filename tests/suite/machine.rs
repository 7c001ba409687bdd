//! What search engines, hosts and spreadsheets read.

use serde_json::Value;

use crate::{
    html,
    portal::{Portal, folder, portal},
};

const VILLAGE: &str = "
== portal.yaml
nama: Desa Sidasari
kalimat: Desa di kaki bukit.
alamat_situs: https://desa.example/
jenis: desa
wilayah: {kode: 33.01.18.2011, kecamatan: Cipari}
kontak: {telepon: 0282 123456}
== kabar/a.md
---
judul: Kabar <A> & B
tanggal: 2026-11-20
diperbarui: 2026-11-21
penulis: Siti
alamat_lama: [/2019/05/kabar-a.html, 'https://lama.example/?p=12', /berita/a/]
gambar: {berkas: foto.png, alt: Foto}
---
Isi </script><script>alert(1)</script>
== kelompok/kt.yaml
nama: Karang Taruna
jenis: karang-taruna
berdiri: 12 Mei 2009
kontak: {telepon: 0812 3456 7890}
ringkasan: \"=HYPERLINK(1)\"
== mitra/dinas.yaml
nama: \"Dinas \\\"Pertanian\\\", Cilacap\"
== kegiatan/rapat.yaml
judul: Rapat
tanggal: 2026-12-01
pukul: 19.30-21.00
tempat: Balai desa
penyelenggara: kt
== kegiatan/batal.yaml
judul: Lomba
tanggal: 1-3 Desember 2026
status: batal
== studi-kasus/air.md
---
judul: Air
tanya_jawab: [{tanya: Siapa?, jawab: Warga.}]
---
Isi.
";

fn village() -> Portal {
    folder(VILLAGE).file("kabar/foto.png", include_bytes!("../../src/image/samples/photo.png")).build()
}

/// The structured data of a page, by type.
#[track_caller]
fn structured(built: &Portal, path: &str, kind: &str) -> Value {
    let tags = html::tags(built.page(path));
    let scripts = tags.iter().filter(|tag| tag.get("type") == Some("application/ld+json"));
    let documents: Vec<Value> = scripts.map(|tag| serde_json::from_str(&tag.inside).expect("JSON")).collect();
    assert!(documents.iter().all(|document| document["@context"] == "https://schema.org"));
    documents
        .iter()
        .find(|document| document["@type"] == kind)
        .unwrap_or_else(|| panic!("no {kind} among {documents:#?}"))
        .clone()
}

#[test]
fn an_article_is_a_news_article_for_search_engines() {
    let article = structured(&village(), "kabar/a/", "NewsArticle");
    assert_eq!(article["headline"], "Kabar <A> & B");
    assert_eq!(article["datePublished"].as_str().map(|date| &date[..10]), Some("2026-11-20"));
    assert_eq!(article["dateModified"].as_str().map(|date| &date[..10]), Some("2026-11-21"));
    assert_eq!(article["author"][0]["name"], "Siti");
    assert_eq!(article["publisher"]["@type"], "GovernmentOrganization");
    assert!(article["image"].as_str().is_some_and(|image| image.starts_with("https://desa.example/media/")));
    assert_eq!(article["mainEntityOfPage"], "https://desa.example/kabar/a/");
}

#[test]
fn an_activity_is_an_event_for_search_engines() {
    let built = village();
    let event = structured(&built, "kegiatan/rapat/", "Event");
    assert_eq!(event["startDate"], "2026-12-01T19:30:00+07:00");
    assert_eq!(event["location"]["name"], "Balai desa");
    assert_eq!(event["eventStatus"], "https://schema.org/EventScheduled");
    assert_eq!(event["organizer"][0]["url"], "https://desa.example/kelompok/kt/");
    let off = structured(&built, "kegiatan/batal/", "Event");
    assert_eq!(off["eventStatus"], "https://schema.org/EventCancelled");
    assert_eq!((&off["startDate"], &off["endDate"]), (&Value::from("2026-12-01"), &Value::from("2026-12-03")));
}

#[test]
fn the_portal_its_groups_its_questions_and_the_way_to_a_page_are_told_too() {
    let built = village();
    let portal = structured(&built, "", "GovernmentOrganization");
    assert_eq!((&portal["name"], &portal["telephone"]), (&Value::from("Desa Sidasari"), &Value::from("+62282123456")));
    assert_eq!(structured(&built, "kelompok/kt/", "Organization")["foundingDate"], "2009-05-12");
    let questions = structured(&built, "studi-kasus/air/", "FAQPage");
    assert_eq!(questions["mainEntity"][0]["name"], "Siapa?");
    let way = structured(&built, "kabar/a/", "BreadcrumbList");
    let items = way["itemListElement"].as_array().expect("a list");
    assert_eq!(items[0]["item"], "https://desa.example/");
    assert_eq!(items[1]["item"], "https://desa.example/kabar/");
    assert_eq!(items.last().expect("the page itself")["name"], "Kabar <A> & B");
}

#[test]
fn a_page_has_what_link_previews_want() {
    let built = village();
    built.page_has("kabar/a/", "<link rel=\"canonical\" href=\"https://desa.example/kabar/a/\">");
    built.page_has("kabar/a/", "<meta property=\"og:url\" content=\"https://desa.example/kabar/a/\">");
    built
        .page_has("kabar/a/", "<meta property=\"og:type\" content=\"article\">")
        .page_has("kabar/a/", "property=\"og:title\"");
    built
        .page_has("kabar/a/", "property=\"og:image\" content=\"https://desa.example/media/")
        .page_has("", "og:site_name");
}

#[test]
fn the_sitemap_has_every_page_once_with_the_day_it_changed() {
    let built = village();
    let sitemap = built.page("sitemap.xml");
    let listed: Vec<&str> =
        sitemap.split("<loc>").skip(1).map(|rest| rest.split_once("</loc>").expect("an end").0).collect();
    let mut pages: Vec<String> = built
        .pages()
        .filter(|(_, page)| !page.contains("name=\"robots\" content=\"noindex\""))
        .map(|(path, _)| format!("https://desa.example/{}", path.strip_suffix("index.html").expect("a folder's page")))
        .collect();
    let mut sorted: Vec<String> = listed.iter().map(|&address| address.to_owned()).collect();
    sorted.sort();
    pages.sort();
    assert_eq!(sorted, pages);
    built.page_has("sitemap.xml", "<loc>https://desa.example/kabar/a/</loc><lastmod>2026-11-21</lastmod>");
    built.page_has("robots.txt", "Sitemap: https://desa.example/sitemap.xml").page_has(".nojekyll", "");
}

#[test]
fn old_addresses_redirect() {
    let built = village();
    built
        .page_has("_redirects", "/2019/05/kabar-a.html /kabar/a/ 301")
        .page_has("_redirects", "/berita/a/ /kabar/a/ 301");
    for stub in ["2019/05/kabar-a.html", "berita/a/"] {
        built
            .page_has(stub, "http-equiv=\"refresh\" content=\"0; url=")
            .page_has(stub, "/kabar/a/")
            .page_has(stub, "noindex");
    }
    let below = folder(VILLAGE).file("kabar/foto.png", "").at("https://desa.example/sub/").build();
    below
        .page_has("_redirects", "/sub/berita/a/ /sub/kabar/a/ 301")
        .page_has("berita/a/", "https://desa.example/sub/kabar/a/");
}

#[test]
fn hosts_get_headers_with_a_strict_policy() {
    let built = village();
    let headers = built.page("_headers");
    for rule in [
        "Content-Security-Policy: default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "X-Content-Type-Options: nosniff",
        "immutable",
    ] {
        assert!(headers.contains(rule), "{headers}");
    }
    let of_search = " 'wasm-unsafe-eval'";
    assert_eq!(headers.contains(of_search), cfg!(feature = "search"), "{headers}");
    assert!(!headers.replace(of_search, "").contains("unsafe"), "{headers}");
    let without = folder(VILLAGE).file("portal.yaml", "nama: Desa\npencarian: tidak\n").build();
    without.page_lacks("_headers", "unsafe");
}

#[test]
fn groups_partners_and_activities_are_open_data() {
    let built = village();
    let rows = |path: &str| {
        let bytes = &built.files[path];
        assert!(bytes.starts_with(b"\xef\xbb\xbf"), "spreadsheets want a mark");
        let mut reader = csv::Reader::from_reader(&bytes[3..]);
        let headings = reader.headers().expect("headings").clone();
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        (headings, rows)
    };
    let cell = |(headings, rows): &(csv::StringRecord, Vec<csv::StringRecord>), row: usize, name: &str| {
        rows[row][headings.iter().position(|heading| heading == name).expect("a column")].to_owned()
    };
    let groups = rows("data/kelompok.csv");
    assert_eq!(cell(&groups, 0, "nama"), "Karang Taruna");
    assert_eq!(cell(&groups, 0, "alamat_web"), "https://desa.example/kelompok/kt/");
    assert!(!cell(&groups, 0, "ringkasan").starts_with('='), "a spreadsheet would run it");
    assert_eq!(cell(&rows("data/mitra.csv"), 0, "nama"), "Dinas \"Pertanian\", Cilacap");
    let activities = rows("data/kegiatan.csv");
    assert_eq!(activities.1.len(), 2);
    let first = (0..2).find(|&row| cell(&activities, row, "judul") == "Rapat").expect("the meeting");
    assert_eq!(
        (cell(&activities, first, "mulai"), cell(&activities, first, "penyelenggara")),
        ("2026-12-01".to_owned(), "Karang Taruna".to_owned())
    );
}

#[test]
fn files_in_statis_are_passed_through() {
    let built = folder(
        "
== statis/CNAME
desa.example
== statis/.well-known/security.txt
Contact: mailto:a@desa.example
== statis/berkas/Surat Edaran.txt
Isi.
",
    )
    .file("statis/unduh/data.bin", vec![0_u8, 159, 146, 150])
    .build();
    built
        .no_problems()
        .page_has("CNAME", "desa.example")
        .page_has(".well-known/security.txt", "Contact")
        .page_has("berkas/Surat Edaran.txt", "Isi.");
    assert_eq!(built.files["unduh/data.bin"], [0, 159, 146, 150]);
}

#[test]
fn xml_and_json_are_well_formed_whatever_the_records_say() {
    let hostile = "a]]>b</title><x>&amp;&nbsp;\u{8}\u{fffe}\"'";
    let built = folder("")
        .file(
            "kabar/a.md",
            format!(
                "---\njudul: {}\ntanggal: 2026-11-20\ntag: [{}]\n---\n{hostile}\n",
                serde_json::json!(hostile),
                serde_json::json!(hostile)
            ),
        )
        .build();
    for path in built.files.keys().filter(|path| path.ends_with(".xml")) {
        let mut reader = quick_xml::Reader::from_str(built.page(path));
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}")) {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Text(text) => {
                    drop(text.decode().unwrap_or_else(|error| panic!("{path}: {error}")));
                }
                _ => {}
            }
        }
    }
    for path in built.files.keys().filter(|path| path.ends_with(".json")) {
        serde_json::from_str::<Value>(built.page(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    portal("").has_page("robots.txt");
}
