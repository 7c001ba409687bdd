//! A request that has been checked.
//!
//! Nothing is corrected on the client's behalf: what is not plainly a request for something of ours
//! is refused with a sentence that says why.

use std::borrow::Cow;

use tiny_http::{Method, Request};

use super::{hosts::Allowed, response::Response};

/// A request for something of ours.
#[derive(Debug)]
pub(super) struct Asked {
    /// The path, decoded, with a slash in front and no `.` or `..` in it.
    pub(super) path: String,
    /// What came after a question mark, as it came.
    pub(super) query: Option<String>,
    /// Whether no page of another site asks.
    pub(super) from_own_page: bool,
    pub(super) range: Option<String>,
    pub(super) if_range: Option<String>,
    pub(super) if_none_match: Option<String>,
}

impl Asked {
    /// Checks a request; what comes back in its place says what is wrong with it.
    pub(super) fn read(request: &Request, hosts: &Allowed) -> Result<Self, Response> {
        let host = match headers(request, "Host").as_slice() {
            [host] => *host,
            [] | [_, ..] => return Err(Response::refusal(400, "the request needs exactly one Host")),
        };
        if !hosts.has(host) {
            return Err(Response::misdirected());
        }
        if !matches!(request.method(), Method::Get | Method::Head) {
            return Err(Response::refusal(405, "only GET and HEAD are answered").with("Allow", "GET, HEAD"));
        }
        if !is_bodiless(request) {
            return Err(Response::refusal(400, "the length of the request is not clear"));
        }
        let (path, query) = target(request.url())?;
        let own = |name| headers(request, name).first().map(|value| (*value).to_owned());
        Ok(Self {
            path,
            query,
            from_own_page: is_from_own_page(request, host),
            range: own("Range"),
            if_range: own("If-Range"),
            if_none_match: own("If-None-Match"),
        })
    }
}

/// The values of a header, one for each time it came.
fn headers<'r>(request: &'r Request, name: &'static str) -> Vec<&'r str> {
    request.headers().iter().filter(|header| header.field.equiv(name)).map(|header| header.value.as_str()).collect()
}

/// Whether it is plain where the request ends.
fn is_bodiless(request: &Request) -> bool {
    let lengths = headers(request, "Content-Length");
    let clear = lengths.len() < 2 && lengths.iter().all(|length| length.bytes().all(|byte| byte.is_ascii_digit()));
    clear && headers(request, "Transfer-Encoding").is_empty()
}

fn is_from_own_page(request: &Request, host: &str) -> bool {
    let site = headers(request, "Sec-Fetch-Site");
    let origin = headers(request, "Origin");
    site.iter().all(|site| matches!(*site, "same-origin" | "none"))
        && origin.iter().all(|origin| origin.split_once("://").is_some_and(|(_, from)| from.eq_ignore_ascii_case(host)))
}

/// The path and query of a request's target.
fn target(url: &str) -> Result<(String, Option<String>), Response> {
    if !url.starts_with('/') {
        return Err(Response::refusal(400, "the address must begin with a slash"));
    }
    let url = url.split('#').next().unwrap_or_default();
    let (path, query) = url.split_once('?').map_or((url, None), |(path, query)| (path, Some(query.to_owned())));
    let decoded = decoded(path).ok_or_else(|| Response::refusal(400, "the address is not percent-encoded UTF-8"))?;
    Ok((without_dots(&decoded), query))
}

/// Percent-decodes once; `None` when that does not give text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let (digits, after) = rest.split_at_checked(2)?;
        let digit = |digit: u8| char::from(digit).to_digit(16);
        bytes.push(u8::try_from(digit(digits[0])? * 16 + digit(digits[1])?).ok()?);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

/// A path with its `.` and `..` followed, never above the root.
fn without_dots(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').skip(1) {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let is_folder = path.ends_with("/.") || path.ends_with("/..");
    let slash = if is_folder && !parts.is_empty() { Cow::from("/") } else { Cow::default() };
    format!("/{}{slash}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_decoded_once() {
        let path = |url: &str| target(url).map(|(path, _)| path).ok();
        assert_eq!(path("/kabar/panen%20raya/?a=%2F").as_deref(), Some("/kabar/panen raya/"));
        assert_eq!(path("/%C3%A9%2541").as_deref(), Some("/é%41"));
        for wrong in ["*", "http://evil.example/", "kabar", "/%", "/%4", "/%zz", "/%ff", "/%+1"] {
            assert_eq!(path(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn dots_never_lead_above_the_root() {
        for (path, plain) in [
            ("/", "/"),
            ("/a/b/", "/a/b/"),
            ("/a/./b", "/a/b"),
            ("/a/b/..", "/a/"),
            ("/../../etc/passwd", "/etc/passwd"),
            ("/a/../..", "/"),
            ("//a", "//a"),
        ] {
            assert_eq!(without_dots(path), plain, "{path}");
        }
    }
}
