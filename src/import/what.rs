//! What a source is, found out by what is in it.

use super::{Asked, Source, chat, table};
use crate::{
    member::found,
    problem::{Problems, Text, text},
    records::source,
};

/// A kind of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Atom, RSS or JSON Feed.
    Feed,
    /// An iCalendar file.
    Calendar,
    /// A folder of Jekyll, Hugo, Zola, Eleventy, or of Markdown.
    Site,
    /// A spreadsheet as CSV.
    Table,
    /// Invitations as they are sent over WhatsApp, alone or in an exported chat.
    Invitation,
}

impl Form {
    /// The words that name each on the command line: Indonesian, English, others.
    pub const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (Self::Feed, &["umpan", "feed", "rss", "atom"]),
        (Self::Calendar, &["kalender", "calendar", "ics"]),
        (Self::Site, &["situs", "site", "jekyll", "hugo", "zola", "eleventy", "markdown"]),
        (Self::Table, &["tabel", "table", "csv"]),
        (Self::Invitation, &["undangan", "invitation", "whatsapp"]),
    ];

    /// The form that a word of the command line names.
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        Self::WORDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(form, _)| *form)
    }
}

/// Finds out what a source is.
///
/// # Errors
/// When it is nothing that content can be taken from.
pub fn form(source: &Source, asked: &Asked<'_>) -> Result<Form, Text> {
    let (name, bytes) = match (source, asked.form) {
        (_, Some(form)) => return Ok(form),
        (Source::Folder(..), None) => return Ok(Form::Site),
        (Source::File(name, bytes) | Source::Web(name, bytes), None) => (name, bytes),
    };
    match found::kind(bytes) {
        Some(found::Kind::Feed) => return Ok(Form::Feed),
        Some(found::Kind::Calendar) => return Ok(Form::Calendar),
        Some(found::Kind::Bundle | found::Kind::Page) => return Err(unknown(source)),
        None => {}
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    let text = source::decode(name, bytes.clone(), &mut Problems::default());
    match (ending.as_str(), text) {
        ("xlsx" | "xls" | "ods", _) => Err(text!(
            "`{name}` adalah lembar kerja; simpan dulu sebagai CSV (Simpan Sebagai, pilih CSV), lalu impor berkas CSV itu",
            "`{name}` is a spreadsheet; save it as CSV first, then import that"
        )),
        (_, None) => Err(unknown(source)),
        ("csv" | "tsv", Some(_)) => Ok(Form::Table),
        (_, Some(text)) if chat::is_invitation(&text) => Ok(Form::Invitation),
        (_, Some(text)) if table::is_table(&text) => Ok(Form::Table),
        ("txt", Some(_)) => Ok(Form::Invitation),
        (_, Some(_)) => Err(unknown(source)),
    }
}

/// What to say of a source of which nothing can be made.
pub fn unknown(source: &Source) -> Text {
    let name = source.name();
    text!(
        "`{name}` bukan umpan, kalender, folder situs, tabel CSV, atau undangan yang bisa dikenali; sebutkan bentuknya dengan `--dari`, misalnya `--dari undangan`",
        "`{name}` is no feed, calendar, site folder, CSV table or invitation that could be told; say what it is with `--from`, such as `--from invitation`"
    )
}
