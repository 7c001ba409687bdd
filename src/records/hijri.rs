//! Whether a portal shows the Hijri calendar, and the official beginnings of months it knows.

use super::{
    field::{Field, Reader, pairs_as_typed},
    node::{Entry, Node, Value},
    shape::Shape,
};
use crate::{
    date::{Date, HijriMonth, HijriStarts, Moment},
    problem::Problem,
};

/// The Hijri calendar of a portal: `ya`, or a map of the days on which months officially began.
#[derive(Clone, Debug, Default)]
pub struct Hijri {
    /// Whether it is shown.
    pub shown: bool,
    /// The official beginnings of months.
    pub starts: HijriStarts,
}

impl Field for Hijri {
    const SHAPE: Shape = Shape::Hijri;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            return Some(Self { shown: bool::read(node, reader)?, starts: HijriStarts::new() });
        };
        let starts = entries.iter().filter_map(|entry| start(entry, reader)).collect();
        Some(Self { shown: true, starts })
    }

    fn public(&self, node: &Node) -> Option<serde_json::Value> {
        pairs_as_typed(node)
    }
}

/// The beginning of a month: `1447-10: 2026-03-21`.
fn start(entry: &Entry, reader: &mut Reader<'_>) -> Option<(HijriMonth, Date)> {
    let key = Node { id: entry.key_id, value: Value::Null };
    let Some(month) = HijriMonth::read(&entry.key) else {
        reader.problem(&key, |place| Problem::unclear_hijri_month(place, &entry.key));
        return None;
    };
    reader.key.clear();
    reader.key.push_str(&entry.key);
    let date = Moment::read(&entry.value, reader)?.date;
    let estimate = month.estimated_start()?;
    if (-3..=3).contains(&(date.duration_since(estimate).as_hours() / 24)) {
        return Some((month, date));
    }
    reader.problem(&entry.value, |place| Problem::far_hijri_start(place, month, date, estimate));
    None
}
