//! Themes stand on each other, and a portal may change any file of its theme.

use crate::portal::{folder, portal};

/// A theme in five files: it changes a block, a word and a colour, adds a file, and inherits the rest.
const SAWAH: &str = "
== theme.yaml
nama: Sawah
extends: balai
pengaturan: {semboyan: Padi menguning}
== words/id.yaml
sections: {news: Warta}
== css/sawah.css
@layer tokens { :root { --accent: #2f6b2f; } }
== pages/article.html
{% extends \"theme/pages/article.html\" %}
{% block footer %}<p class=\"sawah\">{{ portal.theme.semboyan }}</p>{{ super() }}{% endblock footer %}
== img/padi.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg>
";

const CONTENT: &str = "
== portal.yaml
nama: Desa
alamat_situs: https://desa.example/
tema: sawah
== kabar/a.md
---
judul: Kabar A
---
Isi.
== kelompok/pkk.yaml
nama: PKK
";

#[test]
fn a_child_theme_changes_what_it_names_and_inherits_the_rest() {
    let built = folder(CONTENT).theme("sawah", SAWAH).build();
    built.no_problems();
    built
        .page_has("kabar/a/", "<p class=\"sawah\">Padi menguning</p>")
        .main_has("kabar/a/", "<h1>Kabar A</h1>")
        .page_has("kabar/a/", "class=\"colophon\"");
    built.page_lacks("kelompok/pkk/", "class=\"sawah\"").main_has("kelompok/pkk/", "PKK");
    built.main_has("kabar/", "<h1 class=\"list-title\">Warta</h1>").page_has("", "Beranda");
    let is_stylesheet = |path: &str| path.starts_with("aset/gaya.") && path.ends_with(".css");
    let stylesheets: Vec<_> = built.files.iter().filter(|(path, _)| is_stylesheet(path)).collect();
    let [(_, css)] = stylesheets.as_slice() else { panic!("one stylesheet: {}", built.listing()) };
    let css = String::from_utf8_lossy(css);
    assert!(css.contains("#2f6b2f") && css.contains(".colophon"));
    assert!(css.trim_start().starts_with("@layer") || css.find("@layer").unwrap_or(usize::MAX) < 200, "{css:.200}");
    let asset = built.files.keys().find(|path| path.contains("padi") && path.ends_with(".svg"));
    assert!(asset.is_some(), "{}", built.listing());
}

#[test]
fn what_a_portal_changes_wrongly_in_its_theme_is_told_and_costs_only_itself() {
    let built = folder(
        "== tema/css/aaa.css\n.a { color: red;\n.b { color: blue; }\n== tema/css/b.css\n.c { background: url(\"tiada.png\"); }\n\
         @import url(\"https://fonts.example/x.css\");\n== tema/pages/artikel.html\nX\n== tema/page/article.html\nX\n\
         == tema/words/id.yaml\nhanya teks\n== kabar/a.md\n# A\n\nIsi.",
    )
    .file(
        "portal.yaml",
        "nama: Desa\nalamat_situs: https://desa.example/\nkata: {sections.newz: Warta}\n\
         tema: {nama: balai, pengaturan: {lurikk: ya, bagikan: mungkin}}\n",
    )
    .build();
    let told: Vec<String> = built.codes().into_iter().collect();
    assert_eq!(
        told,
        [
            "css-file-missing tema/css/b.css:1",
            "css-foreign tema/css/b.css:2",
            "css-not-closed tema/css/aaa.css:1",
            "unclear-yes portal.yaml:4",
            "unknown-template tema/page/article.html",
            "unknown-template tema/pages/artikel.html",
            "unknown-theme-setting portal.yaml:4",
            "unknown-word portal.yaml:3",
            "words-expected tema/words/id.yaml:1",
        ]
    );
    let css = built.files.iter().find(|(path, _)| path.ends_with(".css")).map(|(_, css)| String::from_utf8_lossy(css));
    assert!(css.is_some_and(|css| css.contains("tiada.png") && !css.contains("color: red")));
}

#[test]
fn what_a_theme_lets_a_village_set_is_set_in_portal_yaml() {
    let settings =
        "nama: Desa\nalamat_situs: https://desa.example/\ntema: {nama: sawah, pengaturan: {semboyan: Kita panen}}\n";
    folder(CONTENT)
        .file("portal.yaml", settings)
        .theme("sawah", SAWAH)
        .build()
        .no_problems()
        .page_has("kabar/a/", "Kita panen");
}

#[test]
fn the_portals_own_layer_stands_before_its_theme() {
    let built = folder(CONTENT)
        .theme("sawah", SAWAH)
        .file("tema/pages/article.html", "{% extends \"theme/pages/article.html\" %}\n{% block main %}<p>Punya kami</p>{{ super() }}{% endblock main %}\n")
        .file("tema/words/id.yaml", "sections:\n  groups: Lembaga kami\n")
        .file("tema/css/kami.css", ".kami { color: var(--accent); }\n")
        .build();
    built
        .no_problems()
        .main_has("kabar/a/", "Punya kami")
        .main_has("kabar/a/", "Kabar A")
        .page_has("kabar/a/", "Padi menguning");
    built.page_has("kelompok/", "Lembaga kami").page_has("kabar/", "Warta");
    let css = built.files.iter().find(|(path, _)| path.ends_with(".css")).expect("a stylesheet").1;
    assert!(String::from_utf8_lossy(css).contains(".kami"));
}

#[test]
fn a_part_can_be_changed_alone() {
    let part = "{% component tags(items: array, label: string = \"\") -%}<p>tag kami</p>{%- endcomponent tags %}\n";
    let built =
        folder("== kabar/a.md\n---\njudul: A\ntag: padi\n---\nIsi.\n").file("tema/parts/kami.html", part).build();
    built.main_has("kabar/a/", "tag kami");
}

#[test]
fn a_broken_template_is_named_by_file_and_line_and_the_page_is_built_without_it() {
    for (text, line) in [
        ("{% extends \"theme/pages/group.html\" %}\n{% block main %}\n{{ page.name\n{% endblock main %}\n", None),
        (
            "{% extends \"theme/pages/group.html\" %}\n{% block main %}\n{{ page.tidak_ada.sama_sekali }}\n{% endblock main %}\n",
            Some(3),
        ),
        (
            "{% extends \"theme/pages/group.html\" %}\n{% block main %}\n{{ page.name | saringan_hilang }}\n{% endblock main %}\n",
            Some(3),
        ),
        ("{% extends \"theme/pages/hilang.html\" %}\n", Some(1)),
        ("{% extends \"hilang.html\" %}\n", None),
        ("{% extends \"theme/pages/group.html\" %}\n{% block main %}\n{{<hilang />}}\n{% endblock main %}\n", Some(3)),
        ("{% for x in %}", None),
    ] {
        let built = folder("== kelompok/pkk.yaml\nnama: PKK Melati\n== kabar/a.md\n---\njudul: A\n---\nIsi.\n")
            .file("tema/pages/group.html", text)
            .build();
        built.main_has("kelompok/pkk/", "<h1>PKK Melati</h1>").main_has("kabar/a/", "Isi.");
        let told = built.codes();
        let wanted = line.map(|line| format!("tema/pages/group.html:{line}"));
        let found = told.iter().any(|told| match &wanted {
            Some(wanted) => told.ends_with(wanted),
            None => told.contains("tema/pages/group.html"),
        });
        assert!(found, "{text}\n{}", built.problem_list());
    }
}

#[test]
fn an_own_layout_needs_no_more_blocks_than_title_and_main() {
    let own = "<!doctype html><html><title>{% block title %}{% endblock title %}</title><body>Rumah{% block main %}{% endblock main %}</body></html>\n";
    let groups: Vec<String> = (0..12).map(|number| format!("- nama: Kelompok {number}")).collect();
    let built =
        folder(&format!("== kelompok/semua.yaml\n{}\n", groups.join("\n"))).file("tema/layouts/page.html", own).build();
    built.no_problems();
    for path in ["", "kelompok/", "direktori/", "cari/", "404.html"] {
        built.page_has(path, "<body>Rumah");
    }
}

#[test]
fn an_own_layout_without_the_blocks_that_pages_fill_is_named_once() {
    let built = folder("== kelompok/pkk.yaml\nnama: PKK Melati\n")
        .file("tema/layouts/page.html", "<!doctype html><html><body>{{ head.title }}</body></html>\n")
        .build();
    built.main_has("kelompok/pkk/", "PKK Melati");
    let told = built.codes().into_iter().filter(|told| told.starts_with("template")).collect::<Vec<_>>();
    assert_eq!(told.len(), 1, "{}", built.problem_list());
    assert!(told[0].contains("tema/layouts/page.html"), "{}", built.problem_list());
}

#[test]
fn a_template_that_calls_itself_ends_in_a_message() {
    let built = folder("== kelompok/pkk.yaml\nnama: PKK Melati\n")
        .file("tema/pages/group.html", "{% extends \"theme/pages/group.html\" %}\n{% block main %}{% include \"pages/group.html\" %}{% endblock main %}\n")
        .build();
    built.main_has("kelompok/pkk/", "PKK Melati");
    assert!(built.codes().iter().any(|told| told.contains("tema")), "{}", built.problem_list());
}

#[test]
fn broken_words_of_the_own_layer_cost_only_themselves() {
    let built = folder("== kelompok/pkk.yaml\nnama: PKK Melati\n")
        .file("tema/words/id.yaml", "sections:\n  groups: [a\n  news: Warta\n")
        .build();
    built.has_page("kelompok/pkk/");
    assert!(built.codes().iter().any(|told| told.contains("tema/words/id.yaml")), "{}", built.problem_list());
}

#[test]
fn a_template_escapes_what_it_prints() {
    portal(
        "
== kelompok/pkk.yaml
nama: PKK <b>Melati</b>
== tema/pages/group.html
{% extends \"theme/pages/group.html\" %}
{% block main %}<p>{{ page.name }}</p>{% endblock main %}
",
    )
    .page_has("kelompok/pkk/", "<p>PKK &lt;b&gt;Melati&lt;/b&gt;</p>");
}

#[test]
fn the_accent_is_chosen_by_name() {
    let settings = "nama: Desa\nalamat_situs: https://desa.example/\nwarna: pandan\n";
    folder("").file("portal.yaml", settings).build().no_problems().page_has("", "data-accent=\"pandan\"");
}

const PASISIR: &str = "
== kabar/a.md
---
judul: Kabar A
---
Isi.
== kegiatan/rapat.yaml
judul: Rapat
tanggal: 29 November 2026
== kelompok/pkk.yaml
nama: PKK Melati
";

#[test]
fn pasisir_puts_news_first_and_has_the_rest_from_balai() {
    let settings = "nama: Desa\nalamat_situs: https://desa.example/\ntema: pasisir\n";
    let built = folder(PASISIR).file("portal.yaml", settings).build();
    built.no_problems().page_has("", "class=\"band\"").main_has("kelompok/pkk/", "<h1>PKK Melati</h1>");
    assert!(is_before(built.page(""), "Kabar A", "Rapat"));
    let css = built
        .files
        .iter()
        .find(|(path, _)| path.starts_with("aset/gaya."))
        .map(|(_, css)| String::from_utf8_lossy(css));
    assert!(css.is_some_and(|css| css.contains("layout,parts,theme,print;") && css.contains(".colophon")));
}

#[test]
fn a_village_in_pasisir_may_keep_its_own_order() {
    let settings = "nama: Desa\nalamat_situs: https://desa.example/\ntema: {nama: pasisir, pengaturan: {kabar_dulu: tidak}}\n\
                    beranda: [kegiatan, kabar]\n";
    let built = folder(PASISIR).file("portal.yaml", settings).build();
    assert!(is_before(built.no_problems().page(""), "Rapat", "Kabar A"));
}

fn is_before(page: &str, first: &str, second: &str) -> bool {
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("no `{words}` in {page}"));
    at(first) < at(second)
}

#[test]
fn a_page_made_without_the_own_layer_has_what_the_theme_below_shows() {
    let block = |name: &str| format!("{{% block {name} %}}{{% endblock {name} %}}");
    let skeleton = ["title", "head", "header", "main", "footer"].map(block).concat();
    let own = format!(
        "== tema/layouts/page.html\n{skeleton}\n== tema/pages/article.html\n{{% extends \"layouts/page.html\" %}}{{% block main %}}"
    );
    let story =
        |letter: &str| format!("== kabar/{letter}.md\n---\njudul: Kabar {letter}\ntanggal: 2026-11-20\n---\nIsi.\n");
    let built = |main: &str| {
        let news = ["a", "b"].map(story).concat();
        portal(&format!("{own}{main}{{% endblock main %}}\n{news}"))
    };
    built("{{ page.title }}").page_has("kabar/a/", "Kabar a").page_lacks("kabar/a/", "application/ld+json");
    let broken = built("{{ page.tiada.judul }}");
    broken.page_has("kabar/a/", "application/ld+json").main_has("kabar/a/", "Kabar b").main_has("kabar/a/", "wa.me");
}
