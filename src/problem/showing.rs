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
    pub(crate) fn missing_image(place: Place, typed: &str, nearest: Option<&str>) -> Self {
        let message = text!("gambar `{typed}` tidak ada", "there is no picture `{typed}`");
        Self::error("missing-image", place, message).with_help(match nearest {
            Some(nearest) => text!("mungkin maksudnya `{nearest}`", "perhaps you meant `{nearest}`"),
            None => text!(
                "simpan gambarnya di `media/`, atau periksa ejaan namanya",
                "put it into `media/`, or check the spelling of its name"
            ),
        })
    }

    /// A picture without words for those who do not see it.
    pub(crate) fn missing_alt(place: Place, file: &str) -> Self {
        let message = text!("gambar ini belum punya keterangan `alt`", "this picture has no `alt` text");
        Self::warning("missing-alt", place, message).with_help(text!(
            "tulis apa yang terlihat, untuk orang yang tidak bisa melihatnya: `{{berkas: {file}, alt: Ibu-ibu menanam cabai}}`",
            "say what it shows, for people who cannot see it: `{{berkas: {file}, alt: Women planting chillies}}`"
        ))
    }

    /// A file whose bytes cannot be read.
    pub(crate) fn not_readable_at(place: Place, error: &std::io::Error) -> Self {
        let Text { id, en } = Text::from_io(error);
        Self::error("unreadable", place, text!("berkasnya tidak bisa dibaca: {id}", "its file cannot be read: {en}"))
    }

    /// A menu entry with words and nothing else.
    pub(crate) fn menu_without_target(place: Place, label: &str) -> Self {
        Self::error(
            "menu-without-target",
            place,
            text!("menu `{label}` belum punya tujuan", "the menu entry `{label}` leads nowhere yet"),
        )
        .with_help(text!(
            "tambahkan `tautan`, misalnya `{{label: {label}, tautan: halaman/profil.md}}`",
            "add a `tautan`, such as `{{label: {label}, tautan: halaman/profil.md}}`"
        ))
    }

    /// A block of the front page that asks for a category or kind that nothing has.
    pub(crate) fn empty_block(place: Place, typed: &str, nearest: Option<&str>) -> Self {
        let problem = Self::warning(
            "empty-block",
            place,
            text!(
                "tidak ada yang berkategori atau berjenis `{typed}`, jadi blok ini tidak menampilkannya",
                "nothing is of the category or kind `{typed}`, so this block does not show it"
            ),
        );
        match nearest {
            Some(nearest) => problem.with_help(text!("mungkin maksudnya `{nearest}`", "perhaps you meant `{nearest}`")),
            None => problem,
        }
    }

    /// A document beside records that no text links to, so that nobody can get it.
    pub(crate) fn unlinked_document(place: Place, name: &str) -> Self {
        Self::warning(
            "unlinked-document",
            place,
            text!(
                "belum ada tulisan yang menautkan berkas ini, jadi tidak diterbitkan",
                "no text links to this file, so it is not published"
            ),
        )
        .with_help(text!(
            "tulis `[{name}](<{name}>)` di dalam kabar, atau pindahkan ke folder `media`",
            "write `[{name}](<{name}>)` in a text, or move it to the folder `media`"
        ))
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
