//! Activities, settled.

use std::sync::Arc;

use jiff::civil::Date;

use super::{
    Article, CaseStudy, Group, Keep, Key, Labels, Partner, Table,
    group::OddKinds,
    names::{Names, Party},
    recurring::{self, Calendar, When},
    selected::{Selected, Times, shown},
    taxonomy::{Taxonomy, TermKey},
};
use crate::{
    date::{Clock, Days, End, Hours, Time},
    lang::Lang,
    problem::{Problem, Problems},
    records::{self, Body, Origin, Written, activity::Status},
    recurrence::Series,
    route::Route,
};

/// An activity.
#[derive(Debug)]
pub struct Activity {
    /// Its id.
    pub id: String,
    /// Its page.
    pub route: Route,
    /// Where it was written.
    pub origin: Arc<Origin>,
    /// Its title.
    pub title: String,
    /// Its days; `None` while they are to be announced.
    pub days: Option<Days>,
    /// Its hours.
    pub hours: Option<Hours>,
    /// How it repeats.
    pub recurrence: Option<Recurrence>,
    /// Every time it takes place, in order, as far as the portal looks ahead: one for an activity
    /// that does not repeat, none while its day is to be announced. Of a repeating one those of
    /// the last ten years, or its last.
    pub occurrences: Vec<Occurrence>,
    /// Its kind.
    pub kind: Option<TermKey>,
    /// Whether it takes place.
    pub status: Status,
    /// Who holds it.
    pub hosts: Vec<Party>,
    /// Groups that take part.
    pub groups: Vec<Key<Group>>,
    /// Partners that take part.
    pub partners: Vec<Key<Partner>>,
    /// Who does what its evaluation asks for, follow-up by follow-up.
    pub follow_up_owners: Vec<Option<Party>>,
    /// What partners gave for it: who, and which of their contributions.
    pub gifts: Vec<(Key<Partner>, usize)>,
    /// Groups whose regular meeting it is.
    pub meeting_of: Vec<Key<Group>>,
    /// Articles about it, newest first.
    pub articles: Vec<Key<Article>>,
    /// Case studies that name it.
    pub case_studies: Vec<Key<CaseStudy>>,
    /// Whether it is a draft.
    pub draft: bool,
    /// Its text.
    pub body: Option<Body>,
    /// Everything else, as written.
    pub record: Arc<records::activity::Activity>,
}

/// How an activity repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recurrence {
    /// By a rule.
    Series(Series),
    /// In words that are shown as they are.
    Words(String),
}

/// One time that an activity takes place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The day or days.
    pub days: Days,
    /// The hours, those of the activity unless this time has its own.
    pub hours: Option<Hours>,
    /// The first day that the rule gives for this time, when it was moved to another one: what a
    /// calendar file calls its `RECURRENCE-ID`.
    pub moved_from: Option<Date>,
}

impl Occurrence {
    /// The time of day by which it is sorted: that of its hours, or near what was said instead.
    pub fn hour(&self) -> Option<Time> {
        Some(self.hours.as_ref()?.start.near())
    }
}

/// Where an activity stands in time on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Still to come.
    Coming,
    /// Going on that day.
    Ongoing,
    /// Over.
    Past,
    /// Nobody knows when.
    Undated,
}

impl Recurrence {
    /// How it repeats, in words.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Self::Series(series) => series.words(lang),
            Self::Words(words) => words.clone(),
        }
    }
}

impl Activity {
    /// The time it takes place next, seen from a day, or the last time when it is over.
    pub fn next(&self, today: Date) -> Option<&Occurrence> {
        self.coming(today).first().or(self.occurrences.last())
    }

    /// The times it still takes place, seen from a day, in order.
    pub fn coming(&self, today: Date) -> &[Occurrence] {
        let over = self.occurrences.partition_point(|occurrence| occurrence.days.last < today);
        &self.occurrences[over..]
    }

    /// The days on which it takes place next, seen from a day, or the last ones when it is over.
    pub fn next_days(&self, today: Date) -> Option<Days> {
        self.next(today).map(|occurrence| occurrence.days)
    }

    /// Where it stands in time on a day.
    pub fn phase(&self, today: Date) -> Phase {
        match self.next_days(today) {
            None => Phase::Undated,
            Some(days) if days.last < today => Phase::Past,
            Some(days) if days.first <= today => Phase::Ongoing,
            Some(_) => Phase::Coming,
        }
    }
}

/// The activities to show.
pub(super) fn select(
    written: Vec<Written<records::activity::Activity>>,
    keep: &mut Keep<'_>,
) -> Vec<Selected<records::activity::Activity>> {
    shown(written, keep, |written, keep| {
        let record = &written.record;
        let days = record.date.as_ref().and_then(|date| date.value.days);
        let date = days.map(|days| days.first).or_else(|| keep.day(record.start.as_ref()));
        Times { date, ..Times::default() }
    })
}

/// By day and hour, those without a day last, equals by file.
pub(super) fn sort_by_day(selected: &mut [Selected<records::activity::Activity>]) {
    selected.sort_by_cached_key(|selected| {
        let hour = selected.record.hours.as_ref().map(|hours| hours.value.start.near());
        (selected.date.is_none(), selected.date, hour, selected.origin.file.clone(), selected.origin.node)
    });
}

/// The activities and their kinds.
pub(super) fn settle(
    selected: Vec<Selected<records::activity::Activity>>,
    names: &Names,
    labels: &dyn Labels,
    calendar: &Calendar<'_>,
    problems: &mut Problems,
) -> (Table<Activity>, Taxonomy<Activity>) {
    let records = selected.iter().enumerate().map(|(at, selected)| (Key::new(at), &selected.record));
    let typed_kinds = records.filter_map(|(key, record)| Some((key, record.kind.as_ref()?.value.as_str())));
    let kinds = Taxonomy::gather(typed_kinds, |slug| labels.label("activity_kinds", slug));
    let mut odd_kinds = OddKinds::new("activity_kinds", labels);
    let rows = selected.into_iter().map(|selected| {
        let Selected { record, origin, body, title, id, gist, route, .. } = selected;
        odd_kinds.look(record.kind.as_ref(), &origin, problems);
        let (days, hours) = when(&record, &origin, problems);
        if days.is_none() && record.recurrence.is_none() && record.date.is_none() {
            problems.add(Problem::undated_activity(origin.whole()));
        }
        let announced_later = days.is_none() && record.date.is_some();
        let when = When { days, hours: hours.as_ref(), announced_later };
        let settled = recurring::settle(record.recurrence.as_ref(), &when, calendar, &origin, problems);
        let owners = record.evaluation.iter().flat_map(|evaluation| &evaluation.follow_ups);
        Activity {
            recurrence: settled.recurrence,
            occurrences: settled.occurrences,
            kind: record.kind.as_ref().and_then(|kind| kinds.find(&kind.value)),
            status: record.status.unwrap_or(Status::Scheduled),
            hosts: names.hosts(&record.hosts, &origin, problems),
            groups: names.groups(&record.groups, &origin, problems),
            partners: names.partners(&record.partners, &origin, problems),
            follow_up_owners: owners.map(|task| names.people(task.owner.as_slice(), &origin).pop()).collect(),
            gifts: Vec::new(),
            meeting_of: Vec::new(),
            articles: Vec::new(),
            case_studies: Vec::new(),
            draft: gist.draft,
            id,
            route,
            title,
            days,
            hours: settled.hours,
            body,
            record,
            origin,
        }
    });
    (Table::new(rows.collect()), kinds)
}

/// The days and hours: from the exact form where it is given, else from the invitation's.
fn when(
    record: &records::activity::Activity,
    origin: &Origin,
    problems: &mut Problems,
) -> (Option<Days>, Option<Hours>) {
    let hours = record.hours.as_ref().map(|hours| hours.value.clone());
    let invited = record.date.as_ref().map(|date| &date.value);
    let Some(start) = &record.start else {
        let days = invited.and_then(|invited| invited.days);
        let end = record.end.as_ref().map(|end| end.value.date);
        let days = days.map(|days| Days { last: end.filter(|end| *end > days.first).unwrap_or(days.last), ..days });
        return (days, hours.or_else(|| invited.and_then(|invited| invited.hours.clone())));
    };
    let (first, start_time) = (start.value.date, start.value.time);
    let end = record.end.as_ref().map(|end| (end.value.date, end.value.time));
    let backwards = end.is_some_and(|(last, time)| (last, time.or(start_time)) < (first, start_time));
    if let (true, Some(end)) = (backwards, &record.end) {
        problems.add(Problem::ends_before_start(origin.place(end.node)));
    }
    let end = end.filter(|_| !backwards);
    let from_start = start_time.map(|time| Hours {
        start: Clock::At(time),
        end: end.and_then(|(_, time)| time).map_or(End::Open, End::At),
        zone: None,
    });
    (Some(Days { first, last: end.map_or(first, |(last, _)| last) }), from_start.or(hours))
}
