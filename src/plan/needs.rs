//! What the groups of a district's members lack and can offer, side by side.

use serde::Serialize;

use super::{
    PAGE_SIZE, Page, Plan, View,
    here::Here,
    view::{Head, NeedView, Pagination},
};
use crate::{
    route::Route,
    village::{Group, Key, Village, group::SettledNeed},
};

/// `pages/needs.html`.
#[derive(Debug, Serialize)]
pub struct NeedsView {
    /// What is lacking, the newest first.
    pub needs: Vec<NeedView>,
    /// What can be had, likewise.
    pub assets: Vec<NeedView>,
    /// Where this page stands.
    pub pagination: Pagination,
}

type Open<'v> = Vec<(Key<Group>, &'v SettledNeed)>;

/// The address of the list.
pub(super) fn route() -> Route {
    Route::page("kebutuhan")
}

/// Plans the list, for districts.
pub(super) fn plan(village: &Village, plan: &mut Plan) {
    if !village.fellows.is_empty() {
        plan.add_list(&route(), count(village), Page::Needs);
    }
}

/// How many items the longer of the two lists has.
pub(super) fn count(village: &Village) -> usize {
    let open = |of: fn(&Group) -> &[SettledNeed]| {
        village.groups.rows().iter().flat_map(of).filter(|need| need.fulfilled_by.is_empty()).count()
    };
    open(|group| &group.needs).max(open(|group| &group.assets))
}

/// The needs or assets that nobody has met, the newest first.
pub(super) fn open<'v>(village: &'v Village, of: fn(&Group) -> &[SettledNeed]) -> Open<'v> {
    let all = village.groups.iter().flat_map(|(key, group)| of(group).iter().map(move |need| (key, need)));
    let mut open: Open<'v> = all.filter(|(_, need)| need.fulfilled_by.is_empty()).collect();
    open.sort_by_key(|(key, need)| (std::cmp::Reverse(need.need.since), *key));
    open
}

/// The view of one page of the list.
pub(super) fn view(here: &Here<'_>, number: usize) -> (Head, View) {
    let village = here.village();
    let pagination = here.pagination(&route(), count(village), number);
    let page = |of: fn(&Group) -> &[SettledNeed]| {
        let on_page = open(village, of).into_iter().skip((number - 1) * PAGE_SIZE).take(PAGE_SIZE);
        on_page.flat_map(|(key, need)| here.needs(std::slice::from_ref(need), Some(key))).collect()
    };
    let title = here.words().get("blocks.needs");
    let description = here.words().fill("section_descriptions.needs", &[("portal", &village.portal.name)]);
    let mut head = here.list_head("needs", title, &description, Vec::new(), &pagination);
    head.json_ld.extend(here.breadcrumb_ld(&head));
    let view = NeedsView { needs: page(|group| &group.needs), assets: page(|group| &group.assets), pagination };
    (head, View::Needs(view))
}
