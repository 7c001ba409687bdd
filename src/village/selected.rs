//! Records that are shown, on their way to being settled.

use jiff::civil::Date;

use super::Keep;
use crate::{
    markdown,
    records::{Body, Kind, Origin, Written, activity, article, case_study, field, group, page, partner},
    route::Route,
};

/// A record that is shown: its title and day are certain, its references are not yet.
#[derive(Clone, Debug)]
pub struct Selected<R> {
    /// The record as written.
    pub record: R,
    /// Where it was written.
    pub origin: Origin,
    /// Its text.
    pub body: Option<Body>,
    /// Its title or name.
    pub title: String,
    /// Its day in the portal's zone.
    pub date: Option<Date>,
    /// Its id; empty until addresses are assigned.
    pub id: String,
    /// Its page; the front page until addresses are assigned.
    pub route: Route,
}

/// What a record says of its own address.
pub trait Identified {
    /// What it is a record of.
    const KIND: Kind;

    /// Its id as written.
    fn id(&self) -> Option<&field::Written<String>>;

    /// Its slug as written.
    fn slug(&self) -> Option<&field::Written<String>>;

    /// Takes out its old addresses as written.
    fn take_old_addresses(&mut self) -> Vec<field::Written<String>>;
}

macro_rules! identified {
    ($($Record:ty: $Kind:ident $(. $part:ident)?),* $(,)?) => { $(
        impl Identified for $Record {
            const KIND: Kind = Kind::$Kind;

            fn id(&self) -> Option<&field::Written<String>> {
                self$(.$part)?.id.as_ref()
            }

            fn slug(&self) -> Option<&field::Written<String>> {
                self$(.$part)?.slug.as_ref()
            }

            fn take_old_addresses(&mut self) -> Vec<field::Written<String>> {
                let mut old = std::mem::take(&mut self$(.$part)?.old_addresses);
                old.append(&mut self$(.$part)?.permalink);
                old
            }
        }
    )* };
}

identified!(
    article::Article: Article,
    case_study::CaseStudy: CaseStudy.article,
    page::Page: Page,
    group::Group: Group,
    partner::Partner: Partner,
    activity::Activity: Activity,
);

impl<R> Selected<R> {
    /// A record under a title.
    pub fn new(written: Written<R>, title: String, date: Option<Date>) -> Self {
        let Written { record, origin, body } = written;
        Self { record, origin, body, title, date, id: String::new(), route: Route::home() }
    }
}

/// A title for a text: as written, else its first heading, which then leaves the text, else its
/// file's name.
pub fn title_of<R>(written: &mut Written<R>, title: Option<String>) -> Option<String> {
    if let Some(title) = title {
        return Some(markdown::plain(&title)).filter(|plain| !plain.is_empty()).or(Some(title));
    }
    if let Some(body) = &written.body
        && let Some((title, range)) = markdown::title(body.as_str())
    {
        written.body = Some(body.after(range.end)).filter(|body| !body.as_str().trim().is_empty());
        return Some(title);
    }
    let stem = super::address::title_from_stem(&written.origin.stem);
    Some(stem).filter(|stem| !stem.is_empty())
}

/// Keeps the named among records of groups, partners or activities; a nameless one is a problem.
pub fn named<R: Identified>(
    written: Vec<Written<R>>,
    keep: &mut Keep<'_>,
    key: &'static str,
    facts: impl Fn(&R, &Keep<'_>) -> (Option<String>, bool, Option<Date>),
) -> Vec<Selected<R>> {
    let mut selected = Vec::with_capacity(written.len());
    for written in written {
        let (name, draft, date) = facts(&written.record, keep);
        let Some(name) = name else {
            keep.nameless(&written.origin, key);
            continue;
        };
        if keep.shows(&written.origin, draft, None, None) {
            selected.push(Selected::new(written, name, date));
        }
    }
    selected
}
