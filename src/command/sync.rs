//! `jejaring sync`: fetches the members of a district, and keeps the last good copy of each.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::tz::TimeZone;

use super::{Ended, Exit, console, progress::Progress};
use crate::{
    disk::{self, DiskError},
    lang::Lang,
    member::{self, Member},
    problem::{Problems, text},
    records,
    sync::{self, Options, Outcome, State, Told},
};

/// Arguments of `sync`.
#[derive(Debug, Args)]
pub(crate) struct Sync {
    #[arg(default_value = ".")]
    folder: PathBuf,
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
    #[arg(long)]
    allow_local: bool,
}

/// A district and its members.
struct District {
    folder: PathBuf,
    members: Vec<Member>,
    lang: Option<Lang>,
}

/// Fetches the members of a folder's portals.
pub(crate) fn run(arguments: &Sync, lang: Option<Lang>) -> Ended {
    disk::require_folder(&arguments.folder)?;
    let mut districts =
        folders(&arguments.folder)?.iter().map(|folder| district(folder)).collect::<Result<Vec<_>, _>>()?;
    let lang = lang.or_else(|| districts.iter().find_map(|district| district.lang)).unwrap_or_default();
    if let Some(stranger) = arguments.only.iter().find(|name| !districts.iter().any(|district| district.has(name))) {
        console::said(&text!("tidak ada anggota `{stranger}`", "there is no member `{stranger}`"), lang);
        return Ok(Exit::Usage);
    }
    if !arguments.only.is_empty() {
        districts.iter_mut().for_each(|district| district.keep(&arguments.only));
    }
    let progress = Progress::new();
    let fetched: Vec<_> = districts.iter().map(|district| (district, arguments.fetch(district, &progress))).collect();
    progress.end();
    fetched.iter().for_each(|(district, outcomes)| district.tell(outcomes, lang));
    let outcomes: Vec<_> = fetched.iter().flat_map(|(_, outcomes)| outcomes).collect();
    summary(&outcomes, lang);
    Ok(exit(&outcomes))
}

/// The portals of a folder: itself, or those that are in it.
fn folders(folder: &Path) -> Result<Vec<PathBuf>, DiskError> {
    if disk::has_settings(folder) {
        return Ok(vec![folder.to_owned()]);
    }
    let found = disk::folders_with_settings(folder, &folder.join("public"));
    if found.is_empty() {
        return Err(DiskError::NoPortal(folder.to_owned()));
    }
    Ok(found.into_iter().map(|(_, folder)| folder).collect())
}

/// Reads the members that a portal names. What is wrong with how they are written, `check` tells.
fn district(folder: &Path) -> Result<District, DiskError> {
    let mut problems = Problems::default();
    let site = disk::tree(folder, &[folder.join("public")], &mut problems)?;
    let is_settings = |file: &&crate::tree::File| records::folder::is_settings_file(&file.path);
    let site = site.with(site.files().iter().filter(is_settings).cloned().collect());
    let settings = records::settings(&site, &mut problems);
    let members = member::settle(&settings, &mut problems);
    let lang = settings.record.lang.as_ref().and_then(|lang| Lang::from_tag(&lang.value));
    Ok(District { folder: folder.to_owned(), members, lang })
}

impl Sync {
    #[expect(clippy::disallowed_methods, reason = "a copy says when it changed")]
    fn fetch(&self, district: &District, progress: &Progress) -> Vec<Outcome> {
        let now = jiff::Timestamp::now();
        let now = jiff::Timestamp::from_second(now.as_second()).unwrap_or(now);
        let options = Options { allow_local: self.allow_local, ..Options::at(now) };
        let told = |told: Told<'_>| match told {
            Told::File(_) => progress.made_one(),
            Told::Done(..) => {}
        };
        sync::run(&district.folder, &district.members, &options, &told)
    }
}

impl District {
    /// Whether a name is that of a member.
    fn has(&self, name: &str) -> bool {
        self.members.iter().any(|member| is_called(member, name))
    }

    /// Leaves out all members but those of these names.
    fn keep(&mut self, names: &[String]) {
        self.members.retain(|member| names.iter().any(|name| is_called(member, name)));
    }

    /// A line for each member that has something on the web.
    fn tell(&self, outcomes: &[Outcome], lang: Lang) {
        let on_web = |(_, outcome): &(&Member, &Outcome)| !matches!(outcome.state, State::Direct);
        for (member, outcome) in self.members.iter().zip(outcomes).filter(on_web) {
            let name = member.name.as_deref().unwrap_or(&member.slug);
            let zone = member.code.as_ref().map_or("Asia/Jakarta", |code| code.zone());
            let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
            console::line(&format!("{name}: {}", outcome.text(&zone).in_lang(lang)));
        }
    }
}

/// Whether a member is meant by a name, a slug or a code.
fn is_called(member: &Member, name: &str) -> bool {
    member.slug == name
        || member.name.as_ref().is_some_and(|own| own.to_lowercase() == name.to_lowercase())
        || member.code.as_ref().is_some_and(|code| code.as_str() == name)
}

/// How many members there are of each kind of outcome.
fn summary(outcomes: &[&Outcome], lang: Lang) {
    let count = |is: fn(&State) -> bool| outcomes.iter().filter(|outcome| is(&outcome.state)).count();
    let all = count(|state| !matches!(state, State::Direct));
    if all == 0 {
        let nobody = text!(
            "tidak ada anggota dengan alamat web di `portal.yaml`",
            "no member in `portal.yaml` has a web address"
        );
        return console::said(&nobody, lang);
    }
    let fresh = count(|state| matches!(state, State::New(_) | State::Changed(_) | State::Unchanged));
    let missing = count(|state| matches!(state, State::Missing(_)));
    let kept = all - fresh - missing;
    let said = text!(
        "{all} anggota: {fresh} terbaru, {kept} memakai salinan lama, {missing} tanpa salinan",
        "{all} members: {fresh} up to date, {kept} on an older copy, {missing} without a copy"
    );
    console::said(&said, lang);
}

fn exit(outcomes: &[&Outcome]) -> Exit {
    let any = |is: fn(&State) -> bool| outcomes.iter().any(|outcome| is(&outcome.state));
    if any(|state| matches!(state, State::NotWritten(_))) {
        Exit::Machine
    } else if any(|state| matches!(state, State::Missing(_))) {
        Exit::Problems
    } else {
        Exit::Done
    }
}
