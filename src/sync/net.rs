//! The edge to the web: one request, bounded in every way.
//!
//! Where a request may go is decided when the name of its host has become addresses, and exactly
//! those are connected to, so that no second answer of a name server can lead elsewhere (DNS
//! rebinding). Redirects are followed here, one by one, each as if it were a new request. An http
//! address is asked by https, as many portals still write the one and have the other. No proxy of
//! the environment is used: it would connect to what was never looked at.

use std::io::Read;

use ureq::{
    Agent, Body, Timeout,
    http::{HeaderMap, Response, StatusCode, header},
    unversioned::transport::DefaultConnector,
};
use url::Url;

use super::{
    Fault, Limits,
    budget::Budget,
    gate::{AT_ONCE, Gate},
    hosts::{NotPublic, PublicHosts},
};

/// What asks hosts.
pub(super) struct Net {
    agent: Agent,
    gate: Gate,
    limits: Limits,
    allow_local: bool,
}

/// What is held already of an address, so that it need not be sent again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held<'h> {
    /// The address that it came from.
    pub(super) address: &'h str,
    /// Its `ETag`.
    pub(super) etag: Option<&'h str>,
    /// Its `Last-Modified`.
    pub(super) modified: Option<&'h str>,
}

/// What a host answered.
pub(super) enum Answer {
    /// What is held is what is there.
    Unchanged,
    /// A file.
    File(File),
}

/// A file as it came.
pub(super) struct File {
    /// The address it came from, after all redirects.
    pub(super) address: Url,
    /// What is in it, unpacked.
    pub(super) bytes: Vec<u8>,
    /// Its `ETag`.
    pub(super) etag: Option<String>,
    /// Its `Last-Modified`.
    pub(super) modified: Option<String>,
}

impl Net {
    /// Asks within these limits.
    pub(super) fn new(limits: &Limits, allow_local: bool) -> Self {
        let config = Agent::config_builder()
            .https_only(!allow_local)
            .proxy(None)
            .max_redirects(0)
            .max_idle_connections_per_host(AT_ONCE)
            .http_status_as_error(false)
            .timeout_resolve(Some(limits.connect))
            .timeout_connect(Some(limits.connect))
            .timeout_per_read(Some(limits.silence))
            .timeout_per_write(Some(limits.silence))
            .timeout_recv_response(Some(limits.silence))
            .user_agent(concat!("Jejaring/", env!("CARGO_PKG_VERSION")))
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), PublicHosts::new(allow_local));
        Self { agent, gate: Gate::default(), limits: limits.clone(), allow_local }
    }

    /// The limits it keeps to.
    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Fetches a file of at most so many bytes, from where its address leads in the end.
    pub(super) fn fetch(
        &self,
        address: &Url,
        held: Option<Held<'_>>,
        most: u64,
        budget: &Budget,
    ) -> Result<Answer, Fault> {
        let secured = self.secured(address);
        let answer = self.follow(secured.as_ref().unwrap_or(address), held, most, budget);
        answer.map_err(|fault| match budget.time() {
            Err(too_slow) => too_slow,
            Ok(_) if secured.is_some() && fault.is_unreached() => Fault::NotSecure(address.to_string()),
            Ok(_) => fault,
        })
    }

    /// The https address in the place of an http one, where only https is asked.
    fn secured(&self, address: &Url) -> Option<Url> {
        let is_plain = !self.allow_local && address.scheme() == "http" && address.port().is_none();
        let mut secured = is_plain.then(|| address.clone())?;
        secured.set_scheme("https").ok()?;
        Some(secured)
    }

    fn follow(&self, address: &Url, held: Option<Held<'_>>, most: u64, budget: &Budget) -> Result<Answer, Fault> {
        let mut at = address.clone();
        let mut seen = Vec::new();
        while seen.len() <= self.limits.redirects && !seen.contains(&at) {
            let _pass = self.gate.enter(at.host_str().unwrap_or_default());
            let response = self.ask(&at, held.filter(|held| held.address == at.as_str()), budget)?;
            match response.status() {
                StatusCode::OK => return self.file(at, response, most, budget).map(Answer::File),
                StatusCode::NOT_MODIFIED => return Ok(Answer::Unchanged),
                status if status.is_redirection() => {
                    let next = target(&at, response.headers()).ok_or_else(|| Fault::Cut(at.to_string()))?;
                    let next = self.secured(&next).unwrap_or(next);
                    seen.push(std::mem::replace(&mut at, next));
                }
                status => return Err(Fault::Status(at.into(), status.as_u16())),
            }
        }
        Err(Fault::Redirects(address.to_string()))
    }

    /// Sends one request.
    fn ask(&self, address: &Url, held: Option<Held<'_>>, budget: &Budget) -> Result<Response<Body>, Fault> {
        self.allows(address)?;
        let mut request = self.agent.get(address.as_str());
        let (etag, modified) = held.map(|held| (held.etag, held.modified)).unwrap_or_default();
        for (name, value) in [(header::IF_NONE_MATCH, etag), (header::IF_MODIFIED_SINCE, modified)] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let time = budget.time()?.min(self.limits.request);
        let request = request.config().timeout_global(Some(time)).build();
        let response = request.call().map_err(|error| self.fault(error, address))?;
        let was_asked = etag.is_some() || modified.is_some();
        if response.status() == StatusCode::NOT_MODIFIED && !was_asked {
            return Err(Fault::Cut(address.to_string()));
        }
        Ok(response)
    }

    /// Whether an address is of a form that is asked at all.
    fn allows(&self, address: &Url) -> Result<(), Fault> {
        let is_plain = address.username().is_empty() && address.password().is_none() && address.has_host();
        match address.scheme() {
            "https" if is_plain => Ok(()),
            "http" if is_plain && self.allow_local => Ok(()),
            "http" => Err(Fault::NotSecure(address.to_string())),
            _ => Err(Fault::Address(address.to_string())),
        }
    }

    /// Reads an answer to its end, unless that is too far away.
    fn file(&self, address: Url, response: Response<Body>, most: u64, budget: &Budget) -> Result<File, Fault> {
        let [etag, modified] =
            [header::ETAG, header::LAST_MODIFIED].map(|name| field(response.headers(), &name).map(str::to_owned));
        let body = response.into_body();
        if body.content_length().is_some_and(|length| length > most) {
            return Err(Fault::TooLarge(address.into(), most));
        }
        let mut body = body.into_reader();
        let (mut bytes, mut buffer) = (Vec::new(), vec![0; 64 << 10]);
        loop {
            let length = body.read(&mut buffer).map_err(|error| self.fault(error.into(), &address))?;
            if length == 0 {
                return Ok(File { address, bytes, etag, modified });
            }
            bytes.extend_from_slice(&buffer[..length]);
            budget.spend(length as u64)?;
            budget.time()?;
            if bytes.len() as u64 > most {
                return Err(Fault::TooLarge(address.into(), most));
            }
        }
    }

    /// What the client says, in our words.
    fn fault(&self, error: ureq::Error, address: &Url) -> Fault {
        let host = || address.host_str().unwrap_or_default().to_owned();
        match error {
            ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => {
                Fault::Silent(address.to_string(), self.limits.connect)
            }
            ureq::Error::Timeout(Timeout::PerRead | Timeout::PerWrite | Timeout::RecvResponse) => {
                Fault::Silent(address.to_string(), self.limits.silence)
            }
            ureq::Error::Timeout(_) => Fault::Slow(address.to_string(), self.limits.request),
            ureq::Error::HostNotFound => Fault::NoHost(host()),
            ureq::Error::Other(error) if error.is::<NotPublic>() => Fault::Private(host()),
            ureq::Error::Tls(_) | ureq::Error::Rustls(_) | ureq::Error::TlsRequired => Fault::Certificate(host()),
            ureq::Error::RequireHttpsOnly(_) => Fault::NotSecure(address.to_string()),
            ureq::Error::BadUri(_) | ureq::Error::Http(_) => Fault::Address(address.to_string()),
            ureq::Error::Io(error) => self.broken(&error, address),
            _ => Fault::Cut(address.to_string()),
        }
    }

    /// What a connection said when it broke.
    fn broken(&self, error: &std::io::Error, address: &Url) -> Fault {
        use std::io::ErrorKind;
        let host = || address.host_str().unwrap_or_default().to_owned();
        let inner = error.get_ref().map(ToString::to_string).unwrap_or_default();
        match error.kind() {
            ErrorKind::TimedOut | ErrorKind::WouldBlock => Fault::Silent(address.to_string(), self.limits.silence),
            ErrorKind::ConnectionRefused
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::AddrNotAvailable => Fault::NoConnection(host()),
            ErrorKind::InvalidData if inner.contains("certificate") => Fault::Certificate(host()),
            _ => Fault::Cut(address.to_string()),
        }
    }
}

/// Where an answer sends on to.
fn target(from: &Url, headers: &HeaderMap) -> Option<Url> {
    let mut target = from.join(field(headers, &header::LOCATION)?).ok()?;
    target.set_fragment(None);
    Some(target)
}

/// A field of an answer, if it is one line of plain text.
fn field<'h>(headers: &'h HeaderMap, name: &header::HeaderName) -> Option<&'h str> {
    headers.get(name)?.to_str().ok().filter(|value| value.len() <= 2048)
}
