//! The room on a board's sheet, and how many entries it holds.

use super::BoardEntry;
use crate::{
    plan::ruler::{Length, Setting, room_on},
    records::settings::Paper,
};

// The same measures stand in the stylesheet of sheets, `print/sheet.css`.
const HEADING: Setting = Setting { size: 1_875, line: 2_065 };
const PLAIN: Setting = Setting { size: 1_000, line: 1_250 };
const SECTION: Setting = Setting { size: 1_250, line: 1_500 };
const DATES: Setting = Setting { size: 1_250, line: 1_375 };
const TITLE: Setting = Setting { size: 1_125, line: 1_350 };

/// The column of days.
const DAYS: Length = 7_500;
/// Between two columns.
const GAP: Length = 600;
/// The QR code with its words.
const CODE: (Length, Length) = (7_000, 5_900);
/// Around the head, the heading of a section, an entry and the foot.
const AROUND: [Length; 4] = [500, 700, 400, 600];
/// The line that counts what was left out.
const MORE: Length = 1_650;
/// Kept free, for typefaces with higher lines than they ought to have.
const SPARE: Length = 1_000;

/// A sheet with its head and foot, and nothing between them yet.
pub(super) struct Sheet {
    width: Length,
    room: Length,
}

impl Sheet {
    /// A sheet with these words in its head and these lines in its foot.
    pub fn new(paper: Paper, heading: &str, issued: &str, foot: &[String]) -> Self {
        let (width, height) = room_on(paper);
        let beside_code = width - CODE.0 - GAP;
        let head = HEADING.height(heading, beside_code) + PLAIN.height(issued, beside_code);
        let foot: Length = foot.iter().map(|line| PLAIN.height(line, width)).sum();
        let used = head.max(CODE.1) + AROUND[0] + foot + AROUND[3] + SPARE;
        Self { width, room: height.saturating_sub(used) }
    }

    /// The height of an entry.
    pub fn entry(&self, entry: &BoardEntry) -> Length {
        let beside = self.width - DAYS - GAP;
        let days = DATES.height(&entry.days, DAYS) + PLAIN.height(&entry.weekday, DAYS);
        let words = TITLE.height(&entry.title, beside) + PLAIN.height(&entry.details.join(" · "), beside);
        days.max(words) + AROUND[2]
    }

    /// The height of a section's heading.
    pub fn section(&self, title: &str) -> Length {
        SECTION.height(title, self.width) + AROUND[1]
    }

    /// How many things of these heights it holds, with a line below that counts the rest if there is one.
    pub fn holds(&self, heights: &[Length]) -> usize {
        if heights.iter().sum::<Length>() <= self.room {
            return heights.len();
        }
        let mut used = MORE;
        let fits = |height: &&Length| {
            used += **height;
            used <= self.room
        };
        heights.iter().take_while(fits).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(paper: Paper) -> Sheet {
        Sheet::new(paper, "Agenda Desa Sidasari", "Dikeluarkan Minggu, 22 November 2026", &[])
    }

    #[test]
    fn a_sheet_holds_all_or_leaves_room_to_count_the_rest() {
        let sheet = Sheet { width: 30_000, room: 10_000 };
        assert_eq!(sheet.holds(&[]), 0);
        assert_eq!(sheet.holds(&[5_000, 5_000]), 2);
        assert_eq!(sheet.holds(&[5_000, 5_000, 1]), 1);
    }

    #[test]
    fn a_sheet_holds_ten_usual_activities_and_a_longer_one_more() {
        let entry = BoardEntry {
            title: "Rapat hasil panen Blok Lor".to_owned(),
            days: "22 Nov".to_owned(),
            weekday: "Minggu Pon".to_owned(),
            details: vec!["pukul 19.30 WIB".to_owned(), "Balai desa".to_owned()],
            ..BoardEntry::default()
        };
        let heights = |sheet: &Sheet| {
            let mut heights = vec![sheet.entry(&entry); 60];
            heights[0] += sheet.section("Pekan ini, 22–28 November 2026");
            heights[5] += sheet.section("Sesudahnya, sampai 30 November 2026");
            sheet.holds(&heights)
        };
        let (a4, f4) = (heights(&sheet(Paper::A4)), heights(&sheet(Paper::F4)));
        assert!((10..=12).contains(&a4) && f4 > a4, "{a4} on A4, {f4} on F4");
    }
}
