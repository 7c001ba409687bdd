//! The words that a theme says itself, in one language, with what a portal wants said otherwise.

use std::collections::BTreeMap;

use crate::village::Labels;

/// Words by their path of keys: `sections.news`.
#[derive(Clone, Debug, Default)]
pub struct Words {
    words: BTreeMap<String, String>,
}

impl Words {
    /// The words of a theme's layers, nearest first, and over them the portal's own.
    pub fn layered(
        layers: impl DoubleEndedIterator<Item = BTreeMap<String, String>>,
        own: BTreeMap<String, String>,
    ) -> Self {
        let mut words = BTreeMap::new();
        layers.rev().for_each(|layer| words.extend(layer));
        let sections = own.into_iter().map(|(path, word)| (Self::full_path(&words, path), word)).collect::<Vec<_>>();
        words.extend(sections);
        Self { words }
    }

    /// A portal may name a word by its last key alone where only one word has it.
    fn full_path(words: &BTreeMap<String, String>, path: String) -> String {
        if words.contains_key(&path) || path.contains('.') {
            return path;
        }
        let ending = format!(".{path}");
        let mut candidates = words.keys().filter(|known| known.ends_with(&ending));
        match (candidates.next(), candidates.next()) {
            (Some(only), None) => only.clone(),
            _ => path,
        }
    }

    /// The words at a path; the path itself where a theme lacks them, so that the gap is seen.
    pub fn get<'a>(&'a self, path: &'a str) -> &'a str {
        self.words.get(path).map_or(path, String::as_str)
    }

    /// The words at a path, if the theme has them.
    pub fn find(&self, path: &str) -> Option<&str> {
        self.words.get(path).map(String::as_str)
    }

    /// The words at a path with each `{name}` replaced by its value.
    pub fn fill(&self, path: &str, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.get(path);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, behind)) = after.split_once('}') else {
                filled.push('{');
                rest = after;
                continue;
            };
            match values.iter().find(|(known, _)| *known == name) {
                Some((_, value)) => filled.push_str(value),
                None => filled.extend(["{", name, "}"]),
            }
            rest = behind;
        }
        filled + rest
    }

    /// The last keys and the words right below a path, by key.
    pub fn below<'a>(&'a self, path: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let prefix = format!("{path}.");
        let words =
            self.words.iter().filter_map(move |(path, word)| Some((path.strip_prefix(&prefix)?, word.as_str())));
        words.filter(|(key, _)| !key.contains('.'))
    }

    /// `1 kelompok`, `12 kelompok`: the words at `{path}_one` or `{path}_many`.
    pub fn count(&self, path: &str, count: usize, printed: &str) -> String {
        let form = if count == 1 { "one" } else { "many" };
        self.fill(&format!("{path}_{form}"), &[("n", printed)])
    }

    /// All words as nested maps, as templates see them.
    pub fn nested(&self) -> serde_json::Value {
        let mut root = serde_json::Map::new();
        for (path, word) in &self.words {
            let mut parts = path.split('.').collect::<Vec<_>>();
            let Some(last) = parts.pop() else { continue };
            let mut map = &mut root;
            for part in parts {
                let entry = map.entry(part).or_insert_with(|| serde_json::Value::Object(serde_json::Map::new()));
                if !entry.is_object() {
                    *entry = serde_json::Value::Object(serde_json::Map::new());
                }
                map = entry.as_object_mut().expect("made an object just above");
            }
            map.insert(last.to_owned(), serde_json::Value::String(word.clone()));
        }
        serde_json::Value::Object(root)
    }
}

impl Labels for Words {
    fn label(&self, table: &str, slug: &str) -> Option<String> {
        self.find(&format!("{table}.{slug}")).map(str::to_owned)
    }

    fn nearest(&self, table: &str, slug: &str) -> Option<String> {
        let prefix = format!("{table}.");
        let slugs = self.words.keys().filter_map(|path| path.strip_prefix(&prefix));
        // `paguyuban-ojek` is a kind of its own, no misspelt `paguyuban`.
        let is_narrower = |known: &str| slug.strip_prefix(known).is_some_and(|rest| rest.starts_with('-'));
        let others = slugs.filter(|known| !is_narrower(known));
        let scored =
            others.map(|known| (strsim::jaro_winkler(known, slug), known)).filter(|(likeness, _)| *likeness >= 0.9);
        scored.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, known)| known.to_owned())
    }
}
