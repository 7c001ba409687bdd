//! How an activity went.

use serde::Serialize;

use crate::{
    date,
    number::{self, Number},
    plan::{group, here::Here, view::Link},
    records::activity::{Evaluation, Progress},
    village,
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
    let follow_ups = written.follow_ups.iter().zip(&activity.follow_up_owners).filter_map(|(task, owner)| {
        Some(FollowUpView {
            text: task.text.clone()?,
            owner: owner.as_ref().map(|owner| here.party(owner)),
            due: task.due.map(|due| date::medium(due.date, here.lang())),
            status: match task.status.unwrap_or(Progress::Open) {
                Progress::Open => "open",
                Progress::Running => "running",
                Progress::Done => "done",
            },
        })
    });
    let satisfaction = written.satisfaction.as_ref();
    EvaluationView {
        reached: reached(written),
        men: members.as_ref().and_then(|members| members.men.clone()),
        women: members.as_ref().and_then(|members| members.women.clone()),
        attendance: members.map(|members| members.total),
        target: print(&written.target),
        satisfaction: satisfaction.and_then(|satisfaction| print(&satisfaction.score)),
        respondents: satisfaction.and_then(|satisfaction| print(&satisfaction.respondents)),
        results: written.results.clone(),
        follow_ups: follow_ups.collect(),
    }
}

/// Those who came as a share of the target, in whole per cent.
fn reached(written: &Evaluation) -> Option<u32> {
    let attendance = written.attendance.as_ref()?;
    let whole = |number: &Option<Number>| number.as_ref().and_then(Number::to_whole);
    let came = whole(&attendance.total).or_else(|| whole(&attendance.men)?.checked_add(whole(&attendance.women)?))?;
    let target = whole(&written.target).filter(|target| *target > 0)?;
    u32::try_from(came.checked_mul(100)? / target).ok()
}
