//! One invitation as an activity.

use std::{collections::HashMap, sync::Arc};

use super::{
    labels::{Label, bare, read},
    year::{self, Day},
};
use crate::{
    date::{self, Date},
    import::draft::{Draft, Note, Whence, typed},
    problem::text,
    records::folder::Kind,
};

/// A message, or a part of one that is an invitation of its own.
#[derive(Clone, Debug)]
pub struct Message {
    /// The line of the file on which it begins, from 1.
    pub first_line: usize,
    /// Its lines.
    pub lines: Vec<String>,
    /// The day on which it was sent.
    pub day: Option<Date>,
}

/// The invitations in a message: each has a day, and begins where its greeting does.
pub fn parts(message: &Message) -> Vec<Message> {
    let labels: Vec<(usize, Label)> =
        message.lines.iter().enumerate().filter_map(|(at, line)| Some((at, read(line)?.0))).collect();
    let mut starts: Vec<usize> = Vec::new();
    let mut seen: Vec<Label> = Vec::new();
    let mut last = 0;
    for (at, label) in labels {
        if starts.is_empty() {
            starts.push(0);
        } else if seen.contains(&label) && !is_beside(label, &seen) {
            starts.push(between(&message.lines, last, at));
            seen.clear();
        }
        seen.push(label);
        last = at;
    }
    let ends = starts.iter().skip(1).copied().chain([message.lines.len()]);
    let part = |(start, end): (usize, usize)| Message {
        first_line: message.first_line + start,
        lines: message.lines[start..end].to_vec(),
        day: message.day,
    };
    let has_day =
        |part: &Message| part.lines.iter().any(|line| read(line).is_some_and(|(label, _)| label == Label::Day));
    starts.iter().copied().zip(ends).map(part).filter(has_day).collect()
}

/// Whether a label may stand twice in one invitation: `Hari: Minggu` and `Tanggal: 29 November 2026`, or a
/// title in the heading.
fn is_beside(label: Label, seen: &[Label]) -> bool {
    match label {
        Label::Day => seen.len() == 1 && seen[0] == Label::Day,
        Label::Title | Label::Speaker | Label::Host | Label::Cost => true,
        Label::Hour | Label::Place => !seen.contains(&Label::Day),
    }
}

/// Where the second of two invitations begins, between the last line of one and the first of the other.
fn between(lines: &[String], last: usize, next: usize) -> usize {
    let range = || last + 1..next;
    let folded = |at: &usize| bare(&lines[*at]).to_lowercase();
    let opens = |at: &usize| OPENINGS.iter().any(|word| folded(at).starts_with(word));
    let parts = |at: &usize| lines[*at].trim().len() >= 3 && lines[*at].trim().chars().all(|c| !c.is_alphanumeric());
    let closes = |at: &usize| CLOSINGS.iter().any(|word| folded(at).contains(word));
    let after_closing = range().rev().find(closes).map(|at| at + 1);
    let opening = range().find(opens);
    let parted = range().find(parts).map(|at| at + 1);
    let blank = range().find(|at| lines[*at].trim().is_empty()).map(|at| at + 1);
    opening.or(parted).or(after_closing).or(blank).unwrap_or(next)
}

/// How invitations begin.
const OPENINGS: &[&str] = &[
    "assalam",
    "asslm",
    "undangan",
    "yth",
    "kepada",
    "salam",
    "mohon kehadiran",
    "mohon hadir",
    "pengumuman",
    "bismillah",
    "selamat pagi",
    "selamat siang",
    "selamat sore",
    "selamat malam",
    "diberitahukan",
    "dengan hormat",
    "om swastyastu",
];

/// How they end.
const CLOSINGS: &[&str] = &["wassalam", "terima kasih", "terimakasih", "demikian", "matur nuwun", "hatur nuhun"];

/// The activity of an invitation. `today` is the day that it is seen from, and `before` the title of the one
/// before it in the same message, which one without a title goes on with.
pub fn draft(
    name: &Arc<str>,
    part: &Message,
    today: Date,
    before: Option<&str>,
    notes: &mut Vec<Note>,
) -> Option<Draft> {
    let mut found = Found::of(part);
    let is_unlabelled = found.values.is_empty();
    if is_unlabelled {
        found.look_for_day(part, today);
    }
    let title = found.title(part).or(before.map(str::to_owned))?;
    let from = Whence::line(name, part.first_line);
    let mut draft = Draft::new(Kind::Activity, title.clone(), from.clone());
    draft.add_text("judul", &title);
    found.day(&mut draft, name, part, today, notes);
    found.hour(&mut draft, name, part, notes);
    for (label, key) in [
        (Label::Place, "tempat"),
        (Label::Speaker, "narasumber"),
        (Label::Host, "penyelenggara"),
        (Label::Cost, "biaya"),
    ] {
        if let Some((_, value)) = found.values.get(&label) {
            draft.add_text(key, value);
        }
    }
    let body = body(name, part, &found, notes);
    if !body.is_empty() {
        draft.add("format", typed("whatsapp"));
        draft.body = body;
    }
    Some(draft)
}

/// What the lines of an invitation tell.
#[derive(Default)]
struct Found {
    /// By label, the place of the line and what stands behind the label.
    values: HashMap<Label, (usize, String)>,
    /// Lines below the first that tell of the day: `Hari: Minggu` and below it `Tanggal: 29 November 2026`.
    other_days: Vec<(usize, String)>,
    /// The lines whose content has become fields.
    used: Vec<usize>,
}

impl Found {
    fn of(part: &Message) -> Self {
        let mut found = Self::default();
        for (at, line) in part.lines.iter().enumerate() {
            let Some((label, value)) = read(line) else { continue };
            match found.values.get(&label) {
                None => drop(found.values.insert(label, (at, value))),
                Some(_) if label == Label::Day => found.other_days.push((at, value)),
                Some(_) => {}
            }
        }
        found
    }

    /// A day that stands in a line of its own, without a label.
    fn look_for_day(&mut self, part: &Message, today: Date) {
        for (at, line) in part.lines.iter().enumerate().take(100) {
            let words = bare(line);
            let lower = words.to_lowercase();
            let words = if lower.starts_with("hari ") { words.get(5..).unwrap_or_default().to_owned() } else { words };
            if words.len() < 100 && year::read(&words, today) != Day::Unknown {
                self.values.insert(Label::Day, (at, words));
                return;
            }
        }
    }

    /// What it is: as it says, else its first line that is no greeting.
    fn title(&mut self, part: &Message) -> Option<String> {
        const LONGEST: usize = 120;
        if let Some((at, value)) = self.values.get(&Label::Title) {
            self.used.push(*at);
            return Some(value.clone());
        }
        let is_value = |at: usize| self.values.values().any(|(of, _)| *of == at);
        let is_greeting = |line: &str| {
            let line = line.to_lowercase();
            let plain = line.trim_end_matches(['.', '!', ' ']);
            ["assalam", "asslm", "salam", "selamat", "bismillah", "yth", "kepada", "dengan hormat", "om swasty", "wr"]
                .iter()
                .any(|word| line.starts_with(word))
                || matches!(plain, "undangan" | "pengumuman" | "info" | "informasi" | "mohon izin" | "mohon ijin")
        };
        let lines = part.lines.iter().enumerate().filter(|(at, _)| !is_value(*at)).map(|(at, line)| (at, bare(line)));
        let mut titles = lines.filter(|(_, line)| line.chars().any(char::is_alphabetic) && !is_greeting(line));
        let (at, title) = titles.next()?;
        let short = title.strip_prefix("UNDANGAN ").or(title.strip_prefix("Undangan ")).unwrap_or(&title);
        if short.chars().count() > LONGEST {
            return Some(short.chars().take(LONGEST).collect::<String>() + "…");
        }
        self.used.push(at);
        Some(short.to_owned())
    }

    fn day(&mut self, draft: &mut Draft, name: &Arc<str>, part: &Message, today: Date, notes: &mut Vec<Note>) {
        let Some((at, words)) = self.values.get(&Label::Day).cloned() else {
            notes.push(Whence::line(name, part.first_line).changed(text!(
                "harinya tidak ditemukan; ditulis `tanggal: menyusul`, perbaiki di berkasnya",
                "no day was found; `tanggal: menyusul` was written, mend it in the file"
            )));
            return draft.add_text("tanggal", "menyusul");
        };
        let from = Whence::line(name, part.first_line + at);
        let lines = || [at].into_iter().chain(self.other_days.iter().map(|(at, _)| *at)).collect::<Vec<_>>();
        let words =
            self.days(&words).into_iter().find(|words| year::read(words, today) != Day::Unknown).unwrap_or(words);
        match year::read(&words, today) {
            Day::Known => {
                draft.add_text("tanggal", &words);
                self.used.extend(lines());
            }
            Day::Next(date) => {
                let chosen = year::words(date);
                draft.add_text("tanggal", &chosen);
                self.used.extend(lines());
                notes.push(from.changed(text!(
                    "`{words}` tidak menyebut tahun; dibaca sebagai {chosen}",
                    "`{words}` names no year; it was read as {chosen}"
                )));
                let hour = year::hour(&words).filter(|_| !self.values.contains_key(&Label::Hour));
                draft.add_text("pukul", &hour.unwrap_or_default());
            }
            Day::Unknown => {
                draft.add_text("tanggal", "menyusul");
                notes.push(from.changed(text!(
                    "harinya tidak pasti: `{words}`; ditulis `tanggal: menyusul`, perbaiki di berkasnya",
                    "the day is not certain: `{words}`; `tanggal: menyusul` was written, mend it in the file"
                )));
            }
        }
    }

    /// The ways in which the words for a day may be meant: all lines together, each alone, and each without
    /// what stands behind it, such as the Hijri date.
    fn days(&self, first: &str) -> Vec<String> {
        let others = self.other_days.iter().map(|(_, words)| words.clone());
        let all: Vec<String> = [first.to_owned()].into_iter().chain(others).collect();
        let whole = (all.len() > 1).then(|| all.join(", "));
        let ends = [" / ", " (", " bertepatan", " atau ", "/ ", " - "];
        let cut = |words: &String| {
            let lower = words.to_lowercase();
            let end = ends.iter().filter_map(|end| lower.find(end)).min()?;
            words.get(..end).map(str::to_owned)
        };
        let shorter: Vec<String> = whole.iter().chain(&all).filter_map(cut).collect();
        whole.into_iter().chain(all).chain(shorter).collect()
    }

    fn hour(&mut self, draft: &mut Draft, name: &Arc<str>, part: &Message, notes: &mut Vec<Note>) {
        let Some((at, words)) = self.values.get(&Label::Hour).cloned() else { return };
        if date::read_hours(&words).is_ok() {
            draft.add_text("pukul", &words);
            self.used.push(at);
            return;
        }
        notes.push(Whence::line(name, part.first_line + at).changed(text!(
            "jam `{words}` tidak terbaca, jadi hanya ada di teks",
            "the hour `{words}` cannot be read, so it stands in the text alone"
        )));
    }
}

/// The text that is left: without what has become fields, and without telephone numbers.
fn body(name: &Arc<str>, part: &Message, found: &Found, notes: &mut Vec<Note>) -> String {
    let taken = |at: usize| {
        let others = [Label::Place, Label::Speaker, Label::Host, Label::Cost];
        found.used.contains(&at) || others.iter().any(|label| found.values.get(label).is_some_and(|(of, _)| *of == at))
    };
    let mut lines: Vec<&str> = Vec::new();
    for (at, line) in part.lines.iter().enumerate().filter(|(at, _)| !taken(*at)) {
        if has_phone(line) {
            notes.push(Whence::line(name, part.first_line + at).changed(text!(
                "baris dengan nomor telepon tidak diambil; tulis sendiri di `narahubung` kalau pemiliknya setuju",
                "a line with a telephone number was not taken; write it into `narahubung` if its owner agrees"
            )));
            continue;
        }
        let is_double_blank = line.trim().is_empty() && lines.last().is_none_or(|last| last.trim().is_empty());
        if !is_double_blank {
            lines.push(line.trim_end());
        }
    }
    let text = lines.join("\n");
    let text: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    text.trim().to_owned()
}

/// Whether a line holds something like a telephone number: nine digits or more that begin as one does.
fn has_phone(line: &str) -> bool {
    let is_within =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '(' | ')' | '+' | '\u{a0}' | '\u{2011}');
    line.split(|c| !is_within(c)).any(|run| {
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        let begins = ["0", "62", "8"].iter().any(|start| digits.starts_with(start));
        (9..=16).contains(&digits.len()) && begins && date::read_days(run.trim()).is_err()
    })
}
