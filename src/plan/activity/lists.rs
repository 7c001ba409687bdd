//! Lists of activities: what comes, what was in a year, what is of one kind.

use serde::Serialize;

use crate::{
    date,
    plan::{
        PAGE_SIZE, View,
        here::Here,
        view::{ActivityRow, Facet, Head, Link, Pagination},
    },
    records::Kind,
    route::Route,
    village::{self, Key, taxonomy::TermKey},
};

/// `pages/activities.html`: what comes, what was in a year, or what is of one kind.
#[derive(Debug, Serialize)]
pub struct ActivitiesView {
    /// `coming`, `past` or `kind`.
    pub kind: &'static str,
    /// The year or kind in words.
    pub term: Option<String>,
    /// A text that introduces the list, as safe HTML.
    pub intro: Option<String>,
    /// The rows of this page, under headings by month.
    pub months: Vec<MonthOfActivities>,
    /// Those without a date.
    pub undated: Vec<ActivityRow>,
    /// Kinds with their counts.
    pub facets: Vec<Facet>,
    /// The years that are over, newest first, with their counts in the words.
    pub years: Vec<Link>,
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
}

/// The activities of one page of a list, and how many the whole list has.
fn members(here: &Here<'_>, of: Of, number: usize) -> (Vec<Key<village::Activity>>, usize) {
    let from = (number - 1) * PAGE_SIZE;
    let page =
        |keys: &[Key<village::Activity>]| (keys.iter().skip(from).take(PAGE_SIZE).copied().collect(), keys.len());
    match of {
        Of::Coming => page(&here.site.plan.calendar().coming),
        Of::Past(year) => page(here.site.plan.calendar().of_year(year)),
        Of::Kind(key) => {
            let keys = &here.village().activity_kinds.term(key).members;
            (keys.iter().rev().skip(from).take(PAGE_SIZE).copied().collect(), keys.len())
        }
    }
}

/// The view of one page of a list.
pub(in crate::plan) fn list(here: &Here<'_>, of: Of, number: usize) -> (Head, View) {
    let (village, words) = (here.village(), here.words());
    let all = here.section("sections.activities", Kind::Activity);
    let (kind, term, first, heading) = match of {
        Of::Coming => ("coming", None, "kegiatan".to_owned(), all.text.clone()),
        Of::Past(year) => {
            let year = year.to_string();
            let heading = words.fill("heads.past_year", &[("term", &year)]);
            ("past", Some(year.clone()), format!("kegiatan/lalu/{year}"), heading)
        }
        Of::Kind(key) => {
            let term = village.activity_kinds.term(key);
            let heading = words.fill("heads.activity_kind", &[("term", &term.name)]);
            ("kind", Some(term.name.clone()), format!("kegiatan/jenis/{}", term.slug), heading)
        }
    };
    let (on_page, total) = members(here, of, number);
    let pagination = here.pagination(&Route::page(&first), total, number);
    let (months, undated) = by_month(here, &on_page);
    let current = if let Of::Kind(key) = of { Some(key) } else { None };
    let chips = here.chips(&village.activity_kinds, "kegiatan/jenis", current);
    let years = here.site.plan.calendar().past.iter().map(|(year, keys)| {
        here.link(format!("{year} ({})", here.count(keys.len())), &Route::page(&format!("kegiatan/lalu/{year}")))
    });
    let description = words.fill("section_descriptions.activities", &[("portal", &village.portal.name)]);
    let description = if of == Of::Coming { description } else { format!("{heading}. {description}") };
    let way = if of == Of::Coming { Vec::new() } else { vec![all.clone()] };
    let mut head = here.list_head("activities", &heading, &description, way, &pagination);
    head.json_ld.extend(here.breadcrumb_ld(&head));
    let view = ActivitiesView {
        kind,
        intro: if of == Of::Coming && number == 1 { here.intro(Kind::Activity) } else { None },
        months,
        undated,
        facets: if chips.len() > 1 { vec![Facet { name: "kind", chips }] } else { Vec::new() },
        years: years.collect(),
        pagination,
        all: term.is_some().then_some(all),
        term,
    };
    (head, View::Activities(view))
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
        let iso = format!("{:04}-{:02}", days.first.year(), days.first.month());
        match months.last_mut() {
            Some(month) if month.iso == iso => month.activities.push(row),
            _ => months.push(MonthOfActivities {
                title: date::month_year(days.first.year(), days.first.month(), here.lang()),
                iso,
                activities: vec![row],
            }),
        }
    }
    (months, undated)
}
