//! Raw HTML in pieces: tags and the text between them.

/// A piece of raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Text with its entities.
    Text(&'t str),
    /// A start tag.
    Start(Tag<'t>),
    /// An end tag, with its name in lower case.
    End(String),
}

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// In lower case.
    pub name: String,
    /// Names in lower case, values with their entities undone.
    pub attributes: Vec<(String, String)>,
    /// The tag as it was typed.
    pub typed: &'t str,
}

impl Tag<'_> {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The most attributes of one tag that are read.
const MOST_ATTRIBUTES: usize = 32;

/// Goes through raw HTML piece by piece; comments are passed over.
pub(super) struct Pieces<'t> {
    rest: &'t str,
    /// Set once a tag has no end, since then no further one has.
    is_text_only: bool,
}

impl<'t> Pieces<'t> {
    /// All pieces of some HTML.
    pub fn new(html: &'t str) -> Self {
        Self { rest: html, is_text_only: false }
    }

    fn take(&mut self, length: usize) -> &'t str {
        let (piece, rest) = self.rest.split_at(length);
        self.rest = rest;
        piece
    }

    /// The piece at a `<`; `None` for what is passed over.
    fn markup(&mut self) -> Option<Piece<'t>> {
        let bytes = self.rest.as_bytes();
        match bytes.get(1) {
            Some(b'!') if self.rest.starts_with("<!--") => self.pass("<!--".len(), "-->"),
            Some(b'!' | b'?') => self.pass(1, ">"),
            Some(b'/') if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => Some(self.end_tag()),
            Some(first) if first.is_ascii_alphabetic() => Some(self.start_tag()),
            _ => Some(Piece::Text(self.take(1))),
        }
    }

    /// Passes over a comment or declaration.
    fn pass(&mut self, skip: usize, end: &str) -> Option<Piece<'t>> {
        let length = self.rest[skip..].find(end).map_or(self.rest.len(), |at| skip + at + end.len());
        self.take(length);
        None
    }

    fn end_tag(&mut self) -> Piece<'t> {
        match self.rest.find('>') {
            Some(end) => Piece::End(name(&self.take(end + 1)[2..])),
            None => self.text_only(),
        }
    }

    fn text_only(&mut self) -> Piece<'t> {
        self.is_text_only = true;
        Piece::Text(self.take(1))
    }

    fn start_tag(&mut self) -> Piece<'t> {
        let Some(length) = tag_length(self.rest) else { return self.text_only() };
        let typed = self.take(length);
        let name = name(&typed[1..]);
        let attributes = attributes(&typed[1 + name.len()..typed.len() - 1]);
        Piece::Start(Tag { name, attributes, typed })
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        while !self.rest.is_empty() {
            match self.rest.find('<').filter(|_| !self.is_text_only) {
                Some(0) => {
                    if let Some(piece) = self.markup() {
                        return Some(piece);
                    }
                }
                Some(length) => return Some(Piece::Text(self.take(length))),
                None => return Some(Piece::Text(self.take(self.rest.len()))),
            }
        }
        None
    }
}

/// The length of a start tag; a `>` in quotes does not end it.
fn tag_length(html: &str) -> Option<usize> {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        after_equals = quote.is_none() && (byte == b'=' || (after_equals && byte.is_ascii_whitespace()));
    }
    None
}

fn name(text: &str) -> String {
    let end = text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(text.len());
    text[..end].to_ascii_lowercase()
}

fn attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    while all.len() < MOST_ATTRIBUTES {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '='));
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let value = match rest.strip_prefix('=') {
            Some(after) => {
                let (value, after) = value(after.trim_start());
                rest = after;
                value
            }
            None => "",
        };
        if all.iter().all(|(known, _)| *known != name) {
            all.push((name, decoded(value)));
        }
    }
    all
}

fn value(text: &str) -> (&str, &str) {
    if let Some(quote) = text.chars().next().filter(|first| matches!(first, '"' | '\'')) {
        return text[1..].split_once(quote).unwrap_or((&text[1..], ""));
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len()))
}

/// A value with the entities undone that stand in addresses and names.
///
/// Any other entity stays as it was typed, and is shown so: a value is escaped again when it is
/// written, so a browser reads what was judged here.
fn decoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (character, length) = entity(&rest[at..]).unwrap_or(('&', 1));
        out.push(character);
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out
}

/// The character that an entity stands for, and its length.
fn entity(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 12;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "colon" => ':',
        "Tab" => '\t',
        "NewLine" => '\n',
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => digits.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    };
    Some((character, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(html: &str) -> Tag<'_> {
        match Pieces::new(html).next() {
            Some(Piece::Start(tag)) => tag,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn tags_are_read_as_browsers_do() {
        let tag = start("<IMG SRC = 'a>b' alt=\"x &amp; y\" / onclick=z\nhidden>");
        assert_eq!(tag.name, "img");
        assert_eq!(tag.get("src"), Some("a>b"));
        assert_eq!(tag.get("alt"), Some("x & y"));
        assert_eq!(tag.get("onclick"), Some("z"));
        assert_eq!(tag.get("hidden"), Some(""));
        assert_eq!(start("<a href=java&#115;cript&colon;x>").get("href"), Some("javascript:x"));
    }

    #[test]
    fn what_is_no_tag_is_text() {
        let pieces: Vec<_> = Pieces::new("a < b<!-- c --></B ><i x=\"").collect();
        assert_eq!(
            pieces,
            [
                Piece::Text("a "),
                Piece::Text("<"),
                Piece::Text(" b"),
                Piece::End("b".into()),
                Piece::Text("<"),
                Piece::Text("i x=\""),
            ]
        );
        assert_eq!(Pieces::new(&"<a \"".repeat(100_000)).count(), 2);
    }
}
