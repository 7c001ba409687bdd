//! Front matter whose values cannot become anything else.

use serde_json::Value;

/// The keys of a content file with their values, a line each, in the order in which they are added.
///
/// Values are written as JSON, which YAML reads as the same: no value leaves its line or its quotes.
#[derive(Clone, Debug, Default)]
pub struct Front {
    lines: String,
}

impl Front {
    /// Adds a key, unless its value is empty.
    pub fn add(&mut self, key: &str, value: impl Into<Value>) {
        let value = value.into();
        let is_empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Object(entries) => entries.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        };
        if !is_empty {
            self.lines.push_str(&format!("{key}: {value}\n"));
        }
    }

    /// The text of a YAML file.
    pub fn into_yaml(self) -> String {
        self.lines
    }

    /// The text of a Markdown file.
    pub fn into_markdown(self, body: &str) -> String {
        format!("---\n{}---\n\n{body}", self.lines)
    }
}
