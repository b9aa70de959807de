//! Which site or share link brought a signing.

use serde::{Deserialize, Serialize};

use crate::{field_error::ErrorCode, origin::is_host};

/// The host of a partner's site, `www.example.org`, or a short name of the same letters,
/// `section-fr-newsletter`. Never a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourceTag(String);

impl SourceTag {
    /// The length of the longest source, in characters.
    pub const LONGEST: usize = 80;

    /// Reads a source.
    pub fn parse(text: &str) -> Result<Self, ErrorCode> {
        if text.len() > Self::LONGEST {
            return Err(ErrorCode::TooLong);
        }
        is_host(text)
            .then(|| Self(text.to_owned()))
            .ok_or(ErrorCode::Invalid)
    }

    /// The source as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_a_host_or_a_short_name() {
        for good in ["x", "section-fr-newsletter", "www.example.org", "127.0.0.1"] {
            assert_eq!(SourceTag::parse(good).unwrap().as_str(), good);
        }
        for bad in [
            "",
            "-a",
            "Amina",
            "www.Example.org",
            "a..b",
            ".a",
            "a b",
            "a@b",
        ] {
            assert_eq!(SourceTag::parse(bad), Err(ErrorCode::Invalid), "{bad:?}");
        }
        let long = SourceTag::parse(&"a.".repeat(41));
        assert_eq!(long, Err(ErrorCode::TooLong));
    }
}
