//! What other generators and hurried hands leave in a text, read as meant before Markdown is.
//!
//! Short codes of Hugo and Zola, tags of Liquid, attribute lines of kramdown, `[TOC]`, the
//! Indonesian kinds of alerts, and addresses with spaces. Code is left alone.

use std::{borrow::Cow, ops::Range};

use memchr::memchr3_iter;
use pulldown_cmark::{Event, Parser, Tag};

use crate::problem::prose::{self, Advice};

use super::{
    OPTIONS,
    closers::Closers,
    notices::MOST,
    shortcodes::{self, Meaning},
    source::{self, Edit, line_with},
    spaced,
};

/// The longest short code that is looked for, in bytes.
const LONGEST: usize = 2000;

/// Something to tell the author about bytes of the body.
#[derive(Debug)]
pub(super) struct Remark {
    /// The bytes.
    pub at: Range<usize>,
    /// What to tell.
    pub advice: Advice,
    /// The line as it should stand.
    pub corrected: Option<String>,
}

/// Finds what is read as something else, in order.
pub(super) fn find(body: &str) -> (Vec<Edit>, Vec<Remark>) {
    if !may_have_any(body) {
        return (Vec::new(), Vec::new());
    }
    let mut search =
        Search { body, code: code(body), closers: Closers::default(), edits: Vec::new(), remarks: Vec::new() };
    search.run();
    (search.edits, search.remarks)
}

/// A quick look for the marks: most texts have none.
fn may_have_any(body: &str) -> bool {
    let bytes = body.as_bytes();
    let means = |at: usize| match (bytes[at], bytes.get(at + 1)) {
        (b'{', next) => matches!(next, Some(b'{' | b'%' | b':')),
        (b'[', next) => next == Some(&b'!') || is_contents(body, at),
        (_, next) => next == Some(&b'(') && spaced::find(body, at).is_some(),
    };
    source::has_unfit(body) || memchr3_iter(b'{', b'[', b']', bytes).any(means)
}

/// Whether `[TOC]` stands at a byte.
fn is_contents(body: &str, at: usize) -> bool {
    body.as_bytes().get(at..at + 5).is_some_and(|mark| mark.eq_ignore_ascii_case(b"[toc]"))
}

/// Where code stands.
fn code(body: &str) -> Vec<Range<usize>> {
    let is_code = |event: &Event<'_>| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)));
    let events = Parser::new_ext(body, OPTIONS).into_offset_iter();
    events.filter(|(event, _)| is_code(event)).map(|(_, range)| range).collect()
}

struct Search<'b> {
    body: &'b str,
    code: Vec<Range<usize>>,
    closers: Closers,
    edits: Vec<Edit>,
    remarks: Vec<Remark>,
}

impl Search<'_> {
    fn run(&mut self) {
        let mut at = 0;
        let mut code = 0;
        let is_sought = |character| matches!(character, '{' | '[' | ']') || source::instead_of(character).is_some();
        while let Some(length) = self.body[at..].find(is_sought) {
            at += length;
            while self.code.get(code).is_some_and(|range| range.end <= at) {
                code += 1;
            }
            let in_code = self.code.get(code).is_some_and(|range| range.start <= at);
            let character = self.body[at..].chars().next().unwrap_or_default();
            at = self.look(at, character, in_code).unwrap_or(at + character.len_utf8());
        }
    }

    /// Looks at one place and tells where to go on, if something was found.
    fn look(&mut self, at: usize, character: char, in_code: bool) -> Option<usize> {
        if let Some(other) = source::instead_of(character) {
            return self.edit(at..at + character.len_utf8(), other);
        }
        match character {
            _ if in_code => None,
            '{' => self.braces(at),
            '[' => self.bracket(at),
            _ => self.address(at),
        }
    }

    /// Adds an edit and tells where to go on.
    #[expect(clippy::unnecessary_wraps, reason = "it is the answer of every look that finds something")]
    fn edit(&mut self, range: Range<usize>, with: impl Into<Cow<'static, str>>) -> Option<usize> {
        let end = range.end;
        self.edits.push(Edit { range, with: with.into() });
        Some(end)
    }

    /// Adds a remark, unless there are enough; `with` would set its bytes right.
    fn remark(&mut self, at: Range<usize>, advice: Advice, with: Option<&str>) {
        if self.remarks.len() < MOST {
            let corrected = with.map(|with| line_with(self.body, &at, with));
            self.remarks.push(Remark { at, advice, corrected });
        }
    }

    /// `{{< … >}}`, `{{ … }}`, `{% … %}`, `{: … }`.
    fn braces(&mut self, at: usize) -> Option<usize> {
        let rest = &self.body[at..];
        let (open, close) = [("{{<", ">}}"), ("{{%", "%}}"), ("{{", "}}"), ("{%", "%}"), ("{:", "}")]
            .into_iter()
            .find(|(open, _)| rest.starts_with(open))?;
        let inner_at = at + open.len();
        let inner_end = self.closers.next(self.body, close, inner_at).filter(|end| end - at <= LONGEST)?;
        let (inner, end) = (&self.body[inner_at..inner_end], inner_end + close.len());
        if open == "{:" {
            return self.attributes(at..end, inner);
        }
        match shortcodes::read(inner) {
            Meaning::Text(text) => self.edit(at..end, text),
            Meaning::Until(closer) => self.without(at, end, closer),
            Meaning::Verbatim(closer) => self.verbatim(at, end, closer),
            Meaning::Code(language) => {
                self.highlight(at, end, language, if open == "{%" { "endhighlight" } else { "/highlight" })
            }
            Meaning::Nothing => self.edit(at..end, ""),
            Meaning::Unknown(name) => {
                let advice = prose::shortcode(name);
                if self.remarks.iter().all(|told| told.advice != advice) {
                    self.remark(at..end, advice, None);
                }
                self.edit(at..end, if self.gives_address(at) { "<>" } else { "" })
            }
            Meaning::Literal => None,
        }
    }

    /// Whether the address of a link's definition stands here: nothing in its place would break the
    /// definitions below it.
    fn gives_address(&self, at: usize) -> bool {
        const LONGEST_NAME: usize = 200;
        let before = &self.body[self.body.ceil_char_boundary(at.saturating_sub(LONGEST_NAME))..at];
        let line = before.rsplit('\n').next().unwrap_or_default().trim();
        line.starts_with('[') && line.ends_with("]:")
    }

    /// The tag that ends a part, such as `{% endraw %}`.
    fn closing_tag(&mut self, from: usize, name: &'static str) -> Option<Range<usize>> {
        const LONGEST_TAG: usize = 40;
        let word = self.closers.next(self.body, name, from)?;
        let before = &self.body[self.body.ceil_char_boundary(word.saturating_sub(LONGEST_TAG)).max(from)..word];
        let after = &self.body[word..self.body.floor_char_boundary(word + LONGEST_TAG)];
        let braces = before.trim_end_matches(|c| c != '{');
        let start = word - before.len() + braces.trim_end_matches('{').len().max(braces.len().saturating_sub(2));
        let end = word + after.find('}').filter(|_| !braces.is_empty())? + 1;
        Some(start..if self.body[end..].starts_with('}') { end + 1 } else { end })
    }

    fn without(&mut self, at: usize, end: usize, closer: &'static str) -> Option<usize> {
        let end = self.closing_tag(end, closer).map_or(end, |tag| tag.end);
        self.edit(at..end, "")
    }

    fn verbatim(&mut self, at: usize, end: usize, closer: &'static str) -> Option<usize> {
        self.edit(at..end, "");
        match self.closing_tag(end, closer) {
            Some(tag) => self.edit(tag, ""),
            None => Some(end),
        }
    }

    fn highlight(&mut self, at: usize, end: usize, language: &str, closer: &'static str) -> Option<usize> {
        let Some(tag) = self.closing_tag(end, closer) else { return self.edit(at..end, "") };
        let code = &self.body[end..tag.start];
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        let block = format!("\n{fence}{language}\n{}\n{fence}\n", source::fit(code.trim_matches('\n')));
        self.edit(at..tag.end, block)
    }

    /// `{: .class }` of kramdown, with the line `* TOC` that goes before `{:toc}`.
    fn attributes(&mut self, mut range: Range<usize>, inner: &str) -> Option<usize> {
        if inner.contains('\n')
            || !inner.starts_with(|c: char| c.is_ascii_lowercase() || matches!(c, ' ' | '.' | '#' | ':'))
        {
            return None;
        }
        if inner.trim().eq_ignore_ascii_case("toc") && self.body[..range.start].ends_with('\n') {
            let before = self.body[..range.start].trim_end_matches('\n');
            let line = before.rfind('\n').map_or(0, |end| end + 1);
            let free = self.edits.last().is_none_or(|edit| edit.range.end <= line);
            if free && matches!(before[line..].trim(), "* TOC" | "- TOC" | "1. TOC" | "* toc" | "- toc" | "1. toc") {
                range.start = line;
            }
        }
        self.edit(range, "")
    }

    /// `[TOC]` on a line of its own, and the kinds of alerts.
    fn bracket(&mut self, at: usize) -> Option<usize> {
        let close = at + self.body[at..].bytes().take(24).position(|byte| byte == b']')?;
        let inner = self.body.get(at + 1..close)?;
        let is_last = self.body[close + 1..].chars().find(|c| !matches!(c, ' ' | '\t')).is_none_or(|c| c == '\n');
        if !is_last {
            return None;
        }
        let line = self.body[..at].rfind('\n').map_or(0, |end| end + 1);
        let before = self.body[line..at].trim();
        if inner.eq_ignore_ascii_case("toc") && before.is_empty() {
            return self.edit(at..close + 1, "");
        }
        let kind = alert_kind(inner.strip_prefix('!')?)?;
        before.ends_with('>').then_some(())?;
        self.edit(at + 2..close, kind)
    }

    /// `](foto baru.jpg)`.
    fn address(&mut self, at: usize) -> Option<usize> {
        let (range, with) = spaced::find(self.body, at)?;
        self.remark(range.clone(), prose::spaces_in_address(), Some(&with));
        self.edit(range, with)
    }
}

/// The kind that Markdown knows for the word of an alert.
fn alert_kind(word: &str) -> Option<&'static str> {
    match word.to_ascii_uppercase().as_str() {
        "CATATAN" | "INFO" | "INFORMASI" => Some("NOTE"),
        "TIPS" | "SARAN" => Some("TIP"),
        "PENTING" => Some("IMPORTANT"),
        "PERINGATAN" | "PERHATIAN" => Some("WARNING"),
        "HATI-HATI" | "AWAS" | "BAHAYA" => Some("CAUTION"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::source::Source, *};

    fn read(body: &str) -> String {
        Source::new(body, &find(body).0).text.into_owned()
    }

    #[test]
    fn short_codes_are_read_or_left_out() {
        assert_eq!(read("a {{< figure src=\"b c.jpg\" alt=\"Panen\" >}}"), "a ![Panen](<b c.jpg>)");
        assert_eq!(read("[x]({{< ref \"kabar/a.md\" >}})"), "[x](kabar/a.md)");
        assert_eq!(read("![x]({{ site.baseurl }}/a.jpg)"), "![x](/a.jpg)");
        assert_eq!(read("{% raw %}{{ a }}{% endraw %} {% include b.html %}c"), "{{ a }} c");
        assert_eq!(read("{% highlight rb %}\nx\n{% endhighlight %}"), "\n```rb\nx\n```\n");
        assert_eq!(read("`{{ a }}`\n\n    {% b %}\n"), "`{{ a }}`\n\n    {% b %}\n");
        assert_eq!(read("* TOC\n{:toc}\n\nA\n{: .b}"), "\n\nA\n");
        assert_eq!(find("{{< galeri >}} {{< galeri >}} {{< /galeri >}}").1.len(), 1);
    }

    #[test]
    fn addresses_with_spaces_are_read_as_meant() {
        assert_eq!(read("![a](foto baru (1).jpg)"), "![a](<foto baru (1).jpg>)");
        assert_eq!(read("![a](foto baru.jpg \"Panen\")"), "![a](<foto baru.jpg> \"Panen\")");
        assert_eq!(read("[a](b \"c d.jpg\") [a](dan lain lain)"), "[a](b \"c d.jpg\") [a](dan lain lain)");
    }

    #[test]
    fn alerts_have_indonesian_kinds() {
        assert_eq!(read("> [!HATI-HATI]\n> x\0"), "> [!CAUTION]\n> x\u{FFFD}");
        assert_eq!(read("[!PENTING]"), "[!PENTING]");
    }
}
