//! The token by which somebody of staff is known. It is shown once; the database has its hash.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use crate::Randomness;

/// A secret: never shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct StaffToken(String);

/// By which a token is known for what it is, for scanners of files that should hold none.
const PREFIX: &str = "marathon_staff_";

impl StaffToken {
    /// A fresh one.
    pub fn generate(random: &Randomness) -> Self {
        let secret = URL_SAFE_NO_PAD.encode(random.bytes::<32>());
        Self(format!("{PREFIX}{secret}"))
    }

    /// What may be a token: everything else is refused without a look into the database.
    pub fn parse(text: &str) -> Option<Self> {
        let secret = text.trim().strip_prefix(PREFIX)?;
        let bytes = URL_SAFE_NO_PAD.decode(secret).ok()?;
        (bytes.len() == 32).then(|| Self(format!("{PREFIX}{secret}")))
    }

    pub fn text(&self) -> &str {
        &self.0
    }

    /// As it is stored. It is long and random: no key makes it safer, and how long a look-up by the hash
    /// takes tells nothing of the token.
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
