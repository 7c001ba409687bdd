//! Feeds of articles: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1.

use atom_syndication as atom;
use rayon::prelude::*;
use serde_json::json;

use super::{Files, identity};
use crate::{
    artifact::{Artifact, SinkError},
    date::{self, Time},
    plan::{Here, view::ImageView},
    problem::Problems,
    route::Route,
    village::{Article, Key},
};

/// How many articles a feed has.
const MOST: usize = 20;

/// How many the feed has that an OpenDK reads.
const MOST_OPENDK: usize = 50;

/// The articles of a page as a feed tells them.
struct Feed {
    title: String,
    /// The page that lists the same articles.
    page: Route,
    /// What stands below that page: the feeds.
    at: Route,
    articles: Vec<Entry>,
}

/// A feed whose articles are still to be rendered.
struct List {
    title: String,
    page: Route,
    at: Route,
    articles: Vec<Key<Article>>,
}

/// An article as feeds show it.
struct Entry {
    id: String,
    title: String,
    address: String,
    /// RFC 3339.
    published: Option<String>,
    /// RFC 3339.
    updated: String,
    /// RFC 2822.
    published_in_words: Option<String>,
    authors: Vec<String>,
    categories: Vec<String>,
    summary: String,
    html: String,
    image: Option<ImageView>,
}

/// Writes the feeds of the portal, of each category and of each group that has articles.
/// Feeds need full addresses: a portal without one has none.
pub(super) fn write(files: &mut Files<'_>, problems: &mut Problems) -> Result<(), SinkError> {
    let village = files.site.village;
    if !village.portal.base.is_known() || village.articles.is_empty() {
        return Ok(());
    }
    let lists = lists(files);
    let made: Vec<[Route; 3]> = lists.into_par_iter().map(|list| write_one(files, list)).collect::<Result<_, _>>()?;
    made.iter().flatten().for_each(|route| files.take(route.file_path()));
    opendk(files, problems)
}

/// The feeds that there are.
fn lists(files: &Files<'_>) -> Vec<List> {
    let (site, village) = (files.site, files.site.village);
    let portal = village.portal.name.as_str();
    let whole = List {
        title: site.words.fill("heads.feed_articles", &[("portal", portal)]),
        page: Route::page("kabar"),
        at: Route::home(),
        articles: newest(village.articles.keys(), files, MOST),
    };
    let categories = village.categories.iter().map(|(_, term)| {
        let page = Route::page(&format!("kabar/kategori/{}", term.slug));
        let title = site.words.fill("heads.feed_category", &[("term", &term.name), ("portal", portal)]);
        List { title, page: page.clone(), at: page, articles: newest(term.members.iter().copied(), files, MOST) }
    });
    let groups =
        village.groups.rows().iter().filter(|group| group.origin.member.is_none() && !group.articles.is_empty()).map(
            |group| List {
                title: site.words.fill("heads.feed_group", &[("term", &group.name), ("portal", portal)]),
                page: group.route.clone(),
                at: group.route.clone(),
                articles: newest(group.articles.iter().copied(), files, MOST),
            },
        );
    std::iter::once(whole).chain(categories).chain(groups).collect()
}

/// Writes a feed in its three forms and tells where they are.
fn write_one(files: &Files<'_>, list: List) -> Result<[Route; 3], SinkError> {
    let articles = list.articles.into_iter().map(|key| entry(files, key)).collect();
    let feed = Feed { title: list.title, page: list.page, at: list.at, articles };
    let routes = ["feed.xml", "rss.xml", "feed.json"].map(|file| feed.at.below(file));
    let texts = [feed.atom(files), feed.rss(files, "rss.xml"), feed.json(files)];
    for (route, text) in routes.iter().zip(texts) {
        files.sink.put(Artifact::new(&route.file_path(), text.as_bytes()))?;
    }
    Ok(routes)
}

/// The newest articles that have a day; those without one would have to lie about it.
fn newest(keys: impl Iterator<Item = Key<Article>>, files: &Files<'_>, most: usize) -> Vec<Key<Article>> {
    keys.filter(|key| files.site.village.articles[*key].date.is_some()).take(most).collect()
}

/// The feed that an unmodified OpenDK looks for, whose path says `index.php` although nothing runs there.
fn opendk(files: &mut Files<'_>, _: &mut Problems) -> Result<(), SinkError> {
    let village = files.site.village;
    if !village.portal.opendk {
        return Ok(());
    }
    let mut entries: Vec<Entry> =
        newest(village.articles.keys(), files, MOST_OPENDK).into_iter().map(|key| entry(files, key)).collect();
    for entry in &mut entries {
        let picture = entry.image.as_ref().map(|image| {
            format!("<img src=\"{}\" alt=\"{}\">", image.src, quick_xml::escape::escape(image.alt.as_str()))
        });
        let summary = format!("<p>{}</p>", quick_xml::escape::escape(entry.summary.as_str()));
        entry.html = picture.unwrap_or_default() + &summary;
    }
    let title = files.site.words.fill("heads.feed_articles", &[("portal", &village.portal.name)]);
    let at = Route::page("index.php/feed");
    let feed = Feed { title, page: Route::page("kabar"), at: at.clone(), articles: entries };
    let xml = feed.rss(files, "");
    files.put(&at, xml.as_bytes())
}

fn entry(files: &Files<'_>, key: Key<Article>) -> Entry {
    let (site, village) = (files.site, files.site.village);
    let article = &village.articles[key];
    let here = Here::outside(site, &article.route);
    let stamp = |day: date::Date, time: Option<Time>| here.timestamp(day, time.unwrap_or_default());
    let published = article.date.map(|day| stamp(day, article.time));
    let updated = article.updated.map(|day| stamp(day, None)).filter(|updated| Some(updated) >= published.as_ref());
    let category = article.category.map(|key| village.categories.term(key).name.clone());
    let tags = article.tags.iter().map(|key| village.tags.term(*key).name.clone());
    let member = here.member_name(&article.origin);
    let authors: Vec<String> = here.parties(&article.authors).into_iter().map(|author| clean(&author.text)).collect();
    Entry {
        id: identity::uuid(village, "kabar", &article.id).urn().to_string(),
        title: clean(&article.title),
        address: village.address_of(&article.origin, &article.route, article.canonical.as_deref()).unwrap_or_default(),
        updated: updated.or_else(|| published.clone()).unwrap_or_default(),
        published_in_words: article.date.and_then(|day| {
            let zoned = day
                .to_datetime(article.time.unwrap_or(Time::midnight()))
                .to_zoned(village.portal.zone.tz.clone())
                .ok()?;
            jiff::fmt::rfc2822::to_string(&zoned).ok()
        }),
        published,
        authors: if authors.is_empty() { vec![clean(member.unwrap_or(&village.portal.name))] } else { authors },
        categories: member
            .map(str::to_owned)
            .into_iter()
            .chain(category)
            .chain(tags)
            .map(|term| clean(&term))
            .collect(),
        summary: clean(&article.summary),
        html: clean(&html(&here, article)),
        image: here.thumbnail(article.image.as_ref(), &article.origin),
    }
}

/// The text of an article; of a guest's, whose text is at home, what it says and the way there.
fn html(here: &Here<'_>, article: &Article) -> String {
    let summary = || format!("<p>{}</p>", quick_xml::escape::escape(article.summary.as_str()));
    match &article.body {
        Some(body) => here.prose(body, article.format, false, &article.origin).html,
        None if article.origin.member.is_some() => summary(),
        None => String::new(),
    }
}

/// A text without the characters that XML cannot hold.
fn clean(text: &str) -> String {
    if !may_hold_unfit(text.as_bytes()) {
        return text.to_owned();
    }
    text.chars()
        .filter(|c| matches!(c, '\t' | '\n') || (*c >= ' ' && !matches!(*c, '\u{7f}' | '\u{fffe}' | '\u{ffff}')))
        .collect()
}

/// Whether a text holds a byte that begins such a character. All of it is looked at, since without an early end the
/// machine does many bytes at once.
#[expect(clippy::needless_bitwise_bool, reason = "without branches many bytes are compared at once")]
fn may_hold_unfit(text: &[u8]) -> bool {
    let may_begin = |byte: u8| {
        let is_control = (byte < b' ') & (byte != b'\t') & (byte != b'\n');
        is_control | (byte == 0x7f) | (byte == 0xef)
    };
    text.iter().fold(false, |found, byte| found | may_begin(*byte))
}

impl Feed {
    /// When the feed last changed: when its newest entry did, never the moment of the build.
    fn updated(&self) -> String {
        self.articles
            .iter()
            .map(|entry| entry.updated.clone())
            .max()
            .unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned())
    }

    fn address(files: &Files<'_>, route: &Route) -> String {
        files.site.village.portal.base.absolute(route).unwrap_or_default()
    }

    fn atom(&self, files: &Files<'_>) -> String {
        let portal = &files.site.village.portal;
        let link = |href: String, rel: &str, kind: &str| atom::Link {
            href,
            rel: rel.to_owned(),
            mime_type: Some(kind.to_owned()),
            ..atom::Link::default()
        };
        let feed = atom::Feed {
            title: clean(&self.title).into(),
            id: identity::uuid(files.site.village, "umpan", self.at.as_str()).urn().to_string(),
            updated: fixed(&self.updated()),
            authors: vec![atom::Person { name: clean(&portal.name), ..atom::Person::default() }],
            links: vec![
                link(Self::address(files, &self.at.below("feed.xml")), "self", "application/atom+xml"),
                link(Self::address(files, &self.page), "alternate", "text/html"),
            ],
            subtitle: portal.sentence.as_deref().map(|sentence| clean(sentence).into()),
            lang: Some(portal.lang_tag.clone()),
            entries: self.articles.iter().map(|entry| entry.atom(&link)).collect(),
            ..atom::Feed::default()
        };
        feed.to_string() + "\n"
    }

    fn rss(&self, files: &Files<'_>, file: &str) -> String {
        let portal = &files.site.village.portal;
        let own = Self::address(files, &self.at.below(file));
        let mut channel = rss::Channel {
            title: clean(&self.title),
            link: Self::address(files, &self.page),
            description: clean(portal.sentence.as_deref().unwrap_or(&portal.name)),
            language: Some(portal.lang_tag.clone()),
            last_build_date: self.articles.first().and_then(|entry| entry.published_in_words.clone()),
            items: self.articles.iter().map(|entry| entry.rss()).collect(),
            ..rss::Channel::default()
        };
        let namespaces = [
            ("atom", "http://www.w3.org/2005/Atom"),
            ("dc", "http://purl.org/dc/elements/1.1/"),
            ("content", "http://purl.org/rss/1.0/modules/content/"),
        ];
        channel.namespaces = namespaces.into_iter().map(|(prefix, uri)| (prefix.to_owned(), uri.to_owned())).collect();
        let own = rss::extension::atom::Link {
            href: own,
            rel: "self".to_owned(),
            mime_type: Some("application/rss+xml".to_owned()),
            ..Default::default()
        };
        channel.atom_ext = Some(rss::extension::atom::AtomExtension { links: vec![own] });
        channel.to_string() + "\n"
    }

    fn json(&self, files: &Files<'_>) -> String {
        let portal = &files.site.village.portal;
        let items = self.articles.iter().map(|entry| {
            let mut item = json!({
                "id": entry.id,
                "url": entry.address,
                "title": entry.title,
                "summary": entry.summary,
                "content_html": entry.html,
                "date_published": entry.published,
                "date_modified": entry.updated,
                "authors": entry.authors.iter().map(|name| json!({"name": name})).collect::<Vec<_>>(),
                "tags": entry.categories,
            });
            if let Some(image) = &entry.image {
                item["image"] = json!(image.src);
            }
            item
        });
        let feed = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title,
            "home_page_url": Self::address(files, &self.page),
            "feed_url": Self::address(files, &self.at.below("feed.json")),
            "description": portal.sentence,
            "language": portal.lang_tag,
            "items": items.collect::<Vec<_>>(),
        });
        let mut feed = feed;
        if let Some(map) = feed.as_object_mut() {
            map.retain(|_, value| !value.is_null());
        }
        serde_json::to_string(&feed).expect("every key is text") + "\n"
    }
}

impl Entry {
    fn atom(&self, link: &impl Fn(String, &str, &str) -> atom::Link) -> atom::Entry {
        let mut links = vec![link(self.address.clone(), "alternate", "text/html")];
        links.extend(self.image.as_ref().map(|image| link(image.src.clone(), "enclosure", media_type(&image.src))));
        atom::Entry {
            title: self.title.clone().into(),
            id: self.id.clone(),
            updated: fixed(&self.updated),
            published: self.published.as_deref().map(fixed),
            authors: self
                .authors
                .iter()
                .map(|name| atom::Person { name: name.clone(), ..atom::Person::default() })
                .collect(),
            categories: self
                .categories
                .iter()
                .map(|term| atom::Category { term: term.clone(), ..atom::Category::default() })
                .collect(),
            links,
            summary: (!self.summary.is_empty()).then(|| self.summary.clone().into()),
            content: Some(atom::Content {
                value: Some(self.html.clone()),
                content_type: Some("html".to_owned()),
                ..atom::Content::default()
            }),
            ..atom::Entry::default()
        }
    }

    fn rss(&self) -> rss::Item {
        let authors =
            rss::extension::dublincore::DublinCoreExtension { creators: self.authors.clone(), ..Default::default() };
        let picture = self.image.as_ref().map(|image| {
            format!("<img src=\"{}\" alt=\"{}\">", image.src, quick_xml::escape::escape(image.alt.as_str()))
        });
        let summary = quick_xml::escape::escape(self.summary.as_str());
        rss::Item {
            title: Some(self.title.clone()),
            link: Some(self.address.clone()),
            description: Some(format!("{}<p>{summary}</p>", picture.unwrap_or_default())),
            guid: Some(rss::Guid { value: self.id.clone(), permalink: false }),
            pub_date: self.published_in_words.clone(),
            categories: self.categories.iter().map(|name| rss::Category { name: name.clone(), domain: None }).collect(),
            dublin_core_ext: Some(authors),
            content: Some(self.html.clone()),
            ..rss::Item::default()
        }
    }
}

/// A time as the Atom crate keeps it.
fn fixed(timestamp: &str) -> atom::FixedDateTime {
    timestamp.parse().unwrap_or_default()
}

fn media_type(address: &str) -> &'static str {
    match address.rsplit('.').next() {
        Some("png") => "image/png",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("svg") => "image/svg+xml",
        _ => "image/jpeg",
    }
}
