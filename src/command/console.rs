//! What the terminal shows: problems, and a line at the end.

use std::{io::Write as _, path::Path, time::Duration};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{
    portals::Portal,
    progress::Progress,
    told::{self, Limits, Told},
};
use crate::{
    Report,
    disk::{DiskError, Published},
    lang::Lang,
    number,
    problem::{Place, Problem, Severity, Spot, Text},
};

/// How many other places of a problem are named.
const MOST_PLACES: usize = 8;

/// A terminal that speaks one language.
pub(crate) struct Console {
    lang: Lang,
}

impl Console {
    /// A console in a language.
    pub(crate) fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// The language it speaks.
    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// Shows problems with their lines, as far as the limits go.
    pub(crate) fn problems(&self, report: &Report, folder: &Path, limits: Limits) {
        let mut terminal = anstream::stderr().lock();
        let mut text_of = Sources::new(report);
        let shown = told::told(&report.problems, limits);
        for told in &shown {
            let _ = writeln!(terminal, "{}\n", self.rendered(told, &mut text_of, folder));
        }
        let left = told::left(&report.problems, &shown);
        if !left.is_empty() {
            let _ = writeln!(terminal, "{}\n", self.left(&left, limits));
        }
    }

    /// What is not shown, and where it is.
    fn left(&self, left: &[(&str, usize)], limits: Limits) -> String {
        let all = self.count(left.iter().map(|(_, count)| count).sum());
        let kinds: Vec<_> = left.iter().map(|(code, count)| format!("{} {code}", self.count(*count))).collect();
        let (kinds, [id, en]) = (kinds.join(", "), limits.more);
        match self.lang {
            Lang::Id => format!("… dan {all} masalah lagi ({kinds}); `jejaring {id}` menyebut semuanya"),
            Lang::En => format!("… and {all} more ({kinds}); `jejaring {en}` tells of all"),
        }
    }

    /// The other places of which the same is said, the first of them by name.
    fn elsewhere(&self, folder: &Path, places: &[&Place]) -> Option<String> {
        let count = places.len();
        let named: Vec<_> = places.iter().take(MOST_PLACES).map(|place| named(folder, place)).collect();
        let more = if count > named.len() { ", …" } else { "" };
        let (count, named) = (self.count(count), named.join(", "));
        (!places.is_empty()).then(|| match self.lang {
            Lang::Id => format!("sama di {count} tempat lain: {named}{more}"),
            Lang::En => format!("the same in {count} other places: {named}{more}"),
        })
    }

    fn rendered(&self, told: &Told<'_>, sources: &mut Sources<'_>, folder: &Path) -> String {
        let problem = told.problem;
        let (word, level) = match (problem.severity, self.lang) {
            (Severity::Error, Lang::Id) => ("kesalahan", Level::ERROR),
            (Severity::Error, Lang::En) => ("error", Level::ERROR),
            (Severity::Warning, Lang::Id) => ("peringatan", Level::WARNING),
            (Severity::Warning, Lang::En) => ("warning", Level::WARNING),
        };
        let (hint, line_word) = match self.lang {
            Lang::Id => ("saran", "tulis begini"),
            Lang::En => ("help", "write it like this"),
        };
        let path = shown_path(folder, &problem.place.file);
        let title = level.with_name(word).primary_title(problem.message.in_lang(self.lang));
        let lines = sources.line(&problem.place);
        let group = match (&lines, problem.place.spot) {
            (Some(excerpt), Spot::Line { line, .. }) => {
                let span = excerpt.column..excerpt.end;
                let snippet = Snippet::source(excerpt.text.as_str()).line_start(line as usize).path(path.as_str());
                title.element(snippet.annotation(AnnotationKind::Primary.span(span)))
            }
            _ => title.element(annotate_snippets::Origin::path(path.as_str())),
        };
        let help = problem.help.as_ref().map(|help| Level::HELP.with_name(hint).message(help.in_lang(self.lang)));
        let corrected = problem.corrected.as_ref().map(|line| format!("{line_word}: {line}"));
        let group = match help {
            Some(help) => group.element(help),
            None => group,
        };
        let group: Group<'_> = match &corrected {
            Some(corrected) => group.element(Level::HELP.with_name(hint).message(corrected.as_str())),
            None => group,
        };
        let mut related: Vec<String> =
            problem.related.iter().take(MOST_PLACES).map(|place| named(folder, place)).collect();
        related.extend(self.elsewhere(folder, &told.elsewhere));
        let see = if self.lang == Lang::Id { "lihat" } else { "see" };
        let group = related
            .iter()
            .fold(group, |group, place| group.element(Level::NOTE.with_name(see).message(place.as_str())));
        Renderer::styled().render(&[group])
    }

    /// The line at the end of a build.
    pub(crate) fn summary(&self, built: &[(&Portal, Report)], published: &Published, out: &Path, took: Duration) {
        let reports: Vec<&Report> = built.iter().map(|(_, report)| report).collect();
        let pages: usize = reports.iter().map(|report| report.pages).sum();
        let problems = self.problem_count(&reports);
        let (pages, out, took) = (self.count(pages), out.display(), self.seconds(took));
        let (written, unchanged, removed) =
            (self.count(published.written), self.count(published.unchanged), self.count(published.removed));
        let mut terminal = anstream::stderr().lock();
        let _ = match self.lang {
            Lang::Id => writeln!(
                terminal,
                "Jadi: {pages} halaman di {out}, {problems}, {took} ({written} berkas ditulis, {unchanged} tetap, {removed} dihapus)"
            ),
            Lang::En => writeln!(
                terminal,
                "Done: {pages} pages in {out}, {problems}, {took} ({written} files written, {unchanged} unchanged, {removed} removed)"
            ),
        };
        let lines = |(portal, report): &(&Portal, Report)| {
            self.kept(portal, report).into_iter().chain(self.holidays(report)).collect::<Vec<_>>()
        };
        for line in built.iter().flat_map(lines) {
            let _ = writeln!(terminal, "{line}");
        }
    }

    /// The records that are whole but not shown today.
    fn kept(&self, portal: &Portal, report: &Report) -> Vec<String> {
        let (drafts, future, expired) = match self.lang {
            Lang::Id => ("draf", "terbit nanti", "sudah lewat masa tampil"),
            Lang::En => ("drafts", "shown later", "no longer shown"),
        };
        let kept = &report.kept;
        let piles = [(drafts, &kept.drafts), (future, &kept.future), (expired, &kept.expired)];
        let line = |(words, places): (&str, &Vec<Place>)| {
            let file = |place: &Place| Path::new(&portal.below).join(&*place.file).to_string_lossy().replace('\\', "/");
            let files = places.iter().take(5).map(file).collect::<Vec<_>>().join(", ");
            let more = if places.len() > 5 { ", …" } else { "" };
            format!("  {} {words}: {files}{more}", self.count(places.len()))
        };
        piles.into_iter().filter(|(_, places)| !places.is_empty()).map(line).collect()
    }

    /// The years whose holidays are missing.
    fn holidays(&self, report: &Report) -> Option<String> {
        let years = report.years_without_holidays.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        (!years.is_empty()).then(|| match self.lang {
            Lang::Id => format!("  hari libur {years} belum diketahui; tambahkan di `libur` dalam portal.yaml"),
            Lang::En => format!("  the holidays of {years} are not known; add them to `libur` in portal.yaml"),
        })
    }

    /// The line at the end of a check.
    pub(crate) fn checked(&self, reports: &[(Portal, Report)]) {
        let built = reports;
        let reports: &[&Report] = &reports.iter().map(|(_, report)| report).collect::<Vec<_>>();
        let pages = self.count(reports.iter().map(|report| report.pages).sum());
        let problems = self.problem_count(reports);
        let line = match self.lang {
            Lang::Id => format!("Diperiksa: {pages} halaman, {problems}"),
            Lang::En => format!("Checked: {pages} pages, {problems}"),
        };
        let mut terminal = anstream::stderr().lock();
        let _ = writeln!(terminal, "{line}");
        for line in built.iter().flat_map(|(portal, report)| self.kept(portal, report)) {
            let _ = writeln!(terminal, "{line}");
        }
    }

    /// Why `--strict` published nothing.
    pub(crate) fn nothing_published(&self, reports: &[&Report]) {
        let problems = self.problem_count(reports);
        let line = match self.lang {
            Lang::Id => format!("Tidak ada yang diterbitkan: {problems}, dan `--strict` tidak menerima satu pun"),
            Lang::En => format!("Nothing was published: {problems}, and `--strict` accepts none"),
        };
        let _ = writeln!(anstream::stderr().lock(), "{line}");
    }

    /// How long each stage took by the clock, and how long all threads together were writing meanwhile.
    pub(crate) fn timings(&self, progress: &Progress, whole: Duration) {
        let mut terminal = anstream::stderr().lock();
        let mut line = |name: &str, took: Duration| {
            let _ = writeln!(terminal, "  {name:<10} {:>8.1} ms", took.as_secs_f64() * 1000.0);
        };
        progress.stages().into_iter().for_each(|(stage, took)| line(stage, took));
        line("total", whole);
        line("(writing)", progress.written());
    }

    pub(super) fn problem_count(&self, reports: &[&Report]) -> String {
        let count = |severity: Severity| {
            reports.iter().flat_map(|report| &report.problems).filter(|problem| problem.severity == severity).count()
        };
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let (printed_errors, printed_warnings) = (self.count(errors), self.count(warnings));
        match (self.lang, errors, warnings) {
            (Lang::Id, 0, 0) => "tanpa masalah".to_owned(),
            (Lang::En, 0, 0) => "no problems".to_owned(),
            (Lang::Id, ..) => format!("{printed_errors} kesalahan dan {printed_warnings} peringatan"),
            (Lang::En, ..) => format!("{printed_errors} errors and {printed_warnings} warnings"),
        }
    }

    fn count(&self, count: usize) -> String {
        number::print_count(i64::try_from(count).unwrap_or(i64::MAX), self.lang)
    }

    fn seconds(&self, took: Duration) -> String {
        let seconds = format!("{:.2}", took.as_secs_f64());
        match self.lang {
            Lang::Id => format!("{} detik", seconds.replace('.', ",")),
            Lang::En => format!("{seconds} s"),
        }
    }
}

/// Tells what the machine would not do.
pub(crate) fn refusal(error: &DiskError, lang: Lang) {
    wrong(&error.text(), error.help().as_ref(), lang);
}

/// Tells what cannot be done, and the way out.
pub(crate) fn wrong(text: &Text, help: Option<&Text>, lang: Lang) {
    let (word, hint) = match lang {
        Lang::Id => ("kesalahan", "saran"),
        Lang::En => ("error", "help"),
    };
    let mut terminal = anstream::stderr().lock();
    let _ = writeln!(terminal, "{word}: {}", text.in_lang(lang));
    if let Some(help) = help {
        let _ = writeln!(terminal, "  {hint}: {}", help.in_lang(lang));
    }
}

/// Says a sentence about the machine.
pub(crate) fn said(text: &Text, lang: Lang) {
    line(text.in_lang(lang));
}

/// Shows a line.
pub(crate) fn line(text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// Prints to the standard output; a closed pipe is no reason to complain.
pub(crate) fn print(text: &str) {
    let _ = writeln!(anstream::stdout().lock(), "{text}");
}

/// A problem as JSON.
pub(crate) fn as_json(problem: &Problem, folder: &Path, lang: Lang) -> serde_json::Value {
    let place = |place: &Place| {
        let (line, column) = line_of(place).unzip();
        serde_json::json!({"file": shown_path(folder, &place.file), "line": line, "column": column})
    };
    let mut value = place(&problem.place);
    value["severity"] = problem.severity.word().into();
    value["code"] = problem.code.into();
    value["message"] = problem.message.in_lang(lang).into();
    value["help"] = problem.help.as_ref().map(|help| help.in_lang(lang)).into();
    value["corrected"] = problem.corrected.clone().into();
    value["related"] = problem.related.iter().map(place).collect();
    value
}

/// Problems as commands of GitHub Actions, which shows them beside the lines.
pub(crate) fn github(report: &Report, folder: &Path, lang: Lang) {
    let escaped = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    for problem in &report.problems {
        let kind = problem.severity.word();
        let place =
            line_of(&problem.place).map(|(line, column)| format!(",line={line},col={column}")).unwrap_or_default();
        let help = problem.help.as_ref().map(|help| format!("\n{}", help.in_lang(lang))).unwrap_or_default();
        let line_word = if lang == Lang::Id { "tulis begini" } else { "write it like this" };
        let corrected =
            problem.corrected.as_ref().map(|line| format!("\n{line_word}: {}", line.trim())).unwrap_or_default();
        let message = escaped(&format!("{}{help}{corrected}", problem.message.in_lang(lang)));
        let file = escaped(&shown_path(folder, &problem.place.file)).replace(',', "%2C").replace(':', "%3A");
        print(&format!("::{kind} file={file}{place},title={}::{message}", problem.code));
    }
}

pub(super) fn line_of(place: &Place) -> Option<(u32, u32)> {
    match place.spot {
        Spot::Line { line, column } => Some((line, column)),
        Spot::File | Spot::Node(_) | Spot::Byte(_) => None,
    }
}

pub(super) fn shown_path(folder: &Path, file: &str) -> String {
    let path =
        if folder == Path::new(".") { file.to_owned() } else { folder.join(file).to_string_lossy().into_owned() };
    path.replace('\\', "/").chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn named(folder: &Path, place: &Place) -> String {
    let path = shown_path(folder, &place.file);
    line_of(place).map_or(path.clone(), |(line, column)| format!("{path}:{line}:{column}"))
}

/// The lines that problems are about, each file read once.
struct Sources<'r> {
    report: &'r Report,
    held: Option<(std::sync::Arc<str>, String)>,
}

/// A line, cut to a length that fits, and the part of it that is meant, in bytes.
struct Excerpt {
    text: String,
    column: usize,
    end: usize,
}

/// How much of a line is shown, in characters.
const LINE: usize = 160;

impl<'r> Sources<'r> {
    fn new(report: &'r Report) -> Self {
        Self { report, held: None }
    }

    fn line(&mut self, place: &Place) -> Option<Excerpt> {
        let (line, column) = line_of(place)?;
        if self.held.as_ref().is_none_or(|(file, _)| *file != place.file) {
            self.held = Some((place.file.clone(), self.report.text_of(&place.file)));
        }
        let (_, text) = self.held.as_ref()?;
        let text = text.lines().nth(line.checked_sub(1)? as usize)?;
        let skip = (column as usize).saturating_sub(LINE / 2);
        let shown: String = text.chars().skip(skip).take(LINE).map(|c| if c.is_control() { ' ' } else { c }).collect();
        let before = (column as usize).saturating_sub(1).saturating_sub(skip);
        let start = shown.char_indices().nth(before).map_or(shown.len(), |(at, _)| at);
        let end = start + extent(&shown[..start], &shown[start..]);
        Some(Excerpt { column: start, end, text: shown })
    }
}

/// How many bytes of the rest of a line are meant: a whole value, or else a word.
fn extent(before: &str, rest: &str) -> usize {
    let opened = before.matches(['[', '{']).count() > before.matches([']', '}']).count();
    let is_value = before.ends_with(": ") || (before.ends_with("- ") && before.trim() == "-");
    let whole = rest.trim_end().len();
    if let Some(quote) = rest.chars().next().filter(|quote| matches!(quote, '"' | '\'')) {
        return rest[1..].find(quote).map_or(whole, |length| length + 2);
    }
    let stops: &[char] = match (opened, is_value) {
        (true, _) => &[',', ']', '}'],
        (false, true) => &[],
        (false, false) => &[' ', ',', ']', '}'],
    };
    let end = rest.find(stops).filter(|length| *length > 0).unwrap_or(whole);
    let key = rest[..end].find(": ").filter(|_| !is_value);
    rest[..key.unwrap_or(end)].trim_end_matches([' ', ':']).len()
}
