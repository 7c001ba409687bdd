//! Time zones: the three of Indonesia by their short names, all others by their IANA names.

use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

use super::{
    ClockFault,
    raw::behind_sign,
    scan::{Cursor, Kind},
};

/// The time zone of a portal.
#[derive(Clone, Debug)]
pub struct Zone {
    /// Its rules, from the data that comes with the program: the same on every machine.
    pub tz: TimeZone,
    /// What stands behind a time: `WIB`, `WITA`, `WIT`, `UTC`, or nothing for a zone without a
    /// short name of its own.
    pub label: &'static str,
    /// The IANA name, such as `Asia/Jakarta`.
    pub iana: String,
}

/// A zone or an offset as it was typed behind a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedZone {
    /// Waktu Indonesia Barat, UTC+7.
    Wib,
    /// Waktu Indonesia Tengah, UTC+8.
    Wita,
    /// Waktu Indonesia Timur, UTC+9.
    Wit,
    /// A distance from UTC, as in `+07:00`, `Z` or `UTC`.
    Offset(Offset),
}

impl TypedZone {
    /// The distance from UTC; Indonesia has no summer time.
    pub fn offset(self) -> Offset {
        match self {
            Self::Wib => Offset::constant(7),
            Self::Wita => Offset::constant(8),
            Self::Wit => Offset::constant(9),
            Self::Offset(offset) => offset,
        }
    }

    /// What to print behind a time; `None` for a bare offset.
    pub fn label(self) -> Option<&'static str> {
        match self {
            Self::Wib => Some("WIB"),
            Self::Wita => Some("WITA"),
            Self::Wit => Some("WIT"),
            Self::Offset(_) => None,
        }
    }
}

/// Finds a zone by `WIB`, `WITA`, `WIT`, their long names, or an IANA name, in any letter case.
pub fn zone(name: &str) -> Option<Zone> {
    let name = name.trim();
    let iana = match name.to_lowercase().as_str() {
        "wib" | "waktu indonesia barat" | "utc+7" | "gmt+7" => "Asia/Jakarta",
        "wita" | "waktu indonesia tengah" | "utc+8" | "gmt+8" => "Asia/Makassar",
        "wit" | "waktu indonesia timur" | "utc+9" | "gmt+9" => "Asia/Jayapura",
        _ => name,
    };
    let tz = TimeZoneDatabase::bundled().get(iana).ok()?;
    let iana = tz.iana_name().unwrap_or("UTC").to_owned();
    Some(Zone { tz, label: label_of(&iana), iana })
}

fn label_of(iana: &str) -> &'static str {
    match iana {
        "Asia/Jakarta" | "Asia/Pontianak" => "WIB",
        "Asia/Makassar" | "Asia/Ujung_Pandang" => "WITA",
        "Asia/Jayapura" => "WIT",
        "UTC" | "Etc/UTC" => "UTC",
        _ => "",
    }
}

/// The zone behind a time. A `-` can only begin an offset behind a time with seconds.
pub(super) fn typed_zone(cursor: &mut Cursor, exact: bool) -> Result<Option<TypedZone>, ClockFault> {
    let named = cursor.take_word(|word| {
        Some(match word {
            "wib" => TypedZone::Wib,
            "wita" => TypedZone::Wita,
            "wit" => TypedZone::Wit,
            "z" | "utc" | "gmt" => TypedZone::Offset(Offset::UTC),
            _ => return None,
        })
    });
    if matches!(named, Some(TypedZone::Wib | TypedZone::Wita | TypedZone::Wit)) {
        cursor.skip_signs(&['.']);
        return Ok(named);
    }
    let sign = match cursor.kind(0) {
        Some(Kind::Sign('+')) => 1,
        Some(Kind::Dash) if exact && cursor.digits(1) > 0 => -1,
        _ => return Ok(named),
    };
    cursor.skip(1);
    offset(cursor, sign).map(|offset| Some(TypedZone::Offset(offset))).ok_or(ClockFault::Unclear)
}

/// `07:00`, `0700`, `07`.
fn offset(cursor: &mut Cursor, sign: i32) -> Option<Offset> {
    let piece = cursor.peek(0).filter(|piece| piece.kind == Kind::Number)?;
    cursor.skip(1);
    let number = i32::try_from(piece.value()).ok()?;
    let (hours, minutes) = match piece.digits() {
        1 | 2 => (number, behind_sign(cursor, &[':', '.']).map_or(Some(0), |(minute, _)| i32::try_from(minute).ok())?),
        4 => (number / 100, number % 100),
        _ => return None,
    };
    let valid = (0..=14).contains(&hours) && (0..60).contains(&minutes);
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok().filter(|_| valid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_found_by_short_and_long_names() {
        let found = |name: &str| zone(name).map(|zone| (zone.label, zone.iana));
        assert_eq!(found("WIB"), Some(("WIB", "Asia/Jakarta".to_owned())));
        assert_eq!(found("wita"), Some(("WITA", "Asia/Makassar".to_owned())));
        assert_eq!(found("WIT "), Some(("WIT", "Asia/Jayapura".to_owned())));
        assert_eq!(found("asia/pontianak"), Some(("WIB", "Asia/Pontianak".to_owned())));
        assert_eq!(found("Europe/Amsterdam"), Some(("", "Europe/Amsterdam".to_owned())));
        assert_eq!(found("UTC").map(|(label, _)| label), Some("UTC"));
        assert_eq!(found("Bulan/Purnama"), None);
        assert_eq!(found(""), None);
    }
}
