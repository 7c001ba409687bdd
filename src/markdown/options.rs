//! How a text is to be read and written.

use crate::lang::Lang;

/// How a text is to be read and written.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// What a single line break means.
    pub line_breaks: LineBreaks,
    /// The marks that the author used.
    pub dialect: Dialect,
    /// Who wrote it.
    pub trust: Trust,
    /// By how much headings move down: 1 makes `#` an `h2`, below the page's own title.
    pub heading_shift: u8,
    /// Whether its first picture is the first of the page, which is not to wait until somebody scrolls to it.
    pub leads: bool,
    /// What ids begin with, when several texts stand on one page; empty for none.
    pub prefix: &'a str,
    /// The words that the page adds.
    pub words: Words<'a>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            line_breaks: LineBreaks::default(),
            dialect: Dialect::default(),
            trust: Trust::default(),
            heading_shift: 1,
            leads: false,
            prefix: "",
            words: Words::in_lang(Lang::default()),
        }
    }
}

/// What a single line break means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineBreaks {
    /// A space, as in all Markdown.
    #[default]
    Join,
    /// A line break, as in a message.
    Keep,
}

/// The marks that an author used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Markdown.
    #[default]
    Markdown,
    /// What was pasted from `WhatsApp`.
    Whatsapp,
}

/// Who wrote a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// The makers of the portal.
    #[default]
    Author,
    /// Somebody else, whose links the portal does not vouch for.
    Stranger,
}

/// The words that the page adds to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words<'a> {
    /// Names a table that has no heading above it.
    pub table: &'a str,
    /// Names the footnotes.
    pub footnotes: &'a str,
    /// Names the link from a footnote back to the sentence.
    pub back: &'a str,
    /// Labels a part that folds out and has no label of its own.
    pub more: &'a str,
    /// Titles an alert of the kind `NOTE`.
    pub note: &'a str,
    /// Titles an alert of the kind `TIP`.
    pub tip: &'a str,
    /// Titles an alert of the kind `IMPORTANT`.
    pub important: &'a str,
    /// Titles an alert of the kind `WARNING`.
    pub warning: &'a str,
    /// Titles an alert of the kind `CAUTION`.
    pub caution: &'a str,
}

impl Words<'static> {
    /// The words of a language.
    #[must_use]
    pub fn in_lang(lang: Lang) -> Self {
        match lang {
            Lang::Id => Self {
                table: "Tabel",
                footnotes: "Catatan kaki",
                back: "Kembali ke teks",
                more: "Selengkapnya",
                note: "Catatan",
                tip: "Tips",
                important: "Penting",
                warning: "Peringatan",
                caution: "Hati-hati",
            },
            Lang::En => Self {
                table: "Table",
                footnotes: "Footnotes",
                back: "Back to the text",
                more: "More",
                note: "Note",
                tip: "Tip",
                important: "Important",
                warning: "Warning",
                caution: "Caution",
            },
        }
    }
}
