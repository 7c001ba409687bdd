//! `jejaring check`: every problem, and nothing written.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::{
    Ended, Exit,
    console::{self, Console},
    portals::BuildOptions,
    progress::Progress,
    told::Limits,
};
use crate::{Memory, Report, artifact::Nowhere, disk, lang::Lang, problem::Severity};

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
        let report =
            options.on_threads(|| crate::build(&inputs, &Memory::with(disk::store()), &Nowhere, &mut |_| {}))?;
        reports.push((portal, report));
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
        Format::Github => reports.iter().for_each(|(portal, report)| console::github(report, &portal.folder, lang)),
    }
    let has = |severity: Severity| {
        reports.iter().any(|(_, report)| report.problems.iter().any(|problem| problem.severity == severity))
    };
    let failed = has(Severity::Error) || (options.strict && has(Severity::Warning));
    Ok(if failed { Exit::Problems } else { Exit::Done })
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
