//! A feed in XML that can be read in little time and with little memory.
//!
//! Nothing in it is ever looked up or expanded: an entity of its own stays the words that it is
//! called by. What makes readers slow is bounded here, before the text reaches one: depth, names
//! within the reach of an element, attributes.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::source::unreadable;
use crate::member::content::Fault;

/// How deep elements may be within each other, those of XHTML among them.
const DEEPEST: usize = 100;

/// The most bytes and signs of equality in a tag.
const LARGEST_TAG: (usize, usize) = (100_000, 200);

/// The most namespaces that may be named around one element.
const MOST_NAMES: usize = 100;

/// The text without what its reader trips over, if it is sound.
pub fn mended(text: &str) -> Result<String, Fault> {
    let text = with_sound_references(without_declaration(text));
    check(&text)?;
    Ok(with_known_version(text))
}

/// RSS of a version that its reader does not know, which is none that ever differed, as 2.0.
fn with_known_version(mut text: String) -> String {
    let Some((start, end)) = text.find("<rss").and_then(|start| Some((start, start + text[start..].find('>')?))) else {
        return text;
    };
    let is_known = ["0.91", "0.92", "2.0"].iter().any(|version| {
        text[start..end].contains(&format!("version=\"{version}\""))
            || text[start..end].contains(&format!("version='{version}'"))
    });
    if !is_known {
        let tag = text[start..end].replace(" version", " data-version").replacen("<rss", "<rss version=\"2.0\"", 1);
        text.replace_range(start..end, &tag);
    }
    text
}

/// A text that was decoded already, without the name of the charset that it had.
fn without_declaration(text: &str) -> &str {
    let rest = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    rest.map_or(text, |(_, rest)| rest.trim_start())
}

/// The text with `&amp;` for each lone `&`, and without characters and references to them that XML
/// does not have (XML 1.0, section 2.2).
fn with_sound_references(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (number, part) in text.split("<![CDATA[").enumerate() {
        let (data, rest) = match part.split_once("]]>") {
            _ if number == 0 => ("", part),
            Some((data, rest)) => (data, rest),
            None => (part, ""),
        };
        if number > 0 {
            out.push_str("<![CDATA[");
            out.extend(data.chars().filter(|char| is_xml(*char)));
            // What was cut off stays open, and is found to be.
            out.push_str(if data.len() == part.len() { "" } else { "]]>" });
        }
        for (number, piece) in rest.split('&').enumerate() {
            out.push_str(if number == 0 { "" } else { reference(piece) });
            out.extend(piece.chars().filter(|char| is_xml(*char)));
        }
    }
    out
}

/// What to write for the `&` before a text.
fn reference(rest: &str) -> &'static str {
    let Some((name, _)) = rest.get(..rest.floor_char_boundary(40)).unwrap_or_default().split_once(';') else {
        return "&amp;";
    };
    let code = match name.strip_prefix('#') {
        Some(code) => match code.strip_prefix(['x', 'X']) {
            Some(code) => u32::from_str_radix(code, 16).ok(),
            None => code.parse().ok(),
        },
        None if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) => return "&",
        None => None,
    };
    // A reference with `&#X` is one of HTML alone.
    let is_known = code.and_then(char::from_u32).is_some_and(is_xml) && !name.starts_with("#X");
    if is_known { "&" } else { "&amp;" }
}

fn is_xml(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// Whether a text is whole, and of bounded depth and breadth.
fn check(text: &str) -> Result<(), Fault> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().trim_markup_names_in_closing_tags = true;
    let mut names: Vec<usize> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                let around = names.last().copied().unwrap_or(0) + named(&tag)?;
                names.push(around);
                if names.len() > DEEPEST || around > MOST_NAMES {
                    return Err(Fault::TooDeep);
                }
            }
            Ok(Event::Empty(tag)) => {
                named(&tag)?;
            }
            Ok(Event::End(_)) => {
                names.pop();
            }
            Ok(Event::Eof) if names.is_empty() => return Ok(()),
            Ok(Event::Eof) | Err(quick_xml::Error::Syntax(_)) => return Err(Fault::Cut),
            Ok(_) => {}
            Err(error) => return Err(unreadable(&error.to_string())),
        }
    }
}

/// How many namespaces a tag names.
fn named(tag: &BytesStart<'_>) -> Result<usize, Fault> {
    let bytes: &[u8] = tag;
    let signs = bytes.iter().filter(|byte| **byte == b'=').count();
    if bytes.len() > LARGEST_TAG.0 || signs > LARGEST_TAG.1 {
        return Err(Fault::TooDeep);
    }
    Ok(bytes.windows(5).filter(|bytes| *bytes == b"xmlns").count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lone_signs_are_mended_and_data_is_left_alone() {
        let known = [
            ("<a>x & y</a>", "<a>x &amp; y</a>"),
            ("<a>?b=1&c=2&amp;d&#38;&#x26;&nbsp;</a>", "<a>?b=1&amp;c=2&amp;d&#38;&#x26;&nbsp;</a>"),
            ("<a>&#0;&#8;&#99999999;&;\u{8}</a>", "<a>&amp;#0;&amp;#8;&amp;#99999999;&amp;;</a>"),
            ("<a><![CDATA[x & y ]] <b>]]>&</a>", "<a><![CDATA[x & y ]] <b>]]>&amp;</a>"),
            ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<a/>", "<a/>"),
        ];
        for (text, expected) in known {
            assert_eq!(mended(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_cut_off_or_endless_is_refused() {
        for text in ["<a><b>x", "<a><b></b", "<a><![CDATA[x", "<a>x<!-- y"] {
            assert_eq!(mended(text), Err(Fault::Cut), "{text}");
        }
        assert_eq!(mended(&"<a>".repeat(1_000_000)), Err(Fault::TooDeep));
        assert_eq!(mended(&format!("<a {}/>", "x='y' ".repeat(100_000))), Err(Fault::TooDeep));
    }
}
