//! Plain pages, each at the address that its folders give it.

use std::{collections::HashMap, sync::Arc};

use jiff::civil::Date;

use super::{
    Keep,
    address::{self, Addresses},
    selected::{Selected, Times, shown},
    slugs::Slugs,
};
use crate::{
    problem::Problems,
    records::{self, Body, Kind, Origin, Written, article::Format, gist::Common, image::Image, values::Extra},
    route::Route,
    slug,
};

/// A plain page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its address.
    pub route: Route,
    /// Where it was written.
    pub origin: Arc<Origin>,
    /// Its title.
    pub title: String,
    /// What it says, as written.
    pub summary: Option<String>,
    /// The day it was last changed, when that was written.
    pub updated: Option<Date>,
    /// Its picture.
    pub image: Option<Image>,
    /// More pictures.
    pub gallery: Vec<Image>,
    /// Its place among the pages beside it.
    pub order: Option<f64>,
    /// What it says of the menu: whether it is there, or its words there.
    pub menu: Option<MenuWish>,
    /// Its text.
    pub body: Option<Body>,
    /// How its text is written.
    pub format: Format,
    /// Whether it is a draft.
    pub draft: bool,
    /// The language of its text, when it is not the portal's.
    pub lang: Option<String>,
    /// The author's own fields.
    pub extra: Option<Extra>,
}

/// What a page says of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MenuWish {
    /// To be there under its title.
    Shown,
    /// To be there under other words.
    As(String),
}

/// Addresses at the root that are spoken for, with the pages below them.
const RESERVED: &[&str] = &[
    "kabar",
    "tag",
    "direktori",
    "kelompok",
    "mitra",
    "kegiatan",
    "studi-kasus",
    "jaringan",
    "papan",
    "cari",
    "desa",
    "provinsi",
    "komunitas",
    "kebutuhan",
    "kecamatan",
    "kabupaten",
    "data",
    "media",
    "aset",
    "admin",
    "halaman",
    "404",
    "index-php",
];

/// The pages to show, by folder and name.
pub(super) fn select(
    written: Vec<Written<records::page::Page>>,
    keep: &mut Keep<'_>,
) -> Vec<Selected<records::page::Page>> {
    let mut selected = shown(written, keep, |_, _| Times::default());
    selected.sort_by(|a, b| {
        (&a.origin.below, &a.origin.file, a.origin.node).cmp(&(&b.origin.below, &b.origin.file, b.origin.node))
    });
    selected
}

/// Gives every page the address of its folders and its own name.
pub(super) fn assign(
    selected: Vec<Selected<records::page::Page>>,
    addresses: &mut Addresses,
    problems: &mut Problems,
) -> Vec<Page> {
    let mut folders: HashMap<String, Slugs> = HashMap::new();
    let pages = selected.into_iter().map(|mut selected| {
        let (folder, wanted) = wanted_path(&selected);
        let slugs = folders
            .entry(folder.clone())
            .or_insert_with(|| Slugs::with_reserved(if folder.is_empty() { RESERVED } else { &[] }));
        let wanted = slugs.in_language(wanted, selected.origin.lang.as_deref());
        let given = slugs.claim(&wanted, Some(&selected.origin));
        let path = |slug: &str| format!("{folder}{slug}");
        if given != wanted {
            problems.add(address::clash(
                Kind::Page,
                &selected.origin,
                &path(&wanted),
                &path(&given),
                slugs.owner(&wanted),
            ));
        }
        selected.route = Route::page(&path(&given));
        addresses.note(&selected.origin, &selected.route);
        addresses.note_old(selected.record.old_addresses(), &selected.origin, &selected.route);
        page(selected)
    });
    pages.collect()
}

/// The folder of a page's address, with a slash at its end, and its own slug.
fn wanted_path(selected: &Selected<records::page::Page>) -> (String, String) {
    let mut parts: Vec<String> =
        selected.origin.below.split('/').map(slug::slug).filter(|part| !part.is_empty()).collect();
    let own = parts.pop();
    if parts.first().is_some_and(|first| RESERVED.contains(&first.as_str())) {
        parts.insert(0, "info".to_owned());
    }
    let folder = parts.into_iter().fold(String::new(), |folder, part| folder + &part + "/");
    let written =
        selected.record.slug.as_ref().or(selected.record.id.as_ref()).map(|written| slug::slug(&written.value));
    let in_list = selected.origin.node != 0;
    let by_title = || slug::slug(&selected.title);
    let wanted = written.filter(|slug| !slug.is_empty()).or(own.filter(|_| !in_list)).unwrap_or_else(by_title);
    (folder, if wanted.is_empty() { "info".to_owned() } else { wanted })
}

fn page(selected: Selected<records::page::Page>) -> Page {
    let Selected { record, origin, body, title, gist, route, .. } = selected;
    let menu = record.menu.as_ref().and_then(Extra::text).and_then(|typed| match crate::number::read_yes(typed) {
        Some(true) => Some(MenuWish::Shown),
        Some(false) => None,
        None if matches!(typed, "main" | "footer") => None,
        None => Some(MenuWish::As(typed.to_owned())),
    });
    Page {
        summary: gist.summary.clone(),
        updated: record.updated.as_ref().map(|updated| updated.value.date),
        order: record.order.as_ref().map(|order| order.value()),
        lang: record.lang.clone().or_else(|| origin.lang.as_deref().map(str::to_owned)),
        format: record.format.unwrap_or(Format::Markdown),
        draft: gist.draft,
        image: record.image.clone(),
        gallery: record.gallery.clone(),
        extra: record.extra.clone(),
        route,
        origin,
        title,
        menu,
        body,
    }
}

/// The title of a folder that has no page of its own.
pub fn folder_title(folder: &str) -> String {
    records::stem::title(folder)
}

/// A file that pages share, as an owned handle.
pub type FilePath = Arc<str>;
