//! The small things that many pages show: rows, dates, links, pictures.
//!
//! These types and the views beside them are the contract with theme makers: a template sees
//! `page` (the view of its page), `head` ([`Head`]), `portal` ([`super::portal::PortalView`]) and
//! `words`, and nothing else. Every `href` is finished and needs no further work.

use serde::Serialize;

pub use super::members::MemberMark;
use super::{memory::Rendered, shared::Shared};
use crate::village::media::Share;

/// What the skeleton of every page needs to know of it: `head`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Head {
    /// The page's own title, whole, without the portal's name.
    pub title: String,
    /// The title cut to 60 characters on a word, for `<title>`.
    pub short_title: String,
    /// One or two sentences of plain text, for search engines and link previews.
    pub description: String,
    /// The page's full address; absent while the portal has no `alamat_situs`.
    pub canonical: Option<String>,
    /// `article` for news and case studies, else `website`.
    pub og_type: &'static str,
    /// The picture of link previews, with its full address.
    pub image: Option<ImageView>,
    /// What is drawn where there is no photo for them.
    #[serde(skip)]
    pub card: Option<CardView>,
    /// When the text was first published, RFC 3339 or a date.
    pub published: Option<String>,
    /// When it last changed.
    pub modified: Option<String>,
    /// `true` for pages that search engines should leave alone (the 404 page).
    pub hidden: bool,
    /// Each a finished JSON-LD document, safe inside `<script type="application/ld+json">`.
    pub json_ld: Vec<String>,
    /// Feeds and calendars that belong to this page, the portal's own feeds first.
    pub feeds: Vec<Shared<FeedLink>>,
    /// The calendar file of what the page shows; absent on pages without one.
    pub calendar: Option<CalendarLinks>,
    /// The page's path below the root, to be compared with that of a menu entry.
    pub path: String,
    /// What leads from this page to the portal's root: put it before a path of `portal`.
    pub root: String,
    /// What leads from this page to the root of the whole site, where the theme's files are: another
    /// than `root` on the pages of a district's member only.
    pub site_root: String,
    /// The section of the menu that the page belongs to, such as `news`.
    pub section: &'static str,
    /// The way from the front page; the last item is the page itself, without a link.
    pub breadcrumbs: Vec<Crumb>,
    /// The language of the page's content, as in `<html lang>`.
    pub lang: String,
    /// The script among the theme's `scripts/` that this page loads in place of the common one: `search` or
    /// `directory`; absent on all others.
    pub script: Option<&'static str>,
    /// Where the one content file that the page is made of can be edited, in portals that name their
    /// repository; absent on pages made of several records.
    pub edit: Option<String>,
    /// The page before this one in a paged list.
    pub previous: Option<String>,
    /// The page after this one in a paged list.
    pub next: Option<String>,
}

/// What the picture of a link's preview shows of a page without a photo: `card` in `card/card.svg`.
#[derive(Clone, Debug, Serialize)]
pub struct CardView {
    /// The title, whole.
    pub title: String,
    /// What the page is, in a word or two.
    pub label: String,
    /// The day of an activity, for a date plate.
    pub date: Option<Shared<DateView>>,
    /// What is good to know beside it: when and where, or the date of an article.
    pub note: Option<String>,
}

/// A feed or a calendar: `<link rel="alternate">`.
#[derive(Clone, Debug, Serialize)]
pub struct FeedLink {
    /// What it holds.
    pub title: String,
    /// Its media type.
    pub kind: &'static str,
    /// Its address.
    pub href: String,
}

/// A calendar file, to be followed from a phone, or to be added to its calendar once.
#[derive(Clone, Debug, Serialize)]
pub struct CalendarLinks {
    /// Whether it is of a single activity, and so to be added rather than followed.
    pub single: bool,
    /// The file, which any program can read.
    pub href: String,
    /// Its `webcal:` address, which phones and programs follow; absent while the portal has no address.
    pub webcal: Option<String>,
    /// Where Google Calendar begins to follow it; absent while the portal has no address.
    pub google: Option<String>,
}

/// One step of the breadcrumbs.
#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    /// The words, at most 40 characters.
    pub text: String,
    /// Where it leads; absent for the page itself.
    pub href: Option<String>,
}

/// Words that lead somewhere, or stay words when there is nowhere to go.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Link {
    /// The words.
    pub text: String,
    /// Where they lead.
    pub href: Option<String>,
}

/// A value of a facet with the number of records that have it.
#[derive(Clone, Debug, Serialize)]
pub struct Chip {
    /// The value in words.
    pub text: String,
    /// Its page.
    pub href: String,
    /// How many records have it.
    pub count: usize,
    /// Whether the page shown is this very one.
    pub current: bool,
}

/// A facet of a directory: a heading and its values.
#[derive(Clone, Debug, Serialize)]
pub struct Facet {
    /// Which one: `member`, `kind`, `field`, `area`, `contribution`, `category`, `tag`, `year`.
    pub name: &'static str,
    /// Its values, in the order to show them.
    pub chips: Vec<Chip>,
}

/// A day, in every form that a template may want.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateView {
    /// `2026-11-22`, for `<time datetime>`.
    pub iso: String,
    /// `Minggu, 22 November 2026`.
    pub long: String,
    /// `22 November 2026`.
    pub medium: String,
    /// `22 Nov 2026`.
    pub short: String,
    /// `22`.
    pub day: i8,
    /// `Minggu`.
    pub weekday: &'static str,
    /// `November`.
    pub month: &'static str,
    /// `Nov`.
    pub month_short: &'static str,
    /// `2026`.
    pub year: i16,
    /// Whether it is a Sunday, which calendars print in red.
    pub sunday: bool,
}

/// A picture with its true size.
#[derive(Clone, Debug, Serialize)]
pub struct ImageView {
    /// The address of a middling version, for browsers that do not choose.
    pub src: String,
    /// The address of its largest version, to link to.
    pub full: String,
    /// Its versions for `srcset`, with their widths; absent for pictures that have only one.
    pub srcset: Option<String>,
    /// The same in WebP, for a `<source type="image/webp">` before the image.
    pub webp: Option<String>,
    /// Its commonest colour, for `data-tone`: `night`, `stone`, `cloud`, `chalk`, `leaf`, `paddy`, `soil`,
    /// `sand`, `brick`, `skin`, `sky`, or `sea`; absent where it is not known.
    pub tone: Option<&'static str>,
    /// The width of the largest version in pixels; absent for pictures whose size is not known.
    pub width: Option<u32>,
    /// Its height in pixels.
    pub height: Option<u32>,
    /// What it shows, for those who do not see it; empty for decoration.
    pub alt: String,
    /// The caption, if any.
    pub caption: Option<String>,
    /// What cuts it for link previews, where it is large enough.
    #[serde(skip)]
    pub share: Option<Share>,
}

/// Where a paged list stands.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Pagination {
    /// This page, from 1.
    pub page: usize,
    /// How many pages there are; 1 means that no pagination is shown.
    pub pages: usize,
    /// How many items the whole list has.
    pub total: usize,
    /// The number of the first item of this page, from 1.
    pub first: usize,
    /// The page with newer items.
    pub newer: Option<String>,
    /// The page with older items.
    pub older: Option<String>,
}

/// An article as a row of a list.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleRow {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its date, if it has one.
    pub date: Option<Shared<DateView>>,
    /// Its category.
    pub category: Option<Shared<Link>>,
    /// Who wrote it.
    pub authors: Vec<Shared<Link>>,
    /// What it says, in at most 160 characters or so.
    pub summary: String,
    /// Its picture.
    pub image: Option<ImageView>,
    /// Whether it is kept at the top.
    pub pinned: bool,
    /// Whether it is a draft (shown only when asked for).
    pub draft: bool,
    /// The language of its words, when it is not the portal's.
    pub lang: Option<String>,
    /// The member of a district that it comes from.
    pub member: Option<MemberMark>,
}

/// An activity as a row of a list.
#[derive(Clone, Debug, Serialize)]
pub struct ActivityRow {
    /// Its title.
    pub title: String,
    /// A shorter one for narrow places; the title itself when none was given.
    pub short_title: String,
    /// Its page.
    pub href: String,
    /// Its first day, for the date plate; absent while the date is to be announced.
    pub date: Option<Shared<DateView>>,
    /// The days in words: `22–24 November 2026`, or `Tanggal menyusul`.
    pub days: String,
    /// The hours in words: `pukul 19.30–21.00 WIB`, `ba'da Isya`.
    pub hours: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Whether one can take part online.
    pub online: bool,
    /// Who holds it.
    pub hosts: Vec<Shared<Link>>,
    /// Its kind.
    pub kind: Option<Shared<Link>>,
    /// `scheduled`, `postponed` or `cancelled`.
    pub status: &'static str,
    /// `coming`, `ongoing`, `past` or `undated`, as of the day of the build.
    pub phase: &'static str,
    /// When it begins, as a date or RFC 3339, for scripts.
    pub starts: Option<String>,
    /// When it ends, likewise.
    pub ends: Option<String>,
    /// The time of day by which it is sorted, `19:30`, for scripts.
    pub hour: Option<String>,
    /// Its last day as `2026-11-24`, for scripts.
    pub last: Option<String>,
    /// When it takes place after that, for scripts: days or `first/last`, with spaces between.
    pub later: Option<String>,
    /// Where the hours are not the same on all of those days: what each is sorted by and what is shown,
    /// as JSON. A day of `later` ends in `~` and the number of its hours among them.
    pub later_hours: Option<String>,
    /// How it repeats, in words.
    pub repeats: Option<String>,
    /// The member of a district that it comes from.
    pub member: Option<MemberMark>,
}

/// A group as a row of the directory.
#[derive(Clone, Debug, Serialize)]
pub struct GroupRow {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Its kind.
    pub kind: Option<Shared<Link>>,
    /// Its dusun.
    pub area: Option<Shared<Link>>,
    /// Who leads it: the first officer, with name if given.
    pub leader: Option<String>,
    /// What it is for, in a sentence.
    pub summary: String,
    /// How to reach it on WhatsApp.
    pub whatsapp: Option<String>,
    /// Its picture.
    pub image: Option<ImageView>,
    /// Whether it still works.
    pub active: bool,
    /// The lists of one value that it is in, by their paths below the root, for scripts that narrow
    /// the list: `kelompok/jenis/kelompok-tani`.
    pub lists: Vec<String>,
    /// The member of a district that it comes from.
    pub member: Option<MemberMark>,
}

/// A partner as a row of the directory.
#[derive(Clone, Debug, Serialize)]
pub struct PartnerRow {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Its kind.
    pub kind: Option<Shared<Link>>,
    /// What it is, in a sentence.
    pub summary: String,
    /// The forms of what it gives, each once: `dana`, `narasumber` …
    pub gives: Vec<Shared<Link>>,
    /// Since when it has been a partner.
    pub since: Option<String>,
    /// Its picture or logo.
    pub image: Option<ImageView>,
    /// The lists of one value that it is in, by their paths below the root, for scripts that narrow
    /// the list: `mitra/jenis/lsm`.
    pub lists: Vec<String>,
    /// The members of a district that work with it.
    pub members: Vec<MemberMark>,
}

/// A case study as a row of a list.
#[derive(Clone, Debug, Serialize)]
pub struct CaseRow {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The village it tells of.
    pub village: Option<String>,
    /// What it says.
    pub summary: String,
    /// Its picture.
    pub image: Option<ImageView>,
    /// Its date.
    pub date: Option<Shared<DateView>>,
    /// The member of a district that it comes from.
    pub member: Option<MemberMark>,
}

/// Ways to reach someone, each ready to be linked.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ContactView {
    /// Whose contact it is.
    pub name: Option<String>,
    /// Telephone: the number as read aloud and its `tel:` address.
    pub phone: Option<Link>,
    /// WhatsApp: the number as read aloud and its `https://wa.me/` address.
    pub whatsapp: Option<Link>,
    /// Electronic mail.
    pub email: Option<Link>,
    /// Web site, Facebook, Instagram, YouTube: name and address.
    pub sites: Vec<Link>,
    /// Further persons, when several were named.
    pub others: Vec<ContactView>,
}

/// A place on earth.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PlaceView {
    /// What people call it.
    pub name: Option<String>,
    /// Its postal address.
    pub address: Option<String>,
    /// Latitude in degrees, as text with a point.
    pub latitude: Option<String>,
    /// Longitude in degrees.
    pub longitude: Option<String>,
    /// A `geo:` address when the position is known.
    pub geo: Option<String>,
    /// A map page on the web when the position is known.
    pub map: Option<String>,
}

/// A QR code: `<svg viewBox="0 0 {size} {size}"><path d="{path}"/></svg>`.
#[derive(Clone, Debug, Serialize)]
pub struct QrView {
    /// Its width and height, the blank frame that cameras need included.
    pub size: Rendered<usize>,
    /// Its dark squares.
    pub path: Rendered<String>,
    /// The full address it leads to.
    pub address: String,
    /// The same as people write it by hand: `desa.example/kegiatan`.
    pub text: String,
}

/// What a message in a group chat would say of a page.
#[derive(Clone, Debug, Serialize)]
pub struct ShareView {
    /// `https://wa.me/?text=…` with the title, date, place and address filled in.
    pub whatsapp: String,
    /// The page's full address, to be copied.
    pub address: String,
}

/// Something a group lacks or can offer.
#[derive(Clone, Debug, Serialize)]
pub struct NeedView {
    /// Its category in words.
    pub category: Option<String>,
    /// What it is.
    pub text: String,
    /// Since when, in words.
    pub since: Option<String>,
    /// Until when, in words.
    pub until: Option<String>,
    /// Who met it.
    pub fulfilled_by: Vec<Link>,
    /// Which group says so; absent on that group's own page.
    pub group: Option<Link>,
    /// The member of a district that the group is of.
    pub member: Option<MemberMark>,
}
