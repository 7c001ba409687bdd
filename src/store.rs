//! What is costly to make, kept between builds.

use std::sync::Arc;

/// Keeps bytes under keys that say all that they were made of: one that lost something, or all of
/// it, makes a build slower and never different.
pub trait Store: Send + Sync {
    /// The bytes under a key, if they are still there.
    fn get(&self, key: &str) -> Option<Vec<u8>>;

    /// Keeps bytes under a key, if that can be.
    fn put(&self, key: &str, bytes: &[u8]);

    /// Lets go what was not used for the longest time, where there is too much: at the end of a build.
    fn tidy(&self) {}
}

/// A store that everybody who has it shares.
pub type Shared = Arc<dyn Store>;
