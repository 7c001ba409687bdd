//! Paragraphs, lists and quotations one below the other.

use super::escape;

/// What stands around a paragraph.
#[derive(Debug)]
enum Around {
    /// A list, with the number of its next item when it has numbers.
    List(Option<u32>),
    /// An item of a list, with what begins it until that is written, and how far its lines stand in.
    Item { begin: Option<String>, indent: usize },
    /// A quotation.
    Quote,
}

/// How many lists and quotations may be within each other.
const DEEPEST: usize = 12;

/// Markdown in paragraphs.
#[derive(Debug, Default)]
pub struct Blocks {
    out: String,
    around: Vec<Around>,
    /// How much of what stands around the next paragraph stood around the one before it too.
    shared: usize,
}

impl Blocks {
    /// The whole text.
    pub fn finish(self) -> String {
        self.out
    }

    /// How much was written, in bytes.
    pub fn len(&self) -> usize {
        self.out.len()
    }

    /// Adds a paragraph, each of its lines ending as typed.
    pub fn paragraph(&mut self, text: &str) {
        let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(escape::start).collect();
        if !lines.is_empty() {
            self.block(&lines.join("\\\n"));
        }
    }

    /// Adds a heading of one line.
    pub fn heading(&mut self, level: usize, text: &str) {
        let text = text.lines().map(str::trim).collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.block(&format!("{} {text}", "#".repeat(level)));
        }
    }

    /// Adds lines as they are, as for code or a table.
    pub fn block(&mut self, text: &str) {
        self.part();
        for line in text.lines() {
            let prefix = self.prefix();
            self.out.push_str(format!("{prefix}{line}").trim_end());
            self.out.push('\n');
        }
        self.shared = self.around.len();
    }

    /// Begins a list.
    pub fn open_list(&mut self, first: Option<u32>) {
        self.open(Around::List(first));
    }

    /// Begins an item; outside any list it is a paragraph.
    pub fn open_item(&mut self) {
        self.close_item();
        let Some(Around::List(number)) = self.around.last_mut() else { return };
        let begin = match number {
            Some(number) => {
                *number = number.saturating_add(1).min(999_999_999);
                format!("{}. ", *number - 1)
            }
            None => "- ".to_owned(),
        };
        let indent = begin.len();
        self.open(Around::Item { begin: Some(begin), indent });
    }

    /// Ends the item that is open in the innermost list.
    pub fn close_item(&mut self) {
        if let Some(Around::Item { .. }) = self.around.last() {
            self.close_to(self.around.len() - 1);
        }
    }

    /// Ends the innermost list.
    pub fn close_list(&mut self) {
        if let Some(at) = self.around.iter().rposition(|around| matches!(around, Around::List(_))) {
            self.close_to(at);
        }
    }

    /// Begins a quotation.
    pub fn open_quote(&mut self) {
        self.open(Around::Quote);
    }

    /// Ends the innermost quotation.
    pub fn close_quote(&mut self) {
        if let Some(at) = self.around.iter().rposition(|around| matches!(around, Around::Quote)) {
            self.close_to(at);
        }
    }

    fn open(&mut self, around: Around) {
        if self.around.len() < DEEPEST {
            self.around.push(around);
        }
    }

    fn close_to(&mut self, length: usize) {
        self.around.truncate(length);
        self.shared = self.shared.min(length);
    }

    /// Parts a block from the one before it; the items of a list stand close together.
    fn part(&mut self) {
        let begins_item = self.around.iter().any(|around| matches!(around, Around::Item { begin: Some(_), .. }));
        let is_in_list =
            matches!(self.around[..self.shared].last(), Some(Around::List(_) | Around::Item { begin: None, .. }));
        if self.out.is_empty() || (begins_item && is_in_list) {
            return;
        }
        let prefix: String = self.around[..self.shared].iter().map(Around::inside).collect();
        self.out.push_str(prefix.trim_end());
        self.out.push('\n');
    }

    fn prefix(&mut self) -> String {
        let begin = |around: &mut Around| match around {
            Around::Item { begin, indent } => begin.take().unwrap_or_else(|| " ".repeat(*indent)),
            Around::List(_) | Around::Quote => around.inside(),
        };
        self.around.iter_mut().map(begin).collect()
    }
}

impl Around {
    /// What begins a line within it.
    fn inside(&self) -> String {
        match self {
            Self::List(_) => String::new(),
            Self::Item { indent, .. } => " ".repeat(*indent),
            Self::Quote => "> ".to_owned(),
        }
    }
}
