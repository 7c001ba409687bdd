//! What templates see, held to the types by which it is made: the reference for theme makers, and
//! the paths that the templates of all themes name.

use std::{env, fmt::Write as _, fs, path::Path};

pub mod types;

use types::{Field, Kind, Views};

/// The reference, beside the themes.
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/VIEWS.md");

const INTRODUCTION: &str = "\
# What a template sees

This page is written from the program itself: `UPDATE_VIEWS=1 cargo test views::` writes it anew, and a test fails where it is not true any more. How to use all this is in the [guide](README.md).

A template sees four names and nothing else:

| Name | Is |
|---|---|
| `page` | what this page shows: [one of these](#pages), by the template |
| [`head`](#head) | what the skeleton of every page needs to know of it |
| [`portal`](#portal) | the portal itself, the same on all pages |
| `words` | the theme's words, by the keys of [`words/id.yaml`](balai/words/id.yaml) |

- *X or nothing*: test it with `{% if %}` before you print it. An empty text and an empty list count as nothing there too.
- *list of X*: in the order in which to show it. Walk through it with `{% for %}`.
- *text* is escaped when printed. Only where the sentence says *safe HTML* it is printed with `| safe`.
- Every `href` is finished. Paths in `portal` lie below the root: `{{ head.root }}{{ entry.path }}`.
";

#[test]
fn the_reference_for_theme_makers_says_what_templates_see() {
    let written = reference(Views::known());
    if env::var_os("UPDATE_VIEWS").is_some() {
        fs::write(FILE, &written).expect("the reference can be written");
    }
    let there = fs::read_to_string(FILE).unwrap_or_default();
    let differs = written.lines().zip(there.lines().chain([""].into_iter().cycle())).find(|(new, old)| new != old);
    assert!(there == written, "`UPDATE_VIEWS=1 cargo test views::` writes themes/VIEWS.md anew: {differs:#?}");
}

fn reference(views: &Views) -> String {
    let mut text = INTRODUCTION.to_owned();
    text.push_str("\n## Pages\n\n| Template | `page` is |\n|---|---|\n");
    for (template, view) in &views.pages {
        let _ = writeln!(text, "| `{template}` | {} |", link(view));
    }
    for (title, view) in [("head", "Head"), ("portal", "PortalView")] {
        section(&mut text, title, views, view);
    }
    for (_, view) in &views.pages {
        section(&mut text, view, views, view);
    }
    text.push_str("\n# The things they hold\n");
    let is_shown =
        |name: &str| views.pages.iter().any(|(_, view)| view == name) || matches!(name, "Head" | "PortalView");
    for name in views.views.keys().filter(|name| !is_shown(name)) {
        section(&mut text, name, views, name);
    }
    text
}

fn section(text: &mut String, title: &str, views: &Views, view: &str) {
    let view = &views.views[view];
    let _ = writeln!(text, "\n## {title}\n\n{}\n\n| Field | Is | Meaning |\n|---|---|---|", view.doc);
    for Field { name, kind, doc } in &view.fields {
        let _ = writeln!(text, "| `{name}` | {} | {} |", linked(kind), doc.replace('|', "\\|"));
    }
}

/// A kind in words, its view a link.
fn linked(kind: &Kind) -> String {
    match kind {
        Kind::View(name) => link(name),
        Kind::List(of) => format!("list of {}", linked(of)),
        Kind::OrNothing(of) => format!("{} or nothing", linked(of)),
        Kind::ByName(of) => format!("{} by name", linked(of)),
        Kind::Text | Kind::Number | Kind::YesNo | Kind::Anything => kind.to_string(),
    }
}

fn link(view: &str) -> String {
    format!("[{view}](#{})", view.to_lowercase())
}

#[test]
fn every_path_that_a_template_names_is_in_the_reference() {
    let views = Views::known();
    let (mut count, mut wrong) = (0, Vec::new());
    for (name, source) in templates() {
        let file = name.split_once('/').map_or(name.as_str(), |(_, file)| file);
        let page = views.pages.iter().find(|(template, _)| template == file);
        let mut known = vec![
            ("head".to_owned(), Some(Kind::View("Head".to_owned()))),
            ("portal".to_owned(), Some(Kind::View("PortalView".to_owned()))),
        ];
        known.extend(page.map(|(_, view)| ("page".to_owned(), Some(Kind::View(view.clone())))));
        let mut reading = Reading { views, known, count: 0, wrong: Vec::new() };
        reading.read(&source);
        count += reading.count;
        wrong.extend(reading.wrong.into_iter().map(|wrong| format!("{name}:{wrong}")));
    }
    assert!(count > 300, "only {count} paths were found");
    assert!(wrong.is_empty(), "no template sees this:\n{}", wrong.join("\n"));
}

/// Every template of every theme, by its name below `themes/`.
pub fn templates() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
    let mut open = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                let name = path.strip_prefix(&root).expect("below the themes").to_str().expect("a name");
                found.push((name.to_owned(), fs::read_to_string(&path).expect("a template")));
            }
        }
    }
    found.sort();
    found
}

/// A template being read for the paths that it names.
pub struct Reading<'v> {
    pub views: &'v Views,
    /// Names that are known, the innermost last; those of which nothing is known have no kind.
    pub known: Vec<(String, Option<Kind>)>,
    pub count: usize,
    pub wrong: Vec<String>,
}

impl Reading<'_> {
    /// Follows every path in the tags of a template, and loops over what they lead to.
    pub fn read(&mut self, source: &str) {
        let mut rest = source;
        while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).chain(rest.find("{#")).min() {
            let kind = &rest[at..at + 2];
            let closing = match kind {
                "{{" => "}}",
                "{%" => "%}",
                _ => "#}",
            };
            let inside = &rest[at + 2..];
            let end = end_of(inside, closing);
            let line = source[..source.len() - inside.len()].matches('\n').count() + 1;
            if kind != "{#" {
                self.tag(inside[..end].trim_matches(['-', ' ', '\n']), line);
            }
            rest = &inside[end..];
        }
    }

    fn tag(&mut self, inside: &str, line: usize) {
        if inside.starts_with("endfor") {
            self.known.pop();
            return;
        }
        if inside.starts_with("component ") || inside.starts_with("endcomponent") {
            return;
        }
        let Some((name, over)) = inside.strip_prefix("for ").and_then(|rest| rest.split_once(" in ")) else {
            self.expression(inside, line);
            return;
        };
        let element = match self.expression(over, line).as_ref().map(Kind::given) {
            Some(Kind::List(of)) => Some((**of).clone()),
            Some(Kind::Anything) => Some(Kind::Anything),
            _ => None,
        };
        self.known.push((name.trim().to_owned(), element));
    }

    /// Follows the paths of an expression; the kind of the first one.
    fn expression(&mut self, text: &str, line: usize) -> Option<Kind> {
        let mut first = None;
        let (mut at, bytes) = (0, text.as_bytes());
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        while at < bytes.len() {
            match bytes[at] {
                quote @ (b'"' | b'\'') => {
                    let length = text[at + 1..].bytes().position(|byte| byte == quote);
                    at += length.map_or(bytes.len(), |length| length + 2);
                }
                byte if is_name(byte) => {
                    let begins = at == 0 || !matches!(bytes[at - 1], b'.' | b'<');
                    let name = word(&text[at..]);
                    at += name.len();
                    let known = self.known.iter().rev().find(|(known, _)| known == name);
                    // `title={…}` names an argument.
                    let is_path = begins && !text[at..].starts_with('=') || text[at..].starts_with("==");
                    if let Some((_, Some(kind))) = known.filter(|_| begins && is_path) {
                        let (kind, length) = self.follow(name, kind.clone(), &text[at..], line);
                        at += length;
                        first = first.or(kind);
                    }
                }
                _ => at += 1,
            }
        }
        first
    }

    /// Follows one path from a name; what it leads to, and how long it is.
    fn follow(&mut self, name: &str, kind: Kind, path: &str, line: usize) -> (Option<Kind>, usize) {
        let (mut kind, mut at, mut said) = (kind, 0, name.to_owned());
        self.count += 1;
        loop {
            let rest = &path[at..];
            if let Some(field) = rest.strip_prefix('.').map(word).filter(|field| !field.is_empty()) {
                at += field.len() + 1;
                said = format!("{said}.{field}");
                let Some(found) = self.views.field(&kind, field) else {
                    self.wrong.push(format!("{line}: {said}"));
                    return (None, at);
                };
                kind = found;
            } else if let Some(inside) = rest.strip_prefix('[').and_then(|rest| rest.split(']').next()) {
                at += inside.len() + 2;
                let found = match kind.given() {
                    Kind::List(of) if !inside.contains(':') => Some((**of).clone()),
                    Kind::ByName(of) => Some((**of).clone()),
                    same @ (Kind::List(_) | Kind::Text | Kind::Anything) => Some(same.clone()),
                    _ => None,
                };
                let Some(found) = found else {
                    self.wrong.push(format!("{line}: {said}[{inside}]"));
                    return (None, at);
                };
                kind = found;
            } else {
                return (Some(kind), at);
            }
        }
    }
}

fn word(text: &str) -> &str {
    let end = text.find(|next: char| !next.is_ascii_alphanumeric() && next != '_').unwrap_or(text.len());
    &text[..end]
}

/// Where a tag ends, quotes passed over.
fn end_of(inside: &str, closing: &str) -> usize {
    let mut quote = None;
    for (at, next) in inside.char_indices() {
        match quote {
            Some(open) if open == next => quote = None,
            Some(_) => {}
            None if inside[at..].starts_with(closing) => return at,
            None if closing != "#}" && matches!(next, '"' | '\'') => quote = Some(next),
            None => {}
        }
    }
    inside.len()
}

#[test]
fn a_path_that_leads_nowhere_is_found() {
    let views = Views::known();
    let known = vec![("page".to_owned(), Some(Kind::View("HomeView".to_owned())))];
    let mut reading = Reading { views, known, count: 0, wrong: Vec::new() };
    reading.read(
        "{{ page.identity }} {% for block in page.blocks %}{{ block.kind }}\n{{ block.kin }}{% endfor %}\n\
         {{ block.kin }} {% if page.blocks[0].articles[1:][0].date.iso == \"page.x\" %}{{ page.notice.titel }}{# page.y #}",
    );
    assert_eq!(reading.wrong, ["2: block.kin", "3: page.notice.titel"]);
}
