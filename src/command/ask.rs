//! Questions in the terminal, a line each. What stands in brackets is taken when nothing is typed.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::{lang::Lang, problem::Text};

/// How often a question is asked again before its default is taken.
const TRIES: usize = 5;

/// Somebody who can be asked.
pub(super) struct Person<'t> {
    answers: &'t mut dyn BufRead,
    screen: &'t mut dyn Write,
    lang: Lang,
}

/// What is wrong with an answer.
pub(super) type Wrong = Text;

/// Whether somebody sits at the terminal who can be asked.
pub(super) fn is_there() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

impl<'t> Person<'t> {
    /// Somebody who reads a screen and types lines.
    pub(super) fn new(answers: &'t mut dyn BufRead, screen: &'t mut dyn Write, lang: Lang) -> Self {
        Self { answers, screen, lang }
    }

    /// Says something.
    pub(super) fn tell(&mut self, text: &Text) {
        let _ = writeln!(self.screen, "{}", text.in_lang(self.lang));
    }

    /// Asks until the answer can be used. An empty line stands for `default`, and so does the end of all lines.
    pub(super) fn ask<T>(
        &mut self,
        question: &Text,
        default: &str,
        read: impl Fn(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        for _ in 0..TRIES {
            let typed = self.line(question, default);
            let is_over = typed.is_none();
            let answer = typed.filter(|typed| !typed.is_empty());
            match read(answer.as_deref().unwrap_or(default)) {
                Ok(value) => return Some(value),
                Err(_) if is_over => return None,
                Err(wrong) => drop(writeln!(self.screen, "  {}", wrong.in_lang(self.lang))),
            }
        }
        read(default).ok()
    }

    /// Asks for one of several: its number, or the word itself.
    pub(super) fn choose<T: Copy>(
        &mut self,
        question: &Text,
        choices: &[(&str, &str, T)],
        default: usize,
    ) -> Option<T> {
        for (at, (word, about, _)) in choices.iter().enumerate() {
            let _ = writeln!(self.screen, "  {}. {word}{}{about}", at + 1, if about.is_empty() { "" } else { " - " });
        }
        let default = (default + 1).to_string();
        self.ask(question, &default, |typed| {
            let by_number = typed.parse::<usize>().ok().and_then(|number| choices.get(number.checked_sub(1)?));
            let by_word = || choices.iter().find(|(word, ..)| word.eq_ignore_ascii_case(typed));
            let chosen = by_number.or_else(by_word).map(|(.., value)| *value);
            let count = choices.len();
            chosen.ok_or_else(|| Text {
                id: format!("tulis angka 1 sampai {count}"),
                en: format!("type a number from 1 to {count}"),
            })
        })
    }

    /// A line that was typed; nothing when there are no more.
    fn line(&mut self, question: &Text, default: &str) -> Option<String> {
        let shown = if default.is_empty() { String::new() } else { format!(" [{default}]") };
        let _ = write!(self.screen, "{}{shown}: ", question.in_lang(self.lang));
        let _ = self.screen.flush();
        let mut line = String::new();
        match self.answers.read_line(&mut line) {
            Ok(0) | Err(_) => {
                let _ = writeln!(self.screen);
                None
            }
            Ok(_) => Some(line.trim().to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::text;

    fn said(typed: &str, asking: impl FnOnce(&mut Person<'_>)) -> String {
        let (mut answers, mut screen) = (typed.as_bytes(), Vec::new());
        asking(&mut Person::new(&mut answers, &mut screen, Lang::Id));
        String::from_utf8(screen).unwrap()
    }

    fn number(typed: &str) -> Result<u8, Wrong> {
        typed.parse().map_err(|_| text!("bukan angka", "not a number"))
    }

    #[test]
    fn an_empty_line_or_the_end_stand_for_the_default() {
        for typed in ["", "\n", "  \r\n"] {
            said(typed, |person| assert_eq!(person.ask(&text!("Umur", "Age"), "7", number), Some(7)));
        }
        said("", |person| assert_eq!(person.ask(&text!("Umur", "Age"), "", number), None));
    }

    #[test]
    fn an_answer_of_no_use_is_asked_for_again() {
        let screen = said("tua\n9\n", |person| assert_eq!(person.ask(&text!("Umur", "Age"), "7", number), Some(9)));
        assert!(screen.contains("bukan angka") && screen.contains("Umur [7]: "), "{screen}");
        let endless = "tua\n".repeat(100);
        said(&endless, |person| assert_eq!(person.ask(&text!("Umur", "Age"), "7", number), Some(7)));
    }

    #[test]
    fn a_choice_is_made_by_number_or_by_word() {
        let choices = [("desa", "", 'd'), ("kecamatan", "banyak desa", 'k')];
        for (typed, chosen) in [("2\n", 'k'), ("Kecamatan\n", 'k'), ("\n", 'd'), ("9\n0\n-1\n1\n", 'd')] {
            said(typed, |person| {
                assert_eq!(person.choose(&text!("Jenis", "Kind"), &choices, 0), Some(chosen), "{typed}")
            });
        }
    }
}
