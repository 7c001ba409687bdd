//! Whether an address can be that of a portal on its host.

use crate::{forge::Repository, records::settings::Host, route::Base};

/// Why an address cannot be that of the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Misplaced {
    /// It is the page of a repository, not of a site.
    Repository {
        /// The site that is built of it, if that can be told.
        site: Option<String>,
    },
    /// It belongs to another host.
    OfHost(Host),
    /// The host gives it another address.
    Elsewhere(String),
}

/// The domain below which each host has its sites.
const DOMAINS: [(&str, Host); 5] = [
    ("github.io", Host::Github),
    ("gitlab.io", Host::Gitlab),
    ("pages.dev", Host::Cloudflare),
    ("netlify.app", Host::Netlify),
    ("codeberg.page", Host::Codeberg),
];

/// The forges, whose own pages people copy by mistake.
const FORGES: [(&str, Host); 3] =
    [("github.com", Host::Github), ("gitlab.com", Host::Gitlab), ("codeberg.org", Host::Codeberg)];

/// Tells of an address that cannot be right. A domain of the portal's own always can.
pub(crate) fn misplaced(address: &str, host: Option<Host>, repository: Option<&Repository>) -> Option<Misplaced> {
    let address = Base::from_address(address)?.address()?;
    let (domain, path) = address.split_once("://")?.1.split_once('/')?;
    if let Some((_, forge)) = FORGES.iter().find(|(name, _)| domain == *name) {
        let repository = Repository::read(&address, None, None).ok();
        let site = repository.and_then(|repository| repository.site(host.unwrap_or(*forge)));
        return Some(Misplaced::Repository { site });
    }
    let host = host?;
    let (suffix, of_host) = DOMAINS.into_iter().find(|(suffix, _)| is_below(domain, suffix))?;
    if of_host != host {
        return Some(Misplaced::OfHost(of_host));
    }
    let is_at_root = matches!(host, Host::Cloudflare | Host::Netlify);
    if is_at_root {
        return (!path.is_empty()).then(|| Misplaced::Elsewhere(format!("https://{domain}/")));
    }
    let site = repository.and_then(|repository| repository.site(host))?;
    // GitLab may give a project a domain of its own below gitlab.io.
    let owner = domain.strip_suffix(suffix)?;
    let is_unique = host == Host::Gitlab && !site.contains(&format!("//{owner}"));
    (site != address && !is_unique).then_some(Misplaced::Elsewhere(site))
}

fn is_below(domain: &str, suffix: &str) -> bool {
    domain.strip_suffix(suffix).is_some_and(|rest| rest.ends_with('.'))
}

/// A domain of a portal's own, which hosts want to be told: not one of a host, nor one that no one can have.
pub(crate) fn domain(base: &Base) -> Option<String> {
    let address = base.address()?;
    let (domain, path) = address.split_once("://")?.1.split_once('/')?;
    let last = domain.rsplit('.').next().unwrap_or_default();
    // RFC 2606 and RFC 6761 keep these for examples and for the machine itself.
    let is_reserved = matches!(last, "example" | "test" | "invalid" | "localhost" | "local");
    let is_name = domain.contains('.') && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_of_host = DOMAINS.iter().any(|(suffix, _)| is_below(domain, suffix));
    (path.is_empty() && is_name && !is_reserved && !is_of_host).then(|| domain.to_owned())
}
