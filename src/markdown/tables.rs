//! Writes tables, each in a frame that scrolls by itself.

use std::fmt::Write;

use pulldown_cmark::Alignment;

use super::{elements::Content, escape, writer::Writer};

/// The table that is being written.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    cell: usize,
    part: Part,
    /// How many tables stand below the nearest heading, and which heading that is.
    below: (usize, usize),
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Head,
    Body,
}

impl Writer<'_, '_> {
    /// Begins a table.
    pub fn start_table(&mut self, alignments: Vec<Alignment>) {
        self.block();
        let frame = self.table_frame();
        let below = self.table.below;
        self.table = Table { alignments, cell: 0, part: Part::Head, below };
        let _ = writeln!(self.out, "<div{frame}><table>");
    }

    /// The attributes of the frame around a table, which is named after the heading above it.
    pub fn table_frame(&mut self) -> String {
        let heading = self.headings.len();
        let before = if self.table.below.1 == heading { self.table.below.0 } else { 0 };
        self.table.below = (before + 1, heading);
        let mut frame = String::from(" class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"");
        escape::attribute(&mut frame, self.headings.nearest().unwrap_or(self.options.words.table));
        if before > 0 {
            let _ = write!(frame, " ({})", before + 1);
        }
        frame.push('"');
        frame
    }

    /// Begins the row of column names.
    pub fn start_head(&mut self) {
        self.out.push_str("<thead><tr>");
    }

    /// Begins a row.
    pub fn start_row(&mut self) {
        if self.table.part != Part::Body {
            self.table.part = Part::Body;
            self.out.push_str("<tbody>\n");
        }
        self.table.cell = 0;
        self.out.push_str("<tr>");
    }

    /// Begins a cell.
    pub fn start_cell(&mut self) {
        self.out.push_str(if self.table.part == Part::Body { "<td" } else { "<th scope=\"col\"" });
        let side = match self.table.alignments.get(self.table.cell) {
            Some(Alignment::Left) => " data-align=\"left\"",
            Some(Alignment::Center) => " data-align=\"center\"",
            Some(Alignment::Right) => " data-align=\"right\"",
            Some(Alignment::None) | None => "",
        };
        self.out.push_str(side);
        self.out.push('>');
        self.table.cell += 1;
        self.nest.enter("td", Content::Phrasing);
    }

    /// Ends a cell.
    pub fn end_cell(&mut self) {
        self.leave(if self.table.part == Part::Body { "</td>" } else { "</th>" });
    }

    /// Ends a table.
    pub fn end_table(&mut self) {
        self.out.push_str(if self.table.part == Part::Body { "</tbody></table></div>\n" } else { "</table></div>\n" });
    }
}
