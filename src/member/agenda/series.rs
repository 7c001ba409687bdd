//! Events that repeat, with what differs on single days (RFC 5545, 3.8.4.4 and 3.8.5).

use std::collections::BTreeMap;

use calcard::icalendar::{ICalendarComponent, ICalendarProperty as Property, ICalendarRecurrenceRule, ICalendarValue};
use serde_json::{Map, Value};

use super::{
    event::{Event, is_cancelled},
    moment::{Clock, Moment},
    rule::{self, Recurrence},
};

/// The most days that are taken out of a series, moved, or added to it.
const MOST_DAYS: usize = 200;

/// What a calendar says of one event: itself, and its single days.
#[derive(Default)]
struct Group<'a> {
    whole: Option<&'a ICalendarComponent>,
    single: Vec<&'a ICalendarComponent>,
}

/// The events of a calendar, each series once.
pub fn settle<'a>(components: impl Iterator<Item = &'a ICalendarComponent>, clock: &Clock<'_>) -> Vec<Event> {
    let mut groups: BTreeMap<String, Group<'a>> = BTreeMap::new();
    for (number, component) in components.enumerate() {
        let uid = component.uid().filter(|uid| !uid.trim().is_empty());
        let group = groups.entry(uid.map_or_else(|| format!("\n{number}"), str::to_owned)).or_default();
        if component.has_property(&Property::RecurrenceId) {
            group.single.push(component);
        } else if group.whole.is_none_or(|whole| sequence(whole) <= sequence(component)) {
            group.whole = Some(component);
        }
    }
    groups.into_values().flat_map(|group| events(&group, clock)).collect()
}

/// How often an event was changed: the newest is meant.
fn sequence(component: &ICalendarComponent) -> i64 {
    let value = component.property(&Property::Sequence).and_then(|entry| entry.values.first());
    value.and_then(ICalendarValue::as_integer).unwrap_or(0)
}

fn events(group: &Group<'_>, clock: &Clock<'_>) -> Vec<Event> {
    let alone = || group.single.iter().filter(|single| !is_cancelled(single)).map(|single| Event::read(single, clock));
    let Some(whole) = group.whole else { return alone().collect() };
    let mut event = Event::read(whole, clock);
    let mut added = added(whole, &event, clock);
    match (event.start, rule_of(whole)) {
        (Some(start), Some(rule)) => match rule::recurrence(rule, start, clock) {
            Some(recurrence) => event.recurrence = with_changes(recurrence, whole, &group.single, &event, clock),
            None => {
                event.rule = Some(rule.to_string().replace('`', ""));
                added.extend(alone());
            }
        },
        _ => added.extend(alone().filter(|single| single.start != event.start)),
    }
    added.insert(0, event);
    added
}

fn rule_of(event: &ICalendarComponent) -> Option<&ICalendarRecurrenceRule> {
    event.properties(&Property::Rrule).flat_map(|entry| &entry.values).find_map(|value| match value {
        ICalendarValue::RecurrenceRule(rule) => Some(&**rule),
        _ => None,
    })
}

/// Days that are added to a series, each as an event of its own.
fn added(whole: &ICalendarComponent, event: &Event, clock: &Clock<'_>) -> Vec<Event> {
    let Some(start) = event.start else { return Vec::new() };
    let days = clock.all(whole, &Property::Rdate).filter(|day| day.date != start.date).take(MOST_DAYS);
    let on = |day: Moment| event.on(Moment { time: day.time.or(start.time), ..day });
    days.map(on).collect()
}

/// The keys of a series with the days that are left out or moved.
fn with_changes(
    recurrence: Recurrence,
    whole: &ICalendarComponent,
    single: &[&ICalendarComponent],
    event: &Event,
    clock: &Clock<'_>,
) -> Map<String, Value> {
    let Recurrence { mut keys, until } = recurrence;
    let is_within = |day: &Moment| {
        event.start.is_some_and(|start| start.date <= day.date) && until.is_none_or(|until| day.date <= until)
    };
    let out = clock.all(whole, &Property::Exdate);
    let called_off = single.iter().filter(|single| is_cancelled(single));
    let called_off = called_off.filter_map(|single| clock.first(single, &Property::RecurrenceId));
    let out = out.chain(called_off).filter(is_within).take(MOST_DAYS);
    let mut out: Vec<String> = out.map(|day| day.date.to_string()).collect();
    out.sort();
    out.dedup();
    let moved = single.iter().filter(|single| !is_cancelled(single)).take(MOST_DAYS);
    let moved = moved.filter_map(|single| {
        let day = clock.first(single, &Property::RecurrenceId).filter(is_within)?;
        Some((day.date.to_string(), moved_to(day, &Event::read(single, clock), event)?))
    });
    let moved: Map<String, Value> = moved.filter(|(day, _)| !out.contains(day)).collect();
    if !out.is_empty() {
        keys.insert("kecuali".to_owned(), out.into());
    }
    if !moved.is_empty() {
        keys.insert("ganti_hari".to_owned(), moved.into());
    }
    keys
}

/// The day and hours of a single time, when they are not those of its series.
fn moved_to(day: Moment, single: &Event, series: &Event) -> Option<Value> {
    let (date, hours) = (single.first_day()?, single.hours());
    if date == day.date && hours == series.hours() {
        return None;
    }
    Some(hours.map_or(date.to_string(), |hours| format!("{date} {hours}")).into())
}
