//! One time that something takes place, in the words of posters and messages.

use jiff::civil::Date;

use super::here::Here;
use crate::{
    date::{self, Days, Hours, Pasaran},
    village::{Activity, activity::Occurrence},
};

impl Here<'_> {
    /// The pasaran of a day, in portals that show it.
    pub(super) fn pasaran(&self, day: Date) -> Option<&'static str> {
        self.village().portal.pasaran.then(|| Pasaran::of(day).name())
    }

    /// `Minggu Pon`, or `Minggu` in portals without pasaran.
    pub(super) fn weekday(&self, day: Date) -> String {
        let weekday = date::weekday(day.weekday(), self.lang());
        self.pasaran(day).map_or_else(|| weekday.to_owned(), |pasaran| format!("{weekday} {pasaran}"))
    }

    /// `Minggu Pon, 22 November 2026`; several days as elsewhere.
    pub(super) fn days(&self, days: &Days) -> String {
        let lang = self.lang();
        if days.first == days.last {
            format!("{}, {}", self.weekday(days.first), date::medium(days.first, lang))
        } else {
            date::days(days, lang)
        }
    }

    /// `22 Nov`, `20–24 Nov`, `30 Nov–2 Des`.
    pub(super) fn days_without_year(&self, days: &Days) -> String {
        let day = |day: Date| format!("{} {}", day.day(), date::short_month(day.month(), self.lang()));
        let Days { first, last } = *days;
        if first == last {
            day(first)
        } else if (first.year(), first.month()) == (last.year(), last.month()) {
            format!("{}–{}", first.day(), day(last))
        } else {
            format!("{}–{}", day(first), day(last))
        }
    }

    /// The hours of a time that an activity takes place, those of the activity while no time is known.
    pub(super) fn hours(&self, activity: &Activity, occurrence: Option<&Occurrence>) -> Option<String> {
        let hours: Option<&Hours> = occurrence.map_or(activity.hours.as_ref(), |occurrence| occurrence.hours.as_ref());
        Some(date::hours(hours?, self.village().portal.zone.label, self.lang()))
    }
}
