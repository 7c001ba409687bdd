//! What an import came to, in words.

use std::collections::BTreeMap;

use super::{
    draft::{Loss, Note, Whence},
    plan::{File, Plan},
};
use crate::{
    lang::Lang,
    number,
    problem::{Text, text},
    records::folder::Kind,
};

/// How many lines of one sort are shown before the rest is only counted.
const MOST: usize = 60;

/// The lines of a report. `is_trial` says that nothing was written.
pub fn lines(plan: &Plan, lang: Lang, is_trial: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let made = |file: &File| format!("{} ← {}", file.path, shown(&file.from));
    section(
        &mut lines,
        lang,
        &if is_trial { text!("akan ditulis", "would be written") } else { text!("ditulis", "written") },
        plan.files.iter().map(made).collect(),
    );
    let kept = plan.kept.iter().map(|(from, file)| format!("{file} ({})", shown(from))).collect();
    section(&mut lines, lang, &text!("sudah ada, tidak diubah", "already there, left alone"), kept);
    section(&mut lines, lang, &text!("tidak diambil", "not taken"), notes(plan, Loss::Left, lang));
    section(
        &mut lines,
        lang,
        &text!("diambil dengan perubahan; periksa", "taken with changes; please look"),
        notes(plan, Loss::Changed, lang),
    );
    lines
}

/// The line at the end: how many of each.
pub fn summary(plan: &Plan, lang: Lang, is_trial: bool) -> Text {
    let counts = counts(plan, lang);
    let kept = number::print_count(i64::try_from(plan.kept.len()).unwrap_or(i64::MAX), lang);
    match (plan.files.is_empty(), is_trial) {
        (true, _) => text!("tidak ada yang baru; {kept} sudah ada", "nothing new; {kept} already there"),
        (false, true) => text!(
            "percobaan: {counts} bisa diambil, {kept} sudah ada; belum ada yang ditulis",
            "trial: {counts} can be taken, {kept} already there; nothing was written"
        ),
        (false, false) => text!("diambil: {counts}; {kept} sudah ada", "taken: {counts}; {kept} already there"),
    }
}

/// How many records of each kind, photos and documents.
fn counts(plan: &Plan, lang: Lang) -> String {
    let mut kinds: BTreeMap<Option<Kind>, usize> = BTreeMap::new();
    for file in plan.files.iter().filter(|file| file.path != "portal.yaml") {
        *kinds.entry(file.kind).or_default() += 1;
    }
    let named = kinds.iter().rev().map(|(kind, count)| {
        let count = number::print_count(i64::try_from(*count).unwrap_or(i64::MAX), lang);
        format!("{count} {}", word(*kind).in_lang(lang))
    });
    let named: Vec<_> = named.collect();
    if named.is_empty() { "portal.yaml".to_owned() } else { named.join(", ") }
}

fn word(kind: Option<Kind>) -> Text {
    match kind {
        Some(Kind::Article) => text!("kabar", "news"),
        Some(Kind::CaseStudy) => text!("studi kasus", "case studies"),
        Some(Kind::Page) => text!("halaman", "pages"),
        Some(Kind::Group) => text!("kelompok", "groups"),
        Some(Kind::Partner) => text!("mitra", "partners"),
        Some(Kind::Activity) => text!("kegiatan", "activities"),
        None => text!("foto dan dokumen", "photos and documents"),
    }
}

/// A heading and its lines, if there are any; those that say the same are joined.
fn section(lines: &mut Vec<String>, lang: Lang, heading: &Text, entries: Vec<String>) {
    if entries.is_empty() {
        return;
    }
    let heading = heading.in_lang(lang);
    let (first, rest) = heading.split_at(heading.chars().next().map_or(0, char::len_utf8));
    lines.push(format!("{}{rest}:", first.to_uppercase()));
    let more = entries.len().saturating_sub(MOST);
    lines.extend(entries.into_iter().take(MOST).map(|entry| format!("  {entry}")));
    if more > 0 {
        let more = number::print_count(i64::try_from(more).unwrap_or(i64::MAX), lang);
        lines.push(text!("  … dan {more} lagi", "  … and {more} more").in_lang(lang).to_owned());
    }
}

fn notes(plan: &Plan, loss: Loss, lang: Lang) -> Vec<String> {
    let mut told: Vec<&Note> = plan.notes.iter().filter(|note| note.loss == loss).collect();
    told.sort_by(|one, other| one.from.cmp(&other.from).then_with(|| one.text.en.cmp(&other.text.en)));
    told.dedup();
    told.iter().map(|note| format!("{}: {}", shown(&note.from), note.text.in_lang(lang))).collect()
}

/// A place, without characters that a terminal obeys.
fn shown(from: &Whence) -> String {
    let file: String = from.file.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    from.line.map_or(file.clone(), |line| format!("{file}:{line}"))
}
