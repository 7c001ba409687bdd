//! Which folder a misspelt one was meant to be.

use super::{FOLDERS, Kind, in_content};

/// The nearest known folder to a misspelt one.
pub fn nearest(path: &str) -> Option<&'static str> {
    let folder = path.split('/').next()?.to_lowercase();
    let names = FOLDERS.iter().flat_map(|(_, names)| names.iter().copied()).filter(|name| !name.starts_with('_'));
    let scored = names.map(|name| (strsim::jaro_winkler(name, &folder), name)).filter(|(likeness, _)| *likeness >= 0.8);
    scored.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name)
}

/// The known folder that the folder of a plain page was surely meant to be: one letter or two
/// away, or a known name with another word behind it, as `berita-desa`.
pub fn nearly(path: &str) -> Option<&'static str> {
    let (folder, _) = in_content(path).split_once('/')?;
    let folder = folder.to_lowercase().replace([' ', '_'], "-");
    let of_records = FOLDERS.iter().filter(|(kind, _)| *kind != Kind::Page);
    let names = || of_records.clone().flat_map(|(_, names)| names.iter().copied()).filter(|name| name.len() > 4);
    let begins = |name: &&str| folder.strip_prefix(*name).is_some_and(|rest| rest.starts_with('-'));
    let slips = |name: &&str| strsim::damerau_levenshtein(name, &folder) <= if name.len() > 6 { 2 } else { 1 };
    let begun = || names().find(|name| begins(name) && !OF_OTHERS.contains(name));
    names().filter(slips).min_by_key(|name| strsim::damerau_levenshtein(name, &folder)).or_else(begun)
}

/// Names of other generators that folders of quite other things begin with.
const OF_OTHERS: &[&str] = &["posts", "_posts", "groups", "partners", "activities", "_drafts"];
