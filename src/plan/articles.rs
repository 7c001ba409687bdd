//! Lists of articles: all, by category, by tag, by year.

use serde::Serialize;

use super::{
    PAGE_SIZE, Page, Plan, View,
    here::Here,
    memory::Rendered,
    shared::Shared,
    view::{ArticleRow, Facet, Head, Link, Pagination},
};
use crate::{
    records::Kind,
    route::Route,
    village::{Article, Key, Village, taxonomy::TermKey},
};

/// `pages/articles.html`.
#[derive(Debug, Serialize)]
pub struct ArticlesView {
    /// `all`, `category`, `tag` or `year`.
    pub kind: &'static str,
    /// The category, tag or year in words; absent for the list of all.
    pub term: Option<String>,
    /// A text that introduces the list (`kabar/_index.md`), as safe HTML.
    pub intro: Option<Rendered<String>>,
    /// The rows of this page.
    pub articles: Vec<Shared<ArticleRow>>,
    /// Where this page stands.
    pub pagination: Pagination,
    /// Categories with their counts.
    pub facets: Vec<Facet>,
    /// The years that have articles, newest first, with their counts in the words.
    pub years: Vec<Link>,
    /// The whole list, when this is a part of it.
    pub all: Option<Link>,
}

/// Which articles a list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// All of them, those kept at the top first.
    All,
    /// Those of a category.
    Category(TermKey),
    /// Those with a tag.
    Tag(TermKey),
    /// Those of a year.
    Year(i16),
}

/// Plans the lists and the articles.
pub(super) fn plan(village: &Village, plan: &mut Plan) {
    plan.add_list(&Route::page("kabar"), village.articles.len(), |number| Page::Articles(Of::All, number));
    for (key, term) in village.categories.iter() {
        plan.add_term("kabar/kategori", &term.slug, term.members.len(), |number| {
            Page::Articles(Of::Category(key), number)
        });
    }
    for (key, term) in village.tags.iter() {
        plan.add_term("tag", &term.slug, term.members.len(), |number| Page::Articles(Of::Tag(key), number));
    }
    for (year, count) in years(village) {
        plan.add_term("kabar/arsip", &year.to_string(), count, |number| Page::Articles(Of::Year(year), number));
    }
    for (key, article) in village.articles.iter() {
        plan.add_record(&article.origin, &article.route, Page::Article(key));
    }
}

/// The years that have articles, newest first, and how many each has.
pub(super) fn years(village: &Village) -> Vec<(i16, usize)> {
    let mut years = Vec::new();
    let mut rest = village.articles.rows();
    while let Some(day) = rest.first().and_then(|article| article.date) {
        let count = rest.partition_point(|article| article.date.is_some_and(|other| other.year() == day.year()));
        years.push((day.year(), count));
        rest = &rest[count..];
    }
    years
}

/// The articles of one page of a list, and how many the whole list has.
fn members(village: &Village, of: Of, number: usize) -> (Vec<Key<Article>>, usize) {
    let from = (number - 1) * PAGE_SIZE;
    let page = |keys: &[Key<Article>]| (keys.iter().skip(from).take(PAGE_SIZE).copied().collect(), keys.len());
    match of {
        Of::Category(key) => page(&village.categories.term(key).members),
        Of::Tag(key) => page(&village.tags.term(key).members),
        Of::Year(year) => {
            let rows = village.articles.rows();
            let first = rows.partition_point(|article| article.date.is_some_and(|day| day.year() > year));
            let count = rows[first..].partition_point(|article| article.date.is_some_and(|day| day.year() == year));
            let on_page = (first + from..first + count).take(PAGE_SIZE).map(Key::new);
            (on_page.collect(), count)
        }
        Of::All => {
            let pinned = &village.pinned;
            let passed = from.saturating_sub(pinned.len());
            let first = pinned.iter().fold(passed, |at, key| if key.index() <= at { at + 1 } else { at });
            let others = (first..village.articles.len()).map(Key::new).filter(|key| !village.articles[*key].pinned);
            (pinned.iter().copied().skip(from).chain(others).take(PAGE_SIZE).collect(), village.articles.len())
        }
    }
}

/// The view of one page of a list.
pub(super) fn view(here: &Here<'_>, of: Of, number: usize) -> (Head, View) {
    let (village, words) = (here.village(), here.words());
    let news = here.section("sections.news", Kind::Article);
    let (kind, term, first, heading) = match of {
        Of::All => ("all", None, "kabar".to_owned(), news.text.clone()),
        Of::Category(key) => {
            let term = village.categories.term(key);
            let heading = words.fill("heads.category", &[("term", &term.name)]);
            ("category", Some(term.name.clone()), format!("kabar/kategori/{}", term.slug), heading)
        }
        Of::Tag(key) => {
            let term = village.tags.term(key);
            (
                "tag",
                Some(term.name.clone()),
                format!("tag/{}", term.slug),
                words.fill("heads.tag", &[("term", &term.name)]),
            )
        }
        Of::Year(year) => {
            let year = year.to_string();
            let heading = words.fill("heads.year", &[("term", &year)]);
            ("year", Some(year.clone()), format!("kabar/arsip/{year}"), heading)
        }
    };
    let first = Route::page(&first);
    let (keys, total) = members(village, of, number);
    let pagination = here.pagination(&first, total, number);
    let current = if let Of::Category(key) = of { Some(key) } else { None };
    let chips = here.chips(&village.categories, "kabar/kategori", current);
    let categories = Some(Facet { name: "category", chips }).filter(|facet| facet.chips.len() > 1);
    let is_first = of == Of::All && number == 1;
    let members = if is_first { here.member_facet("kabar/", |fellow| fellow.articles) } else { None };
    let years = years(village).into_iter().map(|(year, count)| {
        here.link(format!("{year} ({})", here.count(count)), &Route::page(&format!("kabar/arsip/{year}")))
    });
    let description = words.fill("section_descriptions.news", &[("portal", &village.portal.name)]);
    let description = term.as_ref().map_or(description.clone(), |_| format!("{heading}. {description}"));
    let way = if of == Of::All { Vec::new() } else { vec![news.clone()] };
    let mut head = here.list_head("news", &heading, &description, way, &pagination);
    if let (Of::Category(_), true) = (of, village.portal.base.is_known()) {
        head.feeds.extend(here.feeds_below(&first, &heading));
    }
    head.json_ld.extend(here.breadcrumb_ld(&head));
    let view = ArticlesView {
        kind,
        intro: if of == Of::All && number == 1 { here.intro(Kind::Article) } else { None },
        articles: here.article_rows(keys),
        pagination,
        facets: members.into_iter().chain(categories).collect(),
        years: years.collect(),
        all: term.is_some().then_some(news),
        term,
    };
    (head, View::Articles(view))
}
