//! Bytes of others as text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The text that bytes are: by a byte order mark, as UTF-8 if they are that whatever is declared, else
/// in the charset that is declared, else in that of old Windows.
pub fn decode<'a>(bytes: &'a [u8], declared: Option<&'static Encoding>) -> Cow<'a, str> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let declared = declared.filter(|encoding| *encoding != UTF_8).unwrap_or(WINDOWS_1252);
    declared.decode_without_bom_handling(bytes).0
}
