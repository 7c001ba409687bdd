//! How a problem is told.

use crate::portal::{folder, place, portal};

#[test]
fn several_mistakes_in_one_file_are_all_told_at_once_and_in_order() {
    let built = portal(
        "
== kegiatan/x.yaml
judul: Rapat: akhir tahun
tanggal: 31 November 2026
pukul: 25.00
penyelenggara: [tani]
statuss: batal
kontak:
  telepon: 0812
",
    );
    let told = built.report.problems.iter().map(|problem| place(&problem.place)).collect::<Vec<_>>();
    for line in [
        "kegiatan/x.yaml:1",
        "kegiatan/x.yaml:2",
        "kegiatan/x.yaml:3",
        "kegiatan/x.yaml:4",
        "kegiatan/x.yaml:5",
        "kegiatan/x.yaml:7",
    ] {
        assert!(told.iter().any(|place| place == line), "nothing at {line}:\n{}", built.problem_list());
    }
    assert!(told.is_sorted(), "{told:?}");
    built.main_has("kegiatan/x/", "<h1>Rapat: akhir tahun</h1>");
}

#[test]
fn the_corrected_line_is_shown_where_it_is_certain() {
    for (text, code, corrected) in [
        ("judul: Musdes: Bahas Dana", "colon-in-value", "judul: \"Musdes: Bahas Dana\""),
        ("judul:Panen", "key-without-colon", "judul: Panen"),
        ("judul: @warga", "special-start", "judul: \"@warga\""),
        ("judul: “Panen”", "curly-quotes", "judul: \"Panen\""),
        ("judul: X\ntag: [padi, jagung", "bracket-never-closed", "tag: [padi, jagung]"),
        ("judul: X\ntanggal: Senin, 29 November 2026", "wrong-weekday", "tanggal: Minggu, 29 November 2026"),
    ] {
        folder("").file("kabar/x.md", format!("---\n{text}\n---\nIsi.\n")).build().problem_says(code, corrected);
    }
}

#[test]
fn the_corrected_line_is_shown_in_data_too() {
    for (path, text, code, corrected) in [
        ("kelompok/x.yaml", "nama: X\nkontak:\nwhatsapp: 0812 3456 7890", "unknown-key", "  whatsapp: 0812 3456 7890"),
        ("kegiatan/x.yaml", "judul: X\ntanggal: 20 November 2O26", "date-without-year", "tanggal: 20 November 2026"),
        ("kelompok/x.yaml", "nama: X\ngambar: media/a.png", "missing-alt", "{berkas: media/a.png, alt: "),
        ("kelompok/x.yaml", "nama: X\ngambar: media/sawahh.png", "missing-image", "media/sawah.png"),
        (
            "portal.yaml",
            "nama: X\nalamat_situs: sukamaju.example/",
            "bad-address",
            "alamat_situs: https://sukamaju.example/",
        ),
        ("kabar/x.md", "Isi [a](panen-raya.html)", "broken-link", "Panen Raya.md"),
        ("kabar/x.md", "Isi ![a](sawahh.png)", "broken-image", "mungkin maksudnya `media/sawah.png`"),
    ] {
        let picture = include_bytes!("../../../src/image/samples/photo.png");
        let folder =
            folder("== kabar/Panen Raya.md\nIsi.").file("media/a.png", *picture).file("media/sawah.png", *picture);
        folder.file(path, text).build().problem_says(code, corrected);
    }
}

#[test]
fn a_picture_is_found_by_any_letters_and_slashes() {
    let picture = include_bytes!("../../../src/image/samples/photo.png");
    let built = folder("== kabar/x.md\n---\ngambar: {berkas: 'media\\foto.png', alt: A}\n---\n![b](../gambar/b.PNG)")
        .file("media/FOTO.PNG", *picture)
        .file("Gambar/B.png", *picture)
        .build();
    built.no_problems();
}

#[test]
fn a_misspelt_name_brings_the_likely_one() {
    portal(
        "
== kabar/x.md
---
judul: X
penulsi: Siti
kelompok: [karang-tarna]
---
Isi.
== kelompok/karang-taruna.yaml
nama: Karang Taruna
",
    )
    .problem_says("unknown-key", "`penulis`")
    .problem_says("unknown-reference", "`karang-taruna`");
    folder("").file("kelompk/x.yaml", "nama: X\n").build().problem_says("stray-data", "`kelompok`");
}

#[test]
fn nothing_is_dated_today_by_accident() {
    let built = portal(
        "
== kabar/tanpa.md
---
judul: Tanpa tanggal
---
Isi.
== kabar/salah.md
---
judul: Salah tanggal
tanggal: kapan-kapan
---
Isi.
== kabar/lama.md
---
judul: Kabar lama
tanggal: 2020-01-01
---
Isi.
",
    );
    for (path, page) in built.pages() {
        assert!(
            !page.contains("2026-11-22") && !page.contains("22 November 2026"),
            "`{path}` has the day of the build:\n{page}"
        );
    }
    built.in_order("kabar/", &["Kabar lama", "Salah tanggal"]).in_order("kabar/", &["Kabar lama", "Tanpa tanggal"]);
}
