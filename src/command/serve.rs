//! `jejaring serve`: build, serve, watch, reload.

use std::{
    net::{IpAddr, Ipv4Addr},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

use clap::Args;

use super::{
    Ended, Exit,
    beside::Beside,
    console::{self, Console},
    portals::{BuildOptions, Portal},
    told::Limits,
};
use crate::{
    Inputs, disk,
    lang::Lang,
    live::{Change, Live, Version},
    number,
    problem::Severity,
    qr,
    render::patterns,
    route::Route,
    server::{self, About, Answer, Changed, Content, Options, Server, State},
    watch::{Mode, Watcher},
};

/// The port that is tried first.
const PORT: u16 = 8000;

/// How many problems an open page lists.
const MOST_TOLD: usize = 100;

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    options: BuildOptions,
    #[arg(long)]
    port: Option<u16>,
    #[arg(long)]
    open: bool,
    #[arg(long)]
    lan: bool,
    #[arg(long, value_name = "HOST")]
    allow_host: Vec<String>,
    #[arg(long)]
    poll: bool,
}

/// Serves every portal of the folder until it is stopped.
pub(crate) fn run(arguments: &Serve, lang: Option<Lang>) -> Ended {
    let options = BuildOptions { drafts: true, ..arguments.options.clone() };
    disk::require_folder(&options.folder)?;
    let out = options.folder.join("public");
    let stop = Arc::new(AtomicBool::new(false));
    let mode = if arguments.poll { Mode::Poll } else { Mode::Auto };
    let mut desks = Vec::new();
    for portal in options.portals(&out) {
        desks.push(Desk::open(&options, portal, &out, mode)?);
    }
    let lang = lang
        .or_else(|| desks.first().map(|desk| desk.live.current().with_report(|report| report.lang)))
        .unwrap_or_default();
    let shop = Arc::new(Shop {
        portals: desks.iter().map(|desk| (desk.portal.below.clone(), Arc::clone(&desk.live))).collect(),
        lang,
    });
    let content: Arc<dyn Content> = Arc::clone(&shop) as Arc<dyn Content>;
    let server = match server::start(&addressed(arguments), content) {
        Ok(server) => Arc::new(server),
        Err(error) => {
            console::said(&error.text(), lang);
            return Ok(Exit::Machine);
        }
    };
    let console = Arc::new(Console::new(lang));
    welcome(arguments, &server, &shop.base(), lang);
    let threads: Vec<_> = desks
        .into_iter()
        .map(|desk| {
            let (server, console, stop, options) =
                (Arc::clone(&server), Arc::clone(&console), Arc::clone(&stop), options.clone());
            thread::spawn(move || desk.work(&options, &server, &console, &stop))
        })
        .collect();
    wait_for_the_end(&stop);
    threads.into_iter().for_each(|thread| drop(thread.join()));
    Ok(Exit::Done)
}

fn addressed(arguments: &Serve) -> Options {
    Options {
        address: IpAddr::V4(if arguments.lan { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST }),
        port: arguments.port.unwrap_or(PORT),
        try_next_ports: arguments.port.is_none(),
        allowed_hosts: arguments.allow_host.clone(),
    }
}

/// Waits until the author ends the program, or the server cannot go on.
fn wait_for_the_end(stop: &Arc<AtomicBool>) {
    let asked = Arc::clone(stop);
    let listens = ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed)).is_ok();
    while !stop.load(Ordering::Relaxed) {
        thread::sleep(Duration::from_millis(if listens { 100 } else { 1000 }));
    }
}

/// Says where the portal is to be seen.
fn welcome(arguments: &Serve, server: &Server, base: &str, lang: Lang) {
    let address = server.address();
    let local = format!("http://127.0.0.1:{}{base}", address.port());
    let (here, stop) = match lang {
        Lang::Id => ("Pratinjau", "Tekan Ctrl-C untuk berhenti"),
        Lang::En => ("Preview", "Press Ctrl-C to stop"),
    };
    console::line(&format!("{here}: {local}"));
    if arguments.lan
        && let Some(own) = server::lan_address()
    {
        let lan = format!("http://{own}:{}{base}", address.port());
        console::line(&format!(
            "{}: {lan}",
            if lang == Lang::Id { "Dari HP di jaringan yang sama" } else { "From a phone on the same network" }
        ));
        if let Some(code) = qr::blocks(&lan) {
            console::line(&code);
        }
    }
    console::line(stop);
    if arguments.open {
        let _ = open::that_detached(&local);
    }
}

/// One portal being worked on.
struct Desk {
    portal: Portal,
    watcher: Watcher,
    live: Arc<Live>,
    mode: Mode,
}

impl Desk {
    fn open(options: &BuildOptions, portal: Portal, out: &Path, mode: Mode) -> Result<Self, disk::DiskError> {
        let watcher = Watcher::new(&portal.folder, &skipped(&portal, out), mode)?;
        let inputs = inputs(options, &portal, &watcher);
        Ok(Self { live: Arc::new(Live::new(&inputs, disk::store())), portal, watcher, mode })
    }

    /// Follows the author's changes until the end.
    fn work(mut self, options: &BuildOptions, server: &Server, console: &Console, stop: &AtomicBool) {
        if let Some(note) = self.watcher.note() {
            console::said(&note, console.lang());
        }
        let live = Arc::clone(&self.live);
        let (versions, newest) = mpsc::channel::<Made>();
        thread::scope(|scope| {
            let folder = self.portal.folder.clone();
            scope.spawn(move || finish(&newest, &live, &folder, server, console));
            let (nudger, mut beside) = (self.watcher.nudger(), Beside::new(&self.portal.folder, self.mode));
            beside.attend(&self.live.current().prepared, &nudger, stop, scope);
            let first = Made { version: self.live.current(), change: Change::default(), took: Duration::ZERO };
            let _ = versions.send(first);
            while let Some(changes) = self.watcher.wait(stop) {
                let paths =
                    [&changes.added, &changes.changed, &changes.removed].into_iter().flatten().cloned().collect();
                let change = Change { paths };
                let inputs = inputs(options, &self.portal, &self.watcher);
                let version = self.live.rebuild(&inputs, &change);
                server.announce();
                beside.attend(&version.prepared, &nudger, stop, scope);
                let _ = versions.send(Made { version, change, took: changes.noticed.elapsed() });
            }
            self.live.current().abandon();
            drop(versions);
        });
    }
}

/// A version that can be seen, and how long that took.
struct Made {
    version: Arc<Version>,
    change: Change,
    took: Duration,
}

/// Makes what nobody has asked for yet, version by version, and tells of problems.
#[expect(clippy::disallowed_methods, reason = "the terminal says how long the work took")]
fn finish(newest: &mpsc::Receiver<Made>, live: &Live, folder: &Path, server: &Server, console: &Console) {
    while let Ok(mut made) = newest.recv() {
        while let Ok(newer) = newest.try_recv() {
            let paths = std::mem::take(&mut made.change.paths);
            made = newer;
            made.change.paths.extend(paths);
        }
        let begun = Instant::now();
        let Some(completed) = live.complete(&made.version) else { continue };
        server.announce();
        made.version.with_report(|known| console.problems(known, folder, Limits::BUILD));
        console::line(&console.rebuilt(&made.change.paths, &completed, made.took, begun.elapsed()));
    }
}

fn skipped(portal: &Portal, out: &Path) -> Vec<PathBuf> {
    vec![out.to_owned(), portal.folder.join("public")]
}

fn inputs(options: &BuildOptions, portal: &Portal, watcher: &Watcher) -> Inputs {
    options.inputs_of(portal, watcher.tree().clone(), watcher.problems().to_vec())
}

/// All portals of the folder, as the server asks for them.
struct Shop {
    /// The folder that each has below the served one, nothing for a single portal.
    portals: Vec<(String, Arc<Live>)>,
    lang: Lang,
}

impl Shop {
    /// The portal that a path belongs to, and the path below it.
    fn find<'p>(&self, path: &'p str) -> Option<(&Live, &'p str)> {
        if let [(below, live)] = self.portals.as_slice()
            && below.is_empty()
        {
            return Some((live, path));
        }
        let (folder, rest) = path.split_once('/')?;
        self.portals.iter().find(|(below, _)| below == folder).map(|(_, live)| (&**live, rest))
    }

    fn versions(&self) -> impl Iterator<Item = Arc<Version>> {
        self.portals.iter().map(|(_, live)| live.current())
    }

    /// The page that leads to each portal of a set.
    fn index(&self) -> Arc<[u8]> {
        let rows = self.portals.iter().map(|(below, live)| {
            live.current().with_report(|report| (below.clone(), report.name.clone(), report.stylesheet.clone()))
        });
        let rows: Vec<(String, String, Route)> = rows.collect();
        super::build::index(rows.iter().map(|(below, name, stylesheet)| (below.as_str(), name.as_str(), stylesheet)))
            .into_bytes()
            .into()
    }
}

impl Content for Shop {
    fn get(&self, path: &str) -> Answer {
        let is_set = self.portals.iter().any(|(below, _)| !below.is_empty());
        if is_set && matches!(path, "" | "index.html") {
            return Answer::File(self.index());
        }
        let Some((live, below)) = self.find(path) else {
            let is_portal = self.portals.iter().any(|(known, _)| known == path);
            return if is_portal { Answer::Redirect(format!("{path}/"), 302) } else { Answer::Missing };
        };
        if let Some(bytes) = live.file(below) {
            let folder = path.strip_suffix(below).unwrap_or_default();
            return match live.moved(below) {
                // The page that stands there leads to where the portal is published.
                Some(new) => Answer::Redirect(format!("{folder}{new}", new = new.as_str()), 301),
                None => Answer::File(bytes),
            };
        }
        let has_slash = below.is_empty() || below.ends_with('/');
        match has_slash || live.file(&format!("{below}/")).is_none() {
            true => Answer::Missing,
            false => Answer::Redirect(format!("{path}/"), 302),
        }
    }

    fn not_found(&self, path: &str) -> Arc<[u8]> {
        let folder = path.split('/').next().unwrap_or_default();
        let asked = self.portals.iter().find(|(below, _)| below == folder).or(self.portals.first());
        let Some((below, live)) = asked else { return Arc::default() };
        let page = live.file("404.html").unwrap_or_default();
        if below.is_empty() { page } else { from_anywhere(&page, below) }
    }

    fn base(&self) -> String {
        match self.portals.as_slice() {
            [(below, live)] if below.is_empty() => live.current().prepared.village.portal.base.path().to_owned(),
            _ => "/".to_owned(),
        }
    }

    fn state(&self) -> State {
        let mut problems = Vec::new();
        let (mut build, mut stylesheet, mut styles_alone) = (0, String::new(), true);
        for ((below, _), version) in self.portals.iter().zip(self.versions()) {
            build += version.number;
            styles_alone &= version.styles_alone || version.number == 1;
            version.with_report(|report| {
                problems.extend(
                    report
                        .problems
                        .iter()
                        .take(MOST_TOLD)
                        .map(|problem| console::as_json(problem, Path::new(below), self.lang)),
                );
                if stylesheet.is_empty() {
                    report.stylesheet.as_str().clone_into(&mut stylesheet);
                }
            });
        }
        problems.sort_by_key(|problem| problem["severity"] != Severity::Error.word());
        problems.truncate(MOST_TOLD);
        let is_single = self.portals.len() == 1;
        let changed = if styles_alone && is_single && build > 1 { Changed::Styles } else { Changed::Pages };
        State { build, problems: problems.into(), stylesheet, changed }
    }

    fn about(&self, path: &str) -> Option<About> {
        let (live, below) = self.find(path)?;
        if below.strip_suffix('/') == Some(patterns::ROUTE) {
            return Some(About { template: patterns::TEMPLATE.to_owned(), source: None, draft: false });
        }
        let version = live.current();
        let (prepared, planned) = version.planned(below)?;
        let village = &prepared.village;
        Some(About {
            template: planned.page.template().to_owned(),
            source: planned.page.source(village).map(|file| version.prepared.path_of(prepared, file)),
            draft: planned.page.is_draft(village),
        })
    }
}

/// A page of a portal in a set as it is seen at any address: its links are relative to the portal's root.
fn from_anywhere(page: &[u8], below: &str) -> Arc<[u8]> {
    String::from_utf8_lossy(page).replace("=\"./", &format!("=\"/{below}/")).into_bytes().into()
}

impl Console {
    /// One line for a rebuild: what changed, how many pages that was, how long it took.
    fn rebuilt(
        &self,
        paths: &std::collections::BTreeSet<Arc<str>>,
        completed: &crate::live::Completed,
        seen: Duration,
        rest: Duration,
    ) -> String {
        let names: Vec<&str> = paths.iter().take(3).map(|path| &**path).collect();
        let more = if paths.len() > 3 { ", …" } else { "" };
        let count = |count: usize| number::print_count(i64::try_from(count).unwrap_or(i64::MAX), self.lang());
        let (seen, rest) = (seen.as_millis(), rest.as_millis());
        let (changed, pages, names) = (count(completed.changed), count(completed.pages), names.join(", "));
        match (self.lang(), paths.is_empty()) {
            (Lang::Id, true) => format!("Siap: {pages} halaman, {rest} ms"),
            (Lang::En, true) => format!("Ready: {pages} pages, {rest} ms"),
            (Lang::Id, false) => format!(
                "{names}{more}: {changed} dari {pages} halaman berubah; terlihat setelah {seen} ms, lengkap setelah {rest} ms lagi"
            ),
            (Lang::En, false) => format!(
                "{names}{more}: {changed} of {pages} pages changed; seen after {seen} ms, complete {rest} ms later"
            ),
        }
    }
}
