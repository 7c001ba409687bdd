//! The portal over HTTP while it is being written.
//!
//! What is served comes from a [`Content`], which `serve` swaps as a whole with every rebuild. Here
//! is only what a browser needs beside it: requests that are checked before they are answered, the
//! headers that a good host sends, a script that keeps open pages in step, and the stream of events
//! that the script listens to.
//!
//! The requests come in through `tiny_http`, whose weak spots are known and kept out of reach:
//! [`door`] has its limits on time and brings it back when it has died, [`queue`] answers each
//! connection's requests one after the other, [`request`] refuses what must not be read.

use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    panic::{self, AssertUnwindSafe},
    sync::Arc,
    thread::{self, JoinHandle},
    time::Duration,
};

use serde_json::Value;

use crate::problem::{Text, text};

mod address;
mod answer;
mod door;
mod events;
mod hosts;
mod kinds;
mod marks;
mod queue;
mod range;
mod request;
mod response;
#[cfg(test)]
mod tests;

pub use address::lan_address;

use answer::Reply;
use door::Door;
use events::Events;
use queue::Queue;
use request::Asked;

/// What is being served; cheap to ask, swapped as a whole with every rebuild.
pub trait Content: Send + Sync {
    /// What stands at a path below the portal's base, percent-decoded and without a slash in front:
    /// nothing, `kabar/panen/`, `aset/gaya.css`.
    fn get(&self, path: &str) -> Answer;
    /// The portal's own page for a path below its base where nothing is; empty when it has none.
    fn not_found(&self, path: &str) -> Arc<[u8]>;
    /// The path of the portal's root, with a slash at both ends: `/` or `/sub/`.
    fn base(&self) -> String;
    /// What open pages are told about the newest build.
    fn state(&self) -> State;
    /// What made the page at a path, for whoever wants to change it.
    fn about(&self, path: &str) -> Option<About>;
}

/// What stands at a path.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A file or page, with all of its bytes.
    File(Arc<[u8]>),
    /// Another address, below the base or full, and the status a host would send it with.
    Redirect(String, u16),
    /// Nothing.
    Missing,
}

/// What open pages are told about a build.
#[derive(Clone, Debug)]
pub struct State {
    /// The build's number, which only rises.
    pub build: u64,
    /// A list of objects with `severity`, `file`, `line`, `column`, `message`, `help` and
    /// `corrected`, each but the first, second and fifth possibly `null`.
    pub problems: Value,
    /// The path of the portal's stylesheet below the base.
    pub stylesheet: String,
    /// What differs from the build before.
    pub changed: Changed,
}

/// What a build changed for pages that are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Nothing that is served, only the problems.
    Problems,
    /// The stylesheet alone, and its address in the pages.
    Styles,
    /// Anything else.
    Pages,
}

/// What made a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The template's name, such as `pages/article.html`.
    pub template: String,
    /// The author's file, below the portal's folder.
    pub source: Option<String>,
    /// Whether the page would not be published.
    pub draft: bool,
}

/// Where and for whom to serve.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address to listen on: `127.0.0.1`, or `0.0.0.0` for the local network.
    pub address: IpAddr,
    /// The port; 0 for any free one.
    pub port: u16,
    /// Whether the next free port is taken when this one is not free.
    pub try_next_ports: bool,
    /// Names that browsers may use for this machine beside its own.
    pub allowed_hosts: Vec<String>,
}

/// Why nothing can be served.
#[derive(Debug)]
pub enum ServerError {
    /// Another program listens on the port already.
    PortTaken(u16),
    /// The machine refuses for another reason.
    Refused(SocketAddr, std::io::Error),
}

impl ServerError {
    /// The reason in both languages.
    pub fn text(&self) -> Text {
        match self {
            Self::PortTaken(port) => text!(
                "port {port} sedang dipakai program lain; pilih yang lain dengan `--port`, atau jalankan tanpa `--port`",
                "port {port} is used by another program; choose another with `--port`, or leave `--port` out"
            ),
            Self::Refused(address, error) => {
                text!("alamat {address} tidak bisa dipakai: {error}", "cannot serve at {address}: {error}")
            }
        }
    }
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for ServerError {}

/// How many requests are answered at once. Most answers take microseconds; the number is for slow
/// readers of large files, each of whom holds one of these until it reads on or its time is over.
const WORKERS: usize = 24;

/// A running server.
pub struct Server {
    door: Arc<Door>,
    queue: Arc<Queue>,
    events: Arc<Events>,
    threads: Vec<JoinHandle<()>>,
}

/// Begins to serve.
///
/// # Errors
/// When the port is taken, or cannot be had for another reason.
pub fn start(options: &Options, content: Arc<dyn Content>) -> Result<Server, ServerError> {
    let queue = Arc::new(Queue::default());
    let door = Door::open(options, &queue)?;
    let hosts = Arc::new(hosts::Allowed::new(door.address(), &options.allowed_hosts));
    let events = Arc::new(Events::new(content, Arc::clone(&queue)));
    let mut threads = vec![door.keep(), events.spread()];
    threads.extend((0..WORKERS).map(|_| {
        let (queue, events, hosts) = (Arc::clone(&queue), Arc::clone(&events), Arc::clone(&hosts));
        thread::spawn(move || work(&queue, &events, &hosts))
    }));
    Ok(Server { door, queue, events, threads })
}

impl Server {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.door.address()
    }

    /// Tells open pages that there is a new build.
    pub fn announce(&self) {
        self.events.announce();
    }

    /// Ends it, within a second; answers that are under way are still written.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.door.close();
        self.queue.close();
        self.events.close();
        // A worker may be held by a reader that has stopped reading: its end is not waited for.
        let all_end = (0..60).any(|_| {
            thread::sleep(Duration::from_millis(10));
            self.threads.iter().all(JoinHandle::is_finished)
        });
        for thread in self.threads.drain(..).filter(|thread| all_end || thread.is_finished()) {
            let _ = thread.join();
        }
    }
}

/// Answers requests until the queue is closed.
fn work(queue: &Queue, events: &Events, hosts: &hosts::Allowed) {
    while let Some((connection, request)) = queue.next() {
        let answered = panic::catch_unwind(AssertUnwindSafe(|| {
            let reply = Asked::read(&request, hosts)
                .map_or_else(Reply::Whole, |asked| answer::to(&asked, events.content(), events.run()));
            match reply {
                Reply::Events => events.add(connection, request),
                Reply::Whole(response) => {
                    response.send(request);
                    false
                }
            }
        }));
        if !matches!(answered, Ok(true)) {
            queue.done(connection);
        }
    }
}
