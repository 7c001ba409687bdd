//! The pictures of an entry.

use feed_rs::model::{Entry, MediaObject};
use url::Url;

use crate::member::content::{
    html::{Piece, pieces},
    markdown, page,
};

/// The most pictures that are taken from an entry.
const MOST: usize = 2;

/// The whole addresses of an entry's pictures: those that it names, then those in its text.
pub fn of(entry: &Entry, base: Option<&Url>) -> Vec<Url> {
    let mut pictures: Vec<Url> = Vec::new();
    let named = entry.media.iter().flat_map(|media| of_media(media, base)).chain(attached(entry, base));
    let texts = entry.content.iter().filter_map(|content| content.body.as_deref());
    let texts = texts.chain(entry.summary.iter().map(|summary| summary.content.as_str()));
    for picture in named.chain(texts.flat_map(|text| of_text(text, base))) {
        if !pictures.contains(&picture) {
            pictures.push(picture);
        }
        if pictures.len() == MOST {
            break;
        }
    }
    pictures
}

/// Pictures of Media RSS, and enclosures of RSS.
fn of_media<'a>(media: &'a MediaObject, base: Option<&'a Url>) -> impl Iterator<Item = Url> + 'a {
    let content = media.content.iter().filter(move |content| {
        content.content_type.as_ref().is_some_and(|kind| kind.as_ref().starts_with("image/"))
            || content.url.as_ref().is_some_and(|url| content.content_type.is_none() && has_ending(url))
    });
    let content = content.filter_map(|content| content.url.as_ref()).filter_map(|url| page(url.as_str(), None));
    content.chain(media.thumbnails.iter().filter_map(move |each| page(&each.image.uri, base)))
}

fn has_ending(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"].iter().any(|ending| path.ends_with(ending))
}

/// Enclosures of Atom and attachments of JSON Feed.
fn attached<'a>(entry: &'a Entry, base: Option<&'a Url>) -> impl Iterator<Item = Url> + 'a {
    let is_picture = |kind: &Option<String>| kind.as_ref().is_some_and(|kind| kind.starts_with("image/"));
    let links = entry.links.iter().filter(move |link| is_picture(&link.media_type));
    links.filter_map(move |link| page(&link.href, base))
}

/// Pictures in a text.
fn of_text(text: &str, base: Option<&Url>) -> Vec<Url> {
    if !text.contains("<img") && !text.contains("<IMG") {
        return Vec::new();
    }
    let pictures = pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Open(tag) if tag.name == "img" => markdown::picture_of(&tag, base),
        Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => None,
    });
    pictures.take(MOST).collect()
}
