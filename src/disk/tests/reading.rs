use super::*;

/// Reads a folder: the paths found, and each problem's code with its file.
#[track_caller]
fn read(root: &Path, skip: &[PathBuf]) -> (Vec<String>, Vec<String>) {
    let mut problems = Problems::default();
    let tree = tree(root, skip, &mut problems).unwrap();
    for file in tree.files() {
        assert_eq!(tree.read(&file.path).unwrap().len() as u64, file.size);
    }
    let paths = tree.files().iter().map(|file| file.path.to_string()).collect();
    let problems = problems.into_vec().into_iter().map(|p| format!("{} {}", p.code, p.place.file)).collect();
    (paths, problems)
}

fn write(root: &Path, paths: &[&str]) {
    for path in paths {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), path).unwrap();
    }
}

#[test]
fn content_is_read_sorted_and_what_is_no_content_is_passed_over() {
    let temporary = temporary();
    let root = temporary.path();
    let content = ["a.md", "b/c.md", "b/d/e.yaml", "statis/.htaccess", "statis/.well-known/x", "vendor/a.md"];
    write(root, &content);
    write(root, &[".git/HEAD", "node_modules/a.js", "hasil/index.html", "public/.jejaring", "public/index.html"]);
    write(root, &["a.md~", ".DS_Store", "b/.c.md.swp", ".public.jejaring/lock", ".trash/a.md"]);
    let (paths, problems) = read(root, &[root.join("hasil"), root.join("tidak-ada")]);
    assert_eq!((paths, problems.len()), (content.map(str::to_owned).to_vec(), 0));
}

#[test]
fn a_root_must_be_a_folder() {
    let temporary = temporary();
    write(temporary.path(), &["a.md"]);
    let error = |path: &str| tree(&temporary.path().join(path), &[], &mut Problems::default()).err().unwrap();
    assert!(matches!(error("tidak-ada"), DiskError::Missing(_)));
    assert!(matches!(error("a.md"), DiskError::NotAFolder(_)));
}

#[test]
fn names_alike_are_both_read_and_reported() {
    let temporary = temporary();
    write(temporary.path(), &["Berita.md", "berita.md", "k/caf\u{e9}.md", "k/cafe\u{301}.md", "K/a.md"]);
    let (paths, problems) = read(temporary.path(), &[]);
    assert_eq!(paths.len(), 5);
    assert_eq!(problems, ["names-alike berita.md", "names-alike k", "names-alike k/caf\u{e9}.md"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_the_root_only() {
    use std::os::unix::fs::symlink;
    let temporary = temporary();
    let root = temporary.path().join("desa");
    write(&root, &["media/a.jpg", "kabar/b.md"]);
    write(temporary.path(), &["rahasia/x"]);
    symlink("../media", root.join("kabar/foto")).unwrap();
    symlink("media/a.jpg", root.join("sampul.jpg")).unwrap();
    symlink("../rahasia", root.join("luar")).unwrap();
    symlink("../rahasia/x", root.join("luar.md")).unwrap();
    symlink("tidak-ada", root.join("putus")).unwrap();
    symlink("..", root.join("kabar/naik")).unwrap();
    symlink("diri", root.join("diri")).unwrap();
    let (paths, problems) = read(&root, &[]);
    assert_eq!(paths, ["kabar/b.md", "kabar/foto/a.jpg", "media/a.jpg", "sampul.jpg"]);
    let codes = [
        "link-leads-nowhere diri",
        "link-goes-round kabar/naik",
        "link-leaves-folder luar",
        "link-leaves-folder luar.md",
        "link-leads-nowhere putus",
    ];
    assert_eq!(problems, codes);
    let tree = tree(&root, &[], &mut Problems::default()).unwrap();
    assert!(tree.read("luar.md").is_err() && tree.read("../rahasia/x").is_err());
}

#[cfg(unix)]
#[test]
fn links_in_circles_and_many_links_come_to_an_end() {
    use std::os::unix::fs::symlink;
    let temporary = temporary();
    let root = temporary.path();
    write(root, &["a/x.md", "b/y.md"]);
    symlink("../b", root.join("a/b")).unwrap();
    symlink("../a", root.join("b/a")).unwrap();
    let (paths, problems) = read(root, &[]);
    assert_eq!(paths, ["a/b/y.md", "a/x.md", "b/a/x.md", "b/y.md"]);
    assert_eq!(problems, ["link-goes-round a/b/a", "link-goes-round b/a/b"]);

    let temporary = self::temporary();
    let root = temporary.path();
    for level in 0..12 {
        write(root, &[&format!("{level}/x.md")]);
        for link in 0..10 {
            symlink(format!("../{}", level + 1), root.join(format!("{level}/ke{link}"))).unwrap();
        }
    }
    write(root, &["12/x.md"]);
    let mut problems = Problems::default();
    let tree = tree(root, &[], &mut problems).unwrap();
    assert!(tree.files().len() < 150_000);
    assert!(problems.into_vec().iter().any(|problem| problem.code == "links-show-too-much"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read_is_reported_and_the_rest_is_read() {
    let temporary = temporary();
    write(temporary.path(), &["a.md", "b/c.md", "d.md"]);
    let Some(_locked) = Locked::folder(&temporary.path().join("b"), 0o000) else { return };
    let (paths, problems) = read(temporary.path(), &[]);
    assert_eq!((paths, problems), (vec!["a.md".into(), "d.md".into()], vec!["not-readable b".into()]));
    let error = tree(&temporary.path().join("b"), &[], &mut Problems::default()).err().unwrap();
    assert!(matches!(error, DiskError::Refused { .. }));
}

#[cfg(target_os = "linux")]
#[test]
fn pipes_and_names_that_are_no_text_are_reported_and_the_rest_is_read() {
    use std::os::unix::ffi::OsStrExt;
    let temporary = temporary();
    let root = temporary.path();
    write(root, &["a.md", "baris\nbaru.md"]);
    let _socket = std::os::unix::net::UnixListener::bind(root.join("soket")).unwrap();
    let broken = root.join(std::ffi::OsStr::from_bytes(b"b\xff"));
    fs::create_dir(&broken).unwrap();
    fs::write(broken.join("x.md"), "").unwrap();
    let (paths, problems) = read(root, &[]);
    assert_eq!(paths, ["a.md"]);
    let expected = ["name-not-visible baris\u{fffd}baru.md", "name-not-text b\u{fffd}", "not-a-plain-file soket"];
    assert_eq!(problems, expected);
}
