//! Politeness: only so many requests to one host at once, however many members it has.

use std::{
    collections::HashMap,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
};

/// How many requests a host gets at once.
pub(super) const AT_ONCE: usize = 4;

/// How many requests each host is answering.
#[derive(Default)]
pub(super) struct Gate {
    busy: Mutex<HashMap<String, usize>>,
    left: Condvar,
}

/// The leave to ask a host, until it is dropped.
pub(super) struct Pass<'g> {
    gate: &'g Gate,
    host: String,
}

impl Gate {
    /// Waits until a host has time.
    pub(super) fn enter(&self, host: &str) -> Pass<'_> {
        let is_full = |busy: &mut HashMap<String, usize>| busy.get(host).is_some_and(|count| *count >= AT_ONCE);
        let mut busy = self.left.wait_while(self.lock(), is_full).unwrap_or_else(PoisonError::into_inner);
        *busy.entry(host.to_owned()).or_default() += 1;
        Pass { gate: self, host: host.to_owned() }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, usize>> {
        self.busy.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        if let Some(count) = self.gate.lock().get_mut(&self.host) {
            *count -= 1;
        }
        self.gate.left.notify_all();
    }
}
