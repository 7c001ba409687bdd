//! What people type in chats and expect of a text: lists with `•`, `-butir`, `1.satu`.

use std::ops::Range;

use memchr::memchr_iter;

use crate::problem::prose::{self, Advice};

/// Characters that WhatsApp and its users begin the lines of a list with.
const BULLETS: &[char] = &['•', '●', '▪', '◦', '■', '➢', '✅', '👉'];

/// What a line begins with, where that is no mark of Markdown but was probably meant as one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Habit {
    Bullet,
    Dash,
    Number,
}

/// Finds, once for each habit, two lines in a row that were meant as a list.
pub(super) fn find(body: &str) -> Vec<(Range<usize>, Advice)> {
    let mut found: Vec<(Habit, Range<usize>)> = Vec::new();
    let (mut before, mut in_code, mut at) = (None, false, 0);
    for line in lines(body) {
        if is_plain(line.as_bytes()) {
            (before, at) = (None, at + line.len());
            continue;
        }
        let typed = line.trim();
        in_code ^= typed.starts_with("```") || typed.starts_with("~~~");
        let habit = if in_code { None } else { habit(typed) };
        if let Some(habit) = habit.filter(|habit| before == Some(*habit) && found.iter().all(|(told, _)| told != habit))
        {
            found.push((habit, at..at + line.trim_end().len()));
        }
        before = habit;
        at += line.len();
    }
    found.into_iter().map(|(habit, range)| (range, advice(habit))).collect()
}

/// Whether a line is what it looks like: a paragraph that begins with a letter, a mark of Markdown, or nothing.
fn is_plain(line: &[u8]) -> bool {
    match line {
        [b'-', b' ', ..] => true,
        [first, ..] => first.is_ascii_alphabetic() || matches!(first, b'\n' | b'#' | b'>' | b'|' | b'*' | b'[' | b'!'),
        [] => true,
    }
}

/// The lines of a text with their ends, none of them empty.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let ends = memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1).chain([text.len()]);
    ends.filter_map(move |end| {
        let line = &text[start..end];
        start = end;
        (!line.is_empty()).then_some(line)
    })
}

fn habit(line: &str) -> Option<Habit> {
    let first = line.chars().next()?;
    let behind = &line[first.len_utf8()..];
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match first {
        _ if BULLETS.contains(&first) => Some(Habit::Bullet),
        '-' if behind.starts_with(char::is_alphabetic) => Some(Habit::Dash),
        _ if (1..=2).contains(&digits) && line[digits..].starts_with('.') => {
            line[digits + 1..].starts_with(char::is_alphabetic).then_some(Habit::Number)
        }
        _ => None,
    }
}

fn advice(habit: Habit) -> Advice {
    match habit {
        Habit::Bullet => prose::chat_list(),
        Habit::Dash => prose::list_space("-"),
        Habit::Number => prose::list_space("1."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(body: &str, codes: &[&str]) {
        assert_eq!(find(body).iter().map(|(_, advice)| advice.code).collect::<Vec<_>>(), codes, "{body}");
    }

    #[test]
    fn two_lines_in_a_row_are_a_list() {
        finds("• padi\n• jagung\n• tebu", &["chat-list"]);
        finds("-padi\n-jagung", &["list-space"]);
        finds("1.padi\n2.jagung", &["list-space"]);
        finds("• padi", &[]);
        finds("- padi\n- jagung\n1. a\n2. b\n1.5 kg\n2.5 kg", &[]);
        finds("```\n-a\n-b\n```", &[]);
    }
}
