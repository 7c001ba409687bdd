//! Amounts of rupiah.

use super::{
    NumberFault,
    amount::{self, Amount, comma, grouped},
    word_power,
};
use crate::lang::Lang;

/// An amount of rupiah, never negative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// The whole rupiah.
    pub rupiah: i64,
    /// The hundredths of a rupiah, when there are any.
    pub sen: Option<u8>,
    /// What it is for, as typed: `/ bungkus`, `per orang`.
    pub note: Option<String>,
}

/// Why an amount of money cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MoneyFault {
    /// The number in it cannot be read.
    Number(NumberFault),
    /// Less than a thousand rupiah with one decimal, as in `Rp1,5`: a word such as `juta` is missing.
    NoPower {
        /// The number as typed.
        typed: String,
    },
    /// Another currency than rupiah.
    Currency,
    /// Below zero.
    Negative,
    /// Something follows that is neither part of the amount nor what it is for.
    Unclear,
}

/// Reads rupiah: `Rp1.500.000`, `Rp 1.500.000,-`, `1500000`, `1,5 juta`, `IDR 20000`,
/// `Rp15.000 / bungkus`, `gratis`.
///
/// # Errors
/// When it is no amount of rupiah.
pub fn read_money(text: &str) -> Result<Money, MoneyFault> {
    let text = text.trim();
    if is_free(text) {
        return Ok(Money { rupiah: 0, sen: None, note: None });
    }
    let digits = without_currency(text)?;
    let (typed, rest, doubt) = amount::read(digits).map_err(MoneyFault::Number)?;
    let has_power = has_power(rest);
    if typed.scale == 1 && typed.mantissa < 10_000 && !has_power {
        let typed = digits[..digits.len() - rest.len()].to_owned();
        return Err(MoneyFault::NoPower { typed });
    }
    let typed = if doubt.is_some() && !has_power { Amount { scale: 0, ..typed } } else { typed };
    let (amount, rest) = amount::multiplied(typed, rest, money_power).map_err(MoneyFault::Number)?;
    if amount.mantissa < 0 {
        return Err(MoneyFault::Negative);
    }
    let (rupiah, sen) = in_sen(amount)?;
    Ok(Money { rupiah, sen, note: note(rest)? })
}

fn is_free(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "gratis" | "free" | "cuma-cuma" | "tanpa biaya" | "tidak dipungut biaya")
}

/// The text behind `Rp` or `IDR`.
fn without_currency(text: &str) -> Result<&str, MoneyFault> {
    if text.starts_with(['-', '−']) {
        return Err(MoneyFault::Negative);
    }
    let end =
        text.find(|char: char| char.is_ascii_digit() || char.is_whitespace() || char == '.').unwrap_or(text.len());
    match text[..end].to_lowercase().as_str() {
        "" | "rp" | "idr" => Ok(text[end..].trim_start_matches(|char: char| char == '.' || char.is_whitespace())),
        "rp-" | "rp−" => Err(MoneyFault::Negative),
        "$" | "us$" | "usd" | "rm" | "myr" | "sgd" | "s$" | "eur" | "€" | "£" | "¥" | "jpy" | "sar" | "aud" => {
            Err(MoneyFault::Currency)
        }
        _ => Err(MoneyFault::Number(NumberFault::NotNumber)),
    }
}

fn has_power(rest: &str) -> bool {
    let rest = rest.trim_start();
    let end = rest.find(|char: char| !char.is_alphabetic()).unwrap_or(rest.len());
    money_power(&rest[..end].to_lowercase()).is_some()
}

/// Of money `m` is miliar and `k` a thousand; of other things they may be metres and more.
fn money_power(word: &str) -> Option<u8> {
    match word {
        "k" => Some(3),
        "m" => Some(9),
        "t" => Some(12),
        word => word_power(word),
    }
}

fn in_sen(amount: Amount) -> Result<(i64, Option<u8>), MoneyFault> {
    let unit = 10_i64.checked_pow(amount.scale.into()).ok_or(MoneyFault::Number(NumberFault::TooLong))?;
    let (rupiah, fraction) = (amount.mantissa / unit, amount.mantissa % unit);
    let hundredths = i128::from(fraction) * 100;
    if hundredths % i128::from(unit) != 0 {
        return Err(MoneyFault::Number(NumberFault::Groups));
    }
    let sen = u8::try_from(hundredths / i128::from(unit)).ok().filter(|sen| *sen > 0);
    Ok((rupiah, sen))
}

/// What the money is for; the `,-` that closes an amount is no part of it.
fn note(rest: &str) -> Result<Option<String>, MoneyFault> {
    let rest = rest.trim_start_matches([',', '.', '-', '–', '—', '=']).trim();
    let rest = rest.strip_prefix("rupiah").unwrap_or(rest).trim_start_matches([',', '.']).trim();
    let starts = ["/", "(", "per ", "per-", "untuk ", "tiap ", "setiap ", "se", "for ", "each"];
    if rest.is_empty() {
        Ok(None)
    } else if starts.iter().any(|start| rest.starts_with(start)) {
        Ok(Some(rest.to_owned()))
    } else {
        Err(MoneyFault::Unclear)
    }
}

/// Prints an amount with all its digits and what it is for: `Rp1.500.000`, `Rp15.000 / bungkus`.
pub fn print_money(money: &Money, lang: Lang) -> String {
    let mut printed = print_rupiah(money.rupiah, lang);
    if let Some(sen) = money.sen {
        printed += &format!("{}{sen:02}", comma(lang));
    }
    if let Some(note) = &money.note {
        printed.push(' ');
        printed += note;
    }
    printed
}

/// Prints whole rupiah: `Rp1.500.000`.
pub fn print_rupiah(rupiah: i64, lang: Lang) -> String {
    let sign = if rupiah < 0 { "-" } else { "" };
    format!("{sign}Rp{}", grouped(rupiah.unsigned_abs(), lang))
}

/// Prints rupiah in round figures: `Rp1,5 juta`, `Rp2,3 miliar`; below a million all digits.
pub fn print_money_short(rupiah: i64, lang: Lang) -> String {
    const POWERS: [(u64, &str, &str); 3] = [
        (1_000_000, "juta", "million"),
        (1_000_000_000, "miliar", "billion"),
        (1_000_000_000_000, "triliun", "trillion"),
    ];
    let amount = rupiah.unsigned_abs();
    if amount < 1_000_000 {
        return print_rupiah(rupiah, lang);
    }
    let tenths = |unit: u64| (amount / (unit / 20)).div_ceil(2);
    let fitting = POWERS.iter().find(|(unit, ..)| tenths(*unit) < 10_000).unwrap_or(&POWERS[2]);
    let (unit, id, en) = *fitting;
    let (whole, tenth) = (grouped(tenths(unit) / 10, lang), tenths(unit) % 10);
    let sign = if rupiah < 0 { "-" } else { "" };
    let decimal = if tenth == 0 { String::new() } else { format!("{}{tenth}", comma(lang)) };
    let word = match lang {
        Lang::Id => id,
        Lang::En => en,
    };
    format!("{sign}Rp{whole}{decimal} {word}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_and_printed() {
        let known = [
            ("Rp1.500.000", "Rp1.500.000"),
            ("Rp 1.500.000,-", "Rp1.500.000"),
            ("Rp. 1.500.000,00", "Rp1.500.000"),
            ("rp1500000", "Rp1.500.000"),
            ("1500000", "Rp1.500.000"),
            ("1,5 juta", "Rp1.500.000"),
            ("Rp1,5 juta", "Rp1.500.000"),
            ("Rp1,5jt", "Rp1.500.000"),
            ("Rp 2,3 M", "Rp2.300.000.000"),
            ("50rb", "Rp50.000"),
            ("IDR 20000", "Rp20.000"),
            ("20.000 rupiah", "Rp20.000"),
            ("Rp900.500,50", "Rp900.500,50"),
            ("Rp15.000 / bungkus", "Rp15.000 / bungkus"),
            ("Rp15.000/bungkus", "Rp15.000 /bungkus"),
            ("Rp25.000 per orang", "Rp25.000 per orang"),
            ("Rp1,500", "Rp1.500"),
            ("Rp1,500,000.00", "Rp1.500.000"),
            ("gratis", "Rp0"),
            ("0", "Rp0"),
            ("15.000,=", "Rp15.000"),
        ];
        for (typed, printed) in known {
            let money = read_money(typed).unwrap_or_else(|fault| panic!("{typed}: {fault:?}"));
            assert_eq!(print_money(&money, Lang::Id), printed, "{typed}");
            assert_eq!(read_money(printed), Ok(money), "{printed}");
        }
    }

    #[test]
    fn unclear_money_says_why() {
        assert_eq!(read_money("Rp1,5"), Err(MoneyFault::NoPower { typed: "1,5".into() }));
        assert_eq!(read_money("USD 20"), Err(MoneyFault::Currency));
        assert_eq!(read_money("$20"), Err(MoneyFault::Currency));
        assert_eq!(read_money("-Rp5.000"), Err(MoneyFault::Negative));
        assert_eq!(read_money("Rp-5.000"), Err(MoneyFault::Negative));
        assert_eq!(read_money("Rp1.50.000"), Err(MoneyFault::Number(NumberFault::Groups)));
        assert_eq!(read_money("Rp10.000-Rp20.000"), Err(MoneyFault::Unclear));
        assert_eq!(read_money("beras"), Err(MoneyFault::Number(NumberFault::NotNumber)));
        assert_eq!(read_money(""), Err(MoneyFault::Number(NumberFault::NotNumber)));
    }

    #[test]
    fn short_money_is_round() {
        let short = |rupiah| print_money_short(rupiah, Lang::Id);
        assert_eq!(short(950_000), "Rp950.000");
        assert_eq!(short(1_000_000), "Rp1 juta");
        assert_eq!(short(1_500_000), "Rp1,5 juta");
        assert_eq!(short(1_549_999), "Rp1,5 juta");
        assert_eq!(short(1_550_000), "Rp1,6 juta");
        assert_eq!(short(999_960_000), "Rp1 miliar");
        assert_eq!(short(2_300_000_000), "Rp2,3 miliar");
        assert_eq!(short(4_000_000_000_000_000), "Rp4.000 triliun");
        assert_eq!(short(-1_500_000), "-Rp1,5 juta");
        assert_eq!(short(i64::MIN), "-Rp9.223.372 triliun");
        assert_eq!(print_money_short(1_500_000, Lang::En), "Rp1.5 million");
    }
}
