//! What a page leads to.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use url::Url;

/// The feeds and calendars that a page links, in its order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Links {
    /// Addresses of feeds, those of comments left out.
    pub(super) feeds: Vec<Url>,
    /// Addresses of calendars.
    pub(super) calendars: Vec<Url>,
}

/// Media types of feeds; some write that of plain XML.
const FEEDS: &[&str] = &["application/atom+xml", "application/rss+xml", "application/feed+json", "text/xml"];

/// How many feeds or calendars of a page are looked at.
const MOST: usize = 4;

/// Reads what a page at an address links.
pub(super) fn links(page: &[u8], address: &Url) -> Links {
    let tags = tags(page);
    let base = tags.iter().find(|tag| name(tag) == "base").and_then(|tag| address.join(attribute(tag, "href")?).ok());
    let base = base.as_ref().unwrap_or(address);
    let mut links = Links::default();
    for tag in &tags {
        let Some(href) = attribute(tag, "href").and_then(|href| web(base, href)) else { continue };
        match name(tag) {
            "link" if is_alternate(tag) && is_feed(tag) => add(&mut links.feeds, href),
            "link" if is_alternate(tag) && is_calendar(tag, &href) => add(&mut links.calendars, href),
            "a" if is_calendar(tag, &href) => add(&mut links.calendars, href),
            _ => {}
        }
    }
    links.feeds.retain(|feed| !is_of_comments(feed));
    links.feeds.truncate(MOST);
    links.calendars.truncate(MOST);
    links
}

/// An address on the web, seen from a page.
fn web(base: &Url, href: &str) -> Option<Url> {
    let href = href.trim();
    let href = href.strip_prefix("webcal:").map_or_else(|| href.to_owned(), |rest| format!("https:{rest}"));
    let mut address = base.join(&href).ok()?;
    address.set_fragment(None);
    matches!(address.scheme(), "http" | "https").then_some(address)
}

fn add(list: &mut Vec<Url>, address: Url) {
    if list.len() < 4 * MOST && !list.contains(&address) {
        list.push(address);
    }
}

fn is_alternate(tag: &StartTag<()>) -> bool {
    attribute(tag, "rel").is_some_and(|rel| rel.split_whitespace().any(|word| word.eq_ignore_ascii_case("alternate")))
}

fn is_feed(tag: &StartTag<()>) -> bool {
    media_type(tag).is_some_and(|kind| FEEDS.contains(&kind.as_str()))
}

fn is_calendar(tag: &StartTag<()>, href: &Url) -> bool {
    media_type(tag).is_some_and(|kind| kind == "text/calendar")
        || href.path().rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("ics"))
}

/// A feed of what readers wrote, as `WordPress` links it beside its own.
fn is_of_comments(feed: &Url) -> bool {
    feed.path().split('/').any(|part| matches!(part, "comments" | "komentar"))
}

fn media_type(tag: &StartTag<()>) -> Option<String> {
    let kind = attribute(tag, "type")?;
    Some(kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
}

/// The value of an attribute, if it is text.
fn attribute<'t>(tag: &'t StartTag<()>, name: &str) -> Option<&'t str> {
    let value = tag.attributes.get(name.as_bytes())?;
    str::from_utf8(&value.value).ok().map(str::trim)
}

/// The start tags of a text that can lead somewhere.
fn tags(html: &[u8]) -> Vec<StartTag<()>> {
    let mut emitter = DefaultEmitter::<()>::default();
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(html, emitter).map_while(Result::ok);
    let tags = tokens.filter_map(|token| match token {
        Token::StartTag(tag) => Some(tag),
        _ => None,
    });
    tags.filter(|tag| [&b"base"[..], b"link", b"a"].contains(&tag.name.as_slice())).collect()
}

/// The name of a tag.
fn name(tag: &StartTag<()>) -> &str {
    str::from_utf8(&tag.name).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_tells_of_its_feeds_and_calendars() {
        let page = br#"<!doctype html><title><link rel=alternate type=application/rss+xml href=/no></title>
            <script>"<link rel=alternate type=application/rss+xml href=/no>"</script>
            <!-- <a href="/no.ics"> --><base href="/situs/">
            <LINK REL="Alternate" TYPE="application/RSS+xml; charset=utf-8" HREF="feed?a=1&amp;b=2">
            <link rel=alternate type=application/rss+xml href=/comments/feed/>
            <link rel=stylesheet href=x.css><link rel=alternate hreflang=en href=/en/>
            <a href="webcal://a.example/agenda.ICS#x">agenda</a><a href="javascript:x.ics">x</a>"#;
        let links = links(page, &Url::parse("https://desa.example/x/y").unwrap());
        let texts = |list: &[Url]| list.iter().map(Url::to_string).collect::<Vec<_>>();
        assert_eq!(texts(&links.feeds), ["https://desa.example/situs/feed?a=1&b=2"]);
        assert_eq!(texts(&links.calendars), ["https://a.example/agenda.ICS"]);
    }
}
