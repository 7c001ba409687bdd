//! The search index: what stands on the pages of records, for a program of Pagefind's in the browser.
//!
//! It is made from the records, not from the pages, so that pages need not wait for it nor it for them;
//! shard by shard, of which those are kept whose pages say what they said when it was published.

use std::{
    io,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use crate::{
    Prepared,
    artifact::{Artifact, Fingerprint, Sink, SinkError},
    plan::search::{
        self,
        shards::{Shard, shards},
    },
};

#[cfg(feature = "search")]
mod entry;
#[cfg(feature = "search")]
mod index;

pub(crate) use search::FOLDER;

/// How many shards are made at a time at most, each with all of its words in memory.
const MOST_AT_ONCE: usize = 2;

/// Makes the index of a portal and of the members that it shows, shard by shard; no file where there is no
/// search. It is given up as soon as it is no longer wanted.
///
/// # Errors
/// When the sink cannot take a file, or Pagefind cannot do its work, with its own words.
pub(crate) fn make(
    prepared: &Prepared,
    threads: usize,
    sink: &dyn Sink,
    is_wanted: &(dyn Fn() -> bool + Sync),
) -> Result<(), SinkError> {
    if !is_made(prepared) {
        return Ok(());
    }
    let shards = shards(&prepared.village, &prepared.members);
    let at_once = shards.len().min(threads).clamp(1, MOST_AT_ONCE);
    let making = Making { prepared, sink, shards: shards.len(), threads: (threads / at_once).max(1), is_wanted };
    let next = AtomicUsize::new(0);
    let work = || {
        let numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let mut rest = numbers.map_while(|number| Some((number, shards.get(number)?)));
        rest.try_for_each(|(number, shard)| making.shard(number, shard))
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..at_once).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(|_| Err(fault("the index broke off"))))
    })
}

/// Whether a portal has an index.
pub(super) fn is_made(prepared: &Prepared) -> bool {
    cfg!(feature = "search") && prepared.plan.has(&search::route())
}

fn fault(words: impl Into<String>) -> SinkError {
    SinkError { path: FOLDER.to_owned(), source: io::Error::other(words.into()) }
}

/// An index in the making.
struct Making<'a> {
    prepared: &'a Prepared,
    sink: &'a dyn Sink,
    /// How many shards it has.
    shards: usize,
    /// How many threads may work on each.
    threads: usize,
    is_wanted: &'a (dyn Fn() -> bool + Sync),
}

#[cfg(feature = "search")]
impl Making<'_> {
    /// Makes a shard, unless the sink has it.
    fn shard(&self, number: usize, shard: &Shard) -> Result<(), SinkError> {
        let folder = search::folder_of(number);
        let sources = entry::Sources::open(self.prepared, shard);
        let fingerprint = self.sink.remembers().then(|| self.fingerprint(number, &sources));
        if fingerprint.is_some_and(|fingerprint| !self.sink.keep_below(&folder, fingerprint).is_empty()) {
            return Ok(());
        }
        let entries = sources.entries(entry::Reading::Words).take_while(|_| (self.is_wanted)());
        let files = index::of(entries, self.lang(), self.shards, self.threads).map_err(fault)?;
        if !(self.is_wanted)() {
            return Ok(());
        }
        for (name, bytes) in files.iter().filter(|(name, _)| number == 0 || !index::is_common(name)) {
            let path = [&folder, name.as_str()].concat();
            self.sink.put(Artifact { path: &path, bytes, fingerprint, asked: Some("") })?;
        }
        Ok(())
    }

    /// A digest of all that a shard's files are made of.
    fn fingerprint(&self, number: usize, sources: &entry::Sources<'_>) -> Fingerprint {
        let mut buffer = Vec::new();
        let entries = sources.entries(entry::Reading::Source);
        let entries: Vec<Fingerprint> = entries.map(|entry| super::digest_of(&entry, &mut buffer)).collect();
        super::digest_of(&(env!("JEJARING_SOURCES"), self.lang(), self.shards, number, entries), &mut buffer)
    }

    fn lang(&self) -> &'static str {
        self.prepared.village.portal.lang.tag()
    }
}

#[cfg(not(feature = "search"))]
impl Making<'_> {
    /// A program that was built without search makes no index.
    fn shard(&self, _: usize, _: &Shard) -> Result<(), SinkError> {
        Ok(())
    }
}
