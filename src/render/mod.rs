//! Views into artifacts: pages, feeds, calendars, data, and what hosts want to find.

use std::{
    collections::{BTreeMap, HashMap},
    sync::OnceLock,
};

use rayon::prelude::*;
use tera::Context;

use crate::{
    Prepared,
    artifact::{self, Artifact, Below, Fingerprint, Late, Now, Sink, SinkError},
    plan::{self, Here, Planned, Site, View, memory::Texts, view::Head},
    problem::{Place, Problem, Problems},
    records::folder,
    route::Route,
    tree::{self, File},
    village::Village,
};

mod admin;
mod bundle;
mod calendar;
mod card;
mod csv;
mod feed;
pub(crate) mod hosts;
mod identity;
mod media;
pub(crate) mod patterns;
mod redirects;
pub(crate) mod search;
mod sitemap;

/// How the paths of a bundle's files begin.
const BUNDLE: &str = "data/";

/// Makes every page and file of a portal into the sink, in parallel, each as it is made. Returns where
/// its old addresses lead.
///
/// # Errors
/// When the sink cannot take an artifact.
pub fn all(
    prepared: &Prepared,
    site: &Site<'_>,
    sink: &dyn Sink,
    problems: &mut Problems,
) -> Result<BTreeMap<String, Route>, SinkError> {
    let plan = &prepared.plan;
    sink.enters("pages");
    look_at_photos(site.village);
    let pages: Vec<Problems> = plan
        .pages
        .par_iter()
        .map_init(|| Vec::with_capacity(64 << 10), |buffer, planned| page(planned, prepared, site, sink, buffer))
        .collect::<Result<_, _>>()?;
    pages.into_iter().for_each(|of_page| problems.append(of_page));

    let mut files = Files::beside(&plan.pages, sink, site);
    prepared.theme.assets.iter().try_for_each(|asset| files.put(&asset.route, &asset.bytes))?;
    sink.enters("feeds");
    feed::write(&mut files, problems)?;
    sink.enters("calendars");
    calendar::write(&mut files)?;
    sink.enters("data");
    csv::write(&mut files)?;
    sitemap::write(&mut files, plan)?;
    hosts::write(&mut files)?;
    admin::write(&mut files)?;
    if search::is_made(prepared) {
        // `search::make` puts its files there; no file that is passed through may be among them.
        files.take(search::FOLDER.trim_end_matches('/'));
    }
    sink.enters("photos");
    let images = media::write(&mut files, problems)?;
    statics(&mut files, problems)?;
    sink.enters("bundle");
    if !sink.waits(Late::Bundle) {
        bundle::write(&mut files, images)?;
    }
    let moved = redirects::write(&mut files, problems)?;
    unlinked(site, problems);
    Ok(moved)
}

/// Makes the photo that has a file at a path, in the portal or in a member's, if a page that was made shows one;
/// or the picture of a page's previews.
pub(crate) fn photo(prepared: &Prepared, path: &str, sink: &dyn Sink) -> Result<(), SinkError> {
    let (portal, below) = prepared.within(path);
    let folder = path.strip_suffix(below).unwrap_or_default();
    let sink = Below { folder, sink };
    media::late(&portal.village.media, below, &sink)?;
    card::late(portal, &prepared.site_of(portal, None), below, &sink)
}

/// Makes what the file at a path belongs to, once all pages are made, if that is something that a sink which
/// waits has not got yet.
pub(crate) fn late(site: &Site<'_>, path: &str, sink: &dyn Sink) -> Result<(), SinkError> {
    if !path.starts_with(BUNDLE) {
        return Ok(());
    }
    let sink = Now(sink);
    let mut files = Files::beside(&[], &sink, site);
    let images = media::write(&mut files, &mut Problems::default())?;
    bundle::write(&mut files, images)
}

/// Makes the pages and files of a district's member: all that its own portal would have, but for what
/// the district has for all of them.
///
/// # Errors
/// When the sink cannot take an artifact.
pub fn of_member(
    prepared: &Prepared,
    site: &Site<'_>,
    sink: &dyn Sink,
    problems: &mut Problems,
) -> Result<(), SinkError> {
    let pages: Vec<Problems> = prepared
        .plan
        .pages
        .par_iter()
        .filter(|planned| planned.page != crate::plan::Page::NotFound)
        .map_init(|| Vec::with_capacity(64 << 10), |buffer, planned| page(planned, prepared, site, sink, buffer))
        .collect::<Result<_, _>>()?;
    pages.into_iter().for_each(|of_page| problems.append(of_page));
    let mut files = Files::beside(&prepared.plan.pages, sink, site);
    feed::write(&mut files, problems)?;
    calendar::write(&mut files)?;
    csv::write(&mut files)?;
    media::write(&mut files, problems)?;
    Ok(())
}

/// Looks at the photos of articles, several at a time: a list of articles would look at its photos one after another,
/// and each article's own page would wait for it.
fn look_at_photos(village: &Village) {
    let own = village.articles.rows().par_iter().filter(|article| article.origin.member.is_none());
    own.for_each(|article| {
        let target = article.image.as_ref().and_then(|image| image.file.as_ref());
        let path = target.and_then(|target| village.media.find(&target.value, &article.origin.file));
        path.and_then(|path| village.media.photo(path));
    });
}

/// A page of which everything is decided and nothing rendered.
struct Draft {
    head: Head,
    view: View,
    card: Option<card::Card>,
    problems: Problems,
    texts: Option<Texts>,
}

impl Draft {
    fn of(here: Here<'_>, planned: &Planned, prepared: &Prepared, site: &Site<'_>) -> Self {
        Self::with_all(here.for_template(planned.page.template()), planned, prepared, site)
    }

    /// The same with what only other templates than the page's own may ask for.
    fn with_all(here: Here<'_>, planned: &Planned, prepared: &Prepared, site: &Site<'_>) -> Self {
        let (mut head, view) = planned.page.view(&here);
        let (mut problems, texts) = here.into_parts();
        let card = card::design(planned, &mut head, prepared, site, &mut problems);
        Self { head, view, card, problems, texts }
    }

    /// A digest of all that the page is made of, where that was noted.
    fn fingerprint(&self, planned: &Planned, prepared: &Prepared, buffer: &mut Vec<u8>) -> Option<Fingerprint> {
        let texts = self.texts.as_ref()?.digest();
        let all = (prepared.common, texts, planned.page.template(), &self.head, &self.view);
        Some(digest_of(&all, buffer))
    }

    /// What its template sees.
    fn context(&self, prepared: &Prepared) -> Context {
        let mut context = prepared.shared.clone();
        context.insert("head", &self.head);
        context.insert("page", &self.view);
        context
    }

    fn draw_card(&self, prepared: &Prepared, sink: &dyn Sink) -> Result<(), SinkError> {
        let card = self.card.as_ref().filter(|_| !sink.waits(Late::Cards));
        card.map_or(Ok(()), |card| card::draw(card, prepared, sink))
    }
}

/// Makes one page. A sink that remembers is asked first whether it has the page that this view
/// would give, and where it knows what the page's texts asked, they are not even rendered for that;
/// a page on which a template failed is made anew every time, so that its problem is told.
pub(crate) fn page(
    planned: &Planned,
    prepared: &Prepared,
    site: &Site<'_>,
    sink: &dyn Sink,
    buffer: &mut Vec<u8>,
) -> Result<Problems, SinkError> {
    let path = planned.route.file_path();
    if let Some(asked) = sink.asked(&path) {
        let draft = Draft::of(Here::unread(site, &planned.route, &asked), planned, prepared, site);
        let fingerprint = draft.fingerprint(planned, prepared, buffer);
        if fingerprint.is_some_and(|fingerprint| sink.keep(&path, fingerprint)) {
            draft.draw_card(prepared, sink)?;
            return Ok(draft.problems);
        }
    }
    let here = if sink.remembers() { Here::noting } else { Here::new };
    let mut draft = Draft::of(here(site, &planned.route), planned, prepared, site);
    draft.draw_card(prepared, sink)?;
    let fingerprint = draft.fingerprint(planned, prepared, buffer);
    if fingerprint.is_some_and(|fingerprint| sink.keep(&path, fingerprint)) {
        return Ok(draft.problems);
    }
    buffer.clear();
    let (templates, template) = (&prepared.theme.templates, planned.page.template());
    let failure = templates.render(template, &draft.context(prepared), planned.route.as_str(), buffer);
    if failure.is_some() {
        let whole = Draft::with_all(Here::new(site, &planned.route), planned, prepared, site);
        templates.render_below(template, &whole.context(prepared), buffer);
    }
    let fingerprint = fingerprint.filter(|_| failure.is_none());
    draft.problems.extend(failure);
    if !buffer.is_empty() {
        let asked = draft.texts.as_ref().and_then(Texts::written);
        sink.put(Artifact { path: &path, bytes: buffer, fingerprint, asked: asked.as_deref() })?;
    }
    Ok(draft.problems)
}

/// A digest of a value as it would be written down; `buffer` is room for that.
pub(crate) fn digest_of(value: &impl serde::Serialize, buffer: &mut Vec<u8>) -> Fingerprint {
    buffer.clear();
    plan::write_out(value, buffer);
    artifact::fingerprint(buffer)
}

/// Files beside the pages, each at a path of its own.
pub(crate) struct Files<'a> {
    sink: &'a dyn Sink,
    pub(crate) site: &'a Site<'a>,
    pages: &'a [Planned],
    /// The paths of the files that were made.
    made: Vec<String>,
    /// The same and those of the pages, once somebody asked whether a name is taken: most portals never do.
    taken: OnceLock<Names>,
}

/// What is made already: paths and their folders, folded, with the path as it is.
#[derive(Default)]
struct Names(HashMap<String, Taken>);

/// What has a name in the published folder.
enum Taken {
    /// A file, at this very path.
    File(String),
    Folder,
}

impl<'a> Files<'a> {
    /// The files beside these pages.
    fn beside(pages: &'a [Planned], sink: &'a dyn Sink, site: &'a Site<'a>) -> Self {
        Self { sink, site, pages, made: Vec::new(), taken: OnceLock::new() }
    }

    /// Puts a file that the portal itself makes.
    fn put(&mut self, route: &Route, bytes: &[u8]) -> Result<(), SinkError> {
        let path = route.file_path();
        self.sink.put(Artifact::new(&path, bytes))?;
        self.take(path);
        Ok(())
    }

    fn take(&mut self, path: impl Into<String>) {
        let path = path.into();
        match self.taken.get_mut() {
            Some(taken) => taken.take(path),
            None => self.made.push(path),
        }
    }

    fn taken(&self) -> &Names {
        self.taken.get_or_init(|| {
            let mut names = Names::default();
            let pages = self.pages.iter().map(|planned| planned.route.file_path());
            pages.chain(self.made.iter().cloned()).for_each(|path| names.take(path));
            names
        })
    }

    /// Whether a file stands at this very path.
    fn has(&self, path: &str) -> bool {
        matches!(self.taken().0.get(&tree::folded(path)), Some(Taken::File(taken)) if taken == path)
    }

    /// Whether no file can be added at a path: its name is taken, if only in another letter case,
    /// or one of its folders has the name of a file.
    fn is_blocked(&self, path: &str) -> bool {
        let name = tree::folded(path);
        let taken = &self.taken().0;
        let mut folders = name.match_indices('/').filter_map(|(at, _)| taken.get(&name[..at]));
        taken.contains_key(&name) || folders.any(|taken| matches!(taken, Taken::File(_)))
    }
}

impl Names {
    fn take(&mut self, path: String) {
        let name = tree::folded(&path);
        let mut rest = name.as_str();
        while let Some((folder, _)) = rest.rsplit_once('/') {
            if self.0.insert(folder.to_owned(), Taken::Folder).is_some() {
                break;
            }
            rest = folder;
        }
        self.0.insert(name, Taken::File(path));
    }
}

/// Tells of documents beside records that no page offers.
fn unlinked(site: &Site<'_>, problems: &mut Problems) {
    for file in site.village.media.left().filter(|file| folder::is_in_records(&file.path)) {
        let name = file.path.rsplit('/').next().unwrap_or(&file.path);
        problems.add(Problem::unlinked_document(Place::file(&file.path), name));
    }
}

/// What a file's own state makes of an artifact, for a sink that remembers.
fn fingerprint_of(file: &File, path: &str, sink: &dyn Sink) -> Option<Fingerprint> {
    let stamp = file.stamp.filter(|_| sink.remembers())?;
    let state = format!("{stamp:?} {}\0{path}", file.path);
    Some(artifact::fingerprint(state.as_bytes()))
}

/// Files passed through, unless the portal itself has something at their path.
fn statics(files: &mut Files<'_>, problems: &mut Problems) -> Result<(), SinkError> {
    for (file, path) in &files.site.village.statics {
        if files.is_blocked(path) {
            problems.add(Problem::static_clash(Place::file(&file.path), path));
            continue;
        }
        let fingerprint = fingerprint_of(file, path, files.sink);
        files.take(path.as_str());
        if fingerprint.is_some_and(|fingerprint| files.sink.keep(path, fingerprint)) {
            continue;
        }
        match files.site.village.media.read(file) {
            Ok(bytes) => files.sink.put(Artifact { fingerprint, ..Artifact::new(path, &bytes) })?,
            Err(error) => problems.add(Problem::not_readable_at(Place::file(&file.path), &error)),
        }
    }
    Ok(())
}
