//! Tables: those that hold figures stay tables, those that only hold things in place do not.

use super::super::html::Piece;

/// The most columns and rows that a table keeps.
const MOST: (usize, usize) = (12, 500);

/// The rows of a table with the Markdown of their cells.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Vec<String>>,
    /// Whether a cell has begun.
    in_cell: bool,
}

impl Table {
    /// Begins a row.
    pub fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Begins a cell of the last row.
    pub fn open_cell(&mut self) {
        self.in_cell = true;
    }

    /// Ends a cell with all its words; words outside any cell make one.
    pub fn close_cell(&mut self, text: &str) {
        if !std::mem::take(&mut self.in_cell) && text.is_empty() {
            return;
        }
        if self.rows.is_empty() {
            self.row();
        }
        if let Some(row) = self.rows.last_mut().filter(|row| row.len() < MOST.0) {
            row.push(text.lines().map(str::trim).collect::<Vec<_>>().join(" "));
        }
    }

    /// The table; its first row is its head.
    pub fn finish(mut self) -> String {
        self.rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        self.rows.truncate(MOST.1);
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut lines = Vec::new();
        for (number, row) in self.rows.iter().enumerate() {
            let cells: Vec<&str> = (0..columns).map(|at| row.get(at).map_or("", String::as_str)).collect();
            lines.push(format!("| {} |", cells.join(" | ")));
            if number == 0 {
                lines.push(format!("|{}", " --- |".repeat(columns)));
            }
        }
        lines.join("\n")
    }
}

/// Whether the table that begins before these pieces holds rows of short cells.
pub fn is_of_cells(pieces: &[Piece]) -> bool {
    let (mut cells, mut most) = (0, 0);
    for piece in pieces {
        match piece {
            Piece::Close(name) if name == "table" => break,
            Piece::Open(tag) => match tag.name.as_str() {
                "tr" => cells = 0,
                "td" | "th" => {
                    cells += 1;
                    most = most.max(cells);
                }
                "table" | "ul" | "ol" | "blockquote" | "pre" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => return false,
                _ => {}
            },
            Piece::Close(_) | Piece::Text(_) => {}
        }
    }
    most > 1
}
