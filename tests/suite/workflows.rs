//! The workflows that come with a new portal and with the examples, and the script that they run.

use std::{collections::BTreeMap, fs, path::Path};

use jejaring::records::settings::{Host, Kind};
use serde_yaml::Value;

use crate::{
    new::{HOSTS, starter},
    program::{disk, examples},
};

/// Every workflow of every starter, by kind, host and path.
fn workflows() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for kind in [Kind::Village, Kind::District] {
        for host in HOSTS {
            let files = starter(kind, host, true).files();
            let of_forge = files.into_iter().filter(|(path, _)| path.ends_with(".yml"));
            found.extend(of_forge.map(|(path, text)| (format!("{}/{host:?}/{path}", kind.word()), text)));
        }
    }
    found
}

/// Whether a version is a major one, such as `v5`.
fn is_major(version: &str) -> bool {
    version.strip_prefix('v').is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

#[test]
fn every_workflow_is_sound() {
    let workflows = workflows();
    assert_eq!(workflows.len(), 10, "{:?}", workflows.keys());
    for (name, text) in &workflows {
        let read: Value = serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!text.contains("%RUMAH%") && !text.contains('\t'), "{name}");
        let long = text.lines().find(|line| line.trim_start().starts_with('#') && line.chars().count() > 120);
        assert_eq!(long, None, "{name}");
        if name.ends_with(".gitlab-ci.yml") {
            assert!(read["pages"]["script"].is_sequence() && !read["pages"]["timeout"].is_null(), "{name}");
            continue;
        }
        for (job, value) in read["jobs"].as_mapping().expect("a workflow has jobs") {
            assert!(value["timeout-minutes"].is_u64(), "{name} {job:?} may run without end");
            for step in value["steps"].as_sequence().expect("a job has steps") {
                let pinned = |uses: &str| uses.rsplit_once('@').is_some_and(|(_, version)| is_major(version));
                assert!(step["uses"].as_str().is_none_or(pinned), "{name}: {:?}", step["uses"]);
                assert!(step["name"].is_string(), "{name}: {step:?}");
                let run = step["run"].as_str().unwrap_or_default();
                assert!(!run.contains("${{"), "{name}: what is typed elsewhere must not become a command: {run}");
            }
        }
        if name.contains(".github/") {
            assert!(read["permissions"].as_mapping().is_some_and(serde_yaml::Mapping::is_empty), "{name}");
        }
    }
}

#[test]
fn the_examples_are_published_as_a_new_portal_is() {
    for (example, kind) in [("sidasari", Kind::Village), ("kecamatan-cipari", Kind::District)] {
        for host in [Host::Github, Host::Gitlab] {
            let files = starter(kind, Some(host), true).files();
            for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".yml") || path.ends_with(".sh")) {
                let there = examples().join(example).join(path);
                if std::env::var_os("UPDATE_WORKFLOWS").is_some() {
                    fs::write(&there, text).expect("the example can be written");
                }
                let there = fs::read_to_string(there).unwrap_or_default();
                assert!(there == *text, "`UPDATE_WORKFLOWS=1 cargo test workflows::` writes {example}/{path} anew");
            }
        }
    }
}

/// A place where the script runs as a host would run it: `jejaring` and its releases are in `lepas/`, and
/// nothing is fetched from elsewhere.
#[cfg(unix)]
struct Place {
    folder: crate::program::Folder,
}

#[cfg(unix)]
impl Place {
    fn new() -> Self {
        let folder = disk("");
        for (path, text) in starter(Kind::Village, Some(Host::Github), true).files() {
            folder.write(&format!("portal/{path}"), text);
        }
        let place = Self { folder };
        place.tool("curl", "while [ $# -gt 1 ]; do case \"$1\" in --output) ke=\"$2\"; shift;; esac; shift; done\necho \"$1\" >>\"$LEPAS/diminta\"\ncp \"$LEPAS/${1##*/}\" \"$ke\" 2>/dev/null");
        place.tool("uname", "case \"$1\" in -s) echo Linux;; -m) echo x86_64;; esac");
        place.tool("cargo", "echo \"cargo $*\" >>\"$LEPAS/diminta\"\nwhile [ $# -gt 1 ]; do [ \"$1\" = --root ] && akar=\"$2\"; shift; done\nmkdir -p \"$akar/bin\"\ncp \"$LEPAS/jejaring\" \"$akar/bin/jejaring\"");
        place.tool("rustup", "exit 0");
        place.folder.write("lepas/jejaring", fs::read(env!("CARGO_BIN_EXE_jejaring")).expect("the program"));
        place.make_runnable("lepas/jejaring");
        place
    }

    fn tool(&self, name: &str, script: &str) {
        self.folder.write(&format!("alat/{name}"), format!("#!/bin/sh\n{script}\n"));
        self.make_runnable(&format!("alat/{name}"));
    }

    fn make_runnable(&self, path: &str) {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(self.folder.path().join(path), fs::Permissions::from_mode(0o755)).expect("its mode");
    }

    /// Puts a release where the script looks for one, with or without the right sum.
    fn release(&self, sum: Option<&str>) {
        let name = format!("jejaring-v{}-x86_64-unknown-linux-musl.tar.gz", env!("CARGO_PKG_VERSION"));
        let lepas = self.folder.path().join("lepas");
        let packed = std::process::Command::new("tar").args(["-czf", &name, "jejaring"]).current_dir(&lepas).status();
        assert!(packed.expect("tar runs").success());
        let bytes = fs::read(lepas.join(&name)).expect("the archive");
        let sum = sum.map_or_else(|| sha256(&bytes), str::to_owned);
        self.folder.write("lepas/SHA256SUMS", format!("{}  lain.tar.gz\n{sum}  {name}\n", "0".repeat(64)));
    }

    fn run(&self, words: &str, environment: &[(&str, &str)]) -> (bool, String) {
        let root = self.folder.path();
        let path = format!("{}:/usr/bin:/bin", root.join("alat").display());
        let output = std::process::Command::new("sh")
            .arg("bangun.sh")
            .args(words.split_whitespace())
            .current_dir(root.join("portal"))
            .env_clear()
            .envs([("PATH", path.as_str()), ("CI", "true"), ("JEJARING_CACHE", "")])
            .envs([("HOME", root), ("LEPAS", &root.join("lepas"))])
            .envs(environment.iter().copied())
            .output()
            .expect("sh runs");
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        (output.status.success(), said)
    }

    fn asked(&self) -> String {
        let path = self.folder.path().join("lepas/diminta");
        fs::read_to_string(path).unwrap_or_default()
    }
}

#[cfg(unix)]
fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let digest: [u8; 32] = <sha2::Sha256 as sha2::Digest>::digest(bytes).into();
    digest.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(unix)]
#[test]
fn the_script_takes_a_release_whose_sum_is_right_and_builds() {
    let place = Place::new();
    place.release(None);
    place.folder.write("portal/kabar/salah.md", "---\njudul: Salah\ntanggal: 31 November 2026\n---\nIsi.\n");
    let summary = place.folder.path().join("ringkasan.md");
    let github = [
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_STEP_SUMMARY", summary.to_str().expect("a path")),
        ("ALAMAT", "https://desa-maju.github.io/lain"),
    ];
    let (ended, said) = place.run("", &github);
    assert!(ended, "{said}");
    assert!(said.contains("::error file=kabar/salah.md,line=3"), "{said}");
    assert!(place.folder.read("portal/public/index.html").contains("https://desa-maju.github.io/lain/"));
    assert!(!place.folder.has("portal/public/.jejaring"), "the program's own notes are not published");
    let summary = place.folder.read("ringkasan.md");
    assert!(summary.contains("31 November 2026") && summary.contains("/edit/main/kabar/salah.md#L3"), "{summary}");
    assert!(place.asked().contains("https://github.com/jejaring/jejaring/releases/download/v"), "{}", place.asked());
    fs::remove_file(place.folder.path().join("lepas/SHA256SUMS")).expect("it was there");
    let (ended, said) = place.run("periksa", &[]);
    assert!(ended && said.contains("Diperiksa"), "what is installed is used again: {said}");
    assert_eq!(place.asked().matches("SHA256SUMS").count(), 1);
}

#[cfg(unix)]
#[test]
fn the_script_refuses_a_release_whose_sum_is_wrong() {
    for (listed, pinned) in [(Some("f".repeat(64)), None), (None, Some("e".repeat(64)))] {
        let place = Place::new();
        place.release(listed.as_deref());
        let pin: Vec<(&str, &str)> = pinned.iter().map(|sum| ("JEJARING_SHA256", sum.as_str())).collect();
        let (ended, said) = place.run("", &pin);
        assert!(!ended && said.contains("sidik jari"), "{said}");
        assert!(!place.folder.has("portal/public") && !place.asked().contains("cargo"), "{}", place.asked());
    }
}

#[cfg(unix)]
#[test]
fn the_script_builds_the_program_where_there_is_no_release() {
    let place = Place::new();
    let (ended, said) = place.run("", &[]);
    assert!(ended, "{said}");
    let tag =
        format!("install --locked --git https://github.com/jejaring/jejaring --tag v{}", env!("CARGO_PKG_VERSION"));
    assert!(place.asked().contains(&tag), "{}", place.asked());
    assert!(place.folder.has("portal/public/index.html"));
    let revision = "a".repeat(40);
    let (ended, said) =
        place.run("periksa", &[("JEJARING_REV", &revision), ("JEJARING_GIT", "https://git.example/jejaring.git")]);
    assert!(ended, "{said}");
    assert!(
        place.asked().contains(&format!("--git https://git.example/jejaring --rev {revision}")),
        "{}",
        place.asked()
    );
    let (ended, said) = place.run("terbang", &[]);
    assert!(!ended && said.contains("tidak dikenal"), "{said}");
}

#[cfg(unix)]
#[test]
fn the_address_is_the_one_that_the_host_gives() {
    let place = Place::new();
    let address = |environment: &[(&str, &str)], wanted: &str| {
        let (ended, said) = place.run("", environment);
        assert!(ended, "{said}");
        let sitemap = place.folder.read("portal/public/sitemap.xml");
        assert!(sitemap.contains(&format!("<loc>{wanted}</loc>")), "{environment:?}: {sitemap}");
    };
    address(&[], "https://desa-maju.github.io/Portal_Desa/");
    let codeberg = ("HOSTING", "codeberg");
    address(&[codeberg, ("GITHUB_REPOSITORY", "Desa/Portal"), ("ALAMAT", "")], "https://desa.codeberg.page/Portal/");
    address(&[("NETLIFY", "true"), ("URL", "https://desa.netlify.app")], "https://desa.netlify.app/");
    address(&[("CF_PAGES_URL", "https://1a2b.desa.pages.dev")], "https://desa-maju.github.io/Portal_Desa/");
    let settings = place.folder.read("portal/portal.yaml");
    let settings = settings.replace("https://desa-maju.github.io/Portal_Desa/", "https://mungkin.pages.dev/");
    place.folder.write("portal/portal.yaml", settings.replace("host: github", "host: cloudflare"));
    address(&[("CF_PAGES_URL", "https://1a2b.desa.pages.dev")], "https://desa.pages.dev/");
    let said = |written: &str, environment: &[(&str, &str)]| {
        place.folder.write("portal/portal.yaml", format!("nama: Desa\nalamat_situs: {written}\n"));
        place.run("alamat", environment).1.trim().to_owned()
    };
    let gitlab = [("CI_PAGES_URL", "https://desa.gitlab.io/x")];
    let codeberg = [codeberg, ("GITHUB_REPOSITORY", "Desa/Portal")];
    let home = [codeberg[0], ("GITHUB_REPOSITORY", "Desa/pages")];
    for (written, environment, address) in [
        ("https://nama-akun.gitlab.io/x/", &gitlab[..], "https://desa.gitlab.io/x/"),
        ("\"https://maju.desa.id\" # domain sendiri", &gitlab, "https://maju.desa.id/"),
        ("https://nama-akun.codeberg.page/x/", &codeberg, "https://desa.codeberg.page/Portal/"),
        ("https://nama-akun.codeberg.page/x/", &home, "https://desa.codeberg.page/"),
        ("'https://maju.desa.id/'", &codeberg, "https://maju.desa.id/"),
        ("https://maju.desa.id/", &[], "https://maju.desa.id/"),
    ] {
        assert_eq!(said(written, environment), address, "{written} {environment:?}");
    }
}

#[test]
fn a_summary_of_a_check_has_the_corrected_lines_and_no_markup_of_others() {
    let folder = disk(
        "
== portal.yaml
nama: Desa <b>Maju</b>
alamat_situs: desa.example
repositori: desa-maju/portal
== kabar/a.md
---
judul: A
tanggal: 31 November 2026
slogan: \"<img src=x onerror=alert(1)> ``` **x**\"
---
[x](tidak-ada_`y`.md)
",
    );
    let summary = folder.run("check --format markdown").ends_with(1).out;
    assert!(summary.starts_with("## Pemeriksaan Desa &#60;b&#62;Maju&#60;/b&#62;"), "{summary}");
    assert!(summary.contains("alamat_situs: https://desa.example/\n  ```"), "{summary}");
    assert!(summary.contains("[sunting](https://github.com/desa-maju/portal/edit/main/kabar/a.md#L3)"), "{summary}");
    assert!(!summary.contains("<img") && !summary.contains("<b>"), "{summary}");
    folder.run("check --format markdown --lang en").ends_with(1).says("## Check").says("write it like this");
    folder
        .run("check --format github")
        .ends_with(1)
        .says("::error file=portal.yaml,line=2,")
        .says("%0Atulis begini: alamat_situs: https://desa.example/");
    let sound = disk("== portal.yaml\nnama: Desa\nalamat_situs: https://desa.example/\n");
    sound.run("check --format markdown").ends_with(0).says("## Pemeriksaan Desa: tanpa masalah");
}

#[test]
fn a_release_holds_what_the_script_asks_for() {
    let release = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/workflows/release.yml");
    let release = fs::read_to_string(release).expect("the project has a release workflow");
    let read: Value = serde_yaml::from_str(&release).expect("YAML");
    let targets = read["jobs"]["build"]["strategy"]["matrix"]["include"].as_sequence().expect("a list of machines");
    let targets: Vec<&str> = targets.iter().filter_map(|machine| machine["target"].as_str()).collect();
    let script = starter(Kind::Village, None, true).files().remove("bangun.sh").expect("the script");
    for target in script.lines().filter_map(|line| line.split_once("mesin=")?.1.split(' ').next()) {
        assert!(targets.contains(&target), "no release for {target}");
    }
    let pages = release.lines().find_map(|line| line.trim().strip_prefix("for command in ")).expect("manual pages");
    for command in pages.trim_end_matches("; do").split(' ') {
        disk("").run(&format!("man {command}")).ends_with(0).says(".TH");
    }
    assert!(targets.len() >= 5 && release.contains("SHA256SUMS") && release.contains("jejaring-$VERSION-$TARGET"));
}
