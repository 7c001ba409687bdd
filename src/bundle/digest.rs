//! What a district's bundle tells of its members, and how that becomes records again: enough for
//! the district above to show what is new without reading below its own members.

use std::{borrow::Cow, collections::BTreeMap};

use serde_json::{Map, Value as Json, value::RawValue};

use super::{MemberFacts, Record, Told, write::kind_name};
use crate::{
    date,
    member::Member,
    records::Kind,
    route::{Base, Route},
    slug,
    village::{self, Portal, Village, activity::Phase},
};

/// How many articles and how many activities of each member are told of.
const MOST: usize = 20;

/// What a district tells of a member, but for the address of its bundle.
pub fn facts(district: &Portal, member: &Member, village: &Village) -> MemberFacts {
    let portal = &village.portal;
    let home = portal.within.as_ref().and_then(|within| within.home.as_ref());
    let at = Address { home, district: &district.base, route: member.route() };
    MemberFacts {
        name: portal.name.clone(),
        kind: member.kind.word().to_owned(),
        code: portal.code.as_ref().map(|code| code.as_str().to_owned()),
        route: member.route().as_str().to_owned(),
        url: home.and_then(Base::address),
        bundle: None,
        newest: village.newest.map(date::iso),
        records: counts(village),
        articles: village
            .articles
            .rows()
            .iter()
            .filter(|it| it.date.is_some())
            .take(MOST)
            .map(|it| article(it, &at))
            .collect(),
        activities: coming(village, &at),
    }
}

/// How many records of each kind a village has.
pub fn counts(village: &Village) -> BTreeMap<String, usize> {
    let counts = [
        (Kind::Article, village.articles.len()),
        (Kind::CaseStudy, village.case_studies.len()),
        (Kind::Page, village.pages.len()),
        (Kind::Group, village.groups.len()),
        (Kind::Partner, village.partners.len()),
        (Kind::Activity, village.activities.len()),
    ];
    counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| (kind_name(kind).to_owned(), count))
        .collect()
}

/// Where a member's pages are on the web: in its own portal, else in the district's.
struct Address<'a> {
    home: Option<&'a Base>,
    district: &'a Base,
    route: Route,
}

impl Address<'_> {
    fn of(&self, route: &Route) -> String {
        let own = self.home.and_then(|home| home.absolute(route));
        own.or_else(|| self.district.absolute(&self.route.below(route.as_str()))).unwrap_or_default()
    }
}

fn article(article: &village::Article, at: &Address<'_>) -> Told {
    Told {
        id: article.id.clone(),
        title: article.title.clone(),
        url: article.canonical.clone().unwrap_or_else(|| at.of(&article.route)),
        date: article.date.map(date::iso),
        summary: Some(article.summary.clone()).filter(|summary| !summary.is_empty()),
        ..Told::default()
    }
}

/// The activities to come, the next one first.
fn coming(village: &Village, at: &Address<'_>) -> Vec<Told> {
    let today = village.show.today;
    let mut coming: Vec<_> = village
        .activities
        .rows()
        .iter()
        .filter(|activity| matches!(activity.phase(today), Phase::Coming | Phase::Ongoing))
        .filter_map(|activity| Some((activity.next_days(today)?, activity)))
        .collect();
    coming.sort_by_key(|(days, _)| days.first);
    let told = coming.into_iter().take(MOST).map(|(days, activity)| Told {
        id: activity.id.clone(),
        title: activity.title.clone(),
        url: activity.record.canonical.as_ref().map_or_else(|| at.of(&activity.route), |address| address.0.clone()),
        date: Some(date::iso(days.first)),
        until: (days.last != days.first).then(|| date::iso(days.last)),
        hours: activity.hours.as_ref().map(|hours| date::brief_hours(hours, village.portal.lang)),
        place: activity.record.place.as_ref().and_then(|place| place.name.clone()),
        summary: activity.record.summary.clone(),
    });
    told.collect()
}

/// What a district told of its members as records of its own, each with the address of its page.
pub fn records(members: &[MemberFacts]) -> Vec<(Kind, Record<'static>)> {
    let all = members.iter().flat_map(|member| {
        let articles = member.articles.iter().map(|told| (Kind::Article, record(member, told, "kabar")));
        let activities = member.activities.iter().map(|told| (Kind::Activity, record(member, told, "kegiatan")));
        articles.chain(activities).collect::<Vec<_>>()
    });
    all.collect()
}

fn record(member: &MemberFacts, told: &Told, folder: &str) -> Record<'static> {
    let id = format!("{}-{}", slug::slug(&member.name), slug::slug(&told.id));
    let mut fields = Map::new();
    let mut put = |key: &str, value: Option<&String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            fields.insert(key.to_owned(), Json::from(value.as_str()));
        }
    };
    put("judul", Some(&told.title));
    put("ringkasan", told.summary.as_ref());
    put("kanonis", Some(&told.url));
    if folder == "kabar" {
        put("tanggal", told.date.as_ref());
        put("penulis", Some(&member.name));
    } else {
        put("mulai", told.date.as_ref());
        put("selesai", told.until.as_ref());
        put("pukul", told.hours.as_ref());
        put("tempat", told.place.as_ref().or(Some(&member.name)));
    }
    Record {
        title: told.title.clone().into(),
        route: format!("{folder}/{id}/").into(),
        date: told.date.clone(),
        source: format!("{folder}/{id}.md").into(),
        fields: Cow::Owned(RawValue::from_string(Json::Object(fields).to_string()).unwrap_or_default()),
        text: Cow::default(),
        id: id.into(),
    }
}
