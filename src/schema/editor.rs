//! What makes an editor know a portal's files: schemas, the settings that name them, snippets for
//! front matter, and a task that lists problems beside the lines.
//!
//! Visual Studio Code with the YAML extension checks and completes YAML files by the schemas. It
//! does not look into the front matter of Markdown files; there the snippets complete, and the task
//! checks.

use serde_json::{Value as Json, json};

use super::{Subject, blank, json as schemas};
use crate::{lang::Lang, records::folder};

type Object = serde_json::Map<String, Json>;

/// A file for an editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorFile {
    /// Its path below the portal's folder.
    pub path: String,
    /// What it holds.
    pub text: String,
    /// Whether it is written anew each time; authors may change the others.
    pub is_ours: bool,
}

/// All files for an editor, in order of path.
pub fn files(lang: Lang) -> Vec<EditorFile> {
    let file = |path: &str, value: &Json, is_ours| EditorFile {
        path: path.to_owned(),
        text: if is_ours { format!("{value}\n") } else { format!("{value:#}\n") },
        is_ours,
    };
    let schemas =
        Subject::ALL.into_iter().map(|subject| file(&schema_path(subject), &schemas::schema(subject, lang), true));
    let own = [
        file(".vscode/extensions.json", &json!({"recommendations": ["redhat.vscode-yaml"]}), false),
        file(".vscode/jejaring.code-snippets", &snippets(lang), true),
        file(".vscode/settings.json", &settings(), false),
        file(".vscode/tasks.json", &tasks(lang), false),
    ];
    let mut files: Vec<EditorFile> = schemas.chain(own).collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

fn schema_path(subject: Subject) -> String {
    format!(".vscode/jejaring/{}.schema.json", subject.word())
}

/// Which schema is for which files.
fn settings() -> Json {
    let of = |subject: Subject| {
        let globs: Vec<String> = match subject.kind() {
            None => vec!["portal.yaml".to_owned(), "portal.yml".to_owned()],
            Some(kind) => folder::names_of(kind)
                .iter()
                .flat_map(|name| ["yaml", "yml"].map(|ending| format!("{name}/**/*.{ending}")))
                .collect(),
        };
        (schema_path(subject), Json::from(globs))
    };
    json!({"yaml.schemas": Subject::ALL.into_iter().map(|subject| {
        let (path, globs) = of(subject);
        (format!("./{path}"), globs)
    }).collect::<Object>()})
}

/// A blank file for each kind, and each key with its meaning, to be had by typing in Markdown.
fn snippets(lang: Lang) -> Json {
    let mut snippets = Object::new();
    for subject in Subject::ALL.into_iter().filter(|subject| subject.has_text()) {
        let body = blank::text(subject, &blank::Values::default(), lang).replace('$', "\\$");
        snippets.insert(
            subject.title(lang).to_owned(),
            json!({"prefix": subject.word(), "scope": "markdown", "body": body.lines().collect::<Vec<_>>()}),
        );
    }
    Json::Object(snippets)
}

/// The task that lists problems beside their lines.
fn tasks(lang: Lang) -> Json {
    let label = if lang == Lang::Id { "Periksa portal" } else { "Check the portal" };
    json!({
        "version": "2.0.0",
        "tasks": [{
            "label": label,
            "type": "process",
            "command": "jejaring",
            "args": ["check", "--format", "github", "."],
            "group": {"kind": "test", "isDefault": true},
            "presentation": {"reveal": "silent"},
            "problemMatcher": {
                "owner": "jejaring",
                "fileLocation": ["relative", "${workspaceFolder}"],
                "pattern": {
                    "regexp": "^::(error|warning) file=([^,]+)(?:,line=(\\d+))?(?:,col=(\\d+))?[^:]*::(.*)$",
                    "severity": 1, "file": 2, "line": 3, "column": 4, "message": 5,
                },
            },
        }],
    })
}
