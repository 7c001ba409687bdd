//! The activities of a portal by when they are.

use crate::village::{self, Key, Village, activity::Phase};

/// The activities of a portal by when they are, found out once for all pages.
#[derive(Debug)]
pub struct Calendar {
    /// What comes, by its next day, and after that what has no date yet.
    pub coming: Vec<Key<village::Activity>>,
    /// What is over, by year, newest first.
    pub past: Vec<(i16, Vec<Key<village::Activity>>)>,
}

impl Calendar {
    /// Looks at each activity once.
    pub fn new(village: &Village) -> Self {
        let today = village.show.today;
        let mut coming: Vec<_> =
            village.activities.iter().filter(|(_, activity)| activity.phase(today) != Phase::Past).collect();
        coming.sort_by_cached_key(|(key, activity)| {
            let days = activity.next_days(today);
            (days.is_none(), days.map(|days| days.first), *key)
        });
        let mut past: Vec<(i16, Vec<_>)> = Vec::new();
        for (year, key) in village.activities.keys().rev().filter_map(|key| Some((year_of_past(village, key)?, key))) {
            match past.last_mut() {
                Some((last, keys)) if *last == year => keys.push(key),
                _ => past.push((year, vec![key])),
            }
        }
        Self { coming: coming.into_iter().map(|(key, _)| key).collect(), past }
    }

    pub(super) fn of_year(&self, year: i16) -> &[Key<village::Activity>] {
        self.past.iter().find(|(of, _)| *of == year).map_or(&[], |(_, keys)| keys)
    }
}

fn year_of_past(village: &Village, key: Key<village::Activity>) -> Option<i16> {
    let activity = &village.activities[key];
    let is_past = activity.phase(village.show.today) == Phase::Past;
    activity.occurrences.last().filter(|_| is_past).map(|occurrence| occurrence.days.first.year())
}
