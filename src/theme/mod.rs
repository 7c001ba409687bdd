//! A theme ready for use: templates, words, stylesheet and other files, gathered from its layers.
//!
//! Layers, nearest first: the portal's `tema/`, the theme it names, the theme that one extends,
//! and so on. A nearer layer's file hides the same file of those below.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    problem::{Place, Problem, Problems},
    records::{field::record, source, values::Extra},
    route::Route,
    tree::Tree,
    village::Portal,
    words::Words,
};

pub mod asked;
mod assets;
mod builtin;
mod check;
mod easel;
mod memory;
mod patterns;
mod templates;

pub use assets::Asset;
pub use builtin::builtin;
pub use easel::{Easel, TEMPLATE as CARD};
pub use memory::ThemeMemory;
pub use patterns::{Example, Part, Patterns, State};
pub use templates::{Templates, template_problem};

/// The theme used when a portal names none.
pub const DEFAULT: &str = "balai";

/// How many themes may stand on each other.
const MOST_LAYERS: usize = 8;

/// A theme ready for use.
pub struct Theme {
    /// Its templates, and those of the layers below the portal's own for when that one fails.
    pub templates: Arc<Templates>,
    /// Its words with the portal's own over them.
    pub words: Words,
    /// Its files under their fingerprinted names.
    pub assets: Vec<Asset>,
    /// Where each file is published, by the name it has in the theme.
    pub published: BTreeMap<String, Route>,
    /// The stylesheet.
    pub stylesheet: Route,
    /// The script, if there is one.
    pub script: Option<Route>,
    /// What a village may set, as it is set.
    pub settings: serde_json::Value,
    /// Examples of its components, for a preview.
    pub patterns: Patterns,
}

/// One layer of a theme.
#[derive(Clone)]
pub struct Layer {
    /// What problems call it: `tema` for the portal's own, else `themes/balai`.
    pub name: String,
    /// The files, below the layer's own root.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// Whether the portal's author wrote it.
    pub own: bool,
}

record! {
    /// `theme.yaml`.
    pub struct Manifest {
        /// The theme's name.
        name: Option<String> = "nama" | "name",
        /// The theme it changes.
        extends: Option<String> = "extends" | "turunan_dari",
        /// What a village may set, with the values it has otherwise.
        settings: Option<Extra> = "pengaturan" | "settings",
        /// What it looks like, in a sentence.
        summary: Option<String> = "ringkasan" | "summary" | "description",
    }
}

/// Reads the theme that a portal names. Templates that `memory` knows are not loaded again.
pub fn read(
    site: &Tree,
    shelf: &BTreeMap<String, Tree>,
    portal: &Portal,
    memory: Option<&ThemeMemory>,
    problems: &mut Problems,
) -> Theme {
    let (mut layers, settings) = layers(site, shelf, portal, problems);
    check::files(&mut layers, problems);
    let published = assets::publish(&layers);
    let words = words(&layers, portal, problems);
    Theme {
        templates: match memory {
            Some(memory) => memory.load(&layers, problems),
            None => Arc::new(templates::read(&layers, problems)),
        },
        words,
        assets: published.assets,
        published: published.routes,
        stylesheet: published.stylesheet,
        script: published.script,
        settings,
        patterns: patterns::gather(&layers),
    }
}

fn layers(
    site: &Tree,
    shelf: &BTreeMap<String, Tree>,
    portal: &Portal,
    problems: &mut Problems,
) -> (Vec<Layer>, serde_json::Value) {
    let mut layers: Vec<Layer> = own_layer(site).into_iter().collect();
    let mut settings = Vec::new();
    let mut next = Some(named(shelf, portal, problems));
    let mut seen = BTreeSet::new();
    while let Some((name, tree)) = next.take_if(|(name, _)| seen.len() < MOST_LAYERS && seen.insert(name.clone())) {
        let layer = Layer { name: format!("themes/{name}"), files: files_of(tree, ""), own: false };
        let manifest = manifest(&layer, problems);
        settings.push(manifest.settings);
        layers.push(layer);
        next = manifest.extends.and_then(|name| shelf.get_key_value(&name)).map(|(name, tree)| (name.clone(), tree));
    }
    let mut merged = serde_json::Map::new();
    for values in settings.into_iter().rev().flatten() {
        merge(&mut merged, &values);
    }
    check::settings(&merged, portal.theme_settings.as_ref(), portal, problems);
    portal.theme_settings.iter().for_each(|values| merge(&mut merged, values));
    (layers, serde_json::Value::Object(merged))
}

fn merge(settings: &mut serde_json::Map<String, serde_json::Value>, values: &Extra) {
    if let serde_json::Value::Object(values) = values.settings() {
        settings.extend(values);
    }
}

/// The theme that the portal names, or the default where there is no such theme.
fn named<'a>(shelf: &'a BTreeMap<String, Tree>, portal: &Portal, problems: &mut Problems) -> (String, &'a Tree) {
    let default = || shelf.get_key_value(DEFAULT).expect("the default theme is always on the shelf");
    let found = portal.theme.as_ref().map(|theme| (theme, shelf.get_key_value(&theme.value)));
    let (name, tree) = match found {
        None => default(),
        Some((_, Some(found))) => found,
        Some((theme, None)) => {
            let known = shelf.keys().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            problems.add(Problem::unknown_setting(portal.origin.place(theme.node), &theme.value, &known));
            default()
        }
    };
    (name.clone(), tree)
}

fn own_layer(site: &Tree) -> Option<Layer> {
    let files = files_of(site, "tema/");
    (!files.is_empty()).then(|| Layer { name: "tema".to_owned(), files, own: true })
}

/// The files below a prefix; one that cannot be read is as if it were not there.
fn files_of(tree: &Tree, prefix: &str) -> BTreeMap<String, Arc<[u8]>> {
    let below = tree.files().iter().filter_map(|file| Some((file, file.path.strip_prefix(prefix)?)));
    below.filter_map(|(file, name)| Some((name.to_owned(), tree.read(&file.path).ok()?.into()))).collect()
}

fn manifest(layer: &Layer, problems: &mut Problems) -> Manifest {
    read_yaml(layer, "theme.yaml", problems).unwrap_or_default()
}

fn words(layers: &[Layer], portal: &Portal, problems: &mut Problems) -> Words {
    let name = format!("words/{}.yaml", portal.lang.tag());
    let written: Vec<Option<Extra>> = layers.iter().map(|layer| read_yaml(layer, &name, problems)).collect();
    let mut of_layers: Vec<BTreeMap<String, String>> =
        written.iter().map(|words| words.as_ref().map(Extra::flatten).unwrap_or_default()).collect();
    let of_theme = of_layers.iter().skip(usize::from(layers.first().is_some_and(|layer| layer.own)));
    let mut known: BTreeMap<String, String> =
        of_theme.flatten().map(|(path, word)| (path.clone(), word.clone())).collect();
    if let Some((layer, Some(own))) = layers.first().zip(written.first()).filter(|(layer, _)| layer.own) {
        let file = layer.place(&name).file;
        check::words(&known, &own.paths(), true, |node| Place::node(&file, node), problems);
        of_layers[0].remove("");
        known.extend(of_layers[0].clone());
    }
    check::words(&known, &portal.word_paths, false, |node| portal.origin.place(node), problems);
    Words::layered(of_layers.into_iter(), portal.words.clone())
}

fn read_yaml<T: crate::records::field::Field>(layer: &Layer, name: &str, problems: &mut Problems) -> Option<T> {
    let bytes = layer.files.get(name)?;
    let file: Arc<str> = format!("{}/{name}", layer.name).into();
    let text = source::decode(&file, bytes.to_vec(), problems)?;
    let data = source::part(&file, &text, source::Form::Yaml, problems).data?;
    let zone = jiff::tz::TimeZone::UTC;
    T::read(&data, &mut crate::records::field::Reader { file: &file, zone: &zone, problems, key: String::new() })
}

impl Layer {
    /// The place of one of its files.
    pub fn place(&self, name: &str) -> Place {
        Place::file(&format!("{}/{name}", self.name).into())
    }
}
