//! Groups: one, and the lists.

use serde::Serialize;

use super::{
    PAGE_SIZE, Page, Plan, View, activity, calendar_file,
    directory::FEW,
    here::Here,
    memory::Rendered,
    shared::Shared,
    view::{
        ActivityRow, ArticleRow, CaseRow, ContactView, Facet, GroupRow, Head, ImageView, Link, NeedView, Pagination,
        PlaceView,
    },
};
use crate::{
    date,
    number::{self, Number},
    records::{
        Kind,
        article::Format,
        contact::Contacts,
        group::Members,
        partner::Pledge,
        values::{Extra, People},
    },
    route::Route,
    village::{
        self, Activity, Key, Partner, Village,
        activity::Phase,
        names::Beneficiary,
        taxonomy::{Taxonomy, TermKey},
    },
};

/// `pages/group.html`.
#[derive(Debug, Serialize)]
pub struct GroupView {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: Option<Shared<Link>>,
    /// Its fields of work.
    pub fields: Vec<Shared<Link>>,
    /// What it is, in a sentence.
    pub summary: String,
    /// What it is for.
    pub purpose: Option<String>,
    /// Since when, in words.
    pub founded: Option<String>,
    /// The decree it rests on.
    pub decree: Option<String>,
    /// The officers' term, in words.
    pub term: Option<String>,
    /// Its officers, in the order given.
    pub officers: Vec<Officer>,
    /// Members in all, printed, and how they are made up.
    pub members: Option<MembershipView>,
    /// Its dusun.
    pub area: Option<Shared<Link>>,
    /// Its RW and RT in words: `RW 02 / RT 05`.
    pub neighbourhood: Option<String>,
    /// The villages of a forum.
    pub villages: Vec<String>,
    /// The activity that is its regular meeting.
    pub meeting: Option<ActivityRow>,
    /// How to reach it.
    pub contact: ContactView,
    /// Where it is.
    pub place: Option<PlaceView>,
    /// Its picture.
    pub image: Option<ImageView>,
    /// More pictures.
    pub gallery: Vec<ImageView>,
    /// Its own text, as safe HTML.
    pub prose: Option<Rendered<String>>,
    /// What comes next, at most three.
    pub coming: Vec<ActivityRow>,
    /// What was, newest first, at most five.
    pub past: Vec<ActivityRow>,
    /// The list of all its activities with their number in the words, when there are more.
    pub all_activities: Option<Link>,
    /// News about it or by it, newest first.
    pub articles: Vec<Shared<ArticleRow>>,
    /// Case studies that name it.
    pub case_studies: Vec<CaseRow>,
    /// Its partners, with what each gave.
    pub partners: Vec<Support>,
    /// What it lacks.
    pub needs: Vec<NeedView>,
    /// What it can offer.
    pub assets: Vec<NeedView>,
    /// Its tags.
    pub tags: Vec<Link>,
    /// Whether it still works.
    pub active: bool,
    /// The author's own extra fields (`lain:`).
    pub extra: serde_json::Value,
}

/// An officer of a group.
#[derive(Debug, Serialize)]
pub struct Officer {
    /// The office: `Ketua`.
    pub role: String,
    /// Who holds it.
    pub name: Option<String>,
}

/// How many members a group has; figures are printed.
#[derive(Debug, Serialize)]
pub struct MembershipView {
    /// In all.
    pub total: String,
    /// Men.
    pub men: Option<String>,
    /// Women.
    pub women: Option<String>,
    /// The young.
    pub youth: Option<String>,
}

/// A partner of a group and what it gave.
#[derive(Debug, Serialize)]
pub struct Support {
    /// The partner.
    pub partner: Link,
    /// What it gave, each in words: `dana Rp1.500.000 (2025)`.
    pub gifts: Vec<String>,
}

/// `pages/groups.html`: all groups, or those of one value of a facet.
#[derive(Debug, Serialize)]
pub struct GroupsView {
    /// Which facet this page is of: `kind`, `field` or `area`; absent for all.
    pub facet: Option<&'static str>,
    /// Its value in words.
    pub term: Option<String>,
    /// A text that introduces the list, as safe HTML.
    pub intro: Option<Rendered<String>>,
    /// The rows, by name.
    pub groups: Vec<GroupRow>,
    /// The facets with their values.
    pub facets: Vec<Facet>,
    /// Where this page stands.
    pub pagination: Pagination,
    /// Whether a script narrows the list: on the first page of the whole, unless it is short.
    pub narrows: bool,
    /// The whole list, when this is a part of it.
    pub all: Option<Link>,
    /// The directory of groups and partners.
    pub directory: Link,
}

/// Which groups a list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// All of them.
    All,
    /// Those of a district's member.
    Member(TermKey),
    /// Those of a kind.
    Kind(TermKey),
    /// Those of a field of work.
    Field(TermKey),
    /// Those of a hamlet.
    Hamlet(TermKey),
}

/// How many activities to come a group's page shows.
const COMING: usize = 3;

/// How many past activities, and how many articles, it shows.
const PAST: usize = 5;

/// Plans the lists of groups and the groups.
pub(super) fn plan(village: &Village, plan: &mut Plan) {
    plan.add_list(&Route::page("kelompok"), village.groups.len(), |number| Page::Groups(Of::All, number));
    for (facet, path, of) in facets(village) {
        for (key, term) in facet.iter() {
            plan.add_term(path, &term.slug, term.members.len(), |number| Page::Groups(of(key), number));
        }
    }
    for (key, group) in village.groups.iter() {
        plan.add_record(&group.origin, &group.route, Page::Group(key));
    }
}

pub(super) type FacetOf<'a> = (&'a Taxonomy<village::Group>, &'static str, fn(TermKey) -> Of);

pub(super) fn facets(village: &Village) -> [FacetOf<'_>; 4] {
    [
        (&village.villages, "kelompok/desa", Of::Member),
        (&village.group_kinds, "kelompok/jenis", Of::Kind),
        (&village.fields, "kelompok/bidang", Of::Field),
        (&village.hamlets, "kelompok/dusun", Of::Hamlet),
    ]
}

/// The facets of groups as chips; one with a single value says nothing and is left out.
fn facet_views(here: &Here<'_>, of: Of, number: usize) -> Vec<Facet> {
    let current = |make: fn(TermKey) -> Of| match of {
        Of::All => None,
        Of::Member(key) | Of::Kind(key) | Of::Field(key) | Of::Hamlet(key) => Some(key).filter(|key| make(*key) == of),
    };
    let names = ["member", "kind", "field", "area"];
    let views = facets(here.village())
        .into_iter()
        .zip(names)
        .map(|((taxonomy, path, make), name)| Facet { name, chips: here.chips(taxonomy, path, current(make)) });
    // Members may be many: they are there to choose from on the first page, not on all that follow.
    views.filter(|facet| facet.chips.len() > 1 && (facet.name != "member" || number == 1)).collect()
}

/// The view of one page of a list.
pub(super) fn list(here: &Here<'_>, of: Of, number: usize) -> (Head, View) {
    let (village, words) = (here.village(), here.words());
    let all = here.section("sections.groups", Kind::Group);
    let term_of = |taxonomy: &Taxonomy<village::Group>, key: TermKey, path: &str, words_at: &str| {
        let term = taxonomy.term(key);
        let heading = words.fill(words_at, &[("term", &term.name), ("portal", &village.portal.name)]);
        (Some(term.name.clone()), format!("{path}/{}", term.slug), heading, term.members.clone())
    };
    let (facet, (term, first, heading, members)) = match of {
        Of::All => (None, (None, "kelompok".to_owned(), all.text.clone(), village.groups.keys().collect())),
        Of::Member(key) => (Some("member"), term_of(&village.villages, key, "kelompok/desa", "heads.group_member")),
        Of::Kind(key) => (Some("kind"), term_of(&village.group_kinds, key, "kelompok/jenis", "heads.group_kind")),
        Of::Field(key) => (Some("field"), term_of(&village.fields, key, "kelompok/bidang", "heads.group_field")),
        Of::Hamlet(key) => (Some("area"), term_of(&village.hamlets, key, "kelompok/dusun", "heads.group_area")),
    };
    let pagination = here.pagination(&Route::page(&first), members.len(), number);
    let description = words.fill("section_descriptions.groups", &[("portal", &village.portal.name)]);
    let description = if of == Of::All { description } else { format!("{heading}. {description}") };
    let way = if of == Of::All { Vec::new() } else { vec![all.clone()] };
    let mut head = here.list_head("groups", &heading, &description, way, &pagination);
    head.json_ld.extend(here.breadcrumb_ld(&head));
    let view = GroupsView {
        facet,
        intro: if of == Of::All && number == 1 { here.intro(Kind::Group) } else { None },
        groups: members.iter().skip((number - 1) * PAGE_SIZE).take(PAGE_SIZE).map(|key| here.group_row(*key)).collect(),
        facets: facet_views(here, of, number),
        narrows: of == Of::All && number == 1 && members.len() > FEW,
        pagination,
        all: term.is_some().then_some(all),
        directory: here.link(words.get("sections.directory"), &Route::page("direktori")),
        term,
    };
    head.script = view.narrows.then_some("directory");
    (head, View::Groups(view))
}

/// The activities of a group that are over, and those that are not.
fn past_and_coming(village: &Village, group: &village::Group) -> (Vec<Key<Activity>>, Vec<Key<Activity>>) {
    let today = village.show.today;
    group.activities.iter().copied().partition(|key| village.activities[*key].phase(today) == Phase::Past)
}

/// Whether a group has more activities than its page shows, so that they have a list of their own.
pub(super) fn has_more_activities(village: &Village, group: &village::Group) -> bool {
    let (past, coming) = past_and_coming(village, group);
    past.len() > PAST || coming.len() > COMING
}

fn all_activities(here: &Here<'_>, group: &village::Group) -> Link {
    let count = here.count(group.activities.len());
    here.link(here.words().fill("group.more_activities", &[("n", &count)]), &activity::of_group(group))
}

/// The view of a group.
pub(super) fn view(here: &Here<'_>, key: Key<village::Group>) -> (Head, View) {
    let village = here.village();
    let group = &village.groups[key];
    let record = &group.record;
    let (past, coming) = past_and_coming(village, group);
    let contact = here.contacts(record.contact.as_ref());
    let view = GroupView {
        name: group.name.clone(),
        kind: group.kind.map(|key| here.term(&village.group_kinds, "kelompok/jenis", key)),
        fields: group.fields.iter().map(|key| here.term(&village.fields, "kelompok/bidang", *key)).collect(),
        summary: record.summary.clone().unwrap_or_default(),
        purpose: record.purpose.clone(),
        founded: record.founded.map(|founded| date::partial(founded, here.lang())),
        decree: record.decree.clone(),
        term: record.term.as_ref().map(|term| term.replace('-', "–")),
        officers: record.officers.iter().filter_map(officer).collect(),
        members: record.members.as_ref().and_then(|members| self::members(here, members)),
        area: group.hamlet.map(|key| here.term(&village.hamlets, "kelompok/dusun", key)),
        neighbourhood: record.area.as_ref().and_then(neighbourhood),
        villages: record.villages.iter().filter_map(|village| village.name.clone()).collect(),
        meeting: group.meeting.map(|key| here.activity_row(key)),
        place: here.place(record.place.as_ref()),
        image: record.image.as_ref().and_then(|image| here.picture(image, &group.origin)),
        gallery: here.gallery(&record.gallery, &group.origin),
        prose: group.body.as_ref().map(|body| {
            here.text(body, record.format.unwrap_or(Format::Markdown), record.image.is_none(), &group.origin)
        }),
        coming: here.activity_rows(coming.iter().copied().take(COMING)),
        past: here.activity_rows(past.iter().rev().copied().take(PAST)),
        all_activities: has_more_activities(village, group).then(|| all_activities(here, group)),
        articles: here.article_rows(group.articles.iter().copied().take(PAST)),
        case_studies: here.case_rows(&group.case_studies),
        partners: group
            .partners
            .iter()
            .map(|partner| support(here, *partner, |beneficiary| *beneficiary == Beneficiary::Group(key)))
            .collect(),
        needs: here.needs(&group.needs, None),
        assets: here.needs(&group.assets, None),
        tags: Vec::new(),
        active: record.active.unwrap_or(true),
        extra: record.extra.as_ref().map_or(serde_json::Value::Null, Extra::json),
        contact,
    };
    let description = [Some(view.summary.as_str()), view.purpose.as_deref()]
        .into_iter()
        .flatten()
        .find(|text| !text.is_empty())
        .unwrap_or(&view.name);
    let way = [Some(here.section("sections.groups", Kind::Group)), view.kind.as_deref().cloned()]
        .into_iter()
        .flatten()
        .collect();
    let mut head = here.head("groups", &group.name, description, way);
    head.image = here.preview(view.image.as_ref());
    head.modified = record.updated.as_ref().map(|updated| date::iso(updated.value.date));
    if village.portal.base.is_known() && !group.articles.is_empty() {
        let title = here.words().fill("heads.feed_group", &[("term", &group.name), ("portal", &village.portal.name)]);
        head.feeds.extend(here.feeds_below(&group.route, &title));
    }
    here.offer_calendar(&mut head, calendar_file::Of::Group(key));
    let phone = record
        .contact
        .as_ref()
        .and_then(Contacts::first)
        .and_then(|contact| contact.phone.as_ref().or(contact.whatsapp.as_ref()))
        .map(|phone| phone.tel.as_str());
    let founded = record.founded.and_then(|founded| match founded {
        date::Partial::Day(day) => Some(date::iso(day)),
        date::Partial::Year(_) | date::Partial::Month { .. } => None,
    });
    head.json_ld.extend(here.member_ld(&group.name, &head, founded.as_deref(), phone));
    head.json_ld.extend(here.breadcrumb_ld(&head));
    (head, View::Group(view))
}

fn officer(written: &crate::records::group::Officer) -> Option<Officer> {
    match (&written.role, &written.name) {
        (Some(role), name) => Some(Officer { role: role.clone(), name: name.clone() }),
        (None, Some(name)) => Some(Officer { role: name.clone(), name: None }),
        (None, None) => None,
    }
}

/// The members printed; their total is the sum of men and women when it was not given.
pub(super) fn members(here: &Here<'_>, members: &Members) -> Option<MembershipView> {
    let print = |people: &Option<People>| people.as_ref().map(|people| number::print_number(&people.0, here.lang()));
    let sum = || {
        Some(number::print_count(
            members.men.as_ref()?.0.to_whole()?.checked_add(members.women.as_ref()?.0.to_whole()?)?,
            here.lang(),
        ))
    };
    Some(MembershipView {
        total: print(&members.total).or_else(sum)?,
        men: print(&members.men),
        women: print(&members.women),
        youth: print(&members.youth),
    })
}

fn neighbourhood(area: &crate::records::group::Area) -> Option<String> {
    let part = |name: &str, number: &Option<String>| {
        number.as_ref().map(|number| {
            let number = number.trim();
            if number.to_uppercase().starts_with(name) { number.to_owned() } else { format!("{name} {number}") }
        })
    };
    let parts: Vec<String> = [part("RW", &area.rw), part("RT", &area.rt)].into_iter().flatten().collect();
    Some(parts.join(" / ")).filter(|words| !words.is_empty())
}

/// A partner and what it gave to one that `is_for` knows.
pub(super) fn support(here: &Here<'_>, key: Key<Partner>, is_for: impl Fn(&Beneficiary) -> bool) -> Support {
    let partner = &here.village().partners[key];
    let gifts = partner.contributions.iter().filter(|contribution| contribution.beneficiaries.iter().any(&is_for));
    Support { partner: here.partner_link(key), gifts: gifts.map(|contribution| gift(here, contribution)).collect() }
}

/// A contribution in words: `dana Rp1.500.000 (2025, dijanjikan)`.
pub(super) fn gift(here: &Here<'_>, contribution: &village::partner::Contribution) -> String {
    let record = &contribution.record;
    let form = contribution.form.map(|key| here.village().contribution_forms.term(key).name.clone());
    let value = record.value.as_ref().map(|value| number::print_money(value, here.lang()));
    let what: Vec<String> = [form, value.or_else(|| record.description.clone())].into_iter().flatten().collect();
    let year = record.year.as_ref().and_then(Number::to_whole).map(|year| year.to_string());
    let pledge = record
        .status
        .filter(|status| *status == Pledge::Promised)
        .map(|_| here.words().get("gifts.promised").to_owned());
    let notes: Vec<String> = [year, pledge].into_iter().flatten().collect();
    let what = what.join(" ");
    if notes.is_empty() { what } else { format!("{what} ({})", notes.join(", ")) }
}

/// What partners gave for an activity, partner by partner.
pub(super) fn gifts_for(here: &Here<'_>, activity: &Activity, key: Key<Activity>) -> Vec<Support> {
    let mut partners: Vec<_> = activity.gifts.iter().map(|(partner, _)| *partner).collect();
    partners.dedup();
    partners
        .into_iter()
        .map(|partner| support(here, partner, |beneficiary| *beneficiary == Beneficiary::Activity(key)))
        .collect()
}
