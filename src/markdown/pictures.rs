//! Writes pictures.

use std::{fmt::Write, ops::Range};

use pulldown_cmark::CowStr;

use crate::problem::prose;

use super::{
    FirstImage, Picture, escape,
    target::{self, Target},
    writer::{OpenImage, Writer},
};

impl<'s> Writer<'s, '_> {
    /// Begins a picture; its description follows.
    pub fn start_image(&mut self, target: CowStr<'s>, title: CowStr<'s>, range: Range<usize>) {
        self.nest.inline(&mut self.out);
        self.image = Some(OpenImage { target, title, alt: String::new(), depth: 0, range });
    }

    /// Ends a picture.
    pub fn end_image(&mut self) {
        let Some(image) = self.image.take() else { return };
        if self.hidden.is_some() {
            return;
        }
        let alt = image.alt.trim();
        self.note_heading(alt);
        let is_first = self.out.len() == self.paragraph.content;
        let title = if is_first { "" } else { image.title.as_ref() };
        if let Some(attributes) = self.picture(&image.target, alt, title, &image.range) {
            let _ = write!(self.out, "<{attributes}>");
            if is_first && !image.title.is_empty() {
                self.paragraph.picture = Some((self.out.len(), image.title.into_string()));
            }
        }
    }

    /// The name and attributes of a picture; one that cannot be shown leaves a link or its description.
    pub fn picture(&mut self, typed: &str, alt: &str, title: &str, range: &Range<usize>) -> Option<String> {
        let path = match target::read(typed) {
            Target::Local(path) => path,
            other => {
                self.instead_of_picture(&other, typed, alt, range);
                return None;
            }
        };
        let (src, size) = match self.resolve.image(&path) {
            Picture::Photo { src, width, height } => (src, Some((width, height))),
            Picture::Plain(src) => (src, None),
            Picture::Broken(reason, help) => {
                self.notices.add(range, prose::broken_image(reason, help), None);
                self.words(alt);
                return None;
            }
        };
        if !matches!(target::read(&src), Target::Local(_) | Target::Web(_)) {
            self.words(alt);
            return None;
        }
        if alt.is_empty() {
            self.notices.add(range, prose::missing_alt(typed), None);
        }
        self.first_image.get_or_insert_with(|| FirstImage { target: path.into_owned(), alt: alt.to_owned() });
        Some(attributes(&src, alt, title, size))
    }

    fn instead_of_picture(&mut self, target: &Target<'_>, typed: &str, alt: &str, range: &Range<usize>) {
        let advice = match target {
            Target::Web(address) => {
                self.notices.add(range, prose::foreign_image(typed), None);
                let words = if alt.is_empty() { address.as_ref() } else { alt };
                return if self.nest.in_link() { self.words(words) } else { self.whole_link(address, words) };
            }
            Target::Empty => prose::empty_target(),
            Target::Unsafe(danger) => danger.advice(typed),
            Target::Direct(_) | Target::Fragment(_) | Target::Local(_) => prose::malformed_address(typed),
        };
        self.notices.add(range, advice, None);
        self.words(alt);
    }
}

fn attributes(src: &str, alt: &str, title: &str, size: Option<(u32, u32)>) -> String {
    let mut tag = String::from("img src=\"");
    escape::address(&mut tag, src);
    tag.push_str("\" alt=\"");
    escape::attribute(&mut tag, alt);
    tag.push('"');
    if !title.is_empty() {
        tag.push_str(" title=\"");
        escape::attribute(&mut tag, title);
        tag.push('"');
    }
    if let Some((width, height)) = size {
        let _ = write!(tag, " width=\"{width}\" height=\"{height}\"");
    }
    tag.push_str(" loading=\"lazy\" decoding=\"async\"");
    tag
}
