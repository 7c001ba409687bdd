//! `jejaring completions` and `jejaring man`: what shells and systems want to have of a program.

use clap::Args;
use clap_complete::Shell;

use super::{Ended, Exit, console, help};
use crate::lang::Lang;

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    #[arg(value_enum)]
    shell: Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub(crate) struct Man {
    /// The command that the page is about; the program itself if left out.
    of: Option<String>,
}

/// Prints the script that completes commands in a shell.
pub(crate) fn completions(arguments: &Completions, lang: Lang) -> Ended {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut help::command(lang), "jejaring", &mut script);
    console::print(String::from_utf8_lossy(&script).trim_end());
    Ok(Exit::Done)
}

/// Prints a page of the manual.
pub(crate) fn man(arguments: &Man, lang: Lang) -> Ended {
    let mut program = help::command(lang);
    program.build();
    let Some(page) = page(program, arguments.of.as_deref()) else {
        let of = arguments.of.as_deref().unwrap_or_default();
        console::wrong(
            &crate::problem::text!("perintah `{of}` tidak dikenal", "there is no command `{of}`"),
            None,
            lang,
        );
        return Ok(Exit::Usage);
    };
    let mut text = Vec::new();
    // Writing into memory is never refused.
    let _ = clap_mangen::Man::new(page).render(&mut text);
    console::print(String::from_utf8_lossy(&text).trim_end());
    Ok(Exit::Done)
}

/// The program, or one of its commands under the name by which its page is known.
fn page(program: clap::Command, of: Option<&str>) -> Option<clap::Command> {
    let Some(of) = of else { return Some(program) };
    let found = program.find_subcommand(of)?.clone();
    let name = format!("jejaring-{}", found.get_name());
    Some(found.name(name.clone()).display_name(name))
}
