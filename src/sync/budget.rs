//! What a member may take in all.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use super::{Fault, Limits};

/// What is left of a member's time and bytes.
pub(super) struct Budget {
    until: Instant,
    time: Duration,
    bytes: AtomicU64,
    most_bytes: u64,
    most_files: usize,
}

impl Budget {
    /// All of it.
    #[expect(clippy::disallowed_methods, reason = "how long a host takes is measured where it is asked")]
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            until: Instant::now() + limits.member_time,
            time: limits.member_time,
            bytes: AtomicU64::new(0),
            most_bytes: limits.member_bytes,
            most_files: limits.member_files,
        }
    }

    /// How much time is left.
    ///
    /// # Errors
    /// When none is.
    #[expect(clippy::disallowed_methods, reason = "how long a host takes is measured where it is asked")]
    pub(super) fn time(&self) -> Result<Duration, Fault> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(Fault::MemberTooSlow(self.time)) } else { Ok(left) }
    }

    /// Takes bytes off as they come.
    ///
    /// # Errors
    /// When there are too many of them.
    pub(super) fn spend(&self, bytes: u64) -> Result<(), Fault> {
        let spent = self.bytes.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes);
        if spent > self.most_bytes { Err(Fault::MemberTooLarge(self.most_bytes)) } else { Ok(()) }
    }

    /// Looks at what a bundle says that it is, before any of it is fetched.
    ///
    /// # Errors
    /// When that is more than a member may have.
    pub(super) fn promise(&self, files: usize, bytes: u64) -> Result<(), Fault> {
        if files > self.most_files {
            return Err(Fault::MemberTooMany(self.most_files));
        }
        if bytes > self.most_bytes { Err(Fault::MemberTooLarge(self.most_bytes)) } else { Ok(()) }
    }
}
