//! Lists of activities: what comes, what was in a year, what is of one kind or of one group.

use serde::Serialize;

use super::{calendar::Month, evaluations, month};
use crate::{
    date,
    plan::{
        PAGE_SIZE, View, calendar_file,
        here::Here,
        memory::Rendered,
        view::{ActivityRow, Facet, Head, Link, Pagination},
    },
    records::Kind,
    route::Route,
    village::{self, Key, taxonomy::TermKey},
};

/// `pages/activities.html`: what comes, what was in a year, or what is of one kind.
#[derive(Debug, Serialize)]
pub struct ActivitiesView {
    /// `coming`, `past`, `kind` or `group`.
    pub kind: &'static str,
    /// The year, kind or group in words.
    pub term: Option<String>,
    /// A text that introduces the list, as safe HTML.
    pub intro: Option<Rendered<String>>,
    /// The rows of this page, under headings by month.
    pub months: Vec<MonthOfActivities>,
    /// Those without a date.
    pub undated: Vec<ActivityRow>,
    /// Kinds with their counts.
    pub facets: Vec<Facet>,
    /// The years that are over, newest first, with their counts in the words.
    pub years: Vec<Link>,
    /// The calendar's month of today, or the next one with anything in it.
    pub calendar: Option<Link>,
    /// What activities came to, in figures: of the year shown, or of every year, newest first.
    pub evaluations: Vec<Link>,
    /// Where this page stands.
    pub pagination: Pagination,
    /// What comes next, when this page shows something else.
    pub all: Option<Link>,
}

/// The activities of a month.
#[derive(Debug, Serialize)]
pub struct MonthOfActivities {
    /// `November 2026`.
    pub title: String,
    /// `2026-11`.
    pub iso: String,
    /// Its page in the calendar.
    pub href: Option<String>,
    /// Its activities, by date.
    pub activities: Vec<ActivityRow>,
}

/// Which activities a list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// What comes, and what has no date yet.
    Coming,
    /// What was in a year.
    Past(i16),
    /// Those of a kind, newest first.
    Kind(TermKey),
    /// Those of a group, newest first.
    Group(Key<village::Group>),
}

/// The activities of one page of a list, and how many the whole list has.
fn members(here: &Here<'_>, of: Of, number: usize) -> (Vec<Key<village::Activity>>, usize) {
    let from = (number - 1) * PAGE_SIZE;
    let page =
        |keys: &[Key<village::Activity>]| (keys.iter().skip(from).take(PAGE_SIZE).copied().collect(), keys.len());
    let newest =
        |keys: &[Key<village::Activity>]| (keys.iter().rev().skip(from).take(PAGE_SIZE).copied().collect(), keys.len());
    match of {
        Of::Coming => page(&here.site.plan.calendar().coming),
        Of::Past(year) => page(here.site.plan.calendar().of_year(year)),
        Of::Kind(key) => newest(&here.village().activity_kinds.term(key).members),
        Of::Group(key) => newest(&here.village().groups[key].activities),
    }
}

/// What a list is of: the word for templates, the year, kind or group, its first page and its heading.
struct Subject {
    kind: &'static str,
    term: Option<String>,
    first: Route,
    heading: String,
}

fn subject(here: &Here<'_>, of: Of) -> Subject {
    let (village, words) = (here.village(), here.words());
    let subject = |kind, term: &str, first, heading| Subject {
        kind,
        heading: words.fill(heading, &[("term", term)]),
        term: Some(term.to_owned()),
        first,
    };
    match of {
        Of::Coming => Subject {
            kind: "coming",
            term: None,
            first: Route::page("kegiatan"),
            heading: words.get("sections.activities").to_owned(),
        },
        Of::Past(year) => {
            subject("past", &year.to_string(), Route::page(&format!("kegiatan/lalu/{year}")), "heads.past_year")
        }
        Of::Kind(key) => {
            let term = village.activity_kinds.term(key);
            let first = Route::page(&format!("kegiatan/jenis/{}", term.slug));
            subject("kind", &term.name, first, "heads.activity_kind")
        }
        Of::Group(key) => {
            let group = &village.groups[key];
            subject("group", &group.name, of_group(group), "heads.activity_group")
        }
    }
}

/// The list of a group's activities.
pub(in crate::plan) fn of_group(group: &village::Group) -> Route {
    Route::page(&format!("kegiatan/{}", group.route.as_str()))
}

/// The view of one page of a list.
pub(in crate::plan) fn list(here: &Here<'_>, of: Of, number: usize) -> (Head, View) {
    let all = here.section("sections.activities", Kind::Activity);
    let Subject { kind, term, first, heading } = subject(here, of);
    let (on_page, total) = members(here, of, number);
    let pagination = here.pagination(&first, total, number);
    let (months, undated) = by_month(here, &on_page);
    let about = here.words().fill("section_descriptions.activities", &[("portal", &here.village().portal.name)]);
    let description = if of == Of::Coming { about } else { format!("{heading}. {about}") };
    let mut head = here.list_head("activities", &heading, &description, way(here, of, &all), &pagination);
    if let Some(file) = calendar_file_of(of) {
        here.offer_calendar(&mut head, file);
    }
    head.json_ld.extend(here.breadcrumb_ld(&head));
    let view = ActivitiesView {
        kind,
        intro: if of == Of::Coming && number == 1 { here.intro(Kind::Activity) } else { None },
        months,
        undated,
        facets: facets(here, of, number),
        years: years(here),
        calendar: calendar(here),
        evaluations: figures(here, of),
        pagination,
        all: term.is_some().then_some(all),
        term,
    };
    (head, View::Activities(view))
}

/// The calendar file of what a list shows; there is none of what is over.
fn calendar_file_of(of: Of) -> Option<calendar_file::Of> {
    match of {
        Of::Coming => Some(calendar_file::Of::All),
        Of::Kind(key) => Some(calendar_file::Of::Kind(key)),
        Of::Group(key) => Some(calendar_file::Of::Group(key)),
        Of::Past(_) => None,
    }
}

fn way(here: &Here<'_>, of: Of, all: &Link) -> Vec<Link> {
    match of {
        Of::Coming => Vec::new(),
        Of::Past(_) | Of::Kind(_) => vec![all.clone()],
        Of::Group(key) => vec![here.section("sections.groups", Kind::Group), here.group_link(key)],
    }
}

/// A district's members, on the first page of what comes, and the kinds.
fn facets(here: &Here<'_>, of: Of, number: usize) -> Vec<Facet> {
    let members = || here.member_facet("kegiatan/", |fellow| fellow.activities);
    let members = if of == Of::Coming && number == 1 { members() } else { None };
    members.into_iter().chain(kinds(here, of)).collect()
}

/// The kinds as chips; a single one is no choice.
fn kinds(here: &Here<'_>, of: Of) -> Vec<Facet> {
    let current = if let Of::Kind(key) = of { Some(key) } else { None };
    let chips = here.chips(&here.village().activity_kinds, "kegiatan/jenis", current);
    if chips.len() > 1 { vec![Facet { name: "kind", chips }] } else { Vec::new() }
}

fn years(here: &Here<'_>) -> Vec<Link> {
    let year = |(year, keys): &(i16, Vec<_>)| {
        here.link(format!("{year} ({})", here.count(keys.len())), &Route::page(&format!("kegiatan/lalu/{year}")))
    };
    here.site.plan.calendar().past.iter().map(year).collect()
}

/// The month of the calendar to open today.
pub(in crate::plan) fn calendar(here: &Here<'_>) -> Option<Link> {
    here.site.plan.calendar().month_at(here.village().show.today).map(|month| month::link_with_word(here, month))
}

/// The years of evaluations that belong to a list.
fn figures(here: &Here<'_>, of: Of) -> Vec<Link> {
    let years = here.site.plan.calendar().evaluated.keys().rev().copied();
    let shown = years.filter(|year| match of {
        Of::Coming => true,
        Of::Past(of) => *year == of,
        Of::Kind(_) | Of::Group(_) => false,
    });
    shown.map(|year| evaluations::link(here, year)).collect()
}

/// Rows under the headings of their months, and those without a date.
fn by_month(here: &Here<'_>, keys: &[Key<village::Activity>]) -> (Vec<MonthOfActivities>, Vec<ActivityRow>) {
    let village = here.village();
    let mut months: Vec<MonthOfActivities> = Vec::new();
    let mut undated = Vec::new();
    for key in keys {
        let row = here.activity_row(*key);
        let Some(days) = village.activities[*key].next_days(village.show.today) else {
            undated.push(row);
            continue;
        };
        let iso = days.first.strftime("%Y-%m").to_string();
        let month = Month::of(days.first);
        match months.last_mut() {
            Some(month) if month.iso == iso => month.activities.push(row),
            _ => months.push(MonthOfActivities {
                title: date::month_year(days.first.year(), days.first.month(), here.lang()),
                iso,
                href: here.site.plan.calendar().has(month).then(|| here.href(&month.route())),
                activities: vec![row],
            }),
        }
    }
    (months, undated)
}
