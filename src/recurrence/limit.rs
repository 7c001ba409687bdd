//! When a series ends.

use jiff::civil::Date;

/// When a series ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Limit {
    /// Never, as far as anybody knows.
    #[default]
    Open,
    /// With this day, which still counts.
    Until(Date),
    /// After so many times, those that were called off or moved among them.
    Times(u32),
}
