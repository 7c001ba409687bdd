//! What a member's fetching came to, in a line.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{Fault, Fetched, Outcome, State};
use crate::{
    date,
    lang::Lang,
    number,
    problem::{Text, text},
};

impl Outcome {
    /// What to say of it behind the member's name; days are told in a zone.
    pub fn text(&self, zone: &TimeZone) -> Text {
        let mut told = self.state.text(zone);
        for trouble in self.troubles.iter().map(Fault::text) {
            told = joined(&told, &trouble);
        }
        match self.images_missed {
            0 => told,
            missed => joined(&told, &text!("{missed} gambar tidak bisa diambil", "{missed} pictures could not be had")),
        }
    }
}

impl State {
    fn text(&self, zone: &TimeZone) -> Text {
        match self {
            Self::New(fetched) => fetched.text(&text!("salinan pertama", "first copy")),
            Self::Changed(Fetched { files: 0, .. }) => text!("isinya berkurang", "has less than before"),
            Self::Changed(fetched) => fetched.text(&text!("isi baru", "new content")),
            Self::Unchanged => text!("tidak berubah", "unchanged"),
            Self::Kept(since, fault) => {
                let [day, day_en] = [Lang::Id, Lang::En].map(|lang| day(since, zone, lang));
                let Text { id, en } = fault.text();
                text!("tetap memakai salinan{day} karena {id}", "still the copy{day_en} because {en}")
            }
            Self::Missing(fault) => {
                let Text { id, en } = fault.text();
                text!("belum ada salinan karena {id}", "no copy yet because {en}")
            }
            Self::NotWritten(fault) => {
                let Text { id, en } = fault.text();
                text!("tidak bisa disimpan: {id}", "cannot be saved: {en}")
            }
            Self::Direct => text!("dibaca langsung", "read directly"),
        }
    }
}

impl Fetched {
    fn text(self, what: &Text) -> Text {
        let count = |lang| number::print_count(i64::try_from(self.files).unwrap_or(i64::MAX), lang);
        let (id, en) = (&what.id, &what.en);
        let [files, files_en] = [Lang::Id, Lang::En].map(count);
        let [size, size_en] = [Lang::Id, Lang::En].map(|lang| size(self.bytes, lang));
        let plural = if self.files == 1 { "" } else { "s" };
        text!("{id}, {files} berkas ({size})", "{en}, {files_en} file{plural} ({size_en})")
    }
}

fn joined(told: &Text, more: &Text) -> Text {
    Text { id: format!("{}; {}", told.id, more.id), en: format!("{}; {}", told.en, more.en) }
}

/// The day of a copy with the word before it; nothing when it cannot be read.
fn day(moment: &str, zone: &TimeZone, lang: Lang) -> String {
    let day = moment.parse::<Timestamp>().ok().map(|moment| zone.to_datetime(moment).date());
    let print = |day: Date| match lang {
        Lang::Id => format!(" {}", date::medium(day, lang)),
        Lang::En => format!(" of {}", date::medium(day, lang)),
    };
    day.map(print).unwrap_or_default()
}

/// How large something is, in thousands or millions of bytes.
fn size(bytes: u64, lang: Lang) -> String {
    let kilobytes = bytes.div_ceil(1000);
    if kilobytes < 1000 {
        return format!("{kilobytes} KB");
    }
    let tenths = kilobytes.div_ceil(100);
    let point = if lang == Lang::Id { ',' } else { '.' };
    format!("{}{point}{} MB", tenths / 10, tenths % 10)
}
