//! A month of the calendar: one list of days that is an agenda on a phone and a grid on a wide screen.

use serde::Serialize;

use super::{
    Calendar,
    calendar::{self, Month, Showing},
};
use crate::{
    date::{self, Certainty, Date, Hijri, Pasaran, Weekday},
    plan::{
        View,
        here::Here,
        rows::status_name,
        shared::Shared,
        view::{DateView, Facet, Head, Link, MemberMark},
    },
    records::{Kind, settings::WeekStart},
    village::holidays::HolidayKind,
};

/// `pages/month.html`.
#[derive(Debug, Serialize)]
pub struct MonthView {
    /// `2026-11`.
    pub iso: String,
    /// How many activities it has, in words: `12 kegiatan`.
    pub count: String,
    /// The days of the week in their order, for the head of the grid.
    pub weekdays: Vec<WeekdayView>,
    /// In which column of the grid the first day stands, from 1 to 7.
    pub start: i8,
    /// All days of the month.
    pub days: Vec<DayView>,
    /// Whether a Hijri day of the month is an estimate.
    pub estimated: bool,
    /// The year, when its holidays are not known although it is not over.
    pub unknown_holidays: Option<i16>,
    /// The month before it in which something takes place.
    pub previous: Option<Link>,
    /// The month after it in which something takes place.
    pub next: Option<Link>,
    /// The months of this year in which something takes place; the one shown leads nowhere.
    pub months: Vec<Link>,
    /// The years in which something takes place; the one shown leads nowhere.
    pub years: Vec<Link>,
    /// What comes next.
    pub all: Link,
    /// The calendars of a district's members.
    pub facets: Vec<Facet>,
}

/// A day of the week.
#[derive(Debug, Serialize)]
pub struct WeekdayView {
    /// `Minggu`.
    pub name: &'static str,
    /// Whether it is Sunday, which calendars print in red.
    pub sunday: bool,
}

/// A day of a month.
#[derive(Debug, Serialize)]
pub struct DayView {
    /// Which day it is.
    pub date: Shared<DateView>,
    /// Its pasaran, where the portal shows them.
    pub pasaran: Option<&'static str>,
    /// Its Hijri day, where the portal shows them.
    pub hijri: Option<HijriView>,
    /// The holiday on it.
    pub holiday: Option<HolidayView>,
    /// Whether calendars print it in red: on Sundays and holidays.
    pub red: bool,
    /// What takes place on it, by the hour.
    pub events: Vec<EventView>,
    /// How many of them a cell of the grid has no room for, in words: `+2 lagi`.
    pub rest: Option<String>,
}

/// A Hijri day.
#[derive(Debug, Serialize)]
pub struct HijriView {
    /// `11 Jumadilakhir`.
    pub day: String,
    /// `1448`.
    pub year: i16,
    /// Whether it is reckoned and not announced.
    pub estimated: bool,
}

/// A holiday.
#[derive(Debug, Serialize)]
pub struct HolidayView {
    /// Its name.
    pub name: String,
    /// Whether it is leave that all take together, beside a holiday.
    pub joint_leave: bool,
}

/// An activity on a day.
#[derive(Debug, Serialize)]
pub struct EventView {
    /// Its title.
    pub title: String,
    /// A shorter one; the title itself when none was given.
    pub short_title: String,
    /// Its page.
    pub href: String,
    /// Its hours in brief: `19.30–21.00`, `ba'da Isya`.
    pub hours: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// `scheduled`, `postponed` or `cancelled`.
    pub status: &'static str,
    /// Which of several days it is, in words: `hari ke-2 dari 3`.
    pub part: Option<String>,
    /// The member of a district that it comes from.
    pub member: Option<MemberMark>,
}

/// How many activities a cell of the grid has room for.
const MOST_IN_A_CELL: usize = 3;

/// The view of a month.
pub(in crate::plan) fn view(here: &Here<'_>, month: Month) -> (Head, View) {
    let (calendar, words) = (here.site.plan.calendar(), here.words());
    let showings = calendar.months.get(&month).map_or(&[][..], Vec::as_slice);
    let days = days(here, month, showings);
    let all = here.section("sections.activities", Kind::Activity);
    let view = MonthView {
        iso: month.first().strftime("%Y-%m").to_string(),
        count: here.counted("figures.activities", activities(showings)),
        weekdays: weekdays(here),
        start: column(month.first(), here.village().portal.week_start),
        estimated: days.iter().any(|day| day.hijri.as_ref().is_some_and(|hijri| hijri.estimated)),
        unknown_holidays: unknown_holidays(here, month),
        previous: calendar.before(month).map(|before| link(here, before)),
        next: calendar.after(month).map(|after| link(here, after)),
        months: months_of_year(here, calendar, month),
        years: years(here, calendar, month),
        all: all.clone(),
        facets: here.member_facet("kegiatan/", |fellow| fellow.activities).into_iter().collect(),
        days,
    };
    let heading = words.fill("heads.month", &[("term", &name(here, month))]);
    let about = words.fill("section_descriptions.activities", &[("portal", &here.village().portal.name)]);
    let mut head = here.head("activities", &heading, &format!("{heading}. {about}"), vec![all]);
    head.previous = view.previous.as_ref().and_then(|link| link.href.clone());
    head.next = view.next.as_ref().and_then(|link| link.href.clone());
    head.json_ld.extend(here.breadcrumb_ld(&head));
    (head, View::Month(view))
}

/// `November 2026`.
fn name(here: &Here<'_>, month: Month) -> String {
    date::month_year(month.first().year(), month.first().month(), here.lang())
}

/// A month by its name, with the way to its page.
pub(super) fn link(here: &Here<'_>, month: Month) -> Link {
    here.link(name(here, month), &month.route())
}

/// The same as a text that stands alone: `Kalender November 2026`.
pub(super) fn link_with_word(here: &Here<'_>, month: Month) -> Link {
    let link = link(here, month);
    Link { text: here.words().fill("calendar.month", &[("term", &link.text)]), ..link }
}

/// How many activities there are among them, however often each.
fn activities(showings: &[Showing]) -> usize {
    let mut keys: Vec<_> = showings.iter().map(|showing| showing.activity).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.len()
}

fn unknown_holidays(here: &Here<'_>, month: Month) -> Option<i16> {
    let (year, village) = (month.first().year(), here.village());
    (year >= village.show.today.year() && !village.portal.holidays.knows(year)).then_some(year)
}

/// The first is the one on which weeks begin.
fn weekdays(here: &Here<'_>) -> Vec<WeekdayView> {
    let first = match here.village().portal.week_start {
        WeekStart::Monday => Weekday::Monday,
        WeekStart::Sunday => Weekday::Sunday,
    };
    let view = |day| WeekdayView { name: date::weekday(day, here.lang()), sunday: day == Weekday::Sunday };
    first.cycle_forward().take(7).map(view).collect()
}

fn column(day: Date, start: WeekStart) -> i8 {
    match start {
        WeekStart::Monday => day.weekday().to_monday_one_offset(),
        WeekStart::Sunday => day.weekday().to_sunday_one_offset(),
    }
}

fn months_of_year(here: &Here<'_>, calendar: &Calendar, shown: Month) -> Vec<Link> {
    let year = shown.first().year();
    let of_year = calendar.months.keys().filter(|month| month.first().year() == year);
    let entry = |month: &Month| {
        let text = date::month(month.first().month(), here.lang());
        if *month == shown { Link { text: text.to_owned(), href: None } } else { here.link(text, &month.route()) }
    };
    of_year.map(entry).collect()
}

/// Each year leads to its first month.
fn years(here: &Here<'_>, calendar: &Calendar, shown: Month) -> Vec<Link> {
    let mut firsts: Vec<Month> = calendar.months.keys().copied().collect();
    firsts.dedup_by_key(|month| month.first().year());
    let entry = |month: Month| {
        let year = month.first().year();
        let text = year.to_string();
        if year == shown.first().year() { Link { text, href: None } } else { here.link(text, &month.route()) }
    };
    firsts.into_iter().map(entry).collect()
}

fn days(here: &Here<'_>, month: Month, showings: &[Showing]) -> Vec<DayView> {
    let days = month.first().series(jiff::Span::new().days(1)).take_while(|day| *day <= month.last());
    let mut rest = showings;
    let view = |day| {
        let (on_day, after) = rest.split_at(rest.partition_point(|showing| showing.day <= day));
        rest = after;
        self::day(here, day, on_day)
    };
    days.map(view).collect()
}

fn day(here: &Here<'_>, day: Date, showings: &[Showing]) -> DayView {
    let portal = &here.village().portal;
    let holiday = portal.holidays.on(day);
    let is_free = holiday.is_some_and(|holiday| holiday.kind == HolidayKind::Holiday);
    let rest = showings.len().saturating_sub(MOST_IN_A_CELL);
    DayView {
        date: here.date(day),
        pasaran: portal.pasaran.then(|| Pasaran::of(day).name()),
        hijri: portal.hijri.as_ref().and_then(|starts| Hijri::of(day, starts)).map(|hijri| HijriView {
            day: format!("{} {}", hijri.day, hijri.month.name()),
            year: hijri.month.year(),
            estimated: hijri.certainty == Certainty::Estimate,
        }),
        holiday: holiday.map(|holiday| HolidayView {
            name: holiday.name.clone(),
            joint_leave: holiday.kind == HolidayKind::JointLeave,
        }),
        red: is_free || day.weekday() == Weekday::Sunday,
        events: showings.iter().map(|showing| event(here, showing)).collect(),
        rest: (rest > 0).then(|| here.words().fill("calendar.rest", &[("n", &here.count(rest))])),
    }
}

fn event(here: &Here<'_>, showing: &Showing) -> EventView {
    let activity = &here.village().activities[showing.activity];
    let occurrence = showing.of(here.village());
    let (place, count) = (occurrence.days.place_of(showing.day), calendar::days(occurrence).count());
    let part = || here.words().fill("calendar.part", &[("n", &place.to_string()), ("total", &count.to_string())]);
    EventView {
        title: activity.title.clone(),
        short_title: activity.record.short_title.clone().unwrap_or_else(|| activity.title.clone()),
        href: here.href(&activity.route),
        hours: occurrence.hours.as_ref().map(|hours| date::brief_hours(hours, here.lang())),
        place: here.place_name(activity),
        status: status_name(activity.status),
        part: (count > 1).then(part),
        member: here.member_of(&activity.origin),
    }
}
