//! The portals of a folder: one, or each of several folders that have one.

use std::{
    num::NonZeroUsize,
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::Args;

use crate::{
    Inputs, Today,
    disk::{self, DiskError},
    problem::{Problem, Problems},
    route::Base,
    theme,
    tree::Tree,
};

/// What every command that builds can be told.
#[derive(Clone, Debug, Args)]
pub(crate) struct BuildOptions {
    /// The portal's folder.
    #[arg(default_value = ".")]
    pub(crate) folder: PathBuf,
    #[arg(long, value_parser = base_url)]
    pub(crate) base_url: Option<String>,
    #[arg(long)]
    pub(crate) drafts: bool,
    #[arg(long, value_name = "DATE", value_parser = today)]
    pub(crate) today: Option<jiff::civil::Date>,
    #[arg(long)]
    pub(crate) strict: bool,
    #[arg(long)]
    pub(crate) jobs: Option<NonZeroUsize>,
}

pub(super) fn base_url(typed: &str) -> Result<String, String> {
    Base::from_address(typed).and_then(|base| base.address()).ok_or_else(|| "https://desa.example/".to_owned())
}

pub(super) fn today(typed: &str) -> Result<jiff::civil::Date, String> {
    crate::date::read_moment(typed).map(|(moment, _)| moment.date).map_err(|_| "2026-11-29".to_owned())
}

/// A portal to be built.
pub(crate) struct Portal {
    /// Its folder.
    pub(crate) folder: PathBuf,
    /// The folder that it gets below the published one, when there are several; else nothing.
    pub(crate) below: String,
}

impl BuildOptions {
    /// The portals of the folder. A folder without `portal.yaml` whose folders have one is a set.
    pub(crate) fn portals(&self, out: &Path) -> Vec<Portal> {
        let set =
            if disk::has_settings(&self.folder) { Vec::new() } else { disk::folders_with_settings(&self.folder, out) };
        let single = || vec![Portal { folder: self.folder.clone(), below: String::new() }];
        if set.is_empty() {
            return single();
        }
        set.into_iter().map(|(name, folder)| Portal { folder, below: name }).collect()
    }

    /// Everything that a portal's build depends on.
    pub(crate) fn inputs(&self, portal: &Portal, out: &Path) -> Result<Inputs, DiskError> {
        let mut problems = Problems::default();
        let site = disk::tree(&portal.folder, &[out.to_owned()], &mut problems)?;
        if portal.below.is_empty() && !disk::has_settings(&portal.folder) && !has_texts(&site) {
            return Err(DiskError::NoPortal(portal.folder.clone()));
        }
        Ok(self.inputs_of(portal, site, problems.into_vec()))
    }

    /// Everything that a portal's build depends on, its folder having been walked.
    pub(crate) fn inputs_of(&self, portal: &Portal, site: Tree, noticed: Vec<Problem>) -> Inputs {
        let base_url = self
            .base_url
            .as_ref()
            .map(|base| if portal.below.is_empty() { base.clone() } else { format!("{base}{}/", portal.below) });
        Inputs {
            site,
            noticed,
            beside: Arc::new(disk::Beside::new(&portal.folder)),
            themes: theme::builtin(),
            today: self.today.map_or_else(now, Today::Day),
            relative_links: !portal.below.is_empty() && self.base_url.is_none(),
            base_url,
            drafts: self.drafts,
        }
    }

    /// Does the work on as many threads as were asked for.
    pub(crate) fn on_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        let Some(jobs) = self.jobs else { return work() };
        match rayon::ThreadPoolBuilder::new().num_threads(jobs.get()).build() {
            Ok(pool) => pool.install(work),
            Err(_) => work(),
        }
    }
}

/// Whether a folder has a text that says by its name that it is one to publish.
fn has_texts(site: &Tree) -> bool {
    let endings = [".md", ".markdown", ".mkd", ".mdown", ".md.txt", ".html"];
    let is_text = |path: &str| endings.iter().any(|ending| path.to_ascii_lowercase().ends_with(ending));
    site.files().iter().any(|file| is_text(&file.path))
}

/// The moment of the build: `SOURCE_DATE_EPOCH` where that is set, as reproducible builds want it
/// (reproducible-builds.org), else that of the machine's clock.
#[expect(clippy::disallowed_methods, reason = "this is the edge where the clock is read")]
pub(super) fn now() -> Today {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let fixed = fixed.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    Today::At(fixed.unwrap_or_else(jiff::Timestamp::now))
}
