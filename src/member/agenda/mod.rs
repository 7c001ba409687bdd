//! A calendar file (RFC 5545) as content files: an activity for each of its events.
//!
//! It is read by `calcard`, which passes over lines that it does not understand. Whom to ask and who
//! comes is never taken: a calendar names people by their mailboxes, and they were not asked.

mod event;
mod moment;
mod rule;
mod series;

use std::{cmp::Reverse, collections::BTreeSet};

use calcard::{
    Entry, Parser,
    icalendar::{ICalendar, ICalendarComponentType},
};

use self::{event::Event, moment::Clock};
use super::content::{self, ContentFile, Fault};
use crate::date::Zone;

/// The largest calendar that is read, in mebibytes.
const LARGEST: usize = 10;

/// The most activities that are taken from a calendar: the latest.
const MOST_EVENTS: usize = 2000;

/// The content files of a calendar, in the order of their names. Times are told in the portal's zone.
///
/// # Errors
/// When it is no calendar, or not a whole or reasonable one.
pub fn content(bytes: &[u8], zone: &Zone) -> Result<Vec<ContentFile>, Fault> {
    if bytes.len() > LARGEST << 20 {
        return Err(Fault::TooLarge { most: LARGEST });
    }
    let calendars = read(&content::decode(bytes, None))?;
    let mut events: Vec<Event> = calendars.iter().flat_map(|calendar| events(calendar, zone)).collect();
    events.sort_by_cached_key(|event| (Reverse(event.first_day()), event.identity()));
    let mut names = BTreeSet::new();
    let mut files: Vec<_> = events.iter().take(MOST_EVENTS).filter_map(|event| event.file(&mut names)).collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// The calendars in a file.
fn read(text: &str) -> Result<Vec<ICalendar>, Fault> {
    let end = text.trim_end().rsplit('\n').next().unwrap_or_default();
    let mut parser = Parser::new(text);
    let mut calendars = Vec::new();
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => calendars.push(calendar),
            Entry::Eof => break,
            Entry::TooManyComponents => return Err(Fault::TooDeep),
            _ => {}
        }
    }
    let is_calendar = |calendar: &ICalendar| {
        calendar.components.first().is_some_and(|root| root.component_type == ICalendarComponentType::VCalendar)
    };
    calendars.retain(is_calendar);
    match calendars.is_empty() {
        true => Err(Fault::NoCalendar),
        false if !end.trim().eq_ignore_ascii_case("END:VCALENDAR") => Err(Fault::Cut),
        false => Ok(calendars),
    }
}

/// The activities of a calendar: one for each event, with what differs on single days of a series
/// told within the series.
fn events(calendar: &ICalendar, zone: &Zone) -> Vec<Event> {
    let zones = calendar.build_tz_resolver();
    let clock = Clock { zones: &zones, zone };
    let of_kind = |kind: &ICalendarComponentType| *kind == ICalendarComponentType::VEvent;
    let events = calendar.components.iter().filter(|component| of_kind(&component.component_type));
    series::settle(events.filter(|event| event::is_public(event)), &clock)
}
