//! Which files are records of which kind, by where they lie.

mod likely;
mod names;

pub use likely::{nearest, nearly};
use names::{extension_in, is_markdown, is_page_of_html};
pub use names::{is_data, is_index, is_text, language_suffix, stem, without_hidden_ending};

/// The kind of record that a folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `kabar/` and its other names.
    Article,
    /// `studi-kasus/`.
    CaseStudy,
    /// `halaman/`, and any other folder of Markdown.
    Page,
    /// `kelompok/`.
    Group,
    /// `mitra/`.
    Partner,
    /// `kegiatan/`.
    Activity,
}

/// What a file of a portal's folder is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role<'a> {
    /// `portal.yaml`.
    Settings,
    /// A record, and the path of its file below the folder of its kind.
    Record {
        /// What it is a record of.
        kind: Kind,
        /// The path below the folder that says so.
        below: &'a str,
        /// The category that the folder itself gives, such as `pengumuman`.
        category: Option<&'static str>,
        /// Whether the folder is one of drafts.
        draft: bool,
    },
    /// Data in a folder of no known kind: probably a misspelt folder.
    StrayData,
    /// A text in a format that is not read here, where records are.
    Foreign,
    /// A part or pattern of pages for another generator.
    Template,
    /// A photo or document.
    Media,
    /// Passed through to the portal's root under the path given.
    Static(&'a str),
    /// Of the portal's own theme layer.
    Theme,
    /// Not for publishing.
    Other,
}

/// What a whole folder is like, which decides what the texts outside its folders of records are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whole {
    /// A portal: they are plain pages.
    #[default]
    Portal,
    /// A portal without any folder of records: texts whose name begins with a date are articles.
    Loose,
    /// The same without `portal.yaml`: the other texts at the root are articles as well.
    Articles,
    /// The working folder of another generator that keeps its texts in `content/`: what lies
    /// outside that belongs to the generator.
    Workshop,
}

impl Whole {
    /// Tells by the paths of all files.
    #[expect(clippy::needless_pass_by_value, reason = "an iterator over paths is as small as a reference to it")]
    pub fn of<'p>(paths: impl Iterator<Item = &'p str> + Clone) -> Self {
        let has = |is: fn(&str) -> bool| paths.clone().any(is);
        if has(|path| strip_folder(path, "content").is_some()) && has(is_of_generator) {
            return Self::Workshop;
        }
        match (has(|path| record_folder(in_content(path)).is_some()), has(is_settings)) {
            (true, _) => Self::Portal,
            (false, true) => Self::Loose,
            (false, false) => Self::Articles,
        }
    }

    /// Whether a text is an article because its name begins with a date, as Jekyll's posts do.
    fn dates(self, file: &str) -> bool {
        let lengths: Vec<usize> =
            file.split('-').map_while(|part| part.bytes().all(|b| b.is_ascii_digit()).then_some(part.len())).collect();
        matches!(self, Self::Loose | Self::Articles) && matches!(lengths[..], [4, 1 | 2, 1 | 2, ..])
    }

    /// Whether data beside the folders of records can only be a mistake.
    fn has_data(self) -> bool {
        matches!(self, Self::Portal | Self::Loose)
    }
}

const FOLDERS: &[(Kind, &[&str])] = &[
    (
        Kind::Article,
        &["kabar", "berita", "artikel", "posts", "_posts", "post", "blog", "news", "pengumuman", "peluang", "_drafts"],
    ),
    (Kind::CaseStudy, &["studi-kasus", "kisah", "praktik-baik", "case-studies"]),
    (Kind::Page, &["halaman", "pages"]),
    (Kind::Group, &["kelompok", "lembaga", "groups"]),
    (Kind::Partner, &["mitra", "partners"]),
    (Kind::Activity, &["kegiatan", "agenda", "acara", "activities"]),
];

/// The folders that hold records of a kind, the one to use first.
pub fn names_of(kind: Kind) -> &'static [&'static str] {
    FOLDERS.iter().find(|(of, _)| *of == kind).map_or(&[], |(_, names)| names)
}

/// Folders whose files are never content: those of tools, copies of members, and the built site.
const NOT_CONTENT: &[&str] = &["node_modules", "vendor", "anggota", "public"];

/// Folders in which Jekyll and Eleventy keep what pages are made with.
const OF_TEMPLATES: &[&str] =
    &["_includes", "_layouts", "_sass", "_data", "_plugins", "_site", "_components", "_cache"];

/// Those of them with texts that could be taken for pages.
const OF_TEXT_PARTS: &[&str] = &["_includes", "_layouts", "_plugins", "_components"];

/// Files and folders at the root that Hugo and Zola ask for.
const OF_GENERATOR: &[&str] = &[
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
    "zola.toml",
    "archetypes",
    "layouts",
    "templates",
];

/// Folders in which generators keep the content as a whole.
const CONTENT: &[&str] = &["content", "src"];

/// Languages that have a folder of their own in portals of several languages (ISO 639-1).
const LANGUAGES: &[&str] = &[
    "ar", "be", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu",
    "id", "it", "ja", "jv", "ko", "lt", "lv", "ms", "nb", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "su",
    "sv", "ta", "th", "tl", "tr", "uk", "ur", "uz", "vi", "zh",
];

const FOREIGN: &[&str] = &[
    "docx", "doc", "odt", "rtf", "pages", "adoc", "asciidoc", "rst", "org", "textile", "mdx", "ipynb", "html", "htm",
    "toml", "json", "xlsx", "csv",
];

/// Those that hold text and nothing else, so that they never lie about to be downloaded.
const FOREIGN_TEXTS: &[&str] = &["adoc", "asciidoc", "rst", "org", "textile", "mdx"];

/// Names of files that tell of the folder rather than of its village.
const ABOUT_THE_FOLDER: &[&str] = &[
    "readme",
    "license",
    "licence",
    "contributing",
    "changelog",
    "code_of_conduct",
    "code-of-conduct",
    "security",
    "copying",
    "lisensi",
    "agents",
    "claude",
    "robots",
    "humans",
    "llms",
    "ads",
];

const MEDIA: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "heic", "heif", "bmp", "tif", "tiff", "pdf", "doc", "docx",
    "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "csv", "zip", "mp3", "m4a", "ogg", "wav", "mp4", "webm", "mov",
    "kml", "gpx", "geojson", "epub", "txt",
];

/// What the file at `path` is for.
pub fn role(path: &str, whole: Whole) -> Role<'_> {
    let path_in_content = in_content(path);
    let (folder, file) = path_in_content.rsplit_once('/').unwrap_or(("", path_in_content));
    let is_outside = whole == Whole::Workshop && strip_folder(path, "content").is_none();
    if folder.is_empty() {
        return at_root(path_in_content, file, whole, is_outside);
    }
    if let Some(below) = first_of(path_in_content, &["statis", "static"]) {
        return Role::Static(below);
    }
    if strip_folder(path_in_content, "tema").is_some() {
        return Role::Theme;
    }
    if in_media(path_in_content).is_some() {
        return among_media(path_in_content, file);
    }
    match record_folder(path_in_content) {
        Some((kind, name, below)) => in_records(kind, name, below, file),
        None if is_outside => outside(file),
        None => elsewhere(path_in_content, file, whole),
    }
}

fn at_root<'a>(path: &'a str, file: &str, whole: Whole, is_outside: bool) -> Role<'a> {
    let stem = first_stem(file);
    let is_about = ABOUT_THE_FOLDER.contains(&stem.as_str());
    match () {
        () if is_settings(file) => Role::Settings,
        () if is_about && !is_outside && needs_data(path) => record(Kind::Page, path),
        () if is_about || file.starts_with('.') => Role::Other,
        () if is_outside => outside(file),
        () if is_text(file) && (whole == Whole::Articles || whole.dates(file)) => record(Kind::Article, path),
        () if is_page_of_html(file) && matches!(stem.as_str(), "index" | "404") => Role::Template,
        () if is_text(file) || is_page_of_html(file) => record(Kind::Page, path),
        () if extension_in(file, FOREIGN_TEXTS) => Role::Foreign,
        () if is_data(file) && whole.has_data() && !file.starts_with('_') => Role::StrayData,
        () if extension_in(file, MEDIA) => Role::Media,
        () => Role::Other,
    }
}

/// What a file beside `content/` is for.
fn outside(file: &str) -> Role<'static> {
    let is_template = is_markdown(file) && !ABOUT_THE_FOLDER.contains(&first_stem(file).as_str());
    if is_template { Role::Template } else { Role::Other }
}

/// Whether a text is a record only with data at its start: web pages, texts about the folder, and
/// those among photos.
pub fn needs_data(path: &str) -> bool {
    let path = in_content(path);
    let stem = first_stem(path);
    let is_about = !path.contains('/') && stem != "readme" && ABOUT_THE_FOLDER.contains(&stem.as_str());
    is_page_of_html(path) || (is_markdown(path) && (is_about || in_media(path).is_some()))
}

fn in_media(path: &str) -> Option<&str> {
    first_of(path, &["media", "gambar", "images", "assets"])
}

/// A file's name up to its first dot, in lower case.
fn first_stem(file: &str) -> String {
    file.split('.').next().unwrap_or_default().to_lowercase()
}

/// Whether a file holds the portal's settings.
pub fn is_settings_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    is_settings(name) && in_content(path) == name
}

fn is_settings(file: &str) -> bool {
    let file = without_hidden_ending(file).unwrap_or(file);
    file.eq_ignore_ascii_case("portal.yaml") || file.eq_ignore_ascii_case("portal.yml")
}

/// The path below the folder that holds the content as a whole.
pub fn in_content(path: &str) -> &str {
    first_of(path, CONTENT).unwrap_or(path)
}

fn is_of_generator(path: &str) -> bool {
    OF_GENERATOR.contains(&path.split('/').next().unwrap_or(path))
}

fn among_media<'a>(path: &'a str, file: &str) -> Role<'a> {
    match () {
        () if is_markdown(file) => record(Kind::Page, path),
        () if extension_in(file, MEDIA) => Role::Media,
        () => Role::Other,
    }
}

fn in_records<'a>(kind: Kind, name: &str, below: &'a str, file: &str) -> Role<'a> {
    let category = match name {
        "pengumuman" => Some("pengumuman"),
        "peluang" => Some("peluang"),
        _ => None,
    };
    match () {
        () if is_data(file) && file.starts_with('.') => Role::Other,
        () if is_text(file) || is_data(file) || is_page_of_html(file) => {
            Role::Record { kind, below, category, draft: name == "_drafts" }
        }
        () if extension_in(file, FOREIGN) => Role::Foreign,
        () if extension_in(file, MEDIA) => Role::Media,
        () => Role::Other,
    }
}

fn elsewhere<'a>(path: &'a str, file: &str, whole: Whole) -> Role<'a> {
    let is_hidden = |part: &str| part.starts_with('.') || OF_TEMPLATES.contains(&part);
    let is_part = |part: &str| OF_TEXT_PARTS.contains(&part);
    if first_of(path, NOT_CONTENT).is_some() || path.split('/').any(|part| is_hidden(part) && !is_part(part)) {
        return Role::Other;
    }
    if path.split('/').any(is_part) {
        return if is_text(file) || is_page_of_html(file) { Role::Template } else { Role::Other };
    }
    match () {
        () if is_text(file) && whole.dates(file) => record(Kind::Article, path),
        () if is_text(file) || is_page_of_html(file) => record(Kind::Page, path),
        () if extension_in(file, FOREIGN_TEXTS) => Role::Foreign,
        () if is_data(file) && whole.has_data() => Role::StrayData,
        () if extension_in(file, MEDIA) => Role::Media,
        () => Role::Other,
    }
}

fn record(kind: Kind, below: &str) -> Role<'_> {
    Role::Record { kind, below, category: None, draft: false }
}

/// The folder of records that the path lies in: the first of its folders with a known name, or
/// the one below the folder of a language. Only `_posts` and `_drafts` count at any depth, as
/// Jekyll has it.
fn record_folder(path: &str) -> Option<(Kind, &'static str, &str)> {
    let mut rest = path;
    let mut is_top = true;
    while let Some((folder, below)) = rest.split_once('/') {
        let found = FOLDERS.iter().find_map(|(kind, names)| {
            let name = names.iter().find(|name| is_named(folder, name))?;
            (is_top || name.starts_with('_')).then_some((*kind, *name, below))
        });
        if found.is_some() {
            return found;
        }
        is_top = is_top && is_language(folder);
        rest = below;
    }
    None
}

/// Whether a file lies in a folder of records.
pub fn is_in_records(path: &str) -> bool {
    record_folder(in_content(path)).is_some()
}

/// The language whose folder a file lies in: `en` of `content/en/posts/a.md`.
pub fn language_folder(path: &str) -> Option<&str> {
    let (first, _) = in_content(path).split_once('/')?;
    is_language(first).then_some(first)
}

/// Whether a folder is that of a language: `en`, `pt-br`, `zh_tw`.
fn is_language(folder: &str) -> bool {
    let (language, region) = folder.split_once(['-', '_']).unwrap_or((folder, "xx"));
    LANGUAGES.contains(&language) && region.len() == 2 && region.bytes().all(|b| b.is_ascii_alphabetic())
}

fn first_of<'a>(path: &'a str, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| strip_folder(path, name))
}

fn strip_folder<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    let (first, below) = path.split_once('/')?;
    is_named(first, folder).then_some(below)
}

/// Whether a folder has a name, whatever its letter case and with `_` or a space for `-`.
fn is_named(folder: &str, name: &str) -> bool {
    folder.len() == name.len()
        && folder
            .bytes()
            .zip(name.bytes())
            .all(|(a, b)| a.eq_ignore_ascii_case(&b) || (b == b'-' && matches!(a, b'_' | b' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(path: &str) -> Option<(Kind, &str)> {
        match role(path, Whole::Portal) {
            Role::Record { kind, below, .. } => Some((kind, below)),
            _ => None,
        }
    }

    #[test]
    fn a_folder_says_what_its_files_are() {
        assert_eq!(kind("kabar/2026/panen.md"), Some((Kind::Article, "2026/panen.md")));
        assert_eq!(kind("content/posts/a/index.md"), Some((Kind::Article, "a/index.md")));
        assert_eq!(kind("Studi Kasus/a.md"), Some((Kind::CaseStudy, "a.md")));
        assert_eq!(kind("blog/_posts/2020-01-01-x.md"), Some((Kind::Article, "_posts/2020-01-01-x.md")));
        assert_eq!(kind("sejarah/asal.md"), Some((Kind::Page, "sejarah/asal.md")));
        assert_eq!(kind("README.md"), None);
        assert_eq!(role("kelompk/a.yaml", Whole::Portal), Role::StrayData);
        assert_eq!(nearly("kabr/uji.md"), Some("kabar"));
        assert_eq!(nearly("Kabar Desa/uji.md"), Some("kabar"));
        assert_eq!(nearly("berita-desa/uji.md"), Some("berita"));
        for own in ["sejarah/a.md", "potensi/a.md", "peraturan/a.md", "posts-archive/a.md", "uji.md"] {
            assert_eq!(nearly(own), None, "{own}");
        }
        assert_eq!(role("kabar/foto.jpg", Whole::Portal), Role::Media);
        assert_eq!(role("kabar/rapat.docx", Whole::Portal), Role::Foreign);
        assert_eq!(role("statis/a/b.txt", Whole::Portal), Role::Static("a/b.txt"));
    }

    #[test]
    fn texts_of_other_generators_are_found_where_those_keep_them() {
        assert_eq!(kind("src/blog/a.md"), Some((Kind::Article, "a.md")));
        assert_eq!(kind("content/en/posts/a.md"), Some((Kind::Article, "a.md")));
        assert_eq!(kind("_docs/a.md"), Some((Kind::Page, "_docs/a.md")));
        assert_eq!(kind("themes/a/index.md"), Some((Kind::Page, "themes/a/index.md")));
        assert_eq!(kind("en/documents/a.html"), Some((Kind::Page, "en/documents/a.html")));
        assert_eq!(role("_includes/a.md", Whole::Portal), Role::Template);
        assert_eq!(role("_img/a.png", Whole::Portal), Role::Media);
        assert_eq!(role("themes/a/README.md", Whole::Workshop), Role::Other);
        assert_eq!(language_folder("content/pt-br/a.md"), Some("pt-br"));
        assert_eq!(language_folder("rt/a.md"), None);
    }

    #[test]
    fn the_whole_folder_says_what_its_texts_are() {
        let of = |paths: &[&'static str]| Whole::of(paths.iter().copied());
        assert_eq!(of(&["a.md", "2020/2020-01-02-b.md"]), Whole::Articles);
        assert_eq!(of(&["_posts/a.md", "about.md"]), Whole::Portal);
        assert_eq!(of(&["a.md", "portal.yaml"]), Whole::Loose);
        assert!(matches!(role("2020-01-02-b.md", Whole::Loose), Role::Record { kind: Kind::Article, .. }));
        assert!(matches!(role("2026-rencana.md", Whole::Loose), Role::Record { kind: Kind::Page, .. }));
        assert_eq!(of(&["content/posts/a.md", "hugo.toml"]), Whole::Workshop);
        assert!(matches!(role("2020/2020-01-02-b.md", Whole::Articles), Role::Record { kind: Kind::Article, .. }));
    }

    #[test]
    fn a_stem_has_no_ending_and_keeps_its_dots() {
        assert_eq!(stem("kabar/a.md.txt"), "a");
        assert_eq!(stem("a.b.md"), "a.b");
        assert!(is_index("x/_index.en.md") && is_index("index.md") && !is_index("indeks.md"));
    }
}
