//! The directory: groups and partners by every facet.

use serde::Serialize;

use super::{
    Page, Plan, View, group,
    here::Here,
    search,
    view::{Chip, Facet, Head, Link},
};
use crate::{
    route::Route,
    slug,
    village::{Key, Village},
};

/// `pages/directory.html`: groups and partners, and the way to each facet.
#[derive(Debug, Serialize)]
pub struct DirectoryView {
    /// All groups by name.
    pub groups: Vec<NameView>,
    /// All partners by name.
    pub partners: Vec<NameView>,
    /// How many of both there are.
    pub names: usize,
    /// Whether there are so many that a script helps to narrow them.
    pub narrows: bool,
    /// The way to the groups of each letter; absent when there are few.
    pub group_letters: Vec<Link>,
    /// The way to the partners of each letter, likewise.
    pub partner_letters: Vec<Link>,
    /// The facets of groups.
    pub group_facets: Vec<Facet>,
    /// The facets of partners.
    pub partner_facets: Vec<Facet>,
    /// The kinds of activities.
    pub activity_facets: Vec<Facet>,
}

/// A group or partner by its name.
#[derive(Debug, Serialize)]
pub struct NameView {
    /// The name, and its page.
    #[serde(flatten)]
    pub link: Link,
    /// The lists of one value that it is in, by their paths below the root, for scripts.
    pub lists: Vec<String>,
    /// Its place on the page, for the first of a letter.
    pub id: Option<String>,
}

/// Up to how many rows a list can be looked through without help.
pub(super) const FEW: usize = 8;

/// From how many names on there is a way to each letter.
const MANY: usize = 40;

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
    let groups = all(village.groups.len()).map(Key::new).map(|key| (here.group_link(key), here.lists_of_group(key)));
    let partners =
        all(village.partners.len()).map(Key::new).map(|key| (here.partner_link(key), here.lists_of_partner(key)));
    let (groups, group_letters) = by_letter(groups, "kelompok");
    let (partners, partner_letters) = by_letter(partners, "mitra");
    let view = DirectoryView {
        names: groups.len() + partners.len(),
        narrows: groups.len() + partners.len() > FEW,
        groups,
        partners,
        group_letters,
        partner_letters,
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
    head.script = view.narrows.then_some("directory");
    (head, View::Directory(view))
}

/// Names with places for their letters, and the way there. Names are sorted without `Kelompok` and the
/// like in front, and so are their letters.
fn by_letter(names: impl Iterator<Item = (Link, Vec<String>)>, section: &str) -> (Vec<NameView>, Vec<Link>) {
    let (mut letters, mut last): (Vec<Link>, _) = (Vec::new(), None);
    let mut views: Vec<NameView> = Vec::new();
    for (link, lists) in names {
        let letter = search::letter(&slug::name_key(&link.text));
        let id = (last.replace(letter) != Some(letter)).then(|| format!("{section}-{}", search::word(letter)));
        letters.extend(id.iter().map(|id| Link { text: search::printed(letter), href: Some(format!("#{id}")) }));
        views.push(NameView { link, lists, id });
    }
    if views.len() <= MANY {
        letters.clear();
        views.iter_mut().for_each(|view| view.id = None);
    }
    (views, letters)
}
