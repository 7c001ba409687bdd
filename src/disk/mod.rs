//! The edge to files: a folder in, a published folder out.
//!
//! Reading gives a [`Tree`](crate::tree::Tree) and never stops at one bad file. Publishing is all
//! or nothing: whatever happens to a build, once the next command has run [`recover`] the folder
//! holds the old site or the new one.

#![expect(clippy::disallowed_methods, reason = "this module is the edge to files")]

mod before;
mod beside;
mod error;
mod files;
mod fresh;
mod journal;
mod marker;
mod names;
mod new;
mod portals;
mod publish;
mod read;
mod store;
mod work;

#[cfg(test)]
mod tests;

pub use beside::Beside;
pub use error::{Action, DiskError};
pub use fresh::{fresh, require_empty};
pub(crate) use marker::NAME as MARKER;
pub use names::is_passed_over;
pub use new::{Made, Named, create, create_folder, is_same, named, replace, standard_input};
pub use portals::{folder_like, folders_with_settings, has_settings, require_folder};
pub use publish::{Published, Publisher, recover};
pub use read::{At, Walked, WalkedFolder, at, tree, walk};
pub use store::store;
