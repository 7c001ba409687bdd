//! Which record stands at which address.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use ahash::AHashMap;

use super::{Kept, selected::Selected, slugs::Slugs};
use crate::{
    problem::{Problem, Problems},
    records::{Kind, Origin, field::Written, folder, gist::Common, stem},
    route::Route,
    slug,
};

/// How many content files a missing name is compared with at most.
const MOST_COMPARED: usize = 2_000;

/// Where everything is.
#[derive(Clone, Debug, Default)]
pub struct Addresses {
    /// The page that each content file became; a file with a list of records has none.
    by_file: AHashMap<Arc<str>, Route>,
    /// The same by the addresses that other generators give these files, for links written there;
    /// gathered when the first such link is met.
    by_habit: OnceLock<AHashMap<String, Route>>,
    /// The content files that are not shown today, and why.
    absent: AHashMap<Arc<str>, Absence>,
    /// Addresses that lead elsewhere: the old one, where it leads, and where that was written.
    pub redirects: Vec<Redirect>,
}

/// Why a record that is whole is not shown today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// It is not ready yet.
    Draft,
    /// It is shown from a later day on.
    Future,
    /// It was shown until an earlier day.
    Expired,
}

/// An old address.
#[derive(Clone, Debug)]
pub struct Redirect {
    /// The old address as typed.
    pub from: Written<String>,
    /// Where it leads.
    pub to: Route,
    /// Who said so.
    pub origin: Arc<Origin>,
}

/// The folder of a kind's pages.
pub fn section(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => "kabar",
        Kind::CaseStudy => "studi-kasus",
        Kind::Page => "",
        Kind::Group => "kelompok",
        Kind::Partner => "mitra",
        Kind::Activity => "kegiatan",
    }
}

/// Words that no record of a kind can have as its slug.
fn reserved(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Article => &["halaman", "arsip", "kategori"],
        Kind::CaseStudy => &["halaman"],
        Kind::Page => &[],
        Kind::Group => &["halaman", "jenis", "bidang", "dusun", "desa"],
        Kind::Partner => &["halaman", "jenis", "kontribusi"],
        Kind::Activity => &["halaman", "jenis", "lalu", "evaluasi", "kelompok"],
    }
}

impl Addresses {
    /// The page that a content file became.
    pub fn of_file(&self, path: &str) -> Option<&Route> {
        self.by_file.get(path)
    }

    /// Why the record of a content file is not shown today.
    pub fn absent(&self, path: &str) -> Option<Absence> {
        self.absent.get(path).copied()
    }

    /// Notes what is not shown today.
    pub(super) fn note_absent(&mut self, kept: &Kept) {
        let piles =
            [(&kept.drafts, Absence::Draft), (&kept.future, Absence::Future), (&kept.expired, Absence::Expired)];
        for (places, absence) in piles {
            self.absent.extend(places.iter().map(|place| (Arc::clone(&place.file), absence)));
        }
    }

    /// The content file whose name is nearest to that of a missing one and begins as that does.
    /// For the name of a picture or document none is looked for, nor in a portal of very many
    /// files, since each broken link would look at them all.
    pub fn nearest_file(&self, missing: &str) -> Option<&str> {
        let wanted = slug::slug(folder::stem(missing));
        let is_page = missing.ends_with(".html") || missing.ends_with(".htm");
        let may_be_content = !missing.contains('.') || is_page || folder::is_text(missing) || folder::is_data(missing);
        if self.by_file.len() > MOST_COMPARED || !may_be_content {
            return None;
        }
        let first = wanted.chars().next()?;
        let begins_alike =
            |file: &&Arc<str>| folder::stem(file).chars().next().is_some_and(|c| c.to_ascii_lowercase() == first);
        let files = self.by_file.keys().filter(begins_alike);
        let scored = files.map(|file| (strsim::jaro_winkler(&slug::slug(folder::stem(file)), &wanted), &**file));
        let likely = scored.filter(|(likeness, _)| *likeness >= 0.88);
        likely.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1))).map(|(_, file)| file)
    }

    /// Notes the page that a record's file became, unless the file holds a list.
    pub fn note(&mut self, origin: &Origin, route: &Route) {
        if origin.node == 0 {
            self.by_file.insert(Arc::clone(&origin.file), route.clone());
        }
    }

    /// The page of the content file that another generator would have put at `path`.
    pub fn of_habit(&self, path: &str) -> Option<&Route> {
        let path =
            path.trim_matches('/').trim_end_matches("index.html").trim_end_matches(".html").trim_end_matches('/');
        self.by_habit.get_or_init(|| by_habit(&self.by_file)).get(&path.to_lowercase())
    }

    /// Notes a record's old addresses.
    pub fn note_old<'r>(
        &mut self,
        old: impl Iterator<Item = &'r Written<String>>,
        origin: &Arc<Origin>,
        route: &Route,
    ) {
        let redirects = old.map(|from| Redirect { from: from.clone(), to: route.clone(), origin: Arc::clone(origin) });
        self.redirects.extend(redirects);
    }
}

/// Pages by the addresses that other generators give their files; of two files the first counts.
fn by_habit(by_file: &AHashMap<Arc<str>, Route>) -> AHashMap<String, Route> {
    let mut pages = AHashMap::new();
    let files: BTreeMap<&Arc<str>, &Route> = by_file.iter().collect();
    for (file, route) in files {
        for address in usual_addresses(file) {
            pages.entry(address).or_insert_with(|| Route::clone(route));
        }
    }
    pages
}

/// Where Hugo, Zola and Eleventy put a file: at its path. And where Jekyll does: a post of
/// `berita/_posts` by its day, below `berita` or at the root.
fn usual_addresses(file: &str) -> Vec<String> {
    let path = folder::in_content(file).to_lowercase();
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", &path));
    let folders: Vec<&str> =
        folders.split('/').filter(|folder| !matches!(*folder, "" | "_posts" | "_drafts")).collect();
    let folders = folders.iter().fold(String::new(), |path, folder| path + folder.trim_start_matches('_') + "/");
    if folder::is_index(name) {
        return vec![folders.trim_end_matches('/').to_owned()];
    }
    match stem::date_prefix(folder::stem(name)) {
        Some((day, rest)) => {
            let by_day = day.strftime("%Y/%m/%d").to_string() + "/" + rest;
            vec![format!("{folders}{rest}"), format!("{folders}{by_day}"), by_day]
        }
        None => vec![folders + folder::stem(name)],
    }
}

/// Gives every record an address of its own. Those that say their slug choose first, then each in
/// the order of the files.
///
/// Who comes first keeps the plain slug; the next gets a number behind it, and both files are named.
pub fn assign<R: Common>(selected: &mut [Selected<R>], addresses: &mut Addresses, problems: &mut Problems) {
    let mut slugs = Slugs::with_reserved(reserved(R::KIND));
    let (saying, silent): (Vec<_>, Vec<_>) = selected.iter_mut().partition(|one| one.record.slug().is_some());
    for one in saying.into_iter().chain(silent) {
        let wanted = slugs.in_language(wanted_slug(one, problems), one.origin.lang.as_deref());
        let slug = slugs.claim(&wanted, Some(&one.origin));
        if slug != wanted {
            problems.add(clash(R::KIND, &one.origin, &wanted, &slug, slugs.owner(&wanted)));
        }
        one.route = Route::page(&[section(R::KIND), "/", &slug].concat());
        addresses.note(&one.origin, &one.route);
        addresses.note_old(one.record.old_addresses(), &one.origin, &one.route);
    }
}

pub(super) fn clash(kind: Kind, origin: &Origin, wanted: &str, given: &str, other: Option<&Origin>) -> Problem {
    let address = |slug: &str| format!("/{}/{slug}/", section(kind)).replace("//", "/");
    match other {
        Some(other) => Problem::same_address(origin.whole(), &address(wanted), &address(given), other.whole()),
        None => Problem::reserved_address(origin.whole(), &address(wanted), &address(given)),
    }
}

fn wanted_slug<R: Common>(selected: &Selected<R>, problems: &mut Problems) -> String {
    if let Some(written) = selected.record.slug() {
        let slug = slug::slug(written.value.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default());
        if !slug.is_empty() && !all_digits(&slug) {
            return slug;
        }
        problems.add(Problem::bad_slug(selected.origin.place(written.node), &written.value));
    }
    match selected.id.as_str() {
        "" => format!("{}-1", section(R::KIND)),
        id if all_digits(id) => format!("{}-{id}", section(R::KIND)),
        id => id.to_owned(),
    }
}

/// Slugs of digits alone are kept free for years and page numbers.
fn all_digits(slug: &str) -> bool {
    slug.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::usual_addresses;

    #[test]
    fn links_find_the_files_of_other_generators() {
        assert_eq!(usual_addresses("content/blog/Panen/index.md"), ["blog/panen"]);
        assert_eq!(usual_addresses("_docs/alat.md"), ["docs/alat"]);
        let post = ["berita/panen", "berita/2026/11/02/panen", "2026/11/02/panen"];
        assert_eq!(usual_addresses("berita/_posts/2026-11-02-panen.md"), post);
    }
}
