//! Articles, settled.

use std::{collections::BTreeSet, sync::Arc};

use jiff::civil::{Date, Time};
use rayon::prelude::*;

use super::{
    Activity, Group, Keep, Key, Labels, Partner, Portal, Table,
    names::{Names, Party},
    selected::{Selected, Times, shown},
    taxonomy::{Taxonomy, TermKey},
};
use crate::{
    problem::{Problem, Problems},
    records::{self, Body, Origin, Written, article::Format, gist::Gist, image::Image, values::Extra},
    route::Route,
    slug,
};

/// An article that is shown.
#[derive(Debug)]
pub struct Article {
    /// Its id.
    pub id: String,
    /// Its page.
    pub route: Route,
    /// Where it was written.
    pub origin: Arc<Origin>,
    /// Its title.
    pub title: String,
    /// Its day; `None` when it has none that could be used.
    pub date: Option<Date>,
    /// Its time of day, when that was written.
    pub time: Option<Time>,
    /// The day it was last changed, when that was written.
    pub updated: Option<Date>,
    /// Who wrote it.
    pub authors: Vec<Party>,
    /// Its category.
    pub category: Option<TermKey>,
    /// Its tags.
    pub tags: Vec<TermKey>,
    /// What it says: as written, else the beginning of its text.
    pub summary: String,
    /// Its picture.
    pub image: Option<Image>,
    /// More pictures.
    pub gallery: Vec<Image>,
    /// The groups in it.
    pub groups: Vec<Key<Group>>,
    /// The partners in it.
    pub partners: Vec<Key<Partner>>,
    /// The activities it tells of.
    pub activities: Vec<Key<Activity>>,
    /// Its text.
    pub body: Option<Body>,
    /// What it comes to in plain words.
    pub gist: Arc<Gist>,
    /// How its text is written.
    pub format: Format,
    /// Whether it is kept at the top.
    pub pinned: bool,
    /// Whether it is a draft.
    pub draft: bool,
    /// The last day it is shown.
    pub until: Option<Date>,
    /// The language of its text, when it is not the portal's.
    pub lang: Option<String>,
    /// Its own page, when it was first published elsewhere.
    pub canonical: Option<String>,
    /// The author's own fields.
    pub extra: Option<Extra>,
}

/// The articles to show.
pub(super) fn select(
    written: Vec<Written<records::article::Article>>,
    keep: &mut Keep<'_>,
) -> Vec<Selected<records::article::Article>> {
    shown(written, keep, |written, keep| times(&written.record, &written.origin, keep))
}

/// The day of an article, and the days it is shown.
pub(super) fn times(record: &records::article::Article, origin: &Origin, keep: &mut Keep<'_>) -> Times {
    let in_name = records::stem::date_prefix(&origin.stem).map(|(date, _)| date);
    let date = keep.day(record.date.as_ref()).or(in_name);
    let from = keep.day(record.shown_from.as_ref()).or(date);
    let until = keep.day(record.shown_until.as_ref());
    if let (Some(from), Some(until), Some(written)) = (from, until, &record.shown_until)
        && until < from
    {
        keep.problem(Problem::hidden_before_shown(origin.place(written.node)));
    }
    Times { date, from, until }
}

/// Newest first, those without a day last, equals by file.
pub(super) fn sort_by_date<R>(selected: &mut [Selected<R>]) {
    selected.sort_by_cached_key(|selected| {
        let newest = (selected.date.is_none(), std::cmp::Reverse(selected.date));
        (newest, Arc::clone(&selected.origin.file), selected.origin.node)
    });
}

/// The articles, their categories and their tags.
pub(super) fn settle(
    selected: Vec<Selected<records::article::Article>>,
    names: &Names,
    labels: &dyn Labels,
    portal: &Portal,
    problems: &mut Problems,
) -> (Table<Article>, Taxonomy<Article>, Taxonomy<Article>) {
    let own = |slug: &str| portal.categories.iter().find(|(known, _)| known == slug).map(|(_, name)| name.clone());
    let categories = Taxonomy::gather_rows(
        &selected,
        |article| category(article).into_iter(),
        |slug| own(slug).or_else(|| labels.label("categories", slug)),
    );
    odd_categories(&selected, portal, problems);
    let tags = Taxonomy::gather_rows(&selected, tags, |_| None);
    let settled: Vec<(Article, Problems)> = selected
        .into_par_iter()
        .map(|selected| {
            let mut problems = Problems::default();
            let terms = (category(&selected).and_then(|typed| categories.find(typed)), find_tags(&selected, &tags));
            (one(selected, terms, names, &mut problems), problems)
        })
        .collect();
    let rows = settled.into_iter().map(|(article, own)| {
        problems.append(own);
        article
    });
    (Table::new(rows.collect()), categories, tags)
}

/// Warns, once for each, of categories that `portal.yaml` does not name although it names some.
fn odd_categories(selected: &[Selected<records::article::Article>], portal: &Portal, problems: &mut Problems) {
    if portal.categories.is_empty() {
        return;
    }
    let mut told = BTreeSet::new();
    for article in selected {
        let Some(typed) = article.record.categories.iter().flat_map(|terms| terms.iter()).next() else { continue };
        let slug = slug::slug(typed);
        let likeness = |(known, _): &&(String, String)| strsim::jaro_winkler(known, &slug);
        let nearest = portal.categories.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
        let is_near = |known: &&(String, String)| known.0 != slug && likeness(known) >= 0.9;
        if let Some((_, name)) = nearest.filter(is_near)
            && told.insert(slug.clone())
        {
            problems.add(Problem::odd_category(article.origin.whole(), typed, name));
        }
    }
}

fn category(selected: &Selected<records::article::Article>) -> Option<&str> {
    let written = selected.record.categories.iter().flat_map(|terms| terms.iter()).next();
    written.or(selected.origin.category)
}

/// Its tags; further categories are tags too.
fn tags(selected: &Selected<records::article::Article>) -> impl Iterator<Item = &str> {
    // Those of a guest are its member's own affair, which may have very many.
    let own = if selected.origin.member.is_none() { usize::MAX } else { 0 };
    let more = selected.record.categories.iter().flat_map(|terms| terms.iter()).skip(1);
    selected.record.tags.iter().flat_map(|terms| terms.iter()).chain(more).take(own)
}

fn find_tags(selected: &Selected<records::article::Article>, taxonomy: &Taxonomy<Article>) -> Vec<TermKey> {
    let mut found: Vec<TermKey> = Vec::new();
    for key in tags(selected).filter_map(|tag| taxonomy.find(tag)) {
        if !found.contains(&key) {
            found.push(key);
        }
    }
    found
}

/// One article with its references settled; a case study is one too.
pub(super) fn one(
    selected: Selected<records::article::Article>,
    (category, tags): (Option<TermKey>, Vec<TermKey>),
    names: &Names,
    problems: &mut Problems,
) -> Article {
    let Selected { record, origin, body, title, date, id, gist, route, .. } = selected;
    Article {
        authors: names.people(&record.authors, &origin),
        groups: names.groups(&record.groups, &origin, problems),
        partners: names.partners(&record.partners, &origin, problems),
        activities: names.activities(&record.activities, &origin, problems),
        summary: gist.summary.clone().unwrap_or_default(),
        time: record.date.as_ref().and_then(|date| date.value.time),
        updated: record.updated.as_ref().map(|updated| updated.value.date),
        draft: gist.draft,
        until: record.shown_until.as_ref().map(|until| until.value.date),
        lang: record.lang.clone().or_else(|| origin.lang.as_deref().map(str::to_owned)),
        pinned: record.pinned.unwrap_or(false) && origin.member.is_none(),
        id,
        route,
        title,
        date,
        category,
        tags,
        body,
        format: record.format.unwrap_or(Format::Markdown),
        image: record.image.clone(),
        gallery: record.gallery.clone(),
        canonical: record.canonical.as_ref().map(|address| address.0.clone()),
        extra: record.extra.clone(),
        gist,
        origin,
    }
}
