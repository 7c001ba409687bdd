//! A visit to one member: every source of it, and the copy that comes of that.

use std::path::Path;

use super::{
    Fault, Fetched, Listener, Options, Outcome, State, addresses, budget::Budget, family::Family, net::Net, seek,
    store::Store,
};
use crate::member::{
    Member,
    copy::{Copied, Copy},
};

/// The version of `salinan.json` that is written.
const VERSION: u32 = 1;

/// Everything that is at hand while a member is visited.
#[derive(Clone, Copy)]
pub(super) struct Visit<'v> {
    /// Who is visited.
    pub(super) member: &'v Member,
    /// What asks its hosts.
    pub(super) net: &'v Net,
    /// What it may still take.
    pub(super) budget: &'v Budget,
    /// What was fetched before.
    pub(super) store: &'v Store<'v>,
    /// Who wants to know of each file.
    pub(super) told: Listener<'v>,
}

/// Pays a visit: afterwards the member's copy is a newer one, or the one it was.
pub(super) fn paid(district: &Path, member: &Member, net: &Net, options: &Options<'_>, told: Listener<'_>) -> Outcome {
    let addresses = addresses(member);
    if addresses.is_empty() {
        return Outcome { state: State::Direct, troubles: Vec::new(), images_missed: 0 };
    }
    let store = Store::open(district, &member.slug, options.disk);
    let budget = Budget::new(net.limits());
    let visit = Visit { member, net, budget: &budget, store: &store, told };
    let harvest = visit.harvest(&addresses);
    let state = match harvest.failed {
        Some(fault) => visit.kept(fault),
        None => visit.settled(&harvest.family, options).unwrap_or_else(State::NotWritten),
    };
    let was_replaced = matches!(state, State::New(_) | State::Changed(_));
    if !was_replaced {
        // What is left over names nothing; the next visit will try again to remove it.
        let _ = store.tidy(store.files());
    }
    Outcome { state, troubles: harvest.troubles, images_missed: harvest.family.images_missed }
}

/// What came of all sources.
#[derive(Default)]
struct Harvest {
    family: Family,
    troubles: Vec<Fault>,
    /// Why nothing came of any.
    failed: Option<Fault>,
}

impl Visit<'_> {
    /// Visits each source; one that fails gives what it gave before.
    fn harvest(&self, addresses: &[&str]) -> Harvest {
        let mut harvest = Harvest::default();
        let mut came = false;
        for address in addresses {
            match self.source(address, &mut harvest.troubles) {
                Ok(family) => {
                    came = true;
                    harvest.family.join(family);
                }
                Err(fault @ Fault::Disk(_)) => return Harvest { failed: Some(fault), ..Harvest::default() },
                Err(fault) => harvest.fall_back(Family::of_source(self.store, address), address, fault),
            }
        }
        if !came {
            harvest.failed = Some(harvest.troubles.remove(0).cause());
        }
        harvest
    }

    /// Visits a source.
    fn source(&self, address: &str, troubles: &mut Vec<Fault>) -> Result<Family, Fault> {
        let found = seek::found(self, address)?;
        let mut family = Family::default();
        for sought in found.sought {
            family.join(Family::of(self, address, sought)?);
        }
        troubles.extend(found.troubles);
        Ok(family)
    }

    /// The copy stays as it is.
    fn kept(&self, fault: Fault) -> State {
        match (&self.store.copy, fault) {
            (_, fault @ Fault::Disk(_)) => State::NotWritten(fault),
            (Some(copy), fault) => State::Kept(copy.changed.clone(), fault),
            (None, fault) => State::Missing(fault),
        }
    }

    /// Puts what came in the place of the copy, unless it is the same.
    fn settled(&self, family: &Family, options: &Options<'_>) -> Result<State, Fault> {
        let files = family.files();
        let Some(old) = &self.store.copy else {
            let fetched = fetched(&files, &[]);
            self.store.replace(&Copy { version: VERSION, changed: options.now.to_string(), files })?;
            return Ok(State::New(fetched));
        };
        if same(&files, &old.files, told_apart) && self.store.is_whole() {
            return Ok(State::Unchanged);
        }
        let fetched = fetched(&files, &old.files);
        let has_new = !same(&files, &old.files, |file| (&file.path, &file.sha256));
        let changed = if has_new { options.now.to_string() } else { old.changed.clone() };
        self.store.replace(&Copy { version: VERSION, changed, files })?;
        Ok(if has_new { State::Changed(fetched) } else { State::Unchanged })
    }
}

impl Harvest {
    /// Goes on with what a source gave before, if it gave anything.
    fn fall_back(&mut self, before: Option<Family>, address: &str, fault: Fault) {
        self.troubles.push(match before {
            Some(before) => {
                self.family.join(before);
                Fault::Kept(address.to_owned(), Box::new(fault))
            }
            None => fault,
        });
    }
}

/// What tells files apart: their places and bytes, not what the host wants to be asked with.
fn told_apart(file: &Copied) -> [Option<&str>; 4] {
    [file.path.as_deref(), Some(&file.sha256), Some(&file.address), file.source.as_deref()]
}

fn same<'f, K: PartialEq>(files: &'f [Copied], others: &'f [Copied], key: impl Fn(&'f Copied) -> K) -> bool {
    files.len() == others.len() && files.iter().zip(others).all(|(file, other)| key(file) == key(other))
}

/// What is new among files.
fn fetched(files: &[Copied], before: &[Copied]) -> Fetched {
    let held: std::collections::HashSet<&str> = before.iter().map(|file| file.sha256.as_str()).collect();
    let new = files.iter().filter(|file| !held.contains(file.sha256.as_str()));
    new.fold(Fetched::default(), |sum, file| Fetched { files: sum.files + 1, bytes: sum.bytes + file.size })
}
