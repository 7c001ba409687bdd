//! An event of a calendar as an activity.

use std::collections::BTreeSet;

use calcard::icalendar::{
    ICalendarClassification, ICalendarComponent, ICalendarProperty as Property, ICalendarStatus, ICalendarValue,
};
use serde_json::{Map, Value};

use super::moment::{Clock, Moment, clock_time};
use crate::{
    date::Date,
    member::content::{
        ContentFile, Front, LONGEST_TITLE, cut, free_name, is_markup, line, mark,
        markdown::{self, Place},
        page, plain, slug,
    },
};

/// An event on the portal's clocks.
#[derive(Clone, Debug)]
pub struct Event {
    /// When it begins.
    pub start: Option<Moment>,
    /// When it ends, or its last day.
    pub end: Option<Moment>,
    /// How it repeats, in the keys of `ulang`.
    pub recurrence: Map<String, Value>,
    /// How it repeats, where there are no such keys.
    pub rule: Option<String>,
    uid: String,
    title: String,
    kinds: Vec<String>,
    place: String,
    address: Option<String>,
    is_cancelled: bool,
    updated: Option<String>,
    body: String,
}

/// The most tags that are taken.
const MOST_TAGS: usize = 20;

/// Whether an event may be shown to everybody (RFC 5545, 3.8.1.3).
pub fn is_public(event: &ICalendarComponent) -> bool {
    !event.properties(&Property::Class).flat_map(|entry| &entry.values).any(|value| {
        matches!(
            value,
            ICalendarValue::Classification(ICalendarClassification::Private | ICalendarClassification::Confidential)
        )
    })
}

/// Whether an event was called off.
pub fn is_cancelled(event: &ICalendarComponent) -> bool {
    event.status() == Some(&ICalendarStatus::Cancelled)
}

impl Event {
    /// Reads an event; how it repeats is found out by others.
    pub fn read(event: &ICalendarComponent, clock: &Clock<'_>) -> Self {
        let start = clock.first(event, &Property::Dtstart);
        let updated = clock.first(event, &Property::LastModified);
        let description = text(event, &Property::Description);
        Self {
            start,
            end: start.and_then(|start| clock.end(event, start)),
            recurrence: Map::new(),
            rule: None,
            uid: event.uid().unwrap_or_default().to_owned(),
            title: cut(&words(&text(event, &Property::Summary)), LONGEST_TITLE),
            kinds: kinds(event),
            place: cut(&words(&text(event, &Property::Location)), LONGEST_TITLE),
            address: page(&text(event, &Property::Url), None).map(String::from),
            is_cancelled: is_cancelled(event),
            updated: updated.map(|updated| updated.written()),
            body: body(&description),
        }
    }

    /// The day on which it begins.
    pub fn first_day(&self) -> Option<Date> {
        self.start.map(|start| start.date)
    }

    /// What tells it from other events.
    pub fn identity(&self) -> String {
        [&self.uid, &self.title, &self.place, &self.body].map(String::as_str).join("\n")
    }

    /// Its hours on one day, for a single time that was moved: `19:30-21:00`.
    pub fn hours(&self) -> Option<String> {
        let (start, end) = (self.start?, self.end);
        let begin = clock_time(start.time?);
        let same_day = end.filter(|end| end.date == start.date).and_then(|end| end.time);
        Some(same_day.map_or(begin.clone(), |end| format!("{begin}-{}", clock_time(end))))
    }

    /// The same event at another time, for as long.
    pub fn on(&self, start: Moment) -> Self {
        let length = |end: Moment| Some(end.date.duration_since(self.start?.date));
        let end = self.end.and_then(|end| Some(Moment { date: start.date.checked_add(length(end)?).ok()?, ..end }));
        let end = end.filter(|end| (end.date, end.time) > (start.date, start.time));
        Self { start: Some(start), end, ..self.clone() }
    }

    /// Its content file; nothing for an event without title and place, or one that was there before.
    pub fn file(&self, names: &mut BTreeSet<String>) -> Option<ContentFile> {
        let title = [&self.title, &self.place].into_iter().find(|title| !title.is_empty())?;
        let name = self.name(title, names)?;
        let mut front = Front::default();
        front.add("id", name.as_str());
        front.add("judul", title.as_str());
        front.add("jenis", self.kinds.first().cloned());
        front.add("tanggal", self.start.is_none().then_some("menyusul"));
        front.add("mulai", self.start.map(|start| start.written()));
        front.add("selesai", self.end.map(|end| end.written()));
        front.add("ulang", self.recurrence.clone());
        let is_online = page(&self.place, None).is_some();
        front.add(if is_online { "daring" } else { "tempat" }, self.place.as_str());
        front.add("status", self.is_cancelled.then_some("batal"));
        front.add("diperbarui", self.updated.clone());
        front.add("tag", self.kinds.iter().skip(1).cloned().collect::<Vec<_>>());
        front.add("kanonis", self.address.clone());
        Some(match self.text() {
            text if text.is_empty() => ContentFile { path: format!("kegiatan/{name}.yaml"), text: front.into_yaml() },
            text => ContentFile { path: format!("kegiatan/{name}.md"), text: front.into_markdown(&text) },
        })
    }

    fn name(&self, title: &str, names: &mut BTreeSet<String>) -> Option<String> {
        let identity = self.identity();
        let slug = Some(slug(title)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| mark(&identity));
        let name = self.first_day().map_or(slug.clone(), |date| format!("{date}-{slug}"));
        free_name(&name, &identity, names)
    }

    /// Its description, with the rule that could not be taken in the calendar's own words.
    fn text(&self) -> String {
        let rule = self.rule.as_ref().map(|rule| format!("Berulang menurut kalender asalnya: `{rule}`\n"));
        [Some(self.body.clone()).filter(|body| !body.is_empty()), rule]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// A property as it was typed.
fn text(event: &ICalendarComponent, property: &Property) -> String {
    let value = event.property(property).and_then(|entry| entry.values.first());
    value.and_then(ICalendarValue::as_text).unwrap_or_default().to_owned()
}

fn words(text: &str) -> String {
    if is_markup(text) { plain(text) } else { line(text) }
}

/// A description: some programs write HTML there.
fn body(text: &str) -> String {
    match is_markup(text) {
        true => markdown::of_html(&text.replace('\n', "<br>"), &Place { base: None, picture: &|_| None }),
        false => markdown::of_text(text),
    }
}

/// Its categories, the first of which is its kind.
fn kinds(event: &ICalendarComponent) -> Vec<String> {
    let values = event.properties(&Property::Categories).flat_map(|entry| &entry.values);
    let mut kinds = Vec::new();
    for kind in values.filter_map(ICalendarValue::as_text).map(|kind| cut(&line(kind), 60)).take(4 * MOST_TAGS) {
        if !kind.is_empty() && kinds.len() <= MOST_TAGS && !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}
