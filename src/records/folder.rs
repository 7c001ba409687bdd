//! Which files are records of which kind, by where they lie.

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
    /// A photo or document.
    Media,
    /// Passed through to the portal's root under the path given.
    Static(&'a str),
    /// Of the portal's own theme layer.
    Theme,
    /// Not for publishing.
    Other,
}

const FOLDERS: &[(Kind, &[&str])] = &[
    (Kind::Article, &["kabar", "berita", "artikel", "posts", "_posts", "post", "blog", "news", "pengumuman", "peluang", "_drafts"]),
    (Kind::CaseStudy, &["studi-kasus", "kisah", "praktik-baik", "case-studies"]),
    (Kind::Page, &["halaman", "pages"]),
    (Kind::Group, &["kelompok", "lembaga", "groups"]),
    (Kind::Partner, &["mitra", "partners"]),
    (Kind::Activity, &["kegiatan", "agenda", "acara", "activities"]),
];

/// Folders of other generators and tools whose files are not content.
const NOT_CONTENT: &[&str] = &[
    "node_modules", "layouts", "archetypes", "themes", "templates", "sass", "resources", "data", "i18n", "src", "scripts", "vendor",
    "tests", "test", "anggota", "plugins", "bin", "public",
];

const TEXTS: &[&str] = &["md", "markdown", "mdown", "mkd", "txt"];
const DATA: &[&str] = &["yaml", "yml"];
const FOREIGN: &[&str] =
    &["docx", "doc", "odt", "rtf", "pages", "adoc", "asciidoc", "rst", "org", "textile", "mdx", "ipynb", "html", "htm", "toml", "json", "xlsx", "csv"];
const MEDIA: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "heic", "heif", "bmp", "tif", "tiff", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx",
    "odt", "ods", "odp", "csv", "zip", "mp3", "m4a", "ogg", "wav", "mp4", "webm", "mov", "kml", "gpx", "geojson", "epub", "txt",
];

/// What the file at `path` is for. In a `lone` folder, one without `portal.yaml`, texts beside
/// the folders of records are articles.
pub fn role(path: &str, lone: bool) -> Role<'_> {
    let path_in_content = strip_folder(path, "content").filter(|_| path.contains('/')).unwrap_or(path);
    let (folder, file) = path_in_content.rsplit_once('/').unwrap_or(("", path_in_content));
    if folder.is_empty() {
        return at_root(path_in_content, file, lone);
    }
    if let Some(below) = first_of(path_in_content, &["statis", "static"]) {
        return Role::Static(below);
    }
    if strip_folder(path_in_content, "tema").is_some() {
        return Role::Theme;
    }
    if first_of(path_in_content, &["media", "gambar", "images", "assets"]).is_some() {
        return if extension_in(file, MEDIA) { Role::Media } else { Role::Other };
    }
    match record_folder(path_in_content) {
        Some((kind, name, below)) => in_records(kind, name, below, file),
        None => elsewhere(path_in_content, file, lone),
    }
}

fn at_root<'a>(path: &'a str, file: &str, lone: bool) -> Role<'a> {
    let lower = file.to_lowercase();
    let stem = lower.split('.').next().unwrap_or_default();
    if matches!(lower.as_str(), "portal.yaml" | "portal.yml") {
        return Role::Settings;
    }
    let about_the_folder = ["readme", "license", "licence", "contributing", "changelog", "code_of_conduct", "security", "copying", "lisensi"];
    if about_the_folder.contains(&stem) || file.starts_with('.') {
        return Role::Other;
    }
    match () {
        () if is_text(file) => record(if lone { Kind::Article } else { Kind::Page }, path),
        () if extension_in(file, DATA) && !lone => Role::StrayData,
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
        () if is_text(file) || extension_in(file, DATA) || is_page_of_html(file) => {
            Role::Record { kind, below, category, draft: name == "_drafts" }
        }
        () if extension_in(file, FOREIGN) => Role::Foreign,
        () if extension_in(file, MEDIA) => Role::Media,
        () => Role::Other,
    }
}

fn elsewhere<'a>(path: &'a str, file: &str, lone: bool) -> Role<'a> {
    let hidden = path.split('/').any(|part| part.starts_with(['_', '.']) && !is_index(part));
    if hidden || first_of(path, NOT_CONTENT).is_some() {
        return Role::Other;
    }
    match () {
        () if is_text(file) => record(Kind::Page, path),
        () if extension_in(file, DATA) && !lone => Role::StrayData,
        () if extension_in(file, MEDIA) => Role::Media,
        () => Role::Other,
    }
}

fn record(kind: Kind, below: &str) -> Role<'_> {
    Role::Record { kind, below, category: None, draft: false }
}

/// The folder of records that the path lies in: the first of its folders with a known name.
/// Only `_posts` and `_drafts` count at any depth, as Jekyll has it.
fn record_folder(path: &str) -> Option<(Kind, &'static str, &str)> {
    let mut rest = path;
    let mut depth = 0;
    while let Some((folder, below)) = rest.split_once('/') {
        let found = FOLDERS.iter().find_map(|(kind, names)| {
            let name = names.iter().find(|name| is_named(folder, name))?;
            (depth == 0 || name.starts_with('_')).then_some((*kind, *name, below))
        });
        if found.is_some() {
            return found;
        }
        rest = below;
        depth += 1;
    }
    None
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
        && folder.bytes().zip(name.bytes()).all(|(a, b)| a.eq_ignore_ascii_case(&b) || (b == b'-' && matches!(a, b'_' | b' ')))
}

/// The nearest known folder to a misspelt one.
pub fn nearest(path: &str) -> Option<&'static str> {
    let folder = path.split('/').next()?.to_lowercase();
    let names = FOLDERS.iter().flat_map(|(_, names)| names.iter().copied()).filter(|name| !name.starts_with('_'));
    let scored = names.map(|name| (strsim::jaro_winkler(name, &folder), name)).filter(|(likeness, _)| *likeness >= 0.8);
    scored.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name)
}

/// Whether a file's name says that it is text to read as Markdown.
pub fn is_text(file: &str) -> bool {
    extension_in(file, TEXTS)
}

/// Whether a file's name says that it is data.
pub fn is_data(file: &str) -> bool {
    extension_in(file, DATA)
}

/// Web pages are read where other generators keep them among their posts.
fn is_page_of_html(file: &str) -> bool {
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
    let Some((stem, extension)) = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()) else { return name };
    match stem.rsplit_once('.') {
        Some((inner, md)) if extension.eq_ignore_ascii_case("txt") && md.eq_ignore_ascii_case("md") => inner,
        _ => stem,
    }
}

fn extension_in(file: &str, known: &[&str]) -> bool {
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    known.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(path: &str) -> Option<(Kind, &str)> {
        match role(path, false) {
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
        assert_eq!(role("kelompk/a.yaml", false), Role::StrayData);
        assert_eq!(role("kabar/foto.jpg", false), Role::Media);
        assert_eq!(role("kabar/rapat.docx", false), Role::Foreign);
        assert_eq!(role("statis/a/b.txt", false), Role::Static("a/b.txt"));
    }

    #[test]
    fn a_stem_has_no_ending_and_keeps_its_dots() {
        assert_eq!(stem("kabar/a.md.txt"), "a");
        assert_eq!(stem("a.b.md"), "a.b");
        assert!(is_index("x/_index.en.md") && is_index("index.md") && !is_index("indeks.md"));
    }
}
