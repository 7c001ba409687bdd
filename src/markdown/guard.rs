//! A second look, by another hand, at texts that hold raw HTML.
//!
//! The writer lets through only what it knows and nests it well. This parses the result as a
//! browser would and keeps what is on a list, so that a mistake of ours does not reach a page.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::{Builder, UrlRelative};

static GUARD: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let tags = "a abbr b bdi blockquote br caption cite code dd del details div dl dt em figcaption figure \
                h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q s samp section small span strong \
                sub summary sup table tbody td th thead time tr u ul var wbr";
    let attributes = [
        ("a", "href title rel"),
        ("details", "open"),
        ("img", "src alt title width height loading decoding"),
        ("input", "type disabled checked"),
        ("li", "value"),
        ("ol", "start reversed type"),
        ("td", "colspan rowspan"),
        ("th", "colspan rowspan scope"),
        ("time", "datetime"),
    ];
    let mut builder = Builder::empty();
    builder
        .tags(words(tags))
        .clean_content_tags(words("script style iframe"))
        .tag_attributes(attributes.into_iter().map(|(tag, names)| (tag, words(names))).collect::<HashMap<_, _>>())
        .generic_attributes(words("id class title lang dir role tabindex aria-label data-align"))
        .url_schemes(words("http https mailto tel geo"))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None);
    builder
});

fn words(list: &'static str) -> HashSet<&'static str> {
    list.split_whitespace().collect()
}

/// The same HTML, with nothing in it that a page must not have.
pub(super) fn clean(html: &str) -> String {
    GUARD.clean(html).to_string()
}
