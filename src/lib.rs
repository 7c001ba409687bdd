//! Jejaring turns a folder of Markdown and YAML into the static portal of a village.
//!
//! ```text
//! folder ─▶ Tree ─▶ Records ─▶ Village ─▶ pages ─▶ artifacts ─▶ sink
//!           bytes   as written  settled    views    path + bytes
//! ```
//!
//! [`build`] is that line, from left to right, each stage a module whose result is a type of its
//! own: [`tree`], [`records`], [`village`], [`plan`], [`render`], [`artifact`]. Everything before
//! the sink is a function of its inputs: clock, disk, network and terminal stay at the edges,
//! which are [`disk`] and [`command`].
#![warn(missing_docs)]

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::civil::Date;

pub mod artifact;
pub mod bundle;
pub mod command;
pub mod date;
pub mod disk;
pub mod district;
pub mod forge;
pub mod hosting;
pub mod image;
pub mod import;
pub mod lang;
pub mod live;
pub mod markdown;
pub mod member;
pub mod number;
pub mod phone;
pub mod photo;
pub mod plan;
mod prepared;
pub mod problem;
pub mod qr;
pub mod records;
pub mod recurrence;
pub mod render;
pub mod route;
pub mod schema;
pub mod server;
pub mod slug;
pub mod starter;
pub mod store;
#[cfg(feature = "fetch")]
pub mod sync;
pub mod theme;
pub mod tree;
pub mod village;
pub mod watch;
pub mod wilayah;
pub mod words;

use artifact::{Sink, SinkError};
use district::{Joining, Reread};
use lang::Lang;
use member::open::Beside;
use photo::{Darkroom, IsPublished};
use plan::memory::ProseMemory;
pub use prepared::Prepared;
use problem::{Problem, Problems};
use records::memory::FileMemory;
use route::Route;
use store::Shared;
use theme::ThemeMemory;
use tree::Tree;
use village::{Kept, Show, portal::Address};

/// Everything that a build depends on.
pub struct Inputs {
    /// The portal's folder.
    pub site: Tree,
    /// What was noticed while the folder was walked.
    pub noticed: Vec<Problem>,
    /// What lies beside the folder, where a district's members may be.
    pub beside: Arc<dyn Beside>,
    /// The themes that a portal may name.
    pub themes: BTreeMap<String, Tree>,
    /// The day of the build, or what tells it once the portal's zone is known.
    pub today: Today,
    /// The portal's full address, where it is not that of `portal.yaml`.
    pub base_url: Option<String>,
    /// Whether links are written relative to their page although the address is known, so that
    /// the portal also works below another folder.
    pub relative_links: bool,
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// What day it is.
#[derive(Clone, Copy, Debug)]
pub enum Today {
    /// This day.
    Day(Date),
    /// The day of this moment in the portal's zone.
    At(jiff::Timestamp),
}

/// What a build came to.
pub struct Report {
    /// The portal's name.
    pub name: String,
    /// The language of the portal's own words, in which its author wants to be spoken to.
    pub lang: Lang,
    /// The stylesheet.
    pub stylesheet: Route,
    /// What authors should look at, by file and line.
    pub problems: Vec<Problem>,
    /// How many pages were made.
    pub pages: usize,
    /// Where the old addresses lead, by the files that stand at them.
    pub moved: BTreeMap<String, Route>,
    /// Records that are whole but not shown today.
    pub kept: Kept,
    /// The years, this one or the next, in which something takes place and whose holidays are not
    /// known.
    pub years_without_holidays: BTreeSet<i16>,
    /// The repository that its files are kept in.
    pub repository: Option<forge::Repository>,
    /// What a host has of it, where the portal says which host that is.
    pub figures: Option<hosting::Figures>,
    /// The folders that problems are in, by their paths with a slash at the end; last the portal's own.
    folders: Vec<(String, Tree)>,
}

impl Report {
    /// The text of one of the portal's files, or of a member's, for showing the lines of problems.
    pub fn text_of(&self, file: &str) -> String {
        let of = |(folder, tree): &(String, Tree)| Some((file.strip_prefix(folder.as_str())?.to_owned(), tree.clone()));
        let found = self.folders.iter().find_map(of);
        found.map_or_else(String::new, |(file, tree)| records::text_of(&tree, &file.as_str().into()))
    }
}

/// Builds a portal: the same inputs give the same bytes on any day and any machine.
///
/// # Errors
/// When the sink cannot take an artifact.
pub fn build(
    inputs: &Inputs,
    memory: &Memory,
    sink: &dyn Sink,
    stage: &mut dyn FnMut(&'static str),
) -> Result<Report, SinkError> {
    let prepared = prepare(inputs, memory, stage);
    prepared.make(memory.prose.as_ref(), sink)
}

/// The stages before anything is made: reading, settling and planning.
pub fn prepare(inputs: &Inputs, memory: &Memory, stage: &mut dyn FnMut(&'static str)) -> Prepared {
    let mut problems = Problems::default();
    problems.extend(inputs.noticed.iter().cloned());
    stage("read");
    let settings = records::settings(&inputs.site, &mut problems);
    let address = Address { base_url: inputs.base_url.as_deref(), relative_links: inputs.relative_links };
    let mut of_portal = Problems::default();
    let portal = Arc::new(village::portal::settle(settings.clone(), &address, &mut of_portal));
    let show = Show { today: inputs.today.in_zone(&portal.zone.tz), drafts: inputs.drafts };
    let (theme, records) = rayon::join(
        || theme::read(&inputs.site, &inputs.themes, &portal, memory.themes.as_ref(), &mut of_portal),
        || records::read(&inputs.site, settings.clone(), memory.files.as_ref(), &mut problems),
    );
    let theme = Arc::new(theme);
    stage("settle");
    let mut of_records = Problems::default();
    let mut shown = village::select(records, show, &mut of_records);
    problems.append(of_portal);
    let joining = Arc::new(Joining {
        site: inputs.site.clone(),
        beside: Arc::clone(&inputs.beside),
        settings,
        portal: Arc::clone(&portal),
        theme: Arc::clone(&theme),
        show,
        photos: Arc::clone(&memory.photos),
        keeps: memory.lasts(),
        reread: Reread::default(),
    });
    let (members, guests) = joining.members(&mut problems);
    problems.append(of_records);
    shown.welcome(guests, &mut problems);
    let village = village::settle(shown, &inputs.site, Arc::clone(&memory.photos), portal, &theme.words, &mut problems);
    stage("plan");
    let plan = plan::village(&village);
    Prepared::new(village, plan, theme, &inputs.site, problems, members)
}

/// What a build remembers for the next one, by content: it makes builds faster and never different.
#[derive(Default)]
pub struct Memory {
    /// What was read of files.
    pub files: Option<FileMemory>,
    /// Texts that were rendered.
    pub prose: Option<ProseMemory>,
    /// Templates that were loaded.
    pub themes: Option<ThemeMemory>,
    /// What photos come to.
    pub photos: Arc<Darkroom>,
}

impl Memory {
    /// A memory for a single build: of earlier ones it has what a store kept.
    pub fn with(store: Option<Shared>) -> Self {
        Self { photos: Arc::new(Darkroom::with(store)), ..Self::default() }
    }

    /// The same for a build that publishes: photos are made when they are looked at, unless they are published already.
    pub fn publishing(store: Option<Shared>, is_published: IsPublished) -> Self {
        Self { photos: Arc::new(Darkroom::of_build(store, is_published)), ..Self::default() }
    }

    /// A memory that remembers, for a program that builds again and again; the default one is for
    /// a single build and remembers nothing.
    pub fn lasting(store: Option<Shared>) -> Self {
        Self {
            files: Some(FileMemory::default()),
            prose: Some(ProseMemory::default()),
            themes: Some(ThemeMemory::default()),
            photos: Arc::new(Darkroom::with(store)),
        }
    }

    /// Whether it is for more than a single build.
    fn lasts(&self) -> bool {
        self.files.is_some()
    }
}

impl Today {
    fn in_zone(self, zone: &jiff::tz::TimeZone) -> Date {
        match self {
            Self::Day(day) => day,
            Self::At(moment) => zone.to_datetime(moment).date(),
        }
    }
}
