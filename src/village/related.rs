//! What to read next.

use std::cmp::Reverse;

use ahash::AHashMap;

use super::{Article, Key, Village};

/// How many articles around it on each list an article is compared with, so that the work stays
/// the same however long the lists are.
const NEAR: usize = 15;

/// So many articles are compared with one that has a category and three tags.
const USUAL: usize = 128;

/// What sharing a record, a category or a tag is worth.
const RECORD: u32 = 6;
const TAG: u32 = 2;
const CATEGORY: u32 = 1;

/// The articles most worth reading after one: those that share records with it, then tags, then
/// those nearest in time.
pub fn articles(village: &Village, key: Key<Article>, count: usize) -> Vec<Key<Article>> {
    let article = &village.articles[key];
    let mut scores: AHashMap<usize, u32> = AHashMap::with_capacity(USUAL);
    scores.extend(neighbours(village.articles.len(), key.index(), count).map(|at| (at, 0)));
    let mut add = |members: &[Key<Article>], worth: u32| {
        around(members, key).for_each(|other| *scores.entry(other.index()).or_default() += worth);
    };
    article.groups.iter().for_each(|group| add(&village.groups[*group].articles, RECORD));
    article.partners.iter().for_each(|partner| add(&village.partners[*partner].articles, RECORD));
    article.activities.iter().for_each(|activity| add(&village.activities[*activity].articles, RECORD));
    article.tags.iter().for_each(|tag| add(&village.tags.term(*tag).members, TAG));
    article.category.iter().for_each(|category| add(&village.categories.term(*category).members, CATEGORY));
    let rank = |(other, score): (usize, u32)| (Reverse(score), other.abs_diff(key.index()), other);
    let mut ranked: Vec<_> = scores.into_iter().map(rank).collect();
    if ranked.len() > count {
        ranked.select_nth_unstable(count);
        ranked.truncate(count);
    }
    ranked.sort_unstable();
    ranked.into_iter().map(|(.., other)| Key::new(other)).collect()
}

/// The members of a list nearest to one of them, the list being in the order of time.
fn around(members: &[Key<Article>], key: Key<Article>) -> impl Iterator<Item = Key<Article>> {
    let at = members.partition_point(|member| *member < key);
    let near = &members[at.saturating_sub(NEAR)..members.len().min(at + NEAR + 1)];
    near.iter().copied().filter(move |member| *member != key)
}

/// The places nearest to one in a list of that length, itself left out.
fn neighbours(length: usize, at: usize, count: usize) -> impl Iterator<Item = usize> {
    (at.saturating_sub(count)..length.min(at + count + 1)).filter(move |other| *other != at)
}
