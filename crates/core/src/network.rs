//! The network that an address belongs to. Limits count by networks.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The prefix that one household or school gets from its provider, in bits.
const HOUSEHOLD: u32 = 56;
/// The prefix that one organisation gets, or anyone who asks a hosting provider for more.
const SITE: u32 = 48;
/// An IPv4 address as translators write it, in front of servers that speak IPv6 only (RFC 6052).
const TRANSLATED: Ipv6Addr = Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0);
/// The prefix for local translators (RFC 8215). Each decides where in it the IPv4 address is.
const TRANSLATED_HERE: Ipv6Addr = Ipv6Addr::new(0x64, 0xff9b, 1, 0, 0, 0, 0, 0);

/// A network, judged by addresses: a single IPv4 address, or the IPv6 prefix that one holder gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Network {
    V4(Ipv4Addr),
    V6(Ipv6Addr),
    /// The prefix that all networks of one site share.
    Site(Ipv6Addr),
    /// The origin of the request is unknown. All of these share one allowance.
    Unknown,
}

impl Network {
    pub fn of(address: IpAddr) -> Self {
        let address = match address.to_canonical() {
            IpAddr::V4(address) => return Self::V4(address),
            IpAddr::V6(address) => address,
        };
        if first(address, 96) == TRANSLATED {
            let [.., a, b, c, d] = address.octets();
            return Self::V4(Ipv4Addr::new(a, b, c, d));
        }
        if first(address, 48) == TRANSLATED_HERE {
            return Self::V6(address);
        }
        Self::V6(first(address, HOUSEHOLD))
    }

    /// The larger network that this one is a part of, if its address shows that.
    pub fn site(self) -> Option<Self> {
        match self {
            Self::V6(address) if first(address, 48) != TRANSLATED_HERE => {
                Some(Self::Site(first(address, SITE)))
            }
            _ => None,
        }
    }

    /// The prefix that neighbours share, as bytes: 24 bits of IPv4, 48 of IPv6.
    pub fn neighbourhood(self) -> Vec<u8> {
        match self.site_or_self() {
            Self::V4(address) => address.octets()[..3].to_vec(),
            Self::V6(address) | Self::Site(address) => address.octets().to_vec(),
            Self::Unknown => Vec::new(),
        }
    }

    /// The largest network that one holder has, if its address shows that.
    pub fn site_or_self(self) -> Self {
        self.site().unwrap_or(self)
    }
}

fn first(address: Ipv6Addr, bits: u32) -> Ipv6Addr {
    Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << (128 - bits)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(text: &str) -> Network {
        Network::of(text.parse().unwrap())
    }

    #[test]
    fn networks_are_what_one_school_gets() {
        for (one, other, same) in [
            ("2001:db8:0:100::1", "2001:db8:0:1ff:ffff::2", true),
            ("2001:db8:0:100::1", "2001:db8:0:200::1", false),
            ("::ffff:192.0.2.1", "192.0.2.1", true),
            ("64:ff9b::192.0.2.1", "192.0.2.1", true),
            ("64:ff9b::192.0.2.1", "64:ff9b::192.0.2.2", false),
            ("64:ff9b:1::192.0.2.1", "64:ff9b:1::192.0.2.2", false),
            ("192.0.2.1", "192.0.2.2", false),
        ] {
            assert_eq!(network(one) == network(other), same, "{one} {other}");
        }
    }

    #[test]
    fn a_site_holds_many() {
        let site = |text| network(text).site();
        assert_eq!(site("2001:db8:0:100::1"), site("2001:db8:0:200::1"));
        assert_ne!(site("2001:db8:0:100::1"), site("2001:db8:1:100::1"));
        for alone in ["192.0.2.1", "64:ff9b:1::192.0.2.1"] {
            assert_eq!(site(alone), None, "{alone}");
        }
        assert_eq!(Network::Unknown.site(), None);
    }
}
