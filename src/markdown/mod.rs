//! Markdown to prose: safe HTML, an outline, plain text.
//!
//! The events of `pulldown-cmark` stream into a writer of our own: the one that comes with it
//! writes `style` attributes and cannot number headings, gather footnotes or nest raw HTML.

mod arguments;
mod attributes;
mod bare;
mod blocks;
mod closers;
mod elements;
mod escape;
mod footnotes;
mod guard;
mod habits;
mod headings;
mod html;
mod inline;
mod leftovers;
mod links;
mod lint;
mod nesting;
mod notices;
mod options;
mod pictures;
mod public;
mod shortcodes;
mod source;
mod spaced;
mod summary;
mod tables;
mod tags;
mod target;
#[cfg(test)]
mod tests;
mod whatsapp;
mod words;
mod writer;

use std::ops::Range;

use memchr::{memchr_iter, memmem};
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser};

use crate::problem::{Severity, Text, prose};

pub use self::{
    bare::is_email,
    headings::{Heading, fragment_id},
    options::{Dialect, LineBreaks, Options, Trust, Words},
    public::public,
    summary::{excerpt, one_line, plain, title},
    words::words,
};

use self::{headings::Headings, notices::Notices, source::Source, writer::Writer};

/// The Markdown that is read: `CommonMark` with tables, footnotes, `~~strikes~~`, task lists, heading ids and alerts.
const OPTIONS: pulldown_cmark::Options = pulldown_cmark::Options::ENABLE_TABLES
    .union(pulldown_cmark::Options::ENABLE_FOOTNOTES)
    .union(pulldown_cmark::Options::ENABLE_STRIKETHROUGH)
    .union(pulldown_cmark::Options::ENABLE_TASKLISTS)
    .union(pulldown_cmark::Options::ENABLE_HEADING_ATTRIBUTES)
    .union(pulldown_cmark::Options::ENABLE_GFM);

/// How many `[^` a text may hold; beyond that footnotes stay text, since reading them takes too long.
const MOST_FOOTNOTES: usize = 5000;

/// The size from which a text is worth a warning, in mebibytes.
const LARGE_MEBIBYTES: usize = 2;

/// What the portal knows about the addresses in a text. What it is asked for is published with the portal.
pub trait Resolve {
    /// Where a link leads: a path of the portal, percent-decoded, or a whole address of the web.
    fn link(&self, target: &str) -> Link;
    /// The picture at a path of the portal, percent-decoded.
    fn image(&self, target: &str) -> Picture;
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Link {
    /// To this address.
    To(String),
    /// To a page that is there, but not today, for this reason: the words stay, the link goes.
    Absent(Text),
    /// Nowhere, for this reason: the words stay, the link goes.
    Broken(Text),
    /// To this address, though something about it looks wrong.
    Suspect(String, Text),
}

/// A picture of the portal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Picture {
    /// One whose size in pixels is known.
    Photo(Photo),
    /// One of unknown size, at this address.
    Plain(String),
    /// None, for this reason, and the way out: its words are shown instead.
    Broken(Text, Option<Text>),
}

/// A photo and its versions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Photo {
    /// The address of a middling version.
    pub src: String,
    /// All versions for `srcset`, where there are several.
    pub srcset: Option<String>,
    /// The same in WebP.
    pub webp: Option<String>,
    /// The name of its commonest colour.
    pub tone: Option<&'static str>,
    /// The width of the largest version, in pixels.
    pub width: u32,
    /// Its height, in pixels.
    pub height: u32,
}

/// A text as it stands on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// Valid HTML that is safe to put on any page.
    pub html: String,
    /// The headings, in order.
    pub outline: Vec<Heading>,
    /// The first picture of the portal in the text.
    pub first_image: Option<FirstImage>,
}

/// The first picture in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstImage {
    /// Its path as [`Resolve::image`] was asked for it.
    pub target: String,
    /// Its description.
    pub alt: String,
}

/// Something to tell the author about a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The bytes of the body that it is about.
    pub at: Range<usize>,
    /// How much it matters.
    pub severity: Severity,
    /// A stable name for machines.
    pub code: &'static str,
    /// What is wrong.
    pub message: Text,
    /// The way out.
    pub help: Option<Text>,
    /// The line at fault as it should stand.
    pub corrected: Option<String>,
}

/// Renders a text.
pub fn render(body: &str, options: &Options<'_>, resolve: &dyn Resolve, findings: &mut Vec<Finding>) -> Prose {
    let first = findings.len();
    let (source, remarks) = prepare(body, options.dialect);
    let reads_footnotes = has_few_footnotes(body);
    let mut notices = Notices::new(&source, findings);
    for remark in remarks {
        notices.add_original(remark.at, remark.advice, remark.corrected);
    }
    if body.len() > LARGE_MEBIBYTES << 20 {
        notices.add_original(0..0, prose::long_text(LARGE_MEBIBYTES), None);
    }
    if options.dialect == Dialect::Markdown {
        habits::find(body).into_iter().for_each(|(range, advice)| notices.add_original(range, advice, None));
    }
    if !reads_footnotes && options.dialect == Dialect::Markdown {
        notices.add_original(0..0, prose::too_many_footnotes(MOST_FOOTNOTES), None);
    }
    let mut undefined = Vec::new();
    let mut writer = Writer::new(&source, options, resolve, notices);
    read(&source, options.dialect, reads_footnotes, &mut undefined, &mut |event, range| writer.event(event, range));
    for (name, range) in undefined {
        writer.notices.add(&range, prose::undefined_reference(&name), None);
    }
    let prose = writer.finish();
    findings[first..].sort_by_key(|finding| finding.at.start);
    prose
}

/// A body in which what other generators leave in a text stands as it is meant, and what was left out of
/// it, with the line of the body from 1: for texts that move here for good.
pub fn settled(body: &str) -> (String, Vec<(usize, Text)>) {
    let (edits, remarks) = leftovers::find(body);
    let said = remarks.into_iter().map(|remark| (remark.at.start, remark.advice.message));
    let mut lines = body.match_indices('\n').map(|(at, _)| at).peekable();
    let mut line = 1;
    let said = said.map(|(at, message)| {
        while lines.next_if(|end| *end < at).is_some() {
            line += 1;
        }
        (line, message)
    });
    let said = said.collect();
    (Source::new(body, &edits).text.into_owned(), said)
}

/// The headings of a text, as [`render`] gives them, without the rest of its work.
pub fn outline(body: &str, options: &Options<'_>) -> Vec<Heading> {
    if options.dialect == Dialect::Whatsapp {
        return Vec::new();
    }
    if has_html(body) {
        return render(body, options, &Nowhere, &mut Vec::new()).outline;
    }
    let source = prepare(body, options.dialect).0;
    let mut headings = Headings::new(options.heading_shift, options.prefix);
    let mut walk = headings::Walk::default();
    read(&source, options.dialect, has_few_footnotes(body), &mut Vec::new(), &mut |event, _| {
        walk.event(&event, &mut headings);
    });
    headings.into_outline()
}

fn has_few_footnotes(body: &str) -> bool {
    memmem::find_iter(body.as_bytes(), "[^").nth(MOST_FOOTNOTES).is_none()
}

/// Whether a text may hold raw HTML, whose ids and headings count too.
fn has_html(body: &str) -> bool {
    let begins_tag = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?');
    memchr_iter(b'<', body.as_bytes()).any(|at| body.as_bytes().get(at + 1).is_some_and(begins_tag))
}

/// The body as it is read, and what was noticed on the way.
fn prepare(body: &str, dialect: Dialect) -> (Source<'_>, Vec<leftovers::Remark>) {
    let (edits, remarks) = match dialect {
        Dialect::Markdown => leftovers::find(body),
        Dialect::Whatsapp => (source::unfit_edits(body), Vec::new()),
    };
    (Source::new(body, &edits), remarks)
}

/// Reads a text into events; `undefined` takes the references that have no address.
fn read<'s>(
    source: &'s Source<'_>,
    dialect: Dialect,
    reads_footnotes: bool,
    undefined: &mut Vec<(String, Range<usize>)>,
    take: &mut dyn FnMut(Event<'s>, Range<usize>),
) {
    if dialect == Dialect::Whatsapp {
        for (event, range) in whatsapp::events(&source.text) {
            take(event, range);
        }
        return;
    }
    let mut options = OPTIONS;
    options.set(pulldown_cmark::Options::ENABLE_FOOTNOTES, reads_footnotes);
    let note = |link: BrokenLink<'_>| {
        if link.link_type == LinkType::Reference && undefined.len() < notices::MOST {
            undefined.push((link.reference.into_string(), link.span));
        }
        None::<(CowStr<'_>, CowStr<'_>)>
    };
    let parser = Parser::new_with_broken_link_callback(&source.text, options, Some(note));
    with_texts_joined(parser.into_offset_iter(), take);
}

/// Hands on events, texts side by side as one: the parser ends a text before each mark that came to nothing.
fn with_texts_joined<'s>(
    events: impl Iterator<Item = (Event<'s>, Range<usize>)>,
    take: &mut dyn FnMut(Event<'s>, Range<usize>),
) {
    let mut open: Option<Joined<'s>> = None;
    for (event, range) in events {
        match (event, &mut open) {
            (Event::Text(first), None) => open = Some(Joined { first, more: String::new(), range }),
            (Event::Text(next), Some(text)) => text.add(&next, range.end),
            (event, _) => {
                if let Some(text) = open.take() {
                    text.hand_on(take);
                }
                take(event, range);
            }
        }
    }
    if let Some(text) = open {
        text.hand_on(take);
    }
}

/// A text, with those that followed at once.
struct Joined<'s> {
    first: CowStr<'s>,
    /// All of it, once there is more than the first.
    more: String,
    range: Range<usize>,
}

impl<'s> Joined<'s> {
    fn add(&mut self, next: &str, end: usize) {
        if self.more.is_empty() {
            self.more.push_str(&self.first);
        }
        self.more.push_str(next);
        self.range.end = end;
    }

    fn hand_on(self, take: &mut dyn FnMut(Event<'s>, Range<usize>)) {
        let text = if self.more.is_empty() { self.first } else { self.more.into() };
        take(Event::Text(text), self.range);
    }
}

/// A portal that knows no address, for when only the headings matter.
struct Nowhere;

impl Resolve for Nowhere {
    fn link(&self, target: &str) -> Link {
        Link::To(target.to_owned())
    }

    fn image(&self, target: &str) -> Picture {
        Picture::Plain(target.to_owned())
    }
}
