//! Which pages a portal has, and what each of them shows: a file for each kind of page.

use std::collections::{HashMap, HashSet};

use ahash::{AHashMap, AHashSet};
use serde::Serialize;

use crate::{
    records::Origin,
    route::Route,
    village::{Activity, Article, CaseStudy, Group, Key, Partner, Village, taxonomy::TermKey},
};

pub mod activity;
pub mod article;
pub mod articles;
pub mod board;
pub mod calendar_file;
pub mod case_study;
pub mod contact;
pub mod directory;
pub mod group;
mod head;
pub mod here;
pub mod home;
mod json_ld;
pub mod members;
pub mod memory;
pub mod message;
pub mod needs;
pub mod page;
pub mod partner;
pub mod patterns;
pub mod portal;
pub mod poster;
mod reach;
mod resolve;
mod rows;
mod ruler;
pub mod search;
pub mod shared;
pub mod view;
mod when;

pub use head::description;
pub(crate) use head::share_view;
pub use here::{Here, Site, cut};
pub use shared::Rows;
pub(crate) use shared::write_out;
use view::Head;

/// How many items a page of a list has.
pub const PAGE_SIZE: usize = 20;

/// All pages of a portal.
#[derive(Debug)]
pub struct Plan {
    /// The pages, in the order of their planning; no two have the same route.
    pub pages: Vec<Planned>,
    /// Where among them the page of a route is.
    index: AHashMap<Route, usize>,
    /// The pages of a district's members that its own lists lead to.
    elsewhere: AHashSet<Route>,
    /// The paths of files that are passed through.
    statics: HashSet<String>,
    /// Where old addresses lead, by their paths without slashes around them.
    moved: HashMap<String, Route>,
    /// The activities by when they are.
    calendar: activity::Calendar,
    /// Every title by its letter.
    titles: search::Titles,
}

/// A page that will be made.
#[derive(Debug)]
pub struct Planned {
    /// Where it will stand.
    pub route: Route,
    /// What it will show.
    pub page: Page,
}

/// What a page shows. Lists carry the number of their page, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The front page.
    Home,
    /// A plain page.
    Plain(Key<crate::village::Page>),
    /// A list of articles.
    Articles(articles::Of, usize),
    /// An article.
    Article(Key<Article>),
    /// The list of case studies.
    CaseStudies(usize),
    /// A case study.
    CaseStudy(Key<CaseStudy>),
    /// Groups and partners by every facet.
    Directory,
    /// A list of groups.
    Groups(group::Of, usize),
    /// A group.
    Group(Key<Group>),
    /// A list of partners.
    Partners(partner::Of, usize),
    /// A partner.
    Partner(Key<Partner>),
    /// A list of activities.
    Activities(activity::Of, usize),
    /// An activity.
    Activity(Key<Activity>),
    /// A month of the calendar.
    Month(activity::Month),
    /// What the activities of a year came to.
    Evaluations(i16),
    /// What comes, on one sheet for the notice board.
    Board,
    /// An activity still to come, on one sheet.
    Poster(Key<Activity>),
    /// The members of a district, of one kind.
    Members(crate::records::settings::Kind),
    /// What groups of a district lack and can offer.
    Needs(usize),
    /// The search, and the index of titles.
    Search(search::Of, usize),
    /// Whom to reach.
    Contact,
    /// For addresses that do not exist.
    NotFound,
}

/// A page's view, whichever kind it is of.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[expect(
    missing_docs,
    clippy::large_enum_variant,
    reason = "each is its view, and only one lives at a time on a thread"
)]
pub enum View {
    Home(home::HomeView),
    Page(page::PageView),
    Articles(articles::ArticlesView),
    Article(article::ArticleView),
    CaseStudies(case_study::CaseStudiesView),
    CaseStudy(case_study::CaseStudyView),
    Directory(directory::DirectoryView),
    Groups(group::GroupsView),
    Group(group::GroupView),
    Partners(partner::PartnersView),
    Partner(partner::PartnerView),
    Activities(activity::ActivitiesView),
    Activity(Box<activity::ActivityView>),
    Month(activity::MonthView),
    Evaluations(activity::EvaluationsView),
    Board(board::BoardView),
    Poster(poster::PosterView),
    Members(members::MembersView),
    Needs(needs::NeedsView),
    Search(search::SearchView),
    Contact(contact::ContactPageView),
    NotFound(contact::NotFoundView),
}

impl Page {
    /// The template that shows it.
    pub fn template(self) -> &'static str {
        match self {
            Self::Home => "pages/home.html",
            Self::Plain(_) => "pages/page.html",
            Self::Articles(..) => "pages/articles.html",
            Self::Article(_) => "pages/article.html",
            Self::CaseStudies(_) => "pages/case_studies.html",
            Self::CaseStudy(_) => "pages/case_study.html",
            Self::Directory => "pages/directory.html",
            Self::Groups(..) => "pages/groups.html",
            Self::Group(_) => "pages/group.html",
            Self::Partners(..) => "pages/partners.html",
            Self::Partner(_) => "pages/partner.html",
            Self::Activities(..) => "pages/activities.html",
            Self::Activity(_) => "pages/activity.html",
            Self::Month(_) => "pages/month.html",
            Self::Evaluations(_) => "pages/evaluations.html",
            Self::Board => "pages/board.html",
            Self::Poster(_) => "pages/poster.html",
            Self::Members(_) => "pages/members.html",
            Self::Needs(_) => "pages/needs.html",
            Self::Search(..) => "pages/search.html",
            Self::Contact => "pages/contact.html",
            Self::NotFound => "pages/not_found.html",
        }
    }

    /// The content file that it is made of, for pages that are made of one.
    pub fn source<'v>(&self, village: &'v Village) -> Option<&'v str> {
        let origin = match *self {
            Self::Plain(key) => &village.pages[key].origin,
            Self::Article(key) => &village.articles[key].origin,
            Self::CaseStudy(key) => &village.case_studies[key].article.origin,
            Self::Group(key) => &village.groups[key].origin,
            Self::Partner(key) => &village.partners[key].origin,
            Self::Activity(key) | Self::Poster(key) => &village.activities[key].origin,
            Self::Home | Self::Contact => &village.portal.origin,
            Self::Articles(..)
            | Self::CaseStudies(_)
            | Self::Directory
            | Self::Groups(..)
            | Self::Partners(..)
            | Self::Activities(..)
            | Self::Month(_)
            | Self::Evaluations(_)
            | Self::Board
            | Self::Members(_)
            | Self::Needs(_)
            | Self::Search(..)
            | Self::NotFound => return None,
        };
        Some(&*origin.file).filter(|file| !file.is_empty())
    }

    /// Whether it shows a draft, which only a preview does.
    pub fn is_draft(self, village: &Village) -> bool {
        match self {
            Self::Plain(key) => village.pages[key].draft,
            Self::Article(key) => village.articles[key].draft,
            Self::CaseStudy(key) => village.case_studies[key].article.draft,
            Self::Group(key) => village.groups[key].draft,
            Self::Partner(key) => village.partners[key].draft,
            Self::Activity(key) | Self::Poster(key) => village.activities[key].draft,
            Self::Home
            | Self::Articles(..)
            | Self::CaseStudies(_)
            | Self::Directory
            | Self::Groups(..)
            | Self::Partners(..) => false,
            Self::Activities(..) | Self::Month(_) | Self::Evaluations(_) | Self::Board => false,
            Self::Members(_) | Self::Needs(_) | Self::Search(..) | Self::Contact | Self::NotFound => false,
        }
    }

    /// Where its content file can be edited, for a page that is made of one record.
    fn edit(self, village: &Village) -> Option<String> {
        let repository = village.portal.repository.as_ref()?;
        let is_of_record = !matches!(self, Self::Home | Self::Contact | Self::Poster(_));
        Some(repository.edit(self.source(village).filter(|_| is_of_record)?))
    }

    /// What it shows, and what the skeleton needs to know of it.
    pub fn view(self, here: &Here<'_>) -> (Head, View) {
        let (mut head, view) = self.made(here);
        head.edit = self.edit(here.village());
        (head, view)
    }

    fn made(self, here: &Here<'_>) -> (Head, View) {
        match self {
            Self::Home => home::view(here),
            Self::Plain(key) => page::view(here, key),
            Self::Articles(of, number) => articles::view(here, of, number),
            Self::Article(key) => article::view(here, key),
            Self::CaseStudies(number) => case_study::list(here, number),
            Self::CaseStudy(key) => case_study::view(here, key),
            Self::Directory => directory::view(here),
            Self::Groups(of, number) => group::list(here, of, number),
            Self::Group(key) => group::view(here, key),
            Self::Partners(of, number) => partner::list(here, of, number),
            Self::Partner(key) => partner::view(here, key),
            Self::Activities(of, number) => activity::list(here, of, number),
            Self::Activity(key) => activity::view(here, key),
            Self::Month(month) => activity::month(here, month),
            Self::Evaluations(year) => activity::evaluations(here, year),
            Self::Board => board::view(here),
            Self::Poster(key) => poster::view(here, key),
            Self::Members(kind) => members::view(here, kind),
            Self::Needs(number) => needs::view(here, number),
            Self::Search(of, number) => search::view(here, of, number),
            Self::Contact => contact::view(here),
            Self::NotFound => contact::not_found(here),
        }
    }
}

/// Plans the pages of a village. A list without items has no page.
pub fn village(village: &Village) -> Plan {
    // Of several records that had one address before, the first counts.
    let redirects = village.addresses.redirects.iter().rev();
    let mut plan = Plan {
        pages: Vec::new(),
        index: AHashMap::new(),
        elsewhere: AHashSet::new(),
        statics: village.statics.iter().map(|(_, path)| path.clone()).collect(),
        moved: redirects
            .map(|redirect| (redirect.from.value.trim_matches('/').to_owned(), redirect.to.clone()))
            .collect(),
        calendar: activity::Calendar::new(village),
        titles: search::Titles::default(),
    };
    plan.add(Route::home(), Page::Home);
    plan.add(Route::file("404.html"), Page::NotFound);
    plan.add(Route::page("kontak"), Page::Contact);
    articles::plan(village, &mut plan);
    case_study::plan(village, &mut plan);
    directory::plan(village, &mut plan);
    group::plan(village, &mut plan);
    partner::plan(village, &mut plan);
    activity::plan(village, &mut plan);
    board::plan(village, &mut plan);
    members::plan(village, &mut plan);
    needs::plan(village, &mut plan);
    poster::plan(village, &mut plan);
    page::plan(village, &mut plan);
    search::plan(village, &mut plan);
    plan.index = plan.pages.iter().enumerate().map(|(at, planned)| (planned.route.clone(), at)).collect();
    plan
}

impl Plan {
    /// Whether the portal has a page there.
    pub fn has(&self, route: &Route) -> bool {
        self.index.contains_key(route) || self.elsewhere.contains(route)
    }

    /// The route of a page with just this address.
    pub fn named(&self, address: &str) -> Option<&Route> {
        self.index.get_key_value(address).map(|(route, _)| route).or_else(|| self.elsewhere.get(address))
    }

    /// The page at a route.
    pub fn at(&self, route: &Route) -> Option<&Planned> {
        self.index.get(route).map(|at| &self.pages[*at])
    }

    /// Whether a file is passed through to a path.
    pub fn passes_through(&self, path: &str) -> bool {
        self.statics.contains(path)
    }

    /// Where an old address leads, given without slashes around it.
    pub fn moved(&self, path: &str) -> Option<&Route> {
        self.moved.get(path).filter(|_| !path.is_empty())
    }

    /// The activities by when they are.
    pub fn calendar(&self) -> &activity::Calendar {
        &self.calendar
    }

    /// Every title by its letter.
    pub fn titles(&self) -> &search::Titles {
        &self.titles
    }

    fn add(&mut self, route: Route, page: Page) {
        self.pages.push(Planned { route, page });
    }

    /// Adds the page of a record, unless the record is a guest, whose page is in its member's own portal.
    fn add_record(&mut self, origin: &Origin, route: &Route, page: Page) {
        match origin.member {
            None => self.add(route.clone(), page),
            Some(_) => drop(self.elsewhere.insert(route.clone())),
        }
    }

    /// Adds the pages of a list: as many as its items need, and none when it has none.
    fn add_list(&mut self, first: &Route, items: usize, page: impl Fn(usize) -> Page) {
        for number in 1..=items.div_ceil(PAGE_SIZE) {
            self.add(first.numbered(number), page(number));
        }
    }

    /// Adds the list of a term, one of a facet.
    fn add_term(&mut self, path: &str, slug: &str, items: usize, page: impl Fn(usize) -> Page) {
        self.add_list(&Route::page(&format!("{path}/{slug}")), items, page);
    }
}

/// A facet's value, when a list is of one.
pub type Term = Option<TermKey>;
