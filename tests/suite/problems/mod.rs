//! What authors get wrong: each mistake is named at its line, costs only itself, and leaves everything else.

use crate::portal::{Folder, folder};

mod addresses;
mod markdown;
mod records;
mod recurrence;
mod references;
mod settings;
mod strange;
mod telling;
mod values;
mod yaml;

/// A portal with a mistake in it.
struct Case {
    /// The mistake.
    what: &'static str,
    /// The files.
    files: &'static str,
    /// Every problem that is told, as `code file:line`; no others are.
    told: &'static [&'static str],
    /// What pages show nevertheless.
    shown: &'static [(&'static str, &'static str)],
}

/// Builds each portal and compares; a second record beside the mistake is always there.
#[track_caller]
fn hold(cases: &[Case]) {
    let failures: Vec<String> = cases.iter().filter_map(|case| fault(case, folder(case.files))).collect();
    assert!(failures.is_empty(), "{} of {} cases:\n\n{}", failures.len(), cases.len(), failures.join("\n"));
}

fn fault(case: &Case, folder: Folder) -> Option<String> {
    let built = folder.file("kabar/sebelah.md", "---\njudul: Kabar sebelah\n---\nTetap ada.\n").build();
    let told: Vec<String> = case.told.iter().map(|&told| told.to_owned()).collect();
    let found = built.codes();
    let missing: Vec<_> = told.iter().filter(|told| !found.contains(*told)).collect();
    let more: Vec<_> = found.iter().filter(|found| !told.contains(found)).collect();
    let mut lines = String::new();
    if !missing.is_empty() || !more.is_empty() {
        lines += &format!("  not told: {missing:?}\n  told beside: {more:?}\n{}", built.problem_list());
    }
    let shown = case.shown.iter().chain(&[("kabar/sebelah/", "Tetap ada.")]);
    lines.extend(shown.filter_map(|(page, text)| built.lack(page, text)).map(|lack| format!("  {lack}\n")));
    (!lines.is_empty()).then(|| format!("{}:\n{lines}", case.what))
}
