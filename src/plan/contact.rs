//! The contact page and the page for addresses that do not exist.

use serde::Serialize;

use super::{
    View,
    here::Here,
    memory::Rendered,
    shared::Shared,
    view::{ArticleRow, Head, Link},
};

/// `pages/contact.html`: everything it shows stands in `portal`, but for a text of its own.
#[derive(Debug, Serialize)]
pub struct ContactPageView {
    /// The text of `halaman/kontak.md`, if there is one, as safe HTML.
    pub prose: Option<Rendered<String>>,
    /// Groups that can be reached on WhatsApp.
    pub groups: Vec<Link>,
}

/// `pages/not_found.html`.
#[derive(Debug, Serialize)]
pub struct NotFoundView {
    /// The newest articles, at most five.
    pub articles: Vec<Shared<ArticleRow>>,
}

/// The view of the contact page.
pub(super) fn view(here: &Here<'_>) -> (Head, View) {
    let (village, words) = (here.village(), here.words());
    let own = village.page_at("kontak/");
    let prose = own.and_then(|page| Some(here.text(page.body.as_ref()?, page.format, true, &page.origin)));
    let title = own.map_or_else(|| words.get("sections.contact").to_owned(), |page| page.title.clone());
    let description = words.fill("section_descriptions.contact", &[("portal", &village.portal.name)]);
    let mut head = here.head("contact", &title, &description, Vec::new());
    head.json_ld.extend(here.breadcrumb_ld(&head));
    let reachable = village.groups.iter().filter(|(_, group)| {
        group.record.contact.iter().flat_map(|contacts| &contacts.0).any(|contact| contact.whatsapp.is_some())
    });
    let groups = reachable.map(|(key, _)| here.group_link(key)).collect();
    (head, View::Contact(ContactPageView { prose, groups }))
}

/// The view of the page for addresses that do not exist.
pub(super) fn not_found(here: &Here<'_>) -> (Head, View) {
    let mut head = here.head("", here.words().get("sections.not_found"), "", Vec::new());
    head.hidden = true;
    head.canonical = None;
    head.breadcrumbs.clear();
    let articles = here.article_rows(here.village().articles.keys().take(5));
    (head, View::NotFound(NotFoundView { articles }))
}
