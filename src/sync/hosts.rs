//! Names of hosts into addresses that may be connected to.

use std::{error::Error, fmt, net::IpAddr};

use ureq::{
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::NextTimeout,
    },
};

use super::public;

/// Finds the addresses of hosts, and none but public ones, or also those of a local network.
#[derive(Debug)]
pub(super) struct PublicHosts {
    allow_local: bool,
    hosts: DefaultResolver,
}

impl PublicHosts {
    /// Finds hosts of a local network too, where that is allowed.
    pub(super) fn new(allow_local: bool) -> Self {
        Self { allow_local, hosts: DefaultResolver::default() }
    }
}

impl Resolver for PublicHosts {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.hosts.resolve(uri, config, timeout).map_err(unknown)?;
        let is_allowed =
            |address: IpAddr| public::is_public(address) || (self.allow_local && public::is_local(address));
        let mut allowed = self.empty();
        for address in found.iter().filter(|address| is_allowed(address.ip())) {
            allowed.push(*address);
        }
        if allowed.is_empty() { Err(ureq::Error::Other(Box::new(NotPublic))) } else { Ok(allowed) }
    }
}

/// A name that could not be looked up is a host that is not there, whatever the machine says of it.
fn unknown(error: ureq::Error) -> ureq::Error {
    match error {
        ureq::Error::Io(_) => ureq::Error::HostNotFound,
        other => other,
    }
}

/// A host has no public address.
#[derive(Debug)]
pub(super) struct NotPublic;

impl fmt::Display for NotPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a public address")
    }
}

impl Error for NotPublic {}
