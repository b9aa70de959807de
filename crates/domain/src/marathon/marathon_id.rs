//! The name of a marathon in addresses.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::source_tag::SourceTag;

/// 26 letters and digits that nobody can guess: whoever knows the id of a private marathon may see the marathon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MarathonId(String);

/// The text is not the name of a marathon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a marathon is called by 26 lower-case letters and digits")]
pub struct InvalidMarathonId;

/// The letters of base 32 (RFC 4648), in lower case.
const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
const LENGTH: usize = 26;
/// The beginning of its source, and how many letters of the name follow.
const SOURCE: &str = "marathon-";
const SEEN: usize = 10;

impl MarathonId {
    /// Makes an id of random bytes.
    pub fn of(random: [u8; 16]) -> Self {
        let number = u128::from_be_bytes(random);
        let letters = (0..LENGTH).map(|place| {
            let letter = (number >> (5 * place)) & 31;
            char::from(LETTERS[usize::try_from(letter).unwrap_or_default()])
        });
        Self(letters.collect())
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The source by which its signatures are counted: a part of the name that does not reveal the
    /// rest.
    pub fn source(&self) -> Option<SourceTag> {
        SourceTag::parse(&[SOURCE, &self.0[..SEEN]].concat()).ok()
    }

    /// Whether signatures with this source are counted for a marathon, and not marked with it.
    pub fn is_source(source: &str) -> bool {
        let letters = source.strip_prefix(SOURCE).unwrap_or_default();
        letters.len() == SEEN && letters.bytes().all(|letter| LETTERS.contains(&letter))
    }

    /// The query of a link to sign, so that signatures are counted for the marathon.
    pub fn sign_query(&self) -> String {
        let source = self.source();
        source.map_or(String::new(), |source| {
            ["?source=", source.as_str()].concat()
        })
    }
}

impl TryFrom<String> for MarathonId {
    type Error = InvalidMarathonId;

    fn try_from(text: String) -> Result<Self, InvalidMarathonId> {
        let well_formed =
            text.len() == LENGTH && text.bytes().all(|letter| LETTERS.contains(&letter));
        well_formed.then_some(Self(text)).ok_or(InvalidMarathonId)
    }
}

impl FromStr for MarathonId {
    type Err = InvalidMarathonId;

    fn from_str(text: &str) -> Result<Self, InvalidMarathonId> {
        Self::try_from(text.to_owned())
    }
}

impl From<MarathonId> for String {
    fn from(id: MarathonId) -> Self {
        id.0
    }
}

impl fmt::Display for MarathonId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bit_is_in_the_name_and_few_in_the_source() {
        let names = [[0; 16], [255; 16], [0x55; 16]].map(MarathonId::of);
        assert_eq!(names[0].as_str(), "a".repeat(26));
        assert_eq!(names[1].as_str(), "7".repeat(25) + "h");
        for name in &names {
            assert_eq!(name.as_str().parse(), Ok(name.clone()));
            let source = name.source().unwrap();
            assert!(source.as_str().starts_with("marathon-") && source.as_str().len() == 19);
            assert!(MarathonId::is_source(source.as_str()));
        }
        for other in [
            "",
            "x",
            "marathon",
            "marathon-",
            "marathon-at-school",
            "marathon-of-nurses1",
        ] {
            assert!(!MarathonId::is_source(other), "{other}");
        }
        let mut other = [0; 16];
        other[15] = 1;
        assert_ne!(MarathonId::of(other), names[0]);
    }

    #[test]
    fn nothing_else_is_a_name() {
        for wrong in [
            "",
            "new",
            &"a".repeat(25),
            &"a".repeat(27),
            &"A".repeat(26),
            &"1".repeat(26),
        ] {
            assert_eq!(wrong.parse::<MarathonId>(), Err(InvalidMarathonId));
        }
    }
}
