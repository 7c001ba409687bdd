//! The poster of an activity: one sheet that says what, when and where.

use serde::Serialize;

use super::{
    Page, Plan, View,
    here::{Here, cut},
    ruler::{Length, Setting, room_on},
    shared::Shared,
    view::{ActivityRow, DateView, Head, Link, QrView},
};
use crate::{
    date,
    markdown::one_line,
    records::{Kind, activity::Status},
    route::Route,
    village::{self, Activity, Key, Village, activity::Phase},
};

/// How much of the portal's name, of a title and of anything else a poster has at most.
const NAME: usize = 60;
const TITLE: usize = 160;
const WORDS: usize = 120;

// The same measures stand in the stylesheet of sheets, `print/sheet.css`.
const TITLES: [(&str, Setting); 4] = [
    ("short", Setting { size: 3_500, line: 3_850 }),
    ("medium", Setting { size: 2_750, line: 3_025 }),
    ("long", Setting { size: 2_250, line: 2_475 }),
    ("longest", Setting { size: 1_750, line: 1_950 }),
];
/// How many lines a title has at most before it becomes smaller.
const LINES: Length = 3;
const FACT: Setting = Setting { size: 1_375, line: 1_800 };
/// The column of what the facts are called.
const LABELS: Length = 9_500;
/// Around a fact.
const AROUND: Length = 500;
/// The portal's name above, and several days in words.
const FROM: Setting = Setting { size: 1_250, line: 1_575 };
const DAYS: Setting = Setting { size: 1_500, line: 1_875 };
/// The calendar leaf, the foot with its QR code, what stands around them, and what is kept free.
const FRAME: Length = 23_500;

/// `pages/poster.html`: an activity on one sheet.
#[derive(Debug, Serialize)]
pub struct PosterView {
    /// The paper: `a4` or `f4`.
    pub paper: &'static str,
    /// The portal's name, at most 60 characters of it.
    pub from: String,
    /// Its title, at most 160 characters of it.
    pub title: String,
    /// How large the title can be: `short`, `medium`, `long` or `longest`.
    pub length: &'static str,
    /// The day it begins next.
    pub date: Shared<DateView>,
    /// The pasaran of that day, where pasaran are shown.
    pub pasaran: Option<&'static str>,
    /// Its days in words, when it takes more than one.
    pub days: Option<String>,
    /// Hours, place, hosts and whatever else finds room.
    pub facts: Vec<PosterFact>,
    /// The way to its page.
    pub qr: Option<QrView>,
    /// Its page.
    pub activity: Link,
}

/// Something a poster says.
#[derive(Debug, Serialize)]
pub struct PosterFact {
    /// What it is: `Tempat`.
    pub label: String,
    /// Its words.
    pub text: String,
}

/// Where the poster of an activity stands.
fn route(activity: &Activity) -> Route {
    activity.route.below("poster/")
}

/// Whether there is something to announce: a day to come on which it will take place.
fn is_due(village: &Village, activity: &Activity) -> bool {
    let phase = activity.phase(village.show.today);
    activity.origin.member.is_none()
        && activity.status == Status::Scheduled
        && matches!(phase, Phase::Coming | Phase::Ongoing)
}

/// Plans a poster for each activity that is still to come.
pub(super) fn plan(village: &Village, plan: &mut Plan) {
    for (key, activity) in village.activities.iter().filter(|(_, activity)| is_due(village, activity)) {
        plan.add(route(activity), Page::Poster(key));
    }
}

/// The way to the poster of an activity, if there is one.
pub(super) fn link(here: &Here<'_>, key: Key<Activity>) -> Option<Link> {
    let activity = &here.village().activities[key];
    is_due(here.village(), activity).then(|| here.link(here.words().get("poster.link"), &route(activity)))
}

/// The view of a poster.
pub(super) fn view(here: &Here<'_>, key: Key<village::Activity>) -> (Head, View) {
    let (village, words) = (here.village(), here.words());
    let activity = &village.activities[key];
    let today = village.show.today;
    let occurrence = activity.next(today);
    let days = occurrence.map_or(date::Days::one(today), |occurrence| occurrence.days);
    let row = here.activity_row(key);
    let title = cut(&one_line(&activity.title), TITLE);
    let (width, height) = room_on(village.portal.paper);
    let (length, setting) = size_of(&title, width);
    let from = cut(&village.portal.name, NAME);
    let words_of_days = (days.first != days.last).then(|| here.days(&days));
    let above = [(FROM, from.as_str()), (setting, &title), (DAYS, words_of_days.as_deref().unwrap_or_default())];
    let used: Length = above.into_iter().map(|(setting, text)| setting.height(text, width)).sum();
    let room = height.saturating_sub(FRAME + used);
    let facts = facts(here, activity, &row);
    let way = vec![here.section("sections.activities", Kind::Activity), here.link(&activity.title, &activity.route)];
    let heading = words.fill("poster.title", &[("title", &activity.title)]);
    let mut head = here.head("activities", &heading, &heading, way);
    head.hidden = true;
    let view = PosterView {
        paper: village.portal.paper.word(),
        from,
        title,
        length,
        pasaran: here.pasaran(days.first),
        days: words_of_days,
        date: here.date(days.first),
        facts: fitting(facts, width, room),
        qr: here.qr(&activity.route),
        activity: here.link(words.get("poster.back"), &activity.route),
    };
    (head, View::Poster(view))
}

/// The largest letters in which a title takes few lines.
fn size_of(title: &str, width: Length) -> (&'static str, Setting) {
    let few = |(_, setting): &&(&str, Setting)| setting.lines(title, width) <= LINES;
    *TITLES.iter().find(few).unwrap_or(&TITLES[TITLES.len() - 1])
}

/// All that a poster could say, the most important first.
fn facts(here: &Here<'_>, activity: &Activity, row: &ActivityRow) -> Vec<PosterFact> {
    let hosts: Vec<&str> = row.hosts.iter().map(|host| host.text.as_str()).collect();
    let online = || row.online.then(|| here.words().get("activity.online").to_owned());
    let contact = here.contacts(activity.record.contact.as_ref());
    let number = contact.whatsapp.or(contact.phone).map(|number| number.text);
    let ask: Vec<String> = contact.name.into_iter().chain(number).collect();
    let known = [
        ("activity.time", here.hours(activity, activity.next(here.village().show.today))),
        ("activity.place", row.place.clone().or_else(online)),
        ("activity.repeats", row.repeats.clone()),
        ("activity.host", Some(hosts.join(", "))),
        ("activity.contact", Some(ask.join(", "))),
        ("activity.cost", super::activity::cost(here, activity)),
        ("activity.audience", Some(activity.record.audience.join(", "))),
    ];
    let fact = |(label, text): (&str, Option<String>)| {
        let text = cut(&one_line(&text?), WORDS);
        (!text.is_empty()).then(|| PosterFact { label: here.words().get(label).to_owned(), text })
    };
    known.into_iter().filter_map(fact).collect()
}

/// Those facts that find room, in their order.
fn fitting(facts: Vec<PosterFact>, width: Length, room: Length) -> Vec<PosterFact> {
    let mut left = room;
    let fits = |fact: &PosterFact| {
        let lines = FACT.lines(&fact.text, width - LABELS).max(FACT.lines(&fact.label, LABELS));
        let height = lines * FACT.line + AROUND;
        let fits = height <= left;
        left -= if fits { height } else { 0 };
        fits
    };
    facts.into_iter().filter(fits).collect()
}
