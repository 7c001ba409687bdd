//! The dates of entries, as feeds write them.

use jiff::{Timestamp, civil::Time, fmt::rfc2822};

use crate::date::{self, Zone};

/// The years that a date of a feed may have; others are those of a clock that was never set.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;

/// A moment in any form: of mail (RFC 2822), of RFC 3339, or as people write it. Without a zone that
/// of the portal is meant; without a time the day begins.
pub fn read(text: &str, zone: &Zone) -> Option<Timestamp> {
    const PARSER: rfc2822::DateTimeParser = rfc2822::DateTimeParser::new().relaxed_weekday(true);
    let text = text.trim();
    if text.len() > 100 {
        return None;
    }
    let moment = PARSER.parse_timestamp(text).ok().or_else(|| typed(text, zone))?;
    YEARS.contains(&zone.tz.to_datetime(moment).year()).then_some(moment)
}

/// A moment as people write it.
fn typed(text: &str, zone: &Zone) -> Option<Timestamp> {
    if let Ok(moment) = text.parse() {
        return Some(moment);
    }
    let (moment, _) = date::read_moment(text).ok()?;
    let (date, time) = moment.in_zone(&zone.tz);
    let local = date.to_datetime(time.unwrap_or(Time::midnight())).to_zoned(zone.tz.clone()).ok()?;
    Some(local.timestamp())
}

/// The day of a moment, and what to write for it: the day alone when it is the beginning of it.
pub fn print(moment: Timestamp, zone: &Zone) -> (jiff::civil::Date, String) {
    let local = zone.tz.to_datetime(moment);
    if local.time() == Time::midnight() {
        return (local.date(), local.date().to_string());
    }
    let offset = zone.tz.to_offset(moment);
    (local.date(), moment.display_with_offset(offset).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_forms_that_feeds_have() {
        let zone = date::zone("WIB").expect("a zone");
        let known = [
            ("Fri, 20 Nov 2026 08:30:00 +0700", "2026-11-20T08:30:00+07:00"),
            ("Mon, 20 Nov 2026 08:30:00 +0700", "2026-11-20T08:30:00+07:00"),
            ("20 Nov 2026 01:30:00 GMT", "2026-11-20T08:30:00+07:00"),
            ("2026-11-19T23:30:00Z", "2026-11-20T06:30:00+07:00"),
            ("2026-11-20T08:30:00.250+08:00", "2026-11-20T07:30:00.25+07:00"),
            ("2026-11-20 08:30:00", "2026-11-20T08:30:00+07:00"),
            (" 2026-11-20T08:30 ", "2026-11-20T08:30:00+07:00"),
            ("2026-11-20", "2026-11-20"),
            ("Jumat, 20 November 2026 08.30 WITA", "2026-11-20T07:30:00+07:00"),
            ("Thu, 01 Jan 1970 07:00:00 +0700", ""),
            ("0000-00-00 00:00:00", ""),
            ("Fri, 31 Feb 2026 08:30:00 +0700", ""),
            ("kemarin", ""),
        ];
        for (text, expected) in known {
            let printed = read(text, &zone).map(|moment| print(moment, &zone).1).unwrap_or_default();
            assert_eq!(printed, expected, "{text}");
        }
    }
}
