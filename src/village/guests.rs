//! Records of a district's members as guests in its own lists.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Shown, Village, selected::Selected, twins};
use crate::{
    bundle::{self, MemberFacts},
    member::Member,
    problem::Problems,
    records::{self, Kind, settings, values::web_address},
    route::{Base, Route},
    slug,
    wilayah::Code,
};

/// A member of a district, as the district's own pages tell of it.
#[derive(Clone, Debug)]
pub struct Fellow {
    /// Its slug, which is the name of its records' place.
    pub slug: Arc<str>,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: settings::Kind,
    /// Its wilayah code.
    pub code: Option<Code>,
    /// Its front page within the district's portal.
    pub route: Route,
    /// The full address of its page elsewhere, for one that only its own district shows.
    pub elsewhere: Option<String>,
    /// Where its own portal stands, if it has one with the same pages.
    pub base: Option<Base>,
    /// The full address of its own site, if it has one.
    pub home: Option<String>,
    /// The name of its accent.
    pub accent: String,
    /// The pattern of its cloth.
    pub lurik: String,
    /// The day of its newest record.
    pub newest: Option<Date>,
    /// How many articles it has.
    pub articles: usize,
    /// How many case studies.
    pub case_studies: usize,
    /// How many groups.
    pub groups: usize,
    /// How many partners.
    pub partners: usize,
    /// How many activities.
    pub activities: usize,
}

impl Fellow {
    /// Whether it has no record at all, as when its content could not be had.
    pub fn is_silent(&self) -> bool {
        self.articles + self.case_studies + self.groups + self.partners + self.activities == 0
    }

    /// A member by its portal.
    pub fn of(member: &Member, village: &Village, lurik: String) -> Self {
        let portal = &village.portal;
        Self {
            slug: member.slug.as_str().into(),
            name: portal.name.clone(),
            kind: member.kind,
            code: portal.code.clone(),
            route: member.route(),
            elsewhere: None,
            base: portal.within.as_ref().and_then(|within| within.home.clone()),
            home: portal.within.as_ref().and_then(|within| within.site.clone()),
            accent: portal.accent.clone(),
            lurik,
            newest: village.newest,
            articles: village.articles.len(),
            case_studies: village.case_studies.len(),
            groups: village.groups.len(),
            partners: village.partners.len(),
            activities: village.activities.len(),
        }
    }
}

impl Shown {
    /// Notes the members of a district that is itself a member, as it tells of them.
    pub fn tell_of(&mut self, district: Option<&str>, members: &[MemberFacts]) {
        let told = members.iter().map(|facts| Fellow::told(district, facts));
        self.fellows.extend(told);
    }
}

impl Fellow {
    /// A member of a member, of which nothing is known but what its own district tells.
    fn told(district: Option<&str>, facts: &MemberFacts) -> Self {
        let count = |kind: Kind| facts.records.get(bundle::write::kind_name(kind)).copied().unwrap_or(0);
        let in_district = || Some(format!("{}/{}", district?.trim_end_matches('/'), facts.route));
        let address = facts.url.clone().or_else(in_district).and_then(|address| web_address(&address));
        Self {
            slug: slug::slug(&facts.name).into(),
            name: facts.name.clone(),
            kind: settings::Kind::of_word(&facts.kind).unwrap_or(settings::Kind::Village),
            code: facts.code.as_deref().and_then(|code| Code::read(code).ok()),
            route: Route::home(),
            elsewhere: address.clone(),
            base: None,
            home: address,
            accent: "arang".to_owned(),
            lurik: "222".to_owned(),
            newest: facts.newest.as_deref().and_then(|day| day.parse().ok()),
            articles: count(Kind::Article),
            case_studies: count(Kind::CaseStudy),
            groups: count(Kind::Group),
            partners: count(Kind::Partner),
            activities: count(Kind::Activity),
        }
    }
}

/// What the members of a district published, for its joint lists.
#[derive(Clone, Default)]
pub struct Guests {
    fellows: Vec<Fellow>,
    articles: Vec<Selected<records::article::Article>>,
    case_studies: Vec<Selected<records::case_study::CaseStudy>>,
    groups: Vec<Selected<records::group::Group>>,
    partners: Vec<Selected<records::partner::Partner>>,
    activities: Vec<Selected<records::activity::Activity>>,
}

impl Guests {
    /// What a member published. Their ids are within its name, their pages below its own; their
    /// texts stay at home.
    pub fn of(shown: &Shown, member: &str, home: &Route) -> Self {
        let member: Arc<str> = member.into();
        let guest = Guest { member: &member, home };
        Self {
            fellows: Vec::new(),
            articles: guest.all(&shown.articles),
            case_studies: guest.all(&shown.case_studies),
            groups: guest.all(&shown.groups),
            partners: guest.all(&shown.partners),
            activities: guest.all(&shown.activities),
        }
    }

    /// Says who published them.
    #[must_use]
    pub fn with(mut self, fellow: Fellow) -> Self {
        self.fellows.push(fellow);
        self
    }

    /// Takes in those of another member.
    pub fn join(&mut self, other: Self) {
        self.fellows.extend(other.fellows);
        self.articles.extend(other.articles);
        self.case_studies.extend(other.case_studies);
        self.groups.extend(other.groups);
        self.partners.extend(other.partners);
        self.activities.extend(other.activities);
    }
}

impl Shown {
    /// Takes guests into the lists.
    pub fn welcome(&mut self, guests: Guests, problems: &mut Problems) {
        self.fellows.extend(guests.fellows);
        self.articles.extend(guests.articles);
        self.case_studies.extend(guests.case_studies);
        self.groups.extend(guests.groups);
        self.partners.extend(guests.partners);
        self.partners = twins::unite(std::mem::take(&mut self.partners), problems);
        self.activities.extend(guests.activities);
        self.sort();
    }
}

struct Guest<'a> {
    member: &'a Arc<str>,
    home: &'a Route,
}

impl Guest<'_> {
    fn all<R>(&self, shown: &[Selected<R>]) -> Vec<Selected<R>> {
        shown.iter().map(|one| self.one(one)).collect()
    }

    fn one<R>(&self, one: &Selected<R>) -> Selected<R> {
        let file = format!("{}/{}", crate::district::folder(self.member), one.origin.file);
        let member = Some(Arc::clone(self.member));
        let origin = records::Origin { file: file.into(), member, told: Box::default(), ..(*one.origin).clone() };
        Selected {
            record: Arc::clone(&one.record),
            origin: Arc::new(origin),
            body: None,
            title: one.title.clone(),
            date: one.date,
            id: format!("{}/{}", self.member, one.id),
            gist: Arc::clone(&one.gist),
            route: self.home.below(one.route.as_str()),
            twins: Vec::new(),
        }
    }
}
