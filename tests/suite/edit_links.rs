//! Links to the page of a forge that edits the file of a page.

use crate::portal::portal;

fn with(repository: &str) -> crate::portal::Portal {
    portal(&format!(
        "
== portal.yaml
nama: Desa
alamat_situs: https://desa.example/
{repository}
== kabar/Panen raya 100%.md
---
judul: Panen raya
tanggal: 2026-11-20
---
Isi.
== halaman/profil.md
---
judul: Profil
---
Isi.
== kelompok/semua.yaml
- nama: Karang Taruna
- nama: PKK
== mitra/puskesmas.yaml
nama: Puskesmas
== kegiatan/rapat.yaml
judul: Rapat
tanggal: 2026-12-01
== studi-kasus/air.md
---
judul: Air
tanggal: 2026-05-02
---
Isi.
"
    ))
}

#[test]
fn a_page_made_of_one_file_leads_to_where_that_is_edited() {
    let built = with("repositori: desa-maju/portal");
    built.no_problems();
    for (page, file) in [
        ("kabar/panen-raya-100/", "kabar/Panen%20raya%20100%25.md"),
        ("profil/", "halaman/profil.md"),
        ("kelompok/karang-taruna/", "kelompok/semua.yaml"),
        ("mitra/puskesmas/", "mitra/puskesmas.yaml"),
        ("kegiatan/rapat/", "kegiatan/rapat.yaml"),
        ("studi-kasus/air/", "studi-kasus/air.md"),
    ] {
        built.page_has(page, &format!("href=\"https://github.com/desa-maju/portal/edit/main/{file}\""));
        built.page_has(page, "Sunting halaman ini");
    }
    for page in ["", "kabar/", "kelompok/", "kegiatan/", "kontak/", "direktori/", "papan/", "404.html"] {
        built.page_lacks(page, "Sunting halaman ini");
    }
}

#[test]
fn each_forge_is_addressed_in_its_own_way() {
    for (repository, address) in [
        ("repository: https://gitlab.com/kab/desa", "https://gitlab.com/kab/desa/-/edit/main/halaman/profil.md"),
        ("repo: https://codeberg.org/desa/portal", "https://codeberg.org/desa/portal/_edit/main/halaman/profil.md"),
        ("host: gitlab\nrepositori: kab/desa", "https://gitlab.com/kab/desa/-/edit/main/halaman/profil.md"),
        (
            "repositori: {alamat: 'https://git.desa.example/desa/portal', jenis: forgejo, cabang: isi, folder: situs/}",
            "https://git.desa.example/desa/portal/_edit/isi/situs/halaman/profil.md",
        ),
    ] {
        with(repository).no_problems().page_has("profil/", &format!("href=\"{address}\""));
    }
}

#[test]
fn a_repository_that_cannot_be_used_costs_its_links_alone() {
    for (repository, code) in [
        ("repositori: portal", "unclear-repository"),
        ("repositori: 'javascript:alert(1)//x/y'", "unclear-repository"),
        ("repositori: https://git.desa.example/a/b", "unknown-forge"),
        ("repositori: {alamat: a/b, folder: ../lain}", "unclear-repository"),
        ("repositori: {alamat: a/b, jenis: istana}", "unknown-choice"),
    ] {
        let built = with(repository);
        built.problem(code, "portal.yaml:3");
        assert_eq!(built.report.problems.len(), 1, "{}", built.problem_list());
        built.page_lacks("profil/", "javascript:");
    }
    with("lain: {}").no_problems().page_lacks("profil/", "Sunting");
}

#[test]
fn pages_of_a_districts_members_lead_to_no_edit_page() {
    let built = portal(
        "
== portal.yaml
nama: Kecamatan
jenis: kecamatan
alamat_situs: https://kec.example/
repositori: kec/portal
anggota:
  - {nama: Desa A, sumber: ../a}
== halaman/profil.md
Isi.
== ../a/portal.yaml
nama: Desa A
alamat_situs: https://a.example/
repositori: desa/a
== ../a/kabar/panen.md
---
judul: Panen
tanggal: 2026-11-20
---
Isi.
",
    );
    built.page_has("profil/", "github.com/kec/portal/edit/main/halaman/profil.md");
    built.page_lacks("desa/a/kabar/panen/", "/edit/").page_lacks("desa/a/kabar/panen/", "Sunting");
}
