//! TOML front matter into nodes, as Hugo and Zola write it.

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use super::{
    node::{Entry, Node, Value},
    yaml::Aim,
};

/// What could be read, and what not.
#[derive(Debug, Default)]
pub struct Read {
    /// The data; `None` if there are none.
    pub root: Option<Node>,
    /// Line and column of each number, if asked for.
    pub marks: Vec<Option<(u32, u32)>>,
    /// Line and column of each fault.
    pub faults: Vec<(u32, u32)>,
}

/// Reads TOML as far as it can be read.
pub fn read(text: &str, aim: Aim) -> Read {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut builder = Builder { text, bytes: Vec::new() };
    let id = builder.number(0);
    let value = builder.table(table.into_inner());
    if let (Some(first), Some(root)) = (builder.bytes.get(1).copied(), builder.bytes.first_mut()) {
        *root = first;
    }
    let root = value.is_filled().then_some(Node { id, value });
    let starts = errors.iter().map(|error| error.span().map_or(0, |span| span.start)).collect::<Vec<_>>();
    let faults = places(text, &starts);
    let marks =
        if aim == Aim::Marks { places(text, &builder.bytes).into_iter().map(Some).collect() } else { Vec::new() };
    Read { root, marks, faults }
}

struct Builder<'t> {
    text: &'t str,
    /// The byte at which each number starts.
    bytes: Vec<usize>,
}

impl Builder<'_> {
    fn number(&mut self, byte: usize) -> u32 {
        self.bytes.push(byte);
        u32::try_from(self.bytes.len() - 1).unwrap_or(u32::MAX)
    }

    /// The depth of tables and arrays is bounded by the parser.
    fn value(&mut self, value: Spanned<DeValue<'_>>) -> Node {
        let span = value.span();
        let id = self.number(span.start);
        let typed = self.text.get(span).unwrap_or_default();
        let value = match value.into_inner() {
            DeValue::String(text) => Value::Text(text.into()),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
                Value::Text(typed.into())
            }
            DeValue::Array(items) => Value::List(items.into_iter().map(|item| self.value(item)).collect()),
            DeValue::Table(table) => self.table(table),
        };
        Node { id, value }
    }

    fn table(&mut self, table: DeTable<'_>) -> Value {
        let mut entries: Vec<_> = table.into_iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let entries = entries.into_iter().map(|(key, value)| {
            let key_id = self.number(key.span().start);
            Entry { key: key.into_inner().into(), key_id, value: self.value(value) }
        });
        Value::Map(entries.collect())
    }
}

/// Line and column of each of these bytes, in one walk through the text.
fn places(text: &str, bytes: &[usize]) -> Vec<(u32, u32)> {
    let mut order: Vec<usize> = (0..bytes.len()).collect();
    order.sort_by_key(|number| bytes[*number]);
    let mut places = vec![(1, 1); bytes.len()];
    let mut characters = text.char_indices().peekable();
    let (mut line, mut column) = (1, 1);
    for number in order {
        while let Some((_, character)) = characters.next_if(|(at, _)| *at < bytes[number]) {
            (line, column) = if character == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        places[number] = (line, column);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stay_as_typed() {
        let read = read("title = \"A\"\nversion = 1.10\ndate = 2026-11-29\n[extra]\nx = [0x1F, true]\n", Aim::Marks);
        let Some(Node { value: Value::Map(entries), .. }) = read.root else { panic!("no table") };
        let texts: Vec<_> = entries.iter().map(|entry| (&*entry.key, &entry.value.value)).collect();
        assert_eq!(texts[1], ("version", &Value::Text("1.10".into())));
        assert_eq!(texts[2], ("date", &Value::Text("2026-11-29".into())));
        assert_eq!(read.marks.len(), 13);
        assert_eq!(read.marks[4], Some((2, 11)));
        assert!(read.faults.is_empty());
    }
}
