//! What comes, as far as a notice board looks ahead.

use jiff::{ToSpan, civil::Date};

use crate::{
    date::Clock,
    village::{
        Activity, Key, Village,
        activity::{Occurrence, Phase},
    },
};

/// The days that a board tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reach {
    /// The day of issue.
    pub today: Date,
    /// The last of seven days with the day of issue, so that a board put up on a Saturday has a
    /// week on it too.
    pub week: Date,
    /// The end of a month: of this one, or of the next when less than two weeks of this one are left.
    pub last: Date,
}

/// An activity within reach.
pub(super) struct Coming<'a> {
    pub key: Key<Activity>,
    pub activity: &'a Activity,
    /// When it takes place first.
    pub first: &'a Occurrence,
    /// When it takes place after that.
    pub further: &'a [Occurrence],
}

impl Reach {
    /// The reach of a board issued on a day.
    pub fn from(today: Date) -> Self {
        let week = today.saturating_add(6.days());
        Self { today, week, last: today.saturating_add(13.days()).last_of_month() }
    }
}

impl<'a> Coming<'a> {
    /// The activity, if it takes place within reach.
    fn within(reach: &Reach, key: Key<Activity>, activity: &'a Activity) -> Option<Self> {
        let coming = activity.coming(reach.today);
        let end = coming.partition_point(|occurrence| occurrence.days.first <= reach.last);
        let (first, further) = coming[..end].split_first()?;
        Some(Self { key, activity, first, further })
    }

    /// The first of them by day and hour, and those without an hour before the others of a day.
    fn order(&self) -> impl Ord + use<> {
        let hour = self.first.hours.as_ref().map(|hours| Clock::near(&hours.start));
        (self.first.days.first, hour, self.key)
    }
}

/// All within reach, each activity once, in order.
pub(super) fn within<'a>(reach: &Reach, village: &'a Village) -> Vec<Coming<'a>> {
    let activities = village.activities.iter().filter(|(_, activity)| activity.phase(reach.today) != Phase::Past);
    let mut all: Vec<_> = activities.filter_map(|(key, activity)| Coming::within(reach, key, activity)).collect();
    all.sort_by_cached_key(Coming::order);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_board_reaches_over_a_week_and_to_the_end_of_a_month_two_weeks_away_or_more() {
        let reach = |day: &str| {
            let reach = Reach::from(day.parse().expect("a day"));
            [reach.week, reach.last].map(|day| day.to_string())
        };
        assert_eq!(reach("2026-11-02"), ["2026-11-08", "2026-11-30"]);
        assert_eq!(reach("2026-11-17"), ["2026-11-23", "2026-11-30"]);
        assert_eq!(reach("2026-11-18"), ["2026-11-24", "2026-12-31"]);
        assert_eq!(reach("2026-12-30"), ["2027-01-05", "2027-01-31"]);
        assert_eq!(reach("9999-12-31"), ["9999-12-31", "9999-12-31"]);
    }
}
