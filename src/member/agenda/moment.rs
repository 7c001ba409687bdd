//! Days and times of a calendar on the clocks of the portal.

use calcard::{
    common::{PartialDateTime, timezone::Tz},
    icalendar::{
        ICalendarComponent, ICalendarEntry, ICalendarPeriod, ICalendarProperty, ICalendarValue, timezone::TzResolver,
    },
};
use jiff::{SignedDuration, Timestamp, ToSpan, civil::DateTime};

use crate::date::{Date, Time, Zone};

/// What times of a calendar are read with.
pub struct Clock<'a> {
    /// The zones that the calendar names.
    pub zones: &'a TzResolver<&'a str>,
    /// The portal's zone.
    pub zone: &'a Zone,
}

/// A day, with its time unless it is a day as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time of day.
    pub time: Option<Time>,
    /// By how many days it lies behind the day that the calendar names, in its own zone.
    pub shift: i64,
}

impl Moment {
    /// The form in which it is written: `2026-11-27` or `2026-11-27 19:30`.
    pub fn written(&self) -> String {
        self.time.map_or(self.date.to_string(), |time| format!("{} {}", self.date, clock_time(time)))
    }

    fn datetime(&self) -> DateTime {
        self.date.to_datetime(self.time.unwrap_or_default())
    }

    fn later(&self, duration: SignedDuration) -> Option<Self> {
        let moved = self.datetime().checked_add(duration).ok()?;
        Some(Self { date: moved.date(), time: self.time.map(|_| moved.time()), shift: self.shift })
    }
}

/// A time of day to the minute.
pub fn clock_time(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

impl Clock<'_> {
    /// The first moment that a property of an event names.
    pub fn first(&self, event: &ICalendarComponent, property: &ICalendarProperty) -> Option<Moment> {
        self.all(event, property).next()
    }

    /// All moments that the properties of a name have.
    pub fn all<'e>(
        &'e self,
        event: &'e ICalendarComponent,
        property: &'e ICalendarProperty,
    ) -> impl Iterator<Item = Moment> + 'e {
        let entries = event.entries.iter().filter(move |entry| entry.name == *property);
        entries.flat_map(move |entry| entry.values.iter().filter_map(move |value| self.moment(entry, value)))
    }

    fn moment(&self, entry: &ICalendarEntry, value: &ICalendarValue) -> Option<Moment> {
        let moment = match value {
            ICalendarValue::PartialDateTime(moment) => moment,
            ICalendarValue::Period(ICalendarPeriod::Range { start, .. } | ICalendarPeriod::Duration { start, .. }) => {
                start
            }
            _ => return None,
        };
        self.local(moment, entry.tz_id())
    }

    /// A moment on the portal's clocks. Without a zone, or with an unknown one, it is on them already.
    pub fn local(&self, moment: &PartialDateTime, zone: Option<&str>) -> Option<Moment> {
        let named = Date::new(i16::try_from(moment.year?).ok()?, small(moment.month?)?, small(moment.day?)?).ok()?;
        let Some(hour) = moment.hour else { return Some(Moment { date: named, time: None, shift: 0 }) };
        // A leap second is the second before it.
        let second = moment.second.unwrap_or(0).min(59);
        let time = Time::new(small(hour)?, small(moment.minute.unwrap_or(0))?, small(second)?, 0).ok()?;
        let zone = zone.and_then(|zone| self.zones.resolve(zone)).unwrap_or(Tz::Floating);
        if moment.tz_hour.is_none() && zone.is_floating() {
            return Some(Moment { date: named, time: Some(time), shift: 0 });
        }
        let instant = moment.to_date_time_with_tz(zone)?.timestamp();
        let local = self.zone.tz.to_datetime(Timestamp::from_second(instant).ok()?);
        let shift = local.date().duration_since(named).as_hours() / 24;
        Some(Moment { date: local.date(), time: Some(local.time()), shift })
    }

    /// The last day of an event, or the moment at which it ends; nothing when that is its first day, or
    /// not told.
    pub fn end(&self, event: &ICalendarComponent, start: Moment) -> Option<Moment> {
        let end = self.first(event, &ICalendarProperty::Dtend).or_else(|| start.later(duration(event)?))?;
        let end = match start.time {
            // The end of whole days is the day behind them (RFC 5545, 3.6.1).
            None => Moment { date: end.date.checked_sub(1.day()).ok()?, time: None, ..end },
            Some(_) => end,
        };
        (end.time.is_some() == start.time.is_some() && end.datetime() > start.datetime()).then_some(end)
    }
}

fn duration(event: &ICalendarComponent) -> Option<SignedDuration> {
    const LONGEST: i64 = 366 * 24 * 3600;
    let value = event.property(&ICalendarProperty::Duration)?.values.first()?;
    let ICalendarValue::Duration(duration) = value else { return None };
    // Weeks and days of any number must not be too many for a sum of seconds.
    if duration.weeks > 60 || duration.days > 400 || duration.hours > 9000 {
        return None;
    }
    Some(duration.as_seconds()).filter(|seconds| (0..LONGEST).contains(seconds)).map(SignedDuration::from_secs)
}

fn small(number: u8) -> Option<i8> {
    i8::try_from(number).ok()
}
