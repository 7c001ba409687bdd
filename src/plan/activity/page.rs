//! The page of an activity.

use serde::Serialize;

use super::{
    evaluations,
    outcome::{self, EvaluationView},
    turns::{self, TurnView},
};
use crate::{
    date, number,
    plan::{
        View,
        article::source_link,
        calendar_file, group,
        here::Here,
        memory::Rendered,
        message::{self, MessageView},
        poster,
        shared::Shared,
        view::{ActivityRow, ArticleRow, CardView, CaseRow, ContactView, Head, ImageView, Link, PlaceView, ShareView},
    },
    records::{
        self, Kind,
        article::Format,
        values::{Extra, Online, Price},
    },
    village::{self, Key},
};

/// `pages/activity.html`.
#[derive(Debug, Serialize)]
pub struct ActivityView {
    /// What its rows show too: title, date, hours, hosts, status, phase …
    #[serde(flatten)]
    pub row: ActivityRow,
    /// Its own page, when it was first published elsewhere.
    pub source: Option<Link>,
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
    /// Of a repeating one the next days, from the one that its row shows; empty when none follows.
    pub turns: Vec<TurnView>,
    /// Days among them on which it is called off, in words.
    pub skipped: Vec<String>,
    /// The month of its day in the calendar.
    pub calendar: Option<Link>,
    /// How it went.
    pub evaluation: Option<EvaluationView>,
    /// What all activities of that year came to.
    pub evaluations: Option<Link>,
    /// The lead picture.
    pub image: Option<ImageView>,
    /// More pictures.
    pub gallery: Vec<ImageView>,
    /// Its own text, as safe HTML.
    pub prose: Option<Rendered<String>>,
    /// News about it.
    pub articles: Vec<Shared<ArticleRow>>,
    /// Case studies that name it.
    pub case_studies: Vec<CaseRow>,
    /// What partners gave for it, each in words.
    pub gifts: Vec<group::Support>,
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

/// The view of an activity.
pub(in crate::plan) fn view(here: &Here<'_>, key: Key<village::Activity>) -> (Head, View) {
    let village = here.village();
    let activity = &village.activities[key];
    let record = &activity.record;
    let row = here.activity_row(key);
    let lines: Vec<String> = share_lines(here, &row);
    let view = ActivityView {
        source: record.canonical.as_ref().map(|address| source_link(&address.0)),
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
        contact: here.contacts(record.contact.as_ref()),
        audience: Some(record.audience.join(", ")).filter(|audience| !audience.is_empty()),
        cost: cost(here, activity),
        host_village: record.host_village.clone(),
        guests: record.guests.clone(),
        lessons: record.lessons.clone(),
        survey: record.survey.as_ref().and_then(|written| survey(here, written)),
        turns: turns::next(here, activity),
        skipped: turns::skipped(here, activity),
        calendar: turns::month_of(here, activity),
        evaluations: here.site.plan.calendar().year_of_result(key).map(|year| evaluations::link(here, year)),
        evaluation: record.evaluation.as_ref().map(|written| outcome::view(here, activity, written)),
        image: record.image.as_ref().and_then(|image| here.picture(image, &activity.origin)),
        gallery: here.gallery(&record.gallery, &activity.origin),
        prose: activity.body.as_ref().map(|body| {
            here.text(body, record.format.unwrap_or(Format::Markdown), record.image.is_none(), &activity.origin)
        }),
        articles: here.article_rows(activity.articles.iter().copied()),
        case_studies: here.case_rows(&activity.case_studies),
        gifts: group::gifts_for(here, activity, key),
        meeting_of: activity.meeting_of.iter().map(|key| here.group_link(*key)).collect(),
        tags: Vec::new(),
        share: here.share(&activity.title, &lines),
        message: message::of_activity(here, key),
        poster: poster::link(here, key),
        draft: activity.draft,
        extra: record.extra.as_ref().map_or(serde_json::Value::Null, Extra::json),
        row,
    };
    let description = view.summary.clone().unwrap_or_else(|| lines.join(", "));
    let way = [Some(here.section("sections.activities", Kind::Activity)), view.row.kind.as_deref().cloned()]
        .into_iter()
        .flatten()
        .collect();
    let mut head = here.head("activities", &activity.title, &description, way);
    head.show(here, view.image.as_ref(), card(here, &view.row));
    head.canonical = record.canonical.as_ref().map(|address| address.0.clone()).or(head.canonical);
    head.modified = record.updated.as_ref().map(|updated| date::iso(updated.value.date));
    here.offer_calendar(&mut head, calendar_file::Of::One(key));
    head.json_ld.extend(here.event_ld(activity, &head));
    head.json_ld.extend(here.breadcrumb_ld(&head));
    (head, View::Activity(Box::new(view)))
}

/// What it costs, in words.
pub(in crate::plan) fn cost(here: &Here<'_>, activity: &village::Activity) -> Option<String> {
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

/// What is drawn for previews of links to it: its day on a date plate, the hour and the place beside it.
fn card(here: &Here<'_>, row: &ActivityRow) -> CardView {
    let kind = row.kind.as_ref().map_or_else(|| here.words().get("sections.activities"), |kind| &kind.text);
    let notes: Vec<&str> = [&row.hours, &row.place].into_iter().filter_map(|note| note.as_deref()).collect();
    CardView {
        title: row.title.clone(),
        label: kind.to_owned(),
        date: row.date.clone(),
        note: Some(notes.join(" · ")).filter(|note| !note.is_empty()),
    }
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
