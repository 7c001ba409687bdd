//! Times told by prayers and by parts of the day.

use jiff::civil::{Time, time};

use super::{
    clock::{aside, is_done},
    read::join,
    scan::{Cursor, Kind, Piece},
};

/// Reads words such as `ba'da Isya`, `menjelang Magrib`, `malam`, `ba'da Isya (19.30)`: the words
/// as typed, and about when that is.
pub(super) fn read(cursor: &mut Cursor) -> Option<(String, Time)> {
    let mut ahead = *cursor;
    let (mut shift, mut base, mut said) = (None, None, None);
    let first = ahead.peek(0)?;
    while let Some(piece) = label_word(&ahead) {
        shift = shift.or_else(|| shift_of(&piece.word));
        base = prayer_of(&piece.word).or(base);
        said = said.or_else(|| part_of(&piece.word));
        ahead.skip(1);
    }
    if shift.is_none() && base.is_none() && said.is_none() {
        return None;
    }
    let clock = clock_behind(&mut ahead);
    let end = ahead.peek(0).map_or(ahead.text.len(), |next| next.start);
    let text = ahead.text.get(first.start..end)?.trim_end().to_owned();
    *cursor = ahead;
    Some((text, clock.unwrap_or_else(|| near(base.or(said), shift))))
}

/// The next word, unless the label ends before it.
fn label_word<'t>(cursor: &Cursor<'t>) -> Option<&'t Piece<'t>> {
    let piece = cursor.peek(0).filter(|piece| piece.kind == Kind::Word)?;
    let ends = is_done(&piece.word)
        || matches!(piece.word.as_str(), "pukul" | "jam" | "pkl" | "wib" | "wita" | "wit")
        || join(&mut cursor.clone()).is_some();
    (!ends).then_some(piece)
}

/// The clock time in `ba'da Isya (19.30)` or `ba'da Isya, pukul 19.30`; it belongs to the label.
fn clock_behind(cursor: &mut Cursor) -> Option<Time> {
    let mut ahead = *cursor;
    let bracket = ahead.take_sign('(');
    ahead.take_sign(',');
    let clock = aside(&mut ahead)?;
    if bracket {
        while !matches!(ahead.kind(0), None | Some(Kind::Sign(')'))) {
            ahead.skip(1);
        }
        ahead.skip(1);
    }
    *cursor = ahead;
    Some(clock)
}

fn near(base: Option<Time>, shift: Option<Shift>) -> Time {
    let base = base.unwrap_or(time(12, 0, 0, 0));
    let quarter = jiff::Span::new().minutes(15);
    match shift {
        None => base,
        Some(Shift::After) => base.saturating_add(quarter),
        Some(Shift::Before) => base.saturating_sub(quarter),
    }
}

/// Words that put a time before or after another.
pub(crate) const SHIFTS: [(&[&str], Shift); 2] = [
    (
        &[
            "bada", "bakda", "bagda", "bakdo", "badal", "bakdal", "setelah", "sesudah", "habis", "sehabis", "selepas",
            "usai", "seusai", "after",
        ],
        Shift::After,
    ),
    (&["sebelum", "menjelang", "jelang", "qabla", "qobla", "kobla", "before"], Shift::Before),
];

/// Prayers, with the time they are near.
pub(crate) const PRAYERS: [(&[&str], Time); 8] = [
    (&["subuh", "shubuh", "subuhan", "fajr"], time(4, 30, 0, 0)),
    (&["duha", "dhuha"], time(8, 0, 0, 0)),
    (&["zuhur", "dzuhur", "dhuhur", "zhuhur", "lohor", "luhur", "duhur", "dhuhr"], time(12, 0, 0, 0)),
    (&["jumat", "jumatan"], time(12, 30, 0, 0)),
    (&["asar", "ashar", "asyar", "asr"], time(15, 15, 0, 0)),
    (&["magrib", "maghrib", "mahgrib", "magriban"], time(18, 0, 0, 0)),
    (&["isya", "isyak", "isyaan", "isa", "isha"], time(19, 15, 0, 0)),
    (&["tarawih", "taraweh", "teraweh", "terawih"], time(20, 15, 0, 0)),
];

/// Parts of the day, and words that leave it open, with the time they are near.
pub(crate) const PARTS: [(&[&str], Time); 7] = [
    (&["dini"], time(3, 0, 0, 0)),
    (&["pagi", "morning"], time(8, 0, 0, 0)),
    (&["siang", "noon"], time(13, 0, 0, 0)),
    (&["sore", "afternoon"], time(16, 0, 0, 0)),
    (&["petang"], time(17, 30, 0, 0)),
    (&["malam", "evening", "night"], time(19, 30, 0, 0)),
    (
        &["seharian", "sepanjang", "menyusul", "kondisional", "menyesuaikan", "tentatif", "fleksibel", "tba"],
        Time::midnight(),
    ),
];

#[derive(Clone, Copy)]
pub(crate) enum Shift {
    Before,
    After,
}

fn shift_of(word: &str) -> Option<Shift> {
    SHIFTS.iter().find(|(words, _)| words.contains(&word)).map(|(_, meant)| *meant)
}

/// About when a prayer is, near enough to put a village's day in order.
fn prayer_of(word: &str) -> Option<Time> {
    PRAYERS.iter().find(|(words, _)| words.contains(&word)).map(|(_, meant)| *meant)
}

/// About when a part of the day is; what has no time yet comes first in its day.
fn part_of(word: &str) -> Option<Time> {
    PARTS.iter().find(|(words, _)| words.contains(&word)).map(|(_, meant)| *meant)
}
