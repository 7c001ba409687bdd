//! A plain page: profile and the like.

use serde::Serialize;

use super::{
    Page, Plan, View, description,
    here::Here,
    memory::Rendered,
    shared::Shared,
    view::{DateView, Head, ImageView, Link},
};
use crate::{
    date,
    markdown::{self, Dialect, Heading},
    records::values::Extra,
    village::{self, Key, Village},
};

/// `pages/page.html`.
#[derive(Debug, Serialize)]
pub struct PageView {
    /// Its title.
    pub title: String,
    /// When it last changed, if that was said.
    pub updated: Option<Shared<DateView>>,
    /// The lead picture.
    pub image: Option<ImageView>,
    /// More pictures.
    pub gallery: Vec<ImageView>,
    /// The text as safe HTML.
    pub prose: Rendered<String>,
    /// The headings of the text; empty when there are fewer than three.
    pub outline: Rendered<Vec<Heading>>,
    /// Pages in the folder of this page, if it stands for one.
    pub children: Vec<Link>,
    /// Pages beside this one in its folder.
    pub siblings: Vec<Link>,
    /// Whether it is a draft.
    pub draft: bool,
    /// The author's own extra fields (`lain:`).
    pub extra: serde_json::Value,
}

/// How many pages beside it a page lists.
const MOST_SIBLINGS: usize = 30;

/// Plans the plain pages; the text of `kontak` stands on the contact page.
pub(super) fn plan(village: &Village, plan: &mut Plan) {
    for (key, page) in village.pages.iter().filter(|(_, page)| page.route.as_str() != "kontak/") {
        plan.add(page.route.clone(), Page::Plain(key));
    }
}

/// The view of a plain page.
pub(super) fn view(here: &Here<'_>, key: Key<village::Page>) -> (Head, View) {
    let page = &here.village().pages[key];
    let prose = page
        .body
        .as_ref()
        .map(|body| here.prose(body, page.format, page.image.is_none(), &page.origin))
        .unwrap_or_default();
    let own = page.route.as_str();
    let folder = own.trim_end_matches('/').rsplit_once('/').map_or("", |(folder, _)| folder);
    let view = PageView {
        title: page.title.clone(),
        updated: page.updated.map(|day| here.date(day)),
        image: page.image.as_ref().and_then(|image| here.picture(image, &page.origin)),
        gallery: here.gallery(&page.gallery, &page.origin),
        outline: here.outline(prose.outline),
        prose: Rendered(prose.html),
        children: links(here, here.village().pages_in(own)),
        siblings: siblings(here, folder, key),
        draft: page.draft,
        extra: page.extra.as_ref().map_or(serde_json::Value::Null, Extra::json),
    };
    let excerpt = || page.body.as_ref().map(|body| markdown::excerpt(body.as_str(), Dialect::Markdown, 160));
    let summary = page.summary.clone().or_else(excerpt).unwrap_or_default();
    let parent = here.village().page_at(&format!("{folder}/")).map(|parent| here.link(&parent.title, &parent.route));
    let mut head = here.head("page", &page.title, &description(&summary), parent.into_iter().collect());
    head.image = here.preview(view.image.as_ref());
    head.modified = page.updated.map(date::iso);
    if let Some(lang) = &page.lang {
        head.lang.clone_from(lang);
    }
    head.json_ld.extend(here.breadcrumb_ld(&head));
    (head, View::Page(view))
}

/// The pages beside a page, unless it lies at the root or there are too many for a list to help.
fn siblings(here: &Here<'_>, folder: &str, key: Key<village::Page>) -> Vec<Link> {
    let beside = here.village().pages_in(&format!("{folder}/"));
    if folder.is_empty() || beside.len() > MOST_SIBLINGS {
        return Vec::new();
    }
    links(here, &beside.iter().copied().filter(|other| *other != key).collect::<Vec<_>>())
}

fn links(here: &Here<'_>, pages: &[Key<village::Page>]) -> Vec<Link> {
    pages.iter().map(|key| &here.village().pages[*key]).map(|page| here.link(&page.title, &page.route)).collect()
}
