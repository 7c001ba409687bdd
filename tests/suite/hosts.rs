//! What hosts of static sites take, and where a portal can stand on them.

use jejaring::{
    hosting::{self, Figures, Rules},
    problem::{Place, Problems, Severity},
    records::settings::Host,
};

use crate::{
    portal::{Folder, folder},
    program::disk,
};

fn at(host: &str) -> Folder {
    folder(&format!("== portal.yaml\nnama: Desa\nalamat_situs: https://desa.example/\nhost: {host}\n"))
}

/// What is told of figures, by code.
fn told(host: Host, figures: &Figures) -> Vec<&'static str> {
    let mut problems = Problems::default();
    hosting::tell(host, figures, &Place::file(&"portal.yaml".into()), &mut problems);
    problems.into_vec().into_iter().map(|problem| problem.code).collect()
}

#[test]
fn a_portal_is_measured_against_every_limit_of_its_host() {
    let (near, over) = ("near-host-limit", "over-host-limit");
    let total = |bytes| Figures { bytes, ..Figures::default() };
    for host in [Host::Github, Host::Gitlab] {
        assert_eq!(told(host, &total(799_999_999)), [""; 0]);
        assert_eq!(told(host, &total(800_000_000)), [near]);
        assert_eq!(told(host, &total(1_000_000_000)), [near]);
        assert_eq!(told(host, &total(1_000_000_001)), [over]);
    }
    for host in [Host::Cloudflare, Host::Netlify, Host::Codeberg] {
        assert_eq!(told(host, &total(5_000_000_000)), [""; 0], "{host:?} names no size");
    }
    let files = |files| Figures { files, ..Figures::default() };
    assert_eq!(told(Host::Cloudflare, &files(15_999)), [""; 0]);
    assert_eq!(told(Host::Cloudflare, &files(16_000)), [near]);
    assert_eq!(told(Host::Cloudflare, &files(20_001)), [over]);
    assert_eq!(told(Host::Gitlab, &files(200_001)), [over]);
    let rules = |plain, patterns| Figures { redirects: Rules { plain, patterns, longest: 80 }, ..Figures::default() };
    assert_eq!(told(Host::Cloudflare, &rules(1_500, 60)), [""; 0]);
    assert_eq!(told(Host::Cloudflare, &rules(2_001, 101)), [over, over]);
    assert_eq!(told(Host::Gitlab, &rules(1_001, 0)), [over]);
    let headers = |plain, longest| Figures { headers: Rules { plain, patterns: 0, longest }, ..Figures::default() };
    assert_eq!(told(Host::Cloudflare, &headers(90, 2_001)), [near, over]);
}

#[test]
fn a_file_too_large_for_its_host_is_named_with_both_figures() {
    let large = |megabytes: usize| at("cloudflare").file("statis/rekaman.zip", vec![b'x'; megabytes << 20]).build();
    large(19).no_problems();
    large(21)
        .problem("near-host-limit", "portal.yaml:3")
        .problem_says("near-host-limit", "`rekaman.zip` sudah 22,1 MB, mendekati batas Cloudflare Pages: 26,3 MB");
    let built = large(26);
    built.problem_says("over-host-limit", "27,3 MB").problem_says("over-host-limit", "kecilkan berkas itu");
    assert!(built.files.contains_key("rekaman.zip"), "it is published all the same");
    at("github").file("statis/rekaman.zip", vec![b'x'; 26 << 20]).build().no_problems();
}

#[test]
fn redirects_beyond_what_a_host_reads_are_counted() {
    let moved = |count: usize| {
        let old: String = (0..count).fold(String::new(), |old, number| old + &format!("  - /lama/{number}/\n"));
        at("gitlab").file("halaman/profil.md", format!("---\njudul: Profil\nalamat_lama:\n{old}---\nIsi.\n")).build()
    };
    moved(799).no_problems();
    moved(800).problem_says("near-host-limit", "800 baris, mendekati batas GitLab Pages: 1.000 baris");
    let built = moved(1_001);
    built.problem_says("over-host-limit", "1.001 baris");
    assert_eq!(built.page("_redirects").lines().count(), 1_001);
}

#[test]
fn a_rule_file_of_ones_own_is_counted_too() {
    let rules: String = (0..101).fold(String::new(), |rules, number| rules + &format!("/a{number}/* /b/ 301\n"));
    let built = at("cloudflare").file("statis/_redirects", rules + "# selesai\n").build();
    built.problem_says("over-host-limit", "alihan berpola di `_redirects` 101 baris");
}

#[test]
fn names_that_a_host_would_not_find_are_told() {
    let with = |host: &str| at(host).file("statis/Surat.txt", "x").file("statis/berkas/.rahasia", "x").build();
    with("netlify")
        .problem_says("upper-case-name", "`Surat.txt` mungkin tidak ditemukan")
        .problem_says("hidden-name", "`berkas/.rahasia` mungkin tidak ikut terbit");
    let elsewhere = with("github");
    assert_eq!(elsewhere.codes().into_iter().collect::<Vec<_>>(), ["hidden-name portal.yaml:3"]);
    at("netlify").file("statis/.well-known/security.txt", "x").build().no_problems();
    folder("").file("statis/Surat.txt", "x").build().no_problems();
}

#[test]
fn build_and_check_tell_the_same_of_a_host() {
    let place = disk("== portal.yaml\nnama: Desa\nalamat_situs: https://desa.example/\nhost: cloudflare\n");
    place.write("statis/rekaman.zip", vec![b'x'; 26 << 20]);
    place.run("check").ends_with(1).says("27,3 MB").says("portal.yaml:3");
    for _ in 0..2 {
        place.run("build").ends_with(0).says("27,3 MB").says("1 kesalahan");
    }
    place.run("build --strict").ends_with(1);
}

#[test]
fn a_domain_of_ones_own_is_told_to_hosts_that_ask_for_it() {
    let at = |host: &str, address: &str| {
        folder(&format!("== portal.yaml\nnama: Desa\nalamat_situs: {address}\nhost: {host}\n")).build()
    };
    assert_eq!(at("github", "https://www.maju.desa.id/").page("CNAME"), "www.maju.desa.id\n");
    assert_eq!(at("codeberg", "https://maju.desa.id/").page(".domains"), "maju.desa.id\n");
    for (host, address) in [
        ("github", "https://maju.github.io/portal/"),
        ("github", "https://maju.desa.id/portal/"),
        ("github", "https://192.168.1.2/"),
        ("github", "https://maju.desa.example/"),
        ("netlify", "https://maju.desa.id/"),
    ] {
        at(host, address).no_problems().no_page("CNAME").no_page(".domains");
    }
    let own = folder("== portal.yaml\nnama: Desa\nalamat_situs: https://maju.desa.id/\nhost: github\n");
    let own = own.file("statis/CNAME", "lain.desa.id\n").build();
    own.no_problems();
    assert_eq!(own.page("CNAME"), "lain.desa.id\n");
}

#[test]
fn an_address_that_cannot_be_the_portals_is_told() {
    let settings = |host: &str, address: &str, more: &str| {
        folder(&format!("== portal.yaml\nnama: Desa\nalamat_situs: {address}\nhost: {host}\n{more}")).build()
    };
    settings("github", "https://desa.pages.dev/", "")
        .problem("misplaced-address", "portal.yaml:2")
        .problem_says("misplaced-address", "alamat di Cloudflare Pages");
    settings("github", "https://github.com/desa/portal", "")
        .problem_says("misplaced-address", "alamat_situs: https://desa.github.io/portal/");
    settings("github", "https://desa.github.io/", "repositori: desa/portal\n")
        .problem_says("misplaced-address", "alamat_situs: https://desa.github.io/portal/");
    settings("netlify", "https://desa.netlify.app/portal/", "")
        .problem_says("misplaced-address", "alamat_situs: https://desa.netlify.app/");
    for (host, address, more) in [
        ("github", "https://desa.github.io/portal/", "repositori: desa/portal\n"),
        ("github", "https://maju.desa.example/", "repositori: desa/portal\n"),
        ("gitlab", "https://portal-1a2b3c.gitlab.io/", "repositori: desa/portal\n"),
        ("codeberg", "https://desa.codeberg.page/portal/", "repositori: desa/portal\n"),
    ] {
        settings(host, address, more).no_problems();
    }
    let warned = settings("github", "https://desa.pages.dev/", "");
    assert!(warned.report.problems.iter().all(|problem| problem.severity == Severity::Warning));
}
