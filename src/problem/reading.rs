//! Words about files that could not be read as they were written.

use super::{Place, Problem, Text, text};

impl Problem {
    // Files as a whole.

    /// A file in an old encoding.
    pub(crate) fn old_encoding(place: Place, name: &str) -> Self {
        Self::warning(
            "old-encoding",
            place,
            text!(
                "berkas ini disimpan dengan pengodean lama ({name}); huruf tertentu bisa salah",
                "this file is in the old encoding {name}; some letters may be wrong"
            ),
        )
        .with_help(text!("simpan ulang berkas ini dengan pilihan `UTF-8`", "save the file again as `UTF-8`"))
    }

    /// A file with some bytes that are no letters.
    pub(crate) fn damaged_letters(place: Place, count: usize) -> Self {
        Self::warning(
            "damaged-letters",
            place,
            text!(
                "ada {count} huruf yang rusak, ditampilkan sebagai `\u{fffd}`",
                "{count} letters are damaged and shown as `\u{fffd}`"
            ),
        )
        .with_help(text!(
            "ketik ulang huruf yang rusak, lalu simpan dengan pilihan `UTF-8`",
            "type the damaged letters again and save as `UTF-8`"
        ))
    }

    /// A document of an office program under the name of a text.
    pub(crate) fn document_for_text(place: Place, format: &str) -> Self {
        Self::not_a_text(place, text!("dokumen {format}", "a {format} document")).with_help(text!(
            "buka berkas ini, salin isinya, lalu tempel ke berkas teks biasa (`.md`)",
            "open it, copy what it says and paste it into a plain text file (`.md`)"
        ))
    }

    /// A picture under the name of a text.
    pub(crate) fn picture_for_text(place: Place, format: &str) -> Self {
        Self::not_a_text(place, text!("gambar {format}", "a {format} picture")).with_help(text!(
            "beri nama dengan akhiran gambar seperti `.jpg` dan pindahkan ke folder `media`",
            "give it a picture's ending such as `.jpg` and move it to the folder `media`"
        ))
    }

    /// Anything else under the name of a text.
    pub(crate) fn data_for_text(place: Place, format: &str) -> Self {
        Self::data_instead(place, text!("{format}", "{format}"))
    }

    /// A file with an ending of texts that holds data of no known kind.
    pub(crate) fn binary_for_text(place: Place) -> Self {
        Self::data_instead(place, text!("data biner", "binary data"))
    }

    fn data_instead(place: Place, what: Text) -> Self {
        Self::not_a_text(place, what).with_help(text!(
            "pindahkan berkas ini ke folder `media`, atau simpan isinya sebagai teks biasa",
            "move it to the folder `media`, or save what it says as plain text"
        ))
    }

    fn not_a_text(place: Place, what: Text) -> Self {
        let Text { id, en } = what;
        Self::error(
            "not-a-text",
            place,
            text!("isi berkas ini bukan teks, melainkan {id}", "this file holds no text but {en}"),
        )
    }

    // Front matter.

    /// `—` and the like for `---`.
    pub(crate) fn fence_odd(place: Place, typed: &str) -> Self {
        Self::warning(
            "fence-odd",
            place,
            text!("baris `{typed}` dibaca sebagai `---`", "the line `{typed}` is read as `---`"),
        )
        .with_help(text!("ketik tiga tanda hubung biasa, `---`", "type three plain hyphens, `---`"))
        .with_corrected("---")
    }

    /// No `---` before the data.
    pub(crate) fn fence_not_opened(place: Place) -> Self {
        Self::warning(
            "fence-not-opened",
            place,
            text!("baris `---` di atas data belum ada", "the line `---` above the data is missing"),
        )
        .with_help(text!("tambahkan baris `---` di atas baris ini", "add a line `---` above this one"))
    }

    /// No `---` behind the data.
    pub(crate) fn fence_not_closed(place: Place) -> Self {
        Self::warning(
            "fence-not-closed",
            place,
            text!(
                "baris `---` di bawah data belum ada; isi dianggap mulai di sini",
                "the line `---` below the data is missing; the text is taken to begin here"
            ),
        )
        .with_help(text!("tambahkan baris `---` di atas baris ini", "add a line `---` above this one"))
    }

    /// No `---` behind the data, and nothing that could be a text.
    pub(crate) fn fence_never_closed(place: Place) -> Self {
        Self::warning(
            "fence-not-closed",
            place,
            text!("baris `---` di bawah data belum ada", "the line `---` below the data is missing"),
        )
        .with_help(text!(
            "tambahkan baris `---` di bawah baris ini, lalu isinya di bawah itu",
            "add a line `---` below this one, and the text below that"
        ))
    }

    /// A part of TOML data that breaks the rules.
    pub(crate) fn toml_unreadable(place: Place) -> Self {
        Self::error(
            "data-unreadable",
            place,
            text!("data di antara `+++` tidak terbaca di sini", "the data between `+++` cannot be read here"),
        )
        .with_help(text!(
            "tulis seperti `judul = \"Rapat desa\"`, satu baris satu data",
            "write `title = \"Meeting\"`, one to a line"
        ))
    }

    // Data that were read as meant.

    /// Tabs for indentation.
    pub(crate) fn tab_indent(place: Place) -> Self {
        Self::warning(
            "tab-indent",
            place,
            text!(
                "baris ini menjorok dengan Tab; dibaca sebagai spasi",
                "this line is indented with a tab; it is read as spaces"
            ),
        )
        .with_help(text!(
            "ganti setiap Tab di awal baris dengan dua spasi",
            "put two spaces for each tab at the start of a line"
        ))
    }

    /// No-break spaces and marks that cannot be seen.
    pub(crate) fn unusual_space(place: Place) -> Self {
        Self::warning(
            "unusual-space",
            place,
            text!(
                "ada spasi khusus atau tanda tak terlihat di sini, biasanya dari hasil tempel",
                "there is an unusual space or an invisible mark here, often from pasted text"
            ),
        )
        .with_help(text!("hapus lalu ketik ulang spasinya", "delete the space and type it again"))
    }

    /// Characters that no text should hold.
    pub(crate) fn control_character(place: Place) -> Self {
        Self::warning(
            "control-character",
            place,
            text!(
                "ada tanda yang tidak bisa ditampilkan di sini; dibaca sebagai spasi",
                "there is a character here that cannot be shown; it is read as a space"
            ),
        )
    }

    /// A value with a colon and no quotes.
    pub(crate) fn colon_in_value(place: Place, _fault: &str) -> Self {
        Self::warning(
            "colon-in-value",
            place,
            text!(
                "isi yang memuat titik dua `:` perlu diapit tanda kutip",
                "a value with a colon `:` needs quotes around it"
            ),
        )
    }

    /// A value that starts with a sign of YAML.
    pub(crate) fn special_start(place: Place, fault: &str) -> Self {
        Self::warning(
            "special-start",
            place,
            text!(
                "isi yang diawali `{fault}` perlu diapit tanda kutip",
                "a value that starts with `{fault}` needs quotes around it"
            ),
        )
    }

    /// A value that would be taken for a comment.
    pub(crate) fn hash_in_value(place: Place, _fault: &str) -> Self {
        Self::warning(
            "hash-in-value",
            place,
            text!(
                "`#` di dalam isi dibaca sebagai teks; biasanya tanda itu mengawali catatan",
                "the `#` within the value is read as text; it usually starts a comment"
            ),
        )
    }

    /// Typographic quotes around a value.
    pub(crate) fn curly_quotes(place: Place, _fault: &str) -> Self {
        Self::warning(
            "curly-quotes",
            place,
            text!(
                "tanda kutip lengkung “ ” dibaca sebagai tanda kutip biasa",
                "curly quotes “ ” are read as plain quotes"
            ),
        )
    }

    /// `key: - item`.
    pub(crate) fn list_on_key_line(place: Place, _fault: &str) -> Self {
        Self::warning(
            "list-on-key-line",
            place,
            text!("daftar dengan `-` harus dimulai di baris baru", "a list with `-` must begin on a line of its own"),
        )
    }

    /// `"C:\data"`.
    pub(crate) fn unknown_escape(place: Place, _fault: &str) -> Self {
        Self::warning(
            "unknown-escape",
            place,
            text!(
                "tanda `\\` di antara kutip ganda punya arti khusus; pakai kutip tunggal",
                "a `\\` between double quotes has a special meaning; use single quotes"
            ),
        )
    }

    /// `'Jum'at'`.
    pub(crate) fn apostrophe_in_quotes(place: Place, _fault: &str) -> Self {
        Self::warning(
            "apostrophe-in-quotes",
            place,
            text!(
                "tanda `'` di dalam teks menutup kutip terlalu cepat; pakai kutip ganda",
                "an `'` within the text closes the quotes too soon; use double quotes"
            ),
        )
    }

    /// `"Rapat" desa`.
    pub(crate) fn text_after_quote(place: Place, _fault: &str) -> Self {
        Self::warning(
            "text-after-quote",
            place,
            text!(
                "masih ada teks setelah tanda kutip penutup; seluruh isi perlu diapit kutip",
                "there is text behind the closing quote; put the quotes around the whole value"
            ),
        )
    }

    /// A quote that is never closed.
    pub(crate) fn quote_never_closed(place: Place, fault: &str) -> Self {
        Self::warning(
            "quote-never-closed",
            place,
            text!(
                "tanda kutip `{fault}` dibuka tetapi tidak ditutup",
                "the quote `{fault}` is opened and never closed"
            ),
        )
    }

    /// A bracket that is never closed, or by the wrong one.
    pub(crate) fn bracket_never_closed(place: Place, fault: &str) -> Self {
        Self::warning(
            "bracket-never-closed",
            place,
            text!(
                "kurung `{fault}` dibuka tetapi tidak ditutup dengan benar",
                "the bracket `{fault}` is opened and not closed rightly"
            ),
        )
    }

    /// `[PENTING] Rapat`.
    pub(crate) fn bracket_in_text(place: Place, fault: &str) -> Self {
        Self::warning(
            "bracket-in-text",
            place,
            text!(
                "teks yang diawali kurung `{fault}` perlu diapit tanda kutip",
                "a text that starts with the bracket `{fault}` needs quotes around it"
            ),
        )
    }

    /// Two items without a comma between them, or two commas.
    pub(crate) fn comma_missing(place: Place, _fault: &str) -> Self {
        Self::warning(
            "comma-missing",
            place,
            text!("butir dalam kurung dipisah dengan satu koma", "items between brackets have one comma between them"),
        )
    }

    /// `judul:Rapat`, `judul = Rapat`, `judul Rapat`.
    pub(crate) fn odd_joint(place: Place, key: &str) -> Self {
        Self::warning(
            "key-without-colon",
            place,
            text!("setelah `{key}` perlu titik dua dan spasi", "`{key}` needs a colon and a space behind it"),
        )
    }

    /// `{isi:Pompa}`.
    pub(crate) fn colon_without_space(place: Place, _fault: &str) -> Self {
        Self::warning("key-without-colon", place, text!("setelah `:` perlu spasi", "a `:` needs a space behind it"))
    }

    /// `•` for `-`.
    pub(crate) fn odd_bullet(place: Place, line: &str) -> Self {
        let bullet = line.chars().next().unwrap_or('•');
        Self::warning(
            "odd-bullet",
            place,
            text!("butir daftar diawali `-`, bukan `{bullet}`", "items of a list start with `-`, not `{bullet}`"),
        )
    }

    /// `-item`.
    pub(crate) fn dash_without_space(place: Place) -> Self {
        Self::warning(
            "dash-without-space",
            place,
            text!("setelah `-` di awal baris perlu spasi", "a `-` at the start of a line needs a space behind it"),
        )
    }

    /// A line a little too far left or right.
    pub(crate) fn indent_off(place: Place) -> Self {
        Self::warning(
            "indent-off",
            place,
            text!(
                "spasi di awal baris ini tidak sama dengan baris setingkatnya",
                "this line does not start in the same column as its neighbours"
            ),
        )
    }

    /// A text whose further lines stand at the margin.
    pub(crate) fn text_not_indented(place: Place) -> Self {
        Self::warning(
            "text-not-indented",
            place,
            text!(
                "baris ini dibaca sebagai lanjutan teks di atasnya",
                "this line is read as part of the text above it"
            ),
        )
        .with_help(text!("beri dua spasi di awal setiap baris lanjutan", "start each further line with two spaces"))
    }

    // Data that YAML allows and nobody means.

    /// A key that stands twice.
    pub(crate) fn duplicate_key(place: Place, key: &str, kept: Place) -> Self {
        Self::warning(
            "duplicate-key",
            place,
            text!("`{key}` ditulis dua kali; yang ini tidak dipakai", "`{key}` is written twice; this one is not used"),
        )
        .with_help(text!("hapus salah satunya, atau gabungkan isinya", "delete one of the two, or join what they say"))
        .with_related(kept)
    }

    /// A list, a map or nothing for a key.
    pub(crate) fn odd_key(place: Place) -> Self {
        Self::error(
            "odd-key",
            place,
            text!("di sini seharusnya ada nama data, misalnya `judul`", "there should be a name here, such as `title`"),
        )
        .with_help(text!(
            "tulis `nama: isi`; isi yang memuat tanda kurung perlu diapit tanda kutip",
            "write `name: value`; a value with brackets needs quotes around it"
        ))
    }

    /// `!penting` before a value.
    pub(crate) fn tag_before_value(place: Place, tag: &str) -> Self {
        Self::warning(
            "tag-before-value",
            place,
            text!("kata `!{tag}` di depan isi tidak dipakai", "the word `!{tag}` before the value is not used"),
        )
        .with_help(text!(
            "kalau kata itu bagian dari isi, apit seluruhnya dengan tanda kutip",
            "if it belongs to the value, put quotes around the whole"
        ))
    }

    // Data that could not be read.

    /// An entry that had to be left out.
    pub(crate) fn entry_unreadable(place: Place, name: &str) -> Self {
        let name: String = name.chars().take(40).collect();
        Self::error(
            "entry-unreadable",
            place,
            text!("bagian `{name}` tidak terbaca dan dilewati", "the part `{name}` cannot be read and is left out"),
        )
        .with_help(text!(
            "tulis seperti `nama: isi`; apit isi dengan tanda kutip kalau memuat tanda baca khusus",
            "write `name: value`, with quotes around a value that holds special signs"
        ))
    }

    /// Data that could not be read at all.
    pub(crate) fn data_unreadable(place: Place) -> Self {
        Self::error(
            "data-unreadable",
            place,
            text!("data tidak terbaca mulai dari sini", "the data cannot be read from here on"),
        )
        .with_help(text!(
            "tulis satu data di satu baris, seperti `judul: Rapat desa`",
            "write one thing a line, such as `title: Meeting`"
        ))
    }

    /// Lists in lists without end.
    pub(crate) fn data_endless(place: Place) -> Self {
        Self::error(
            "data-endless",
            place,
            text!(
                "data ini terlalu dalam atau mengulang dirinya tanpa akhir, jadi tidak dibaca",
                "these data are nested too deep or repeat themselves without end, and are not read"
            ),
        )
    }
}
