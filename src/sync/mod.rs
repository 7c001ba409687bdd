//! Fetching what members publish on the web into the copies in `anggota/`.
//!
//! ```text
//! address ─▶ Sought ─▶ its parts and photos ─▶ Copy ─▶ one rename
//!            by bytes   by digest              whole
//! ```
//!
//! A member is a stranger whose host may be late, broken or hostile: [`net`] bounds what a request
//! may take and where it may go, [`seek`] finds out what lies at an address, [`family`] fetches what
//! that names, and [`store`] puts a whole copy in the place of the last one. Whatever goes wrong
//! costs the member its freshness and nothing else.

use std::{path::Path, time::Duration};

use crate::member::{Member, Source};

mod budget;
mod bundle;
mod family;
mod fault;
mod gate;
mod hosts;

mod net;
mod page;
mod parallel;
mod public;
mod seek;
mod single;
mod store;
mod told;
mod visit;

pub use fault::Fault;
pub use public::is_public;
pub use single::Single;
pub use store::{Disk, Machine};

/// How members are fetched.
pub struct Options<'d> {
    /// What a host may ask of us.
    pub limits: Limits,
    /// Whether `http` and hosts of a local network are asked too.
    pub allow_local: bool,
    /// How many members are fetched at once.
    pub jobs: usize,
    /// The moment that new copies are dated with.
    pub now: jiff::Timestamp,
    /// The disk that copies are written to.
    pub disk: &'d dyn Disk,
}

impl Options<'_> {
    /// What `jejaring sync` does when it is told nothing.
    pub fn at(now: jiff::Timestamp) -> Self {
        Self { limits: Limits::default(), allow_local: false, jobs: 8, now, disk: &Machine }
    }
}

/// What a host may ask of us before it is given up.
#[derive(Clone, Debug)]
pub struct Limits {
    /// How long finding and reaching a host may take.
    pub connect: Duration,
    /// How long a host may send nothing.
    pub silence: Duration,
    /// How long a file may take as a whole.
    pub request: Duration,
    /// How many times a host may send us on.
    pub redirects: usize,
    /// How large an index, a feed, a calendar or a page may be once unpacked, in bytes.
    pub index: u64,
    /// How large a part of a bundle may be, in bytes.
    pub part: u64,
    /// How large a photo may be, in bytes.
    pub image: u64,
    /// How long a member may take as a whole.
    pub member_time: Duration,
    /// How much a member may send and publish, in bytes.
    pub member_bytes: u64,
    /// How many files a member may have.
    pub member_files: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            silence: Duration::from_secs(20),
            request: Duration::from_mins(1),
            redirects: 5,
            index: 5 << 20,
            part: 6 << 20,
            image: 10 << 20,
            member_time: Duration::from_mins(15),
            member_bytes: 300 << 20,
            member_files: 20_000,
        }
    }
}

/// What a member's fetching came to.
#[derive(Debug)]
pub struct Outcome {
    /// What became of its copy.
    pub state: State,
    /// Sources that failed while others did not, and what was passed over in those.
    pub troubles: Vec<Fault>,
    /// How many pictures of feeds could not be had.
    pub images_missed: usize,
}

/// What became of a copy.
#[derive(Debug)]
pub enum State {
    /// The first copy.
    New(Fetched),
    /// A newer copy in the place of the last one.
    Changed(Fetched),
    /// What was published is what the copy holds.
    Unchanged,
    /// The copy of this moment (RFC 3339) stays.
    Kept(String, Fault),
    /// There is no copy.
    Missing(Fault),
    /// The disk would not take the copy; what was there is still there.
    NotWritten(Fault),
    /// It has nothing on the web.
    Direct,
}

/// What a copy has that the one before did not have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// How many files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}

/// What is told while members are fetched.
#[derive(Clone, Copy, Debug)]
pub enum Told<'o> {
    /// A file has come, of so many bytes.
    File(u64),
    /// A member is done.
    Done(&'o Member, &'o Outcome),
}

/// Whom to tell.
pub type Listener<'l> = &'l (dyn Fn(Told<'_>) + Sync);

/// Fetches the members of the district in a folder, several at once; their outcomes are in the
/// order of the members.
pub fn run(folder: &Path, members: &[Member], options: &Options<'_>, told: Listener<'_>) -> Vec<Outcome> {
    let has_web = members.iter().any(|member| !addresses(member).is_empty());
    let _alone = has_web.then(|| store::alone(folder, options.disk));
    let net = net::Net::new(&options.limits, options.allow_local);
    parallel::each(members, options.jobs, |member| {
        let outcome = visit::paid(folder, member, &net, options, told);
        told(Told::Done(member, &outcome));
        outcome
    })
}

/// The addresses of a member.
fn addresses(member: &Member) -> Vec<&str> {
    fn web(source: &Source) -> Option<&str> {
        match source {
            Source::Web(address) => Some(address),
            Source::Place(_) => None,
        }
    }
    member.sources.iter().filter_map(web).collect()
}
