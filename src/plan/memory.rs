//! Texts that were rendered before, and what they asked on the way.

use std::{
    cell::RefCell,
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use crate::markdown::{Finding, Link, Picture, Prose, Resolve};

/// Rendered texts by a digest of the text and of how it was to be rendered.
///
/// A text may link to pages and show pictures that come and go: with each rendering goes what it
/// asked and was told, and it is used again only when it would be told the same.
#[derive(Default)]
pub struct ProseMemory {
    rendered: Mutex<HashMap<[u8; 32], Remembered>>,
    round: AtomicU64,
}

struct Remembered {
    rendering: Arc<Rendering>,
    last_used: u64,
}

/// A rendered text.
pub struct Rendering {
    /// The text.
    pub prose: Prose,
    /// What its author should be told.
    pub findings: Vec<Finding>,
    asked: Vec<Asked>,
}

/// A question that a text asked, and the answer.
enum Asked {
    Link(String, Link),
    Image(String, Picture),
}

impl ProseMemory {
    /// The rendering of that digest, if every answer to it still holds.
    pub fn recall(&self, digest: &[u8; 32], resolve: &dyn Resolve) -> Option<Arc<Rendering>> {
        let rendering = {
            let mut rendered = self.rendered.lock().unwrap_or_else(PoisonError::into_inner);
            let remembered = rendered.get_mut(digest)?;
            remembered.last_used = self.round.load(Ordering::Relaxed);
            Arc::clone(&remembered.rendering)
        };
        let holds = |asked: &Asked| match asked {
            Asked::Link(target, answer) => resolve.link(target) == *answer,
            Asked::Image(target, answer) => resolve.image(target) == *answer,
        };
        rendering.asked.iter().all(holds).then_some(rendering)
    }

    /// Remembers a rendering, made through the recorder that was listening.
    pub fn remember(
        &self,
        digest: [u8; 32],
        prose: Prose,
        findings: Vec<Finding>,
        recorder: Recorder<'_>,
    ) -> Arc<Rendering> {
        let rendering = Arc::new(Rendering { prose, findings, asked: recorder.asked.into_inner() });
        let last_used = self.round.load(Ordering::Relaxed);
        let mut rendered = self.rendered.lock().unwrap_or_else(PoisonError::into_inner);
        rendered.insert(digest, Remembered { rendering: Arc::clone(&rendering), last_used });
        rendering
    }

    /// Ends a round in which every page was made: texts that it had no use for are forgotten.
    pub fn end_round(&self) {
        let round = self.round.fetch_add(1, Ordering::Relaxed);
        let mut rendered = self.rendered.lock().unwrap_or_else(PoisonError::into_inner);
        rendered.retain(|_, remembered| remembered.last_used + 1 >= round);
    }
}

/// Listens to what a text asks.
pub struct Recorder<'a> {
    resolve: &'a dyn Resolve,
    asked: RefCell<Vec<Asked>>,
}

impl<'a> Recorder<'a> {
    /// Listens to questions that `resolve` answers.
    pub fn new(resolve: &'a dyn Resolve) -> Self {
        Self { resolve, asked: RefCell::default() }
    }
}

impl Resolve for Recorder<'_> {
    fn link(&self, target: &str) -> Link {
        let answer = self.resolve.link(target);
        self.asked.borrow_mut().push(Asked::Link(target.to_owned(), answer.clone()));
        answer
    }

    fn image(&self, target: &str) -> Picture {
        let answer = self.resolve.image(target);
        self.asked.borrow_mut().push(Asked::Image(target.to_owned(), answer.clone()));
        answer
    }
}
