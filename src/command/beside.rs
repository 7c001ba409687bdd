//! The folders beside a district's own that its members live in, watched while it is served.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{Arc, atomic::AtomicBool},
    thread::Scope,
};

use crate::{
    Prepared,
    member::Source,
    watch::{Changes, Mode, Nudger, Watcher},
};

/// The folders that are watched so far.
pub(crate) struct Beside {
    root: PathBuf,
    mode: Mode,
    watched: BTreeSet<String>,
}

impl Beside {
    /// Watches nothing yet.
    pub(crate) fn new(root: &Path, mode: Mode) -> Self {
        Self { root: root.to_owned(), mode, watched: BTreeSet::new() }
    }

    /// Begins to watch the folders of members that are not watched yet.
    pub(crate) fn attend<'s>(
        &mut self,
        prepared: &Prepared,
        nudger: &Nudger,
        stop: &'s AtomicBool,
        scope: &'s Scope<'s, '_>,
    ) {
        for place in places(prepared) {
            let folder = self.root.join(&place);
            if !folder.is_dir() || !self.watched.insert(place.clone()) {
                continue;
            }
            let Ok(watcher) = Watcher::new(&folder, &[folder.join("public")], self.mode) else { continue };
            let nudger = nudger.clone();
            scope.spawn(move || follow(watcher, &place, &nudger, stop));
        }
    }
}

/// The folders outside the district's own in which members say their content is.
fn places(prepared: &Prepared) -> BTreeSet<String> {
    let sources = prepared.members.iter().flat_map(|site| &site.member.sources);
    let places = sources.filter_map(|source| match source {
        Source::Place(place) if place.starts_with("..") || Path::new(place).is_absolute() => Some(place.clone()),
        Source::Place(_) | Source::Web(_) => None,
    });
    places.collect()
}

/// Tells of every change in a folder until the end.
fn follow(mut watcher: Watcher, place: &str, nudger: &Nudger, stop: &AtomicBool) {
    while let Some(Changes { added, changed, removed, .. }) = watcher.wait(stop) {
        let paths = [added, changed, removed].into_iter().flatten();
        nudger.nudge(paths.map(|path| Arc::from(format!("{place}/{path}"))));
    }
}
