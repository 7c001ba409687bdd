//! The README, held against the program that it tells of.

use jejaring::{
    lang::Lang,
    records::{
        activity::{Activity, Evaluation, FollowUp, OnHoliday, Progress, Recurrence, Satisfaction, Status, Survey},
        article::Article,
        case_study::{Outcome, Person, Question, Step, Story},
        contact::{Contact, Place},
        field::Record,
        group::{Area, FullOfficer, Group, MemberVillage, Members, Need},
        holidays::HolidayYear,
        image::Image,
        page::Page,
        partner::{Contribution, Partner, Pledge},
        settings::{
            Block, BlockKind, ForgeKind, Host, Kind, LineBreaks, Member, MenuItem, Office, Paper, Region, Repository,
            Settings, ThemeChoice, WeekStart,
        },
    },
    schema::meaning,
    theme::Manifest,
};

use crate::{
    fences::{Fence, fences, is_understood},
    portal::{Folder, folder},
};

const README: &str = include_str!("../../README.md");

/// The photo that the README's first steps ask for.
const PHOTO: &[u8] = include_bytes!("../../src/image/samples/baseline.jpg");

/// Everything from a heading to the next one.
#[track_caller]
fn section(heading: &str) -> &'static str {
    let start = README.find(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("the README has no `{heading}`"));
    let rest = &README[start + heading.len() + 2..];
    let end = rest.match_indices("\n#").find(|(at, _)| rest[at + 1..].trim_start_matches('#').starts_with(' '));
    &rest[..end.map_or(rest.len(), |(at, _)| at)]
}

/// Fails unless a section has a row for every key, which begins with `before` and names every alias.
#[track_caller]
fn has_keys<R: Record>(heading: &str, before: &str, but_for: &[&str]) {
    let section = section(heading);
    for key in R::KEYS.iter().filter(|key| !but_for.contains(&key.name)) {
        let start = format!("{before}| `{}` |", key.name);
        let row = section.lines().find(|line| line.starts_with(&start));
        let row = row.unwrap_or_else(|| panic!("`{heading}` has no row `{start}` ({})", key.doc.trim()));
        let aliases: Vec<String> = key.aliases.iter().map(|alias| format!("`{alias}`")).collect();
        // A theme's own keys have no words but those of the README.
        let meaning = if R::MAP.name == "Manifest" {
            row[start.len()..].split('|').nth(1).unwrap_or_default().trim().to_owned()
        } else {
            meaning(&R::MAP, key, Lang::Id)
        };
        let expected = format!("{start} {} | {meaning} |", aliases.join(", "));
        if std::env::var_os("UPDATE_README").is_some() {
            rewrite(row, &expected);
        } else {
            assert_eq!(row, expected, "`UPDATE_README=1 cargo test reference:: -- --test-threads 1` writes it anew");
        }
    }
}

/// Writes a row of the README anew.
fn rewrite(row: &str, expected: &str) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let text = std::fs::read_to_string(path).expect("the README");
    std::fs::write(path, text.replacen(&format!("\n{row}\n"), &format!("\n{expected}\n"), 1)).expect("the README");
}

/// The same for the keys of a map within a field.
#[track_caller]
fn has_keys_within<R: Record>(heading: &str, field: &str) {
    has_keys::<R>(heading, &format!("| `{field}` "), &[]);
}

#[track_caller]
fn has_words(heading: &str, words: &[&str]) {
    let section = section(heading).replace("studi-kasus", "studikasus");
    for word in words {
        assert!(section.contains(&format!("`{word}`")), "`{heading}` does not name `{word}`");
    }
}

#[test]
fn every_key_of_the_settings_is_in_the_readme() {
    const HEADING: &str = "#### portal.yaml";
    has_keys::<Settings>(HEADING, "", &[]);
    has_keys_within::<Member>(HEADING, "anggota");
    has_keys_within::<Region>(HEADING, "wilayah");
    has_keys_within::<Office>(HEADING, "kontak");
    has_keys_within::<Repository>(HEADING, "repositori");
    has_words(HEADING, ForgeKind::WORDS);
    has_keys_within::<ThemeChoice>(HEADING, "tema");
    has_keys_within::<MenuItem>(HEADING, "menu");
    has_keys_within::<Block>(HEADING, "beranda");
    has_keys_within::<HolidayYear>(HEADING, "libur");
    for words in [Kind::WORDS, Host::WORDS, LineBreaks::WORDS, Paper::WORDS, WeekStart::WORDS, BlockKind::WORDS] {
        has_words(HEADING, words);
    }
    has_words(HEADING, jejaring::village::portal::ACCENTS);
}

#[test]
fn every_key_of_an_article_is_in_the_readme() {
    has_keys::<Article>("#### Kabar", "", &[]);
}

#[test]
fn every_key_of_a_case_study_is_in_the_readme() {
    const HEADING: &str = "#### Studi kasus";
    has_keys::<Story>(HEADING, "", &[]);
    has_keys_within::<Person>(HEADING, "tokoh");
    has_keys_within::<Step>(HEADING, "langkah");
    has_keys_within::<Outcome>(HEADING, "hasil");
    has_keys_within::<Question>(HEADING, "tanya_jawab");
}

#[test]
fn every_key_of_a_plain_page_is_in_the_readme() {
    has_keys::<Page>("#### Halaman", "", &[]);
}

#[test]
fn every_key_of_a_group_is_in_the_readme() {
    const HEADING: &str = "#### Kelompok";
    has_keys::<Group>(HEADING, "", &[]);
    has_keys_within::<FullOfficer>(HEADING, "pengurus");
    has_keys_within::<Members>(HEADING, "jumlah_anggota");
    has_keys_within::<Area>(HEADING, "lingkungan");
    has_keys_within::<MemberVillage>(HEADING, "desa");
    has_keys_within::<Need>(HEADING, "kebutuhan");
}

#[test]
fn every_key_of_a_partner_is_in_the_readme() {
    const HEADING: &str = "#### Mitra";
    has_keys::<Partner>(HEADING, "", &[]);
    has_keys_within::<Contribution>(HEADING, "kontribusi");
    has_words(HEADING, Pledge::WORDS);
}

#[test]
fn every_key_of_an_activity_is_in_the_readme() {
    const HEADING: &str = "#### Kegiatan";
    has_keys::<Activity>(HEADING, "", &[]);
    has_keys_within::<Person>(HEADING, "narasumber");
    has_keys_within::<Recurrence>(HEADING, "ulang");
    has_keys_within::<Survey>(HEADING, "survei");
    has_keys_within::<Evaluation>(HEADING, "evaluasi");
    has_keys_within::<Satisfaction>(HEADING, "kepuasan");
    has_keys_within::<FollowUp>(HEADING, "tindak_lanjut");
    has_words(HEADING, Status::WORDS);
    has_words(HEADING, OnHoliday::WORDS);
    has_words(HEADING, Progress::WORDS);
}

#[test]
fn every_key_of_contacts_places_and_pictures_is_in_the_readme() {
    const HEADING: &str = "#### Kontak, tempat, dan gambar";
    has_keys_within::<Contact>(HEADING, "kontak");
    has_keys_within::<Place>(HEADING, "lokasi");
    has_keys_within::<Image>(HEADING, "gambar");
}

#[test]
fn every_key_of_a_theme_is_in_the_readme() {
    has_keys::<Manifest>("### A theme of its own", "", &[]);
}

#[test]
fn every_known_kind_is_in_the_readme() {
    let words = include_str!("../../themes/balai/words/id.yaml");
    for (table, heading) in [
        ("group_kinds", "#### Kelompok"),
        ("partner_kinds", "#### Mitra"),
        ("contribution_forms", "#### Mitra"),
        ("activity_kinds", "#### Kegiatan"),
    ] {
        let of_table = words
            .lines()
            .skip_while(|line| *line != format!("{table}:"))
            .skip(1)
            .take_while(|line| line.starts_with("  "));
        let slugs: Vec<_> = of_table.filter_map(|line| line.trim().split_once(':')).map(|(slug, _)| slug).collect();
        assert!(slugs.len() > 5, "{table}");
        has_words(heading, &slugs);
    }
}

#[test]
fn every_command_in_the_readme_is_understood() {
    let commands: Vec<&str> = fences(README).flat_map(Fence::own_commands).collect();
    commands.iter().for_each(|command| is_understood(command));
    assert!(commands.len() > 8, "only {} commands were found", commands.len());
}

/// The files that the README tells its reader to write, as far as their path passes.
fn files_of_the_readme(wanted: impl Fn(&str) -> bool) -> Folder {
    let named = fences(README).filter_map(|block| Some((block.file()?, block.text)));
    let start = folder("").file("media/panen.jpg", PHOTO);
    named.filter(|(path, _)| wanted(path)).fold(start, |folder, (path, text)| folder.file(path, format!("{text}\n")))
}

#[test]
fn the_portal_of_the_readme_builds_without_a_problem() {
    let built = files_of_the_readme(|path| !path.starts_with("tema/")).build();
    built
        .no_problems()
        .main_has("kabar/panen-raya/", "<figcaption>Panen di Blok Lor</figcaption>")
        .main_has("kegiatan/rapat-panen/", "s.d. selesai")
        .main_has("kabar/kerja-bakti/", "<strong>Kerja bakti Dusun Lor</strong>")
        .main_has("studi-kasus/air-bersih/", "Rumah yang teraliri")
        .main_has("kegiatan/gotong-royong-saluran/", "Menambal dua bocoran")
        .links("kelompok/tani-makmur/", "kegiatan/rapat-panen/")
        .links("kelompok/tani-makmur/", "mitra/puskesmas/");
}

#[test]
fn the_child_theme_of_the_readme_changes_what_it_says() {
    let themed = files_of_the_readme(|path| !path.contains("portal.yaml"));
    let paths = themed.paths();
    assert_eq!(paths.iter().filter(|path| path.starts_with("tema/")).count(), 5);
    let built = themed.build();
    built
        .no_problems()
        .main_has("kabar/panen-raya/", "<p class=\"motto\">Guyub, rukun, dan jujur.</p>")
        .main_has("kabar/panen-raya/", "Panen raya di Blok Lor")
        .page_has("profil/", "/aset/cap.")
        .page_has("", ">Warta<");
    let css = built
        .files
        .iter()
        .find(|(path, _)| path.starts_with("aset/gaya."))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes));
    assert!(css.is_some_and(|css| css.contains(".motto") && css.contains(".agenda")));
}

#[test]
fn the_mistakes_that_the_readme_lists_are_answered_as_it_says() {
    let wrong = |settings: &str| {
        folder(
            "
== kabar/rapat.md
---
judul: Rapat desa
tangal: 22 November 2026
gambar: media/panen.jpg
---
Lihat [jadwal](jadwal.md), [rencana](rencana.md) dan ![Foto](media/foto.jpg).
== kabar/2025/rapat.md
---
judul: Rapat
---
Isi.
== kabar/pupuk.md
judul: Pupuk datang
tanggal: 31/11/2026
---
Isi.
== kabar/kerja.md
---
judul: Kerja bakti
tanggal: Senin, 22 November 2026
---
Isi.
== kegiatan/rapat.yaml
judul: Rapat
tanggal: 29 November 2026
pukul: 25.00
penyelenggara: [tani-makmr]
== kegiatan/tanpa.yaml
tanggal: 29 November 2026
== kelompok/tani-makmur.yaml
nama: Tani Makmur
kontak:
\twhatsapp: 0899 0000 0001
== kelompk/pkk.yaml
nama: PKK
== kabar/surat.docx
x
== kabar/rencana.md
---
judul: Rencana
draf: ya
---
Isi.
== kabar/lampiran.pdf
x
== kabr/lain.md
Isi.
== kelompok/pkk.yaml.txt
nama: PKK
kontak: {telepon: 0812-3456-789O}
",
        )
        .file("media/panen.jpg", PHOTO)
        .file("portal.yaml", settings)
        .build()
    };
    let built = [wrong("nama: Desa\nalamat_situs: https://desa.example/\n"), wrong("nama: Desa\n")];
    let said: Vec<String> = built
        .iter()
        .flat_map(|portal| &portal.report.problems)
        .map(|problem| problem.message.in_lang(Lang::Id).to_owned())
        .collect();
    let rows = section("### Kesalahan yang sering terjadi").lines().filter(|line| line.starts_with("| ")).skip(1);
    for row in rows {
        let message = row.trim_start_matches("| ").split(" | ").next().unwrap_or_default();
        assert!(said.iter().any(|said| said == message), "nothing says `{message}`; said:\n{}", said.join("\n"));
    }
}
