//! Documented examples of a theme's components, by which its maker sees each in every state.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, de::IgnoredAny};

use super::Layer;

/// Things that many examples use: it is put before each file of its layer and of those above.
const SHARED: &str = "patterns/_data.yaml";

/// How many things may lean on each other by `<<`; merging once leaves the merges of what was merged.
const MOST_MERGES: usize = 4;

/// The examples of all layers, as they are written.
#[derive(Debug, Default)]
pub struct Patterns {
    files: Vec<Written>,
}

/// The examples of one part.
#[derive(Debug)]
struct Written {
    /// What problems call the file.
    path: String,
    /// What many examples use, of the lowest layer first.
    shared: Vec<Arc<[u8]>>,
    text: Arc<[u8]>,
}

/// The examples of one part, or why they cannot be read.
#[derive(Debug)]
pub struct Part {
    /// The part's name: `articles`.
    pub name: String,
    /// Where they are written: `themes/balai/patterns/articles.yaml`.
    pub path: String,
    /// The components, in the order of the file.
    pub components: Result<Vec<Example>, String>,
}

/// A component with its states.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Its name: `articles.lead`.
    pub component: String,
    /// What people call it.
    pub title: String,
    /// When to use it, in a sentence.
    #[serde(rename = "use")]
    pub purpose: String,
    /// What each argument holds, in the words of the view reference: `list of ArticleRow`.
    #[serde(default)]
    pub arguments: BTreeMap<String, String>,
    /// Smaller components that are seen in it.
    #[serde(default)]
    pub shows: Vec<String>,
    /// What a template writes to show it.
    pub call: String,
    /// The states.
    pub states: Vec<State>,
}

/// One state of a component.
#[derive(Debug, Deserialize)]
pub struct State {
    /// Its name: `none`, `one`, `very long`.
    pub state: String,
    /// The values that the call names.
    #[serde(flatten)]
    pub values: serde_json::Map<String, serde_json::Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "data")]
    _data: IgnoredAny,
    components: Vec<Example>,
}

/// Gathers the examples of all layers; a nearer layer's file hides the same file of those below.
pub(super) fn gather(layers: &[Layer]) -> Patterns {
    let mut files = BTreeMap::new();
    for (at, layer) in layers.iter().enumerate().rev() {
        let shared: Vec<_> =
            layers[at..].iter().rev().filter_map(|layer| layer.files.get(SHARED)).map(Arc::clone).collect();
        let own = layer.files.iter().filter(|(name, _)| *name != SHARED);
        for (name, text) in own.filter(|(name, _)| name.starts_with("patterns/") && name.ends_with(".yaml")) {
            let path = format!("{}/{name}", layer.name);
            files.insert(name.as_str(), Written { path, shared: shared.clone(), text: Arc::clone(text) });
        }
    }
    Patterns { files: files.into_values().collect() }
}

impl Patterns {
    /// The examples, part by part.
    pub fn parts(&self) -> Vec<Part> {
        self.files.iter().map(Written::read).collect()
    }
}

impl Written {
    fn read(&self) -> Part {
        let name = self.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".yaml");
        Part { name: name.to_owned(), path: self.path.clone(), components: self.components() }
    }

    /// The components, after the data that they share has been put before them.
    fn components(&self) -> Result<Vec<Example>, String> {
        let mut text = "data:\n".to_owned();
        for shared in &self.shared {
            text.extend([&String::from_utf8_lossy(shared), "\n"]);
        }
        let before = text.lines().count();
        text.push_str(&String::from_utf8_lossy(&self.text));
        let told = |error: serde_yaml::Error| self.told(&error, before);
        let mut value: serde_yaml::Value = serde_yaml::from_str(&text).map_err(told)?;
        for _ in 0..MOST_MERGES {
            value.apply_merge().map_err(told)?;
        }
        serde_yaml::from_value::<File>(value).map(|file| file.components).map_err(told)
    }

    /// A mistake with its line in the author's own file.
    fn told(&self, error: &serde_yaml::Error, before: usize) -> String {
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        match error.location().map(|location| location.line()) {
            Some(line) if line > before => format!("{}:{}: {message}", self.path, line - before),
            Some(line) => format!("{SHARED}:{}: {message}", line.saturating_sub(1)),
            None => format!("{}: {message}", self.path),
        }
    }
}
