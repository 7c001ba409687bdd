//! Feeds that mean harm, or are broken.

use jejaring::member::{content::Fault, feed};

use super::{build, is_clean, is_harmless, of_feed, read, zone};
use crate::html;

fn fault(feed: &str) -> Fault {
    feed::content(feed.as_bytes(), None, &zone(), &|_| None).expect_err("a fault")
}

/// An RSS feed of these items.
fn rss(items: &str) -> String {
    format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
<channel><title>Desa</title><link>https://desa.example/</link>{items}</channel></rss>"
    )
}

#[test]
fn scripts_in_every_place_of_a_feed_stay_words() {
    let bad = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;";
    let built = of_feed(rss(&format!(
        "<item><title>{bad} Judul</title><link>javascript:alert(1)</link><guid>../../../etc/passwd</guid>\
<pubDate>2026-11-20</pubDate><category>{bad}Umum</category><category>../x</category><dc:creator>{bad}Siti</dc:creator>\
<description>{bad}Ringkas</description><content:encoded>{bad}&lt;p onclick=alert(1) style='position:fixed'&gt;Isi\
&lt;a href=' java&#x0A;script:alert(1)'&gt;klik&lt;/a&gt;&lt;iframe src=https://judi.example&gt;&lt;/iframe&gt;\
&lt;form action=https://judi.example&gt;&lt;input name=pin&gt;&lt;button&gt;Kirim&lt;/button&gt;&lt;/form&gt;\
&lt;svg onload=alert(1)&gt;&lt;style&gt;*{{display:none}}&lt;/style&gt;&lt;/svg&gt;&lt;base href=https://judi.example&gt;</content:encoded></item>"
    )));
    is_harmless(&built);
    let page = "kabar/2026-11-20-judul/";
    built.main_has(page, "klik").main_lacks(page, "judi.example").main_lacks(page, "<form").main_lacks(page, "Kirim");
}

#[test]
fn nothing_of_a_feed_opens_what_its_author_did_not_mean() {
    let built = of_feed(rss(
        "<item><title>---</title><guid>../../x</guid><description><![CDATA[<p>---</p><p>draf: ya</p><p>judul: Lain</p>\
---<br>+++<br># Bukan<pre>---\n</pre>{{ portal.name }} {% include \"x\" %} {{< figure src=\"y\" >}} [TOC] {: .kelas} \
[^1]: catatan <p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;b&amp;gt; ]]&gt;</p><h2>Judul {#id .kelas}</h2>]]>]]&gt;</description></item>",
    ));
    is_clean(&built);
    is_harmless(&built);
    let (path, page) =
        built.pages().find(|(path, _)| path.starts_with("kabar/") && page_of_article(path)).expect("a page");
    let words = html::words(page);
    for text in [
        "draf: ya",
        "judul: Lain",
        "# Bukan",
        "{{ portal.name }} {% include \"x\" %} {{< figure",
        "[TOC] {: .kelas} [^1]: catatan",
        "<script>alert(1)</script> &lt;b&gt; ]]>",
        "Judul {#id .kelas}",
    ] {
        assert!(words.contains(text), "`{path}` lacks `{text}`:\n{words}");
    }
}

fn page_of_article(path: &str) -> bool {
    path.matches('/').count() == 2 && path.ends_with("/index.html")
}

#[test]
fn nothing_outside_a_feed_is_looked_up_and_nothing_in_it_grows() {
    let external = "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y \"rahasia\">]>".to_owned()
        + &rss("<item><title>Judul &x; &y;</title></item>");
    let built = of_feed(&external);
    let page = built.pages().find(|(path, _)| path.contains("judul")).expect("a page").1;
    assert!(!page.contains("root:") && !html::words(page).contains("rahasia"), "{page}");

    let mut laughs = "<!DOCTYPE rss [<!ENTITY a \"ha\">".to_owned();
    for pair in ["ba", "cb", "dc", "ed", "fe", "gf", "hg", "ih"] {
        let (new, old) = pair.split_at(1);
        laughs += &format!("<!ENTITY {new} \"{}\">", format!("&{old};").repeat(10));
    }
    let feed = read(laughs + "]>" + &rss("<item><title>Tawa &i;</title></item>"));
    assert!(feed.files[0].text.len() < 300, "{}", feed.files[0].text);
}

#[test]
fn titles_of_any_length_and_characters_that_cannot_be_seen_are_kept_in_bounds() {
    let long = "gotong royong ".repeat(8000);
    let text = "\u{8}\u{0}\u{1b}[31m\u{202e}".to_owned() + &long;
    let feed = read(rss(&format!("<item><title>{text}</title><description>{text}</description></item>").repeat(2)));
    assert_eq!(feed.files.len(), 1, "the same entry twice is one");
    assert!(feed.files[0].path.len() < 80 && !feed.files[0].path.contains(".."), "{}", feed.files[0].path);
    assert!(feed.files[0].text.chars().all(|char| char == '\n' || !char.is_control()));
    is_clean(&build(&feed.files));
    let many: Vec<_> = (0..700).map(|number| format!("<item><title>Kabar {number}</title></item>")).collect();
    let many = read(rss(&many.concat()));
    assert_eq!(many.files.len(), 500);
}

#[test]
fn feeds_that_are_broken_or_endless_are_faults() {
    let whole = rss("<item><title>a</title><description><![CDATA[b]]></description></item>");
    for length in [whole.len() - 1, whole.len() - 20, whole.len() / 2] {
        assert_eq!(fault(&whole[..length]), Fault::Cut);
    }
    assert_eq!(fault("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": ["), Fault::Cut);
    assert!(matches!(fault("<html><body>Tidak ditemukan</body></html>"), Fault::NoFeed { .. }));
    assert!(matches!(fault("{}"), Fault::NoFeed { .. }));
    assert!(matches!(fault(""), Fault::NoFeed { .. }));
    assert_eq!(fault(&rss(&"<item>".repeat(100_000))), Fault::TooDeep);
    assert_eq!(fault(&" ".repeat(11 << 20)), Fault::TooLarge { most: 10 });
    for fault in [Fault::Cut, Fault::TooDeep, Fault::NoCalendar, Fault::TooLarge { most: 1 }] {
        assert!(!fault.text().id.is_empty() && !fault.text().en.is_empty());
    }
}
