//! The texts of a page: rendered, recalled, or only asked what they would be made of.

use super::Here;
use crate::{
    artifact::{Fingerprint, fingerprint},
    markdown::{self, Dialect, Heading, Options, Prose, Trust},
    plan::{
        memory::{Recorder, Rendered, Rendering, Texts},
        resolve::Resolver,
    },
    problem::{Place, Problem},
    records::{Body, Origin, article::Format, settings::LineBreaks, values::Markup},
    theme::asked::Part,
};

/// From how many headings on a text has a table of contents.
const OUTLINE: usize = 3;

impl Here<'_> {
    /// A record's text. `leads` says that no picture stands before it.
    pub fn prose(&self, body: &Body, format: Format, leads: bool, origin: &Origin) -> Prose {
        let resolver = Resolver { here: self, origin };
        let options = Options { leads, ..self.options(format, "") };
        if self.texts.is_none() && self.site.prose.is_none() {
            let mut findings = Vec::new();
            let prose = markdown::render(body.as_str(), &options, &resolver, &mut findings);
            self.tell(findings, body, origin);
            return prose;
        }
        let digest = self.digest(body, format, leads, origin);
        if let Some(asked) = &self.asked {
            let before = asked.borrow_mut().next();
            self.note(|texts| texts.take_unread(digest, before, &resolver));
            return Prose::default();
        }
        let render = || {
            let (mut findings, recorder) = (Vec::new(), Recorder::new(&resolver));
            let prose = markdown::render(body.as_str(), &options, &recorder, &mut findings);
            Rendering { prose, findings, asked: recorder.into_asked() }
        };
        let Some(memory) = self.site.prose else {
            let mut rendering = render();
            self.note(|texts| texts.take(digest, &mut rendering));
            self.tell(rendering.findings, body, origin);
            return rendering.prose;
        };
        let rendering = memory.recall(digest, &resolver).unwrap_or_else(|| memory.remember(digest, render()));
        self.note(|texts| texts.take_remembered(digest, &rendering));
        self.tell(rendering.findings.clone(), body, origin);
        rendering.prose.clone()
    }

    /// A record's text as a view holds it that shows nothing else of it.
    pub fn text(&self, body: &Body, format: Format, leads: bool, origin: &Origin) -> Rendered<String> {
        Rendered(self.prose(body, format, leads, origin).html)
    }

    /// The headings of a text that is long enough for a table of contents.
    pub fn outline(&self, headings: Vec<Heading>) -> Rendered<Vec<Heading>> {
        let is_shown = headings.len() >= OUTLINE && self.asks(Part::Outline);
        Rendered(if is_shown { headings } else { Vec::new() })
    }

    fn note(&self, take: impl FnOnce(&mut Texts)) {
        if let Some(texts) = &self.texts {
            take(&mut texts.borrow_mut());
        }
    }

    fn tell(&self, findings: Vec<markdown::Finding>, body: &Body, origin: &Origin) {
        for finding in findings {
            let place = Place::byte(&origin.file, body.start() + finding.at.start);
            self.problem(problem_of(finding, place));
        }
    }

    /// A digest of a text and of all that its rendering depends on but the answers it gets.
    fn digest(&self, body: &Body, format: Format, leads: bool, origin: &Origin) -> Fingerprint {
        let portal = &self.village().portal;
        let (breaks, lang, is_guest) = (portal.line_breaks, portal.lang, portal.within.is_some());
        let frame = format!("{format:?} {leads} {breaks:?} {lang:?} {is_guest} {} {}\0", self.root, origin.file);
        let parts = [fingerprint(frame.as_bytes()), fingerprint(body.as_str().as_bytes())];
        fingerprint(parts.map(u128::to_le_bytes).as_flattened())
    }

    /// Markdown in a field of a record; its ids begin with `prefix`.
    pub fn markup(&self, markup: &Markup, origin: &Origin, prefix: &str) -> String {
        let mut findings = Vec::new();
        let resolver = Resolver { here: self, origin };
        let options = Options { heading_shift: 3, ..self.options(Format::Markdown, prefix) };
        let prose = markdown::render(&markup.text, &options, &resolver, &mut findings);
        for finding in findings {
            self.problem(problem_of(finding, origin.place(markup.node)));
        }
        prose.html
    }

    fn options<'o>(&self, format: Format, prefix: &'o str) -> Options<'o> {
        let dialect = match format {
            Format::Markdown => Dialect::Markdown,
            Format::Whatsapp => Dialect::Whatsapp,
        };
        let line_breaks = match self.village().portal.line_breaks {
            LineBreaks::Join => markdown::LineBreaks::Join,
            LineBreaks::Keep => markdown::LineBreaks::Keep,
        };
        let words = markdown::Words::in_lang(self.lang());
        let trust = if self.village().portal.within.is_some() { Trust::Stranger } else { Trust::Author };
        Options { line_breaks, dialect, trust, heading_shift: 1, leads: false, prefix, words }
    }
}

fn problem_of(finding: markdown::Finding, place: Place) -> Problem {
    let markdown::Finding { severity, code, message, help, corrected, .. } = finding;
    Problem { severity, code, place, message, help, corrected, related: Vec::new() }
}
