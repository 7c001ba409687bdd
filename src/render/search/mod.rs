//! The search index: what stands on the pages of records, for a program of Pagefind's in the browser.
//!
//! It is made from the records, not from the pages, so that pages need not wait for it nor it for them.

use std::{collections::BTreeMap, io, thread};

use crate::{
    Prepared,
    artifact::{Artifact, SinkError},
};

#[cfg(feature = "search")]
mod entry;
#[cfg(feature = "search")]
mod index;

/// Where the files of the index are.
pub(crate) const FOLDER: &str = "cari/pagefind/";

/// The files of an index by their paths below [`FOLDER`].
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Puts the files of an index that was made on a thread of its own; nothing where none was.
pub(super) fn write(
    files: &mut super::Files<'_>,
    made: Option<thread::Result<Result<Files, String>>>,
) -> Result<(), SinkError> {
    let Some(made) = made else { return Ok(()) };
    let made = made.unwrap_or_else(|_| Err("the index broke off".to_owned()));
    let fault = |words| SinkError { path: FOLDER.to_owned(), source: io::Error::other(words) };
    for (name, bytes) in made.map_err(fault)? {
        files.sink.put(Artifact::new(&format!("{FOLDER}{name}"), &bytes))?;
    }
    // As a whole, so that no file that is passed through can be among them.
    files.take(FOLDER.trim_end_matches('/'));
    Ok(())
}

/// Makes the index of a portal and of the members that it shows; no file where there is no search.
/// It is given up, and empty, as soon as it is no longer wanted.
///
/// # Errors
/// When Pagefind cannot do its work, with its own words.
#[cfg(feature = "search")]
pub(crate) fn files(
    prepared: &Prepared,
    threads: usize,
    is_wanted: &(dyn Fn() -> bool + Sync),
) -> Result<Files, String> {
    if !prepared.plan.has(&crate::plan::search::route()) {
        return Ok(Files::new());
    }
    let entries = entry::all(prepared).take_while(|_| is_wanted());
    let files = index::of(entries, prepared.village.portal.lang.tag(), threads)?;
    Ok(if is_wanted() { files } else { Files::new() })
}

/// A program that was built without search makes no index.
///
/// # Errors
/// None.
#[cfg(not(feature = "search"))]
pub(crate) fn files(_: &Prepared, _: usize, _: &(dyn Fn() -> bool + Sync)) -> Result<Files, String> {
    Ok(Files::new())
}
