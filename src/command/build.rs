//! `jejaring build`: a folder becomes a portal on the disk.

use std::{path::PathBuf, time::Instant};

use clap::Args;

use super::{
    Ended, Exit,
    console::Console,
    portals::{BuildOptions, Portal},
    progress::Progress,
    told::Limits,
};
use crate::{
    Memory, Report,
    artifact::{Artifact, Fingerprint, Sink, SinkError},
    disk::{self, Publisher},
    lang::Lang,
    route::Route,
};

/// Arguments of `build`.
#[derive(Debug, Args)]
pub(crate) struct Build {
    #[command(flatten)]
    options: BuildOptions,
    #[arg(long, short)]
    out: Option<PathBuf>,
    #[arg(long)]
    timings: bool,
}

/// Builds every portal of the folder and publishes them together, or nothing.
#[expect(clippy::disallowed_methods, reason = "the summary says how long the build took")]
pub(crate) fn run(arguments: &Build, lang: Option<Lang>) -> Ended {
    let begun = Instant::now();
    let options = &arguments.options;
    let out = arguments.out.clone().unwrap_or_else(|| options.folder.join("public"));
    let portals = options.portals(&out);
    disk::require_folder(&options.folder)?;
    let publisher = Publisher::open(&out)?;
    let progress = Progress::new();
    let built = options.on_threads(|| {
        let last = portals.len().saturating_sub(1);
        let built = portals.iter().enumerate();
        let built = built.map(|(at, portal)| one(arguments, portal, &out, &publisher, &progress, at == last));
        built.collect::<Result<Vec<_>, _>>()
    })?;
    progress.end();

    let lang = lang.or_else(|| built.first().map(|(_, report)| report.lang)).unwrap_or_default();
    let console = Console::new(lang);
    built.iter().for_each(|(portal, report)| console.problems(report, &portal.folder, Limits::BUILD));
    if portals.iter().any(|portal| !portal.below.is_empty()) {
        let rows =
            built.iter().map(|(portal, report)| (portal.below.as_str(), report.name.as_str(), &report.stylesheet));
        publisher.put(Artifact::new("index.html", index(rows).as_bytes()))?;
    }
    let strict = options.strict && built.iter().any(|(_, report)| !report.problems.is_empty());
    if strict {
        drop(publisher);
        console.nothing_published(&built.iter().map(|(_, report)| report).collect::<Vec<_>>());
        return Ok(Exit::Problems);
    }
    let published = publisher.finish()?;
    console.summary(&built, &published, &out, begun.elapsed());
    if arguments.timings {
        console.timings(&progress, begun.elapsed());
    }
    Ok(Exit::Done)
}

fn one<'p>(
    arguments: &Build,
    portal: &'p Portal,
    out: &std::path::Path,
    publisher: &Publisher,
    progress: &Progress,
    is_last: bool,
) -> Result<(&'p Portal, Report), disk::DiskError> {
    progress.stage("walk");
    let inputs = arguments.options.inputs(portal, out)?;
    let sink = Below { folder: &portal.below, sink: publisher, progress };
    let place = out.join(&portal.below);
    let memory = Memory::publishing(disk::store(), Box::new(move |path| place.join(path).is_file()));
    let prepared = crate::prepare(&inputs, &memory, &mut |stage| progress.stage(stage));
    let report = prepared.make(memory.prose.as_ref(), &sink)?;
    memory.photos.tidy();
    if is_last {
        // The program is about to end, and the system takes back all memory at once; what tidies up when it is
        // dropped, such as the store of photos, is not.
        std::mem::forget(prepared);
    }
    Ok((portal, report))
}

/// A sink whose artifacts all go below a folder of another one.
struct Below<'a> {
    folder: &'a str,
    sink: &'a Publisher,
    progress: &'a Progress,
}

impl Sink for Below<'_> {
    fn put(&self, artifact: Artifact<'_>) -> Result<(), SinkError> {
        self.progress.made_one();
        self.progress.writing(|| self.sink.put(Artifact { path: &self.path(artifact.path), ..artifact }))
    }

    fn remembers(&self) -> bool {
        self.sink.remembers()
    }

    fn asked(&self, path: &str) -> Option<String> {
        self.sink.asked(&self.path(path))
    }

    fn keep(&self, path: &str, fingerprint: Fingerprint) -> bool {
        let kept = self.sink.keep(&self.path(path), fingerprint);
        if kept {
            self.progress.made_one();
        }
        kept
    }

    fn has_below(&self, folder: &str, fingerprint: Fingerprint) -> Vec<String> {
        let (mut there, above) = (self.sink.has_below(&self.path(folder), fingerprint), self.path("").len());
        there.iter_mut().for_each(|path| drop(path.drain(..above)));
        there
    }

    fn keep_named(&self, path: &str) -> bool {
        let kept = self.sink.keep_named(&self.path(path));
        if kept {
            self.progress.made_one();
        }
        kept
    }

    fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.sink.read(&self.path(path))
    }

    fn size(&self, path: &str) -> Option<u64> {
        self.sink.size(&self.path(path))
    }

    fn begins(&self, steps: usize) {
        self.progress.begins(steps);
    }

    fn enters(&self, stage: &'static str) {
        self.progress.stage(stage);
    }
}

impl Below<'_> {
    fn path(&self, path: &str) -> String {
        if self.folder.is_empty() { path.to_owned() } else { format!("{}/{path}", self.folder) }
    }
}

/// A plain page that leads to each portal of a set: its folder, its name, its stylesheet.
pub(crate) fn index<'a>(portals: impl Iterator<Item = (&'a str, &'a str, &'a Route)>) -> String {
    let (mut rows, mut stylesheet) = (String::new(), String::new());
    for (below, name, style) in portals {
        if stylesheet.is_empty() {
            stylesheet = format!("<link rel=\"stylesheet\" href=\"{below}/{}\">\n", style.as_str());
        }
        rows.push_str(&format!("<li><a href=\"{below}/\">{}</a></li>\n", quick_xml::escape::escape(name)));
    }
    format!(
        "<!doctype html>\n<html lang=\"id\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Portal</title>\n{stylesheet}</head>\n<body>\n<main>\n<h1>Portal</h1>\n<ul>\n{rows}</ul>\n</main>\n</body>\n</html>\n"
    )
}
