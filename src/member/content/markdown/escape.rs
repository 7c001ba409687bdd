//! Text and addresses in which no character means more than itself.

use std::borrow::Cow;

use url::Url;

/// Writes a character of text; `before` and `rest` are what stands around it.
pub fn push(out: &mut String, char: char, before: Option<char>, rest: &str) {
    // Short codes are looked for before escapes are read.
    if char == '{' {
        return out.push_str("&#123;");
    }
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_mark = match char {
        '\\' | '`' | '*' | '}' | '[' | ']' | '<' | '>' | '|' | '~' => true,
        // Addresses are full of both, and within a word they mean nothing.
        '_' => !is_word(before) || !is_word(rest.chars().next()),
        '&' => begins_reference(rest),
        _ => false,
    };
    if is_mark {
        out.push('\\');
    }
    out.push(char);
}

/// Whether a text goes on as `amp;` or `#38;` do.
fn begins_reference(rest: &str) -> bool {
    let name = rest.bytes().take(40).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    name > 0 && rest.as_bytes().get(name) == Some(&b';')
}

/// A text on a line of its own.
pub fn text(text: &str) -> String {
    let (mut out, mut before) = (String::with_capacity(text.len()), None);
    for (at, char) in text.char_indices() {
        push(&mut out, char, before, &text[at + char.len_utf8()..]);
        before = Some(char);
    }
    out
}

/// A line that begins no heading, list, rule or underline of a heading.
pub fn start(line: &str) -> Cow<'_, str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.as_bytes().get(digits) {
        Some(b'#' | b'+' | b'-' | b'=' | b':') if digits == 0 => Cow::Owned(format!("\\{line}")),
        Some(b'.' | b')') if (1..10).contains(&digits) => {
            Cow::Owned(format!("{}\\{}", &line[..digits], &line[digits..]))
        }
        _ => Cow::Borrowed(line),
    }
}

/// An address as the target of a link.
pub fn address(address: &Url) -> String {
    path(address.as_str())
}

/// A path or address whose characters are all harmless between round brackets.
pub fn path(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for char in path.chars() {
        match char {
            '(' | ')' | '<' | '>' | '[' | ']' | '{' | '}' | '\\' | '"' | '\'' | '`' | '|' | '^' | ';' | '*' | ' ' => {
                out.push_str(&format!("%{:02X}", u32::from(char)));
            }
            _ if char.is_control() => {}
            _ => out.push(char),
        }
    }
    out
}

/// Code between as many backticks as it takes.
pub fn code(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{code}{space}{fence}")
}
