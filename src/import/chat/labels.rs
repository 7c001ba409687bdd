//! The words before the colons of an invitation.

use crate::records::key::fold;

/// What a line of an invitation tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// The day.
    Day,
    /// The hour.
    Hour,
    /// The place.
    Place,
    /// What it is.
    Title,
    /// Who speaks.
    Speaker,
    /// Who holds it.
    Host,
    /// What it costs.
    Cost,
}

/// The words of each.
const WORDS: &[(Label, &[&str])] = &[
    (
        Label::Day,
        &[
            "haritanggal",
            "haritgl",
            "haritggl",
            "hrtgl",
            "hari",
            "tanggal",
            "tgl",
            "harijamtanggal",
            "haritanggaljam",
            "haridantanggal",
            "padahari",
            "padaharitanggal",
            "waktupelaksanaan",
        ],
    ),
    (Label::Hour, &["pukul", "jam", "waktu", "pkl", "padapukul", "jampukul", "waktupukul"]),
    (
        Label::Place,
        &[
            "tempat",
            "lokasi",
            "bertempatdi",
            "bertempat",
            "tmpt",
            "tmp",
            "alamat",
            "tempatacara",
            "tempatlokasi",
            "tempatkegiatan",
            "titikkumpul",
        ],
    ),
    (
        Label::Title,
        &[
            "acara",
            "kegiatan",
            "agenda",
            "perihal",
            "hal",
            "keperluan",
            "dalamrangka",
            "namaacara",
            "namakegiatan",
            "tema",
            "judul",
        ],
    ),
    (Label::Speaker, &["narasumber", "pembicara", "penceramah", "pemateri", "pengisi", "bersama"]),
    (Label::Host, &["penyelenggara", "panitia", "tuanrumah"]),
    (Label::Cost, &["biaya", "htm", "tiket", "iuran"]),
];

/// The label of a line, and what stands behind it.
pub fn read(line: &str) -> Option<(Label, String)> {
    const LONGEST: usize = 40;
    let line = bare(line);
    let at = line.find([':', '：', '='])?;
    let (word, rest) = line.split_at(at);
    if word.chars().count() > LONGEST || rest.starts_with("://") {
        return None;
    }
    let word: String = fold(word).chars().filter(|c| c.is_alphanumeric()).collect();
    let (label, _) = WORDS.iter().find(|(_, words)| words.contains(&word.as_str()))?;
    let value = bare(rest.trim_start_matches([':', '：', '=', ' ']));
    (!value.is_empty()).then_some((*label, value))
}

/// A line without its marks, bullets and emoji at both ends.
pub fn bare(line: &str) -> String {
    let line: String = line.chars().filter(|c| !is_mark(*c)).collect();
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let start = line.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | '"' | '“' | '\'' | '+'));
    let start = without_number(start);
    start.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':') || is_picture(c)).to_owned()
}

/// A line without the number of a list in front.
fn without_number(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_item = rest.len() < line.len() && line.len() - rest.len() <= 2;
    match rest.strip_prefix([')', '.']) {
        Some(rest) if is_item && rest.starts_with(' ') => rest.trim_start(),
        _ => line,
    }
}

/// Marks of WhatsApp, and what cannot be seen.
fn is_mark(c: char) -> bool {
    matches!(c, '*' | '_' | '~' | '`' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}' | '\u{20e3}')
}

/// Emoji and the like.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{3030}' | '\u{e0020}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_in_their_dress() {
        let known = [
            ("*Hari/Tgl* : Minggu, 29 November 2026", Some((Label::Day, "Minggu, 29 November 2026"))),
            ("📅 Hari, Tanggal: Minggu, 29/11/2026 🎉", Some((Label::Day, "Minggu, 29/11/2026"))),
            ("2. Pukul    : *19.30 WIB - selesai*", Some((Label::Hour, "19.30 WIB - selesai"))),
            ("➡️ Tempat :  _Balai Desa_ ,", Some((Label::Place, "Balai Desa"))),
            ("🕖 19.30 - selesai", None),
            ("Tempat:", None),
            ("https://a.example/", None),
            ("Catatan: bawa cangkul", None),
        ];
        for (line, expected) in known {
            assert_eq!(read(line), expected.map(|(label, value)| (label, value.to_owned())), "{line}");
        }
    }
}
