//! The same inputs give the same bytes on any day, machine, thread count and file order.

use std::fs;

use crate::{
    portal::folder,
    program::{Folder, disk, examples, files_below},
};

/// A copy of an example portal, its files made in an order of their own.
fn copy(name: &str, backwards: bool) -> Folder {
    let copy = disk("");
    let mut files: Vec<_> = files_below(&examples().join(name)).into_iter().collect();
    if backwards {
        files.reverse();
    }
    files.iter().filter(|(path, _)| !path.starts_with("public/")).for_each(|(path, bytes)| copy.write(path, bytes));
    copy
}

#[test]
fn an_example_is_the_same_whatever_the_machine_and_the_order_of_its_files() {
    let (one, other) = (copy("sidasari", false), copy("sidasari", true));
    one.run_with("build --today 2026-11-22 --jobs 1", &[("TZ", "Asia/Jakarta"), ("LANG", "id_ID.UTF-8")]).ends_with(0);
    other
        .run_with(
            "build --today 2026-11-22 --jobs 7",
            &[("TZ", "America/Los_Angeles"), ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "C")],
        )
        .ends_with(0);
    let (one, other) = (one.files("public"), other.files("public"));
    assert!(one.len() > 100, "{} files", one.len());
    for (path, bytes) in &one {
        assert_eq!(other.get(path), Some(bytes), "`{path}` differs");
    }
    assert_eq!(one.len(), other.len());
}

#[test]
fn an_example_is_the_same_when_its_files_are_listed_in_another_order() {
    let read = || {
        let files = files_below(&examples().join("mulyadadi")).into_iter();
        files.fold(folder("").without("portal.yaml"), |folder, (path, bytes)| folder.file(&path, bytes))
    };
    let plain = read().build();
    let mut paths = read().paths();
    for step in [7, 11, 13] {
        let count = paths.len();
        paths = (0..count)
            .map(|at| paths[at * step % count].clone())
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect();
        paths.sort_by_key(|path| blake3::hash(format!("{step}{path}").as_bytes()).to_hex().to_string());
        let shuffled = read().listed(paths.clone()).build();
        assert_eq!(shuffled.files, plain.files);
        assert_eq!(shuffled.codes(), plain.codes());
    }
}

#[test]
fn a_later_day_changes_only_what_days_decide() {
    let articles = "== kabar/a.md\n---\njudul: A\ntanggal: 2026-01-01\n---\nIsi.\n== kelompok/pkk.yaml\nnama: PKK\n";
    assert_eq!(folder(articles).today("2026-11-22").build().files, folder(articles).today("2031-05-05").build().files);
}

#[test]
fn no_file_tells_of_the_machine() {
    let one = copy("mulyadadi", false);
    one.run("build --today 2026-11-22").ends_with(0);
    let here = one.path().to_string_lossy().into_owned();
    for (path, bytes) in one.files("public") {
        assert!(!String::from_utf8_lossy(&bytes).contains(&here), "`{path}` names the folder it was built in");
    }
    assert!(fs::read_dir(one.path()).expect("a folder").count() >= 5);
}
