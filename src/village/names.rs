//! Who is meant: finding groups, partners and activities by what records call them.

use std::collections::{BTreeMap, BTreeSet, HashMap, hash_map::Entry};

use super::{Activity, Article, CaseStudy, Fellow, Group, Key, Partner, Table, selected::Selected};
use crate::{
    problem::{Problem, Problems, settling::Sought},
    records::{
        Origin, activity,
        field::Written,
        group, partner,
        values::{Name, Terms},
    },
    slug,
};

/// A group, a partner, or someone known by name alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Party {
    /// A group of this village.
    Group(Key<Group>),
    /// A partner of this village.
    Partner(Key<Partner>),
    /// Someone without a record here.
    Named(String),
}

/// A group or an activity that something was given for, or either by name alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beneficiary {
    /// A group.
    Group(Key<Group>),
    /// An activity.
    Activity(Key<Activity>),
    /// Without a record here.
    Named(String),
}

/// Everyone's ids and names.
pub struct Names {
    groups: Register<Group>,
    partners: Register<Partner>,
    activities: Register<Activity>,
    /// Ids of records that are not shown: to name one is no mistake.
    hidden: BTreeSet<String>,
    /// Whether the records of a district's members are here too, so that their names can be looked up.
    knows_others: bool,
    /// Those members of which nothing could be had: what is said of them cannot be looked up.
    silent: BTreeSet<String>,
}

struct Register<T> {
    by_name: HashMap<String, Key<T>>,
    /// Names that several records have and that are the id of none, each with the id of the first.
    shared: HashMap<String, String>,
    ids: Vec<String>,
}

impl<T> Register<T> {
    fn new<R>(selected: &[Selected<R>], problems: &mut Problems) -> Self {
        let mut by_name = HashMap::new();
        let mut order: Vec<usize> = (0..selected.len()).collect();
        order.sort_by_key(|&at| (&selected[at].origin.file, selected[at].origin.node));
        let mut first: HashMap<&str, &Origin> = HashMap::new();
        for &at in &order {
            let Selected { id, origin, .. } = &selected[at];
            if let Some(other) = first.insert(id, origin) {
                problems.add(Problem::same_id(origin.whole(), id, other.whole()));
                first.insert(id, other);
            }
            by_name.entry(id.clone()).or_insert(Key::new(at));
            for twin in &selected[at].twins {
                by_name.entry(twin.id.clone()).or_insert(Key::new(at));
            }
        }
        let mut shared = HashMap::new();
        for &at in &order {
            let name = within(selected[at].origin.member.as_deref(), &slug::slug(&selected[at].title));
            match by_name.entry(name) {
                Entry::Vacant(place) => drop(place.insert(Key::new(at))),
                Entry::Occupied(first) => {
                    let id = &selected[first.get().index()].id;
                    if first.key() != id && first.get().index() != at {
                        shared.insert(first.key().clone(), id.clone());
                    }
                }
            }
        }
        Self { by_name, shared, ids: order.into_iter().map(|at| selected[at].id.clone()).collect() }
    }

    /// The record that a member's own record, or one of the portal itself, calls by a name.
    fn find(&self, typed: &str, member: Option<&str>) -> Option<Key<T>> {
        let here = |typed: &str| self.by_name.get(typed).or_else(|| self.by_name.get(&folded(typed))).copied();
        match member {
            Some(_) if typed.contains('/') => here(typed),
            Some(member) => here(&within(Some(member), typed)),
            None => here(typed),
        }
    }

    /// The id of the first of several that have a typed name.
    fn shared(&self, typed: &str, member: Option<&str>) -> Option<&str> {
        self.shared.get(&within(member, &slug::slug(typed))).map(String::as_str)
    }

    /// The id that a typed one was probably meant to be.
    fn nearest(&self, typed: &str) -> Option<(f64, &str)> {
        let typed = slug::slug(typed);
        let scored = self.ids.iter().map(|id| (strsim::jaro_winkler(id, &typed), id.as_str()));
        scored.filter(|(likeness, _)| *likeness >= 0.85).max_by(|a, b| a.0.total_cmp(&b.0))
    }
}

/// A name in the place of a member's names.
fn within(member: Option<&str>, name: &str) -> String {
    member.map_or_else(|| name.to_owned(), |member| format!("{member}/{name}"))
}

/// A typed name as ids are written; what stands before a slash is the name of a member.
fn folded(typed: &str) -> String {
    match typed.split_once('/') {
        Some((member, name)) => format!("{}/{}", slug::slug(member), slug::slug(name)),
        None => slug::slug(typed),
    }
}

impl Names {
    /// The names of all that is shown.
    pub fn new(
        groups: &[Selected<group::Group>],
        partners: &[Selected<partner::Partner>],
        activities: &[Selected<activity::Activity>],
        hidden: &BTreeSet<String>,
        fellows: &[Fellow],
        problems: &mut Problems,
    ) -> Self {
        Self {
            groups: Register::new(groups, problems),
            partners: Register::new(partners, problems),
            activities: Register::new(activities, problems),
            hidden: hidden.clone(),
            knows_others: fellows.iter().any(|fellow| fellow.elsewhere.is_none()),
            silent: fellows.iter().filter(|it| it.is_silent()).map(|it| it.slug.to_string()).collect(),
        }
    }

    /// The groups meant; unknown ones are problems.
    pub fn groups(&self, written: &[Written<Terms>], origin: &Origin, problems: &mut Problems) -> Vec<Key<Group>> {
        self.each(
            written,
            origin,
            problems,
            Sought::Group,
            |typed| self.groups.find(typed, origin.member.as_deref()),
            || self.groups_nearest(),
        )
    }

    /// The partners meant; unknown ones are problems.
    pub fn partners(&self, written: &[Written<Terms>], origin: &Origin, problems: &mut Problems) -> Vec<Key<Partner>> {
        self.each(
            written,
            origin,
            problems,
            Sought::Partner,
            |typed| self.partners.find(typed, origin.member.as_deref()),
            || self.partners_nearest(),
        )
    }

    /// The activities meant; unknown ones are problems.
    pub fn activities(
        &self,
        written: &[Written<Terms>],
        origin: &Origin,
        problems: &mut Problems,
    ) -> Vec<Key<Activity>> {
        self.each(
            written,
            origin,
            problems,
            Sought::Activity,
            |typed| self.activities.find(typed, origin.member.as_deref()),
            || self.activities_nearest(),
        )
    }

    /// The activity meant by a single id.
    pub fn activity(
        &self,
        written: Option<&Written<String>>,
        origin: &Origin,
        problems: &mut Problems,
    ) -> Option<Key<Activity>> {
        let written = written?;
        let found = self.activities.find(&written.value, origin.member.as_deref());
        if found.is_none() && !self.excused(&written.value) && origin.member.is_none() {
            let nearest = self.activities.nearest(&written.value).map(|(_, id)| id);
            problems.add(Problem::unknown_reference(
                origin.place(written.node),
                &written.value,
                Sought::Activity,
                nearest,
            ));
        }
        found
    }

    /// The hosts meant: `mitra:` or `kelompok:` in front decides where both have the id.
    pub fn hosts(&self, written: &[Written<Terms>], origin: &Origin, problems: &mut Problems) -> Vec<Party> {
        let mut hosts = Vec::new();
        for (typed, node) in terms(written) {
            if let Some(id) =
                self.groups.shared(bare(typed), origin.member.as_deref()).filter(|_| !typed.starts_with("mitra:"))
            {
                problems.add(Problem::ambiguous_name(origin.place(node), typed, id));
            }
            let host = self.party(typed, origin).unwrap_or_else(|| {
                self.report(typed, origin, node, Sought::Host, self.nearest_party(typed), problems);
                Party::Named(bare(typed).to_owned())
            });
            push_once(&mut hosts, host);
        }
        hosts
    }

    /// Those who wrote or will do something: a name that no record has is just a name.
    pub fn people(&self, written: &[Written<Name>], origin: &Origin) -> Vec<Party> {
        let mut people = Vec::new();
        for written in written {
            let Name(typed) = &written.value;
            push_once(&mut people, self.party(typed, origin).unwrap_or_else(|| Party::Named(typed.clone())));
        }
        people
    }

    /// For whom or what something was given.
    pub fn beneficiaries(
        &self,
        written: &[Written<Terms>],
        origin: &Origin,
        problems: &mut Problems,
    ) -> Vec<Beneficiary> {
        let mut found = Vec::new();
        for (typed, node) in terms(written) {
            let group = || self.groups.find(bare(typed), origin.member.as_deref()).map(Beneficiary::Group);
            let activity = || self.activities.find(bare(typed), origin.member.as_deref()).map(Beneficiary::Activity);
            let beneficiary = if typed.starts_with("kegiatan:") { activity() } else { group().or_else(activity) };
            found.push(beneficiary.unwrap_or_else(|| {
                let nearest = better(self.groups.nearest(typed), self.activities.nearest(typed));
                self.report(typed, origin, node, Sought::Beneficiary, nearest, problems);
                Beneficiary::Named(typed.to_owned())
            }));
        }
        found
    }

    fn party(&self, typed: &str, origin: &Origin) -> Option<Party> {
        let group = || self.groups.find(bare(typed), origin.member.as_deref()).map(Party::Group);
        let partner = || self.partners.find(bare(typed), origin.member.as_deref()).map(Party::Partner);
        if typed.starts_with("mitra:") { partner() } else { group().or_else(partner) }
    }

    fn nearest_party(&self, typed: &str) -> Option<&str> {
        better(self.groups.nearest(typed), self.partners.nearest(typed))
    }

    fn groups_nearest(&self) -> &Register<Group> {
        &self.groups
    }

    fn partners_nearest(&self) -> &Register<Partner> {
        &self.partners
    }

    fn activities_nearest(&self) -> &Register<Activity> {
        &self.activities
    }

    fn each<'r, T: 'r>(
        &self,
        written: &[Written<Terms>],
        origin: &Origin,
        problems: &mut Problems,
        sought: Sought,
        find: impl Fn(&str) -> Option<Key<T>>,
        register: impl Fn() -> &'r Register<T>,
    ) -> Vec<Key<T>> {
        let mut found = Vec::new();
        for (typed, node) in terms(written) {
            match find(bare(typed)) {
                Some(key) => {
                    if let Some(id) = register().shared(bare(typed), origin.member.as_deref()) {
                        problems.add(Problem::ambiguous_name(origin.place(node), typed, id));
                    }
                    push_once(&mut found, key);
                }
                None if self.is_elsewhere(typed, sought, origin) => {
                    problems.add(Problem::other_reference(origin.place(node), typed, sought));
                }
                None => self.report(typed, origin, node, sought, register().nearest(typed).map(|(_, id)| id), problems),
            }
        }
        found
    }

    /// Whether a name sought among groups is that of a partner, or the other way round.
    fn is_elsewhere(&self, typed: &str, sought: Sought, origin: &Origin) -> bool {
        match sought {
            Sought::Group => self.partners.find(bare(typed), origin.member.as_deref()).is_some(),
            Sought::Partner => self.groups.find(bare(typed), origin.member.as_deref()).is_some(),
            Sought::Activity | Sought::Host | Sought::Beneficiary => false,
        }
    }

    /// A name that looks like an id is an error when nothing has it; words are merely without a link.
    fn report(
        &self,
        typed: &str,
        origin: &Origin,
        node: u32,
        sought: Sought,
        nearest: Option<&str>,
        problems: &mut Problems,
    ) {
        if self.excused(typed) || (origin.member.is_some() && !typed.contains('/')) {
            return;
        }
        let place = origin.place(node);
        let is_words = typed.contains(char::is_whitespace) || typed.contains(char::is_uppercase);
        let keeps_words = matches!(sought, Sought::Host | Sought::Beneficiary);
        problems.add(if is_words && keeps_words && nearest.is_none() {
            Problem::unrecorded(place, typed, sought)
        } else {
            Problem::unknown_reference(place, typed, sought, nearest)
        });
    }

    /// Names of other villages, and of records that are not shown today, are no mistakes.
    fn excused(&self, typed: &str) -> bool {
        let member = bare(typed).split_once('/').map(|(member, _)| slug::slug(member));
        member.is_some_and(|member| !self.knows_others || self.silent.contains(&member))
            || self.hidden.contains(&slug::slug(bare(typed)))
    }
}

fn bare(typed: &str) -> &str {
    let (kind, rest) = typed.split_once(':').unwrap_or(("", typed));
    if matches!(kind, "mitra" | "kelompok" | "kegiatan") { rest.trim() } else { typed }
}

fn terms(written: &[Written<Terms>]) -> impl Iterator<Item = (&str, u32)> {
    written.iter().flat_map(|written| written.value.iter().map(|term| (term, written.node)))
}

fn push_once<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

fn better<'a>(one: Option<(f64, &'a str)>, other: Option<(f64, &'a str)>) -> Option<&'a str> {
    let best = match (one, other) {
        (Some(one), Some(other)) if other.0 > one.0 => Some(other),
        (one, other) => one.or(other),
    };
    best.map(|(_, id)| id)
}

/// Tells groups, partners and activities who refers to them.
pub fn tie(
    articles: &Table<Article>,
    case_studies: &Table<CaseStudy>,
    groups: &mut Table<Group>,
    partners: &mut Table<Partner>,
    activities: &mut Table<Activity>,
) {
    let mut gifts: BTreeMap<Key<Group>, BTreeSet<Key<Partner>>> = BTreeMap::new();
    for (key, article) in articles.iter() {
        let writers = article.authors.iter().filter_map(|author| match author {
            Party::Group(group) => Some(*group),
            Party::Partner(_) | Party::Named(_) => None,
        });
        let of: BTreeSet<_> = article.groups.iter().copied().chain(writers).collect();
        of.into_iter().for_each(|group| groups[group].articles.push(key));
        article.partners.iter().for_each(|partner| partners[*partner].articles.push(key));
        article.activities.iter().for_each(|activity| activities[*activity].articles.push(key));
    }
    for (key, case_study) in case_studies.iter() {
        case_study.article.groups.iter().for_each(|group| groups[*group].case_studies.push(key));
        case_study.article.partners.iter().for_each(|partner| partners[*partner].case_studies.push(key));
        case_study.article.activities.iter().for_each(|activity| activities[*activity].case_studies.push(key));
    }
    for (key, activity) in activities.iter() {
        let hosting = activity.hosts.iter();
        let mut of_groups: BTreeSet<_> = activity.groups.iter().copied().collect();
        let mut of_partners: BTreeSet<_> = activity.partners.iter().copied().collect();
        for host in hosting {
            match host {
                Party::Group(group) => drop(of_groups.insert(*group)),
                Party::Partner(partner) => drop(of_partners.insert(*partner)),
                Party::Named(_) => {}
            }
        }
        for group in &of_groups {
            groups[*group].activities.push(key);
            gifts.entry(*group).or_default().extend(&of_partners);
        }
        of_partners.iter().for_each(|partner| partners[*partner].activities.push(key));
    }
    for (key, partner) in partners.iter() {
        for (at, contribution) in partner.contributions.iter().enumerate() {
            for beneficiary in &contribution.beneficiaries {
                match beneficiary {
                    Beneficiary::Group(group) => drop(gifts.entry(*group).or_default().insert(key)),
                    Beneficiary::Activity(activity) => activities[*activity].gifts.push((key, at)),
                    Beneficiary::Named(_) => {}
                }
            }
        }
    }
    for (key, group) in groups.iter() {
        if let Some(meeting) = group.meeting {
            activities[meeting].meeting_of.push(key);
        }
        gifts.entry(key).or_default().extend(group.partners.iter().copied());
    }
    for (group, of) in gifts {
        for partner in &of {
            partners[*partner].groups.push(group);
        }
        groups[group].partners = of.into_iter().collect();
    }
}
