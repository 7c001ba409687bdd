//! Writes what stands in a line of text.

use std::ops::Range;

use super::{
    bare,
    elements::Content,
    escape,
    writer::{Code, Writer},
};

impl Writer<'_, '_> {
    /// Writes text, and makes links of the addresses in it.
    pub fn text(&mut self, text: &str, range: Range<usize>) {
        if self.code != Code::None {
            self.lint_code(&range);
            return escape::text(&mut self.out, text);
        }
        self.nest.inline(&mut self.out);
        self.lint_text(&range);
        self.note_heading(text);
        if self.nest.in_link() || self.link.is_some() {
            return escape::text(&mut self.out, text);
        }
        let mut written = 0;
        while let Some(found) = bare::next(text, written) {
            escape::text(&mut self.out, &text[written..found.range.start]);
            self.bare_link(&text[found.range.clone()], &found.href, &range);
            written = found.range.end;
        }
        escape::text(&mut self.out, &text[written..]);
    }

    /// Code in a line of text.
    pub fn inline_code(&mut self, code: &str) {
        self.nest.inline(&mut self.out);
        self.note_heading(code);
        self.out.push_str("<code>");
        escape::text(&mut self.out, code);
        self.out.push_str("</code>");
    }

    /// The end of a line.
    pub fn line_break(&mut self, mark: &str) {
        self.nest.inline(&mut self.out);
        self.note_heading(" ");
        self.out.push_str(mark);
    }

    /// The box of a task, with a label that ends where its words do.
    pub fn task(&mut self, is_done: bool) {
        self.nest.open_loose("label", "", &mut self.out);
        let checked = if is_done { " checked" } else { "" };
        self.out.push_str("<input type=\"checkbox\" disabled");
        self.out.push_str(checked);
        self.out.push_str("> ");
    }

    /// Begins words that are set apart.
    pub fn start_inline(&mut self, name: &'static str) {
        self.nest.inline(&mut self.out);
        self.out.push('<');
        self.out.push_str(name);
        self.out.push('>');
        self.nest.enter(name, Content::Phrasing);
    }

    /// Ends them.
    pub fn end_inline(&mut self, end: &str) {
        self.nest.leave(&mut self.out);
        self.out.push_str(end);
    }
}
