//! One article.

use serde::Serialize;

use super::{
    View,
    here::Here,
    memory::Rendered,
    shared::Shared,
    view::{ActivityRow, ArticleRow, CardView, DateView, Head, ImageView, Link, ShareView},
};
use crate::{
    date,
    markdown::Heading,
    records::Kind,
    theme::asked::Part,
    village::{Article, Key, related},
};

/// `pages/article.html`; the same fields stand in a case study's view.
#[derive(Debug, Serialize)]
pub struct ArticleView {
    /// Its title.
    pub title: String,
    /// Its date, if it has one.
    pub date: Option<Shared<DateView>>,
    /// Its own page, when it was first published elsewhere.
    pub source: Option<Link>,
    /// When it was last changed, if that was said.
    pub updated: Option<Shared<DateView>>,
    /// Who wrote it; groups are linked.
    pub authors: Vec<Shared<Link>>,
    /// Its category.
    pub category: Option<Shared<Link>>,
    /// Its tags.
    pub tags: Vec<Shared<Link>>,
    /// The lead picture.
    pub image: Option<ImageView>,
    /// More pictures, shown after the text.
    pub gallery: Vec<ImageView>,
    /// The text as HTML that our own Markdown made: the one thing to print with `| safe`.
    pub prose: Rendered<String>,
    /// The headings of the text, for a table of contents; empty when there are fewer than three.
    pub outline: Rendered<Vec<Heading>>,
    /// The activities it tells of.
    pub activities: Vec<ActivityRow>,
    /// The groups in it.
    pub groups: Vec<Link>,
    /// The partners in it.
    pub partners: Vec<Link>,
    /// Case studies and articles that link to it from their text or records.
    pub mentioned_by: Vec<Link>,
    /// What to read next.
    pub related: Vec<Shared<ArticleRow>>,
    /// The article published next.
    pub newer: Option<Link>,
    /// The article published before.
    pub older: Option<Link>,
    /// For sharing; absent while the portal has no address of its own.
    pub share: Option<ShareView>,
    /// Whether it is a draft.
    pub draft: bool,
    /// Until when it holds, in words (announcements, opportunities).
    pub until: Option<String>,
    /// The author's own extra fields (`lain:`).
    pub extra: serde_json::Value,
}

/// How many articles to read next are shown.
const RELATED: usize = 3;

/// The view of an article.
pub(super) fn view(here: &Here<'_>, key: Key<Article>) -> (Head, View) {
    let village = here.village();
    let article = &village.articles[key];
    let beside = |at: Option<usize>| {
        let other = village.articles.rows().get(at?)?;
        Some(here.link(&other.title, &other.route))
    };
    let near = if here.asks(Part::Related) { related::articles(village, key, RELATED) } else { Vec::new() };
    let view = ArticleView {
        related: here.article_rows(near),
        newer: beside(key.index().checked_sub(1)),
        older: beside(Some(key.index() + 1)),
        ..content(here, article)
    };
    let mut way = vec![here.section("sections.news", Kind::Article)];
    way.extend(view.category.as_deref().cloned());
    let mut head = head(here, article, "news", way, &view);
    let section = view.category.as_ref().map(|category| category.text.as_str());
    head.json_ld.extend(here.article_ld(&head, &view.authors, section));
    head.json_ld.extend(here.breadcrumb_ld(&head));
    (head, View::Article(view))
}

/// What an article or a case study shows, but for its neighbours.
pub(super) fn content(here: &Here<'_>, article: &Article) -> ArticleView {
    let village = here.village();
    let prose = article
        .body
        .as_ref()
        .map(|body| here.prose(body, article.format, article.image.is_none(), &article.origin))
        .unwrap_or_default();
    let dated = article.date.map(|day| date::long(day, here.lang()));
    ArticleView {
        title: article.title.clone(),
        source: article.canonical.as_deref().map(source_link),
        date: article.date.map(|day| here.date(day)),
        updated: article.updated.filter(|updated| Some(*updated) != article.date).map(|day| here.date(day)),
        authors: here.shared_parties(&article.authors),
        category: article.category.map(|key| here.term(&village.categories, "kabar/kategori", key)),
        tags: article.tags.iter().map(|key| here.term(&village.tags, "tag", *key)).collect(),
        image: article.image.as_ref().and_then(|image| here.picture(image, &article.origin)),
        gallery: here.gallery(&article.gallery, &article.origin),
        prose: Rendered(prose.html),
        outline: here.outline(prose.outline),
        activities: here.activity_rows(article.activities.iter().copied()),
        groups: article.groups.iter().map(|key| here.group_link(*key)).collect(),
        partners: article.partners.iter().map(|key| here.partner_link(*key)).collect(),
        mentioned_by: here.mentioned_by(),
        related: Vec::new(),
        newer: None,
        older: None,
        share: here.share(&article.title, &dated.into_iter().collect::<Vec<_>>()),
        draft: article.draft,
        until: article.until.map(|day| date::long(day, here.lang())),
        extra: article.extra.as_ref().map_or(serde_json::Value::Null, crate::records::values::Extra::json),
    }
}

/// The head of an article or a case study.
pub(super) fn head(
    here: &Here<'_>,
    article: &Article,
    section: &'static str,
    way: Vec<Link>,
    view: &ArticleView,
) -> Head {
    let published = article.date.map(|day| match article.time {
        Some(time) => here.timestamp(day, time),
        None => date::iso(day),
    });
    let mut head = here.head(section, &article.title, &article.summary, way);
    head.og_type = "article";
    head.canonical = article.canonical.clone().or(head.canonical);
    let of_section = format!("sections.{section}");
    let label = view.category.as_ref().map_or_else(|| here.words().get(&of_section), |category| &category.text);
    let note = view.date.as_ref().map(|date| date.long.clone());
    let card = CardView { title: article.title.clone(), label: label.to_owned(), date: None, note };
    head.show(here, view.image.as_ref(), card);
    head.modified = article.updated.map(date::iso).or_else(|| published.clone());
    head.published = published;
    if let Some(lang) = &article.lang {
        head.lang.clone_from(lang);
    }
    head
}

/// The way to where something was first published, by the name of its host.
pub(super) fn source_link(address: &str) -> Link {
    let host = address.split("://").nth(1).and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or(address);
    Link { text: host.trim_start_matches("www.").to_owned(), href: Some(address.to_owned()) }
}
