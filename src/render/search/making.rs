//! Making an index, shard by shard.

use std::{
    io, iter,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
};

use rayon::ThreadPoolBuilder;

use super::{
    entry::{Reading, Sources},
    index, is_made,
};
use crate::{
    Prepared,
    artifact::{Artifact, Fingerprint, Sink, SinkError},
    plan::search::{
        self,
        shards::{Shard, shards},
    },
    render::digest_of,
};

/// How many shards are made at a time at most, each with all of its words in memory.
const MOST_AT_ONCE: usize = 2;

/// Makes the index of a portal and of the members that it shows, shard by shard; no file where there is no
/// search. Once it is no longer wanted, only what the sink has is kept.
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
    let (next, has_failed) = (AtomicUsize::new(0), AtomicBool::new(false));
    let is_wanted = || is_wanted() && !has_failed.load(Ordering::Relaxed);
    let making = Making { prepared, sink, shards: shards.len(), is_wanted: &is_wanted };
    let work = || {
        let numbers = iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let mut rest = numbers.map_while(|number| Some((number, shards.get(number)?)));
        let worked = rest.try_for_each(|(number, shard)| making.shard(number, shard));
        worked.inspect_err(|_| has_failed.store(true, Ordering::Relaxed))
    };
    // On threads of their own, since those of the build are at work on its pages.
    let on_threads = || {
        let pool = ThreadPoolBuilder::new().num_threads((threads / at_once).max(1)).build();
        pool.map_err(|error| fault(error.to_string()))?.install(work)
    };
    let ended: Vec<_> = thread::scope(|scope| {
        let workers: Vec<_> = (0..at_once).map(|_| scope.spawn(on_threads)).collect();
        workers.into_iter().map(thread::ScopedJoinHandle::join).collect()
    });
    ended.into_iter().try_for_each(|worked| worked.unwrap_or_else(|_| Err(fault("the index broke off"))))
}

fn fault(words: impl Into<String>) -> SinkError {
    SinkError { path: search::FOLDER.to_owned(), source: io::Error::other(words.into()) }
}

/// An index in the making.
struct Making<'a> {
    prepared: &'a Prepared,
    sink: &'a dyn Sink,
    /// How many shards it has.
    shards: usize,
    is_wanted: &'a (dyn Fn() -> bool + Sync),
}

impl Making<'_> {
    /// Makes a shard, unless the sink has it.
    fn shard(&self, number: usize, shard: &Shard) -> Result<(), SinkError> {
        let folder = search::folder_of(number);
        let sources = Sources::open(self.prepared, shard);
        let fingerprint = self.sink.remembers().then(|| self.fingerprint(number, &sources));
        let is_kept = fingerprint.is_some_and(|fingerprint| !self.sink.keep_below(&folder, fingerprint).is_empty());
        if is_kept || !(self.is_wanted)() {
            return Ok(());
        }
        let entries = sources.entries(Reading::Words).take_while(|_| (self.is_wanted)());
        let files = index::of(entries, self.lang(), self.shards).map_err(fault)?;
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
    fn fingerprint(&self, number: usize, sources: &Sources<'_>) -> Fingerprint {
        let mut buffer = Vec::new();
        let entries = sources.entries(Reading::Source);
        let entries: Vec<Fingerprint> = entries.map(|entry| digest_of(&entry, &mut buffer)).collect();
        digest_of(&(env!("JEJARING_SOURCES"), self.lang(), self.shards, number, entries), &mut buffer)
    }

    fn lang(&self) -> &'static str {
        self.prepared.village.portal.lang.tag()
    }
}
