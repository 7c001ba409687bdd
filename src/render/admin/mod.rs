//! The page on which a portal's content is edited in a browser: Sveltia CMS, served from the portal
//! itself, with forms made for it. Only the forge is asked for anything else.

use std::io::Read as _;

use flate2::read::GzDecoder;

use super::Files;
use crate::{
    artifact::SinkError, lang::Lang, records::settings::ForgeKind, route::Route, schema::forms, village::Portal,
};

/// The program of the CMS, version 0.221.1, as its makers publish it, under the MIT licence beside it.
const PROGRAM: &[u8] = include_bytes!("sveltia-cms.js.gz");

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
    let mut program = Vec::new();
    // It comes with this program; a test unpacks it.
    let _ = GzDecoder::new(PROGRAM).read_to_end(&mut program);
    let licence = include_str!("LICENSE-SVELTIA");
    for (name, bytes) in [
        ("index.html", page.as_bytes()),
        ("config.yml", config.as_bytes()),
        ("sveltia-cms.js", &program),
        ("sveltia-cms.txt", licence.as_bytes()),
    ] {
        files.put(&Route::file(&format!("{FOLDER}{name}")), bytes)?;
    }
    Ok(())
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
