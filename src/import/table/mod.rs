//! Spreadsheets of groups, partners or activities, as CSV: a record for each row.
//!
//! Excel in Indonesian puts semicolons between cells; whatever stands between them is found out.

mod headers;

use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};

use self::headers::{Column, kind_of, meaning};
use super::{
    Asked, Taken,
    draft::{Draft, Note, Whence, list, map, typed},
};
use crate::{
    problem::{Problems, Text, text},
    records::{folder::Kind, key::fold, source},
};

/// The most rows that are taken from a table.
const MOST_ROWS: usize = 10_000;

/// The most cells of a row, and characters of a cell, that are looked at.
const MOST: (usize, usize) = (200, 20_000);

/// How many rows from the top the names of the columns are looked for.
const HEAD: usize = 15;

/// Takes the rows of a table.
pub fn take(name: &Arc<str>, bytes: &[u8], asked: &Asked<'_>) -> Result<Taken, Text> {
    let Some(text) = source::decode(name, bytes.to_vec(), &mut Problems::default()) else {
        return Err(text!("`{name}` bukan teks CSV", "`{name}` is no CSV text"));
    };
    let (text, separator, first_line) = parts(&text);
    let (rows, more) = rows(text, separator);
    let Some((at, kind)) = head(&rows, asked.kind) else {
        return Err(text!(
            "judul kolom di `{name}` tidak dikenali; baris pertama harus berisi misalnya `Nama`, `Ketua`, `Alamat`; atau sebutkan isinya dengan `--jenis kelompok`, `mitra`, atau `kegiatan`",
            "the columns of `{name}` are not known; its first row must hold names such as `Nama`, `Ketua`, `Alamat`; or say what it holds with `--kind kelompok`, `mitra` or `kegiatan`"
        ));
    };
    let mut table = Table { name, kind, columns: columns(&rows[at].1, kind), taken: Taken::default() };
    table.tell_columns(first_line + rows[at].0 - 1);
    for (line, row) in rows.iter().skip(at + 1).take(MOST_ROWS) {
        table.row(first_line + line - 1, row);
    }
    let left = (rows.len() - at - 1).saturating_sub(MOST_ROWS) + more;
    if left > 0 {
        table.taken.notes.push(Whence::file(name).left(text!(
            "hanya {MOST_ROWS} baris pertama yang diambil; {left} baris berikutnya belum",
            "only the first {MOST_ROWS} rows were taken; {left} more were not"
        )));
    }
    if table.taken.drafts.is_empty() {
        return Err(text!("`{name}` tidak punya baris yang bisa diambil", "`{name}` has no row that can be taken"));
    }
    Ok(table.taken)
}

/// Whether a text looks like a table: its columns have names that are known.
pub fn is_table(text: &str) -> bool {
    let (text, separator, _) = parts(text);
    head(&rows(text, separator).0, None).is_some()
}

/// The table without Excel's first line `sep=;`, what stands between its cells, and the number of its first line.
fn parts(text: &str) -> (&str, u8, usize) {
    if let Some((first, rest)) = text.split_once('\n')
        && let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator] = first.trim_end().as_bytes()
    {
        return (rest, *separator, 2);
    }
    let sample: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(30).collect();
    let count =
        |sign: u8| sample.iter().map(|line| line.bytes().filter(|byte| *byte == sign).count().min(50)).sum::<usize>();
    let best = [b';', b'\t', b','].into_iter().max_by_key(|sign| (count(*sign), *sign != b','));
    (text, best.unwrap_or(b','), 1)
}

/// The rows with the numbers of their lines, those that are empty left out, and how many more there are.
fn rows(text: &str, separator: u8) -> (Vec<(usize, StringRecord)>, usize) {
    let mut reader =
        ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let is_filled = |row: &StringRecord| row.iter().any(|cell| !cell.trim().is_empty());
    let mut all = reader.records().map_while(Result::ok).filter(is_filled);
    let line = |row: &StringRecord| row.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(1));
    let rows = all.by_ref().take(MOST_ROWS + HEAD).map(|row| (line(&row), row)).collect();
    (rows, all.count())
}

/// The row with the names of the columns, and what the rows below are.
fn head(rows: &[(usize, StringRecord)], asked: Option<Kind>) -> Option<(usize, Kind)> {
    rows.iter().take(HEAD).enumerate().find_map(|(at, (_, row))| Some((at, kind_of(row, asked)?)))
}

/// What the columns mean.
fn columns(head: &StringRecord, kind: Kind) -> Vec<(String, Column)> {
    head.iter().take(MOST.0).map(|name| (cell(name), meaning(kind, name))).collect()
}

/// A cell without what stands around it, its lines joined where it is a name.
fn cell(text: &str) -> String {
    text.trim().trim_start_matches('\u{feff}').chars().take(MOST.1).collect()
}

struct Table<'n> {
    name: &'n Arc<str>,
    kind: Kind,
    columns: Vec<(String, Column)>,
    taken: Taken,
}

impl Table<'_> {
    /// Says which columns are not known.
    fn tell_columns(&mut self, line: usize) {
        let from = Whence::line(self.name, line);
        for (name, column) in &self.columns {
            let said = match column {
                Column::Extra(key) => text!(
                    "kolom `{name}` tidak dikenal, jadi isinya disimpan di `lain.{key}`",
                    "the column `{name}` is not known, so it was put into `lain.{key}`"
                ),
                Column::Within("kontak", "telepon" | "whatsapp") => text!(
                    "kolom `{name}` menjadi kontak yang bisa dibaca semua orang; hapus `kontak:` milik orang yang belum setuju",
                    "the column `{name}` became contacts that everybody can read; remove `kontak:` where somebody has not agreed"
                ),
                _ => continue,
            };
            self.taken.notes.push(from.changed(said));
        }
    }

    fn row(&mut self, line: usize, row: &StringRecord) {
        let from = Whence::line(self.name, line);
        let first = row.iter().map(str::trim).find(|cell| !cell.is_empty()).unwrap_or_default().to_lowercase();
        if matches!(first.as_str(), "jumlah" | "total" | "jml" | "jumlah total" | "total keseluruhan") {
            return self
                .taken
                .notes
                .push(from.left(text!("baris jumlah tidak diambil", "a row of sums was not taken")));
        }
        let mut draft = Draft::new(self.kind, "", from.clone());
        let mut parts = Parts::default();
        for ((_, column), text) in self.columns.iter().zip(row.iter()) {
            let text = cell(text);
            if text.is_empty() || is_none(&text) {
                continue;
            }
            match column {
                Column::Key(key) => add(&mut draft, key, &text),
                Column::Officer(role) => parts.officers.push(map([("jabatan", typed(role)), ("nama", typed(&text))])),
                Column::Within(key, inner) => parts.add(key, inner, &text),
                Column::Extra(key) => draft.add_extra(key, typed(&text)),
                Column::Number => {}
            }
        }
        parts.into(&mut draft);
        match draft.title().map(str::to_owned) {
            Some(title) => {
                draft.name = title;
                self.taken.drafts.push(draft);
            }
            None => self.taken.notes.push(unnamed(&from, row)),
        }
    }
}

/// What to say of a row without a name.
fn unnamed(from: &Whence, row: &StringRecord) -> Note {
    let first: String = row.iter().find(|cell| !cell.trim().is_empty()).unwrap_or_default().chars().take(40).collect();
    from.left(text!("baris tanpa nama (`{first}`) tidak diambil", "a row without a name (`{first}`) was not taken"))
}

/// Whether a cell says that there is nothing.
fn is_none(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "-" | "--" | "n/a" | "#n/a" | "nihil" | "kosong" | "." | "#ref!" | "#value!")
}

/// Adds a field; one that is there already gets a second line where it is words.
fn add(draft: &mut Draft, key: &str, text: &str) {
    let text = if matches!(key, "ringkasan" | "tujuan") { text.to_owned() } else { one_line(text) };
    match draft.text(key).map(str::to_owned) {
        None => draft.add_text(key, &text),
        Some(before) if key == "ringkasan" => {
            draft.take(key);
            draft.add_text(key, &format!("{before}\n{text}"));
        }
        Some(_) => draft.add_extra(&fold(key), typed(&text)),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fields that are made of several columns.
#[derive(Default)]
struct Parts {
    officers: Vec<crate::records::node::Value>,
    within: Vec<(&'static str, Vec<(&'static str, String)>)>,
}

impl Parts {
    fn add(&mut self, key: &'static str, inner: &'static str, text: &str) {
        let text = one_line(text);
        match self.within.iter_mut().find(|(known, _)| *known == key) {
            Some((_, parts)) if parts.iter().any(|(known, _)| *known == inner) => {}
            Some((_, parts)) => parts.push((inner, text)),
            None => self.within.push((key, vec![(inner, text)])),
        }
    }

    fn into(self, draft: &mut Draft) {
        if !self.officers.is_empty() {
            draft.add("pengurus", list(self.officers));
        }
        for (key, parts) in self.within {
            let value = map(parts.iter().map(|(inner, text)| (*inner, typed(text))));
            match draft.get(key) {
                None => draft.add(key, value),
                Some(_) => draft.add_extra(key, value),
            }
        }
    }
}
