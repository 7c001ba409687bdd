//! Case studies, settled.

use super::{
    Article, Keep, Portal, Table,
    article::{self, shown_date},
    names::Names,
    selected::{Selected, title_of},
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
    let mut selected = Vec::with_capacity(written.len());
    for mut written in written {
        let title = written.record.article.title.take();
        let Some(title) = title_of(&mut written, title) else {
            keep.nameless(&written.origin, "judul");
            continue;
        };
        if let Some(date) = shown_date(&written.record.article, &written.origin, keep) {
            selected.push(Selected::new(written, title, date));
        }
    }
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
        let Selected { record, origin, body, title, date, id, route } = selected;
        let as_article = Selected { record: record.article, origin, body, title, date, id, route };
        CaseStudy { article: article::one(as_article, (None, Vec::new()), names, problems), story: record.story }
    });
    Table::new(rows.collect())
}
