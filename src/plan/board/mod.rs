//! The notice board: what comes, on one sheet of paper.

use serde::Serialize;

use super::{
    Page, Plan, View,
    here::{Here, cut},
    message::MessageView,
    shared::Shared,
    view::{DateView, Head},
};
use crate::{
    date::{self, Days},
    markdown::one_line,
    plan::{ruler::Length, view::QrView},
    records::{Kind, activity::Status},
    route::Route,
    village::Village,
};

mod coming;
mod digest;
mod sheet;

use coming::{Coming, Reach};
use sheet::Sheet;

/// How much of a title, of a place and of the portal's name a sheet has at most.
const TITLE: usize = 72;
const PLACE: usize = 50;
const NAME: usize = 48;

/// Of how many further days an entry tells one by one.
const MOST_FURTHER: usize = 5;

/// `pages/board.html`: a sheet to print, and the week in a message.
#[derive(Debug, Serialize)]
pub struct BoardView {
    /// The paper: `a4` or `f4`.
    pub paper: &'static str,
    /// What it is, with the portal's name.
    pub heading: String,
    /// The day of issue, in words: `Dikeluarkan Minggu, 22 November 2026`.
    pub issued: String,
    /// The same day.
    pub date: Shared<DateView>,
    /// Seven days, and what comes after them to the end of a month; those that have something.
    /// With all else on the sheet they fill one page and no more.
    pub sections: Vec<BoardSection>,
    /// How many activities found no room, in words: `dan 7 kegiatan lagi`.
    pub more: Option<String>,
    /// That nothing comes, in words, when that is so.
    pub empty: Option<String>,
    /// Where everything is and whom to ask, a line each.
    pub foot: Vec<String>,
    /// The way to the calendar page.
    pub qr: Option<QrView>,
    /// The week as a message.
    pub digest: MessageView,
}

/// A stretch of days.
#[derive(Debug, Serialize)]
pub struct BoardSection {
    /// `Pekan ini, 22–28 November 2026`.
    pub title: String,
    /// What takes place, each activity once.
    pub entries: Vec<BoardEntry>,
}

/// An activity on the sheet.
#[derive(Debug, Default, Serialize)]
pub struct BoardEntry {
    /// Its title, at most 72 characters of it.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its first day, `2026-11-22`.
    pub iso: String,
    /// Its day or days: `22 Nov`, `20–24 Nov`.
    pub days: String,
    /// The day of the week with the pasaran, where that is shown: `Minggu Pon`.
    pub weekday: String,
    /// Whether it begins on a Sunday.
    pub sunday: bool,
    /// `scheduled`, `postponed` or `cancelled`.
    pub status: &'static str,
    /// That it is off, its hours, its place and its further days, each in words.
    pub details: Vec<String>,
}

/// Where the board stands.
pub(super) fn route() -> Route {
    Route::page("papan")
}

/// Plans the board: a portal has one as soon as it has activities.
pub(super) fn plan(village: &Village, plan: &mut Plan) {
    if !village.activities.is_empty() {
        plan.add(route(), Page::Board);
    }
}

/// The view of the board.
pub(super) fn view(here: &Here<'_>) -> (Head, View) {
    let (village, words) = (here.village(), here.words());
    let portal = &village.portal;
    let today = here.date(village.show.today);
    let reach = Reach::from(village.show.today);
    let coming = coming::within(&reach, village);
    let calendar = here.section("sections.activities", Kind::Activity);
    let qr = here.qr(&Route::page("kegiatan"));
    let heading = words.fill("board.heading", &[("portal", &cut(&portal.name, NAME))]);
    let issued = words.fill("board.issued", &[("date", &today.long)]);
    let foot = foot(here, qr.as_ref());
    let sheet = Sheet::new(portal.paper, &heading, &issued, &foot);
    let (sections, left_out) = sections(here, &reach, &coming, &sheet);
    let nothing = || words.fill("board.empty", &[("date", &date::medium(reach.last, here.lang()))]);
    let description = words.fill("board.description", &[("portal", &portal.name)]);
    let mut head = here.head("activities", words.get("board.title"), &description, vec![calendar]);
    head.json_ld.extend(here.breadcrumb_ld(&head));
    let view = BoardView {
        paper: portal.paper.word(),
        heading,
        issued,
        date: today,
        empty: sections.is_empty().then(nothing),
        sections,
        more: (left_out > 0).then(|| here.counted("board.more", left_out)),
        foot,
        qr,
        digest: digest::of(here, &reach, &coming),
    };
    (head, View::Board(view))
}

/// Where everything is, and whom to ask.
fn foot(here: &Here<'_>, qr: Option<&QrView>) -> Vec<String> {
    let words = here.words();
    let all = qr.map(|qr| words.fill("board.all", &[("address", &qr.text)]));
    let phone = here.village().portal.office.whatsapp.as_ref();
    let ask = phone.map(|phone| words.fill("board.ask", &[("number", &cut(&phone.shown, 30))]));
    all.into_iter().chain(ask).collect()
}

/// The sections with as many entries as the sheet holds, and how many found no room.
fn sections(here: &Here<'_>, reach: &Reach, coming: &[Coming<'_>], sheet: &Sheet) -> (Vec<BoardSection>, usize) {
    let of_week = coming.partition_point(|coming| coming.first.days.first <= reach.week);
    let (week, later) = coming.split_at(of_week);
    let entries = |part: &[Coming<'_>]| part.iter().map(|coming| entry(here, coming)).collect::<Vec<_>>();
    let parts = titles(here, reach).into_iter().zip([entries(week), entries(later)]);
    let mut sections: Vec<_> = parts.map(|(title, entries)| BoardSection { title, entries }).collect();
    let heights: Vec<_> = sections.iter().flat_map(|section| section.heights(sheet)).collect();
    let mut held = sheet.holds(&heights);
    let left_out = coming.len() - held;
    for section in &mut sections {
        section.entries.truncate(held);
        held -= section.entries.len();
    }
    sections.retain(|section| !section.entries.is_empty());
    (sections, left_out)
}

fn titles(here: &Here<'_>, reach: &Reach) -> [String; 2] {
    let (words, lang) = (here.words(), here.lang());
    let week = date::days(&Days { first: reach.today, last: reach.week }, lang);
    [
        words.fill("board.week", &[("days", &week)]),
        words.fill("board.later", &[("date", &date::medium(reach.last, lang))]),
    ]
}

impl BoardSection {
    /// The heights of its entries; the first has the heading above it.
    fn heights(&self, sheet: &Sheet) -> Vec<Length> {
        let mut heights: Vec<_> = self.entries.iter().map(|entry| sheet.entry(entry)).collect();
        if let Some(first) = heights.first_mut() {
            *first += sheet.section(&self.title);
        }
        heights
    }
}

fn entry(here: &Here<'_>, coming: &Coming<'_>) -> BoardEntry {
    let (activity, days) = (coming.activity, &coming.first.days);
    let row = here.activity_row(coming.key);
    let until = (days.first != days.last).then(|| date::weekday(days.last.weekday(), here.lang()));
    let first = date::weekday(days.first.weekday(), here.lang());
    let details = [
        state(here, activity.status),
        here.hours(activity, Some(coming.first)).map(|hours| cut(&hours, PLACE)),
        row.place.as_ref().map(|place| cut(&one_line(place), PLACE)),
        row.member.as_ref().map(|member| cut(&one_line(&member.name), PLACE)),
        row.online.then(|| here.words().get("activity.online").to_owned()),
        further(here, coming, row.repeats.as_deref()),
    ];
    BoardEntry {
        title: cut(&one_line(&row.short_title), TITLE),
        href: row.href,
        iso: date::iso(days.first),
        days: here.days_without_year(days),
        weekday: until.map_or_else(|| here.weekday(days.first), |last| format!("{first}–{last}")),
        sunday: days.first.weekday() == date::Weekday::Sunday,
        status: row.status,
        details: details.into_iter().flatten().collect(),
    }
}

fn state(here: &Here<'_>, status: Status) -> Option<String> {
    let path = match status {
        Status::Scheduled => return None,
        Status::Postponed => "activity.postponed",
        Status::Cancelled => "activity.cancelled",
    };
    Some(here.words().get(path).to_owned())
}

/// `juga 25 Nov, 2, 9 Des`, or how it repeats when there are too many.
fn further(here: &Here<'_>, coming: &Coming<'_>, repeats: Option<&str>) -> Option<String> {
    let days: Vec<_> = coming.further.iter().map(|occurrence| occurrence.days.first).collect();
    if days.is_empty() {
        return None;
    }
    let by_rule = repeats.filter(|_| days.len() > MOST_FURTHER);
    if let Some(repeats) = by_rule {
        return Some(cut(repeats, PLACE));
    }
    let last_of_its_month = |at: usize| days.get(at + 1).is_none_or(|next| next.month() != days[at].month());
    let words = days.iter().enumerate().map(|(at, day)| match last_of_its_month(at) {
        true => here.days_without_year(&Days::one(*day)),
        false => day.day().to_string(),
    });
    Some(here.words().fill("board.further", &[("days", &words.collect::<Vec<_>>().join(", "))]))
}
