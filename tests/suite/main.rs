//! What a portal does, through its front door: a folder of text in, pages out.
#![allow(clippy::disallowed_methods, reason = "a test makes folders and looks at what the program left in them")]

mod fences;
mod html;
mod portal;
mod previews;
mod program;
mod storm;

mod activities;
mod adding;
mod articles;
mod board;
mod bundles;
mod calendar;
mod case_studies;
mod commands;
mod directory;
mod districts;
mod edit_links;
mod examples;
mod feeds;
mod foreign;
#[cfg(unix)]
mod guides;
mod hosts;
mod import;
mod links;
mod machine;
mod months;
mod new;
mod pages;
mod patterns;
mod photos;
mod problems;
mod publishing;
mod reading;
mod rebuild;
mod recurrence;
mod reference;
mod reproducible;
mod safety;
mod schema;
#[cfg(feature = "search")]
mod search;
mod serving;
#[cfg(feature = "fetch")]
mod sync;
mod themes;
mod views;
mod workflows;
