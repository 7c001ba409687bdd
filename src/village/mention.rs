//! Who links to whom from a text.

use std::collections::{BTreeMap, BTreeSet};

use super::{Article, CaseStudy, Table, address::Addresses, media};
use crate::{records::Body, route::Route};

/// How far a link's target is looked for, in bytes: no path is longer.
const LONGEST_TARGET: usize = 1000;

/// For each page that a text of another links to, the pages that do, with their titles.
#[derive(Debug, Default)]
pub struct Mentions {
    of: BTreeMap<Route, BTreeSet<(String, Route)>>,
}

impl Mentions {
    /// The pages whose texts link to a page: title and address, by title.
    pub fn of(&self, route: &Route) -> impl Iterator<Item = &(String, Route)> {
        self.of.get(route).into_iter().flatten()
    }
}

/// Looks through the texts of articles and case studies for links to content files.
///
/// A look at the letters is enough: whether a link is sound is found out when the text is rendered.
pub(super) fn find(articles: &Table<Article>, case_studies: &Table<CaseStudy>, addresses: &Addresses) -> Mentions {
    let mut mentions = Mentions::default();
    let all = articles.rows().iter().chain(case_studies.rows().iter().map(|case_study| &case_study.article));
    for article in all {
        for target in article.body.iter().flat_map(targets) {
            let folder = article.origin.file.rsplit_once('/').map_or("", |(folder, _)| folder);
            let paths = [media::resolve(folder, target), media::resolve("", target)];
            let Some(to) = paths.iter().flatten().find_map(|path| addresses.of_file(path)) else { continue };
            if *to != article.route {
                mentions.of.entry(to.clone()).or_default().insert((article.title.clone(), article.route.clone()));
            }
        }
    }
    mentions
}

/// The targets of links to content files: what stands between `](` and `)` and ends in `.md` or `.yaml`.
fn targets(body: &Body) -> impl Iterator<Item = &str> {
    let text = body.as_str();
    text.match_indices(']').filter_map(move |(at, _)| {
        let rest = text[at + 1..text.floor_char_boundary(at + LONGEST_TARGET)].strip_prefix('(')?;
        let end = rest.find([')', '#', ' ', '\n'])?;
        Some(&rest[..end]).filter(|target| [".md", ".yaml", ".yml"].iter().any(|ending| target.ends_with(ending)))
    })
}
