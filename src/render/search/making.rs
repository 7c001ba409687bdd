//! Making an index, shard by shard.

use std::{
    collections::HashSet,
    io, iter,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
};

use rayon::ThreadPoolBuilder;

use super::{
    entry::{Entry, Reading, Sources, Texts},
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
        let remembers = self.sink.remembers();
        let digests = if remembers { digests(&sources) } else { Vec::new() };
        let made_of: Vec<Fingerprint> = digests.iter().map(|(_, digest)| *digest).collect();
        let fingerprint = remembers.then(|| self.fingerprint(number, &made_of));
        let is_kept = |fingerprint| {
            let there = self.sink.has_below(&folder, fingerprint);
            !there.is_empty() && there.iter().all(|path| self.sink.keep(path, fingerprint))
        };
        if fingerprint.is_some_and(is_kept) || !(self.is_wanted)() {
            return Ok(());
        }
        let known = self.known_texts(number, &folder, &digests);
        let entries = sources.entries(Reading::Words(&known)).take_while(|_| (self.is_wanted)());
        let files = index::of(entries, self.lang(), self.shards).map_err(fault)?;
        if !(self.is_wanted)() {
            return Ok(());
        }
        let told = written(&made_of);
        for (name, bytes) in files.iter().filter(|(name, _)| number == 0 || !index::is_common(name)) {
            let path = [&folder, name.as_str()].concat();
            let asked = if name == index::ENTRY { told.as_str() } else { "" };
            self.sink.put(Artifact { path: &path, bytes, fingerprint, asked: Some(asked) })?;
        }
        Ok(())
    }

    /// A digest of all that a shard's files are made of, by the digests of its pages.
    fn fingerprint(&self, number: usize, pages: &[Fingerprint]) -> Fingerprint {
        digest_of(&(env!("JEJARING_SOURCES"), self.lang(), self.shards, number, pages), &mut Vec::new())
    }

    /// The words of the pages of which nothing changed since an earlier build made the shard, as its files tell them.
    fn known_texts(&self, number: usize, folder: &str, pages: &[(String, Fingerprint)]) -> Texts {
        let told = self.sink.asked(&[folder, index::ENTRY].concat()).unwrap_or_default();
        let before = read(&told);
        let files = self.sink.has_below(folder, self.fingerprint(number, &before));
        let before: HashSet<Fingerprint> = before.into_iter().collect();
        let same = pages.iter().filter(|(_, digest)| before.contains(digest)).map(|(address, _)| address.as_str());
        let same: HashSet<&str> = same.collect();
        let files = files.iter().filter(|path| !same.is_empty() && index::is_of_pages(path));
        let texts = files.flat_map(|path| index::texts(path, &self.sink.read(path).unwrap_or_default()));
        texts.filter(|(address, _)| same.contains(address.as_str())).collect()
    }

    fn lang(&self) -> &'static str {
        self.prepared.village.portal.lang.tag()
    }
}

/// The addresses of a shard's pages in order, each with a digest of all that its entry is made of.
fn digests(sources: &Sources<'_>) -> Vec<(String, Fingerprint)> {
    let mut buffer = Vec::new();
    let digest = |entry: Entry| (digest_of(&entry, &mut buffer), entry.address);
    sources.entries(Reading::Source).map(digest).map(|(digest, address)| (address, digest)).collect()
}

/// Digests on one line.
fn written(digests: &[Fingerprint]) -> String {
    digests.iter().map(|digest| format!("{digest:032x}")).collect::<Vec<_>>().join(" ")
}

/// Digests from one line.
fn read(line: &str) -> Vec<Fingerprint> {
    line.split(' ').filter_map(|digest| Fingerprint::from_str_radix(digest, 16).ok()).collect()
}
