//! `jejaring check`: every problem, and nothing written.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::{
    Ended, Exit,
    console::{self, Console},
    portals::{BuildOptions, Portal},
    progress::Progress,
    summary,
    told::Limits,
};
use crate::{
    Inputs, Memory, Report,
    artifact::{Counted, Nowhere, SinkError},
    disk, hosting,
    lang::Lang,
    problem::Severity,
};

/// At most how many files a photo becomes.
const FILES_OF_PHOTO: u64 = 10;

/// At most how many bytes the drawn preview of a page has, about.
const BYTES_OF_CARD: u64 = 100_000;

/// By how many times all versions of a photo, and what is told of a text elsewhere, may outweigh its file.
const TIMES: u64 = 4;

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    options: BuildOptions,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Github,
    Markdown,
}

/// Tells of every problem.
pub(crate) fn run(arguments: &Check, lang: Option<Lang>) -> Ended {
    let options = &arguments.options;
    disk::require_folder(&options.folder)?;
    let out = options.folder.join("public");
    let progress = Progress::new();
    let mut reports = Vec::new();
    for portal in options.portals(&out) {
        let inputs = options.inputs(&portal, &out)?;
        reports.push((portal, options.on_threads(|| checked(&inputs))?));
    }
    progress.end();
    let lang = lang.or_else(|| reports.first().map(|(_, report)| report.lang)).unwrap_or_default();
    match arguments.format {
        Format::Text => {
            let console = Console::new(lang);
            reports.iter().for_each(|(portal, report)| console.problems(report, &portal.folder, Limits::CHECK));
            console.checked(&reports);
        }
        Format::Json => {
            console::print(&json(reports.iter().map(|(portal, report)| (portal.folder.as_path(), report)), lang))
        }
        Format::Markdown => console::print(&markdown(&reports, lang)),
        Format::Github => reports.iter().for_each(|(portal, report)| console::github(report, &portal.folder, lang)),
    }
    let has = |severity: Severity| {
        reports.iter().any(|(_, report)| report.problems.iter().any(|problem| problem.severity == severity))
    };
    let failed = has(Severity::Error) || (options.strict && has(Severity::Warning));
    Ok(if failed { Exit::Problems } else { Exit::Done })
}

/// What a build would tell. Photos and the like are made only where there may be so many of them that the
/// host would not take them.
fn checked(inputs: &Inputs) -> Result<Report, SinkError> {
    let memory = Memory::with(disk::store());
    let prepared = crate::prepare(inputs, &memory, &mut |_| {});
    let report = prepared.make(None, &Nowhere)?;
    let files = inputs.site.files();
    let photos = files.iter().filter(|file| is_photo(&file.path)).count() as u64;
    let (pages, bytes) = (report.pages as u64, files.iter().map(|file| file.size).sum::<u64>());
    let (more_files, more_bytes) = (photos * FILES_OF_PHOTO + pages, bytes * TIMES + pages * BYTES_OF_CARD);
    let counted = prepared.village.portal.host.zip(report.figures.as_ref());
    match counted.is_some_and(|(host, figures)| hosting::may_be_near(host, figures, more_files, more_bytes)) {
        true => prepared.make(None, &Counted),
        false => Ok(report),
    }
}

/// Whether a file may be a photo, of which several versions are made.
fn is_photo(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(ending.as_str(), "jpg" | "jpeg" | "png" | "webp")
}

/// The problems of all portals, for the summary of a job.
fn markdown(reports: &[(Portal, Report)], lang: Lang) -> String {
    let parts: Vec<String> =
        reports.iter().map(|(portal, report)| summary::markdown(report, &portal.folder, lang)).collect();
    parts.join("\n")
}

/// All problems as one JSON document.
fn json<'a>(reports: impl Iterator<Item = (&'a Path, &'a Report)>, lang: Lang) -> String {
    let mut problems = Vec::new();
    for (folder, report) in reports {
        problems.extend(report.problems.iter().map(|problem| console::as_json(problem, folder, lang)));
    }
    let count = |severity: &str| problems.iter().filter(|problem| problem["severity"] == severity).count();
    let (errors, warnings) = (count("error"), count("warning"));
    let document = serde_json::json!({"version": 1, "errors": errors, "warnings": warnings, "problems": problems});
    format!("{document:#}")
}
