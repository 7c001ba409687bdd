//! A preview's page of all components in all states.

use serde::Serialize;

use super::{
    here::Here,
    view::{Head, Link},
};

/// `layouts/patterns.html`: the pattern page, which only a preview shows.
#[derive(Debug, Serialize)]
pub struct PatternsView {
    /// The files of examples, by name.
    pub parts: Vec<PartView>,
}

/// The examples of one part of the theme.
#[derive(Debug, Serialize)]
pub struct PartView {
    /// Its name: `articles`.
    pub name: String,
    /// Where its examples are written: `themes/balai/patterns/articles.yaml`.
    pub path: String,
    /// Why its examples cannot be read, if so.
    pub problem: Option<String>,
    /// Its components.
    pub components: Vec<ComponentView>,
}

/// A component with its states.
#[derive(Debug, Serialize)]
pub struct ComponentView {
    /// Its `id` on the page.
    pub id: String,
    /// Its name: `articles.lead`.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// When to use it.
    pub purpose: String,
    /// Its arguments and what each holds, in the words of the view reference.
    pub arguments: Vec<Link>,
    /// Smaller components that are seen in it.
    pub shows: Vec<String>,
    /// What a template writes to show it.
    pub call: String,
    /// The states.
    pub states: Vec<StateView>,
}

/// A component in one state.
#[derive(Debug, Serialize)]
pub struct StateView {
    /// The state's name: `none`, `very long`.
    pub name: String,
    /// What the component made of it, as safe HTML; empty when it shows nothing.
    pub html: String,
    /// Why it made nothing, if it failed.
    pub problem: Option<String>,
}

/// What the skeleton needs to know of the page.
pub fn head(here: &Here<'_>) -> Head {
    let head = here.head("", here.words().get("patterns.title"), "", Vec::new());
    Head { hidden: true, canonical: None, feeds: Vec::new(), ..head }
}
