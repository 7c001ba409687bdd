//! Fields that mean something to their author and to themes alone.

use std::collections::BTreeMap;

use super::{
    field::{Field, Reader, Written},
    node::{Node, Value},
    shape::Shape,
};
use crate::number;

/// Fields of an author's own, kept as they are.
#[derive(Clone, Debug)]
pub struct Extra(Node);

impl Field for Extra {
    const SHAPE: Shape = Shape::Any;

    fn read(node: &Node, _: &mut Reader<'_>) -> Option<Self> {
        node.value.is_filled().then(|| Self(node.clone()))
    }

    fn public(&self, _: &Node) -> Option<serde_json::Value> {
        None
    }
}

impl Extra {
    /// The fields as templates see them: texts stay texts.
    pub fn json(&self) -> serde_json::Value {
        json(&self.0)
    }

    /// The fields as settings of a theme: `ya` and `tidak` are true and false.
    pub fn settings(&self) -> serde_json::Value {
        let mut settings = self.json();
        decide(&mut settings);
        settings
    }

    /// The whole as one text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.0.value {
            Value::Text(text) => Some(text.trim()),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Every text in it by its path of keys with dots between them.
    pub fn flatten(&self) -> BTreeMap<String, String> {
        self.texts().into_iter().map(|(path, text)| (path.value, text.to_owned())).collect()
    }

    /// The paths of all texts in it, as [`Self::flatten`] gives them, each with the number of its key.
    pub fn paths(&self) -> Vec<Written<String>> {
        self.texts().into_iter().map(|(path, _)| path).collect()
    }

    fn texts(&self) -> Vec<(Written<String>, &str)> {
        let mut texts = Vec::new();
        texts_in(&self.0, "", self.0.id, &mut texts);
        texts
    }

    /// The keys of its outermost fields with their numbers, and those of the values.
    pub fn keys(&self) -> Vec<(&str, u32, u32)> {
        match &self.0.value {
            Value::Map(entries) => entries.iter().map(|entry| (&*entry.key, entry.key_id, entry.value.id)).collect(),
            Value::Null | Value::Text(_) | Value::List(_) => Vec::new(),
        }
    }

    /// Its entries as key and text; of a list each text is both.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let text = |node: &Node| match &node.value {
            Value::Text(text) => Some(text.trim().to_owned()),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        };
        match &self.0.value {
            Value::Map(entries) => {
                entries.iter().filter_map(|entry| Some((entry.key.to_string(), text(&entry.value)?))).collect()
            }
            Value::List(items) => items.iter().filter_map(text).map(|name| (name.clone(), name)).collect(),
            Value::Text(_) | Value::Null => text(&self.0).map(|name| (name.clone(), name)).into_iter().collect(),
        }
    }
}

fn decide(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) if !text.bytes().all(|byte| byte.is_ascii_digit()) => {
            if let Some(yes) = number::read_yes(text) {
                *value = yes.into();
            }
        }
        serde_json::Value::Object(fields) => fields.values_mut().for_each(decide),
        serde_json::Value::Array(items) => items.iter_mut().for_each(decide),
        _ => {}
    }
}

fn json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Text(text) => serde_json::Value::String(text.to_string()),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Map(entries) => entries.iter().map(|entry| (entry.key.to_string(), json(&entry.value))).collect(),
    }
}

fn texts_in<'n>(node: &'n Node, path: &str, key: u32, into: &mut Vec<(Written<String>, &'n str)>) {
    match &node.value {
        Value::Text(text) => into.push((Written { value: path.to_owned(), node: key }, text.trim())),
        Value::Map(entries) => entries.iter().for_each(|entry| {
            let path = if path.is_empty() { entry.key.to_string() } else { format!("{path}.{}", entry.key) };
            texts_in(&entry.value, &path, entry.key_id, into);
        }),
        Value::Null | Value::List(_) => {}
    }
}
