//! Groups, settled.

use std::sync::Arc;

use ahash::AHashMap;

use super::{
    Activity, Article, CaseStudy, Fellow, Keep, Key, Labels, Partner, Table,
    names::{Names, Party},
    selected::{Selected, Times, shown},
    taxonomy::{Taxonomy, TermKey},
};
use crate::{
    problem::{Problem, Problems},
    records::{self, Body, Origin, Written, group::Need},
    route::Route,
    slug,
};

/// A group.
#[derive(Debug)]
pub struct Group {
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
    /// Its fields of work.
    pub fields: Vec<TermKey>,
    /// Its hamlet.
    pub hamlet: Option<TermKey>,
    /// The activity that is its regular meeting.
    pub meeting: Option<Key<Activity>>,
    /// Its partners: those it names, and those who gave to it or worked with it.
    pub partners: Vec<Key<Partner>>,
    /// What it lacks.
    pub needs: Vec<SettledNeed>,
    /// What it can offer.
    pub assets: Vec<SettledNeed>,
    /// Activities it holds or takes part in, in their order.
    pub activities: Vec<Key<Activity>>,
    /// Articles about it or by it, newest first.
    pub articles: Vec<Key<Article>>,
    /// Case studies that name it.
    pub case_studies: Vec<Key<CaseStudy>>,
    /// Whether it is a draft.
    pub draft: bool,
    /// Its text.
    pub body: Option<Body>,
    /// Everything else, as written.
    pub record: Arc<records::group::Group>,
}

/// Something a group lacks or can offer, and who met it.
#[derive(Clone, Debug)]
pub struct SettledNeed {
    /// As written.
    pub need: Need,
    /// Who met it.
    pub fulfilled_by: Vec<Party>,
}

/// The groups to show.
pub(super) fn select(
    written: Vec<Written<records::group::Group>>,
    keep: &mut Keep<'_>,
) -> Vec<Selected<records::group::Group>> {
    shown(written, keep, |_, _| Times::default())
}

/// By name, titles aside, equals by file.
pub(super) fn sort_by_name<R>(selected: &mut [Selected<R>]) {
    selected.sort_by_cached_key(|selected| {
        (slug::name_key(&selected.title), selected.origin.file.clone(), selected.origin.node)
    });
}

type Settled = (Table<Group>, Taxonomy<Group>, Taxonomy<Group>, Taxonomy<Group>, Taxonomy<Group>);

/// The groups, their kinds, fields, hamlets and villages.
pub(super) fn settle(
    selected: Vec<Selected<records::group::Group>>,
    names: &Names,
    labels: &dyn Labels,
    fellows: &[Fellow],
    problems: &mut Problems,
) -> Settled {
    let records = || selected.iter().enumerate().map(|(at, selected)| (Key::new(at), &selected.record));
    let typed_kinds = records().filter_map(|(key, record)| Some((key, record.kind.as_ref()?.value.as_str())));
    let kinds = Taxonomy::gather(typed_kinds, |slug| labels.label("group_kinds", slug));
    let typed_fields = records().flat_map(|(key, record)| {
        record.fields.iter().flat_map(move |terms| terms.iter().map(move |term| (key, term)))
    });
    let fields = Taxonomy::gather(typed_fields, |_| None);
    // Two villages may have hamlets of one name; a district tells its groups by village instead.
    let own = |key: &Key<Group>| selected[key.index()].origin.member.is_none();
    let typed_hamlets = records()
        .filter(|(key, _)| own(key))
        .filter_map(|(key, record)| Some((key, record.area.as_ref()?.hamlet.as_deref()?)));
    let hamlets = Taxonomy::gather(typed_hamlets, |_| None);
    let members =
        selected.iter().enumerate().filter_map(|(at, one)| Some((Key::new(at), one.origin.member.as_deref()?)));
    let villages =
        Taxonomy::gather(members, |slug| fellows.iter().find(|it| &*it.slug == slug).map(|it| it.name.clone()));
    let mut odd_kinds = OddKinds::new("group_kinds", labels);
    let rows = selected.into_iter().map(|selected| {
        let Selected { record, origin, body, title, id, gist, route, .. } = selected;
        let settle_needs = |needs: &[Need]| {
            needs
                .iter()
                .map(|need| SettledNeed { need: need.clone(), fulfilled_by: names.people(&need.fulfilled_by, &origin) })
                .collect()
        };
        odd_kinds.look(record.kind.as_ref(), &origin, problems);
        Group {
            kind: record.kind.as_ref().and_then(|kind| kinds.find(&kind.value)),
            fields: record.fields.iter().flat_map(|terms| terms.iter()).filter_map(|term| fields.find(term)).collect(),
            hamlet: record.area.as_ref().and_then(|area| hamlets.find(area.hamlet.as_deref()?)),
            meeting: names.activity(record.meeting.as_ref(), &origin, problems),
            partners: names.partners(&record.partners, &origin, problems),
            needs: settle_needs(&record.needs),
            assets: settle_needs(&record.assets),
            activities: Vec::new(),
            articles: Vec::new(),
            case_studies: Vec::new(),
            draft: gist.draft,
            name: title,
            id,
            route,
            origin,
            body,
            record,
        }
    });
    (Table::new(rows.collect()), kinds, fields, hamlets, villages)
}

/// Kinds that are not known, each compared once with those that are: it was probably meant to be
/// one of them where it is much like it.
pub(super) struct OddKinds<'l> {
    table: &'static str,
    labels: &'l dyn Labels,
    /// By the kind as typed, the one it was probably meant to be.
    meant: AHashMap<String, Option<String>>,
}

impl<'l> OddKinds<'l> {
    /// For the kinds of a table of the words.
    pub(super) fn new(table: &'static str, labels: &'l dyn Labels) -> Self {
        Self { table, labels, meant: AHashMap::new() }
    }

    /// Warns of a kind that is nearly one that everybody knows; others are free.
    pub(super) fn look(
        &mut self,
        written: Option<&records::field::Written<String>>,
        origin: &Origin,
        problems: &mut Problems,
    ) {
        let Some(written) = written else { return };
        if !self.meant.contains_key(&written.value) {
            self.meant.insert(written.value.clone(), self.nearest(&written.value));
        }
        if let Some(Some(nearest)) = self.meant.get(&written.value) {
            problems.add(Problem::odd_kind(origin.place(written.node), &written.value, nearest));
        }
    }

    fn nearest(&self, typed: &str) -> Option<String> {
        let slug = slug::slug(typed);
        let is_known = self.labels.label(self.table, &slug).is_some();
        if is_known { None } else { self.labels.nearest(self.table, &slug) }
    }
}
