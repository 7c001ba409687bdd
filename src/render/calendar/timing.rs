//! The clock times of an activity, in the forms that a calendar file has for them.

use jiff::{
    Timestamp, ToSpan,
    civil::{DateTime, time},
    tz::{Offset, TimeZone},
};

use crate::date::{self, Clock, Date, Days, End, Hours, Time, TypedZone, Zone};

/// How long something is shown to last whose end nobody told. An event without an end would last
/// no time at all and be hard to see (RFC 5545, 3.6.1); the words say what was told.
const HOURS_OF_OPEN_END: i64 = 2;

/// When an activity begins and ends on its days.
pub(super) struct Timing {
    form: Form,
    start: Time,
    /// `None` when no clock time was told.
    end: Option<Time>,
    /// Whether the times of the file are those that were told.
    pub exact: bool,
}

enum Form {
    /// Whole days.
    Days,
    /// On the clocks of a zone.
    Local(Zone),
    /// In UTC, from clocks that are so far from it.
    Utc(Offset),
}

impl Timing {
    /// The timing of hours that are meant in the portal's zone unless they say another.
    pub fn new(hours: Option<&Hours>, portal: &Zone) -> Self {
        let midnight = Time::midnight();
        // Words such as `seharian` tell no time of day, and are near midnight.
        let Some(hours) = hours.filter(|hours| is_time_of_day(&hours.start)) else {
            return Self { form: Form::Days, start: midnight, end: None, exact: hours.is_none() };
        };
        let start = hours.start.near();
        let (end, end_is_exact) = match &hours.end {
            End::At(end) => (Some(*end), true),
            End::Label { near, .. } => (Some(*near).filter(|end| *end > start), false),
            End::Open | End::Done => (None, false),
        };
        let exact = end_is_exact && matches!(hours.start, Clock::At(_));
        Self { form: Form::of(hours.zone, portal), start, end, exact }
    }

    /// The zone whose clocks are meant.
    pub fn zone(&self) -> Option<&Zone> {
        match &self.form {
            Form::Local(zone) => Some(zone),
            Form::Days | Form::Utc(_) => None,
        }
    }

    /// Whether days are the same in the file as on the author's clocks, so that a rule means them.
    pub fn keeps_days(&self) -> bool {
        match self.form {
            Form::Days | Form::Local(_) => true,
            Form::Utc(offset) => offset == Offset::UTC,
        }
    }

    /// A property with the moment at which it begins on each of some days.
    pub fn starts(&self, property: &str, days: &[Date]) -> (String, String) {
        let moments: Vec<_> = days.iter().map(|day| self.print(day.to_datetime(self.start))).collect();
        (self.named(property), moments.join(","))
    }

    /// The property with the moment at which it ends. An end that is not after the start of a
    /// single day is on the next one; whole days end before the one after them.
    pub fn end(&self, days: &Days) -> (String, String) {
        let after = days.last.tomorrow().unwrap_or(days.last);
        let is_one_day = days.first == days.last;
        let end = match (&self.form, self.end) {
            (Form::Days, _) => after.to_datetime(Time::midnight()),
            (_, Some(end)) if is_one_day && end <= self.start => after.to_datetime(end),
            (_, Some(end)) => days.last.to_datetime(end),
            (_, None) if is_one_day => {
                let start = days.first.to_datetime(self.start);
                start.checked_add(HOURS_OF_OPEN_END.hours()).unwrap_or(start)
            }
            (_, None) => after.to_datetime(Time::midnight()),
        };
        (self.named("DTEND"), self.print(end))
    }

    /// The last moment of a day, as a rule tells until when it holds.
    pub fn until(&self, day: Date) -> String {
        let last = day.to_datetime(time(23, 59, 59, 0));
        match &self.form {
            Form::Days => self.print(last),
            Form::Local(zone) => in_utc(last, &zone.tz),
            Form::Utc(offset) => in_utc(last, &offset.to_time_zone()),
        }
    }

    fn named(&self, property: &str) -> String {
        match &self.form {
            Form::Days => format!("{property};VALUE=DATE"),
            Form::Local(zone) => format!("{property};TZID={}", zone.iana),
            Form::Utc(_) => property.to_owned(),
        }
    }

    fn print(&self, moment: DateTime) -> String {
        match &self.form {
            Form::Days => moment.strftime("%Y%m%d").to_string(),
            Form::Local(_) => moment.strftime("%Y%m%dT%H%M%S").to_string(),
            Form::Utc(offset) => in_utc(moment, &offset.to_time_zone()),
        }
    }
}

impl Form {
    fn of(typed: Option<TypedZone>, portal: &Zone) -> Self {
        let zone = match typed {
            Some(TypedZone::Offset(offset)) => return Self::Utc(offset),
            Some(named) if named.label() != Some(portal.label) => named.label().and_then(date::zone),
            Some(_) | None => None,
        };
        match zone.unwrap_or_else(|| portal.clone()) {
            zone if zone.label == "UTC" => Self::Utc(Offset::UTC),
            zone => Self::Local(zone),
        }
    }
}

fn is_time_of_day(clock: &Clock) -> bool {
    match clock {
        Clock::At(_) => true,
        Clock::Label { near, .. } => *near != Time::midnight(),
    }
}

/// A moment on the clocks of a zone, in UTC.
pub(super) fn in_utc(moment: DateTime, zone: &TimeZone) -> String {
    let timestamp = zone.to_ambiguous_timestamp(moment).compatible().unwrap_or(Timestamp::UNIX_EPOCH);
    timestamp.strftime("%Y%m%dT%H%M%SZ").to_string()
}
