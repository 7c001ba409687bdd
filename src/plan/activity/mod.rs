//! Activities: one, and the lists.

mod calendar;
mod lists;
mod outcome;
mod page;

pub use calendar::Calendar;
pub(super) use lists::list;
pub use lists::{ActivitiesView, MonthOfActivities, Of};
pub use outcome::{EvaluationView, FollowUpView};
pub(super) use page::view;
pub use page::{ActivityView, SurveyView};

use super::{Page, Plan};
use crate::{route::Route, village::Village};

/// Plans the lists of activities and the activities. What comes next has a page as soon as there
/// is any activity at all: that nothing comes is news too.
pub(super) fn plan(village: &Village, plan: &mut Plan) {
    if !village.activities.is_empty() {
        let coming = plan.calendar.coming.len().max(1);
        plan.add_list(&Route::page("kegiatan"), coming, |number| Page::Activities(Of::Coming, number));
    }
    let past: Vec<_> = plan.calendar.past.iter().map(|(year, keys)| (*year, keys.len())).collect();
    for (year, count) in past {
        plan.add_term("kegiatan/lalu", &year.to_string(), count, |number| Page::Activities(Of::Past(year), number));
    }
    for (key, term) in village.activity_kinds.iter() {
        plan.add_term("kegiatan/jenis", &term.slug, term.members.len(), |number| {
            Page::Activities(Of::Kind(key), number)
        });
    }
    for (key, activity) in village.activities.iter() {
        plan.add(activity.route.clone(), Page::Activity(key));
    }
}
