//! Finding out what lies at a source, and where a page leads.

use url::Url;

use super::{
    Fault, Told, bundle,
    net::{Answer, File, Held},
    page,
    visit::Visit,
};
use crate::{
    bundle::PATH,
    date::{self, Zone},
    member::{
        agenda,
        copy::{Copied, CopiedKind},
        feed,
        found::{self, Kind},
    },
};

/// Where feeds usually lie, seen from a page: OpenSID's first, which few of its themes link.
const USUAL_FEEDS: &[&str] = &["index.php/feed", "feed", "feed.xml", "rss.xml", "feed/", "atom.xml"];

/// A file that was sought, and is whole.
#[derive(Clone)]
pub(super) struct Sought {
    /// The address that it came from.
    pub(super) address: Url,
    /// What it is.
    pub(super) kind: Kind,
    /// What is in it.
    pub(super) bytes: Vec<u8>,
    /// Its `ETag`.
    pub(super) etag: Option<String>,
    /// Its `Last-Modified`.
    pub(super) modified: Option<String>,
}

/// What a source came to.
pub(super) struct Found {
    /// A bundle, or else a feed, a calendar, or both.
    pub(super) sought: Vec<Sought>,
    /// What else should have been there.
    pub(super) troubles: Vec<Fault>,
}

/// Seeks what lies at a source.
///
/// A bundle that was there before is asked for first, and only what is gone for good (404, 410) is
/// sought elsewhere: a portal whose host stumbles must not shrink to its feed.
pub(super) fn found(visit: &Visit<'_>, source: &str) -> Result<Found, Fault> {
    let seeker = Seeker { visit, source };
    let mut address = Url::parse(source.trim()).map_err(|_| Fault::Address(source.to_owned()))?;
    address.set_fragment(None);
    let Some(known) = seeker.known(CopiedKind::Bundle).and_then(|known| Url::parse(&known.address).ok()) else {
        return seeker.anything(&address);
    };
    match seeker.get(&known) {
        Ok(sought) if sought.kind == Kind::Bundle => Ok(sought.alone()),
        Ok(_) => Err(Fault::NotABundle(known.into())),
        Err(fault) if fault.is_absence() => seeker.anything(&address).map_err(|_| fault),
        Err(fault) => Err(fault),
    }
}

struct Seeker<'s> {
    visit: &'s Visit<'s>,
    source: &'s str,
}

impl<'s> Seeker<'s> {
    /// What lies at an address, or where its page leads.
    fn anything(&self, address: &Url) -> Result<Found, Fault> {
        match self.get(address) {
            Ok(sought) if sought.kind == Kind::Page => self.led_by(&sought),
            Ok(sought) => Ok(sought.alone()),
            Err(fault @ (Fault::Status(..) | Fault::Unknown(_))) if may_be_root(address) => {
                self.bundle(address)?.map(Sought::alone).ok_or(fault)
            }
            Err(fault) => Err(fault),
        }
    }

    /// What was found here before.
    fn known(&self, kind: CopiedKind) -> Option<&'s Copied> {
        let is_it = |file: &&Copied| file.kind == Some(kind) && file.source.as_deref() == Some(self.source);
        self.visit.store.files().iter().find(is_it)
    }

    /// Fetches what lies at an address, if it is something that we read and is whole.
    fn get(&self, address: &Url) -> Result<Sought, Fault> {
        let held = self.held(address);
        let ask = held.as_ref().map(|(file, _)| Held {
            address: &file.address,
            etag: file.etag.as_deref(),
            modified: file.modified.as_deref(),
        });
        let visit = self.visit;
        let answer = visit.net.fetch(address, ask, visit.net.limits().index, visit.budget)?;
        match (answer, held) {
            (Answer::File(file), _) => {
                (visit.told)(Told::File(file.bytes.len() as u64));
                Sought::of(file)
            }
            (Answer::Unchanged, Some((file, bytes))) => Sought::before(file, bytes),
            (Answer::Unchanged, None) => Err(Fault::Cut(address.to_string())),
        }
    }

    /// What the last good copy has from an address, or from where that led before.
    fn held(&self, address: &Url) -> Option<(&'s Copied, Vec<u8>)> {
        let files = || self.visit.store.files().iter().filter(|file| file.kind.is_some());
        let exact = files().find(|file| file.address == address.as_str());
        let file = exact.or_else(|| files().find(|file| file.source.as_deref() == Some(self.source)))?;
        (file.etag.is_some() || file.modified.is_some()).then_some(())?;
        Some((file, self.visit.store.bytes(file)?))
    }

    /// The bundle of the portal that a page belongs to.
    fn bundle(&self, page: &Url) -> Result<Option<Sought>, Fault> {
        let Ok(address) = page.join(PATH) else { return Ok(None) };
        match self.get(&address) {
            Ok(sought) if sought.kind == Kind::Bundle => {
                let is_ours = !matches!(bundle::index(&sought.bytes, ""), Err(Fault::NotABundle(_)));
                Ok(is_ours.then_some(sought))
            }
            Err(fault) if fault.is_transient() => Err(fault),
            _ => Ok(None),
        }
    }

    /// What a page leads to: a bundle, or else a feed and a calendar.
    fn led_by(&self, page: &Sought) -> Result<Found, Fault> {
        if let Some(bundle) = self.bundle(&page.address)? {
            return Ok(bundle.alone());
        }
        let links = page::links(&page.bytes, &page.address);
        let feed = self.first(Kind::Feed, &links.feeds, &self.usual(&page.address));
        let calendar = self.first(Kind::Calendar, &links.calendars, &[]);
        let mut found = Found { sought: Vec::new(), troubles: Vec::new() };
        let mut has_fresh = false;
        for (kind, came) in [(CopiedKind::Feed, feed), (CopiedKind::Calendar, calendar)] {
            match came {
                Ok(Some(sought)) => {
                    has_fresh = true;
                    found.sought.push(sought);
                }
                Ok(None) if kind == CopiedKind::Feed => {
                    found.fall_back(self.before(kind), Fault::LeadsNowhere(page.address.to_string()));
                }
                Ok(None) => {}
                Err(fault) => found.fall_back(self.before(kind), fault),
            }
        }
        if has_fresh { Ok(found.without_absent()) } else { Err(found.cause(&page.address)) }
    }

    /// Where the feed of a page may be when the page does not say.
    fn usual(&self, page: &Url) -> Vec<Url> {
        let known = self.known(CopiedKind::Feed).and_then(|known| Url::parse(&known.address).ok());
        let usual = USUAL_FEEDS.iter().filter_map(|path| page.join(path).ok());
        known.into_iter().chain(usual).collect()
    }

    /// The first of some addresses at which something of a kind lies. Those that a page links come
    /// first, and what is wrong with them is told; the others are guesses.
    fn first(&self, kind: Kind, linked: &[Url], guesses: &[Url]) -> Result<Option<Sought>, Fault> {
        let mut wrong = None;
        let guesses = guesses.iter().filter(|guess| !linked.contains(guess));
        for (address, is_linked) in linked.iter().map(|link| (link, true)).chain(guesses.map(|guess| (guess, false))) {
            match self.get(address) {
                Ok(sought) if sought.kind == kind => return Ok(Some(sought)),
                Ok(_) => {}
                Err(fault) if fault.is_transient() => return Err(wrong.unwrap_or(fault)),
                Err(fault) if is_linked || !fault.is_answer() => wrong = wrong.or(Some(fault)),
                Err(_) => {}
            }
        }
        wrong.map_or(Ok(None), Err)
    }

    /// What the last good copy has of a kind.
    fn before(&self, kind: CopiedKind) -> Option<Sought> {
        let file = self.known(kind)?;
        Sought::before(file, self.visit.store.bytes(file)?).ok()
    }
}

impl Sought {
    /// What came, if it is something that we read and is whole.
    fn of(file: File) -> Result<Self, Fault> {
        let File { address, bytes, etag, modified } = file;
        let kind = found::kind(&bytes).ok_or_else(|| Fault::Unknown(address.to_string()))?;
        match kind {
            Kind::Feed if !is_feed(&bytes, &address) => Err(Fault::Feed(address.into())),
            Kind::Calendar if !is_calendar(&bytes) => Err(Fault::Calendar(address.into())),
            Kind::Bundle | Kind::Feed | Kind::Calendar | Kind::Page => {
                Ok(Self { address, kind, bytes, etag, modified })
            }
        }
    }

    /// What came another time.
    fn before(file: &Copied, bytes: Vec<u8>) -> Result<Self, Fault> {
        let address = Url::parse(&file.address).map_err(|_| Fault::Address(file.address.clone()))?;
        Self::of(File { address, bytes, etag: file.etag.clone(), modified: file.modified.clone() })
    }

    fn alone(self) -> Found {
        Found { sought: vec![self], troubles: Vec::new() }
    }
}

impl Found {
    /// Goes on with what was there before, if there was anything.
    fn fall_back(&mut self, before: Option<Sought>, fault: Fault) {
        self.troubles.push(match before {
            Some(before) => {
                let kept = Fault::Kept(before.address.to_string(), Box::new(fault));
                self.sought.push(before);
                kept
            }
            None => fault,
        });
    }

    /// Without what was never there and is not missed.
    fn without_absent(mut self) -> Self {
        self.troubles.retain(|fault| !matches!(fault, Fault::LeadsNowhere(_)));
        self
    }

    /// Why there is nothing.
    fn cause(self, page: &Url) -> Fault {
        self.troubles.into_iter().next().map_or_else(|| Fault::LeadsNowhere(page.to_string()), Fault::cause)
    }
}

/// Whether an address may be that of a portal's front page, to look at it.
fn may_be_root(address: &Url) -> bool {
    address.path().rsplit('/').next().is_some_and(|name| !name.contains('.'))
}

/// Whether a feed can be read as a build will read it.
fn is_feed(bytes: &[u8], address: &Url) -> bool {
    zone().is_some_and(|zone| feed::content(bytes, Some(address.as_str()), &zone, &|_| None).is_ok())
}

/// Whether a calendar can be read as a build will read it.
fn is_calendar(bytes: &[u8]) -> bool {
    zone().is_some_and(|zone| agenda::content(bytes, &zone).is_ok())
}

/// A zone to read in, while it does not matter which.
fn zone() -> Option<Zone> {
    date::zone("Asia/Jakarta")
}
