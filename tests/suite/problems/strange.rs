//! Files of bytes, names and shapes that nobody foresaw: a message, and all else is there.

use crate::portal::{folder, portal};

#[test]
fn bytes_that_are_no_text_harm_nothing_else() {
    let garbage: Vec<u8> = (0..4096_u32).map(|at| at.wrapping_mul(2_654_435_761).to_le_bytes()[2]).collect();
    for name in ["kabar/x.md", "kelompok/x.yaml", "halaman/x.txt", "tema/pages/group.html", "kabar/x.md.txt"] {
        let built = folder("== kelompok/pkk.yaml\nnama: PKK").file(name, garbage.clone()).build();
        built.main_has("kelompok/pkk/", "PKK");
        assert!(
            built.report.problems.iter().any(|problem| &*problem.place.file == name),
            "{name}: {}",
            built.problem_list()
        );
    }
    for (bytes, word) in [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "PNG"),
        (b"PK\x03\x04\x14\0\x06\0 word/document.xml".to_vec(), ".md"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(), "PDF"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec(), "JPEG"),
    ] {
        folder("")
            .file("kabar/x.md", bytes)
            .build()
            .problem("not-a-text", "kabar/x.md")
            .problem_says("not-a-text", word)
            .no_page("kabar/x/");
    }
}

#[test]
fn an_empty_portal_is_a_portal() {
    let built = folder("").build();
    built.no_problems().has_page("").has_page("404.html").has_page("kontak/");
    let built = folder("").without("portal.yaml").build();
    built.problem("no-settings", "portal.yaml").has_page("");
}

#[test]
fn titles_of_four_hundred_characters_and_names_with_apostrophes_are_pages() {
    let title = "Musyawarah ".repeat(36) + "akhir";
    let built = folder("").file("kabar/x.md", format!("---\njudul: {title}\n---\nIsi.\n")).build();
    built.no_problems().main_has("kabar/x/", &format!("<h1>{title}</h1>"));
    let name = "a".repeat(240);
    let built = folder("").file(&format!("kabar/{name}.md"), "---\njudul: Nama panjang\n---\nIsi.\n").build();
    let long = built.files.keys().filter(|path| path.split('/').any(|part| part.len() > 200)).collect::<Vec<_>>();
    assert!(long.is_empty(), "{long:?}");
    built.page_has("kabar/", "Nama panjang");
    let built = portal(
        "
== kelompok/majelis-ta'lim.yaml
nama: Majelis Ta'lim An-Nur
== kegiatan/jumat.yaml
judul: Jum'at berkah
tanggal: Jum'at, 27 November 2026
penyelenggara: majelis-ta'lim
",
    );
    built
        .no_problems()
        .main_has("kegiatan/jumat/", "Jum'at berkah")
        .main_has("kegiatan/jumat/", "Majelis Ta'lim An-Nur");
    let group = built
        .links_of("kegiatan/jumat/")
        .into_iter()
        .find(|link| link.starts_with("kelompok/"))
        .expect("a link to the group");
    built.links(&group, "kegiatan/jumat/");
}

#[test]
fn a_name_without_any_letter_still_has_a_page() {
    let built = folder("")
        .file("kabar/!!!.md", "---\njudul: Seru\n---\nIsi.\n")
        .file("kabar/2026.md", "---\njudul: Angka\n---\nIsi.\n")
        .build();
    built.page_has("kabar/", "Seru").page_has("kabar/", "Angka").no_page("kabar/2026/");
    let linked = built.links_of("kabar/");
    assert!(
        linked.iter().filter(|path| built.files.contains_key(&format!("{path}index.html"))).count() >= 2,
        "{linked:?}"
    );
    let built = folder("").file("kelompok/x.yaml", "- nama: 農民\n- nama: '***'\n- nama: ꦗꦮ\n").build();
    for name in ["農民", "***", "ꦗꦮ"] {
        built.page_has("kelompok/", name);
    }
}

#[test]
fn deep_nesting_and_data_that_repeat_themselves_end_in_a_message() {
    let deep = format!("nama: X\nlain:\n  a: {}{}\n", "[".repeat(5000), "]".repeat(5000));
    let bomb = (1..12).fold("nama: X\nlain:\n  a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned(), |bomb, at| {
        let before = at - 1;
        bomb + &format!("  a{at}: &a{at} [*a{before}, *a{before}, *a{before}, *a{before}, *a{before}, *a{before}, *a{before}, *a{before}]\n")
    });
    for text in [deep, bomb] {
        let built = folder("== kelompok/pkk.yaml\nnama: PKK").file("kelompok/x.yaml", text).build();
        built.main_has("kelompok/pkk/", "PKK");
        assert!(
            built.report.problems.iter().any(|problem| &*problem.place.file == "kelompok/x.yaml"),
            "{}",
            built.problem_list()
        );
    }
    for body in [
        ">".repeat(20_000) + " dalam",
        "[".repeat(20_000) + "dalam",
        "*a ".repeat(20_000) + "dalam",
        (0..500).map(|depth| " ".repeat(depth * 2) + "- dalam\n").collect::<String>(),
        "<div>".repeat(5_000) + "dalam",
        "`".repeat(20_001) + "dalam",
        "| a ".repeat(5_000) + "|\n" + &"|-".repeat(5_000) + "|\ndalam",
        "[^a]".repeat(5_000) + "\n\n[^a]: catatan\n\ndalam",
        "{{".repeat(10_000) + "dalam",
    ] {
        let start = std::time::Instant::now();
        folder("").file("kabar/x.md", format!("---\njudul: X\n---\n{body}\n")).build().page_has("kabar/x/", "dalam");
        assert!(start.elapsed().as_secs() < 20, "{:.40}… took {:?}", body, start.elapsed());
    }
}

#[test]
fn nul_and_other_signs_that_no_text_should_hold_never_reach_a_page() {
    let signs = "Isi\0 yang panjang dan lagi.\n\n```\n\u{1b}[1mTebal\u{b}\u{9d}\n```\n\n<b>la\u{8}ma</b>";
    let padding = " Dan seterusnya.".repeat(20);
    let built = portal(&format!("== kabar/x.md\n---\njudul: Pa\0nen\u{7f} raya\n---\n{signs}{padding}"));
    built
        .has_page("kabar/x/")
        .page_has("kabar/x/", "lagi.")
        .page_has("kabar/x/", "[1mTebal\n</code>")
        .page_has("kabar/x/", "lama");
    for (path, bytes) in &built.files {
        let is_text = [".html", ".xml", ".json", ".csv", ".txt"].iter().any(|ending| path.ends_with(ending));
        let bad = bytes.iter().position(|&byte| byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t') || byte == 0x7f);
        assert!(!is_text || bad.is_none(), "`{path}` has a control character");
    }
}
