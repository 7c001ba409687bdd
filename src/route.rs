//! Where things stand in the portal, and how one thing points at another.

use std::{borrow::Borrow, sync::Arc};

/// An address below the portal's root: `kabar/panen/` for a page, `feed.xml` for a file, and
/// nothing for the front page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(Arc<str>);

impl Borrow<str> for Route {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Route {
    /// The front page.
    pub fn home() -> Self {
        Self(Arc::from(""))
    }

    /// The page at `path`, given with or without slashes around it.
    pub fn page(path: &str) -> Self {
        let path = path.trim_matches('/');
        if path.is_empty() { Self::home() } else { Self([path, "/"].concat().into()) }
    }

    /// The file at `path`.
    pub fn file(path: &str) -> Self {
        Self(path.trim_start_matches('/').into())
    }

    /// The address as text, without a slash in front.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path of the file that a host sends for it: `kabar/panen/index.html`.
    pub fn file_path(&self) -> String {
        if self.0.is_empty() || self.0.ends_with('/') { [&self.0, "index.html"].concat() } else { self.0.to_string() }
    }

    /// The same list's page of that number; the first is the list itself.
    #[must_use]
    pub fn numbered(&self, page: usize) -> Self {
        if page < 2 { self.clone() } else { Self::page(&format!("{}halaman/{page}", self.0)) }
    }

    /// An address below this one.
    #[must_use]
    pub fn below(&self, file: &str) -> Self {
        Self(format!("{}{file}", self.0).into())
    }

    fn depth(&self) -> usize {
        self.0.matches('/').count()
    }
}

/// Where the portal stands on the web, if that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base {
    /// `https://host`, without a slash at the end.
    origin: Option<String>,
    /// The path of the portal's root, with a slash at both ends.
    path: String,
    /// Where below the root of the whole site the portal stands, with a slash at its end: nothing
    /// unless it is that of a district's member.
    below: String,
    /// Whether links are relative to their page although the path is known.
    relative: bool,
}

impl Base {
    /// The base for a full address such as `https://host/path/`; `None` when it is not one.
    pub fn from_address(address: &str) -> Option<Self> {
        let (scheme, rest) = address.trim().split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(end);
        let path = path.split(['?', '#']).next().unwrap_or_default().trim_matches('/');
        let host_is_sound = host.contains(|c: char| c.is_ascii_alphanumeric())
            && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'));
        let path_is_sound = path.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.' | '_' | '~'));
        let sound =
            matches!(scheme.as_str(), "http" | "https") && host_is_sound && path_is_sound && !path.contains("//");
        sound.then(|| Self {
            origin: Some(format!("{scheme}://{}", host.to_ascii_lowercase())),
            path: if path.is_empty() { "/".to_owned() } else { format!("/{path}/") },
            below: String::new(),
            relative: false,
        })
    }

    /// The same base with links that are relative to their page, or not.
    #[must_use]
    pub fn with_relative_links(self, relative: bool) -> Self {
        Self { relative, ..self }
    }

    /// The base of a portal that is shown within this one.
    #[must_use]
    pub fn within(&self, route: &Route) -> Self {
        let below = [&self.below, route.as_str()].concat();
        let path = if self.is_known() { [&self.path, route.as_str()].concat() } else { String::new() };
        Self { path, below, ..self.clone() }
    }

    /// What leads from a page to the root of the whole site, with the files of its theme.
    pub fn site_root_from(&self, page: &Route) -> String {
        let root = self.root_from(page);
        if let Some(site) = root.strip_suffix(&self.below).filter(|_| !self.below.is_empty() && root.starts_with('/')) {
            return site.to_owned();
        }
        match self.below.matches('/').count() {
            0 => root,
            depth => root.trim_start_matches("./").to_owned() + &"../".repeat(depth),
        }
    }

    /// What leads from the portal's root to that of the whole site.
    pub fn way_to_site(&self) -> String {
        "../".repeat(self.below.matches('/').count())
    }

    /// Whether the portal's full address is known.
    pub fn is_known(&self) -> bool {
        self.origin.is_some()
    }

    /// The portal's full address.
    pub fn address(&self) -> Option<String> {
        self.origin.as_ref().map(|origin| format!("{origin}{}", self.path))
    }

    /// The path of the portal's root, `/` while its address is not known.
    pub fn path(&self) -> &str {
        if self.path.is_empty() { "/" } else { &self.path }
    }

    /// The full address of a route.
    pub fn absolute(&self, route: &Route) -> Option<String> {
        self.origin.as_ref().map(|origin| [origin, &self.path, route.as_str()].concat())
    }

    /// What leads from a page to the portal's root: its path when known, else `../` as often as
    /// needed, so that links work wherever the portal is put. The page for addresses that do not
    /// exist is shown at any depth, and takes the web's root for the portal's where that is not known.
    pub fn root_from(&self, page: &Route) -> String {
        let fixed = !self.relative && (self.is_known() || page.as_str() == "404.html");
        match page.depth() {
            _ if fixed => self.path().to_owned(),
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_root_from_any_depth() {
        let nowhere = Base::default();
        assert_eq!(nowhere.root_from(&Route::home()), "./");
        assert_eq!(nowhere.root_from(&Route::page("kabar/panen")), "../../");
        assert_eq!(nowhere.root_from(&Route::file("404.html")), "/");
        let known = Base::from_address("https://desa.example/sub/").expect("an address");
        assert_eq!(known.root_from(&Route::page("kabar")), "/sub/");
        assert_eq!(known.absolute(&Route::page("kabar")).as_deref(), Some("https://desa.example/sub/kabar/"));
    }

    #[test]
    fn a_member_has_a_root_of_its_own_within_that_of_the_site() {
        let member = Route::page("desa/sidasari");
        let known = Base::from_address("https://cipari.example/sub/").expect("an address").within(&member);
        let page = Route::page("kabar/panen");
        assert_eq!(
            (known.root_from(&page), known.site_root_from(&page)),
            ("/sub/desa/sidasari/".into(), "/sub/".into())
        );
        assert_eq!(known.absolute(&page).as_deref(), Some("https://cipari.example/sub/desa/sidasari/kabar/panen/"));
        let nowhere = Base::default().within(&member);
        assert_eq!((nowhere.root_from(&page), nowhere.site_root_from(&page)), ("../../".into(), "../../../../".into()));
        assert_eq!(nowhere.site_root_from(&Route::home()), "../../");
    }

    #[test]
    fn only_web_addresses_are_a_base() {
        for wrong in ["desa.example", "ftp://x.example/", "https://", "https://a b/", "https://x.example/\"><script>"] {
            assert_eq!(Base::from_address(wrong), None, "{wrong}");
        }
    }
}
