//! One version of a portal: what is decided, what is made so far, what is wrong.

use std::{
    collections::HashSet,
    sync::{Arc, Condvar, Mutex, OnceLock, PoisonError},
    time::Duration,
};

use super::Shelf;
use crate::{
    Memory, Prepared, Report,
    artifact::{Late, Sink, SinkError},
    plan::Planned,
    problem::Severity,
    render,
    route::Route,
};

/// How long a file that is not made yet is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// One version of a portal.
pub struct Version {
    /// Its number; they rise.
    pub number: u64,
    /// Whether it differs from the one before in its stylesheet alone.
    pub styles_alone: bool,
    /// All that is decided.
    pub prepared: Prepared,
    pub(super) shelf: Shelf,
    /// Pages of the version before whose files are in error or empty now, and the files they were made of.
    ghosts: Vec<(String, String)>,
    /// The files of the search index, made once somebody asked for one.
    index: Shelf,
    index_made: OnceLock<()>,
    progress: Mutex<Progress>,
    ended: Condvar,
}

struct Progress {
    state: State,
    /// What is known so far.
    report: Report,
}

#[derive(PartialEq, Eq)]
enum State {
    /// Pages are being made.
    Making,
    /// Everything is made.
    Done,
    /// A newer version came first.
    Abandoned,
}

/// What came of making everything.
#[derive(Clone, Copy, Debug)]
pub struct Completed {
    /// How many pages and files differ from the version before.
    pub changed: usize,
    /// How many pages there are.
    pub pages: usize,
}

impl Version {
    pub(super) fn new(
        number: u64,
        prepared: Prepared,
        shelf: Shelf,
        before: Option<&Version>,
        styles_alone: bool,
    ) -> Self {
        let report = prepared.report_so_far();
        let ghosts = before.map(|before| ghosts(before, &prepared, &report)).unwrap_or_default();
        for (path, _) in &ghosts {
            if let Some(bytes) = shelf.before(path) {
                shelf.set_aside(path, bytes);
            }
        }
        Self {
            number,
            styles_alone,
            prepared,
            shelf,
            ghosts,
            index: before.map(Self::index_to_keep).unwrap_or_default(),
            index_made: OnceLock::new(),
            progress: Mutex::new(Progress { state: State::Making, report }),
            ended: Condvar::new(),
        }
    }

    /// A shelf for the index of the next version. While somebody is making this one's, it may be in pieces.
    fn index_to_keep(&self) -> Shelf {
        if self.index_made.get().is_some() { self.index.heir() } else { self.index.sibling() }
    }

    /// Looks at the report as far as it goes.
    pub fn with_report<T>(&self, look: impl FnOnce(&Report) -> T) -> T {
        look(&self.progress.lock().unwrap_or_else(PoisonError::into_inner).report)
    }

    /// The page planned at an address.
    pub fn planned(&self, path: &str) -> Option<(&Prepared, &Planned)> {
        let (prepared, path) = self.prepared.within(path);
        let plan = &prepared.plan;
        let planned = plan
            .at(&Route::file(path))
            .or_else(|| plan.at(&Route::page(path)).filter(|_| path.is_empty() || path.ends_with('/')));
        Some((prepared, planned?))
    }

    /// The paths of pages that stay as they were because their files are in error or empty now.
    pub fn ghosts(&self) -> impl Iterator<Item = &str> {
        self.ghosts.iter().map(|(path, _)| path.as_str())
    }

    /// Every file of the version but its search index, once all are made.
    pub fn files(&self) -> std::collections::HashMap<String, Arc<[u8]>> {
        self.shelf.all()
    }

    /// Stops making pages.
    pub fn abandon(&self) {
        self.shelf.abandon();
        let mut progress = self.progress.lock().unwrap_or_else(PoisonError::into_inner);
        if progress.state == State::Making {
            progress.state = State::Abandoned;
        }
        self.ended.notify_all();
    }

    /// The file at a path below the root, made now if it is a page, waited for if it is another file.
    pub(super) fn file(&self, path: &str, memory: &Memory) -> Option<Arc<[u8]>> {
        if render::search::is_made(&self.prepared) && path.starts_with(render::search::FOLDER) {
            return self.indexed(path);
        }
        let file = Route::file(path).file_path();
        self.shelf
            .get(&file)
            .or_else(|| self.make_page(path, memory))
            .or_else(|| self.asset(path))
            .or_else(|| self.make_photo(&file))
            .or_else(|| self.made_last(&file, memory))
    }

    /// A photo of a page that is made already.
    fn make_photo(&self, file: &str) -> Option<Arc<[u8]>> {
        render::photo(&self.prepared, file, &self.shelf).ok()?;
        self.shelf.get(file)
    }

    /// A file that is made once all pages are.
    fn made_last(&self, file: &str, memory: &Memory) -> Option<Arc<[u8]>> {
        self.wait();
        self.shelf.get(file).or_else(|| self.make_photo(file)).or_else(|| {
            render::late(&self.prepared.site(memory.prose.as_ref()), file, &self.shelf).ok()?;
            self.shelf.get(file)
        })
    }

    fn make_page(&self, path: &str, memory: &Memory) -> Option<Arc<[u8]>> {
        let (prepared, planned) = self.planned(path)?;
        let site = self.prepared.site_of(prepared, memory.prose.as_ref());
        let page = OnePage::default();
        render::page(planned, prepared, &site, &page, &mut Vec::new()).ok()?;
        page.into_bytes()
    }

    fn asset(&self, path: &str) -> Option<Arc<[u8]>> {
        let assets = &self.prepared.theme.assets;
        assets.iter().find(|asset| asset.route.as_str() == path).map(|asset| Arc::clone(&asset.bytes))
    }

    /// A file of the search index, which is made when the first is asked for: whoever asks meanwhile waits.
    fn indexed(&self, path: &str) -> Option<Arc<[u8]>> {
        self.index_made.get_or_init(|| {
            let is_wanted = || !self.shelf.is_abandoned();
            // What is not wanted any more may be in pieces: nobody looks at it.
            let _ = render::search::make(&self.prepared, 1, &self.index, &is_wanted);
            self.index.settle();
        });
        self.index.get(path)
    }

    fn wait(&self) {
        let progress = self.progress.lock().unwrap_or_else(PoisonError::into_inner);
        let making = |progress: &mut Progress| progress.state == State::Making;
        drop(self.ended.wait_timeout_while(progress, PATIENCE, making));
    }

    pub(super) fn complete(&self, memory: &Memory) -> Option<Completed> {
        let made: Result<Report, SinkError> = self.prepared.make(memory.prose.as_ref(), &self.shelf);
        let report = made.ok()?;
        let pages = report.pages;
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = Progress { state: State::Done, report };
        self.ended.notify_all();
        Some(Completed { changed: self.shelf.settle(), pages })
    }
}

/// The problem of a file with nothing in it: some editors empty a file before they write it.
const EMPTY: &str = "empty-file";

/// The pages that the version before had of files that are there, are in error or empty, and have no page now.
fn ghosts(before: &Version, prepared: &Prepared, report: &Report) -> Vec<(String, String)> {
    let in_error: HashSet<&str> = report
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error || problem.code == EMPTY)
        .map(|problem| &*problem.place.file)
        .collect();
    if in_error.is_empty() {
        return Vec::new();
    }
    let kept = &prepared.village.kept;
    let hidden: HashSet<&str> =
        [&kept.drafts, &kept.future, &kept.expired].into_iter().flatten().map(|place| &*place.file).collect();
    let pages = before.prepared.plan.pages.iter().filter_map(|planned| {
        let source = planned.page.source(&before.prepared.village)?;
        Some((planned.route.clone(), source.to_owned()))
    });
    let older = before.ghosts.iter().map(|(path, source)| (Route::file(path), source.clone()));
    let lost = pages.chain(older).filter(|(route, source)| {
        let gone = !prepared.plan.has(route)
            && !prepared.plan.has(&Route::page(route.as_str().trim_end_matches("index.html")));
        gone && in_error.contains(source.as_str()) && !hidden.contains(source.as_str())
    });
    lost.map(|(route, source)| (route.file_path(), source)).collect()
}

/// Takes the one page that is made while somebody waits for it.
#[derive(Default)]
struct OnePage {
    bytes: Mutex<Option<Arc<[u8]>>>,
}

impl OnePage {
    fn into_bytes(self) -> Option<Arc<[u8]>> {
        self.bytes.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for OnePage {
    fn put(&self, artifact: crate::artifact::Artifact<'_>) -> Result<(), SinkError> {
        *self.bytes.lock().unwrap_or_else(PoisonError::into_inner) = Some(artifact.bytes.into());
        Ok(())
    }

    fn waits(&self, _: Late) -> bool {
        true
    }
}
