//! The search page, and the index from A to Z below it that needs no script.

use serde::Serialize;

use super::{
    Page, Plan, View,
    here::Here,
    view::{Chip, Head, Link, Pagination},
};
use crate::{route::Route, village::Village};

pub(crate) mod shards;
mod titles;

pub(super) use titles::letter;
pub use titles::{About, Item, Titles};
use titles::{MOST, OTHER, items};

/// Where the files of the search index are.
pub const FOLDER: &str = "cari/pagefind/";

/// The file among them that a script loads, and that knows the others of the first shard.
const PROGRAM: &str = "pagefind.js";

/// `pages/search.html`: the search, or one letter of the index.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// The address of the search page, to which its form leads.
    pub action: String,
    /// The program that searches, for the theme's script; absent on the pages of letters.
    pub program: Option<String>,
    /// The folders of what it has to search besides, in a portal with many pages.
    pub indexes: Vec<String>,
    /// The letter whose titles these are; absent on the search page.
    pub letter: Option<String>,
    /// The way to each letter, a place on this page or a page; absent when there are few titles.
    pub letters: Vec<Chip>,
    /// The titles by their letters; absent on the search page when there are too many for one page.
    pub titles: Vec<LetterView>,
    /// The values by which lists are ordered: categories of news, kinds of groups …
    pub lists: Vec<ListView>,
    /// Where this page stands among those of its letter.
    pub pagination: Pagination,
}

/// The titles that begin with a letter.
#[derive(Debug, Serialize)]
pub struct LetterView {
    /// The letter as printed: `A`, or `0–9` for all that is no letter from A to Z.
    pub text: String,
    /// Its place on the page: `huruf-a`.
    pub id: String,
    /// The titles.
    pub titles: Vec<TitleView>,
}

/// A title of the index.
#[derive(Debug, Serialize)]
pub struct TitleView {
    /// The title, and its page.
    #[serde(flatten)]
    pub link: Link,
    /// What it is, in a word: `Kabar`.
    pub kind: String,
    /// The member of a district that it comes from.
    pub member: Option<String>,
}

/// The values of a facet of lists.
#[derive(Debug, Serialize)]
pub struct ListView {
    /// The section that the lists are of: `Kabar`.
    pub text: String,
    /// The values.
    pub chips: Vec<Chip>,
}

/// Which part of the index a page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// All of it, below the search.
    All,
    /// The titles of a letter.
    Letter(char),
}

/// From how many titles on there is a way to each letter.
const MANY: usize = 40;

/// The address of the search page.
pub fn route() -> Route {
    Route::page("cari")
}

fn route_of(letter: char) -> Route {
    Route::page(&format!("cari/{}", word(letter)))
}

/// The path of the search page below the portal's root, or below that of the district that shows it;
/// `None` where there is nothing to find.
pub(super) fn path(here: &Here<'_>) -> Option<String> {
    let village = here.village();
    if village.portal.within.is_none() {
        return Some(route()).filter(|route| here.site.plan.has(route)).map(|route| route.as_str().to_owned());
    }
    let has_any = village.portal.search && items(village).next().is_some();
    has_any.then(|| village.portal.base.way_to_site() + route().as_str())
}

/// Plans the search page, and pages for letters when there are too many titles for one page.
pub(super) fn plan(village: &Village, plan: &mut Plan) {
    let titles = Titles::new(village);
    let of_members = village.portal.search && !village.fellows.is_empty();
    if titles.len() > 0 || of_members {
        plan.add(route(), Page::Search(Of::All, 1));
    }
    if !titles.fit_one_page() {
        for (letter, of_letter) in titles.by_letter() {
            for number in 1..=of_letter.len().div_ceil(MOST) {
                plan.add(route_of(letter).numbered(number), Page::Search(Of::Letter(letter), number));
            }
        }
    }
    plan.titles = titles;
}

/// The view of the search page, or of a page of one letter.
pub(super) fn view(here: &Here<'_>, of: Of, number: usize) -> (Head, View) {
    let (words, titles) = (here.words(), here.site.plan.titles());
    let search = here.link(words.get("sections.search"), &route());
    let (first, heading, items) = match of {
        Of::All => (route(), search.text.clone(), 0),
        Of::Letter(letter) => {
            let heading = words.fill("heads.letter", &[("letter", &printed(letter))]);
            (route_of(letter), heading, titles.of(letter).len())
        }
    };
    let pagination = here.pagination_by(MOST, &first, items, number);
    let description = words.fill("section_descriptions.search", &[("portal", &here.village().portal.name)]);
    let way = if of == Of::All { Vec::new() } else { vec![search] };
    let mut head = here.list_head("search", &heading, &description, way, &pagination);
    head.json_ld.extend(here.breadcrumb_ld(&head));
    let is_search = of == Of::All;
    let view = SearchView {
        action: here.href(&route()),
        program: is_search.then(|| here.href(&Route::file(&[FOLDER, PROGRAM].concat()))),
        indexes: if is_search { indexes(here) } else { Vec::new() },
        letter: if let Of::Letter(letter) = of { Some(printed(letter)) } else { None },
        letters: letters(here, of),
        titles: shown(here, of, number),
        lists: if is_search { lists(here) } else { Vec::new() },
        pagination,
    };
    head.script = is_search.then_some("search");
    (head, View::Search(view))
}

/// A letter as readers see it.
pub(super) fn printed(letter: char) -> String {
    if letter == OTHER { "0–9".to_owned() } else { letter.to_ascii_uppercase().to_string() }
}

/// A letter as part of an address.
pub(super) fn word(letter: char) -> String {
    if letter == OTHER { "lain".to_owned() } else { letter.to_string() }
}

fn place_of(letter: char) -> String {
    format!("huruf-{}", word(letter))
}

/// The way to each letter.
fn letters(here: &Here<'_>, of: Of) -> Vec<Chip> {
    let titles = here.site.plan.titles();
    if titles.len() <= MANY {
        return Vec::new();
    }
    let href = |letter| match titles.fit_one_page() {
        true => format!("#{}", place_of(letter)),
        false => here.href(&route_of(letter)),
    };
    let chip = |(letter, of_letter): (char, &[_])| Chip {
        text: printed(letter),
        href: href(letter),
        count: of_letter.len(),
        current: of == Of::Letter(letter),
    };
    titles.by_letter().map(chip).collect()
}

/// The titles that a page shows.
fn shown(here: &Here<'_>, of: Of, number: usize) -> Vec<LetterView> {
    let titles = here.site.plan.titles();
    let view = |(letter, of_letter): (char, &[(char, Item)])| LetterView {
        text: printed(letter),
        id: place_of(letter),
        titles: of_letter.iter().map(|(_, item)| title(here, *item)).collect(),
    };
    match of {
        Of::All if titles.fit_one_page() => titles.by_letter().map(view).collect(),
        Of::All => Vec::new(),
        Of::Letter(letter) => {
            titles.of(letter).chunks(MOST).skip(number - 1).take(1).map(|part| view((letter, part))).collect()
        }
    }
}

fn title(here: &Here<'_>, item: Item) -> TitleView {
    let About { title, route, origin, kind } = item.about(here.village());
    let member = here.member_of(origin).map(|member| member.name);
    TitleView { link: here.link(title, route), kind: here.words().get(kind).to_owned(), member }
}

/// The way to the index of each shard but the first, which the program finds by itself.
fn indexes(here: &Here<'_>) -> Vec<String> {
    let shards = shards::shards(here.village(), here.site.members);
    (1..shards.len()).map(|number| here.href(&Route::page(folder_of(number).trim_end_matches('/')))).collect()
}

/// The folder of a shard's index.
pub(crate) fn folder_of(shard: usize) -> String {
    if shard == 0 { FOLDER.to_owned() } else { format!("{FOLDER}{shard}/") }
}

/// The facets whose values have lists of their own; one value is no choice.
fn lists(here: &Here<'_>) -> Vec<ListView> {
    let village = here.village();
    let list = |section: &str, chips: Vec<Chip>| ListView { text: here.words().get(section).to_owned(), chips };
    let of = |section, chips| Some(list(section, chips)).filter(|list| list.chips.len() > 1);
    [
        of("sections.news", here.chips(&village.categories, "kabar/kategori", None)),
        of("sections.activities", here.chips(&village.activity_kinds, "kegiatan/jenis", None)),
        of("sections.groups", here.chips(&village.group_kinds, "kelompok/jenis", None)),
        of("sections.partners", here.chips(&village.partner_kinds, "mitra/jenis", None)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
