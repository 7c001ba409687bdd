//! The forms of a Git-based CMS: what Sveltia CMS reads as its `config.yml`, and Decap CMS as well.
//!
//! A form must never harm what is written by hand. So each field is chosen by the values that the
//! portal's records have: a date picker where all dates are written `2026-11-29`, a line of text where
//! some are `29 November 2026`; a key whose values fit no field stays out of the form, and the CMS
//! keeps it as it is.

use serde_json::{Value as Json, json};

use super::{Subject, blank, label, meaning};
use crate::{
    date,
    lang::Lang,
    records::{
        Kind, Origin, folder,
        key::Key,
        settings::ForgeKind,
        shape::{Hint, Map, Shape, Word},
    },
    village::{Portal, Village},
    words::Words,
};

/// How many records of a kind may lie in one folder before a choice among them is typed instead.
const MOST_CHOICES: usize = 500;

type Object = serde_json::Map<String, Json>;

/// What the forms are made of.
struct Desk<'a> {
    village: &'a Village,
    words: &'a Words,
    lang: Lang,
    /// The folder of the portal in its repository, with a slash at its end unless it is the repository itself.
    below: &'a str,
}

/// The configuration of the CMS for a portal.
pub fn config(village: &Village, words: &Words) -> Json {
    let portal = &village.portal;
    let below = portal.repository.as_ref().map_or("", |repository| repository.folder());
    let desk = Desk { village, words, lang: portal.lang, below };
    let kinds =
        [Subject::Article, Subject::Activity, Subject::Group, Subject::Partner, Subject::CaseStudy, Subject::Page];
    let mut config = json!({
        "backend": backend(portal),
        "media_folder": format!("{below}media"),
        "public_folder": "/media",
        "slug": {"encoding": "ascii", "clean_accents": true},
        "output": {"omit_empty_optional_fields": true, "yaml": {"quote": "none"}},
        "collections": kinds.map(|subject| desk.collection(subject)),
    });
    if let (Some(address), Json::Object(config)) = (portal.base.address(), &mut config) {
        config.insert("site_url".to_owned(), address.clone().into());
        config.insert("display_url".to_owned(), address.into());
    }
    config
}

/// Where files are kept, and how one signs in there.
fn backend(portal: &Portal) -> Json {
    let Some(repository) = &portal.repository else {
        return json!({"name": "test-repo"});
    };
    let mut backend = Object::new();
    let (name, api) = match repository.kind() {
        ForgeKind::Github => ("github", None),
        ForgeKind::Gitlab => ("gitlab", Some("/api/v4")),
        ForgeKind::Forgejo => ("gitea", Some("/api/v1")),
    };
    backend.insert("name".to_owned(), name.into());
    backend.insert("repo".to_owned(), repository.path().into());
    backend.insert("branch".to_owned(), repository.branch().into());
    if let Some(api) = api {
        backend.insert("base_url".to_owned(), repository.origin().into());
        backend.insert("api_root".to_owned(), format!("{}{api}", repository.origin()).into());
    }
    // Signing in with a token needs nobody else's server.
    backend.insert("auth_methods".to_owned(), json!(["token"]));
    Json::Object(backend)
}

impl Desk<'_> {
    fn collection(&self, subject: Subject) -> Json {
        let records = Records::of(self.village, subject);
        let needed = subject.needs().unwrap_or("judul");
        let (extension, format) =
            if records.are_markdown(subject) { ("md", "yaml-frontmatter") } else { ("yaml", "yaml") };
        let mut fields = self.fields(subject, &records);
        if format == "yaml-frontmatter" {
            fields.push(
                json!({"name": "body", "label": self.said("Isi", "Text"), "widget": "markdown", "required": false}),
            );
        }
        let mut collection = json!({
            "name": subject.word().replace('-', "_"),
            "label": subject.title(self.lang),
            "label_singular": subject.title(self.lang),
            "folder": format!("{}{}", self.below, records.folder),
            "create": true,
            "extension": extension,
            "format": format,
            "identifier_field": needed,
            "slug": "{{slug}}",
            "summary": format!("{{{{{needed}}}}}"),
            "fields": fields,
        });
        if let (true, Json::Object(collection)) = (records.are_nested(), &mut collection) {
            collection.insert("nested".to_owned(), json!({"depth": 8, "subfolders": false}));
        }
        collection
    }

    fn said(&self, id: &'static str, en: &'static str) -> &'static str {
        if self.lang == Lang::Id { id } else { en }
    }

    /// The main keys first, as in a new file, then the others.
    fn fields(&self, subject: Subject, records: &Records) -> Vec<Json> {
        let main = blank::main_keys(subject);
        let keys: Vec<(&'static Map, &'static Key)> = subject.keys().collect();
        let first = main.iter().filter_map(|name| keys.iter().find(|(_, key)| key.name == *name));
        let others = keys.iter().filter(|(_, key)| !main.contains(&key.name) && !blank::is_of_elsewhere(key.name));
        let needed = subject.needs().unwrap_or("judul");
        first
            .chain(others)
            .filter_map(|(map, key)| {
                let values = records.values_of(key);
                let mut field = self.field(map, key, &values.iter().collect::<Vec<_>>())?;
                field.insert("required".to_owned(), (key.name == needed).into());
                Some(Json::Object(field))
            })
            .collect()
    }

    /// The field for a key whose records have these values.
    fn field(&self, map: &Map, key: &Key, values: &[&Json]) -> Option<Object> {
        let mut field = Object::new();
        field.insert("name".to_owned(), key.name.into());
        field.insert("label".to_owned(), label(key).into());
        let hint = meaning(map, key, self.lang).replace('`', "").replace("; satu teks saja berarti ini", "");
        field.insert("hint".to_owned(), hint.into());
        field.insert("required".to_owned(), false.into());
        let many = key.form.many || matches!(key.form.shape, Shape::Records(_));
        let widget = if many { self.several(key, values)? } else { self.one(key, values)? };
        field.extend(widget);
        Some(field)
    }

    /// The widget for one value; text where values are written in other forms than a picker knows.
    fn one(&self, key: &Key, values: &[&Json]) -> Option<Object> {
        let texts: Option<Vec<&str>> = values.iter().map(|value| value.as_str()).collect();
        let fits = |is: fn(&str) -> bool| texts.as_ref().is_some_and(|texts| texts.iter().all(|text| is(text)));
        let text = |widget: &str| texts.as_ref().map(|_| object(json!({"widget": widget})));
        match key.form.shape {
            Shape::Day | Shape::Days if fits(is_iso) => {
                Some(object(json!({"widget": "datetime", "type": "date", "format": "YYYY-MM-DD", "time_format": false})))
            }
            Shape::Yes if !values.is_empty() && fits(|text| matches!(text, "true" | "false")) => {
                Some(select(["true", "false"].map(|word| (word.to_owned(), word.to_owned()))))
            }
            Shape::Yes if fits(|text| matches!(text, "ya" | "tidak")) => Some(select(["ya", "tidak"].map(|word| (word.to_owned(), word.to_owned())))),
            Shape::Choice(words) if fits_choice(words, texts.as_deref()) => Some(select(words.iter().map(|word| (capitalised(word.name), word.name.to_owned())))),
            Shape::Hours => texts.as_ref().map(|_| object(json!({"widget": "string", "pattern": [date::pattern::hours(), self.said("tulis jam, misalnya 19.30", "write a time, such as 19.30")]}))),
            Shape::Record(map) if map.name == "Image" => self.image(map, values),
            Shape::Record(map) if values.iter().all(|value| value.is_object()) => self.object_of(map, values),
            Shape::Record(map) if map.from_text => text("string"),
            Shape::Markdown => text("text"),
            Shape::Any | Shape::DayMap | Shape::Hijri | Shape::Record(_) | Shape::Records(_) => None,
            _ => match key.hint {
                Hint::Long => text("text"),
                Hint::Words(table) => self.words_of(table, texts.as_deref()).or_else(|| text("string")),
                Hint::Ids(kinds) => self.relation(kinds, false, texts.as_deref()).or_else(|| text("string")),
                _ => text("string"),
            },
        }
    }

    /// The widget for a list; text where each record has one value alone.
    fn several(&self, key: &Key, values: &[&Json]) -> Option<Object> {
        if !values.is_empty() && values.iter().all(|value| value.is_string()) {
            return Some(object(json!({"widget": "string"})));
        }
        let items: Vec<&Json> =
            values.iter().map(|value| value.as_array()).collect::<Option<Vec<_>>>()?.into_iter().flatten().collect();
        let texts: Option<Vec<&str>> = items.iter().map(|item| item.as_str()).collect();
        match (key.form.shape, key.hint) {
            (Shape::Record(map) | Shape::Records(map), _) if items.iter().all(|item| item.is_object()) => {
                let fields = self.inner(map, &items)?;
                Some(object(json!({"widget": "list", "collapsed": true, "fields": fields})))
            }
            (Shape::Record(_) | Shape::Records(_), _) => texts.map(|_| simple_list()),
            // Those who may be persons are typed.
            (Shape::Terms, Hint::Ids(kinds)) => {
                self.relation(kinds, true, texts.as_deref()).or_else(|| texts.map(|_| simple_list()))
            }
            (Shape::Any, _) => None,
            _ => texts.map(|_| simple_list()),
        }
    }

    fn object_of(&self, map: &'static Map, values: &[&Json]) -> Option<Object> {
        let fields = self.inner(map, values)?;
        Some(object(json!({"widget": "object", "collapsed": true, "fields": fields})))
    }

    fn inner(&self, map: &'static Map, values: &[&Json]) -> Option<Vec<Json>> {
        let fields: Vec<Json> = map
            .keys
            .iter()
            .filter_map(|key| {
                let within: Vec<&Json> = values.iter().filter_map(|value| value.get(key.name)).collect();
                self.field(map, key, &within).map(Json::Object)
            })
            .collect();
        (!fields.is_empty()).then_some(fields)
    }

    /// A photo by its file alone, or with words for those who do not see it.
    fn image(&self, map: &'static Map, values: &[&Json]) -> Option<Object> {
        if !values.is_empty() && values.iter().all(|value| value.is_string()) {
            return Some(object(json!({"widget": "image"})));
        }
        if !values.iter().all(|value| value.is_object()) {
            return None;
        }
        let mut fields = self.inner(map, values)?;
        fields.iter_mut().filter(|field| field["name"] == "berkas").for_each(|field| field["widget"] = "image".into());
        Some(object(json!({"widget": "object", "collapsed": true, "fields": fields})))
    }

    /// A choice among the kinds that the theme has words for, if what is written is among them.
    fn words_of(&self, table: &str, texts: Option<&[&str]>) -> Option<Object> {
        let known: Vec<(String, String)> =
            self.words.below(table).map(|(slug, word)| (word.to_owned(), slug.to_owned())).collect();
        let fits = texts?.iter().all(|text| known.iter().any(|(_, slug)| slug == text));
        (fits && !known.is_empty()).then(|| select(known))
    }

    /// A choice among the records of the first kind that all values are of, by the names of their files.
    fn relation(&self, kinds: &[Kind], multiple: bool, texts: Option<&[&str]>) -> Option<Object> {
        kinds.iter().find_map(|kind| self.relation_to(*kind, multiple, texts))
    }

    fn relation_to(&self, kind: Kind, multiple: bool, texts: Option<&[&str]>) -> Option<Object> {
        let subject = Subject::ALL.into_iter().find(|subject| subject.kind() == Some(kind))?;
        let records = Records::of(self.village, subject);
        let known: Vec<&str> = records.stems().collect();
        let fits =
            known.len() <= MOST_CHOICES && !records.are_nested() && texts?.iter().all(|text| known.contains(text));
        let name = subject.needs().unwrap_or("judul");
        fits.then(|| {
            object(json!({
                "widget": "relation",
                "collection": subject.word().replace('-', "_"),
                "value_field": "{{slug}}",
                "display_fields": [name],
                "search_fields": [name],
                "multiple": multiple,
            }))
        })
    }
}

fn object(value: Json) -> Object {
    match value {
        Json::Object(fields) => fields,
        _ => Object::new(),
    }
}

fn simple_list() -> Object {
    object(json!({"widget": "list"}))
}

fn select(options: impl IntoIterator<Item = (String, String)>) -> Object {
    let options: Vec<Json> =
        options.into_iter().map(|(label, value)| json!({"label": label, "value": value})).collect();
    object(json!({"widget": "select", "options": options}))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn is_iso(text: &str) -> bool {
    text.len() == 10 && date::read_moment(text).is_ok() && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-'
}

fn fits_choice(words: &[Word], texts: Option<&[&str]>) -> bool {
    texts.is_some_and(|texts| texts.iter().all(|text| words.iter().any(|word| word.name == *text)))
}

/// The records of a kind as they are written.
struct Records {
    /// The folder that most of them are in.
    folder: String,
    /// Their files there, and what they hold.
    files: Vec<(String, Json)>,
}

impl Records {
    fn of(village: &Village, subject: Subject) -> Self {
        let origins: Vec<&Origin> = match subject {
            Subject::Settings => Vec::new(),
            Subject::Article => village.articles.iter().map(|(_, record)| &*record.origin).collect(),
            Subject::CaseStudy => village.case_studies.iter().map(|(_, record)| &*record.article.origin).collect(),
            Subject::Page => village.pages.iter().map(|(_, record)| &*record.origin).collect(),
            Subject::Group => village.groups.iter().map(|(_, record)| &*record.origin).collect(),
            Subject::Partner => village.partners.iter().map(|(_, record)| &*record.origin).collect(),
            Subject::Activity => village.activities.iter().map(|(_, record)| &*record.origin).collect(),
        };
        let own = origins.into_iter().filter(|origin| origin.member.is_none() && origin.node == 0);
        let files: Vec<(String, Json)> = own
            .map(|origin| (origin.file.to_string(), serde_json::from_str(&origin.told).unwrap_or_default()))
            .collect();
        Self { folder: folder_of(subject, &files), files }
    }

    /// Whether new ones are Markdown: as most are that there are.
    fn are_markdown(&self, subject: Subject) -> bool {
        let markdown = self.files.iter().filter(|(path, _)| folder::is_text(path)).count();
        if self.files.is_empty() { subject.has_text() } else { markdown * 2 > self.files.len() }
    }

    fn values_of(&self, key: &Key) -> Vec<Json> {
        let told = self.files.iter().filter_map(|(_, told)| told.get(key.name));
        told.map(|value| if matches!(key.form.shape, Shape::Terms) { as_typed(value) } else { value.clone() }).collect()
    }

    /// Whether some lie in folders below.
    fn are_nested(&self) -> bool {
        self.files.iter().any(|(path, _)| path.matches('/').count() > 1)
    }

    fn stems(&self) -> impl Iterator<Item = &str> {
        let inside = self.files.iter().filter_map(|(path, _)| path.strip_prefix(&self.folder)?.strip_prefix('/'));
        inside.map(folder::stem)
    }
}

/// Terms as they were typed: those of one text, with commas between them, are told as a list, and those of
/// a list as a list of lists.
fn as_typed(told: &Json) -> Json {
    let Json::Array(items) = told else { return told.clone() };
    let texts: Option<Vec<&str>> = items.iter().map(Json::as_str).collect();
    match texts {
        Some(texts) => texts.join(", ").into(),
        None => items.iter().map(as_typed).collect(),
    }
}

/// The folder of a kind that has most of its records, or the one to use first.
fn folder_of(subject: Subject, files: &[(String, Json)]) -> String {
    let names = subject.kind().map_or(&[][..], folder::names_of);
    let in_folder = |name: &str| {
        files.iter().filter(|(path, _)| path.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'))).count()
    };
    let most = names.iter().rev().max_by_key(|name| in_folder(name));
    (*most.unwrap_or(&"halaman")).to_owned()
}
