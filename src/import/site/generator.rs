//! Which program a folder was made for, and what its settings say of the site.

use std::collections::BTreeMap;

use url::Url;

use crate::{
    import::draft::{field, typed},
    problem::Problems,
    records::{
        key::fold,
        node::{Entry, Value},
        source::{self, Form},
    },
    tree::Tree,
};

/// The program that a folder was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generator {
    /// Jekyll, with `_config.yml` or `_posts`.
    Jekyll,
    /// Hugo.
    Hugo,
    /// Zola.
    Zola,
    /// Eleventy.
    Eleventy,
    /// None that is known.
    Plain,
}

/// A folder as a site.
#[derive(Clone, Debug)]
pub struct Site {
    /// The program that it was made for.
    pub generator: Generator,
    /// Its address.
    pub base: Option<Url>,
    /// Fields for `portal.yaml`.
    pub settings: Vec<Entry>,
    /// The language of its texts.
    pub lang: Option<String>,
    /// The patterns of addresses, by section; under the empty name that of all.
    pub permalinks: BTreeMap<String, String>,
    /// Whether pages are files with an ending, not folders.
    pub is_ugly: bool,
}

/// Files that hold the settings of a site.
pub const SETTINGS: &[&str] = &[
    "_config.yml",
    "_config.yaml",
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
    "zola.toml",
    "config/_default/hugo.toml",
    "config/_default/config.toml",
    "config/_default/hugo.yaml",
    "config/_default/config.yaml",
];

impl Site {
    /// Looks at a folder.
    pub fn of(tree: &Tree) -> Self {
        let found = SETTINGS.iter().find_map(|name| tree.get(name).map(|file| (*name, file.path.clone())));
        let entries = found.as_ref().map(|(name, path)| entries(tree, name, path)).unwrap_or_default();
        let name = found.as_ref().map_or("", |(name, _)| name);
        let generator = generator(tree, name, &entries);
        let text = |keys: &[&str]| keys.iter().find_map(|key| text_of(&entries, key));
        let address = text(&["url", "baseurl", "base_url", "alamat_situs"]).unwrap_or_default();
        let address = match (generator, text(&["baseurl"])) {
            (Generator::Jekyll, Some(below)) if address.contains("://") && !below.contains("://") => {
                format!("{}/{}", address.trim_end_matches('/'), below.trim_matches('/'))
            }
            _ => address,
        };
        let base = Url::parse(&address).ok().filter(|url| matches!(url.scheme(), "http" | "https") && is_public(url));
        let lang = text(&["lang", "languagecode", "defaultcontentlanguage", "default_language", "locale"])
            .map(|lang| lang.split(['-', '_']).next().unwrap_or_default().to_lowercase());
        let params = inner(&entries, "params").or_else(|| inner(&entries, "extra")).unwrap_or_default();
        let sentence =
            text(&["description", "tagline", "deskripsi", "subtitle"]).or_else(|| text_of(&params, "description"));
        let mut settings = Vec::new();
        let mut add = |key: &str, value: Option<String>| {
            let value = value.map(|value| value.split_whitespace().collect::<Vec<_>>().join(" "));
            settings.extend(value.filter(|value| !value.is_empty()).map(|value| field(key, typed(&value))));
        };
        add("nama", text(&["title", "name", "nama"]));
        add("kalimat", sentence);
        add("alamat_situs", base.as_ref().map(with_slash));
        add("bahasa", lang.clone().filter(|lang| lang != "id" && lang.len() == 2));
        // A portal without a name is no portal.
        if settings.first().is_none_or(|first: &Entry| &*first.key != "nama") {
            settings.clear();
        }
        let is_ugly = text(&["uglyurls"]).is_some_and(|text| text == "true");
        Self { generator, base, settings, lang, permalinks: permalinks(generator, &entries), is_ugly }
    }
}

/// Whether an address is one of the web, and no example of a template.
fn is_public(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    host.contains('.')
        && !matches!(
            host,
            "example.com" | "example.org" | "www.example.com" | "127.0.0.1" | "0.0.0.0" | "yourdomain.com"
        )
}

fn with_slash(url: &Url) -> String {
    let url = url.as_str();
    if url.ends_with('/') { url.to_owned() } else { format!("{url}/") }
}

/// The entries of a settings file, in whichever language it is.
fn entries(tree: &Tree, name: &str, path: &std::sync::Arc<str>) -> Vec<Entry> {
    let Some(text) = tree.read(path).ok().and_then(|bytes| source::decode(path, bytes, &mut Problems::default()))
    else {
        return Vec::new();
    };
    let ending = name.rsplit('.').next().unwrap_or_default();
    let (text, form) = match ending {
        "toml" => (format!("+++\n{text}\n+++\n"), Form::Markdown),
        _ => (text, Form::Yaml),
    };
    match source::part(path, &text, form, &mut Problems::default()).data.map(|node| node.value) {
        Some(Value::Map(entries)) => entries,
        Some(Value::Null | Value::Text(_) | Value::List(_)) | None => Vec::new(),
    }
}

fn generator(tree: &Tree, name: &str, entries: &[Entry]) -> Generator {
    let has = |folder: &str| tree.files().iter().any(|file| file.path.starts_with(folder));
    let is_of = |names: &[&str]| tree.files().iter().any(|file| names.contains(&&*file.path));
    match name {
        "_config.yml" | "_config.yaml" => Generator::Jekyll,
        "zola.toml" => Generator::Zola,
        "config.toml" if text_of(entries, "base_url").is_some() => Generator::Zola,
        name if !name.is_empty() => Generator::Hugo,
        _ if is_of(&["eleventy.config.js", "eleventy.config.cjs", "eleventy.config.mjs", ".eleventy.js"]) => {
            Generator::Eleventy
        }
        _ if has("_posts/") => Generator::Jekyll,
        _ if has("archetypes/") || has("layouts/") => Generator::Hugo,
        _ => Generator::Plain,
    }
}

fn text_of(entries: &[Entry], key: &str) -> Option<String> {
    let folded = fold(key);
    let entry = entries.iter().find(|entry| fold(&entry.key) == folded)?;
    match &entry.value.value {
        Value::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Null | Value::List(_) | Value::Map(_) => None,
    }
}

fn inner(entries: &[Entry], key: &str) -> Option<Vec<Entry>> {
    let entry = entries.iter().find(|entry| fold(&entry.key) == key)?;
    if let Value::Map(inner) = &entry.value.value { Some(inner.clone()) } else { None }
}

/// The patterns of addresses.
fn permalinks(generator: Generator, entries: &[Entry]) -> BTreeMap<String, String> {
    let mut patterns = BTreeMap::new();
    if let Some(pattern) = text_of(entries, "permalink").filter(|_| generator == Generator::Jekyll) {
        patterns.insert(String::new(), pattern);
    }
    let named = inner(entries, "permalinks").unwrap_or_default();
    for entry in named {
        match &entry.value.value {
            Value::Text(pattern) => drop(patterns.insert(entry.key.to_string(), pattern.to_string())),
            // Hugo keeps those of pages below `page`.
            Value::Map(inner) if &*entry.key == "page" => {
                for entry in inner {
                    if let Value::Text(pattern) = &entry.value.value {
                        patterns.insert(entry.key.to_string(), pattern.to_string());
                    }
                }
            }
            Value::Null | Value::List(_) | Value::Map(_) => {}
        }
    }
    patterns
}
