//! Which pages share an index of the search.
//!
//! One index for everything would have to be made again whenever one page changed, on one thread, and
//! with all of its words in memory. A portal with many pages therefore has several indexes, of which
//! browsers make one. That costs a reader some dozen KiB for each, so that they are as large as a
//! small machine can bear, and a village has one.

use std::iter;

use super::titles::{Item, items};
use crate::{artifact, district::MemberSite, records::Body, route::Route, village::Village};

/// The most that the pages of an index weigh, in bytes of text; making it takes about 15 times as much memory. Articles
/// of an ordinary length are some two thousand.
const HEAVIEST: usize = 16 << 20;

/// What a page weighs besides its text.
const PAGE: usize = 4 << 10;

/// What a member weighs besides its pages.
const MEMBER: usize = 64 << 10;

/// The pages that share an index.
pub type Shard = Vec<Slice>;

/// Some pages of a portal, or all of them. Which ones, their addresses alone tell, so that a new page changes
/// no slice but its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// The index of the member whose portal it is; `None` for the portal itself.
    pub member: Option<usize>,
    number: usize,
    of: usize,
}

impl Slice {
    /// Whether the page at an address of the portal is one of them.
    #[cfg_attr(not(feature = "search"), expect(dead_code, reason = "only an index asks"))]
    pub fn has(&self, route: &Route) -> bool {
        self.of == 1 || artifact::fingerprint(route.as_str().as_bytes()) % self.of as u128 == self.number as u128
    }
}

/// What the pages of a village's own weigh that can be found.
pub fn weight(village: &Village) -> usize {
    let own = items(village).filter(|item| item.about(village).origin.member.is_none());
    own.map(|item| PAGE + body(item, village).map_or(0, |body| body.as_str().len())).sum()
}

fn body(item: Item, village: &Village) -> Option<&Body> {
    match item {
        Item::Article(key) => village.articles[key].body.as_ref(),
        Item::CaseStudy(key) => village.case_studies[key].article.body.as_ref(),
        Item::Activity(key) => village.activities[key].body.as_ref(),
        Item::Group(key) => village.groups[key].body.as_ref(),
        Item::Partner(key) => village.partners[key].body.as_ref(),
        Item::Plain(key) => village.pages[key].body.as_ref(),
    }
}

/// The shards of a portal and of the members that it shows; there is a first one always.
pub fn shards(village: &Village, members: &[MemberSite]) -> Vec<Shard> {
    let of_members = members.iter().enumerate().map(|(at, site)| (Some(at), MEMBER + site.weight));
    share(iter::once((None, weight(village))).chain(of_members))
}

/// Portals one after another go into a shard for as long as there is room; a large one is divided.
fn share(portals: impl Iterator<Item = (Option<usize>, usize)>) -> Vec<Shard> {
    let slices = portals.flat_map(|(member, weight)| {
        let of = weight.div_ceil(HEAVIEST);
        (0..of).map(move |number| (weight.div_ceil(of), Slice { member, number, of }))
    });
    let (mut shards, mut taken) = (vec![Shard::new()], 0);
    for (weight, slice) in slices {
        taken += weight;
        match shards.last_mut().filter(|_| taken <= HEAVIEST) {
            Some(shard) => shard.push(slice),
            None => {
                shards.push(vec![slice]);
                taken = weight;
            }
        }
    }
    shards
}
