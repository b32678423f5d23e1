//! Which addresses may be called: somebody who can add a receiver must not be able to reach what only our own network can.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Why an address is none that events are sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AdresseFejl {
    /// It cannot be read as an address.
    #[error("adressen skal være en hel adresse, for eksempel https://kss.example.dk/haendelser")]
    Form,
    /// Neither https, nor http on this machine itself.
    #[error("adressen skal begynde med https://; http:// er kun for denne maskine selv")]
    Skema,
    /// It carries a user, a password or a fragment.
    #[error("adressen må ikke have brugernavn, adgangskode eller #")]
    Ekstra,
    /// It is inside our own network.
    #[error("adressen er på et lukket net: sæt FAELLESTID_WEBHOOKS_PRIVATE=ja, hvis det er meningen")]
    Privat,
}

/// Whether an address is on the open internet: not this machine, a private or local network, and none of the ranges that stand
/// for something else (RFC 6890), also not wrapped in an IPv6 address.
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let closed =
        ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_multicast() || ip.is_documentation();
    let shared = a == 100 && b & 0b1100_0000 == 64;
    let benchmarks = a == 198 && b & 0b1111_1110 == 18;
    let protocol = a == 192 && b == 0 && c == 0;
    !(closed || shared || benchmarks || protocol || a == 0 || a >= 240)
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, c, d, e, f, g, h] = ip.segments();
    let wrapped = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match (a, b) {
        // ::/96 and ::ffff:0:0/96: an IPv4 address, or this machine.
        (0, 0) => (c, d, e, f) == (0, 0, 0, 0xffff) && wrapped(g, h),
        // 64:ff9b::/96: an IPv4 address behind a translator.
        (0x64, 0xff9b) => (c, d, e, f) == (0, 0, 0, 0) && wrapped(g, h),
        // 6to4: an IPv4 address in the middle.
        (0x2002, _) => wrapped(b, c),
        // Teredo, and documentation.
        (0x2001, 0 | 0xdb8) => false,
        // 2000::/3 is what is given out; private, local and multicast lie outside.
        _ => a & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_open_internet_is_public() {
        for ip in
            ["8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "198.20.0.1", "192.0.1.1", "223.255.255.255"]
        {
            assert!(is_public(ip.parse().unwrap()), "{ip}");
        }
        for ip in ["2a00:1450::1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"] {
            assert!(is_public(ip.parse().unwrap()), "{ip}");
        }
    }

    #[test]
    fn our_own_network_is_not_in_any_dress() {
        for ip in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "0.1.2.3",
            "198.18.0.1",
            "192.0.0.8",
            "192.0.2.1",
            "224.0.0.1",
            "255.255.255.255",
            "240.0.0.1",
        ] {
            assert!(!is_public(ip.parse().unwrap()), "{ip}");
            let wrapped = [format!("::ffff:{ip}"), format!("64:ff9b::{ip}"), format!("::{ip}")];
            for ip in wrapped {
                assert!(!is_public(ip.parse().unwrap()), "{ip}");
            }
        }
        for ip in [
            "::1",
            "::",
            "fe80::1",
            "fec0::1",
            "fd00::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "2002:7f00:1::1",
            "64:ff9b:1::1",
        ] {
            assert!(!is_public(ip.parse().unwrap()), "{ip}");
        }
    }
}
