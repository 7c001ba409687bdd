//! What a new portal says of its own place, by its kind.

use super::{Starter, Words, yaml};
use crate::{records::settings::Kind, wilayah::Code};

/// How the texts of a starter speak of a kind of portal.
struct Voice {
    /// Where people meet.
    office: &'static str,
    /// Whose portal it is, in a sentence.
    whom: &'static str,
    /// What the profile is of.
    profile: &'static str,
    /// The colour it begins with.
    accent: &'static str,
    /// The first partner: the name of its file, its name, its kind, and what it is.
    partner: [&'static str; 4],
}

fn voice(kind: Kind) -> Voice {
    match kind {
        Kind::Village => Voice {
            office: "Balai desa",
            whom: "warga desa",
            profile: "Profil desa",
            accent: "nila",
            partner: [
                "kantor-kecamatan",
                "Kantor Kecamatan",
                "pemerintah",
                "Tempat desa berurusan dengan pemerintah kecamatan.",
            ],
        },
        Kind::District => Voice {
            office: "Kantor kecamatan",
            whom: "desa-desa di kecamatan ini",
            profile: "Profil kecamatan",
            accent: "tarum",
            partner: [
                "pemerintah-kabupaten",
                "Pemerintah Kabupaten",
                "pemerintah",
                "Tempat kecamatan berurusan dengan pemerintah kabupaten.",
            ],
        },
        Kind::Regency => Voice {
            office: "Kantor pemerintah kabupaten",
            whom: "kecamatan dan desa di kabupaten ini",
            profile: "Profil kabupaten",
            accent: "manggis",
            partner: [
                "pemerintah-provinsi",
                "Pemerintah Provinsi",
                "pemerintah",
                "Tempat kabupaten berurusan dengan pemerintah provinsi.",
            ],
        },
        Kind::Province => Voice {
            office: "Kantor pemerintah provinsi",
            whom: "kabupaten dan kota di provinsi ini",
            profile: "Profil provinsi",
            accent: "jati",
            partner: ["perguruan-tinggi", "Perguruan tinggi", "pendidikan", "Perguruan tinggi di provinsi ini."],
        },
        Kind::Community => Voice {
            office: "Tempat biasa berkumpul",
            whom: "anggota komunitas",
            profile: "Profil komunitas",
            accent: "pandan",
            partner: [
                "pemerintah-desa",
                "Pemerintah Desa",
                "pemerintah",
                "Pemerintah desa tempat komunitas ini berkegiatan.",
            ],
        },
    }
}

/// The words that depend on the kind.
pub(super) fn words(starter: &Starter) -> Words {
    let Voice { office, whom, profile, accent, partner: [file, name, kind, summary] } = voice(starter.kind);
    let title = |text: &str| yaml::scalar(&[text, " ", &starter.name].concat());
    Words::from([
        ("KALIMAT", format!("Kabar, agenda, dan kelompok {whom} di satu tempat.")),
        ("JUDUL_KABAR", title("Selamat datang di portal")),
        ("TEMPAT", office.to_owned()),
        ("WARNA", accent.to_owned()),
        ("RINGKASAN_KELOMPOK", format!("Menulis kabar dan agenda {whom}, dan menjaga agar isinya benar.")),
        ("MITRA", file.to_owned()),
        ("NAMA_MITRA", name.to_owned()),
        ("JENIS_MITRA", kind.to_owned()),
        ("RINGKASAN_MITRA", summary.to_owned()),
        ("JUDUL_PROFIL", profile.to_owned()),
        (
            "ISI_PROFIL",
            "Profil ini sedang disusun oleh [pengelola portal](../kelompok/pengelola-portal.yaml).".to_owned(),
        ),
        (
            "CATATAN_ANGGOTA",
            if starter.has_members() {
                "4. `portal.yaml`, bagian `anggota`: alamat portal yang isinya ikut ditampilkan di sini.".to_owned()
            } else {
                String::new()
            },
        ),
        ("ANGGOTA", if starter.has_members() { members(starter.kind) } else { String::new() }),
    ])
}

/// Where the portal is, or how to say that.
pub(super) fn region(starter: &Starter) -> String {
    let above: &[&str] = match starter.kind {
        Kind::Village | Kind::Community => &["kecamatan: Cipari", "kabupaten: Cilacap"],
        Kind::District => &["kabupaten: Cilacap"],
        Kind::Regency | Kind::Province => &[],
    };
    let known = starter.code.as_ref();
    let hash = if known.is_some() { "" } else { "# " };
    let code = known.map_or_else(|| example_code(starter.kind).to_owned(), ToString::to_string);
    let province = known.map_or("Jawa Tengah", Code::province);
    let mut lines = vec![
        "# Letaknya. Kodenya kode wilayah Kemendagri; dari situ diketahui zona waktunya.".to_owned(),
        format!("{hash}wilayah:"),
        format!("{hash}  kode: \"{code}\""),
    ];
    let start = if known.is_some() { "  # " } else { "#   " };
    lines.extend(above.iter().map(|line| [start, line].concat()));
    if starter.kind != Kind::Province {
        lines.push(format!("{hash}  provinsi: {province}"));
    }
    lines.join("\n")
}

/// A code that shows how one is written.
pub(crate) fn example_code(kind: Kind) -> &'static str {
    match kind {
        Kind::Village | Kind::Community => "33.01.18.2011",
        Kind::District => "33.01.18",
        Kind::Regency => "33.01",
        Kind::Province => "33",
    }
}

/// Pasaran are shown where days are counted so: in Central Java, Yogyakarta and East Java.
pub(super) fn pasaran(code: Option<&Code>) -> String {
    let counts = code.is_some_and(|code| ["33", "34", "35"].contains(&&code.as_str()[..2]));
    let line = if counts { "pasaran: ya" } else { "# pasaran: ya" };
    format!("# Tampilkan pasaran (Legi, Pahing, Pon, Wage, Kliwon) di kalender.\n{line}")
}

/// How members are added.
fn members(kind: Kind) -> String {
    let (what, code, source) = match kind {
        Kind::Regency => ("Kecamatan Cipari", "33.01.18", "https://cipari.example/"),
        Kind::Province => ("Kabupaten Cilacap", "33.01", "https://cilacap.example/"),
        Kind::District | Kind::Village | Kind::Community => {
            ("Desa Sidasari", "33.01.18.2011", "https://sidasari.example/")
        }
    };
    format!(
        "# Yang ditampilkan portal ini bersama isinya sendiri. Masing-masing tetap menulis di portalnya sendiri;\n\
         # isinya dijemput dari alamatnya dengan `jejaring sinkron`, atau oleh alur kerja di hosting.\n\
         # anggota:\n\
         #   - nama: {what}\n\
         #     kode: {code}\n\
         #     sumber: {source}"
    )
}
