//! The visitors that build nodes, numbering keys and values as they come.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::{
    Aim, Note, check,
    reader::{Caught, Reader},
};
use crate::records::node::{Entry, Node, Value};

/// Whether a key or a value comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A map's key: lists and maps are passed over.
    Key,
    /// Anything else.
    Value,
}

/// Reads what comes next, under the next number.
pub struct Seed<'r, 't> {
    pub reader: &'r mut Reader<'t>,
    pub role: Role,
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.reader.number().ok_or_else(|| Error::custom("repetition limit exceeded"))?;
        deserializer.deserialize_any(Visit { reader: self.reader, role: self.role })
    }
}

/// Reads what stands behind a tag; its number was given already.
struct Visit<'r, 't> {
    reader: &'r mut Reader<'t>,
    role: Role,
}

impl<'de> DeserializeSeed<'de> for Visit<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visit<'_, '_> {
    /// A scalar whose value is known; refused only to learn its place.
    fn known<E: Error>(self, value: Value) -> Result<Value, E> {
        match self.reader.aim {
            Aim::Nodes => Ok(value),
            Aim::Marks => self.refuse(Caught::Known(value)),
        }
    }

    fn refuse<E: Error>(self, caught: Caught) -> Result<Value, E> {
        self.reader.caught = Some(caught);
        Err(E::custom(""))
    }
}

impl<'de> Visitor<'de> for Visit<'_, '_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("data")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        self.reader.doubtful |= match self.role {
            Role::Key => check::is_doubtful_key(text),
            Role::Value => check::is_doubtful(text),
        };
        self.reader.dashes |= check::has_dash(text);
        self.known(Value::Text(text.into()))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        match self.role {
            Role::Key => self.refuse(Caught::Typed),
            Role::Value => self.known(Value::Null),
        }
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        self.visit_unit()
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Value, E> {
        self.refuse(Caught::Typed)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Value, E> {
        self.refuse(Caught::Typed)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Value, E> {
        self.refuse(Caught::Typed)
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<Value, E> {
        self.refuse(Caught::Typed)
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<Value, E> {
        self.refuse(Caught::Typed)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Value, E> {
        self.refuse(Caught::Typed)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Value, A::Error> {
        let (tag, content): (String, _) = access.variant()?;
        // A lone `!` only says that what follows is text (YAML 1.2.2, 6.9.1); older programs write it.
        if tag != "!" {
            self.reader.notes.push(Note::Tag(tag.into(), self.reader.count - 1));
            self.reader.doubtful = true;
        }
        content.newtype_variant_seed(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        if self.role == Role::Key {
            while access.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Value::Null);
        }
        let mut items = Vec::new();
        loop {
            let id = self.reader.count;
            let item = access.next_element_seed(Seed { reader: self.reader, role: Role::Value });
            let Some(value) = self.reader.settle(id, item)? else { return Ok(Value::List(items)) };
            items.push(Node { id, value });
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        if self.role == Role::Key {
            while access.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Value::Null);
        }
        let mut entries = Vec::new();
        loop {
            let key_id = self.reader.count;
            let key = access.next_key_seed(Seed { reader: self.reader, role: Role::Key });
            let Some(key) = self.reader.settle(key_id, key)? else { break };
            let id = self.reader.count;
            let value = access.next_value_seed(Seed { reader: self.reader, role: Role::Value });
            let value = self.reader.settle(id, value.map(Some))?.unwrap_or(Value::Null);
            match key {
                Value::Text(key) if !key.is_empty() => entries.push(Entry { key, key_id, value: Node { id, value } }),
                Value::Text(_) | Value::Null | Value::List(_) | Value::Map(_) => {
                    self.reader.doubtful = true;
                    self.reader.notes.push(Note::OddKey(id));
                }
            }
        }
        Ok(Value::Map(check::merge(check::once(entries, &mut self.reader.notes))))
    }
}
