//! The list of pages for search engines, by the protocol of sitemaps.org.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::Files;
use crate::{
    artifact::SinkError,
    date,
    plan::{Page, Plan},
    route::Route,
    village::Village,
};

/// How many addresses one file may hold.
const MOST: usize = 50_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Writes the sitemap, in parts under an index when there are many pages. Without a full address there is none.
pub(super) fn write(files: &mut Files<'_>, plan: &Plan) -> Result<(), SinkError> {
    let village = files.site.village;
    let base = &village.portal.base;
    let pages: Vec<(String, Option<String>)> = plan
        .pages
        .iter()
        .filter(|planned| !matches!(planned.page, Page::NotFound | Page::Poster(_)))
        .filter_map(|planned| Some((base.absolute(&planned.route)?, changed(planned.page, village))))
        .collect();
    if pages.is_empty() {
        return Ok(());
    }
    if pages.len() <= MOST {
        return files.put(&Route::file("sitemap.xml"), urls(&pages).as_bytes());
    }
    let mut index = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for (at, part) in pages.chunks(MOST).enumerate() {
        let route = Route::file(&format!("sitemap-{}.xml", at + 1));
        files.put(&route, urls(part).as_bytes())?;
        let address = base.absolute(&route).unwrap_or_default();
        let _ = writeln!(index, "<sitemap><loc>{}</loc></sitemap>", escape(address.as_str()));
    }
    files.put(&Route::file("sitemap.xml"), (index + "</sitemapindex>\n").as_bytes())
}

fn urls(pages: &[(String, Option<String>)]) -> String {
    let mut xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"{NAMESPACE}\">\n");
    for (address, changed) in pages {
        let _ = write!(xml, "<url><loc>{}</loc>", escape(address.as_str()));
        if let Some(changed) = changed {
            let _ = write!(xml, "<lastmod>{changed}</lastmod>");
        }
        xml.push_str("</url>\n");
    }
    xml + "</urlset>\n"
}

/// The day on which a record says it last changed.
fn changed(page: Page, village: &Village) -> Option<String> {
    let day = match page {
        Page::Article(key) => village.articles[key].updated.or(village.articles[key].date),
        Page::CaseStudy(key) => village.case_studies[key].article.updated.or(village.case_studies[key].article.date),
        Page::Plain(key) => village.pages[key].updated,
        Page::Group(key) => village.groups[key].record.updated.as_ref().map(|updated| updated.value.date),
        Page::Partner(key) => village.partners[key].record.updated.as_ref().map(|updated| updated.value.date),
        Page::Activity(key) => village.activities[key].record.updated.as_ref().map(|updated| updated.value.date),
        Page::Home | Page::Articles(..) | Page::Activities(..) => village.newest,
        Page::CaseStudies(_)
        | Page::Month(_)
        | Page::Evaluations(_)
        | Page::Directory
        | Page::Groups(..)
        | Page::Partners(..)
        | Page::Board
        | Page::Poster(_)
        | Page::Members(_)
        | Page::Needs(_)
        | Page::Search(..)
        | Page::Contact
        | Page::NotFound => None,
    };
    day.map(date::iso)
}
