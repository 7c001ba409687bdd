//! An entry of a feed as an article.

use std::collections::BTreeSet;

use feed_rs::model::{Category, Entry, FeedType, Link, Person, Text};
use jiff::Timestamp;
use serde_json::json;
use url::Url;

use super::{date, pictures};
use crate::{
    date::Zone,
    member::content::{
        ContentFile, Front, LONGEST_TEXT, LONGEST_TITLE, cut, free_name,
        html::{Piece, pieces},
        is_markup, line, mark, markdown, page, plain, shorten, slug,
    },
};

/// What an entry is seen from.
pub struct Setting<'a> {
    /// Whether its feed says what its texts are.
    pub texts: Texts,
    /// The address of the site or the feed.
    pub site: Option<&'a Url>,
    /// The portal's zone.
    pub zone: &'a Zone,
    /// The path of a picture's copy, by its address.
    pub images: &'a dyn Fn(&str) -> Option<String>,
}

/// Whether a feed says of its texts that they are HTML or are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// It does.
    Told,
    /// It does not, so that those that look like HTML are.
    Guessed,
}

impl Texts {
    /// What a feed of this form does.
    pub fn of(form: &FeedType) -> Self {
        match form {
            FeedType::Atom | FeedType::JSON => Self::Told,
            FeedType::RSS0 | FeedType::RSS1 | FeedType::RSS2 => Self::Guessed,
        }
    }

    /// Whether a text is known to be none.
    fn is_plain(self, media_type: &str) -> bool {
        self == Self::Told && media_type.starts_with("text/plain")
    }
}

/// The most tags, authors and characters of a summary that are taken.
const MOST: (usize, usize, usize) = (20, 10, 300);

/// The article of an entry; nothing for one that has neither title nor text, or that was there
/// before. `names` are the files that there are.
pub fn file(entry: &Entry, setting: &Setting<'_>, names: &mut BTreeSet<String>) -> Option<ContentFile> {
    let own = address(&entry.links, setting.site).or_else(|| page(&entry.id, None));
    let base = own.as_ref().or(setting.site);
    let picture = pictures::of(entry, base).into_iter().find_map(|url| Some((copy(setting, &url)?, url)));
    let body = body(entry, setting, base, picture.as_ref().map(|(_, url)| url));
    let title = shown_title(entry, setting.texts, &body)?;
    let published = moment(entry.published.or(entry.updated)).map(|moment| date::print(moment, setting.zone));
    let date = published.as_ref().map(|(date, _)| date.to_string());
    let own_text = if entry.id.is_empty() && own.is_none() { body.as_str() } else { "" };
    let identity = [entry.id.as_str(), own.as_ref().map_or("", Url::as_str), &title, own_text].join("\n");
    let name = name(&title, date.as_deref(), own.as_ref(), &identity, names)?;

    let mut front = Front::default();
    front.add("id", name.as_str());
    front.add("judul", title.as_str());
    front.add("tanggal", published.map(|(_, written)| written));
    front.add("diperbarui", updated(entry, setting.zone));
    front.add("penulis", authors(&entry.authors));
    let mut terms = terms(&entry.categories).into_iter();
    front.add("kategori", terms.next());
    front.add("tag", terms.take(MOST.0).collect::<Vec<_>>());
    front.add("ringkasan", summary(entry, setting.texts));
    front.add("gambar", picture.map(|(path, _)| json!({"berkas": path, "alt": title})));
    front.add("kanonis", own.map(String::from));
    Some(ContentFile { path: format!("kabar/{name}.md"), text: front.into_markdown(&body) })
}

/// The words of a title or a summary in one line.
pub fn words(text: &Text, texts: Texts) -> String {
    if texts.is_plain(text.content_type.as_ref()) {
        return line(&text.content);
    }
    let words = plain(&text.content);
    // `&amp;amp;`: what was escaped twice. Tags that are words by now stay words.
    if words.contains('&') && words.contains(';') { plain(&words.replace('<', "&lt;")) } else { words }
}

/// The page that a feed or an entry is of.
pub fn address(links: &[Link], base: Option<&Url>) -> Option<Url> {
    let is_page = |link: &&Link| {
        link.rel.as_deref().is_none_or(|rel| rel == "alternate")
            && link.target.is_none()
            && link.media_type.as_deref().is_none_or(is_page)
    };
    links.iter().filter(is_page).find_map(|link| page(&link.href, base))
}

fn is_page(media_type: &str) -> bool {
    media_type.contains("html")
}

fn copy(setting: &Setting<'_>, url: &Url) -> Option<String> {
    (setting.images)(url.as_str())
}

fn moment(moment: Option<impl Into<std::time::SystemTime>>) -> Option<Timestamp> {
    Timestamp::try_from(moment?.into()).ok()
}

/// Its title; without one the first words of its text.
fn shown_title(entry: &Entry, texts: Texts, body: &str) -> Option<String> {
    let title =
        entry.title.as_ref().map(|title| cut(&words(title, texts), LONGEST_TITLE)).filter(|title| !title.is_empty());
    let first = || {
        let text = entry.content.as_ref().and_then(|content| content.body.as_deref());
        let text = text.or(entry.summary.as_ref().map(|summary| summary.content.as_str()))?;
        Some(cut(&plain(text), 80)).filter(|first| !first.is_empty())
    };
    title.or_else(first).or_else(|| (!body.is_empty()).then(|| "Tanpa judul".to_owned()))
}

/// The name of its file, from its date and its title, and in their place from its address.
fn name(
    title: &str,
    date: Option<&str>,
    own: Option<&Url>,
    identity: &str,
    names: &mut BTreeSet<String>,
) -> Option<String> {
    let of_address = || own.and_then(|own| own.path_segments()?.rfind(|part| !part.is_empty()).map(slug));
    let slug = Some(slug(title)).filter(|slug| !slug.is_empty()).or_else(of_address).filter(|slug| !slug.is_empty());
    let slug = slug.unwrap_or_else(|| mark(identity));
    free_name(&date.map_or(slug.clone(), |date| format!("{date}-{slug}")), identity, names)
}

fn updated(entry: &Entry, zone: &Zone) -> Option<String> {
    let (published, updated) = (moment(entry.published)?, moment(entry.updated)?);
    (updated > published).then(|| date::print(updated, zone).1)
}

/// Names of people; never their addresses.
fn authors(people: &[Person]) -> Vec<String> {
    let names = people.iter().filter_map(|person| person.name.as_deref()).map(plain);
    let names = names.filter(|name| !name.is_empty() && !name.contains('@') && name != "unknown");
    let mut authors: Vec<String> = Vec::new();
    for name in names.take(MOST.1) {
        let name = cut(&name, 100);
        if !authors.contains(&name) {
            authors.push(name);
        }
    }
    authors
}

/// Its categories: those of machines are left out.
fn terms(categories: &[Category]) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for category in categories.iter().take(4 * MOST.0) {
        let term = cut(&plain(category.label.as_ref().unwrap_or(&category.term)), 60);
        let is_none = matches!(term.to_lowercase().as_str(), "uncategorized" | "tak berkategori" | "tanpa kategori");
        if !term.is_empty() && !is_none && !term.contains("://") && !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}

/// What it says in short, when it has a text as well.
fn summary(entry: &Entry, texts: Texts) -> Option<String> {
    let has_text =
        entry.content.as_ref().is_some_and(|content| content.body.as_ref().is_some_and(|body| !body.trim().is_empty()));
    let words = words(entry.summary.as_ref().filter(|_| has_text)?, texts);
    // What stands behind the mark of a cut is no longer the text's own.
    let end = words.find("[...]").or_else(|| words.find("[…]")).unwrap_or(words.len());
    let words = words[..end].trim_end();
    let whole = entry.content.as_ref().and_then(|content| content.body.as_deref()).map(plain);
    (whole.as_deref() != Some(words)).then(|| cut(words, MOST.2))
}

/// Its text as Markdown, without the picture that stands above it anyway.
fn body(entry: &Entry, setting: &Setting<'_>, base: Option<&Url>, shown: Option<&Url>) -> String {
    let content =
        entry.content.as_ref().and_then(|content| Some((content.body.as_deref()?, content.content_type.as_ref())));
    let content = content.filter(|(text, _)| !text.trim().is_empty());
    let summary = || entry.summary.as_ref().map(|summary| (summary.content.as_str(), summary.content_type.as_ref()));
    let Some((text, media_type)) = content.or_else(summary) else { return String::new() };
    if setting.texts.is_plain(media_type) {
        return markdown::of_text(text);
    }
    if !is_markup(text) {
        return markdown::of_text(&decoded(text));
    }
    let picture =
        |url: &Url| if Some(url) == shown { None } else { copy(setting, url).map(|path| format!("../{path}")) };
    markdown::of_html(text, &markdown::Place { base, picture: &picture })
}

/// A plain text with references such as `&amp;` resolved, its lines as they are.
fn decoded(text: &str) -> String {
    let texts = pieces(shorten(text, LONGEST_TEXT)).into_iter().map(|piece| match piece {
        Piece::Text(text) => text,
        Piece::Open(_) | Piece::Close(_) => String::new(),
    });
    texts.collect()
}
