//! Where a portal's files are kept: a repository at a forge, the page there that edits one of its
//! files, and the address at which the forge shows what is built of it.

use std::fmt::Write as _;

use crate::records::settings::{ForgeKind, Host};

/// A repository at a forge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    kind: ForgeKind,
    /// `https://host`.
    origin: String,
    /// The owner, at GitLab with the groups below, and the name.
    path: Vec<String>,
    /// The branch that is edited.
    branch: String,
    /// The folder with the portal, with a slash at its end unless it is the repository itself.
    folder: String,
}

/// Why an address names no repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no address of a repository.
    Unclear,
    /// It is one, but the forge there is of no known kind.
    UnknownForge,
}

impl Repository {
    /// Reads an address as people copy it: that of the repository's page, what `git clone` takes, or
    /// `owner/name` alone, which is at the forge of `host`, or else at GitHub.
    ///
    /// # Errors
    /// When it names no repository, or the forge is not known by its name and `kind` does not say it.
    pub fn read(typed: &str, kind: Option<ForgeKind>, host: Option<Host>) -> Result<Self, Fault> {
        let (origin, rest) = split(typed.trim(), kind, host).ok_or(Fault::Unclear)?;
        let rest = rest.split(['?', '#']).next().unwrap_or_default().trim_matches('/');
        let mut path: Vec<&str> = rest.split('/').collect();
        let kind = kind.or_else(|| kind_of(&origin)).ok_or(Fault::UnknownForge)?;
        let branch = cut_to_repository(&mut path, kind).to_owned();
        if let Some(name) = path.last_mut() {
            *name = name.strip_suffix(".git").unwrap_or(name);
        }
        let is_sound = path.len() >= 2 && path.iter().all(|part| is_name(part)) && is_branch(&branch);
        let path = path.into_iter().map(str::to_owned).collect();
        if is_sound { Ok(Self { kind, origin, path, branch, folder: String::new() }) } else { Err(Fault::Unclear) }
    }

    /// The same repository with another branch being edited; `None` for what no branch is called.
    pub fn with_branch(self, branch: &str) -> Option<Self> {
        is_branch(branch).then(|| Self { branch: branch.to_owned(), ..self })
    }

    /// The same repository with the portal in a folder of it; `None` for a folder that is not within it.
    pub fn with_folder(self, folder: &str) -> Option<Self> {
        let folder = folder.trim_matches(['/', ' ']).trim_start_matches("./");
        let is_within = folder.split('/').all(|part| !matches!(part, "." | ".."));
        let folder = if matches!(folder, "" | ".") { String::new() } else { format!("{folder}/") };
        (is_within || folder.is_empty()).then_some(Self { folder, ..self })
    }

    /// What the forge runs on.
    pub fn kind(&self) -> ForgeKind {
        self.kind
    }

    /// Its own name, the last part of its address.
    pub fn name(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// The forge, as `https://host`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The owner and the name, with a slash between them.
    pub fn path(&self) -> String {
        self.path.join("/")
    }

    /// The branch that is edited.
    pub fn branch(&self) -> &str {
        &self.branch
    }

    /// The folder with the portal, with a slash at its end unless it is the repository itself.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// The address of its page.
    pub fn address(&self) -> String {
        format!("{}/{}", self.origin, self.path.join("/"))
    }

    /// The page that edits a file of the portal, given by its path below the portal's folder.
    ///
    /// Sources: docs.github.com, "Editing files in your repository"; docs.gitlab.com, "Web editor";
    /// forgejo.org, the routes of `_edit`.
    pub fn edit(&self, file: &str) -> String {
        let way = match self.kind {
            ForgeKind::Github => "edit",
            ForgeKind::Gitlab => "-/edit",
            ForgeKind::Forgejo => "_edit",
        };
        let file = encoded(&[&self.folder, file].concat());
        format!("{}/{way}/{}/{file}", self.address(), encoded(&self.branch))
    }

    /// Where a host shows what is built of this repository, unless the portal has a domain of its own.
    /// Cloudflare and Netlify name a site by themselves, so that theirs is only likely.
    pub fn site(&self, host: Host) -> Option<String> {
        let owner = self.path.first()?.to_lowercase();
        let below = self.path.get(1..)?.join("/");
        let (domain, home) = match host {
            Host::Github => ("github.io", format!("{owner}.github.io")),
            Host::Gitlab => ("gitlab.io", format!("{owner}.gitlab.io")),
            Host::Codeberg => ("codeberg.page", "pages".to_owned()),
            Host::Cloudflare => return Some(format!("https://{}.pages.dev/", project(self.name())?)),
            Host::Netlify => return Some(format!("https://{}.netlify.app/", project(self.name())?)),
        };
        let is_at_home = self.origin == home_of(host) && !owner.contains(['.', '_']);
        let below = if below.eq_ignore_ascii_case(&home) { String::new() } else { format!("{below}/") };
        is_at_home.then(|| format!("https://{owner}.{domain}/{below}"))
    }
}

/// The name that a project of Cloudflare Pages or Netlify most likely gets.
pub fn project(name: &str) -> Option<String> {
    let slug: String = crate::slug::slug(name).chars().take(58).collect();
    Some(slug.trim_matches('-').to_owned()).filter(|slug| !slug.is_empty())
}

/// The forge whose pages a host shows, as an origin.
fn home_of(host: Host) -> &'static str {
    match host {
        Host::Gitlab => "https://gitlab.com",
        Host::Codeberg => "https://codeberg.org",
        Host::Github | Host::Cloudflare | Host::Netlify => "https://github.com",
    }
}

/// The origin of the forge, and the rest of the address.
fn split(typed: &str, kind: Option<ForgeKind>, host: Option<Host>) -> Option<(String, &str)> {
    if let Some((scheme, rest)) = typed.split_once("://") {
        let scheme = scheme.to_ascii_lowercase();
        let (domain, path) = rest.split_once('/')?;
        let domain = domain.rsplit_once('@').map_or(domain, |(_, domain)| domain);
        return match scheme.as_str() {
            "http" | "https" => Some((format!("{scheme}://{}", sound_domain(domain)?), path)),
            "ssh" | "git" => Some((format!("https://{}", sound_domain(domain.split(':').next()?)?), path)),
            _ => None,
        };
    }
    if let Some((domain, path)) = typed.strip_prefix("git@").and_then(|rest| rest.split_once(':')) {
        return Some((format!("https://{}", sound_domain(domain)?), path));
    }
    let (first, rest) = typed.split_once('/')?;
    if first.contains('.') && rest.trim_matches('/').contains('/') {
        return Some((format!("https://{}", sound_domain(first)?), rest));
    }
    let origin = match kind {
        Some(ForgeKind::Gitlab) => home_of(Host::Gitlab),
        Some(ForgeKind::Forgejo) => home_of(Host::Codeberg),
        Some(ForgeKind::Github) => home_of(Host::Github),
        None => home_of(host.unwrap_or(Host::Github)),
    };
    Some((origin.to_owned(), typed))
}

fn sound_domain(domain: &str) -> Option<String> {
    let is_sound = domain.contains(|c: char| c.is_ascii_alphanumeric())
        && domain.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':'));
    let domain = domain.to_ascii_lowercase();
    is_sound.then(|| domain.strip_prefix("www.").unwrap_or(&domain).to_owned())
}

/// What a forge runs on, by its name.
fn kind_of(origin: &str) -> Option<ForgeKind> {
    let domain = origin.split_once("://").map_or(origin, |(_, domain)| domain);
    let has = |name: &str| domain.split(['.', '-', ':']).any(|label| label == name);
    match () {
        () if has("github") => Some(ForgeKind::Github),
        () if has("gitlab") => Some(ForgeKind::Gitlab),
        () if has("codeberg") || has("forgejo") || has("gitea") => Some(ForgeKind::Forgejo),
        () => None,
    }
}

/// Leaves of a path what names the repository, and tells the branch that the rest is of.
fn cut_to_repository<'p>(path: &mut Vec<&'p str>, kind: ForgeKind) -> &'p str {
    let (end, way) = match kind {
        ForgeKind::Gitlab => (path.iter().position(|part| *part == "-").unwrap_or(path.len()), 2),
        ForgeKind::Github => (2, 1),
        ForgeKind::Forgejo => (2, 2),
    };
    let after = path.get(end..).unwrap_or_default();
    let shows_branch = after.iter().any(|part| matches!(*part, "tree" | "blob" | "branch"));
    let branch = after.get(way).copied().filter(|branch| shows_branch && !branch.is_empty());
    path.truncate(end);
    branch.unwrap_or("main")
}

fn is_name(part: &str) -> bool {
    !matches!(part, "" | "." | "..")
        && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '~'))
}

/// Whether a branch can have a name, as far as that matters for an address (git-check-ref-format).
fn is_branch(name: &str) -> bool {
    let refused = |c: char| c.is_control() || matches!(c, ' ' | '~' | '^' | ':' | '?' | '*' | '[' | '\\');
    !name.contains(refused) && name.split('/').all(|part| !part.is_empty() && !part.starts_with('.'))
}

/// A path whose parts can stand in an address.
fn encoded(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut encoded, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                encoded.push(char::from(byte))
            }
            _ => drop(write!(encoded, "%{byte:02X}")),
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<String, Fault> {
        Repository::read(typed, None, None).map(|repository| repository.address())
    }

    #[test]
    fn a_repository_is_read_from_whatever_people_copy() {
        let address = Ok("https://github.com/desa-maju/portal".to_owned());
        for typed in [
            "desa-maju/portal",
            "https://github.com/desa-maju/portal",
            "https://www.github.com/desa-maju/portal/",
            "https://github.com/desa-maju/portal.git",
            "git@github.com:desa-maju/portal.git",
            "ssh://git@github.com:22/desa-maju/portal.git",
            "github.com/desa-maju/portal",
            "https://github.com/desa-maju/portal/blob/main/portal.yaml?plain=1#L3",
        ] {
            assert_eq!(read(typed), address, "{typed}");
        }
        assert_eq!(read("https://gitlab.com/kab/kec/desa/-/tree/main"), Ok("https://gitlab.com/kab/kec/desa".into()));
        assert_eq!(read("https://git.desa.example/a/b"), Err(Fault::UnknownForge));
        for unclear in
            ["", "portal", "https://github.com/", "https://github.com/desa", "a b/c", "../..", "a/b\"onclick"]
        {
            assert_eq!(read(unclear), Err(Fault::Unclear), "{unclear}");
        }
    }

    #[test]
    fn the_branch_of_a_copied_address_is_the_one_to_edit() {
        let edit = |typed: &str| Repository::read(typed, None, None).unwrap().edit("kabar/Panen raya 100%.md");
        assert_eq!(edit("a/b"), "https://github.com/a/b/edit/main/kabar/Panen%20raya%20100%25.md");
        assert_eq!(
            edit("https://github.com/a/b/tree/master"),
            "https://github.com/a/b/edit/master/kabar/Panen%20raya%20100%25.md"
        );
        assert_eq!(
            edit("https://gitlab.com/a/b/c/-/tree/isi"),
            "https://gitlab.com/a/b/c/-/edit/isi/kabar/Panen%20raya%20100%25.md"
        );
        assert_eq!(
            edit("https://codeberg.org/a/b/src/branch/isi"),
            "https://codeberg.org/a/b/_edit/isi/kabar/Panen%20raya%20100%25.md"
        );
    }

    #[test]
    fn each_host_shows_a_repository_at_an_address_of_its_own() {
        let site = |typed: &str, host| Repository::read(typed, None, Some(host)).unwrap().site(host);
        let is =
            |typed: &str, host, address: Option<&str>| assert_eq!(site(typed, host).as_deref(), address, "{typed}");
        is("DesaMaju/Portal", Host::Github, Some("https://desamaju.github.io/Portal/"));
        is("DesaMaju/desamaju.github.io", Host::Github, Some("https://desamaju.github.io/"));
        is("kab/kec/desa", Host::Gitlab, Some("https://kab.gitlab.io/kec/desa/"));
        is("desa/desa.gitlab.io", Host::Gitlab, Some("https://desa.gitlab.io/"));
        is("desa/portal", Host::Codeberg, Some("https://desa.codeberg.page/portal/"));
        is("desa/pages", Host::Codeberg, Some("https://desa.codeberg.page/"));
        is("desa/Portal_Desa", Host::Cloudflare, Some("https://portal-desa.pages.dev/"));
        is("https://gitlab.com/desa/portal", Host::Netlify, Some("https://portal.netlify.app/"));
        is("https://gitlab.com/desa/portal", Host::Github, None);
    }

    #[test]
    fn folders_and_branches_stay_within_the_repository() {
        let repository = || Repository::read("a/b", None, None).unwrap();
        let edit = |repository: Repository| repository.edit("portal.yaml");
        assert_eq!(
            repository().with_folder("desa/kami/").map(edit).unwrap(),
            "https://github.com/a/b/edit/main/desa/kami/portal.yaml"
        );
        assert_eq!(repository().with_folder(".").map(edit).unwrap(), "https://github.com/a/b/edit/main/portal.yaml");
        assert_eq!(repository().with_folder("../lain"), None);
        assert_eq!(repository().with_branch("a b"), None);
        assert!(repository().with_branch("").is_none());
    }
}
