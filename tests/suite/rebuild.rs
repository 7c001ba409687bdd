//! What is served while an author works is what a fresh build would make.

use std::{
    collections::BTreeMap,
    fs,
    io::{Read as _, Write as _},
    path::Path,
    sync::{Arc, Mutex},
};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use jejaring::{
    Inputs, Memory, Today,
    artifact::{Artifact, Fingerprint, Late, Sink, SinkError},
    disk::{self, Publisher},
    live::{Change, Live},
    problem::Problems,
    theme,
};
use tempfile::TempDir;

use crate::{
    portal::Unhurried,
    storm::{Dice, FILES, act, fill, put},
};

fn inputs(root: &Path) -> Inputs {
    Inputs {
        site: disk::tree(root, &[], &mut Problems::default()).expect("the folder is there"),
        beside: std::sync::Arc::new(jejaring::member::open::Nothing),
        themes: theme::builtin(),
        today: Today::Day("2026-11-22".parse().expect("a day")),
        base_url: None,
        relative_links: false,
        drafts: true,
        noticed: Vec::new(),
    }
}

fn fresh(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let held = Unhurried::new(vec![Late::Cards, Late::Search]);
    jejaring::build(&inputs(root), &Memory::default(), &held, &mut |_| {}).expect("memory takes everything");
    held.into_files()
}

/// What a fresh build makes of the search index.
fn fresh_index(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let held = Unhurried::new(vec![Late::Bundle, Late::Cards, Late::Photos]);
    jejaring::build(&inputs(root), &Memory::default(), &held, &mut |_| {}).expect("memory takes everything");
    held.into_files().into_iter().filter(|(path, _)| path.starts_with("cari/pagefind/")).collect()
}

#[track_caller]
fn compare(live: &Live, root: &Path, what: &str) {
    let version = live.current();
    let (served, fresh) = (version.files(), fresh(root));
    let ghosts: Vec<&str> = version.ghosts().collect();
    for (path, bytes) in &fresh {
        // Photos, the bundle and the like are made when they are asked for.
        let same = served.get(path).cloned().or_else(|| live.file(path)).is_some_and(|kept| *kept == **bytes);
        assert!(same || ghosts.contains(&path.as_str()), "{what}: `{path}` is not what a fresh build makes");
    }
    for path in served.keys().filter(|path| !fresh.contains_key(*path)) {
        assert!(ghosts.contains(&path.as_str()), "{what}: `{path}` is served, but a fresh build does not make it");
    }
}

#[test]
fn after_any_storm_of_edits_the_served_portal_is_what_a_fresh_build_makes() {
    for seed in 1..=2 {
        let folder = TempDir::new().expect("a folder");
        let (root, mut dice) = (folder.path(), Dice(seed));
        fill(root, &mut dice);
        let live = Live::new(&inputs(root), None);
        live.complete(&live.current());
        compare(&live, root, "at first");
        for step in 0..16 {
            for _ in 0..=dice.roll(4) {
                act(root, &mut dice);
            }
            let version =
                live.rebuild(&inputs(root), &Change { paths: FILES.iter().map(|path| Arc::from(*path)).collect() });
            live.complete(&version).expect("nothing newer came");
            compare(&live, root, &format!("seed {seed}, step {step}"));
        }
        for (path, bytes) in fresh_index(root) {
            assert_eq!(live.file(&path).as_deref(), Some(&*bytes), "seed {seed}: `{path}`");
        }
    }
}

#[test]
fn a_page_is_right_when_it_is_asked_for_before_all_pages_are_made() {
    let folder = TempDir::new().expect("a folder");
    let (root, mut dice) = (folder.path(), Dice(7));
    fill(root, &mut dice);
    put(root, "kabar/satu.md", b"---\njudul: Lama\n---\nKata lama.\n");
    let live = Live::new(&inputs(root), None);
    live.complete(&live.current());
    put(root, "kabar/satu.md", b"---\njudul: Baru\n---\nKata baru.\n");
    live.rebuild(&inputs(root), &Change { paths: [Arc::from("kabar/satu.md")].into() });
    let page = live.file("kabar/satu/").expect("the page is there");
    assert!(String::from_utf8_lossy(&page).contains("Kata baru."));
    assert_eq!(*page, *fresh(root)["kabar/satu/index.html"]);
}

#[test]
#[cfg(feature = "search")]
fn what_was_just_written_can_be_searched_and_nothing_is_indexed_before_somebody_asks() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    put(root, "kabar/satu.md", b"---\njudul: Lama\n---\nKata lama.\n");
    let live = Live::new(&inputs(root), None);
    live.complete(&live.current());
    assert!(!live.current().files().keys().any(|path| path.starts_with("cari/pagefind/")));
    let entry = "cari/pagefind/pagefind-entry.json";
    let old = live.file(entry).expect("the index is made");
    assert_eq!(live.file("cari/pagefind/tidak-ada.js"), None);
    put(root, "kabar/satu.md", b"---\njudul: Baru\n---\nKata baru.\n");
    live.rebuild(&inputs(root), &Change { paths: [Arc::from("kabar/satu.md")].into() });
    let new = live.file(entry).expect("the index is made anew");
    assert_ne!(old, new);
    assert_eq!(*new, *fresh_index(root)[entry]);
}

#[test]
fn a_page_stays_as_it_was_while_its_file_is_in_error_and_comes_back_mended() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    put(root, "portal.yaml", b"nama: Desa A\nalamat_situs: https://desa.example/\n");
    put(root, "kelompok/tani.yaml", b"nama: Tani Makmur\n");
    let live = Live::new(&inputs(root), None);
    live.complete(&live.current());
    let good = live.file("kelompok/tani/").expect("the page is there");
    put(root, "kelompok/tani.yaml", b"jenis: kelompok-tani\n");
    let version = live.rebuild(&inputs(root), &Change::default());
    live.complete(&version);
    assert_eq!(live.file("kelompok/tani/").as_deref(), Some(&*good), "the last good page stays");
    put(root, "kelompok/tani.yaml", b"nama: Tani Subur\n");
    let version = live.rebuild(&inputs(root), &Change::default());
    live.complete(&version);
    let page = live.file("kelompok/tani/").expect("the page is back");
    assert!(String::from_utf8_lossy(&page).contains("Tani Subur"));
    fs::remove_file(root.join("kelompok/tani.yaml")).expect("the file can go");
    let version = live.rebuild(&inputs(root), &Change::default());
    live.complete(&version);
    assert_eq!(live.file("kelompok/tani/"), None, "a page goes with its file");
}

#[test]
fn a_page_stays_as_it_was_while_an_editor_has_emptied_its_file() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    put(root, "portal.yaml", b"nama: Desa A\nalamat_situs: https://desa.example/\n");
    for (path, address, text) in [
        ("kelompok/tani.yaml", "kelompok/tani/", "nama: Tani Makmur\n"),
        ("kabar/panen.md", "kabar/panen/", "# Panen\n\nTeks.\n"),
    ] {
        put(root, path, text.as_bytes());
        let live = Live::new(&inputs(root), None);
        live.complete(&live.current());
        let good = live.file(address).expect("the page is there");
        put(root, path, b"");
        let version = live.rebuild(&inputs(root), &Change { paths: [Arc::from(path)].into() });
        live.complete(&version);
        assert_eq!(live.file(address).as_deref(), Some(&*good), "{path}");
    }
}

#[test]
fn only_pages_that_show_a_change_are_made_again() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    put(root, "portal.yaml", b"nama: Desa A\nalamat_situs: https://desa.example/\n");
    for number in 0..60 {
        let text = format!("---\njudul: Kabar {number}\ntanggal: 2026-01-{:02}\n---\nIsi {number}.\n", number % 28 + 1);
        put(root, &format!("kabar/kabar-{number}.md"), text.as_bytes());
    }
    let live = Live::new(&inputs(root), None);
    live.complete(&live.current()).expect("nothing newer came");
    put(
        root,
        "kabar/kabar-7.md",
        b"---\njudul: Kabar 7\ntanggal: 2026-01-08\n---\nIsi 7.\n\nDitambah satu paragraf.\n",
    );
    let version = live.rebuild(&inputs(root), &Change::default());
    let completed = live.complete(&version).expect("nothing newer came");
    assert!((1..=6).contains(&completed.changed), "{} of {} changed", completed.changed, completed.pages);
}

/// What comes of a build over what a folder has: the problems told, and the pages that were rendered.
fn publish(root: &Path, out: &Path) -> (Vec<String>, Vec<String>) {
    publish_reading(root, out, None)
}

/// The same where a word in what is published for searching is read as another.
fn publish_reading(root: &Path, out: &Path, instead: Option<(&str, &str)>) -> (Vec<String>, Vec<String>) {
    let publisher = Publisher::open(out).expect("the folder is ours");
    let sink = Watched { sink: &publisher, put: Mutex::default(), instead };
    let report = jejaring::build(&inputs(root), &Memory::default(), &sink, &mut |_| {}).expect("the disk takes it");
    let mut pages = sink.put.into_inner().expect("nobody panicked");
    pages.sort();
    publisher.finish().expect("the disk takes it");
    (report.problems.iter().map(|problem| format!("{problem:?}")).collect(), pages)
}

/// The file by which the search index is told.
const INDEX: &str = "cari/pagefind/pagefind-entry.json";

/// A publisher, and the pages that were put into it, the search index as one of them.
struct Watched<'a> {
    sink: &'a Publisher,
    put: Mutex<Vec<String>>,
    /// A word in what is published for searching that is read as another.
    instead: Option<(&'a str, &'a str)>,
}

impl Sink for Watched<'_> {
    fn put(&self, artifact: Artifact<'_>) -> Result<(), SinkError> {
        if artifact.path.ends_with(".html") || artifact.path == INDEX {
            self.put.lock().expect("nobody panicked").push(artifact.path.to_owned());
        }
        self.sink.put(artifact)
    }

    fn remembers(&self) -> bool {
        self.sink.remembers()
    }

    fn waits(&self, late: Late) -> bool {
        late == Late::Cards
    }

    fn asked(&self, path: &str) -> Option<String> {
        self.sink.asked(path)
    }

    fn keep(&self, path: &str, fingerprint: Fingerprint) -> bool {
        self.sink.keep(path, fingerprint)
    }

    fn has_below(&self, folder: &str, fingerprint: Fingerprint) -> Vec<String> {
        self.sink.has_below(folder, fingerprint)
    }

    fn keep_named(&self, path: &str) -> bool {
        self.sink.keep_named(path)
    }

    fn read(&self, path: &str) -> Option<Vec<u8>> {
        let bytes = self.sink.read(path)?;
        let instead = self.instead.filter(|_| path.ends_with(".pf_fragment"));
        Some(instead.map_or(bytes.clone(), |(word, other)| packed(&unpacked(&bytes).replace(word, other))))
    }
}

/// The text in a file of the search index.
fn unpacked(bytes: &[u8]) -> String {
    let mut text = String::new();
    GzDecoder::new(bytes).read_to_string(&mut text).expect("a packed text");
    text
}

fn packed(text: &str) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(text.as_bytes()).and_then(|()| packed.finish()).expect("memory takes everything")
}

fn all_files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(root).into_iter().map(|entry| entry.expect("the folder can be read"));
    let files = files.filter(|entry| entry.file_type().is_file());
    let read = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(root).expect("walked from there").to_string_lossy().into_owned();
        (path, fs::read(entry.path()).expect("the file can be read"))
    };
    files.map(read).collect()
}

#[test]
fn after_any_storm_of_edits_a_build_over_the_published_portal_is_what_a_fresh_build_makes() {
    for seed in 11..=12 {
        let (folder, place) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
        let (root, mut dice) = (folder.path(), Dice(seed));
        fill(root, &mut dice);
        let out = place.path().join("public");
        publish(root, &out);
        for step in 0..16 {
            for _ in 0..=dice.roll(4) {
                act(root, &mut dice);
            }
            let again = publish(root, &out).0;
            let anew = place.path().join(format!("{step}"));
            let fresh = publish(root, &anew).0;
            assert_eq!(again, fresh, "seed {seed}, step {step}");
            let (again, fresh) = (all_files(&out), all_files(&anew));
            for path in again.keys().chain(fresh.keys()) {
                assert!(again.get(path) == fresh.get(path), "seed {seed}, step {step}: `{path}` differs");
            }
        }
    }
}

#[test]
fn a_page_that_is_published_is_not_rendered_again_unless_what_it_shows_changed() {
    let (folder, place) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let (root, out) = (folder.path(), place.path().join("public"));
    let story =
        |day: u8, text: &str| format!("---\njudul: Kabar {day}\ntanggal: 2026-11-0{day}\nringkasan: R\n---\n{text}\n");
    put(root, "portal.yaml", b"nama: Desa A\nalamat_situs: https://desa.example/\n");
    put(root, "kabar/satu.md", story(1, "Lihat [dua](dua.md) dan [tiga](/kabar/tiga/).").as_bytes());
    put(root, "kabar/dua.md", story(2, "## Awal\n\nTeks.").as_bytes());
    put(root, "kabar/tiga.md", story(3, "Teks.").as_bytes());
    put(root, "kabar/rusak.md", story(4, "[x](tidak-ada.md)").as_bytes());
    let (_, all) = publish(root, &out);
    assert!(all.contains(&"kabar/tiga/index.html".to_owned()), "{all:?}");

    let (problems, pages) = publish(root, &out);
    assert_eq!(pages, ["kabar/rusak/index.html"], "what is wrong with a text is told each time");
    assert_eq!(problems.len(), 1, "{problems:?}");

    put(root, "kabar/dua.md", story(2, "## Awal\n\nTeks baru.").as_bytes());
    assert_eq!(publish(root, &out).1, [INDEX, "kabar/dua/index.html", "kabar/rusak/index.html"]);

    put(root, "portal.yaml", b"nama: Desa B\nalamat_situs: https://desa.example/\n");
    let (_, pages) = publish(root, &out);
    assert!(pages.len() > 8, "every page has the name of the portal: {pages:?}");
    assert!(!pages.contains(&INDEX.to_owned()), "what can be found is the same");

    let long = |end: &str| story(2, &format!("{}\n\n{end}", "Kata. ".repeat(100)));
    put(root, "kabar/dua.md", long("*foo___* bar").as_bytes());
    publish(root, &out);
    put(root, "kabar/dua.md", long("*foo * bar").as_bytes());
    assert!(publish(root, &out).1.contains(&INDEX.to_owned()), "marks are not words, and other marks are other words");

    let fragments = out.join("cari/pagefind/fragment");
    let fragment = fs::read_dir(&fragments).expect("the folder is there").next().expect("it holds files");
    fs::remove_file(fragment.expect("it can be read").path()).expect("the file can go");
    assert!(publish(root, &out).1.contains(&INDEX.to_owned()), "an index that somebody touched is made again");
    assert_eq!(fs::read_dir(&fragments).expect("the folder is there").count(), 4);

    fs::remove_file(root.join("kabar/tiga.md")).expect("the file can go");
    let (problems, pages) = publish(root, &out);
    assert!(pages.contains(&"kabar/satu/index.html".to_owned()), "its link leads nowhere now: {pages:?}");
    assert_eq!(problems.len(), 2, "{problems:?}");

    let page = out.join("kabar/dua/index.html");
    let published = fs::read(&page).expect("the page is there");
    fs::write(&page, published.iter().map(|byte| byte.to_ascii_uppercase()).collect::<Vec<_>>())
        .expect("it can be written");
    assert!(publish(root, &out).1.contains(&"kabar/dua/index.html".to_owned()));
    assert_eq!(fs::read(&page).expect("the page is there"), published, "a page that somebody touched is made again");
}

#[test]
#[cfg(feature = "search")]
fn of_pages_that_share_an_index_only_the_changed_ones_are_read_again_for_their_words() {
    let (folder, place) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let (root, out) = (folder.path(), place.path().join("public"));
    for number in 1..=3 {
        put(
            root,
            &format!("kabar/{number}.md"),
            format!("---\njudul: Kabar {number}\n---\nTeks *{number}*.\n").as_bytes(),
        );
    }
    publish(root, &out);
    let said = || -> Vec<String> {
        let files = all_files(&out).into_iter().filter(|(path, _)| path.ends_with(".pf_fragment"));
        let mut said: Vec<String> = files.map(|(_, bytes)| unpacked(&bytes)).collect();
        said.sort();
        said.iter().map(|json| json.split('"').nth(7).expect("what a page says").to_owned()).collect()
    };
    assert_eq!(said(), ["Teks 1.", "Teks 2.", "Teks 3."]);

    put(root, "kabar/2.md", b"---\njudul: Kabar 2\n---\nTeks *baru*.\n");
    publish_reading(root, &out, Some(("Teks", "Kata")));
    assert_eq!(said(), ["Kata 1.", "Teks baru.", "Kata 3."], "what is published is taken at its word");

    let fragments = out.join("cari/pagefind/fragment");
    let fragment = fs::read_dir(&fragments).expect("the folder is there").next().expect("it holds files");
    fs::write(fragment.expect("it can be read").path(), packed("pagefind_dcd{}")).expect("it can be written");
    publish(root, &out);
    assert_eq!(said(), ["Teks 1.", "Teks baru.", "Teks 3."], "but not where somebody touched it");
}

#[test]
fn a_document_goes_with_the_last_link_to_it() {
    let (folder, place) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let (root, out) = (folder.path(), place.path().join("public"));
    put(root, "portal.yaml", b"nama: Desa A\nalamat_situs: https://desa.example/\n");
    put(root, "kabar/daftar-warga.pdf", b"%PDF-1.4\n");
    put(root, "kabar/a.md", b"---\njudul: A\n---\n[Daftar](daftar-warga.pdf)\n");
    publish(root, &out);
    let has_document = |out: &Path| all_files(out).keys().any(|path| path.ends_with(".pdf"));
    assert!(has_document(&out));

    put(root, "kabar/a.md", b"---\njudul: A\n---\nTidak ada daftar lagi.\n");
    let (problems, pages) = publish(root, &out);
    assert!(!has_document(&out), "what the text asked for before is not asked for again");
    assert!(problems.iter().any(|problem| problem.contains("daftar-warga.pdf")), "{problems:?}");
    assert!(pages.contains(&"kabar/a/index.html".to_owned()));
}

#[test]
#[cfg(unix)]
fn a_folder_of_others_in_the_place_of_a_published_one_is_told() {
    let (folder, place) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let (root, out) = (folder.path(), place.path().join("public"));
    put(root, "kabar/a.md", b"---\njudul: A\n---\nIsi.\n");
    put(root, "kabar/b.md", b"---\njudul: B\n---\nIsi.\n");
    publish(root, &out);
    let page = |name: &str| out.join("kabar").join(name);
    fs::rename(page("a"), page("c")).and_then(|()| fs::rename(page("b"), page("a"))).expect("folders can be moved");
    fs::rename(page("c"), page("b")).expect("folders can be moved");
    let (_, pages) = publish(root, &out);
    let is_made = |name: &str| pages.contains(&format!("kabar/{name}/index.html"));
    assert!(is_made("a") && is_made("b"), "they were exchanged, and are put right: {pages:?}");
    fs::rename(page("a"), place.path().join("a")).expect("a folder can be moved");
    std::os::unix::fs::symlink(place.path().join("a"), page("a")).expect("a link can be made");
    let publisher = Publisher::open(&out).expect("the folder is ours");
    jejaring::build(&inputs(root), &Memory::default(), &publisher, &mut |_| {}).expect("the disk takes it");
    assert!(publisher.finish().is_err(), "a link is not ours to write through");
}
