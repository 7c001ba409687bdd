//! Front matter: where the data above a text begin and end.

mod close;
mod json;

use std::ops::Range;

use memchr::memchr;

use self::close::{Close, entry};
use crate::{
    problem::{Place, Problem},
    records::mend::{keys, line},
};

/// Data above a text.
pub struct Matter {
    pub language: Language,
    /// The bytes of the data, without the lines around them.
    pub data: Range<usize>,
    /// The number of the line on which they begin, from 1.
    pub first_line: u32,
    /// The bytes of the text below.
    pub body: Range<usize>,
    /// What was not as it should be, with its line.
    pub slips: Vec<(Slip, u32)>,
}

/// How data are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Yaml,
    Toml,
}

/// A line between data and text that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// It is written in another way.
    Odd(String),
    /// There is none above the data.
    NotOpened,
    /// There is none below the data, and the text begins here.
    NotClosed,
    /// There is none below the data, which go on to the end.
    NeverClosed,
}

impl Slip {
    pub fn problem(&self, place: Place) -> Problem {
        match self {
            Self::Odd(typed) => Problem::fence_odd(place, typed),
            Self::NotOpened => Problem::fence_not_opened(place),
            Self::NotClosed => Problem::fence_not_closed(place),
            Self::NeverClosed => Problem::fence_never_closed(place),
        }
    }
}

/// How the data were opened, which tells what closes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    /// `---`, or what was meant as that.
    Dashes,
    /// `+++`.
    Pluses,
    /// A fence of code: ```` ```yaml ````.
    Code,
    /// Nothing: the data begin at once.
    Nothing,
}

/// A line of the text with its number from 1 and its bytes.
#[derive(Clone, Copy)]
struct Line<'t> {
    number: u32,
    text: &'t str,
    start: usize,
    /// The start of the next line.
    end: usize,
}

/// Finds the data above a text; `None` if it has none.
pub fn find(text: &str) -> Option<Matter> {
    let first = lines(text, 0, 1).find(|line| !line.text.trim().is_empty())?;
    let trimmed = first.text.trim();
    if trimmed.starts_with('{') {
        return json::object(text, first);
    }
    let (opening, language) = match trimmed {
        "---" => (Opening::Dashes, Language::Yaml),
        "+++" => (Opening::Pluses, Language::Toml),
        "```yaml" | "```yml" | "~~~yaml" => (Opening::Code, Language::Yaml),
        "```toml" => (Opening::Code, Language::Toml),
        odd if line::is_odd_fence(odd) => (Opening::Dashes, Language::Yaml),
        _ => (Opening::Nothing, Language::Yaml),
    };
    let data =
        if opening == Opening::Nothing { first } else { Line { number: first.number + 1, start: first.end, ..first } };
    let close = close::close(text, data, opening, language);
    let mut slips = Vec::new();
    match opening {
        Opening::Nothing => slips.push((Slip::NotOpened, first.number)),
        Opening::Dashes if trimmed != "---" => slips.push((Slip::Odd(trimmed.to_owned()), first.number)),
        Opening::Dashes | Opening::Pluses | Opening::Code => {}
    }
    let is_sure = is_sure(text, data, &close, opening, trimmed, language);
    if let Some(slip) = close.slip.clone() {
        slips.push((slip, close.line));
    }
    is_sure.then_some(Matter {
        language,
        data: data.start..close.data,
        first_line: data.number,
        body: close.body..text.len(),
        slips,
    })
}

fn lines(text: &str, start: usize, number: u32) -> impl Iterator<Item = Line<'_>> {
    let mut start = start;
    let mut number = number;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let end = (start + length + 1).min(text.len());
        let line = Line { number, text: &rest[..length], start, end };
        (start, number) = (end, number + 1);
        Some(line)
    })
}

/// Whether lines that look like data are meant as data, and not a rule above a text.
fn is_sure(text: &str, first: Line<'_>, close: &Close, opening: Opening, fence: &str, language: Language) -> bool {
    let within = &text[first.start..close.data];
    let mut busy = within.lines().map(|line| line::split(line).1).filter(|line| !line::is_idle(line));
    let Some(line) = busy.next() else {
        return close.is_closed && fence == "---" && within.trim().is_empty()
            || opening == Opening::Pluses && close.is_closed;
    };
    if language == Language::Toml {
        return close.is_closed || line.contains('=');
    }
    let names = || within.lines().filter_map(|line| entry(line.trim_start_matches(is_blank)));
    let known = || names().filter(|name| keys::is_known(name)).count();
    let starts_at_once = !within.starts_with(['\n', '#']);
    let head = entry(line.trim_start_matches(is_blank));
    let is_data = head.is_some() || line::dash(line).is_some() || line.starts_with(['{', '[', '"']) || known() > 0;
    match opening {
        Opening::Code => close.is_closed && is_data,
        Opening::Nothing => is_sure_without(head, known(), close, within),
        Opening::Dashes | Opening::Pluses => match (fence == "---", close.is_closed) {
            (true, true) => is_data && (starts_at_once || known() > 0),
            (true, false) => is_data && known() > 0,
            (false, true) => is_data && known() > 0,
            (false, false) => starts_at_once && known() > 1,
        },
    }
}

/// Data without a line above: they must open with a key of ours, and end as data do.
fn is_sure_without(head: Option<&str>, known: usize, close: &Close, within: &str) -> bool {
    let Some(head) = head else { return false };
    if close.is_closed {
        return keys::is_known(head) && !within.trim_end().contains("\n\n");
    }
    let has_misspelt = || within.lines().filter_map(entry).any(keys::is_nearly_known);
    keys::is_title(head) && (known > 1 || head == "judul" || has_misspelt())
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}' || character == '\u{200b}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(text: &str, data: &str, body: &str, slips: usize) {
        let Some(matter) = find(text) else { panic!("nothing found") };
        assert_eq!(&text[matter.data], data);
        assert_eq!(&text[matter.body], body);
        assert_eq!(matter.slips.len(), slips);
    }

    #[test]
    fn data_are_found_between_all_kinds_of_lines() {
        finds("---\njudul: A\n---\nisi\n", "judul: A\n", "isi\n", 0);
        finds("\n --- \njudul: A\n...\nisi", "judul: A\n", "isi", 0);
        finds("—\njudul: A\n—\nisi", "judul: A\n", "isi", 2);
        finds("----\njudul: A\n---\nisi", "judul: A\n", "isi", 1);
        finds("judul: A\ntanggal: 2026-01-01\n---\nisi", "judul: A\ntanggal: 2026-01-01\n", "isi", 1);
        finds(
            "---\njudul: A\n\nProsa yang panjang.\n\n---\n\nlagi",
            "judul: A\n\n",
            "Prosa yang panjang.\n\n---\n\nlagi",
            1,
        );
        finds("---\njudul: A\nProsa yang panjang.\n", "judul: A\n", "Prosa yang panjang.\n", 1);
        finds("---\njudul: A\n\n# Kepala\nIsi: begini\n", "judul: A\n\n", "# Kepala\nIsi: begini\n", 1);
        finds("judul: A\ntangal: B\n\nProsa biasa.", "judul: A\ntangal: B\n\n", "Prosa biasa.", 2);
        finds("---\njudul: A\n\n# Kepala\n\nProsa.\n", "judul: A\n\n", "# Kepala\n\nProsa.\n", 1);
        finds("+++\ntitle = \"A\"\n+++\nisi", "title = \"A\"\n", "isi", 0);
        finds("```yaml\njudul: A\n```\nisi", "judul: A\n", "isi", 0);
        finds("{\n\"title\": \"A}\"\n}\nisi", "{\n\"title\": \"A}\"\n}", "isi", 0);
        finds("---\n---\nisi", "", "isi", 0);
        finds("judul: A\ntanggal: B\n\nProsa biasa.", "judul: A\ntanggal: B\n\n", "Prosa biasa.", 2);
        finds("---\nringkasan: |\n  a\n  ---\n  b\n---\nisi", "ringkasan: |\n  a\n  ---\n  b\n", "isi", 0);
    }

    #[test]
    fn text_is_left_alone() {
        for text in [
            "",
            "isi",
            "---\n\nProsa biasa.\n\n---\n",
            "***\nProsa\n***",
            "| a | b |\n|---|---|\n| c | d |\n",
            "Catatan: rapat\n---\nisi",
            "Hari: Minggu\nTanggal: 29 November\n\nisi",
            "{{< figure >}}\n",
            "---\nProsa: dengan titik dua\n\nlagi",
        ] {
            assert!(find(text).is_none(), "{text}");
        }
    }
}
