//! What is sent back.

use std::{io::Write as _, mem, ops::Range, sync::Arc, thread};

use tiny_http::{HTTPVersion, Method, Request, StatusCode};

use super::{
    kinds,
    range::{self, Part},
    request::Asked,
};
use crate::render::hosts::POLICY;

/// An answer with all of its bytes.
#[derive(Debug)]
pub(super) struct Response {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Arc<[u8]>,
    /// Which bytes of the body are sent.
    part: Range<usize>,
    /// The policy that browsers are told; none for a page that has its own in its HTML.
    policy: Option<&'static str>,
}

/// How browsers may keep what they got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// Not at all, because every build makes it anew.
    Nothing,
    /// As long as it is asked each time whether it is still the same.
    WhileSame,
}

/// Bodies of requests up to here are read to their end and passed over.
const SMALL: usize = 64 << 10;
/// Answers up to here are one write.
const ONE_WRITE: usize = 256 << 10;

impl Response {
    /// An answer without further headers.
    pub(super) fn new(status: u16, kind: &str, body: Arc<[u8]>) -> Self {
        let part = 0..body.len();
        Self { status, headers: vec![("Content-Type", kind.to_owned())], body, part, policy: Some(POLICY) }
    }

    /// A sentence in place of what was asked for.
    pub(super) fn refusal(status: u16, sentence: &str) -> Self {
        Self::new(status, kinds::TEXT, format!("{status}: {sentence}\n").into_bytes().into())
            .with("Cache-Control", "no-store")
    }

    /// The answer to a name that is not ours.
    pub(super) fn misdirected() -> Self {
        Self::refusal(
            421,
            "nama ini bukan nama komputer ini; kalau benar, jalankan dengan `--allow-host NAMA`\n421: this is not a name of this machine; if it is, run with `--allow-host NAME`",
        )
    }

    /// The way to another address of this site, which must be encoded already.
    pub(super) fn redirect(status: u16, address: &str) -> Self {
        Self::refusal(status, address).with("Location", address)
    }

    /// A file, or what the request wants of it.
    pub(super) fn file(asked: &Asked, kind: &str, body: Arc<[u8]>, keep: Keep) -> Self {
        let response = Self::new(200, kind, body).with("Accept-Ranges", "bytes");
        match keep {
            Keep::Nothing => response
                .with("Cache-Control", "no-store")
                .cut(asked.range.as_deref().filter(|_| asked.if_range.is_none())),
            Keep::WhileSame => {
                let tag = format!("\"{}\"", &blake3::hash(&response.body).to_hex()[..20]);
                let response = response.with("Cache-Control", "no-cache").with("ETag", &tag);
                if asked.if_none_match.as_deref().is_some_and(|tags| has_tag(tags, &tag)) {
                    return Self { status: 304, part: 0..0, ..response };
                }
                response
                    .cut(asked.range.as_deref().filter(|_| asked.if_range.as_ref().is_none_or(|wanted| *wanted == tag)))
            }
        }
    }

    /// The same with one more header.
    pub(super) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// The same without the policy of all pages.
    pub(super) fn with_own_policy(self) -> Self {
        Self { policy: None, ..self }
    }

    /// The part that a `Range` header asks for.
    fn cut(self, range: Option<&str>) -> Self {
        let whole = self.body.len();
        match range.map_or(Part::Whole, |range| range::read(range, whole)) {
            Part::Whole => self,
            Part::Beyond => Self { status: 416, part: 0..0, ..self }.with("Content-Range", &format!("bytes */{whole}")),
            Part::Bytes(part) => {
                let said = format!("bytes {}-{}/{whole}", part.start, part.end.saturating_sub(1));
                Self { status: 206, part, ..self }.with("Content-Range", &said)
            }
        }
    }

    /// Sends it, unless the client is gone.
    ///
    /// What the client says about a body decides how: letting go of a request reads its body to the
    /// end, first into memory of the length that was claimed. A claim beyond reason must never
    /// come to that, so such a request is answered and then kept for ever, with its connection.
    pub(super) fn send(self, request: Request) {
        let claimed = request.body_length().unwrap_or(0);
        let waits = request.headers().iter().any(|header| header.field.equiv("Expect"));
        if claimed > SMALL {
            mem::forget(request.upgrade("none", tiny_http::Response::empty(413)));
        } else if claimed > 1024 || (waits && claimed > 0) {
            thread::spawn(move || self.write(request));
        } else {
            self.write(request);
        }
    }

    fn write(self, request: Request) {
        let only_head = *request.method() == Method::Head;
        let mut bytes = self.head(is_last(&request));
        let mut writer = request.into_writer();
        let body = self.body.get(self.part).unwrap_or_default();
        // A failed write means that nobody reads any more.
        let _ = if only_head || body.is_empty() {
            writer.write_all(&bytes)
        } else if body.len() <= ONE_WRITE {
            bytes.extend_from_slice(body);
            writer.write_all(&bytes)
        } else {
            writer.write_all(&bytes).and_then(|()| writer.write_all(body))
        };
        let _ = writer.flush();
    }

    fn head(&self, last: bool) -> Vec<u8> {
        let mut head = status_line(self.status);
        if self.status != 304 {
            line(&mut head, "Content-Length", &self.part.len().to_string());
        }
        line(&mut head, "X-Content-Type-Options", "nosniff");
        self.policy.iter().for_each(|policy| line(&mut head, "Content-Security-Policy", policy));
        line(&mut head, "Referrer-Policy", "strict-origin-when-cross-origin");
        line(&mut head, "Cross-Origin-Resource-Policy", "same-origin");
        self.headers.iter().for_each(|(name, value)| line(&mut head, name, value));
        if last {
            line(&mut head, "Connection", "close");
        } else {
            line(&mut head, "Connection", "keep-alive");
            line(&mut head, "Keep-Alive", "timeout=1");
        }
        head.extend_from_slice(b"\r\n");
        head
    }
}

fn status_line(status: u16) -> Vec<u8> {
    format!("HTTP/1.1 {status} {}\r\n", StatusCode(status).default_reason_phrase()).into_bytes()
}

/// One header line. Only visible ASCII passes, so no value can end the line before its end.
fn line(head: &mut Vec<u8>, name: &str, value: &str) {
    head.extend_from_slice(name.as_bytes());
    head.extend_from_slice(b": ");
    head.extend(value.bytes().filter(|byte| matches!(byte, b' '..=b'~')));
    head.extend_from_slice(b"\r\n");
}

/// The head of a stream of events, which has no end.
pub(super) fn stream_head() -> Vec<u8> {
    let mut head = status_line(200);
    line(&mut head, "Content-Type", "text/event-stream; charset=utf-8");
    line(&mut head, "Cache-Control", "no-store");
    line(&mut head, "X-Content-Type-Options", "nosniff");
    line(&mut head, "Connection", "close");
    head.extend_from_slice(b"\r\n");
    head
}

/// Whether no other request comes on the connection.
fn is_last(request: &Request) -> bool {
    let connection = request.headers().iter().find(|header| header.field.equiv("Connection"));
    let said = connection.map(|header| header.value.as_str().to_ascii_lowercase()).unwrap_or_default();
    said.contains("close")
        || said.contains("upgrade")
        || (*request.http_version() < HTTPVersion(1, 1) && !said.contains("keep-alive"))
}

/// Whether a list of tags has one, weak or not.
fn has_tag(list: &str, tag: &str) -> bool {
    list.split(',').map(str::trim).any(|listed| listed == "*" || listed.trim_start_matches("W/") == tag)
}

/// A path as an address: what has no place in one is percent-encoded.
pub(super) fn encoded(path: &str) -> String {
    encoded_but(path, "/-._~!$&'()*+,;=:@")
}

/// A query or a full address as it came, without what has no place in one.
pub(super) fn encoded_again(address: &str) -> String {
    encoded_but(address, "/-._~!$&'()*+,;=:@%?#[]")
}

fn encoded_but(text: &str, plain: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || plain.as_bytes().contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_ends_its_line() {
        let response = Response::redirect(302, "/a\r\nSet-Cookie: b\u{e9}");
        let head = String::from_utf8(response.head(false)).expect("ASCII");
        assert!(head.contains("Location: /aSet-Cookie: b\r\n"), "{head}");
        assert_eq!(encoded("/a b\r\n%é?"), "/a%20b%0D%0A%25%C3%A9%3F");
        assert_eq!(encoded_again("a=%20\r\n b#c"), "a=%20%0D%0A%20b#c");
    }

    #[test]
    fn tags_are_compared_whether_weak_or_not() {
        assert!(has_tag("\"a\", W/\"b\"", "\"b\"") && has_tag("*", "\"b\""));
        assert!(!has_tag("\"ab\"", "\"b\""));
    }
}
