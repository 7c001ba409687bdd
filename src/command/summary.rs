//! Problems as a Markdown text, for the page on which a forge sums up a job.

use std::{fmt::Write as _, path::Path};

use super::{
    console::{self, Console},
    told::{self, Limits, Told},
};
use crate::{
    Report,
    lang::Lang,
    problem::{Problem, Severity},
};

/// How many sentences are shown: GitHub takes a summary of at most 1 MiB.
const LIMITS: Limits = Limits { few: 200, of_a_kind: 50, all: 400, more: ["periksa", "check"] };

/// The problems of a portal: what they are, where, and the corrected lines. Where the portal names its
/// repository, each leads to the page that edits the file.
pub(super) fn markdown(report: &Report, folder: &Path, lang: Lang) -> String {
    let count = Console::new(lang).problem_count(&[report]);
    let title = if lang == Lang::Id { "Pemeriksaan" } else { "Check" };
    let mut text = format!("## {title} {}: {count}\n", plain(&report.name));
    if report.problems.is_empty() {
        return text;
    }
    text.push_str(match lang {
        Lang::Id => "\nPortal tetap terbit; yang keliru saja yang tidak tampil seperti dimaksud.\n",
        Lang::En => "\nThe portal is published all the same; only what is wrong is not shown as meant.\n",
    });
    let shown = told::told(&report.problems, LIMITS);
    shown.iter().for_each(|told| text.push_str(&item(told, report, folder, lang)));
    let left: usize = told::left(&report.problems, &shown).iter().map(|(_, count)| count).sum();
    if left > 0 {
        let _ = match lang {
            Lang::Id => writeln!(text, "\n… dan {left} lagi."),
            Lang::En => writeln!(text, "\n… and {left} more."),
        };
    }
    text
}

fn item(told: &Told<'_>, report: &Report, folder: &Path, lang: Lang) -> String {
    let problem = told.problem;
    let (error, warning, line_word, others) = match lang {
        Lang::Id => ("kesalahan", "peringatan", "tulis begini", "tempat lain"),
        Lang::En => ("error", "warning", "write it like this", "other places"),
    };
    let word = if problem.severity == Severity::Error { error } else { warning };
    let mut text = format!(
        "\n- **{word}** {}  \n  {}",
        place(problem, report, folder, lang),
        plain(problem.message.in_lang(lang))
    );
    if !told.elsewhere.is_empty() {
        let _ = write!(text, " (+ {} {others})", told.elsewhere.len());
    }
    if let Some(help) = &problem.help {
        let _ = write!(text, "  \n  → {}", plain(help.in_lang(lang)));
    }
    if let Some(corrected) = &problem.corrected {
        let fence = fence(corrected);
        let lines: Vec<&str> = corrected.lines().collect();
        let _ = write!(text, "  \n  {line_word}:\n\n  {fence}\n  {}\n  {fence}", lines.join("\n  "));
    }
    text + "\n"
}

/// The file and line, which lead to the page that edits it where that is known.
fn place(problem: &Problem, report: &Report, folder: &Path, lang: Lang) -> String {
    let file = &problem.place.file;
    let line = console::line_of(&problem.place).map(|(line, _)| line);
    let words = match (line, lang) {
        (Some(line), Lang::Id) => format!(", baris {line}"),
        (Some(line), Lang::En) => format!(", line {line}"),
        (None, _) => String::new(),
    };
    let shown = format!("<code>{}</code>{words}", entities(&console::shown_path(folder, file)));
    let is_own = !file.starts_with("..") && !file.is_empty();
    let Some(repository) = report.repository.as_ref().filter(|_| is_own) else { return shown };
    let anchor = line.map(|line| format!("#L{line}")).unwrap_or_default();
    let edit = if lang == Lang::Id { "sunting" } else { "edit" };
    format!("{shown} ([{edit}]({}{anchor}))", repository.edit(file))
}

/// A fence that the text does not close.
fn fence(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(longest.max(2) + 1)
}

/// A sentence of ours that quotes what was typed, so that nothing of it is read as Markdown or HTML;
/// what stands between backticks becomes code.
fn plain(text: &str) -> String {
    let parts: Vec<String> = text.split('`').map(entities).collect();
    let mut plain = String::new();
    for (at, part) in parts.iter().enumerate() {
        let is_code = at % 2 == 1 && at + 1 < parts.len();
        match is_code {
            true => drop(write!(plain, "<code>{part}</code>")),
            false => plain.push_str(part),
        }
    }
    plain
}

/// A text on one line in which every mark that could mean something is written as its number.
fn entities(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut escaped, next| {
        match next {
            _ if next.is_control() => escaped.push(' '),
            '.' | ',' | ' ' | '-' | '/' | '(' | ')' => escaped.push(next),
            _ if next.is_ascii_punctuation() => drop(write!(escaped, "&#{};", u32::from(next))),
            _ => escaped.push(next),
        }
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_never_read_as_markup() {
        assert_eq!(plain("tidak ada `a_b`"), "tidak ada <code>a&#95;b</code>");
        assert_eq!(
            plain("`<img src=x>` *x* [a](b)"),
            "<code>&#60;img src&#61;x&#62;</code> &#42;x&#42; &#91;a&#93;(b)"
        );
        assert_eq!(plain("satu ` saja"), "satu  saja");
    }

    #[test]
    fn a_fence_is_longer_than_any_in_the_line() {
        assert_eq!(fence("judul: x"), "```");
        assert_eq!(fence("a ```` b"), "`````");
    }
}
