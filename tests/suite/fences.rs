//! The fenced blocks of code that a text shows its reader: files to write, commands to type, and what those say.

use std::process::Command;

/// A block of code.
#[derive(Clone, Copy, Debug)]
pub struct Fence<'a> {
    /// The first word behind the three marks.
    pub language: &'a str,
    /// The other words there: the path of the file, or what is special about the commands.
    pub about: &'a str,
    /// What stands between the marks.
    pub text: &'a str,
}

/// All blocks of a text that begin at the start of a line.
pub fn fences(text: &str) -> impl Iterator<Item = Fence<'_>> {
    text.split("\n```").skip(1).step_by(2).filter_map(|block| {
        let (info, text) = block.split_once('\n')?;
        let (language, about) = info.split_once(' ').unwrap_or((info, ""));
        Some(Fence { language, about, text })
    })
}

impl<'a> Fence<'a> {
    /// The path of the file that the reader is to write.
    pub fn file(self) -> Option<&'a str> {
        (self.language != "sh" && !self.about.is_empty()).then_some(self.about)
    }

    /// What is typed behind the program's name, line by line.
    pub fn own_commands(self) -> impl Iterator<Item = &'a str> {
        let lines = self.text.lines().filter(move |_| self.language == "sh");
        lines.filter_map(|line| line.strip_prefix("jejaring ").or_else(|| line.strip_prefix("cargo run --release -- ")))
    }
}

/// Fails unless the program knows a command with these options.
#[track_caller]
pub fn is_understood(command: &str) {
    let words = command.split_whitespace().map(|word| word.trim_matches('"'));
    let output = Command::new(env!("CARGO_BIN_EXE_jejaring")).args(words).arg("--help").output();
    let output = output.expect("the program starts");
    assert!(output.status.success(), "`jejaring {command}`: {}", String::from_utf8_lossy(&output.stderr));
}
