//! An activity as events: one for it, and one for each time that was moved.

use jiff::civil::Time;

use super::{
    Files,
    about::About,
    identity,
    line::Lines,
    schedule::Schedule,
    timing::{Timing, in_utc},
};
use crate::{
    date::{Date, Days, Hours, Zone},
    plan::calendar_file,
    village::{Activity, Key},
};

/// When something was told whose author gave no day of change. A day of its own would go back
/// whenever the activity is brought forward, and an older message may be passed over.
const NEVER_CHANGED: &str = "20000101T000000Z";

/// The events of an activity.
pub(super) struct Event {
    /// All of them.
    pub lines: Lines,
    /// The zones whose clocks they name.
    pub zones: Vec<Zone>,
    /// The first day of any.
    pub first: Date,
    /// The last day, as far as the portal looks ahead.
    pub last: Date,
}

/// The events of an activity; `None` while it has no day, and for drafts.
pub(super) fn event(files: &Files<'_>, key: Key<Activity>) -> Option<Event> {
    let village = files.site.village;
    let activity = &village.activities[key];
    let portal = &village.portal;
    let timing = Timing::new(activity.hours.as_ref(), &portal.zone);
    let schedule = Schedule::new(activity, &timing).filter(|_| calendar_file::is_told(activity))?;
    let (head, about) = (head(files, activity), About::new(files, activity));
    let mut writer = Writer { head, about, lines: Lines::default(), zones: Vec::new() };
    writer.event(&schedule.first, activity.hours.as_ref(), &timing, &schedule.repeats);
    let mut first = schedule.first.first;
    for (day, occurrence) in &schedule.moved {
        let id = timing.starts("RECURRENCE-ID", &[*day]);
        let own = Timing::new(occurrence.hours.as_ref(), &portal.zone);
        writer.event(&occurrence.days, occurrence.hours.as_ref(), &own, &[id]);
        first = first.min(occurrence.days.first);
    }
    let last = activity.occurrences.iter().map(|occurrence| occurrence.days.last).max()?;
    Some(Event { lines: writer.lines, zones: writer.zones, first, last })
}

struct Writer {
    /// What every event of the activity begins with.
    head: Lines,
    about: About,
    lines: Lines,
    zones: Vec<Zone>,
}

impl Writer {
    fn event(&mut self, days: &Days, hours: Option<&Hours>, timing: &Timing, more: &[(String, String)]) {
        self.lines.put("BEGIN", "VEVENT");
        self.lines.append(&self.head);
        let bounds = [timing.starts("DTSTART", &[days.first]), timing.end(days)];
        bounds.iter().chain(more).for_each(|(name, value)| self.lines.put(name, value));
        self.about.write(&mut self.lines, hours.filter(|_| !timing.exact));
        self.lines.put("END", "VEVENT");
        let known = |zone: &&Zone| self.zones.iter().all(|known| known.iana != zone.iana);
        let zone = timing.zone().filter(known).cloned();
        self.zones.extend(zone);
    }
}

/// Which activity it is, and when its announcement was changed: by what its author says of that
/// alone, so that the same content gives the same bytes.
fn head(files: &Files<'_>, activity: &Activity) -> Lines {
    let village = files.site.village;
    let mut lines = Lines::default();
    lines.put("UID", &identity::uuid(village, "kegiatan", &activity.id).to_string());
    let updated = activity.record.updated.as_ref().map(|updated| {
        let moment = updated.value.date.to_datetime(updated.value.time.unwrap_or(Time::midnight()));
        in_utc(moment, &village.portal.zone.tz)
    });
    lines.put("DTSTAMP", updated.as_deref().unwrap_or(NEVER_CHANGED));
    if let Some(updated) = &updated {
        lines.put("LAST-MODIFIED", updated);
    }
    let revision = activity.record.revision.as_ref().and_then(|revision| revision.to_whole());
    if let Some(revision) = revision.and_then(|revision| u32::try_from(revision).ok()) {
        lines.put("SEQUENCE", &revision.to_string());
    }
    lines
}
