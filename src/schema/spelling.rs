//! Regular expressions for keys in any spelling, and for addresses.

use crate::records::key::fold;

/// What people put between the words of a key.
const BETWEEN: &str = r"[ \-_/\u00a0]*";

/// Any of these names in any spelling that is read: letter case, spaces, hyphens and the like do not matter.
pub fn any_spelling<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.map(letters).collect();
    format!("^{BETWEEN}(?:{})$", names.join("|"))
}

fn letters(name: &str) -> String {
    let either = |char: char| match char {
        char if char.is_ascii_alphabetic() => format!("[{}{char}]", char.to_ascii_uppercase()),
        char => char.to_string(),
    };
    fold(name).chars().map(|char| either(char) + BETWEEN).collect()
}

/// An address for electronic mail.
pub fn email() -> String {
    r"^(?:mailto:)?[A-Za-z0-9._+\-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$".to_owned()
}

/// A web address, with its scheme or without.
pub fn web() -> String {
    let clean = r#"[^\s<>"`\\]*"#;
    let host = r"[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?";
    format!(
        r"^\s*(?:[Hh][Tt][Tt][Pp][Ss]?://{host}|[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z][A-Za-z0-9\-]*)(?::[0-9]+)?(?:[/?#]{clean})?\s*$"
    )
}

/// An account on a social network: its name or its address.
pub fn account() -> String {
    format!(r"^@*[A-Za-z0-9\u00c0-\uffff][^\s/]*$|{}", web())
}
