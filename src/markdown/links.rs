//! Writes links.

use std::{borrow::Cow, ops::Range};

use pulldown_cmark::LinkType;

use crate::problem::prose;

use super::{
    Link, Trust,
    elements::Content,
    escape, headings,
    target::{self, Target},
    writer::{OpenLink, Writer},
};

impl Writer<'_, '_> {
    /// Begins a link; one that leads nowhere leaves its words only.
    pub fn start_link(&mut self, link_type: LinkType, address: &str, title: &str, range: Range<usize>) {
        self.nest.inline(&mut self.out);
        let typed = if link_type == LinkType::Email { Cow::Owned(format!("mailto:{address}")) } else { address.into() };
        let href = if self.nest.in_link() { None } else { self.href(&typed, &range) };
        let is_shown = href.is_some();
        if let Some(href) = href {
            self.link_tag(&href, title);
            self.nest.enter("a", Content::Phrasing);
        }
        self.link = Some(OpenLink { content: self.out.len(), is_shown, address: address.to_owned() });
    }

    /// Ends a link; one without words shows its address.
    pub fn end_link(&mut self) {
        let Some(link) = self.link.take() else { return };
        if self.out.len() == link.content {
            self.words(&link.address);
        }
        if link.is_shown {
            self.end_inline("</a>");
        }
    }

    /// Writes an address that stands in a sentence.
    pub fn bare_link(&mut self, words: &str, address: &str, range: &Range<usize>) {
        let href = match target::read(address) {
            Target::Web(web) => self.web(&web, range),
            Target::Direct(direct) => Some(direct.into_owned()),
            _ => None,
        };
        match href {
            Some(href) => self.whole_link(&href, words),
            None => escape::text(&mut self.out, words),
        }
    }

    /// Writes a link with its words.
    pub fn whole_link(&mut self, href: &str, words: &str) {
        self.link_tag(href, "");
        escape::text(&mut self.out, words);
        self.out.push_str("</a>");
    }

    /// Where a typed address leads; what is wrong with it becomes a finding.
    pub fn href(&mut self, typed: &str, range: &Range<usize>) -> Option<String> {
        let read = target::read(typed);
        match read {
            Target::Web(web) => {
                self.tell_completed(typed, &web, range);
                self.web(&web, range)
            }
            Target::Direct(direct) => {
                if !typed.contains(':') {
                    self.tell_completed(typed, &direct, range);
                }
                Some(direct.into_owned())
            }
            Target::Fragment("") => Some("#".to_owned()),
            Target::Fragment(fragment) => {
                let id = headings::fragment_id(fragment);
                let href = format!("#{}", self.headings.ids().prefixed(&id));
                self.fragments.push((id.into_owned(), range.clone()));
                Some(href)
            }
            Target::Local(path) => self.local(&path, range),
            Target::Empty => {
                self.notices.add(range, prose::empty_target(), None);
                None
            }
            Target::Unsafe(danger) => {
                self.notices.add(range, danger.advice(typed), None);
                None
            }
        }
    }

    fn tell_completed(&mut self, typed: &str, read: &str, range: &Range<usize>) {
        if target::is_as_typed(typed, read) {
            return;
        }
        let link = &self.source.text[range.clone()];
        let corrected = link.rfind(typed).map(|at| format!("{}{read}{}", &link[..at], &link[at + typed.len()..]));
        self.notices.add(range, prose::completed_address(typed, read), corrected.as_deref());
    }

    /// What the portal makes of an address of the web: nothing else, as a rule.
    fn web(&mut self, address: &str, range: &Range<usize>) -> Option<String> {
        let href = self.answer(address, range)?;
        if href == address { Some(href) } else { self.sound(href, range) }
    }

    /// What the portal makes of a path.
    fn local(&mut self, path: &str, range: &Range<usize>) -> Option<String> {
        let href = self.answer(path, range)?;
        if target::is_path(&href) { Some(href) } else { self.sound(href, range) }
    }

    /// Where an address leads, as the portal knows.
    fn answer(&mut self, address: &str, range: &Range<usize>) -> Option<String> {
        match self.resolve.link(address) {
            Link::To(href) => Some(href),
            Link::Suspect(href, reason) => {
                self.notices.add(range, prose::suspect_link(reason), None);
                Some(href)
            }
            Link::Absent(reason) => {
                self.notices.add(range, prose::absent_page(reason), None);
                None
            }
            Link::Broken(reason) => {
                self.notices.add(range, prose::broken_link(reason), None);
                None
            }
        }
    }

    /// An answer of the portal, if it may reach a page: it may come from a member's bundle.
    fn sound(&mut self, href: String, range: &Range<usize>) -> Option<String> {
        match target::read(&href) {
            Target::Unsafe(danger) => {
                self.notices.add(range, danger.advice(&href), None);
                None
            }
            _ => Some(href),
        }
    }

    fn link_tag(&mut self, href: &str, title: &str) {
        self.out.push('<');
        write_attributes(&mut self.out, href, title, self.options.trust);
        self.out.push('>');
    }

    /// The name and attributes of a link.
    pub fn link_attributes(&self, href: &str, title: &str) -> String {
        let mut tag = String::new();
        write_attributes(&mut tag, href, title, self.options.trust);
        tag
    }
}

fn write_attributes(tag: &mut String, href: &str, title: &str, trust: Trust) {
    tag.push_str("a href=\"");
    escape::address(tag, href);
    tag.push('"');
    if !title.is_empty() {
        tag.push_str(" title=\"");
        escape::attribute(tag, title);
        tag.push('"');
    }
    match trust {
        Trust::Author if target::is_foreign(href) => tag.push_str(" rel=\"noopener\""),
        Trust::Stranger if target::is_foreign(href) => tag.push_str(" rel=\"nofollow noopener ugc\""),
        Trust::Author | Trust::Stranger => {}
    }
}
