//! Calendar files: which there are, where they stand, and the links to them.

use std::collections::BTreeSet;

use super::{
    Here, Site,
    reach::percent_encoded,
    view::{CalendarLinks, FeedLink, Head},
};
use crate::{
    route::Route,
    village::{Activity, Group, Key, Village, taxonomy::TermKey},
};

/// The name of calendars of many activities, below the page that lists them.
const MANY: &str = "kalender.ics";

/// The name of the calendar of one activity, below its page.
const ONE: &str = "kegiatan.ics";

/// Which activities a calendar file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// All of them.
    All,
    /// Those of a kind.
    Kind(TermKey),
    /// Those that a group holds or takes part in, and its regular meeting.
    Group(Key<Group>),
    /// One.
    One(Key<Activity>),
}

/// Whether calendar files tell of an activity: it has a day, and is no draft.
pub fn is_told(activity: &Activity) -> bool {
    !activity.occurrences.is_empty() && !activity.draft
}

impl Of {
    /// Every calendar of many activities. It is there as soon as it could have one, so that the
    /// phones that follow it never find nothing.
    pub fn many(village: &Village) -> impl Iterator<Item = Self> {
        let all = std::iter::once(Self::All);
        let kinds = village.activity_kinds.iter().map(|(key, _)| Self::Kind(key));
        let groups = village.groups.keys().map(Self::Group);
        all.chain(kinds).chain(groups).filter(|of| of.route(village).is_some())
    }

    /// Where the file stands; `None` when there is none. Those of guests stand in their members' portals.
    pub fn route(self, village: &Village) -> Option<Route> {
        let (is_made, page, file) = match self {
            Self::All => (!village.activities.is_empty(), Route::home(), MANY),
            Self::Kind(key) => {
                let page = format!("kegiatan/jenis/{}", village.activity_kinds.term(key).slug);
                (true, Route::page(&page), MANY)
            }
            Self::Group(key) => {
                let group = &village.groups[key];
                let has_any = group.meeting.is_some() || !group.activities.is_empty();
                (has_any && group.origin.member.is_none(), group.route.clone(), MANY)
            }
            Self::One(key) => {
                let activity = &village.activities[key];
                (is_told(activity) && activity.origin.member.is_none(), activity.route.clone(), ONE)
            }
        };
        is_made.then(|| page.below(file))
    }

    /// What calendars call it.
    pub fn title(self, site: &Site<'_>) -> String {
        let (village, words) = (site.village, site.words);
        let portal = village.portal.name.as_str();
        let named = |path, term: &str| words.fill(path, &[("term", term), ("portal", portal)]);
        match self {
            Self::All => named("heads.calendar", ""),
            Self::Kind(key) => named("heads.calendar_of", &village.activity_kinds.term(key).name),
            Self::Group(key) => named("heads.calendar_of", &village.groups[key].name),
            Self::One(key) => village.activities[key].title.clone(),
        }
    }

    /// The activities it may tell of, in their order.
    pub fn activities(self, village: &Village) -> Vec<Key<Activity>> {
        match self {
            Self::All => village.activities.keys().collect(),
            Self::Kind(key) => village.activity_kinds.term(key).members.clone(),
            Self::Group(key) => {
                let group = &village.groups[key];
                let keys: BTreeSet<_> = group.activities.iter().copied().chain(group.meeting).collect();
                keys.into_iter().collect()
            }
            Self::One(key) => vec![key],
        }
    }
}

impl Here<'_> {
    /// Offers a calendar file on a page, to readers and to browsers, where there is one.
    pub(super) fn offer_calendar(&self, head: &mut Head, of: Of) {
        let Some(route) = of.route(self.village()) else { return };
        let title = of.title(self.site);
        head.feeds.push(FeedLink { title, kind: "text/calendar", href: self.href(&route) }.into());
        head.calendar = Some(self.calendar_links(&route, matches!(of, Of::One(_))));
    }

    fn calendar_links(&self, route: &Route, single: bool) -> CalendarLinks {
        let address = self.village().portal.base.absolute(route);
        let followed = address.as_deref().and_then(|address| address.split_once("://")).filter(|_| !single);
        let webcal = followed.map(|(_, rest)| format!("webcal://{rest}"));
        let google = webcal
            .as_deref()
            .map(|webcal| format!("https://calendar.google.com/calendar/render?cid={}", percent_encoded(webcal)));
        CalendarLinks { single, href: self.href(route), webcal, google }
    }
}
