//! The attributes that an author's HTML may keep.

use super::{Trust, escape, headings, tags::Tag};

/// What an attribute comes to.
pub(super) enum Kept {
    /// It is written with this name and value.
    As(&'static str, String),
    /// It is written by somebody else, or has no meaning here and nobody misses it.
    Quietly,
    /// It is left out, and its author should know.
    Removed,
}

/// Judges an attribute of an element; `id`, `href` and `src` are written elsewhere.
pub(super) fn judge(element: &str, name: &str, value: &str, trust: Trust) -> Kept {
    let value = value.trim();
    match name {
        "class" => classes(value, trust),
        "title" if element == "a" || element == "abbr" || element == "img" => Kept::As("title", value.to_owned()),
        "lang" if is_language(value) => Kept::As("lang", value.to_owned()),
        "dir" if matches!(value, "ltr" | "rtl" | "auto") => Kept::As("dir", value.to_owned()),
        "align" => aligned(element, value),
        "style" => match alignment_in(value) {
            Some(side) => aligned(element, side),
            None => Kept::Removed,
        },
        "open" if element == "details" => Kept::As("open", String::new()),
        "reversed" if element == "ol" => Kept::As("reversed", String::new()),
        "type" if element == "ol" && matches!(value, "1" | "a" | "A" | "i" | "I") => Kept::As("type", value.to_owned()),
        "start" if element == "ol" => number("start", value, 0, 9999),
        "value" if element == "li" => number("value", value, 0, 9999),
        "colspan" if matches!(element, "td" | "th") => number("colspan", value, 1, 50),
        "rowspan" if matches!(element, "td" | "th") => number("rowspan", value, 1, 500),
        "scope" if element == "th" && matches!(value, "col" | "row") => Kept::As("scope", value.to_owned()),
        _ if is_dispensable(name) => Kept::Quietly,
        _ => Kept::Removed,
    }
}

/// Whether an attribute is written by somebody else, or means nothing here.
fn is_dispensable(name: &str) -> bool {
    const WRITTEN: [&str; 11] =
        ["id", "href", "src", "name", "alt", "rel", "target", "role", "loading", "decoding", "datetime"];
    const MEANINGLESS: [&str; 12] = [
        "width",
        "height",
        "border",
        "cellpadding",
        "cellspacing",
        "valign",
        "bgcolor",
        "itemprop",
        "itemscope",
        "itemtype",
        "markdown",
        "title",
    ];
    let is_for_machines = name.starts_with("data-") || name.starts_with("aria-");
    is_for_machines || WRITTEN.contains(&name) || MEANINGLESS.contains(&name)
}

/// Whether a machine can read the day, or day and time, of a `time` element.
pub(super) fn is_datetime(value: &str) -> bool {
    let (day, time) = value.split_once(['T', ' ']).unwrap_or((value, "00:00"));
    let in_range = |text: Option<&str>, digits: usize, low: u32, high: u32| {
        text.filter(|text| text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|text| text.parse().ok())
            .is_some_and(|number: u32| (low..=high).contains(&number))
    };
    let mut day = day.split('-');
    let mut time = time.split(':');
    in_range(day.next(), 4, 1, 9999)
        && in_range(day.next(), 2, 1, 12)
        && in_range(day.next(), 2, 1, 28)
        && day.next().is_none()
        && in_range(time.next(), 2, 0, 23)
        && in_range(time.next(), 2, 0, 59)
        && time.next().is_none()
}

/// The size of a picture in pixels, if both of its sides are whole numbers.
pub(super) fn size(tag: &Tag<'_>) -> Option<(u32, u32)> {
    let side = |name: &str| tag.get(name)?.trim().parse().ok().filter(|side| (1..=10_000).contains(side));
    Some((side("width")?, side("height")?))
}

/// Appends ` name="value"`.
pub(super) fn write(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape::attribute(out, value);
    out.push('"');
}

fn classes(value: &str, trust: Trust) -> Kept {
    const KNOWN: [&str; 14] = [
        "left", "center", "right", "wide", "small", "gallery", "button", "kiri", "tengah", "kanan", "lebar", "kecil",
        "galeri", "tombol",
    ];
    let is_kept = |class: &&str| KNOWN.contains(class) || (class.starts_with("language-") && headings::is_class(class));
    let kept: Vec<_> = value.split_ascii_whitespace().filter(is_kept).collect();
    if kept.is_empty() || trust == Trust::Stranger { Kept::Quietly } else { Kept::As("class", kept.join(" ")) }
}

fn aligned(element: &str, side: &str) -> Kept {
    let is_known = matches!(side.to_ascii_lowercase().as_str(), "left" | "center" | "right");
    let holds_text = matches!(element, "td" | "th" | "p" | "div" | "h2" | "figure" | "caption");
    if is_known && holds_text { Kept::As("data-align", side.to_ascii_lowercase()) } else { Kept::Quietly }
}

/// The side that a style aligns text to, when it does nothing else.
fn alignment_in(style: &str) -> Option<&str> {
    let (property, value) = style.trim().trim_end_matches(';').split_once(':')?;
    (property.trim().eq_ignore_ascii_case("text-align") && !value.contains(';')).then(|| value.trim())
}

fn number(name: &'static str, value: &str, low: u32, high: u32) -> Kept {
    match value.parse::<u32>() {
        Ok(number) if (low..=high).contains(&number) => Kept::As(name, number.to_string()),
        _ => Kept::Quietly,
    }
}

/// Whether a value is a language tag such as `jv` or `id-ID`.
fn is_language(value: &str) -> bool {
    let mut parts = value.split('-');
    let is_first = |part: &str| matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_region = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    parts.next().is_some_and(is_first) && parts.next().is_none_or(is_region) && parts.next().is_none()
}
