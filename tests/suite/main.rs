//! What a portal does, through its front door: a folder of text in, pages out.

mod html;
mod portal;
mod program;

mod activities;
mod articles;
mod case_studies;
mod commands;
mod directory;
mod examples;
mod feeds;
mod links;
mod machine;
mod pages;
mod photos;
mod problems;
mod publishing;
mod reading;
mod rebuild;
mod reference;
mod reproducible;
mod safety;
mod themes;
