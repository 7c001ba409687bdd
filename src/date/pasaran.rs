//! The five-day market week of Java.

use jiff::civil::Date;

/// A day of the five-day week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pasaran {
    /// Legi, also Manis.
    Legi,
    /// Pahing, also Paing.
    Pahing,
    /// Pon.
    Pon,
    /// Wage.
    Wage,
    /// Kliwon.
    Kliwon,
}

impl Pasaran {
    /// The pasaran of a civil day, counted from 1 January 1970, a Wage.
    pub fn of(date: Date) -> Self {
        let days = date.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24;
        match days.rem_euclid(5) {
            0 => Self::Wage,
            1 => Self::Kliwon,
            2 => Self::Legi,
            3 => Self::Pahing,
            _ => Self::Pon,
        }
    }

    /// The name, which is the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Legi => "Legi",
            Self::Pahing => "Pahing",
            Self::Pon => "Pon",
            Self::Wage => "Wage",
            Self::Kliwon => "Kliwon",
        }
    }

    /// Reads a name in any letter case and in either of its spellings.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name.to_lowercase().as_str() {
            "legi" | "manis" | "umanis" => Self::Legi,
            "pahing" | "paing" => Self::Pahing,
            "pon" => Self::Pon,
            "wage" => Self::Wage,
            "kliwon" => Self::Kliwon,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days_have_their_pasaran() {
        let known = [
            ("1900-01-01", "Pahing"),
            ("1936-03-24", "Pon"),
            ("1945-08-17", "Legi"),
            ("1970-01-01", "Wage"),
            ("1983-12-20", "Kliwon"),
            ("2000-01-01", "Legi"),
            ("2013-01-11", "Kliwon"),
            ("2023-09-28", "Pahing"),
            ("2025-01-01", "Pon"),
            ("2025-02-07", "Kliwon"),
            ("2026-11-22", "Pon"),
            ("2026-11-24", "Kliwon"),
            ("2026-12-04", "Kliwon"),
        ];
        for (date, name) in known {
            assert_eq!(Pasaran::of(date.parse().unwrap()).name(), name, "{date}");
            assert_eq!(Pasaran::from_name(name).map(Pasaran::name), Some(name));
        }
    }
}
