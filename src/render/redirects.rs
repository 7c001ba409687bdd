//! Old addresses that lead to the new ones: a rule for hosts that read rules, a small page for the rest.

use std::{collections::BTreeMap, fmt::Write as _};

use quick_xml::escape::escape;

use super::Files;
use crate::{
    artifact::SinkError,
    lang::Lang,
    problem::{Problem, Problems},
    records::settings::Host,
    route::Route,
    village::{address::Redirect, media},
};

/// Writes `_redirects` and a page at each old address that no page of today has. Returns where these
/// pages lead, by their files.
pub(super) fn write(files: &mut Files<'_>, problems: &mut Problems) -> Result<BTreeMap<String, Route>, SinkError> {
    let portal = &files.site.village.portal;
    let (base, host, lang) = (portal.base.clone(), portal.host, portal.lang);
    let wanted = wanted(files, problems);
    let (mut rules, mut leads) = (String::new(), BTreeMap::new());
    for (path, to) in &wanted {
        let _ = writeln!(rules, "{base}{path} {base}{to} 301", base = base.path(), to = to.as_str());
        let file = if path.ends_with('/') || path.is_empty() {
            format!("{path}index.html")
        } else if path.rsplit('/').next().is_some_and(|name| name.contains('.')) {
            path.clone()
        } else {
            format!("{path}/index.html")
        };
        if !files.is_blocked(&file) {
            let relative = base.root_from(&Route::file(&file)) + to.as_str();
            files.put(&Route::file(&file), stub(&relative, base.absolute(to).as_deref(), lang).as_bytes())?;
            leads.insert(file, to.clone());
        }
    }
    let reads_rules = matches!(host, None | Some(Host::Netlify | Host::Cloudflare | Host::Gitlab | Host::Codeberg));
    if reads_rules && !rules.is_empty() {
        files.put(&Route::file("_redirects"), rules.as_bytes())?;
    }
    Ok(leads)
}

/// The old paths that can redirect, each once.
fn wanted(files: &Files<'_>, problems: &mut Problems) -> BTreeMap<String, Route> {
    let mut wanted: BTreeMap<String, Route> = BTreeMap::new();
    for redirect in &files.site.village.addresses.redirects {
        let place = || redirect.origin.place(redirect.from.node);
        match old_path(redirect) {
            Old::Path(path) if path.trim_end_matches('/') == redirect.to.as_str().trim_end_matches('/') => {}
            Old::Path(path) if is_taken(files, &path) => {
                problems.add(Problem::old_address_taken(place(), &redirect.from.value))
            }
            Old::Path(path) if wanted.get(&path).is_some_and(|to| *to != redirect.to) => {
                problems.add(Problem::old_address_taken(place(), &redirect.from.value));
            }
            Old::Path(path) => drop(wanted.insert(path, redirect.to.clone())),
            Old::Pattern => {}
            Old::Unfit => problems.add(Problem::bad_old_address(place(), &redirect.from.value)),
        }
    }
    wanted
}

enum Old {
    /// A path below the portal's root.
    Path(String),
    /// A pattern of another generator, such as `/:year/:title/`: passed over.
    Pattern,
    /// Nothing that could redirect.
    Unfit,
}

fn old_path(redirect: &Redirect) -> Old {
    let typed = redirect.from.value.trim();
    let path = typed.split_once("://").map_or(typed, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let path = path.split(['?', '#']).next().unwrap_or_default();
    if path.contains(':') || path.contains("{{") {
        return Old::Pattern;
    }
    let folder_slash = if path.ends_with('/') { "/" } else { "" };
    let decoded = percent_decoded(path);
    let clean = |path: &String| {
        let sound = |c: char| {
            c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | '~' | '+' | ',' | '(' | ')' | '\'' | '!' | '@')
        };
        !path.is_empty()
            && path.len() < 500
            && path.chars().all(sound)
            && !path.split('/').any(|part| part.len() > 200 || part.starts_with('.'))
    };
    match decoded.and_then(|decoded| media::resolve("", &decoded)).filter(clean) {
        Some(path) => Old::Path(path + folder_slash),
        None => Old::Unfit,
    }
}

fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if let (b'%', [high, low, after @ ..]) = (first, tail) {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            bytes.push(u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()?);
            rest = after;
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok()
}

fn is_taken(files: &Files<'_>, path: &str) -> bool {
    let file = Route::file(path).file_path();
    let folder = format!("{}/index.html", path.trim_end_matches('/'));
    files.has(&file) || files.has(&folder)
}

/// A page that sends its visitor on at once.
fn stub(target: &str, canonical: Option<&str>, lang: Lang) -> String {
    let (title, words) = match lang {
        Lang::Id => ("Halaman ini pindah", "Halaman ini pindah ke"),
        Lang::En => ("This page has moved", "This page has moved to"),
    };
    let target = escape(target);
    let canonical =
        canonical.map(|address| format!("<link rel=\"canonical\" href=\"{}\">\n", escape(address))).unwrap_or_default();
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<meta name=\"robots\" content=\"noindex\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"refresh\" content=\"0; url={target}\">\n{canonical}</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{words} <a href=\"{target}\">{target}</a></p>\n</main>\n</body>\n</html>\n",
        lang.tag()
    )
}
