//! A theme's stylesheet, script and other files, under names that change with their content.

use std::{collections::BTreeMap, sync::Arc};

use super::Layer;
use crate::{route::Route, slug};

/// A file of the theme as published.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Where it goes.
    pub route: Route,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

pub(super) struct Published {
    pub(super) assets: Vec<Asset>,
    pub(super) routes: BTreeMap<String, Route>,
    pub(super) stylesheet: Route,
    pub(super) script: Option<Route>,
}

/// Gathers the files of all layers; a nearer layer's file hides the same file of those below.
pub(super) fn publish(layers: &[Layer]) -> Published {
    let mut files: BTreeMap<&str, &Arc<[u8]>> = BTreeMap::new();
    for layer in layers.iter().rev() {
        files.extend(layer.files.iter().map(|(name, bytes)| (name.as_str(), bytes)));
    }
    let mut assets = Vec::new();
    let mut routes = BTreeMap::new();
    for (name, bytes) in files.iter().filter(|(name, _)| is_asset(name)) {
        let route = fingerprinted(name, bytes);
        routes.insert((*name).to_owned(), route.clone());
        assets.push(Asset { route, bytes: Arc::clone(bytes) });
    }
    let css = with_published_addresses(&without_comments(&joined(&files, "css/", ".css")), &routes);
    let stylesheet = fingerprinted("gaya.css", css.as_bytes());
    assets.push(Asset { route: stylesheet.clone(), bytes: css.into_bytes().into() });
    let js = joined(&files, "js/", ".js");
    let script = (!js.trim().is_empty()).then(|| fingerprinted("skrip.js", js.as_bytes()));
    assets.extend(script.clone().map(|route| Asset { route, bytes: js.into_bytes().into() }));
    Published { assets, routes, stylesheet, script }
}

fn is_asset(name: &str) -> bool {
    let (folder, file) = name.split_once('/').unwrap_or(("", name));
    let is_source = matches!(folder, "pages" | "layouts" | "parts" | "patterns" | "card" | "words" | "css" | "js");
    let is_about_the_theme = folder.is_empty() && (file.ends_with(".yaml") || file.ends_with(".md"));
    !is_source && !is_about_the_theme
}

/// All files of a folder in the order of their names; `_layers.css` comes first by its name.
fn joined(files: &BTreeMap<&str, &Arc<[u8]>>, folder: &str, ending: &str) -> String {
    let parts = files.iter().filter(|(name, _)| name.starts_with(folder) && name.ends_with(ending));
    let mut parts: Vec<_> =
        parts.map(|(name, bytes)| (!name.contains("/_"), *name, String::from_utf8_lossy(bytes))).collect();
    parts.sort();
    parts.into_iter().fold(String::new(), |all, (_, _, part)| all + part.trim_end() + "\n")
}

/// A stylesheet without its comments and the spaces that mean nothing; texts in quotes stay.
fn without_comments(css: &str) -> String {
    let mut written = String::with_capacity(css.len());
    let (mut rest, mut quote) = (css, None);
    while let Some(next) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        if quote.is_some() || !is_idle(next, &rest[next.len_utf8()..], &written) {
            written.push(next);
        }
        quote = match (quote, next) {
            (None, '"' | '\'') => Some(next),
            (Some(open), _) if open == next => None,
            (quote, _) => quote,
        };
        rest = &rest[next.len_utf8()..];
    }
    written
}

/// Whether a space or line end can go: where a line begins, and beside the signs that part rules
/// and declarations. A colon may begin a selector, so only the space behind one goes.
fn is_idle(next: char, after: &str, written: &str) -> bool {
    match next {
        '\n' => written.is_empty() || written.ends_with('\n'),
        ' ' => {
            written.is_empty()
                || written.ends_with(['\n', ' ', '{', '}', ';', ':', ','])
                || after.starts_with(['{', '}'])
        }
        _ => false,
    }
}

/// Replaces `url("fonts/x.woff2")` by the name that the file is published under, which lies
/// beside the stylesheet.
fn with_published_addresses(css: &str, routes: &BTreeMap<String, Route>) -> String {
    let mut written = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("url(") {
        let (before, inside) = rest.split_at(at + 4);
        written.push_str(before);
        let end = inside.find(')').unwrap_or(inside.len());
        let named = inside[..end].trim_matches(['"', '\'', ' ']);
        let published = routes.get(named).and_then(|route| route.as_str().rsplit('/').next());
        match published {
            Some(published) => written.extend(["\"", published, "\""]),
            None => written.push_str(&inside[..end]),
        }
        rest = &inside[end..];
    }
    written + rest
}

fn fingerprinted(name: &str, bytes: &[u8]) -> Route {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let hash = blake3::hash(bytes).to_hex();
    Route::file(&format!("aset/{}.{}.{extension}", slug::slug(stem), &hash[..10]))
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn a_stylesheet_loses_its_comments_and_keeps_its_texts() {
        let css = "/* satu */\n.a {\n  content: \"/* bukan */\";\n}\n/* tidak ditutup";
        assert_eq!(without_comments(css), ".a{\ncontent:\"/* bukan */\";\n}\n");
    }
}
