//! Who links to whom from a text.

use std::collections::{BTreeMap, BTreeSet};

use super::{Article, CaseStudy, Table, address::Addresses, media};
use crate::route::Route;

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

/// Finds who links to whom from the texts of articles and case studies.
///
/// A look at the letters is enough: whether a link is sound is found out when the text is rendered.
pub(super) fn find(articles: &Table<Article>, case_studies: &Table<CaseStudy>, addresses: &Addresses) -> Mentions {
    let mut mentions = Mentions::default();
    let all = articles.rows().iter().chain(case_studies.rows().iter().map(|case_study| &case_study.article));
    for article in all {
        for target in &article.gist.targets {
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
