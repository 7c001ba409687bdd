//! Writes the raw HTML of an author: known elements, well nested, with sound addresses.

use std::ops::Range;

use crate::problem::prose;

use super::{
    attributes::{self, Kept},
    elements::{self, Element},
    escape, headings,
    tags::{Piece, Pieces, Tag},
    target,
    writer::Writer,
};

impl Writer<'_, '_> {
    /// Takes a line of an HTML block.
    pub fn block_html(&mut self, html: &str) {
        if let Some(block) = &mut self.html {
            block.push_str(html);
        }
    }

    /// Writes an HTML block, now that all of it is there.
    pub fn end_block_html(&mut self, range: &Range<usize>) {
        let html = self.html.take().unwrap_or_default();
        self.new_line();
        self.raw_html(&html, range);
        self.hidden = None;
    }

    /// Writes some raw HTML.
    pub fn raw_html(&mut self, html: &str, range: &Range<usize>) {
        self.has_html = true;
        let mut from = range.start;
        for piece in Pieces::new(html) {
            match (piece, &self.hidden) {
                (Piece::End(name), Some(hidden)) if name == *hidden => self.hidden = None,
                (_, Some(_)) => {}
                (Piece::Text(text), None) => self.raw_text(text),
                (Piece::Start(tag), None) => {
                    let place = self.place_of(&tag, from, range);
                    from = place.end.min(range.end);
                    self.start_tag(&tag, &place);
                }
                (Piece::End(name), None) => self.end_tag(&name),
            }
        }
    }

    /// Where a tag stands in the text, not far after the one before.
    fn place_of(&self, tag: &Tag<'_>, from: usize, block: &Range<usize>) -> Range<usize> {
        const FAR: usize = 2000;
        let text = &self.source.text[..block.end];
        let near = text.get(from..text.floor_char_boundary(from + FAR)).unwrap_or_default();
        match near.find(tag.typed) {
            Some(at) => from + at..from + at + tag.typed.len(),
            None => from..from,
        }
    }

    fn raw_text(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.nest.inline(&mut self.out);
            self.note_heading(text);
        }
        escape::raw_text(&mut self.out, text);
    }

    fn start_tag(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let Some(mut element) = elements::find(&tag.name) else { return self.removed(tag, range) };
        if let Some(level) = elements::heading_level(&tag.name) {
            element.name = elements::heading_name(self.headings.level(level));
        }
        let attributes = match element.name {
            "img" => match self.raw_picture(tag, range) {
                Some(attributes) => attributes,
                None => return,
            },
            "a" => match self.raw_link(tag, range) {
                Some(attributes) => attributes,
                None => return,
            },
            "time" => match tag.get("datetime").filter(|value| attributes::is_datetime(value)) {
                Some(value) => format!(" datetime=\"{value}\""),
                None => return,
            },
            _ => String::new(),
        };
        if element.name == "table" {
            let frame = self.table_frame();
            self.nest.open_frame("div", &frame, &mut self.out);
        }
        let attributes = attributes + &self.other_attributes(tag, element, range);
        if !self.nest.open(element, &attributes, &mut self.out) {
            self.notices.add_once(&tag.name, range, prose::html_removed(&tag.name));
        }
    }

    /// Leaves out an element that has no place here; a frame becomes a link.
    fn removed(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        if elements::hides_content(&tag.name) && !tag.typed.ends_with("/>") {
            self.hidden = Some(tag.name.clone());
        }
        let address = tag.get("src").map(str::trim).filter(|_| tag.name == "iframe");
        let Some(target::Target::Web(address)) = address.map(target::read) else {
            return self.notices.add_once(&tag.name, range, prose::html_removed(&tag.name));
        };
        let address = watched(&address);
        self.notices.add(range, prose::frame_linked(&address), None);
        self.nest.inline(&mut self.out);
        let words = tag.get("title").map(str::trim).filter(|title| !title.is_empty()).unwrap_or(&address);
        if self.nest.in_link() { self.words(words) } else { self.whole_link(&address, words) }
    }

    fn end_tag(&mut self, name: &str) {
        let Some(element) = elements::find(name) else { return };
        if elements::heading_level(name).is_none() {
            self.nest.close_named(element.name, &mut self.out);
            return;
        }
        for level in 2..=6 {
            if self.nest.close_named(elements::heading_name(level), &mut self.out) {
                return;
            }
        }
    }

    fn raw_picture(&mut self, tag: &Tag<'_>, range: &Range<usize>) -> Option<String> {
        self.nest.inline(&mut self.out);
        let alt = tag.get("alt").unwrap_or_default().trim().to_owned();
        let picture = self.picture(tag.get("src").unwrap_or_default(), &alt, "", range)?;
        let attributes = picture.attributes();
        match attributes::size(tag).filter(|_| !picture.has_size()) {
            Some((width, height)) => Some(format!("{attributes} width=\"{width}\" height=\"{height}\"")),
            None => Some(attributes),
        }
    }

    /// The attributes of a link; `None` when it leads nowhere.
    fn raw_link(&mut self, tag: &Tag<'_>, range: &Range<usize>) -> Option<String> {
        let Some(typed) = tag.get("href") else { return Some(String::new()) };
        let href = self.href(typed, range)?;
        Some(self.link_attributes(&href, "").strip_prefix('a').unwrap_or_default().to_owned())
    }

    fn other_attributes(&mut self, tag: &Tag<'_>, element: Element, range: &Range<usize>) -> String {
        let mut kept = String::new();
        let id =
            tag.get("id").or_else(|| tag.get("name").filter(|_| element.name == "a")).filter(|id| headings::is_id(id));
        if let Some(id) = id {
            let id = self.headings.ids().take(id);
            attributes::write(&mut kept, "id", &id);
        }
        let name = if elements::heading_level(&tag.name).is_some() { "h2" } else { element.name };
        for (attribute, value) in &tag.attributes {
            match attributes::judge(name, attribute, value, self.options.trust) {
                Kept::As(attribute, value) => attributes::write(&mut kept, attribute, &value),
                Kept::Quietly => {}
                Kept::Removed => {
                    let typed = format!("{} {attribute}", tag.name);
                    self.notices.add_once(&typed, range, prose::html_removed(&typed));
                }
            }
        }
        kept
    }
}

/// The page on which a framed video can be watched.
fn watched(address: &str) -> String {
    let video = ["youtube.com/embed/", "youtube-nocookie.com/embed/"]
        .iter()
        .find_map(|part| address.split_once(part))
        .map(|(_, rest)| rest.split(['?', '&', '#', '/']).next().unwrap_or_default());
    match video.filter(|id| !id.is_empty() && *id != "videoseries") {
        Some(id) => format!("https://www.youtube.com/watch?v={id}"),
        None => address.to_owned(),
    }
}
