//! What `build` does to a folder: all or nothing, and nothing that is not its own.

use std::fs;

use crate::program::disk;

const PORTAL: &str = "
== portal.yaml
nama: Desa Contoh
alamat_situs: https://desa.example/
== kabar/a.md
---
judul: Kabar A
tanggal: 2026-11-20
---
Isi.
== kelompok/pkk.yaml
nama: PKK
";

const BUILD: &str = "build --today 2026-11-22";

#[test]
fn a_build_publishes_into_public_and_says_so() {
    let folder = disk(PORTAL);
    folder.run(BUILD).ends_with(0).says("halaman").says("tanpa masalah");
    assert!(folder.read("public/kabar/a/index.html").contains("Kabar A"));
    let elsewhere = disk(PORTAL);
    elsewhere.run("build --out hasil --today 2026-11-22").ends_with(0);
    assert!(elsewhere.has("hasil/index.html") && !elsewhere.has("public"));
}

#[test]
fn what_did_not_change_is_not_written_again() {
    let folder = disk(PORTAL);
    folder.run(BUILD).ends_with(0);
    let times = |path: &str| fs::metadata(folder.path().join(path)).and_then(|data| data.modified()).expect("a time");
    let before = folder.files("public");
    let (page, other) = (times("public/kabar/a/index.html"), times("public/kelompok/pkk/index.html"));
    folder.run(BUILD).ends_with(0).says("0 berkas ditulis");
    assert_eq!(folder.files("public"), before);
    assert_eq!(times("public/kabar/a/index.html"), page);
    folder.write("kabar/a.md", "---\njudul: Kabar baru\ntanggal: 2026-11-20\n---\nIsi.\n");
    folder.run(BUILD).ends_with(0);
    assert!(folder.read("public/kabar/a/index.html").contains("Kabar baru"));
    assert_eq!(times("public/kelompok/pkk/index.html"), other);
}

#[test]
fn what_is_gone_from_the_content_goes_from_the_site() {
    let folder = disk(PORTAL);
    folder.run(BUILD).ends_with(0);
    folder.remove("kelompok/pkk.yaml");
    folder.run(BUILD).ends_with(0);
    assert!(!folder.has("public/kelompok"), "its folder goes too");
    assert!(folder.has("public/kabar/a/index.html"));
}

#[test]
fn a_second_build_is_what_a_fresh_one_gives() {
    let folder = disk(PORTAL);
    folder.run(BUILD).ends_with(0);
    folder.write("kabar/b.md", "---\njudul: B\ntanggal: 2026-11-21\n---\n![x](x.png)\n");
    folder.remove("kabar/a.md");
    folder.write("portal.yaml", "nama: Desa Lain\nalamat_situs: https://desa.example/\n");
    folder.run(BUILD).ends_with(0);
    folder.run("build --today 2026-11-22 --out segar").ends_with(0);
    assert_eq!(folder.files("public"), folder.files("segar"));
}

#[test]
fn strict_publishes_nothing_while_there_is_a_problem() {
    let folder = disk(PORTAL);
    folder.run("build --strict --today 2026-11-22").ends_with(0);
    let before = folder.files("public");
    folder.write("kabar/b.md", "---\njudul: B\ntanggal: 31 November 2026\n---\nIsi.\n");
    folder
        .run("build --strict --today 2026-11-22")
        .ends_with(1)
        .says("Tidak ada yang diterbitkan")
        .says("kabar/b.md:3");
    assert_eq!(folder.files("public"), before);
    folder.run(BUILD).ends_with(0).says("1 kesalahan");
    assert!(folder.has("public/kabar/b/index.html"));
}

#[test]
fn a_folder_that_jejaring_did_not_make_is_not_touched() {
    let folder = disk(PORTAL);
    folder.write("public/milik-orang.html", "punya orang");
    folder.run(BUILD).ends_with(2).says("bukan buatan Jejaring");
    assert_eq!(folder.files("public").len(), 1);
    folder.write("public/.jejaring", "");
    folder.run(BUILD).ends_with(0);
    assert_eq!(folder.read("public/milik-orang.html"), "punya orang");
    assert!(folder.has("public/index.html"));
}

#[test]
fn git_and_files_of_others_in_the_published_folder_stay() {
    let folder = disk(PORTAL);
    folder.run(BUILD).ends_with(0);
    folder.write("public/.git/HEAD", "ref: refs/heads/pages\n");
    folder.write("public/catatan.txt", "jangan dihapus");
    folder.remove("kabar/a.md");
    folder.run(BUILD).ends_with(0);
    assert_eq!(folder.read("public/.git/HEAD"), "ref: refs/heads/pages\n");
    assert_eq!(folder.read("public/catatan.txt"), "jangan dihapus");
    assert!(!folder.has("public/kabar/a"));
}

#[test]
fn the_published_folder_is_never_read_as_content() {
    let folder = disk(PORTAL);
    folder.run("build --out situs --today 2026-11-22").ends_with(0);
    let before = folder.files("situs");
    folder.run("build --out situs --today 2026-11-22").ends_with(0).says("tanpa masalah");
    assert_eq!(folder.files("situs"), before);
}

#[test]
fn a_disk_that_refuses_ends_with_three_and_the_old_site() {
    let folder = disk(PORTAL);
    folder.write("berkas", "bukan folder");
    folder.run("build --out berkas/public --today 2026-11-22").ends_with(3).says("berkas");
    assert_eq!(folder.read("berkas"), "bukan folder");
}

#[test]
fn static_files_that_would_stand_in_the_way_of_pages_never_stop_a_build() {
    let folder = disk(PORTAL);
    folder.write("statis/kabar", "berkas bernama folder");
    folder.write("statis/robots.txt/x.txt", "folder bernama berkas");
    folder.write("statis/INDEX.html", "huruf besar");
    folder.run(BUILD).ends_with(0).says("3 kesalahan");
    assert!(folder.has("public/kabar/a/index.html") && folder.has("public/robots.txt"));
}

#[test]
fn records_that_are_not_shown_are_listed_in_the_summary() {
    let folder = disk(PORTAL);
    folder.write("kabar/b.md", "---\njudul: B\ndraf: ya\n---\nIsi.\n");
    folder.write("kabar/c.md", "---\njudul: C\ntanggal: 2027-01-01\n---\nIsi.\n");
    folder.run(BUILD).ends_with(0).says("1 draf: kabar/b.md").says("1 terbit nanti: kabar/c.md");
    folder.run("build --drafts --today 2026-11-22").ends_with(0);
    assert!(folder.has("public/kabar/b/index.html") && !folder.has("public/kabar/c"));
}

#[test]
fn a_set_of_portals_is_published_each_under_its_own_name() {
    let folder = disk(
        "
== sidasari/portal.yaml
nama: Desa Sidasari
alamat_situs: https://sidasari.example/
== sidasari/kabar/a.md
---
judul: A
---
Lihat [b](b.md).
== sidasari/kabar/b.md
---
judul: B
---
Isi.
== caruy/portal.yaml
nama: Desa Caruy
alamat_situs: https://caruy.example/
",
    );
    folder.run(BUILD).ends_with(0);
    let index = folder.read("public/index.html");
    assert!(index.contains("Desa Sidasari") && index.contains("Desa Caruy"));
    assert!(folder.read("public/caruy/index.html").contains("Desa Caruy"));
    let files = folder.files("public");
    assert_eq!(crate::html::broken_links(&files, "/"), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_followed() {
    let folder = disk(PORTAL);
    let outside = disk("== rahasia.md\n---\njudul: Rahasia\n---\nIsi.\n");
    std::os::unix::fs::symlink(outside.path().join("rahasia.md"), folder.path().join("kabar/rahasia.md"))
        .expect("a link");
    std::os::unix::fs::symlink(folder.path(), folder.path().join("kabar/putar")).expect("a link");
    folder.run(BUILD).ends_with(0).says("kabar/rahasia.md");
    assert!(!folder.files("public").values().any(|bytes| String::from_utf8_lossy(bytes).contains("Rahasia")));
}
