//! What the templates of a page ask for.
//!
//! A view has all that any theme may show of a page. Some parts of it cost much, and a theme that
//! never names them needs none of it: neither the page's template, nor any that it stands on,
//! includes or calls. Names are looked for anywhere in the tags of these templates, so that a part is
//! made once too often rather than not.

use std::collections::{BTreeMap, BTreeSet};

use memchr::{memchr_iter, memmem};

/// A part of a view that is made where a template asks for it; each is a bit of [`Parts`].
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

/// Where the templates of pages are.
const PAGES: &str = "pages/";

/// The parts that the template of each page asks for, with all that take part in it.
#[derive(Debug, Default)]
pub struct Asked {
    templates: BTreeMap<String, Parts>,
}

impl Asked {
    /// Looks through the templates of all layers, by their names in the engine, the nearest layer first.
    pub(super) fn read(sources: &BTreeMap<String, String>) -> Self {
        let library = Library::new(sources);
        let pages = library.nearest.keys().filter(|name| name.starts_with(PAGES));
        Self { templates: pages.map(|name| ((*name).to_owned(), library.parts(name))).collect() }
    }

    /// What a template asks for; everything where it is not known.
    pub fn of(&self, template: &str) -> Parts {
        self.templates.get(template).copied().unwrap_or(Parts::ALL)
    }
}

/// The templates, each looked at once.
struct Library<'s> {
    /// By their names below a layer, the file of the nearest.
    nearest: BTreeMap<&'s str, &'s str>,
    files: BTreeMap<&'s str, Template<'s>>,
}

/// What one template names.
struct Template<'s> {
    parts: u8,
    /// The files that it stands on, includes or calls components of.
    uses: Vec<&'s str>,
}

impl<'s> Library<'s> {
    fn new(sources: &'s BTreeMap<String, String>) -> Self {
        let (mut nearest, mut components) = (BTreeMap::new(), BTreeMap::<&str, Vec<&str>>::new());
        for (file, source) in sources {
            nearest.entry(below_layer(file)).or_insert(file.as_str());
            for (at, word) in source.match_indices("component") {
                components.entry(word_at(&source[at + word.len()..])).or_default().push(file);
            }
        }
        let find = |name: &str| match sources.get_key_value(name) {
            Some((file, _)) => Some(file.as_str()),
            None => nearest.get(name).copied(),
        };
        let template = |source: &'s str| {
            let tags: Vec<&str> = tags(source).collect();
            let is_within = |text: &str, name: &str| memmem::find(text.as_bytes(), name.as_bytes()).is_some();
            let is_named = |name: &str| is_within(source, name) && tags.iter().any(|tag| is_within(tag, name));
            let parts = match names_computed(source) {
                true => u8::MAX,
                false => NAMES.iter().filter(|(name, _)| is_named(name)).fold(0, |all, (_, part)| all | *part as u8),
            };
            let calls = |tag: &'s str| memchr_iter(b'<', tag.as_bytes()).map(|at| word_at(&tag[at + 1..]));
            let called = tags.iter().flat_map(|tag| calls(tag)).filter_map(|name| components.get(name)).flatten();
            let texts = tags.iter().flat_map(|tag| tag.split(['"', '\'', '`']));
            let named =
                texts.filter(|text| [".html", ".svg"].iter().any(|ending| text.ends_with(ending))).filter_map(find);
            Template { parts, uses: called.copied().chain(named).collect() }
        };
        let files = sources.iter().map(|(file, source)| (file.as_str(), template(source))).collect();
        Self { nearest, files }
    }

    fn parts(&self, template: &str) -> Parts {
        let (mut parts, mut seen) = (0, BTreeSet::new());
        let mut next: Vec<&str> = self.nearest.get(template).copied().into_iter().collect();
        while let Some(file) = next.pop() {
            if seen.insert(file) {
                let Template { parts: named, uses } = &self.files[file];
                parts |= named;
                next.extend(uses);
            }
        }
        Parts(parts)
    }
}

/// The name of a template without its layer's.
fn below_layer(file: &str) -> &str {
    file.split_once('/').map_or(file, |(_, below)| below)
}

/// What stands between `{{` and `}}`, and between `{%` and `%}`: components are called there, while `<section` elsewhere
/// is an element.
fn tags(source: &str) -> impl Iterator<Item = &str> {
    let mut rest = source;
    std::iter::from_fn(move || {
        let open =
            memchr_iter(b'{', rest.as_bytes()).find(|at| matches!(rest.as_bytes().get(at + 1), Some(b'{' | b'%')))?;
        let within = &rest[open + 2..];
        let (tag, behind) = within.split_at(end_of_tag(within));
        rest = behind;
        Some(tag)
    })
}

/// Where a tag ends: not in quotes, and not with the braces of an argument, as in `<a b={ {"c": 1}} />`.
fn end_of_tag(within: &str) -> usize {
    let bytes = within.as_bytes();
    let (mut quote, mut braces) = (None, 0_usize);
    for (at, byte) in bytes.iter().enumerate() {
        match (byte, quote) {
            (b'"' | b'\'' | b'`', None) => quote = Some(*byte),
            (_, Some(open)) if *byte == open => quote = None,
            (b'{', None) => braces += 1,
            (b'}' | b'%', None) if braces == 0 && bytes.get(at + 1) == Some(&b'}') => return at,
            (b'}', None) => braces = braces.saturating_sub(1),
            _ => {}
        }
    }
    bytes.len()
}

/// Whether a template may reach a part without its name: by a name that is put together, as in `page[name]`,
/// by going through all fields of a view, or by printing all of it.
fn names_computed(source: &str) -> bool {
    let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
    let bytes = source.as_bytes();
    let is_subscript =
        |at: usize| at > 0 && (is_letter(bytes.get(at - 1)) || bytes[at - 1] == b']') && is_letter(bytes.get(at + 1));
    let goes_through = |at: usize| {
        source[at + "for ".len()..]
            .split(" in ")
            .next()
            .is_some_and(|names| names.contains(',') && names.len() < LONGEST_NAMES)
    };
    let prints_all = |at: usize| {
        let (word, rest) =
            source[at + "{{".len()..].trim_start_matches(['-', ' ', '\n']).split_at_checked(4).unwrap_or_default();
        matches!(word, "page" | "head") && !rest.starts_with(['.', '_']) && !is_letter(rest.as_bytes().first())
    };
    memchr_iter(b'[', bytes).any(is_subscript)
        || memmem::find_iter(bytes, "for ").any(goes_through)
        || memmem::find_iter(bytes, "{{").any(prints_all)
}

/// So long are the names of a key and a value at most.
const LONGEST_NAMES: usize = 80;

/// The first word of a text, such as the name of a component.
fn word_at(text: &str) -> &str {
    let text = text.trim_start();
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
            ("l0/layouts/page.html", "{#- What all share. -#}<title>{{ head.title }}</title><next>related</next>"),
            ("l1/layouts/page.html", "{% for document in head.json_ld %}{% endfor %}"),
            (
                "l1/pages/b.html",
                "{% include 'parts/é b.html' %}{{ <a b={ {1: \"}}\"}} c={< next article={page} />} /> }}",
            ),
            ("l1/parts/é b.html", "{{ page.share.address }}"),
            (
                "l1/parts/next.html",
                "{% component  next(article: map) -%}{{ article[\"related\"] }}{% endcomponent next %}",
            ),
            ("l1/pages/c.html", "{% for name, value in page %}{{ name }}{% endfor %}"),
            ("l1/pages/d.html", "{{ page[kind] }}"),
            ("l1/pages/e.html", "{{ head }} and {{ header }}"),
            ("l1/pages/f.html", "for all in page, {{ pages }} [a] {{ page.title[:1] }} in"),
        ];
        let sources = sources.map(|(name, source)| (name.to_owned(), source.to_owned())).into_iter().collect();
        let asked = Asked::read(&sources);
        assert_eq!(asked.of("pages/a.html"), Parts(0));
        assert_eq!(asked.of("pages/b.html"), Parts(Part::Related as u8 | Part::Share as u8));
        let unknown = ["pages/c.html", "pages/d.html", "pages/e.html", "pages/other.html"];
        assert_eq!(unknown.map(|name| asked.of(name)), [Parts::ALL; 4]);
        assert_eq!(asked.of("pages/f.html"), Parts(0));
    }
}
