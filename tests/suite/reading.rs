//! Folders, files, ids, keys and values as people write them.

use crate::portal::{Portal, folder, portal};

#[test]
fn an_article_is_read_from_any_folder_that_people_keep_news_in() {
    for news in [
        "kabar",
        "berita",
        "artikel",
        "posts",
        "_posts",
        "content/posts",
        "content/berita",
        "Kabar",
        "BERITA",
        "kabar/2026/11",
    ] {
        let file = format!("{news}/panen.md");
        let built = folder("== kabar/lain.md\n---\njudul: Lain\n---\nIsi.")
            .file(&file, "---\njudul: Panen raya\n---\nIsi.\n")
            .build();
        built.no_problems().main_has("kabar/panen/", "<h1>Panen raya</h1>");
    }
}

#[test]
fn the_folder_of_announcements_and_that_of_opportunities_set_the_category() {
    portal(
        "
== pengumuman/listrik.md
---
judul: Listrik padam
---
Pukul sembilan.
== peluang/magang.md
---
judul: Magang di kebun
---
Dua orang.
",
    )
    .main_has("kabar/kategori/pengumuman/", "Listrik padam")
    .main_lacks("kabar/kategori/pengumuman/", "Magang di kebun")
    .main_has("kabar/kategori/peluang/", "Magang di kebun");
}

#[test]
fn every_other_kind_has_folders_of_several_names_too() {
    for (file, page) in [
        ("Studi-Kasus/air.md", "studi-kasus/air/"),
        ("kisah/air.md", "studi-kasus/air/"),
        ("Praktik-Baik/air.md", "studi-kasus/air/"),
        ("halaman/air.md", "air/"),
        ("sejarah/air.md", "sejarah/air/"),
        ("air.md", "air/"),
        ("kelompok/air.md", "kelompok/air/"),
        ("lembaga/air.md", "kelompok/air/"),
        ("mitra/air.md", "mitra/air/"),
        ("Mitra/2026/air.md", "mitra/air/"),
    ] {
        folder("").file(file, "---\njudul: Tirta\n---\nIsi.\n").build().main_has(page, "<h1>Tirta</h1>");
    }
    for news in ["kegiatan", "agenda", "acara", "AGENDA"] {
        let text = "judul: Rapat\ntanggal: 2026-11-29\n";
        folder("").file(&format!("{news}/rapat.yaml"), text).build().no_problems().main_has("kegiatan/rapat/", "Rapat");
    }
}

#[test]
fn a_yaml_file_may_hold_a_list_of_records() {
    portal(
        "
== kelompok/warga.yaml
- nama: Karang Taruna
- nama: PKK
  id: ibu
== kegiatan/rapat.yaml
judul: Rapat
tanggal: 2026-11-29
penyelenggara: [karang-taruna, ibu]
",
    )
    .no_problems()
    .main_has("kelompok/karang-taruna/", "<h1>Karang Taruna</h1>")
    .links("kelompok/ibu/", "kegiatan/rapat/")
    .links("kegiatan/rapat/", "kelompok/karang-taruna/");
}

#[test]
fn a_text_without_front_matter_takes_its_title_from_its_heading_or_its_name() {
    portal(
        "
== kabar/a.md
# Panen *raya* tiba

Isi.
== kabar/kerja-bakti-minggu.md
Kita mulai pukul tujuh.
",
    )
    .no_problems()
    .page_has("kabar/a/", "<h1>Panen raya tiba</h1>")
    .page_has("kabar/kerja-bakti-minggu/", "<h1>Kerja bakti minggu</h1>");
}

#[test]
fn front_matter_is_read_as_toml_too() {
    portal(
        "
== kabar/a.md
+++
title = \"Panen raya\"
date = 2026-11-20
tags = [\"padi\", \"gotong royong\"]
draft = false
+++
Isi.
",
    )
    .no_problems()
    .main_has("kabar/a/", "Panen raya")
    .main_has("kabar/a/", "20 November 2026")
    .links("kabar/a/", "tag/gotong-royong/");
}

#[test]
fn files_are_read_however_an_editor_saved_them() {
    let text = "---\njudul: Café warga\n---\nSemoga é terbaca.\n";
    let utf16 = |big: bool| {
        let mark = if big { vec![0xfe, 0xff] } else { vec![0xff, 0xfe] };
        text.encode_utf16().fold(mark, |mut bytes, unit| {
            bytes.extend(if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
            bytes
        })
    };
    let plain: [(&str, Vec<u8>); 4] = [
        ("kabar/a.md", format!("\u{feff}{text}").into()),
        ("kabar/a.md", text.replace('\n', "\r\n").into()),
        ("kabar/a.txt", text.into()),
        ("kabar/a.md.txt", text.into()),
    ];
    for (file, bytes) in plain {
        folder("")
            .file(file, bytes)
            .build()
            .no_problems()
            .main_has("kabar/a/", "<h1>Café warga</h1>")
            .main_has("kabar/a/", "Semoga é");
    }
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for (bytes, place) in [(utf16(true), "kabar/a.md"), (utf16(false), "kabar/a.md"), (latin, "kabar/a.md:2")] {
        let built = folder("").file("kabar/a.md", bytes).build();
        built
            .problem("old-encoding", place)
            .main_has("kabar/a/", "<h1>Café warga</h1>")
            .main_has("kabar/a/", "Semoga é");
    }
}

#[test]
fn a_readme_at_the_root_is_left_alone() {
    let built = portal(
        "
== README.md
# Cara memakai folder ini
== LICENSE.txt
Bebas.
",
    );
    built.no_problems().no_page("readme/").no_page("license/").no_page("cara-memakai-folder-ini/");
}

#[test]
fn texts_about_the_folder_or_among_photos_are_pages_once_they_have_data() {
    let built = portal(
        "
== SECURITY.md
---
title: Keamanan data warga
---
Isi.
== CONTRIBUTING.md
Cara membantu: kirim tulisan.
== media/galeri.md
---
title: Galeri
---
Foto-foto.
== media/catatan.md
Nama file: tanggal lalu tempat.
",
    );
    built.main_has("security/", "Keamanan data warga").no_page("contributing/");
    built.main_has("info/media/galeri/", "Galeri").no_page("info/media/catatan/");
    assert!(built.codes().is_empty(), "{}", built.problem_list());
}

#[test]
fn files_that_only_another_generator_understands_are_named() {
    let built = portal(
        "
== en/_includes/catatan.md
Potongan.
== index.html
---
layout: home
---
{% for post in posts %}{% endfor %}
== kabar/.markdownlint.yaml
MD013: false
== sejarah/asal.mdx
<Bagan />
",
    );
    built.problem("template", "en/_includes/catatan.md").no_page("en/_includes/catatan/");
    built.problem("template", "index.html").problem("foreign-text", "sejarah/asal.mdx");
    assert_eq!(built.codes().len(), 3, "{}", built.problem_list());
    let workshop = portal(
        "
== content/berita/a.md
---
title: A
---
Isi.
== config.toml
title = \"x\"
== archetypes/default.md
---
title: {{ .Name }}
---
== themes/x/README.md
# Tema
",
    );
    workshop.problem("template", "archetypes/default.md").main_has("kabar/a/", "Isi.");
    assert_eq!(workshop.codes().len(), 1, "{}", workshop.problem_list());
}

#[test]
fn documents_and_iphone_photos_get_a_sentence_that_says_what_to_do() {
    let built = folder(
        "
== kabar/a.md
---
judul: A
gambar: foto.heic
---
Isi.
",
    )
    .file("kabar/rapat.docx", b"PK\x03\x04".to_vec())
    .file("kabar/foto.heic", b"\0\0\0\x18ftypheic\0\0\0\0heicmif1".to_vec())
    .build();
    built.problem("foreign-text", "kabar/rapat.docx").problem_says("foreign-text", "salin");
    built.problem_says("heic-image", "JPEG").has_page("kabar/a/");
}

#[test]
fn the_date_in_front_of_a_jekyll_name_is_the_date_and_not_part_of_the_address() {
    portal(
        "
== _posts/2026-11-03-panen-raya.md
---
title: Panen raya
---
Isi.
== _posts/2026-11-04-lomba.md
---
title: Lomba
date: 2026-11-10
---
Isi.
",
    )
    .no_problems()
    .main_has("kabar/panen-raya/", "3 November 2026")
    .main_has("kabar/lomba/", "10 November 2026")
    .main_lacks("kabar/lomba/", "4 November 2026");
}

#[test]
fn an_index_file_stands_for_its_folder() {
    portal(
        "
== kabar/panen/index.md
---
judul: Panen
---
Isi.
== halaman/desa-kami/index.md
---
judul: Desa kami
---
Isi.
== halaman/desa-kami/sejarah.md
---
judul: Sejarah
---
Isi.
== kabar/_index.md
---
judul: Kabar
---
Kabar dari semua dusun.
",
    )
    .no_problems()
    .has_page("kabar/panen/")
    .main_has("desa-kami/", "Desa kami")
    .has_page("desa-kami/sejarah/")
    .main_has("kabar/", "Kabar dari semua dusun.");
}

#[test]
fn an_id_in_the_record_is_what_others_call_it() {
    portal(
        "
== kelompok/kt-lama.yaml
id: pemuda
nama: Karang Taruna
== kegiatan/rapat.yaml
judul: Rapat
tanggal: 2026-11-29
penyelenggara: pemuda
",
    )
    .no_problems()
    .links("kegiatan/rapat/", "kelompok/pemuda/");
}

#[test]
fn keys_are_read_in_english_and_whatever_their_letter_case_spaces_and_hyphens() {
    portal(
        "
== kabar/a.md
---
TITLE: Panen raya
Date: 2026-11-20
Author: Siti
categories: [Pertanian]
description: Padi sudah kuning.
last_modified_at: 2026-11-21
redirect_from: /lama/panen/
---
Isi.
== portal.yaml
Nama: Desa Contoh
Alamat Situs: https://desa.example/
kontak:
  Jam layanan: Senin-Jumat 08.00-14.00
",
    )
    .no_problems()
    .main_has("kabar/a/", "Panen raya")
    .main_has("kabar/a/", "20 November 2026")
    .main_has("kabar/a/", "Siti")
    .main_has("kabar/a/", "21 November 2026")
    .links("kabar/a/", "kabar/kategori/pertanian/")
    .page_has("kabar/a/", "Padi sudah kuning.")
    .page_has("_redirects", "/lama/panen/ /kabar/a/")
    .main_has("kontak/", "Senin-Jumat 08.00-14.00");
}

#[test]
fn of_two_names_of_one_key_the_first_of_the_table_wins_with_a_warning() {
    portal(
        "
== kabar/a.md
---
title: Judul Inggris
judul: Judul Indonesia
---
Isi.
",
    )
    .problem("two-names", "kabar/a.md:2")
    .main_has("kabar/a/", "<h1>Judul Indonesia</h1>")
    .page_lacks("kabar/a/", "Judul Inggris");
}

#[test]
fn keys_of_other_generators_are_passed_over_quietly() {
    portal(
        "
== kabar/a.md
---
title: Panen
layout: post
comments: true
weight: 3
toc: true
permalink: /2019/panen.html
math: false
---
Isi.
",
    )
    .no_problems()
    .page_has("2019/panen.html", "kabar/a/");
}

#[test]
fn a_records_own_fields_reach_the_template() {
    portal(
        "
== kelompok/tani.yaml
nama: Tani Makmur
lain:
  semboyan: Bersama kita panen
== kabar/a.md
---
judul: A
lain:
  cuaca: 1.10
---
Isi.
== tema/pages/group.html
{% extends \"theme/pages/group.html\" %}
{% block main %}<p>{{ page.extra.semboyan }}</p>{% endblock main %}
== tema/pages/article.html
{% extends \"theme/pages/article.html\" %}
{% block main %}<p>Cuaca {{ page.extra.cuaca }}</p>{% endblock main %}
",
    )
    .no_problems()
    .page_has("kelompok/tani/", "Bersama kita panen")
    .page_has("kabar/a/", "Cuaca 1.10");
}

#[test]
fn a_date_is_read_as_people_write_it() {
    let typed = [
        "2026-11-29",
        "29 November 2026",
        "29 november 2026",
        "29 Nov 2026",
        "Minggu, 29 November 2026",
        "Ahad, 29 November 2026",
        "29/11/2026",
        "29-11-2026",
        "29.11.2026",
        "2026-11-29T10:00:00+07:00",
        "2026-11-29 10:00",
        "'2026-11-29'",
        "November 29, 2026",
    ];
    let both = typed.iter().enumerate().fold(folder("").today("2026-12-01"), |folder, (at, typed)| {
        let activity = folder.file(&format!("kegiatan/x{at}.yaml"), format!("judul: X\ntanggal: {typed}\n"));
        activity.file(&format!("kabar/x{at}.md"), format!("---\njudul: X\ntanggal: {typed}\n---\nIsi.\n"))
    });
    let built = both.build();
    built.no_problems();
    for at in 0..typed.len() {
        built
            .page_has(&format!("kegiatan/x{at}/"), "datetime=\"2026-11-29")
            .main_has(&format!("kabar/x{at}/"), "29 November 2026");
    }
}

#[test]
fn a_moment_of_another_zone_is_brought_to_the_portals_own_clocks() {
    let article = "== kabar/x.md\n---\njudul: X\ntanggal: 2026-11-20T20:00:00Z\n---\nIsi.";
    portal(article).main_has("kabar/x/", "21 November 2026");
    let east = "== portal.yaml\nnama: Desa\nalamat_situs: https://desa.example/\nzona_waktu: WIT\n";
    folder(article)
        .file("portal.yaml", east.replace("== portal.yaml\n", ""))
        .build()
        .page_has("feed.xml", "2026-11-21T05:00:00+09:00");
}

#[test]
fn the_hours_of_an_activity_are_read_as_people_write_them() {
    let hours = [
        ("19.30", "19.30"),
        ("'19:30'", "19.30"),
        ("19:30", "19.30"),
        ("19.30 WIB", "19.30"),
        ("pukul 19.30", "19.30"),
        ("08.00 s.d. 11.00", "08.00"),
        ("19.30-21.00", "21.00"),
        ("19.30 - selesai", "selesai"),
        ("ba'da Isya", "Isya"),
        ("7 malam", "19.00"),
    ];
    let built = each(&hours, |(typed, _)| ("kegiatan", format!("judul: X\ntanggal: 2026-11-29\npukul: {typed}\n")));
    for (at, (_, shown)) in hours.iter().enumerate() {
        built.main_has(&format!("kegiatan/x{at}/"), shown);
    }
}

#[test]
fn an_activity_may_be_written_as_the_invitation_that_everybody_knows() {
    portal(
        "
== kegiatan/rapat.yaml
acara: Rapat RT
hari/tanggal: Minggu, 29 November 2026
waktu: 19.30 WIB - selesai
tempat: Rumah Pak RT
",
    )
    .no_problems()
    .main_has("kegiatan/rapat/", "29 November 2026")
    .main_has("kegiatan/rapat/", "19.30")
    .main_has("kegiatan/rapat/", "Rumah Pak RT");
}

#[test]
fn an_activity_may_be_written_in_the_exact_form() {
    portal(
        "
== kegiatan/lomba.yaml
judul: Lomba
mulai: 2026-12-04 08:00
selesai: 2026-12-06 16:00
",
    )
    .no_problems()
    .main_has("kegiatan/lomba/", "2026-12-04")
    .main_has("kegiatan/lomba/", "6 Desember 2026")
    .main_has("kegiatan/lomba/", "08.00");
}

#[test]
fn yes_and_no_are_read_in_both_languages() {
    let words = ["ya", "Ya", "yes", "true", "iya", "on", "1", "tidak", "Tidak", "no", "false", "off", "0"];
    let built = each(&words, |word| ("kelompok", format!("nama: X\ndraf: {word}\n")));
    for (at, word) in words.iter().enumerate() {
        let is_shown = built.files.contains_key(&format!("kelompok/x{at}/index.html"));
        assert_eq!(is_shown, at >= 7, "draf: {word}");
    }
}

#[test]
fn numbers_and_money_are_read_as_people_write_them() {
    let numbers = ["1200", "1.200", "'1.200'", "1200 orang"];
    let built = each(&numbers, |typed| ("kelompok", format!("nama: X\njumlah_anggota: {typed}\n")));
    for at in 0..numbers.len() {
        built.main_has(&format!("kelompok/x{at}/"), "1.200 orang");
    }
    let money = [
        ("Rp1.500.000", "1.500.000"),
        ("Rp 1.500.000,00", "1.500.000"),
        ("1,5 juta", "1.500.000"),
        ("Rp1,5 juta", "1.500.000"),
        ("1500000", "1.500.000"),
        ("500 ribu", "500.000"),
    ];
    let built = each(&money, |(typed, _)| {
        ("mitra", format!("nama: X\nkontribusi:\n  - bentuk: dana\n    nilai: {typed}\n    tahun: 2026\n"))
    });
    for (at, (_, shown)) in money.iter().enumerate() {
        built.main_has(&format!("mitra/x{at}/"), shown);
    }
}

#[test]
fn typed_text_stays_exactly_as_typed() {
    let titles = [
        "1.10",
        "2026",
        "0812",
        "no",
        "on",
        "007",
        "1e3",
        "0x1F",
        "null hypothesis",
        "~5 orang",
        "12:30",
        "+62 812",
        "1_000",
        ".5",
    ];
    let built = each(&titles, |typed| ("kegiatan", format!("judul: {typed}\ntanggal: 2026-12-01\n")));
    for (at, typed) in titles.iter().enumerate() {
        built.main_has(&format!("kegiatan/x{at}/"), &format!("<h1>{typed}</h1>"));
    }
    portal(
        "
== kelompok/x.yaml
nama: X
sk: 0140/1.10
kontak:
  telepon: 081234567890
  whatsapp: +6281234567890
",
    )
    .no_problems()
    .main_has("kelompok/x/", "0140/1.10")
    .main_has("kelompok/x/", "href=\"tel:+6281234567890\"")
    .main_has("kelompok/x/", "href=\"https://wa.me/6281234567890");
}

#[test]
fn single_line_breaks_are_kept_when_the_portal_asks() {
    let article = "== kabar/x.md\n---\njudul: X\n---\nBaris satu\nbaris dua\n";
    portal(article).main_lacks("kabar/x/", "<br");
    let settings = "nama: Desa\nalamat_situs: https://desa.example/\nbaris_baru: pertahankan\n";
    folder(article).file("portal.yaml", settings).build().main_has("kabar/x/", "Baris satu<br");
}

#[test]
fn a_whatsapp_message_reads_as_it_does_in_whatsapp() {
    portal(
        "
== kabar/x.md
---
judul: X
format: whatsapp
---
*Penting* dan _segera_ dan ~batal~
• beras
• gula
",
    )
    .no_problems()
    .main_has("kabar/x/", "<strong>Penting</strong>")
    .main_has("kabar/x/", "<em>segera</em>")
    .main_has("kabar/x/", "<del>batal</del>")
    .main_has("kabar/x/", "<li>beras</li>");
}

#[test]
fn a_text_has_tables_footnotes_task_lists_and_bare_links() {
    let built = portal(
        "
== kabar/x.md
---
judul: X
---
| Nama | Jumlah |
|---|--:|
| Padi | 3 |

Ada catatan[^1] dan ~~salah~~ dan https://contoh.example/a.

- [x] selesai
- [ ] belum

## Jadwal ronda

[^1]: Isi catatan.
",
    );
    built
        .no_problems()
        .main_has("kabar/x/", "<table>")
        .main_has("kabar/x/", "Isi catatan.")
        .main_has("kabar/x/", "<del>salah</del>");
    built.main_has("kabar/x/", "href=\"https://contoh.example/a\"").main_has("kabar/x/", "type=\"checkbox\"");
    built.main_has("kabar/x/", "id=\"jadwal-ronda\"");
}

#[test]
fn a_folder_of_articles_without_portal_yaml_builds_with_a_warning() {
    let built = folder(
        "
== panen.md
---
title: Panen
date: 2026-11-20
---
Isi.
== 2019/lama.md
# Lama

Isi.
",
    )
    .without("portal.yaml")
    .build();
    built.problem("no-settings", "portal.yaml").main_has("kabar/panen/", "20 November 2026");
    assert!(built.report.problems.iter().all(|problem| problem.code != "unknown-key"), "{}", built.problem_list());
}

#[test]
fn a_slug_is_lower_case_ascii() {
    let built = folder("").file("kabar/Musyawarah Désa & Warga.md", "---\njudul: M\n---\nIsi.\n").build();
    built.no_problems().has_page("kabar/musyawarah-desa-warga/");
    let built = folder("").file("kabar/Jum'at Bersih.md", "---\njudul: Jum'at\n---\nIsi.\n").build();
    assert!(built.pages().any(|(path, _)| path.starts_with("kabar/jum") && path.is_ascii()), "{}", built.listing());
}

/// A portal with a record `x0`, `x1` … for each value, that has no problem.
#[track_caller]
fn each<T>(values: &[T], record: impl Fn(&T) -> (&'static str, String)) -> Portal {
    let folder = values.iter().enumerate().fold(folder(""), |folder, (at, value)| {
        let (kind, text) = record(value);
        folder.file(&format!("{kind}/x{at}.yaml"), text)
    });
    let built = folder.build();
    built.no_problems();
    built
}
