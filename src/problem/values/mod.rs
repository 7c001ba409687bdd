//! What is wrong with a date, a time, a number, a telephone number or a code.
//!
//! Every constructor takes the value as typed, and the key where a corrected line can be made of
//! both; an item of a list has the empty key.

mod dates;

use std::borrow::Cow;

use crate::{
    number::{MoneyFault, NumberDoubt, NumberFault},
    phone::PhoneFault,
    problem::{Place, Problem, Text, text},
    records::held::is_about_drafts,
    wilayah::CodeFault,
};

impl Problem {
    /// A number that cannot be read.
    pub(crate) fn unclear_number(place: Place, typed: &str, fault: NumberFault) -> Self {
        Self::error(number_code(fault), place, number_message(&brief(typed), fault)).with_help(text!(
            "tulis misalnya `1200`, `1.200`, `1,5` atau `1,5 juta`",
            "write for example `1200`, `1.200`, `1,5` or `1,5 juta`"
        ))
    }

    /// A number that was read but may be meant otherwise.
    pub(crate) fn doubtful_number(place: Place, key: &str, typed: &str, doubt: NumberDoubt) -> Self {
        let NumberDoubt::CommaThousands = doubt;
        let typed = brief(typed);
        let problem = Self::warning(
            "comma-thousands",
            place,
            text!(
                "koma dalam `{typed}` dibaca sebagai tanda pecahan",
                "the comma in `{typed}` is read as a decimal comma"
            ),
        );
        let help = text!("untuk ribuan pakai titik", "thousands are parted by dots");
        problem.with_help(help).with_corrected(line(key, &typed.replacen(',', ".", 1)))
    }

    /// An amount of money that cannot be read.
    pub(crate) fn unclear_money(place: Place, typed: &str, fault: &MoneyFault) -> Self {
        let typed = brief(typed);
        let (code, message) = match fault {
            MoneyFault::Number(fault) => (number_code(*fault), number_message(&typed, *fault)),
            MoneyFault::NoPower { typed } => (
                "money-without-power",
                text!(
                    "`{typed}` rupiah terlalu kecil; mungkin kurang kata `ribu` atau `juta`",
                    "`{typed}` rupiah is too little; a word such as `ribu` or `juta` may be missing"
                ),
            ),
            MoneyFault::Currency => ("foreign-currency", text!("`{typed}` bukan rupiah", "`{typed}` is not in rupiah")),
            MoneyFault::Negative => {
                ("negative-money", text!("jumlah uang `{typed}` di bawah nol", "the amount `{typed}` is below zero"))
            }
            MoneyFault::Unclear => {
                ("unclear-money", text!("jumlah uang `{typed}` tidak terbaca", "`{typed}` is not one amount of money"))
            }
        };
        Self::error(code, place, message).with_help(text!(
            "tulis misalnya `Rp1.500.000`, `Rp1,5 juta` atau `Rp15.000 per orang`",
            "write for example `Rp1.500.000`, `Rp1,5 juta` or `Rp15.000 per orang`"
        ))
    }

    /// A telephone number that cannot be read.
    pub(crate) fn unclear_phone(place: Place, typed: &str, fault: PhoneFault) -> Self {
        let typed = brief(typed);
        let (code, message) = match fault {
            PhoneFault::NoNumber => {
                ("no-phone-number", text!("`{typed}` bukan nomor telepon", "`{typed}` is no telephone number"))
            }
            PhoneFault::TooShort => (
                "short-phone-number",
                text!("nomor `{typed}` kurang angkanya", "the number `{typed}` has too few digits"),
            ),
            PhoneFault::TooLong => (
                "long-phone-number",
                text!("nomor `{typed}` kelebihan angka", "the number `{typed}` has too many digits"),
            ),
            PhoneFault::NoAreaCode => (
                "no-area-code",
                text!("nomor `{typed}` belum berkode wilayah", "the number `{typed}` has no area code"),
            ),
            PhoneFault::Letters => (
                "letters-in-phone-number",
                text!("ada huruf di antara angka nomor `{typed}`", "there are letters in the number `{typed}`"),
            ),
            PhoneFault::Several => (
                "several-phone-numbers",
                text!("ada lebih dari satu nomor dalam `{typed}`", "`{typed}` has more than one number"),
            ),
        };
        let help = match fault {
            PhoneFault::Several => text!("tulis satu nomor saja di sini", "write one number here"),
            PhoneFault::Letters => text!(
                "tulis dengan angka saja; huruf `O` bukan angka `0`, huruf `l` bukan angka `1`",
                "write digits only; the letter `O` is no `0`, the letter `l` no `1`"
            ),
            PhoneFault::NoAreaCode => {
                text!(
                    "tambahkan kode wilayah di depannya, misalnya `(0282) 123456`",
                    "put the area code in front, such as `(0282) 123456`"
                )
            }
            _ => text!(
                "tulis misalnya `0812-3456-7890`, `+62 812-3456-7890` atau `(0282) 123456`",
                "write for example `0812-3456-7890`, `+62 812-3456-7890` or `(0282) 123456`"
            ),
        };
        Self::error(code, place, message).with_help(help)
    }

    /// Neither yes nor no.
    pub(crate) fn unclear_yes(place: Place, key: &str, typed: &str) -> Self {
        let typed = brief(typed);
        let message = match is_about_drafts(key) {
            true => text!(
                "`{typed}` bukan `ya` atau `tidak`, jadi tulisan ini disimpan dulu sebagai draf",
                "`{typed}` is neither `ya` nor `tidak`, so this is kept as a draft for now"
            ),
            false => text!("`{typed}` bukan `ya` atau `tidak`", "`{typed}` is neither `ya` nor `tidak`"),
        };
        Self::error("unclear-yes", place, message).with_help(text!("tulis `ya` atau `tidak`", "write `ya` or `tidak`"))
    }

    /// Words where an address of a meeting online should be.
    pub(crate) fn online_without_address(place: Place, typed: &str) -> Self {
        let typed = brief(typed);
        let message = text!(
            "`{typed}` bukan alamat, jadi hanya ditulis \"daring\"",
            "`{typed}` is no address, so the page only says \"online\""
        );
        Self::warning("online-without-address", place, message).with_help(text!(
            "salin alamat rapatnya, misalnya `https://meet.example/abc`, atau tulis `ya`",
            "copy the address of the meeting, such as `https://meet.example/abc`, or write `ya`"
        ))
    }

    /// Hours that end before they start, or nearly a day later.
    pub(crate) fn long_hours(place: Place, typed: &str) -> Self {
        let typed = brief(typed);
        let message = text!(
            "jam `{typed}` berakhir sebelum mulai, jadi dibaca sampai esok harinya",
            "`{typed}` ends before it starts, so it is read as the next day"
        );
        Self::warning("long-hours", place, message).with_help(text!("periksa jam selesainya", "check when it ends"))
    }

    /// A time zone that does not exist.
    pub(crate) fn unknown_zone(place: Place, typed: &str) -> Self {
        let typed = brief(typed);
        let message = text!("zona waktu `{typed}` tidak dikenal", "no time zone is called `{typed}`");
        Self::error("unknown-zone", place, message).with_help(text!(
            "tulis `WIB`, `WITA` atau `WIT`",
            "write `WIB`, `WITA`, `WIT` or a name such as `Asia/Jakarta`"
        ))
    }

    /// A region's code that cannot be read.
    pub(crate) fn unclear_wilayah(place: Place, typed: &str, fault: CodeFault) -> Self {
        let typed = brief(typed);
        let (code, message) = match fault {
            CodeFault::NotDigits | CodeFault::Length | CodeFault::Dots => {
                ("unclear-wilayah", text!("`{typed}` bukan kode wilayah", "`{typed}` is no code of a region"))
            }
            CodeFault::Province => (
                "unknown-province",
                text!(
                    "tidak ada provinsi dengan awal kode `{typed}`",
                    "no province has a code that begins like `{typed}`"
                ),
            ),
            CodeFault::Statistics => (
                "statistics-code",
                text!(
                    "`{typed}` tampaknya kode BPS, bukan kode wilayah Kemendagri",
                    "`{typed}` looks like a code of BPS, not of Kemendagri"
                ),
            ),
        };
        Self::error(code, place, message).with_help(text!(
            "kode desa ditulis seperti `33.01.18.2011`, kecamatan `33.01.18`, kabupaten `33.01`",
            "a village is written like `33.01.18.2011`, a kecamatan `33.01.18`, a kabupaten `33.01`"
        ))
    }
}

fn number_code(fault: NumberFault) -> &'static str {
    match fault {
        NumberFault::NotNumber => "not-a-number",
        NumberFault::Groups => "number-groups",
        NumberFault::TooLong => "long-number",
    }
}

fn number_message(typed: &str, fault: NumberFault) -> Text {
    match fault {
        NumberFault::NotNumber => text!("`{typed}` tidak terbaca sebagai angka", "`{typed}` is not a number"),
        NumberFault::Groups => text!(
            "titik atau koma dalam `{typed}` tidak memisahkan tiap tiga angka",
            "the dots or commas in `{typed}` do not stand after every three digits"
        ),
        NumberFault::TooLong => text!("angka `{typed}` terlalu panjang", "the number `{typed}` is too long"),
    }
}

/// A key and its value as a line.
fn line(key: &str, value: &str) -> String {
    if key.is_empty() { value.to_owned() } else { format!("{key}: {value}") }
}

/// What was typed, short enough for a sentence and without what would end its backticks.
pub(in crate::problem) fn brief(typed: &str) -> Cow<'_, str> {
    const LONGEST: usize = 60;
    let typed = typed.trim();
    if typed.len() <= LONGEST && !typed.contains(['`', '\n']) {
        return Cow::Borrowed(typed);
    }
    let plain: String =
        typed.lines().next().unwrap_or_default().chars().filter(|&char| char != '`').take(LONGEST).collect();
    if plain.len() == typed.len() { Cow::Owned(plain) } else { Cow::Owned(plain + "…") }
}
