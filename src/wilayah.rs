//! Codes of Indonesian regions, as the Ministry of Home Affairs gives them.
//!
//! Source: the tables of Kepmendagri 300.2.2-2430/2025; time zones by Keppres 41/1987.

use std::fmt;

/// A region's code: `33`, `33.01`, `33.01.18` or `33.01.18.2011`, always with its dots.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    dotted: String,
}

/// How far down a region is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Provinsi.
    Province,
    /// Kabupaten or kota.
    Regency,
    /// Kecamatan, also kapanewon, kemantren and distrik.
    District,
    /// Desa, kelurahan and desa adat.
    Village,
}

/// What kind of village a code says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VillageKind {
    /// A kelurahan, part of a town's government.
    Kelurahan,
    /// A desa.
    Desa,
    /// A desa adat.
    DesaAdat,
}

/// Why a code cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFault {
    /// Not two, four, six or ten digits.
    Length,
    /// The dots stand in other places than after the second, fourth and sixth digit.
    Dots,
    /// Something else than digits and dots.
    NotDigits,
    /// No province begins like this.
    Province,
    /// The code of a statistics office, which counts regions differently.
    Statistics,
}

impl Code {
    /// Reads a code with or without dots.
    ///
    /// # Errors
    /// When no region can have it.
    pub fn read(text: &str) -> Result<Self, CodeFault> {
        let text = text.trim();
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return Err(CodeFault::NotDigits);
        }
        let digits = text.replace('.', "");
        let dotted = dotted(&digits)?;
        if text.contains('.') && text != dotted {
            return Err(CodeFault::Dots);
        }
        if zone_of(&digits[..2]).is_none() {
            return Err(CodeFault::Province);
        }
        match digits.as_bytes().get(6) {
            None | Some(b'1'..=b'3') => Ok(Self { dotted }),
            Some(_) => Err(CodeFault::Statistics),
        }
    }

    /// The code with its dots.
    pub fn as_str(&self) -> &str {
        &self.dotted
    }

    /// How far down the region is.
    pub fn level(&self) -> Level {
        match self.dotted.len() {
            0..=2 => Level::Province,
            3..=5 => Level::Regency,
            6..=8 => Level::District,
            _ => Level::Village,
        }
    }

    /// What kind of village this is; `None` for what is no village.
    pub fn village_kind(&self) -> Option<VillageKind> {
        Some(match self.dotted.as_bytes().get(9)? {
            b'1' => VillageKind::Kelurahan,
            b'2' => VillageKind::Desa,
            _ => VillageKind::DesaAdat,
        })
    }

    /// The region that this one is in; `None` for a province.
    pub fn parent(&self) -> Option<Self> {
        self.dotted.rsplit_once('.').map(|(dotted, _)| Self { dotted: dotted.to_owned() })
    }

    /// Whether another region is this one or lies in it.
    pub fn contains(&self, other: &Self) -> bool {
        other.dotted.strip_prefix(&self.dotted).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// The name of the province.
    pub fn province(&self) -> &'static str {
        let number = self.dotted.get(..2).and_then(|digits| digits.parse().ok());
        let found = PROVINCES.iter().find(|(known, _)| Some(*known) == number);
        found.map_or("", |(_, name)| *name)
    }

    /// The IANA name of the zone that the province keeps.
    pub fn zone(&self) -> &'static str {
        zone_of(&self.dotted[..2]).expect("reading refused unknown provinces")
    }
}

/// The provinces by their numbers.
const PROVINCES: [(u8, &str); 38] = [
    (11, "Aceh"),
    (12, "Sumatera Utara"),
    (13, "Sumatera Barat"),
    (14, "Riau"),
    (15, "Jambi"),
    (16, "Sumatera Selatan"),
    (17, "Bengkulu"),
    (18, "Lampung"),
    (19, "Kepulauan Bangka Belitung"),
    (21, "Kepulauan Riau"),
    (31, "DKI Jakarta"),
    (32, "Jawa Barat"),
    (33, "Jawa Tengah"),
    (34, "Daerah Istimewa Yogyakarta"),
    (35, "Jawa Timur"),
    (36, "Banten"),
    (51, "Bali"),
    (52, "Nusa Tenggara Barat"),
    (53, "Nusa Tenggara Timur"),
    (61, "Kalimantan Barat"),
    (62, "Kalimantan Tengah"),
    (63, "Kalimantan Selatan"),
    (64, "Kalimantan Timur"),
    (65, "Kalimantan Utara"),
    (71, "Sulawesi Utara"),
    (72, "Sulawesi Tengah"),
    (73, "Sulawesi Selatan"),
    (74, "Sulawesi Tenggara"),
    (75, "Gorontalo"),
    (76, "Sulawesi Barat"),
    (81, "Maluku"),
    (82, "Maluku Utara"),
    (91, "Papua"),
    (92, "Papua Barat"),
    (93, "Papua Selatan"),
    (94, "Papua Tengah"),
    (95, "Papua Pegunungan"),
    (96, "Papua Barat Daya"),
];

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.dotted)
    }
}

fn dotted(digits: &str) -> Result<String, CodeFault> {
    match digits.len() {
        2 | 4 | 6 | 10 => {}
        7 => return Err(CodeFault::Statistics),
        _ => return Err(CodeFault::Length),
    }
    let mut dotted = String::with_capacity(13);
    for (at, digit) in digits.char_indices() {
        if matches!(at, 2 | 4 | 6) {
            dotted.push('.');
        }
        dotted.push(digit);
    }
    Ok(dotted)
}

fn zone_of(province: &str) -> Option<&'static str> {
    Some(match province.parse::<u8>().ok()? {
        11..=19 | 21 | 31..=36 => "Asia/Jakarta",
        61 | 62 => "Asia/Pontianak",
        51..=53 | 63..=65 | 71..=76 => "Asia/Makassar",
        81 | 82 | 91..=96 => "Asia/Jayapura",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_with_and_without_dots() {
        let code = Code::read("33.01.18.2011").unwrap();
        assert_eq!(Code::read(" 3301182011 "), Ok(code.clone()));
        assert_eq!(
            (code.as_str(), code.level(), code.village_kind()),
            ("33.01.18.2011", Level::Village, Some(VillageKind::Desa))
        );
        assert_eq!(code.zone(), "Asia/Jakarta");
        let district = code.parent().unwrap();
        assert_eq!((district.as_str(), district.level(), district.village_kind()), ("33.01.18", Level::District, None));
        assert!(district.contains(&code) && !code.contains(&district) && code.contains(&code));
        assert!(!Code::read("33.01").unwrap().contains(&Code::read("33.02").unwrap()));
        assert_eq!(Code::read("33").unwrap().parent(), None);
        assert_eq!(Code::read("91").unwrap().zone(), "Asia/Jayapura");
        assert_eq!(Code::read("51.03").unwrap().zone(), "Asia/Makassar");
        assert_eq!(Code::read("6171").unwrap().zone(), "Asia/Pontianak");
    }

    #[test]
    fn every_province_has_a_name_and_a_zone() {
        let known = (10..100).filter_map(|number: u8| Code::read(&number.to_string()).ok());
        let names: Vec<_> = known.map(|code| code.province()).collect();
        assert_eq!(names.len(), PROVINCES.len());
        assert!(names.iter().all(|name| !name.is_empty()), "{names:?}");
        assert_eq!(Code::read("33.01.18.2011").unwrap().province(), "Jawa Tengah");
    }

    #[test]
    fn other_codes_are_refused() {
        assert_eq!(Code::read(""), Err(CodeFault::NotDigits));
        assert_eq!(Code::read("Cipari"), Err(CodeFault::NotDigits));
        assert_eq!(Code::read("33.1"), Err(CodeFault::Length));
        assert_eq!(Code::read("3.301"), Err(CodeFault::Dots));
        assert_eq!(Code::read("99.01"), Err(CodeFault::Province));
        assert_eq!(Code::read("3301060"), Err(CodeFault::Statistics));
        assert_eq!(Code::read("3301060011"), Err(CodeFault::Statistics));
        assert_eq!(Code::read(".."), Err(CodeFault::Length));
    }
}
