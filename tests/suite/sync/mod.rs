//! What a district fetches of its members, and what it keeps when they fail.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]

use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use jejaring::{
    member::{
        Member, Source,
        copy::{CopiedKind, Copy},
    },
    records::settings::Kind,
    sync::{self, Disk, Limits, Machine, Options, Outcome, State},
    wilayah::Code,
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

mod command;
mod failing;
mod feeds;
pub mod host;
mod interrupted;

use host::{Host, Reply};

const PHOTO: &[u8] = include_bytes!("../../../src/image/samples/photo.png");

/// A district of one member, and the host that it publishes on.
struct District {
    folder: TempDir,
    host: Host,
    member: Member,
    limits: Limits,
}

fn member(sources: Vec<Source>) -> Member {
    Member {
        name: Some("Sidasari".to_owned()),
        kind: Kind::Village,
        code: Some(Code::read("33.01.18.2011").unwrap()),
        slug: "sidasari".to_owned(),
        accent: None,
        sources,
        node: 0,
    }
}

fn limits() -> Limits {
    Limits {
        connect: Duration::from_secs(5),
        silence: Duration::from_secs(8),
        request: Duration::from_secs(8),
        part: 100_000,
        image: 100_000,
        ..Limits::default()
    }
}

fn options(disk: &dyn Disk) -> Options<'_> {
    let now = "2026-11-22T03:00:00Z".parse().unwrap();
    Options { limits: limits(), allow_local: true, disk, ..Options::at(now) }
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// Every file below a folder, with what is in it.
fn snapshot(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    files.map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap())).collect()
}

impl District {
    /// A district whose member has its portal at the host's root.
    fn new() -> Self {
        let host = Host::start();
        let member = member(vec![Source::Web(host.address.clone())]);
        Self { folder: tempfile::tempdir().unwrap(), host, member, limits: limits() }
    }

    /// A district whose member publishes a bundle, and a copy of it.
    fn with_copy() -> Self {
        let district = Self::new();
        district.host.file("", "<!doctype html><title>Sidasari</title>");
        district.publish(&["Panen"]);
        assert!(matches!(district.sync().state, State::New(_)));
        district.host.asked();
        district
    }

    /// Publishes a bundle of these articles and a photo.
    fn publish(&self, articles: &[&str]) {
        let records =
            articles.iter().map(|title| json!({"id": title, "title": title, "route": "kabar/", "source": "a.md"}));
        let part =
            json!({"format": "jejaring", "version": 1, "kind": "article", "records": records.collect::<Vec<_>>()});
        self.host.file("data/kabar-2026.json", part.to_string());
        self.host.file("media/foto.png", PHOTO);
        self.index(&self.index_of(&part.to_string(), articles.len()));
    }

    fn index(&self, index: &Value) {
        self.host.file("data/jejaring.json", index.to_string());
    }

    fn index_of(&self, part: &str, records: usize) -> Value {
        json!({
            "format": "jejaring", "version": 1,
            "portal": {"name": "Desa Sidasari", "kind": "desa", "code": "33.01.18.2011"},
            "parts": [{"path": "data/kabar-2026.json", "kind": "article", "records": records,
                "size": part.len(), "sha256": sha256(part.as_bytes())}],
            "images": [{"path": "media/foto.png", "source": "kabar/foto.png", "size": PHOTO.len(), "sha256": sha256(PHOTO)}],
        })
    }

    /// The index that is published now, changed.
    fn change(&self, change: impl FnOnce(&mut Value)) {
        let part = json!({"format": "jejaring", "version": 1, "kind": "article", "records": []}).to_string();
        self.host.file("data/kabar-2026.json", part.clone());
        let mut index = self.index_of(&part, 0);
        change(&mut index);
        self.index(&index);
    }

    fn sync(&self) -> Outcome {
        self.sync_with(&Options { limits: self.limits.clone(), ..options(&Machine) })
    }

    fn sync_with(&self, options: &Options<'_>) -> Outcome {
        sync::run(self.folder.path(), std::slice::from_ref(&self.member), options, &|_| {}).remove(0)
    }

    /// Every file of the copies.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        snapshot(&self.folder.path().join("anggota"))
    }

    fn copy(&self) -> Copy {
        serde_json::from_slice(&self.files()["salinan.json"]).unwrap()
    }

    /// That the copy is whole and nothing else lies in its folder.
    #[track_caller]
    fn is_whole(&self) {
        let (files, copy) = (self.files(), self.copy());
        for file in &copy.files {
            let bytes = files.get(&file.stored).unwrap_or_else(|| panic!("{file:?} is not there"));
            assert_eq!((sha256(bytes), bytes.len() as u64), (file.sha256.clone(), file.size));
            assert!(file.stored.starts_with(&file.sha256[..16]));
        }
        let mut named: Vec<_> = copy.files.iter().map(|file| file.stored.clone()).collect();
        named.push("salinan.json".to_owned());
        named.sort();
        named.dedup();
        assert_eq!(files.into_keys().collect::<Vec<_>>(), named);
    }

    /// That fetching fails for this reason and leaves everything as it is.
    #[track_caller]
    fn keeps_its_copy(&self, why: &str) {
        let before = self.files();
        let State::Kept(since, fault) = self.sync().state else { panic!("it was not kept: {why}") };
        assert_eq!(since, "2026-11-22T03:00:00Z");
        let told = fault.text().id;
        assert!(told.contains(why), "{told}\nshould tell of: {why}");
        assert!(!told.contains('{'), "{told}");
        assert_eq!(self.files(), before, "{why}");
    }
}

#[test]
fn the_first_fetch_of_a_portal_brings_its_bundle_its_parts_and_its_photos() {
    let district = District::new();
    district.host.file("", "<!doctype html><title>Sidasari</title>");
    district.publish(&["Panen"]);
    let State::New(fetched) = district.sync().state else { panic!("it is new") };
    assert_eq!(fetched.files, 3);
    district.is_whole();
    let copy = district.copy();
    let of: Vec<_> = copy.files.iter().map(|file| (file.kind, file.path.as_deref())).collect();
    let expected =
        [(Some(CopiedKind::Bundle), None), (None, Some("data/kabar-2026.json")), (None, Some("media/foto.png"))];
    assert_eq!(of, expected);
    assert_eq!(copy.files[0].source.as_deref(), Some(district.host.address.as_str()));
    assert!(copy.files[2].stored.ends_with(".png"));
}

#[test]
fn what_did_not_change_is_not_sent_again_and_nothing_is_written() {
    let district = District::with_copy();
    let before = district.files();
    assert!(matches!(district.sync().state, State::Unchanged));
    assert_eq!(district.host.asked(), ["data/jejaring.json?"]);
    assert_eq!(district.files(), before);
}

#[test]
fn of_a_changed_bundle_only_what_is_new_is_fetched() {
    let district = District::with_copy();
    district.publish(&["Panen", "Musdes"]);
    let State::Changed(fetched) = district.sync().state else { panic!("it is new") };
    assert_eq!(fetched.files, 2);
    assert_eq!(district.host.asked(), ["data/jejaring.json?", "data/kabar-2026.json"]);
    district.is_whole();
}

#[test]
fn a_bundle_of_a_newer_version_is_read_while_it_has_what_is_needed() {
    let district = District::with_copy();
    district.change(|index| {
        index["version"] = 7.into();
        index["baru"] = true.into();
    });
    assert!(matches!(district.sync().state, State::Changed(_)));
    district.is_whole();
}

#[test]
fn without_any_copy_the_reason_is_told() {
    let district = District::new();
    let State::Missing(fault) = district.sync().state else { panic!("nothing is there") };
    assert!(fault.text().id.contains("tidak ada apa-apa (jawaban 404)"));
    assert_eq!(district.files(), BTreeMap::new());
}

#[test]
fn only_https_and_the_internet_are_asked() {
    let mut district = District::new();
    let options = Options { allow_local: false, ..options(&Machine) };
    let port = district.host.address.rsplit(':').next().unwrap().to_owned();
    let addresses = [
        (district.host.address.clone(), "tidak bisa dibuka dengan https"),
        (format!("https://127.0.0.1:{port}"), "jaringan setempat"),
        (format!("https://localhost:{port}"), "jaringan setempat"),
        (format!("https://2130706433:{port}"), "jaringan setempat"),
        (format!("https://[::1]:{port}"), "jaringan setempat"),
        ("https://[::ffff:192.168.1.1]/".to_owned(), "jaringan setempat"),
        ("https://10.0.0.1/feed".to_owned(), "jaringan setempat"),
        ("https://a:b@desa.example/".to_owned(), "bukan alamat web"),
        ("ftp://desa.example/".to_owned(), "bukan alamat web"),
        ("desa.example".to_owned(), "bukan alamat web"),
    ];
    for (address, why) in addresses {
        district.member.sources = vec![Source::Web(address.clone())];
        let State::Missing(fault) = district.sync_with(&options).state else { panic!("{address}") };
        assert!(fault.text().id.contains(why), "{address}: {}", fault.text().id);
    }
    assert_eq!(district.host.asked(), Vec::<String>::new());
}

#[test]
fn a_member_that_is_a_folder_is_not_fetched() {
    let mut district = District::new();
    district.member.sources = vec![Source::Place("../sidasari".to_owned())];
    assert!(matches!(district.sync().state, State::Direct));
    assert_eq!(district.files(), BTreeMap::new());
}

#[test]
fn what_is_not_the_copys_own_stays_in_its_folder() {
    let district = District::with_copy();
    let folder = district.folder.path().join("anggota/sidasari");
    for name in ["BACA.md", "0123456789abcdef.json", "0123456789abcdef.json.part", "salinan.json.part"] {
        fs::write(folder.join(name), "x").unwrap();
    }
    assert!(matches!(district.sync().state, State::Unchanged));
    fs::remove_file(folder.join("BACA.md")).expect("it is the village's");
    district.is_whole();
}

#[test]
fn a_file_of_the_copy_that_was_lost_or_changed_is_fetched_again() {
    let district = District::with_copy();
    let whole = district.files();
    for name in whole.keys().filter(|name| *name != "salinan.json") {
        let path = district.folder.path().join("anggota/sidasari").join(name);
        fs::remove_file(&path).unwrap();
        assert!(matches!(district.sync().state, State::Unchanged));
        assert_eq!(district.files(), whole);
        if name.ends_with(".json") {
            fs::write(&path, whole[name].iter().map(u8::to_ascii_uppercase).collect::<Vec<_>>()).unwrap();
            assert!(matches!(district.sync().state, State::Unchanged));
            assert_eq!(district.files(), whole);
        }
    }
}
