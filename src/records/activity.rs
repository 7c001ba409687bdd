//! An activity as its author wrote it.

use super::{
    Kind,
    article::Format,
    contact::{Contacts, Place},
    field::{Field, Reader, Written, choice, pairs_as_typed, record},
    image::Image,
    node::{Entry, Node, Value},
    shape::{Hint, Shape},
    values::{DayRange, Extra, Name, Number, Online, Price, Score, Terms, WebAddress},
};
use crate::{
    date::{Date, Hours, Moment},
    problem::Problem,
};

record! {
    /// The keys of an activity.
    pub struct Activity {
        /// Its id, when the file's name should not be it.
        id: Option<Written<String>> = "id",
        /// Its title.
        title: Option<String> = "judul" | "title" | "nama" | "name" | "acara",
        /// A shorter title.
        short_title: Option<String> = "judul_pendek" | "short_title",
        /// Its kind.
        kind: Option<Written<String>> = "jenis" | "kind" | "type" => Hint::Words("activity_kinds"),
        /// The programme it belongs to.
        program: Option<String> = "program",
        /// Its day or days.
        date: Option<Written<DayRange>> = "tanggal" | "date" | "hari_tanggal" | "tgl" | "hari",
        /// Its hours.
        hours: Option<Written<Hours>> = "pukul" | "jam" | "time" | "waktu",
        /// Where it is.
        place: Option<Place> = "tempat" | "lokasi" | "place" | "location" | "venue",
        /// When it begins, exactly.
        start: Option<Written<Moment>> = "mulai" | "start",
        /// When it ends, exactly.
        end: Option<Written<Moment>> = "selesai" | "end",
        /// How it repeats.
        recurrence: Option<Written<Recurrence>> = "ulang" | "recurrence" | "berulang",
        /// Where one takes part online, or that one can.
        online: Option<Online> = "daring" | "online",
        /// Who holds it: ids of groups or partners.
        hosts: Vec<Written<Terms>> = "penyelenggara" | "hosts" | "host" | "organizer" | "organizers" => Hint::Ids(&[Kind::Group, Kind::Partner]),
        /// Groups that take part, by id.
        groups: Vec<Written<Terms>> = "kelompok" | "groups" | "group" | "peserta_kelompok" => Hint::Ids(&[Kind::Group]),
        /// Partners that take part, by id.
        partners: Vec<Written<Terms>> = "mitra" | "partners" | "partner" => Hint::Ids(&[Kind::Partner]),
        /// Who speaks.
        speakers: Vec<super::case_study::Person> = "narasumber" | "speakers" | "speaker",
        /// Whom to ask.
        contact: Option<Contacts> = "narahubung" | "contact" | "kontak",
        /// For whom it is.
        audience: Vec<String> = "terbuka_untuk" | "audience" | "peserta",
        /// What it costs.
        cost: Option<Price> = "biaya" | "cost" | "price",
        /// Whether it takes place.
        status: Option<Status> = "status",
        /// The village that receives.
        host_village: Option<String> = "tuan_rumah" | "host_village",
        /// Those who come.
        guests: Vec<String> = "tamu" | "guests",
        /// What was learnt.
        lessons: Vec<String> = "pelajaran" | "lessons",
        /// Its questionnaire.
        survey: Option<Survey> = "survei" | "survey" | "angket",
        /// How it went.
        evaluation: Option<Evaluation> = "evaluasi" | "evaluation",
        /// How often its announcement was changed.
        revision: Option<Number> = "revisi" | "revision",
        /// The day it was last changed.
        updated: Option<Written<Moment>> = "diperbarui" | "updated" | "lastmod",
        /// What it is, in a sentence.
        summary: Option<String> = "ringkasan" | "summary" | "description" | "deskripsi" | "keterangan" => Hint::Long,
        /// Its picture.
        image: Option<Image> = "gambar" | "image" | "foto",
        /// More pictures.
        gallery: Vec<Image> = "galeri" | "gallery",
        /// Its tags.
        tags: Vec<Terms> = "tag" | "tags",
        /// Its own page, when it was first published elsewhere.
        canonical: Option<WebAddress> = "kanonis" | "canonical" | "canonical_url" | "canonicalURL",
        /// Whether it is not ready yet.
        draft: Option<bool> = "draf" | "draft",
        /// Addresses it had before.
        old_addresses: Vec<Written<String>> = "alamat_lama" | "alihan" | "aliases" | "redirect_from",
        /// The address that another generator gave it.
        permalink: Vec<Written<String>> = "permalink" | "url" | "path",
        /// The last part of its address.
        slug: Option<Written<String>> = "slug",
        /// How its text is written.
        format: Option<Format> = "format",
        /// Fields of the author's own, for themes.
        extra: Option<Extra> = "lain" | "extra" | "params",
    }
}

choice! {
    /// Whether an activity takes place.
    pub enum Status {
        /// As planned.
        Scheduled = "terjadwal" | "scheduled" | "jadi" | "confirmed",
        /// Put off to a day not known yet.
        Postponed = "ditunda" | "postponed" | "tunda",
        /// Not at all.
        Cancelled = "batal" | "cancelled" | "canceled" | "dibatalkan",
    }
}

record! {
    /// How an activity repeats; a text is its pattern in words.
    pub struct Recurrence {
        /// The rule in words, instead of by the keys below.
        pattern: Option<Written<String>> = "pola" | "pattern" | "rule",
        /// Every day, week, month, year, or days of the week.
        every: Option<Written<String>> = "setiap" | "tiap" | "every" | "frequency",
        /// Which days of the week.
        weekdays: Vec<Written<Terms>> = "hari" | "day" | "days",
        /// Which of those days in a month, such as the first or the last.
        nth: Vec<Written<Terms>> = "ke" | "nth" | "pekan_ke" | "minggu_ke",
        /// Which days of the market week.
        pasaran: Vec<Written<Terms>> = "pasaran",
        /// Whether it is held on the evening before those days.
        eve: Option<bool> = "malam" | "eve",
        /// Which dates of the month, or which day of the year.
        dates: Vec<Written<Terms>> = "tanggal" | "date" | "dates",
        /// How many weeks, months or years lie from one time to the next.
        interval: Option<Written<Number>> = "selang" | "interval",
        /// Its last day, which still counts.
        until: Option<Written<Moment>> = "sampai" | "until" | "hingga",
        /// How many times it takes place, those called off among them.
        count: Option<Written<Number>> = "sebanyak" | "count",
        /// Days on which it does not take place.
        except: Vec<Written<DayRange>> = "kecuali" | "except" | "exdate",
        /// Other days for single times, by the day they stand for.
        moved: Option<Moves> = "ganti_hari" | "moved" | "pindah",
        /// What becomes of it on holidays.
        on_holiday: Option<OnHoliday> = "saat_libur" | "on_holiday",
    }
    fn from_text(text: &str, node: &Node, _: &mut Reader<'_>) -> Option<Self> {
        let pattern = Some(text).filter(|text| !text.is_empty()).map(|text| Written { value: text.to_owned(), node: node.id });
        Some(Self { pattern: Some(pattern?), ..Self::default() })
    }
}

choice! {
    /// What becomes of a recurring activity on a holiday.
    pub enum OnHoliday {
        /// It takes place.
        Stays = "tetap" | "stays" | "keep",
        /// It does not take place.
        Off = "tiadakan" | "ditiadakan" | "off" | "skip" | "libur",
        /// It moves to the next day that is no holiday.
        Moves = "geser" | "digeser" | "moves" | "move",
    }
}

/// Other days for single times of a recurring activity, as written: the day of the rule, and the
/// day and hours instead.
#[derive(Clone, Debug, Default)]
pub struct Moves {
    /// Each change, with the place of its key.
    pub changes: Vec<(Written<Date>, Written<DayRange>)>,
}

impl Field for Moves {
    const SHAPE: Shape = Shape::DayMap;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            if node.value.is_filled() {
                reader.problem(node, |place| Problem::map_expected(place, "`2026-12-25: 2026-12-27 19.30`"));
            }
            return None;
        };
        let change = |entry: &Entry, reader: &mut Reader<'_>| {
            let key = Node { id: entry.key_id, value: Value::Text(entry.key.clone()) };
            reader.key.clear();
            let from = Written::<Moment>::read(&key, reader)?;
            let to = Written::<DayRange>::read(&entry.value, reader)?;
            Some((Written { value: from.value.date, node: from.node }, to))
        };
        Some(Self { changes: entries.iter().filter_map(|entry| change(entry, reader)).collect() })
    }

    fn public(&self, node: &Node) -> Option<serde_json::Value> {
        pairs_as_typed(node)
    }
}

record! {
    /// A questionnaire; a text is its address.
    pub struct Survey {
        /// Where it is.
        address: Option<WebAddress> = "alamat" | "url" | "tautan" | "link",
        /// Its last day.
        closes: Option<Moment> = "sampai" | "closes" | "tutup",
    }
    fn from_text(_: &str, node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { address: Field::read(node, reader), closes: None })
    }
}

record! {
    /// How an activity went.
    pub struct Evaluation {
        /// Those who came.
        attendance: Option<super::group::Members> = "peserta" | "attendance" | "hadir",
        /// How many were hoped for.
        target: Option<Number> = "target",
        /// How content they were.
        satisfaction: Option<Satisfaction> = "kepuasan" | "satisfaction",
        /// What came of it.
        results: Vec<String> = "hasil" | "results",
        /// What is to be done.
        follow_ups: Vec<FollowUp> = "tindak_lanjut" | "follow_ups" | "rencana_tindak_lanjut" | "rtl",
    }
}

record! {
    /// How content people were; a number is the score.
    pub struct Satisfaction {
        /// The mean score, of 5.
        score: Option<Score> = "nilai" | "score" | "rata_rata",
        /// How many answered.
        respondents: Option<Number> = "responden" | "respondents",
    }
    fn from_text(_: &str, node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { score: Field::read(node, reader), respondents: None })
    }
}

record! {
    /// Something to be done afterwards; a text is what.
    pub struct FollowUp {
        /// What.
        text: Option<String> = "isi" | "teks" | "text" | "uraian",
        /// Who does it: an id, or a name.
        owner: Option<Written<Name>> = "oleh" | "owner" | "penanggung_jawab" => Hint::Ids(&[Kind::Group, Kind::Partner]),
        /// By when.
        due: Option<Moment> = "tenggat" | "due" | "batas",
        /// How far it is.
        status: Option<Progress> = "status",
    }
    fn from_text(text: &str, _: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self { text: Some(text.to_owned()), ..Self::default() })
    }
}

choice! {
    /// How far a follow-up is.
    pub enum Progress {
        /// Not begun.
        Open = "belum" | "open" | "todo",
        /// Under way.
        Running = "berjalan" | "running" | "proses" | "sedang",
        /// Done.
        Done = "selesai" | "done" | "sudah",
    }
}
