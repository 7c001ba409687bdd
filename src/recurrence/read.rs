//! Reads a rule from the words of its author.

use jiff::civil::Date;

use super::{Pattern, Rule};

/// Reads `setiap minggu`.
pub fn read(text: &str, start: Option<Date>) -> Option<Rule> {
    let words = text.to_lowercase();
    match words.split_whitespace().collect::<Vec<_>>().as_slice() {
        ["setiap" | "tiap", "minggu" | "pekan"] | ["mingguan" | "weekly"] | ["every", "week"] => {
            Some(Rule { pattern: Pattern::Weeks { every: 1, on: vec![start?.weekday()] }, eve: false })
        }
        _ => None,
    }
}
