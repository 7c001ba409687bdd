//! Case studies, settled.

use super::{
    Article, Keep, Portal, Table,
    article::{self, shown_date},
    names::Names,
    selected::{Selected, shown},
};
use crate::{
    problem::Problems,
    records::{self, Written, case_study::Story},
};

/// A case study that is shown.
#[derive(Debug)]
pub struct CaseStudy {
    /// What it shares with articles. It has no terms: lists of articles leave it out.
    pub article: Article,
    /// Its story.
    pub story: Story,
}

/// The case studies to show, newest first.
pub(super) fn select(
    written: Vec<Written<records::case_study::CaseStudy>>,
    _portal: &Portal,
    keep: &mut Keep<'_>,
) -> Vec<Selected<records::case_study::CaseStudy>> {
    let mut selected = shown(written, keep, |written, keep| shown_date(&written.record.article, &written.origin, keep));
    article::sort_by_date(&mut selected);
    selected
}

/// The case studies with their references settled.
pub(super) fn settle(
    selected: Vec<Selected<records::case_study::CaseStudy>>,
    names: &Names,
    problems: &mut Problems,
) -> Table<CaseStudy> {
    let rows = selected.into_iter().map(|selected| {
        let (as_article, story) = selected.split(|case_study| (case_study.article, case_study.story));
        CaseStudy { article: article::one(as_article, (None, Vec::new()), names, problems), story }
    });
    Table::new(rows.collect())
}
