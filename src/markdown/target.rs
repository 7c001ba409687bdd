//! Addresses as authors type them, and what each of them is.

use std::borrow::Cow;

use crate::problem::prose::{self, Advice};

use super::bare;

/// What an address is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target<'t> {
    /// A page of the web, as a whole address.
    Web(Cow<'t, str>),
    /// `mailto:`, `tel:` or `geo:`.
    Direct(Cow<'t, str>),
    /// A place on the same page, without its `#`.
    Fragment(&'t str),
    /// A path of the portal, percent-decoded, with `/` between folders.
    Local(Cow<'t, str>),
    /// Nothing was typed.
    Empty,
    /// An address that must not reach a page.
    Unsafe(Danger),
}

/// Why an address must not reach a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Danger {
    /// A scheme such as `javascript`.
    Scheme(String),
    /// A file of the author's own computer.
    File,
    /// Characters that cannot be seen, or no sound host.
    Malformed,
}

impl Danger {
    /// What to tell the author.
    pub fn advice(&self, typed: &str) -> Advice {
        match self {
            Self::Scheme(scheme) => prose::unsafe_scheme(scheme),
            Self::File => prose::file_address(typed),
            Self::Malformed => prose::malformed_address(typed),
        }
    }
}

/// Tells what an address is.
///
/// What a browser would do with it decides, not what it looks like: a browser drops line ends
/// and tabs inside a scheme and takes `\` for `/`, so none of these is let through as it is.
pub(super) fn read(typed: &str) -> Target<'_> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Target::Empty;
    }
    if has_control(typed) {
        return Target::Unsafe(Danger::Malformed);
    }
    if let Some(fragment) = typed.strip_prefix('#') {
        return Target::Fragment(fragment);
    }
    if typed.starts_with(r"\\") {
        return Target::Unsafe(Danger::File);
    }
    match scheme(typed) {
        Some((scheme, rest)) => with_scheme(typed, scheme, rest),
        None => without_scheme(typed),
    }
}

/// Whether an address is a path from the portal's root and can be nothing else.
pub(super) fn is_path(href: &str) -> bool {
    let plain = |byte: u8| matches!(byte, b'!'..=b'~') && byte != b'\\';
    href.starts_with('/') && !href.starts_with("//") && href.bytes().all(plain)
}

/// Whether an address was typed in full, so that reading it changed nothing.
pub(super) fn is_as_typed(typed: &str, read: &str) -> bool {
    typed.trim() == read || typed.trim().starts_with("//")
}

/// Whether an address leads to another host.
pub(super) fn is_foreign(href: &str) -> bool {
    href.starts_with("//") || matches!(scheme(href), Some((scheme, _)) if is_web(scheme))
}

/// The scheme of an address and what follows its colon.
fn scheme(typed: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = typed.split_once(':')?;
    let in_scheme = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let begins = scheme.starts_with(|first: char| first.is_ascii_alphabetic());
    (begins && scheme.bytes().all(in_scheme)).then_some((scheme, rest))
}

fn is_web(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
}

fn with_scheme<'t>(typed: &'t str, scheme: &str, rest: &'t str) -> Target<'t> {
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => web(typed, scheme, rest),
        "mailto" | "geo" => Target::Direct(Cow::Borrowed(typed)),
        "tel" => Target::Direct(Cow::Owned(typed.split_whitespace().collect())),
        "file" => Target::Unsafe(Danger::File),
        drive if drive.len() == 1 => Target::Unsafe(Danger::File),
        other => Target::Unsafe(Danger::Scheme(other.to_owned())),
    }
}

/// An address of the web; slashes that are missing or turned round are set right.
fn web<'t>(typed: &'t str, scheme: &str, rest: &'t str) -> Target<'t> {
    let address = rest.trim_start_matches(['/', '\\']);
    let end = address.find(['/', '?', '#', '\\']).unwrap_or(address.len());
    if !is_host(&address[..end]) {
        return Target::Unsafe(Danger::Malformed);
    }
    let (path, query) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    if rest.len() == address.len() + 2 && rest.starts_with("//") && !path.contains('\\') {
        return Target::Web(Cow::Borrowed(typed));
    }
    Target::Web(Cow::Owned(format!("{scheme}://{}{query}", path.replace('\\', "/"))))
}

/// Whether a text holds a character that cannot be seen.
fn has_control(text: &str) -> bool {
    match text.is_ascii() {
        true => text.bytes().any(|byte| byte.is_ascii_control()),
        false => text.chars().any(char::is_control),
    }
}

/// Whether a host, with a port or without, can be one.
fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "80"));
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_');
    let is_name = match name.is_ascii() {
        true => name.bytes().all(|byte| in_name(byte.into())),
        false => name.chars().all(in_name),
    };
    name.starts_with(char::is_alphanumeric)
        && is_name
        && !name.contains("..")
        && port.bytes().all(|byte| byte.is_ascii_digit())
        && port.parse::<u16>().is_ok()
}

fn without_scheme(typed: &str) -> Target<'_> {
    let slashed = if typed.contains('\\') { Cow::Owned(typed.replace('\\', "/")) } else { Cow::Borrowed(typed) };
    if slashed.starts_with("//") {
        return completed("https:", &slashed);
    }
    let begins = |start: &str| slashed.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    if begins("https//") || begins("http//") {
        let (scheme, rest) = slashed.split_once("//").unwrap_or_default();
        return completed(&format!("{scheme}://"), rest);
    }
    if begins("www.") || begins("wa.me/") {
        return completed("https://", &slashed);
    }
    if bare::is_email(&slashed) {
        return Target::Direct(Cow::Owned(format!("mailto:{slashed}")));
    }
    match decoded(&slashed) {
        Some(path) if has_control(&path) => Target::Unsafe(Danger::Malformed),
        Some(path) => Target::Local(Cow::Owned(path)),
        None => Target::Local(slashed),
    }
}

fn completed(start: &str, rest: &str) -> Target<'static> {
    let whole = format!("{start}{rest}");
    match scheme(&whole) {
        Some((scheme, rest)) => match web(&whole, scheme, rest) {
            Target::Web(address) => Target::Web(Cow::Owned(address.into_owned())),
            _ => Target::Unsafe(Danger::Malformed),
        },
        None => Target::Unsafe(Danger::Malformed),
    }
}

/// A path with its percent codes undone; `None` when nothing changes or the codes are no text.
///
/// The codes of `?`, `#` and `%` stay, since they would say something else without their code.
pub(super) fn decoded(path: &str) -> Option<String> {
    if !path.contains('%') {
        return None;
    }
    let bytes = path.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = code(bytes, at).filter(|code| !matches!(code, b'?' | b'#' | b'%'));
        plain.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8(plain).ok()
}

fn code(bytes: &[u8], at: usize) -> Option<u8> {
    let [b'%', high, low] = bytes.get(at..at + 3)? else { return None };
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(digit(high)? * 16 + digit(low)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(path: &str) -> Target<'_> {
        Target::Local(Cow::Borrowed(path))
    }

    fn web(address: &str) -> Target<'_> {
        Target::Web(Cow::Borrowed(address))
    }

    #[test]
    fn addresses_are_told_apart() {
        assert_eq!(read("foto%20baru.jpg"), local("foto baru.jpg"));
        assert_eq!(read(r"foto\baru.jpg"), local("foto/baru.jpg"));
        assert_eq!(read("a%3Fb%ff"), local("a%3Fb%ff"));
        assert_eq!(read("@/kabar/panen.md"), local("@/kabar/panen.md"));
        assert_eq!(read("catatan rapat: panen.pdf"), local("catatan rapat: panen.pdf"));
        assert_eq!(read("//desa.id/x"), web("https://desa.id/x"));
        assert_eq!(read("/\\desa.id"), web("https://desa.id"));
        assert_eq!(read("http:/desa.id"), web("http://desa.id"));
        assert_eq!(read("https//desa.id"), web("https://desa.id"));
        assert_eq!(read("www.desa.id"), web("https://www.desa.id"));
        assert_eq!(read("warga@desa.id"), Target::Direct(Cow::Borrowed("mailto:warga@desa.id")));
        assert_eq!(read("tel:0812 34"), Target::Direct(Cow::Borrowed("tel:081234")));
        assert_eq!(read("#a"), Target::Fragment("a"));
        assert_eq!(read(" "), Target::Empty);
    }

    #[test]
    fn dangerous_addresses_are_told() {
        for typed in ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "vbscript:x", "blob:x"] {
            assert!(matches!(read(typed), Target::Unsafe(Danger::Scheme(_))), "{typed}");
        }
        for typed in ["java\nscript:x", "\u{1}javascript:x", "https://", "https://a b/", "https://a:99999/", "a%0Ab"] {
            assert_eq!(read(typed), Target::Unsafe(Danger::Malformed), "{typed}");
        }
        for typed in [r"C:\foto.jpg", "C:/foto.jpg", "file:///x", r"\\server\x"] {
            assert_eq!(read(typed), Target::Unsafe(Danger::File), "{typed}");
        }
    }
}
