//! A village with every reference between its records settled and every date real.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use ahash::AHashMap;
use jiff::civil::Date;

use crate::{
    photo::Darkroom,
    problem::{Place, Problem, Problems},
    records::{self, Kind, Origin, Records, Written, page},
    route::Route,
    tree::{File, Tree},
};

pub mod activity;
pub mod address;
pub mod article;
pub mod case_study;
pub mod group;
mod guests;
pub mod holidays;
pub mod key;
pub mod media;
mod mention;
pub mod names;
pub mod page_tree;
pub mod partner;
pub mod portal;
mod recurring;
pub mod related;
mod selected;
mod slugs;
pub mod taxonomy;
pub mod twins;

pub use activity::Activity;
use address::Addresses;
pub use article::Article;
pub use case_study::CaseStudy;
pub use group::Group;
pub use guests::{Fellow, Guests};
pub use key::{Key, Table};
use media::Media;
use names::Names;
pub use page_tree::Page;
pub use partner::Partner;
pub use portal::Portal;
use selected::Selected;
use taxonomy::Taxonomy;

/// What decides which records are shown, beside what they say of themselves.
#[derive(Clone, Copy, Debug)]
pub struct Show {
    /// The day of the build in the portal's zone.
    pub today: Date,
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// A village: its portal, its records in the order of its pages, and all that ties them together.
pub struct Village {
    /// The portal's settings.
    pub portal: Arc<Portal>,
    /// What decided which records are here.
    pub show: Show,
    /// Articles, newest first, those without a date last.
    pub articles: Table<Article>,
    /// Case studies, newest first.
    pub case_studies: Table<CaseStudy>,
    /// Plain pages, by address.
    pub pages: Table<Page>,
    /// Groups by name.
    pub groups: Table<Group>,
    /// Partners by name.
    pub partners: Table<Partner>,
    /// Activities by day, those without a date last.
    pub activities: Table<Activity>,
    /// The categories of articles.
    pub categories: Taxonomy<Article>,
    /// The tags of articles.
    pub tags: Taxonomy<Article>,
    /// The kinds of groups.
    pub group_kinds: Taxonomy<Group>,
    /// Their fields of work.
    pub fields: Taxonomy<Group>,
    /// Their hamlets.
    pub hamlets: Taxonomy<Group>,
    /// The members of a district that they are of.
    pub villages: Taxonomy<Group>,
    /// The kinds of partners.
    pub partner_kinds: Taxonomy<Partner>,
    /// The forms of what partners give.
    pub contribution_forms: Taxonomy<Partner>,
    /// The kinds of activities.
    pub activity_kinds: Taxonomy<Activity>,
    /// Texts that introduce the list of a kind.
    pub intros: BTreeMap<Kind, Written<page::Page>>,
    /// Photos and documents.
    pub media: Media,
    /// Files passed through: where they lie, and the path they get.
    pub statics: Vec<(File, String)>,
    /// Where everything is, by file.
    pub addresses: Addresses,
    /// Who links to whom from a text.
    pub mentions: mention::Mentions,
    /// The articles kept at the top, newest first.
    pub pinned: Vec<Key<Article>>,
    /// The day of the newest record that is not still to come.
    pub newest: Option<Date>,
    /// The members of a district, in its order.
    pub fellows: Vec<Fellow>,
    /// Where among them each is, by its slug.
    fellow_index: AHashMap<Arc<str>, usize>,
    /// Groups, partners and activities of a district's members by their ids within it, each with its
    /// name and its page.
    pub neighbours: AHashMap<String, (String, Route)>,
    /// Where each plain page is, by its address.
    page_index: BTreeMap<Route, Key<Page>>,
    /// The plain pages of each folder of addresses.
    pages_by_folder: BTreeMap<String, Vec<Key<Page>>>,
    /// Records that are not shown, and why.
    pub kept: Kept,
}

/// Records that are whole but not shown today.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// Not ready yet.
    pub drafts: Vec<Place>,
    /// Shown from a later day on.
    pub future: Vec<Place>,
    /// Shown until an earlier day.
    pub expired: Vec<Place>,
}

/// Names in a portal's own language for slugs that everybody knows, such as kinds of groups.
pub trait Labels {
    /// The label of a slug in a table of the words, such as `group_kinds`.
    fn label(&self, table: &str, slug: &str) -> Option<String>;

    /// The slug of a table that another one was probably meant to be.
    fn nearest(&self, table: &str, slug: &str) -> Option<String>;
}

/// The records that are shown, in the order of their lists and each at its address; what they refer to
/// is not settled yet.
#[derive(Clone)]
pub struct Shown {
    fellows: Vec<Fellow>,
    show: Show,
    kept: Kept,
    addresses: Addresses,
    articles: Vec<Selected<records::article::Article>>,
    case_studies: Vec<Selected<records::case_study::CaseStudy>>,
    pages: Vec<Page>,
    groups: Vec<Selected<records::group::Group>>,
    partners: Vec<Selected<records::partner::Partner>>,
    activities: Vec<Selected<records::activity::Activity>>,
    intros: BTreeMap<Kind, Written<page::Page>>,
    media: Vec<File>,
    statics: Vec<(File, String)>,
}

/// Finds out which records are shown, and gives each its address.
pub fn select(records: Records, show: Show, problems: &mut Problems) -> Shown {
    let mut kept = Kept::default();
    let mut addresses = Addresses::default();
    let mut keep = Keep { show, kept: &mut kept, problems: &mut *problems };

    let mut articles = article::select(records.articles, &mut keep);
    let mut case_studies = case_study::select(records.case_studies, &mut keep);
    let pages = page_tree::select(records.pages, &mut keep);
    let mut groups = group::select(records.groups, &mut keep);
    let mut partners = partner::select(records.partners, &mut keep);
    let mut activities = activity::select(records.activities, &mut keep);

    address::assign(&mut articles, &mut addresses, problems);
    address::assign(&mut case_studies, &mut addresses, problems);
    address::assign(&mut groups, &mut addresses, problems);
    address::assign(&mut partners, &mut addresses, problems);
    address::assign(&mut activities, &mut addresses, problems);
    let pages = page_tree::assign(pages, &mut addresses, problems);
    addresses.note_absent(&kept);
    let (intros, media, statics) = (records.intros, records.media, records.statics);
    let mut shown = Shown {
        fellows: Vec::new(),
        show,
        kept,
        addresses,
        articles,
        case_studies,
        pages,
        groups,
        partners,
        activities,
        intros,
        media,
        statics,
    };
    shown.sort();
    shown
}

impl Shown {
    fn sort(&mut self) {
        article::sort_by_date(&mut self.articles);
        article::sort_by_date(&mut self.case_studies);
        group::sort_by_name(&mut self.groups);
        group::sort_by_name(&mut self.partners);
        activity::sort_by_day(&mut self.activities);
    }
}

/// Settles what each record refers to.
///
/// A reference to something unknown is reported and dropped; the record that made it stays, so
/// that one wrong name never takes a page down.
pub fn settle(
    shown: Shown,
    tree: &Tree,
    photos: Arc<Darkroom>,
    portal: Arc<Portal>,
    labels: &dyn Labels,
    problems: &mut Problems,
) -> Village {
    let Shown { show, kept, addresses, articles, case_studies, pages, groups, partners, activities, .. } = shown;
    let names = Names::new(&groups, &partners, &activities, &kept.hidden_ids(), &shown.fellows, problems);
    let (articles, categories, tags) = article::settle(articles, &names, labels, &portal, problems);
    let case_studies = case_study::settle(case_studies, &names, problems);
    let (mut groups, group_kinds, fields, hamlets, villages) =
        group::settle(groups, &names, labels, &shown.fellows, problems);
    let (mut partners, partner_kinds, contribution_forms) = partner::settle(partners, &names, labels, problems);
    let (mut activities, activity_kinds) =
        activity::settle(activities, &names, labels, &recurring::Calendar::new(&portal, show), problems);
    problems.forget_guests();
    names::tie(&articles, &case_studies, &mut groups, &mut partners, &mut activities);

    let neighbours = neighbours(&groups, &partners, &activities);
    let media = Media::new(shown.media, tree, photos);
    let mentions = mention::find(&articles, &case_studies, &addresses);
    let pinned = articles.iter().filter(|(_, article)| article.pinned).map(|(key, _)| key).collect();
    let newest = newest(&articles, &case_studies, &activities, show.today);
    let pages = Table::new(pages);
    let pages_by_folder = pages_by_folder(&pages);
    let page_index = pages.iter().map(|(key, page)| (page.route.clone(), key)).collect();
    Village {
        portal,
        show,
        articles,
        case_studies,
        pages,
        groups,
        partners,
        activities,
        categories,
        tags,
        group_kinds,
        fields,
        hamlets,
        villages,
        partner_kinds,
        contribution_forms,
        activity_kinds,
        intros: shown.intros,
        media,
        statics: shown.statics,
        addresses,
        mentions,
        pinned,
        newest,
        fellow_index: shown.fellows.iter().enumerate().map(|(at, it)| (Arc::clone(&it.slug), at)).collect(),
        fellows: shown.fellows,
        neighbours,
        page_index,
        pages_by_folder,
        kept,
    }
}

/// The groups, partners and activities of members by their ids, for references from one member to another.
fn neighbours(
    groups: &Table<Group>,
    partners: &Table<Partner>,
    activities: &Table<Activity>,
) -> AHashMap<String, (String, Route)> {
    let groups = groups.rows().iter().map(|it| (&it.origin, &it.id, &it.name, &it.route));
    let activities = activities.rows().iter().map(|it| (&it.origin, &it.id, &it.title, &it.route));
    let single = partners.rows().iter().map(|it| (&it.origin, &it.id, &it.name, &it.route));
    let guests = groups.chain(activities).chain(single).filter(|(origin, ..)| origin.member.is_some());
    let twins = partners.rows().iter().flat_map(|it| it.twins.iter().map(|twin| (&twin.id, &it.name, &twin.route)));
    let all = guests.map(|(_, id, name, route)| (id, name, route)).chain(twins);
    let mut neighbours = AHashMap::new();
    for (id, name, route) in all {
        neighbours.entry(id.clone()).or_insert_with(|| (name.clone(), route.clone()));
    }
    neighbours
}

/// The day of the newest record, so that a page can say how old it is.
fn newest(
    articles: &Table<Article>,
    case_studies: &Table<CaseStudy>,
    activities: &Table<Activity>,
    today: Date,
) -> Option<Date> {
    let stories = articles.rows().iter().chain(case_studies.rows().iter().map(|case_study| &case_study.article));
    let told = stories.flat_map(|article| [article.date, article.updated]);
    let held = activities.rows().iter().flat_map(|activity| {
        [activity.days.map(|days| days.first), activity.record.updated.as_ref().map(|updated| updated.value.date)]
    });
    told.chain(held).flatten().filter(|day| *day <= today).max()
}

impl Village {
    /// The member of a district that has a slug.
    pub fn fellow(&self, slug: &str) -> Option<&Fellow> {
        self.fellow_index(slug).map(|at| &self.fellows[at])
    }

    /// Its place among the members.
    pub fn fellow_index(&self, slug: &str) -> Option<usize> {
        self.fellow_index.get(slug).copied()
    }

    /// The full address of a record's own page: where it was first published, else in the portal of the
    /// member that it comes from, else here.
    pub fn address_of(&self, origin: &Origin, route: &Route, canonical: Option<&str>) -> Option<String> {
        let of_guest = || {
            let fellow = self.fellow(origin.member.as_deref()?)?;
            fellow.base.as_ref()?.absolute(&Route::file(route.as_str().strip_prefix(fellow.route.as_str())?))
        };
        let at_home = || self.portal.within.as_ref()?.home.as_ref()?.absolute(route);
        canonical.map(str::to_owned).or_else(of_guest).or_else(at_home).or_else(|| self.portal.base.absolute(route))
    }

    /// The plain page at an address.
    pub fn page_at(&self, route: &str) -> Option<&Page> {
        self.page_index.get(&Route::page(route)).map(|key| &self.pages[*key])
    }

    /// The plain pages that lie directly in the folder of an address, in their order.
    pub fn pages_in(&self, folder: &str) -> &[Key<Page>] {
        self.pages_by_folder.get(folder).map_or(&[], Vec::as_slice)
    }
}

/// The plain pages of each folder, in the order they ask for.
fn pages_by_folder(pages: &Table<Page>) -> BTreeMap<String, Vec<Key<Page>>> {
    let mut folders: BTreeMap<String, Vec<Key<Page>>> = BTreeMap::new();
    for (key, page) in pages.iter() {
        let path = page.route.as_str().trim_end_matches('/');
        let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        folders.entry(folder).or_default().push(key);
    }
    for keys in folders.values_mut() {
        let order = |key: &Key<Page>| pages[*key].order.unwrap_or(f64::MAX);
        keys.sort_by(|a, b| order(a).total_cmp(&order(b)).then_with(|| a.cmp(b)));
    }
    folders
}

/// Decides which records are shown.
pub(crate) struct Keep<'a> {
    show: Show,
    kept: &'a mut Kept,
    problems: &'a mut Problems,
}

impl Keep<'_> {
    /// Whether a record is shown, by what it says of drafts and days; what is not is noted.
    fn shows(&mut self, origin: &Origin, draft: bool, from: Option<Date>, until: Option<Date>) -> bool {
        let pile = if draft && !self.show.drafts {
            &mut self.kept.drafts
        } else if from.is_some_and(|from| from > self.show.today) {
            &mut self.kept.future
        } else if until.is_some_and(|until| until < self.show.today) {
            &mut self.kept.expired
        } else {
            return true;
        };
        pile.push(origin.whole());
        false
    }

    /// Notes a problem.
    fn problem(&mut self, problem: Problem) {
        self.problems.add(problem);
    }

    /// The day of a moment; reading brought it to the portal's own clocks.
    fn day(&self, moment: Option<&records::field::Written<crate::date::Moment>>) -> Option<Date> {
        moment.map(|moment| moment.value.date)
    }

    fn nameless(&mut self, origin: &Origin, kind: Kind) {
        let key = if matches!(kind, Kind::Group | Kind::Partner) { "nama" } else { "judul" };
        self.problems.add(Problem::nameless(origin.whole(), key));
    }
}

impl Kept {
    /// The file stems of records that are not shown: a reference to one is not a mistake.
    fn hidden_ids(&self) -> BTreeSet<String> {
        let places = self.drafts.iter().chain(&self.future).chain(&self.expired);
        places.map(|place| crate::slug::slug(records::folder::stem(&place.file))).collect()
    }
}
