//! Numbers and money as people write them: `1.200`, `1,5 juta`, `75%`, `Rp1.500.000,-`.
//!
//! Dots part thousands and a comma begins the decimals. Amounts are exact decimals, so that what
//! was typed is what is printed.

mod amount;
mod money;
pub mod pattern;

use amount::{Amount, grouped};

pub use money::{Money, MoneyFault, print_money, print_money_short, print_rupiah, read_money};

use crate::lang::Lang;

/// A number with the unit typed behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    amount: Amount,
    /// What is counted, as typed: `orang`, `ha`, `%`.
    pub unit: Option<String>,
    /// Set when the number was read but may be meant otherwise.
    pub doubt: Option<NumberDoubt>,
}

/// What looks wrong in a number that was read all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberDoubt {
    /// A comma and three digits, as in `1,200`: decimals here, thousands in English.
    CommaThousands,
}

/// Why a number cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// It does not begin with digits, or more digits follow it.
    NotNumber,
    /// The dots or commas do not part it in threes, as in `1.20.000`.
    Groups,
    /// More than 18 digits.
    TooLong,
}

impl Number {
    /// A whole number without a unit.
    pub fn whole(value: i64) -> Self {
        Self { amount: Amount { mantissa: value, scale: 0 }, unit: None, doubt: None }
    }

    /// So many tenths, printed with one decimal.
    pub fn tenths(value: i64) -> Self {
        Self { amount: Amount { mantissa: value, scale: 1 }, ..Self::whole(0) }
    }

    /// The value in hundredths, without what is smaller.
    pub fn to_hundredths(&self) -> Option<i64> {
        self.amount.to_hundredths()
    }

    /// The value, rounded to what a float can hold.
    pub fn value(&self) -> f64 {
        self.amount.value()
    }

    /// The value if it has no decimals but zeros.
    pub fn to_whole(&self) -> Option<i64> {
        self.amount.to_whole()
    }
}

/// Reads a number, with `ribu`, `juta`, `miliar` and the like, and a unit behind it.
///
/// A single dot is a decimal point unless three digits follow it.
///
/// # Errors
/// When it is no number.
pub fn read_number(text: &str) -> Result<Number, NumberFault> {
    let (amount, rest, doubt) = amount::read(text)?;
    let (amount, rest) = amount::multiplied(amount, rest, word_power)?;
    let doubt = doubt.filter(|_| amount.scale > 0);
    let rest = rest.trim_matches(|char: char| char.is_whitespace() || char == '.');
    let is_unit = rest.starts_with(|char: char| char.is_alphabetic() || "%‰°(/²³".contains(char));
    if !rest.is_empty() && !is_unit {
        return Err(NumberFault::NotNumber);
    }
    Ok(Number { amount, unit: (!rest.is_empty()).then(|| rest.to_owned()), doubt })
}

/// The power of ten that a word behind a number stands for.
fn word_power(word: &str) -> Option<u8> {
    Some(match word {
        "ratus" | "hundred" => 2,
        "ribu" | "rb" | "rbu" | "thousand" => 3,
        "juta" | "jt" | "million" => 6,
        "miliar" | "milyar" | "billion" => 9,
        "triliun" | "trilyun" | "trillion" => 12,
        _ => return None,
    })
}

/// Prints a number with its unit: `1.200,5 ha`, `75%`.
pub fn print_number(number: &Number, lang: Lang) -> String {
    let digits = number.amount.print(lang);
    match &number.unit {
        None => digits,
        Some(unit) if unit.starts_with(['%', '‰', '°']) => digits + unit,
        Some(unit) => format!("{digits} {unit}"),
    }
}

/// Prints a whole number: `1.200`, in English `1,200`.
pub fn print_count(count: i64, lang: Lang) -> String {
    let sign = if count < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(count.unsigned_abs(), lang))
}

/// Reads `ya`, `tidak` and their like in any letter case.
pub fn read_yes(text: &str) -> Option<bool> {
    match text.trim().trim_end_matches(['.', '!', ',']).to_lowercase().as_str() {
        "ya" | "y" | "iya" | "yes" | "true" | "on" | "1" | "benar" | "betul" | "aktif" => Some(true),
        "tidak" | "tdk" | "tak" | "t" | "no" | "n" | "false" | "off" | "0" | "bukan" | "salah" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_printed(typed: &str, id: &str, en: &str) {
        let number = read_number(typed).unwrap_or_else(|fault| panic!("{typed}: {fault:?}"));
        assert_eq!(print_number(&number, Lang::Id), id, "{typed}");
        assert_eq!(print_number(&number, Lang::En), en, "{typed}");
        assert_eq!(read_number(id), Ok(Number { doubt: read_number(id).unwrap().doubt, ..number }), "{id}");
    }

    #[test]
    fn numbers_are_read_and_printed() {
        assert_printed("1200", "1.200", "1,200");
        assert_printed("1.200", "1.200", "1,200");
        assert_printed("1.200,5", "1.200,5", "1,200.5");
        assert_printed("1,200.5", "1.200,5", "1,200.5");
        assert_printed("1,5", "1,5", "1.5");
        assert_printed("1.5", "1,5", "1.5");
        assert_printed("0.125", "0,125", "0.125");
        assert_printed("1.10", "1,10", "1.10");
        assert_printed("1,5 juta", "1.500.000", "1,500,000");
        assert_printed("2 ribu", "2.000", "2,000");
        assert_printed("3,2 miliar", "3.200.000.000", "3,200,000,000");
        assert_printed("2 juta orang", "2.000.000 orang", "2,000,000 orang");
        assert_printed("75%", "75%", "75%");
        assert_printed("75 %", "75%", "75%");
        assert_printed("1_000", "1.000", "1,000");
        assert_printed("12 orang", "12 orang", "12 orang");
        assert_printed("3,5ha", "3,5 ha", "3.5 ha");
        assert_printed("1,200,000", "1.200.000", "1,200,000");
        assert_printed("-5", "-5", "-5");
        assert_printed("−0,5", "-0,5", "-0.5");
        assert_printed("minus 5", "-5", "-5");
        assert_printed("+5", "5", "5");
        assert_printed("12.", "12", "12");
        assert_printed("0", "0", "0");
    }

    #[test]
    fn unclear_numbers_say_why() {
        for text in ["", "lima", "50-60", "12 100", "1 juta 500 ribu", "-", ".", ",5", "~100", "1e9x9-"] {
            let _ = read_number(text);
        }
        for text in ["", "lima", "50-60", "12 100", "1 juta 500 ribu", "-", ".", "~100"] {
            assert_eq!(read_number(text), Err(NumberFault::NotNumber), "{text}");
        }
        for text in ["1.20.000", "1,20,000", "1.2000,5.5", "1.5,5"] {
            assert_eq!(read_number(text), Err(NumberFault::Groups), "{text}");
        }
        assert_eq!(read_number("1234567890123456789"), Err(NumberFault::TooLong));
        assert_eq!(read_number("999999999 triliun"), Err(NumberFault::TooLong));
        assert_eq!(read_number("1,200").unwrap().doubt, Some(NumberDoubt::CommaThousands));
        assert_eq!(read_number("1,200 juta").unwrap().doubt, None);
    }

    #[test]
    fn whole_numbers_are_known() {
        assert_eq!(read_number("1,5 juta").unwrap().to_whole(), Some(1_500_000));
        assert_eq!(read_number("2,00").unwrap().to_whole(), Some(2));
        assert_eq!(read_number("2,5").unwrap().to_whole(), None);
        assert!((read_number("2,5").unwrap().value() - 2.5).abs() < 1e-9);
        assert_eq!(print_count(-1_234_567, Lang::Id), "-1.234.567");
        assert_eq!(print_count(i64::MIN, Lang::En), "-9,223,372,036,854,775,808");
        assert_eq!(print_count(999, Lang::Id), "999");
    }

    #[test]
    fn yes_and_no_are_read() {
        for text in ["ya", "Ya", "Y", "IYA", "yes", "true", "on", "1", "benar"] {
            assert_eq!(read_yes(text), Some(true), "{text}");
        }
        for text in ["tidak", "Tdk", "t", "no", "N", "false", "off", "0", "bukan"] {
            assert_eq!(read_yes(text), Some(false), "{text}");
        }
        assert_eq!(read_yes("mungkin"), None);
    }
}
