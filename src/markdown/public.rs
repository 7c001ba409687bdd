//! A text without what its page does not show: comments, and link definitions that nothing uses.

use std::{borrow::Cow, collections::HashSet, ops::Range};

use memchr::memmem;
use pulldown_cmark::{Event, Parser, Tag};

use super::OPTIONS;

/// The text as others may read it: the page made of it is the same.
pub fn public(text: &str) -> Cow<'_, str> {
    let has = |mark: &str| memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    if !has("<!--") && !has("]:") {
        return Cow::Borrowed(text);
    }
    let mut hidden = comments(text);
    hidden.extend(unused_definitions(text));
    hidden.sort_by_key(|range| range.start);
    let (mut shown, mut from) = (String::with_capacity(text.len()), 0);
    for range in hidden {
        shown.push_str(text.get(from..range.start).unwrap_or_default());
        from = from.max(range.end);
    }
    shown.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(shown)
}

/// Where comments stand outside code. What follows one in the same block of HTML stays.
fn comments(text: &str) -> Vec<Range<usize>> {
    let events = Parser::new_ext(text, OPTIONS).into_offset_iter();
    let is_html = |event: &Event<'_>| matches!(event, Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_));
    let html = events.filter(|(event, _)| is_html(event)).map(|(_, range)| range);
    html.flat_map(|range| comments_in(text, range)).collect()
}

fn comments_in(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), range.start);
    while let Some(start) = text[at..range.end].find("<!--").map(|start| at + start) {
        let end = text[start..range.end].find("-->").map_or(range.end, |end| start + end + "-->".len());
        found.push(start..end);
        at = end;
    }
    found
}

/// Link definitions that no link uses, which some use for notes to themselves.
fn unused_definitions(text: &str) -> Vec<Range<usize>> {
    let parser = Parser::new_ext(text, OPTIONS);
    let defined: Vec<(String, Range<usize>)> = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| (folded(label), definition.span.clone()))
        .collect();
    let used: HashSet<String> = parser
        .filter_map(|event| match event {
            Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) if !id.is_empty() => Some(folded(&id)),
            _ => None,
        })
        .collect();
    defined.into_iter().filter(|(label, _)| !used.contains(label)).map(|(_, span)| span).collect()
}

/// Labels are the same whatever their letter case (`CommonMark`, section 4.7).
fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::public;

    #[test]
    fn what_a_page_does_not_show_is_not_public() {
        assert_eq!(public("a <!-- rahasia --> b"), "a  b");
        assert_eq!(public("<!-- x\n\ny -->\n\nHalo"), "\n\nHalo");
        assert_eq!(public("`<!-- kode -->`"), "`<!-- kode -->`");
        assert_eq!(
            public("[//]: # (rahasia)\n\nHalo [desa][d]\n\n[d]: https://desa.example\n").trim(),
            "Halo [desa][d]\n\n[d]: https://desa.example"
        );
    }
}
