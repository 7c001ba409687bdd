//! Writes what stands between paragraphs: headings, lists, quotations, code.

use std::{fmt::Write, ops::Range};

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};

use super::{
    Trust, elements,
    elements::Content,
    escape, headings,
    writer::{Code, OpenHeading, Paragraph, Writer},
};

impl<'s> Writer<'s, '_> {
    /// Writes the start of an element.
    pub fn start(&mut self, tag: Tag<'s>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading { level, id, classes, .. } => {
                self.lint_heading(&range);
                self.block();
                self.heading = Some(OpenHeading { at: self.out.len(), level, id, classes, text: String::new() });
                self.nest.enter("h2", Content::Phrasing);
            }
            Tag::BlockQuote(kind) => self.start_quotation(kind),
            Tag::CodeBlock(kind) => self.start_code(&kind, &range),
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::List(start) => self.start_list(start),
            Tag::Item => {
                self.new_line();
                self.out.push_str("<li>");
                self.nest.enter("li", Content::Flow);
            }
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.start_head(),
            Tag::TableRow => self.start_row(),
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.start_inline("em"),
            Tag::Strong => self.start_inline("strong"),
            Tag::Strikethrough => self.start_inline("del"),
            Tag::Superscript => self.start_inline("sup"),
            Tag::Subscript => self.start_inline("sub"),
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(link_type, &dest_url, &title, range),
            Tag::Image { dest_url, title, .. } => self.start_image(dest_url, title, range),
            // The first is gathered elsewhere, the others are not among the options.
            Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {}
        }
    }

    /// Writes the end of an element.
    pub fn end(&mut self, end: TagEnd, range: &Range<usize>) {
        match end {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(_) => self.leave("</blockquote>\n"),
            TagEnd::CodeBlock => {
                self.code = Code::None;
                self.out.push_str("</code></pre>\n");
            }
            TagEnd::HtmlBlock => self.end_block_html(range),
            TagEnd::List(is_numbered) => self.out.push_str(if is_numbered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => self.leave("</li>\n"),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.out.push_str("</tr></thead>\n"),
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis => self.end_inline("</em>"),
            TagEnd::Strong => self.end_inline("</strong>"),
            TagEnd::Strikethrough => self.end_inline("</del>"),
            TagEnd::Superscript => self.end_inline("</sup>"),
            TagEnd::Subscript => self.end_inline("</sub>"),
            TagEnd::Link => self.end_link(),
            TagEnd::Image
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// Leaves an element that may hold raw HTML, and ends it.
    pub fn leave(&mut self, end: &str) {
        self.hidden = None;
        self.nest.leave(&mut self.out);
        self.out.push_str(end);
    }

    /// A line across the page.
    pub fn rule(&mut self) {
        self.block();
        self.out.push_str("<hr>\n");
    }

    fn start_paragraph(&mut self) {
        self.block();
        self.out.push_str("<p>");
        self.nest.enter("p", Content::Phrasing);
        self.paragraph = Paragraph { content: self.out.len(), picture: None };
    }

    /// Ends a paragraph: an empty one goes, and a lone picture with a title becomes a figure.
    fn end_paragraph(&mut self) {
        self.leave("");
        let start = self.paragraph.content - "<p>".len();
        if self.out.len() == self.paragraph.content {
            return self.out.truncate(start);
        }
        match self.paragraph.picture.take().filter(|(end, _)| *end == self.out.len()) {
            Some((_, caption)) => {
                self.out.replace_range(start..self.paragraph.content, "<figure>");
                self.out.push_str("<figcaption>");
                escape::text(&mut self.out, &caption);
                self.out.push_str("</figcaption></figure>\n");
            }
            None => self.out.push_str("</p>\n"),
        }
    }

    /// Ends a heading, whose tag can only be written now that its words are known.
    fn end_heading(&mut self) {
        self.leave("");
        let Some(heading) = self.heading.take() else { return };
        if self.out.len() == heading.at {
            return;
        }
        let is_plain = heading.text.trim().is_empty() || self.footnotes.is_writing();
        let (tag, name) = if is_plain { ("<p>".to_owned(), "p") } else { self.heading_tag(&heading) };
        self.out.insert_str(heading.at, &tag);
        // A `write!` to a string cannot fail.
        let _ = writeln!(self.out, "</{name}>");
    }

    fn heading_tag(&mut self, heading: &OpenHeading<'s>) -> (String, &'static str) {
        let shown = self.headings.add(heading.level, heading.id.as_deref(), &heading.text);
        let name = elements::heading_name(shown.level);
        let mut tag = format!("<{name} id=\"");
        escape::attribute(&mut tag, &shown.id);
        tag.push('"');
        let classes = heading.classes.iter().filter(|class| headings::is_class(class));
        let classes: Vec<&str> = classes.map(AsRef::as_ref).collect();
        if !classes.is_empty() && self.options.trust == Trust::Author {
            let _ = write!(tag, " class=\"{}\"", classes.join(" "));
        }
        tag.push('>');
        (tag, name)
    }

    fn start_quotation(&mut self, kind: Option<BlockQuoteKind>) {
        self.block();
        let words = self.options.words;
        let alert = kind.map(|kind| match kind {
            BlockQuoteKind::Note => ("note", words.note),
            BlockQuoteKind::Tip => ("tip", words.tip),
            BlockQuoteKind::Important => ("important", words.important),
            BlockQuoteKind::Warning => ("warning", words.warning),
            BlockQuoteKind::Caution => ("caution", words.caution),
        });
        match alert {
            Some((kind, title)) => {
                let _ = write!(self.out, "<blockquote class=\"markdown-alert-{kind}\">\n<p class=\"alert-title\">");
                escape::text(&mut self.out, title);
                self.out.push_str("</p>\n");
            }
            None => self.out.push_str("<blockquote>\n"),
        }
        self.nest.enter("blockquote", Content::Flow);
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>) {
        self.block();
        self.out.push_str("<pre><code");
        match kind {
            CodeBlockKind::Fenced(info) => {
                self.lint_fence(range);
                self.code = Code::Fenced;
                let in_name = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-' | '_' | '.');
                let language: String = info.chars().take_while(in_name).take(30).collect();
                if !language.is_empty() {
                    let _ = write!(self.out, " class=\"language-{language}\"");
                }
            }
            CodeBlockKind::Indented => self.code = Code::IndentedStart,
        }
        self.out.push('>');
    }

    fn start_list(&mut self, start: Option<u64>) {
        self.block();
        let _ = match start {
            None => self.out.write_str("<ul>\n"),
            Some(1) => self.out.write_str("<ol>\n"),
            Some(start) => writeln!(self.out, "<ol start=\"{start}\">"),
        };
    }

    /// Gathers the description of a picture, up to its end.
    pub fn describe(&mut self, event: &Event<'s>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Start(_) => image.depth += 1,
            Event::End(_) if image.depth == 0 => self.end_image(),
            Event::End(_) => image.depth -= 1,
            Event::Text(text) | Event::Code(text) => image.alt.push_str(text),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            _ => {}
        }
    }
}
