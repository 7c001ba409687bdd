//! What the short codes of Hugo, Zola and Jekyll mean here.

use super::{
    arguments::{self, Argument, first, named},
    summary::one_line,
};

/// What a short code becomes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning<'t> {
    /// Markdown in its place.
    Text(String),
    /// Nothing, with all up to the tag of this name.
    Until(&'static str),
    /// Text left as it is up to the tag of this name.
    Verbatim(&'static str),
    /// Code in a language up to the tag that ends it.
    Code(&'t str),
    /// Nothing, and nothing is lost.
    Nothing,
    /// Nothing, and its author should know.
    Unknown(&'t str),
    /// It is no short code.
    Literal,
}

/// Reads what stands between the braces.
pub(super) fn read(inner: &str) -> Meaning<'_> {
    let inner = inner.trim().trim_start_matches('-').trim_end_matches(['-', '/']).trim();
    let (name, rest) = name(inner);
    if inner.contains("| relative_url")
        || inner.ends_with("| url")
        || inner.contains("| absolute_url")
        || inner.contains("relURL")
        || inner.contains("absURL")
    {
        return target(&arguments::read(inner), inner);
    }
    let all = arguments::read(rest);
    match name {
        "" => Meaning::Literal,
        "raw" => Meaning::Verbatim("endraw"),
        "comment" => Meaning::Until("endcomment"),
        "highlight" => Meaning::Code(language(rest)),
        "include" => match first(&all).map(stem) {
            Some(part) => part_or(part, &all, name),
            None => Meaning::Unknown(name),
        },
        "ref" | "relref" | "post_url" | "link" | "url_for" => target(&all, name),
        "site.baseurl" | "site.url" | "site.BaseURL" | ".Site.BaseURL" | "config.base_url" => {
            Meaning::Text(String::new())
        }
        "toc" | "more" => Meaning::Nothing,
        closing if closing.starts_with('/') || closing.starts_with("end") => Meaning::Nothing,
        _ => part_or(name, &all, name),
    }
}

/// The first word, and what follows it.
fn name(inner: &str) -> (&str, &str) {
    let end =
        inner.find(|c: char| c.is_whitespace() || matches!(c, '(' | '|' | '=' | '"' | '\'')).unwrap_or(inner.len());
    inner.split_at(end)
}

/// The word for the language after a fence.
fn language(rest: &str) -> &str {
    let word = rest.trim().trim_start_matches(['"', '\'', '(']);
    let end = word.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-'))).unwrap_or(word.len());
    &word[..end]
}

/// The file name without folder and ending.
fn stem(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.split('.').next().unwrap_or(file)
}

fn target<'t>(all: &[Argument<'t>], name: &'t str) -> Meaning<'t> {
    let usable = |value: &&str| !value.is_empty() && !value.contains(['<', '>', '\n', '|']);
    match first(all).or_else(|| named(all, &["path"])).filter(usable) {
        Some(target) => Meaning::Text(target.to_owned()),
        None => Meaning::Unknown(name),
    }
}

/// A picture or a video; other parts are unknown.
fn part_or<'t>(part: &str, all: &[Argument<'t>], name: &'t str) -> Meaning<'t> {
    let text = match part.to_ascii_lowercase().as_str() {
        "figure" | "img" | "image" | "picture" | "gambar" | "foto" => picture(all),
        "youtube" => video(all, "https://www.youtube.com/watch?v="),
        "vimeo" => video(all, "https://vimeo.com/"),
        _ => None,
    };
    text.map_or(Meaning::Unknown(name), Meaning::Text)
}

fn picture(all: &[Argument<'_>]) -> Option<String> {
    const ENDINGS: [&str; 7] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".avif"];
    let is_picture = |argument: &&Argument<'_>| {
        let value = argument.value.to_ascii_lowercase();
        argument.name.is_none() && ENDINGS.iter().any(|ending| value.ends_with(ending))
    };
    let source = named(all, &["src", "path", "url", "image_path", "file"]);
    let source = source
        .or_else(|| all.iter().find(is_picture).map(|argument| argument.value))
        .filter(|source| !source.is_empty())?;
    let caption = named(all, &["caption", "title"]).map(one_line);
    let alt = named(all, &["alt"]).map(one_line).or_else(|| caption.clone()).unwrap_or_default();
    let title = caption.map_or(String::new(), |caption| format!(" \"{}\"", escaped(&caption, &['"', '\\'])));
    let address = one_line(source).replace(['<', '>'], "");
    Some(format!("![{}](<{address}>{title})", escaped(&alt, &['[', ']', '\\', '`', '*', '_', '<', '!'])))
}

fn video(all: &[Argument<'_>], site: &str) -> Option<String> {
    let id = named(all, &["id", "video_id", "v"]).or_else(|| first(all).filter(|id| !id.contains('.')))?;
    let is_sound = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    is_sound.then(|| format!("<{site}{id}>"))
}

fn escaped(text: &str, marks: &[char]) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if marks.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_and_videos_are_read() {
        let text = |inner| match read(inner) {
            Meaning::Text(text) => text,
            other => format!("{other:?}"),
        };
        assert_eq!(text("figure src=a.jpg caption=\"Panen \\\"raya\" "), "![Panen \\\\](<a.jpg> \"Panen \\\\\")");
        assert_eq!(text("youtube(id=\"ab-1_2\")"), "<https://www.youtube.com/watch?v=ab-1_2>");
        assert_eq!(text("include figure.html image_path=\"/a.jpg\" alt=\"B\""), "![B](</a.jpg>)");
        assert_eq!(text("'/kabar/' | relative_url"), "/kabar/");
        assert_eq!(text("post_url 2020-01-02-panen"), "2020-01-02-panen");
    }

    #[test]
    fn unknown_ones_are_told() {
        assert_eq!(read("galeri a"), Meaning::Unknown("galeri"));
        assert_eq!(read("youtube \"><script>\""), Meaning::Unknown("youtube"));
        assert_eq!(read(" - "), Meaning::Literal);
        assert_eq!(read("/galeri"), Meaning::Nothing);
    }
}
