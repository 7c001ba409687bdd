//! Feeds and calendars.

use super::PORTAL;
use crate::program::disk;

const OPENSID: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Desa Lama</title><link>https://lama.example/</link>
<item><title>Panen raya: hasil &amp; rencana</title><link>https://lama.example/index.php/artikel/2026/3/7/panen-raya</link>
<dc:creator>Operator Desa</dc:creator><category>Berita Desa</category><pubDate>Sat, 07 Mar 2026 08:30:00 +0700</pubDate>
<description><![CDATA[<p><img src="https://lama.example/foto.jpg"> Warga <b>memanen</b> padi.</p><script>alert(1)</script>]]></description></item>
<item><title>Musyawarah desa</title><link>https://lama.example/artikel/2026/2/1/musdes</link>
<pubDate>Sun, 01 Feb 2026 08:30:00 +0700</pubDate>
<description><![CDATA[<p>Lihat <a href="https://lama.example/artikel/2026/03/07/panen-raya">panen raya</a>.</p>]]></description></item>
</channel></rss>"#;

#[test]
fn articles_of_an_opensid_feed_keep_their_day_and_their_old_addresses() {
    let folder = disk(PORTAL);
    folder.write("umpan.xml", OPENSID);
    let run = folder.import("umpan.xml").ends_with(0).says("2 kabar").says("https://lama.example/foto.jpg");
    assert!(!run.out.contains("portal.yaml"), "the portal has one: {}", run.out);
    let article = folder.read("portal/kabar/panen-raya-hasil-rencana.md");
    for line in [
        "judul: \"Panen raya: hasil & rencana\"",
        "tanggal: \"2026-03-07T08:30:00+07:00\"",
        "penulis: [Operator Desa]",
        "kategori: Berita Desa",
    ] {
        assert!(article.contains(line), "{line} in {article}");
    }
    assert!(
        article.contains("**memanen**") && !article.contains("script") && !article.contains("kanonis"),
        "{article}"
    );
    folder.builds_clean();
    for old in ["artikel/2026/3/7/panen-raya", "artikel/2026/03/07/panen-raya", "index.php/artikel/2026/3/7/panen-raya"]
    {
        let stub = folder.read(&format!("portal/public/{old}/index.html"));
        assert!(stub.contains("kabar/panen-raya-hasil-rencana/"), "{stub}");
    }
    let linking = folder.read("portal/public/kabar/musyawarah-desa/index.html");
    assert!(linking.contains("/kabar/panen-raya-hasil-rencana/\""), "the link goes to the new page");
}

#[test]
fn a_second_import_adds_nothing_and_what_was_changed_stays() {
    let folder = disk(PORTAL);
    folder.write("umpan.xml", OPENSID);
    folder.import("umpan.xml").ends_with(0);
    folder.write("portal/kabar/musyawarah-desa.md", "---\njudul: Musyawarah desa\ntanggal: 2026-02-01\n---\nDiubah.\n");
    let before = folder.files("portal");
    folder.import("umpan.xml").ends_with(0).says("tidak ada yang baru").says("kabar/musyawarah-desa.md");
    assert_eq!(folder.files("portal"), before);
    // A file that was renamed is still the same article.
    folder.remove("portal/kabar/musyawarah-desa.md");
    folder
        .write("portal/kabar/2026/musdes.md", "---\njudul: Musyawarah Desa\ntanggal: 1 Februari 2026\n---\nDiubah.\n");
    folder.import("umpan.xml").ends_with(0).says("tidak ada yang baru").says("kabar/2026/musdes.md");
}

#[test]
fn a_trial_writes_nothing() {
    let folder = disk(PORTAL);
    folder.write("umpan.xml", OPENSID);
    let before = folder.files("portal");
    folder.import("umpan.xml --dry-run").ends_with(0).says("Akan ditulis").says("kabar/musyawarah-desa.md");
    folder.import("umpan.xml --coba --lang en").ends_with(0).says("Would be written").says("2 news");
    assert_eq!(folder.files("portal"), before);
}

#[test]
fn a_folder_that_is_not_there_becomes_a_portal_named_after_the_feed() {
    let folder = disk("");
    folder.write("umpan.xml", OPENSID);
    folder.import("umpan.xml").ends_with(0);
    assert_eq!(folder.read("portal/portal.yaml"), "nama: Desa Lama\n");
}

#[test]
fn json_feeds_and_calendars_are_told_by_what_is_in_them() {
    let folder = disk(PORTAL);
    folder.write(
        "a",
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "A", "home_page_url": "https://a.example/",
        "items": [{"id": "1", "title": "Ya", "url": "https://a.example/ya.html", "content_html": "<p>Isi</p>", "date_published": "2026-01-02"}]}"#,
    );
    folder.write(
        "b",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Rapat RT\r\nDTSTART:20261205T123000Z\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nLOCATION:Balai\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    );
    folder.import("a b").ends_with(0).says("1 kabar").says("1 kegiatan");
    assert!(folder.read("portal/kabar/ya.md").contains("alamat_lama: /ya.html\n"));
    let activity = folder.read("portal/kegiatan/rapat-rt.yaml");
    assert!(activity.contains("mulai: \"2026-12-05 19:30\"") && activity.contains("ulang:\n"), "{activity}");
    folder.builds_clean();
}
