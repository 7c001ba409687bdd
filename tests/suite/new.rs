//! A new portal: what is in it, for every kind and host, and what is refused.

use std::fs;

use jejaring::{
    forge::Repository,
    records::settings::{Host, Kind},
    starter::Starter,
    wilayah::Code,
};

use crate::{
    portal::folder,
    program::{Folder, disk, examples, files_below},
};

const KINDS: [(Kind, &str); 5] = [
    (Kind::Village, "33.01.18.2011"),
    (Kind::District, "91.10.18"),
    (Kind::Regency, "33.10"),
    (Kind::Province, "51"),
    (Kind::Community, "61.71"),
];

pub const HOSTS: [Option<Host>; 6] =
    [Some(Host::Github), Some(Host::Gitlab), Some(Host::Codeberg), Some(Host::Cloudflare), Some(Host::Netlify), None];

/// A starter of a kind for a host; with all that can be known of it, or with the least.
pub fn starter(kind: Kind, host: Option<Host>, known: bool) -> Starter {
    let code = KINDS.iter().find(|(of, _)| *of == kind).and_then(|(_, code)| Code::read(code).ok());
    let repository = Repository::read("desa-maju/Portal_Desa", None, host).ok();
    Starter {
        name: "Desa Maju".to_owned(),
        kind,
        code: code.filter(|_| known),
        host,
        repository: repository.filter(|_| known),
        address: None,
        today: "2026-11-22".parse().expect("a day"),
    }
}

/// The starter's files as a folder.
fn written(starter: &Starter) -> crate::portal::Folder {
    starter.files().into_iter().fold(folder(""), |folder, (path, text)| folder.file(&path, text))
}

#[test]
fn a_new_portal_of_any_kind_at_any_host_has_no_problem_on_any_day() {
    for (kind, _) in KINDS {
        for host in HOSTS {
            for (known, day) in
                [(true, "2026-11-22"), (false, "2026-11-23"), (true, "2028-02-29"), (false, "2031-01-01")]
            {
                let built = written(&starter(kind, host, known)).today(day).build();
                assert!(built.report.problems.is_empty(), "{kind:?} {host:?} {known} {day}:\n{}", built.problem_list());
                built.has_page("profil/").has_page("kelompok/pengelola-portal/").has_page("kabar/portal-dibuka/");
                built.main_has("kegiatan/pertemuan-pengelola/", "Tanggal menyusul");
            }
        }
    }
}

#[test]
fn a_new_portal_shows_nobody_and_no_number() {
    for (kind, _) in KINDS {
        let built = written(&starter(kind, None, true)).build();
        for (path, bytes) in &built.files {
            let text = String::from_utf8_lossy(bytes);
            let is_text = [".html", ".json", ".csv", ".xml", ".ics"].iter().any(|ending| path.ends_with(ending));
            let numbers = ["0899", "62899", "wa.me/62", "tel:"].iter().filter(|number| text.contains(**number));
            assert!(!is_text || numbers.count() == 0, "{path}");
        }
    }
}

/// The lines that a starter only suggests, as they are once somebody has taken the `# ` away.
fn suggested(text: &str) -> String {
    let is_field = |line: &str| {
        let rest = line.trim_start();
        let key = rest.split(':').next().unwrap_or_default();
        rest.starts_with("- ")
            || (rest.contains(':') && !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
    };
    let line = |line: &str| match line.split_once("# ") {
        Some((space, rest)) if space.trim().is_empty() && is_field(rest) => format!("{space}{rest}"),
        _ => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn what_a_new_portal_suggests_can_be_taken_as_it_stands() {
    let mut files = starter(Kind::Village, Some(Host::Github), false).files();
    let settings = files.remove("portal.yaml").expect("it has settings");
    let taken = suggested(&settings);
    assert!(taken.contains("\nkontak:\n  alamat: ") && taken.contains("\nwilayah:\n  kode: "), "{taken}");
    let built = folder("").file("portal.yaml", taken.replace("nama-akun", "desa-maju")).build();
    built.no_problems().page_has("kontak/", "0899").page_has("kontak/", "Cipari");
    for path in ["kelompok/pengelola-portal.yaml", "mitra/kantor-kecamatan.yaml", "kegiatan/pertemuan-pengelola.yaml"] {
        let mut changed = starter(Kind::Village, None, true).files();
        let text = changed.get_mut(path).expect("it is there");
        let before = text.clone();
        *text = suggested(text);
        assert_ne!(*text, before, "{path} suggests nothing");
        // A date stands twice then, which is the one thing an author has to choose.
        *text = text.replace("\ntanggal: menyusul", "");
        let built = changed.into_iter().fold(folder(""), |folder, (path, text)| folder.file(&path, text)).build();
        assert!(built.report.problems.is_empty(), "{path}:\n{}", built.problem_list());
    }
}

#[test]
fn names_of_any_kind_stay_what_they_are() {
    for name in [
        "Desa Ma'rang & \"Kawan\"",
        "Desa: Maju #1",
        "123",
        "ya",
        "<b>Desa</b> *Maju* [x](y) %NAMA% ${{ x }}",
        &"Sangat Panjang ".repeat(27),
    ] {
        let named = Starter { name: name.trim().to_owned(), ..starter(Kind::Village, Some(Host::Github), true) };
        let built = written(&named).build();
        built.no_problems();
        assert_eq!(built.report.name, name.trim());
    }
}

#[test]
fn a_new_portal_takes_its_address_from_its_host_and_repository() {
    for (host, repo, address) in [
        ("github", "Desa-Maju/portal", "https://desa-maju.github.io/portal/"),
        ("github", "desa-maju/desa-maju.github.io", "https://desa-maju.github.io/"),
        ("gitlab", "kabupaten/kecamatan/desa", "https://kabupaten.gitlab.io/kecamatan/desa/"),
        ("codeberg", "https://codeberg.org/desa/portal.git", "https://desa.codeberg.page/portal/"),
        ("cloudflare", "desa/portal-maju", "https://portal-maju.pages.dev/"),
        ("netlify", "https://gitlab.com/desa/portal-maju", "https://portal-maju.netlify.app/"),
    ] {
        let place = disk("");
        place.run(&format!("new baru --host {host} --repo {repo}")).ends_with(0);
        let settings = place.read("baru/portal.yaml");
        assert!(settings.contains(&format!("\nalamat_situs: {address}\n")), "{settings}");
        assert!(settings.contains("\nrepositori: https://"), "{settings}");
        place.run("check baru --strict").ends_with(0).says("tanpa masalah");
    }
    let place = disk("");
    place.run("new baru --repo https://gitlab.com/a/b").ends_with(0);
    assert!(place.has("baru/.gitlab-ci.yml"), "the repository tells the host");
    place.run("new lain --host lain --base-url https://maju.desa.example/").ends_with(0);
    assert!(place.read("lain/portal.yaml").contains("\nalamat_situs: https://maju.desa.example/\n"));
    assert!(!place.has("lain/.github"));
}

#[test]
fn a_new_portal_is_built_and_checked_without_a_problem() {
    let place = disk("");
    place
        .run("baru desa-sukamaju --kode 33.01.18.2011")
        .ends_with(0)
        .says("jejaring pratinjau desa-sukamaju")
        .says("README.md");
    place.run("periksa desa-sukamaju --strict").ends_with(0).says("tanpa masalah");
    place.run("bangun desa-sukamaju --strict").ends_with(0).says("tanpa masalah");
    let home = place.read("desa-sukamaju/public/index.html");
    assert!(home.contains("Desa Sukamaju"), "{home}");
    let settings = place.read("desa-sukamaju/portal.yaml");
    for line in ["provinsi: Jawa Tengah", "pasaran: ya", "baris_baru: pertahankan", "host: github"] {
        assert!(settings.lines().any(|it| it.trim() == line), "no `{line}` in\n{settings}");
    }
    assert_eq!(place.read("desa-sukamaju/.gitignore").lines().last(), Some("/public/"));
}

/// Noon of 22 November 2026 where the examples are.
const NOON: &str = "1795323600";

#[test]
fn the_template_repository_is_what_the_program_writes_for_a_village() {
    let place = disk("");
    let day = [("SOURCE_DATE_EPOCH", NOON)];
    let words = ["baru", "desa-baru", "--jenis", "desa", "--host", "github"];
    place.run_words(&words, &day).ends_with(0);
    let template = examples().join("desa-baru");
    if std::env::var_os("UPDATE_TEMPLATE").is_some() {
        let _ = fs::remove_dir_all(&template);
        for (path, bytes) in place.files("desa-baru") {
            let there = template.join(path);
            fs::create_dir_all(there.parent().expect("below the template")).expect("a folder");
            fs::write(there, bytes).expect("the template can be written");
        }
    }
    let mut there = files_below(&template);
    there.retain(|path, _| !path.starts_with("public/"));
    for (path, bytes) in place.files("desa-baru") {
        let same = there.remove(&path) == Some(bytes);
        assert!(same, "`UPDATE_TEMPLATE=1 cargo test new::` writes content-example/desa-baru/{path} anew");
    }
    assert_eq!(there.into_keys().collect::<Vec<_>>(), Vec::<String>::new(), "the program does not write these");
}

#[test]
fn the_readme_of_the_template_leads_to_a_live_site_with_a_browser_alone() {
    let readme = starter(Kind::Village, Some(Host::Github), false).files().remove("README.md").expect("a README");
    let (_, phone) = readme.split_once("### Dari HP, tanpa memasang apa pun\n").expect("steps for a phone");
    let phone = phone.split("\n### ").next().expect("the section");
    let steps =
        ["Use this template", "Settings", "Pages", "GitHub Actions", "`portal.yaml`", "Commit changes", "Actions"];
    let mut from = 0;
    for step in steps {
        let at = phone[from..].find(step).unwrap_or_else(|| panic!("`{step}` does not follow in\n{phone}"));
        from += at + step.len();
    }
    assert!(!phone.contains("git ") && !phone.contains("```"), "nothing is typed in a terminal:\n{phone}");
}

#[test]
fn a_folder_that_holds_anything_is_left_alone() {
    let place = disk("== desa/catatan.txt\nBelanja.\n== berkas\nx");
    let before = place.files("");
    place.run("baru desa").ends_with(2).says("tidak kosong").says("catatan.txt").says("saran");
    place.run("new desa --lang en").ends_with(2).says("not empty");
    place.run("baru .").ends_with(2).says("tidak kosong");
    place.run("baru berkas").ends_with(2).says("bukan folder");
    assert_eq!(place.files(""), before);
    place.write("kosong/.git/HEAD", "ref: refs/heads/main\n");
    place.run("baru kosong").ends_with(0);
    place.run("baru kosong").ends_with(2);
    let run = place.run("baru").ends_with(2);
    assert!(!run.err.contains("panicked"), "{}", run.err);
}

#[test]
fn what_does_not_go_together_is_said_before_anything_is_written() {
    let place = disk("");
    for (words, said) in [
        ("baru x --kode 33.01.18 --jenis desa", "kode sebuah kecamatan"),
        ("baru x --kode 3301060", "33.01.18.2011"),
        ("baru x --kode abc", "33.01.18.2011"),
        ("baru x --jenis istana", "kecamatan"),
        ("baru x --host geocities", "github"),
        ("baru x --repo portal", "nama-akun/nama-repositori"),
        ("baru x --repo https://git.desa.example/a/b", "GitHub"),
        ("baru x --base-url desa.example", "https://desa.example/"),
    ] {
        let run = place.run(words).ends_with(2).says(said);
        assert!(!run.err.contains("panicked"), "{}", run.err);
        assert!(!place.has("x"), "{words}");
    }
    place.run("baru x --kode 33.01.18").ends_with(0).says("Kecamatan X");
    place.run("baru y --jenis komunitas --kode 33.01.18").ends_with(0).says("Komunitas Y");
}

#[test]
fn a_new_portal_is_named_by_its_folder_or_as_told() {
    let place = disk("");
    let named = |place: &Folder, folder: &str| {
        let settings = place.read(&format!("{folder}/portal.yaml"));
        settings.lines().find_map(|line| line.strip_prefix("nama: ").map(str::to_owned)).expect("a name")
    };
    for (folder, name) in [
        ("sukamaju", "Desa Sukamaju"),
        ("kampung_baru", "Kampung Baru"),
        ("ma'rang", "Desa Ma Rang"),
        ("---", "Desa Kami"),
        ("desa", "Desa Kami"),
        ("portal-desa", "Desa Kami"),
    ] {
        place.run_words(&["baru", "--", folder], &[]).ends_with(0);
        assert_eq!(named(&place, folder), name);
    }
    place
        .run_words(&["baru", "dengan spasi", "--nama", "  Kecamatan\n Cipari "], &[])
        .ends_with(0)
        .says("\"dengan spasi\"");
    assert_eq!(named(&place, "dengan spasi"), "Kecamatan Cipari");
    assert!(place.read("dengan spasi/portal.yaml").contains("\njenis: kecamatan\n"));
    assert!(place.has("dengan spasi/.gitattributes"), "a district keeps copies of its members");
    fs::create_dir(place.path().join("di-sini")).expect("a folder");
}

#[test]
fn shells_and_systems_get_what_they_want() {
    let place = disk("");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        place.run(&format!("completions {shell}")).ends_with(0).says("serve").says("base-url");
    }
    place.run("completions csh").ends_with(2);
    place.run("man").ends_with(0).says(".TH").says("jejaring");
    place.run("man build --lang en").ends_with(0).says("jejaring\\-build").says("Build the portal");
    place.run("man terbang").ends_with(2).says("terbang");
}
