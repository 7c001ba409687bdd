//! The themes inside the program.

use std::collections::BTreeMap;

use include_dir::{Dir, DirEntry, include_dir};

use crate::tree::Tree;

static THEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// Every theme that comes with the program, by name.
pub fn builtin() -> BTreeMap<String, Tree> {
    let themes = THEMES.dirs().filter_map(|dir| Some((dir.path().to_str()?.to_owned(), tree(dir))));
    themes.collect()
}

fn tree(theme: &Dir<'static>) -> Tree {
    let mut files = Vec::new();
    let mut open = vec![theme];
    while let Some(dir) = open.pop() {
        for entry in dir.entries() {
            match entry {
                DirEntry::Dir(dir) => open.push(dir),
                DirEntry::File(file) => {
                    files.extend(named(file.path(), theme.path()).map(|name| (name, file.contents())))
                }
            }
        }
    }
    Tree::from_texts(files)
}

fn named(path: &std::path::Path, root: &std::path::Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    Some(below.to_str()?.replace('\\', "/"))
}
