//! Texts that were rendered before, and what they asked on the way.
//!
//! A text may link to pages and show pictures that come and go. What it comes to follows from the
//! text, from how it is rendered, and from the answers to what it asks. So a rendering is used
//! again, or not made at all, only where it would be told the same.

use std::{
    cell::RefCell,
    collections::HashMap,
    fmt::Write,
    hash::{Hash, Hasher},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use serde::{Serialize, Serializer};

use super::shared;
use crate::{
    artifact::{Fingerprint, fingerprint},
    markdown::{Finding, Link, Picture, Prose, Resolve},
};

/// Rendered texts by a digest of the text and of how it was to be rendered.
#[derive(Default)]
pub struct ProseMemory {
    rendered: Mutex<HashMap<Fingerprint, Remembered>>,
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
    /// What it asked.
    pub asked: Vec<Asked>,
}

/// A question that a text asked, and a digest of the answer.
pub struct Asked {
    question: Question,
    answer: Fingerprint,
}

/// What a text asks: where a link leads, or for a picture.
pub enum Question {
    /// Where this leads.
    Link(String),
    /// The picture at this path.
    Image(String),
}

impl Question {
    /// A digest of today's answer.
    fn answer(&self, resolve: &dyn Resolve) -> Fingerprint {
        match self {
            Self::Link(target) => digest_of(&resolve.link(target)),
            Self::Image(target) => digest_of(&resolve.image(target)),
        }
    }
}

fn digest_of(answer: &impl Hash) -> Fingerprint {
    let mut written = Written(Vec::with_capacity(128));
    answer.hash(&mut written);
    fingerprint(&written.0)
}

/// Takes down what a value hashes of itself.
struct Written(Vec<u8>);

impl Hasher for Written {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

impl ProseMemory {
    /// The rendering of that digest, if every answer to it still holds.
    pub fn recall(&self, digest: Fingerprint, resolve: &dyn Resolve) -> Option<Arc<Rendering>> {
        let rendering = {
            let mut rendered = self.rendered.lock().unwrap_or_else(PoisonError::into_inner);
            let remembered = rendered.get_mut(&digest)?;
            remembered.last_used = self.round.load(Ordering::Relaxed);
            Arc::clone(&remembered.rendering)
        };
        let holds = |asked: &Asked| asked.question.answer(resolve) == asked.answer;
        rendering.asked.iter().all(holds).then_some(rendering)
    }

    /// Remembers a rendering.
    pub fn remember(&self, digest: Fingerprint, rendering: Rendering) -> Arc<Rendering> {
        let rendering = Arc::new(rendering);
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

    /// What was asked.
    pub fn into_asked(self) -> Vec<Asked> {
        self.asked.into_inner()
    }

    fn note(&self, question: Question, answer: &impl Hash) {
        self.asked.borrow_mut().push(Asked { question, answer: digest_of(answer) });
    }
}

impl Resolve for Recorder<'_> {
    fn link(&self, target: &str) -> Link {
        let answer = self.resolve.link(target);
        // The web is the same for every portal.
        if !target.contains("://") {
            self.note(Question::Link(target.to_owned()), &answer);
        }
        answer
    }

    fn image(&self, target: &str) -> Picture {
        let answer = self.resolve.image(target);
        self.note(Question::Image(target.to_owned()), &answer);
        answer
    }
}

/// What the texts of one page are made of.
#[derive(Default)]
pub struct Texts {
    /// The digest of each, and of the answers to what it asked.
    digests: Vec<u8>,
    /// What each of them asked, in the order of the texts.
    asked: Vec<Questions>,
    /// Whether they have to be rendered every time: something is told of one of them, or what it asked is not
    /// noted here.
    is_anew: bool,
}

/// What a text asked when it was rendered, with its digest: another text has nothing to ask, since what a text
/// asks for is published.
pub struct Questions {
    text: Fingerprint,
    asked: Vec<Question>,
}

impl Texts {
    /// Takes a text that was rendered.
    pub fn take(&mut self, digest: Fingerprint, rendering: &mut Rendering) {
        self.add(digest);
        let asked = std::mem::take(&mut rendering.asked);
        let asked = asked.into_iter().map(|asked| self.answered(asked)).collect();
        self.asked.push(Questions { text: digest, asked });
        self.is_anew |= !rendering.findings.is_empty();
    }

    /// Takes a text that is remembered as rendered.
    pub fn take_remembered(&mut self, digest: Fingerprint, rendering: &Rendering) {
        self.add(digest);
        for asked in &rendering.asked {
            self.add(asked.answer);
        }
        self.is_anew = true;
    }

    /// Takes a text that is not rendered: where it is the one that asked the last time, it asks the same.
    pub fn take_unread(&mut self, digest: Fingerprint, before: Option<Questions>, resolve: &dyn Resolve) {
        self.add(digest);
        let same = before.filter(|before| before.text == digest);
        for question in same.iter().flat_map(|before| &before.asked) {
            self.add(question.answer(resolve));
        }
    }

    fn answered(&mut self, asked: Asked) -> Question {
        self.add(asked.answer);
        asked.question
    }

    fn add(&mut self, digest: Fingerprint) {
        self.digests.extend_from_slice(&digest.to_le_bytes());
    }

    /// A digest of all of them.
    pub fn digest(&self) -> Fingerprint {
        fingerprint(&self.digests)
    }

    /// What all of them asked, on one line; `None` where something has to be told of them every time.
    pub fn written(&self) -> Option<String> {
        if self.is_anew {
            return None;
        }
        let mut line = String::new();
        for (at, Questions { text, asked }) in self.asked.iter().enumerate() {
            line.push_str(if at == 0 { "" } else { BETWEEN_TEXTS });
            // Writing to a string cannot fail.
            let _ = write!(line, "{text:032x}");
            for question in asked {
                let (mark, target) = match question {
                    Question::Link(target) => (LINK, target),
                    Question::Image(target) => (IMAGE, target),
                };
                if target.contains(char::is_control) {
                    return None;
                }
                line.extend([BETWEEN, mark, target]);
            }
        }
        Some(line)
    }
}

const BETWEEN: &str = "\t";
const BETWEEN_TEXTS: &str = "\t\t";
const LINK: &str = "l";
const IMAGE: &str = "g";

/// What the texts of a page asked when they were rendered the last time, text by text.
pub fn questions(line: &str) -> Vec<Questions> {
    let question = |field: &str| match field.split_at_checked(1)? {
        (LINK, target) => Some(Question::Link(target.to_owned())),
        (IMAGE, target) => Some(Question::Image(target.to_owned())),
        _ => None,
    };
    let of_text = |fields: &str| {
        let (text, asked) = fields.split_once(BETWEEN).unwrap_or((fields, ""));
        let text = Fingerprint::from_str_radix(text, 16).ok()?;
        Some(Questions { text, asked: asked.split(BETWEEN).filter_map(question).collect() })
    };
    line.split(BETWEEN_TEXTS).map_while(of_text).collect()
}

/// A part of a view that follows from what stands beside it, or from what a text is [made of](Texts): it is
/// left out where the view is written down for its digest, and need not be made for that.
#[derive(Clone, Debug, Default)]
pub struct Rendered<T>(pub T);

impl<T: Serialize> Serialize for Rendered<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if shared::is_written_out() { serializer.serialize_unit() } else { self.0.serialize(serializer) }
    }
}
