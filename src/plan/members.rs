//! The members of a district: the list of them, and the marks that say where a record comes from.

use serde::Serialize;

use super::{
    Page, Plan, View,
    here::Here,
    shared::Shared,
    view::{Chip, DateView, Facet, Head, Link},
};
use crate::{
    date,
    records::{Origin, settings::Kind},
    route::Route,
    village::{Fellow, Partner, Village},
};

/// After how many days without a new record a member is told to be quiet.
const QUIET: i64 = 90;

/// A member of a district, as a mark on what comes from it: its cloth and its name.
#[derive(Clone, Debug, Serialize)]
pub struct MemberMark {
    /// Its name.
    pub name: String,
    /// Its front page within the district's portal.
    pub href: String,
    /// The name of its accent.
    pub accent: String,
    /// The pattern of its cloth: three digits from 1 to 4.
    pub lurik: String,
}

/// A member as a row of a list.
#[derive(Clone, Debug, Serialize)]
pub struct MemberRow {
    /// Its name, its page and its cloth.
    #[serde(flatten)]
    pub mark: MemberMark,
    /// Its own portal on the web.
    pub home: Option<Link>,
    /// The day of its newest record.
    pub updated: Option<Shared<DateView>>,
    /// Since which month there has been nothing new, in words, when that is long ago.
    pub quiet_since: Option<String>,
    /// How many records of each kind it has, in words.
    pub counts: Vec<Link>,
}

/// `pages/members.html`: the members of one kind.
#[derive(Debug, Serialize)]
pub struct MembersView {
    /// `desa`, `kecamatan`, `kabupaten` …
    pub kind: &'static str,
    /// The members, in the order of the settings.
    pub members: Vec<MemberRow>,
}

/// Plans a list for each kind of member.
pub(super) fn plan(village: &Village, plan: &mut Plan) {
    for kind in kinds(village) {
        plan.add(Route::page(kind.word()), Page::Members(kind));
    }
}

/// The kinds of members that there are.
pub(super) fn kinds(village: &Village) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = village.fellows.iter().map(|fellow| fellow.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// The words for the members of a kind.
pub(super) fn title(here: &Here<'_>, kind: Kind) -> String {
    here.words().get(&format!("members.{}", kind.word())).to_owned()
}

/// The view of the members of a kind.
pub(super) fn view(here: &Here<'_>, kind: Kind) -> (Head, View) {
    let (village, title) = (here.village(), title(here, kind));
    let description = here.words().fill("section_descriptions.members", &[("portal", &village.portal.name)]);
    let mut head = here.head("members", &title, &description, Vec::new());
    head.json_ld.extend(here.breadcrumb_ld(&head));
    let members = village.fellows.iter().filter(|fellow| fellow.kind == kind).map(|fellow| here.member_row(fellow));
    (head, View::Members(MembersView { kind: kind.word(), members: members.collect() }))
}

impl Here<'_> {
    /// Where a record among a district's own comes from; nothing for the district's own.
    pub(super) fn member_of(&self, origin: &Origin) -> Option<MemberMark> {
        self.village().fellow(origin.member.as_deref()?).map(|fellow| self.mark(fellow))
    }

    /// The members that work with a partner; each leads to the partner's page in its own portal.
    pub(super) fn members_with(&self, partner: &Partner) -> Vec<MemberMark> {
        let twins = partner.twins.iter().filter_map(|twin| {
            let fellow = self.village().fellow(&twin.member)?;
            Some(MemberMark { href: self.href(&twin.route), ..self.mark(fellow) })
        });
        self.member_of(&partner.origin).into_iter().chain(twins).collect()
    }

    /// The name of the member that a record comes from; nothing for the district's own.
    pub(crate) fn member_name(&self, origin: &Origin) -> Option<&str> {
        Some(self.village().fellow(origin.member.as_deref()?)?.name.as_str())
    }

    fn mark(&self, fellow: &Fellow) -> MemberMark {
        MemberMark {
            name: fellow.name.clone(),
            href: fellow.elsewhere.clone().unwrap_or_else(|| self.href(&fellow.route)),
            accent: fellow.accent.clone(),
            lurik: fellow.lurik.clone(),
        }
    }

    /// A member with its figures and how fresh they are.
    pub(super) fn member_row(&self, fellow: &Fellow) -> MemberRow {
        let today = self.village().show.today;
        let is_quiet = |day: &date::Date| today.duration_since(*day).as_hours() / 24 > QUIET;
        let quiet = fellow.newest.filter(is_quiet);
        let section = |words: &str, count: usize, path: &str| Link {
            text: self.counted(words, count),
            href: fellow.elsewhere.is_none().then(|| self.href(&fellow.route.below(path))),
        };
        let counts = [
            (fellow.articles, section("figures.articles", fellow.articles, "kabar/")),
            (fellow.activities, section("figures.activities", fellow.activities, "kegiatan/")),
            (fellow.groups, section("figures.groups", fellow.groups, "kelompok/")),
            (fellow.partners, section("figures.partners", fellow.partners, "mitra/")),
            (fellow.case_studies, section("figures.case_studies", fellow.case_studies, "studi-kasus/")),
        ];
        MemberRow {
            mark: self.mark(fellow),
            home: fellow.home.as_ref().map(|home| Link { text: bare(home), href: Some(home.clone()) }),
            updated: fellow.newest.map(|day| self.date(day)),
            quiet_since: quiet.map(|day| date::month_year(day.year(), day.month(), self.lang())),
            counts: counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, link)| link).collect(),
        }
    }

    /// The members as a facet that leads to one section of each; only those that have it.
    pub(super) fn member_facet(&self, path: &str, count: fn(&Fellow) -> usize) -> Option<Facet> {
        let fellows = self.village().fellows.iter().filter(|fellow| fellow.elsewhere.is_none() && count(fellow) > 0);
        let chips = fellows.map(|fellow| Chip {
            text: fellow.name.clone(),
            href: self.href(&fellow.route.below(path)),
            count: count(fellow),
            current: false,
        });
        Some(Facet { name: "member", chips: chips.collect() }).filter(|facet| facet.chips.len() > 1)
    }
}

/// An address as people say it.
fn bare(address: &str) -> String {
    address.split_once("://").map_or(address, |(_, rest)| rest).trim_end_matches('/').to_owned()
}
