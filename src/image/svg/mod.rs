//! SVG: drawings, which are XML and could hold scripts, addresses and small bombs.
//!
//! A drawing is written anew from what [`allowed`] lists; nothing is passed on that was not
//! asked for. Prefixes are taken off: what has the root's prefix is SVG, what has another is some
//! program's own note.

mod allowed;
mod cost;
mod reference;
mod size;
mod write;

use std::borrow::Cow;

use quick_xml::{
    Reader,
    escape::{resolve_predefined_entity, unescape},
    events::{BytesRef, BytesStart, Event},
};

use super::{Clean, Fault};
use write::Drawing;

/// The longest drawing, in bytes: far above a map of all hamlets, far below what tires a phone.
const MAX_BYTES: usize = 8 << 20;
/// The most attributes of one element.
const MAX_ATTRIBUTES: usize = 256;

/// Whether the first element of a text is `svg`.
pub(super) fn is_drawing(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    if !text.trim_start_matches('\u{FEFF}').trim_start().starts_with('<') {
        return false;
    }
    let mut reader = reader(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => return tag.local_name().as_ref() == b"svg",
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// Writes the drawing anew, and tells its size.
pub(super) fn clean(bytes: &[u8]) -> Result<Clean, Fault> {
    if bytes.len() > MAX_BYTES {
        return Err(Fault::TooLarge);
    }
    let mut reader = reader(std::str::from_utf8(bytes).map_err(|_| Fault::Damaged)?);
    let mut drawing = Drawing::default();
    while !drawing.is_closed() {
        match reader.read_event().map_err(|_| Fault::Damaged)? {
            Event::Start(tag) => open(&mut drawing, &tag)?,
            Event::Empty(tag) => {
                open(&mut drawing, &tag)?;
                drawing.close();
            }
            Event::End(_) => drawing.close(),
            Event::Text(text) => drawing.text(&lawful(text.decode().map_err(|_| Fault::Damaged)?)?),
            Event::CData(text) => drawing.text(&lawful(text.decode().map_err(|_| Fault::Damaged)?)?),
            Event::GeneralRef(reference) => drawing.text(&resolved(&reference)?),
            Event::DocType(text) if defines_entities(&text) => return Err(Fault::Entities),
            Event::DocType(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => return Err(Fault::Truncated),
        }
    }
    drawing.finished()
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}').trim_start());
    reader.config_mut().check_end_names = true;
    reader
}

/// Names and values of a tag as text, duplicates included.
fn open(drawing: &mut Drawing, tag: &BytesStart) -> Result<(), Fault> {
    let name = tag.name();
    let name = std::str::from_utf8(name.as_ref()).map_err(|_| Fault::Damaged)?;
    let mut attributes = Vec::new();
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Fault::Damaged)?;
        let name = std::str::from_utf8(attribute.key.as_ref()).map_err(|_| Fault::Damaged)?;
        let value = std::str::from_utf8(&attribute.value).map_err(|_| Fault::Damaged)?;
        if attributes.len() == MAX_ATTRIBUTES {
            return Err(Fault::TooLarge);
        }
        attributes.push((name.to_owned(), lawful(unescape(value).map_err(|_| Fault::Damaged)?)?.into_owned()));
    }
    drawing.open(name, &attributes)
}

/// The text that `&amp;` or `&#233;` stands for; other names have no meaning without a DOCTYPE.
fn resolved(reference: &BytesRef) -> Result<String, Fault> {
    if let Some(letter) = reference.resolve_char_ref().map_err(|_| Fault::Damaged)? {
        return lawful(letter.to_string().into()).map(Cow::into_owned);
    }
    let name = reference.decode().map_err(|_| Fault::Damaged)?;
    resolve_predefined_entity(&name).map(str::to_owned).ok_or(Fault::Damaged)
}

/// Text without the letters that XML does not have (XML 1.0, 2.2).
fn lawful(text: Cow<str>) -> Result<Cow<str>, Fault> {
    let is_lawful = |letter| matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    if text.chars().all(is_lawful) { Ok(text) } else { Err(Fault::Damaged) }
}

/// The plain DOCTYPE of older programs is only dropped.
fn defines_entities(doctype: &[u8]) -> bool {
    doctype.windows(8).any(|part| part.eq_ignore_ascii_case(b"<!entity"))
}
