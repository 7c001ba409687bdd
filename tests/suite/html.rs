//! Just enough of HTML to look at pages: tags, words, links.

use std::collections::{BTreeMap, BTreeSet};

/// A start tag.
#[derive(Debug)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// The text inside, for `script` and `style`.
    pub inside: String,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// All start tags of a page.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    walk(html, |tag, _| tags.extend(tag));
    tags
}

/// The words of a page, with spaces between blocks and without tags, scripts and styles.
pub fn words(html: &str) -> String {
    let mut words = String::new();
    walk(html, |_, text| words.push_str(&decoded(text)));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn walk(html: &str, mut see: impl FnMut(Option<Tag>, &str)) {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        see(None, &rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!') {
            see(None, "<");
            rest = &rest[1..];
            continue;
        }
        let (mut tag, after) = tag(&rest[1..]);
        rest = after;
        if matches!(tag.name.as_str(), "script" | "style") {
            let end = rest.find(&format!("</{}", tag.name)).unwrap_or(rest.len());
            rest[..end].clone_into(&mut tag.inside);
            rest = &rest[end..];
        }
        let is_block = !matches!(
            tag.name.trim_start_matches('/'),
            "a" | "b" | "i" | "em" | "strong" | "span" | "time" | "abbr" | "sup" | "code" | "del"
        );
        see(Some(tag).filter(|tag| !tag.name.starts_with(['/', '!'])), if is_block { " " } else { "" });
    }
    see(None, rest);
}

/// Reads a tag from behind its `<`.
fn tag(source: &str) -> (Tag, &str) {
    let end = source
        .find(|c: char| c.is_whitespace() || c == '>' || (c == '/' && !source.starts_with('/')))
        .unwrap_or(source.len());
    let mut tag = Tag { name: source[..end].to_ascii_lowercase(), attributes: Vec::new(), inside: String::new() };
    let mut rest = &source[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, after);
        }
        if rest.is_empty() {
            return (tag, rest);
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len()).max(1);
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let Some(after) = rest.strip_prefix('=') else {
            tag.attributes.push((name, String::new()));
            continue;
        };
        let after = after.trim_start();
        let (value, behind) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            _ => after.split_at(after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len())),
        };
        tag.attributes.push((name, decoded(value)));
        rest = behind;
    }
}

/// Text with its character references read.
pub fn decoded(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let name = after.split_once(';').filter(|(name, _)| name.len() <= 8);
        let character = name.and_then(|(name, _)| match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some('\u{a0}'),
            _ => {
                let number = name.strip_prefix('#')?;
                let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
                char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)
            }
        });
        match (character, name) {
            (Some(character), Some((_, behind))) => {
                plain.push(character);
                rest = behind;
            }
            _ => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain + rest
}

/// What an address of a page leads to below the portal's root, and its fragment; nothing for
/// addresses of other hosts and other kinds.
pub fn resolve(href: &str, page: &str, base: &str) -> Option<(String, Option<String>)> {
    let (path, fragment) =
        href.split_once('#').map_or((href, None), |(path, fragment)| (path, Some(fragment.to_owned())));
    let path = path.split('?').next().unwrap_or_default();
    let before_slash = path.split('/').next().unwrap_or_default();
    if before_slash.contains(':') || path.starts_with("//") {
        return None;
    }
    if path.is_empty() {
        return Some((page.strip_suffix("index.html").unwrap_or(page).to_owned(), fragment));
    }
    let mut parts: Vec<&str> = match path.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => page.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect()),
    };
    let path = match path.strip_prefix('/') {
        Some(_) => match format!("{path}/").strip_prefix(base) {
            Some(_) => path.get(base.len()..).unwrap_or_default(),
            None => return Some((format!("OUTSIDE {path}"), fragment)),
        },
        None => path,
    };
    let is_folder = path.is_empty() || path.ends_with('/') || path.ends_with("..") || path == ".";
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Some((format!("ABOVE {path}"), fragment));
                }
            }
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    Some((if is_folder && !joined.is_empty() { joined + "/" } else { joined }, fragment))
}

/// Every link, picture, script and fragment of a portal's own that leads nowhere.
pub fn broken_links(files: &BTreeMap<String, Vec<u8>>, base: &str) -> Vec<String> {
    let pages: BTreeMap<&str, Vec<Tag>> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), tags(&String::from_utf8_lossy(bytes))))
        .collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|(path, tags)| (*path, tags.iter().filter_map(|tag| tag.get("id")).collect())).collect();
    let mut broken = Vec::new();
    for (page, tags) in &pages {
        for address in tags.iter().flat_map(|tag| [tag.get("href"), tag.get("src"), tag.get("poster")]).flatten() {
            let Some((path, fragment)) = resolve(address, page, base) else { continue };
            let path = decoded_path(&path);
            let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.clone() };
            if !files.contains_key(&file) {
                broken.push(format!("{page}: {address} ({file})"));
                continue;
            }
            if let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty())
                && !ids.get(file.as_str()).is_some_and(|ids| ids.contains(decoded_path(&fragment).as_str()))
            {
                broken.push(format!("{page}: {address} (no such fragment)"));
            }
        }
    }
    broken
}

fn decoded_path(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(hex.unwrap_or(*first));
        rest = if hex.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
