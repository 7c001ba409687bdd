//! Small files that hosts of static sites want to find.

use super::Files;
use crate::{artifact::SinkError, hosting, records::settings::Host, route::Route, village::Portal};

/// What no page of the portal may do, whatever its text says.
///
/// WebAssembly, which the search page and its worker run, is let in here and forbidden by the policy in
/// the HTML of every other page: hosts join the rules that they read for a path, so that no rule for one
/// page can allow what that for all forbids.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; media-src 'self'";

/// Writes `robots.txt`, `.nojekyll`, headers for hosts that read them, and the portal's own domain for those that want to be told.
pub(super) fn write(files: &mut Files<'_>) -> Result<(), SinkError> {
    let portal = &files.site.village.portal;
    let sitemap = portal.base.absolute(&Route::file("sitemap.xml"));
    let robots = sitemap.map_or_else(
        || "User-agent: *\nAllow: /\n".to_owned(),
        |sitemap| format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n"),
    );
    let (host, opendk, base) = (portal.host, portal.opendk, portal.base.path().to_owned());
    let policy = policy(portal);
    let domain =
        own_domain(portal).filter(|(name, _)| !files.site.village.statics.iter().any(|(_, path)| path == name));
    if let Some((name, domain)) = domain {
        files.put(&Route::file(name), format!("{domain}\n").as_bytes())?;
    }
    files.put(&Route::file("robots.txt"), robots.as_bytes())?;
    files.put(&Route::file(".nojekyll"), b"")?;
    if matches!(host, None | Some(Host::Netlify | Host::Cloudflare | Host::Codeberg)) {
        files.put(&Route::file("_headers"), headers(&base, &policy, opendk).as_bytes())?;
    }
    Ok(())
}

/// The policy in the header for all pages. Hosts join the rules of a path, so that none for one page can
/// allow what that for all forbids: with a page to edit on, which has a wider policy of its own, the header
/// leaves all else to the policies in the pages.
fn policy(portal: &Portal) -> String {
    match (portal.admin, portal.search) {
        (true, _) => "base-uri 'none'; frame-ancestors 'self'".to_owned(),
        (false, true) => POLICY.to_owned(),
        (false, false) => POLICY.replace(" 'wasm-unsafe-eval'", ""),
    }
}

/// The file in which a host reads the domain of a portal's own, and that domain.
fn own_domain(portal: &Portal) -> Option<(&'static str, String)> {
    let name = match portal.host? {
        Host::Github => "CNAME",
        Host::Codeberg => ".domains",
        Host::Gitlab | Host::Cloudflare | Host::Netlify => return None,
    };
    Some((name, hosting::domain(&portal.base)?))
}

/// Rules in the form that Netlify, Cloudflare Pages and Codeberg read.
fn headers(base: &str, policy: &str, opendk: bool) -> String {
    let mut rules = format!(
        "{base}*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n\n{base}aset/*\n  Cache-Control: public, max-age=31536000, immutable\n\n{base}media/*\n  Cache-Control: public, max-age=604800\n"
    );
    if opendk {
        rules.push_str(&format!("\n{base}index.php/feed/*\n  Content-Type: application/rss+xml; charset=utf-8\n"));
    }
    rules
}
