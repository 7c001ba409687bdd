//! What a request is answered with.

use std::sync::Arc;

use serde_json::json;

use super::{
    Answer, Changed, Content, State, kinds,
    marks::Mark,
    request::Asked,
    response::{Keep, Response, encoded, encoded_again},
};

/// The page on which content is edited.
const EDITING: &str = "admin/";

/// How a request is answered.
pub(super) enum Reply {
    /// At once and as a whole.
    Whole(Response),
    /// With events for as long as the client listens.
    Events,
}

/// The folder that belongs to the server. It is found below any other: open pages ask where the portal
/// was when they were loaded, and its base may have changed since.
const OWN: &str = "/__jejaring/";

/// What stands in that folder although the content makes it: the theme's components in all states.
const PATTERNS: &str = "pola";

/// Answers a request. `run` tells this run of the server from others.
pub(super) fn to(asked: &Asked, content: &dyn Content, run: &str) -> Reply {
    let base = content.base();
    let visit = Visit { asked, content, run, base: &base };
    if let Some((_, own)) = asked.path.split_once(OWN)
        && own.trim_end_matches('/') != PATTERNS
    {
        return visit.own(own);
    }
    Reply::Whole(asked.path.strip_prefix(&base).map_or_else(|| visit.outside(), |path| visit.below(path)))
}

struct Visit<'a> {
    asked: &'a Asked,
    content: &'a dyn Content,
    run: &'a str,
    base: &'a str,
}

impl Visit<'_> {
    /// Outside of the portal there is only the way in.
    fn outside(&self) -> Response {
        let path = &self.asked.path;
        if path == "/" || format!("{path}/") == self.base { self.redirect(302, "") } else { self.missing("") }
    }

    /// Something of the portal.
    fn below(&self, path: &str) -> Response {
        // Asked for before the page: a page that is newer than its mark is loaded once too often, one that
        // is older would stay.
        let state = self.content.state();
        match self.content.get(path) {
            Answer::File(bytes) => self.file(path, bytes, &state),
            Answer::Redirect(to, status) => self.redirect(status, &to),
            Answer::Missing => self.nearby(path, &state),
        }
    }

    /// What a host makes of an address where nothing stands: a page's without its slash, or its file.
    fn nearby(&self, path: &str, state: &State) -> Response {
        let folder = match path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder.to_owned(),
            Some(_) | None => format!("{path}/"),
        };
        match self.content.get(&folder) {
            Answer::File(bytes) if path.ends_with("index.html") => self.file(&folder, bytes, state),
            Answer::File(_) | Answer::Redirect(..) if !path.is_empty() && !path.ends_with('/') => {
                self.redirect(302, &folder)
            }
            Answer::File(_) | Answer::Redirect(..) | Answer::Missing => self.missing(path),
        }
    }

    fn file(&self, path: &str, bytes: Arc<[u8]>, state: &State) -> Response {
        let kind = kinds::of(path);
        if kind != kinds::HTML {
            return Response::file(self.asked, kind, bytes, Keep::WhileSame);
        }
        let about = self.content.about(path);
        if about.is_none() && (path == EDITING || path.ends_with(&format!("/{EDITING}"))) {
            // What is saved there makes pages follow; the page itself must stay as it is.
            return Response::file(self.asked, kind, bytes, Keep::Nothing).with_own_policy();
        }
        let mark = Mark { base: self.base, run: self.run, state, about: about.as_ref(), missing: false };
        Response::file(self.asked, kind, mark.put(&bytes).into(), Keep::Nothing)
    }

    fn missing(&self, path: &str) -> Response {
        let state = self.content.state();
        let page = self.content.not_found(path);
        let page = if page.is_empty() { NO_PAGE.as_bytes() } else { &page };
        let mark = Mark { base: self.base, run: self.run, state: &state, about: None, missing: true };
        Response::new(404, kinds::HTML, mark.put(page).into()).with("Cache-Control", "no-store")
    }

    /// The way to a path below the base, or to a full address. Browsers remember a redirect that is
    /// said to be for good, also when the next build has something else there: here it never is.
    fn redirect(&self, status: u16, to: &str) -> Response {
        let status = match status {
            307 | 308 => 307,
            303 => 303,
            _ => 302,
        };
        let query = self.asked.query.as_ref().map_or_else(String::new, |query| format!("?{}", encoded_again(query)));
        let address = if to.starts_with("https://") || to.starts_with("http://") {
            encoded_again(to)
        } else {
            format!("{}{}{query}", encoded(self.base), encoded(to.trim_start_matches('/')))
        };
        Response::redirect(status, &address)
    }

    /// Something of the server itself. What it knows of the portal is for the portal's pages alone.
    fn own(&self, path: &str) -> Reply {
        let file =
            |kind, text: &str| Reply::Whole(Response::file(self.asked, kind, text.as_bytes().into(), Keep::WhileSame));
        match path {
            "live.js" => file(kinds::of(path), include_str!("page/live.js")),
            "worker.js" => file(kinds::of(path), include_str!("page/worker.js")),
            "live.css" => file(kinds::of(path), include_str!("page/live.css")),
            "patterns.css" => file(kinds::of(path), include_str!("page/patterns.css")),
            "state" | "events" if !self.asked.from_own_page => {
                Reply::Whole(Response::refusal(403, "only pages of this portal may ask for this"))
            }
            "state" => {
                let state = state_json(&self.content.state(), self.run).into_bytes();
                Reply::Whole(Response::file(self.asked, kinds::JSON, state.into(), Keep::Nothing))
            }
            "events" => Reply::Events,
            _ => Reply::Whole(self.missing("")),
        }
    }
}

/// All that open pages may want to know.
fn state_json(state: &State, run: &str) -> String {
    let State { build, problems, stylesheet, changed } = state;
    json!({ "run": run, "build": build, "changed": name_of(*changed), "stylesheet": stylesheet, "problems": problems })
        .to_string()
}

/// The news of a build, on one line.
pub(super) fn news_json(state: &State, run: &str) -> String {
    json!({ "run": run, "build": state.build, "changed": name_of(state.changed) }).to_string()
}

fn name_of(changed: Changed) -> &'static str {
    match changed {
        Changed::Problems => "problems",
        Changed::Styles => "styles",
        Changed::Pages => "pages",
    }
}

/// A page for a portal that has none of its own yet.
const NO_PAGE: &str = "<!doctype html>\n<html lang=\"id\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Tidak ada halaman di sini</title>\n</head>\n<body>\n<main>\n<h1>Tidak ada halaman di sini</h1>\n<p lang=\"en\">There is no page here.</p>\n</main>\n</body>\n</html>\n";
