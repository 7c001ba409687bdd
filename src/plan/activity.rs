//! Activities: one, and the lists.

use serde::Serialize;

use super::{
    PAGE_SIZE, Page, Plan, View, group,
    here::Here,
    message::{self, MessageView},
    poster,
    view::{
        ActivityRow, ArticleRow, CaseRow, ContactView, Facet, Head, ImageView, Link, Pagination, PlaceView, ShareView,
    },
};
use crate::{
    date,
    number::{self, Number},
    records::{
        self, Kind,
        activity::{Evaluation, Progress},
        article::Format,
        values::{Extra, Online, Price},
    },
    route::Route,
    village::{self, Key, Village, activity::Phase, taxonomy::TermKey},
};

/// `pages/activity.html`.
#[derive(Debug, Serialize)]
pub struct ActivityView {
    /// What its rows show too: title, date, hours, hosts, status, phase …
    #[serde(flatten)]
    pub row: ActivityRow,
    /// What it is, in a sentence.
    pub summary: Option<String>,
    /// The programme it belongs to.
    pub program: Option<String>,
    /// Where it is.
    pub location: Option<PlaceView>,
    /// Where one takes part online.
    pub online_address: Option<String>,
    /// Partners that take part.
    pub partners: Vec<Link>,
    /// Other groups that take part.
    pub groups: Vec<Link>,
    /// Who speaks.
    pub speakers: Vec<String>,
    /// Whom to ask.
    pub contact: ContactView,
    /// For whom it is.
    pub audience: Option<String>,
    /// What it costs, in words: `Gratis`, `Rp10.000`.
    pub cost: Option<String>,
    /// The village that receives (visits, exchanges).
    pub host_village: Option<String>,
    /// The villages or people who come.
    pub guests: Vec<String>,
    /// What was learnt.
    pub lessons: Vec<String>,
    /// Its questionnaire.
    pub survey: Option<SurveyView>,
    /// How it went.
    pub evaluation: Option<EvaluationView>,
    /// The lead picture.
    pub image: Option<ImageView>,
    /// More pictures.
    pub gallery: Vec<ImageView>,
    /// Its own text, as safe HTML.
    pub prose: Option<String>,
    /// News about it.
    pub articles: Vec<ArticleRow>,
    /// Case studies that name it.
    pub case_studies: Vec<CaseRow>,
    /// What partners gave for it, each in words.
    pub gifts: Vec<super::group::Support>,
    /// Groups whose regular meeting it is.
    pub meeting_of: Vec<Link>,
    /// Its tags.
    pub tags: Vec<Link>,
    /// For sharing.
    pub share: Option<ShareView>,
    /// A text ready to be sent to a group chat, unless it is over.
    pub message: Option<MessageView>,
    /// Its poster, while it is still to come.
    pub poster: Option<Link>,
    /// Whether it is a draft.
    pub draft: bool,
    /// The author's own extra fields (`lain:`).
    pub extra: serde_json::Value,
}

/// A questionnaire.
#[derive(Debug, Serialize)]
pub struct SurveyView {
    /// Where it is.
    pub href: String,
    /// Its last day, in words.
    pub closes: Option<String>,
    /// Whether that day was over when the portal was built.
    pub closed: bool,
}

/// How an activity went.
#[derive(Debug, Serialize)]
pub struct EvaluationView {
    /// Those who came, printed.
    pub attendance: Option<String>,
    /// Men among them.
    pub men: Option<String>,
    /// Women among them.
    pub women: Option<String>,
    /// How many were hoped for.
    pub target: Option<String>,
    /// Those who came as a share of the target, in per cent.
    pub reached: Option<u32>,
    /// How content they were, of 5, printed.
    pub satisfaction: Option<String>,
    /// How many were asked.
    pub respondents: Option<String>,
    /// What came of it.
    pub results: Vec<String>,
    /// What is to be done.
    pub follow_ups: Vec<FollowUpView>,
}

/// Something to be done afterwards.
#[derive(Debug, Serialize)]
pub struct FollowUpView {
    /// What.
    pub text: String,
    /// Who does it.
    pub owner: Option<Link>,
    /// By when, in words.
    pub due: Option<String>,
    /// `open`, `running` or `done`.
    pub status: &'static str,
}

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

/// The activities of a portal by when they are, found out once for all pages.
#[derive(Debug)]
pub struct Calendar {
    /// What comes, by its next day, and after that what has no date yet.
    pub coming: Vec<Key<village::Activity>>,
    /// What is over, by year, newest first.
    pub past: Vec<(i16, Vec<Key<village::Activity>>)>,
}

/// Plans the lists of activities and the activities. What comes next has a page as soon as there
/// is any activity at all: that nothing comes is news too.
pub(super) fn plan(village: &Village, plan: &mut Plan) {
    if !village.activities.is_empty() {
        let coming = plan.calendar.coming.len().max(1);
        plan.add_list(&Route::page("kegiatan"), coming, |number| Page::Activities(Of::Coming, number));
    }
    let past: Vec<_> = plan.calendar.past.iter().map(|(year, keys)| (*year, keys.len())).collect();
    for (year, count) in past {
        plan.add_term("kegiatan/lalu", &year.to_string(), count, |number| Page::Activities(Of::Past(year), number));
    }
    for (key, term) in village.activity_kinds.iter() {
        plan.add_term("kegiatan/jenis", &term.slug, term.members.len(), |number| {
            Page::Activities(Of::Kind(key), number)
        });
    }
    for (key, activity) in village.activities.iter() {
        plan.add(activity.route.clone(), Page::Activity(key));
    }
}

impl Calendar {
    /// Looks at each activity once.
    pub fn new(village: &Village) -> Self {
        let today = village.show.today;
        let mut coming: Vec<_> =
            village.activities.iter().filter(|(_, activity)| activity.phase(today) != Phase::Past).collect();
        coming.sort_by_cached_key(|(key, activity)| {
            let days = activity.next_days(today);
            (days.is_none(), days.map(|days| days.first), *key)
        });
        let mut past: Vec<(i16, Vec<_>)> = Vec::new();
        for (year, key) in village.activities.keys().rev().filter_map(|key| Some((year_of_past(village, key)?, key))) {
            match past.last_mut() {
                Some((last, keys)) if *last == year => keys.push(key),
                _ => past.push((year, vec![key])),
            }
        }
        Self { coming: coming.into_iter().map(|(key, _)| key).collect(), past }
    }

    fn of_year(&self, year: i16) -> &[Key<village::Activity>] {
        self.past.iter().find(|(of, _)| *of == year).map_or(&[], |(_, keys)| keys)
    }
}

fn year_of_past(village: &Village, key: Key<village::Activity>) -> Option<i16> {
    let activity = &village.activities[key];
    let is_past = activity.phase(village.show.today) == Phase::Past;
    activity.occurrences.last().filter(|_| is_past).map(|occurrence| occurrence.days.first.year())
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
pub(super) fn list(here: &Here<'_>, of: Of, number: usize) -> (Head, View) {
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

/// The view of an activity.
pub(super) fn view(here: &Here<'_>, key: Key<village::Activity>) -> (Head, View) {
    let village = here.village();
    let activity = &village.activities[key];
    let record = &activity.record;
    let row = here.activity_row(key);
    let lines: Vec<String> = share_lines(here, &row);
    let view = ActivityView {
        summary: record.summary.clone(),
        program: record.program.clone(),
        location: here.place(record.place.as_ref()),
        online_address: match &record.online {
            Some(Online::At(address)) => Some(address.clone()),
            Some(Online::Yes) | None => None,
        },
        partners: activity.partners.iter().map(|key| here.partner_link(*key)).collect(),
        groups: activity.groups.iter().map(|key| here.group_link(*key)).collect(),
        speakers: record.speakers.iter().filter_map(speaker).collect(),
        contact: here.contact(record.contact.as_ref()),
        audience: Some(record.audience.join(", ")).filter(|audience| !audience.is_empty()),
        cost: cost(here, activity),
        host_village: record.host_village.clone(),
        guests: record.guests.clone(),
        lessons: record.lessons.clone(),
        survey: record.survey.as_ref().and_then(|written| survey(here, written)),
        evaluation: record.evaluation.as_ref().map(|written| evaluation(here, activity, written)),
        image: record.image.as_ref().and_then(|image| here.picture(image, &activity.origin)),
        gallery: here.gallery(&record.gallery, &activity.origin),
        prose: activity
            .body
            .as_ref()
            .map(|body| here.prose(body, record.format.unwrap_or(Format::Markdown), &activity.origin).html),
        articles: here.article_rows(activity.articles.iter().copied()),
        case_studies: here.case_rows(&activity.case_studies),
        gifts: group::gifts_for(here, activity, key),
        meeting_of: activity.meeting_of.iter().map(|key| here.group_link(*key)).collect(),
        tags: Vec::new(),
        share: here.share(&activity.title, &lines),
        message: message::of_activity(here, key),
        poster: poster::link(here, key),
        draft: record.draft.unwrap_or(false),
        extra: record.extra.as_ref().map_or(serde_json::Value::Null, Extra::json),
        row,
    };
    let description = view.summary.clone().unwrap_or_else(|| lines.join(", "));
    let way = [Some(here.section("sections.activities", Kind::Activity)), view.row.kind.clone()]
        .into_iter()
        .flatten()
        .collect();
    let mut head = here.head("activities", &activity.title, &description, way);
    head.image = here.preview(view.image.as_ref());
    head.modified = record.updated.as_ref().map(|updated| date::iso(updated.value.date));
    head.json_ld.extend(here.event_ld(activity, &head));
    head.json_ld.extend(here.breadcrumb_ld(&head));
    (head, View::Activity(view))
}

/// What it costs, in words.
pub(super) fn cost(here: &Here<'_>, activity: &village::Activity) -> Option<String> {
    activity.record.cost.as_ref().map(|cost| match cost {
        Price::Free => here.words().get("cost_free").to_owned(),
        Price::Amount(money) => number::print_money(money, here.lang()),
        Price::Words(words) => words.clone(),
    })
}

/// When and where, a line each.
fn share_lines(here: &Here<'_>, row: &ActivityRow) -> Vec<String> {
    let when = [Some(row.days.as_str()), row.hours.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let place = row.place.as_ref().map(|place| here.words().fill("share.where", &[("place", place)]));
    [Some(when), place].into_iter().flatten().collect()
}

fn speaker(person: &records::case_study::Person) -> Option<String> {
    let name = person.name.as_ref()?;
    Some(person.role.as_ref().map_or_else(|| name.clone(), |role| format!("{name} ({role})")))
}

fn survey(here: &Here<'_>, written: &records::activity::Survey) -> Option<SurveyView> {
    Some(SurveyView {
        href: written.address.as_ref()?.0.clone(),
        closes: written.closes.map(|closes| date::long(closes.date, here.lang())),
        closed: written.closes.is_some_and(|closes| closes.date < here.village().show.today),
    })
}

fn evaluation(here: &Here<'_>, activity: &village::Activity, written: &Evaluation) -> EvaluationView {
    let print = |number: &Option<Number>| number.as_ref().map(|number| number::print_number(number, here.lang()));
    let members = written.attendance.as_ref().and_then(|attendance| group::members(here, attendance));
    let follow_ups = written.follow_ups.iter().zip(&activity.follow_up_owners).filter_map(|(task, owner)| {
        Some(FollowUpView {
            text: task.text.clone()?,
            owner: owner.as_ref().map(|owner| here.party(owner)),
            due: task.due.map(|due| date::medium(due.date, here.lang())),
            status: match task.status.unwrap_or(Progress::Open) {
                Progress::Open => "open",
                Progress::Running => "running",
                Progress::Done => "done",
            },
        })
    });
    let satisfaction = written.satisfaction.as_ref();
    EvaluationView {
        reached: reached(written),
        men: members.as_ref().and_then(|members| members.men.clone()),
        women: members.as_ref().and_then(|members| members.women.clone()),
        attendance: members.map(|members| members.total),
        target: print(&written.target),
        satisfaction: satisfaction.and_then(|satisfaction| print(&satisfaction.score)),
        respondents: satisfaction.and_then(|satisfaction| print(&satisfaction.respondents)),
        results: written.results.clone(),
        follow_ups: follow_ups.collect(),
    }
}

/// Those who came as a share of the target, in whole per cent.
fn reached(written: &Evaluation) -> Option<u32> {
    let attendance = written.attendance.as_ref()?;
    let whole = |number: &Option<Number>| number.as_ref().and_then(Number::to_whole);
    let came = whole(&attendance.total).or_else(|| whole(&attendance.men)?.checked_add(whole(&attendance.women)?))?;
    let target = whole(&written.target).filter(|target| *target > 0)?;
    u32::try_from(came.checked_mul(100)? / target).ok()
}
