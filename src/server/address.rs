//! The way to this machine from a phone on the same network.

use std::net::{IpAddr, Ipv4Addr, UdpSocket};

use qrcode::{EcLevel, QrCode, render::unicode::Dense1x2};

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

/// A web address as a QR code of half blocks, for a terminal of light letters on dark ground;
/// `None` when it is too long for one.
pub fn qr(address: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::L).ok()?;
    Some(code.render::<Dense1x2>().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_small_enough_for_a_terminal() {
        let code = qr("http://192.168.100.100:8000/sub/").expect("short enough");
        let widths: Vec<usize> = code.lines().map(|line| line.chars().count()).collect();
        assert!(widths.iter().all(|width| *width == widths[0] && *width < 60), "{code}");
        assert!(qr(&"x".repeat(5000)).is_none());
    }

    #[test]
    fn an_own_address_is_a_private_one() {
        assert!(lan_address().is_none_or(|own| own.is_private() || own.is_link_local()));
    }
}
