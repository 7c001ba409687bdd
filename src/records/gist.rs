//! What a record comes to in plain words.
//!
//! It follows from the record alone, so it is found out when the record is read, by as many
//! threads as there are, and remembered with it.

use memchr::memchr_iter;

use super::{
    Body, Kind, Origin, activity, article,
    article::Format,
    case_study,
    field::{Record, Written},
    group, page, partner, stem,
};
use crate::{markdown, slug};

/// How long a summary made from a text is, in characters.
const SUMMARY: usize = 160;

/// How far a link's target is looked for, in bytes: no path is longer.
const LONGEST_TARGET: usize = 1000;

/// What a record comes to in plain words.
#[derive(Clone, Debug, Default)]
pub struct Gist {
    /// Its title or name. A text without one has its first heading, which has then left the text,
    /// else its file's name.
    pub title: Option<String>,
    /// Its id: as written, else by its file's name, else by its title.
    pub id: String,
    /// Whether it is a draft: by its own words, those it was held back for, or its folder.
    pub draft: bool,
    /// What it says: as written; for a story else the beginning of its text.
    pub summary: Option<String>,
    /// The content files that a story links to, as typed.
    pub targets: Box<[Box<str>]>,
}

/// What records of every kind may say.
pub trait Common: Record {
    /// What it is a record of.
    const KIND: Kind;

    /// Its title or name as written.
    fn title(&self) -> Option<&str>;

    /// Its summary as written.
    fn summary(&self) -> Option<&str>;

    /// How its text is written.
    fn format(&self) -> Format;

    /// Whether it says itself that it is not ready.
    fn is_draft(&self) -> bool;

    /// Its id as written.
    fn id(&self) -> Option<&Written<String>>;

    /// Its slug as written.
    fn slug(&self) -> Option<&Written<String>>;

    /// Its old addresses as written.
    fn old_addresses(&self) -> impl Iterator<Item = &Written<String>>;
}

macro_rules! common {
    ($($Record:ty: $Kind:ident $(. $part:ident)?, $title:ident, $is_draft:expr);* $(;)?) => { $(
        impl Common for $Record {
            const KIND: Kind = Kind::$Kind;

            fn title(&self) -> Option<&str> {
                self$(.$part)?.$title.as_deref()
            }

            fn summary(&self) -> Option<&str> {
                self$(.$part)?.summary.as_deref()
            }

            fn format(&self) -> Format {
                self$(.$part)?.format.unwrap_or(Format::Markdown)
            }

            fn is_draft(&self) -> bool {
                let is_draft: fn(&Self) -> bool = $is_draft;
                is_draft(self)
            }

            fn id(&self) -> Option<&Written<String>> {
                self$(.$part)?.id.as_ref()
            }

            fn slug(&self) -> Option<&Written<String>> {
                self$(.$part)?.slug.as_ref()
            }

            fn old_addresses(&self) -> impl Iterator<Item = &Written<String>> {
                self$(.$part)?.old_addresses.iter().chain(&self$(.$part)?.permalink)
            }
        }
    )* };
}

common!(
    article::Article: Article, title, |it| it.draft == Some(true) || it.published == Some(false);
    case_study::CaseStudy: CaseStudy.article, title, |it| it.article.is_draft();
    page::Page: Page, title, |it| it.draft == Some(true) || it.published == Some(false);
    group::Group: Group, name, |it| it.draft == Some(true);
    partner::Partner: Partner, name, |it| it.draft == Some(true);
    activity::Activity: Activity, title, |it| it.draft == Some(true);
);

impl Gist {
    /// The gist of a record. Where the text's first heading becomes the title, it leaves the text.
    pub(super) fn of<R: Common>(record: &R, origin: &Origin, body: &mut Option<Body>) -> Self {
        let is_story = matches!(R::KIND, Kind::Article | Kind::CaseStudy);
        let is_text = is_story || R::KIND == Kind::Page;
        let title =
            if is_text || body.is_some() { title(record, origin, body) } else { record.title().map(str::to_owned) };
        let text = body.as_ref().filter(|_| is_story);
        let excerpt = || text.map(|text| excerpt(text, record.format()));
        Self {
            id: id(record, origin, title.as_deref()),
            draft: record.is_draft() || origin.draft,
            title,
            summary: record
                .summary()
                .filter(|_| is_text)
                .map(markdown::plain)
                .filter(|summary| !summary.is_empty())
                .or_else(excerpt),
            targets: text.into_iter().flat_map(targets).map(Box::from).collect(),
        }
    }
}

/// A title for a text: as written, else its first heading, else its file's name.
fn title<R: Common>(record: &R, origin: &Origin, body: &mut Option<Body>) -> Option<String> {
    if let Some(title) = record.title() {
        return Some(
            Some(markdown::plain(title)).filter(|plain| !plain.is_empty()).unwrap_or_else(|| title.to_owned()),
        );
    }
    if let Some(text) = body
        && let Some((title, range)) = markdown::title(text.as_str())
    {
        *body = Some(text.after(range.end)).filter(|rest| !rest.as_str().trim().is_empty());
        return Some(title);
    }
    Some(stem::title(&origin.stem)).filter(|title| !title.is_empty())
}

fn id<R: Common>(record: &R, origin: &Origin, title: Option<&str>) -> String {
    let written = record.id().map(|id| slug::slug(&id.value)).filter(|id| !id.is_empty());
    let stem = || Some(slug::slug(stem::without_date(&origin.stem))).filter(|id| !id.is_empty());
    written.or_else(stem).unwrap_or_else(|| title.map(slug::slug).unwrap_or_default())
}

fn excerpt(body: &Body, format: Format) -> String {
    let dialect = match format {
        Format::Markdown => markdown::Dialect::Markdown,
        Format::Whatsapp => markdown::Dialect::Whatsapp,
    };
    markdown::excerpt(body.as_str(), dialect, SUMMARY)
}

/// The targets of links to content files: what stands between `](` and `)` and ends in `.md` or `.yaml`.
fn targets(body: &Body) -> impl Iterator<Item = &str> {
    let text = body.as_str();
    memchr_iter(b']', text.as_bytes()).filter_map(move |at| {
        let rest = text[at + 1..text.floor_char_boundary(at + LONGEST_TARGET)].strip_prefix('(')?;
        let end = rest.find([')', '#', ' ', '\n'])?;
        Some(&rest[..end]).filter(|target| [".md", ".yaml", ".yml"].iter().any(|ending| target.ends_with(ending)))
    })
}
