//! Storms of edits: what authors, editors and version control do to a folder, in any order.

use std::{fs, path::Path};

/// A small generator of numbers, so that a storm can be repeated by its seed.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % sides
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.roll(choices.len())]
    }
}

/// The files of the portal that the storm is about.
pub const FILES: &[&str] = &[
    "kabar/satu.md",
    "kabar/dua.md",
    "kabar/2026/tiga.md",
    "kabar/2026/dalam/empat.md",
    "pengumuman/lima.md",
    "kelompok/tani.yaml",
    "kelompok/pkk.yaml",
    "kelompok/daftar.yaml",
    "mitra/dinas.yaml",
    "kegiatan/panen.yaml",
    "kegiatan/rapat.md",
    "studi-kasus/cerita.md",
    "halaman/profil.md",
    "halaman/profil/sejarah.md",
    "tema/css/zz.css",
    "tema/pages/article.html",
    "tema/words/id.yaml",
    "statis/robot.txt",
    "portal.yaml",
];

/// Something that an author may have saved, right or wrong.
fn text(path: &str, dice: &mut Dice) -> String {
    let title = dice.of(&["Panen raya", "Rapat: bahas dana", "Kerja bakti", "\"Kutip", "Gotong Royong"]);
    let day = dice.of(&["2026-11-02", "29 November 2026", "31 November 2026", "kemarin", "2025-03-04", "2027-01-01"]);
    let link =
        dice.of(&["../kelompok/tani.yaml", "satu.md#bagian", "tidak-ada.md", "https://contoh.example/", "/kegiatan/"]);
    match path {
        "portal.yaml" => {
            let name = dice.of(&["Desa A", "Desa B"]);
            let accent = dice.of(&["nila", "soga", "hijau"]);
            format!("nama: {name}\nalamat_situs: https://desa.example/\nwarna: {accent}\n")
        }
        "tema/css/zz.css" => format!("@layer parts {{ .x {{ margin: {}px }} }}\n", dice.roll(9)),
        "tema/pages/article.html" => {
            let broken = dice.of(&["", "", "{{ page.nothing }}", "{% if %}"]);
            format!(
                "{{% extends \"theme/pages/article.html\" %}}\n{{% block title %}}{title}{broken}{{% endblock title %}}\n"
            )
        }
        "tema/words/id.yaml" => format!("sections:\n  news: {}\n", dice.of(&["Kabar", "Warta"])),
        "statis/robot.txt" => format!("{}\n", dice.roll(5)),
        "kelompok/daftar.yaml" => {
            format!("- nama: Kelompok {}\n  jenis: rt\n- nama: {title}\n  mitra: [dinas]\n", dice.roll(3))
        }
        path if path.ends_with(".yaml") => {
            format!(
                "nama: {title}\njudul: {title}\ntanggal: {day}\npenyelenggara: [tani, {}]\njenis: rapat\n",
                dice.of(&["pkk", "dinas", "siapa"])
            )
        }
        _ => format!(
            "---\njudul: {title}\ntanggal: {day}\nkelompok: [tani]\ntag: [{}]\ndraf: {}\n---\nTeks {} dengan [tautan]({link}).\n\n## Bagian\n\nAkhir.\n",
            dice.of(&["sawah", "air, sawah", "Gotong Royong"]),
            dice.of(&["tidak", "tidak", "ya"]),
            dice.roll(100),
        ),
    }
}

/// Writes a file, with its folders.
pub fn put(root: &Path, path: &str, bytes: &[u8]) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("below the root")).expect("a folder can be made");
    if !file.is_dir() {
        fs::write(file, bytes).expect("a file can be written");
    }
}

/// Writes every file anew, as something that can be read.
pub fn fill(root: &Path, dice: &mut Dice) {
    for path in FILES {
        put(root, path, text(path, dice).as_bytes());
    }
}

/// One thing that an author, an editor or a version control may do.
pub fn act(root: &Path, dice: &mut Dice) {
    let path = dice.of(FILES);
    let file = root.join(path);
    match dice.roll(10) {
        0 => drop(fs::remove_file(&file)),
        1 => drop(fs::remove_dir_all(root.join(dice.of(&["kabar/2026", "kelompok", "tema", "halaman"])))),
        2 => {
            let to = root.join(dice.of(FILES));
            if to.parent().is_some_and(Path::is_dir) && file.is_file() {
                let _ = fs::rename(&file, to);
            }
        }
        3 => put(root, path, b"\xff\xfe\x00\xd8 rusak"),
        4 => put(root, path, b"- : [\n\t{"),
        5 => drop(fs::rename(root.join("kabar/2026"), root.join("kabar/lama"))),
        _ => put(root, path, text(path, dice).as_bytes()),
    }
}

/// Saves a file as editors do: written beside it and renamed over it, or with the old one moved away first.
pub fn save(root: &Path, dice: &mut Dice) {
    let path = dice.of(FILES);
    let (file, beside) = (root.join(path), root.join(format!("{path}~")));
    if dice.roll(2) == 0 {
        put(root, &format!("{path}~"), text(path, dice).as_bytes());
        let _ = fs::rename(&beside, &file);
    } else {
        let _ = fs::rename(&file, &beside);
        put(root, path, text(path, dice).as_bytes());
        let _ = fs::remove_file(&beside);
    }
}

/// Changes the whole folder at once: away and back, deleted and made anew, or as a checkout does it.
pub fn swap(root: &Path, dice: &mut Dice) {
    let aside = root.with_extension("aside");
    match dice.roll(3) {
        0 => {
            let _ = fs::rename(root, &aside);
            let _ = fs::rename(&aside, root);
        }
        1 => {
            let _ = fs::remove_dir_all(root);
            fill(root, dice);
        }
        _ => FILES.iter().for_each(|path| {
            let _ = fs::remove_file(root.join(path));
            put(root, path, text(path, dice).as_bytes());
        }),
    }
}
