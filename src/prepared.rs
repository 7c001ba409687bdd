//! A portal about which everything is decided and of which nothing is made yet.

use std::{
    collections::BTreeMap,
    panic::resume_unwind,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use rayon::prelude::*;
use tera::Context;

use crate::{
    Report,
    artifact::{Below, Fingerprint, Late, Sink, SinkError},
    district::{MemberSite, Told},
    hosting::{self, Tally},
    plan::{Here, Plan, Rows, Site, memory::ProseMemory, portal},
    problem::{Place, Problem, Problems},
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
    pub theme: Arc<Theme>,
    /// The portals of a district's members.
    pub members: Vec<MemberSite>,
    /// What every template sees: the portal and the words.
    pub(crate) shared: Context,
    /// A digest of all that pages have in common: the shared values, the templates and this program.
    pub(crate) common: Fingerprint,
    /// Rows that several of its pages show.
    rows: Rows,
    problems: Vec<Problem>,
    site: Tree,
}

impl Prepared {
    /// A village with its pages planned.
    pub fn new(
        village: Village,
        plan: Plan,
        theme: Arc<Theme>,
        site: &Tree,
        mut problems: Problems,
        members: Vec<MemberSite>,
    ) -> Self {
        let (shared, common) = {
            let (home, rows) = (Route::home(), Rows::default());
            let front_site = Site {
                village: &village,
                words: &theme.words,
                plan: &plan,
                prose: None,
                members: &members,
                district: None,
                rows: &rows,
                asked: theme.templates.asked(),
            };
            let front = Here::new(&front_site, &home);
            let view = portal::view(&front, &theme);
            problems.append(front.into_problems());
            let words = theme.words.nested();
            let mut shared = Context::new();
            shared.insert_value("portal", Templates::value(&view));
            shared.insert_value("words", Templates::value(&words));
            let common = (env!("JEJARING_SOURCES"), &view, &words, theme.templates.digest());
            (shared, render::digest_of(&common, &mut Vec::new()))
        };
        Self {
            village,
            plan,
            theme,
            members,
            shared,
            common,
            rows: Rows::default(),
            problems: problems.into_vec(),
            site: site.clone(),
        }
    }

    /// The portal that a path belongs to, which may be a member's that is kept, and the path below its root.
    pub fn within<'p>(&self, path: &'p str) -> (&Self, &'p str) {
        let below = |site: &'_ MemberSite| path.strip_prefix(site.member.route().as_str());
        let found = self.members.iter().find_map(|site| Some((site.kept.as_deref()?, below(site)?)));
        found.unwrap_or((self, path))
    }

    /// The portal as views see it.
    pub fn site<'a>(&'a self, prose: Option<&'a ProseMemory>) -> Site<'a> {
        Site {
            village: &self.village,
            words: &self.theme.words,
            plan: &self.plan,
            prose,
            members: &self.members,
            district: None,
            rows: &self.rows,
            asked: self.theme.templates.asked(),
        }
    }

    /// The path of a content file, of this portal or of a member's, as seen from this portal's folder.
    pub fn path_of(&self, portal: &Self, file: &str) -> String {
        let is_of = |site: &&MemberSite| site.kept.as_deref().is_some_and(|kept| std::ptr::eq(kept, portal));
        let member = self.members.iter().find(is_of);
        let Some(member) = member else { return file.to_owned() };
        let folder = member.told.first().map_or_else(|| member.folder(), |told| told.folder.clone());
        format!("{folder}/{file}")
    }

    /// The portal of a member as views see it, with the district around it.
    pub fn site_of<'a>(&'a self, member: &'a Self, prose: Option<&'a ProseMemory>) -> Site<'a> {
        let district = (!std::ptr::eq(self, member)).then_some(&self.village);
        Site { district, ..member.site(prose) }
    }

    /// Makes every page and file of the portal, and those of a district's members.
    ///
    /// # Errors
    /// When the sink cannot take an artifact.
    pub fn make(&self, prose: Option<&ProseMemory>, sink: &dyn Sink) -> Result<Report, SinkError> {
        let Some(host) = self.village.portal.host else { return self.make_into(prose, sink) };
        let tally = Tally::new(sink);
        let mut report = self.make_into(prose, &tally)?;
        let (figures, mut problems) = (tally.into_figures(), Problems::default());
        hosting::tell(host, &figures, &self.village.portal.host_place, &mut problems);
        report.problems.extend(self.located(problems.into_vec()));
        Ok(Report { figures: Some(figures), ..report })
    }

    /// The search index is made beside all else, which need not wait for it; when something fails, it is given up.
    fn make_into(&self, prose: Option<&ProseMemory>, sink: &dyn Sink) -> Result<Report, SinkError> {
        let threads = rayon::current_num_threads();
        let has_failed = AtomicBool::new(false);
        let is_wanted = || !has_failed.load(Ordering::Relaxed);
        thread::scope(|scope| {
            let index = (!sink.waits(Late::Search))
                .then(|| scope.spawn(|| render::search::make(self, threads, sink, &is_wanted)));
            let report = self.make_pages(prose, sink);
            has_failed.store(report.is_err(), Ordering::Relaxed);
            sink.enters("search");
            let made = index.map(|index| index.join().unwrap_or_else(|panic| resume_unwind(panic)));
            let report = report?;
            made.unwrap_or(Ok(()))?;
            Ok(report)
        })
    }

    fn make_pages(&self, prose: Option<&ProseMemory>, sink: &dyn Sink) -> Result<Report, SinkError> {
        let mut problems = Problems::default();
        let moved = render::all(self, &self.site(prose), sink, &mut problems)?;
        if !self.members.is_empty() {
            sink.enters("members");
        }
        let of_members: Vec<(usize, Vec<Problem>)> =
            self.members.par_iter().map(|member| member.make(self, prose, sink)).collect::<Result<_, _>>()?;
        let (pages, of_members): (Vec<usize>, Vec<_>) = of_members.into_iter().unzip();
        let pages = self.plan.pages.len() + pages.into_iter().sum::<usize>();
        Ok(Report { pages, moved, ..self.report(problems, of_members) })
    }

    /// What is known before anything is made: the problems of reading and settling.
    pub fn report_so_far(&self) -> Report {
        let of_member = |site: &MemberSite| site.problems(&site.prepared(), Problems::default());
        self.report(Problems::default(), self.members.iter().map(of_member).collect())
    }

    /// Problems with their lines; those of guests are in the folders of their members.
    fn located(&self, problems: Vec<Problem>) -> Vec<Problem> {
        let of_guests = format!("{}/", crate::member::copy::FOLDER);
        let (guests, own) = problems.into_iter().partition(|problem| problem.place.file.starts_with(&of_guests));
        let mut located = records::locate(own, &self.site);
        for problem in guests {
            let slug = problem.place.file[of_guests.len()..].split('/').next().unwrap_or_default();
            match self.member(slug) {
                Some(member) => located.extend(member.located(problem)),
                None => located.extend(records::locate(vec![problem], &self.site)),
            }
        }
        located
    }

    /// The member of a slug.
    fn member(&self, slug: &str) -> Option<&MemberSite> {
        self.members.get(self.village.fellow_index(slug)?)
    }

    fn report(&self, made: Problems, of_members: Vec<Vec<Problem>>) -> Report {
        let mut folders: Vec<(String, Tree)> = self.members.iter().flat_map(MemberSite::folders).collect();
        folders.push((String::new(), self.site.clone()));
        let own = self.problems.iter().cloned().chain(made.into_vec()).collect();
        let mut problems = self.located(own);
        problems.extend(of_members.into_iter().flatten());
        Report {
            name: self.village.portal.name.clone(),
            lang: self.village.portal.lang,
            stylesheet: self.theme.stylesheet.clone(),
            problems,
            pages: 0,
            moved: BTreeMap::new(),
            kept: self.village.kept.clone(),
            years_without_holidays: self.village.years_without_holidays(),
            repository: self.village.portal.repository.clone(),
            figures: None,
            folders,
        }
    }
}

impl MemberSite {
    /// Makes the member's pages and files below its own address. Returns how many pages that are, and what is
    /// wrong with the member's content.
    fn make(
        &self,
        district: &Prepared,
        prose: Option<&ProseMemory>,
        sink: &dyn Sink,
    ) -> Result<(usize, Vec<Problem>), SinkError> {
        let route = self.member.route();
        let sink = Below { folder: route.as_str(), sink };
        let (prepared, mut problems) = (self.prepared(), Problems::default());
        let site = district.site_of(&prepared, prose);
        render::of_member(&prepared, &site, &sink, &mut problems)?;
        Ok((prepared.plan.pages.len(), self.problems(&prepared, problems)))
    }

    /// What is wrong with the member's content, each problem with its file as seen from the district.
    /// One that is a folder has told of them already, in the words of that folder.
    fn problems(&self, prepared: &Prepared, made: Problems) -> Vec<Problem> {
        if self.told.is_empty() {
            let own = prepared.problems.iter().cloned().chain(made.into_vec()).collect();
            return below(records::locate(own, &prepared.site), &self.folder());
        }
        let of_folder = |told: &Told| below(records::locate(told.problems.clone(), &told.tree), &told.folder);
        self.told.iter().flat_map(of_folder).collect()
    }

    /// A problem with one of the member's records among the district's own.
    fn located(&self, problem: Problem) -> Vec<Problem> {
        let folder = self.folder();
        let at_home = |place: Place| {
            let file = place.file.strip_prefix(&folder).unwrap_or(&place.file).trim_start_matches('/').into();
            Place { file, ..place }
        };
        let problem = Problem { place: at_home(problem.place), ..problem };
        below(records::locate(vec![problem], &self.tree), &folder)
    }

    fn folders(&self) -> Vec<(String, Tree)> {
        let told = self.told.iter().map(|told| (format!("{}/", told.folder), told.tree.clone()));
        told.chain([(format!("{}/", self.folder()), self.tree.clone())]).collect()
    }
}

/// Problems with their files below a folder.
fn below(problems: Vec<Problem>, folder: &str) -> Vec<Problem> {
    let within = |place: Place| Place { file: format!("{folder}/{}", place.file).into(), ..place };
    let each = problems.into_iter().map(|problem| Problem {
        place: within(problem.place),
        related: problem.related.into_iter().map(within).collect(),
        ..problem
    });
    each.collect()
}
