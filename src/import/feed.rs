//! Feeds and calendars, read as those of a district's members are, and taken as the portal's own.

use std::{cell::RefCell, collections::BTreeMap, sync::Arc};

use super::{
    Asked, Form, Taken,
    draft::{Draft, Medium, Whence, field, typed},
    known::normal,
};
use crate::{
    member::{agenda, content::ContentFile, feed},
    problem::{Problems, Text, text},
    records::{
        folder::Kind,
        node::{Entry, Node, Value},
        source::{self, Form as FileForm},
    },
};

/// Takes the entries of a feed, or the events of a calendar.
pub fn take(
    name: &Arc<str>,
    bytes: &[u8],
    address: Option<&str>,
    form: Form,
    asked: &Asked<'_>,
) -> Result<Taken, Text> {
    let unreadable = |fault: crate::member::content::Fault| {
        let Text { id, en } = fault.text();
        text!("`{name}` tidak bisa dibaca: {id}", "`{name}` cannot be read: {en}")
    };
    let mut taken = Taken::default();
    let pictures = RefCell::new(BTreeMap::new());
    let files = match form {
        Form::Calendar => agenda::content(bytes, &asked.zone).map_err(unreadable)?,
        Form::Feed | Form::Site | Form::Table | Form::Invitation => {
            let picture = |address: &str| Some(picture(address, &pictures));
            let feed = feed::content(bytes, address, &asked.zone, &picture).map_err(unreadable)?;
            taken.settings.extend(feed.title.as_deref().map(|title| field("nama", typed(title))));
            taken.base = feed.home.as_deref().and_then(|home| home.parse().ok());
            feed.files
        }
    };
    let addresses = pictures.into_inner();
    let mut shown = BTreeMap::new();
    for (path, address) in &addresses {
        let fetched = (asked.fetch)(address).and_then(|bytes| Some((ending(&bytes)?, bytes)));
        if let Some((ending, bytes)) = fetched {
            let own = format!("{}.{ending}", path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem));
            taken.media.push(Medium { path: own.clone(), bytes, from: Whence::file(address) });
            shown.insert(path.clone(), own);
        }
    }
    for file in files {
        let mut draft = draft(name, &file, &addresses, &shown, &mut taken);
        if draft.kind == Kind::Article {
            draft.old = old(draft.take("kanonis"));
        }
        taken.drafts.push(draft);
    }
    if taken.drafts.is_empty() {
        return Err(text!(
            "`{name}` tidak berisi tulisan atau kegiatan",
            "`{name}` holds neither articles nor activities"
        ));
    }
    Ok(taken)
}

/// The path that a picture of the web is known by until it is fetched.
fn picture(address: &str, pictures: &RefCell<BTreeMap<String, String>>) -> String {
    let name = address.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    let stem = crate::slug::slug(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let mark = &blake3::hash(address.as_bytes()).to_hex()[..8];
    let path = if stem.is_empty() { format!("media/{mark}.jpg") } else { format!("media/{stem}-{mark}.jpg") };
    pictures.borrow_mut().insert(path.clone(), address.to_owned());
    path
}

/// The ending for a picture's bytes; nothing for what is none.
fn ending(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        _ => None,
    }
}

/// The record of a file as a member would have it.
fn draft(
    name: &Arc<str>,
    file: &ContentFile,
    addresses: &BTreeMap<String, String>,
    shown: &BTreeMap<String, String>,
    taken: &mut Taken,
) -> Draft {
    let is_markdown = file.path.ends_with(".md");
    let form = if is_markdown { FileForm::Markdown } else { FileForm::Yaml };
    let parted = source::part(&file.path.as_str().into(), &file.text, form, &mut Problems::default());
    let kind = if file.path.starts_with("kegiatan/") { Kind::Activity } else { Kind::Article };
    let mut draft = Draft::new(kind, "", Whence { file: Arc::clone(name), line: None });
    if let Some(Node { value: Value::Map(entries), .. }) = parted.data {
        draft.fields = entries.into_iter().filter(|entry| &*entry.key != "id").collect();
    }
    let title = draft.title().unwrap_or_default().to_owned();
    draft.name.clone_from(&title);
    file.text[parted.body].trim().clone_into(&mut draft.body);
    for (path, address) in addresses {
        let is_in_text = draft.body.contains(path.as_str());
        let cover = draft.fields.iter().position(|entry| &*entry.key == "gambar" && names(entry, path));
        match shown.get(path) {
            Some(own) => {
                draft.body = draft.body.replace(path.as_str(), own);
                if let Some(at) = cover {
                    let alt = [("berkas", typed(own)), ("alt", typed(&title))];
                    draft.fields[at] = field("gambar", super::draft::map(alt));
                }
            }
            None if is_in_text || cover.is_some() => {
                draft.body = draft.body.replace(&format!("../{path}"), address);
                if let Some(at) = cover {
                    draft.fields.remove(at);
                    let from = Whence::file(name);
                    taken.notes.push(from.changed(text!(
                        "gambar `{address}` dari \"{title}\" ada di situs lain dan tidak diambil",
                        "the picture `{address}` of \"{title}\" is on another site and was not fetched"
                    )));
                }
            }
            None => {}
        }
    }
    draft
}

/// Whether a picture's field names a path.
fn names(entry: &Entry, path: &str) -> bool {
    let Value::Map(inner) = &entry.value.value else { return false };
    inner.iter().any(|inner| matches!(&inner.value.value, Value::Text(text) if &**text == path))
}

/// The old addresses of an article: its own on the old site, and in OpenSID's forms, where day and month have
/// a zero in front or not, and `index.php` stands before the path or not.
fn old(canonical: Option<Value>) -> Vec<String> {
    let Some(Value::Text(address)) = canonical else { return Vec::new() };
    let Ok(url) = url::Url::parse(&address) else { return Vec::new() };
    let path = url.path().to_owned();
    if normal(&path).is_empty() || url.query().is_some() {
        return Vec::new();
    }
    let plain = path.strip_prefix("/index.php").unwrap_or(&path).to_owned();
    let mut old = vec![path.clone()];
    let parts: Vec<&str> = plain.trim_matches('/').split('/').collect();
    if let ["artikel", year, month, day, slug] = parts[..] {
        let number = |text: &str| text.parse::<u8>().ok();
        if let (Some(month), Some(day)) = (number(month), number(day)) {
            old = vec![
                format!("/artikel/{year}/{month}/{day}/{slug}"),
                format!("/artikel/{year}/{month:02}/{day:02}/{slug}"),
                format!("/index.php/artikel/{year}/{month}/{day}/{slug}"),
                format!("/index.php/artikel/{year}/{month:02}/{day:02}/{slug}"),
            ];
        }
    }
    old.dedup();
    let mut seen = std::collections::HashSet::new();
    old.retain(|address| seen.insert(address.clone()));
    old
}
