//! What the templates of a page ask for.
//!
//! A view has all that any theme may show of a page. Some parts of it cost much, and a theme that
//! never names them needs none of it: neither the page's template, nor any that it stands on,
//! includes or calls. Names are looked for as words anywhere in these templates, so that a part is
//! made once too often rather than not.

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem;

/// A part of a view that is made where a template asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Structured data: `head.json_ld`.
    Structured = 1,
    /// The headings of a text: `page.outline`.
    Outline = 2,
    /// What to read next: `page.related`.
    Related = 4,
    /// The message of a group chat: `page.share`.
    Share = 8,
}

/// By what templates name them.
const NAMES: [(&str, Part); 4] =
    [("json_ld", Part::Structured), ("outline", Part::Outline), ("related", Part::Related), ("share", Part::Share)];

/// Some parts of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts(u8);

impl Parts {
    /// All of them.
    pub const ALL: Self = Self(u8::MAX);

    /// Whether a part is among them.
    pub fn has(self, part: Part) -> bool {
        self.0 & part as u8 != 0
    }
}

/// The parts that each template asks for, with all that take part in its page.
#[derive(Debug, Default)]
pub struct Asked {
    templates: BTreeMap<String, Parts>,
}

impl Asked {
    /// Looks through the templates of all layers, by their names in the engine, the nearest layer first.
    pub(super) fn read(sources: &BTreeMap<String, String>) -> Self {
        let library = Library::new(sources);
        let below_layer = |name: &str| name.split_once('/').map(|(_, below)| below.to_owned());
        let names: BTreeSet<String> = sources.keys().filter_map(|name| below_layer(name)).collect();
        let templates = names.into_iter().map(|name| {
            let parts = library.parts(&name);
            (name, parts)
        });
        Self { templates: templates.collect() }
    }

    /// What a template asks for; everything where it is not known.
    pub fn of(&self, template: &str) -> Parts {
        self.templates.get(template).copied().unwrap_or(Parts::ALL)
    }
}

/// The templates, and where each component is.
struct Library<'s> {
    sources: &'s BTreeMap<String, String>,
    components: BTreeMap<&'s str, Vec<&'s str>>,
}

impl<'s> Library<'s> {
    fn new(sources: &'s BTreeMap<String, String>) -> Self {
        let mut components: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (file, source) in sources {
            for (at, word) in source.match_indices("component ") {
                components.entry(component_at(&source[at + word.len()..])).or_default().push(file);
            }
        }
        Self { sources, components }
    }

    fn parts(&self, template: &str) -> Parts {
        let (mut parts, mut seen) = (0, BTreeSet::new());
        let mut next = self.find(template);
        while let Some(file) = next.pop() {
            if !seen.insert(file) {
                continue;
            }
            let source = &self.sources[file];
            let is_named = |name: &str| memmem::find(source.as_bytes(), name.as_bytes()).is_some();
            parts |= NAMES.iter().filter(|(name, _)| is_named(name)).fold(0, |all, (_, part)| all | *part as u8);
            next.extend(self.used_by(source));
        }
        Parts(parts)
    }

    /// The files of a template's name, in whichever layer it is meant.
    fn find(&self, name: &str) -> Vec<&'s str> {
        let is_it = |file: &&String| *file == name || file.split_once('/').is_some_and(|(_, below)| below == name);
        match self.sources.get_key_value(name) {
            Some((file, _)) => vec![file],
            None => self.sources.keys().find(is_it).map(String::as_str).into_iter().collect(),
        }
    }

    /// The files that a template stands on, includes or calls components of.
    fn used_by(&self, source: &str) -> Vec<&'s str> {
        let called =
            source.match_indices('<').filter_map(|(at, _)| self.components.get(component_at(&source[at + 1..])));
        let named = source.match_indices(".html").flat_map(|(at, ending)| {
            let end = at + ending.len();
            let in_name = |c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '-' | '.');
            let start = source[..at].rfind(|c| !in_name(c)).map_or(0, |before| source.ceil_char_boundary(before + 1));
            self.find(&source[start..end])
        });
        called.flatten().copied().chain(named).collect()
    }
}

/// The name of a component at the start of a text.
fn component_at(text: &str) -> &str {
    let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    &text[..text.find(|c| !in_name(c)).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_asks_for_what_any_template_of_its_page_names() {
        let sources = [
            ("l0/pages/a.html", "{% extends \"layouts/page.html\" %}{{ page.title }}"),
            ("l0/pages/b.html", "{% extends \"l1/pages/b.html\" %}"),
            ("l0/layouts/page.html", "<title>{{ head.title }}</title>"),
            ("l1/layouts/page.html", "{% for document in head.json_ld %}{% endfor %}"),
            ("l1/pages/b.html", "{% include 'parts/é.html' %}{{ <next article={page} /> }}"),
            ("l1/parts/é.html", "{{ page.share.address }}"),
            (
                "l1/parts/next.html",
                "{% component next(article: map) -%}{{ article[\"related\"] }}{% endcomponent next %}",
            ),
        ];
        let sources = sources.map(|(name, source)| (name.to_owned(), source.to_owned())).into_iter().collect();
        let asked = Asked::read(&sources);
        assert_eq!(asked.of("pages/a.html"), Parts(0));
        assert_eq!(asked.of("pages/b.html"), Parts(Part::Related as u8 | Part::Share as u8));
        assert!(asked.of("layouts/other.html").has(Part::Outline));
    }
}
