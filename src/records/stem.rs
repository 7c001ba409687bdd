//! What the name of a file tells of its record.

use jiff::civil::Date;

use super::folder;

/// A file's stem without the date that Jekyll wants in front: `2026-11-22-panen` is `panen`.
pub fn without_date(stem: &str) -> &str {
    date_prefix(stem).map_or(stem, |(_, rest)| rest)
}

/// The date in front of a file's stem, and the rest.
pub fn date_prefix(stem: &str) -> Option<(Date, &str)> {
    let (prefix, rest) = (stem.get(..10)?, stem.get(10..)?);
    let rest = rest.strip_prefix(['-', '_', ' '])?;
    let date = prefix.parse().ok()?;
    (!rest.is_empty()).then_some((date, rest))
}

/// The title that a file's name gives: `panen-raya` is `Panen raya`.
pub fn title(stem: &str) -> String {
    let stem = stem.strip_suffix(folder::language_suffix(stem).unwrap_or_default()).unwrap_or(stem);
    let words = without_date(stem).replace(['-', '_'], " ");
    let mut chars = words.trim().chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
