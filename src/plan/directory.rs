//! The directory: groups and partners by every facet.

use serde::Serialize;

use super::{
    Page, Plan, View, group,
    here::Here,
    view::{Chip, Facet, Head, Link},
};
use crate::{
    route::Route,
    village::{Key, Village},
};

/// `pages/directory.html`: groups and partners, and the way to each facet.
#[derive(Debug, Serialize)]
pub struct DirectoryView {
    /// All groups by name.
    pub groups: Vec<Link>,
    /// All partners by name.
    pub partners: Vec<Link>,
    /// The facets of groups.
    pub group_facets: Vec<Facet>,
    /// The facets of partners.
    pub partner_facets: Vec<Facet>,
    /// The kinds of activities.
    pub activity_facets: Vec<Facet>,
}

/// Up to how many groups or partners of a district are listed on one page.
const MOST: usize = 300;

/// Plans the directory, as soon as there is anybody in it.
pub(super) fn plan(village: &Village, plan: &mut Plan) {
    if !village.groups.is_empty() || !village.partners.is_empty() {
        plan.add(Route::page("direktori"), Page::Directory);
    }
}

/// The view of the directory.
pub(super) fn view(here: &Here<'_>) -> (Head, View) {
    let (village, words) = (here.village(), here.words());
    let description = words.fill("section_descriptions.directory", &[("portal", &village.portal.name)]);
    let mut head = here.head("directory", words.get("sections.directory"), &description, Vec::new());
    head.json_ld.extend(here.breadcrumb_ld(&head));
    let facet = |name, chips: Vec<Chip>| Some(Facet { name, chips }).filter(|facet| !facet.chips.is_empty());
    // A district may have thousands: then its facets lead to them.
    let all = |count: usize| 0..if village.fellows.is_empty() || count <= MOST { count } else { 0 };
    let view = DirectoryView {
        groups: all(village.groups.len()).map(|at| here.group_link(Key::new(at))).collect(),
        partners: all(village.partners.len()).map(|at| here.partner_link(Key::new(at))).collect(),
        group_facets: group::facets(village)
            .into_iter()
            .zip(["member", "kind", "field", "area"])
            .filter_map(|((taxonomy, path, _), name)| facet(name, here.chips(taxonomy, path, None)))
            .collect(),
        partner_facets: [
            facet("kind", here.chips(&village.partner_kinds, "mitra/jenis", None)),
            facet("contribution", here.chips(&village.contribution_forms, "mitra/kontribusi", None)),
        ]
        .into_iter()
        .flatten()
        .collect(),
        activity_facets: facet("kind", here.chips(&village.activity_kinds, "kegiatan/jenis", None))
            .into_iter()
            .collect(),
    };
    (head, View::Directory(view))
}
