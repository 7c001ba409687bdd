//! Gathers footnotes and writes them at the end, in the order in which the text calls them.

use std::{collections::HashMap, fmt::Write, ops::Range};

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::problem::prose;

use super::{escape, notices::Notices, writer::Writer};

/// The footnotes of a text.
#[derive(Default)]
pub(super) struct Footnotes<'s> {
    /// What each of them says, by its label in lower case.
    notes: HashMap<String, Note<'s>>,
    /// The labels in the order in which they are called, and how often.
    called: Vec<(String, usize)>,
    numbers: HashMap<String, usize>,
    /// The note that is being gathered.
    open: Option<Note<'s>>,
    stage: Stage,
}

#[derive(Default, PartialEq, Eq)]
enum Stage {
    /// The text is being read.
    #[default]
    Gathering,
    /// The notes are being written.
    Writing,
}

struct Note<'s> {
    label: String,
    at: Range<usize>,
    depth: usize,
    events: Vec<(Event<'s>, Range<usize>)>,
}

impl<'s> Footnotes<'s> {
    /// Whether the notes are being written.
    pub fn is_writing(&self) -> bool {
        self.stage == Stage::Writing
    }

    /// Whether an event belongs to a note, or begins one.
    pub fn takes(&self, event: &Event<'_>) -> bool {
        let begins = || self.stage == Stage::Gathering && matches!(event, Event::Start(Tag::FootnoteDefinition(_)));
        self.open.is_some() || begins()
    }

    /// Takes an event that belongs to a note.
    pub fn collect(&mut self, event: Event<'s>, range: Range<usize>, notices: &mut Notices<'_>) {
        match (&mut self.open, event) {
            (None, Event::Start(Tag::FootnoteDefinition(label))) => {
                self.open = Some(Note { label: label.into_string(), at: range, depth: 0, events: Vec::new() });
            }
            (None, _) => {}
            (Some(note), Event::Start(Tag::FootnoteDefinition(_))) => note.depth += 1,
            (Some(note), Event::End(TagEnd::FootnoteDefinition)) if note.depth > 0 => note.depth -= 1,
            (Some(_), Event::End(TagEnd::FootnoteDefinition)) => self.close(notices),
            (Some(note), event) => note.events.push((event, range)),
        }
    }

    fn close(&mut self, notices: &mut Notices<'_>) {
        let Some(note) = self.open.take() else { return };
        let key = note.label.to_lowercase();
        if self.notes.contains_key(&key) {
            return notices.add(&note.at, prose::repeated_footnote(&note.label), None);
        }
        self.notes.insert(key, note);
    }

    /// The number of a note, and how often it has been called with this time.
    fn call(&mut self, label: &str) -> (usize, usize) {
        let key = label.to_lowercase();
        let called = &mut self.called;
        let number = *self.numbers.entry(key.clone()).or_insert_with(|| {
            called.push((key, 0));
            called.len()
        });
        let times = called.get_mut(number - 1).map_or(1, |(_, times)| {
            *times += 1;
            *times
        });
        (number, times)
    }
}

impl Writer<'_, '_> {
    /// The number of a note in the text.
    pub fn footnote_mark(&mut self, label: &str) {
        self.nest.inline(&mut self.out);
        let (number, times) = self.footnotes.call(label);
        if self.nest.in_link() {
            let _ = write!(self.out, "<sup class=\"footnote\">{number}</sup>");
            return;
        }
        let note = self.headings.ids().prefixed(&format!("catatan_{number}"));
        let mark = self.mark_id(number, times);
        let _ = write!(self.out, "<sup class=\"footnote\"><a href=\"#{note}\" id=\"{mark}\">{number}</a></sup>");
    }

    fn mark_id(&mut self, number: usize, times: usize) -> String {
        let id = if times == 1 { format!("rujukan_{number}") } else { format!("rujukan_{number}_{times}") };
        self.headings.ids().prefixed(&id)
    }

    /// Writes the notes, if there are any.
    pub fn write_footnotes(&mut self) {
        self.footnotes.stage = Stage::Writing;
        let text = std::mem::take(&mut self.out);
        let mut written = Vec::new();
        // Notes call further notes, so the list may grow on the way.
        while let Some((label, _)) = self.footnotes.called.get(written.len()) {
            let events = self.footnotes.notes.remove(label).map(|note| note.events).unwrap_or_default();
            for (event, range) in events {
                self.event(event, range);
            }
            self.nest.finish(&mut self.out);
            written.push(std::mem::take(&mut self.out));
        }
        self.out = text;
        self.tell_unused();
        if !written.is_empty() {
            self.write_list(&written);
        }
    }

    fn write_list(&mut self, notes: &[String]) {
        self.new_line();
        self.out.push_str("<section class=\"footnotes\" aria-label=\"");
        escape::attribute(&mut self.out, self.options.words.footnotes);
        self.out.push_str("\">\n<ol>\n");
        for (index, note) in notes.iter().enumerate() {
            let number = index + 1;
            let id = self.headings.ids().prefixed(&format!("catatan_{number}"));
            let back = self.back_links(number);
            let _ = match note.strip_suffix("</p>\n") {
                Some(note) => writeln!(self.out, "<li id=\"{id}\">{note}{back}</p></li>"),
                None => writeln!(self.out, "<li id=\"{id}\">{note}<p>{back}</p></li>"),
            };
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    /// A link back to every place that calls a note.
    fn back_links(&mut self, number: usize) -> String {
        let times = self.footnotes.called.get(number - 1).map_or(0, |(_, times)| *times);
        let mut links = String::new();
        for time in 1..=times {
            let mark = self.mark_id(number, time);
            let _ = write!(links, " <a href=\"#{mark}\" class=\"back\" aria-label=\"");
            escape::attribute(&mut links, self.options.words.back);
            let _ = match time {
                1 => write!(links, "\">↩</a>"),
                _ => write!(links, " {time}\">↩<sup>{time}</sup></a>"),
            };
        }
        links
    }

    fn tell_unused(&mut self) {
        let mut unused: Vec<_> = self.footnotes.notes.drain().map(|(_, note)| (note.at, note.label)).collect();
        unused.sort_by_key(|(at, _)| at.start);
        for (at, label) in unused {
            self.notices.add(&at, prose::unused_footnote(&label), None);
        }
    }
}
