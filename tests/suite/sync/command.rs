//! `jejaring sync` as an officer runs it.

use std::process::{Command, Stdio};

use super::*;
use crate::program::{Folder, disk};

/// A district of Sidasari, Mulyadadi and a folder.
fn district(sidasari: &str, mulyadadi: &str) -> Folder {
    disk(&format!(
        "
== portal.yaml
nama: Kecamatan Cipari
jenis: kecamatan
anggota:
  - nama: Desa Sidasari
    kode: 33.01.18.2011
    sumber: {sidasari}
  - nama: Desa Mulyadadi
    sumber: {mulyadadi}
  - nama: Desa Segaralangu
    sumber: ../segaralangu
"
    ))
}

#[test]
fn every_member_gets_a_line_and_one_without_a_copy_is_an_error() {
    let (sidasari, mulyadadi) = (District::with_copy(), Host::start());
    let folder = district(&sidasari.host.address, &mulyadadi.address);
    let run = folder.run("sync --allow-local");
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("Desa Sidasari: salinan pertama, 3 berkas ("), "{}", run.err);
    assert!(run.err.contains("Desa Mulyadadi: belum ada salinan karena di `http://127.0.0.1"), "{}", run.err);
    assert!(!run.err.contains("Segaralangu"), "{}", run.err);
    assert!(run.err.contains("2 anggota: 1 terbaru, 0 memakai salinan lama, 1 tanpa salinan"), "{}", run.err);

    mulyadadi.file("", "<rss><channel><item><title>Kabar</title></item></channel></rss>");
    sidasari.host.put("data/jejaring.json", Reply::Status(500));
    let run = folder.run("sinkron --allow-local --lang en");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("Desa Sidasari: still the copy of "), "{}", run.err);
    assert!(run.err.contains("Desa Mulyadadi: first copy, 1 file (1 KB)"), "{}", run.err);
}

#[test]
fn only_the_members_that_are_asked_for_are_fetched() {
    let (sidasari, mulyadadi) = (District::with_copy(), Host::start());
    let folder = district(&sidasari.host.address, &mulyadadi.address);
    let run = folder.run("sync --allow-local --only sidasari");
    assert_eq!((run.code, mulyadadi.asked().len()), (0, 0), "{}", run.err);
    let run = folder.run("sync --only sidareja");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("tidak ada anggota `sidareja`"), "{}", run.err);
}

#[test]
fn a_local_address_is_fetched_only_when_that_is_allowed() {
    let sidasari = District::with_copy();
    let run = district(&sidasari.host.address, "../mulyadadi").run("sync");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("tidak bisa dibuka dengan https"), "{}", run.err);
    assert_eq!(sidasari.host.asked(), Vec::<String>::new());
}

#[test]
fn a_folder_that_cannot_be_written_is_the_machines_refusal() {
    let sidasari = District::with_copy();
    let folder = district(&sidasari.host.address, "../mulyadadi");
    folder.write("anggota", "ini berkas");
    let run = folder.run("sync --allow-local");
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("Desa Sidasari: tidak bisa disimpan: "), "{}", run.err);
}

#[test]
fn a_program_that_is_killed_while_it_fetches_leaves_one_whole_copy() {
    let mut sidasari = District::with_copy();
    let folder = district(&sidasari.host.address, "../mulyadadi");
    assert_eq!(folder.run("sync --allow-local").code, 0);
    sidasari.folder = folder.dir;
    let path = sidasari.folder.path().to_owned();
    for turn in 0..24 {
        sidasari.publish(&[&format!("Panen {turn}")]);
        let mut command = Command::new(env!("CARGO_BIN_EXE_jejaring"));
        command.args(["sync", "--allow-local"]).current_dir(&path).stderr(Stdio::null());
        let mut child = command.spawn().expect("the program runs");
        std::thread::sleep(Duration::from_millis(turn * 3));
        child.kill().expect("it was started here");
        child.wait().expect("it was started here");
        let files = sidasari.files();
        for file in sidasari.copy().files {
            assert_eq!(sha256(&files[&file.stored]), file.sha256, "turn {turn}");
        }
    }
    sidasari.sync();
    sidasari.is_whole();
}

#[test]
fn what_is_fetched_is_what_a_build_shows() {
    let host = Host::start();
    let village = disk(
        "
== portal.yaml
nama: Desa Sidasari
jenis: desa
wilayah: {kode: 33.01.18.2011}
== kabar/panen.md
---
judul: Panen raya
tanggal: 2026-11-20
gambar: {berkas: foto.png, alt: Sawah}
---
Isi kabar.
",
    );
    village.write("kabar/foto.png", PHOTO);
    assert_eq!(village.run(&format!("build --base-url {}", host.address)).code, 0);
    let public = village.path().join("public");
    for entry in walkdir::WalkDir::new(&public).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
        let path = entry.path().strip_prefix(&public).unwrap().to_string_lossy().replace('\\', "/");
        host.file(path.strip_suffix("index.html").unwrap_or(&path), fs::read(entry.path()).unwrap());
    }
    let folder = district(&host.address, "../mulyadadi");
    let run = folder.run("sync --allow-local");
    assert_eq!(run.code, 0, "{}", run.err);
    let run = folder.run("build");
    assert_eq!(run.code, 0, "{}", run.err);
    let page = folder.read("public/desa/sidasari/kabar/panen/index.html");
    assert!(page.contains("Panen raya") && page.contains("Isi kabar.") && page.contains("alt=\"Sawah\""), "{page}");
}
