//! The values of records' fields, read as people write them.

use serde_json::Value as Json;

use super::{
    field::{Field, Reader},
    key::fold,
    node::{Entry, Node, Value},
    shape::Shape,
};
use crate::{
    date::{self, Clock, DateFault, Days, End, Hours, Moment, Partial},
    number::{self, Money},
    phone::{self, Phone},
    problem::{Problem, text},
    route::Base,
};

pub use super::extra::Extra;
pub use crate::number::Number;

/// One line or paragraph of text.
impl Field for String {
    const SHAPE: Shape = Shape::Text;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        reader.text(node)
    }
}

impl Field for bool {
    const SHAPE: Shape = Shape::Yes;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let typed = reader.text(node)?;
        let read = number::read_yes(&typed);
        if read.is_none() {
            reader.problem_with_key(node, |place, key| Problem::unclear_yes(place, key, &typed));
        }
        read
    }
}

impl Field for Moment {
    const SHAPE: Shape = Shape::Day;

    /// A day, with its time when one was typed, on the clocks of the portal's zone.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let typed = reader.text(node)?;
        match date::read_moment(&typed) {
            Ok((moment, doubt)) => {
                if let Some(doubt) = doubt {
                    reader.problem_with_key(node, |place, key| Problem::doubtful_date(place, key, &typed, doubt));
                }
                let (date, time) = moment.in_zone(reader.zone);
                Some(Moment { date, time, zone: None })
            }
            Err(fault) => {
                reader.problem_with_key(node, |place, key| Problem::unclear_date(place, key, &typed, &fault));
                None
            }
        }
    }
}

/// The days of an activity, and the hours when they were typed behind them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayRange {
    /// The days; `None` for `menyusul` and the like, which say that they are not known yet, and
    /// for what could not be read.
    pub days: Option<Days>,
    /// The hours.
    pub hours: Option<Hours>,
}

impl Field for DayRange {
    const SHAPE: Shape = Shape::Days;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let typed = reader.text(node)?;
        match date::read_days(&typed) {
            Ok(reading) => {
                if let Some(doubt) = reading.doubt {
                    reader.problem_with_key(node, |place, key| Problem::doubtful_date(place, key, &typed, doubt));
                }
                Some(Self { days: Some(reading.days), hours: reading.hours })
            }
            Err(_) if is_to_be_announced(&typed) => Some(Self { days: None, hours: None }),
            // What was wrong has been told; that the day is to be announced would only repeat it.
            Err(fault) => {
                reader.problem_with_key(node, |place, key| Problem::unclear_date(place, key, &typed, &fault));
                Some(Self { days: None, hours: None })
            }
        }
    }
}

/// `menyusul` and the like say that there is no date yet: no mistake.
fn is_to_be_announced(typed: &str) -> bool {
    let typed = typed.to_lowercase();
    ["menyusul", "belum", "tba", "akan diumumkan"].iter().any(|word| typed.contains(word))
}

impl Field for Partial {
    const SHAPE: Shape = Shape::Partial;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let typed = reader.text(node)?;
        let read = date::read_partial(&typed);
        read.map_err(|fault: DateFault| {
            reader.problem_with_key(node, |place, key| Problem::unclear_date(place, key, &typed, &fault))
        })
        .ok()
    }
}

impl Field for Hours {
    const SHAPE: Shape = Shape::Hours;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let typed = reader.text(node)?;
        if is_to_be_announced(&typed) {
            return None;
        }
        match date::read_hours(&typed) {
            Ok(hours) => {
                if is_nearly_a_day(&hours) {
                    reader.problem(node, |place| Problem::long_hours(place, &typed));
                }
                Some(hours)
            }
            Err(fault) => {
                reader.problem(node, |place| Problem::unclear_hours(place, &typed, fault));
                None
            }
        }
    }
}

/// Whether hours go on past midnight for so long that the end was probably meant to be another.
fn is_nearly_a_day(hours: &Hours) -> bool {
    const MOST: i64 = 14 * 60;
    let (Clock::At(start), End::At(end)) = (&hours.start, &hours.end) else { return false };
    let minutes = |time: &date::Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
    end <= start && minutes(end) + 24 * 60 - minutes(start) > MOST
}

impl Field for Number {
    const SHAPE: Shape = Shape::Number;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let typed = reader.text(node)?;
        let read = number::read_number(&typed);
        if let Some(doubt) = read.as_ref().ok().and_then(|number| number.doubt) {
            reader.problem_with_key(node, |place, key| Problem::doubtful_number(place, key, &typed, doubt));
        }
        read.map_err(|fault| reader.problem(node, |place| Problem::unclear_number(place, &typed, fault))).ok()
    }
}

/// How many people: a number alone, or with a word for people behind it, which is left out.
#[derive(Clone, Debug)]
pub struct People(pub Number);

impl Field for People {
    const SHAPE: Shape = Shape::People;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        const PEOPLE: &[&str] = &["orang", "org", "jiwa", "warga", "anggota", "people", "persons", "members"];
        let mut number = Number::read(node, reader)?;
        if number.value() >= 0.0 && number.unit.take().is_none_or(|unit| PEOPLE.contains(&fold(&unit).as_str())) {
            return Some(Self(number));
        }
        let typed = reader.text(node).unwrap_or_default();
        reader.problem(node, |place| {
            Problem::bad_value(
                place,
                text!("`{typed}` bukan jumlah orang", "`{typed}` is no number of people"),
                text!("tulis jumlah orangnya, misalnya `120`", "write how many people, such as `120`"),
            )
        });
        None
    }
}

/// A mean score of 5 at most.
#[derive(Clone, Debug)]
pub struct Score(pub Number);

impl Field for Score {
    const SHAPE: Shape = Shape::Score;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let number = Number::read(node, reader)?;
        if (0.0..=5.0).contains(&number.value()) {
            return Some(Self(number));
        }
        let typed = reader.text(node).unwrap_or_default();
        reader.problem(node, |place| {
            Problem::bad_value(
                place,
                text!("nilai `{typed}` tidak di antara 0 dan 5", "the score `{typed}` is not between 0 and 5"),
                text!("tulis rata-rata dari 5, misalnya `4,2`", "write a mean of 5, such as `4,2`"),
            )
        });
        None
    }
}

impl Field for Money {
    const SHAPE: Shape = Shape::Money;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let typed = reader.text(node)?;
        let read = number::read_money(&typed);
        read.map_err(|fault| reader.problem(node, |place| Problem::unclear_money(place, &typed, &fault))).ok()
    }
}

impl Field for Phone {
    const SHAPE: Shape = Shape::Phone;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let typed = reader.text(node)?;
        let read = phone::read_phone(&typed);
        read.map_err(|fault| reader.problem(node, |place| Problem::unclear_phone(place, &typed, fault))).ok()
    }
}

/// What something costs: an amount, nothing, or words such as `sukarela`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Price {
    /// Nothing.
    Free,
    /// An amount.
    Amount(Money),
    /// Words.
    Words(String),
}

impl Field for Price {
    const SHAPE: Shape = Shape::Price;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let typed = reader.text(node)?;
        Some(match (typed.to_lowercase().as_str(), number::read_money(&typed)) {
            ("gratis" | "free" | "tidak ada" | "tanpa biaya" | "cuma-cuma" | "tidak dipungut biaya", _) => Self::Free,
            (_, Ok(Money { rupiah: 0, .. })) => Self::Free,
            (_, Ok(money)) => Self::Amount(money),
            (_, Err(_)) => Self::Words(typed),
        })
    }
}

/// One term or several with commas between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms(Vec<String>);

impl Terms {
    /// The terms in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl Terms {
    /// The same terms as ids within a member of a district; what names another place stays.
    pub(crate) fn within(&self, member: &str) -> Self {
        let within = |term: &String| match term.split_once(':') {
            _ if term.contains('/') => term.clone(),
            Some((kind, id)) => format!("{kind}:{member}/{}", id.trim()),
            None => format!("{member}/{term}"),
        };
        Self(self.0.iter().map(within).collect())
    }
}

impl Field for Terms {
    const SHAPE: Shape = Shape::Terms;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let typed = match &node.value {
            Value::Map(entries) => named_in(entries, reader),
            Value::List(items) => Some(Self(items.iter().filter_map(|item| reader.text(item)).collect())),
            Value::Null | Value::Text(_) => reader.text(node).map(|text| Self(split(&text))),
        };
        typed.filter(|terms| !terms.0.is_empty())
    }

    fn public(&self, _: &Node) -> Option<Json> {
        Some(Json::from(self.0.clone()))
    }
}

/// A map where a term should be: its `id`, `slug` or name.
fn named_in(entries: &[Entry], reader: &mut Reader<'_>) -> Option<Terms> {
    let names = ["id", "slug", "nama", "name", "title", "label"];
    let entry = names.iter().find_map(|name| entries.iter().find(|entry| entry.key.eq_ignore_ascii_case(name)))?;
    Some(Terms(vec![reader.text(&entry.value)?]))
}

fn split(text: &str) -> Vec<String> {
    let terms = text.split([',', ';']).map(|term| term.trim().trim_start_matches('#').trim());
    terms.filter(|term| !term.is_empty()).map(str::to_owned).collect()
}

/// A person's or group's name, commas and all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(pub String);

impl Field for Name {
    const SHAPE: Shape = Shape::Name;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Map(entries) => named_in(entries, reader).and_then(|terms| terms.0.into_iter().next()).map(Self),
            Value::Null | Value::Text(_) | Value::List(_) => reader.text(node).map(Self),
        }
    }

    fn public(&self, _: &Node) -> Option<Json> {
        Some(Json::from(self.0.as_str()))
    }
}

/// Markdown in a field, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup {
    /// The Markdown.
    pub text: String,
    /// Its number among the file's values.
    pub node: u32,
}

impl Field for Markup {
    const SHAPE: Shape = Shape::Markdown;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        reader.text(node).map(|text| Self { text, node: node.id })
    }
}

/// A full web address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddress(pub String);

impl Field for WebAddress {
    const SHAPE: Shape = Shape::Web;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let typed = reader.text(node)?;
        let read = web_address(&typed);
        if read.is_none() {
            reader.problem(node, |place| {
                Problem::bad_value(
                    place,
                    text!("`{typed}` bukan alamat web", "`{typed}` is not a web address"),
                    text!(
                        "tulis lengkap, misalnya `https://desa.example/`",
                        "write it in full, such as `https://desa.example/`"
                    ),
                )
            });
        }
        read.map(Self)
    }
}

/// An address on the web, with `https://` in front where that was left out; nothing else is one.
pub fn web_address(typed: &str) -> Option<String> {
    let has_scheme = typed.contains("://");
    let address = if has_scheme { typed.to_owned() } else { format!("https://{typed}") };
    let clean =
        !typed.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '`' | '\\'));
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_web = Base::from_address(&format!(
        "{}{host}",
        if address.to_ascii_lowercase().starts_with("http://") { "http://" } else { "https://" }
    ))
    .is_some();
    let scheme = address.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    let known = scheme.is_some_and(|scheme| matches!(scheme.as_str(), "http" | "https"));
    (clean && is_web && known && (has_scheme || is_domain(host))).then_some(address)
}

/// Whether a host without its scheme can only be meant as one: it has a dot, and no digit behind the last.
fn is_domain(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or(host);
    name.rsplit_once('.').is_some_and(|(_, last)| last.starts_with(|char: char| char.is_alphabetic()))
}

/// Where one takes part online.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Online {
    /// One can, but the address is given elsewhere.
    Yes,
    /// At this address.
    At(String),
}

impl Field for Online {
    const SHAPE: Shape = Shape::Online;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let typed = reader.text(node)?;
        match number::read_yes(&typed) {
            Some(true) => Some(Self::Yes),
            Some(false) => None,
            None => match web_address(&typed) {
                Some(address) => Some(Self::At(address)),
                None if typed.contains("://") || typed.contains(':') => {
                    WebAddress::read(node, reader).map(|_| Self::Yes)
                }
                None => {
                    reader.problem(node, |place| Problem::online_without_address(place, &typed));
                    Some(Self::Yes)
                }
            },
        }
    }

    fn public(&self, _: &Node) -> Option<Json> {
        Some(Json::from(match self {
            Self::Yes => "ya",
            Self::At(address) => address,
        }))
    }
}

/// Degrees of latitude or longitude, as a decimal number with a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Degrees(pub String);

impl Field for Degrees {
    const SHAPE: Shape = Shape::Degrees;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let typed = reader.text(node)?;
        let is_latitude = matches!(fold(&reader.key).as_str(), "lintang" | "lat" | "latitude");
        let most = if is_latitude { 90.0 } else { 180.0 };
        let read: Option<f64> =
            typed.replace(',', ".").trim_end_matches('°').parse().ok().filter(|degrees: &f64| degrees.abs() <= most);
        if read.is_none() {
            reader.problem(node, |place| {
                Problem::bad_value(
                    place,
                    text!("`{typed}` bukan koordinat", "`{typed}` is not a coordinate"),
                    match is_latitude {
                        true => text!(
                            "tulis derajat desimal, misalnya `-7.4312`; mungkin tertukar dengan `bujur`",
                            "write decimal degrees, such as `-7.4312`; perhaps it is the `bujur`"
                        ),
                        false => text!(
                            "tulis derajat desimal, misalnya `108.8512`",
                            "write decimal degrees, such as `108.8512`"
                        ),
                    },
                )
            });
        }
        read.map(|degrees| Self(format!("{degrees}")))
    }
}
