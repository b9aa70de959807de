//! The token of a member of staff. It is shown once; the database has its hash.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use crate::Randomness;

/// A secret: never shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct StaffToken(String);

/// Marks a token, so that scanners find it in files that should hold no secrets.
const PREFIX: &str = "marathon_staff_";

impl StaffToken {
    /// A fresh one.
    pub fn generate(random: &Randomness) -> Self {
        let secret = URL_SAFE_NO_PAD.encode(random.bytes::<32>());
        Self(format!("{PREFIX}{secret}"))
    }

    /// Reads a text that has the form of a token. Anything else is refused without asking the
    /// database.
    pub fn parse(text: &str) -> Option<Self> {
        let secret = text.trim().strip_prefix(PREFIX)?;
        let bytes = URL_SAFE_NO_PAD.decode(secret).ok()?;
        (bytes.len() == 32).then(|| Self(format!("{PREFIX}{secret}")))
    }

    pub fn text(&self) -> &str {
        &self.0
    }

    /// The hash of the token, as it is stored. The token is long and random, so a key would not make the
    /// hash safer, and the time of a look-up by the hash reveals nothing of the token.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

impl fmt::Debug for StaffToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("StaffToken(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_back_and_never_shown() {
        let token = StaffToken::generate(&Randomness::system());
        let read = StaffToken::parse(&format!("{}\n", token.text())).unwrap();
        assert_eq!(read.hash(), token.hash());
        assert_eq!(format!("{token:?}"), "StaffToken(redacted)");
        for text in [
            "",
            "marathon_staff_",
            "marathon_staff_abc",
            &token.text()[1..],
        ] {
            assert!(StaffToken::parse(text).is_none(), "{text}");
        }
    }
}
