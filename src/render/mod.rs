//! Views into artifacts: pages, feeds, data, and what hosts want to find.

use rayon::prelude::*;
use tera::Context;

use crate::{
    artifact::{Artifact, Sink, SinkError},
    image,
    plan::{Here, Plan, Planned, Site, portal},
    problem::{Place, Problem, Problems},
    route::Route,
    theme::{Templates, Theme},
    village::media::Published,
};

mod csv;
mod feed;
mod hosts;
mod redirects;
mod sitemap;

/// Renders every page and file of a portal into the sink, in parallel, each as it is made.
///
/// # Errors
/// When the sink cannot take an artifact.
pub fn all(plan: &Plan, site: &Site<'_>, theme: &Theme, sink: &dyn Sink, problems: &mut Problems) -> Result<usize, SinkError> {
    let home = Route::home();
    let front = Here::new(site, &home);
    let portal = Templates::value(&portal::view(&front, theme));
    problems.append(front.into_problems());
    let words = Templates::value(&theme.words.nested());
    let mut base = Context::new();
    base.insert_value("portal", portal);
    base.insert_value("words", words);

    let pages: Vec<Problems> = plan
        .pages
        .par_iter()
        .map_init(|| Vec::with_capacity(64 << 10), |buffer, planned| page(planned, site, theme, &base, sink, buffer))
        .collect::<Result<_, _>>()?;
    pages.into_iter().for_each(|of_page| problems.append(of_page));

    let mut files = Files { sink, site, taken: plan.pages.iter().map(|planned| planned.route.file_path()).collect() };
    theme.assets.iter().try_for_each(|asset| files.put(&asset.route, &asset.bytes))?;
    feed::write(&mut files, problems)?;
    csv::write(&mut files)?;
    sitemap::write(&mut files, plan)?;
    hosts::write(&mut files)?;
    media(&mut files, problems)?;
    statics(&mut files, problems)?;
    redirects::write(&mut files, problems)?;
    Ok(plan.pages.len())
}

fn page(planned: &Planned, site: &Site<'_>, theme: &Theme, base: &Context, sink: &dyn Sink, buffer: &mut Vec<u8>) -> Result<Problems, SinkError> {
    let here = Here::new(site, &planned.route);
    let (head, view) = planned.page.view(&here);
    let mut problems = here.into_problems();
    let mut context = base.clone();
    context.insert("head", &head);
    context.insert("page", &view);
    buffer.clear();
    if let Some(problem) = theme.templates.render(planned.page.template(), &context, planned.route.as_str(), buffer) {
        problems.add(problem);
    }
    if !buffer.is_empty() {
        sink.put(Artifact { path: &planned.route.file_path(), bytes: buffer })?;
    }
    Ok(problems)
}

/// Files beside the pages, each at a path of its own.
pub(crate) struct Files<'a> {
    sink: &'a dyn Sink,
    pub(crate) site: &'a Site<'a>,
    taken: std::collections::HashSet<String>,
}

impl Files<'_> {
    /// Puts a file that the portal itself makes.
    fn put(&mut self, route: &Route, bytes: &[u8]) -> Result<(), SinkError> {
        let path = route.file_path();
        self.sink.put(Artifact { path: &path, bytes })?;
        self.taken.insert(path);
        Ok(())
    }

    /// Whether something stands at a path already, or a folder of its name, whatever the letter case.
    fn has(&self, path: &str) -> bool {
        self.taken.contains(path)
    }
}

/// Photos without their metadata, and documents as they are.
fn media(files: &mut Files<'_>, problems: &mut Problems) -> Result<(), SinkError> {
    let media = &files.site.village.media;
    let published: Vec<Published<'_>> = media.published().collect();
    let sink = files.sink;
    let outcomes: Vec<Option<Problem>> = published
        .par_iter()
        .map(|published| {
            let bytes = match media.read(published.file) {
                Ok(bytes) => bytes,
                Err(error) => return Ok(Some(Problem::not_readable_at(Place::file(&published.file.path), &error))),
            };
            let bytes = match published.picture.map(|kind| image::stripped(&bytes, kind)) {
                None => bytes,
                Some(Ok(stripped)) => stripped,
                Some(Err(fault)) => return Ok(Some(Problem::unusable_image(Place::file(&published.file.path), &published.file.path, fault))),
            };
            sink.put(Artifact { path: &published.route.file_path(), bytes: &bytes }).map(|()| None)
        })
        .collect::<Result<_, SinkError>>()?;
    outcomes.into_iter().flatten().for_each(|problem| problems.add(problem));
    files.taken.extend(published.iter().map(|published| published.route.file_path()));
    Ok(())
}

/// Files passed through, unless the portal itself has something at their path.
fn statics(files: &mut Files<'_>, problems: &mut Problems) -> Result<(), SinkError> {
    for (file, path) in &files.site.village.statics {
        if files.has(path) {
            problems.add(Problem::static_clash(Place::file(&file.path), path));
            continue;
        }
        match files.site.village.media.read(file) {
            Ok(bytes) => files.put(&Route::file(path), &bytes)?,
            Err(error) => problems.add(Problem::not_readable_at(Place::file(&file.path), &error)),
        }
    }
    Ok(())
}
