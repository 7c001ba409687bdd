//! What is said about the text of a page: links, pictures, HTML, and marks that miss their aim.

use super::{Severity, Text, text};

/// What to tell the author about one thing in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// How much it matters.
    pub severity: Severity,
    /// A stable name for machines.
    pub code: &'static str,
    /// What is wrong.
    pub message: Text,
    /// The way out.
    pub help: Option<Text>,
}

impl Advice {
    fn error(code: &'static str, message: Text) -> Self {
        Self { severity: Severity::Error, code, message, help: None }
    }

    fn warning(code: &'static str, message: Text) -> Self {
        Self { severity: Severity::Warning, code, message, help: None }
    }

    fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }
}

/// What was typed, short enough for a message.
fn shown(typed: &str) -> String {
    const LIMIT: usize = 60;
    let clean = |character: char| if character.is_control() { ' ' } else { character };
    let mut short: String = typed.trim().chars().take(LIMIT).map(clean).collect();
    if typed.trim().chars().nth(LIMIT).is_some() {
        short.push('…');
    }
    short
}

/// A link that leads nowhere, for the reason that the portal gives.
pub fn broken_link(reason: Text) -> Advice {
    Advice::error("broken-link", reason)
}

/// A link that works but looks wrong, for the reason that the portal gives.
pub fn suspect_link(reason: Text) -> Advice {
    Advice::warning("suspect-link", reason)
}

/// A link to a page that is there, but not shown today, for the reason that the portal gives.
pub fn absent_page(reason: Text) -> Advice {
    Advice::warning("absent-page", reason)
}

/// A picture that is not shown, for the reason that the portal gives, with the way out.
pub fn broken_image(reason: Text, help: Option<Text>) -> Advice {
    Advice { help, ..Advice::error("broken-image", reason) }
}

/// A link or picture without an address.
pub fn empty_target() -> Advice {
    Advice::error("empty-target", text!("alamat di dalam `( )` masih kosong", "the address inside `( )` is empty"))
        .help(text!("isi alamatnya, atau hapus tanda kurungnya", "fill in the address, or remove the brackets"))
}

/// An address of a kind that may do harm, such as `javascript:`.
pub fn unsafe_scheme(scheme: &str) -> Advice {
    let scheme = shown(scheme);
    Advice::error(
        "unsafe-address",
        text!(
            "alamat yang diawali `{scheme}:` tidak bisa dipakai",
            "an address that begins with `{scheme}:` cannot be used"
        ),
    )
    .help(text!(
        "pakai alamat yang diawali `https://`, `mailto:`, `tel:`, atau nama berkas",
        "use an address that begins with `https://`, `mailto:` or `tel:`, or a file name"
    ))
}

/// An address on the author's own computer, such as `C:\foto.jpg`.
pub fn file_address(typed: &str) -> Advice {
    let typed = shown(typed);
    Advice::error(
        "file-address",
        text!(
            "`{typed}` hanya ada di komputer Anda, pembaca tidak bisa membukanya",
            "`{typed}` is only on your own computer, readers cannot open it"
        ),
    )
    .help(text!(
        "salin berkasnya ke folder `media`, lalu tulis namanya saja",
        "copy the file to the folder `media`, then write its name only"
    ))
}

/// An address with characters that cannot be seen, or without a sound host name.
pub fn malformed_address(typed: &str) -> Advice {
    let typed = shown(typed);
    Advice::error(
        "malformed-address",
        text!(
            "alamat `{typed}` tidak lengkap atau berisi huruf yang tidak bisa dipakai",
            "the address `{typed}` is incomplete or has characters that cannot be used"
        ),
    )
    .help(text!("salin lagi alamatnya dari peramban", "copy the address once more from the browser"))
}

/// An address that was completed: `www.desa.id`, `http:/desa.id`, `warga@desa.id`.
pub fn completed_address(typed: &str, read: &str) -> Advice {
    let (typed, read) = (shown(typed), shown(read));
    Advice::warning(
        "completed-address",
        text!("alamat `{typed}` dibaca sebagai `{read}`", "the address `{typed}` was read as `{read}`"),
    )
}

/// A picture that stands on another site.
pub fn foreign_image(typed: &str) -> Advice {
    let typed = shown(typed);
    Advice::warning(
        "foreign-image",
        text!(
            "gambar `{typed}` ada di situs lain, jadi di sini hanya berupa tautan",
            "the picture `{typed}` is on another site, so it is only a link here"
        ),
    )
    .help(text!(
        "unduh gambarnya ke folder `media`, lalu tulis nama berkasnya",
        "download the picture to the folder `media`, then write its file name"
    ))
}

/// A picture without words for those who cannot see it.
pub fn missing_alt(typed: &str) -> Advice {
    let typed = shown(typed);
    Advice::warning(
        "missing-alt",
        text!("gambar `{typed}` belum punya keterangan", "the picture `{typed}` has no description"),
    )
    .help(text!(
        "tulis isi gambar di dalam `[ ]`: `![Warga menanam padi]({typed})`",
        "say what it shows inside `[ ]`: `![Villagers planting rice]({typed})`"
    ))
}

/// A link to a heading of the same page that is not there.
pub fn unknown_heading(fragment: &str) -> Advice {
    let fragment = shown(fragment);
    Advice::warning(
        "unknown-heading",
        text!("di halaman ini tidak ada judul bagian `#{fragment}`", "this page has no heading `#{fragment}`"),
    )
}

/// A footnote mark without its note.
pub fn undefined_footnote(label: &str) -> Advice {
    let label = shown(label);
    Advice::error(
        "undefined-footnote",
        text!("catatan kaki `[^{label}]` belum ada isinya", "the footnote `[^{label}]` has no text"),
    )
    .help(text!("tambahkan baris `[^{label}]: isi catatan`", "add a line `[^{label}]: the note`"))
}

/// A footnote that no mark points to.
pub fn unused_footnote(label: &str) -> Advice {
    let label = shown(label);
    Advice::error(
        "unused-footnote",
        text!(
            "catatan kaki `[^{label}]` tidak dipanggil di mana pun, jadi tidak tampil",
            "no mark calls the footnote `[^{label}]`, so it is not shown"
        ),
    )
    .help(text!(
        "tulis `[^{label}]` di kalimat yang diberi catatan",
        "write `[^{label}]` in the sentence it belongs to"
    ))
}

/// A footnote that is written twice.
pub fn repeated_footnote(label: &str) -> Advice {
    let label = shown(label);
    Advice::error(
        "repeated-footnote",
        text!(
            "catatan kaki `[^{label}]` ditulis dua kali, hanya yang pertama tampil",
            "the footnote `[^{label}]` is written twice, only the first is shown"
        ),
    )
    .help(text!("beri nama lain pada yang kedua", "give the second another name"))
}

/// `[words][name]` without a line `[name]: address`.
pub fn undefined_reference(name: &str) -> Advice {
    let name = shown(name);
    Advice::error(
        "undefined-reference",
        text!("alamat untuk `[{name}]` belum ditulis", "there is no address for `[{name}]`"),
    )
    .help(text!("tambahkan baris `[{name}]: https://…`", "add a line `[{name}]: https://…`"))
}

/// HTML that has no place in a text.
pub fn html_removed(element: &str) -> Advice {
    let element = shown(element);
    Advice::warning(
        "html-removed",
        text!(
            "kode HTML `<{element}>` tidak dipakai, selebihnya tetap tampil",
            "the HTML `<{element}>` was left out, the rest is shown"
        ),
    )
}

/// A frame of another site, such as a video, that became a link.
pub fn frame_linked(address: &str) -> Advice {
    let address = shown(address);
    Advice::warning(
        "html-removed",
        text!("`<iframe>` ke `{address}` diganti tautan biasa", "the `<iframe>` of `{address}` became a plain link"),
    )
    .help(text!(
        "halaman tidak boleh memuat situs lain, agar ringan dan menjaga pembaca",
        "pages load nothing from other sites, to stay light and guard their readers"
    ))
}

/// A short code or template mark of another generator.
pub fn shortcode(name: &str) -> Advice {
    let name = shown(name);
    Advice::warning(
        "shortcode",
        text!(
            "kode `{name}` dari pembuat situs lain tidak dikenal, jadi dilewati",
            "the code `{name}` of another site generator is unknown and was left out"
        ),
    )
    .help(text!(
        "hapus kode itu, atau tulis isinya sebagai teks biasa",
        "remove it, or write its content as plain text"
    ))
}

/// `#Judul` without a space.
pub fn heading_space() -> Advice {
    Advice::warning(
        "heading-space",
        text!("tanda `#` untuk judul perlu spasi sesudahnya", "a heading needs a space after its `#`"),
    )
}

/// Lines with `•`, as a message of WhatsApp has them.
pub fn chat_list() -> Advice {
    Advice::warning(
        "chat-list",
        text!(
            "baris yang diawali `•` tampil bersambung, bukan sebagai daftar",
            "lines that begin with `•` are shown as one paragraph, not as a list"
        ),
    )
    .help(text!(
        "ganti `•` dengan `- `, atau tambahkan `format: whatsapp` di antara `---` kalau ini pesan WhatsApp",
        "write `- ` for `•`, or add `format: whatsapp` between the `---` if this is a message of WhatsApp"
    ))
}

/// `-butir` and `1.butir`.
pub fn list_space(mark: &str) -> Advice {
    Advice::warning(
        "list-space",
        text!(
            "setelah `{mark}` perlu spasi, jadi baris-baris ini belum menjadi daftar",
            "`{mark}` needs a space behind it, so these lines are not a list yet"
        ),
    )
    .help(text!("tulis `{mark} butir`", "write `{mark} item`"))
}

/// `**penting` without its end.
pub fn unclosed_strong() -> Advice {
    Advice::warning(
        "strong-unclosed",
        text!(
            "tanda `**` dibuka tetapi tidak ditutup, jadi tampil apa adanya",
            "`**` is opened and never closed, so it is shown as it is"
        ),
    )
    .help(text!("tulis `**` lagi di akhir kata yang ditebalkan", "write `**` again behind the words to be bold"))
}

/// `[words] (address)`.
pub fn space_before_address() -> Advice {
    Advice::warning(
        "link-space",
        text!(
            "antara `]` dan `(` tidak boleh ada spasi, jadi ini belum menjadi tautan",
            "there must be no space between `]` and `(`, so this is not a link yet"
        ),
    )
}

/// An address with spaces, read as meant.
pub fn spaces_in_address() -> Advice {
    Advice::warning(
        "address-spaces",
        text!(
            "alamat yang berisi spasi perlu diapit `<` dan `>`",
            "an address with spaces needs `<` and `>` around it"
        ),
    )
}

/// `** tebal **`.
pub fn space_in_strong() -> Advice {
    Advice::warning(
        "strong-space",
        text!("tanda `**` harus menempel pada kata yang ditebalkan", "`**` must touch the words that it makes bold"),
    )
}

/// A block of code that never ends.
pub fn unclosed_code(fence: &str) -> Advice {
    Advice::warning(
        "unclosed-code",
        text!("bagian kode yang dibuka {fence} tidak pernah ditutup", "the code that {fence} opens is never closed"),
    )
    .help(text!("tambahkan baris {fence} di akhir bagian kode", "add a line {fence} where the code ends"))
}

/// A paragraph that `---` below it turned into a heading.
pub fn accidental_heading() -> Advice {
    Advice::warning(
        "accidental-heading",
        text!(
            "garis `---` tepat di bawah kalimat membuat kalimat itu menjadi judul",
            "`---` right below a sentence makes it a heading"
        ),
    )
    .help(text!("beri satu baris kosong di atas `---`", "leave an empty line above `---`"))
}

/// A paragraph that four spaces turned into code.
pub fn accidental_code() -> Advice {
    Advice::warning(
        "accidental-code",
        text!(
            "baris yang diawali empat spasi tampil sebagai kode, bukan sebagai kalimat",
            "a line that begins with four spaces is shown as code, not as prose"
        ),
    )
    .help(text!("hapus spasi di awal baris", "remove the spaces at the start of the line"))
}

/// A table without its dividing line, or with one of another width.
pub fn table_divider(columns: usize) -> Advice {
    let line = "| --- ".repeat(columns.clamp(1, 12)) + "|";
    Advice::warning(
        "table-divider",
        text!(
            "tabel ini tidak terbaca, garis pemisah di bawah baris pertamanya tidak ada atau tidak pas",
            "this table cannot be read, the divider below its first row is missing or does not fit"
        ),
    )
    .help(text!("baris kedua seharusnya `{line}`", "its second line should be `{line}`"))
}

/// A text beyond the size that a page can bear.
pub fn long_text(mebibytes: usize) -> Advice {
    Advice::warning(
        "long-text",
        text!(
            "teks ini lebih dari {mebibytes} MB, halamannya akan lambat dibuka",
            "this text is over {mebibytes} MB, its page will be slow to open"
        ),
    )
    .help(text!("bagi menjadi beberapa halaman", "divide it into several pages"))
}

/// So many footnotes that none is read.
pub fn too_many_footnotes(limit: usize) -> Advice {
    Advice::error(
        "too-many-footnotes",
        text!(
            "ada lebih dari {limit} tanda `[^`, jadi catatan kaki tidak dibaca",
            "there are over {limit} marks `[^`, so footnotes are not read"
        ),
    )
}
