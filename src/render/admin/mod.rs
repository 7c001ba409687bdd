//! The page on which a portal's content is edited in a browser: Sveltia CMS, served from the portal
//! itself, with forms made for it. Only the forge is asked for anything else.

use std::{io::Read as _, sync::OnceLock};

use flate2::read::GzDecoder;

use super::Files;
use crate::{
    artifact::SinkError, lang::Lang, records::settings::ForgeKind, route::Route, schema::forms, village::Portal,
};

/// The program of the CMS, version 0.221.1, as its makers publish it, under the MIT licence beside it.
const PROGRAM: &[u8] = include_bytes!("sveltia-cms.js.gz");

/// Its icons: those of Material Symbols that it uses, under the licence beside them.
const ICONS: &[u8] = include_bytes!("symbols.woff2");

/// What is served otherwise than its makers have it. Fonts come from the portal, or are those of the
/// machine. And every value is text, as it was typed: `19.30` would come back as 19.3, `1.200` as 1.2
/// and `0812` without its 0.
const CHANGES: [(&str, &str); 5] = [
    (
        "https://cdn.jsdelivr.net/fontsource/fonts/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2",
        "symbols.woff2",
    ),
    ("https://cdn.jsdelivr.net/fontsource/fonts/source-sans-3:vf@5.3.0/latin-wght-normal.woff2", "data:,"),
    ("https://cdn.jsdelivr.net/fontsource/fonts/noto-mono@5.3.0/latin-400-normal.woff2", "data:,"),
    ("g=XR(m)", "g=XR(m,{schema:`failsafe`})"),
    ("return XR(e);", "return XR(e,{schema:`failsafe`});"),
];

/// Where it is published.
const FOLDER: &str = "admin/";

/// Writes the page, the program and its configuration, if the portal asks for them.
pub(super) fn write(files: &mut Files<'_>) -> Result<(), SinkError> {
    let village = &files.site.village;
    if !village.portal.admin {
        return Ok(());
    }
    let page = page(&village.portal);
    let config = serde_yaml::to_string(&forms::config(village, files.site.words)).unwrap_or_default();
    let licences = concat!(include_str!("LICENSE-SVELTIA"), "\n", include_str!("LICENSE-SYMBOLS"));
    for (name, bytes) in [
        ("index.html", page.as_bytes()),
        ("config.yml", config.as_bytes()),
        ("sveltia-cms.js", program().as_bytes()),
        ("symbols.woff2", ICONS),
        ("licences.txt", licences.as_bytes()),
    ] {
        files.put(&Route::file(&format!("{FOLDER}{name}")), bytes)?;
    }
    Ok(())
}

/// The program with its changes, unpacked once.
fn program() -> &'static str {
    static UNPACKED: OnceLock<String> = OnceLock::new();
    UNPACKED.get_or_init(|| CHANGES.iter().fold(unpacked(), |text, (theirs, ours)| text.replacen(theirs, ours, 1)))
}

fn unpacked() -> String {
    let mut text = String::new();
    GzDecoder::new(PROGRAM).read_to_string(&mut text).expect("it is part of this program and a test unpacks it");
    text
}

/// The page itself, with a policy of its own: it may talk to the forge, and to nobody else.
fn page(portal: &Portal) -> String {
    let lang = &portal.lang_tag;
    let title = match portal.lang {
        Lang::Id => "Sunting portal",
        Lang::En => "Edit the portal",
    };
    let script = match portal.lang {
        Lang::Id => "Halaman ini memerlukan JavaScript.",
        Lang::En => "This page needs JavaScript.",
    };
    let forge = forge(portal);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:{forge}; media-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' data: blob:{forge}; worker-src 'self' blob:; frame-src 'self' blob:; base-uri 'none'; form-action 'self'\">\n<title>{title} · {name}</title>\n<link href=\"config.yml\" type=\"text/yaml\" rel=\"cms-config-url\">\n</head>\n<body>\n<noscript>{script}</noscript>\n<script src=\"sveltia-cms.js\"></script>\n</body>\n</html>\n",
        name = quick_xml::escape::escape(&portal.name),
    )
}

/// The addresses of the forge, each with a space in front.
fn forge(portal: &Portal) -> String {
    let Some(repository) = &portal.repository else { return String::new() };
    match repository.kind() {
        ForgeKind::Github => {
            " https://api.github.com https://github.com https://*.githubusercontent.com https://www.githubstatus.com"
                .to_owned()
        }
        ForgeKind::Gitlab | ForgeKind::Forgejo => format!(" {}", repository.origin()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_finds_its_one_place_in_the_program_of_the_cms() {
        let program = unpacked();
        for (theirs, _) in CHANGES {
            assert_eq!(program.matches(theirs).count(), 1, "{theirs}");
        }
        assert!(super::program().len() > 1_000_000 && !super::program().contains("fontsource/fonts"));
    }
}
