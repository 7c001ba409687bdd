//! The figures of the hosts, in one table. Each names where it stands.

use crate::records::settings::Host;

/// What a host takes at most; nothing where it names no figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// All files together, in bytes.
    pub total: Option<u64>,
    /// How many files.
    pub files: Option<u64>,
    /// A single file, in bytes.
    pub file: Option<u64>,
    /// How many rules of `_redirects` name a single address.
    pub rules: Option<u64>,
    /// How many rules of `_redirects` are patterns, with `*` or `:name`.
    pub patterns: Option<u64>,
    /// A line of `_redirects`, in characters.
    pub rule_length: Option<u64>,
    /// How many rules `_headers` has.
    pub headers: Option<u64>,
    /// A line of `_headers`, in characters.
    pub header_length: Option<u64>,
    /// Whether addresses are turned to lower case, so that a name with capitals is not found.
    pub lower_case: bool,
}

/// What a host takes, on its plan without a price, as its documentation had it in November 2026.
pub fn limits(host: Host) -> Limits {
    match host {
        // docs.github.com/pages/getting-started-with-github-pages/github-pages-limits:
        // "Published GitHub Pages sites may be no larger than 1 GB".
        Host::Github => Limits { total: Some(1_000_000_000), ..Limits::default() },
        // docs.gitlab.com/user/gitlab_com/#gitlab-pages and docs.gitlab.com/administration/pages:
        // 1 GB and 200,000 entries a site; docs.gitlab.com/user/project/pages/redirects: 1,000 rules.
        Host::Gitlab => {
            Limits { total: Some(1_000_000_000), files: Some(200_000), rules: Some(1_000), ..Limits::default() }
        }
        // developers.cloudflare.com/pages/platform/limits: 20,000 files of at most 25 MiB;
        // /pages/configuration/redirects: 2,000 static and 100 dynamic rules of 1,000 characters;
        // /pages/configuration/headers: 100 rules, lines of 2,000 characters.
        Host::Cloudflare => Limits {
            files: Some(20_000),
            file: Some(25 << 20),
            rules: Some(2_000),
            patterns: Some(100),
            rule_length: Some(1_000),
            headers: Some(100),
            header_length: Some(2_000),
            ..Limits::default()
        },
        // No figure is published; paths are turned to lower case (github.com/mdn/yari/issues/35).
        Host::Netlify => Limits { lower_case: true, ..Limits::default() },
        // No figure is published.
        Host::Codeberg => Limits::default(),
    }
}
