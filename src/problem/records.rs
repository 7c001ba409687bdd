//! Problems of records: keys, values and files that are not as they should be.

use super::{Place, Problem, Text, text};

fn quoted(words: &[&str]) -> String {
    let readable = |word: &str| if word == "studikasus" { "`studi-kasus`".to_owned() } else { format!("`{word}`") };
    words.iter().map(|word| readable(word)).collect::<Vec<_>>().join(", ")
}

impl Problem {
    /// A key that no record of its kind has.
    pub(crate) fn unknown_key(place: Place, key: &str, nearest: Option<&str>) -> Self {
        let problem = Self::warning(
            "unknown-key",
            place,
            text!(
                "kunci `{key}` tidak dikenal, jadi isinya tidak dipakai",
                "the key `{key}` is not known, so its value is not used"
            ),
        );
        problem.with_help(match nearest {
            Some(nearest) => text!("mungkin maksudnya `{nearest}`", "perhaps you meant `{nearest}`"),
            None => text!(
                "hapus baris ini, atau pindahkan ke bawah `lain:` kalau memang isian sendiri",
                "remove this line, or put it under `lain:` if it is a field of your own"
            ),
        })
    }

    /// A key that no record of its kind has, right behind one that is empty: `kontak:` and then
    /// `whatsapp:` at the margin.
    pub(crate) fn key_not_indented(place: Place, key: &str, value: &str, above: &str) -> Self {
        let problem = Self::unknown_key(place, key, None).with_help(text!(
            "kalau ini bagian dari `{above}`, beri dua spasi di depannya",
            "if it belongs to `{above}`, put two spaces before it"
        ));
        let value = value.trim();
        if value.contains('\n') { problem } else { problem.with_corrected(format!("  {key}: {value}")) }
    }

    /// Two names of one key in one record.
    pub(crate) fn two_names(place: Place, dropped: &str, kept: &str) -> Self {
        Self::warning(
            "two-names",
            place,
            text!(
                "`{dropped}` dan `{kept}` artinya sama; yang dipakai `{kept}`",
                "`{dropped}` and `{kept}` mean the same; `{kept}` is used"
            ),
        )
        .with_help(text!("hapus salah satu", "remove one of them"))
    }

    /// A word where only some words are understood.
    pub(crate) fn unknown_choice(place: Place, typed: &str, words: &[&str]) -> Self {
        let words = quoted(words);
        Self::error("unknown-choice", place, text!("`{typed}` tidak dikenal di sini", "`{typed}` is not known here"))
            .with_help(text!("pilih salah satu: {words}", "choose one of {words}"))
    }

    /// A list or map where a text should be.
    pub(crate) fn text_expected(place: Place) -> Self {
        Self::error(
            "text-expected",
            place,
            text!(
                "di sini seharusnya satu teks, bukan daftar atau isian bertingkat",
                "one text is expected here, not a list or nested fields"
            ),
        )
    }

    /// A text or list where nested fields should be.
    pub(crate) fn map_expected(place: Place, names: &str) -> Self {
        Self::error(
            "fields-expected",
            place,
            text!("di sini seharusnya isian bertingkat", "nested fields are expected here"),
        )
        .with_help(text!(
            "tulis di baris-baris di bawahnya, menjorok dua spasi: {names}",
            "write them on the lines below, two spaces in: {names}"
        ))
    }

    /// A record without title or name.
    pub(crate) fn nameless(place: Place, key: &str) -> Self {
        Self::error(
            "nameless",
            place,
            text!(
                "`{key}` belum diisi, jadi data ini tidak punya halaman",
                "`{key}` is missing, so this record has no page"
            ),
        )
        .with_help(text!("tambahkan baris `{key}: …`", "add a line `{key}: …`"))
    }

    /// A file that could not be read from the disk.
    pub(crate) fn unreadable(place: Place, error: &std::io::Error) -> Self {
        Self::error(
            "unreadable",
            place,
            text!("berkas ini tidak bisa dibaca: {error}", "this file cannot be read: {error}"),
        )
        .with_help(text!("periksa izin berkasnya, lalu coba lagi", "check the file's permissions, then try again"))
    }

    /// A text larger than anybody has written.
    pub(crate) fn text_too_large(place: Place, most_mebibytes: u64) -> Self {
        Self::error(
            "text-too-large",
            place,
            text!(
                "berkas ini lebih dari {most_mebibytes} MB, terlalu besar untuk sebuah tulisan",
                "this file has more than {most_mebibytes} MB, too much for a text"
            ),
        )
        .with_help(text!(
            "mungkin ini bukan berkas teks; kalau hanya untuk diunduh, pindahkan ke folder `media`",
            "it may be no text; if it is for download only, move it to the folder `media`"
        ))
    }

    /// A text in a format that is not read.
    pub(crate) fn foreign_text(place: Place, extension: &str) -> Self {
        Self::error("foreign-text", place, text!("berkas `.{extension}` tidak bisa dijadikan halaman", "a `.{extension}` file cannot become a page")).with_help(text!(
            "salin isinya ke berkas baru berakhiran `.md`; kalau hanya untuk diunduh, pindahkan ke folder `media`",
            "copy its text into a new file that ends in `.md`; if it is for download only, move it to the folder `media`"
        ))
    }

    /// A file that only another generator knows what to do with.
    pub(crate) fn template_of_another(place: Place) -> Self {
        Self::warning(
            "template",
            place,
            text!(
                "berkas ini pola atau potongan halaman untuk program lain, jadi tidak menjadi halaman",
                "this file is a pattern or a part of pages for another program, so it does not become a page"
            ),
        )
        .with_help(text!(
            "kalau isinya memang untuk dibaca warga, pindahkan ke `kabar` atau `halaman`",
            "if it is for people to read, move it to `kabar` or `halaman`"
        ))
    }

    /// Data in a folder of no known kind.
    pub(crate) fn stray_data(place: Place, nearest: Option<&str>) -> Self {
        let problem = Self::warning(
            "stray-data",
            place,
            text!(
                "berkas data ini ada di folder yang tidak dikenal, jadi tidak dipakai",
                "this data file lies in a folder that is not known, so it is not used"
            ),
        );
        problem.with_help(match nearest {
            Some(folder) => text!("mungkin maksudnya folder `{folder}`", "perhaps you meant the folder `{folder}`"),
            None => text!(
                "pindahkan ke `kabar`, `studi-kasus`, `kelompok`, `mitra`, atau `kegiatan`",
                "move it to `kabar`, `studi-kasus`, `kelompok`, `mitra` or `kegiatan`"
            ),
        })
    }

    /// Texts in a folder that is probably meant as another.
    pub(crate) fn unknown_folder(place: Place, folder: &str, likely: Option<&str>) -> Self {
        let problem = Self::warning(
            "unknown-folder",
            place,
            text!(
                "folder `{folder}` tidak dikenal, jadi isinya menjadi halaman biasa tanpa tanggal dan kategori",
                "the folder `{folder}` is not known, so its texts become plain pages without day and category"
            ),
        );
        problem.with_help(match likely {
            Some(likely) => text!("mungkin maksudnya folder `{likely}`", "perhaps you meant the folder `{likely}`"),
            None => {
                text!("kalau ini kabar, pindahkan ke folder `kabar`", "if this is news, move it to the folder `kabar`")
            }
        })
    }

    /// A list item that is not a record.
    pub(crate) fn record_expected(place: Place) -> Self {
        Self::error(
            "record-expected",
            place,
            text!("ini bukan data: isinya hanya teks", "this is not a record: it is only text"),
        )
        .with_help(text!(
            "tulis isiannya, misalnya `nama: Karang Taruna`",
            "write its fields, such as `nama: Karang Taruna`"
        ))
    }

    /// A YAML file without anything in it.
    pub(crate) fn empty_record(place: Place) -> Self {
        Self::warning(
            "empty-file",
            place,
            text!("berkas ini kosong, jadi tidak menjadi halaman", "this file is empty, so it has no page"),
        )
        .with_help(text!("isi, atau hapus berkasnya", "fill it, or remove it"))
    }

    /// A folder without `portal.yaml`.
    pub(crate) fn no_settings(place: Place) -> Self {
        Self::warning(
            "no-settings",
            place,
            text!("folder ini belum punya `portal.yaml`", "this folder has no `portal.yaml`"),
        )
        .with_help(text!(
            "buat berkas `portal.yaml` dengan paling sedikit `nama: Desa …`",
            "make a file `portal.yaml` with at least `nama: Desa …`"
        ))
    }

    /// A file whose name ends in `.txt` behind its real ending, as Windows leaves it.
    pub(crate) fn hidden_ending(place: Place, right: &str) -> Self {
        Self::warning(
            "hidden-ending",
            place,
            text!("nama berkas ini berakhiran `.txt`", "the name of this file ends in `.txt`"),
        )
        .with_help(text!("ganti namanya menjadi `{right}`", "rename it to `{right}`"))
    }

    /// Settings without the portal's name.
    pub(crate) fn no_name(place: Place) -> Self {
        Self::warning(
            "no-name",
            place,
            text!(
                "`nama` belum diisi, jadi portal ini bernama \"Portal Desa\"",
                "`nama` is missing, so the portal is called \"Portal Desa\""
            ),
        )
        .with_help(text!("tambahkan baris `nama: Desa …`", "add a line `nama: Desa …`"))
    }

    /// Two files that could both be `portal.yaml`.
    pub(crate) fn two_settings(place: Place, kept: &str) -> Self {
        Self::warning(
            "two-settings",
            place,
            text!("ada dua pengaturan portal; yang dipakai `{kept}`", "there are two settings files; `{kept}` is used"),
        )
    }

    /// A value of the settings that is not one of those known.
    pub(crate) fn unknown_setting(place: Place, typed: &str, known: &str) -> Self {
        Self::error("unknown-setting", place, text!("`{typed}` tidak dikenal di sini", "`{typed}` is not known here"))
            .with_help(text!("pilih salah satu: {known}", "choose one of {known}"))
    }

    /// A language that is no tag of one.
    pub(crate) fn unknown_language(place: Place, typed: &str) -> Self {
        let message = text!("`{typed}` bukan kode bahasa", "`{typed}` is no code of a language");
        Self::error("unknown-setting", place, message).with_help(text!(
            "tulis `id`, `en`, atau kode bahasa lain seperti `jv` (Jawa) dan `su` (Sunda)",
            "write `id`, `en`, or the code of another language such as `jv` (Javanese) and `su` (Sundanese)"
        ))
    }

    /// A value that is there but not of the form it should have.
    pub(crate) fn bad_value(place: Place, message: Text, help: Text) -> Self {
        Self::error("bad-value", place, message).with_help(help)
    }
}
