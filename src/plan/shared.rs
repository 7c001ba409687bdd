//! Views that many pages show alike.
//!
//! An article stands in the lists of its year, its category and each of its tags, and beside other
//! articles. Its row is the same in all of them, so it is made once, and so is the value by which
//! templates know it.

use std::{
    cell::Cell,
    ops::Deref,
    sync::{Arc, OnceLock, PoisonError, RwLock},
};

use ahash::AHashMap;
use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::view::{ArticleRow, DateView, FeedLink, Link};
use crate::{
    artifact::{Fingerprint, fingerprint},
    theme::Templates,
    village::{Article, Key},
};

/// In a portal of more articles their rows are made anew each time, and so are links beyond so many: 3 KiB for each
/// would be too much.
const MOST: usize = 20_000;

/// A view that is made once for all pages that show it.
#[derive(Clone, Debug)]
pub struct Shared<T>(Arc<Made<T>>);

#[derive(Debug)]
struct Made<T> {
    view: T,
    /// The same as templates see it, once one did.
    value: OnceLock<tera::Value>,
    /// A digest of it, once one was asked for.
    digest: OnceLock<Fingerprint>,
}

thread_local! {
    /// Whether views are being written as they are, and not handed to templates.
    static WRITTEN_OUT: Cell<bool> = const { Cell::new(false) };
}

/// Writes a view as it is, for its digest: the order of a template's values is not that of their fields,
/// and not the same in two runs. What several views share stands there by a digest of its own.
pub fn write_out(view: &impl Serialize, into: &mut Vec<u8>) {
    let before = WRITTEN_OUT.replace(true);
    let written = rmp_serde::encode::write(into, view);
    WRITTEN_OUT.set(before);
    written.expect("a buffer takes every byte, and a view can always be written");
}

/// Whether views are being written as they are.
pub(super) fn is_written_out() -> bool {
    WRITTEN_OUT.get()
}

impl<T> From<T> for Shared<T> {
    fn from(view: T) -> Self {
        Self(Arc::new(Made { view, value: OnceLock::new(), digest: OnceLock::new() }))
    }
}

impl<T: Serialize> Shared<T> {
    fn digest(&self) -> Fingerprint {
        *self.0.digest.get_or_init(|| {
            let mut written = Vec::new();
            write_out(&self.0.view, &mut written);
            fingerprint(&written)
        })
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.view
    }
}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if is_written_out() {
            return self.digest().serialize(serializer);
        }
        // A value among those of a template is taken as it is, without a look inside.
        self.0.value.get_or_init(|| Templates::value(&self.0.view)).serialize(serializer)
    }
}

/// The rows that were made so far, as they stand on pages whose links begin alike.
#[derive(Debug, Default)]
pub struct Rows {
    of: OnceLock<Of>,
    /// The portal's own feeds, and what their links begin with.
    feeds: OnceLock<(String, Vec<Shared<FeedLink>>)>,
    /// Days in every form.
    dates: RwLock<AHashMap<Date, Shared<DateView>>>,
    /// Terms and people with the ways to their pages.
    links: RwLock<AHashMap<Link, Shared<Link>>>,
}

#[derive(Debug)]
struct Of {
    /// What the links of these rows begin with, and whether they lead into the rest of a district.
    root: (String, bool),
    articles: Vec<OnceLock<Shared<ArticleRow>>>,
}

impl Rows {
    /// A day in every form.
    pub(super) fn date(&self, day: Date, make: impl FnOnce() -> DateView) -> Shared<DateView> {
        if let Some(known) = self.dates.read().unwrap_or_else(PoisonError::into_inner).get(&day) {
            return known.clone();
        }
        let mut dates = self.dates.write().unwrap_or_else(PoisonError::into_inner);
        dates.entry(day).or_insert_with(|| make().into()).clone()
    }

    /// A term or somebody, as many pages show them.
    pub(super) fn link(&self, link: Link) -> Shared<Link> {
        if let Some(known) = self.links.read().unwrap_or_else(PoisonError::into_inner).get(&link) {
            return known.clone();
        }
        let made = Shared::from(link.clone());
        let mut links = self.links.write().unwrap_or_else(PoisonError::into_inner);
        if links.len() < MOST {
            links.insert(link, made.clone());
        }
        made
    }

    /// The portal's own feeds on a page whose links begin with `root`; kept are those that were asked for first.
    pub(super) fn feeds(&self, root: &str, make: impl Fn() -> Vec<Shared<FeedLink>>) -> Vec<Shared<FeedLink>> {
        let (kept_for, feeds) = self.feeds.get_or_init(|| (root.to_owned(), make()));
        if kept_for == root { feeds.clone() } else { make() }
    }

    /// The row of one of so many articles on a page whose links begin with `root`, and lead into the rest of a
    /// district or do not. Kept are the rows for those that were asked for first: all pages have the same, unless
    /// links are relative to their page.
    pub(super) fn article(
        &self,
        key: Key<Article>,
        count: usize,
        (root, in_district): (&str, bool),
        make: impl FnOnce() -> ArticleRow,
    ) -> Shared<ArticleRow> {
        let of = self.of.get_or_init(|| Of {
            root: (root.to_owned(), in_district),
            articles: std::iter::repeat_with(OnceLock::new).take(if count > MOST { 0 } else { count }).collect(),
        });
        match of.articles.get(key.index()).filter(|_| of.root.0 == root && of.root.1 == in_district) {
            Some(row) => row.get_or_init(|| make().into()).clone(),
            None => make().into(),
        }
    }
}
