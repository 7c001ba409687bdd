//! The command line: help in two languages, wrong usage, and problems for machines.

use std::fs;

use crate::program::disk;

const PORTAL: &str = "
== portal.yaml
nama: Desa Contoh
alamat_situs: https://desa.example/
== kabar/a.md
---
judul: Kabar A
tanggal: 31 November 2026
penulsi: Siti
---
Isi.
";

#[test]
fn help_speaks_indonesian_and_english() {
    let folder = disk("");
    folder.run("--help").ends_with(0).says("Cara pakai").says("build").says("check");
    folder.run("--help --lang en").ends_with(0).says("Usage").says_not("Cara pakai");
    folder.run_with("--help", &[("LANG", "en_US.UTF-8")]).ends_with(0).says("Usage");
    folder.run_with("--help", &[("LANG", "id_ID.UTF-8")]).ends_with(0).says("Cara pakai");
    for command in ["build", "check"] {
        folder.run(&format!("{command} --help")).ends_with(0).says("--strict").says("--today").says("Pilihan");
        folder.run(&format!("{command} --help --lang en")).ends_with(0).says("Options").says("Publish nothing");
    }
    folder.run("--version").ends_with(0).says(env!("CARGO_PKG_VERSION"));
}

#[test]
fn every_option_in_help_has_words_in_both_languages() {
    let folder = disk("");
    for command in ["build", "check"] {
        for lang in ["id", "en"] {
            let help = folder.run(&format!("{command} --help --lang {lang}")).ends_with(0).out;
            let lines: Vec<&str> = help.lines().filter(|line| line.trim_start().starts_with('-')).collect();
            assert!(lines.len() > 6, "{help}");
            for line in lines {
                assert!(
                    line.trim().split("  ").filter(|part| !part.trim().is_empty()).count() > 1,
                    "`{line}` has no words ({lang})"
                );
            }
        }
    }
}

#[test]
fn a_folder_that_is_no_portal_is_refused_with_a_sentence() {
    let folder = disk("== catatan.txt\nBelanja.");
    folder.run("bangun").ends_with(2).says("bukan portal");
    disk("== catatan.md\nBelanja.").run("bangun").ends_with(0);
}

#[test]
fn a_check_names_what_is_not_shown_today() {
    let folder =
        disk("== portal.yaml\nnama: A\nalamat_situs: https://a.example/\n== kabar/d.md\n---\ndraf: ya\n---\nIsi.");
    folder.run("periksa").ends_with(0).says("1 draf: kabar/d.md");
    folder.run("periksa --today kemarin").ends_with(2).says("2026-11-29");
}

#[test]
fn commands_have_indonesian_names_too() {
    let folder = disk(PORTAL);
    folder.run("bangun --today 2026-11-22").ends_with(0);
    folder.run("periksa").ends_with(1);
}

#[test]
fn wrong_usage_ends_with_two_and_a_sentence() {
    let folder = disk(PORTAL);
    for (words, said) in [
        ("build --tidak-ada", "--tidak-ada"),
        ("terbangkan", "terbangkan"),
        ("build --jobs nol", "nol"),
        ("build --jobs 0", "0"),
        ("build --today kemarin", "kemarin"),
        ("build --base-url desa.example", "desa.example"),
        ("check --format xml", "xml"),
        ("build --lang jv", "jv"),
        ("build tidak/ada", "tidak/ada"),
        ("check tidak/ada", "tidak/ada"),
        ("build portal.yaml", "portal.yaml"),
        ("", ""),
    ] {
        let run = folder.run(words).ends_with(2).says(said);
        assert!(!run.err.contains("panicked"), "{}", run.err);
        folder.run_with(words, &[("LANG", "en_GB.UTF-8")]).ends_with(2).says(said);
    }
    assert!(!folder.has("public"));
}

#[test]
fn problems_are_shown_with_their_line_in_the_language_asked_for() {
    let folder = disk(PORTAL);
    folder
        .run("check")
        .ends_with(1)
        .says("kabar/a.md:3")
        .says("tanggal: 31 November 2026")
        .says("tidak ada tanggal 31 November 2026")
        .says("kesalahan");
    folder.run("check --lang en").ends_with(1).says("there is no 31 November 2026").says("error").says_not("kesalahan");
    folder.write("portal.yaml", "nama: Desa\nalamat_situs: https://desa.example/\nbahasa: en\n");
    folder.run("check").ends_with(1).says("there is no 31 November 2026");
}

#[test]
fn check_writes_nothing_and_warnings_alone_are_no_failure() {
    let folder = disk(PORTAL);
    let before = folder.files("");
    folder.run("check").ends_with(1);
    assert_eq!(folder.files(""), before);
    folder.write("kabar/a.md", "---\njudul: Kabar A\npenulsi: Siti\n---\nIsi.\n");
    folder.run("check").ends_with(0).says("penulsi");
    folder.run("check --strict").ends_with(1);
    folder.write("kabar/a.md", "---\njudul: Kabar A\n---\nIsi.\n");
    folder.run("check --strict").ends_with(0).says("tanpa masalah");
}

#[test]
fn what_is_wrong_in_many_files_is_told_once_with_the_others() {
    let folder = disk(PORTAL);
    for number in 10..90 {
        folder.write(&format!("kabar/b{number}.md"), "---\njudul: B\nslogan: Maju\n---\n[lain](tiada.md)\n");
    }
    let run = folder.run("check").ends_with(1).says("sama di 79 tempat lain: kabar/b11.md:3:1").says("penulsi");
    assert_eq!(run.err.matches("slogan").count(), 2, "{}", run.err);
    let json = folder.run("check --format json").out;
    assert_eq!(json.matches("`slogan`").count(), 80, "each is there for machines");
}

#[test]
fn check_speaks_json() {
    let folder = disk(PORTAL);
    let run = folder.run("check --format json").ends_with(1);
    let document: serde_json::Value = serde_json::from_str(&run.out).expect("JSON alone on the standard output");
    assert_eq!((document["errors"].as_u64(), document["warnings"].as_u64()), (Some(1), Some(1)));
    let problem = &document["problems"][0];
    assert_eq!(
        (problem["file"].as_str(), problem["line"].as_u64(), problem["column"].as_u64()),
        (Some("kabar/a.md"), Some(3), Some(10))
    );
    assert_eq!((problem["severity"].as_str(), problem["code"].as_str()), (Some("error"), Some("no-such-day")));
    assert!(problem["message"].as_str().is_some_and(|message| message.contains("31 November 2026")));
    let english: serde_json::Value =
        serde_json::from_str(&folder.run("check --format json --lang en").out).expect("JSON");
    assert_ne!(english["problems"][0]["message"], problem["message"]);
    assert_eq!(english["problems"][0]["code"], problem["code"]);
}

#[test]
fn check_speaks_to_github() {
    let folder = disk(PORTAL);
    folder
        .run("check --format github")
        .ends_with(1)
        .says("::error file=kabar/a.md,line=3,col=10,title=no-such-day::")
        .says("::warning file=kabar/a.md,line=4");
    folder.write("kabar/a, b.md", "---\njudul: B\ntanggal: 100% salah\n---\nIsi.\n");
    let run = folder.run("check --format github").ends_with(1).says("kabar/a%2C b.md").says("100%25 salah");
    assert!(run.out.lines().all(|line| line.starts_with("::")), "{}", run.out);
}

#[test]
fn a_file_larger_than_any_text_is_told_and_left_out() {
    let folder = disk(PORTAL);
    folder.write("kabar/besar.md", "---\njudul: Besar\n---\n");
    let file = fs::File::options().write(true).open(folder.path().join("kabar/besar.md")).expect("it was written");
    file.set_len(8 << 40).expect("a file of nothing but holes");
    folder.run("build").ends_with(0).says("besar.md").says("terlalu besar");
    assert!(folder.has("public/kabar/a/index.html") && !folder.has("public/kabar/besar/index.html"));
}

#[test]
fn a_build_tells_how_long_each_stage_took() {
    let run = disk(PORTAL).run("build --timings").ends_with(0);
    for stage in ["walk", "read", "settle", "plan", "pages", "feeds", "calendars", "data", "bundle", "publish", "total"]
    {
        let told = run.err.lines().find(|line| line.trim_start().starts_with(stage));
        assert!(told.is_some_and(|line| line.ends_with(" ms")), "{stage}: {}", run.err);
    }
    disk(PORTAL).run("build").ends_with(0).says_not(" ms");
}

#[test]
fn the_base_address_of_the_command_line_goes_before_that_of_the_portal() {
    let folder = disk(PORTAL);
    folder.run("build --base-url https://contoh.github.io/desa --today 2026-11-22").ends_with(0);
    assert!(folder.read("public/sitemap.xml").contains("https://contoh.github.io/desa/kabar/a/"));
    assert!(folder.read("public/index.html").contains("href=\"/desa/kabar/\""));
}

#[test]
fn the_day_of_the_build_is_what_is_asked_for_or_that_of_the_source() {
    let folder = disk(
        "
== portal.yaml
nama: Desa
alamat_situs: https://desa.example/
zona_waktu: WIT
== kabar/a.md
---
judul: A
tanggal: 2026-11-23
---
Isi.
",
    );
    folder.run("build --today 2026-11-22").ends_with(0);
    assert!(!folder.has("public/kabar/a"));
    folder.run("build --today 2026-11-23").ends_with(0);
    assert!(folder.has("public/kabar/a"));
    // 22 November 2026, 14.59.59 and 15.00.00 UTC: a second before and at midnight in WIT.
    folder.run_with("build", &[("SOURCE_DATE_EPOCH", "1795359599")]).ends_with(0);
    assert!(!folder.has("public/kabar/a"));
    folder.run_with("build", &[("SOURCE_DATE_EPOCH", "1795359600")]).ends_with(0);
    assert!(folder.has("public/kabar/a"));
}

#[test]
fn no_stack_trace_is_shown_for_anything_that_a_folder_holds() {
    let folder = disk(PORTAL);
    folder.write("kabar/b.md", vec![0_u8, 255, 254, 1, 2, 3]);
    folder.write("kelompok/c.yaml", "nama: [[[");
    folder.write("tema/pages/group.html", "{% block");
    folder.write("media/x.jpg", "bukan foto");
    folder.run("build --today 2026-11-22").ends_with(0).says_not("panicked").says_not("RUST_BACKTRACE");
}
