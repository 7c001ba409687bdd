//! The records that a portal has already, so that nothing is taken twice.

use std::{collections::HashMap, sync::Arc};

use super::draft::{Draft, typed};
use crate::{
    date::{self, Date},
    problem::Problems,
    records::{self, Written, activity::Activity, article::Article, folder::Kind, gist::Common, node::Value},
    slug,
    tree::Tree,
};

/// A record that is there.
#[derive(Clone, Debug)]
struct One {
    file: Arc<str>,
    date: Option<Date>,
    has_old: bool,
}

/// All records that are there.
#[derive(Debug, Default)]
pub struct Known {
    by_title: HashMap<(Kind, String), Vec<One>>,
    by_old: HashMap<String, Arc<str>>,
}

impl Known {
    /// Those of a portal's folder.
    pub fn of(tree: &Tree) -> Self {
        let mut ignored = Problems::default();
        let settings = records::settings(tree, &mut ignored);
        let records = records::read(tree, settings, None, &mut ignored);
        let mut known = Self::default();
        let day_of = |article: &Article| article.date.as_ref().map(|date| date.value.date);
        let start = |activity: &Activity| {
            let days = activity.date.as_ref().and_then(|days| days.value.days).map(|days| days.first);
            days.or(activity.start.as_ref().map(|start| start.value.date))
        };
        records.articles.iter().for_each(|one| known.note(one, day_of(&one.record)));
        records.activities.iter().for_each(|one| known.note(one, start(&one.record)));
        records.pages.iter().for_each(|one| known.note(one, None));
        records.groups.iter().for_each(|one| known.note(one, None));
        records.partners.iter().for_each(|one| known.note(one, None));
        records.case_studies.iter().for_each(|one| known.note(one, None));
        known
    }

    fn note<R: Common>(&mut self, written: &Written<R>, date: Option<Date>) {
        let file = &written.origin.file;
        let mut has_old = false;
        for old in written.record.old_addresses() {
            has_old = true;
            self.by_old.entry(normal(&old.value)).or_insert_with(|| Arc::clone(file));
        }
        if let Some(title) = &written.gist.title {
            let one = One { file: Arc::clone(file), date, has_old };
            self.by_title.entry((R::KIND, slug::fold(title))).or_default().push(one);
        }
    }

    /// The file of the record that a draft is about: one of its old addresses, or one of its title and day.
    pub fn file(&self, draft: &Draft) -> Option<&Arc<str>> {
        if let Some(file) = draft.old.iter().find_map(|old| self.by_old.get(&normal(old))) {
            return Some(file);
        }
        let date = day(draft);
        let same = self.by_title.get(&(draft.kind, slug::fold(draft.title()?)))?;
        let is_same = |one: &&One| {
            let may_be = one.date.is_none() || date.is_none() || one.date == date;
            may_be && (draft.old.is_empty() || !one.has_old)
        };
        same.iter().find(is_same).map(|one| &one.file)
    }
}

/// The first day of a draft.
fn day(draft: &Draft) -> Option<Date> {
    let key = if draft.kind == Kind::Activity && draft.get("mulai").is_some() { "mulai" } else { "tanggal" };
    let typed = draft.text(key)?;
    date::read_days(typed).map(|reading| reading.days.first).ok()
}

/// What makes a draft another than one of the same name: all that is in it.
pub fn identity(draft: &Draft) -> String {
    let fields = super::yaml::entries(&draft.fields);
    let old = draft.old.join("\n");
    // The text of a source may be read better one day; its first lines say enough.
    let body: String = draft.body.chars().take(200).collect();
    format!("{fields}\n{old}\n{body}")
}

/// An old address in the form in which addresses are compared: no host, no slashes around, no `index.html`.
pub fn normal(address: &str) -> String {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_matches('/');
    let path = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
    path.strip_suffix(".html").unwrap_or(path).to_lowercase()
}

/// The old addresses as a value.
pub fn old_value(old: &[String]) -> Value {
    match old {
        [one] => typed(one),
        all => super::draft::list(all.iter().map(|one| typed(one))),
    }
}
