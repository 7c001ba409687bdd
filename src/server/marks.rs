//! What a page gets added so that it stays in step: one script, and beside it what made the page.

use quick_xml::escape::escape;

use super::{About, State};

/// What the mark on a page says.
pub(super) struct Mark<'a> {
    /// The portal's base path.
    pub(super) base: &'a str,
    /// Which run of the server this is.
    pub(super) run: &'a str,
    /// The newest build.
    pub(super) state: &'a State,
    /// What made the page.
    pub(super) about: Option<&'a About>,
    /// Whether the page stands at an address that is not there.
    pub(super) missing: bool,
}

impl Mark<'_> {
    /// The page with its mark, at the end of its head where it has one.
    pub(super) fn put(&self, page: &[u8]) -> Vec<u8> {
        let at = std::str::from_utf8(page).ok().and_then(|page| page.find("</head>")).unwrap_or(page.len());
        let mark = self.html();
        let mut marked = Vec::with_capacity(page.len() + mark.len());
        marked.extend_from_slice(&page[..at]);
        marked.extend_from_slice(mark.as_bytes());
        marked.extend_from_slice(&page[at..]);
        marked
    }

    fn html(&self) -> String {
        let State { build, stylesheet, .. } = self.state;
        let mut html = format!(
            "<script src=\"{}__jejaring/live.js\" defer data-run=\"{}\" data-build=\"{build}\" data-stylesheet=\"{}\"",
            escape(self.base),
            self.run,
            escape(stylesheet.as_str())
        );
        if let Some(About { template, source, draft }) = self.about {
            html.push_str(&format!(" data-template=\"{}\"", escape(template.as_str())));
            if let Some(source) = source {
                html.push_str(&format!(" data-source=\"{}\"", escape(source.as_str())));
            }
            html.push_str(if *draft { " data-draft" } else { "" });
        }
        html.push_str(if self.missing { " data-missing" } else { "" });
        html.push_str("></script>\n");
        html
    }
}
