//! Values as YAML that reads back as exactly what was meant.
//!
//! A text stands plain only where nothing in it could mean more than itself, to this program or to
//! another reader of YAML 1.1 or 1.2; everything else stands in double quotes. The writer is our own
//! because values here are texts as typed, which a serializer would turn into numbers and dates.

use crate::records::node::{Entry, Value};

/// The lines of a map's entries, each ended; a top-level key stands on a line of its own.
pub fn entries(entries: &[Entry]) -> String {
    entries.iter().map(entry).collect()
}

/// The lines of one entry.
pub fn entry(entry: &Entry) -> String {
    let key = text(&entry.key);
    match &entry.value.value {
        Value::List(items) if items.iter().any(|item| matches!(item.value, Value::Map(_))) => {
            below(&key, items.iter().map(|item| format!("- {}", flow(&item.value))))
        }
        Value::Map(inner) if !inner.is_empty() => {
            below(&key, inner.iter().map(|entry| format!("{}: {}", text(&entry.key), flow(&entry.value.value))))
        }
        value => format!("{key}: {}\n", flow(value)),
    }
}

/// A key with lines below it.
fn below(key: &str, lines: impl Iterator<Item = String>) -> String {
    lines.fold(format!("{key}:\n"), |all, line| all + "  " + &line + "\n")
}

/// A value on one line.
fn flow(value: &Value) -> String {
    match value {
        Value::Null => "~".to_owned(),
        Value::Text(typed) => text(typed),
        Value::List(items) => {
            let items: Vec<_> = items.iter().map(|item| flow(&item.value)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(entries) => {
            let inner: Vec<_> =
                entries.iter().map(|entry| format!("{}: {}", text(&entry.key), flow(&entry.value.value))).collect();
            format!("{{{}}}", inner.join(", "))
        }
    }
}

/// A text, quoted unless it is plain words.
fn text(typed: &str) -> String {
    if is_plain(typed) { typed.to_owned() } else { quoted(typed) }
}

/// Words that YAML 1.1 or 1.2 take for something else than text.
const WORDS: &[&str] = &["true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"];

/// Whether a text means itself in every place of a YAML file: words, dates and small numbers.
fn is_plain(typed: &str) -> bool {
    const LONGEST: usize = 200;
    let is_day = typed.len() == 10
        && typed
            .bytes()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    let is_number = matches!(typed.len(), 1..=6)
        && typed.bytes().all(|byte| byte.is_ascii_digit())
        && (typed == "0" || !typed.starts_with('0'));
    let is_sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/' | '(' | ')' | '\'');
    let begins = match typed.as_bytes() {
        [b'/', ..] => true,
        [first, ..] if first.is_ascii_digit() => {
            typed.split(' ').skip(1).any(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
        }
        [first, ..] => first.is_ascii_alphabetic(),
        [] => false,
    };
    let is_words = begins
        && typed.len() <= LONGEST
        && !typed.ends_with(' ')
        && !typed.contains("  ")
        && typed.chars().all(is_sound)
        && !WORDS.contains(&typed.to_ascii_lowercase().as_str());
    is_day || is_number || is_words
}

/// A text in double quotes.
fn quoted(typed: &str) -> String {
    let mut quoted = String::with_capacity(typed.len() + 2);
    quoted.push('"');
    for character in typed.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            character if must_be_escaped(character) && u32::from(character) <= 0xffff => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            character => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// What YAML does not have as it is, or reads as the end of a line (YAML 1.2, sections 5.1 and 5.4).
fn must_be_escaped(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        import::draft::{list, map, typed},
        problem::Problems,
        records::{
            node::Node,
            source::{self, Form},
        },
    };

    /// The entries without their numbers, which say where they were read.
    fn bare(value: &Value) -> String {
        match value {
            Value::Null => "~".to_owned(),
            Value::Text(text) => format!("{text:?}"),
            Value::List(items) => format!("{:?}", items.iter().map(|item| bare(&item.value)).collect::<Vec<_>>()),
            Value::Map(entries) => {
                format!("{:?}", entries.iter().map(|e| (e.key.to_string(), bare(&e.value.value))).collect::<Vec<_>>())
            }
        }
    }

    #[track_caller]
    fn reads_back(value: Value) {
        let Value::Map(written) = map([("judul", value), ("akhir", typed("ya"))]) else { panic!("a map") };
        for fenced in [false, true] {
            let yaml = entries(&written);
            let text = if fenced { format!("---\n{yaml}---\n\nIsi.\n") } else { yaml };
            let form = if fenced { Form::Markdown } else { Form::Yaml };
            let mut problems = Problems::default();
            let read = source::part(&Arc::from("a.md"), &text, form, &mut problems);
            assert_eq!(problems.into_vec(), [], "{text}");
            let Some(Node { value, .. }) = read.data else { panic!("nothing was read of {text}") };
            assert_eq!(bare(&value), bare(&Value::Map(written.clone())), "{text}");
            let own: serde_yaml::Value = serde_yaml::from_str(&entries(&written)).expect("YAML for others too");
            assert!(own.get("judul").is_some() && own.get("akhir").is_some(), "{text}");
        }
    }

    const NASTY: &[&str] = &[
        "Rapat desa: hasil dan rencana",
        "# bukan komentar",
        "a #b",
        "- butir",
        "@desa",
        "`kode`",
        "ya",
        "tidak",
        "yes",
        "No",
        "null",
        "~",
        "",
        " ",
        "19:30",
        "19.30",
        "0812 3456",
        "+62812",
        "1.10",
        "1_000",
        "0x1F",
        "0777",
        "1e3",
        "Jum'at",
        "'kutip'",
        "\"kutip\"",
        "“kutip”",
        "a\\b",
        "C:\\desa",
        "🎉 Panen",
        "baris\nkedua",
        "a\tb",
        "[x]",
        "{x}",
        "{{ x }}",
        "a, b",
        "*tebal*",
        "&jangkar",
        "!tag",
        "%YAML",
        "|",
        ">",
        "?",
        "? a",
        "---",
        "...",
        "— garis",
        "a:",
        ":a",
        "key:value",
        "2026-11-29",
        "2026-11-29 19.30",
        "29/11/2026",
        "\u{85}",
        "\u{2028}",
        "\u{7f}",
        "\u{feff}judul",
        "Désa",
        "مسجد",
        "ꦗꦮ",
        "100%",
        "<script>",
        "<<",
        "=",
        "a  b",
        "akhir ",
        "\r\n",
        "\u{0}",
        "judul: \"x",
        "+++",
        "```",
        "\u{1F600}",
    ];

    #[test]
    fn whatever_is_written_is_read_back() {
        for nasty in NASTY {
            reads_back(typed(nasty));
            reads_back(list([typed(nasty), typed("b")]));
            reads_back(map([("x", typed(nasty)), ("y", list([typed(nasty)]))]));
            reads_back(list([map([("x", typed(nasty))]), map([("x", typed("b"))])]));
            reads_back(map([(format!("k{nasty}").trim(), typed("b")), ("z", typed("c"))]));
        }
        reads_back(typed(&"gotong royong: ".repeat(40)));
    }

    #[test]
    fn any_two_nasty_texts_beside_each_other_are_read_back() {
        for one in NASTY {
            for other in NASTY {
                reads_back(typed(&format!("{one}{other}")));
            }
        }
    }

    #[test]
    fn plain_words_stand_plain() {
        let Value::Map(written) = map([("judul", typed("Panen raya di Blok Lor")), ("tanggal", typed("2026-11-29"))])
        else {
            panic!("a map")
        };
        assert_eq!(entries(&written), "judul: Panen raya di Blok Lor\ntanggal: 2026-11-29\n");
    }
}
