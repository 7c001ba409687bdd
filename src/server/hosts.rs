//! Which names of this machine a browser may have come by.
//!
//! A page on the web can point a name of its own at this machine and then read what is served here
//! as if it were its own. The `Host` header gives that away: only names that are surely ours pass.
//! An address in numbers cannot be pointed anywhere, so those of the local network pass with `--lan`.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The names that pass.
pub(super) struct Allowed {
    bound: IpAddr,
    names: Vec<String>,
}

impl Allowed {
    /// Those of a server at `address`, and further names: `desa.example`, or `.desa.example` for
    /// the names below it too.
    pub(super) fn new(address: SocketAddr, names: &[String]) -> Self {
        let name = |name: &String| name_of(name.trim()).unwrap_or_default().to_owned();
        let names = names.iter().map(name).filter(|name| !name.trim_matches('.').is_empty()).collect();
        Self { bound: address.ip(), names }
    }

    /// Whether a `Host` header, with or without a port, is one of ours.
    pub(super) fn has(&self, host: &str) -> bool {
        let Some(name) = name_of(host) else { return false };
        if let Some(inner) = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
            return inner
                .parse::<Ipv6Addr>()
                .is_ok_and(|address| address.is_loopback() || IpAddr::V6(address) == self.bound);
        }
        if let Ok(address) = name.parse::<Ipv4Addr>() {
            return address.is_loopback()
                || IpAddr::V4(address) == self.bound
                || self.is_near(address)
                || self.is_named(name);
        }
        let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
        name == "localhost" || name.ends_with(".localhost") || self.is_named(&name)
    }

    /// Whether it is an address of the local network, and that is served.
    fn is_near(&self, address: Ipv4Addr) -> bool {
        let shared = matches!(address.octets(), [100, 64..=127, ..]);
        self.bound.is_unspecified() && (address.is_private() || address.is_link_local() || shared)
    }

    fn is_named(&self, name: &str) -> bool {
        self.names.iter().any(|allowed| {
            let bare = allowed.trim_start_matches('.');
            let below =
                || name.len() > allowed.len() && name.to_ascii_lowercase().ends_with(&allowed.to_ascii_lowercase());
            name.eq_ignore_ascii_case(bare) || (allowed.starts_with('.') && below())
        })
    }
}

/// A host without its port; `None` when it is not written as one.
fn name_of(host: &str) -> Option<&str> {
    let end_of_brackets = host.find(']').map_or(0, |at| at + 1);
    let (name, port) = match host[end_of_brackets..].find(':') {
        Some(colon) => (&host[..end_of_brackets + colon], &host[end_of_brackets + colon + 1..]),
        None => (host, ""),
    };
    let sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '[' | ']');
    (port.bytes().all(|byte| byte.is_ascii_digit()) && name.chars().all(sound)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(bound: [u8; 4]) -> Allowed {
        Allowed::new(SocketAddr::from((bound, 8000)), &["desa.test:8000".to_owned(), ".kec.test".to_owned()])
    }

    #[test]
    fn only_names_of_this_machine_pass() {
        let ours = allowed([127, 0, 0, 1]);
        for host in [
            "localhost",
            "LOCALHOST:8000",
            "a.localhost",
            "localhost.",
            "127.0.0.1:1",
            "127.9.9.9",
            "[::1]:80",
            "desa.test",
            "Kec.test",
            "a.kec.test:9",
        ] {
            assert!(ours.has(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "notlocalhost",
            "127.0.0.1.evil.example",
            "192.168.1.2",
            "0.0.0.0",
            "[::2]",
            "a.desa.test",
            "xkec.test",
            "localhost:80:80",
            "localhost:a",
            "local host",
            "é",
            "[",
            "]:",
            "[::1]x",
        ] {
            assert!(!ours.has(host), "{host}");
        }
    }

    #[test]
    fn addresses_of_the_local_network_pass_where_it_is_served() {
        let ours = allowed([0, 0, 0, 0]);
        for host in ["192.168.1.2:8000", "10.0.0.1", "172.16.3.4", "169.254.1.1", "100.64.0.1"] {
            assert!(ours.has(host), "{host}");
        }
        assert!(!ours.has("8.8.8.8") && !ours.has("100.128.0.1"));
    }
}
