//! What the skeleton of a page needs to know of it.

use super::{
    here::{Here, cut},
    shared::Shared,
    view::{CardView, FeedLink, Head, ImageView, Link, Pagination},
};
use crate::{
    markdown::one_line,
    photo::{SHARE_HEIGHT, SHARE_WIDTH},
    route::Route,
};

/// How long a title in a browser's tab or a search result may be.
const TITLE: usize = 60;

/// How long a description may be.
const DESCRIPTION: usize = 200;

impl Here<'_> {
    /// The head of a page of a section, with the way to it; the page itself comes last.
    pub(super) fn head(&self, section: &'static str, title: &str, description: &str, way: Vec<Link>) -> Head {
        let here = Link { text: title.to_owned(), href: None };
        Head {
            title: title.to_owned(),
            short_title: cut(title, TITLE),
            description: self::description(description),
            canonical: self.canonical(),
            og_type: "website",
            feeds: self.feed_links(),
            path: self.route.as_str().to_owned(),
            root: self.root().to_owned(),
            site_root: self.site_root().to_owned(),
            section,
            breadcrumbs: self.crumbs(way.into_iter().chain([here])),
            lang: self.village().portal.lang_tag.clone(),
            ..Head::default()
        }
    }

    /// The address under which this page is known: on the pages of a district's member that of the
    /// same page in the member's own portal.
    fn canonical(&self) -> Option<String> {
        let portal = &self.village().portal;
        let own = portal.within.as_ref().and_then(|within| within.home.as_ref()?.absolute(self.route));
        own.or_else(|| portal.base.absolute(self.route))
    }

    /// The head of one page of a list: its number stands in the title from the second on.
    pub(super) fn list_head(
        &self,
        section: &'static str,
        title: &str,
        description: &str,
        way: Vec<Link>,
        pagination: &Pagination,
    ) -> Head {
        let mut head = self.head(section, title, description, way);
        if pagination.page > 1 {
            let (n, total) = (pagination.page.to_string(), pagination.pages.to_string());
            let number = self.words().fill("heads.page", &[("n", &n), ("total", &total)]);
            head.short_title = format!("{} – {number}", cut(title, TITLE - 15));
        }
        head.previous.clone_from(&pagination.newer);
        head.next.clone_from(&pagination.older);
        head
    }

    /// Where page `number` of a list stands that begins at `first`.
    pub(super) fn pagination(&self, first: &Route, items: usize, number: usize) -> Pagination {
        self.pagination_by(super::PAGE_SIZE, first, items, number)
    }

    /// The same for a list whose pages are of another size.
    pub(super) fn pagination_by(&self, size: usize, first: &Route, items: usize, number: usize) -> Pagination {
        let pages = items.div_ceil(size).max(1);
        let page = |number: usize| self.href(&first.numbered(number));
        Pagination {
            page: number,
            pages,
            total: items,
            first: (number - 1) * size + 1,
            newer: (number > 1).then(|| page(number - 1)),
            older: (number < pages).then(|| page(number + 1)),
        }
    }

    /// A picture with its full address, for previews of links on other sites: cut to their size where it is
    /// large enough for that.
    pub(super) fn preview(&self, image: Option<&ImageView>) -> Option<ImageView> {
        let image = image?;
        let portal = &self.village().portal;
        if let Some(share) = image.share.as_ref().filter(|_| portal.share_images) {
            let src = portal.base.absolute(share.take())?;
            return Some(share_view(src, image.alt.clone()));
        }
        let path = image.full.strip_prefix(self.root())?;
        let src = self.village().portal.base.absolute(&Route::file(path))?;
        Some(ImageView { src, srcset: None, webp: None, ..image.clone() })
    }

    /// The portal's own feeds, which every page offers.
    fn feed_links(&self) -> Vec<Shared<FeedLink>> {
        let has_feeds = self.village().portal.base.is_known() && !self.village().articles.is_empty();
        if !has_feeds {
            return Vec::new();
        }
        self.site.rows.feeds(self.root(), || {
            let portal = &self.village().portal.name;
            let title = self.words().fill("heads.feed_articles", &[("portal", portal)]);
            self.feeds_below(&Route::home(), &title)
        })
    }

    /// The three feeds that stand below a route.
    pub(super) fn feeds_below(&self, route: &Route, title: &str) -> Vec<Shared<FeedLink>> {
        let kinds = [
            ("application/atom+xml", "feed.xml"),
            ("application/rss+xml", "rss.xml"),
            ("application/feed+json", "feed.json"),
        ];
        let link =
            |(kind, file)| FeedLink { title: title.to_owned(), kind, href: self.href(&route.below(file)) }.into();
        kinds.into_iter().map(link).collect()
    }
}

impl Head {
    /// Shows a picture in link previews; where there is none that is large enough, a card is drawn instead.
    pub(super) fn show(&mut self, here: &Here<'_>, image: Option<&ImageView>, card: CardView) {
        self.image = here.preview(image);
        self.card = Some(card).filter(|_| image.is_none_or(|image| image.share.is_none()));
    }
}

/// A picture of the size that link previews ask for.
pub(crate) fn share_view(src: String, alt: String) -> ImageView {
    ImageView {
        full: src.clone(),
        src,
        srcset: None,
        webp: None,
        tone: None,
        width: Some(SHARE_WIDTH),
        height: Some(SHARE_HEIGHT),
        alt,
        caption: None,
        share: None,
    }
}

/// A text fit for descriptions: one line, not too long.
pub fn description(text: &str) -> String {
    cut(&one_line(text), DESCRIPTION)
}
