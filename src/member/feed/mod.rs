//! A feed as content files: an article for each of its entries.
//!
//! Atom, RSS of all versions and JSON Feed are read by `feed-rs`, once the text is known to be one
//! that it can read in little time.

mod date;
mod entry;
mod json;
mod pictures;
mod sound;
mod source;

use std::{cmp::Reverse, collections::BTreeSet};

use super::content::{self, ContentFile, Fault};
use crate::date::Zone;

/// What a feed tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Its title, in one line.
    pub title: Option<String>,
    /// The address of the site that it is of.
    pub home: Option<String>,
    /// Its entries as articles, the newest first, those without a date last.
    pub files: Vec<ContentFile>,
}

/// The most entries that are taken from a feed: the newest.
const MOST_ENTRIES: usize = 500;

/// The content files of a feed.
///
/// `address` is where it lies, which relative addresses in it are seen from, and `zone` that of the
/// portal, in which its dates are told and those without a zone are meant. `images` gives the path at
/// which a copy of a picture lies in the member's content, by the picture's whole address, if there
/// is one. The name of a file depends on nothing but the date and the title of its entry, unless
/// the feed has both twice.
///
/// # Errors
/// When it is no feed, or not a whole or reasonable one.
pub fn content(
    bytes: &[u8],
    address: Option<&str>,
    zone: &Zone,
    images: &dyn Fn(&str) -> Option<String>,
) -> Result<Feed, Fault> {
    let feed = source::read(bytes, address, zone)?;
    let texts = entry::Texts::of(&feed.feed_type);
    let title = feed.title.as_ref().map(|title| entry::words(title, texts)).filter(|title| !title.is_empty());
    let home = entry::address(&feed.links, None).map(String::from);
    let base = address.and_then(|address| content::page(address, None));
    let site = home.as_deref().and_then(|home| content::page(home, None)).or(base);
    let mut entries = feed.entries;
    entries.sort_by_key(|entry| Reverse(entry.published.or(entry.updated)));
    let setting = entry::Setting { texts, site: site.as_ref(), zone, images };
    let mut names = BTreeSet::new();
    let mut files = Vec::new();
    for entry in entries.iter().take(MOST_ENTRIES) {
        files.extend(entry::file(entry, &setting, &mut names));
    }
    Ok(Feed { title, home, files })
}

/// The whole addresses of the pictures of a feed's entries, in order, each once: two of an entry at
/// most. Nothing for what is no feed.
pub fn images(bytes: &[u8], address: Option<&str>) -> Vec<String> {
    let Some(utc) = crate::date::zone("UTC") else { return Vec::new() };
    let Ok(feed) = source::read(bytes, address, &utc) else { return Vec::new() };
    let base = address.and_then(|address| content::page(address, None));
    let site = entry::address(&feed.links, None).or(base);
    let mut known = BTreeSet::new();
    let mut addresses = Vec::new();
    let mut entries: Vec<_> = feed.entries.iter().collect();
    entries.sort_by_key(|entry| Reverse(entry.published.or(entry.updated)));
    for entry in entries.into_iter().take(MOST_ENTRIES) {
        let of_entry = pictures::of(entry, entry::address(&entry.links, site.as_ref()).or(site.clone()).as_ref());
        addresses.extend(of_entry.into_iter().map(String::from).filter(|address| known.insert(address.clone())));
    }
    addresses
}
