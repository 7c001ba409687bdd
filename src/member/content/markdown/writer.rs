//! Walks along a row of tags and texts and writes what they mean.

use super::{
    super::{
        clean,
        html::{Piece, Tag},
        resolve,
    },
    Place,
    blocks::Blocks,
    inline::{Line, Mark},
    is_block, picture_of,
    table::{self, Table},
};

/// The most tables of one text that are looked into.
const MOST_TABLES: usize = 40;

/// What has been written, and what is open.
pub struct Writer<'a> {
    place: &'a Place<'a>,
    blocks: Blocks,
    line: Line,
    /// The level of the heading that is open.
    heading: Option<usize>,
    /// Text that is shown as it was typed.
    verbatim: Option<String>,
    table: Option<Table>,
    /// How many tables there were.
    tables: usize,
}

impl<'a> Writer<'a> {
    /// Begins a text.
    pub fn new(place: &'a Place<'a>) -> Self {
        Self {
            place,
            blocks: Blocks::default(),
            line: Line::default(),
            heading: None,
            verbatim: None,
            table: None,
            tables: 0,
        }
    }

    /// Adds text.
    pub fn text(&mut self, text: &str) {
        match &mut self.verbatim {
            Some(verbatim) => verbatim.push_str(text),
            None => self.line.text(text),
        }
    }

    /// Begins an element, which the rest of the row may end.
    pub fn open(&mut self, tag: &Tag, rest: &[Piece]) {
        let name = tag.name.as_str();
        match name {
            "br" => self.line_break(),
            _ if self.verbatim.is_some() => {}
            "strong" | "b" => self.line.open(Mark::Strong),
            "em" | "i" => self.line.open(Mark::Emphasis),
            "del" | "s" | "strike" => self.line.open(Mark::Deleted),
            "code" | "tt" | "kbd" | "samp" => self.line.open_code(),
            "a" => self.link(tag),
            "img" => self.picture(tag),
            _ if !is_block(name) => {}
            _ if self.table.is_some() => self.open_in_table(name),
            _ => {
                self.end_paragraph();
                self.open_block(tag, rest);
            }
        }
    }

    fn open_block(&mut self, tag: &Tag, rest: &[Piece]) {
        match tag.name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = tag.name[1..].parse().ok(),
            "hr" => self.blocks.block("***"),
            "ul" | "menu" | "dir" => self.blocks.open_list(None),
            "ol" => self.blocks.open_list(Some(tag.get("start").and_then(|start| start.parse().ok()).unwrap_or(1))),
            "li" => self.blocks.open_item(),
            "blockquote" => self.blocks.open_quote(),
            "pre" => self.verbatim = Some(String::new()),
            "table" => {
                self.tables += 1;
                self.table = (self.tables <= MOST_TABLES && table::is_of_cells(rest)).then(Table::default);
            }
            _ => {}
        }
    }

    /// Ends an element.
    pub fn close(&mut self, name: &str) {
        match name {
            "pre" => self.end_verbatim(),
            _ if self.verbatim.is_some() => {}
            "strong" | "b" => self.line.close(|mark| *mark == Mark::Strong),
            "em" | "i" => self.line.close(|mark| *mark == Mark::Emphasis),
            "del" | "s" | "strike" => self.line.close(|mark| *mark == Mark::Deleted),
            "code" | "tt" | "kbd" | "samp" => self.line.close_code(),
            "a" => self.line.close(|mark| matches!(mark, Mark::Link(_))),
            _ if !is_block(name) => {}
            _ if self.table.is_some() => self.close_in_table(name),
            _ => {
                self.end_paragraph();
                self.close_block(name);
            }
        }
    }

    fn close_block(&mut self, name: &str) {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = None,
            "ul" | "ol" | "menu" | "dir" => self.blocks.close_list(),
            "li" => self.blocks.close_item(),
            "blockquote" => self.blocks.close_quote(),
            _ => {}
        }
    }

    fn open_in_table(&mut self, name: &str) {
        match name {
            "tr" => {
                self.end_cell();
                self.table.iter_mut().for_each(Table::row);
            }
            "td" | "th" => {
                self.end_cell();
                self.table.iter_mut().for_each(Table::open_cell);
            }
            _ => self.line.space(),
        }
    }

    fn close_in_table(&mut self, name: &str) {
        match name {
            "td" | "th" | "tr" => self.end_cell(),
            "table" => self.end_table(),
            _ => self.line.space(),
        }
    }

    fn end_cell(&mut self) {
        let text = self.line.take();
        self.table.iter_mut().for_each(|table| table.close_cell(&text));
    }

    fn end_table(&mut self) {
        self.end_cell();
        if let Some(table) = self.table.take().map(Table::finish).filter(|table| !table.is_empty()) {
            self.blocks.block(&table);
        }
    }

    /// A line break; two of them part paragraphs.
    fn line_break(&mut self) {
        match &mut self.verbatim {
            Some(verbatim) => verbatim.push('\n'),
            None if self.table.is_some() || self.heading.is_some() => self.line.space(),
            None if self.line.is_at_start() => self.end_paragraph(),
            None => self.line.line_break(),
        }
    }

    fn link(&mut self, tag: &Tag) {
        self.line.close(|mark| matches!(mark, Mark::Link(_)));
        if let Some(address) = tag.get("href").and_then(|href| resolve(href, self.place.base)) {
            self.line.open(Mark::Link(address));
        }
    }

    fn picture(&mut self, tag: &Tag) {
        let address = picture_of(tag, self.place.base);
        if let Some(path) = address.and_then(|address| (self.place.picture)(&address)) {
            self.line.picture(tag.get("alt").unwrap_or_default(), &path);
        }
    }

    fn end_paragraph(&mut self) {
        let text = self.line.take();
        match self.heading {
            Some(level) => self.blocks.heading(level, &text),
            None => self.blocks.paragraph(&text),
        }
    }

    fn end_verbatim(&mut self) {
        let Some(text) = self.verbatim.take() else { return };
        let fit = |c: &char| *c == '\n' || *c == '\t' || !clean::is_unfit(*c);
        let text: String = text.chars().filter(fit).collect();
        let text = text.trim_matches('\n').trim_end();
        if !text.is_empty() {
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.max(2) + 1);
            self.blocks.block(&format!("{fence}\n{text}\n{fence}"));
        }
    }

    /// How much was written, in bytes.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// The whole text.
    pub fn finish(mut self) -> String {
        self.end_verbatim();
        if self.table.is_some() {
            self.end_table();
        }
        self.end_paragraph();
        self.blocks.finish()
    }
}
