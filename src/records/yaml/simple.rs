//! Data of the simplest kind, read at once.
//!
//! Nearly all data above a text are lines of `key: value` in plain letters. The library needs some
//! 300 instructions for each of their bytes, an eighth of a whole build. Here such lines are read
//! by themselves; whatever could mean more than it seems to is left to the library, and a test
//! holds both to the same nodes.

use std::{iter::Peekable, str::Lines};

use super::{Note, Reading, check};
use crate::records::node::{Entry, Node, Value};

/// The longest key that is surely one (YAML 1.2.2, 7.4: at most 1024 characters).
const LONGEST_KEY: usize = 200;

/// Reads data that are one map of texts, of lists of texts and of maps of texts, each on its line or with
/// its items on lines of their own; `None` where any of it might be more than that.
pub fn read(text: &str) -> Option<Reading> {
    let is_plain = text.bytes().all(|byte| matches!(byte, b'\n' | b' '..=b'~'));
    if !is_plain && !text.chars().all(is_letter_or_mark) {
        return None;
    }
    let mut simple = Simple { count: 0, notes: Vec::new(), doubtful: false };
    let id = simple.number();
    let mut lines = text.lines().peekable();
    let mut entries = Vec::with_capacity(8);
    while let Some(line) = lines.next() {
        if is_passed_over(line) {
            continue;
        }
        let (key, rest) = key(line)?;
        let (key_id, value_id) = simple.key(key);
        let value = match rest {
            "" => simple.below(&mut lines)?,
            rest => simple.value(rest)?,
        };
        entries.push(Entry { key: key.into(), key_id, value: Node { id: value_id, value } });
    }
    let value = simple.map(entries).filter(Value::is_filled)?;
    Some(Reading {
        root: Node { id, value },
        marks: Vec::new(),
        notes: simple.notes,
        doubtful: simple.doubtful,
        dashes: false,
    })
}

/// Whether a character stands for itself wherever it is in a text: what is typed, and the marks that word processors
/// put in its place.
fn is_letter_or_mark(character: char) -> bool {
    matches!(character, '\n' | ' '..='~' | '‘' | '’' | '“' | '”' | '–' | '—' | '…' | '°' | '²' | '³' | '½' | '×')
        || character.is_alphanumeric()
}

/// Whether a line says nothing.
fn is_passed_over(line: &str) -> bool {
    line.starts_with('#') || line.bytes().all(|byte| byte == b' ')
}

/// The key of a line that begins with one, and what stands behind the colon.
fn key(line: &str) -> Option<(&str, &str)> {
    let (key, rest) = line.split_at_checked(memchr::memchr(b':', line.as_bytes())?)?;
    let rest = &rest[1..];
    let key = key.trim_end_matches(' ');
    let is_sure = is_name(key) && (rest.is_empty() || rest.starts_with(' '));
    is_sure.then(|| (key, rest.trim_matches(' ')))
}

/// Whether a text is a key and nothing else.
fn is_name(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    text.len() <= LONGEST_KEY
        && text.bytes().next().is_some_and(is_letter)
        && text.bytes().all(|byte| is_letter(byte) || matches!(byte, b'-' | b' '))
        && !is_null(text)
}

/// Whether a word without quotes stands for nothing (YAML 1.2.2, 10.3.2).
fn is_null(word: &str) -> bool {
    matches!(word, "null" | "Null" | "NULL")
}

/// What stands between quotes, and what comes behind them; `None` if any of it is more than a letter.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let (inner, rest) = text[1..].split_once(quote)?;
    let is_whole = !inner.contains('\\') && !rest.starts_with(quote);
    is_whole.then_some((inner, rest))
}

/// A text on its way to nodes.
struct Simple {
    /// The next number.
    count: u32,
    notes: Vec<Note>,
    doubtful: bool,
}

impl Simple {
    fn number(&mut self) -> u32 {
        self.count += 1;
        self.count - 1
    }

    /// The numbers of a key and of its value.
    fn key(&mut self, key: &str) -> (u32, u32) {
        self.doubtful |= check::is_doubtful_key(key);
        (self.number(), self.number())
    }

    fn text(&mut self, text: &str) -> Value {
        self.doubtful |= check::is_doubtful(text);
        Value::Text(text.into())
    }

    /// A text without quotes, or nothing.
    fn word(&mut self, word: &str) -> Value {
        if is_null(word) { Value::Null } else { self.text(word) }
    }

    fn map(&mut self, entries: Vec<Entry>) -> Option<Value> {
        Some(Value::Map(check::once(entries, &mut self.notes)))
    }

    /// What a line says behind its key.
    fn value(&mut self, text: &str) -> Option<Value> {
        match text.as_bytes().first()? {
            b'"' | b'\'' => {
                let (inner, _) = quoted(text).filter(|(_, rest)| rest.is_empty())?;
                Some(self.text(inner))
            }
            b'[' => self.flow_list(text[1..].strip_suffix(']')?),
            b'{' => self.flow_map(text[1..].strip_suffix('}')?),
            byte if byte.is_ascii_alphanumeric() => {
                let is_word = !text.contains(": ") && !text.contains(" #") && !text.ends_with(':');
                is_word.then(|| self.word(text))
            }
            _ => None,
        }
    }

    /// What the lines below a key with nothing behind it say: its items, or nothing.
    fn below(&mut self, lines: &mut Peekable<Lines<'_>>) -> Option<Value> {
        let mut items = Vec::new();
        let mut margin = None;
        loop {
            while lines.next_if(|line| is_passed_over(line)).is_some() {}
            let item = lines.peek().map(|line| line.trim_start_matches(' ')).filter(|rest| rest.starts_with("- "));
            let Some((item, line)) = item.zip(lines.peek()) else { break };
            let indent = line.len() - item.len();
            if *margin.get_or_insert(indent) != indent {
                return None;
            }
            let id = self.number();
            items.push(Node { id, value: self.value(item[2..].trim_matches(' '))? });
            lines.next();
        }
        Some(if items.is_empty() { Value::Null } else { Value::List(items) })
    }

    /// The items between brackets.
    fn flow_list(&mut self, text: &str) -> Option<Value> {
        let mut items = Vec::new();
        let mut rest = text.trim_matches(' ');
        while !rest.is_empty() {
            let id = self.number();
            let value = self.flow_value(&mut rest)?;
            items.push(Node { id, value });
        }
        Some(Value::List(items))
    }

    /// The entries between braces.
    fn flow_map(&mut self, text: &str) -> Option<Value> {
        let mut entries = Vec::new();
        let mut rest = text.trim_matches(' ');
        while !rest.is_empty() {
            let (key, behind) = key(rest).filter(|(_, behind)| !behind.is_empty())?;
            rest = behind;
            let (key_id, id) = self.key(key);
            let value = self.flow_value(&mut rest)?;
            entries.push(Entry { key: key.into(), key_id, value: Node { id, value } });
        }
        self.map(entries)
    }

    /// One value within brackets, and the comma behind it unless it is the last.
    fn flow_value(&mut self, rest: &mut &str) -> Option<Value> {
        let (value, behind) = match quoted(rest) {
            Some((inner, behind)) => (self.text(inner), behind),
            None => {
                let (word, behind) = rest.split_at(rest.find(',').unwrap_or(rest.len()));
                let word = word.trim_end_matches(' ');
                let is_sure =
                    |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'_' | b'-' | b'.' | b'/');
                let is_word = word.bytes().next()?.is_ascii_alphanumeric() && word.bytes().all(is_sure);
                (is_word.then(|| self.word(word))?, behind)
            }
        };
        let behind = behind.trim_start_matches(' ');
        *rest = match behind.strip_prefix(',') {
            Some(more) => Some(more.trim_start_matches(' ')).filter(|more| !more.is_empty())?,
            None => Some(behind).filter(|behind| behind.is_empty())?,
        };
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{
        mend,
        yaml::{Aim, by_library},
    };

    /// Reads a text here and by the library, and tells whether it was simple.
    #[track_caller]
    fn same(text: &str) -> bool {
        let Some(simple) = read(text) else { return false };
        let library = by_library(text, Aim::Nodes).unwrap_or_else(|refusal| panic!("{refusal:?} in:\n{text}"));
        assert_eq!(simple.root, library.root, "{text}");
        assert_eq!(simple.notes.len(), library.notes.len(), "{text}");
        assert_eq!(simple.doubtful, library.doubtful, "{text}");
        assert!(!(library.dashes && mend::has_items_run_in(text)), "{text}");
        true
    }

    #[test]
    fn plain_front_matter_is_simple() {
        let texts = [
            "judul: \"Panen raya: hari ketiga\"\ntanggal: 2026-11-29\ntag: [padi, \"gotong royong\"]\nlain: {desa: Sidasari}\n",
            "nama: Tani Makmur\nJam layanan : 08.00-14.00\nberdiri: 1995\nlahan: 1.200\nkosong:\naktif: true\n# sejak dulu\nkontak:\n  - '0812 0000 0000'\n  - {nama: Ketua, wa: +62}\n",
            "pengurus:\n- {jabatan: Ketua, nama: \"Warga #1\"}\n\n- Sekretaris\njudul: null\n",
        ];
        assert_eq!(texts.map(same), [true, false, true]);
        assert!(same("judul: Kabar – “Panen raya” di Kulon Progo, Jum’at 19.30 - selesai\nkata: 'é'\n"));
        assert!(same("judul: A\njudul: B\ntag: []\nlain: {}\nwaktu: 19:30\nalamat: https://desa.example/a#b"));
    }

    #[test]
    fn what_may_mean_more_is_left_to_the_library() {
        let texts = [
            "",
            "\n",
            "# kosong",
            "judul",
            "- a",
            "a: b: c",
            "a: b #c",
            "a: |\n  b",
            "a: b\n  c",
            "a: *b",
            "a: &b c",
            "a: !b c",
            "a: [b",
            "a: [b, [c]]",
            "a: [b,]",
            "a: [b: c]",
            "a: {b}",
            "a: {b: }",
            "a: \"b\\n\"",
            "a: 'b''c'",
            "a: \"b\" c",
            "a:\tb",
            "a: é",
            "a: b\u{a0}c",
            "a: b\u{2028}c",
            "a: b 👍",
            "a:\n  b: c",
            "a:\n  - b\n - c",
            "a:\n  - b: c",
            "a:\n  - - b",
            "--- \na: b",
            "a: b\n---\n",
            "<<: a",
            "a: ~",
            "null: a",
            "? a",
            "a: -5",
            "\"a\": b",
        ];
        assert_eq!(texts.iter().find(|text| read(text).is_some()), None);
    }

    #[test]
    fn an_item_that_ran_into_the_text_above_it_is_noticed_among_dashes() {
        let runs_in =
            ["tag: padi\n  - panen", "- a\n  - b", "ringkasan:\n  Satu\n  - dua", "a: b\n    c\n  - d", "a: b\n  • c"];
        let stands = [
            "judul: A - B",
            "tag:\n  - a\n  - b",
            "- a: b\n  c: d\n- a: e",
            "- a:\n  - b\n- c - d",
            "a: b\n\n# - c\nd: e",
        ];
        assert_eq!(runs_in.map(mend::has_items_run_in), [true; 5]);
        assert_eq!(stands.map(mend::has_items_run_in), [false; 5]);
    }

    /// Texts put together of what is hard about YAML, by a generator that gives the same ones every time.
    #[test]
    fn simple_texts_are_read_as_the_library_reads_them() {
        const PIECES: [&str; 46] = [
            "a",
            "b c",
            "judul",
            "null",
            "true",
            "no",
            "12",
            "1.10",
            "1_000",
            "0x1F",
            "1e3",
            "0812",
            "2026-11-29",
            ": ",
            ":",
            "\n",
            "\n",
            "\n",
            "\n  ",
            "- ",
            "\n- ",
            "\n  - ",
            " ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            ",",
            "\"",
            "'",
            "#",
            " # ",
            "-",
            "_",
            "/",
            ".",
            "~",
            "a: ",
            "\nb: ",
            " - ",
            " – ",
            "é",
            "“b”",
            "’",
            "½",
        ];
        let mut state = 1_u64;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap() % below
        };
        let mut simple = 0;
        for _ in 0..60_000 {
            let text: String = (0..2 + next(12)).map(|_| PIECES[next(PIECES.len())]).collect();
            simple += usize::from(same(&format!("k: {text}")));
        }
        assert!(simple > 3_000, "{simple}");
    }
}
