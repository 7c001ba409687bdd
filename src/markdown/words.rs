//! All words of a text, for the search index.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Dialect, elements, has_few_footnotes, prepare, read};

/// The words of a whole text without its marks, parts with spaces between them. What raw HTML hides is
/// left out.
pub fn words(body: &str, dialect: Dialect) -> String {
    let source = prepare(body, dialect).0;
    let mut words = Words { text: String::with_capacity(body.len()), ..Words::default() };
    read(&source, dialect, has_few_footnotes(body), &mut Vec::new(), &mut |event, _| words.take(&event));
    words.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Words {
    text: String,
    /// The element whose content is hidden, while it is open.
    hidden: Option<String>,
}

impl Words {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => self.html(html),
            _ if self.hidden.is_some() => {}
            Event::Text(text) | Event::Code(text) => self.text.push_str(text),
            Event::SoftBreak | Event::HardBreak | Event::Start(Tag::TableCell) | Event::End(TagEnd::TableCell) => {
                self.gap()
            }
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::CodeBlock
                | TagEnd::Item
                | TagEnd::Image
                | TagEnd::FootnoteDefinition
                | TagEnd::BlockQuote(_),
            ) => self.gap(),
            _ => {}
        }
    }

    fn gap(&mut self) {
        self.text.push(' ');
    }

    /// What stands between tags; the tags part words.
    fn html(&mut self, html: &str) {
        let mut rest = html;
        while let Some((before, tag)) = rest.split_once('<') {
            self.plain(before);
            self.tag(tag);
            rest = tag.split_once('>').map_or("", |(_, after)| after);
        }
        self.plain(rest);
        self.gap();
    }

    fn plain(&mut self, text: &str) {
        if self.hidden.is_none() {
            self.text.push_str(text);
        }
    }

    fn tag(&mut self, tag: &str) {
        let (name, closes) = tag.strip_prefix('/').map_or((tag, false), |name| (name, true));
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        let name = name.to_ascii_lowercase();
        match &self.hidden {
            Some(hidden) if closes && *hidden == name => self.hidden = None,
            None if !closes && elements::hides_content(&name) => self.hidden = Some(name),
            Some(_) | None => self.gap(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_all_that_a_reader_sees() {
        let body = "# Judul\n\nSatu *dua*[^a]\ntiga\n\n| a | b |\n|---|---|\n| c | d |\n\n- e\n- f\n\n[^a]: Catatan";
        assert_eq!(words(body, Dialect::Markdown), "Judul Satu dua tiga a b c d e f Catatan");
        assert_eq!(words("![Padi](a.jpg) `kode`", Dialect::Markdown), "Padi kode");
        assert_eq!(words("*Halo*\n• warga", Dialect::Whatsapp), "Halo warga");
    }

    #[test]
    fn words_of_raw_html_are_those_that_it_shows() {
        let body = "<p>Satu<br>dua</p>\n<style>\n.x { }\n</style>\n\nTiga <script>alert(1)</script> <b>empat</b>";
        assert_eq!(
            words(body, Dialect::Markdown).split_whitespace().collect::<Vec<_>>(),
            ["Satu", "dua", "Tiga", "empat"]
        );
    }
}
