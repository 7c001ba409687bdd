//! The HTML elements that an author may write, and where each of them may stand.

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Paragraphs, lists and whatever else, and text.
    Flow,
    /// Text and what stands in a line of text.
    Phrasing,
    /// `li` only.
    Items,
    /// `dt` and `dd` in turn.
    Pairs,
    /// `caption`, `thead`, `tbody`.
    Sections,
    /// `tr` only.
    Rows,
    /// `th` and `td` only.
    Cells,
    /// A `summary`, then anything.
    Details,
    /// Anything, with one `figcaption` at the start or the end.
    Figure,
}

/// How an element fits in what stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Stands in a line of text.
    Phrasing,
    /// Stands in a line of text and has no content: `br`.
    Mark,
    /// Stands between paragraphs.
    Block(Content),
    /// A line across the page.
    Rule,
    /// Stands in its parent only, such as `li` in a list.
    Part(Content),
}

/// An element that may stand on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// The name on the page, which is not always the one that was typed.
    pub name: &'static str,
    /// How it fits.
    pub role: Role,
}

/// The element of a name in lower case; `None` for those that have no place in a text.
pub(super) fn find(name: &str) -> Option<Element> {
    use Content::{Cells, Details, Figure, Flow, Items, Pairs, Phrasing, Rows, Sections};
    let (name, role) = match name {
        "a" => ("a", Role::Phrasing),
        "abbr" | "acronym" => ("abbr", Role::Phrasing),
        "b" => ("b", Role::Phrasing),
        "bdi" => ("bdi", Role::Phrasing),
        "cite" => ("cite", Role::Phrasing),
        "code" | "tt" => ("code", Role::Phrasing),
        "del" => ("del", Role::Phrasing),
        "em" => ("em", Role::Phrasing),
        "i" | "dfn" => ("i", Role::Phrasing),
        "ins" => ("ins", Role::Phrasing),
        "kbd" => ("kbd", Role::Phrasing),
        "mark" => ("mark", Role::Phrasing),
        "q" => ("q", Role::Phrasing),
        "s" | "strike" => ("s", Role::Phrasing),
        "samp" => ("samp", Role::Phrasing),
        "small" => ("small", Role::Phrasing),
        "span" => ("span", Role::Phrasing),
        "strong" => ("strong", Role::Phrasing),
        "sub" => ("sub", Role::Phrasing),
        "sup" => ("sup", Role::Phrasing),
        "time" => ("time", Role::Phrasing),
        "u" => ("u", Role::Phrasing),
        "var" => ("var", Role::Phrasing),
        "br" => ("br", Role::Mark),
        "wbr" => ("wbr", Role::Mark),
        "img" => ("img", Role::Mark),
        "hr" => ("hr", Role::Rule),
        "p" => ("p", Role::Block(Phrasing)),
        "pre" => ("pre", Role::Block(Phrasing)),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => ("h2", Role::Block(Phrasing)),
        "div" | "address" | "article" | "aside" | "section" | "nav" | "header" | "footer" => ("div", Role::Block(Flow)),
        "blockquote" => ("blockquote", Role::Block(Flow)),
        "ul" => ("ul", Role::Block(Items)),
        "ol" => ("ol", Role::Block(Items)),
        "dl" => ("dl", Role::Block(Pairs)),
        "table" => ("table", Role::Block(Sections)),
        "details" => ("details", Role::Block(Details)),
        "figure" => ("figure", Role::Block(Figure)),
        "li" => ("li", Role::Part(Flow)),
        "dt" => ("dt", Role::Part(Phrasing)),
        "dd" => ("dd", Role::Part(Flow)),
        "caption" => ("caption", Role::Part(Phrasing)),
        "thead" => ("thead", Role::Part(Rows)),
        "tbody" | "tfoot" => ("tbody", Role::Part(Rows)),
        "tr" => ("tr", Role::Part(Cells)),
        "th" => ("th", Role::Part(Phrasing)),
        "td" => ("td", Role::Part(Flow)),
        "summary" => ("summary", Role::Part(Phrasing)),
        "figcaption" => ("figcaption", Role::Part(Flow)),
        _ => return None,
    };
    Some(Element { name, role })
}

/// Whether what stands between the tags of an element goes with it.
pub(super) fn hides_content(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "iframe"
            | "textarea"
            | "title"
            | "template"
            | "svg"
            | "math"
            | "object"
            | "select"
            | "noscript"
            | "noembed"
            | "noframes"
            | "xmp"
            | "audio"
            | "video"
            | "canvas"
    )
}

/// The level that a heading was typed with, from 1 to 6.
pub(super) fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// The element name of a heading on the page.
pub(super) fn heading_name(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
