//! A district: the portals of its members within its own.
//!
//! Each member is opened, read and settled apart from the others, so that what is wrong with one
//! costs nothing but itself, and has all the pages that its own portal has. What they published is
//! then told to the district's own portal as the records of guests, of which its joint lists are made.

use std::sync::Arc;

use rayon::prelude::*;

use crate::{
    Inputs, Prepared,
    bundle::{self, Index},
    member::{
        self, Member,
        open::{Bundled, Opened, Opener},
    },
    photo::Darkroom,
    plan,
    problem::{Problem, Problems},
    records::{self, Written, settings::Settings},
    theme::Theme,
    tree::Tree,
    village::{self, Fellow, Guests, Portal, Show, portal::Address},
};

/// A member, and its portal as the district shows it.
pub struct MemberSite {
    /// The member.
    pub member: Member,
    /// Its portal.
    pub prepared: Prepared,
    /// The index of its bundle, where it came as one.
    pub index: Option<Index>,
    /// The address of its bundle on the web.
    pub bundle: Option<String>,
    /// Problems that were met on the way, by the folders in which their files are.
    pub told: Vec<Told>,
}

/// Problems of files in one folder.
pub struct Told {
    /// The folder's path as people are told of it.
    pub folder: String,
    /// Its files.
    pub tree: Tree,
    /// The problems.
    pub problems: Vec<Problem>,
}

/// What the members of a district need of it.
pub struct Joining<'a> {
    /// Everything that the build depends on.
    pub inputs: &'a Inputs,
    /// The district's settings.
    pub portal: &'a Portal,
    /// The theme of all.
    pub theme: &'a Arc<Theme>,
    /// What decides which records are shown.
    pub show: Show,
    /// What photos come to.
    pub photos: &'a Arc<Darkroom>,
}

impl Joining<'_> {
    /// The members' portals in the order of the settings, and what they tell the district. A member
    /// without any content has a portal all the same, with its name alone.
    pub fn members(&self, settings: &Written<Settings>, problems: &mut Problems) -> (Vec<MemberSite>, Guests) {
        let members = member::settle(settings, problems);
        let joined: Vec<(MemberSite, Guests, Problems)> =
            members.into_par_iter().map(|member| self.member(member, settings)).collect();
        let (mut sites, mut guests) = (Vec::with_capacity(joined.len()), Guests::default());
        for (site, of_member, told) in joined {
            problems.append(told);
            guests.join(of_member);
            sites.push(site);
        }
        (sites, guests)
    }

    fn member(&self, member: Member, settings: &Written<Settings>) -> (MemberSite, Guests, Problems) {
        let mut problems = Problems::default();
        let bundle_of = |tree: Tree, noticed: Vec<Problem>| self.bundle_of(&tree, noticed);
        let opener = Opener {
            site: &self.inputs.site,
            beside: &*self.inputs.beside,
            origin: &settings.origin,
            zone: &self.portal.zone,
            bundle_of: &bundle_of,
            photos: self.photos,
        };
        let opened = opener.open(&member, &mut problems).unwrap_or_else(|| Opened::empty(&member));
        let (site, guests) = self.site(member, opened);
        (site, guests, problems)
    }

    /// A member's portal of what was found of it.
    fn site(&self, member: Member, opened: Opened) -> (MemberSite, Guests) {
        let Opened { tree, told, index, bundle, home } = opened;
        let mut problems = Problems::default();
        let mut records = records::read(&tree, None, &mut problems);
        let settings = std::mem::take(&mut records.settings);
        let portal = village::portal::settle_member(settings, &member, self.portal, home.as_deref());
        let mut shown = village::select(records, Show { drafts: false, ..self.show }, &mut problems);
        if let Some(index) = &index {
            shown.tell_of(index.portal.url.as_deref(), &index.members);
        }
        let guests = Guests::of(&shown, &member.slug, &member.route());
        let village = village::settle(shown, &tree, self.photos.of_member(), portal, &self.theme.words, &mut problems);
        let guests = guests.with(Fellow::of(&member, &village, plan::portal::lurik(&village.portal)));
        let plan = plan::village(&village);
        let is_told = !told.is_empty();
        let prepared = Prepared::new(village, plan, Arc::clone(self.theme), &tree, problems, Vec::new());
        let told = told.into_iter().map(|(folder, tree, problems)| Told { folder, tree, problems }).collect();
        let site = MemberSite { told, index, bundle, prepared, member };
        (if is_told { site.told_already() } else { site }, guests)
    }

    /// The bundle of a folder of content, and what is wrong with the folder.
    fn bundle_of(&self, tree: &Tree, noticed: Vec<Problem>) -> Bundled {
        let mut problems = Problems::default();
        problems.extend(noticed);
        let mut records = records::read_for_bundle(tree, &mut problems);
        let portal = village::portal::settle(std::mem::take(&mut records.settings), &Address::default(), &mut problems);
        let shown = village::select(records, Show { drafts: false, ..self.show }, &mut problems);
        let village = village::settle(shown, tree, self.photos.of_member(), portal, &self.theme.words, &mut problems);
        let of_kind = |kind| bundle::write::records(&village, kind).into_iter().map(move |it| (kind, it.into_owned()));
        let records = bundle::write::KINDS.into_iter().flat_map(of_kind);
        (bundle::write::about(&village.portal), records.collect(), problems.into_vec())
    }
}

impl MemberSite {
    /// The folder under which problems with the member's public content are told.
    pub fn folder(&self) -> String {
        folder(&self.member.slug)
    }

    /// The same member, whose problems were found in the folder that its content was made from.
    fn told_already(self) -> Self {
        Self { prepared: self.prepared.without_problems(), ..self }
    }
}

/// The folder under which problems with a member's public content are told.
pub fn folder(slug: &str) -> String {
    format!("{}/{slug}", member::copy::FOLDER)
}
