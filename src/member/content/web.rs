//! Addresses in foreign texts.

use url::Url;

/// The longest address that is kept, in bytes.
const LONGEST: usize = 2000;

/// A page or picture of the web, as a whole address.
pub fn page(typed: &str, base: Option<&Url>) -> Option<Url> {
    resolve(typed, base).filter(|address| matches!(address.scheme(), "http" | "https"))
}

/// An address that may be followed from a page: of the web, of a mailbox or of a telephone.
pub fn resolve(typed: &str, base: Option<&Url>) -> Option<Url> {
    let typed = typed.trim();
    if typed.is_empty() || typed.len() > LONGEST {
        return None;
    }
    let address = match Url::parse(typed) {
        Ok(address) => address,
        Err(url::ParseError::RelativeUrlWithoutBase) => base?.join(typed).ok()?,
        Err(_) => return None,
    };
    let is_web = matches!(address.scheme(), "http" | "https");
    let is_open = address.username().is_empty() && address.password().is_none();
    let is_kept = if is_web { address.has_host() && is_open } else { matches!(address.scheme(), "mailto" | "tel") };
    (is_kept && address.as_str().len() <= LONGEST).then_some(address)
}
