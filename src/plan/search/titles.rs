//! Every title of a portal by its letter.

use super::super::Page;
use crate::{
    records::Origin,
    route::Route,
    slug,
    village::{self, Activity, Article, CaseStudy, Group, Key, Partner, Village},
};

/// What stands for all titles that begin with no letter from A to Z.
pub(super) const OTHER: char = '#';

/// How many titles a page holds, so that it stays light.
pub(super) const MOST: usize = 300;

/// A page with a title of its own, which can be looked for.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each is what it is called")]
pub enum Item {
    Article(Key<Article>),
    CaseStudy(Key<CaseStudy>),
    Activity(Key<Activity>),
    Group(Key<Group>),
    Partner(Key<Partner>),
    Plain(Key<village::Page>),
}

/// What is to be known of every such page.
#[derive(Clone, Copy, Debug)]
pub struct About<'v> {
    /// Its title.
    pub title: &'v str,
    /// Where it is.
    pub route: &'v Route,
    /// Where it was written.
    pub origin: &'v Origin,
    /// The path of the words for what it is.
    pub kind: &'static str,
}

impl Item {
    /// What the page of a plan is, if it can be looked for.
    pub fn of(page: Page) -> Option<Self> {
        match page {
            Page::Article(key) => Some(Self::Article(key)),
            Page::CaseStudy(key) => Some(Self::CaseStudy(key)),
            Page::Activity(key) => Some(Self::Activity(key)),
            Page::Group(key) => Some(Self::Group(key)),
            Page::Partner(key) => Some(Self::Partner(key)),
            Page::Plain(key) => Some(Self::Plain(key)),
            Page::Home
            | Page::Articles(..)
            | Page::CaseStudies(_)
            | Page::Directory
            | Page::Groups(..)
            | Page::Partners(..)
            | Page::Activities(..)
            | Page::Month(_)
            | Page::Evaluations(_)
            | Page::Board
            | Page::Poster(_)
            | Page::Members(_)
            | Page::Needs(_)
            | Page::Search(..)
            | Page::Contact
            | Page::NotFound => None,
        }
    }

    /// What is to be known of it.
    pub fn about(self, village: &Village) -> About<'_> {
        let about = |title, route, origin, kind| About { title, route, origin, kind };
        match self {
            Self::Article(key) => {
                let it = &village.articles[key];
                about(&it.title, &it.route, &it.origin, "search_kinds.article")
            }
            Self::CaseStudy(key) => {
                let it = &village.case_studies[key].article;
                about(&it.title, &it.route, &it.origin, "search_kinds.case_study")
            }
            Self::Activity(key) => {
                let it = &village.activities[key];
                about(&it.title, &it.route, &it.origin, "search_kinds.activity")
            }
            Self::Group(key) => {
                let it = &village.groups[key];
                about(&it.name, &it.route, &it.origin, "search_kinds.group")
            }
            Self::Partner(key) => {
                let it = &village.partners[key];
                about(&it.name, &it.route, &it.origin, "search_kinds.partner")
            }
            Self::Plain(key) => {
                let it = &village.pages[key];
                about(&it.title, &it.route, &it.origin, "search_kinds.page")
            }
        }
    }

    /// What its title is sorted by: a name without `Kelompok` and the like in front.
    fn key(self, village: &Village) -> String {
        let title = self.about(village).title;
        match self {
            Self::Group(_) | Self::Partner(_) => slug::name_key(title),
            Self::Article(_) | Self::CaseStudy(_) | Self::Activity(_) | Self::Plain(_) => {
                slug::fold(title).trim_start_matches(|char: char| !char.is_alphanumeric()).to_owned()
            }
        }
    }
}

/// Every page of a village that can be looked for, those of a district's guests too.
pub(super) fn items(village: &Village) -> impl Iterator<Item = Item> {
    let plain = village.pages.iter().filter(|(_, page)| page.route.as_str() != "kontak/");
    (village.articles.keys().map(Item::Article))
        .chain(village.case_studies.keys().map(Item::CaseStudy))
        .chain(village.activities.keys().map(Item::Activity))
        .chain(village.groups.keys().map(Item::Group))
        .chain(village.partners.keys().map(Item::Partner))
        .chain(plain.map(|(key, _)| Item::Plain(key)))
}

/// Every title of a portal by its letter.
#[derive(Debug, Default)]
pub struct Titles(Vec<(char, Item)>);

impl Titles {
    /// The titles of a village; none where it has no search of its own.
    pub(super) fn new(village: &Village) -> Self {
        if !village.portal.search || village.portal.within.is_some() {
            return Self::default();
        }
        let keyed = items(village).map(|item| (item, item.key(village)));
        let mut keyed: Vec<(char, String, Item)> = keyed.map(|(item, key)| (letter(&key), key, item)).collect();
        keyed.sort_by(|a, b| (a.0 == OTHER, a.0, &a.1).cmp(&(b.0 == OTHER, b.0, &b.1)));
        Self(keyed.into_iter().map(|(letter, _, item)| (letter, item)).collect())
    }

    /// The letters that titles begin with, in order, and the titles of each.
    pub(super) fn by_letter(&self) -> impl Iterator<Item = (char, &[(char, Item)])> {
        self.0.chunk_by(|a, b| a.0 == b.0).map(|titles| (titles[0].0, titles))
    }

    /// The titles that begin with a letter.
    pub(super) fn of(&self, letter: char) -> &[(char, Item)] {
        self.by_letter().find(|(other, _)| *other == letter).map_or(&[], |(_, titles)| titles)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether one page can hold them all.
    pub(super) fn fit_one_page(&self) -> bool {
        self.0.len() <= MOST
    }
}

/// The letter of what a title is sorted by.
pub(in crate::plan) fn letter(key: &str) -> char {
    key.chars().next().filter(char::is_ascii_lowercase).unwrap_or(OTHER)
}
