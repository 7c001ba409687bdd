//! Small portals written as text, and what can be said of their pages.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    sync::Arc,
};

use jejaring::{
    Inputs, Memory, Report, Today,
    artifact::{Artifact, Held, Late, Sink, SinkError},
    live::Live,
    member::open::Beside,
    photo::IsPublished,
    problem::{Place, Problem, Spot},
    theme,
    tree::{File, Tree},
};

use crate::html;

/// The day on which the portals of these tests are built.
pub const TODAY: &str = "2026-11-22";

const SETTINGS: &str = "nama: Desa Contoh\nalamat_situs: https://desa.example/\n";

/// A folder that is about to be built.
pub struct Folder {
    files: BTreeMap<String, Vec<u8>>,
    themes: BTreeMap<String, Tree>,
    today: String,
    base_url: Option<String>,
    relative_links: bool,
    drafts: bool,
    store: Option<Arc<dyn jejaring::store::Store>>,
    is_published: Option<IsPublished>,
    later: Vec<Late>,
    order: Option<Vec<String>>,
}

/// A portal that was built.
pub struct Portal {
    pub files: BTreeMap<String, Vec<u8>>,
    pub report: Report,
}

/// Builds the portal of a fixture: `== path` begins a file.
#[track_caller]
pub fn portal(fixture: &str) -> Portal {
    folder(fixture).build()
}

/// The files of a fixture; a `portal.yaml` is added when there is none.
#[track_caller]
pub fn folder(fixture: &str) -> Folder {
    let mut files = texts(fixture);
    files.entry("portal.yaml".to_owned()).or_insert_with(|| SETTINGS.into());
    Folder {
        files,
        themes: theme::builtin(),
        today: TODAY.to_owned(),
        base_url: None,
        relative_links: false,
        drafts: false,
        store: None,
        is_published: None,
        later: vec![Late::Cards, Late::Search],
        order: None,
    }
}

/// The files of a fixture, as they are written.
#[track_caller]
pub fn texts(fixture: &str) -> BTreeMap<String, Vec<u8>> {
    let fixture = fixture.strip_prefix('\n').unwrap_or(fixture);
    let mut files = BTreeMap::new();
    for part in format!("\n{fixture}").split("\n== ").skip(1) {
        let (path, text) = part.split_once('\n').unwrap_or((part, ""));
        let text = if text.is_empty() || text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") };
        assert!(files.insert(path.to_owned(), text.into_bytes()).is_none(), "the fixture has `{path}` twice");
    }
    files
}

impl Folder {
    /// Adds a file of any bytes.
    pub fn file(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), bytes.into());
        self
    }

    /// Takes a file away.
    pub fn without(mut self, path: &str) -> Self {
        self.files.remove(path);
        self
    }

    /// Builds on another day.
    pub fn today(mut self, day: &str) -> Self {
        day.clone_into(&mut self.today);
        self
    }

    /// Shows drafts.
    pub fn drafts(mut self) -> Self {
        self.drafts = true;
        self
    }

    /// What earlier builds kept.
    pub fn store(mut self, store: Arc<dyn jejaring::store::Store>) -> Self {
        self.store = Some(store);
        self
    }

    /// Builds in order to publish, where some paths are published already.
    pub fn publishing(mut self, is_published: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        self.is_published = Some(Box::new(is_published));
        self
    }

    /// Leaves the photos for later.
    pub fn without_photos(mut self) -> Self {
        self.later.push(Late::Photos);
        self
    }

    /// Draws the pictures of link previews too.
    pub fn drawn(mut self) -> Self {
        self.later.retain(|late| *late != Late::Cards);
        self
    }

    /// Makes the search index too.
    #[cfg(feature = "search")]
    pub fn searched(mut self) -> Self {
        self.later.retain(|late| *late != Late::Search);
        self
    }

    /// Builds for another address.
    pub fn at(mut self, base_url: &str) -> Self {
        self.base_url = Some(base_url.to_owned());
        self
    }

    /// Puts a theme on the shelf.
    pub fn theme(mut self, name: &str, fixture: &str) -> Self {
        self.themes.insert(name.to_owned(), Tree::from_texts(texts(fixture)));
        self
    }

    /// Lists the files in this order, as a disk may.
    pub fn listed(mut self, order: impl IntoIterator<Item = String>) -> Self {
        self.order = Some(order.into_iter().collect());
        self
    }

    /// The bytes of a file.
    #[track_caller]
    pub fn bytes(&self, path: &str) -> &[u8] {
        &self.files[path]
    }

    /// The paths of all files.
    pub fn paths(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    #[track_caller]
    pub fn build(mut self) -> Portal {
        let (sink, store) = (Unhurried::new(std::mem::take(&mut self.later)), self.store.take());
        let memory = match self.is_published.take() {
            Some(is_published) => Memory::publishing(store, is_published),
            None => Memory::with(store),
        };
        let report = jejaring::build(&self.inputs(), &memory, &sink, &mut |_| {}).expect("memory takes everything");
        Portal { files: sink.into_files(), report }
    }

    /// Opens it in a preview.
    #[track_caller]
    pub fn preview(self) -> Live {
        Live::new(&self.drafts().inputs(), None)
    }

    #[track_caller]
    fn inputs(self) -> Inputs {
        let is_beside = |path: &String| path.starts_with("../");
        let inside = self.files.iter().filter(|(path, _)| !is_beside(path));
        let site = match &self.order {
            None => Tree::from_texts(inside.map(|(path, bytes)| (path.clone(), bytes.clone()))),
            Some(order) => {
                let size = |path: &String| self.files[path].len() as u64;
                let files = order.iter().map(|path| File { path: path.as_str().into(), size: size(path), stamp: None });
                Tree::new(files.collect(), Arc::new(self.files.clone()))
            }
        };
        Inputs {
            site,
            beside: Arc::new(Around(self.files)),
            themes: self.themes,
            today: Today::Day(self.today.parse().expect("a day")),
            base_url: self.base_url,
            relative_links: self.relative_links,
            drafts: self.drafts,
            noticed: Vec::new(),
        }
    }
}

/// Keeps everything, and may leave for later what most tests do not look at and takes long.
pub struct Unhurried {
    held: Held,
    later: Vec<Late>,
}

impl Unhurried {
    pub fn new(later: Vec<Late>) -> Self {
        Self { held: Held::default(), later }
    }

    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.held.into_files()
    }
}

impl Sink for Unhurried {
    fn put(&self, artifact: Artifact<'_>) -> Result<(), SinkError> {
        self.held.put(artifact)
    }

    fn waits(&self, late: Late) -> bool {
        self.later.contains(&late)
    }
}

/// The files of a fixture as they lie around the portal's folder: `../sidasari/kabar/panen.md`.
struct Around(BTreeMap<String, Vec<u8>>);

impl Beside for Around {
    fn folder(&self, place: &str) -> io::Result<Option<(Tree, Vec<Problem>)>> {
        let below = |path: &String| Some(path.strip_prefix(place)?.strip_prefix('/')?.to_owned());
        let files: BTreeMap<String, Vec<u8>> =
            self.0.iter().filter_map(|(path, bytes)| Some((below(path)?, bytes.clone()))).collect();
        match files.is_empty() {
            true => self.file(place).map(|_| None),
            false => Ok(Some((Tree::from_texts(files), Vec::new()))),
        }
    }

    fn file(&self, place: &str) -> io::Result<Vec<u8>> {
        self.0.get(place).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// The file that stands at an address: `kabar/` is `kabar/index.html`.
fn file_of(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// `file:line` of a place, or the file alone.
pub fn place(place: &Place) -> String {
    match place.spot {
        Spot::Line { line, .. } => format!("{}:{line}", place.file),
        Spot::File => place.file.to_string(),
        Spot::Node(_) | Spot::Byte(_) => panic!("{place:?} was never located"),
    }
}

impl Portal {
    /// The text of a page or file.
    #[track_caller]
    pub fn page(&self, path: &str) -> &str {
        let Some(bytes) = self.files.get(&file_of(path)) else {
            panic!("there is no `{path}` among\n{}\nproblems:\n{}", self.listing(), self.problem_list());
        };
        std::str::from_utf8(bytes).expect("a page is UTF-8")
    }

    /// What stands between `<main>` and `</main>` of a page.
    #[track_caller]
    pub fn main(&self, path: &str) -> &str {
        main_part(self.page(path)).expect("a page has a main part")
    }

    /// What a page or file lacks of a text in its main part, in words.
    pub fn lack(&self, path: &str, text: &str) -> Option<String> {
        let Some(bytes) = self.files.get(&file_of(path)) else { return Some(format!("there is no `{path}`")) };
        let page = String::from_utf8_lossy(bytes);
        let part = main_part(&page).unwrap_or(&page);
        (!has(part, text)).then(|| format!("`{path}` lacks `{text}`: {}", html::words(part)))
    }

    /// The words of a page's main part as a reader sees them.
    #[track_caller]
    pub fn words(&self, path: &str) -> String {
        html::words(self.main(path))
    }

    #[track_caller]
    pub fn has_page(&self, path: &str) -> &Self {
        self.page(path);
        self
    }

    #[track_caller]
    pub fn no_page(&self, path: &str) -> &Self {
        assert!(!self.files.contains_key(&file_of(path)), "there is `{path}`:\n{}", self.page(path));
        self
    }

    /// A page or file has this text, as source or as a reader sees it.
    #[track_caller]
    pub fn page_has(&self, path: &str, text: &str) -> &Self {
        let page = self.page(path);
        assert!(has(page, text), "`{path}` lacks `{text}`:\n{page}\nproblems:\n{}", self.problem_list());
        self
    }

    #[track_caller]
    pub fn page_lacks(&self, path: &str, text: &str) -> &Self {
        let page = self.page(path);
        assert!(!has(page, text), "`{path}` has `{text}`:\n{page}");
        self
    }

    /// The main part of a page has this text, as source or as a reader sees it.
    #[track_caller]
    pub fn main_has(&self, path: &str, text: &str) -> &Self {
        let main = self.main(path);
        assert!(has(main, text), "`{path}` lacks `{text}`:\n{main}\nproblems:\n{}", self.problem_list());
        self
    }

    #[track_caller]
    pub fn main_lacks(&self, path: &str, text: &str) -> &Self {
        let main = self.main(path);
        assert!(!has(main, text), "`{path}` has `{text}`:\n{main}");
        self
    }

    /// These texts stand in the page's main part, in this order.
    #[track_caller]
    pub fn in_order(&self, path: &str, texts: &[&str]) -> &Self {
        let words = self.words(path);
        let mut from = 0;
        for text in texts {
            match words[from..].find(text) {
                Some(at) => from += at + text.len(),
                None => panic!("`{path}` lacks `{text}` behind what stands before it in {texts:?}:\n{words}"),
            }
        }
        self
    }

    /// The main part of a page links to another page of the portal.
    #[track_caller]
    pub fn links(&self, from: &str, to: &str) -> &Self {
        let links = self.links_of(from);
        assert!(links.contains(to), "`{from}` has no link to `{to}`, only to {links:?}");
        self
    }

    #[track_caller]
    pub fn links_not(&self, from: &str, to: &str) -> &Self {
        let links = self.links_of(from);
        assert!(!links.contains(to), "`{from}` links to `{to}`");
        self
    }

    /// The pages that a page's main part links to, without fragments.
    #[track_caller]
    pub fn links_of(&self, path: &str) -> BTreeSet<String> {
        let hrefs = html::tags(self.main(path)).into_iter().filter_map(|tag| tag.get("href").map(str::to_owned));
        hrefs.filter_map(|href| html::resolve(&href, &file_of(path), "/")).map(|(path, _)| path).collect()
    }

    /// A problem of this code at `file:line`, or at the file as a whole.
    #[track_caller]
    pub fn problem(&self, code: &str, at: &str) -> &Self {
        let found = self.report.problems.iter().any(|problem| problem.code == code && place(&problem.place) == at);
        assert!(found, "no problem `{code}` at `{at}`, only:\n{}", self.problem_list());
        self
    }

    /// A problem of this code says this, in Indonesian or English, with its help and corrected line.
    #[track_caller]
    pub fn problem_says(&self, code: &str, words: &str) -> &Self {
        let mut texts = self.report.problems.iter().filter(|problem| problem.code == code).map(full_text);
        assert!(texts.any(|text| text.contains(words)), "no problem `{code}` says `{words}`:\n{}", self.problem_list());
        self
    }

    #[track_caller]
    pub fn no_problems(&self) -> &Self {
        assert!(self.report.problems.is_empty(), "problems:\n{}", self.problem_list());
        self
    }

    /// `code file:line` of every problem.
    pub fn codes(&self) -> BTreeSet<String> {
        self.report.problems.iter().map(|problem| format!("{} {}", problem.code, place(&problem.place))).collect()
    }

    pub fn problem_list(&self) -> String {
        let lines = self.report.problems.iter().map(|problem| {
            format!("  {} {}: {}\n", problem.code, place(&problem.place), full_text(problem).replace('\n', " | "))
        });
        lines.collect()
    }

    pub fn listing(&self) -> String {
        self.files.keys().fold(String::new(), |list, path| list + "  " + path + "\n")
    }

    /// Every page, by its path; the feed that an OpenDK looks for is none.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let is_page = |path: &str| path.ends_with(".html") && !path.starts_with("index.php/");
        let pages = self.files.iter().filter(move |(path, _)| is_page(path));
        pages.map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("a page is UTF-8")))
    }
}

fn main_part(page: &str) -> Option<&str> {
    let start = page.find("<main")?;
    page[start..].split_once("</main>").map(|(main, _)| main)
}

fn has(html: &str, text: &str) -> bool {
    html.contains(text) || html::words(html).contains(text)
}

fn full_text(problem: &Problem) -> String {
    let mut text = format!("{}\n{}", problem.message.id, problem.message.en);
    if let Some(help) = &problem.help {
        text.push_str(&format!("\n{}\n{}", help.id, help.en));
    }
    if let Some(corrected) = &problem.corrected {
        text.push_str(&format!("\n{corrected}"));
    }
    text
}
