//! JSON Schemas (draft 7) of what authors write, for editors that complete and check YAML.
//!
//! A schema says yes to what the reader takes without a word, and no to what it reports: keys in any
//! spelling, values as people type them. What takes arithmetic or other files (a day of the week
//! that does not fit its date, two names of one key, an id that nothing has) is left to `check`, and
//! so is a number without quotes whose dots an editor does not see any more: `1.200`.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::{
    Subject, label, map_of, maps, meaning,
    spelling::{self, any_spelling},
};
use crate::{
    date,
    lang::Lang,
    number, phone,
    records::{
        field::Field as _,
        key::{self, Key},
        settings::BlockKind,
        shape::{Form, Map, Shape, Word},
    },
};

/// An empty text, which says nothing.
const EMPTY: &str = r"^\s*$";

type Object = serde_json::Map<String, Json>;

/// The schema of a kind of file.
pub fn schema(subject: Subject, lang: Lang) -> Json {
    let mut definitions = definitions(lang);
    let file = file(subject, lang);
    let used = used(&file, &definitions);
    definitions.retain(|name, _| used.contains(name));
    definitions.insert("file".to_owned(), file);
    let file = json!({"$ref": "#/definitions/file"});
    let body = match subject {
        Subject::Settings => json!({"allOf": [file]}),
        // A file may hold a list of records.
        _ => json!({"if": {"type": "array"}, "then": {"items": file}, "else": file}),
    };
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": subject.title(lang),
        "definitions": definitions,
    });
    merge(&mut schema, body);
    schema
}

/// The names of all definitions that a value leads to.
fn used(value: &Json, definitions: &Object) -> BTreeSet<String> {
    let (mut used, mut open) = (BTreeSet::new(), vec![value]);
    while let Some(value) = open.pop() {
        match value {
            Json::Array(items) => open.extend(items),
            Json::Object(fields) => {
                let name =
                    fields.get("$ref").and_then(Json::as_str).and_then(|path| path.strip_prefix("#/definitions/"));
                let new = name.filter(|name| used.insert((*name).to_owned())).and_then(|name| definitions.get(name));
                open.extend(fields.values().chain(new));
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
        }
    }
    used
}

fn merge(into: &mut Json, more: Json) {
    if let (Json::Object(into), Json::Object(more)) = (into, more) {
        into.extend(more);
    }
}

/// The record of a file: a map of all its keys, among them the one it cannot be without.
fn file(subject: Subject, lang: Lang) -> Json {
    let mut record = object(subject.keys(), lang);
    merge(&mut record, json!({"type": "object", "title": subject.title(lang)}));
    let needed = subject.needs().and_then(|name| subject.keys().find(|(_, key)| key.name == name));
    if let Some((_, key)) = needed {
        // Not every key is another one than this.
        merge(&mut record, json!({"not": {"propertyNames": {"not": {"pattern": names(key)}}}}));
    }
    record
}

/// A map with known keys: by their first names for completion, in all spellings for checking.
fn object(keys: impl Iterator<Item = (&'static Map, &'static Key)>, lang: Lang) -> Json {
    let (mut properties, mut patterns) = (Object::new(), Object::new());
    for (map, key) in keys {
        let value = of_form(key.form);
        let mut told = json!({"title": label(key), "description": meaning(map, key, lang), "allOf": [value.clone()]});
        merge(&mut told, offered(key.form.shape));
        properties.insert(key.name.to_owned(), told);
        patterns.insert(names(key), value);
    }
    patterns.insert(any_spelling(key::of_others().chain([""])), json!({}));
    json!({"properties": properties, "patternProperties": patterns, "additionalProperties": false})
}

/// The words that an editor offers for a value.
fn offered(shape: Shape) -> Json {
    let words: Vec<&str> = match shape {
        Shape::Choice(words) => words.iter().map(|word| word.name).collect(),
        Shape::Yes => vec!["ya", "tidak"],
        _ => return json!({}),
    };
    json!({"defaultSnippets": words.iter().map(|word| json!({"label": word, "body": word})).collect::<Vec<_>>()})
}

fn names(key: &Key) -> String {
    any_spelling(std::iter::once(key.name).chain(key.aliases.iter().copied()))
}

/// What a key may hold: a value or a list of them; where one is asked for, a list of one is read as it.
fn of_form(form: Form) -> Json {
    let one = of_shape(form.shape);
    let mut list = json!({"items": one});
    if matches!(form.shape, Shape::Any) {
        return one;
    }
    if !form.many && !matches!(form.shape, Shape::Records(_)) {
        merge(&mut list, json!({"minItems": 1, "maxItems": 1}));
    }
    json!({"if": {"type": "array"}, "then": list, "else": one})
}

fn of_shape(shape: Shape) -> Json {
    match shape {
        Shape::Any => json!({}),
        Shape::Choice(words) => choice(words),
        _ => json!({"$ref": format!("#/definitions/{}", name_of(shape))}),
    }
}

fn name_of(shape: Shape) -> String {
    match map_of(shape) {
        Some(map) => map.name.to_owned(),
        None => format!("{shape:?}"),
    }
}

fn choice(words: &[Word]) -> Json {
    let all = words.iter().flat_map(|word| std::iter::once(word.name).chain(word.aliases.iter().copied()));
    json!({"type": ["string", "null"], "pattern": or_empty(&any_spelling(all))})
}

/// An empty text says nothing, as no value does.
fn or_empty(pattern: &str) -> String {
    format!("{EMPTY}|{pattern}")
}

/// What values and maps look like, by name.
fn definitions(lang: Lang) -> Object {
    let shapes = [
        Shape::Text,
        Shape::Markdown,
        Shape::Yes,
        Shape::Day,
        Shape::Days,
        Shape::Partial,
        Shape::Hours,
        Shape::Number,
        Shape::People,
        Shape::Score,
        Shape::Money,
        Shape::Price,
        Shape::Phone,
        Shape::Email,
        Shape::Account,
        Shape::Web,
        Shape::Online,
        Shape::Degrees,
        Shape::Terms,
        Shape::Name,
        Shape::Hijri,
        Shape::DayMap,
    ];
    let values = shapes.into_iter().map(|shape| (name_of(shape), value(shape)));
    let records = maps().into_iter().map(|map| (map.name.to_owned(), of_map(map, lang)));
    values.chain(records).collect()
}

/// A map within a record.
fn of_map(map: &'static Map, lang: Lang) -> Json {
    let mut record = object(map.keys.iter().map(|key| (map, key)), lang);
    merge(
        &mut record,
        if map.from_text { text_of(map) } else { json!({"type": ["string", "null"], "pattern": EMPTY}) },
    );
    if let Some(types) = record.get_mut("type").and_then(Json::as_array_mut) {
        types.push("object".into());
    }
    if map.name == "FullOfficer" {
        // One key of its own is an office, with the name of who holds it.
        return json!({"anyOf": [record, {"type": "object", "maxProperties": 1}]});
    }
    record
}

/// The text that may stand for a map.
fn text_of(map: &Map) -> Json {
    match map.name {
        "Members" => value(Shape::People),
        "Satisfaction" => value(Shape::Score),
        "Survey" => value(Shape::Web),
        "Block" => choice(match BlockKind::SHAPE {
            Shape::Choice(words) => words,
            _ => &[],
        }),
        // Five digits or more are meant as a telephone number.
        "Contact" => scalar(
            &["string", "number", "boolean"],
            Some(&format!(r"^(?:[^0-9]*[0-9]){{0,4}}[^0-9]*$|{}", phone::pattern())),
        ),
        _ => value(Shape::Text),
    }
}

/// One value of a shape.
fn value(shape: Shape) -> Json {
    const TEXTS: &[&str] = &["string", "number"];
    let pattern = |pattern: String, types| scalar(types, Some(&pattern));
    match shape {
        Shape::Text | Shape::Markdown | Shape::Price => scalar(&["string", "number", "boolean"], None),
        Shape::Terms | Shape::Name => scalar(&["string", "number", "boolean", "object"], None),
        Shape::Yes => with(
            pattern(number::pattern::yes(), &["string", "boolean", "integer"]),
            json!({"minimum": 0, "maximum": 1}),
        ),
        Shape::Day | Shape::Days => {
            let told = if matches!(shape, Shape::Day) { date::pattern::day() } else { date::pattern::days() };
            with(pattern(told, &["string", "integer"]), json!({"minimum": 10_000_101, "maximum": 99_991_231}))
        }
        Shape::Partial => with(
            pattern(date::pattern::partial(), &["string", "integer"]),
            json!({"minimum": 1000, "maximum": 99_991_231}),
        ),
        Shape::Hours => with(pattern(date::pattern::hours(), TEXTS), json!({"anyOf": hours_as_numbers()})),
        Shape::Number => pattern(number::pattern::number(), TEXTS),
        Shape::People => with(pattern(number::pattern::people(), TEXTS), json!({"minimum": 0})),
        Shape::Score => with(pattern(number::pattern::score(), TEXTS), json!({"minimum": 0, "maximum": 5})),
        Shape::Money => with(pattern(number::pattern::money(), TEXTS), json!({"minimum": 0})),
        Shape::Phone => with(pattern(phone::pattern(), TEXTS), json!({"anyOf": phones_as_numbers()})),
        Shape::Email => pattern(spelling::email(), &["string"]),
        Shape::Account => pattern(spelling::account(), &["string", "number", "boolean"]),
        Shape::Web => pattern(spelling::web(), &["string"]),
        Shape::Online => with(
            pattern(format!("{}|{}", number::pattern::yes(), spelling::web()), &["string", "boolean", "integer"]),
            json!({"minimum": 0, "maximum": 1}),
        ),
        Shape::Degrees => with(
            pattern(r"^-?[0-9]{1,3}(?:[.,][0-9]+)?°?$".to_owned(), TEXTS),
            json!({"minimum": -180, "maximum": 180}),
        ),
        Shape::Hijri => {
            json!({
                "type": ["boolean", "string", "integer", "object", "null"],
                "pattern": or_empty(&number::pattern::yes()),
                "minimum": 0,
                "maximum": 1,
                "propertyNames": {"pattern": r"^\s*1[0-9]{3}\s*-\s*(?:0?[1-9]|1[0-2])\s*$"},
            })
        }
        Shape::DayMap => {
            json!({"type": ["object", "string", "null"], "pattern": EMPTY, "propertyNames": {"pattern": date::pattern::days()}})
        }
        Shape::Choice(words) => choice(words),
        Shape::Record(_) | Shape::Records(_) | Shape::Any => json!({}),
    }
}

fn with(mut value: Json, more: Json) -> Json {
    merge(&mut value, more);
    value
}

/// A value of these types, or none.
fn scalar(types: &[&str], pattern: Option<&str>) -> Json {
    let types: Vec<&str> = types.iter().copied().chain(["null"]).collect();
    match pattern {
        Some(pattern) => json!({"type": types, "pattern": or_empty(pattern)}),
        None => json!({"type": types}),
    }
}

/// `19.30` without quotes is a number to YAML: hours with less than sixty minutes behind the dot.
fn hours_as_numbers() -> Vec<Json> {
    let hour = |hour: i32| json!({"type": "number", "minimum": hour, "maximum": f64::from(hour) + 0.59});
    let clock = json!({"type": "integer", "minimum": 100, "maximum": 2359});
    std::iter::once(json!({"not": {"type": "number"}})).chain((0..24).map(hour)).chain([clock]).collect()
}

/// Telephone numbers without quotes are numbers to YAML: long ones, without the 0 in front, and those for emergencies.
fn phones_as_numbers() -> Vec<Json> {
    let between = |least: u64, most: u64| json!({"type": "number", "minimum": least, "maximum": most});
    let ranges = [between(100, 199), between(1000, 1999), between(10_000, 19_999), between(10_000_000, 10_u64.pow(15))];
    std::iter::once(json!({"not": {"type": "number"}})).chain(ranges).collect()
}
