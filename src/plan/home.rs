//! The front page.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{
    View, activity, calendar_file,
    here::Here,
    members::{self, MemberRow},
    memory::Rendered,
    needs,
    shared::Shared,
    view::{ActivityRow, ArticleRow, CardView, CaseRow, ContactView, GroupRow, Head, Link, NeedView, PartnerRow},
};
use crate::{
    problem::Problem,
    records::{Kind, activity::Status, field::Written, settings},
    route::Route,
    village::{Article, Key, activity::Phase, taxonomy::Taxonomy},
};
use settings::BlockKind;

/// `pages/home.html`.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// One sentence that says what the portal is.
    pub identity: String,
    /// The announcement that holds now, if there is one: a line with a link.
    pub notice: Option<Shared<ArticleRow>>,
    /// A text of the portal's own (`halaman/index.md`), as safe HTML.
    pub intro: Option<Rendered<String>>,
    /// What the page shows, in order; blocks without content are not here.
    pub blocks: Vec<Block>,
}

/// One block of the front page.
#[derive(Debug, Serialize)]
pub struct Block {
    /// `members`, `activities`, `articles`, `groups`, `partners`, `case_studies`, `figures`, `contacts` or `needs`.
    pub kind: &'static str,
    /// Its heading as the portal set it, if it did; else the theme has words for each kind.
    pub title: Option<String>,
    /// Where the whole list is, with its number of items in the words.
    pub more: Option<Link>,
    /// For `activities`: the calendar's month of today, or the next one with anything in it.
    pub calendar: Option<Link>,
    /// For `members`: those of a district.
    pub members: Vec<MemberRow>,
    /// For `activities`: what comes next. May be empty: that is news too.
    pub activities: Vec<ActivityRow>,
    /// For `articles`: the newest; the first is meant to lead.
    pub articles: Vec<Shared<ArticleRow>>,
    /// For `groups`.
    pub groups: Vec<GroupRow>,
    /// For `partners`.
    pub partners: Vec<PartnerRow>,
    /// For `case_studies`.
    pub case_studies: Vec<CaseRow>,
    /// For `figures`: the network in one sentence.
    pub sentence: Option<String>,
    /// For `contacts`: whom one can reach, by role.
    pub contacts: Vec<PersonView>,
    /// For `needs`: what groups lack …
    pub needs: Vec<NeedView>,
    /// … and what they offer.
    pub assets: Vec<NeedView>,
}

/// A person in a role.
#[derive(Clone, Debug, Serialize)]
pub struct PersonView {
    /// The role: `Sekretaris Desa`.
    pub role: Option<String>,
    /// How to reach them, and the name.
    pub contact: ContactView,
}

/// The blocks of a portal that does not say which it wants, with how many items each.
const DEFAULT: &[(BlockKind, usize)] = &[
    (BlockKind::Members, 30),
    (BlockKind::Activities, 3),
    (BlockKind::Articles, 5),
    (BlockKind::Figures, 0),
    (BlockKind::CaseStudies, 1),
    (BlockKind::Needs, 2),
    (BlockKind::Contacts, 3),
];

/// The view of the front page.
pub(super) fn view(here: &Here<'_>) -> (Head, View) {
    let village = here.village();
    let portal = &village.portal;
    let sentence = portal.sentence.clone().unwrap_or_else(|| portal.name.clone());
    let blocks: Vec<Block> = if portal.home.is_empty() {
        DEFAULT.iter().filter_map(|(kind, count)| block(here, *kind, *count, None)).collect()
    } else {
        portal.home.iter().for_each(|written| check(here, written));
        let shown = portal.home.iter().filter(|written| count_of(written) > 0);
        shown.filter_map(|written| block(here, written.kind?, count_of(written), Some(written))).collect()
    };
    let mut head = here.head("home", &portal.name, &sentence, Vec::new());
    head.breadcrumbs.clear();
    let card = CardView { title: sentence.clone(), label: String::new(), date: None, note: None };
    head.show(here, None, card);
    here.offer_calendar(&mut head, calendar_file::Of::All);
    head.json_ld.extend(here.organisation_ld());
    let notice = notice(here).map(|key| here.article_row(key));
    (head, View::Home(HomeView { identity: sentence, notice, intro: here.intro(Kind::Page), blocks }))
}

fn count_of(written: &settings::Block) -> usize {
    let default = DEFAULT.iter().find(|(kind, _)| Some(*kind) == written.kind).map_or(6, |(_, count)| *count);
    let count =
        written.count.as_ref().and_then(crate::number::Number::to_whole).and_then(|count| usize::try_from(count).ok());
    count.unwrap_or(default).min(50)
}

/// Tells of a category or kind that no record has.
fn check(here: &Here<'_>, written: &settings::Block) {
    let village = here.village();
    match written.kind {
        Some(BlockKind::Articles) => check_term(here, &village.categories, written.category.as_ref()),
        Some(BlockKind::Groups) => check_term(here, &village.group_kinds, written.of_kind.as_ref()),
        Some(BlockKind::Partners) => check_term(here, &village.partner_kinds, written.of_kind.as_ref()),
        Some(BlockKind::Activities) => check_term(here, &village.activity_kinds, written.of_kind.as_ref()),
        Some(
            BlockKind::CaseStudies | BlockKind::Figures | BlockKind::Contacts | BlockKind::Needs | BlockKind::Members,
        )
        | None => {}
    }
}

fn check_term<T>(here: &Here<'_>, taxonomy: &Taxonomy<T>, wanted: Option<&Written<String>>) {
    let Some(wanted) = wanted.filter(|wanted| taxonomy.find(&wanted.value).is_none()) else { return };
    let typed = crate::slug::slug(&wanted.value);
    let scored = taxonomy.iter().map(|(_, term)| (strsim::jaro_winkler(&term.slug, &typed), term.slug.as_str()));
    let likely = scored.filter(|(likeness, _)| *likeness >= 0.85).max_by(|a, b| a.0.total_cmp(&b.0));
    let place = here.village().portal.origin.place(wanted.node);
    here.problem(Problem::empty_block(place, &wanted.value, likely.map(|(_, slug)| slug)));
}

/// One block, or nothing when it would be empty; that no activity comes is shown where there were any.
fn block(here: &Here<'_>, kind: BlockKind, count: usize, written: Option<&settings::Block>) -> Option<Block> {
    let title = written.and_then(|written| written.title.clone());
    let empty = Block { title, ..Block::of(kind) };
    match kind {
        BlockKind::Members => members(here, count, empty),
        BlockKind::Activities => activities(here, count, written, empty),
        BlockKind::Articles => articles(here, count, written, empty),
        BlockKind::Groups => groups(here, count, written, empty),
        BlockKind::Partners => partners(here, count, written, empty),
        BlockKind::CaseStudies => case_studies(here, count, empty),
        BlockKind::Figures => figures(here, empty),
        BlockKind::Contacts => contacts(here, count, empty),
        BlockKind::Needs => needs(here, count, empty),
    }
}

impl Block {
    fn of(kind: BlockKind) -> Self {
        let kind = match kind {
            BlockKind::Members => "members",
            BlockKind::Activities => "activities",
            BlockKind::Articles => "articles",
            BlockKind::Groups => "groups",
            BlockKind::Partners => "partners",
            BlockKind::CaseStudies => "case_studies",
            BlockKind::Figures => "figures",
            BlockKind::Contacts => "contacts",
            BlockKind::Needs => "needs",
        };
        Self {
            kind,
            title: None,
            more: None,
            calendar: None,
            members: Vec::new(),
            activities: Vec::new(),
            articles: Vec::new(),
            groups: Vec::new(),
            partners: Vec::new(),
            case_studies: Vec::new(),
            sentence: None,
            contacts: Vec::new(),
            needs: Vec::new(),
            assets: Vec::new(),
        }
    }
}

/// The way to the whole list, when it has more than the block shows.
fn more(here: &Here<'_>, words: &str, total: usize, shown: usize, path: &str) -> Option<Link> {
    (total > shown).then(|| here.link(here.words().fill(words, &[("n", &here.count(total))]), &Route::page(path)))
}

/// The announcement that holds now: the newest one that is kept at the top or says until when it holds.
fn notice(here: &Here<'_>) -> Option<Key<Article>> {
    let village = here.village();
    let announcements = village.categories.find("pengumuman").map(|key| &village.categories.term(key).members);
    announcements.into_iter().flatten().copied().find(|key| {
        let article = &village.articles[*key];
        article.origin.member.is_none() && (article.pinned || article.until.is_some())
    })
}

/// Whether a record is of the kind that a block asks for.
fn is_of<T>(taxonomy: &Taxonomy<T>, wanted: Option<&str>, kind: Option<crate::village::taxonomy::TermKey>) -> bool {
    wanted.is_none_or(|wanted| taxonomy.find(wanted).is_some_and(|wanted| Some(wanted) == kind))
}

fn activities(here: &Here<'_>, count: usize, written: Option<&settings::Block>, block: Block) -> Option<Block> {
    let village = here.village();
    if village.activities.is_empty() {
        return None;
    }
    let wanted = written.and_then(|written| Some(written.of_kind.as_ref()?.value.as_str()));
    let coming = here.site.plan.calendar().coming.iter().copied().filter(|key| {
        let activity = &village.activities[*key];
        activity.phase(village.show.today) != Phase::Undated && is_of(&village.activity_kinds, wanted, activity.kind)
    });
    let activities = here.activity_rows(coming.take(count));
    let more = more(here, "figures.all_activities", village.activities.len(), activities.len(), "kegiatan");
    Some(Block { activities, more, calendar: activity::calendar(here), ..block })
}

fn articles(here: &Here<'_>, count: usize, written: Option<&settings::Block>, block: Block) -> Option<Block> {
    let village = here.village();
    let wanted = written.and_then(|written| Some(written.category.as_ref()?.value.as_str()));
    let of_category = |key: &Key<Article>| is_of(&village.categories, wanted, village.articles[*key].category);
    let notice = notice(here);
    let others = village.articles.keys().filter(|key| !village.articles[*key].pinned);
    let elsewhere = if wanted.is_none() { in_blocks_of_categories(here) } else { BTreeSet::new() };
    let is_free = |key: &Key<Article>| notice != Some(*key) && !elsewhere.contains(key);
    let newest = village.pinned.iter().copied().chain(others).filter(of_category).filter(is_free);
    let keys: Vec<_> = newest.take(count).collect();
    let more = match wanted.and_then(|wanted| village.categories.find(wanted)) {
        Some(key) => {
            let term = village.categories.term(key);
            let path = format!("kabar/kategori/{}", term.slug);
            let words =
                here.words().fill("figures.all_of", &[("term", &term.name), ("n", &here.count(term.members.len()))]);
            (term.members.len() > keys.len()).then(|| here.link(words, &Route::page(&path)))
        }
        None => more(here, "figures.all_articles", village.articles.len(), keys.len(), "kabar"),
    };
    (!keys.is_empty()).then(|| Block { articles: here.article_rows(keys), more, ..block })
}

/// The articles that blocks of one category show: a block of all shows others.
fn in_blocks_of_categories(here: &Here<'_>) -> BTreeSet<Key<Article>> {
    let categories = &here.village().categories;
    let blocks = here.village().portal.home.iter().filter(|written| written.kind == Some(BlockKind::Articles));
    let shown = blocks.filter_map(|written| {
        let key = categories.find(&written.category.as_ref()?.value)?;
        Some(categories.term(key).members.iter().copied().take(count_of(written)))
    });
    shown.flatten().collect()
}

fn groups(here: &Here<'_>, count: usize, written: Option<&settings::Block>, block: Block) -> Option<Block> {
    let village = here.village();
    let wanted = written.and_then(|written| Some(written.of_kind.as_ref()?.value.as_str()));
    let keys =
        village.groups.iter().filter(|(_, group)| is_of(&village.group_kinds, wanted, group.kind)).map(|(key, _)| key);
    let groups: Vec<_> = keys.take(count).map(|key| here.group_row(key)).collect();
    let more = more(here, "figures.all_groups", village.groups.len(), groups.len(), "kelompok");
    (!groups.is_empty()).then_some(Block { groups, more, ..block })
}

fn partners(here: &Here<'_>, count: usize, written: Option<&settings::Block>, block: Block) -> Option<Block> {
    let village = here.village();
    let wanted = written.and_then(|written| Some(written.of_kind.as_ref()?.value.as_str()));
    let keys = village
        .partners
        .iter()
        .filter(|(_, partner)| is_of(&village.partner_kinds, wanted, partner.kind))
        .map(|(key, _)| key);
    let partners: Vec<_> = keys.take(count).map(|key| here.partner_row(key)).collect();
    let more = more(here, "figures.all_partners", village.partners.len(), partners.len(), "mitra");
    (!partners.is_empty()).then_some(Block { partners, more, ..block })
}

fn case_studies(here: &Here<'_>, count: usize, block: Block) -> Option<Block> {
    let keys: Vec<_> = here.village().case_studies.keys().take(count).collect();
    let more = more(here, "figures.all_case_studies", here.village().case_studies.len(), keys.len(), "studi-kasus");
    (!keys.is_empty()).then(|| Block { case_studies: here.case_rows(&keys), more, ..block })
}

/// The network in one sentence; only a network of groups and partners has one.
fn figures(here: &Here<'_>, block: Block) -> Option<Block> {
    let village = here.village();
    let year = village.newest.map_or(village.show.today, |newest| newest.min(village.show.today)).year();
    let of_year = village
        .activities
        .rows()
        .iter()
        .filter(|activity| activity.status != Status::Cancelled)
        .filter(|activity| activity.days.is_some_and(|days| days.first.year() == year))
        .count();
    if village.groups.is_empty() || village.partners.is_empty() || of_year == 0 {
        return None;
    }
    let sentence = here.words().fill(
        "figures.sentence",
        &[
            ("groups", &here.counted("figures.groups", village.groups.len())),
            ("partners", &here.counted("figures.partners", village.partners.len())),
            ("activities", &here.counted("figures.activities", of_year)),
            ("year", &year.to_string()),
        ],
    );
    Some(Block { sentence: Some(sentence), ..block })
}

fn contacts(here: &Here<'_>, count: usize, block: Block) -> Option<Block> {
    let people = people(here).into_iter().take(count).collect::<Vec<_>>();
    (!people.is_empty()).then_some(Block { contacts: people, ..block })
}

/// The persons of the portal's office.
pub(super) fn people(here: &Here<'_>) -> Vec<PersonView> {
    here.village()
        .portal
        .people()
        .iter()
        .map(|person| PersonView { role: person.role.clone(), contact: here.contact(Some(person)) })
        .collect()
}

/// The newest needs and assets that nobody has met.
fn needs(here: &Here<'_>, count: usize, block: Block) -> Option<Block> {
    let village = here.village();
    let newest = |of: fn(&crate::village::Group) -> &[crate::village::group::SettledNeed]| {
        let open = needs::open(village, of);
        let views = open.into_iter().flat_map(|(key, need)| here.needs(std::slice::from_ref(need), Some(key)));
        views.take(count).collect::<Vec<_>>()
    };
    let total = needs::count(village);
    let all = here.words().fill("figures.all_needs", &[("n", &here.count(total))]);
    let more = (here.site.plan.has(&needs::route()) && total > count).then(|| here.link(all, &needs::route()));
    let (needs, assets) = (newest(|group| &group.needs), newest(|group| &group.assets));
    (!needs.is_empty() || !assets.is_empty()).then_some(Block { needs, assets, more, ..block })
}

/// The members of a district with their freshness.
fn members(here: &Here<'_>, count: usize, block: Block) -> Option<Block> {
    let fellows = &here.village().fellows;
    let kind = members::kinds(here.village()).into_iter().next()?;
    let rows: Vec<_> = fellows.iter().take(count).map(|fellow| here.member_row(fellow)).collect();
    let more = more(here, "figures.all_members", fellows.len(), rows.len(), kind.word());
    let title = block.title.clone().or_else(|| Some(members::title(here, kind)));
    Some(Block { members: rows, more, title, ..block })
}
