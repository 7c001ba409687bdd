//! Writes pictures.

use std::{fmt::Write, ops::Range};

use pulldown_cmark::CowStr;

use crate::problem::prose;

use super::{
    FirstImage, Photo, Picture, escape,
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
        if let Some(picture) = self.picture(&image.target, alt, title, &image.range) {
            picture.write(&mut self.out);
            if is_first && !image.title.is_empty() {
                self.paragraph.picture = Some((self.out.len(), image.title.into_string()));
            }
        }
    }

    /// A picture; one that cannot be shown leaves a link or its description.
    pub fn picture<'t>(
        &mut self,
        typed: &str,
        alt: &'t str,
        title: &'t str,
        range: &Range<usize>,
    ) -> Option<Shown<'t>> {
        let path = match target::read(typed) {
            Target::Local(path) => path,
            other => {
                self.instead_of_picture(&other, typed, alt, range);
                return None;
            }
        };
        let photo = match self.resolve.image(&path) {
            Picture::Photo(photo) => photo,
            Picture::Plain(src) => Photo { src, ..Photo::default() },
            Picture::Broken(reason, help) => {
                self.notices.add(range, prose::broken_image(reason, help), None);
                self.words(alt);
                return None;
            }
        };
        if !matches!(target::read(&photo.src), Target::Local(_) | Target::Web(_)) {
            self.words(alt);
            return None;
        }
        if alt.is_empty() {
            self.notices.add(range, prose::missing_alt(typed), None);
        }
        let waits = !self.options.leads || self.first_image.is_some();
        self.first_image.get_or_insert_with(|| FirstImage { target: path.into_owned(), alt: alt.to_owned() });
        Some(Shown { photo, alt, title, waits })
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

/// How wide a picture in a text is shown: as wide as the text, or as the screen without its margins.
const SIZES: &str = "(min-width: 40rem) 37rem, calc(100vw - 2rem)";

/// A picture as it is shown.
pub(super) struct Shown<'t> {
    photo: Photo,
    alt: &'t str,
    title: &'t str,
    /// Whether it is loaded only when it comes into sight.
    waits: bool,
}

impl Shown<'_> {
    /// Whether its size is known.
    pub fn has_size(&self) -> bool {
        self.photo.width > 0
    }

    /// Writes it, with its versions in WebP before it.
    fn write(&self, out: &mut String) {
        let Some(webp) = &self.photo.webp else {
            let _ = write!(out, "<img{}>", self.attributes());
            return;
        };
        out.push_str("<picture><source type=\"image/webp\" srcset=\"");
        escape::attribute(out, webp);
        let _ = write!(out, "\" sizes=\"{SIZES}\"><img{}></picture>", self.attributes());
    }

    /// The attributes of its `img`, each after a space.
    pub fn attributes(&self) -> String {
        let Photo { src, srcset, tone, width, height, .. } = &self.photo;
        let mut tag = String::from(" src=\"");
        escape::address(&mut tag, src);
        if let Some(srcset) = srcset {
            tag.push_str("\" srcset=\"");
            escape::attribute(&mut tag, srcset);
            let _ = write!(tag, "\" sizes=\"{SIZES}");
        }
        tag.push_str("\" alt=\"");
        escape::attribute(&mut tag, self.alt);
        if !self.title.is_empty() {
            tag.push_str("\" title=\"");
            escape::attribute(&mut tag, self.title);
        }
        tag.push('"');
        if self.has_size() {
            let _ = write!(tag, " width=\"{width}\" height=\"{height}\"");
        }
        if let Some(tone) = tone {
            let _ = write!(tag, " data-tone=\"{tone}\"");
        }
        tag.push_str(if self.waits { " loading=\"lazy\" decoding=\"async\"" } else { " decoding=\"async\"" });
        tag
    }
}
