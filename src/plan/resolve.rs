//! Where the links and pictures of a text lead.

use super::here::{Here, Versions};
use crate::{
    markdown::{self, Link, Picture, Resolve},
    photo::Tone,
    problem::{Problem, Problems, Text, text},
    records::{Origin, folder, source},
    route::Route,
    village::{address::Absence, media},
};

/// Links and pictures as seen from a record's file.
pub(super) struct Resolver<'h, 'a> {
    pub(super) here: &'h Here<'a>,
    pub(super) origin: &'h Origin,
}

impl Resolve for Resolver<'_, '_> {
    fn link(&self, target: &str) -> Link {
        if target.contains("://") {
            return Link::To(target.to_owned());
        }
        if let Some(route) = self.whole_address(target) {
            return Link::To(self.here.href(route));
        }
        let (path, fragment) = target.split_once('#').map_or((target, None), |(path, fragment)| (path, Some(fragment)));
        let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
        let path = path.strip_prefix("@/").map_or(path.to_owned(), |below| format!("/{below}"));
        match self.content_file(&path).or_else(|| self.page(&path)) {
            Some(Goal::Page(route, file)) => self.with_fragment(&route, file.as_deref(), fragment),
            Some(Goal::File(route)) => Link::To(self.here.href(&route)),
            None if query.is_some() && path.is_empty() => Link::To(target.to_owned()),
            None => self.absent(&path).map_or_else(|| Link::Broken(self.nowhere(&path)), Link::Absent),
        }
    }

    fn image(&self, target: &str) -> Picture {
        let media = &self.here.village().media;
        let Some(path) = media.find(target, &self.origin.file) else {
            return self.no_picture(target);
        };
        match media.photo(path) {
            Some(Ok(photo)) => Picture::Photo(self.photo(photo)),
            Some(Err(unusable)) => {
                let problem = super::here::unusable_image(self.origin.whole(), path, unusable);
                Picture::Broken(problem.message, problem.help)
            }
            None => self.no_picture(target),
        }
    }
}

/// What a link leads to.
enum Goal {
    /// A page, and the content file that it was made of when the link named that.
    Page(Route, Option<String>),
    /// A photo, a document, or another file.
    File(Route),
}

impl Resolver<'_, '_> {
    fn photo(&self, photo: &media::Photo) -> markdown::Photo {
        let Versions { src, srcset, webp, .. } = self.here.versions(&Route::home(), photo);
        let look = &photo.negative.look;
        markdown::Photo { src, srcset, webp, tone: look.tone.map(Tone::name), width: look.width, height: look.height }
    }

    /// What the file named by a link became.
    fn content_file(&self, path: &str) -> Option<Goal> {
        let folder = self.origin.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let village = self.here.village();
        if is_page_address(path) {
            return None;
        }
        let from_root = path.trim_start_matches('/');
        let candidates = [(folder, path), ("", path), ("content", from_root), (self.language(), from_root)];
        for path in candidates.iter().filter_map(|(folder, path)| media::resolve(folder, path)) {
            if let Some(route) = village.addresses.of_file(&path) {
                return Some(Goal::Page(route.clone(), Some(path)));
            }
        }
        let path = village.media.find(path, &self.origin.file)?;
        village.media.offer(path).map(|route| Goal::File(route.clone()))
    }

    /// The page whose address a link gives in full, as most links do that lead to one.
    fn whole_address(&self, target: &str) -> Option<&Route> {
        let path = target.strip_prefix('/').filter(|path| is_page_address(path))?;
        let is_at_root = self.here.village().portal.base.path() == "/";
        is_at_root.then(|| self.here.site.plan.named(path))?
    }

    /// The page or file that a link names by its address: from the root, or from this page.
    fn page(&self, path: &str) -> Option<Goal> {
        let site = self.here.site;
        let path = self.without_base(path);
        let candidates =
            [(self.here.route.as_str(), path), ("", path), (self.language(), path.trim_start_matches('/'))];
        for path in candidates.iter().filter_map(|(folder, path)| media::resolve(folder, path)) {
            let trimmed = path.strip_suffix("index.html").unwrap_or(&path);
            let page = Route::page(&trimmed.to_lowercase());
            if site.plan.has(&page) {
                return Some(Goal::Page(page, None));
            }
            let file = Route::file(&path);
            if site.plan.has(&file) || site.plan.passes_through(&path) {
                return Some(Goal::File(file));
            }
            let by_stem = Route::page(path.strip_suffix(".html").unwrap_or(&path));
            if site.plan.has(&by_stem) {
                return Some(Goal::Page(by_stem, None));
            }
        }
        let old = path.trim_matches('/');
        let in_language = || format!("{}/{old}", self.language());
        let addresses = &site.village.addresses;
        let moved = site.plan.moved(old).or_else(|| site.plan.moved(&in_language()));
        let moved = moved.or_else(|| addresses.of_habit(old)).or_else(|| addresses.of_habit(&in_language()));
        moved.map(|route| Goal::Page((*route).clone(), None))
    }

    /// The folder of the language that this text lies in: there a link from the root means that folder.
    fn language(&self) -> &str {
        folder::language_folder(&self.origin.file).unwrap_or_default()
    }

    /// A path from the web's root without the portal's own.
    fn without_base<'p>(&self, path: &'p str) -> &'p str {
        let base = self.here.village().portal.base.path();
        path.strip_prefix(base).filter(|_| base != "/").unwrap_or(path)
    }

    fn with_fragment(&self, route: &Route, file: Option<&str>, fragment: Option<&str>) -> Link {
        let href = self.here.href(route);
        let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) else { return Link::To(href) };
        match file {
            Some(file) if !self.has_heading(file, fragment) => Link::Suspect(
                href,
                text!("`{file}` tidak punya bagian `#{fragment}`", "`{file}` has no heading `#{fragment}`"),
            ),
            Some(_) | None => Link::To(format!("{href}#{}", markdown::fragment_id(fragment))),
        }
    }

    fn has_heading(&self, file: &str, fragment: &str) -> bool {
        let (file, mut ignored) = (file.into(), Problems::default());
        let Some(text) = self.here.village().media.text(&file) else { return false };
        let form = if folder::is_data(&file) { source::Form::Yaml } else { source::Form::Markdown };
        let body = source::part(&file, &text, form, &mut ignored).body;
        let headings = markdown::outline(&text[body], &markdown::Options::default());
        headings.iter().any(|heading| heading.id == markdown::fragment_id(fragment))
    }

    fn nowhere(&self, path: &str) -> crate::problem::Text {
        let named = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or(path);
        let looks_like_file = named.contains('.');
        match self.here.village().addresses.nearest_file(path) {
            Some(nearest) => text!(
                "berkas `{path}` tidak ada; mungkin maksudnya `{nearest}`",
                "there is no file `{path}`; perhaps you meant `{nearest}`"
            ),
            None if looks_like_file => text!("berkas `{path}` tidak ada", "there is no file `{path}`"),
            None => text!("halaman `{path}` tidak ada", "there is no page `{path}`"),
        }
    }

    fn no_picture(&self, target: &str) -> Picture {
        let nearest = self.here.village().media.nearest_picture(target);
        let problem = Problem::missing_image(self.origin.whole(), target, nearest);
        Picture::Broken(problem.message, problem.help)
    }

    /// Why the page of a content file that is there is not shown today.
    fn absent(&self, path: &str) -> Option<Text> {
        let folder = self.origin.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let candidates = [media::resolve(folder, path), media::resolve("", path)];
        let addresses = &self.here.village().addresses;
        let absence = candidates.iter().flatten().find_map(|path| addresses.absent(path))?;
        Some(match absence {
            Absence::Draft => {
                text!("`{path}` masih draf, jadi belum bisa ditautkan", "`{path}` is a draft, so there is no link yet")
            }
            Absence::Future => text!(
                "`{path}` belum tampil hari ini, jadi belum bisa ditautkan",
                "`{path}` is not shown yet, so there is no link today"
            ),
            Absence::Expired => text!(
                "`{path}` tidak lagi tampil, jadi tidak bisa ditautkan",
                "`{path}` is no longer shown, so there is no link"
            ),
        })
    }
}

/// Whether a path can only be a page's: it ends in a slash, with no file's name before that.
fn is_page_address(path: &str) -> bool {
    path.strip_suffix('/').is_some_and(|path| !path.rsplit('/').next().unwrap_or(path).contains('.'))
}
