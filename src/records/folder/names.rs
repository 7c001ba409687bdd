//! What the name of a file says of it, wherever it lies.

const TEXTS: &[&str] = &["md", "markdown", "mdown", "mkd", "txt"];
const DATA: &[&str] = &["yaml", "yml"];

/// Whether a file's name says that it is text to read as Markdown.
pub fn is_text(file: &str) -> bool {
    extension_in(file, TEXTS) && !is_data(file)
}

/// Whether a file's name says that it is Markdown and nothing else.
pub(super) fn is_markdown(file: &str) -> bool {
    is_text(file) && !extension_in(file, &["txt"])
}

/// Whether a file's name says that it is data.
pub fn is_data(file: &str) -> bool {
    extension_in(without_hidden_ending(file).unwrap_or(file), DATA)
}

/// The name of a data file without the `.txt` that Windows adds and does not show: `portal.yaml`
/// of `portal.yaml.txt`.
pub fn without_hidden_ending(file: &str) -> Option<&str> {
    let (real, ending) = split(file)?;
    (ending.eq_ignore_ascii_case("txt") && extension_in(real, DATA)).then_some(real)
}

/// Web pages are read where other generators keep them among their posts.
pub(super) fn is_page_of_html(file: &str) -> bool {
    extension_in(file, &["html", "htm"])
}

/// Whether a file stands for its folder: `index.md`, `_index.md`, `index.en.md`.
pub fn is_index(file: &str) -> bool {
    let stem = stem(file);
    let name = stem.strip_suffix(language_suffix(stem).unwrap_or_default()).unwrap_or(stem);
    matches!(name.to_ascii_lowercase().as_str(), "index" | "_index")
}

/// The `.en` of `index.en`, dot and all.
pub fn language_suffix(stem: &str) -> Option<&str> {
    let dot = stem.rfind('.')?;
    let suffix = &stem[dot..];
    let language = &suffix[1..];
    let known = (language.len() == 2 || (language.len() == 5 && language.as_bytes()[2] == b'-'))
        && language.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-');
    known.then_some(suffix)
}

/// A file's name without its ending; `.md.txt` is one ending.
pub fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    let Some((stem, extension)) = split(name).filter(|(stem, _)| !stem.is_empty()) else { return name };
    match split(stem) {
        Some((inner, real)) if extension.eq_ignore_ascii_case("txt") && is_real_ending(real) => inner,
        _ => stem,
    }
}

/// What stands before the last dot and behind it. Endings are asked for again and again, and are short.
fn split(file: &str) -> Option<(&str, &str)> {
    let dot = file.bytes().rposition(|byte| byte == b'.')?;
    Some((&file[..dot], &file[dot + 1..]))
}

fn is_real_ending(ending: &str) -> bool {
    ["md", "yaml", "yml"].iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// Whether a file's name has one of these endings, in any letter case.
pub(super) fn extension_in(file: &str, known: &[&str]) -> bool {
    let extension = split(file).map_or("", |(_, extension)| extension);
    known.iter().any(|known| known.eq_ignore_ascii_case(extension))
}
