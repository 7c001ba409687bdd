//! Mistakes in `portal.yaml`.

use super::{Case, fault};
use crate::portal::folder;

#[test]
fn settings_that_cannot_be_used_leave_a_portal() {
    let cases: &[(&str, &str, &'static [&'static str])] = &[
        ("no address", "nama: Desa\n", &["no-address portal.yaml"]),
        ("an address without a scheme", "nama: Desa\nalamat_situs: desa.example\n", &["bad-address portal.yaml:2"]),
        ("an unknown theme", "alamat_situs: https://desa.example/\ntema: istana\n", &["unknown-setting portal.yaml:2"]),
        (
            "an unknown accent",
            "alamat_situs: https://desa.example/\nwarna: merah jambu\n",
            &["unknown-setting portal.yaml:2"],
        ),
        ("an unknown zone", "alamat_situs: https://desa.example/\nzona_waktu: WIX\n", &["unknown-zone portal.yaml:2"]),
        (
            "a language that is none",
            "alamat_situs: https://desa.example/\nbahasa: 'bahasa Indonesia'\n",
            &["unknown-setting portal.yaml:2"],
        ),
        (
            "a horizon of a thousand months",
            "alamat_situs: https://desa.example/\ncakrawala: 1000\n",
            &["unknown-setting portal.yaml:2"],
        ),
        (
            "a month that the Hijri calendar has not, and one that begins elsewhere",
            "alamat_situs: https://desa.example/\nhijriah:\n  1447-13: 2026-03-21\n  1447-10: 2026-04-21\n",
            &["unclear-hijri-month portal.yaml:3", "far-hijri-start portal.yaml:4"],
        ),
        (
            "a holiday on no day",
            "alamat_situs: https://desa.example/\nlibur:\n  - tahun: 2027\n    libur:\n      31 Februari 2027: Libur\n",
            &["no-such-day portal.yaml:5"],
        ),
        ("an unknown kind", "alamat_situs: https://desa.example/\njenis: istana\n", &["unknown-choice portal.yaml:2"]),
        (
            "a code of no region",
            "alamat_situs: https://desa.example/\nwilayah:\n  kode: abc\n",
            &["unclear-wilayah portal.yaml:3"],
        ),
        (
            "an unknown block",
            "alamat_situs: https://desa.example/\nberanda:\n  - kabar\n  - cuaca\n",
            &["unknown-choice portal.yaml:4"],
        ),
        (
            "a menu entry that leads nowhere",
            "alamat_situs: https://desa.example/\nmenu:\n  - kabar\n  - {label: Peta, tautan: /peta/}\n",
            &["unknown-menu-target portal.yaml:4"],
        ),
        ("an unknown key", "alamat_situs: https://desa.example/\nnomor_antrean: 3\n", &["unknown-key portal.yaml:2"]),
        (
            "a logo that is not there",
            "alamat_situs: https://desa.example/\nlogo: logo.png\n",
            &["missing-image portal.yaml:2"],
        ),
        (
            "a colour in code",
            "alamat_situs: https://desa.example/\nwarna: #00ff00\n",
            &["unknown-setting portal.yaml:2"],
        ),
        (
            "a block for what nothing is",
            "alamat_situs: https://desa.example/\nberanda:\n  - {blok: kabar, kategori: tiada}\n",
            &["empty-block portal.yaml:3"],
        ),
        (
            "a menu entry without a target",
            "alamat_situs: https://desa.example/\nmenu:\n  - kabar\n  - {label: Kosong}\n",
            &["menu-without-target portal.yaml:4"],
        ),
        ("nothing", "", &["no-address portal.yaml", "no-name portal.yaml"]),
        ("a list", "- a\n- b\n", &["fields-expected portal.yaml:1", "no-address portal.yaml", "no-name portal.yaml"]),
    ];
    let mut failures = Vec::new();
    for (what, settings, told) in cases {
        let is_whole = settings.is_empty() || settings.starts_with('-') || settings.contains("nama:");
        let settings = if is_whole { (*settings).to_owned() } else { format!("{settings}nama: Desa\n") };
        let folder = folder("").file("portal.yaml", settings);
        let case = Case { what: "", files: "", told, shown: &[] };
        failures.extend(fault(&case, folder).map(|fault| format!("{what}{fault}")));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
