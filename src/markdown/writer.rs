//! Writes the events of a text as HTML.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel};

use super::{
    FirstImage, LineBreaks, Options, Prose, Resolve, escape, footnotes::Footnotes, guard, headings::Headings,
    nesting::Nesting, notices::Notices, source::Source, tables::Table,
};
use crate::problem::prose;

/// A text on its way to HTML.
pub(super) struct Writer<'s, 'e> {
    pub source: &'s Source<'s>,
    pub options: &'e Options<'e>,
    pub resolve: &'e dyn Resolve,
    pub notices: Notices<'e>,
    pub out: String,
    pub nest: Nesting,
    pub headings: Headings,
    pub footnotes: Footnotes<'s>,
    pub heading: Option<OpenHeading<'s>>,
    pub paragraph: Paragraph,
    pub code: Code,
    pub table: Table,
    pub link: Option<OpenLink>,
    pub image: Option<OpenImage<'s>>,
    pub first_image: Option<FirstImage>,
    /// The raw HTML block that is being read.
    pub html: Option<String>,
    /// The element, such as `script`, whose content is being left out.
    pub hidden: Option<String>,
    /// Whether the text has raw HTML.
    pub has_html: bool,
    /// Links within the page, whose headings may come later.
    pub fragments: Vec<(String, Range<usize>)>,
}

/// A heading whose words are being written.
pub(super) struct OpenHeading<'s> {
    /// Where its tag will stand in the output.
    pub at: usize,
    pub level: HeadingLevel,
    pub id: Option<CowStr<'s>>,
    pub classes: Vec<CowStr<'s>>,
    /// Its words without marks.
    pub text: String,
}

/// The paragraph that is being written.
#[derive(Default)]
pub(super) struct Paragraph {
    /// Where its content begins in the output.
    pub content: usize,
    /// A picture with a title at its very start: where it ends, and its title.
    pub picture: Option<(usize, String)>,
}

/// Whether the text is code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    None,
    Fenced,
    /// By four spaces, none of it written yet.
    IndentedStart,
    Indented,
}

/// A link whose words are being written.
pub(super) struct OpenLink {
    /// Where its words begin in the output.
    pub content: usize,
    /// Whether its tag was written.
    pub is_shown: bool,
    /// What to show when it has no words.
    pub address: String,
}

/// A picture whose description is being read.
pub(super) struct OpenImage<'s> {
    pub target: CowStr<'s>,
    pub title: CowStr<'s>,
    pub alt: String,
    /// How many elements are open within the description.
    pub depth: usize,
    pub range: Range<usize>,
}

impl<'s, 'e> Writer<'s, 'e> {
    /// With nothing written.
    pub fn new(
        source: &'s Source<'s>,
        options: &'e Options<'e>,
        resolve: &'e dyn Resolve,
        notices: Notices<'e>,
    ) -> Self {
        Self {
            source,
            options,
            resolve,
            notices,
            out: String::with_capacity(source.text.len() + source.text.len() / 4),
            nest: Nesting::new(options.words.more),
            headings: Headings::new(options.heading_shift, options.prefix),
            footnotes: Footnotes::default(),
            heading: None,
            paragraph: Paragraph::default(),
            code: Code::None,
            table: Table::default(),
            link: None,
            image: None,
            first_image: None,
            html: None,
            hidden: None,
            has_html: false,
            fragments: Vec::new(),
        }
    }

    /// Writes one event.
    pub fn event(&mut self, event: Event<'s>, range: Range<usize>) {
        if self.footnotes.takes(&event) {
            return self.footnotes.collect(event, range, &mut self.notices);
        }
        if self.image.is_some() {
            return self.describe(&event);
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end, &range),
            // The indentation of an HTML block comes as text.
            Event::Html(html) | Event::Text(html) if self.html.is_some() => self.block_html(&html),
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(&html, &range),
            Event::Rule => self.rule(),
            event if self.hidden.is_none() => self.line_event(event, range),
            _ => {}
        }
    }

    /// Writes an event that stands in a line of text.
    #[inline]
    fn line_event(&mut self, event: Event<'s>, range: Range<usize>) {
        match event {
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => self.inline_code(&code),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.words(&text),
            Event::FootnoteReference(label) => self.footnote_mark(&label),
            Event::TaskListMarker(is_done) => self.task(is_done),
            Event::SoftBreak if self.options.line_breaks == LineBreaks::Join => self.line_break("\n"),
            Event::SoftBreak | Event::HardBreak => self.line_break("<br>\n"),
            Event::Start(_) | Event::End(_) | Event::Html(_) | Event::InlineHtml(_) | Event::Rule => {}
        }
    }

    /// Ends the text.
    pub fn finish(mut self) -> Prose {
        self.nest.finish(&mut self.out);
        self.hidden = None;
        self.write_footnotes();
        for (fragment, range) in std::mem::take(&mut self.fragments) {
            if !self.headings.ids().has(&fragment) {
                self.notices.add(&range, prose::unknown_heading(&fragment), None);
            }
        }
        let html = if self.has_html { guard::clean(&self.out) } else { self.out };
        Prose { html, outline: self.headings.into_outline(), first_image: self.first_image }
    }

    /// Begins a new line of the output.
    pub fn new_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Makes room for an element between paragraphs, on a line of its own.
    pub fn block(&mut self) {
        self.nest.block(&mut self.out);
        self.new_line();
    }

    /// Words without any marks in them.
    pub fn words(&mut self, words: &str) {
        self.nest.inline(&mut self.out);
        self.note_heading(words);
        escape::text(&mut self.out, words);
    }

    /// Adds to the plain words of an open heading.
    pub fn note_heading(&mut self, words: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(words);
        }
    }
}
