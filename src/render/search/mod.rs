//! The search index: what stands on the pages of records, for a program of Pagefind's in the browser.
//!
//! It is made from the records, not from the pages, so that pages need not wait for it nor it for them;
//! shard by shard, of which those are kept whose pages say what they said when it was published.

use crate::{Prepared, plan::search};

#[cfg(feature = "search")]
mod entry;
#[cfg(feature = "search")]
mod index;
#[cfg(feature = "search")]
mod making;

#[cfg(feature = "search")]
pub(crate) use making::make;
pub(crate) use search::FOLDER;

/// Whether a portal has an index.
pub(crate) fn is_made(prepared: &Prepared) -> bool {
    cfg!(feature = "search") && prepared.plan.has(&search::route())
}

/// A program that was built without search makes no index.
///
/// # Errors
/// None.
#[cfg(not(feature = "search"))]
pub(crate) fn make(
    _: &Prepared,
    _: usize,
    _: &dyn crate::artifact::Sink,
    _: &(dyn Fn() -> bool + Sync),
) -> Result<(), crate::artifact::SinkError> {
    Ok(())
}
