//! The same partner written by several villages, brought together as one.
//!
//! `sama_dengan` decides. Where nobody wrote it, partners of one name are taken for one, and so are
//! those of one id whose names are nearly the same; every such guess is told, so that it can be
//! confirmed or denied (`sama_dengan: tidak`).

use std::{collections::HashMap, sync::Arc};

use super::{selected::Selected, slugs::Slugs};
use crate::{
    number,
    problem::{Place, Problem, Problems},
    records::partner::Partner,
    route::Route,
    slug,
};

/// How like two names of one id must be to be taken for the same (Jaro and Winkler's measure).
const ALIKE: f64 = 0.88;

/// The same partner in a member's own portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// The member's slug.
    pub member: Arc<str>,
    /// Its id within the district.
    pub id: String,
    /// Its page in the member's portal.
    pub route: Route,
}

/// Brings together those that are one. The district's own partner stands for all, else one that
/// gets a page in the district's portal.
pub(super) fn unite(partners: Vec<Selected<Partner>>, problems: &mut Problems) -> Vec<Selected<Partner>> {
    if partners.iter().all(|partner| partner.origin.member.is_none()) {
        return partners;
    }
    let mut sets = Sets::new(partners.len());
    let guesses = join(&partners, &mut sets);
    let mut slugs = Slugs::with_reserved(&["halaman", "jenis", "kontribusi"]);
    for partner in partners.iter().filter(|partner| partner.origin.member.is_none()) {
        slugs.claim(partner.route.as_str().trim_end_matches('/').rsplit('/').next().unwrap_or_default(), None);
    }
    let mut by_set: Vec<(usize, Vec<Selected<Partner>>)> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for (at, partner) in partners.into_iter().enumerate() {
        let root = sets.find(at);
        let place = *places.entry(root).or_insert_with(|| {
            by_set.push((root, Vec::new()));
            by_set.len() - 1
        });
        by_set[place].1.push(partner);
    }
    let mut told = Vec::new();
    let united = by_set.into_iter().map(|(root, same)| {
        if same.len() > 1 && guesses.contains(&root) {
            told.push(guess_in_words(&same));
        }
        one(same, &mut slugs)
    });
    let united: Vec<_> = united.collect();
    if !told.is_empty() {
        problems.add(Problem::same_partners_guessed(Place::file(&Arc::from("portal.yaml")), &told));
    }
    united
}

/// Sets that grow together (union-find with path halving).
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn find(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    /// Joins two sets under the smaller root; whether they were two.
    fn join(&mut self, one: usize, other: usize) -> bool {
        let (one, other) = (self.find(one), self.find(other));
        self.0[one.max(other)] = one.min(other);
        one != other
    }
}

/// Joins partners that are the same; returns the sets in which something was guessed.
fn join(partners: &[Selected<Partner>], sets: &mut Sets) -> std::collections::HashSet<usize> {
    let by_id: HashMap<&str, usize> =
        partners.iter().enumerate().map(|(at, partner)| (partner.id.as_str(), at)).collect();
    let mut by_address: HashMap<&str, usize> = HashMap::new();
    for (at, partner) in partners.iter().enumerate() {
        for typed in partner.record.same_as.iter().map(|written| written.value.as_str()) {
            if let Some(&other) = by_id.get(typed) {
                sets.join(at, other);
            } else if typed.contains("://") {
                sets.join(at, *by_address.entry(typed).or_insert(at));
            }
        }
    }
    let mut guessed = Vec::new();
    let (mut by_name, mut by_last): (HashMap<String, usize>, HashMap<&str, usize>) = Default::default();
    for (at, partner) in partners.iter().enumerate().filter(|(_, partner)| !denies(partner)) {
        let name = slug::slug(&partner.title);
        let same_name = *by_name.entry(name.clone()).or_insert(at);
        let last = partner.id.rsplit('/').next().unwrap_or_default();
        let same_id = *by_last.entry(last).or_insert(at);
        let alike = strsim::jaro_winkler(&name, &slug::slug(&partners[same_id].title)) >= ALIKE;
        for other in [Some(same_name), Some(same_id).filter(|_| alike)].into_iter().flatten() {
            let is_elsewhere = partners[other].origin.member != partner.origin.member;
            if is_elsewhere && sets.join(at, other) {
                guessed.push(at);
            }
        }
    }
    guessed.into_iter().map(|at| sets.find(at)).collect()
}

/// Whether its author says that it is the same as nobody.
fn denies(partner: &Selected<Partner>) -> bool {
    partner.record.same_as.iter().any(|written| number::read_yes(&written.value) == Some(false))
}

fn guess_in_words(same: &[Selected<Partner>]) -> String {
    let ids: Vec<String> = same.iter().map(|partner| format!("`{}`", partner.id)).collect();
    format!("{} ({})", same[0].title, ids.join(", "))
}

/// One partner for several: what each village says it gave stands under one name.
fn one(mut same: Vec<Selected<Partner>>, slugs: &mut Slugs) -> Selected<Partner> {
    let own = same.iter().position(|partner| partner.origin.member.is_none()).unwrap_or(0);
    let mut first = same.swap_remove(own);
    if same.is_empty() {
        return first;
    }
    let mut record = (*first.record).clone();
    if let Some(member) = first.origin.member.clone() {
        let slug = slugs.claim(&slug::slug(&first.title), None);
        record.image = None;
        record.contributions.iter_mut().for_each(|given| given.name_within(&member));
        same.insert(0, first.clone());
        let origin = crate::records::Origin { member: None, ..(*first.origin).clone() };
        first = Selected { origin: Arc::new(origin), route: Route::page(&format!("mitra/{slug}")), id: slug, ..first };
    }
    let joint_from = usize::from(first.origin.file.starts_with(crate::member::copy::FOLDER));
    for partner in same.iter().skip(joint_from) {
        let Some(member) = &partner.origin.member else { continue };
        let mut given = partner.record.contributions.clone();
        given.iter_mut().for_each(|given| given.name_within(member));
        record.contributions.extend(given);
    }
    let twins = same.into_iter().filter_map(|partner| {
        Some(Twin { member: partner.origin.member.clone()?, id: partner.id, route: partner.route })
    });
    first.twins = twins.collect();
    first.record = Arc::new(record);
    first
}
