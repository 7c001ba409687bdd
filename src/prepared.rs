//! A portal about which everything is decided and of which nothing is made yet.

use std::collections::BTreeMap;

use tera::Context;

use crate::{
    Report,
    artifact::{Fingerprint, Sink, SinkError},
    plan::{Here, Plan, Site, memory::ProseMemory, portal},
    problem::{Problem, Problems},
    records, render,
    route::Route,
    theme::{Templates, Theme},
    tree::Tree,
    village::Village,
};

/// A portal whose pages can be made, all of them or one by one.
pub struct Prepared {
    /// The village.
    pub village: Village,
    /// Its pages.
    pub plan: Plan,
    /// The theme that shows them.
    pub theme: Theme,
    /// What every template sees: the portal and the words.
    pub(crate) shared: Context,
    /// A digest of all that pages have in common: the shared values and the templates.
    pub(crate) common: Fingerprint,
    problems: Vec<Problem>,
    site: Tree,
}

impl Prepared {
    /// A village with its pages planned.
    pub fn new(village: Village, plan: Plan, theme: Theme, site: &Tree, mut problems: Problems) -> Self {
        let (shared, common) = {
            let home = Route::home();
            let front_site = Site { village: &village, words: &theme.words, plan: &plan, prose: None };
            let front = Here::new(&front_site, &home);
            let view = portal::view(&front, &theme);
            problems.append(front.into_problems());
            let words = theme.words.nested();
            let mut shared = Context::new();
            shared.insert_value("portal", Templates::value(&view));
            shared.insert_value("words", Templates::value(&words));
            (shared, render::digest_of(&(&view, &words, theme.templates.digest())))
        };
        Self { village, plan, theme, shared, common, problems: problems.into_vec(), site: site.clone() }
    }

    /// The portal as views see it.
    pub fn site<'a>(&'a self, prose: Option<&'a ProseMemory>) -> Site<'a> {
        Site { village: &self.village, words: &self.theme.words, plan: &self.plan, prose }
    }

    /// Makes every page and file of the portal.
    ///
    /// # Errors
    /// When the sink cannot take an artifact.
    pub fn make(&self, prose: Option<&ProseMemory>, sink: &dyn Sink) -> Result<Report, SinkError> {
        let mut problems = Problems::default();
        problems.extend(self.problems.iter().cloned());
        let moved = render::all(self, &self.site(prose), sink, &mut problems)?;
        Ok(Report { pages: self.plan.pages.len(), moved, ..self.report(problems) })
    }

    /// What is known before anything is made: the problems of reading and settling.
    pub fn report_so_far(&self) -> Report {
        let mut problems = Problems::default();
        problems.extend(self.problems.iter().cloned());
        self.report(problems)
    }

    fn report(&self, problems: Problems) -> Report {
        Report {
            name: self.village.portal.name.clone(),
            lang: self.village.portal.lang,
            stylesheet: self.theme.stylesheet.clone(),
            problems: records::locate(problems.into_vec(), &self.site),
            pages: 0,
            moved: BTreeMap::new(),
            kept: self.village.kept.clone(),
            years_without_holidays: self.village.years_without_holidays(),
            site: self.site.clone(),
        }
    }
}
