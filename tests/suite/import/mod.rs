//! Content from elsewhere: what comes of it, what is told, and that the portal with it has no new problem.

mod chats;
mod feeds;
mod hostile;
mod sites;
mod tables;
#[cfg(feature = "fetch")]
mod web;

use crate::program::{Folder, Run};

/// The day that all of these are seen from: a Sunday.
const TODAY: &str = "2026-11-22";

impl Folder {
    /// Imports a source into the folder `portal`.
    #[track_caller]
    pub fn import(&self, words: &str) -> Run {
        self.run(&format!("import {words} --into portal --today {TODAY}"))
    }

    /// Builds the folder `portal`, which must have no problem.
    #[track_caller]
    pub fn builds_clean(&self) {
        self.run(&format!("build portal --strict --drafts --today {TODAY}")).ends_with(0).says("tanpa masalah");
    }
}

/// A portal without any record.
const PORTAL: &str = "== portal/portal.yaml\nnama: Desa Contoh\nalamat_situs: https://desa.example/\n";
