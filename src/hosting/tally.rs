//! What goes into a sink, counted on its way.

use std::sync::{Mutex, PoisonError};

use crate::artifact::{Artifact, Fingerprint, Late, Sink, SinkError};

/// Names that begin with a dot and that hosts know.
const KNOWN_HIDDEN: [&str; 3] = [".nojekyll", ".well-known", ".domains"];

/// Files that hosts read as rules.
const RULES: [&str; 2] = ["_redirects", "_headers"];

/// What a portal comes to, as its host will see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// How many files.
    pub files: u64,
    /// How many bytes all of them have.
    pub bytes: u64,
    /// The size of the largest in bytes, and its path.
    pub largest: Option<(u64, String)>,
    /// The rules of `_redirects`.
    pub redirects: Rules,
    /// The rules of `_headers`.
    pub headers: Rules,
    /// Paths with a capital letter.
    pub upper_case: Named,
    /// Paths with a part that begins with a dot and that no host knows.
    pub hidden: Named,
}

/// Some paths: how many, and the first of them in alphabetical order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// How many.
    pub count: u64,
    /// The first.
    pub first: String,
}

/// Rules in a file for hosts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// How many name a single address.
    pub plain: u64,
    /// How many are patterns, with `*` or `:name`.
    pub patterns: u64,
    /// The longest line, in characters.
    pub longest: u64,
}

impl Rules {
    /// Counts the rules of a file: a line that begins at the margin is one.
    fn read(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        lines.fold(Self::default(), |rules, line| {
            let from = line.split_whitespace().next().unwrap_or_default();
            let is_pattern = from.contains('*') || from.split('/').any(|part| part.starts_with(':'));
            let is_rule = !line.starts_with([' ', '\t']);
            Self {
                plain: rules.plain + u64::from(is_rule && !is_pattern),
                patterns: rules.patterns + u64::from(is_rule && is_pattern),
                longest: rules.longest.max(line.chars().count() as u64),
            }
        })
    }
}

impl Named {
    fn add(&mut self, path: &str) {
        if self.count == 0 || path < self.first.as_str() {
            path.clone_into(&mut self.first);
        }
        self.count += 1;
    }
}

/// Another sink, and what went into it.
pub struct Tally<'s> {
    sink: &'s dyn Sink,
    figures: Mutex<Figures>,
}

impl<'s> Tally<'s> {
    /// Counts what goes into a sink.
    pub fn new(sink: &'s dyn Sink) -> Self {
        Self { sink, figures: Mutex::default() }
    }

    /// What went into it.
    pub fn into_figures(self) -> Figures {
        self.figures.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn count(&self, path: &str, size: u64, rules: Option<Rules>) {
        let mut figures = self.figures.lock().unwrap_or_else(PoisonError::into_inner);
        figures.files += 1;
        figures.bytes += size;
        let is_larger = |(largest, name): &(u64, String)| (size, name.as_str()) > (*largest, path);
        if figures.largest.as_ref().is_none_or(is_larger) {
            figures.largest = Some((size, path.to_owned()));
        }
        match rules {
            Some(rules) if path == "_redirects" => figures.redirects = rules,
            Some(rules) => figures.headers = rules,
            None => {}
        }
        if path.contains(char::is_uppercase) {
            figures.upper_case.add(path);
        }
        if path.split('/').any(|part| part.starts_with('.') && !KNOWN_HIDDEN.contains(&part)) {
            figures.hidden.add(path);
        }
    }

    /// Counts what the sink has already.
    fn count_kept(&self, path: &str) {
        let rules = RULES.contains(&path).then(|| self.sink.read(path)).flatten().map(|bytes| Rules::read(&bytes));
        self.count(path, self.sink.size(path).unwrap_or_default(), rules);
    }
}

impl Sink for Tally<'_> {
    fn put(&self, artifact: Artifact<'_>) -> Result<(), SinkError> {
        let rules = RULES.contains(&artifact.path).then(|| Rules::read(artifact.bytes));
        self.count(artifact.path, artifact.bytes.len() as u64, rules);
        self.sink.put(artifact)
    }

    fn remembers(&self) -> bool {
        self.sink.remembers()
    }

    fn waits(&self, late: Late) -> bool {
        self.sink.waits(late)
    }

    fn asked(&self, path: &str) -> Option<String> {
        self.sink.asked(path)
    }

    fn keep(&self, path: &str, fingerprint: Fingerprint) -> bool {
        let kept = self.sink.keep(path, fingerprint);
        if kept {
            self.count_kept(path);
        }
        kept
    }

    fn has_below(&self, folder: &str, fingerprint: Fingerprint) -> Vec<String> {
        self.sink.has_below(folder, fingerprint)
    }

    fn keep_named(&self, path: &str) -> bool {
        let kept = self.sink.keep_named(path);
        if kept {
            self.count_kept(path);
        }
        kept
    }

    fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.sink.read(path)
    }

    fn size(&self, path: &str) -> Option<u64> {
        self.sink.size(path)
    }

    fn begins(&self, steps: usize) {
        self.sink.begins(steps);
    }

    fn enters(&self, stage: &'static str) {
        self.sink.enters(stage);
    }
}
