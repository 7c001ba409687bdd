//! What to read next.

use super::{Article, Key, Village};

/// How many articles around it on each list an article is compared with, so that the work stays
/// the same however long the lists are.
const NEAR: usize = 15;

/// What sharing a record, a category or a tag is worth.
const RECORD: u32 = 6;
const TAG: u32 = 2;
const CATEGORY: u32 = 1;

/// The articles most worth reading after one: those that share records with it, then tags, then
/// those nearest in time.
pub fn articles(village: &Village, key: Key<Article>, count: usize) -> Vec<Key<Article>> {
    let article = &village.articles[key];
    let mut scores: Vec<Score> =
        neighbours(village.articles.len(), key.index(), count).map(|at| Score::new(Key::new(at), 0)).collect();
    let mut add = |members: &[Key<Article>], worth: u32| {
        scores.extend(around(members, key).map(|other| Score::new(other, worth)));
    };
    article.groups.iter().for_each(|group| add(&village.groups[*group].articles, RECORD));
    article.partners.iter().for_each(|partner| add(&village.partners[*partner].articles, RECORD));
    article.activities.iter().for_each(|activity| add(&village.activities[*activity].articles, RECORD));
    article.tags.iter().for_each(|tag| add(&village.tags.term(*tag).members, TAG));
    article.category.iter().for_each(|category| add(&village.categories.term(*category).members, CATEGORY));
    let mut ranked = summed(scores);
    let rank =
        |(other, score): &(Key<Article>, u32)| (std::cmp::Reverse(*score), other.index().abs_diff(key.index()), *other);
    if ranked.len() > count {
        ranked.select_nth_unstable_by_key(count, rank);
        ranked.truncate(count);
    }
    ranked.sort_unstable_by_key(rank);
    ranked.into_iter().map(|(other, _)| other).collect()
}

/// An article and what it is worth, in one number that sorts by the article: there are a hundred of them
/// for each article of the portal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Score(u64);

impl Score {
    fn new(key: Key<Article>, worth: u32) -> Self {
        Self((key.index() as u64) << 32 | u64::from(worth))
    }

    fn article(self) -> usize {
        usize::try_from(self.0 >> 32).expect("it was an index")
    }

    fn worth(self) -> u32 {
        u32::try_from(self.0 & u64::from(u32::MAX)).expect("it is half of the number")
    }
}

/// Each article once, with the sum of its scores.
fn summed(mut scores: Vec<Score>) -> Vec<(Key<Article>, u32)> {
    scores.sort_unstable();
    let of_one = scores.chunk_by(|one, other| one.article() == other.article());
    of_one.map(|scores| (Key::new(scores[0].article()), scores.iter().map(|score| score.worth()).sum())).collect()
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
