//! What a drawing may point at: its own parts, and photos that it holds itself.

use std::borrow::Cow;

use super::super::{Kind, base64, stripped};

/// An attribute's value as it may be published; `None` when the attribute is left out.
pub(super) fn harmless<'a>(element: &str, attribute: &str, value: &'a str) -> Option<Cow<'a, str>> {
    match attribute {
        "href" if matches!(element, "image" | "feImage") && !value.trim_start().starts_with('#') => {
            photo(value).map(Cow::Owned)
        }
        "href" => value.trim().starts_with('#').then(|| Cow::Borrowed(value.trim())),
        _ => is_harmless_style(value).then_some(Cow::Borrowed(value)),
    }
}

/// Whether a style sheet, or the value of an attribute, points at nothing outside the drawing.
///
/// A backslash could spell any word of CSS in another way, so none is let through.
pub(super) fn is_harmless_style(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    !["\\", "@import", "expression(", "javascript:", "image(", "image-set(", "src("]
        .iter()
        .any(|word| text.contains(word))
        && text.split("url(").skip(1).all(|inside| inside.trim_start().trim_start_matches(['"', '\'']).starts_with('#'))
}

/// A photo inside a drawing, stripped like any other.
fn photo(address: &str) -> Option<String> {
    let (kind, data) = address.trim().strip_prefix("data:image/")?.split_once(',')?;
    let named = kind.to_ascii_lowercase();
    let named = named.strip_suffix(";base64")?.split(';').next()?;
    if !matches!(named, "png" | "jpeg" | "jpg" | "webp") {
        return None;
    }
    let bytes = base64::decoded(data)?;
    let kind = Kind::of(&bytes).ok()?;
    let mime = match kind {
        Kind::Jpeg => "jpeg",
        Kind::Png => "png",
        Kind::Webp => "webp",
        Kind::Gif | Kind::Avif | Kind::Svg => return None,
    };
    let bytes = stripped(&bytes, kind).ok()?;
    Some(format!("data:image/{mime};base64,{}", base64::encoded(&bytes)))
}
