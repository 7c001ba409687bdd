//! When it is time to look.

use std::time::{Duration, Instant};

use super::{hints::Told, now};

/// After a change, nothing more must come for so long: an editor saves in several steps.
pub(super) const QUIET: Duration = Duration::from_millis(30);

/// After the end of a change, as when a file is closed: an editor may still put it into its place.
const ENDED: Duration = Duration::from_millis(5);

/// Changes that do not end are told after so long.
pub(super) const CEILING: Duration = Duration::from_millis(500);

/// The longest that [`Pace::due`] lets anybody wait.
const LONGEST: Duration = Duration::from_millis(100);

/// After a look that hints asked for, one more finds what happened before all was listened to.
const CONFIRM: Duration = Duration::from_millis(400);

/// How often is looked while nothing is told, and while the folder is not there.
const CHECK: Duration = Duration::from_secs(2);
const CHECK_GONE: Duration = Duration::from_millis(250);

/// Looks that nobody asked for take at most this part of the time.
const CHECK_SHARE: u32 = 100;

/// How often is looked without any hints, and the part of the time it may take.
const POLL: Duration = Duration::from_millis(300);
const POLL_SHARE: u32 = 10;

/// After so long without a hint, files are read again, some at a time.
const IDLE: Duration = Duration::from_secs(30);
const REREAD: Duration = Duration::from_secs(10);

/// Why it is time to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// The system told something: first at this moment.
    Hint(Instant),
    /// It is looked again and again.
    Poll,
    /// In case the system did not tell.
    Check,
    /// Nothing has happened for long: files may be read again.
    Reread,
}

/// What was looked at when.
pub(super) struct Pace {
    /// How long the last look took.
    took: Duration,
    /// When the last look ended.
    looked: Instant,
    /// When hints were last heeded, or a difference was told.
    heeded: Instant,
    /// When files were last read again.
    reread: Instant,
    /// Whether the last look only followed hints, and another is to confirm it.
    is_to_confirm: bool,
    is_gone: bool,
}

impl Pace {
    /// Starts with a look that took so long.
    pub(super) fn new(took: Duration) -> Self {
        let now = now();
        Self { took, looked: now, heeded: now, reread: now, is_to_confirm: true, is_gone: false }
    }

    /// Whether it is time to look, or how long to wait at most before asking again.
    pub(super) fn due(&self, is_polling: bool, hints: Option<Told>) -> Result<Cause, Duration> {
        let now = now();
        let quiet = |told: &Told| if told.ended { ENDED } else { QUIET };
        let hint = hints.map(|told| ((told.last + quiet(&told)).min(told.first + CEILING), Cause::Hint(told.first)));
        let regular = if is_polling { (self.next_poll(), Cause::Poll) } else { (self.next_check(), Cause::Check) };
        let reread = ((self.heeded + IDLE).max(self.reread + REREAD), Cause::Reread);
        let all = [hint, Some(regular), Some(reread)];
        let mut next = LONGEST;
        for (at, cause) in all.into_iter().flatten() {
            if at <= now {
                return Ok(cause);
            }
            next = next.min(at - now);
        }
        Err(next)
    }

    /// Whether nothing was told for a while.
    pub(super) fn is_quiet(&self) -> bool {
        self.heeded.elapsed() > CHECK / 2
    }

    /// A look ended, which hints had asked for or not.
    pub(super) fn looked(&mut self, heeded: bool) {
        self.looked = now();
        self.is_to_confirm = heeded;
        self.is_gone = false;
        if heeded {
            self.heeded = self.looked;
        }
    }

    /// A difference was told.
    pub(super) fn told(&mut self) {
        self.heeded = now();
    }

    /// A walk took so long.
    pub(super) fn measured(&mut self, took: Duration) {
        self.took = took;
    }

    /// The folder was not there.
    pub(super) fn gone(&mut self) {
        self.looked = now();
        self.is_gone = true;
    }

    /// Some files were read again.
    pub(super) fn reread(&mut self) {
        self.reread = now();
    }

    fn next_poll(&self) -> Instant {
        self.looked + POLL.max(self.took.saturating_mul(POLL_SHARE))
    }

    fn next_check(&self) -> Instant {
        let pause = match (self.is_gone, self.is_to_confirm) {
            (true, _) => CHECK_GONE,
            (false, true) => CONFIRM,
            (false, false) => CHECK.max(self.took.saturating_mul(CHECK_SHARE)),
        };
        self.looked + pause
    }
}
