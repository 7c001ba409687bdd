//! What lies at a source, by its first bytes and never by its name.

/// A kind of thing that a source can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The index of a bundle.
    Bundle,
    /// An Atom, RSS or JSON feed.
    Feed,
    /// An iCalendar file.
    Calendar,
    /// A page that may lead to one of the others.
    Page,
}

/// How far into a file its kind is looked for, in bytes.
const HEAD: usize = 4096;

/// What the bytes of a file are; `None` for something else.
pub fn kind(bytes: &[u8]) -> Option<Kind> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_lowercase();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let has_tag = |names: &[&str]| names.iter().any(|name| head.contains(name));
    match head.chars().next()? {
        'b' if head.starts_with("begin:vcalendar") => Some(Kind::Calendar),
        '{' if head.contains("jsonfeed.org/version") => Some(Kind::Feed),
        '{' => Some(Kind::Bundle),
        '<' if has_tag(&["<rss", "<feed", "<rdf:rdf"]) => Some(Kind::Feed),
        '<' if has_tag(&["<!doctype html", "<html", "<head", "<link", "<meta", "<body"]) => Some(Kind::Page),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_somewhere_is_told_by_its_first_bytes() {
        let kinds = [
            ("BEGIN:VCALENDAR\r\nVERSION:2.0", Some(Kind::Calendar)),
            ("\u{feff}<?xml version=\"1.0\"?>\n<!-- x -->\n<rss version=\"2.0\">", Some(Kind::Feed)),
            ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", Some(Kind::Feed)),
            ("{\"version\": \"https://jsonfeed.org/version/1.1\"}", Some(Kind::Feed)),
            ("{\"format\": \"jejaring\"}", Some(Kind::Bundle)),
            ("<!DOCTYPE html><html>", Some(Kind::Page)),
            ("tidak ditemukan", None),
            ("", None),
        ];
        for (text, expected) in kinds {
            assert_eq!(kind(text.as_bytes()), expected, "{text}");
        }
    }
}
