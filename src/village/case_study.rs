//! Case studies, settled.

use super::{
    Article, Keep, Table,
    article::{self, times},
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

/// The case studies to show.
pub(super) fn select(
    written: Vec<Written<records::case_study::CaseStudy>>,
    keep: &mut Keep<'_>,
) -> Vec<Selected<records::case_study::CaseStudy>> {
    shown(written, keep, |written, keep| times(&written.record.article, &written.origin, keep))
}

/// The case studies with their references settled.
pub(super) fn settle(
    selected: Vec<Selected<records::case_study::CaseStudy>>,
    names: &Names,
    problems: &mut Problems,
) -> Table<CaseStudy> {
    let rows = selected.into_iter().map(|selected| {
        let story = selected.record.story.clone();
        let as_article = selected.part(|case_study| case_study.article.clone());
        CaseStudy { article: article::one(as_article, (None, Vec::new()), names, problems), story }
    });
    Table::new(rows.collect())
}
