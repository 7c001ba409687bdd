//! Records that are shown, on their way to being settled.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Keep, twins::Twin};
use crate::{
    records::{
        Body, Origin, Written,
        gist::{Common, Gist},
    },
    route::Route,
};

/// A record that is shown: its title and day are certain, its references are not yet.
#[derive(Clone, Debug)]
pub struct Selected<R> {
    /// The record as written.
    pub record: Arc<R>,
    /// Where it was written.
    pub origin: Arc<Origin>,
    /// Its text.
    pub body: Option<Body>,
    /// Its title or name.
    pub title: String,
    /// Its day in the portal's zone.
    pub date: Option<Date>,
    /// Its id.
    pub id: String,
    /// What it comes to in plain words.
    pub gist: Arc<Gist>,
    /// Its page; the front page until addresses are assigned.
    pub route: Route,
    /// The same in the portals of a district's members; partners alone have any.
    pub twins: Vec<Twin>,
}

impl<R> Selected<R> {
    /// A record that is shown under a title.
    pub fn new(written: Written<R>, title: String, date: Option<Date>) -> Self {
        let Written { record, origin, body, gist } = written;
        Self { record, origin, body, title, date, id: gist.id.clone(), gist, route: Route::home(), twins: Vec::new() }
    }
}

impl<R> Selected<R> {
    /// A part of the record in place of the whole.
    pub fn part<P>(self, part: impl FnOnce(&R) -> P) -> Selected<P> {
        let Self { record, origin, body, title, date, id, gist, route, twins } = self;
        Selected { record: Arc::new(part(&record)), origin, body, title, date, id, gist, route, twins }
    }
}

/// What a record says of its days.
#[derive(Clone, Copy, Debug, Default)]
pub struct Times {
    /// Its day.
    pub date: Option<Date>,
    /// The first day it is shown, when that is not from the beginning.
    pub from: Option<Date>,
    /// The last day it is shown.
    pub until: Option<Date>,
}

/// The records that are shown; one without a title or name is a problem.
pub fn shown<R: Common>(
    written: Vec<Written<R>>,
    keep: &mut Keep<'_>,
    times: impl Fn(&Written<R>, &mut Keep<'_>) -> Times,
) -> Vec<Selected<R>> {
    let mut selected = Vec::with_capacity(written.len());
    for written in written {
        let Some(title) = written.gist.title.clone() else {
            keep.nameless(&written.origin, R::KIND);
            continue;
        };
        let Times { date, from, until } = times(&written, keep);
        if keep.shows(&written.origin, written.gist.draft, from, until) {
            selected.push(Selected::new(written, title, date));
        }
    }
    selected
}
