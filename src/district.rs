//! A district: the portals of its members within its own.
//!
//! Each member is opened, read and settled apart from the others, so that what is wrong with one
//! costs nothing but itself, and has all the pages that its own portal has. What they published is
//! then told to the district's own portal as the records of guests, of which its joint lists are made.

use std::{
    collections::BTreeMap,
    io,
    sync::{Arc, Mutex, PoisonError},
};

use rayon::prelude::*;

use crate::{
    Prepared,
    bundle::{self, MemberFacts},
    member::{
        self, Member,
        open::{Beside, Bundled, Opened, Opener},
    },
    photo::Darkroom,
    plan,
    problem::{Problem, Problems},
    records::{self, Written, settings::Settings},
    theme::Theme,
    tree::{ReadFile, Tree},
    village::{self, Fellow, Guests, Portal, Show, Shown, Village, media::Media, portal::Address},
};

/// A member, and what the district's own pages show and tell of it.
pub struct MemberSite {
    /// The member.
    pub member: Member,
    /// What the district's bundle tells of it.
    pub facts: MemberFacts,
    /// Its photos and documents.
    pub media: Media,
    /// What its pages weigh that can be found.
    pub weight: usize,
    /// Its public content, read again when it is asked for.
    pub tree: Tree,
    /// Problems that were met on the way, by the folders in which their files are.
    pub told: Vec<Told>,
    /// Its portal, where that is kept.
    pub kept: Option<Arc<Prepared>>,
    joining: Arc<Joining>,
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
pub struct Joining {
    /// The district's own folder, with the copies of members.
    pub site: Tree,
    /// What lies beside it.
    pub beside: Arc<dyn Beside>,
    /// The district's settings as written.
    pub settings: Written<Settings>,
    /// The same, settled.
    pub portal: Arc<Portal>,
    /// The theme of all.
    pub theme: Arc<Theme>,
    /// What decides which records are shown.
    pub show: Show,
    /// What photos come to.
    pub photos: Arc<Darkroom>,
    /// Whether the portals of members are kept: for a preview, which makes their pages when they are asked
    /// for. A build makes them ready once more when it comes to their pages, a few at a time, since all of
    /// them together would take many times the memory of what the district shows of them.
    pub keeps: bool,
    /// The member that was last read once more.
    pub reread: Reread,
}

/// The texts of the member that was last read once more.
#[derive(Default)]
pub struct Reread(Mutex<Option<TextsOf>>);

struct TextsOf {
    /// The member's slug.
    slug: String,
    files: BTreeMap<String, Vec<u8>>,
}

impl Joining {
    /// The members in the order of the settings, and what they tell the district. A member without any
    /// content has a portal all the same, with its name alone.
    pub fn members(self: &Arc<Self>, problems: &mut Problems) -> (Vec<MemberSite>, Guests) {
        let members = member::settle(&self.settings, problems);
        let joined: Vec<(MemberSite, Guests, Problems)> =
            members.into_par_iter().map(|member| self.member(member)).collect();
        let (mut sites, mut guests) = (Vec::with_capacity(joined.len()), Guests::default());
        for (site, of_member, told) in joined {
            problems.append(told);
            guests.join(of_member);
            sites.push(site);
        }
        (sites, guests)
    }

    fn member(self: &Arc<Self>, member: Member) -> (MemberSite, Guests, Problems) {
        let (mut told, mut problems) = Default::default();
        let mut opened = self.open(&member, &mut told);
        let darkroom = self.photos.of_member();
        let again = Again { joining: Arc::clone(self), member: member.clone() };
        let (tree, light) = std::mem::take(&mut opened.content).into_trees(&darkroom, Arc::new(again));
        let (portal, shown) = self.shown(&member, &opened, &tree, &mut problems);
        let guests = Guests::of(&shown, &member.slug, &member.route());
        let village = village::settle(shown, &tree, darkroom, portal, &self.theme.words, &mut problems);
        let guests = guests.with(Fellow::of(&member, &village, plan::portal::lurik(&village.portal)));
        let site = MemberSite {
            facts: MemberFacts { bundle: opened.bundle, ..bundle::digest::facts(&self.portal, &member, &village) },
            media: village.media.in_tree(&light),
            weight: plan::search::shards::weight(&village),
            tree: light,
            told: opened.told.into_iter().map(|(folder, tree, problems)| Told { folder, tree, problems }).collect(),
            kept: self.keeps.then(|| Arc::new(self.prepared(village, &tree, problems))),
            joining: Arc::clone(self),
            member,
        };
        (site, guests, told)
    }

    fn open(&self, member: &Member, problems: &mut Problems) -> Opened {
        let bundle_of = |tree: Tree, noticed: Vec<Problem>| self.bundle_of(&tree, noticed);
        let opener = Opener {
            site: &self.site,
            beside: &*self.beside,
            origin: &self.settings.origin,
            zone: &self.portal.zone,
            bundle_of: &bundle_of,
        };
        opener.open(member, problems).unwrap_or_else(|| Opened::empty(member))
    }

    /// A member's settings, and which of its records are shown.
    fn shown(&self, member: &Member, opened: &Opened, tree: &Tree, problems: &mut Problems) -> (Arc<Portal>, Shown) {
        let mut records = records::read_for_pages(tree, problems);
        let settings = std::mem::take(&mut records.settings);
        let portal = village::portal::settle_member(settings, member, &self.portal, opened.home.as_deref());
        let mut shown = village::select(records, Show { drafts: false, ..self.show }, problems);
        if let Some(index) = &opened.index {
            shown.tell_of(index.portal.url.as_deref(), &index.members);
        }
        (Arc::new(portal), shown)
    }

    /// A member's portal.
    fn prepared(&self, village: Village, tree: &Tree, problems: Problems) -> Prepared {
        let plan = plan::village(&village);
        Prepared::new(village, plan, Arc::clone(&self.theme), tree, problems, Vec::new())
    }

    /// The bundle of a folder of content, and what is wrong with the folder.
    fn bundle_of(&self, tree: &Tree, noticed: Vec<Problem>) -> Bundled {
        let mut problems = Problems::default();
        problems.extend(noticed);
        let mut records = records::read_for_bundle(tree, &mut problems);
        let portal = village::portal::settle(std::mem::take(&mut records.settings), &Address::default(), &mut problems);
        let shown = village::select(records, Show { drafts: false, ..self.show }, &mut problems);
        let (photos, portal) = (self.photos.of_member(), Arc::new(portal));
        let village = village::settle(shown, tree, photos, portal, &self.theme.words, &mut problems);
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

    /// Its portal: as it is kept, else made ready for as long as it is in use.
    pub fn prepared(&self) -> Arc<Prepared> {
        self.kept.clone().unwrap_or_else(|| Arc::new(self.prepare()))
    }

    fn prepare(&self) -> Prepared {
        let (joining, mut problems) = (&self.joining, Problems::default());
        let mut opened = joining.open(&self.member, &mut Problems::default());
        let darkroom = joining.photos.of_member();
        let tree = std::mem::take(&mut opened.content).into_tree(&darkroom);
        let (portal, shown) = joining.shown(&self.member, &opened, &tree, &mut problems);
        let mut village = village::settle(shown, &tree, darkroom, portal, &joining.theme.words, &mut problems);
        village.media = self.media.in_tree(&tree);
        joining.prepared(village, &tree, problems)
    }
}

/// The texts of a member, read once more when one is asked for.
struct Again {
    joining: Arc<Joining>,
    member: Member,
}

impl ReadFile for Again {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let known = || self.joining.reread.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(texts) = known().as_ref().filter(|texts| texts.slug == self.member.slug) {
            return texts.files.read(path);
        }
        let files = self.joining.open(&self.member, &mut Problems::default()).content.into_texts();
        let read = files.read(path);
        *known() = Some(TextsOf { slug: self.member.slug.clone(), files });
        read
    }
}

/// The folder under which problems with a member's public content are told.
pub fn folder(slug: &str) -> String {
    format!("{}/{slug}", member::copy::FOLDER)
}
