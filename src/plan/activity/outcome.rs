//! How an activity went.

use serde::Serialize;

use crate::{
    date,
    number::{self, Number},
    plan::{group, here::Here, view::Link},
    records::{
        activity::{Evaluation, FollowUp, Progress},
        group::Members,
        values::People,
    },
    village::{self, names::Party},
};

/// How an activity went.
#[derive(Debug, Serialize)]
pub struct EvaluationView {
    /// Those who came, printed.
    pub attendance: Option<String>,
    /// Men among them.
    pub men: Option<String>,
    /// Women among them.
    pub women: Option<String>,
    /// How many were hoped for.
    pub target: Option<String>,
    /// Those who came as a share of the target, in per cent.
    pub reached: Option<u32>,
    /// How content they were, of 5, printed.
    pub satisfaction: Option<String>,
    /// How many were asked.
    pub respondents: Option<String>,
    /// What came of it.
    pub results: Vec<String>,
    /// What is to be done.
    pub follow_ups: Vec<FollowUpView>,
}

/// Something to be done afterwards.
#[derive(Debug, Serialize)]
pub struct FollowUpView {
    /// What.
    pub text: String,
    /// Who does it.
    pub owner: Option<Link>,
    /// By when, in words.
    pub due: Option<String>,
    /// `open`, `running` or `done`.
    pub status: &'static str,
}

/// The view of an evaluation.
pub(super) fn view(here: &Here<'_>, activity: &village::Activity, written: &Evaluation) -> EvaluationView {
    let print = |number: &Option<Number>| number.as_ref().map(|number| number::print_number(number, here.lang()));
    let members = written.attendance.as_ref().and_then(|attendance| group::members(here, attendance));
    let satisfaction = written.satisfaction.as_ref();
    EvaluationView {
        reached: reached(written),
        men: members.as_ref().and_then(|members| members.men.clone()),
        women: members.as_ref().and_then(|members| members.women.clone()),
        attendance: members.map(|members| members.total),
        target: print(&written.target),
        satisfaction: satisfaction
            .and_then(|satisfaction| Some(number::print_number(&satisfaction.score.as_ref()?.0, here.lang()))),
        respondents: satisfaction.and_then(|satisfaction| print(&satisfaction.respondents)),
        results: written.results.clone(),
        follow_ups: tasks(activity).filter_map(|(task, owner)| follow_up(here, task, owner.as_ref())).collect(),
    }
}

/// What is to be done after an activity, each with who does it.
pub(super) fn tasks(activity: &village::Activity) -> impl Iterator<Item = (&FollowUp, &Option<Party>)> {
    let written = activity.record.evaluation.iter().flat_map(|evaluation| &evaluation.follow_ups);
    written.zip(&activity.follow_up_owners)
}

/// The view of one of them; nothing when it does not say what.
pub(super) fn follow_up(here: &Here<'_>, task: &FollowUp, owner: Option<&Party>) -> Option<FollowUpView> {
    Some(FollowUpView {
        text: task.text.clone()?,
        owner: owner.map(|owner| here.party(owner)),
        due: task.due.map(|due| date::medium(due.date, here.lang())),
        status: match task.status.unwrap_or(Progress::Open) {
            Progress::Open => "open",
            Progress::Running => "running",
            Progress::Done => "done",
        },
    })
}

/// How many came: as told, or men and women together.
pub(super) fn came(attendance: &Members) -> Option<i64> {
    let whole = |people: &Option<People>| people.as_ref().and_then(|people| people.0.to_whole());
    whole(&attendance.total).or_else(|| whole(&attendance.men)?.checked_add(whole(&attendance.women)?))
}

/// Those who came as a share of the target, in whole per cent.
fn reached(written: &Evaluation) -> Option<u32> {
    let came = came(written.attendance.as_ref()?)?;
    let target = written.target.as_ref().and_then(Number::to_whole).filter(|target| *target > 0)?;
    u32::try_from(came.checked_mul(100)? / target).ok()
}
