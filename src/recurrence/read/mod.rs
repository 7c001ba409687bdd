//! Reads a rule from the words of its author.
//!
//! A phrase is a row of clauses in any order (`setiap bulan`, `hari Minggu pertama`, `pukul
//! 19.30`); each adds to the [`Parts`] of the rule. A word that belongs to no clause is a fault:
//! what is half understood would be a wrong date.

use jiff::civil::Date;

use super::{
    Fault, Limit,
    parts::{Parts, Unit, date_of, nth_of, unclear},
    words::{self, Token},
};
use crate::date;

mod days;

/// Longer phrases than this, in bytes, are no rules.
const LONGEST: usize = 200;

impl Parts {
    /// Reads a phrase: `setiap hari Minggu`, `dua minggu sekali`, `malam Selasa Kliwon`,
    /// `hari Minggu pertama setiap bulan sampai 31 Desember 2026`.
    ///
    /// # Errors
    /// When it is not understood as a whole.
    pub fn read(text: &str) -> Result<Self, Fault> {
        if text.len() > LONGEST {
            return Err(unclear(""));
        }
        let tokens = words::tokens(text);
        let mut reader = Reader { text, tokens: &tokens, at: 0, parts: Self::default() };
        match reader.clauses() {
            Ok(()) => Ok(reader.parts),
            Err(Fault::Unclear { word, .. }) => Err(Fault::Unclear { word, likely: reader.likely() }),
            Err(fault) => Err(fault),
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    at: usize,
    parts: Parts,
}

impl Reader<'_> {
    /// Reads the whole phrase, or stops at the word that belongs to no clause.
    fn clauses(&mut self) -> Result<(), Fault> {
        while let Some(token) = self.tokens.get(self.at) {
            let before = self.at;
            if !self.clause()? || self.at == before {
                return Err(unclear(&self.text[token.start..token.end]));
            }
        }
        Ok(())
    }

    /// The phrase with the known word that the one at hand is nearest to, if that means something.
    fn likely(&self) -> Option<String> {
        let token = self.tokens.get(self.at)?;
        let nearest = words::nearest(&token.word)?;
        let text = [&self.text[..token.start], nearest, &self.text[token.end..]].concat();
        let tokens = words::tokens(&text);
        let mut reader = Reader { text: &text, tokens: &tokens, at: 0, parts: Parts::default() };
        reader.clauses().ok()?;
        reader.parts.rule(Some(Date::constant(2026, 1, 1))).ok()?;
        Some(text)
    }

    /// Reads the clause that comes next, if it is one.
    fn clause(&mut self) -> Result<bool, Fault> {
        let word = self.word(0);
        if words::is_every(word) {
            self.at += 1;
            self.every_other();
            return Ok(true);
        }
        Ok(self.end()?
            || self.hours()?
            || self.number()?
            || self.dates()?
            || self.eve()
            || self.days()?
            || self.market_day()
            || self.ordinals()?
            || self.stretch()
            || self.filler())
    }

    fn word(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", |token| token.word.as_str())
    }

    fn filler(&mut self) -> bool {
        let passes = words::is_filler(self.word(0)) || self.at > 0 && words::is_part_of_day(self.word(0));
        self.at += usize::from(passes);
        passes
    }

    /// `every other week`.
    fn every_other(&mut self) {
        if self.word(0) == "other" {
            self.at += 1;
            self.parts.every = Some(2);
        }
    }

    /// `sampai 31 Desember 2026`, `sebanyak 10 kali`: how long it goes on.
    fn end(&mut self) -> Result<bool, Fault> {
        match self.word(0) {
            "sebanyak" | "selama" | "for" if words::number(self.word(1)).is_some() && is_times(self.word(2)) => {
                self.parts.limit = Limit::Times(words::number(self.word(1)).unwrap_or(0));
                self.at += 3;
                Ok(true)
            }
            "sampai" | "hingga" | "sd" | "until" | "till" | "to" | "through" => self.until(1),
            "s" if self.word(1) == "d" => self.until(2),
            "s" if self.word(1) == "/" && self.word(2) == "d" => self.until(3),
            _ => Ok(false),
        }
    }

    /// The last day is all that is left.
    fn until(&mut self, skipped: usize) -> Result<bool, Fault> {
        self.at += skipped;
        self.at += usize::from(self.word(0) == "dengan");
        let (moment, _) = date::read_moment(self.rest()).map_err(Fault::Until)?;
        self.parts.limit = Limit::Until(moment.date);
        self.at = self.tokens.len();
        Ok(true)
    }

    /// `pukul 19.30`, `ba'da Isya`: up to the end, or to the last day.
    fn hours(&mut self) -> Result<bool, Fault> {
        if !words::begins_hours(self.word(0)) {
            return Ok(false);
        }
        let read = date::read_hours(self.rest()).map_err(Fault::Hours)?;
        self.parts.hours = Some(read);
        self.at = self.tokens.len();
        Ok(true)
    }

    /// What is left of the phrase, as typed.
    fn rest(&self) -> &str {
        self.tokens.get(self.at).map_or("", |token| &self.text[token.start..])
    }

    /// `dua minggu`, `2 kali`, `17 Agustus`, `5th`: what begins with a number.
    fn number(&mut self) -> Result<bool, Fault> {
        let Some(number) = words::number(self.word(0)) else { return Ok(false) };
        let next = if self.word(1) == "-" { 2 } else { 1 };
        let word = self.word(next).to_owned();
        if is_times(&word) {
            self.at += next + 1;
            self.times(number);
        } else if let Some(month) = date::month_of(&word) {
            self.at += next + 1;
            self.parts.dates.push(date_of(number)?);
            self.parts.month = Some(month);
        } else if matches!(word.as_str(), "st" | "nd" | "rd" | "th") {
            self.at += next + 1;
            self.english_ordinal(number)?;
        } else if let Some(unit) = words::unit(&word).or_else(|| unit_adjective(&word)) {
            self.at += next + 1;
            (self.parts.every, self.parts.unit) = (Some(number), Some(unit));
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    /// `dua kali` is how often in a week or month when that is named beside it, else how often in
    /// all.
    fn times(&mut self, number: u32) {
        let ahead = (0..2).find(|ahead| !matches!(self.word(*ahead), "a" | "per" | "dalam"));
        let word = ahead.map_or("", |ahead| self.word(ahead));
        let is_rate = self.parts.rate == Some(1)
            || words::one_unit(word).is_some()
            || ahead == Some(1) && words::unit(word).is_some();
        if is_rate {
            self.parts.rate = Some(number);
        } else {
            self.parts.limit = Limit::Times(number);
        }
    }

    /// `the 5th`, `1st and 15th`, `2nd Sunday`.
    fn english_ordinal(&mut self, number: u32) -> Result<(), Fault> {
        let mut ahead = 0;
        while words::is_join(self.word(ahead)) || is_english_number(self.word(ahead)) {
            ahead += 1;
        }
        if words::weekday(self.word(ahead)).is_some() {
            self.parts.nth.push(nth_of(number)?);
        } else {
            self.parts.dates.push(date_of(number)?);
            if let Some(month) = date::month_of(self.word(usize::from(self.word(0) == "of"))) {
                self.parts.month = Some(month);
                self.at += 1 + usize::from(self.word(0) == "of");
            }
        }
        Ok(())
    }

    /// `tanggal 5`, `tanggal 1, 11, dan 21`, `tanggal terakhir`, `hari terakhir`, `August 17`.
    fn dates(&mut self) -> Result<bool, Fault> {
        let word = self.word(0);
        if let (Some(month), Some(day)) = (date::month_of(word), words::number(self.word(1))) {
            self.parts.dates.push(date_of(day)?);
            self.parts.month = Some(month);
            self.at += 2;
            self.at += usize::from(matches!(self.word(0), "st" | "nd" | "rd" | "th"));
            return Ok(true);
        }
        let is_last = |one: &str, other: &str| matches!(one, "hari" | "day") && matches!(other, "terakhir" | "last");
        if is_last(word, self.word(1)) || is_last(self.word(1), word) {
            self.parts.dates.push(-1);
            self.at += 2;
            return Ok(true);
        }
        if !matches!(word, "tanggal" | "tgl" | "tg" | "date") {
            return Ok(false);
        }
        self.at += 1;
        self.date_list()
    }

    fn date_list(&mut self) -> Result<bool, Fault> {
        let mut found = false;
        loop {
            let joins = (0..2).take_while(|ahead| words::is_join(self.word(*ahead))).count();
            let joins = if found { joins } else { 0 };
            let repeated = usize::from(joins > 0 && matches!(self.word(joins), "tanggal" | "tgl"));
            let word = self.word(joins + repeated);
            let is_last = matches!(word, "terakhir" | "last");
            let is_other = words::unit(self.word(joins + repeated + 1)).is_some() && joins == 0 && found;
            let Some(number) = words::number(word).or(is_last.then_some(0)).filter(|_| !is_other) else { break };
            if found && joins == 0 {
                break;
            }
            self.parts.dates.push(if is_last { -1 } else { date_of(number)? });
            self.at += joins + repeated + 1;
            found = true;
        }
        if found && let Some(month) = date::month_of(self.word(0)) {
            self.parts.month = Some(month);
            self.at += 1;
        }
        Ok(found)
    }

    /// `pertama`, `ke-2 dan ke-4`, `kedua & keempat`.
    fn ordinals(&mut self) -> Result<bool, Fault> {
        let Some((nth, length)) = self.ordinal_at(0) else { return Ok(false) };
        self.at += length;
        self.parts.nth.push(nth?);
        // `ke-2 dan 4`
        while words::is_join(self.word(0)) && words::number(self.word(1)).is_some() && !self.is_number_of(2) {
            self.parts.nth.push(nth_of(words::number(self.word(1)).unwrap_or(0))?);
            self.at += 2;
        }
        Ok(true)
    }

    fn is_number_of(&self, ahead: usize) -> bool {
        let word = self.word(ahead);
        words::unit(word).is_some() || is_times(word) || date::month_of(word).is_some()
    }

    /// The ordinal that stands so many words ahead, and how many words it has.
    fn ordinal_at(&self, ahead: usize) -> Option<(Result<i8, Fault>, usize)> {
        if let Some(nth) = words::ordinal(self.word(ahead)) {
            return Some((Ok(nth), 1));
        }
        let number = words::number(self.word(ahead).strip_prefix("ke")?);
        if let Some(number) = number {
            return Some((nth_of(number), 1));
        }
        if self.word(ahead) != "ke" {
            return None;
        }
        let length = 1 + usize::from(self.word(ahead + 1) == "-");
        let number = words::number(self.word(ahead + length))?;
        Some((nth_of(number), length + 1))
    }

    /// `minggu`, `sebulan`, `bulanan`: the stretch of time.
    fn stretch(&mut self) -> bool {
        let word = self.word(0);
        if let Some((every, unit)) = words::adverb(word) {
            self.set(unit, Some(every).filter(|every| *every > 1));
        } else if let Some(unit) = words::one_unit(word) {
            self.set(unit, None);
            self.parts.rate = self.parts.rate.or(Some(1));
        } else if let Some(unit) = words::unit(word) {
            self.set(unit, None);
        } else {
            return false;
        }
        self.at += 1;
        true
    }

    fn set(&mut self, unit: Unit, every: Option<u32>) {
        self.parts.unit = Some(unit);
        self.parts.every = every.or(self.parts.every);
    }
}

fn is_times(word: &str) -> bool {
    matches!(word, "kali" | "x" | "times" | "time")
}

fn is_english_number(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th") || words::number(word).is_some()
}

/// `dua mingguan`, `3 bulanan`.
fn unit_adjective(word: &str) -> Option<Unit> {
    words::adverb(word).filter(|(every, _)| *every == 1).map(|(_, unit)| unit)
}
