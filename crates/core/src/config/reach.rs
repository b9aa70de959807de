//! Whether a host can be reached from everywhere, judged by its name or address.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Endings of names that no public name server knows: for this machine, for private networks, for
/// tests and examples.
const PRIVATE: [&str; 7] = [
    "localhost",
    "local",
    "internal",
    "home.arpa",
    "test",
    "example",
    "invalid",
];

/// Whether only this machine or a private network can reach it. A name of one word belongs to a
/// private network.
pub fn is_private(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches([']', '.']);
    if let Ok(address) = host.parse() {
        return is_private_address(address);
    }
    let host = host.to_ascii_lowercase();
    let ends_with = |ending: &&str| {
        let before = host.strip_suffix(ending);
        before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    !host.is_empty() && (!host.contains('.') || PRIVATE.iter().any(ends_with))
}

fn is_private_address(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_private_v4(address),
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => is_private_v4(address),
            None => is_private_v6(address),
        },
    }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    address.is_loopback() || address.is_private() || address.is_link_local()
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_this_machine_or_a_private_network() {
        for host in [
            "localhost",
            "LOCALHOST.",
            "marathon.localhost",
            "127.0.0.1",
            "127.8.9.1",
            "[::1]",
            "192.168.1.20",
            "10.0.0.1",
            "172.31.0.1",
            "169.254.1.1",
            "[fd00::1]",
            "[fe80::1]",
            "[::ffff:10.0.0.1]",
            "raspberry",
            "printer.local",
            "marathon.internal",
            "marathon.home.arpa",
            "marathon.example",
        ] {
            assert!(is_private(host), "{host}");
        }
    }

    #[test]
    fn of_everybody() {
        for host in [
            "",
            "example.org",
            "localhost.example.org",
            "mylocalhost.org",
            "internal.org",
            "notlocal.notlocal",
            "8.8.8.8",
            "172.32.0.1",
            "0.0.0.0",
            "100.64.0.1",
            "[2001:db8::1]",
            "[::]",
            "[::ffff:8.8.8.8]",
        ] {
            assert!(!is_private(host), "{host}");
        }
    }
}
