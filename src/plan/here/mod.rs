//! What a page has at hand while its view is made: the village, the words, and where it stands.

mod prose;

use std::{cell::RefCell, vec};

use jiff::civil::Date;

use super::{
    Plan,
    memory::{ProseMemory, Questions, Texts, questions},
    shared::{Rows, Shared},
    view::{Chip, Crumb, DateView, ImageView, Link},
};
use crate::{
    date,
    district::MemberSite,
    lang::Lang,
    number,
    photo::{Encoding, Tone},
    problem::{Place, Problem, Problems},
    records::{Origin, image::Image},
    route::Route,
    theme::asked::{Asked, Part, Parts},
    village::{
        Village,
        media::{Photo, Unusable},
        taxonomy::{Taxonomy, TermKey},
    },
    words::Words,
};

/// How many values of a facet the page of one value shows.
const MOST_CHIPS: usize = 40;

/// What all pages of a build have in common.
pub struct Site<'a> {
    /// The village.
    pub village: &'a Village,
    /// The theme's words.
    pub words: &'a Words,
    /// Its pages.
    pub plan: &'a Plan,
    /// Texts that were rendered before, where that is remembered.
    pub prose: Option<&'a ProseMemory>,
    /// The portals of a district's members.
    pub members: &'a [MemberSite],
    /// The district that shows this portal, where it is a member's.
    pub district: Option<&'a Village>,
    /// Rows that several pages show.
    pub rows: &'a Rows,
    /// What the theme's templates ask for.
    pub asked: &'a Asked,
}

/// A page while its view is made.
pub struct Here<'a> {
    /// What all pages have in common.
    pub site: &'a Site<'a>,
    /// Where the page stands.
    pub route: &'a Route,
    root: String,
    site_root: String,
    problems: RefCell<Problems>,
    /// The parts of its view that are made.
    parts: Parts,
    /// What its texts are made of, where that is to be known.
    texts: Option<RefCell<Texts>>,
    /// What its texts asked the last time, where they are not to be rendered.
    asked: Option<RefCell<vec::IntoIter<Questions>>>,
}

impl<'a> Here<'a> {
    /// The page at a route.
    pub fn new(site: &'a Site<'a>, route: &'a Route) -> Self {
        let base = &site.village.portal.base;
        let (root, site_root) = (base.root_from(route), base.site_root_from(route));
        Self { site, route, root, site_root, problems: RefCell::default(), parts: Parts::ALL, texts: None, asked: None }
    }

    /// The same page while a view is made for a template, and no part of it that this one has no use for.
    #[must_use]
    pub fn for_template(self, template: &str) -> Self {
        Self { parts: self.site.asked.of(template), ..self }
    }

    /// Whether the view is made for its digest alone.
    pub(super) fn is_unread(&self) -> bool {
        self.asked.is_some()
    }

    /// Whether a part of the view is made.
    pub(super) fn asks(&self, part: Part) -> bool {
        self.parts.has(part)
    }

    /// The page at a route, of whose texts it is noted what they are made of.
    pub fn noting(site: &'a Site<'a>, route: &'a Route) -> Self {
        Self { texts: Some(RefCell::default()), ..Self::new(site, route) }
    }

    /// The page at a route, of whose texts is noted what they would be made of, by what they
    /// [asked](Texts::written) when they were rendered; they are not rendered now.
    pub fn unread(site: &'a Site<'a>, route: &'a Route, asked: &str) -> Self {
        Self { asked: Some(RefCell::new(questions(asked).into_iter())), ..Self::noting(site, route) }
    }

    /// A place outside the portal, as in a feed: links are whole addresses.
    pub fn outside(site: &'a Site<'a>, route: &'a Route) -> Self {
        let root = site.village.portal.base.address().unwrap_or_else(|| site.village.portal.base.root_from(route));
        Self { site_root: root.clone(), root, ..Self::new(site, route) }
    }

    /// The village.
    pub fn village(&self) -> &'a Village {
        self.site.village
    }

    /// The theme's words.
    pub fn words(&self) -> &'a Words {
        self.site.words
    }

    /// The language of the theme's words.
    pub fn lang(&self) -> Lang {
        self.village().portal.lang
    }

    /// What leads from here to the portal's root.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// What leads from here to the root of the whole site, which is the district's on the pages of a member.
    pub fn site_root(&self) -> &str {
        &self.site_root
    }

    /// What was noticed while the view was made.
    pub fn into_problems(self) -> Problems {
        self.problems.into_inner()
    }

    /// The same, and what its texts are made of.
    pub fn into_parts(self) -> (Problems, Option<Texts>) {
        (self.problems.into_inner(), self.texts.map(RefCell::into_inner))
    }

    /// Notes a problem.
    pub fn problem(&self, problem: Problem) {
        self.problems.borrow_mut().add(problem);
    }

    /// The address of a route, seen from here.
    pub fn href(&self, route: &Route) -> String {
        [self.root.as_str(), route.as_str()].concat()
    }

    /// Words that lead to a route.
    pub fn link(&self, text: impl Into<String>, route: &Route) -> Link {
        Link { text: text.into(), href: Some(self.href(route)) }
    }

    /// A day in every form; many pages show the same.
    pub fn date(&self, day: Date) -> Shared<DateView> {
        self.site.rows.date(day, || self.new_date(day))
    }

    /// A day in every form, of which a view is made that has more to say of it.
    pub(super) fn new_date(&self, day: Date) -> DateView {
        let lang = self.lang();
        DateView {
            iso: date::iso(day),
            long: date::long(day, lang),
            medium: date::medium(day, lang),
            short: date::short(day, lang),
            day: day.day(),
            weekday: date::weekday(day.weekday(), lang),
            month: date::month(day.month(), lang),
            month_short: date::short_month(day.month(), lang),
            year: day.year(),
            sunday: day.weekday() == date::Weekday::Sunday,
        }
    }

    /// A count as people write it.
    pub fn count(&self, count: usize) -> String {
        number::print_count(i64::try_from(count).unwrap_or(i64::MAX), self.lang())
    }

    /// `1 kelompok`, `12 kelompok`.
    pub fn counted(&self, path: &str, count: usize) -> String {
        self.words().count(path, count, &self.count(count))
    }

    /// The way here from the front page.
    pub fn crumbs(&self, way: impl IntoIterator<Item = Link>) -> Vec<Crumb> {
        let within = self.village().portal.within.as_ref();
        let district = within.map(|within| Link { text: within.name.clone(), href: Some(self.site_root.clone()) });
        let home = match within {
            Some(_) => self.link(&self.village().portal.short_name, &Route::home()),
            None => self.link(self.words().get("sections.home"), &Route::home()),
        };
        let all = district.into_iter().chain([home]).chain(way);
        all.map(|link| Crumb { text: cut(&link.text, 40), href: link.href }).collect()
    }

    /// The values of a facet as chips, the one shown marked. A page of one value shows only the
    /// commonest of many, so that the pages of n values do not hold n times n chips.
    pub fn chips<T>(&self, taxonomy: &Taxonomy<T>, path: &str, current: Option<TermKey>) -> Vec<Chip> {
        let fewest = if current.is_some() { taxonomy.members_of_nth(MOST_CHIPS) } else { 0 };
        let shown =
            taxonomy.iter().filter(|(key, term)| term.members.len() > fewest || current == Some(*key) || fewest == 0);
        let chips = shown.map(|(key, term)| Chip {
            text: term.name.clone(),
            href: [self.root(), path, "/", &term.slug, "/"].concat(),
            count: term.members.len(),
            current: current == Some(key),
        });
        chips.collect()
    }

    /// A picture; whatever is wrong with it is a problem of the record that names it.
    pub fn picture(&self, image: &Image, origin: &Origin) -> Option<ImageView> {
        let file = image.file.as_ref()?;
        let place = || origin.place(file.node);
        let photo = match self.find_photo(&file.value, origin) {
            Found::Photo(photo) => photo,
            Found::OfGuest(root, photo) => return Some(self.photo_view(&root, photo, image)),
            Found::Unusable(path, unusable) => {
                self.problem(unusable_image(place(), path, unusable));
                return None;
            }
            Found::Elsewhere => {
                self.problem(Problem::foreign_image(place(), &file.value));
                return None;
            }
            Found::Missing => {
                self.problem(Problem::missing_image(
                    place(),
                    &file.value,
                    self.village().media.nearest_picture(&file.value),
                ));
                return None;
            }
        };
        if image.alt.is_none() {
            self.problem(Problem::missing_alt(place(), &file.value));
        }
        Some(self.photo_view(&Route::home(), photo, image))
    }

    /// A picture in a row or a preview, where its own page has told of its problems already.
    pub fn thumbnail(&self, image: Option<&Image>, origin: &Origin) -> Option<ImageView> {
        let image = image?;
        match self.find_photo(&image.file.as_ref()?.value, origin) {
            Found::Photo(photo) => Some(self.photo_view(&Route::home(), photo, image)),
            Found::OfGuest(root, photo) => Some(self.photo_view(&root, photo, image)),
            Found::Unusable(..) | Found::Elsewhere | Found::Missing => None,
        }
    }

    /// Pictures in order.
    pub fn gallery(&self, images: &[Image], origin: &Origin) -> Vec<ImageView> {
        images.iter().filter_map(|image| self.picture(image, origin)).collect()
    }

    fn photo_view(&self, root: &Route, photo: &Photo, image: &Image) -> ImageView {
        let Versions { src, full, srcset, webp } = self.versions(root, photo);
        let look = &photo.negative.look;
        ImageView {
            src,
            full,
            srcset,
            webp,
            tone: look.tone.map(Tone::name),
            width: Some(look.width),
            height: Some(look.height),
            alt: image.alt.clone().unwrap_or_default(),
            caption: image.caption.clone(),
            share: photo.share().filter(|_| *root == Route::home()),
        }
    }

    /// The addresses of a photo's files, which are published below a root: the portal's own or a member's.
    pub(super) fn versions(&self, root: &Route, photo: &Photo) -> Versions {
        /// A version for browsers that do not choose is at most so wide, in pixels.
        const MIDDLING: u32 = 640;
        let href = |route: &Route| self.href(&root.below(route.as_str()));
        let files = |encoding| photo.widths(encoding).map(|(route, width)| (href(&route), width)).collect::<Vec<_>>();
        let plain = photo.encoding().map(files).unwrap_or_default();
        let listed = |files: Vec<(String, u32)>| {
            let all: Vec<String> = files.into_iter().map(|(href, width)| format!("{href} {width}w")).collect();
            (!all.is_empty()).then(|| all.join(", "))
        };
        let full = href(&photo.route);
        let middling = plain.iter().rfind(|(_, width)| *width <= MIDDLING).or(plain.first());
        Versions {
            src: middling.map_or_else(|| full.clone(), |(href, _)| href.clone()),
            full,
            srcset: listed(plain),
            webp: photo.encoding().and_then(|_| listed(files(Encoding::Webp))),
        }
    }

    fn find_photo(&self, target: &str, origin: &Origin) -> Found<'a> {
        if target.contains("://") || target.starts_with("//") {
            return Found::Elsewhere;
        }
        if let Some(member) = &origin.member {
            return self.find_photo_of_guest(target, member, origin);
        }
        let media = &self.village().media;
        let Some(path) = media.find(target, &origin.file) else { return Found::Missing };
        match media.photo(path) {
            Some(Ok(photo)) => Found::Photo(photo),
            Some(Err(unusable)) => Found::Unusable(path, unusable),
            None => Found::Missing,
        }
    }

    /// A photo of a guest, which its member's own portal publishes.
    fn find_photo_of_guest(&self, target: &str, member: &str, origin: &Origin) -> Found<'a> {
        let Some(site) = self.village().fellow_index(member).and_then(|at| self.site.members.get(at)) else {
            return Found::Missing;
        };
        let file = origin.file.strip_prefix(&site.folder()).unwrap_or(&origin.file).trim_start_matches('/');
        match site.media.find(target, file).and_then(|path| site.media.photo(path)) {
            Some(Ok(photo)) => Found::OfGuest(site.member.route(), photo),
            Some(Err(_)) | None => Found::Missing,
        }
    }
}

/// The addresses of a photo's files.
pub(super) struct Versions {
    pub(super) src: String,
    pub(super) full: String,
    pub(super) srcset: Option<String>,
    pub(super) webp: Option<String>,
}

enum Found<'a> {
    Photo(&'a Photo),
    /// One of a member, and where that has its portal.
    OfGuest(Route, &'a Photo),
    Unusable(&'a str, &'a Unusable),
    Elsewhere,
    Missing,
}

/// The problem of a picture that cannot be shown.
pub(super) fn unusable_image(place: Place, path: &str, unusable: &Unusable) -> Problem {
    match unusable {
        Unusable::Fault(fault) => Problem::unusable_image(place, path, *fault),
        Unusable::Unread(error) => Problem::not_readable_at(place, error),
    }
}

/// A text cut to a number of characters, on a word where there is one.
pub fn cut(text: &str, limit: usize) -> String {
    if text.len() <= limit {
        return text.to_owned();
    }
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let head = &text[..end];
    let word = head.rfind(' ').filter(|at| *at > end / 2).map_or(head, |at| &head[..at]);
    format!("{}…", word.trim_end_matches([' ', ',', '.', ';', ':', '-', '–']))
}
