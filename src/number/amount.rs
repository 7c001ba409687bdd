//! Exact decimals.

use super::{NumberDoubt, NumberFault};
use crate::lang::Lang;

/// A decimal: `mantissa` divided by ten to the power of `scale`. At most 18 digits of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub mantissa: i64,
    pub scale: u8,
}

impl Amount {
    #[expect(clippy::cast_precision_loss, reason = "a float is asked for")]
    pub fn value(self) -> f64 {
        self.mantissa as f64 / 10_f64.powi(self.scale.into())
    }

    pub fn to_whole(self) -> Option<i64> {
        let unit = 10_i64.checked_pow(self.scale.into())?;
        (self.mantissa % unit == 0).then(|| self.mantissa / unit)
    }

    pub fn to_hundredths(self) -> Option<i64> {
        let unit = 10_i64.checked_pow(self.scale.into())?;
        i64::try_from(i128::from(self.mantissa) * 100 / i128::from(unit)).ok()
    }

    /// The amount times a power of ten.
    pub fn times_power(self, power: u8) -> Option<Self> {
        let scale = self.scale.saturating_sub(power);
        let factor = 10_i64.checked_pow(power.saturating_sub(self.scale).into())?;
        Some(Self { mantissa: self.mantissa.checked_mul(factor)?, scale }.shortened(power))
    }

    /// Without the decimal zeros that a word such as `juta` makes pointless.
    fn shortened(mut self, power: u8) -> Self {
        while power > 0 && self.scale > 0 && self.mantissa % 10 == 0 {
            self = Self { mantissa: self.mantissa / 10, scale: self.scale - 1 };
        }
        self
    }

    /// All digits, with every decimal that was typed.
    pub fn print(self, lang: Lang) -> String {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let unit = 10_u64.checked_pow(self.scale.into()).unwrap_or(u64::MAX);
        let whole = grouped(self.mantissa.unsigned_abs() / unit, lang);
        if self.scale == 0 {
            return format!("{sign}{whole}");
        }
        let (comma, fraction) = (comma(lang), self.mantissa.unsigned_abs() % unit);
        format!("{sign}{whole}{comma}{fraction:0width$}", width = usize::from(self.scale))
    }
}

/// The sign that begins the decimals.
pub(super) fn comma(lang: Lang) -> char {
    match lang {
        Lang::Id => ',',
        Lang::En => '.',
    }
}

/// A whole number with its digits in threes.
pub(super) fn grouped(number: u64, lang: Lang) -> String {
    let dot = match lang {
        Lang::Id => '.',
        Lang::En => ',',
    };
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(dot);
        }
        grouped.push(digit);
    }
    grouped
}

/// Reads the amount that a text begins with, and gives the rest of the text.
pub(super) fn read(text: &str) -> Result<(Amount, &str, Option<NumberDoubt>), NumberFault> {
    let (negative, text) = sign(text.trim());
    let is_part = |char: char| char.is_ascii_digit() || matches!(char, '.' | ',' | '_');
    let end = text.find(|char| !is_part(char)).unwrap_or(text.len());
    let digits = text[..end].trim_end_matches(['.', ',', '_']);
    let (amount, doubt) = decimal(digits)?;
    let mantissa = if negative { -amount.mantissa } else { amount.mantissa };
    Ok((Amount { mantissa, ..amount }, &text[digits.len()..], doubt))
}

fn sign(text: &str) -> (bool, &str) {
    let minus = text
        .strip_prefix(['-', '−', '–'])
        .or_else(|| text.strip_prefix("minus "))
        .or_else(|| text.strip_prefix("Minus "));
    match minus {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn decimal(digits: &str) -> Result<(Amount, Option<NumberDoubt>), NumberFault> {
    if !digits.starts_with(|char: char| char.is_ascii_digit()) {
        return Err(NumberFault::NotNumber);
    }
    let (dots, commas) = (digits.matches('.').count(), digits.matches(',').count());
    let (whole, fraction) = match (dots, commas) {
        (0, 0) => (digits, ""),
        (_, 0) if in_threes(digits, '.') => (digits, ""),
        (0, 2..) if in_threes(digits, ',') => (digits, ""),
        (1, 0) => digits.split_once('.').unwrap_or((digits, "")),
        (0, 1) => digits.split_once(',').unwrap_or((digits, "")),
        (1.., 1) if digits.rfind(',') > digits.rfind('.') => decimals_after(digits, ',', '.')?,
        (1, 1..) => decimals_after(digits, '.', ',')?,
        _ => return Err(NumberFault::Groups),
    };
    let doubt = (dots == 0 && commas == 1 && in_threes(digits, ',')).then_some(NumberDoubt::CommaThousands);
    compose(whole, fraction).map(|amount| (amount, doubt))
}

/// Parts `1.200,5` at its decimal sign; the whole before it must stand in threes.
fn decimals_after(digits: &str, decimal: char, thousand: char) -> Result<(&str, &str), NumberFault> {
    digits.rsplit_once(decimal).filter(|(whole, _)| in_threes(whole, thousand)).ok_or(NumberFault::Groups)
}

/// Whether all parts but the first have three digits, and the first has one to three and is not 0.
fn in_threes(digits: &str, sign: char) -> bool {
    let mut parts = digits.split(sign);
    let first = parts.next().unwrap_or_default();
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(first.len(), 1..=3)
        && plain(first)
        && !first.starts_with('0')
        && parts.all(|part| part.len() == 3 && plain(part))
}

fn compose(whole: &str, fraction: &str) -> Result<Amount, NumberFault> {
    let digits: String = whole.chars().chain(fraction.chars()).filter(char::is_ascii_digit).collect();
    let scale = fraction.bytes().filter(u8::is_ascii_digit).count();
    let significant = digits.trim_start_matches('0');
    if significant.len() > 18 || scale > 18 {
        return Err(NumberFault::TooLong);
    }
    let mantissa = if significant.is_empty() { 0 } else { significant.parse().map_err(|_| NumberFault::TooLong)? };
    Ok(Amount { mantissa, scale: u8::try_from(scale).map_err(|_| NumberFault::TooLong)? })
}

/// Multiplies by the word behind an amount when `power` knows it, and gives the text behind that.
pub(super) fn multiplied(
    amount: Amount,
    rest: &str,
    power: impl Fn(&str) -> Option<u8>,
) -> Result<(Amount, &str), NumberFault> {
    let rest = rest.trim_start();
    let end = rest.find(|char: char| !char.is_alphabetic()).unwrap_or(rest.len());
    let Some(power) = power(&rest[..end].to_lowercase()) else { return Ok((amount, rest)) };
    let product = amount.times_power(power).ok_or(NumberFault::TooLong)?;
    Ok((product, &rest[end..]))
}
