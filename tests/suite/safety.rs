//! Nothing that a record or a text says can run on a page, reach another host, or leave its place.

use crate::{
    html,
    portal::{Portal, folder, texts},
};

/// What is typed into every field and text.
const ATTACKS: &[&str] = &[
    "<script>RAHASIA()</script>",
    "\"><img src=x onerror=RAHASIA()>",
    "' onmouseover='RAHASIA()",
    "javascript:RAHASIA()",
    "JaVaScRiPt:RAHASIA()",
    "data:text/html,<script>RAHASIA()</script>",
    "{{ 7*7 }}",
    "{% include \"layouts/head.html\" %}",
    "</title></style></textarea><svg onload=RAHASIA()>",
    "<a href=\"https://jahat.example/\" style=\"position:fixed\" onclick=RAHASIA()>x</a>",
    "<iframe src=https://jahat.example/></iframe><link rel=stylesheet href=https://jahat.example/a.css>",
    "<base href=https://jahat.example/><meta http-equiv=refresh content=0>",
    "--><!--<b",
    "]]></script>",
];

/// One record of every kind; `@` is where something is typed.
const EVERYTHING: &str = "
== portal.yaml
nama: @
nama_pendek: @
kalimat: @
sebutan: @
alamat_situs: https://desa.example/
wilayah: {kecamatan: @, kabupaten: @}
kontak: {alamat: @, email: @, facebook: @, instagram: @, youtube: @, situs: @, jam_layanan: [@], orang: [{peran: @, nama: @}]}
menu: [kabar, {label: @, tautan: @}]
kategori: [@]
beranda: [{blok: kabar, judul: @}, kontak, kebutuhan, kelompok, mitra, agenda, studikasus, angka]
kata: {sections.news: @}
lain: {a: @}
== kabar/a.md
---
judul: @
tanggal: 2026-11-20
penulis: [@]
kategori: @
tag: [@, aman]
ringkasan: @
gambar: {berkas: @, alt: @, keterangan: @}
alamat_lama: [@]
bahasa: @
lain: {a: @}
---
# @

@

- @

| @ | b |
|---|---|
| @ | [@](@) |

![@](@ \"x\")

[^1]: @

```@
@
```
== kabar/w.md
---
judul: W
format: whatsapp
---
*@* _@_
== kegiatan/a.yaml
judul: @
judul_pendek: @
jenis: @
program: @
tanggal: 2026-12-01
tempat: {nama: @, alamat: @}
daring: @
penyelenggara: [@]
narasumber: [{nama: @, peran: @}]
narahubung: {nama: @, email: @}
terbuka_untuk: @
biaya: @
ulang: @
tuan_rumah: @
tamu: [@]
pelajaran: [@]
survei: {alamat: @}
ringkasan: @
tag: [@]
evaluasi: {hasil: [@], tindak_lanjut: [{isi: @, oleh: @}]}
== kelompok/a.yaml
nama: @
nama_pendek: @
jenis: @
bidang: [@]
ringkasan: @
tujuan: @
sk: @
masa_bakti: @
pengurus: [{jabatan: @, nama: @}]
lingkungan: {dusun: @, rw: @, rt: @}
desa: [@]
kontak: {nama: @, email: @, facebook: @, instagram: @, youtube: @, situs: @}
lokasi: {nama: @, alamat: @}
kebutuhan: [{kategori: @, teks: @, dipenuhi: @}]
potensi: [@]
tag: [@]
== mitra/a.yaml
nama: @
jenis: @
ringkasan: @
kontak: {situs: @, email: @}
kontribusi: [{bentuk: @, untuk: [@], uraian: @}]
sama_dengan: [@]
== studi-kasus/a.md
---
judul: @
desa: @
tokoh: [{nama: @, peran: @}]
tantangan: @
langkah: [{judul: @, isi: @}]
hasil: [{label: @, satuan: @}]
pelajaran: [@]
tanya_jawab: [{tanya: @, jawab: @}]
---
@
== halaman/a.md
---
judul: @
menu: @
---
@
";

/// A portal with the attack in every field and text.
fn hostile(attack: &str) -> Portal {
    let quoted = serde_json::json!(attack).to_string();
    let mut built = folder("");
    for (path, text) in texts(EVERYTHING) {
        let text = String::from_utf8(text).expect("a fixture is text");
        let is_markdown = path.ends_with(".md");
        let (data, body) = if is_markdown {
            text.split_at(text.rfind("---\n").map_or(0, |_| text[4..].find("---\n").unwrap_or(0) + 4))
        } else {
            (text.as_str(), "")
        };
        built = built.file(&path, data.replace('@', &quoted) + &body.replace('@', attack));
    }
    built.build()
}

/// What on a page could run, load something from elsewhere, or style itself.
fn dangers(path: &str, page: &str) -> Vec<String> {
    let mut dangers = Vec::new();
    for tag in html::tags(page) {
        let mut danger = |what: &str| dangers.push(format!("`{path}`: {what}: <{} {:?}>", tag.name, tag.attributes));
        if tag.name == "script" && tag.get("type") != Some("application/ld+json") && tag.get("src").is_none() {
            danger("an inline script");
        }
        let searches = tag.name == "form" && tag.get("action") == Some("/cari/");
        if !searches
            && matches!(
                tag.name.as_str(),
                "style" | "iframe" | "object" | "embed" | "base" | "form" | "frame" | "applet"
            )
        {
            danger("an element that has no place here");
        }
        for (name, value) in &tag.attributes {
            let value_start: String = value
                .chars()
                .filter(|c| !c.is_whitespace() && !c.is_control())
                .take(12)
                .collect::<String>()
                .to_lowercase();
            if name.starts_with("on") || name == "style" || name == "srcdoc" || name == "formaction" {
                danger(name);
            }
            if matches!(name.as_str(), "href" | "src" | "action" | "xlink:href" | "data" | "poster") {
                if ["javascript:", "vbscript:", "data:"].iter().any(|scheme| value_start.starts_with(scheme)) {
                    danger("an address that runs");
                }
                let loads = name != "href"
                    || (tag.name == "link"
                        && !matches!(tag.get("rel"), Some("canonical" | "alternate" | "prev" | "next")));
                if loads && (value.contains("://") || value.starts_with("//")) {
                    danger("something of another host");
                }
            }
        }
    }
    dangers
}

#[test]
fn no_field_and_no_text_can_bring_a_script_a_style_or_another_host_to_a_page() {
    for attack in ATTACKS {
        let built = hostile(attack);
        let found: Vec<String> = built.pages().flat_map(|(path, page)| dangers(path, page)).collect();
        assert_eq!(found, Vec::<String>::new(), "with {attack}");
        for (path, page) in built.pages() {
            let unescaped =
                page.contains("<script>RAHASIA") || page.contains("<img src=x") || page.contains("<svg onload");
            assert!(!unescaped, "`{path}` with {attack}:\n{page}");
        }
    }
}

#[test]
fn template_marks_in_content_stay_text() {
    let built = hostile("{{ 7*7 }}");
    let mut seen = false;
    for (path, page) in built.pages() {
        assert!(
            !html::words(page).split(|c: char| !c.is_ascii_digit()).any(|number| number == "49"),
            "`{path}` worked it out"
        );
        seen |= page.contains("{{ 7*7 }}");
    }
    assert!(seen, "the text is shown as it was typed");
    assert!(!built.report.problems.iter().any(|problem| problem.code == "template"), "{}", built.problem_list());
}

#[test]
fn feeds_carry_no_script_either() {
    for attack in ATTACKS {
        let built = hostile(attack);
        let feed: serde_json::Value = serde_json::from_str(built.page("feed.json")).expect("JSON");
        for item in feed["items"].as_array().expect("items") {
            let content = item["content_html"].as_str().unwrap_or_default();
            assert_eq!(
                dangers("feed.json", content)
                    .into_iter()
                    .filter(|danger| !danger.contains("another host"))
                    .collect::<Vec<_>>(),
                Vec::<String>::new()
            );
        }
    }
}

#[test]
fn html_in_a_text_keeps_what_is_harmless() {
    let built = crate::portal::portal(
        "
== kabar/a.md
---
judul: A
---
Ini <b>tebal</b>, <sup>atas</sup>.

<details><summary>Buka</summary>Isinya</details>

<p align=\"center\" style=\"color:red\" onclick=\"x()\">Tengah</p>

<a href=\"jav&#x09;ascript:alert(1)\">klik</a> <a href=\" javascript:alert(1)\">klik</a>

<img src=\"https://jahat.example/a.gif\" alt=\"pelacak\">
",
    );
    built
        .main_has("kabar/a/", "<b>tebal</b>")
        .main_has("kabar/a/", "<summary>Buka</summary>")
        .main_has("kabar/a/", "Tengah");
    assert_eq!(dangers("kabar/a/", built.page("kabar/a/")), Vec::<String>::new());
    assert!(built.report.problems.iter().any(|problem| problem.code == "html-removed"), "{}", built.problem_list());
}

#[test]
fn a_path_in_content_leads_to_no_file_outside_the_portal() {
    let built = crate::portal::portal(
        "
== kabar/a.md
---
judul: A
gambar: {berkas: ../../../etc/passwd, alt: x}
slug: ../../etc
alamat_lama: [/../../x/, '..\\..\\y', /%2e%2e/z/]
---
[x](../../../etc/passwd) ![y](/etc/passwd)
",
    );
    for path in built.files.keys() {
        assert!(!path.contains("..") && !path.starts_with('/') && !path.contains('\\'), "{path}");
    }
    built.has_page("kabar/etc/");
}

#[test]
fn drawings_are_published_without_what_could_run_in_them() {
    let built = crate::portal::portal("
== kabar/a.md
---
judul: A
---
![Gambar](g.svg)
== kabar/g.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\" onload=\"RAHASIA()\"><script>RAHASIA()</script><image href=\"https://jahat.example/x.png\"/><path d=\"M0 0h9\"/></svg>
");
    let (_, drawing) =
        built.files.iter().find(|(path, _)| path.starts_with("media/") && path.ends_with(".svg")).expect("the drawing");
    let drawing = String::from_utf8_lossy(drawing);
    assert!(
        !drawing.contains("RAHASIA") && !drawing.contains("jahat.example") && drawing.contains("M0 0h9"),
        "{drawing}"
    );
}
