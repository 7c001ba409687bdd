//! What every page may say of the portal itself: `portal`.

use serde::Serialize;

use super::{
    board,
    here::Here,
    home::{self, PersonView},
    members, reach, search,
    shared::Shared,
    view::{ContactView, DateView, ImageView, Link, PlaceView},
};
use crate::{
    problem::Problem,
    records::{Kind, contact::Place, settings::MenuItem},
    route::Route,
    theme::Theme,
    village::{Portal, address::section, page_tree::MenuWish},
};

/// Identity, menu and contact, the same for all pages of a build.
///
/// Paths here are below the portal's root: write `{{ head.root }}{{ entry.path }}`.
#[derive(Debug, Serialize)]
pub struct PortalView {
    /// `Desa Sidasari`.
    pub name: String,
    /// A shorter name for narrow places.
    pub short_name: String,
    /// `desa`, `kecamatan`, `kabupaten`, `provinsi` or `komunitas`.
    pub kind: String,
    /// What this place calls a village: `desa`, `kampung`, `nagari` …
    pub village_word: String,
    /// One sentence of identity.
    pub sentence: String,
    /// `Kecamatan Cipari, Kabupaten Cilacap`, or nothing.
    pub region: Option<String>,
    /// The code of the wilayah with dots.
    pub code: Option<String>,
    /// The language of the portal, as in `<html lang>`.
    pub lang: String,
    /// The accent's name, for `data-accent`: `nila`.
    pub accent: String,
    /// Three digits, each 1 to 4, from the wilayah code: the village's own stripes, for `data-lurik`.
    pub lurik: String,
    /// The logo; its `src` is a path below the root.
    pub logo: Option<ImageView>,
    /// The menu, in order; sections without records are not in it.
    pub menu: Vec<MenuEntry>,
    /// How to reach the office.
    pub contact: ContactView,
    /// Where the office is.
    pub place: PlaceView,
    /// Office hours, a line each.
    pub hours: Vec<String>,
    /// Persons by role.
    pub people: Vec<PersonView>,
    /// The day of the newest record.
    pub updated: Option<Shared<DateView>>,
    /// The stylesheet's path.
    pub stylesheet: String,
    /// The optional script's path, if the theme has one.
    pub script: Option<String>,
    /// Other files of the theme, by the name they have there: `portal.assets["fonts/x.woff2"]`.
    pub assets: std::collections::BTreeMap<String, String>,
    /// Feeds of the whole portal, by kind: paths of the Atom, RSS and JSON feeds, absent without articles.
    pub feeds: Option<FeedPaths>,
    /// The path of the notice board's sheet, in portals that have activities.
    pub board: Option<String>,
    /// The path of the search page, where there is something to find.
    pub search: Option<String>,
    /// Open data, each `{text, href}` with a path below the root.
    pub data: Vec<super::view::Link>,
    /// What the theme lets a village set, with the theme's defaults: `portal.theme`.
    pub theme: serde_json::Value,
    /// `https://…/`, if known.
    pub address: Option<String>,
    /// Whether drafts are being shown.
    pub drafts: bool,
    /// The district that shows it, on the pages of a district's member.
    pub within: Option<WithinView>,
}

/// A district that shows the portal of a member.
#[derive(Debug, Serialize)]
pub struct WithinView {
    /// The district's name.
    pub name: String,
    /// Where the member's own portal stands, if it has one.
    pub home: Option<String>,
}

/// The paths of the portal's feeds.
#[derive(Debug, Serialize)]
pub struct FeedPaths {
    /// Atom.
    pub atom: String,
    /// RSS 2.0.
    pub rss: String,
    /// JSON Feed.
    pub json: String,
}

/// One entry of the menu.
#[derive(Clone, Debug, Serialize)]
pub struct MenuEntry {
    /// The words.
    pub text: String,
    /// A path below the root, or a full address when `external`.
    pub path: String,
    /// The section it stands for: `home`, `news`, `activities`, `groups`, `partners`, `case_studies`, `page`, `contact`; compare with `head.section`.
    pub section: String,
    /// Whether it leads to another site.
    pub external: bool,
}

/// The view of the portal, made once for all pages. `here` is the front page.
pub fn view(here: &Here<'_>, theme: &Theme) -> PortalView {
    let village = here.village();
    let portal = &village.portal;
    let path = |route: &Route| route.as_str().to_owned();
    let with_feeds = portal.base.is_known() && !village.articles.is_empty();
    let office = &portal.office;
    let place = Place {
        name: None,
        address: office.address.clone(),
        latitude: office.latitude.clone(),
        longitude: office.longitude.clone(),
    };
    PortalView {
        name: portal.name.clone(),
        short_name: portal.short_name.clone(),
        kind: portal.kind.word().to_owned(),
        village_word: portal.village_word.clone(),
        sentence: portal.sentence.clone().unwrap_or_default(),
        region: portal.region.clone(),
        code: portal.code.as_ref().map(|code| code.as_str().to_owned()),
        lang: portal.lang_tag.clone(),
        accent: portal.accent.clone(),
        lurik: lurik(portal),
        logo: portal
            .logo
            .as_ref()
            .and_then(|logo| here.picture(logo, &portal.origin))
            .map(|logo| below_root(here, logo)),
        menu: menu(here),
        contact: ContactView {
            name: None,
            phone: office.phone.as_ref().map(reach::phone_link),
            whatsapp: office.whatsapp.as_ref().map(reach::whatsapp_link),
            email: office.email.as_ref().map(reach::email_link),
            sites: reach::site_links(
                office.website.as_ref(),
                office.facebook.as_ref(),
                office.instagram.as_ref(),
                office.youtube.as_ref(),
            ),
            others: Vec::new(),
        },
        place: here.place(Some(&place)).unwrap_or_default(),
        hours: office.hours.clone(),
        people: home::people(here),
        updated: village.newest.map(|day| here.date(day)),
        stylesheet: path(&theme.stylesheet),
        script: theme.script.as_ref().map(path),
        assets: theme.published.iter().map(|(name, route)| (name.clone(), path(route))).collect(),
        feeds: with_feeds.then(|| FeedPaths {
            atom: "feed.xml".to_owned(),
            rss: "rss.xml".to_owned(),
            json: "feed.json".to_owned(),
        }),
        board: Some(board::route()).filter(|board| here.site.plan.has(board)).map(|board| path(&board)),
        search: search::path(here),
        data: data(here),
        theme: theme.settings.clone(),
        address: portal.base.address(),
        drafts: village.show.drafts,
        within: portal
            .within
            .as_ref()
            .map(|within| WithinView { name: within.name.clone(), home: within.site.clone() }),
    }
}

/// A small picture's address below the root, since this view is shared by pages at any depth.
fn below_root(here: &Here<'_>, image: ImageView) -> ImageView {
    let smallest = image.srcset.as_deref().and_then(|all| all.split(' ').next()).unwrap_or(&image.src);
    let src = smallest.strip_prefix(here.root()).unwrap_or(smallest).to_owned();
    ImageView { full: src.clone(), src, srcset: None, webp: None, ..image }
}

/// The open data that the portal has.
fn data(here: &Here<'_>) -> Vec<Link> {
    let village = here.village();
    let files = [
        (!village.groups.is_empty(), "data.groups", "data/kelompok.csv"),
        (!village.partners.is_empty(), "data.partners", "data/mitra.csv"),
        (!village.activities.is_empty(), "data.activities", "data/kegiatan.csv"),
    ];
    let present = files.into_iter().filter(|(has, ..)| *has);
    present
        .map(|(_, words, path)| Link { text: here.words().get(words).to_owned(), href: Some(path.to_owned()) })
        .collect()
}

/// Three digits from 1 to 4 out of the last digits of the wilayah code, or of the name where
/// there is no code, so that every village has stripes of its own.
pub(crate) fn lurik(portal: &Portal) -> String {
    let code = portal.code.as_ref().map(|code| code.as_str().bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>());
    let name = || blake3::hash(portal.name.as_bytes()).as_bytes().to_vec();
    let digits = code.unwrap_or_else(name);
    // A province has two digits, which then come round again.
    let last: Vec<&u8> = digits.iter().rev().cycle().take(3).collect();
    last.into_iter().rev().map(|digit| char::from(b'1' + digit % 4)).collect()
}

/// The sections of a menu: their word, what they are called in code and in `portal.yaml`, and where they are.
const SECTIONS: &[(&str, &str, &[&str], Option<Kind>)] = &[
    ("sections.home", "home", &["beranda", "home"], None),
    ("sections.news", "news", &["kabar", "berita", "news"], Some(Kind::Article)),
    ("sections.activities", "activities", &["agenda", "kegiatan", "activities"], Some(Kind::Activity)),
    ("sections.groups", "groups", &["kelompok", "lembaga", "groups"], Some(Kind::Group)),
    ("sections.partners", "partners", &["mitra", "partners"], Some(Kind::Partner)),
    ("sections.case_studies", "case_studies", &["studi-kasus", "kisah", "case-studies"], Some(Kind::CaseStudy)),
    ("sections.directory", "directory", &["direktori", "directory"], None),
    ("sections.contact", "contact", &["kontak", "contact"], None),
    ("sections.search", "search", &["cari", "pencarian", "search"], None),
];

/// The entries for a district's members, one for each kind.
fn member_entries(here: &Here<'_>) -> impl Iterator<Item = MenuEntry> {
    members::kinds(here.village()).into_iter().map(|kind| MenuEntry {
        text: members::title(here, kind),
        path: format!("{}/", kind.word()),
        section: "members".to_owned(),
        external: false,
    })
}

fn menu(here: &Here<'_>) -> Vec<MenuEntry> {
    let portal = &here.village().portal;
    if !portal.menu.is_empty() {
        return portal.menu.iter().filter_map(|item| own_entry(here, item)).collect();
    }
    let mut menu: Vec<MenuEntry> = SECTIONS
        .iter()
        .filter(|(_, name, ..)| *name != "directory")
        .filter_map(|(words, name, _, kind)| section_entry(here, words, name, *kind))
        .collect();
    let at = menu.iter().rposition(|entry| entry.section == "contact").unwrap_or(menu.len());
    menu.splice(at..at, page_entries(here));
    menu.splice(1..1, member_entries(here));
    menu
}

/// The entry of a section; one without records has no page and no entry.
fn section_entry(here: &Here<'_>, words: &str, name: &str, kind: Option<Kind>) -> Option<MenuEntry> {
    let village = here.village();
    let (has, path) = match (kind, name) {
        (Some(kind), _) => {
            let has = match kind {
                Kind::Article => !village.articles.is_empty(),
                Kind::CaseStudy => !village.case_studies.is_empty(),
                Kind::Group => !village.groups.is_empty(),
                Kind::Partner => !village.partners.is_empty(),
                Kind::Activity => !village.activities.is_empty(),
                Kind::Page => false,
            };
            (has, format!("{}/", section(kind)))
        }
        (None, "directory") => (!village.groups.is_empty() || !village.partners.is_empty(), "direktori/".to_owned()),
        (None, "search") => search::path(here).map_or((false, String::new()), |path| (true, path)),
        (None, "contact") => (true, "kontak/".to_owned()),
        (None, _) => (true, String::new()),
    };
    has.then(|| MenuEntry { text: here.words().get(words).to_owned(), path, section: name.to_owned(), external: false })
}

/// Pages that ask to be in the menu, and the profile, in their order.
fn page_entries(here: &Here<'_>) -> Vec<MenuEntry> {
    let mut pages: Vec<_> = here
        .village()
        .pages
        .rows()
        .iter()
        .filter(|page| page.menu.is_some() || page.route.as_str() == "profil/")
        .collect();
    pages.sort_by(|a, b| {
        a.order.unwrap_or(f64::MAX).total_cmp(&b.order.unwrap_or(f64::MAX)).then_with(|| a.route.cmp(&b.route))
    });
    let entry = |page: &crate::village::Page| MenuEntry {
        text: match &page.menu {
            Some(MenuWish::As(words)) => words.clone(),
            Some(MenuWish::Shown) | None if page.route.as_str() == "profil/" => {
                here.words().get("sections.profile").to_owned()
            }
            Some(MenuWish::Shown) | None => page.title.clone(),
        },
        path: page.route.as_str().to_owned(),
        section: page.route.as_str().trim_end_matches('/').to_owned(),
        external: false,
    };
    pages.into_iter().filter(|page| page.route.as_str() != "kontak/").map(entry).collect()
}

/// An entry of the portal's own menu: a section, a content file, a page, or an address elsewhere.
fn own_entry(here: &Here<'_>, item: &MenuItem) -> Option<MenuEntry> {
    let origin = &here.village().portal.origin;
    let Some(target) = &item.target else {
        let text = item.text.as_ref()?;
        here.problem(Problem::menu_without_target(origin.place(text.node), &text.value));
        return None;
    };
    let typed = target.value.as_str();
    let text = || item.text.as_ref().map(|text| text.value.clone());
    let named = crate::slug::slug(typed);
    if let Some((words, name, _, kind)) = SECTIONS.iter().find(|(_, _, names, _)| names.contains(&named.as_str())) {
        let entry = section_entry(here, words, name, *kind)?;
        return Some(MenuEntry { text: text().unwrap_or(entry.text), ..entry });
    }
    if typed.contains("://") {
        let address = crate::records::values::web_address(typed)?;
        return Some(MenuEntry {
            text: text().unwrap_or_else(|| typed.to_owned()),
            path: address,
            section: String::new(),
            external: true,
        });
    }
    let village = here.village();
    let by_file = village.addresses.of_file(typed.trim_start_matches('/'));
    let page = by_file.cloned().or_else(|| Some(Route::page(typed))).filter(|route| here.site.plan.has(route));
    let Some(route) = page else {
        here.problem(Problem::unknown_menu_target(village.portal.origin.place(target.node), typed));
        return None;
    };
    let title = || village.page_at(route.as_str()).map_or_else(|| typed.to_owned(), |page| page.title.clone());
    let section = route.as_str().trim_end_matches('/').to_owned();
    Some(MenuEntry { text: text().unwrap_or_else(title), path: route.as_str().to_owned(), section, external: false })
}
