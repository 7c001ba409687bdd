use super::*;

#[track_caller]
fn markdown(html: &str, expected: &str) {
    let base = Url::parse("https://desa.example/artikel/1/").expect("an address");
    let picture = |address: &Url| address.path().ends_with(".jpg").then(|| "../media/a b.jpg".to_owned());
    let place = Place { base: Some(&base), picture: &picture };
    assert_eq!(of_html(html, &place).trim_end(), expected, "{html}");
}

#[test]
fn paragraphs_marks_and_links_stay() {
    markdown("<p>Satu <b>dua </b><i>tiga</i>.</p><div>Empat<br>lima</div>", "Satu **dua** *tiga*.\n\nEmpat\\\nlima");
    markdown("a<br><br><br>b", "a\n\nb");
    markdown("<b>Pem</b><b>bangunan</b> <strong></strong>x", "**Pembangunan** x");
    markdown("<b>x<i>y</i></b>z", "**x*y***z");
    markdown("<i>a<p>b</i>c", "*a*\n\n*b*c");
    markdown("kata<b>\"kutip\"</b>kata", "kata **\"kutip\"** kata");
    markdown(
        "Awas!<a href='/x?a=1&amp;b=(2)'>di <b>sini</b></a>!",
        "Awas\\![di **sini**](https://desa.example/x?a=1&b=%282%29)!",
    );
    markdown(
        "<a href='javascript:alert(1)'>klik</a> <a href='surat.pdf'>surat</a>",
        "klik [surat](https://desa.example/artikel/1/surat.pdf)",
    );
    markdown(
        "<a href='https://a.example'><h2>Judul</h2>isi</a>",
        "## [Judul](https://a.example/)\n\n[isi](https://a.example/)",
    );
    markdown("<h1>Judul</h1>x<hr>y", "# Judul\n\nx\n\n***\n\ny");
    markdown("jalankan <code>a`b</code> dan <code></code>", "jalankan ``a`b`` dan");
    markdown("<pre>a\n  ```\n---</pre>", "````\na\n  ```\n---\n````");
}

#[test]
fn lists_and_quotations_stay() {
    markdown("x<ul><li>a<li>b<ul><li>c</li></ul></li></ul>y", "x\n\n- a\n- b\n  - c\n\ny");
    markdown("<ol start=3><li><p>a</p><p>b</p></li><li>c</ol>", "3. a\n\n   b\n4. c");
    markdown("<blockquote><p>a</p><p>b</p></blockquote><blockquote>c</blockquote>", "> a\n>\n> b\n\n> c");
    markdown("<li>a</li></ul></blockquote></table>b", "a\n\nb");
}

#[test]
fn tables_of_figures_stay_and_others_do_not() {
    markdown(
        "<table><tr><th>RT<th></th><th>Warga</th></tr><tr><td>01</td><td>a|b</td><td><p>1</p></td></tr></table>x",
        "| RT |  | Warga |\n| --- | --- | --- |\n| 01 | a\\|b | 1 |\n\nx",
    );
    markdown("<table><tr><td><h2>a</h2><td>b</td></table>", "## a\n\nb");
}

#[test]
fn only_pictures_with_a_copy_are_shown() {
    markdown("<img src=foto.jpg alt='Sa[wah]'>", "![Sa\\[wah\\]](../media/a%20b.jpg)");
    markdown("a <img src=b.png> <img src=c.jpg width=1><img src='data:image/png;base64,AAAA'>d", "a d");
}

#[test]
fn no_character_of_a_text_means_more_than_itself() {
    markdown("---", "\\---");
    markdown("1. a<br># b<br>- c<br>+ d<br>=== e", "1\\. a\\\n\\# b\\\n\\- c\\\n\\+ d\\\n\\=== e");
    markdown("{{ a }} {% b %} {: .c}", "&#123;&#123; a \\}\\} &#123;% b %\\} &#123;: .c\\}");
    markdown(
        "&lt;script&gt; *a* _b_ `c` [d](e) &amp;lt; | ~~f~~ \\",
        "\\<script\\> \\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\&lt; \\| \\~\\~f\\~\\~ \\\\",
    );
    markdown("https://a.example/b_c?d=1&amp;e=2", "https://a.example/b_c?d=1&e=2");
}

#[test]
fn plain_texts_keep_their_lines() {
    assert_eq!(of_text("Satu *dua*\n# tiga\n\n\nempat <b>\n"), "Satu \\*dua\\*\\\n\\# tiga\n\nempat \\<b\\>\n");
}

#[test]
fn nothing_is_too_deep() {
    for name in ["div", "b", "ul", "blockquote", "table", "li", "a href=x", "pre", "code", "font", "td"] {
        markdown_of_many(name);
    }
}

fn markdown_of_many(name: &str) {
    let place = Place { base: None, picture: &|_| None };
    let text = of_html(&format!("<{name}>a").repeat(10_000), &place);
    assert!(text.len() < 2_000_000, "{name}: {}", text.len());
}
