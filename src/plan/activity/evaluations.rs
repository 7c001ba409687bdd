//! What the activities of a year came to, in figures.

use serde::Serialize;

use super::outcome::{self, EvaluationView, FollowUpView};
use crate::{
    date,
    number::{self, Number},
    plan::{
        View,
        here::Here,
        view::{Head, Link},
    },
    records::{
        Kind,
        activity::{Evaluation, Progress},
        values::People,
    },
    route::Route,
    village::{self, Key},
};

/// `pages/evaluations.html`.
#[derive(Debug, Serialize)]
pub struct EvaluationsView {
    /// The year.
    pub year: i16,
    /// How many activities were evaluated, in words: `12 kegiatan`.
    pub count: String,
    /// Those who came to all of them.
    pub attendance: Option<AttendanceView>,
    /// How content people were.
    pub satisfaction: Option<SatisfactionView>,
    /// How far all follow-ups are.
    pub follow_ups: Option<ProgressView>,
    /// Each activity, by date.
    pub activities: Vec<ResultView>,
    /// Follow-ups that are not done, by the day they are due.
    pub tasks: Vec<TaskView>,
    /// The years with evaluations, newest first; the one shown leads nowhere.
    pub years: Vec<Link>,
    /// What comes next.
    pub all: Link,
}

/// Those who came to the activities of a year, printed.
#[derive(Debug, Serialize)]
pub struct AttendanceView {
    /// In all.
    pub total: String,
    /// Men, where any activity tells.
    pub men: Option<String>,
    /// Women, likewise.
    pub women: Option<String>,
    /// Those of whom neither is told, when some are.
    pub others: Option<String>,
}

/// How content people were over a year.
#[derive(Debug, Serialize)]
pub struct SatisfactionView {
    /// The mean of 5, printed: every answer counts the same. Where no activity tells how many
    /// answered, every activity counts the same.
    pub score: String,
    /// How many answered.
    pub respondents: Option<String>,
}

/// How far follow-ups are, printed.
#[derive(Debug, Serialize)]
pub struct ProgressView {
    /// How many there are.
    pub total: String,
    /// How many are done.
    pub done: String,
    /// How many are under way; absent when none is.
    pub running: Option<String>,
    /// How many have not begun; absent when none is left.
    pub open: Option<String>,
}

/// An activity with what came of it.
#[derive(Debug, Serialize)]
pub struct ResultView {
    /// The activity.
    pub activity: Link,
    /// Its days in words.
    pub days: String,
    /// The figures.
    pub result: EvaluationView,
    /// How far its follow-ups are.
    pub follow_ups: Option<ProgressView>,
}

/// Something still to be done, and after which activity.
#[derive(Debug, Serialize)]
pub struct TaskView {
    /// What, by whom and by when.
    #[serde(flatten)]
    pub task: FollowUpView,
    /// The activity it follows.
    pub activity: Link,
}

/// The page of a year.
pub(super) fn route(year: i16) -> Route {
    Route::page(&format!("kegiatan/evaluasi/{year:04}"))
}

/// The evaluations of a year, with the way to them.
pub(super) fn link(here: &Here<'_>, year: i16) -> Link {
    here.link(here.words().fill("heads.evaluations", &[("term", &year.to_string())]), &route(year))
}

/// The view of a year's evaluations.
pub(in crate::plan) fn view(here: &Here<'_>, year: i16) -> (Head, View) {
    let (calendar, words) = (here.site.plan.calendar(), here.words());
    let keys = calendar.evaluated.get(&year).map_or(&[][..], Vec::as_slice);
    let evaluations = keys.iter().filter_map(|key| here.village().activities[*key].record.evaluation.as_ref());
    let evaluations: Vec<&Evaluation> = evaluations.collect();
    let all = here.section("sections.activities", Kind::Activity);
    let view = EvaluationsView {
        year,
        count: here.counted("figures.activities", keys.len()),
        attendance: attendance(here, &evaluations),
        satisfaction: satisfaction(here, &evaluations),
        follow_ups: progress(here, &evaluations),
        activities: keys.iter().filter_map(|key| result(here, *key, year)).collect(),
        tasks: tasks(here, keys),
        years: calendar.evaluated.keys().rev().map(|other| year_link(here, *other, year)).collect(),
        all: all.clone(),
    };
    let heading = words.fill("heads.evaluations", &[("term", &year.to_string())]);
    let about = words.fill("section_descriptions.evaluations", &[("portal", &here.village().portal.name)]);
    let mut head = here.head("activities", &heading, &format!("{heading}. {about}"), vec![all]);
    head.json_ld.extend(here.breadcrumb_ld(&head));
    (head, View::Evaluations(view))
}

fn year_link(here: &Here<'_>, year: i16, shown: i16) -> Link {
    let text = year.to_string();
    if year == shown { Link { text, href: None } } else { here.link(text, &route(year)) }
}

fn whole(number: Option<&Number>) -> Option<i64> {
    number.and_then(Number::to_whole).filter(|count| *count >= 0)
}

fn attendance(here: &Here<'_>, evaluations: &[&Evaluation]) -> Option<AttendanceView> {
    let print = |count| number::print_count(count, here.lang());
    let told = || evaluations.iter().filter_map(|evaluation| evaluation.attendance.as_ref());
    let sum = |counts: &mut dyn Iterator<Item = i64>| counts.reduce(i64::saturating_add);
    let people = |people: Option<&People>| whole(people.map(|people| &people.0));
    let men = sum(&mut told().filter_map(|members| people(members.men.as_ref())));
    let women = sum(&mut told().filter_map(|members| people(members.women.as_ref())));
    let total = sum(&mut told().filter_map(outcome::came))?;
    let others = total.saturating_sub(men.unwrap_or(0)).saturating_sub(women.unwrap_or(0));
    Some(AttendanceView {
        total: print(total),
        others: Some(others).filter(|others| *others > 0 && (men.is_some() || women.is_some())).map(print),
        men: men.map(print),
        women: women.map(print),
    })
}

fn satisfaction(here: &Here<'_>, evaluations: &[&Evaluation]) -> Option<SatisfactionView> {
    let told = evaluations.iter().filter_map(|evaluation| {
        let satisfaction = evaluation.satisfaction.as_ref()?;
        let score = satisfaction.score.as_ref()?.0.to_hundredths().filter(|score| (0..=500).contains(score))?;
        Some((score, whole(satisfaction.respondents.as_ref()).filter(|count| *count > 0)))
    });
    let told: Vec<(i64, Option<i64>)> = told.collect();
    let answers = told.iter().filter_map(|(_, respondents)| *respondents).reduce(i64::saturating_add);
    let weighed = told.iter().map(|(score, count)| (*score, count.unwrap_or(i64::from(answers.is_none()))));
    let (sum, weight) = weighed.fold((0, 0), |(sum, weight), (score, count)| {
        (sum + i128::from(score) * i128::from(count), weight + i128::from(count))
    });
    let tenths = (sum + 5 * weight).checked_div(10 * weight)?;
    Some(SatisfactionView {
        score: number::print_number(&Number::tenths(i64::try_from(tenths).ok()?), here.lang()),
        respondents: answers.map(|answers| number::print_count(answers, here.lang())),
    })
}

fn progress(here: &Here<'_>, evaluations: &[&Evaluation]) -> Option<ProgressView> {
    let tasks = || evaluations.iter().flat_map(|evaluation| &evaluation.follow_ups).filter(|task| task.text.is_some());
    let count = |status| tasks().filter(|task| task.status.unwrap_or(Progress::Open) == status).count();
    let some = |status| Some(count(status)).filter(|count| *count > 0).map(|count| here.count(count));
    let total = tasks().count();
    (total > 0).then(|| ProgressView {
        total: here.count(total),
        done: here.count(count(Progress::Done)),
        running: some(Progress::Running),
        open: some(Progress::Open),
    })
}

fn result(here: &Here<'_>, key: Key<village::Activity>, year: i16) -> Option<ResultView> {
    let activity = &here.village().activities[key];
    let evaluation = activity.record.evaluation.as_ref()?;
    let of_year = activity.occurrences.iter().rev().find(|occurrence| occurrence.days.first.year() == year)?;
    Some(ResultView {
        activity: here.activity_link(key),
        days: date::days(&of_year.days, here.lang()),
        result: outcome::view(here, activity, evaluation),
        follow_ups: progress(here, &[evaluation]),
    })
}

fn tasks(here: &Here<'_>, keys: &[Key<village::Activity>]) -> Vec<TaskView> {
    let mut open = Vec::new();
    for key in keys {
        let activity = &here.village().activities[*key];
        for (task, owner) in outcome::tasks(activity).filter(|(task, _)| task.status != Some(Progress::Done)) {
            let view = outcome::follow_up(here, task, owner.as_ref());
            open.extend(view.map(|view| (task.due.map(|due| due.date), view, *key)));
        }
    }
    open.sort_by_key(|(due, _, key)| (due.is_none(), *due, *key));
    open.into_iter().map(|(_, task, key)| TaskView { task, activity: here.activity_link(key) }).collect()
}
