//! Addresses, search terms and sort keys out of names.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The most bytes that a slug has.
const LONGEST: usize = 80;

/// A name as part of an address: lower-case ASCII letters, digits and single hyphens.
///
/// Apostrophes vanish (`Jum'at` is `jumat`), other scripts are written in Latin letters, all else
/// parts words. At most 80 bytes, cut between words where that is possible. Empty when nothing of
/// the name can be part of an address.
pub fn slug(text: &str) -> String {
    if text.is_ascii() {
        return shortened(hyphenated(text));
    }
    let plain: String = text
        .nfc()
        .filter(|&char| !is_dropped(char))
        .map(|char| if char.is_alphanumeric() { char } else { ' ' })
        .collect();
    let slug = if plain.is_ascii() { hyphenated(&plain) } else { ::slug::slugify(&plain) };
    shortened(slug)
}

/// The words of an ASCII text, with single hyphens between them.
fn hyphenated(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut gap = false;
    let mut rest = text;
    while let Some(first) = rest.bytes().next() {
        let letters = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if letters == 0 {
            gap |= !matches!(first, b'\'' | b'`');
            rest = &rest[1..];
            continue;
        }
        if std::mem::take(&mut gap) && !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&rest[..letters]);
        rest = &rest[letters..];
    }
    slug.make_ascii_lowercase();
    slug
}

fn shortened(mut slug: String) -> String {
    if slug.len() > LONGEST {
        let ends_word = slug.as_bytes()[LONGEST] == b'-';
        slug.truncate(LONGEST);
        if let Some(at) = slug.rfind('-').filter(|_| !ends_word) {
            slug.truncate(at);
        }
    }
    slug
}

/// Whether a text could be a slug as it stands.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9')))
}

/// A term in the form in which terms are compared: `Gotong Royong`, `gotong-royong` and
/// `gotong_royong` are one, and so are `Jum'at` and `jumat`.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return joined(
            text.chars().filter(|&char| !is_dropped(char)).map(|char| char.to_ascii_lowercase()),
            text.len(),
        );
    }
    let plain = text.nfkd().filter(|&char| !is_dropped(char) && !is_combining_mark(char));
    joined(plain.flat_map(char::to_lowercase), text.len())
}

/// Words with single spaces between them, whatever stood there.
fn joined(chars: impl Iterator<Item = char>, length: usize) -> String {
    let mut folded = String::with_capacity(length);
    let mut gap = false;
    for char in chars {
        if char.is_whitespace() || matches!(char, '-' | '_' | '\u{2010}'..='\u{2015}') {
            gap = !folded.is_empty();
        } else {
            if std::mem::take(&mut gap) {
                folded.push(' ');
            }
            folded.push(char);
        }
    }
    folded
}

/// What a name is sorted by: without `Kelompok`, `Bapak`, `H.`, `K.H.` and other words in front
/// that say what somebody is.
pub fn name_key(name: &str) -> String {
    let folded = fold(name).replace(['.', ',', '(', ')', '"', '“', '”'], " ");
    let mut words = folded.split_whitespace().peekable();
    let mut last = None;
    while let Some(word) = words.next_if(|word| is_title(word)) {
        last = Some(word);
    }
    let rest: Vec<_> = words.collect();
    if rest.is_empty() { last.unwrap_or_default().to_owned() } else { rest.join(" ") }
}

fn is_title(word: &str) -> bool {
    const TITLES: [&str; 47] = [
        "almarhum",
        "almarhumah",
        "bapak",
        "bp",
        "bpk",
        "bu",
        "dr",
        "dra",
        "drg",
        "drh",
        "drs",
        "gus",
        "h",
        "haji",
        "hajah",
        "hajjah",
        "hj",
        "ibu",
        "ir",
        "k",
        "kelompok",
        "kh",
        "kiai",
        "ki",
        "komunitas",
        "kyai",
        "mas",
        "mba",
        "mbah",
        "mbak",
        "nyai",
        "organisasi",
        "paguyuban",
        "pak",
        "perkumpulan",
        "prof",
        "pt",
        "sdr",
        "sdri",
        "tuan",
        "ust",
        "ustad",
        "ustadz",
        "ustadzah",
        "ustaz",
        "ustazah",
        "yayasan",
    ];
    TITLES.contains(&word)
}

/// Apostrophes in all their forms, and characters without width.
fn is_dropped(char: char) -> bool {
    matches!(
        char,
        '\'' | '`' | '\u{b4}' | '\u{2bb}' | '\u{2bc}' | '\u{2bd}' | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{ff07}'
            | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}' | '\u{fe0e}' | '\u{fe0f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain() {
        let known = [
            ("Rapat Desa", "rapat-desa"),
            ("Pengajian Jum'at Ba'da Magrib", "pengajian-jumat-bada-magrib"),
            ("Jum’at ʼ ‘Berkah’", "jumat-berkah"),
            ("Karang Taruna & PKK", "karang-taruna-pkk"),
            ("  --Panen__raya 2026!-- ", "panen-raya-2026"),
            ("Désa Sukaré", "desa-sukare"),
            ("De\u{301}sa", "desa"),
            ("RT 01/RW 02", "rt-01-rw-02"),
            ("S.Pd.", "s-pd"),
            ("🎉🎉", ""),
            ("Panen 🎉 raya", "panen-raya"),
            ("Straße", "strasse"),
            ("50%", "50"),
            ("", ""),
        ];
        for (text, expected) in known {
            assert_eq!(slug(text), expected, "{text}");
            assert_eq!(is_slug(&slug(text)), !expected.is_empty(), "{text}");
            assert_eq!(slug(&slug(text)), expected, "{text}");
        }
        assert!(is_slug(&slug("ꦗꦮ")) && is_slug(&slug("مسجد النور")) && is_slug(&slug("村")));
    }

    #[test]
    fn long_slugs_end_at_a_word() {
        let long = slug(&"gotong royong ".repeat(20));
        assert!(long.len() <= LONGEST && (long.ends_with("-royong") || long.ends_with("-gotong")), "{long}");
        assert_eq!(slug(&"a".repeat(300)).len(), LONGEST);
        let exact = format!("{} b", "a".repeat(LONGEST));
        assert_eq!(slug(&exact), "a".repeat(LONGEST));
    }

    #[test]
    fn only_slugs_are_slugs() {
        for text in ["", "-a", "a-", "a--b", "A", "a b", "é", "a_b"] {
            assert!(!is_slug(text), "{text}");
        }
    }

    #[test]
    fn terms_are_compared_without_their_dress() {
        for text in ["gotong-royong", "Gotong Royong", "gotong_royong", " GOTONG  royong ", "gotong–royong"] {
            assert_eq!(fold(text), "gotong royong", "{text}");
        }
        assert_eq!(fold("Jum’at"), fold("jumat"));
        assert_eq!(fold("Désa"), "desa");
    }

    #[test]
    fn names_sort_without_titles() {
        let known = [
            ("Kelompok Tani Makmur", "tani makmur"),
            ("Bapak H. Mundirin, S.Pd.", "mundirin s pd"),
            ("K.H. Ahmad", "ahmad"),
            ("Hj. Siti", "siti"),
            ("Mundirin", "mundirin"),
            ("Ibu", "ibu"),
            ("Ibu-Ibu Pengajian", "pengajian"),
            ("", ""),
        ];
        for (name, key) in known {
            assert_eq!(name_key(name), key, "{name}");
        }
    }
}
