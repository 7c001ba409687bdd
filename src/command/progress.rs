//! A sign of life in the terminal while a build goes on, and how long its stages take.

use std::{
    io::IsTerminal,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A work of fewer steps is over too soon for a bar.
const FEWEST_STEPS: usize = 20;

/// Shows that something is going on, once it has gone on for a while, where a person watches.
pub(crate) struct Progress {
    bar: ProgressBar,
    stages: Mutex<Vec<(&'static str, Instant)>>,
    /// How long all threads together were writing, in nanoseconds.
    writing: AtomicU64,
    begun: Instant,
}

impl Progress {
    /// Nothing has happened yet.
    #[expect(clippy::disallowed_methods, reason = "what is shown and timed is the work of this very run")]
    pub(crate) fn new() -> Self {
        let watched = std::io::stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(
            None,
            if watched { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() },
        );
        if let Ok(style) = ProgressStyle::with_template("{spinner} {pos}  {elapsed}") {
            bar.set_style(style);
        }
        Self { bar, stages: Mutex::default(), writing: AtomicU64::new(0), begun: Instant::now() }
    }

    /// One more file was made.
    pub(crate) fn made_one(&self) {
        if self.begun.elapsed() > Duration::from_millis(700) {
            self.bar.inc(1);
        }
    }

    /// Writes a file, and notes how long that took.
    #[expect(clippy::disallowed_methods, reason = "what is timed is the work of this very run")]
    pub(crate) fn writing<T>(&self, write: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let written = write();
        let took = u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.writing.fetch_add(took, Ordering::Relaxed);
        written
    }

    /// How long all threads together were writing.
    pub(crate) fn written(&self) -> Duration {
        Duration::from_nanos(self.writing.load(Ordering::Relaxed))
    }

    /// A work of many steps begins, each of which makes a file: the bar shows how far it is.
    pub(crate) fn begins(&self, steps: usize) {
        let style = ProgressStyle::with_template("{spinner} {bar:24} {pos}/{len}  {elapsed}  {eta}");
        if let (true, Ok(style)) = (steps >= FEWEST_STEPS, style) {
            self.bar.set_style(style);
            self.bar.set_position(0);
            self.bar.set_length(steps as u64);
        }
    }

    /// A stage begins.
    #[expect(clippy::disallowed_methods, reason = "what is timed is the work of this very run")]
    pub(crate) fn stage(&self, stage: &'static str) {
        self.stages.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push((stage, Instant::now()));
    }

    /// All is done.
    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
        self.stage("publish");
    }

    /// How long each stage took, those of several portals together.
    pub(crate) fn stages(&self) -> Vec<(&'static str, Duration)> {
        let stages = self.stages.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let ends =
            stages.iter().skip(1).map(|(_, begun)| *begun).chain(std::iter::once(self.begun + self.begun.elapsed()));
        let mut sums: Vec<(&'static str, Duration)> = Vec::new();
        for ((stage, begun), end) in stages.iter().zip(ends) {
            match sums.iter_mut().find(|(known, _)| known == stage) {
                Some((_, sum)) => *sum += end - *begun,
                None => sums.push((stage, end - *begun)),
            }
        }
        sums
    }
}
