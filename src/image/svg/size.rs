//! How large a drawing is shown.

/// What a browser takes when a drawing says nothing (CSS 2.2, 10.3.2).
const UNSAID: (f64, f64) = (300.0, 150.0);

/// The longest side that is told, in pixels: a view box may count in any unit, and only its
/// proportions matter to a page.
const LONGEST: f64 = 4096.0;

/// Width and height in CSS pixels from a root's attributes: its own sides, or else those of its
/// view box. `None` when they are not sizes at all.
pub(super) fn of(attributes: &[(String, String)]) -> Option<(u32, u32)> {
    let value =
        |name: &str| attributes.iter().find(|(attribute, _)| attribute == name).map(|(_, value)| value.as_str());
    let view = value("viewBox").and_then(view_box);
    let width = value("width").and_then(length);
    let height = value("height").and_then(length);
    let (width, height) = match (width, height, view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((across, down))) => (width, width / across * down),
        (None, Some(height), Some((across, down))) => (height / down * across, height),
        (None, None, Some(sides)) => sides,
        (width, height, None) => (width.unwrap_or(UNSAID.0), height.unwrap_or(UNSAID.1)),
    };
    let scale = (LONGEST / width.max(height)).min(1.0);
    Some((pixels(width * scale)?, pixels(height * scale)?))
}

/// What a unit is in CSS pixels, with the usual 16 of a letter.
const UNITS: [(&str, f64); 8] = [
    ("px", 1.0),
    ("pt", 4.0 / 3.0),
    ("pc", 16.0),
    ("em", 16.0),
    ("ex", 8.0),
    ("in", 96.0),
    ("cm", 96.0 / 2.54),
    ("mm", 9.6 / 2.54),
];

/// A length in CSS pixels; `None` for a share of the place it is shown in.
fn length(text: &str) -> Option<f64> {
    let text = text.trim();
    let with_unit = UNITS.iter().find_map(|(unit, pixels)| Some((text.strip_suffix(unit)?, *pixels)));
    let (number, pixels) = with_unit.unwrap_or((text, 1.0));
    let side = number.trim().parse::<f64>().ok()? * pixels;
    (side.is_finite() && side > 0.0).then_some(side)
}

fn view_box(text: &str) -> Option<(f64, f64)> {
    let mut numbers = text.split([' ', ',', '\t', '\n', '\r']).filter(|part| !part.is_empty()).map(str::parse::<f64>);
    let mut side = || numbers.next()?.ok().filter(|side| side.is_finite());
    let (_left, _top, width, height) = (side()?, side()?, side()?, side()?);
    (width > 0.0 && height > 0.0).then_some((width, height))
}

/// A side in whole pixels, at least one; `None` for what is no number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked first")]
fn pixels(side: f64) -> Option<u32> {
    (side <= LONGEST).then(|| side.round().max(1.0) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(attributes: &[(&str, &str)]) -> Option<(u32, u32)> {
        of(&attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>())
    }

    #[test]
    fn a_size_comes_from_the_sides_or_the_view_box() {
        assert_eq!(size(&[("width", "120"), ("height", "80px")]), Some((120, 80)));
        assert_eq!(size(&[("width", "210mm"), ("height", "297mm")]), Some((794, 1123)));
        assert_eq!(size(&[("width", "2em"), ("height", "1e2")]), Some((32, 100)));
        assert_eq!(size(&[("width", "100%"), ("viewBox", "0 0 24,12")]), Some((24, 12)));
        assert_eq!(size(&[("width", "48"), ("viewBox", "0 0 24 12")]), Some((48, 24)));
        assert_eq!(size(&[("viewBox", "0 0 51200 25600")]), Some((4096, 2048)));
        assert_eq!(size(&[]), Some((300, 150)));
        assert_eq!(size(&[("width", "1e308"), ("viewBox", "0 0 1e-308 1e308")]), None);
        assert_eq!(size(&[("width", "-3"), ("height", "NaN")]), Some((300, 150)));
    }
}
