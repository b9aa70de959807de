//! A site, as browsers name it: scheme, host and port.

use std::fmt;

use serde::{Deserialize, Serialize};

/// `https://example.org`, in lower case, with a port only if it is not the default one. Plain HTTP
/// is for this machine only: elsewhere anyone on the network path could pose as the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Origin(String);

/// The text is not an origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "an origin is written as https://example.org, with :port where it has one and nothing after it"
)]
pub struct InvalidOrigin;

impl Origin {
    /// The origin as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its host, without a port.
    pub fn host(&self) -> &str {
        let authority = self.0.split_once("://").map_or("", |(_, rest)| rest);
        authority.split(':').next().unwrap_or_default()
    }
}

impl TryFrom<String> for Origin {
    type Error = InvalidOrigin;

    fn try_from(text: String) -> Result<Self, InvalidOrigin> {
        let (scheme, authority) = text.split_once("://").ok_or(InvalidOrigin)?;
        let (host, port) = match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        };
        let usual = match scheme {
            "https" => "443",
            "http" if matches!(host, "localhost" | "127.0.0.1") => "80",
            _ => return Err(InvalidOrigin),
        };
        let port_is_sound = port.is_none_or(|port| {
            port != usual && !port.starts_with(['0', '+']) && port.parse::<u16>().is_ok()
        });
        let sound = is_host(host) && port_is_sound;
        sound.then_some(Self(text)).ok_or(InvalidOrigin)
    }
}

impl From<Origin> for String {
    fn from(origin: Origin) -> Self {
        origin.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Lower-case labels of letters, digits and hyphens, as DNS has them; other letters as `xn--…`.
pub(crate) fn is_host(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    };
    text.len() <= 253 && text.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_one_site_and_nothing_more() {
        for (good, host) in [
            ("https://www.amnesty.fr", "www.amnesty.fr"),
            ("https://lycee.example:8443", "lycee.example"),
            ("https://xn--caf-dma.example", "xn--caf-dma.example"),
            ("http://127.0.0.1:8090", "127.0.0.1"),
            ("http://localhost", "localhost"),
        ] {
            let origin = Origin::try_from(good.to_owned()).unwrap();
            assert_eq!((origin.as_str(), origin.host()), (good, host));
        }
        for bad in [
            "",
            "https://",
            "example.org",
            "http://example.org",
            "https://Example.org",
            "https://example.org/",
            "https://example.org/page",
            "https://*.example.org",
            "https://a@example.org",
            "https://example.org:443",
            "https://example.org:0",
            "https://example.org:99999",
            "https://example.org; script-src *",
            "https://a,https://b",
            "https://-a.example",
            "null",
            "'self'",
        ] {
            assert!(Origin::try_from(bad.to_owned()).is_err(), "{bad:?}");
        }
    }
}
