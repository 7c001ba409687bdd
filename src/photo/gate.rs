//! How many pixels are in memory at once.

use std::sync::{Condvar, Mutex, PoisonError};

use crate::image::Facts;

/// The pixels that photos in work may have together; a larger one is worked on alone.
const MOST: u64 = 32_000_000;

static BUSY: Mutex<u64> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

/// Leave to decode a photo, until it is dropped.
pub(super) struct Pass(u64);

/// Waits until a photo of this size can be decoded.
pub(super) fn pass(facts: Facts) -> Pass {
    let pixels = u64::from(facts.width) * u64::from(facts.height);
    let busy = BUSY.lock().unwrap_or_else(PoisonError::into_inner);
    let is_full = |busy: &mut u64| *busy > 0 && *busy + pixels > MOST;
    *FREED.wait_while(busy, is_full).unwrap_or_else(PoisonError::into_inner) += pixels;
    Pass(pixels)
}

impl Drop for Pass {
    fn drop(&mut self) {
        *BUSY.lock().unwrap_or_else(PoisonError::into_inner) -= self.0;
        FREED.notify_all();
    }
}
