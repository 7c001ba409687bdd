//! The command line: arguments, and a file per subcommand that joins the edges to the build.

use std::{ffi::OsString, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::{disk::DiskError, lang::Lang};

mod add;
mod ask;
mod beside;
mod build;
mod check;
mod console;
mod help;
mod import;
mod new;
mod paper;
mod portals;
mod progress;
mod schema;
mod serve;
mod summary;
#[cfg(feature = "fetch")]
mod sync;
mod told;

/// Arguments of the program; their words stand in [`help`], in both languages.
#[derive(Debug, Parser)]
#[command(name = "jejaring", version, disable_help_subcommand = true, propagate_version = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[arg(long, global = true, value_parser = ["id", "en"])]
    lang: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(alias = "bangun")]
    Build(build::Build),
    #[command(alias = "periksa")]
    Check(check::Check),
    #[command(alias = "baru")]
    New(new::New),
    #[command(alias = "pratinjau")]
    Serve(serve::Serve),
    #[command(alias = "tambah")]
    Add(add::Add),
    #[command(alias = "skema")]
    Schema(schema::Schema),
    #[command(alias = "impor")]
    Import(import::Import),
    #[cfg(feature = "fetch")]
    #[command(alias = "sinkron")]
    Sync(sync::Sync),
    #[command(alias = "pelengkap")]
    Completions(paper::Completions),
    #[command(alias = "manual")]
    Man(paper::Man),
}

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All that was asked for was done.
    Done,
    /// Nothing was published because of `--strict`, or `check` found errors.
    Problems,
    /// The command was not understood.
    Usage,
    /// The machine refused.
    Machine,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Problems => 1,
            Exit::Usage => 2,
            Exit::Machine => 3,
        })
    }
}

/// Runs the program with its arguments.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let lang = help::lang(&arguments);
    let arguments = match help::parse(&arguments, lang.unwrap_or_default()) {
        Ok(arguments) => arguments,
        Err(exit) => return exit.into(),
    };
    let asked = arguments.lang.as_deref().and_then(Lang::from_tag);
    let ended = match arguments.command {
        Command::Build(build) => build::run(&build, asked),
        Command::Check(check) => check::run(&check, asked),
        Command::New(new) => new::run(&new, asked.or(lang).unwrap_or_default()),
        Command::Serve(serve) => serve::run(&serve, asked),
        Command::Add(add) => add::run(&add, asked.or(lang)),
        Command::Schema(schema) => schema::run(&schema, asked.or(lang)),
        Command::Import(import) => import::run(&import, asked),
        #[cfg(feature = "fetch")]
        Command::Sync(sync) => sync::run(&sync, asked),
        Command::Completions(completions) => paper::completions(&completions, asked.or(lang).unwrap_or_default()),
        Command::Man(man) => paper::man(&man, asked.or(lang).unwrap_or_default()),
    };
    let exit = ended.unwrap_or_else(|error| {
        console::refusal(&error, asked.or(lang).unwrap_or_default());
        if error.is_machine() { Exit::Machine } else { Exit::Usage }
    });
    exit.into()
}

/// What a command comes to, or what the machine would not do.
pub(crate) type Ended = Result<Exit, DiskError>;
