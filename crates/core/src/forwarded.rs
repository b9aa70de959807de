//! `X-Forwarded-For`, in every form that proxies write it in.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::http::HeaderMap;

/// What the proxies say about where a request came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forwarded {
    /// There is no entry.
    Nothing,
    Address(IpAddr),
    /// There is an entry, but it is not an address.
    Unreadable,
}

impl Forwarded {
    /// Each of the `trusted` proxies has added the address it saw at the end of the header, so the first of
    /// them has added the client's. Anyone can have written the entries before it, which are ignored. If
    /// there are fewer entries than proxies, the first entry counts.
    pub fn read(headers: &HeaderMap, trusted: usize) -> Self {
        // Read as bytes: invalid text from a client must not hide what a proxy has added after it.
        let lines = headers.get_all("x-forwarded-for");
        let entries: Vec<&[u8]> = lines
            .iter()
            .flat_map(|line| line.as_bytes().split(|byte| *byte == b','))
            .collect();
        let place = entries.len().saturating_sub(trusted);
        match entries.get(place) {
            None => Self::Nothing,
            Some(entry) => address(entry).map_or(Self::Unreadable, Self::Address),
        }
    }
}

/// An address with or without port, brackets, quotes and zone.
fn address(entry: &[u8]) -> Option<IpAddr> {
    let entry = std::str::from_utf8(entry).ok()?.trim();
    let entry = match entry.strip_prefix('"') {
        Some(quoted) => quoted.strip_suffix('"')?.trim(),
        None => entry,
    };
    if let Some(bracketed) = entry.strip_prefix('[') {
        let (address, port) = bracketed.split_once(']')?;
        let port = port.strip_prefix(':').unwrap_or(port);
        let is_port = port.bytes().all(|byte| byte.is_ascii_digit());
        return is_port.then(|| v6(address)).flatten();
    }
    // Four groups of digits and a port cannot be an IPv6 address, so this is unambiguous.
    entry
        .parse()
        .ok()
        .or_else(|| Some(entry.parse::<SocketAddr>().ok()?.ip()))
        .or_else(|| v6(entry))
}

/// An IPv6 address without its zone, which has a meaning on the proxy only.
fn v6(text: &str) -> Option<IpAddr> {
    let address = text.split_once('%').map_or(text, |(address, _)| address);
    Some(IpAddr::V6(address.parse::<Ipv6Addr>().ok()?))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn read(line: &[u8]) -> Forwarded {
        let line = HeaderValue::from_bytes(line).unwrap();
        let headers = HeaderMap::from_iter([("x-forwarded-for".parse().unwrap(), line)]);
        Forwarded::read(&headers, 1)
    }

    #[test]
    fn every_form_of_an_address_is_read() {
        for (entry, expected) in [
            ("203.0.113.7", "203.0.113.7"),
            (" 203.0.113.7\t", "203.0.113.7"),
            ("203.0.113.7:40007", "203.0.113.7"),
            ("\"203.0.113.7:40007\"", "203.0.113.7"),
            ("2001:db8::1", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("[2001:db8::1]:40001", "2001:db8::1"),
            ("\"[2001:db8::1]:40001\"", "2001:db8::1"),
            ("[2001:db8::1%25eth0]:40001", "2001:db8::1"),
            ("2001:db8::1%eth0", "2001:db8::1"),
            ("::ffff:203.0.113.7", "::ffff:203.0.113.7"),
            ("[::ffff:203.0.113.7]:1", "::ffff:203.0.113.7"),
            ("64:ff9b::203.0.113.7", "64:ff9b::203.0.113.7"),
        ] {
            let expected = Forwarded::Address(expected.parse().unwrap());
            assert_eq!(read(entry.as_bytes()), expected, "{entry}");
            let behind = format!("6.6.6.6,é,, {entry}");
            assert_eq!(read(behind.as_bytes()), expected, "{behind}");
        }
    }

    #[test]
    fn what_is_no_address_is_nobody_elses() {
        let no_address: [&[u8]; 10] = [
            b"unknown",
            b"_hidden",
            b"6.6.6.6,",
            b"6.6.6.6, ",
            b"6.6.6.6, \xff\xfe",
            b"\"203.0.113.7",
            b"[2001:db8::1",
            b"[2001:db8::1]:http",
            b"203.0.113.7:http",
            b"unix:",
        ];
        for entry in no_address {
            let shown = String::from_utf8_lossy(entry);
            assert_eq!(read(entry), Forwarded::Unreadable, "{shown}");
        }
        assert_eq!(Forwarded::read(&HeaderMap::new(), 1), Forwarded::Nothing);
    }
}
