//! A look at what a portal's own layer changes, so that nothing of it is lost without a word.

use std::collections::BTreeMap;

use super::Layer;
use crate::{
    problem::{Place, Problem, Problems},
    records::{field::Written, values::Extra},
    village::Portal,
};

/// Tables of words that a portal may add to: kinds and categories of its own.
const OPEN: &[&str] = &["group_kinds.", "partner_kinds.", "contribution_forms.", "activity_kinds.", "categories."];

/// Checks the files of the portal's own layer. A stylesheet with unpaired brackets is taken out,
/// since joined with the others it would undo them all.
pub(super) fn files(layers: &mut [Layer], problems: &mut Problems) {
    let Some((own, below)) = layers.split_first_mut().filter(|(own, _)| own.own) else { return };
    let names: Vec<String> = own.files.keys().cloned().collect();
    for name in names {
        if name.ends_with(".html") {
            template(own, below, &name, problems);
        } else if name.starts_with("css/") && name.ends_with(".css") {
            stylesheet(own, below, &name, problems);
        }
    }
}

fn template(own: &Layer, below: &[Layer], name: &str, problems: &mut Problems) {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    if matches!(folder, "parts" | "layouts") || below.iter().any(|layer| layer.files.contains_key(name)) {
        return;
    }
    let pages = || below.iter().flat_map(|layer| layer.files.keys()).filter(|known| known.starts_with("pages/"));
    let likeness = |known: &&String| strsim::jaro_winkler(known.trim_start_matches("pages/"), file);
    let nearest = pages().filter(|known| likeness(known) > 0.75).max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    problems.add(Problem::unknown_template(own.place(name), nearest.map(String::as_str)));
}

fn stylesheet(own: &mut Layer, below: &[Layer], name: &str, problems: &mut Problems) {
    let Some(bytes) = own.files.get(name) else { return };
    let css = String::from_utf8_lossy(bytes).into_owned();
    let file = own.place(name).file;
    if let Some((at, is_open)) = unpaired(&css) {
        let place = line_of(&file, &css, at);
        problems.add(if is_open { Problem::css_not_closed(place) } else { Problem::css_not_opened(place) });
        own.files.remove(name);
        return;
    }
    let is_there =
        |asked: &str| own.files.contains_key(asked) || below.iter().any(|layer| layer.files.contains_key(asked));
    for (at, asked) in asked(&css) {
        let place = line_of(&file, &css, at);
        match () {
            () if asked.contains("://") || asked.starts_with("//") => problems.add(Problem::css_foreign(place)),
            () if asked.is_empty() || asked.starts_with(['#', '/']) || asked.starts_with("data:") => {}
            () if is_there(asked) => {}
            () => problems.add(Problem::css_file_missing(place, asked)),
        }
    }
}

fn line_of(file: &std::sync::Arc<str>, text: &str, at: usize) -> Place {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or(before).chars().count() + 1;
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Place::line(file, number(line), number(column))
}

/// The first curly bracket without its counterpart, and whether it is an opening one.
fn unpaired(css: &str) -> Option<(usize, bool)> {
    let mut open = Vec::new();
    for (at, byte) in code(css) {
        match byte {
            b'{' => open.push(at),
            b'}' if open.pop().is_none() => return Some((at, false)),
            _ => {}
        }
    }
    open.pop().map(|at| (at, true))
}

/// The bytes of a stylesheet outside comments and texts in quotes.
fn code(css: &str) -> impl Iterator<Item = (usize, u8)> {
    let bytes = css.as_bytes();
    let (mut at, mut quote) = (0, None);
    std::iter::from_fn(move || {
        while let Some(&byte) = bytes.get(at) {
            let here = at;
            at += 1;
            match quote {
                Some(open) if byte == b'\\' && open != 0 => at += 1,
                Some(open) if byte == open || byte == b'\n' => quote = None,
                Some(_) => {}
                None if bytes[here..].starts_with(b"/*") => {
                    at = css[here + 2..].find("*/").map_or(bytes.len(), |end| here + 2 + end + 2);
                }
                None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
                None => return Some((here, byte)),
            }
        }
        None
    })
}

/// What a stylesheet asks for by `url(…)` or `@import "…"`, each with its place.
fn asked(css: &str) -> Vec<(usize, &str)> {
    let urls = css.match_indices("url(").map(|(at, mark)| {
        let inside = &css[at + mark.len()..];
        (at, inside[..inside.find(')').unwrap_or(inside.len())].trim_matches(['"', '\'', ' ']))
    });
    let imports = css.match_indices("@import").filter_map(|(at, mark)| {
        let rest = css[at + mark.len()..].trim_start();
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        Some((at, rest[1..].split(quote).next().unwrap_or_default()))
    });
    urls.chain(imports).filter(|(at, _)| !is_in_comment(css, *at)).collect()
}

fn is_in_comment(css: &str, at: usize) -> bool {
    css[..at].rfind("/*").is_some_and(|open| !css[open..at].contains("*/"))
}

/// Checks words against those that the theme has.
///
/// A layer may bring words of its own for its templates: of those only what is nearly a word of
/// the theme is told. What `portal.yaml` says otherwise must be there to be said.
pub(super) fn words(
    known: &BTreeMap<String, String>,
    own: &[Written<String>],
    is_layer: bool,
    at: impl Fn(u32) -> Place,
    problems: &mut Problems,
) {
    for path in own {
        let ending = format!(".{}", path.value);
        let is_known = known.contains_key(&path.value)
            || OPEN.iter().any(|table| path.value.starts_with(table))
            || (!path.value.contains('.') && known.keys().any(|known| known.ends_with(&ending)));
        let nearest = || nearest(known, &path.value);
        if path.value.is_empty() {
            problems.add(Problem::words_expected(at(path.node)));
        } else if !is_known && (!is_layer || nearest().is_some()) {
            problems.add(Problem::unknown_word(at(path.node), &path.value, nearest()));
        }
    }
}

fn nearest<'k>(known: &'k BTreeMap<String, String>, path: &str) -> Option<&'k str> {
    let scored = known.keys().map(|known| (strsim::jaro_winkler(known, path), known.as_str()));
    scored.filter(|(likeness, _)| *likeness >= 0.9).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, known)| known)
}

/// Checks what the portal sets of its theme against what the theme lets it set.
pub(super) fn settings(
    known: &serde_json::Map<String, serde_json::Value>,
    own: Option<&Extra>,
    portal: &Portal,
    problems: &mut Problems,
) {
    let own = own.map(|own| (own.keys(), own.settings()));
    for (key, key_node, value_node) in own.iter().flat_map(|(keys, _)| keys) {
        let place = |node| portal.origin.place(node);
        let value = own.as_ref().and_then(|(_, values)| values.get(*key));
        match (known.get(*key), value) {
            (None, _) => {
                let names = known.keys().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
                problems.add(Problem::unknown_theme_setting(place(*key_node), key, &names));
            }
            (Some(serde_json::Value::Bool(_)), Some(serde_json::Value::String(typed))) => {
                problems.add(Problem::unclear_yes(place(*value_node), key, typed));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_counted_outside_comments_and_texts() {
        assert_eq!(unpaired(".a { b: c; }"), None);
        assert_eq!(unpaired(".a { b: \"}\"; /* } */ }"), None);
        assert_eq!(unpaired(".a { b: c;\n.d { e: f; }"), Some((3, true)));
        assert_eq!(unpaired(".a { } }"), Some((7, false)));
        assert_eq!(unpaired("'\\"), None);
        assert_eq!(asked("a { b: url(\"x.png\") } /* url(y) */ @import 'z.css';"), [(7, "x.png"), (35, "z.css")]);
    }
}
