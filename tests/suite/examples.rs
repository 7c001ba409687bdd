//! The example portals: no problem, no broken link, and every record a page.

use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock, OnceLock},
};

use crate::{
    html,
    photos::Counting,
    portal::{Portal, folder},
    program::{examples, files_below},
};

const NAMES: [&str; 5] = ["sidasari", "mulyadadi", "kecamatan-cipari", "desa-baru", "panduan"];

/// The path of an example's address.
fn root(name: &str) -> &'static str {
    if name == "desa-baru" { "/desa-baru/" } else { "/" }
}

fn files_of(name: &str) -> impl Iterator<Item = (String, Vec<u8>)> {
    files_below(&examples().join(name)).into_iter().filter(|(path, _)| !path.starts_with("public/"))
}

/// An example as it is, built once for all tests.
fn example(name: &str) -> &'static Portal {
    static BUILT: [OnceLock<Portal>; NAMES.len()] = [const { OnceLock::new() }; NAMES.len()];
    let at = NAMES.iter().position(|known| *known == name).expect("one of the examples");
    BUILT[at].get_or_init(|| dressed(name, "balai"))
}

/// An example in a theme. Its photos are made once, for all examples and themes that show them.
fn dressed(name: &str, theme: &str) -> Portal {
    static PHOTOS: LazyLock<Arc<Counting>> = LazyLock::new(Arc::default);
    let own = files_of(name).fold(folder("").without("portal.yaml"), |folder, (path, bytes)| folder.file(&path, bytes));
    let settings = String::from_utf8(own.bytes("portal.yaml").to_vec()).expect("settings are text");
    let settings = format!("{}\ntema: {theme}\n", settings.replace("\ntema: balai\n", "\n"));
    let own = own.file("portal.yaml", settings);
    let beside = ["sidasari"].into_iter().filter(|_| name == "kecamatan-cipari");
    let beside = beside.flat_map(|name| files_of(name).map(move |(path, bytes)| (format!("../{name}/{path}"), bytes)));
    beside.fold(own, |folder, (path, bytes)| folder.file(&path, bytes)).store(PHOTOS.clone()).build()
}

#[test]
fn the_copy_of_a_village_in_the_example_is_what_the_village_publishes() {
    let published = example("mulyadadi");
    for (path, bytes) in files_of("kecamatan-cipari") {
        if let Some(path) = path.strip_prefix("anggota/mulyadadi/") {
            assert!(
                published.files.get(path) == Some(&bytes),
                "{path}: build content-example/mulyadadi and copy it anew"
            );
        }
    }
}

/// The files of an example that are records, by what their place says.
fn records(name: &str) -> Vec<String> {
    let is_record = |path: &str| {
        let kinds =
            ["kabar/", "pengumuman/", "peluang/", "studi-kasus/", "halaman/", "kelompok/", "mitra/", "kegiatan/"];
        kinds.iter().any(|kind| path.starts_with(kind)) && [".md", ".yaml"].iter().any(|ending| path.ends_with(ending))
    };
    files_below(&examples().join(name)).into_keys().filter(|path| is_record(path)).collect()
}

#[test]
fn the_examples_build_without_a_problem() {
    for name in NAMES {
        example(name).no_problems();
    }
}

#[test]
fn the_examples_build_in_every_theme_without_a_problem() {
    let themes: Vec<String> = jejaring::theme::builtin().into_keys().filter(|theme| theme != "balai").collect();
    assert_eq!(themes, ["pasisir"]);
    for (name, theme) in NAMES.iter().flat_map(|name| themes.iter().map(move |theme| (name, theme))) {
        example(name);
        let built = dressed(name, theme);
        assert_eq!(
            html::broken_links(&built.no_problems().files, root(name)),
            Vec::<String>::new(),
            "{name} in {theme}"
        );
    }
}

#[test]
fn every_link_and_fragment_of_the_examples_leads_somewhere() {
    for name in NAMES {
        let built = example(name);
        assert_eq!(html::broken_links(&built.files, root(name)), Vec::<String>::new());
    }
}

#[test]
fn every_record_of_the_examples_is_a_page_or_kept_for_another_day() {
    for name in NAMES {
        let built = example(name);
        let kept = &built.report.kept;
        let kept: BTreeSet<String> =
            kept.drafts.iter().chain(&kept.future).chain(&kept.expired).map(|place| place.file.to_string()).collect();
        let pages: BTreeSet<&str> = built.pages().map(|(path, _)| path).collect();
        for record in records(name) {
            let stem = record.rsplit('/').next().and_then(|file| file.split('.').next()).expect("a name");
            let folder = match record.split('/').next().expect("a folder") {
                "kabar" | "pengumuman" | "peluang" => "kabar/",
                "halaman" => "",
                folder => &format!("{folder}/"),
            };
            let is_list = std::fs::read_to_string(examples().join(name).join(&record))
                .expect("text")
                .lines()
                .any(|line| line.starts_with("- "));
            let stem = if stem == "index" { "" } else { &format!("{stem}/") };
            let page = format!("{folder}{stem}index.html");
            assert!(kept.contains(&record) || is_list || pages.contains(page.as_str()), "{record} has no page");
        }
    }
}

#[test]
fn the_village_is_as_large_as_a_real_one() {
    let built = example("sidasari");
    let below = |prefix: &str| {
        let own = |path: &str| {
            path.strip_prefix(prefix)
                .is_some_and(|rest| rest.ends_with("/index.html") && rest.matches('/').count() == 1)
        };
        built.pages().filter(|(path, _)| own(path)).count()
    };
    assert!(below("kabar/") >= 15 && below("kelompok/") >= 12 && below("mitra/") >= 10 && below("kegiatan/") >= 30);
    built.main_has("studi-kasus/jejaring-kepala-desa-sidasari/", "Bapak Mundirin");
    built.main_has("studi-kasus/jejaring-kepala-desa-sidasari/", "Cipari");
}

#[test]
fn no_page_of_the_examples_asks_another_host_for_anything() {
    for name in NAMES {
        for (path, page) in example(name).pages() {
            for tag in html::tags(page) {
                assert!(tag.get("style").is_none(), "`{path}`: {tag:?}");
                assert!(
                    tag.name != "style"
                        && (tag.name != "script"
                            || tag.get("src").is_some()
                            || tag.get("type") == Some("application/ld+json")),
                    "`{path}`: {tag:?}"
                );
                let loaded = tag.get("src").or(tag.get("href").filter(|_| {
                    tag.name == "link" && matches!(tag.get("rel"), Some("stylesheet" | "preload" | "icon"))
                }));
                assert!(
                    loaded.is_none_or(|address| !address.contains("://") && !address.starts_with("//")),
                    "`{path}`: {tag:?}"
                );
            }
        }
    }
}
