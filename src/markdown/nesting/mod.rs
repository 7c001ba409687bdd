//! Keeps the HTML of an author well nested among the elements that Markdown makes.
//!
//! An author's tags come in any order and number. Here every tag finds a place where HTML
//! allows it, or is left out: what is open is closed in time, what is missing between a table
//! and its text is added, and no tag reaches beyond the paragraph, item or quotation of the
//! Markdown around it. So a page is valid by construction, whatever was typed.

mod open;

use super::elements::{Content, Element, Role};

use open::{Filled, Open, Owner, is_parent};

/// How many elements of an author may be open at once; further ones are left out.
const DEEPEST: usize = 64;

/// All elements open at this point of the page, the outermost first.
#[derive(Debug)]
pub(super) struct Nesting {
    open: Vec<Open>,
    authors: usize,
    links: usize,
    /// What stands in a `summary` that the author left out.
    more: String,
}

impl Nesting {
    /// Nothing open; `more` labels what folds out and has no label.
    pub fn new(more: &str) -> Self {
        Self { open: Vec::new(), authors: 0, links: 0, more: more.to_owned() }
    }

    /// Whether a link is open.
    pub fn in_link(&self) -> bool {
        self.links > 0
    }

    /// Makes room for an element between paragraphs; `false` inside a line of text.
    pub fn block(&mut self, out: &mut String) -> bool {
        loop {
            match self.content() {
                Content::Flow => return true,
                Content::Phrasing if self.owner() == Owner::Author => self.close(out),
                Content::Phrasing => return false,
                _ => {
                    if self.room_for_child(out) {
                        return true;
                    }
                }
            }
        }
    }

    /// Makes room for text.
    pub fn inline(&mut self, out: &mut String) {
        if self.authors == 0 {
            return;
        }
        while !matches!(self.content(), Content::Flow | Content::Phrasing) {
            if self.room_for_child(out) {
                return;
            }
        }
    }

    /// Enters an element of Markdown, which writes its tags itself.
    pub fn enter(&mut self, name: &'static str, content: Content) {
        self.push(name, content, Owner::Text);
    }

    /// Leaves the innermost element of Markdown and closes what an author left open in it.
    pub fn leave(&mut self, out: &mut String) {
        while self.authors > 0 && self.owner() == Owner::Author && !self.open.is_empty() {
            self.close(out);
        }
        if let Some(open) = self.open.pop() {
            self.links -= usize::from(open.name == "a");
        }
    }

    /// Opens an element that ends by itself where the text around it ends.
    pub fn open_loose(&mut self, name: &'static str, attributes: &str, out: &mut String) {
        self.inline(out);
        self.open_tag(name, Content::Phrasing, attributes, out);
    }

    /// Opens an element that holds the author's next one and ends with it; `false` when there is no place.
    pub fn open_frame(&mut self, name: &'static str, attributes: &str, out: &mut String) -> bool {
        let has_room = self.authors + 1 < DEEPEST && self.block(out);
        if has_room {
            self.open_tag(name, Content::Flow, attributes, out);
            if let Some(open) = self.open.last_mut() {
                open.is_frame = true;
            }
        }
        has_room
    }

    /// Opens an element of the author; `false` when there is no place for it.
    pub fn open(&mut self, element: Element, attributes: &str, out: &mut String) -> bool {
        if self.authors >= DEEPEST {
            return false;
        }
        match element.role {
            Role::Phrasing if element.name == "a" && self.in_link() && !self.close_named("a", out) => false,
            Role::Phrasing => {
                self.inline(out);
                self.open_tag(element.name, Content::Phrasing, attributes, out);
                true
            }
            Role::Mark => {
                self.inline(out);
                tag(element.name, attributes, out);
                true
            }
            Role::Rule => self.block(out).then(|| tag(element.name, attributes, out)).is_some(),
            Role::Block(content) => {
                self.block(out).then(|| self.open_tag(element.name, content, attributes, out)).is_some()
            }
            Role::Part(content) => self.open_part(element.name, content, attributes, out),
        }
    }

    /// Closes an element of the author and what is open in it; `false` when none of the name is open.
    pub fn close_named(&mut self, name: &str, out: &mut String) -> bool {
        let reach = self.reach();
        let Some(at) = self.open[reach..].iter().rposition(|open| open.name == name) else { return false };
        while self.open.len() > reach + at {
            self.close(out);
        }
        true
    }

    /// Closes everything of the author that is still open.
    pub fn finish(&mut self, out: &mut String) {
        while !self.open.is_empty() {
            self.close(out);
        }
    }

    /// Opens an element that only its parent may hold, within the parent that is nearest.
    fn open_part(&mut self, name: &'static str, content: Content, attributes: &str, out: &mut String) -> bool {
        let reach = self.reach();
        let parent = |open: &Open| is_parent(open.content, open.filled, name);
        let Some(at) = self.open[reach..].iter().rposition(parent) else { return false };
        while self.open.len() > reach + at + 1 {
            self.close(out);
        }
        let name = if name == "thead" && self.filled() >= Filled::Second { "tbody" } else { name };
        self.room_for_part(name, out);
        self.open_tag(name, content, attributes, out);
        true
    }

    /// Adds what must stand between the open element and a part of it.
    fn room_for_part(&mut self, part: &str, out: &mut String) {
        match (self.content(), part) {
            (Content::Sections, "tr" | "th" | "td") => self.open_tag("tbody", Content::Rows, "", out),
            (Content::Pairs, "dd") if self.filled() == Filled::Nothing => out.push_str("<dt></dt>"),
            _ => {}
        }
        if self.content() == Content::Rows && matches!(part, "th" | "td") {
            self.open_tag("tr", Content::Cells, "", out);
        }
    }

    /// Opens the part in which any content of the open element must stand; `true` when content may follow.
    fn room_for_child(&mut self, out: &mut String) -> bool {
        match self.content() {
            Content::Flow | Content::Phrasing => return true,
            Content::Items => self.open_tag("li", Content::Flow, "", out),
            Content::Pairs => {
                self.room_for_part("dd", out);
                self.open_tag("dd", Content::Flow, "", out);
            }
            Content::Sections => self.open_tag("tbody", Content::Rows, "", out),
            Content::Rows => self.open_tag("tr", Content::Cells, "", out),
            Content::Cells => self.open_tag("td", Content::Flow, "", out),
            Content::Details => {
                self.label_details(out);
                return true;
            }
            Content::Figure if self.filled() == Filled::Whole => self.close(out),
            Content::Figure => {
                self.fill(Filled::More);
                return true;
            }
        }
        false
    }

    fn label_details(&mut self, out: &mut String) {
        if self.filled() == Filled::Nothing {
            out.push_str("<summary>");
            super::escape::text(out, &self.more);
            out.push_str("</summary>\n");
            self.fill(Filled::First);
        }
    }

    fn open_tag(&mut self, name: &'static str, content: Content, attributes: &str, out: &mut String) {
        let filled = match name {
            "figcaption" if self.filled() == Filled::More => Filled::Whole,
            "caption" | "dt" | "summary" | "figcaption" => Filled::First,
            "thead" | "dd" => Filled::Second,
            _ => Filled::More,
        };
        self.fill(filled);
        tag(name, attributes, out);
        self.push(name, content, Owner::Author);
    }

    fn push(&mut self, name: &'static str, content: Content, owner: Owner) {
        self.links += usize::from(name == "a");
        self.authors += usize::from(owner == Owner::Author);
        self.open.push(Open { name, content, owner, filled: Filled::Nothing, is_frame: false });
    }

    /// Closes the innermost element, with what it cannot do without.
    fn close(&mut self, out: &mut String) {
        let Some(open) = self.open.last() else { return };
        match (open.content, open.filled) {
            (Content::Details, Filled::Nothing) => self.label_details(out),
            (Content::Pairs, Filled::First) => out.push_str("<dd></dd>"),
            (Content::Cells, Filled::Nothing) => out.push_str("<td></td>"),
            (Content::Rows, Filled::Nothing) => out.push_str("<tr><td></td></tr>"),
            _ => {}
        }
        let Some(open) = self.open.pop() else { return };
        self.authors -= usize::from(open.owner == Owner::Author);
        self.links -= usize::from(open.name == "a");
        out.push_str("</");
        out.push_str(open.name);
        out.push('>');
        if self.open.last().is_some_and(|frame| frame.is_frame) {
            self.close(out);
        }
    }

    fn content(&self) -> Content {
        self.open.last().map_or(Content::Flow, |open| open.content)
    }

    fn owner(&self) -> Owner {
        self.open.last().map_or(Owner::Text, |open| open.owner)
    }

    fn filled(&self) -> Filled {
        self.open.last().map_or(Filled::Nothing, |open| open.filled)
    }

    fn fill(&mut self, filled: Filled) {
        if let Some(open) = self.open.last_mut() {
            open.filled = match (open.content, open.filled) {
                // In pairs the last one counts, in a figure the first and a caption at the end, elsewhere the farthest.
                (Content::Pairs, _) | (Content::Figure, Filled::Nothing) => filled,
                (Content::Figure, Filled::More) if filled == Filled::Whole => filled,
                (Content::Figure, before) => before,
                (_, before) => before.max(filled),
            };
        }
    }

    /// Where the elements begin that an author's end tag can reach.
    fn reach(&self) -> usize {
        let authors = self.open.iter().rev().take_while(|open| open.owner == Owner::Author).count();
        self.open.len() - authors
    }
}

fn tag(name: &str, attributes: &str, out: &mut String) {
    out.push('<');
    out.push_str(name);
    out.push_str(attributes);
    out.push('>');
}
