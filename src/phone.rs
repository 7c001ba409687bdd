//! Telephone numbers as Indonesians write them.

/// A telephone number, ready to be shown, called and written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// For reading: `0812-3456-7890`, `(0282) 123456`, `112`.
    pub shown: String,
    /// For a `tel:` link: `+6281234567890`, or a short number as it is.
    pub tel: String,
    /// For a WhatsApp link, digits alone; only mobile and foreign numbers have it.
    pub whatsapp: Option<String>,
    /// What was typed before or behind the number, without brackets: `ketua PKK`.
    pub note: Option<String>,
}

/// Why a telephone number cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneFault {
    /// There are no digits.
    NoNumber,
    /// Too few digits.
    TooShort,
    /// Too many digits for one number.
    TooLong,
    /// A fixed line without its area code.
    NoAreaCode,
    /// Two numbers in one place.
    Several,
    /// A letter among the digits, as `O` for 0: what was meant is never sure.
    Letters,
}

/// Reads a number in any grouping, with `0`, `62`, `+62`, `0062` or nothing in front; a
/// `wa.me` address is read too.
///
/// # Errors
/// When it is not one telephone number.
pub fn read_phone(text: &str) -> Result<Phone, PhoneFault> {
    let text = text.trim();
    let (before, number, after) = parted(text).ok_or(PhoneFault::NoNumber)?;
    if has_letters(before, after) {
        return Err(PhoneFault::Letters);
    }
    if parted(after).is_some_and(|(_, other, _)| other.bytes().filter(u8::is_ascii_digit).count() >= 7) {
        return Err(PhoneFault::Several);
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let mut phone = if number.starts_with('+') { with_country(&digits, number) } else { without_plus(&digits) }?;
    phone.note = note(before, after);
    Ok(phone)
}

/// The address that opens WhatsApp with a message to somebody, or, without digits, to a person yet
/// to be chosen.
pub fn wa_link(digits: &str, text: &str) -> String {
    let mut link = format!("https://wa.me/{digits}");
    if !text.is_empty() {
        link.push_str("?text=");
        text.bytes().for_each(|byte| push_encoded(&mut link, byte));
    }
    link
}

fn push_encoded(link: &mut String, byte: u8) {
    if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
        link.push(byte.into());
    } else {
        link.push('%');
        link.extend(
            [byte >> 4, byte & 15].map(|half| char::from_digit(half.into(), 16).unwrap_or('0').to_ascii_uppercase()),
        );
    }
}

/// The text before the first number, the number, and the text behind it.
fn parted(text: &str) -> Option<(&str, &str, &str)> {
    let link = ["wa.me/", "phone="].iter().find_map(|mark| text.find(mark).map(|at| at + mark.len()));
    let first = text.get(link.unwrap_or(0)..)?.find(|char: char| char.is_ascii_digit())? + link.unwrap_or(0);
    let opening = text[..first].trim_end_matches(['+', '(', ' ']);
    let start = text[opening.len()..first].find(['+', '(']).map_or(first, |at| opening.len() + at);
    let length = text[start..].find(|char| !is_part(char)).unwrap_or(text.len() - start);
    let number = text[start..start + length].trim_end_matches(|char: char| !char.is_ascii_digit());
    let before = if link.is_some() { "" } else { &text[..start] };
    let after = if link.is_some() { "" } else { &text[start + number.len()..] };
    Some((before, number, after))
}

/// Whether a letter stands where only digits can: glued to the number's end, or an O or l for 0 or 1.
fn has_letters(before: &str, after: &str) -> bool {
    let is_lookalike = |text: &str| matches!(text.trim(), "O" | "o" | "l" | "I");
    let glued = after.trim_start_matches(['-', '.', '–']).starts_with(char::is_alphabetic);
    let front = before.rsplit(|char: char| char.is_whitespace() || char == '(').next().unwrap_or(before);
    glued || is_lookalike(after) || is_lookalike(front) && !before.ends_with(char::is_whitespace)
}

/// Whether a character may stand inside a number. A letter may not, not even an O for 0.
fn is_part(char: char) -> bool {
    char.is_ascii_digit()
        || matches!(
            char,
            '+' | '(' | ')' | '.' | '-' | ' ' | '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{2010}'..='\u{2015}'
        )
        || matches!(char, '\u{200e}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

/// A number behind a `+`.
fn with_country(digits: &str, typed: &str) -> Result<Phone, PhoneFault> {
    if let Some(national) = digits.strip_prefix("62") {
        return national_number(national.trim_start_matches('0'));
    }
    match digits.len() {
        0..=6 => Err(PhoneFault::TooShort),
        7..=15 => Ok(Phone {
            shown: typed.split_whitespace().collect::<Vec<_>>().join(" "),
            tel: format!("+{digits}"),
            whatsapp: Some(digits.to_owned()),
            note: None,
        }),
        _ => Err(PhoneFault::TooLong),
    }
}

fn without_plus(digits: &str) -> Result<Phone, PhoneFault> {
    if let Some(foreign) = digits.strip_prefix("00").filter(|rest| rest.len() >= 7) {
        return with_country(foreign, &format!("+{foreign}"));
    }
    match digits.as_bytes() {
        [b'1', ..] if matches!(digits.len(), 3..=5) || digits.starts_with("1500") && digits.len() <= 7 => {
            Ok(Phone { shown: digits.to_owned(), tel: digits.to_owned(), whatsapp: None, note: None })
        }
        [b'0', ..] => national_number(&digits[1..]),
        [b'6', b'2', ..] if digits.len() >= 10 => national_number(digits[2..].trim_start_matches('0')),
        [b'8', ..] if digits.len() >= 9 => national_number(digits),
        _ => Err(match digits.len() {
            0..=4 => PhoneFault::TooShort,
            5..=8 => PhoneFault::NoAreaCode,
            _ => PhoneFault::TooLong,
        }),
    }
}

/// An Indonesian number without its leading 0.
fn national_number(digits: &str) -> Result<Phone, PhoneFault> {
    let is_mobile = digits.starts_with('8') && !digits.starts_with("80");
    let (least, most) = if is_mobile { (9, 12) } else { (7, 12) };
    if digits.len() < least {
        return Err(PhoneFault::TooShort);
    }
    if digits.len() > most {
        return Err(PhoneFault::TooLong);
    }
    let shown = if is_mobile || digits.starts_with("80") { mobile_shown(digits) } else { fixed_shown(digits) };
    let whatsapp = is_mobile.then(|| format!("62{digits}"));
    Ok(Phone { shown, tel: format!("+62{digits}"), whatsapp, note: None })
}

/// `0812-345-678`, `0812-3456-789`, `0812-3456-7890`, `0812-3456-78901`.
fn mobile_shown(digits: &str) -> String {
    let (prefix, rest) = digits.split_at(3);
    let (middle, last) = rest.split_at(if rest.len() <= 6 { rest.len().min(3) } else { 4 });
    if last.is_empty() { format!("0{prefix}-{middle}") } else { format!("0{prefix}-{middle}-{last}") }
}

/// `(0282) 123456`, `(021) 123-4567`. Five big cities have area codes of two digits.
fn fixed_shown(digits: &str) -> String {
    let big = ["21", "22", "24", "31", "61"].iter().any(|area| digits.starts_with(area));
    let (area, rest) = digits.split_at(if big { 2 } else { 3 });
    if rest.len() < 7 {
        return format!("(0{area}) {rest}");
    }
    let (first, last) = rest.split_at(rest.len() - 4);
    format!("(0{area}) {first}-{last}")
}

/// The words around a number, without the brackets and labels that belong to numbers.
fn note(before: &str, after: &str) -> Option<String> {
    let is_frame = |char: char| char.is_whitespace() || ":;,-–—/|+()[]".contains(char) || is_part(char);
    let trim = |text: &str| {
        let text = text.trim_start_matches(|char: char| is_frame(char) && !char.is_ascii_digit());
        text.trim_end_matches(|char: char| is_frame(char) && !matches!(char, '0'..='9' | '.')).to_owned()
    };
    let mut words: Vec<String> = [trim(before), trim(after)].into_iter().filter(|words| !words.is_empty()).collect();
    words.retain(|words| !is_label(words));
    (!words.is_empty()).then(|| words.join(", "))
}

fn is_label(text: &str) -> bool {
    let plain = text.to_lowercase().replace('.', "");
    matches!(
        plain.trim(),
        "wa" | "whatsapp"
            | "hp"
            | "no"
            | "no hp"
            | "no wa"
            | "nomor"
            | "telp"
            | "tlp"
            | "tel"
            | "telepon"
            | "telpon"
            | "phone"
            | "hub"
            | "wa/hp"
            | "hp/wa"
            | "call"
            | "cp"
    )
}

/// A regular expression for what [`read_phone`] reads, for editors that check a file while it is
/// written; it uses only what JavaScript and Rust read alike.
pub fn pattern() -> String {
    const SIGN: &str = r"[\s.()\-\u2010-\u2015\u2007\u202f\u200e\u202a-\u202e\u2060\u2066-\u2069]*";
    let digits =
        |first: &str, least: usize, most: usize| format!("{first}(?:{SIGN}[0-9]){{{},{}}}", least - 1, most - 1);
    let country = format!("(?:[+]{SIGN}6{SIGN}2{SIGN}0?|0{SIGN}0{SIGN}6{SIGN}2{SIGN}0?|6{SIGN}2{SIGN}0?|0){SIGN}");
    let mobile = format!("{country}8{SIGN}{}|8{SIGN}{}", digits("[1-9]", 8, 11), digits("[1-9]", 8, 11));
    let fixed = format!("{country}(?:8{SIGN}0(?:{SIGN}[0-9]){{5,10}}|{})", digits("[1-79]", 7, 12));
    let foreign = format!("(?:[+]|0{SIGN}0){SIGN}(?!6{SIGN}2){}", digits("[1-9]", 7, 15));
    let short = format!("1{SIGN}5{SIGN}0{SIGN}0(?:{SIGN}[0-9]){{0,3}}|{}", digits("1", 3, 5));
    let link = r"https?://\S*?(?:wa\.me/|phone=)";
    format!(
        r"^(?:{link}|(?:[^0-9+]*(?:[^0-9+A-Za-z]|[A-Za-z]{{2,}}|\s[A-Za-z]))?)(?:{mobile}|{fixed}|{foreign}|{short})(?!{SIGN}[0-9])(?!{SIGN}[A-Za-z]{SIGN}$|[-.–]*[A-Za-z])(?:(?![^0-9]*[0-9](?:{SIGN}[0-9]){{6}})[\s\S])*$"
    )
}

#[cfg(test)]
mod tests {
    use fancy_regex::Regex;

    use super::*;

    #[test]
    fn editors_are_told_what_is_read() {
        let pattern = Regex::new(&pattern()).expect("a pattern");
        let texts =
            include_str!("phone.rs").split('"').skip(1).step_by(2).filter(|text| !text.contains(['\\', '{', '\n']));
        let told = |text: &str| pattern.is_match(text).expect("no limit is reached");
        let apart: Vec<&str> = texts.filter(|text| told(text) != read_phone(text).is_ok()).collect();
        assert!(apart.is_empty(), "{apart:?}");
    }

    fn phone(text: &str) -> Phone {
        read_phone(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
    }

    #[test]
    fn one_mobile_number_has_many_spellings() {
        let spellings = [
            "081234567890",
            "+62 812-3456-7890",
            "6281234567890",
            "0062812 3456 7890",
            "81234567890",
            "0812 3456 7890",
            "0812.3456.7890",
            "(0812) 3456-7890",
            "+62 (0)812 3456 7890",
            "+62-812-3456-7890",
            "0812–3456–7890",
            "WA: 0812-3456-7890",
            "No. HP 081234567890",
            "https://wa.me/6281234567890",
            "https://wa.me/6281234567890?text=Halo%2020",
            "https://api.whatsapp.com/send?phone=6281234567890",
            "\u{202a}+62 812-3456-7890\u{202c}",
        ];
        for text in spellings {
            let expected = Phone {
                shown: "0812-3456-7890".into(),
                tel: "+6281234567890".into(),
                whatsapp: Some("6281234567890".into()),
                note: None,
            };
            assert_eq!(phone(text), expected, "{text}");
        }
    }

    #[test]
    fn notes_are_kept() {
        assert_eq!(phone("0812 3456 7890 (ketua PKK)").note.as_deref(), Some("ketua PKK"));
        assert_eq!(phone("Sekretariat: 0812 3456 7890").note.as_deref(), Some("Sekretariat"));
        assert_eq!(phone("(0282) 123456 ext. 12").note.as_deref(), Some("ext. 12"));
        assert_eq!(phone("081234567890 a.n. panitia 2026").note.as_deref(), Some("a.n. panitia 2026"));
    }

    #[test]
    fn other_numbers_are_kept_apart() {
        let fixed = phone("(0282) 123456");
        assert_eq!((fixed.shown.as_str(), fixed.tel.as_str(), fixed.whatsapp), ("(0282) 123456", "+62282123456", None));
        assert_eq!(phone("021-1234567").shown, "(021) 123-4567");
        assert_eq!(phone("+62 282 123456").shown, "(0282) 123456");
        for short in ["110", "112", "119", "14045", "1500567"] {
            let read = phone(short);
            assert_eq!((read.shown.as_str(), read.tel.as_str(), read.whatsapp), (short, short, None));
        }
        let foreign = phone("+31 20 123 4567");
        assert_eq!((foreign.shown.as_str(), foreign.tel.as_str()), ("+31 20 123 4567", "+31201234567"));
        assert_eq!(phone("0031 20 1234567").tel, "+31201234567");
        assert_eq!(phone("0800 1 234567").whatsapp, None);
        assert_eq!(phone("0812345678").shown, "0812-345-678");
        assert_eq!(phone("08123456789").shown, "0812-3456-789");
    }

    #[test]
    fn unclear_numbers_say_why() {
        assert_eq!(read_phone(""), Err(PhoneFault::NoNumber));
        assert_eq!(read_phone("lewat ketua RT"), Err(PhoneFault::NoNumber));
        assert_eq!(read_phone("0812"), Err(PhoneFault::TooShort));
        for text in ["0812-3456-789O", "O812-3456-7890", "0812-34SATU-99", "0812 3456 789 O"] {
            assert_eq!(read_phone(text), Err(PhoneFault::Letters), "{text}");
        }
        assert_eq!(read_phone("08123"), Err(PhoneFault::TooShort));
        assert_eq!(read_phone("123456"), Err(PhoneFault::NoAreaCode));
        assert_eq!(read_phone("0812345678901234"), Err(PhoneFault::TooLong));
        assert_eq!(read_phone("081234567890 / 081334567890"), Err(PhoneFault::Several));
        assert_eq!(read_phone("081234567890, 081334567890"), Err(PhoneFault::Several));
    }

    #[test]
    fn links_carry_a_message() {
        assert_eq!(wa_link("6281234567890", ""), "https://wa.me/6281234567890");
        assert_eq!(wa_link("", "Halo, désa"), "https://wa.me/?text=Halo%2C%20d%C3%A9sa");
    }

    #[test]
    fn nothing_that_is_typed_stops_a_build() {
        let bits = [
            "08", "12", "+", "(", ")", " ", "-", "62", "00", "é", "wa.me/", "phone=", "345678", "ketua", "/", "🎉",
            "1", "–",
        ];
        let mut state = 3_u64;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..=state >> 61 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text += bits[usize::try_from(state >> 33).unwrap() % bits.len()];
            }
            let again = read_phone(&text).map(|read| (read_phone(&read.shown).map(|again| again.tel), read.tel));
            assert!(again.is_err() || matches!(&again, Ok((Ok(shown), tel)) if shown == tel), "{text}: {again:?}");
        }
    }
}
