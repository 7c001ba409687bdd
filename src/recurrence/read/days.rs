//! The clauses that name days of the week and of the market week, and the evenings before them.

use jiff::civil::Weekday;

use super::Reader;
use crate::{
    date,
    recurrence::{Fault, MarketDay, Unit, words},
};

impl Reader<'_> {
    /// `malam` in front of a day: the evening before it.
    pub(super) fn eve(&mut self) -> bool {
        if matches!(self.word(0), "eve") {
            self.parts.eve = true;
            self.at += 1;
            return true;
        }
        if !matches!(self.word(0), "malam" | "malem") {
            return false;
        }
        let next = self.word(1 + usize::from(self.word(1) == "hari"));
        let names_day = words::weekday(next).is_some()
            || words::is_week_or_sunday(next)
            || words::pasaran(next).is_some()
            || matches!(next, "tanggal" | "tgl")
            || words::number(next).is_some() && date::month_of(self.word(2)).is_some();
        if names_day {
            self.drop_day_before(next.to_owned().as_str());
            self.parts.eve = true;
            self.at += 1;
        } else if self.at > 0 && words::is_every(&self.tokens[self.at - 1].word) {
            self.parts.unit = Some(Unit::Day);
            self.at += 1;
        }
        names_day || self.parts.unit == Some(Unit::Day)
    }

    /// `Kamis malam Jumat` names one evening twice.
    fn drop_day_before(&mut self, next: &str) {
        let day = words::weekday(next).or_else(|| words::is_week_or_sunday(next).then_some(Weekday::Sunday));
        if let (Some(day), Some(last)) = (day, self.parts.weekdays.last())
            && *last == day.previous()
        {
            self.parts.weekdays.pop();
        }
    }

    /// Days of the week, with their pasaran or their number in the month behind them.
    pub(super) fn days(&mut self) -> Result<bool, Fault> {
        let is_hari = matches!(self.word(0), "hari" | "day");
        let marked = is_hari && self.is_day(1);
        let before_market_day = words::pasaran(self.word(1 + usize::from(self.word(1) == "pasaran"))).is_some();
        if marked || is_hari && before_market_day {
            self.at += 1;
        }
        if let Some(days) = self.group_of_days() {
            self.at += 2;
            self.parts.weekdays.extend(days);
            return Ok(true);
        }
        let Some(day) = self.day(marked)? else { return Ok(false) };
        self.at += 1;
        if let Some(pasaran) = words::pasaran(self.word(0)) {
            self.at += 1;
            self.parts.market.push(MarketDay { weekday: Some(day), pasaran });
            return Ok(true);
        }
        self.parts.weekdays.push(day);
        self.range_behind(day);
        if let Some(nth) = words::roman(self.word(0)) {
            self.at += 1;
            self.parts.nth.push(nth);
        }
        Ok(true)
    }

    /// `hari kerja`, `akhir pekan`.
    fn group_of_days(&self) -> Option<Vec<Weekday>> {
        let from_monday = || Weekday::Monday.cycle_forward();
        match (self.word(0), self.word(1)) {
            ("hari", "kerja") => Some(from_monday().take(5).collect()),
            ("akhir", "pekan") => Some(vec![Weekday::Saturday, Weekday::Sunday]),
            _ => None,
        }
    }

    /// `Senin-Jumat`, `Senin sampai Jumat`: the days between belong to it.
    fn range_behind(&mut self, first: Weekday) {
        let joint = match self.word(0) {
            "-" | "~" | "sampai" | "hingga" | "sd" | "to" | "through" => 1,
            "s" if self.word(1) == "d" => 2,
            "s" if self.word(2) == "d" => 3,
            _ => return,
        };
        let joint = joint + usize::from(self.word(joint) == "dengan");
        let word = self.word(joint);
        let last = words::weekday(word).or_else(|| words::is_week_or_sunday(word).then_some(Weekday::Sunday));
        let Some(last) = last else { return };
        let count = usize::try_from(first.until(last)).unwrap_or(0);
        self.parts.weekdays.extend(first.cycle_forward().skip(1).take(count));
        self.at += joint + 1;
    }

    fn is_day(&self, ahead: usize) -> bool {
        let word = self.word(ahead);
        words::weekday(word).is_some() || words::is_week_or_sunday(word)
    }

    /// The day of the week that comes next. `minggu` is one where a week makes no sense.
    fn day(&self, marked: bool) -> Result<Option<Weekday>, Fault> {
        if !words::is_week_or_sunday(self.word(0)) {
            return Ok(words::weekday(self.word(0)));
        }
        let joined_to_day = words::is_join(self.word(1)) && self.is_day(2) && self.word(1) != ",";
        let behind_eve = self.at > 0 && matches!(self.tokens[self.at - 1].word.as_str(), "malam" | "malem");
        let is_sunday = marked
            || behind_eve
            || words::pasaran(self.word(1)).is_some()
            || words::is_part_of_day(self.word(1)) && !(self.is_day(2) || words::pasaran(self.word(2)).is_some())
            || joined_to_day
            || self.follows_day();
        let ordinal = self.ordinal_at(1);
        if !is_sunday && let Some((_, length)) = ordinal {
            return Err(self.week_or_sunday(length));
        }
        Ok(is_sunday.then_some(Weekday::Sunday))
    }

    /// Whether days stand right before, joined to what comes next: `Sabtu dan Minggu`.
    fn follows_day(&self) -> bool {
        let before = |back: usize| self.at.checked_sub(back).map_or("", |at| self.tokens[at].word.as_str());
        let is_day = |word: &str| words::weekday(word).is_some();
        let sign = |word: &str| words::is_join(word) || word == "-";
        sign(before(1)) && (is_day(before(2)) || sign(before(2)) && is_day(before(3)))
    }

    /// `minggu pertama`: answered with both readings.
    fn week_or_sunday(&self, length: usize) -> Fault {
        let token = &self.tokens[self.at];
        let (before, after) = self.text.split_at(token.start);
        let from = self.tokens[self.at + 1].start;
        let to = self.tokens[self.at + length].end;
        Fault::WeekOrSunday { sunday: format!("{before}hari {after}"), ordinal: self.text[from..to].to_owned() }
    }

    pub(super) fn market_day(&mut self) -> bool {
        let Some(pasaran) = words::pasaran(self.word(0)) else { return false };
        self.at += 1;
        self.parts.market.push(MarketDay { weekday: None, pasaran });
        true
    }
}
