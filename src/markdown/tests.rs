//! What becomes of whole texts.

use super::*;

/// A portal that has every address but those with `hilang` in them.
struct Portal;

impl Resolve for Portal {
    fn link(&self, target: &str) -> Link {
        if target.contains("hilang") { Link::Broken(gone()) } else { Link::To(target.to_owned()) }
    }

    fn image(&self, target: &str) -> Picture {
        match target {
            "hilang.jpg" => Picture::Broken(gone(), None),
            _ => Picture::Photo(Photo { src: format!("/media/{target}"), width: 4, height: 3, ..Photo::default() }),
        }
    }
}

fn gone() -> Text {
    Text { id: "tidak ada".into(), en: "not there".into() }
}

fn found(body: &str, options: &Options<'_>) -> (Prose, Vec<Finding>) {
    let mut findings = Vec::new();
    let prose = render(body, options, &Portal, &mut findings);
    assert_eq!(outline(body, options), prose.outline);
    (prose, findings)
}

#[track_caller]
fn becomes(body: &str, html: &str) {
    let (prose, findings) = found(body, &Options::default());
    assert_eq!(prose.html.trim_end(), html);
    assert_eq!(findings, []);
}

#[track_caller]
fn tells(body: &str, codes: &[&str], html: &str) {
    let (prose, findings) = found(body, &Options::default());
    assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), codes);
    assert_eq!(prose.html.trim_end(), html);
}

#[test]
fn headings_move_below_the_title_of_the_page() {
    becomes("# A\n\n### A {#b .c onclick=x}", "<h2 id=\"a\">A</h2>\n<h3 id=\"b\" class=\"c\">A</h3>");
    becomes("## A\n\nx\n\n## A", "<h2 id=\"a\">A</h2>\n<p>x</p>\n<h2 id=\"a-1\">A</h2>");
}

#[test]
fn addresses_in_a_sentence_become_links() {
    becomes(
        "Lihat https://desa.id/a_b_c, ya.",
        "<p>Lihat <a href=\"https://desa.id/a_b_c\" rel=\"noopener\">https://desa.id/a_b_c</a>, ya.</p>",
    );
    becomes("`https://a.id` [b@c.id](/x)", "<p><code>https://a.id</code> <a href=\"/x\">b@c.id</a></p>");
}

#[test]
fn a_lone_picture_with_a_title_is_a_figure() {
    let picture =
        "<img src=\"/media/a.jpg\" alt=\"Panen\" width=\"4\" height=\"3\" loading=\"lazy\" decoding=\"async\">";
    becomes("![Panen](a.jpg \"Raya\")", &format!("<figure>{picture}<figcaption>Raya</figcaption></figure>"));
    becomes("![Panen](a.jpg)", &format!("<p>{picture}</p>"));
    let (prose, _) = found("![Panen](a.jpg)", &Options::default());
    assert_eq!(prose.first_image, Some(FirstImage { target: "a.jpg".into(), alt: "Panen".into() }));
}

#[test]
fn what_leads_nowhere_leaves_its_words() {
    tells("[a](hilang.md)", &["broken-link"], "<p>a</p>");
    tells("![a](hilang.jpg)", &["broken-image"], "<p>a</p>");
    tells("[a](javascript:x) [b](C:\\x)", &["unsafe-address", "file-address"], "<p>a b</p>");
    tells("![a](//b.id/c.jpg)", &["foreign-image"], "<p><a href=\"https://b.id/c.jpg\" rel=\"noopener\">a</a></p>");
}

#[test]
fn footnotes_stand_at_the_end_in_the_order_of_their_marks() {
    let (prose, findings) = found("A[^b] B[^a]\n\n[^a]: satu\n\n[^b]: dua[^a]\n\n[^c]: tiga", &Options::default());
    let order: Vec<_> = ["dua", "satu"].iter().map(|note| prose.html.find(note)).collect();
    assert!(order.is_sorted() && order[0].is_some(), "{}", prose.html);
    assert!(
        prose.html.contains("<li id=\"catatan_2\"><p>satu <a href=\"#rujukan_2\" class=\"back\""),
        "{}",
        prose.html
    );
    assert!(prose.html.contains("href=\"#rujukan_2_2\""), "{}", prose.html);
    assert_eq!(findings[0].code, "unused-footnote");
}

#[test]
fn a_table_scrolls_in_a_frame_of_its_own() {
    becomes(
        "# B\n\n| a |\n|--:|\n| 1 |",
        "<h2 id=\"b\">B</h2>\n<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"B\"><table>\n\
         <thead><tr><th scope=\"col\" data-align=\"right\">a</th></tr></thead>\n\
         <tbody>\n<tr><td data-align=\"right\">1</td></tr>\n</tbody></table></div>",
    );
}

#[test]
fn html_of_authors_is_kept_when_it_is_known_and_well_nested() {
    becomes("a <b>b *c</b> d*", "<p>a <b>b <em>c d</em></b></p>");
    becomes("<ul>x<li>y", "<ul><li>x</li><li>y</li></ul>");
    becomes("<h1>A</h1>\n<!-- x -->", "<h2>A</h2>");
    becomes("<details>\n\nx\n\n</details>", "<details>\n<summary>Selengkapnya</summary>\n<p>x</p>\n</details>");
    tells("<div onclick=x>a</div>", &["html-removed"], "<div>a</div>");
    tells("a <script>b</script>c", &["html-removed"], "<p>a c</p>");
    tells("<a href=\"java&#115;cript:x\">a</a>", &["unsafe-address"], "<p>a</p>");
}

#[test]
fn strangers_are_not_vouched_for() {
    let options = Options { trust: Trust::Stranger, prefix: "b", line_breaks: LineBreaks::Keep, ..Options::default() };
    let (prose, findings) = found("# A {.c}\nx\nwww.y.id [z](#a)", &options);
    assert_eq!(
        prose.html,
        "<h2 id=\"b-a\">A</h2>\n<p>x<br>\n\
         <a href=\"https://www.y.id\" rel=\"nofollow noopener ugc\">www.y.id</a> <a href=\"#b-a\">z</a></p>\n"
    );
    assert_eq!(findings, []);
}

#[test]
fn marks_that_miss_their_aim_are_told_with_the_line_set_right() {
    let corrected =
        |body: &str| found(body, &Options::default()).1.first().and_then(|finding| finding.corrected.clone());
    assert_eq!(corrected("#Jadwal ronda").as_deref(), Some("# Jadwal ronda"));
    assert_eq!(corrected("x [a] (https://b.id) y").as_deref(), Some("x [a](https://b.id) y"));
    assert_eq!(corrected("** tebal ** x").as_deref(), Some("**tebal** x"));
    assert_eq!(corrected("[a](www.b.id)").as_deref(), Some("[a](https://www.b.id)"));
    assert_eq!(corrected("![a](foto baru.jpg)").as_deref(), Some("![a](<foto baru.jpg>)"));
    assert_eq!(corrected("    Warga desa menanam padi.").as_deref(), Some("Warga desa menanam padi."));
    assert_eq!(corrected("#tagar #dua"), None);
}

#[test]
fn messages_from_whatsapp_hold_no_markdown_and_no_html() {
    let options = Options { dialect: Dialect::Whatsapp, ..Options::default() };
    let (prose, findings) = found("# *Halo* <b>\nwarga [a](b)", &options);
    assert_eq!(prose.html, "<p># <strong>Halo</strong> &lt;b&gt;<br>\nwarga [a](b)</p>\n");
    assert_eq!(findings, []);
}

#[test]
fn findings_know_the_bytes_that_were_typed() {
    let body = "{{ x }} [a](hilang.md)";
    let (_, findings) = found(body, &Options::default());
    let typed: Vec<_> = findings.iter().map(|finding| &body[finding.at.clone()]).collect();
    assert_eq!(typed, ["{{ x }}", "[a](hilang.md)"]);
}

#[test]
fn a_title_loses_its_tags_and_keeps_what_is_none() {
    assert_eq!(plain("Rapat <em>besar</em> A<T> `x`"), "Rapat besar A<T> x");
}

#[test]
fn an_address_that_another_generator_would_fill_in_costs_no_other_one() {
    let (prose, _) = found("[a][b]\n\n[c]: {{ site.c }}\n[b]: /b/\n", &Options::default());
    assert!(prose.html.contains("<a href=\"/b/\">a</a>"), "{}", prose.html);
}
