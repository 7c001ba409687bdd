//! What the program tells editors of an author's files, held against what its reader says of them.

use std::collections::BTreeSet;

use jejaring::{
    lang::Lang,
    problem::Problems,
    records,
    schema::{Subject, json, map_of},
    tree::Tree,
};
use jsonschema::Validator;
use serde_json::Value as Json;

use crate::portal::folder;

/// Values as people type them into fields of any kind, right and wrong.
const TYPED: &[&str] = &[
    "teks biasa",
    "\"\"",
    "",
    "ya",
    "tidak",
    "mungkin",
    "true",
    "1",
    "0",
    "3,5",
    "4.2",
    "7",
    "1.200",
    "1,5 juta",
    "120 orang",
    "75%",
    "Rp15.000",
    "Rp 1.500.000,-",
    "gratis",
    "$20",
    "2026-11-29",
    "29 November 2026",
    "31 November 2026",
    "29/11/2026",
    "2026-13-01",
    "22-24 November 2026",
    "2019",
    "Maret 2019",
    "kemarin",
    "menyusul",
    "19.30",
    "\"19:30\"",
    "25.00",
    "19.75",
    "19.30 - selesai",
    "ba'da Isya",
    "0812-3456-7890",
    "081234567890",
    "(0282) 123456",
    "08123",
    "0812-3456-789O",
    "desa@desa.example",
    "desa@",
    "https://desa.example/a?b=c",
    "desa.example",
    "situs kami",
    "@karangtaruna",
    "-7.4312",
    "satu, dua",
    "[satu, dua]",
    "[satu]",
    "[29 November 2026]",
    "[]",
    "{nama: Budi}",
    "{tidak_ada: 1}",
    "{2026-12-25: 2026-12-27}",
    "desa",
    "kecamatan",
    "terjadwal",
    "batal",
    "selesai",
    "diterima",
    "whatsapp",
    "a4",
    "senin",
    "kabar",
];

/// What the reader says of a file: the codes of its problems.
fn read(path: &str, text: &str) -> Vec<&'static str> {
    let tree = Tree::from_texts([(path, text)]);
    let mut problems = Problems::default();
    let settings = records::settings(&tree, &mut problems);
    records::read(&tree, settings, None, &mut problems);
    // That there is no `portal.yaml` beside it is not the file's fault; days of the week take arithmetic.
    let others = ["no-settings", "doubtful-date", "empty-record"];
    problems.into_vec().iter().map(|problem| problem.code).filter(|code| !others.contains(code)).collect()
}

fn path_of(subject: Subject) -> String {
    subject
        .kind()
        .map_or_else(|| "portal.yaml".to_owned(), |kind| format!("{}/a.yaml", records::folder::names_of(kind)[0]))
}

/// A record of a kind that has its name and one more line.
fn with(subject: Subject, line: &str) -> String {
    let name = subject.needs().unwrap_or("judul");
    if line.starts_with(&format!("{name}:")) { format!("{line}\n") } else { format!("{name}: Contoh\n{line}\n") }
}

fn validator(subject: Subject) -> Validator {
    jsonschema::draft7::new(&json::schema(subject, Lang::Id)).expect("a schema")
}

/// What an editor makes of a file; nothing where it is no YAML at all.
fn as_json(text: &str) -> Option<Json> {
    serde_yaml::from_str(text).ok()
}

fn apart(subject: Subject, lines: Vec<String>) -> Vec<String> {
    let (validator, path) = (validator(subject), path_of(subject));
    let mut apart = Vec::new();
    for line in lines {
        let text = with(subject, &line);
        let Some(value) = as_json(&text) else { continue };
        let codes = read(&path, &text);
        if validator.is_valid(&value) != codes.is_empty() {
            let errors: Vec<String> =
                validator.iter_errors(&value).map(|error| error.to_string().chars().take(80).collect()).collect();
            apart.push(format!("`{line}`: read {codes:?}, schema {errors:?}"));
        }
    }
    apart
}

/// Whether an editor cannot know how a number was written: `1.200` is 1.2 to it.
fn is_lost(value: &str) -> bool {
    value.contains('.') && value.parse::<f64>().is_ok()
}

/// Each key of a kind with a plain value, and each form of value that was not met before with every one of them.
fn lines(subject: Subject, met: &mut BTreeSet<String>) -> Vec<String> {
    let mut lines = Vec::new();
    for (_, key) in subject.keys() {
        let within = map_of(key.form.shape).into_iter().flat_map(|map| map.keys);
        let inner = within.map(|inner| (format!("{}: {{{}: ", key.name, inner.name), "}", inner));
        for (before, after, key) in std::iter::once((format!("{}: ", key.name), "", key)).chain(inner) {
            let form = format!("{} {} {:?}", key.form.many, after.is_empty(), key.form.shape);
            let some = if met.insert(form) { TYPED.len() } else { 1 };
            // Commas and brackets would part the values of a map on one line.
            let fits = |value: &str| after.is_empty() || !value.contains([',', '[', '{', '"']);
            let values = TYPED.iter().take(some).filter(|value| fits(value) && !is_lost(value));
            lines.extend(values.map(|value| format!("{before}{value}{after}")));
        }
    }
    lines
}

#[test]
fn a_schema_says_of_every_key_and_value_what_the_reader_says() {
    let mut met = BTreeSet::new();
    let apart: Vec<String> =
        Subject::ALL.into_iter().flat_map(|subject| apart(subject, lines(subject, &mut met))).collect();
    assert!(apart.is_empty(), "{}:\n{}", apart.len(), apart.join("\n"));
}

#[test]
fn a_schema_knows_every_spelling_of_every_key_and_no_others() {
    let spellings: [fn(&str) -> String; 4] = [
        str::to_owned,
        str::to_uppercase,
        |name| name.replace('_', " "),
        |name| format!("{}-", name.replace('_', "/")),
    ];
    for subject in Subject::ALL {
        let validator = validator(subject);
        let names = |rank: usize| {
            let keys = subject.keys().map(|(_, key)| key);
            keys.filter_map(|key| std::iter::once(key.name).chain(key.aliases.iter().copied()).nth(rank))
                .collect::<Vec<_>>()
        };
        let ranks = (0..).map(names).take_while(|names| !names.is_empty());
        for (names, spelling) in ranks.flat_map(|names| spellings.map(|spelling| (names.clone(), spelling))) {
            let needed =
                subject.needs().filter(|needed| !names.contains(needed)).map(|needed| format!("{needed}: A\n"));
            let text: String =
                needed.into_iter().chain(names.iter().map(|name| format!("{}:\n", spelling(name)))).collect();
            assert!(validator.is_valid(&as_json(&text).expect("YAML")), "{subject:?}:\n{text}");
        }
        for (name, is_known) in [("Lay-out", true), ("tidak_dikenal", false), ("judull", false), ("x", false)] {
            let text = with(subject, &format!("{name}: 1"));
            assert_eq!(validator.is_valid(&as_json(&text).expect("YAML")), is_known, "{subject:?} {name}");
            assert_eq!(read(&path_of(subject), &text).is_empty(), is_known, "{subject:?} {name}");
        }
    }
}

#[test]
fn a_schema_asks_for_the_name_that_the_reader_asks_for() {
    for subject in [Subject::Group, Subject::Partner, Subject::Activity] {
        let validator = validator(subject);
        let portal = folder("").file(&path_of(subject), "ringkasan: Tanpa nama\n").build();
        assert!(portal.problem_list().contains("a.yaml"), "{subject:?}: {}", portal.problem_list());
        assert!(!validator.is_valid(&as_json("ringkasan: Tanpa nama\n").expect("YAML")), "{subject:?}");
        assert!(validator.is_valid(&as_json("- Name: A\n- TITLE: B\n").expect("YAML")) || subject == Subject::Activity);
    }
}
