//! Regular expressions for the numbers and amounts that are read here, for editors that check a
//! file while it is written. As for dates, they use only what JavaScript and Rust read alike.

/// Digits in threes, with decimals behind the other sign.
const DOTTED: &str = r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,5}(?:,[0-9]{0,4})?";
const WITH_COMMAS: &str = r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,5}(?:\.[0-9]{0,4})?|,[0-9]{3}\.[0-9]{1,4})";
/// Digits as they come; a comma before three of them is doubtful, except behind a 0.
const PLAIN: &str = r"(?:0,[0-9]{1,17}|[0-9][0-9_]{0,17}(?:\.[0-9]{0,9}|,(?:[0-9]{1,2}|[0-9]{4,9}))?)";
const SPACE: &str = r"[\s\u00a0]*";
const POWER: &str = concat!(
    "(?:[Rr]atus|[Hh]undred|[Rr]ibu|[Rr]b|[Rr]bu|[Tt]housand|[Jj]uta|[Jj]t|[Mm]illion|",
    "[Mm]iliar|[Mm]ilyar|[Bb]illion|[Tt]riliun|[Tt]rilyun|[Tt]rillion)"
);
const NO_LETTER: &str = "(?![A-Za-z])";

/// A number with its unit: `1.200`, `1,5 juta`, `75%`, `120 orang`.
pub fn number() -> String {
    let unit = format!(r"(?!{POWER}{NO_LETTER})[A-Za-z%‰°(/²³][^\n]*");
    let in_millions = format!("[1-9][0-9]{{0,2}},[0-9]{{3}}(?={SPACE}{POWER}{NO_LETTER})");
    let digits = format!("(?:{in_millions}|{})", amount(PLAIN));
    format!(r"^{SPACE}(?:[-−–+]|[Mm]inus )?{digits}(?:{SPACE}{POWER}{NO_LETTER})?[.,_]*{SPACE}(?:{unit})?[\s.]*$")
}

/// A number of people: `120`, `120 orang`.
pub fn people() -> String {
    let people = "(?:[Oo]rang|[Oo]rg|[Jj]iwa|[Ww]arga|[Aa]nggota|[Pp]eople|[Pp]ersons|[Mm]embers)";
    format!(r"^{SPACE}{}(?:{SPACE}{POWER})?{SPACE}{people}?[\s.]*$", amount(PLAIN))
}

/// A mean score of 5 at most: `4,2`.
pub fn score() -> String {
    format!(r"^{SPACE}(?:[0-4](?:[.,][0-9]{{1,2}})?|5(?:[.,]0+)?){SPACE}(?:[A-Za-z%/(][^\n]*)?$")
}

/// An amount of rupiah: `Rp1.500.000`, `1,5 juta`, `Rp15.000 / bungkus`, `gratis`.
pub fn money() -> String {
    let power = format!("(?:{POWER}|[KkMmTt]){NO_LETTER}");
    let free = "[Gg]ratis|[Ff]ree|[Cc]uma-cuma|[Tt]anpa biaya|[Tt]idak dipungut biaya";
    let currency = r"(?:(?:[Rr][Pp]|[Ii][Dd][Rr])[\s.]*)?";
    let whole = amount(r"(?:[0-9]{4,16}[.,][0-9]|[1-9][0-9]{0,2},[0-9]{3}|[0-9][0-9_]{0,17}(?:[.,](?:[0-9]{2}0*)?)?)");
    let counted = format!("{}{SPACE}{power}", amount("[0-9]{1,9}(?:[.,][0-9]*)?"));
    let of = r"(?:(?:/|\(|per |per-|untuk |tiap |setiap |se|for |each)[^\n]*)?";
    format!(r"^{SPACE}(?:{free}|{currency}(?:{counted}|{whole})[\s,.\-–—=]*(?:rupiah)?[,.]?{SPACE}{of}){SPACE}$")
}

fn amount(plain: &str) -> String {
    format!(r"(?:{DOTTED}|{WITH_COMMAS}|{plain})(?![0-9])")
}

/// `ya`, `tidak` and their like.
pub fn yes() -> String {
    let words = "ya|y|iya|yes|true|on|1|benar|betul|aktif|tidak|tdk|tak|t|no|n|false|off|0|bukan|salah";
    let either = |char: char| match char {
        'a'..='z' => format!("[{}{char}]", char.to_ascii_uppercase()),
        char => char.to_string(),
    };
    format!(r"^{SPACE}(?:{})[.!,]*{SPACE}$", words.chars().map(either).collect::<String>())
}

#[cfg(test)]
mod tests {
    use fancy_regex::Regex;

    use super::*;
    use crate::number::{MoneyFault, NumberFault, read_money, read_number, read_yes};

    /// Every text between quotation marks in the sources of the readers, their tests among them.
    #[track_caller]
    fn agree(pattern: &str, reads: impl Fn(&str) -> bool) {
        let pattern = Regex::new(pattern).expect("a pattern");
        let sources = [include_str!("mod.rs"), include_str!("money.rs"), include_str!("amount.rs")];
        let texts = sources.into_iter().flat_map(|source| source.split('"').skip(1).step_by(2));
        let texts: Vec<&str> = texts.filter(|text| !text.contains(['\\', '{', '\n'])).collect();
        let told = |text: &str| pattern.is_match(text).expect("no limit is reached");
        let apart: Vec<_> = texts.iter().filter(|text| told(text) != reads(text)).collect();
        assert!(texts.len() > 150 && apart.is_empty(), "{} of {}: {apart:?}", apart.len(), texts.len());
    }

    /// Whether only arithmetic tells that a number is too large.
    fn is_product(fault: NumberFault, text: &str) -> bool {
        fault == NumberFault::TooLong && text.contains(char::is_alphabetic)
    }

    #[test]
    fn numbers_are_told_as_they_are_read() {
        agree(&number(), |text| match read_number(text) {
            Ok(number) => number.doubt.is_none(),
            Err(fault) => is_product(fault, text),
        });
    }

    #[test]
    fn amounts_are_told_as_they_are_read() {
        agree(&money(), |text| match read_money(text) {
            Ok(_) => true,
            Err(MoneyFault::Number(fault)) => is_product(fault, text),
            Err(_) => false,
        });
    }

    #[test]
    fn yes_and_no_are_told_as_they_are_read() {
        agree(&yes(), |text| read_yes(text).is_some());
    }
}
