//! Zones with the changes of their clocks, so that a program need not know them by name.

use std::collections::BTreeMap;

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, DateTime, Time},
    tz::Offset,
};

use super::{Event, Lines};
use crate::date::Zone;

/// How many years behind the last day listed the changes of clocks are told, for open rules.
const YEARS_AHEAD: i32 = 10;

/// Writes the zones that events name; without any, that of the portal.
pub(super) fn write(lines: &mut Lines, events: &[&Event], portal: &Zone) {
    let mut zones: BTreeMap<&str, (&Zone, Date, Date)> = BTreeMap::new();
    for event in events {
        for zone in &event.zones {
            let (_, first, last) = zones.entry(&zone.iana).or_insert((zone, event.first, event.last));
            (*first, *last) = ((*first).min(event.first), (*last).max(event.last));
        }
    }
    if events.is_empty() {
        let day = Date::constant(2000, 1, 1);
        zones.insert(&portal.iana, (portal, day, day));
    }
    zones.into_values().for_each(|(zone, first, last)| one(lines, zone, first, last));
}

/// A zone from the year of its first event on.
fn one(lines: &mut Lines, zone: &Zone, first: Date, last: Date) {
    lines.put("BEGIN", "VTIMEZONE");
    lines.put("TZID", &zone.iana);
    for (change, moments) in changes(zone, first, last) {
        change.write(lines, &moments);
    }
    lines.put("END", "VTIMEZONE");
}

/// Clocks that go from one distance from UTC to another.
#[derive(PartialEq, Eq)]
struct Change {
    from: Offset,
    to: Offset,
    is_summer: bool,
    name: String,
}

/// How clocks stood at first, and how they changed since, each with its moments on the clocks
/// before it: all by name, since no rule of a calendar file means every law.
fn changes(zone: &Zone, first: Date, last: Date) -> Vec<(Change, Vec<DateTime>)> {
    let begin = first.first_of_year().to_datetime(Time::midnight());
    let since = zone.tz.to_ambiguous_timestamp(begin).compatible().unwrap_or(Timestamp::MIN);
    let until = last.checked_add(YEARS_AHEAD.years()).unwrap_or(Date::MAX).last_of_year();
    let info = zone.tz.to_offset_info(since);
    let mut offset = info.offset();
    let stood =
        Change { from: offset, to: offset, is_summer: info.dst().is_dst(), name: info.abbreviation().to_owned() };
    let mut changes = vec![(stood, vec![begin])];
    for transition in zone.tz.following(since) {
        let moment = offset.to_datetime(transition.timestamp());
        if moment.date() > until {
            break;
        }
        let (to, name) = (transition.offset(), transition.abbreviation().to_owned());
        let change = Change { from: offset, to, is_summer: transition.dst().is_dst(), name };
        offset = to;
        match changes.iter_mut().find(|(known, _)| *known == change) {
            Some((_, moments)) => moments.push(moment),
            None => changes.push((change, vec![moment])),
        }
    }
    changes
}

impl Change {
    fn write(&self, lines: &mut Lines, moments: &[DateTime]) {
        let component = if self.is_summer { "DAYLIGHT" } else { "STANDARD" };
        let printed: Vec<_> = moments.iter().map(|moment| moment.strftime("%Y%m%dT%H%M%S").to_string()).collect();
        lines.put("BEGIN", component);
        lines.put("DTSTART", &printed[0]);
        if printed.len() > 1 {
            lines.put("RDATE", &printed[1..].join(","));
        }
        lines.put("TZOFFSETFROM", &distance(self.from));
        lines.put("TZOFFSETTO", &distance(self.to));
        lines.text("TZNAME", &self.name);
        lines.put("END", component);
    }
}

/// `+0700`; with seconds for the clocks of long ago.
fn distance(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, seconds) = if seconds < 0 { ('-', -seconds) } else { ('+', seconds) };
    let minutes = format!("{sign}{:02}{:02}", seconds / 3600, seconds / 60 % 60);
    if seconds % 60 == 0 { minutes } else { format!("{minutes}{:02}", seconds % 60) }
}
