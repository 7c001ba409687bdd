//! What is about to be written, built together with what is there, so that it makes no new problem.

use std::{
    collections::{BTreeMap, HashSet},
    io,
    sync::Arc,
};

use super::{
    draft::{EXTRA, Loss, Note, Whence, field},
    plan::{File, Plan},
};
use crate::{
    Inputs, Memory, Today,
    artifact::{Artifact, Late, Sink, SinkError},
    date::Date,
    member::open::Nothing,
    problem::{Problem, Spot, text},
    records::node::{Entry, Node, Value},
    theme,
    tree::{self, ReadFile, Tree},
};

/// How many times the files are built and mended.
const ROUNDS: usize = 4;

/// Mends the files of a plan until the portal with them has no problem that it has not without them, as
/// far as that can be; what is left is told.
pub fn settle(plan: &mut Plan, target: &Tree, today: Date) {
    let memory = Memory::lasting(None);
    for round in 1..=ROUNDS {
        let problems = problems(plan, target, today, &memory);
        let files: BTreeMap<String, usize> =
            plan.files.iter().enumerate().map(|(at, file)| (file.path.clone(), at)).collect();
        let mut is_mended = false;
        let mut touched = HashSet::new();
        for problem in problems {
            let Some(file) = files.get(&*problem.place.file).and_then(|at| plan.files.get_mut(*at)) else { continue };
            // Lines are those of the file as it was built: one change of each file in a round.
            let key = (problem.place.file.clone(), mended_part(file, &problem));
            let note = if round < ROUNDS && touched.insert(key) { mend(file, &problem) } else { None };
            match note {
                Some(note) => {
                    is_mended = true;
                    plan.notes.extend(note);
                }
                None if round == ROUNDS => plan.notes.push(left(file, &problem)),
                None => {}
            }
        }
        if !is_mended && round < ROUNDS {
            return tell(plan, target, today, &memory);
        }
    }
}

/// Tells what could not be mended.
fn tell(plan: &mut Plan, target: &Tree, today: Date, memory: &Memory) {
    for problem in problems(plan, target, today, memory) {
        if let Some(file) = plan.files.iter().find(|file| *file.path == *problem.place.file) {
            plan.notes.push(left(file, &problem));
        }
    }
}

/// What is wrong with the files, located.
fn problems(plan: &Plan, target: &Tree, today: Date, memory: &Memory) -> Vec<Problem> {
    let new: BTreeMap<String, Vec<u8>> =
        plan.files.iter().map(|file| (file.path.clone(), file.bytes.clone())).collect();
    let inputs = Inputs {
        site: beside(target, new),
        noticed: Vec::new(),
        beside: Arc::new(Nothing),
        themes: theme::builtin(),
        today: Today::Day(today),
        base_url: None,
        relative_links: false,
        drafts: false,
    };
    let prepared = crate::prepare(&inputs, memory, &mut |_| {});
    let is_new: HashSet<&str> = plan.files.iter().filter(|file| file.kind.is_some()).map(|file| &*file.path).collect();
    let report = prepared.make(memory.prose.as_ref(), &Nowhere);
    let problems = report.map(|report| report.problems).unwrap_or_default();
    problems.into_iter().filter(|problem| is_new.contains(&*problem.place.file)).collect()
}

/// A folder with more files in it than it has.
fn beside(target: &Tree, new: BTreeMap<String, Vec<u8>>) -> Tree {
    let files = new.iter().map(|(path, bytes)| tree::File {
        path: path.as_str().into(),
        size: bytes.len() as u64,
        stamp: None,
    });
    let files = target.files().iter().filter(|file| !new.contains_key(&*file.path)).cloned().chain(files).collect();
    Tree::new(files, Arc::new(Both { target: target.clone(), new }))
}

struct Both {
    target: Tree,
    new: BTreeMap<String, Vec<u8>>,
}

impl ReadFile for Both {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.new.get(path).map_or_else(|| self.target.read(path), |bytes| Ok(bytes.clone()))
    }
}

/// Where nothing is kept, and nothing is made that takes long.
struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: Artifact<'_>) -> Result<(), SinkError> {
        Ok(())
    }

    fn waits(&self, _: Late) -> bool {
        true
    }
}

/// The part of a file that mending a problem would change: a field, or a line of its text.
fn mended_part(file: &File, problem: &Problem) -> String {
    let Spot::Line { line, .. } = problem.place.spot else { return String::new() };
    field_at(file, line).map_or_else(|| format!("{line}"), |key| format!("`{key}"))
}

/// Mends what a problem is about; nothing where that is not sure, else what to tell of it, if anything.
fn mend(file: &mut File, problem: &Problem) -> Option<Vec<Note>> {
    let Spot::Line { line, .. } = problem.place.spot else { return None };
    if let Some(key) = field_at(file, line) {
        let at = file.fields.iter().position(|entry| *entry.key == *key)?;
        if key == "judul" || key == "nama" || key == EXTRA {
            return None;
        }
        let entry = file.fields.remove(at);
        let (id, en) = (problem.message.id.clone(), problem.message.en.clone());
        let note = match key.as_str() {
            // An address that another page has leads somewhere already.
            "alamat_lama" => text!("`{key}` tidak dipakai: {id}", "`{key}` was left out: {en}"),
            _ => {
                add_extra(&mut file.fields, entry);
                text!("`{key}` disimpan di bawah `lain`: {id}", "`{key}` was put below `lain`: {en}")
            }
        };
        file.write();
        return Some(vec![file.from.changed(note)]);
    }
    let first = first_line(file)?;
    let at = usize::try_from(line).ok()?.checked_sub(first)?;
    let mut lines: Vec<&str> = file.body.split('\n').collect();
    let old = lines.get_mut(at)?;
    let corrected = problem.corrected.clone().or_else(|| without(old, problem)).filter(|new| new != old)?;
    *old = &corrected;
    let body = lines.join("\n");
    file.body = body;
    file.write();
    let is_told = problem.corrected.is_none();
    Some(is_told.then(|| left(file, problem)).into_iter().collect())
}

/// A line without what a page would leave out of it anyway: a tag or an attribute of HTML, or a link to nothing.
fn without(line: &str, problem: &Problem) -> Option<String> {
    let Spot::Line { column, .. } = problem.place.spot else { return None };
    let at = line.char_indices().nth((column as usize).checked_sub(1)?).map(|(at, _)| at)?;
    let (before, rest) = line.split_at(at);
    match problem.code {
        "html-removed" if rest.starts_with('<') => {
            let (tag, after) = rest.split_at(rest.find('>')? + 1);
            let named = problem.message.en.split('`').nth(1)?.trim_matches(['<', '>']);
            match named.split_once(' ') {
                None => Some(format!("{before}{after}")),
                Some((_, attribute)) => Some(format!("{before}{}{after}", without_attribute(tag, attribute)?)),
            }
        }
        "unknown-heading" | "broken-link" | "absent-page" | "unsafe-address" | "empty-target" => {
            let inner = rest.strip_prefix('[')?;
            let (words, target) = inner.split_once("](")?;
            let (_, after) = target.split_once(')')?;
            (!words.contains('[')).then(|| format!("{before}{words}{after}"))
        }
        _ => None,
    }
}

/// A tag without one of its attributes.
fn without_attribute(tag: &str, attribute: &str) -> Option<String> {
    let start = tag.to_ascii_lowercase().find(&format!(" {}", attribute.to_ascii_lowercase()))?;
    let rest = &tag[start + 1 + attribute.len()..];
    let end = match rest
        .strip_prefix("=\"")
        .map(|rest| (rest, '"'))
        .or_else(|| rest.strip_prefix("='").map(|rest| (rest, '\'')))
    {
        Some((value, quote)) => 2 + value.find(quote)? + 1,
        None => rest.find([' ', '>'])?,
    };
    Some(format!("{}{}", &tag[..start], &rest[end..]))
}

/// The number of the line on which a record's text begins.
fn first_line(file: &File) -> Option<usize> {
    let text = std::str::from_utf8(&file.bytes).ok()?;
    let body = text.len().checked_sub(file.body.len() + 1)?;
    (file.path.ends_with(".md") && !file.body.is_empty()).then(|| text[..body].matches('\n').count() + 1)
}

/// The field that a line of a file belongs to.
fn field_at(file: &File, line: u32) -> Option<String> {
    let is_markdown = file.path.ends_with(".md");
    if is_markdown && first_line(file).is_some_and(|first| line as usize >= first) {
        return None;
    }
    let text = std::str::from_utf8(&file.bytes).ok()?;
    let mut at = None;
    for typed in text.lines().take(line as usize) {
        if !typed.starts_with([' ', '-'])
            && let Some((key, _)) = typed.split_once(':')
        {
            at = Some(key.trim_matches('"').to_owned());
        }
    }
    at
}

/// Puts a field below those of the author's own.
fn add_extra(fields: &mut Vec<Entry>, entry: Entry) {
    let extra = fields.iter_mut().find(|entry| &*entry.key == EXTRA);
    match extra {
        Some(Entry { value: Node { value: Value::Map(extra), .. }, .. }) => extra.push(entry),
        _ => fields.push(field(EXTRA, Value::Map(vec![entry]))),
    }
}

/// What is left of a problem.
fn left(file: &File, problem: &Problem) -> Note {
    let line = if let Spot::Line { line, .. } = problem.place.spot { Some(line) } else { None };
    let from = Whence { file: file.path.as_str().into(), line };
    Note { from, text: problem.message.clone(), loss: Loss::Changed }
}
