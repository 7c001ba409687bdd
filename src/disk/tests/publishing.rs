use super::*;

#[test]
fn a_new_site_is_put_in_place_whole_and_leaves_nothing_beside_it() {
    let temporary = temporary();
    let out = temporary.path().join("a/b/public");
    let made = files(&[("index.html", "1"), ("kabar/x/index.html", "2"), (".nojekyll", "")]);
    assert_eq!(publish(&out, &made).unwrap(), Published { written: 3, unchanged: 0, removed: 0 });
    assert_eq!(found(&out), site(&made));
    assert_eq!(names(out.parent().unwrap()), ["public"]);
}

#[test]
fn a_build_that_is_dropped_leaves_no_trace() {
    let temporary = temporary();
    let out = temporary.path().join("a/public");
    let publisher = Publisher::open(&out).unwrap();
    publisher.put(Artifact::new("x/y", b"1")).unwrap();
    assert!(!out.exists());
    drop(publisher);
    assert!(names(temporary.path()).is_empty());
}

#[test]
fn what_did_not_change_is_not_touched() {
    let temporary = temporary();
    let out = temporary.path().join("public");
    publish(&out, &files(&[("same", "1"), ("k/changed", "2"), ("old/gone", "3")])).unwrap();
    let time = |path: &str| out.join(path).metadata().unwrap().modified().unwrap();
    let (same, marker, folder) = (time("same"), time(".jejaring"), time(""));
    std::thread::sleep(std::time::Duration::from_millis(20));

    let made = files(&[("same", "1"), ("k/changed", "3"), ("new/one", "4")]);
    assert_eq!(publish(&out, &made).unwrap(), Published { written: 2, unchanged: 1, removed: 1 });
    assert_eq!(found(&out), site(&made));
    assert_eq!(time("same"), same);
    assert_ne!((time(".jejaring"), time("")), (marker, folder));

    let before = (time(""), time("k/changed"));
    std::thread::sleep(std::time::Duration::from_millis(20));
    assert_eq!(publish(&out, &made).unwrap(), Published { written: 0, unchanged: 3, removed: 0 });
    assert_eq!((time(""), time("k/changed")), before);
    assert_eq!(names(temporary.path()), ["public"]);
}

#[test]
fn files_of_one_length_are_told_apart() {
    let temporary = temporary();
    let out = temporary.path().join("public");
    let long = "a".repeat(100_000);
    publish(&out, &files(&[("x", &long)])).unwrap();
    let other = format!("{}b", &long[1..]);
    assert_eq!(publish(&out, &files(&[("x", &other)])).unwrap().written, 1);
    assert_eq!(publish(&out, &files(&[("x", &other)])).unwrap().unchanged, 1);
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_a_file() {
    let temporary = temporary();
    let out = temporary.path().join("public");
    let first = files(&[("a", "1"), ("b/c/d", "2"), ("b/e", "3")]);
    let second = files(&[("a/x/y", "1"), ("b", "2")]);
    publish(&out, &first).unwrap();
    fs::create_dir_all(out.join("b/kosong/sekali")).unwrap();
    for made in [&second, &first, &second] {
        publish(&out, made).unwrap();
        assert_eq!(found(&out), site(made));
    }
}

#[test]
fn a_name_changes_its_letter_case() {
    let temporary = temporary();
    let out = temporary.path().join("public");
    publish(&out, &files(&[("Foto.jpg", "1")])).unwrap();
    let made = files(&[("foto.jpg", "1")]);
    assert_eq!(publish(&out, &made).unwrap(), Published { written: 1, unchanged: 0, removed: 1 });
    assert_eq!(found(&out), site(&made));
}

#[test]
fn a_folder_of_others_is_not_touched() {
    let temporary = temporary();
    let out = temporary.path().join("Documents");
    fs::create_dir_all(&out).unwrap();
    fs::write(out.join("surat.txt"), "penting").unwrap();
    let error = publish(&out, &files(&[("index.html", "1")])).unwrap_err();
    assert!(matches!(error, DiskError::NotOurs(_)) && !error.is_machine());
    assert!(error.help().unwrap().id.contains("`--out`"));
    assert_eq!((names(&out), names(temporary.path())), (vec!["surat.txt".into()], vec!["Documents".into()]));
}

#[test]
fn an_empty_marker_lets_us_in_and_files_of_others_stay() {
    let temporary = temporary();
    let out = temporary.path().join("public");
    fs::create_dir_all(out.join(".git")).unwrap();
    for (name, text) in [(".jejaring", ""), ("CNAME", "desa.example"), (".git/HEAD", "x"), ("index.html", "lama")] {
        fs::write(out.join(name), text).unwrap();
    }
    publish(&out, &files(&[("index.html", "baru"), ("a/b", "1")])).unwrap();
    publish(&out, &files(&[("index.html", "baru")])).unwrap();
    let left = files(&[(".git/", ""), (".git/HEAD", "x"), ("CNAME", "desa.example"), ("index.html", "baru")]);
    assert_eq!(found(&out), left);
}

#[test]
fn a_file_of_others_in_the_way_is_named_and_nothing_is_published() {
    let temporary = temporary();
    let out = temporary.path().join("public");
    let first = files(&[("index.html", "1")]);
    publish(&out, &first).unwrap();
    fs::write(out.join("CNAME"), "lain").unwrap();
    fs::write(out.join("kabar"), "lain").unwrap();
    fs::create_dir_all(out.join("tag/x")).unwrap();
    fs::write(out.join("tag/x/y"), "lain").unwrap();
    let made = files(&[("index.html", "2"), ("CNAME", "kita"), ("kabar/index.html", "3"), ("tag", "4")]);
    let DiskError::Foreign { paths, .. } = publish(&out, &made).unwrap_err() else { panic!() };
    assert_eq!(paths, ["CNAME", "kabar", "tag/x/y"]);
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "1");
    assert_eq!(names(temporary.path()), ["public"]);
}

#[test]
fn a_file_of_others_that_is_just_what_we_make_becomes_ours() {
    let temporary = temporary();
    let out = temporary.path().join("public");
    publish(&out, &files(&[("index.html", "1")])).unwrap();
    fs::write(out.join("CNAME"), "desa").unwrap();
    let made = files(&[("index.html", "1"), ("CNAME", "desa")]);
    assert_eq!(publish(&out, &made).unwrap().unchanged, 2);
    assert_eq!(publish(&out, &files(&[("index.html", "1")])).unwrap().removed, 1);
    assert!(!out.join("CNAME").exists());
}

#[cfg(unix)]
#[test]
fn nothing_is_written_or_removed_through_a_link() {
    let temporary = temporary();
    let (out, other) = (temporary.path().join("public"), temporary.path().join("lain"));
    publish(&out, &files(&[("index.html", "1"), ("media/x", "1")])).unwrap();
    fs::rename(out.join("media"), &other).unwrap();
    std::os::unix::fs::symlink(&other, out.join("media")).unwrap();
    let error = publish(&out, &files(&[("index.html", "1"), ("media/x", "2")])).unwrap_err();
    assert!(matches!(error, DiskError::Foreign { paths, .. } if paths == ["media"]));
    publish(&out, &files(&[("index.html", "1")])).unwrap();
    assert_eq!(fs::read_to_string(other.join("x")).unwrap(), "1");
}

#[cfg(unix)]
#[test]
fn a_published_folder_may_be_a_link() {
    let temporary = temporary();
    let (out, real) = (temporary.path().join("public"), temporary.path().join("lain/situs"));
    fs::create_dir_all(&real).unwrap();
    std::os::unix::fs::symlink(&real, &out).unwrap();
    let made = files(&[("index.html", "1")]);
    publish(&out, &made).unwrap();
    assert_eq!(found(&real), site(&made));
    assert!(out.symlink_metadata().unwrap().is_symlink());
    assert_eq!(names(&temporary.path().join("lain")), ["situs"]);
}

#[test]
fn two_builds_into_one_folder_do_not_mix() {
    let temporary = temporary();
    let out = temporary.path().join("public");
    for _ in 0..2 {
        let first = Publisher::open(&out).unwrap();
        first.put(Artifact::new("a", b"1")).unwrap();
        assert!(matches!(Publisher::open(&out), Err(DiskError::Busy(_))));
        assert!(!recover(&out).unwrap());
        first.put(Artifact::new("b", b"1")).unwrap();
        first.finish().unwrap();
        assert_eq!(found(&out), files(&[("a", "1"), ("b", "1")]));
    }
}

#[test]
fn many_builds_at_once_publish_one_whole_site_after_another() {
    let temporary = temporary();
    let out = temporary.path().join("public");
    let published: usize = std::thread::scope(|scope| {
        let builds: Vec<_> = (0..4)
            .map(|build| {
                let out = &out;
                scope.spawn(move || {
                    let text = build.to_string();
                    let made: Files = (0..5).map(|n| (format!("{n}/x"), text.clone())).collect();
                    let tried = (0..50).map(|_| publish(out, &made));
                    tried.filter(|tried| !matches!(tried, Err(DiskError::Busy(_)))).map(Result::unwrap).count()
                })
            })
            .collect();
        builds.into_iter().map(|build| build.join().unwrap()).sum()
    });
    let mut texts: Vec<_> = found(&out).into_values().filter(|text| !text.is_empty()).collect();
    texts.dedup();
    assert!(published > 0 && texts.len() == 1, "{published} {texts:?}");
    assert_eq!(names(temporary.path()), ["public"]);
}

#[test]
fn paths_that_lead_elsewhere_are_refused() {
    let temporary = temporary();
    let publisher = Publisher::open(&temporary.path().join("public")).unwrap();
    for path in ["../x", "/x", "a//b", "a/../b", "", ".jejaring", "a\nb"] {
        assert!(publisher.put(Artifact::new(path, b"")).is_err(), "{path}");
    }
}

#[test]
fn a_marker_of_a_newer_kind_is_left_alone() {
    let temporary = temporary();
    fs::write(temporary.path().join(".jejaring"), "jejaring 9\n").unwrap();
    assert!(matches!(publish(temporary.path(), &Files::new()), Err(DiskError::UnknownMarker(_))));
    assert!(matches!(publish(&temporary.path().join(".jejaring"), &Files::new()), Err(DiskError::NotAFolder(_))));
}

#[cfg(unix)]
#[test]
fn a_folder_below_one_that_may_not_be_written_is_published_from_inside() {
    let temporary = temporary();
    let out = temporary.path().join("www/html");
    let (first, second) = (files(&[("a", "1"), ("b/c", "1")]), files(&[("a", "2"), ("b/d", "1")]));
    publish(&out, &first).unwrap();
    let Some(_locked) = Locked::folder(&temporary.path().join("www"), 0o555) else { return };
    publish(&out, &second).unwrap();
    assert_eq!(found(&out), site(&second));
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_keeps_the_old_site() {
    let temporary = temporary();
    let out = temporary.path().join("public");
    let (first, second) = (files(&[("a", "1")]), files(&[("a", "2")]));
    publish(&out, &first).unwrap();
    let Some(locked) = Locked::folder(temporary.path(), 0o555) else { return };
    let Some(inside) = Locked::folder(&out, 0o555) else { return };
    let error = publish(&out, &second).unwrap_err();
    assert!(error.is_machine() && error.text().id.contains("tidak diizinkan"), "{error}");
    assert_eq!(found(&out), site(&first));
    drop((locked, inside));
    assert!(!recover(&out).unwrap());
    assert_eq!(found(&out), site(&first));
}

#[cfg(unix)]
#[test]
fn what_the_machine_refused_half_way_is_completed_when_it_no_longer_does() {
    let temporary = temporary();
    let out = temporary.path().join("public");
    let (first, second) = (files(&[("a", "1"), ("k/x", "1"), ("z", "1")]), files(&[("a", "2"), ("k/x", "2")]));
    publish(&out, &first).unwrap();
    let Some(locked) = Locked::folder(&out.join("k"), 0o555) else { return };
    let error = publish(&out, &second).unwrap_err();
    assert!(error.to_string().contains("k/x"), "{error}");
    assert!(recover(&out).is_err());
    drop(locked);
    assert!(recover(&out).unwrap());
    assert_eq!(found(&out), site(&second));
    assert_eq!(names(temporary.path()), ["public"]);
}
