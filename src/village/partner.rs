//! Partners, settled.

use std::sync::Arc;

use super::{
    Activity, Article, CaseStudy, Group, Keep, Key, Labels, Table,
    group::OddKinds,
    names::{Beneficiary, Names},
    selected::{Selected, Times, shown},
    taxonomy::{Taxonomy, TermKey},
    twins::Twin,
};
use crate::{
    problem::Problems,
    records::{self, Body, Origin, Written},
    route::Route,
};

/// A partner.
#[derive(Debug)]
pub struct Partner {
    /// Its id.
    pub id: String,
    /// Its page.
    pub route: Route,
    /// Where it was written.
    pub origin: Arc<Origin>,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: Option<TermKey>,
    /// What it gave or promised.
    pub contributions: Vec<Contribution>,
    /// The groups it works with, by name.
    pub groups: Vec<Key<Group>>,
    /// Activities it holds or takes part in, in their order.
    pub activities: Vec<Key<Activity>>,
    /// Articles that name it, newest first.
    pub articles: Vec<Key<Article>>,
    /// Case studies that name it.
    pub case_studies: Vec<Key<CaseStudy>>,
    /// The same partner in the portals of a district's members.
    pub twins: Vec<Twin>,
    /// Whether it is a draft.
    pub draft: bool,
    /// Its text.
    pub body: Option<Body>,
    /// Everything else, as written.
    pub record: Arc<records::partner::Partner>,
}

impl Partner {
    /// Whether it is the district's own, and not one that stands for those of its members.
    pub fn is_own(&self) -> bool {
        self.origin.member.is_none() && (self.twins.is_empty() || !self.origin.told.is_empty())
    }
}

/// One contribution.
#[derive(Clone, Debug)]
pub struct Contribution {
    /// Its form.
    pub form: Option<TermKey>,
    /// For whom or what.
    pub beneficiaries: Vec<Beneficiary>,
    /// Everything else, as written.
    pub record: records::partner::Contribution,
}

/// The partners to show.
pub(super) fn select(
    written: Vec<Written<records::partner::Partner>>,
    keep: &mut Keep<'_>,
) -> Vec<Selected<records::partner::Partner>> {
    shown(written, keep, |_, _| Times::default())
}

/// The partners, their kinds and the forms of what they give.
pub(super) fn settle(
    selected: Vec<Selected<records::partner::Partner>>,
    names: &Names,
    labels: &dyn Labels,
    problems: &mut Problems,
) -> (Table<Partner>, Taxonomy<Partner>, Taxonomy<Partner>) {
    let records = || selected.iter().enumerate().map(|(at, selected)| (Key::new(at), &selected.record));
    let typed_kinds = records().filter_map(|(key, record)| Some((key, record.kind.as_ref()?.value.as_str())));
    let kinds = Taxonomy::gather(typed_kinds, |slug| labels.label("partner_kinds", slug));
    let typed_forms = records().flat_map(|(key, record)| {
        record
            .contributions
            .iter()
            .filter_map(move |contribution| Some((key, contribution.form.as_ref()?.value.as_str())))
    });
    let forms = Taxonomy::gather(typed_forms, |slug| labels.label("contribution_forms", slug));
    let mut odd_kinds = OddKinds::new("partner_kinds", labels);
    let mut odd_forms = OddKinds::new("contribution_forms", labels);
    let rows = selected.into_iter().map(|selected| {
        let Selected { record, origin, body, title, id, gist, route, twins, .. } = selected;
        odd_kinds.look(record.kind.as_ref(), &origin, problems);
        let contributions = record.contributions.iter().map(|contribution| {
            odd_forms.look(contribution.form.as_ref(), &origin, problems);
            Contribution {
                form: contribution.form.as_ref().and_then(|form| forms.find(&form.value)),
                beneficiaries: names.beneficiaries(&contribution.beneficiaries, &origin, problems),
                record: contribution.clone(),
            }
        });
        Partner {
            kind: record.kind.as_ref().and_then(|kind| kinds.find(&kind.value)),
            contributions: contributions.collect(),
            groups: Vec::new(),
            activities: Vec::new(),
            articles: Vec::new(),
            case_studies: Vec::new(),
            twins,
            draft: gist.draft,
            name: title,
            id,
            route,
            origin,
            body,
            record,
        }
    });
    (Table::new(rows.collect()), kinds, forms)
}
