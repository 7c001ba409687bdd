//! The way to this machine from a phone on the same network.

use std::net::{IpAddr, Ipv4Addr, UdpSocket};

/// This machine's address in the local network, where it has one.
///
/// Asks the routing table only: connecting a socket for datagrams sends nothing.
pub fn lan_address() -> Option<Ipv4Addr> {
    [[192, 168, 0, 1], [10, 0, 0, 1], [172, 16, 0, 1]].into_iter().find_map(towards)
}

fn towards(neighbour: [u8; 4]) -> Option<Ipv4Addr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::from(neighbour), 9)).ok()?;
    match socket.local_addr().ok()?.ip() {
        IpAddr::V4(own) if own.is_private() || own.is_link_local() => Some(own),
        IpAddr::V4(_) | IpAddr::V6(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_own_address_is_a_private_one() {
        assert!(lan_address().is_none_or(|own| own.is_private() || own.is_link_local()));
    }
}
