//! Content from elsewhere as records of a portal's folder.
//!
//! ```text
//! source ─▶ Draft ─▶ Plan ─▶ files that were not there before
//! feed, site,  as it    beside what is there,
//! table, chat  came     links and photos moved
//! ```
//!
//! Nothing is overwritten and nothing is taken twice: a record that the portal has already, by its
//! title and day or by its old address, is named and left alone. What the portal's own readers
//! would complain of is not written; it is told instead, with its place in the source.

use std::sync::Arc;

use crate::{
    date::{Date, Zone},
    problem::Text,
    records::folder::Kind,
    tree::Tree,
};

mod body;
mod chat;
mod check;
pub mod draft;
mod feed;
mod fields;
mod known;
mod media;
mod plan;
pub mod report;
mod site;
mod table;
mod what;
pub mod yaml;

use draft::{Draft, Note};
pub use plan::{File, Plan, plan};
pub use site::root;
pub use what::{Form, form};

/// Something to take content from.
pub enum Source {
    /// A folder, by the name that it was given.
    Folder(Arc<str>, Tree),
    /// A file, by the name that it was given.
    File(Arc<str>, Vec<u8>),
    /// A file of the web, by its address.
    Web(Arc<str>, Vec<u8>),
}

impl Source {
    /// The name that it was given.
    pub fn name(&self) -> &Arc<str> {
        match self {
            Self::Folder(name, _) | Self::File(name, _) | Self::Web(name, _) => name,
        }
    }
}

/// How content is to be taken.
pub struct Asked<'a> {
    /// What the source is, where that was said.
    pub form: Option<Form>,
    /// What the rows of a table are, where that was said.
    pub kind: Option<Kind>,
    /// The day that dates without a year are seen from.
    pub today: Date,
    /// The portal's zone.
    pub zone: Zone,
    /// Fetches a picture of the web; nothing where that cannot be done.
    pub fetch: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

/// What a source holds.
#[derive(Default)]
pub struct Taken {
    /// Its records.
    pub drafts: Vec<Draft>,
    /// What was not taken, or not as it was.
    pub notes: Vec<Note>,
    /// What it says of the whole portal, as fields of `portal.yaml`.
    pub settings: Vec<crate::records::node::Entry>,
    /// The address of the old site, from which relative links are seen.
    pub base: Option<url::Url>,
    /// Photos that were fetched already, by the path that texts have for them.
    pub media: Vec<draft::Medium>,
}

/// Takes the content of a source.
///
/// # Errors
/// When it is nothing that content can be taken from, in words for its people.
pub fn take(source: &Source, asked: &Asked<'_>) -> Result<Taken, Text> {
    let form = form(source, asked)?;
    Ok(match (form, source) {
        (Form::Site, Source::Folder(name, tree)) => site::take(name, tree),
        (Form::Feed | Form::Calendar, Source::File(name, bytes)) => feed::take(name, bytes, None, form, asked)?,
        (Form::Feed | Form::Calendar, Source::Web(name, bytes)) => feed::take(name, bytes, Some(name), form, asked)?,
        (Form::Table, Source::File(name, bytes) | Source::Web(name, bytes)) => table::take(name, bytes, asked)?,
        (Form::Invitation, Source::File(name, bytes) | Source::Web(name, bytes)) => chat::take(name, bytes, asked)?,
        (Form::Site, _) | (_, Source::Folder(..)) => return Err(what::unknown(source)),
    })
}
