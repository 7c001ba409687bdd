//! A new content file: its main keys to be filled in, the others as comments that say what they mean.

use super::{Subject, label, meaning};
use crate::{
    lang::Lang,
    records::{
        key::Key,
        shape::{Map, Shape},
    },
};

/// What is known already of a new record, by key.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// Keys with their values, as an author would type them.
    pub given: Vec<(&'static str, String)>,
}

impl Values {
    fn of(&self, key: &str) -> Option<&str> {
        self.given.iter().find(|(known, _)| *known == key).map(|(_, value)| value.as_str())
    }
}

/// The keys that a new file shows without a comment sign, in the order of writing.
pub fn main_keys(subject: Subject) -> &'static [&'static str] {
    match subject {
        Subject::Settings => &["nama", "kalimat", "jenis", "alamat_situs", "wilayah", "baris_baru"],
        Subject::Article => &["judul", "tanggal", "ringkasan"],
        Subject::CaseStudy => &["judul", "tanggal", "ringkasan", "tantangan"],
        Subject::Page => &["judul"],
        Subject::Group => &["nama", "jenis", "ringkasan"],
        Subject::Partner => &["nama", "jenis", "ringkasan"],
        Subject::Activity => &["judul", "tanggal", "pukul", "tempat"],
    }
}

/// Keys that only content from elsewhere needs: a new file does not speak of them.
const OF_ELSEWHERE: &[&str] = &["id", "permalink", "diterbitkan", "lain", "kanonis", "versi", "opendk", "revisi"];

/// Whether only content from elsewhere needs a key.
pub fn is_of_elsewhere(key: &str) -> bool {
    OF_ELSEWHERE.contains(&key)
}

/// The text of a new file.
pub fn text(subject: Subject, values: &Values, lang: Lang) -> String {
    let main = main_keys(subject);
    let mut text = String::new();
    let frame = if subject.has_text() { "---\n" } else { "" };
    text.push_str(frame);
    for name in main {
        if let Some((_, key)) = subject.keys().find(|(_, key)| key.name == *name) {
            text.push_str(&line(key, values.of(key.name)));
            text.push('\n');
        }
    }
    let also = values.given.iter().filter(|(name, _)| !main.contains(name));
    also.for_each(|(name, value)| text.push_str(&format!("{name}: {}\n", quoted(value))));
    text.push_str(match lang {
        Lang::Id => "\n# Boleh diisi juga; hapus tanda # di depannya.\n",
        Lang::En => "\n# May be filled in too; take away the # in front.\n",
    });
    let others = subject.keys().filter(|(_, key)| {
        !main.contains(&key.name) && !OF_ELSEWHERE.contains(&key.name) && values.of(key.name).is_none()
    });
    others.for_each(|(map, key)| text.push_str(&format!("# {}: {}\n", key.name, explained(map, key, lang))));
    text.push_str(frame);
    if subject.has_text() {
        text.push_str(match lang {
            Lang::Id => "\n<!-- Tulis isinya di sini. Baris seperti ini tidak tampil. -->\n",
            Lang::En => "\n<!-- Write the text here. A line like this is not shown. -->\n",
        });
    }
    text
}

fn line(key: &Key, value: Option<&str>) -> String {
    match value {
        Some(value) => format!("{}: {}", key.name, quoted(value)),
        None => format!("{}:", key.name),
    }
}

/// What a key means, with an example of its form where the words do not tell.
fn explained(map: &Map, key: &Key, lang: Lang) -> String {
    let told = meaning(map, key, lang);
    let inner = match key.form.shape {
        Shape::Record(map) | Shape::Records(map) => {
            let names: Vec<&str> = map.keys.iter().map(|key| key.name).take(4).collect();
            format!(" ({})", names.join(", "))
        }
        _ => String::new(),
    };
    let told = if told.is_empty() { label(key) } else { told };
    format!("{told}{inner}")
}

/// A text as a YAML value: as it is where that is safe, between quotation marks elsewhere.
pub fn quoted(text: &str) -> String {
    let text = text.trim().replace(['\r', '\n'], " ");
    let is_plain = text.starts_with(|char: char| char.is_alphanumeric())
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !text
            .chars()
            .any(|char| char.is_control() || matches!(char, '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{85}'));
    if is_plain { text } else { serde_json::Value::from(text).to_string() }
}
