//! The pattern page of a preview: every component of the theme in every state.

use std::collections::{BTreeMap, BTreeSet};

use jejaring::{live::Live, theme::Example};
use serde_json::Value;

use crate::{
    portal::folder,
    views::{
        self, Reading,
        types::{Kind, Views},
    },
};

const PAGE: &str = "__jejaring/pola/";

/// The examples that come with balai, by the part that they are of.
fn examples(live: &Live) -> Vec<(String, Example)> {
    let parts = live.current().prepared.theme.patterns.parts();
    let of_part = |part: jejaring::theme::Part| {
        let components = part.components.unwrap_or_else(|problem| panic!("{problem}"));
        components.into_iter().map(move |example| (part.name.clone(), example)).collect::<Vec<_>>()
    };
    parts.into_iter().flat_map(of_part).collect()
}

/// The source of every component of balai, by its name, with the part that it stands in.
fn components() -> BTreeMap<String, (String, String)> {
    let mut found = BTreeMap::new();
    for (file, source) in views::templates() {
        let Some(part) = file.strip_prefix("balai/parts/").and_then(|file| file.strip_suffix(".html")) else {
            continue;
        };
        for component in source.split("{% component ").skip(1) {
            let name = component.split('(').next().unwrap_or_default().to_owned();
            found.insert(name, (part.to_owned(), component.to_owned()));
        }
    }
    found
}

#[test]
fn every_component_has_an_example_or_is_seen_in_one() {
    let components = components();
    let examples = examples(&folder("").preview());
    let mut seen = BTreeSet::new();
    for (part, example) in &examples {
        let (known, source) = &components[&example.component];
        assert_eq!(part, known, "the examples of `{}` stand in patterns/{known}.yaml", example.component);
        assert!(example.call.contains(&format!("<{} ", example.component)), "`{}` is called", example.component);
        let calls = |name: &str, by: &str| by.contains(&format!("<{name} "));
        let through = |name: &str| example.shows.iter().any(|other| calls(name, &components[other].1));
        let hidden = example.shows.iter().find(|name| !calls(name, source) && !through(name));
        assert_eq!(hidden, None, "`{}` does not show it", example.component);
        seen.insert(&example.component);
        seen.extend(&example.shows);
    }
    let missing: Vec<_> = components.keys().filter(|name| !seen.contains(name)).collect();
    assert!(missing.is_empty(), "add to themes/balai/patterns/: {missing:?}");
}

#[test]
fn the_data_of_each_example_is_what_the_views_hold() {
    let mut wrong = Vec::new();
    for (_, example) in examples(&folder("").preview()) {
        for state in &example.states {
            let place = format!("{}, {}", example.component, state.state);
            let unknown = state.values.keys().filter(|name| !example.arguments.contains_key(*name));
            wrong.extend(unknown.map(|name| format!("{place}: `{name}` is no argument")));
            for (name, words) in &example.arguments {
                match state.values.get(name) {
                    Some(value) => fits(&Kind::of_words(words), value, &format!("{place}: {name}"), &mut wrong),
                    None => wrong.push(format!("{place}: `{name}` is missing")),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// These are shown the rows of another view as well, which have one field more.
const OF_TWO_VIEWS: &[(&str, &str)] = &[("follow_ups", "item.activity")];

#[test]
fn every_path_that_a_component_names_is_in_the_reference() {
    let components = components();
    let (mut count, mut wrong) = (0, BTreeSet::new());
    for (_, example) in examples(&folder("").preview()) {
        let kinds = example.arguments.iter().map(|(name, words)| (name.clone(), Some(Kind::of_words(words))));
        let mut reading = Reading { views: Views::known(), known: kinds.collect(), count: 0, wrong: Vec::new() };
        reading.read(&format!("{{% component {}", components[&example.component].1));
        count += reading.count;
        let is_known =
            |path: &str| OF_TWO_VIEWS.iter().any(|(name, known)| *name == example.component && path.ends_with(known));
        let unknown = reading.wrong.into_iter().filter(|path| !is_known(path));
        wrong.extend(unknown.map(|path| format!("{}:{path}", example.component)));
    }
    assert!(count > 200, "only {count} paths were found");
    assert!(wrong.is_empty(), "no view holds this: {wrong:#?}");
}

/// Notes where a value is not of a kind: fields that are missing, unknown, or of another kind.
fn fits(kind: &Kind, value: &Value, place: &str, wrong: &mut Vec<String>) {
    match (kind, value) {
        (Kind::Anything, _) | (Kind::OrNothing(_), Value::Null) => {}
        (Kind::Text, Value::String(_)) | (Kind::Number, Value::Number(_)) | (Kind::YesNo, Value::Bool(_)) => {}
        (Kind::OrNothing(of), value) => fits(of, value, place, wrong),
        (Kind::List(of), Value::Array(items)) => {
            items.iter().enumerate().for_each(|(at, item)| fits(of, item, &format!("{place}[{at}]"), wrong));
        }
        (Kind::ByName(of), Value::Object(values)) => {
            values.iter().for_each(|(name, value)| fits(of, value, &format!("{place}.{name}"), wrong));
        }
        (Kind::View(name), Value::Object(values)) => {
            let Some(view) = Views::known().views.get(name) else {
                wrong.push(format!("{place}: no view is called `{name}`"));
                return;
            };
            let unknown = values.keys().filter(|key| !view.fields.iter().any(|field| field.name == **key));
            wrong.extend(unknown.map(|key| format!("{place}: {name} has no `{key}`")));
            for field in &view.fields {
                match values.get(&field.name) {
                    Some(value) => fits(&field.kind, value, &format!("{place}.{}", field.name), wrong),
                    None => wrong.push(format!("{place}: `{}` of {name} is missing", field.name)),
                }
            }
        }
        (kind, value) => wrong.push(format!("{place}: {kind} is wanted, not {value}")),
    }
}

#[test]
fn data_that_does_not_fit_is_found() {
    let mut wrong = Vec::new();
    let link = serde_json::json!({"text": 1, "extra": true});
    fits(&Kind::of_words("list of Link"), &serde_json::json!([link]), "a", &mut wrong);
    fits(&Kind::of_words("Link or nothing"), &Value::Null, "b", &mut wrong);
    assert_eq!(
        wrong,
        ["a[0]: Link has no `extra`", "a[0].text: text is wanted, not 1", "a[0]: `href` of Link is missing"]
    );
}

#[test]
fn a_preview_shows_every_component_in_every_state() {
    for theme in jejaring::theme::builtin().into_keys() {
        let settings = format!("nama: Desa\nalamat_situs: https://desa.example/\ntema: {theme}\n");
        let live = folder("").file("portal.yaml", settings).preview();
        let page = live.file(PAGE).expect("a preview has it");
        let page = String::from_utf8_lossy(&page);
        assert!(!page.contains("pattern-problem"), "{page}");
        let states: usize = examples(&live).iter().map(|(_, example)| example.states.len()).sum();
        assert_eq!(page.matches("class=\"pattern-box\"").count(), states);
        assert!(states > 150, "only {states} states");
        assert!(page.contains("&lt;articles items={items} words={words} /&gt;"));
        assert!(!page.contains(" style=\"") && !page.contains("<style") && !page.contains("<script>"));
    }
}

const MOTTO: &str = "
== tema/parts/motto.html
{% component motto(text: string) -%}
<p class=\"motto\">{{ text }}</p>
{%- endcomponent motto %}
== tema/patterns/_data.yaml
- &words Guyub & rukun
== tema/patterns/motto.yaml
components:
- component: motto
  title: Motto
  use: Once on a page.
  arguments: {text: text, day: DateView}
  call: \"{{ <motto text={text} /> }}{{ day.weekday }}\"
  states:
  - {state: usual, text: *words, day: *sunday}
  - {state: broken, text: 1, day: *sunday}
== tema/patterns/salah.yaml
components:
- component: x
  titel: X
";

#[test]
fn a_portal_shows_examples_of_its_own_components_too() {
    let live = folder(MOTTO).preview();
    let page = live.file(PAGE).expect("a preview has it");
    let page = String::from_utf8_lossy(&page);
    assert!(page.contains("<p class=\"motto\">Guyub &amp; rukun</p>Minggu"), "{page}");
    assert!(page.contains("class=\"agenda\""), "the theme's own are there as well");
    let problems: Vec<&str> = page.split("pattern-problem\"").skip(1).collect();
    assert_eq!(problems.len(), 2, "{problems:#?}");
    assert!(problems.iter().any(|problem| problem.contains("tema/patterns/salah.yaml") && problem.contains("titel")));
}

#[test]
fn nothing_of_the_patterns_is_published() {
    let built = folder(MOTTO).build();
    built.no_problems();
    let told = built
        .files
        .keys()
        .filter(|path| ["pola", "pattern", "__jejaring", "motto"].iter().any(|word| path.contains(word)));
    assert_eq!(told.collect::<Vec<_>>(), Vec::<&String>::new());
}
