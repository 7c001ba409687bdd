//! Activities: one, the lists, the months of the calendar, and what they came to.

mod calendar;
mod evaluations;
mod lists;
mod month;
mod outcome;
mod page;
mod turns;

pub use calendar::{Calendar, Month, Showing};
pub(super) use evaluations::view as evaluations;
pub use evaluations::{AttendanceView, EvaluationsView, ProgressView, ResultView, SatisfactionView, TaskView};
pub use lists::{ActivitiesView, MonthOfActivities, Of};
pub(super) use lists::{calendar, list, of_group};
pub(super) use month::view as month;
pub use month::{DayView, EventView, HijriView, HolidayView, MonthView, WeekdayView};
pub use outcome::{EvaluationView, FollowUpView};
pub use page::{ActivityView, SurveyView};
pub(super) use page::{cost, view};
pub use turns::TurnView;

use super::{Page, Plan, group};
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
    let own =
        |group: &crate::village::Group| group.origin.member.is_none() && group::has_more_activities(village, group);
    for (key, group) in village.groups.iter().filter(|(_, group)| own(group)) {
        plan.add_list(&of_group(group), group.activities.len(), |number| Page::Activities(Of::Group(key), number));
    }
    let months: Vec<_> = plan.calendar.months.keys().copied().collect();
    months.into_iter().for_each(|month| plan.add(month.route(), Page::Month(month)));
    let years: Vec<_> = plan.calendar.evaluated.keys().copied().collect();
    years.into_iter().for_each(|year| plan.add(evaluations::route(year), Page::Evaluations(year)));
    for (key, activity) in village.activities.iter() {
        plan.add_record(&activity.origin, &activity.route, Page::Activity(key));
    }
}
