//! The templates of all layers in one engine.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use super::{
    Layer,
    asked::Asked,
    easel::{self, Easel},
};
use crate::{
    problem::{Place, Problem, Problems, Text, text},
    records::source,
};

/// How many templates may stand on each other.
const MOST_PARENTS: usize = 32;

/// Templates that can be rendered.
pub struct Templates {
    engine: Tera,
    /// Without the portal's own layer, for pages on which that one fails: loaded when one does.
    below: Option<Below>,
    /// What each layer is called in problems, by its prefix in the engine.
    names: Vec<String>,
    /// Draws the pictures of link previews, and measures their words.
    easel: Easel,
    /// What each template asks for.
    asked: Asked,
    /// A digest of all template files, and of the fonts of cards.
    digest: [u8; 32],
}

type Below = LazyLock<Tera, Box<dyn FnOnce() -> Tera + Send>>;

/// The engine's name of a layer.
fn prefix(at: usize) -> String {
    format!("l{at}/")
}

/// Loads the templates of all layers. One that cannot be read is a problem and is left out, so
/// that the same template of a layer below takes its place.
pub(super) fn read(layers: &[Layer], problems: &mut Problems) -> Templates {
    let easel = Easel::of(layers);
    let (engine, sources) = engine(layers, &easel, problems);
    let asked = Asked::read(&sources);
    let own_has_templates =
        layers.first().is_some_and(|layer| layer.own && layer.files.keys().any(|name| is_template(name)));
    let below = own_has_templates.then(|| {
        let (layers, easel) = (layers[1..].to_vec(), easel.clone());
        let load: Box<dyn FnOnce() -> Tera + Send> =
            Box::new(move || self::engine(&layers, &easel, &mut Problems::default()).0);
        LazyLock::new(load)
    });
    let names = layers.iter().map(|layer| layer.name.clone()).collect();
    Templates { engine, below, names, easel, asked, digest: digest(layers) }
}

/// A digest of all template files, and of all that cards are made of, with the layers they are of.
pub(super) fn digest(layers: &[Layer]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    let files = layers.iter().flat_map(|layer| layer.files.iter().map(move |(name, bytes)| (&layer.name, name, bytes)));
    for (layer, name, bytes) in files.filter(|(_, name, _)| is_template(name) || name.starts_with(easel::FOLDER)) {
        hasher
            .update(layer.as_bytes())
            .update(&[0])
            .update(name.as_bytes())
            .update(&[0])
            .update(&bytes.len().to_le_bytes())
            .update(bytes);
    }
    hasher.finalize().into()
}

fn is_template(name: &str) -> bool {
    let extension = std::path::Path::new(name).extension();
    extension.is_some_and(|extension| extension == "html" || (extension == "svg" && name.starts_with(easel::FOLDER)))
}

/// The engine with the templates that it took, and these by their names in it.
fn engine(layers: &[Layer], easel: &Easel, problems: &mut Problems) -> (Tera, BTreeMap<String, String>) {
    let mut sources = BTreeMap::new();
    for (at, layer) in layers.iter().enumerate() {
        for (name, bytes) in layer.files.iter().filter(|(name, _)| is_template(name)) {
            let Some(text) = source::decode(&layer.place(name).file, bytes.to_vec(), problems) else { continue };
            let source = lowered(&text, at, layers, layer, name, problems);
            sources.insert(format!("{}{name}", prefix(at)), source);
        }
    }
    let names: Vec<String> = layers.iter().map(|layer| layer.name.clone()).collect();
    loop {
        let mut engine = Tera::new();
        engine.autoescape_on([".html", ".svg"]);
        easel.lend(&mut engine);
        engine.set_fallback_prefixes((0..layers.len()).map(prefix)).expect("set before any template");
        let Err(error) =
            engine.add_raw_templates(sources.iter().map(|(name, source)| (name.as_str(), source.as_str())))
        else {
            return (engine, sources);
        };
        let blamed = file_of(&error).filter(|name| sources.contains_key(name)).or_else(|| mentioned(&error, &sources));
        let nearer = blamed.as_ref().and_then(|blamed| Some((blamed, nearer_parent(blamed, &sources)?)));
        let (problem, at_fault) = match nearer {
            Some((child, parent)) => (lacks_block(&error, child, &parent, &names), Some(parent)),
            None => (template_problem(&error, &names, None), blamed),
        };
        problems.add(problem);
        let Some(name) = at_fault.or_else(|| sources.keys().next().cloned()) else { return (Tera::new(), sources) };
        sources.remove(&name);
    }
}

/// The template of a nearer layer that one stands on: what does not fit between them is that one's
/// fault, since the layer below fits together by itself.
fn nearer_parent(child: &str, sources: &BTreeMap<String, String>) -> Option<String> {
    let layer = |name: &str| name.split_once('/').map(|(layer, _)| layer.to_owned());
    let own = layer(child)?;
    let mut name = child.to_owned();
    for _ in 0..MOST_PARENTS {
        let parent = sources.get(&name)?.split_once("{% extends \"")?.1.split('"').next()?;
        let of_any_layer =
            || sources.keys().find(|known| known.split_once('/').is_some_and(|(_, rest)| rest == parent));
        name.clone_from(sources.get_key_value(parent).map(|(known, _)| known).or_else(of_any_layer)?);
        if layer(&name)? < own {
            return Some(name);
        }
    }
    None
}

/// A template of a nearer layer has not the blocks that those on it fill.
fn lacks_block(error: &tera::Error, child: &str, parent: &str, layers: &[String]) -> Problem {
    let message = error.to_string();
    let block = message.split('`').nth(1).unwrap_or("main").to_owned();
    let child = child.split_once('/').map_or(child, |(_, name)| name).to_owned();
    let place = Place::file(&readable(parent, layers).into());
    Problem::error(
        "template",
        place,
        text!(
            "templat ini tidak punya blok `{block}`, padahal `{child}` mengisinya",
            "this template has no block `{block}`, which `{child}` fills"
        ),
    )
    .with_help(text!(
        "tulis `{{% block {block} %}}{{% endblock {block} %}}` di tempat isinya harus tampil; sampai itu ada, templat tema di bawahnya yang dipakai",
        "write `{{% block {block} %}}{{% endblock {block} %}}` where it is to appear; until then the template of the theme below is used"
    ))
}

fn mentioned(error: &tera::Error, sources: &BTreeMap<String, String>) -> Option<String> {
    let message = error.to_string();
    sources.keys().filter(|name| message.contains(name.as_str())).max_by_key(|name| name.len()).cloned()
}

/// Makes `"theme/x.html"` the name that the next layer below has for it.
fn lowered(source: &str, at: usize, layers: &[Layer], layer: &Layer, name: &str, problems: &mut Problems) -> String {
    let mut written = String::with_capacity(source.len());
    for (number, line) in source.split_inclusive('\n').enumerate() {
        let is_reference = line.contains("{%") && line.contains("theme/");
        if !is_reference {
            written.push_str(line);
            continue;
        }
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("\"theme/") {
            written.push_str(before);
            let target = after.split('"').next().unwrap_or_default();
            match layers.iter().enumerate().skip(at + 1).find(|(_, layer)| layer.files.contains_key(target)) {
                Some((below, _)) => written.extend(["\"", &prefix(below)]),
                None => {
                    let line = u32::try_from(number + 1).unwrap_or(u32::MAX);
                    problems.add(no_template_below(
                        Place { spot: crate::problem::Spot::Line { line, column: 1 }, ..layer.place(name) },
                        target,
                    ));
                    written.push_str("\"theme/");
                }
            }
            rest = after;
        }
        written.push_str(rest);
    }
    written
}

fn no_template_below(place: Place, target: &str) -> Problem {
    Problem::error(
        "no-template-below",
        place,
        text!("tema di bawahnya tidak punya `{target}`", "no theme below has `{target}`"),
    )
    .with_help(text!("periksa nama berkasnya", "check the name of the file"))
}

impl Templates {
    /// Renders a template into `into`; a failure is a problem, and nothing is there.
    pub fn render(&self, template: &str, context: &Context, page: &str, into: &mut Vec<u8>) -> Option<Problem> {
        let start = into.len();
        let error = self.engine.render_to(template, context, &mut *into).err()?;
        into.truncate(start);
        Some(template_problem(&error, &self.names, Some(page)))
    }

    /// Renders a template without the portal's own layer, where that one failed.
    pub fn render_below(&self, template: &str, context: &Context, into: &mut Vec<u8>) {
        let start = into.len();
        if let Some(below) = &self.below
            && below.render_to(template, context, &mut *into).is_err()
        {
            into.truncate(start);
        }
    }

    /// What each template asks for.
    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    /// Renders a call of components that stands in no file.
    ///
    /// # Errors
    /// When it cannot be rendered: the reason.
    pub fn example(&self, call: &str, context: &Context) -> Result<String, Box<Problem>> {
        let rendered = self.engine.render_str(call, context, true);
        rendered.map_err(|error| Box::new(template_problem(&error, &self.names, None)))
    }

    /// What draws the pictures of link previews.
    pub fn easel(&self) -> &Easel {
        &self.easel
    }

    /// A digest of all templates: the same digest renders the same values to the same pages.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// A value as templates see it.
    pub fn value(value: &impl Serialize) -> tera::Value {
        tera::Value::from_serializable(value)
    }
}

fn file_of(error: &tera::Error) -> Option<String> {
    spot(error).map(|(file, _)| file)
}

/// The template that an error is about, and the line and column in it, both from 1, where known.
fn spot(error: &tera::Error) -> Option<(String, Option<(u32, u32)>)> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let (line, column) = (report.span().start_line, report.span().start_col + 1);
            Some((report.filename().to_owned(), Some((number(line), number(column)))))
        }
        ErrorKind::MissingParent { current, .. } => Some((current.clone(), None)),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => Some((tpl.clone(), None)),
        _ => reported(&error.to_string()),
    }
}

/// What a message says of its own place: ` --> l0/pages/group.html:3:16`.
fn reported(message: &str) -> Option<(String, Option<(u32, u32)>)> {
    let place = message.lines().find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let (rest, column) = place.rsplit_once(':')?;
    let (file, line) = rest.rsplit_once(':')?;
    Some((file.to_owned(), Some((line.parse().ok()?, column.trim_end().parse().ok()?))))
}

/// What is wrong with a template, at its line.
pub fn template_problem(error: &tera::Error, layers: &[String], page: Option<&str>) -> Problem {
    let place = match spot(error) {
        Some((file, Some((line, column)))) => Place::line(&readable(&file, layers).into(), line, column),
        Some((file, None)) => Place::file(&readable(&file, layers).into()),
        None => Place::file(&layers.first().map_or("themes", String::as_str).into()),
    };
    let message = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report.message().to_owned(),
        _ => first_line(&error.to_string()).trim_start_matches("error: ").to_owned(),
    };
    let Text { id, en } = in_words(message.trim_end_matches('.'));
    let problem = Problem::error(
        "template",
        place,
        text!("templat tidak bisa dipakai: {id}", "the template cannot be used: {en}"),
    );
    match page {
        Some(page) => problem.with_help(text!(
            "terjadi saat membuat `/{page}`; halaman itu dibuat tanpa templat ini",
            "it happened on `/{page}`, which was made without this template"
        )),
        None => problem,
    }
}

/// What the engine says of a field that is not there, in both languages; all else is for those
/// who know the engine.
fn in_words(message: &str) -> Text {
    let field = message.strip_prefix("Field `").and_then(|rest| rest.split_once("` is not defined"));
    let Some((name, rest)) = field else { return Text { id: message.to_owned(), en: message.to_owned() } };
    let fields = rest.split_once("Available fields: ").map_or("", |(_, fields)| fields);
    let fields: Vec<&str> = fields.split(", ").filter(|field| !field.is_empty()).collect();
    let fields = fields.join(", ");
    match fields.is_empty() {
        true => text!("isian `{name}` tidak ada", "there is no field `{name}`"),
        false => {
            text!("isian `{name}` tidak ada; yang ada: {fields}", "there is no field `{name}`; there are: {fields}")
        }
    }
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().to_owned()
}

/// The engine's name of a template as its author knows it: `l1/pages/x.html` is `themes/balai/pages/x.html`.
fn readable(name: &str, layers: &[String]) -> String {
    let parts =
        name.split_once('/').and_then(|(layer, file)| Some((layer.strip_prefix('l')?.parse::<usize>().ok()?, file)));
    match parts.and_then(|(at, file)| Some((layers.get(at)?, file))) {
        Some((layer, file)) => format!("{layer}/{file}"),
        None => name.to_owned(),
    }
}
