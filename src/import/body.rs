//! Texts whose links and pictures move with them.
//!
//! Only what a link leads to is written anew; every other character of a text stays as it is. A link
//! that would lead nowhere loses its target and keeps its words.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What becomes of the target of a link or a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It stays as it is.
    Stays,
    /// It is this now.
    To(String),
    /// A picture that becomes a link to this.
    Link(String),
    /// It leads nowhere.
    Gone,
}

/// Tells what becomes of a target that stands in a line of the text.
pub type Became<'f> = dyn FnMut(&str, usize) -> Moved + 'f;

/// A text with its links moved. `link` tells what becomes of a target, `picture` of that of a picture;
/// `alt` describes pictures without a description.
pub fn moved(body: &str, alt: &str, link: &mut Became<'_>, picture: &mut Became<'_>) -> String {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut open: Vec<Link> = Vec::new();
    let mut image: Option<(Range<usize>, String, String, String)> = None;
    let lines: Vec<usize> = body.match_indices('\n').map(|(at, _)| at).collect();
    let line_of = |at: usize| lines.partition_point(|end| *end < at) + 1;
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        if let Some((_, _, _, words)) = &mut image {
            match event {
                Event::Text(text) | Event::Code(text) => words.push_str(&text),
                Event::End(TagEnd::Image) => {
                    if let Some((range, target, title, words)) = image.take() {
                        let line = line_of(range.start);
                        edits.extend(image_edit(picture(&target, line), &range, &target, &title, &words, alt));
                    }
                }
                _ => {}
            }
            continue;
        }
        let inner = open.last_mut();
        match event {
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                widen(inner, &range);
                image = Some((range, dest_url.to_string(), title.to_string(), String::new()));
            }
            Event::Start(Tag::Link { dest_url, title, link_type, .. }) => open.push(Link {
                target: dest_url.to_string(),
                title: title.to_string(),
                is_bare: matches!(link_type, pulldown_cmark::LinkType::Autolink | pulldown_cmark::LinkType::Email),
                end: range.start + 1,
                range,
            }),
            Event::End(TagEnd::Link) => {
                if let Some(one) = open.pop().filter(|one| !one.is_bare && one.end < one.range.end) {
                    let became = link(&one.target, line_of(one.range.start));
                    edits.extend(one.edits(became));
                }
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                widen(inner, &range);
                html_edits(body, range, &line_of, (link, picture), &mut edits);
            }
            _ => widen(inner, &range),
        }
    }
    applied(body, edits)
}

/// A link that is being read.
struct Link {
    range: Range<usize>,
    target: String,
    title: String,
    is_bare: bool,
    /// Where its words end.
    end: usize,
}

impl Link {
    fn edits(self, became: Moved) -> Vec<(Range<usize>, String)> {
        match became {
            Moved::Stays => Vec::new(),
            Moved::To(target) | Moved::Link(target) => {
                vec![(self.end..self.range.end, format!("]({}{})", destination(&target), titled(&self.title)))]
            }
            Moved::Gone => {
                vec![(self.range.start..self.range.start + 1, String::new()), (self.end..self.range.end, String::new())]
            }
        }
    }
}

fn widen(link: Option<&mut Link>, range: &Range<usize>) {
    if let Some(link) = link {
        link.end = link.end.max(range.end);
    }
}

fn image_edit(
    became: Moved,
    range: &Range<usize>,
    target: &str,
    title: &str,
    words: &str,
    alt: &str,
) -> Option<(Range<usize>, String)> {
    let is_described = !words.trim().is_empty();
    let described = if is_described {
        words
    } else if title.is_empty() {
        alt
    } else {
        title
    };
    let described = escaped(described);
    let text = match became {
        Moved::Stays if is_described => return None,
        Moved::Stays => format!("![{described}]({}{})", destination(target), titled(title)),
        Moved::To(path) => format!("![{described}]({}{})", destination(&path), titled(title)),
        Moved::Link(address) => format!("[{described}]({})", destination(&address)),
        Moved::Gone if is_described => described,
        Moved::Gone => String::new(),
    };
    Some((range.clone(), text))
}

fn titled(title: &str) -> String {
    if title.is_empty() {
        String::new()
    } else {
        format!(" \"{}\"", title.replace(['\n', '\r'], " ").replace('\\', "\\\\").replace('"', "\\\""))
    }
}

fn destination(target: &str) -> String {
    let is_plain = !target.is_empty()
        && !target.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '(' | ')' | '<' | '>'));
    if is_plain { target.to_owned() } else { format!("<{}>", target.replace(['<', '>', '\n', '\r'], "")) }
}

/// Words in which no character means more than itself.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for character in words.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(character, '[' | ']' | '\\' | '`' | '*' | '_' | '<' | '!') {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// The targets in HTML that stands in a text.
fn html_edits(
    body: &str,
    range: Range<usize>,
    line_of: &dyn Fn(usize) -> usize,
    (link, picture): (&mut Became<'_>, &mut Became<'_>),
    edits: &mut Vec<(Range<usize>, String)>,
) {
    let html = &body[range.clone()];
    for (name, is_picture) in [("src=", true), ("href=", false)] {
        for (at, _) in html.match_indices(name) {
            let value = at + name.len();
            let Some(quote) = html[value..].chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
            let Some(length) = html[value + 1..].find(quote) else { continue };
            let inner = range.start + value + 1..range.start + value + 1 + length;
            let tag = html[..at]
                .rfind('<')
                .map_or("", |start| &html[start + 1..at])
                .split_whitespace()
                .next()
                .unwrap_or_default();
            if is_picture != tag.eq_ignore_ascii_case("img") {
                continue;
            }
            let target = body[inner.clone()].trim();
            let line = line_of(inner.start);
            let became = if is_picture { picture(target, line) } else { link(target, line) };
            match became {
                Moved::Stays => {}
                Moved::To(target) | Moved::Link(target) => edits.push((inner, target.replace(['"', '\''], ""))),
                Moved::Gone => {
                    let start = html[..at].rfind('<').map(|start| range.start + start);
                    let end = html[at..].find('>').map(|end| range.start + at + end + 1);
                    if let (Some(start), Some(end)) = (start, end) {
                        edits.push((start..end, String::new()));
                    }
                }
            }
        }
    }
}

/// The text with its edits; of two that overlap the first counts.
fn applied(body: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(body.len());
    let mut at = 0;
    for (range, with) in edits {
        if range.start < at {
            continue;
        }
        out.push_str(&body[at..range.start]);
        out.push_str(&with);
        at = range.end;
    }
    out.push_str(&body[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> String {
        let became = |target: &str| match target {
            "lama.md" => Moved::To("../kabar/baru.md".to_owned()),
            "hilang" => Moved::Gone,
            "a.jpg" => Moved::To("../media/a b.jpg".to_owned()),
            "https://jauh.example/x.jpg" => Moved::Link(target.to_owned()),
            _ => Moved::Stays,
        };
        moved(body, "Panen", &mut |target, _| became(target), &mut |target, _| became(target))
    }

    #[test]
    fn only_targets_are_written_anew() {
        let known = [
            ("a [x *y* \\] z](lama.md \"t\") b", "a [x *y* \\] z](../kabar/baru.md \"t\") b"),
            ("[\\*a](hilang) [b](hilang \"x\")", "\\*a b"),
            ("![](a.jpg)", "![Panen](<../media/a b.jpg>)"),
            ("[![k](a.jpg)](lama.md)", "[![k](<../media/a b.jpg>)](../kabar/baru.md)"),
            ("![sa\\]wah](https://jauh.example/x.jpg)", "[sa\\]wah](https://jauh.example/x.jpg)"),
            ("[x][r] dan [r]\n\n[r]: lama.md\n", "[x](../kabar/baru.md) dan [r](../kabar/baru.md)\n\n[r]: lama.md\n"),
            ("`[x](hilang)` <https://a.example/>", "`[x](hilang)` <https://a.example/>"),
            ("<img src=\"a.jpg\"> <img src='hilang'>", "<img src=\"../media/a b.jpg\"> "),
            ("a [](hilang)b", "a b"),
        ];
        for (body, expected) in known {
            assert_eq!(read(body), expected, "{body}");
        }
    }
}
