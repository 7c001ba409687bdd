//! Which problems the terminal shows when there are many: what is said of many places is said
//! once, and one kind never drowns the others.

use std::collections::{BTreeMap, HashMap};

use crate::problem::{Place, Problem};

/// Up to this many places, the same sentence is shown at each of them.
const FEW: usize = 4;

/// How much is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Up to this many sentences, all are shown.
    pub(super) few: usize,
    /// How many of one kind are shown where there are more.
    pub(super) of_a_kind: usize,
    /// How many are shown of all kinds together.
    pub(super) all: usize,
    /// The command that shows more, in Indonesian and in English.
    pub(super) more: [&'static str; 2],
}

impl Limits {
    /// Those of `build`, which is about the pages.
    pub(super) const BUILD: Self = Self { few: 40, of_a_kind: 4, all: 40, more: ["periksa", "check"] };
    /// Those of `check`, which is about the problems.
    pub(super) const CHECK: Self =
        Self { few: 100, of_a_kind: 50, all: usize::MAX, more: ["periksa --format json", "check --format json"] };
}

/// A problem, and the other places of which the same is said.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Told<'p> {
    /// The first of them.
    pub(super) problem: &'p Problem,
    /// The places of the others.
    pub(super) elsewhere: Vec<&'p Place>,
}

/// What is shown of a list of problems, in its order.
pub(super) fn told(problems: &[Problem], limits: Limits) -> Vec<Told<'_>> {
    let mut sentences = sentences(problems);
    if sentences.len() > limits.few {
        let mut shown: HashMap<&str, usize> = HashMap::new();
        sentences.retain(|told| {
            let shown = shown.entry(told.problem.code).or_default();
            *shown += 1;
            *shown <= limits.of_a_kind
        });
        sentences.truncate(limits.all);
    }
    sentences
}

/// How many of each kind are not shown, the most frequent first.
pub(super) fn left(problems: &[Problem], shown: &[Told<'_>]) -> Vec<(&'static str, usize)> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for problem in problems {
        *counts.entry(problem.code).or_default() += 1;
    }
    for told in shown {
        if let Some(count) = counts.get_mut(told.problem.code) {
            *count = count.saturating_sub(1 + told.elsewhere.len());
        }
    }
    let mut left: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    left.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    left
}

/// The problems, those that say the same of more than a few places joined at the first.
fn sentences(problems: &[Problem]) -> Vec<Told<'_>> {
    let sentence = |problem: &'_ Problem| (problem.code, problem.message.id.clone());
    let mut places: HashMap<_, usize> = HashMap::new();
    for problem in problems {
        *places.entry(sentence(problem)).or_default() += 1;
    }
    let mut told: Vec<Told<'_>> = Vec::new();
    let mut first: HashMap<_, usize> = HashMap::new();
    for problem in problems {
        let sentence = sentence(problem);
        let known = first.get(&sentence).copied().and_then(|at| told.get_mut(at));
        if let Some(known) = known {
            known.elsewhere.push(&problem.place);
            continue;
        }
        if places.get(&sentence).is_some_and(|count| *count > FEW) {
            first.insert(sentence, told.len());
        }
        told.push(Told { problem, elsewhere: Vec::new() });
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::text;

    fn problems(sentences: &[(&'static str, &str)]) -> Vec<Problem> {
        let places = (1..).map(|line| Place::line(&"a.md".into(), line, 1));
        let problem = |((code, said), place): (&(&'static str, &str), Place)| {
            Problem::warning(code, place, text!("{said}", "{said}"))
        };
        sentences.iter().zip(places).map(problem).collect()
    }

    #[test]
    fn a_sentence_about_many_places_is_told_once() {
        let problems = problems(&[&[("x", "lain")], [("a", "sama"); 6].as_slice(), &[("b", "sama")]].concat());
        let told = told(&problems, Limits::CHECK);
        let said: Vec<_> = told.iter().map(|told| (told.problem.code, told.elsewhere.len())).collect();
        assert_eq!(said, [("x", 0), ("a", 5), ("b", 0)]);
        assert_eq!(left(&problems, &told), []);
    }

    #[test]
    fn one_kind_leaves_room_for_the_others() {
        let words: Vec<String> = (0..300).map(|number| number.to_string()).collect();
        let mut list: Vec<(&'static str, &str)> = words.iter().map(|word| ("many", word.as_str())).collect();
        list.push(("one", "penting"));
        let problems = problems(&list);
        let told = told(&problems, Limits::CHECK);
        assert_eq!(told.last().map(|told| told.problem.code), Some("one"));
        assert_eq!(left(&problems, &told), [("many", 250)]);
        assert_eq!(super::told(&problems, Limits::BUILD).len(), 5);
    }
}
