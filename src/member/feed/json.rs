//! A JSON Feed (jsonfeed.org) in the form that its reader wants.

use serde_json::{Map, Value, json};

use super::source::unreadable;
use crate::member::content::Fault;

/// The feed with texts where texts belong; what is none is left out, so that a slip in an entry
/// costs only what it is in. Pictures of entries become attachments, which are read.
pub fn mended(text: &str) -> Result<String, Fault> {
    let feed: Value = serde_json::from_str(text).map_err(|error| match error.classify() {
        serde_json::error::Category::Eof => Fault::Cut,
        _ => unreadable(&error.to_string()),
    })?;
    let Value::Object(feed) = feed else { return Err(unreadable("{}")) };
    let items = feed.get("items").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let mut mended = texts(&feed, &["version", "home_page_url", "feed_url", "language", "description"]);
    mended.insert("title".to_owned(), feed.get("title").and_then(text_of).unwrap_or_default().into());
    mended.insert("authors".to_owned(), authors(&feed));
    mended.insert("items".to_owned(), items.iter().filter_map(Value::as_object).map(item).collect());
    Ok(Value::Object(mended).to_string())
}

fn item(item: &Map<String, Value>) -> Value {
    const TEXTS: &[&str] = &[
        "id",
        "url",
        "external_url",
        "title",
        "content_html",
        "content_text",
        "summary",
        "date_published",
        "date_modified",
    ];
    let mut mended = texts(item, TEXTS);
    let tags = item.get("tags").and_then(Value::as_array).into_iter().flatten();
    mended.insert("tags".to_owned(), tags.filter_map(text_of).collect());
    mended.insert("authors".to_owned(), authors(item));
    let pictures = ["image", "banner_image"].iter().filter_map(|key| item.get(*key).and_then(text_of));
    let pictures = pictures.map(|url| json!({"url": url, "mime_type": "image/*"}));
    let attached = item.get("attachments").and_then(Value::as_array).into_iter().flatten();
    let attached = attached.filter_map(Value::as_object).map(|each| Value::Object(texts(each, &["url", "mime_type"])));
    let is_whole = |each: &Value| each.get("url").is_some() && each.get("mime_type").is_some();
    mended.insert("attachments".to_owned(), pictures.chain(attached).filter(is_whole).collect());
    Value::Object(mended)
}

/// The authors, as version 1.1 and version 1 of the format have them.
fn authors(of: &Map<String, Value>) -> Value {
    let several = of.get("authors").and_then(Value::as_array).into_iter().flatten();
    let authors = several.chain(of.get("author")).filter_map(Value::as_object);
    authors.map(|author| Value::Object(texts(author, &["name", "url"]))).collect()
}

fn texts(of: &Map<String, Value>, keys: &[&str]) -> Map<String, Value> {
    let text = |key: &&str| Some(((*key).to_owned(), Value::String(of.get(*key).and_then(text_of)?)));
    keys.iter().filter_map(text).collect()
}

/// A text, or a number that stands where a text should.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}
