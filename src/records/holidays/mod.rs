//! Holidays: those of the country that come with the program, a file a year, and those of
//! `portal.yaml`, which are written in the same form.

use std::sync::{Arc, LazyLock};

use jiff::tz::TimeZone;

use super::{
    field::{Field, Reader, Written, pairs_as_typed, record},
    node::{Entry, Node, Value},
    shape::Shape,
    source::{self, Form},
    values::{DayRange, Number},
};
use crate::{
    date::Days,
    number,
    problem::{Problem, Problems},
};

/// The years that come with the program.
const YEARS: [(&str, &str); 1] = [("2026.yaml", include_str!("2026.yaml"))];

record! {
    /// The holidays of a year.
    pub struct HolidayYear {
        /// The year.
        year: Option<Written<Number>> = "tahun" | "year",
        /// Who decided them, and by which letter.
        source: Option<String> = "sumber" | "source",
        /// The holidays, by day.
        holidays: Option<NamedDays> = "libur" | "holidays",
        /// Days off that the government adds to them.
        joint_leave: Option<NamedDays> = "cuti_bersama" | "joint_leave",
    }
}

/// Days with their names.
#[derive(Clone, Debug, Default)]
pub struct NamedDays {
    /// Each day or row of days, with its name; none where `tidak` says that it is a day like others.
    pub days: Vec<(Days, Option<String>)>,
}

impl Field for NamedDays {
    const SHAPE: Shape = Shape::DayMap;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            if node.value.is_filled() {
                reader.problem(node, |place| Problem::map_expected(place, "`2026-08-17: Proklamasi Kemerdekaan`"));
            }
            return None;
        };
        let named = |entry: &Entry, reader: &mut Reader<'_>| {
            let key = Node { id: entry.key_id, value: Value::Text(entry.key.clone()) };
            reader.key.clear();
            let days = DayRange::read(&key, reader)?.days?;
            let name = reader.text(&entry.value).filter(|name| number::read_yes(name) != Some(false));
            Some((days, name))
        };
        Some(Self { days: entries.iter().filter_map(|entry| named(entry, reader)).collect() })
    }

    fn public(&self, node: &Node) -> Option<serde_json::Value> {
        pairs_as_typed(node)
    }
}

/// The holidays that come with the program, by year.
pub fn embedded() -> &'static [HolidayYear] {
    static READ: LazyLock<Vec<HolidayYear>> =
        LazyLock::new(|| YEARS.iter().filter_map(|(name, text)| read(name, text).0).collect());
    &READ
}

fn read(name: &str, text: &str) -> (Option<HolidayYear>, Problems) {
    let (file, mut problems) = (Arc::from(name), Problems::default());
    let data = source::part(&file, text, Form::Yaml, &mut problems).data;
    let mut reader = Reader { file: &file, zone: &TimeZone::UTC, problems: &mut problems, key: String::new() };
    let year = data.and_then(|node| reader.record(&node));
    (year, problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_year_that_comes_with_the_program_can_be_read() {
        for (name, text) in YEARS {
            let (year, problems) = read(name, text);
            assert!(problems.is_empty(), "{name}: {problems:?}");
            let year = year.expect("it is a map");
            let number = year.year.and_then(|year| year.value.to_whole()).expect("it has a year");
            assert!(name.starts_with(&number.to_string()) && year.source.is_some());
            let days = [year.holidays, year.joint_leave].into_iter().flatten().flat_map(|named| named.days);
            assert!(days.into_iter().all(|(days, name)| i64::from(days.first.year()) == number && name.is_some()));
        }
    }

    #[test]
    fn the_year_2026_has_as_many_days_as_the_government_decided() {
        let year = embedded()[0].clone();
        assert_eq!(year.holidays.map(|named| named.days.len()), Some(17));
        assert_eq!(year.joint_leave.map(|named| named.days.len()), Some(8));
    }
}
