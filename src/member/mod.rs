//! The members of a district: villages, or districts, whose portals are shown within its own.
//!
//! A member is told by one or more sources: a folder of content, a bundle, a feed, a calendar. What
//! lies at each is found out ([`found`]) and becomes a folder of public records ([`open`]), so that
//! from there on there is one kind of member.

pub mod agenda;
pub mod content;
pub mod copy;
pub mod feed;
pub mod found;
pub mod open;
mod settle;
pub(crate) mod tree;

pub use settle::settle;

use crate::{records::settings::Kind, route::Route};

/// A member as the district's settings name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name, where the district gives it one.
    pub name: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// Its wilayah code, by which it is the same member under any name.
    pub code: Option<crate::wilayah::Code>,
    /// The last part of its address and the folder of its copy: unique among the members.
    pub slug: String,
    /// The name of its accent, where the district gives it one.
    pub accent: Option<String>,
    /// Where its content is.
    pub sources: Vec<Source>,
    /// The number of its entry in the settings, for problems.
    pub node: u32,
}

impl Member {
    /// Its front page within the district's portal.
    pub fn route(&self) -> Route {
        Route::page(&format!("{}/{}", self.kind.word(), self.slug))
    }
}

/// Where some of a member's content is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// An address on the web, which `sync` fetches into the member's copy.
    Web(String),
    /// A folder or file, seen from the district's own folder.
    Place(String),
}
