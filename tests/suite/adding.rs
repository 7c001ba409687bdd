//! New files from `jejaring add`, what an editor is given, and the forms of the page to edit on.

use serde_json::Value as Json;

use crate::{
    portal::{Portal, portal},
    program::disk,
};

#[test]
fn a_new_file_of_every_kind_is_content_without_a_problem() {
    let site = disk("== portal.yaml\nnama: Desa\nalamat_situs: https://desa.example/\nbaris_baru: pertahankan\n");
    for (kind, path) in [
        ("kabar", "kabar/panen-raya.md"),
        ("pengumuman", "pengumuman/panen-raya.md"),
        ("kegiatan", "kegiatan/panen-raya.yaml"),
        ("kelompok", "kelompok/panen-raya.yaml"),
        ("mitra", "mitra/panen-raya.yaml"),
        ("studi-kasus", "studi-kasus/panen-raya.md"),
        ("halaman", "halaman/panen-raya.md"),
    ] {
        let run = site.run(&format!("tambah {kind} Panen raya --today 2026-11-22"));
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.err.contains(path), "{}", run.err);
        assert!(site.read(path).contains("Panen raya") && site.read(path).contains("\n# "), "{}", site.read(path));
    }
    let check = site.run("check . --today 2026-11-22 --format json");
    let problems: Json = serde_json::from_str(&check.out).expect("JSON");
    // The announcement has the slug of the article, which is told; nothing else is wrong.
    let codes: Vec<&str> =
        problems["problems"].as_array().expect("a list").iter().filter_map(|it| it["code"].as_str()).collect();
    assert!(codes.iter().all(|code| *code == "same-address" || *code == "duplicate-id"), "{codes:?}");
}

#[test]
fn what_is_there_already_is_not_changed() {
    let site = disk("== portal.yaml\nnama: Desa\n== berita/panen.md\nIsi sendiri.\n");
    let run = site.run("add kabar Panen");
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("`berita/panen.md`"), "the folder in use is taken: {}", run.err);
    assert_eq!(site.read("berita/panen.md"), "Isi sendiri.\n");
    assert_eq!(site.run("add kabar").code, 2, "nobody is asked without a terminal");
    assert_eq!(site.run("add tidakada Panen").code, 2);
    assert_eq!(disk("").run("add kabar Panen").code, 2, "not outside of a portal");
}

#[test]
fn titles_of_all_sorts_come_back_as_they_were_given() {
    let site = disk("== portal.yaml\nnama: Desa\n");
    let long = "panjang-sekali-".repeat(27);
    for title in ["Jum'at:", "#2", "@desa", "\"kutip\"", "ya", "1.200", "😀", "دعاء", long.as_str()] {
        let run = site.run(&format!("add halaman {title} --into ."));
        assert_eq!(run.code, 0, "{title}: {}", run.err);
    }
    site.run("build . --today 2026-11-22");
    let pages = site.files("public");
    let text: String = pages.values().map(|bytes| String::from_utf8_lossy(bytes)).collect();
    for title in ["<h1>Jum&#39;at:</h1>", "<h1>#2</h1>", "<h1>@desa</h1>", "<h1>1.200</h1>", "<h1>😀</h1>"] {
        let plain = title.replace("&#39;", "'").replace("&#39;", "’");
        assert!(
            text.contains(title) || text.contains(&plain) || text.contains(&title.replace("&#39;", "&#x27;")),
            "{title}"
        );
    }
}

#[test]
fn an_editor_is_given_schemas_for_the_folders_in_use_and_its_own_settings_stay() {
    let site = disk("== portal.yaml\nnama: Desa\n== .vscode/settings.json\n{}\n");
    let run = site.run("skema --editor");
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(site.read(".vscode/settings.json"), "{}\n");
    let schema: Json = serde_json::from_str(&site.read(".vscode/jejaring/kegiatan.schema.json")).expect("JSON");
    let date = &schema["definitions"]["file"]["properties"]["tanggal"];
    assert_eq!(date["title"], "Tanggal");
    assert!(date["description"].as_str().is_some_and(|text| text.contains("menyusul")), "{date}");
    let other = disk("== portal.yaml\nnama: Desa\n");
    other.run("skema --editor .");
    let settings: Json = serde_json::from_str(&other.read(".vscode/settings.json")).expect("JSON");
    let globs = settings["yaml.schemas"]["./.vscode/jejaring/kegiatan.schema.json"].to_string();
    assert!(globs.contains("kegiatan/**/*.yaml") && globs.contains("agenda/**/*.yml"), "{globs}");
}

const RECORDS: &str = "
== portal.yaml
nama: Desa
admin: ya
repositori: https://codeberg.org/desa-maju/portal
== kabar/a.md
---
judul: A
tanggal: 2026-11-20
kelompok: [tani]
---
Isi.
== kegiatan/b.yaml
judul: B
tanggal: 29 November 2026
tempat: {nama: Balai}
== kegiatan/c.yaml
judul: C
tanggal: 2026-11-29
tempat: Balai
== kelompok/tani.yaml
nama: Tani
jenis: kelompok-tani
";

fn field(portal: &Portal, collection: &str, name: &str) -> Json {
    let config: Json = serde_yaml::from_slice(&portal.files["admin/config.yml"]).expect("YAML");
    let collections = config["collections"].as_array().expect("a list").clone();
    let found = collections.into_iter().find(|one| one["name"] == collection).expect("the collection");
    found["fields"].as_array().expect("a list").iter().find(|field| field["name"] == name).cloned().unwrap_or_default()
}

#[test]
fn forms_are_chosen_by_how_the_records_are_written() {
    let built = portal(RECORDS);
    assert_eq!(field(&built, "kabar", "tanggal")["widget"], "datetime", "all are written as a picker writes them");
    assert_eq!(field(&built, "kegiatan", "tanggal")["widget"], "string", "one is not");
    assert_eq!(field(&built, "kegiatan", "tempat"), Json::Null, "written in two ways, it is left alone");
    let groups = field(&built, "kabar", "kelompok");
    assert_eq!((groups["widget"].as_str(), groups["collection"].as_str()), (Some("relation"), Some("kelompok")));
    let kind = field(&built, "kelompok", "jenis");
    assert!(kind["options"].to_string().contains("\"label\":\"Karang Taruna\""), "{kind}");
    assert_eq!(field(&built, "kelompok", "nama")["required"], true);
}

#[test]
fn the_page_to_edit_on_is_there_when_it_is_asked_for_and_talks_to_its_forge_alone() {
    let built = portal(RECORDS);
    let page = String::from_utf8_lossy(&built.files["admin/index.html"]).into_owned();
    assert!(page.contains("connect-src 'self' data: blob: https://codeberg.org;"), "{page}");
    let config: Json = serde_yaml::from_slice(&built.files["admin/config.yml"]).expect("YAML");
    assert_eq!(config["backend"]["name"], "gitea");
    assert_eq!(config["backend"]["repo"], "desa-maju/portal");
    let without = portal(&RECORDS.replace("admin: ya\n", ""));
    assert!(without.files.keys().all(|path| !path.starts_with("admin/")), "{}", without.listing());
    let nowhere = portal(&RECORDS.replace("repositori: https://codeberg.org/desa-maju/portal\n", ""));
    nowhere.problem("admin-without-repository", "portal.yaml:2");
    assert!(nowhere.files.keys().all(|path| !path.starts_with("admin/")), "{}", nowhere.listing());
}
