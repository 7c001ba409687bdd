//! `jejaring schema`: what authors may write, for editors.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{Ended, Exit, console};
use crate::{
    disk::{self, DiskError, Made},
    lang::Lang,
    problem::{Text, text},
    schema::{
        Subject,
        editor::{self, EditorFile},
        json,
    },
};

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub(crate) struct Schema {
    #[arg(value_parser = subject)]
    kind: Option<Subject>,
    #[arg(long, value_name = "FOLDER", num_args = 0..=1, default_missing_value = ".")]
    editor: Option<PathBuf>,
}

/// The kind that somebody typed.
pub(super) fn subject(typed: &str) -> Result<Subject, String> {
    Subject::of_word(typed).ok_or_else(|| Subject::ALL.map(Subject::word).join(", "))
}

/// Prints a schema, all of them, or writes them where an editor finds them.
pub(crate) fn run(arguments: &Schema, lang: Option<Lang>) -> Ended {
    let lang = lang.unwrap_or_default();
    if let Some(folder) = &arguments.editor {
        disk::require_folder(folder)?;
        for file in editor::files(lang) {
            console::said(&told(&file.path, write(folder, &file)?), lang);
        }
        return Ok(Exit::Done);
    }
    let document = match arguments.kind {
        Some(subject) => json::schema(subject, lang),
        None => {
            Subject::ALL.map(|subject| (subject.word().to_owned(), json::schema(subject, lang))).into_iter().collect()
        }
    };
    console::print(&format!("{document:#}"));
    Ok(Exit::Done)
}

/// Writes a file; one that its author may have changed stays as it is.
fn write(folder: &Path, file: &EditorFile) -> Result<bool, DiskError> {
    if file.is_ours {
        disk::replace(folder, &file.path, file.text.as_bytes())?;
        return Ok(true);
    }
    Ok(disk::create(folder, &file.path, file.text.as_bytes())? == Made::New)
}

fn told(path: &str, made: bool) -> Text {
    match made {
        true => text!("dibuat: {path}", "made: {path}"),
        false => text!("sudah ada, tidak diubah: {path}", "there already, not changed: {path}"),
    }
}
