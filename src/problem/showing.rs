//! Problems of what pages show.

use super::{Place, Problem, Text, text};

impl Problem {
    /// A picture on another host.
    pub(crate) fn foreign_image(place: Place, typed: &str) -> Self {
        Self::error(
            "foreign-image",
            place,
            text!(
                "gambar `{typed}` ada di situs lain, jadi tidak ditampilkan",
                "the picture `{typed}` is on another site, so it is not shown"
            ),
        )
        .with_help(text!(
            "unduh gambarnya, simpan di `media/`, lalu tulis nama berkasnya",
            "download it into `media/`, then write its file name"
        ))
    }

    /// A picture that is not there.
    pub(crate) fn missing_image(place: Place, typed: &str) -> Self {
        Self::error("missing-image", place, text!("gambar `{typed}` tidak ada", "there is no picture `{typed}`"))
            .with_help(text!(
                "simpan gambarnya di `media/`, atau periksa ejaan namanya",
                "put it into `media/`, or check the spelling of its name"
            ))
    }

    /// A picture without words for those who do not see it.
    pub(crate) fn missing_alt(place: Place) -> Self {
        Self::warning("missing-alt", place, text!("gambar ini belum punya keterangan `alt`", "this picture has no `alt` text")).with_help(text!(
            "tulis apa yang terlihat, untuk orang yang tidak bisa melihatnya: `gambar: {{berkas: …, alt: Ibu-ibu menanam cabai}}`",
            "say what it shows, for people who cannot see it: `gambar: {{berkas: …, alt: Women planting chillies}}`"
        ))
    }

    /// A file whose bytes cannot be read.
    pub(crate) fn not_readable_at(place: Place, error: &std::io::Error) -> Self {
        let Text { id, en } = Text::from_io(error);
        Self::error("unreadable", place, text!("berkasnya tidak bisa dibaca: {id}", "its file cannot be read: {en}"))
    }

    /// A menu entry that leads nowhere.
    pub(crate) fn unknown_menu_target(place: Place, typed: &str) -> Self {
        Self::error(
            "unknown-menu-target",
            place,
            text!(
                "menu ini menuju `{typed}`, yang tidak ada",
                "this menu entry leads to `{typed}`, which is not there"
            ),
        )
        .with_help(text!(
            "tulis nama bagian (`kabar`, `agenda`, `kelompok` …), berkas halaman, atau alamat lengkap",
            "write a section (`kabar`, `agenda`, `kelompok` …), the file of a page, or a full address"
        ))
    }
}
