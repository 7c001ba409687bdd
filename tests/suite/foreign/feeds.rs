//! Feeds in the forms that villages have.

use jejaring::member::feed;

use super::{PICTURE, is_clean, of_feed, read};

/// As OpenSID writes it.
const OPENSID: &str = r#"<rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom">
	<channel>
		<title>Desa Karangreja</title>
		<link>https://desa.example/</link>
		<atom:link href="https://desa.example/feed" rel="self" type="application/rss+xml" />
		<description>Situs Web Desa Karangreja Kec. Cipari.</description>
		<dc:language>id</dc:language>
		<item>
			<title>Panen raya &amp; pesta &quot;Blok Lor&quot;</title>
			<link>https://desa.example/artikel/2026/11/20/panen-raya</link>
			<guid>https://desa.example/artikel/2026/11/20/panen-raya</guid>
			<pubDate>Fri, 20 Nov 26 06:30:00 +0700</pubDate>
			<category><![CDATA[Berita Desa]]></category>
			<description>
				<![CDATA[
						<img src="https://desa.example/desa/upload/artikel/sedang_panen.jpg" />
					Padi di Blok Lor sudah &lt;kuning&gt; &amp;nbsp; semua.[...]
				]]>
			</description>
			<content:encoded>
				<![CDATA[
						<img src="https://desa.example/desa/upload/artikel/sedang_panen.jpg" />
					<p style="text-align: justify;"><strong>Karangreja </strong>&ndash; Padi di Blok Lor sudah <em>kuning</em>.</p>
					<p>&nbsp;</p><ul><li>RT 01</li><li>RT 02</li></ul>
					<p><a href="/artikel/lama">Baca juga</a> <img src="/lain.jpg" alt="lain" /></p>
				]]>
			</content:encoded>
			<dc:creator>Siti Aminah</dc:creator>
		</item>
		<item>
			<title>Posyandu</title>
			<link>https://desa.example/artikel/2026/11/8/posyandu</link>
			<pubDate>Sun, 08 Nov 2026 10:00:00 +0700</pubDate>
			<description><![CDATA[Posyandu bulan ini.]]></description>
		</item>
		<item>
			<title>Posyandu</title>
			<link>https://desa.example/artikel/2026/10/8/posyandu</link>
			<pubDate>Thu, 08 Oct 2026 10:00:00 +0700</pubDate>
			<description><![CDATA[Posyandu bulan lalu.]]></description>
		</item>
		<item>
			<title>Tanpa tanggal</title>
			<link>https://desa.example/artikel/0000/0/0/tanpa</link>
			<pubDate>Thu, 01 Jan 1970 07:00:00 +0700</pubDate>
			<description>Isi.</description>
		</item>
	</channel>
</rss>"#;

#[test]
fn a_feed_of_opensid_becomes_articles() {
    let feed = read(OPENSID);
    assert_eq!((feed.title.as_deref(), feed.home.as_deref()), (Some("Desa Karangreja"), Some("https://desa.example/")));
    let paths: Vec<_> = feed.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "kabar/2026-11-20-panen-raya-pesta-blok-lor.md",
            "kabar/2026-11-08-posyandu.md",
            "kabar/2026-10-08-posyandu.md",
            "kabar/tanpa-tanggal.md"
        ]
    );
    assert!(feed.files[0].text.contains("kanonis: \"https://desa.example/artikel/2026/11/20/panen-raya\"\n"));
    let built = of_feed(OPENSID);
    is_clean(&built);
    let page = "kabar/2026-11-20-panen-raya-pesta-blok-lor/";
    built
        .in_order(page, &["Panen raya & pesta \"Blok Lor\"", "20 November 2026", "Siti Aminah", "Karangreja – Padi"])
        .main_has(page, "<strong>Karangreja</strong>")
        .main_has(page, "<li>RT 02</li>")
        .main_has(page, "href=\"https://desa.example/artikel/lama\"")
        .main_has(page, "alt=\"Panen raya &amp; pesta")
        .page_has("kabar/", "Padi di Blok Lor sudah <kuning> semua.")
        .main_lacks(page, "lain.jpg")
        .main_lacks(page, "[...]")
        .main_has("kabar/kategori/berita-desa/", "Panen raya")
        .main_has("kabar/2026-11-08-posyandu/", "Posyandu bulan ini.")
        .main_has("kabar/2026-10-08-posyandu/", "Posyandu bulan lalu.");
    assert_eq!(built.main(page).matches("<img").count(), 1, "{}", built.main(page));
}

#[test]
fn names_of_articles_stay_when_others_come_and_go() {
    let whole = read(OPENSID);
    let start = OPENSID.find("<item>").expect("an item");
    let end = OPENSID.find("</item>").expect("its end") + "</item>".len();
    let later = read(format!("{}{}", &OPENSID[..start], &OPENSID[end..]));
    assert_eq!(whole.files[1..], later.files);
}

#[test]
fn the_pictures_of_a_feed_are_told_before_it_is_read() {
    assert_eq!(feed::images(OPENSID.as_bytes(), None), [PICTURE, "https://desa.example/lain.jpg"]);
    assert_eq!(feed::images(b"<html>", None), [""; 0]);
}

#[test]
fn the_first_picture_stands_above_the_text_and_others_within_it() {
    let feed = OPENSID.replace("/lain.jpg", "/desa/upload/artikel/kedua.jpg");
    let built = of_feed(&feed);
    is_clean(&built);
    let page = "kabar/2026-11-20-panen-raya-pesta-blok-lor/";
    built.main_has(page, "alt=\"lain\"").main_has(page, "cd34.");
    assert_eq!(built.main(page).matches("<img").count(), 2, "{}", built.main(page));
}

#[test]
fn a_feed_of_wordpress_loses_what_belongs_to_its_program() {
    let built = of_feed(
        r#"<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Desa</title><link>https://desa.example/</link><item>
<title>Kunjungan Bupati &#8211; &#8220;Maju&#8221;</title><link>https://desa.example/kunjungan/</link><pubDate>Thu, 19 Nov 2026 23:30:00 +0000</pubDate>
<category><![CDATA[Uncategorized]]></category><category><![CDATA[Berita]]></category>
<description><![CDATA[<p>Bupati berkunjung ke desa [&#8230;]</p><p>The post <a href="x">Kunjungan</a> appeared first on <a href="y">Desa</a>.</p>]]></description>
<content:encoded><![CDATA[<figure class="wp-block-table"><table><tbody><tr><td>RT</td><td>Warga</td></tr><tr><td>1</td><td>20</td></tr></tbody></table></figure>
<p>Bupati berkunjung<br />
ke desa. <img src="https://s.w.org/emoji.png" alt="senyum" class="wp-smiley" /></p>
<ol class="wp-block-list">
<li>Satu</li>

<li>Dua</li>
</ol>]]></content:encoded></item></channel></rss>"#,
    );
    is_clean(&built);
    let page = "kabar/2026-11-20-kunjungan-bupati-maju/";
    built
        .in_order(page, &["Kunjungan Bupati – “Maju”", "20 November 2026", "RT", "20", "Bupati berkunjung", "Dua"])
        .main_has(page, "<table>")
        .main_has(page, "<ol>")
        .main_has("kabar/kategori/berita/", "Kunjungan")
        .page_has("kabar/", "Bupati berkunjung ke desa</p>")
        .page_lacks("kabar/", "appeared first");
}

#[test]
fn an_atom_feed_becomes_articles() {
    let built = of_feed(
        r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://desa.example/">
  <title type="html">Desa &lt;b&gt;Contoh&lt;/b&gt;</title>
  <link rel="self" href="feed.xml"/><link href="/"/>
  <id>urn:uuid:1</id><updated>2026-11-21T00:00:00Z</updated>
  <entry>
    <title>3 &lt; 5 &amp; "kutip"</title>
    <id>urn:uuid:2</id>
    <published>2026-11-19T23:15:00Z</published><updated>2026-11-21T03:00:00Z</updated>
    <author><name>Pak Jo</name><email>jo@desa.example</email></author><author><name>Bu Sri</name></author>
    <category term="kesehatan" label="Kesehatan"/><category term="lansia"/><category term="balita"/>
    <link rel="alternate" type="text/html" href="kabar/tiga/"/>
    <link rel="enclosure" type="image/jpeg" href="/desa/upload/artikel/sedang_panen.jpg"/>
    <summary>Ringkas saja.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2>Bagian</h2><p>Isi <b>tebal</b>.</p></div></content>
  </entry>
  <entry>
    <title>Teks</title><id>urn:uuid:3</id><updated>2026-11-18T08:00:00+07:00</updated>
    <content type="text">Satu *dua* &lt;b&gt;tiga&lt;/b&gt;

# empat</content>
  </entry>
</feed>"#,
    );
    is_clean(&built);
    let page = "kabar/2026-11-20-3-5-kutip/";
    built
        .in_order(page, &["3 < 5 & \"kutip\"", "20 November 2026", "Pak Jo", "Bu Sri", "Bagian", "Isi tebal."])
        .main_has(page, "<h2 id=\"bagian\">Bagian")
        .main_has("kabar/kategori/kesehatan/", "kutip")
        .main_has("tag/lansia/", "kutip")
        .page_has("kabar/", "Ringkas saja.")
        .page_lacks(page, "jo@desa.example")
        .in_order("kabar/2026-11-18-teks/", &["Satu *dua* <b>tiga</b>", "# empat"]);
    assert!(built.main(page).contains("<img"));
}

#[test]
fn a_json_feed_becomes_articles() {
    let built = of_feed(
        r#"{"version": "https://jsonfeed.org/version/1.1", "home_page_url": "https://desa.example/", "items": [
  {"id": 7, "url": "/kabar/tujuh", "title": "Tujuh & delapan", "content_html": "<p>Isi &lt;aman&gt; <b>tebal</b></p>",
   "date_published": "2026-11-20T08:30:00+07:00", "authors": [{"name": "Siti"}], "tags": ["Tani", 5, null],
   "image": "https://desa.example/desa/upload/artikel/sedang_panen.jpg", "attachments": [{"url": "x"}]},
  {"id": "8", "content_text": "Tanpa judul,\nhanya <teks>.", "date_published": "2026-11-19"},
  5]}"#,
    );
    is_clean(&built);
    built
        .in_order("kabar/2026-11-20-tujuh-delapan/", &["Tujuh & delapan", "Siti", "Isi <aman> tebal"])
        .main_has("kabar/2026-11-20-tujuh-delapan/", "<img")
        .main_has("kabar/2026-11-19-tanpa-judul-hanya/", "hanya <teks>.");
}

#[test]
fn feeds_in_old_forms_and_charsets_are_read() {
    let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss version=\"0.91\"><channel><title>D\xe9sa</title><link>https://desa.example/</link>\
<item><title>Caf\xe9 \x93kopi\x94</title><link>https://desa.example/?a=1&b=2</link><description>Rp 5 000 & caf\xe9&nbsp;baru</description></item></channel></rss>";
    let feed = read(latin);
    assert_eq!(feed.title.as_deref(), Some("Désa"));
    let built = of_feed(latin);
    is_clean(&built);
    built.in_order("kabar/cafe-kopi/", &["Café “kopi”", "Rp 5 000 & café baru"]);

    let wrong =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><item><title>Désa</title></item></channel></rss>";
    of_feed(wrong).has_page("kabar/desa/").main_has("kabar/desa/", "Désa");

    let rdf = r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Lama</title><link>https://desa.example/</link></channel>
<item><title>Berita lama</title><link>https://desa.example/1</link><description>&lt;b&gt;Isi&lt;/b&gt; lama</description><dc:date>2026-11-20 08:30:00</dc:date></item></rdf:RDF>"#;
    of_feed(rdf).in_order("kabar/2026-11-20-berita-lama/", &["Berita lama", "20 November 2026", "Isi lama"]);

    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(wrong.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    of_feed(utf16).has_page("kabar/desa/");
}
