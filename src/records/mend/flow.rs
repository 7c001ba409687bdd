//! Lists and maps between brackets, put as they were meant.

use super::{
    keys, quote,
    value::{Fix, Parts, Setting, curly},
};
use crate::problem::Problem;

/// Where a text between brackets ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// At this line and byte.
    At(usize, usize),
    /// Not within the text.
    Open,
}

/// Follows brackets and quotes from line to line.
#[derive(Debug, Default)]
pub struct Brackets {
    open: Vec<char>,
    quote: Option<char>,
}

impl Brackets {
    /// Goes through one line; the byte behind the bracket that closes the first, if it is here.
    pub fn follow(&mut self, line: &str) -> Option<usize> {
        let mut before = ' ';
        let mut characters = line.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            match (self.quote, character) {
                (Some('"'), '\\') => _ = characters.next(),
                (Some('\''), '\'') if characters.peek().is_some_and(|(_, next)| *next == '\'') => {
                    characters.next();
                }
                (Some(quote), _) if quote == character => self.quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') if matches!(before, '[' | '{' | ',' | ' ' | ':' | '\t') => {
                    self.quote = Some(character);
                }
                (None, '#') if before == ' ' && !starts_word(&line[at + 1..]) => return None,
                (None, '[' | '{') => self.open.push(character),
                (None, ']' | '}') => {
                    self.open.pop();
                    if self.open.is_empty() {
                        return Some(at + 1);
                    }
                }
                (None, _) => {}
            }
            before = character;
        }
        None
    }
}

/// `isi:Pompa air`: a known key and its value without the space between them.
fn tight(item: &str) -> Option<(&str, &str)> {
    let (key, value) = item.split_once(':').filter(|(key, _)| keys::is_known(key))?;
    (!value.starts_with("//") && !value.trim().is_empty()).then_some((key, value))
}

fn starts_word(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
}

/// Where the brackets that open a value are closed.
pub fn end(parts: &[&str]) -> End {
    let mut brackets = Brackets::default();
    for (number, part) in parts.iter().enumerate() {
        if let Some(at) = brackets.follow(part) {
            return End::At(number, at);
        }
    }
    End::Open
}

/// Brackets as they were meant; `None` if they are well as they are.
pub fn mend(parts: &[&str], setting: &Setting) -> Option<Fix> {
    let is_template = parts[0].starts_with("{{");
    let is_text = match end(parts) {
        End::At(number, at) if parts[0].starts_with('[') => {
            let behind = parts[number][at..].trim_start();
            !behind.is_empty() && !behind.starts_with('#')
        }
        End::At(..) | End::Open => false,
    };
    if is_text || is_template {
        let tell = Problem::bracket_in_text;
        return Some(Fix { parts: quote::around(parts), tell: Some(tell), fault: parts[0][..1].to_owned() });
    }
    let mut writer =
        Writer { setting, lines: Vec::new(), open: Vec::new(), quote: None, needs_comma: false, told: None };
    for part in parts {
        writer.line(part);
    }
    let (lines, tell, fault) = writer.finish()?;
    (lines != parts).then_some(Fix { parts: lines, tell: Some(tell), fault: fault.to_owned() })
}

type Tell = fn(crate::problem::Place, &str) -> Problem;

/// Writes brackets anew, item by item.
struct Writer<'s> {
    setting: &'s Setting,
    lines: Parts,
    open: Vec<char>,
    /// A quoted item that goes on in the next line.
    quote: Option<char>,
    /// Whether an item has just ended, so that a comma must come before another.
    needs_comma: bool,
    told: Option<(Tell, &'static str)>,
}

impl Writer<'_> {
    fn tell(&mut self, tell: Tell, fault: &'static str) {
        self.told.get_or_insert((tell, fault));
    }

    fn line(&mut self, part: &str) {
        let mut out = String::with_capacity(part.len() + 4);
        let mut rest = part;
        while let Some(character) = rest.chars().next() {
            rest = if let Some(quote) = self.quote {
                self.rest_of_quote(rest, quote, &mut out)
            } else {
                self.next(rest, character, &mut out)
            };
        }
        self.lines.push(out);
    }

    fn rest_of_quote<'p>(&mut self, rest: &'p str, quote: char, out: &mut String) -> &'p str {
        let end = quote::close(rest, quote).map(|at| at + 1);
        self.quote = if end.is_some() { None } else { Some(quote) };
        self.needs_comma = end.is_some();
        let (quoted, rest) = rest.split_at(end.unwrap_or(rest.len()));
        out.push_str(quoted);
        rest
    }

    fn next<'p>(&mut self, rest: &'p str, character: char, out: &mut String) -> &'p str {
        let behind = &rest[character.len_utf8()..];
        match character {
            ' ' | '\t' => out.push(' '),
            '[' | '{' => {
                self.comma(out);
                self.open.push(character);
                out.push(character);
            }
            ']' | '}' => self.close(character, out),
            ',' => self.separate(out),
            ':' => {
                self.needs_comma = false;
                out.push(':');
            }
            '"' | '\'' => {
                self.comma(out);
                self.quote = Some(character);
                out.push(character);
            }
            '#' if !starts_word(behind) => {
                out.push_str(rest);
                return "";
            }
            _ => return self.item(rest, out),
        }
        behind
    }

    fn comma(&mut self, out: &mut String) {
        if std::mem::take(&mut self.needs_comma) {
            let at = out.trim_end().len();
            out.insert(at, ',');
            self.tell(Problem::comma_missing, ",");
        }
    }

    fn separate(&mut self, out: &mut String) {
        if out.trim_end().ends_with([',', '[', '{']) {
            self.tell(Problem::comma_missing, ",");
        } else {
            out.push(',');
        }
        self.needs_comma = false;
    }

    fn close(&mut self, bracket: char, out: &mut String) {
        let Some(open) = self.open.pop() else { return };
        let right = if open == '[' { ']' } else { '}' };
        if right != bracket {
            self.tell(Problem::bracket_never_closed, if open == '[' { "[" } else { "{" });
        }
        out.push(right);
        self.needs_comma = !self.open.is_empty();
    }

    /// An item without quotes, up to what ends it.
    fn item<'p>(&mut self, rest: &'p str, out: &mut String) -> &'p str {
        self.comma(out);
        let end = item_end(rest);
        let (item, rest) = rest.split_at(end);
        let (item, blanks) = item.split_at(item.trim_end().len());
        if let Some(fix) = curly(&[item]) {
            self.tell(Problem::curly_quotes, "“ ”");
            out.push_str(&fix.parts.concat());
        } else if is_special(item) && !self.setting.has_anchor(item) {
            self.tell(if item.starts_with('#') { Problem::hash_in_value } else { Problem::special_start }, first(item));
            out.push_str(&quote::around(&[item]).concat());
        } else if let Some((key, value)) = tight(item).filter(|_| self.open.last() == Some(&'{')) {
            self.tell(Problem::colon_without_space, ":");
            out.extend([key, ": ", value]);
        } else {
            out.push_str(item);
        }
        out.push_str(blanks);
        // Two items without quotes and without a comma are one.
        self.needs_comma = false;
        rest
    }

    fn finish(mut self) -> Option<(Parts, Tell, &'static str)> {
        let quote = self.quote.take();
        let last = self.lines.last_mut()?;
        if let Some(quote) = quote {
            let text = last.trim_end_matches([']', '}']).len();
            last.insert(text, quote);
            if text + 1 < last.len() {
                self.open.clear();
            }
            self.told.get_or_insert((Problem::quote_never_closed, if quote == '"' { "\"" } else { "'" }));
        }
        if let Some(open) = self.open.first() {
            self.told.get_or_insert((Problem::bracket_never_closed, if *open == '[' { "[" } else { "{" }));
        }
        while let Some(open) = self.open.pop() {
            last.push(if open == '[' { ']' } else { '}' });
        }
        let (tell, fault) = self.told?;
        Some((self.lines, tell, fault))
    }
}

fn is_special(item: &str) -> bool {
    item.starts_with(['@', '`', '%', '|', '>', '#', '*', '&', '!']) || matches!(item, "-" | "?")
}

fn first(item: &str) -> &'static str {
    ["@", "`", "%", "|", ">", "#", "*", "&", "!", "-", "?"]
        .into_iter()
        .find(|start| item.starts_with(start))
        .unwrap_or("#")
}

fn item_end(text: &str) -> usize {
    let ends = |(at, character): &(usize, char)| match character {
        ',' | '[' | ']' | '{' | '}' => true,
        ':' => text[at + 1..].is_empty() || text[at + 1..].starts_with([' ', ',', ']', '}']),
        _ => false,
    };
    text.char_indices().find(ends).map_or(text.len(), |(at, _)| at.max(text.chars().next().map_or(0, char::len_utf8)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn becomes(value: &str, expected: &str) {
        let parts: Vec<&str> = value.split('\n').collect();
        assert_eq!(mend(&parts, &Setting::default()).map(|fix| fix.parts.join("\n")).as_deref(), Some(expected));
    }

    #[test]
    fn brackets_are_repaired() {
        becomes("[a, b", "[a, b]");
        becomes("[“a”, b]", "[\"a\", b]");
        becomes("[#a, #b]", "[\"#a\", \"#b\"]");
        becomes("[@a, *b]", "[\"@a\", \"*b\"]");
        becomes("[\"a\" \"b\"]", "[\"a\", \"b\"]");
        becomes("[a,, b]", "[a, b]");
        becomes("[a, b}", "[a, b]");
        becomes("[a, \"b]", "[a, \"b\"]");
        becomes("[PENTING] Rapat", "\"[PENTING] Rapat\"");
        becomes("{{ page.title }}", "\"{{ page.title }}\"");
        becomes("{nama: a", "{nama: a}");
        becomes("[a,\n“b”\n]", "[a,\n\"b\"\n]");
    }

    #[test]
    fn brackets_that_are_right_stay() {
        for value in [
            "[a, b]",
            "[]",
            "{nama: a, jenis: [b, c]}",
            "[a, b,] # catatan",
            "['Jum''at', \"x\"]",
            "[https://a.id/b, mitra:c]",
        ] {
            assert!(mend(&[value], &Setting::default()).is_none(), "{value}");
        }
    }
}
