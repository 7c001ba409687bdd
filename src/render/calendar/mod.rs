//! Calendar files (iCalendar, RFC 5545 and 7986), for phones and other calendars to follow.
//!
//! The crate `icalendar` was weighed for writing and left: it stamps every component with the
//! moment of the build and a random name, also those that may have neither, such as a zone. Its
//! parser reads these files back in the tests.

use rayon::prelude::*;

use super::{Files, identity};
use crate::{
    artifact::{Artifact, SinkError},
    date::Date,
    plan::calendar_file::Of,
    village::{Activity, Key},
};

mod about;
mod event;
mod line;
mod schedule;
mod timing;
mod zone;

use event::Event;
use line::Lines;

/// Who made the file; without a version, so that a new one of the program changes no byte.
const PRODUCT: &str = "-//Jejaring//Portal desa//ID";

/// How often a program that follows a calendar is asked to look for news: once a day.
const REFRESH: &str = "P1D";

/// Writes a calendar for each activity that has a day, and those of all activities, of each kind
/// and of each group.
pub(super) fn write(files: &mut Files<'_>) -> Result<(), SinkError> {
    let village = files.site.village;
    let since = since(village.show.today);
    let keys: Vec<_> = village.activities.keys().collect();
    let events = keys.into_par_iter().map(|key| single(files, key, since)).collect::<Result<Vec<_>, _>>()?;
    let of_many: Vec<_> = Of::many(village).collect();
    of_many.par_iter().try_for_each(|of| {
        let keys = of.activities(village);
        let events: Vec<_> = keys.into_iter().filter_map(|key| events[key.index()].as_ref()).collect();
        put(files, *of, &events)
    })?;
    let singles = village.activities.keys().map(Of::One);
    let routes = of_many.into_iter().chain(singles).filter_map(|of| of.route(village));
    routes.for_each(|route| files.take(route.file_path()));
    Ok(())
}

/// The first day of which calendars of many activities still tell: the first of last year. So the
/// file of a portal with decades of activities stays small, and does not change from day to day.
fn since(today: Date) -> Date {
    Date::new(today.year() - 1, 1, 1).unwrap_or(Date::MIN)
}

/// Writes the calendar of one activity, whatever day it was, and returns its events for those of
/// many unless they are over for long.
fn single(files: &Files<'_>, key: Key<Activity>, since: Date) -> Result<Option<Event>, SinkError> {
    let Some(event) = event::event(files, key) else { return Ok(None) };
    put(files, Of::One(key), &[&event])?;
    Ok(Some(event).filter(|event| event.last >= since))
}

fn put(files: &Files<'_>, of: Of, events: &[&Event]) -> Result<(), SinkError> {
    let Some(route) = of.route(files.site.village) else { return Ok(()) };
    files.sink.put(Artifact::new(&route.file_path(), calendar(files, of, events).as_bytes()))
}

/// A calendar with its zones and events. One without any event still has its zone, since a
/// calendar may not be empty.
fn calendar(files: &Files<'_>, of: Of, events: &[&Event]) -> String {
    let portal = &files.site.village.portal;
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", PRODUCT);
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", "PUBLISH");
    // A single activity has no name of a calendar, which some programs would then make for it.
    if !matches!(of, Of::One(_)) {
        let name = of.title(files.site);
        lines.text("NAME", &name);
        lines.text("X-WR-CALNAME", &name);
        lines.text("X-WR-TIMEZONE", &portal.zone.iana);
        lines.put("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
        lines.put("X-PUBLISHED-TTL", REFRESH);
    }
    zone::write(&mut lines, events, &portal.zone);
    events.iter().for_each(|event| lines.append(&event.lines));
    lines.put("END", "VCALENDAR");
    lines.into_text()
}
