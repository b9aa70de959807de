//! Encrypts mails while they wait in the database.

use marathon_seal::Randomness;
use serde::{Deserialize, Serialize};

use crate::{hashes::Hash, own_seal::OwnSeal};

/// Texts are padded to a multiple of this, so that their length does not show that of an address.
const PADDED_TO: usize = 512;

/// The data that the mail is written from.
#[derive(Serialize, Deserialize)]
pub struct WaitingMail {
    pub email: String,
    pub language: String,
    pub token: String,
    pub code: String,
    /// The receipt of the signing. Empty in mails older than receipts.
    #[serde(default)]
    pub receipt: String,
}

/// Encrypts and decrypts. The key is derived from the server's secrets, which are not in the
/// database.
#[derive(Clone, Debug)]
pub struct OutboxKey(OwnSeal);

impl OutboxKey {
    pub fn new(key: &Hash) -> Self {
        Self(OwnSeal::new(key))
    }

    /// Encrypts with a fresh nonce, which comes first. The result is bound to the mail's own id.
    pub fn seal(
        &self,
        mail: &WaitingMail,
        message_id: &str,
        random: &Randomness,
    ) -> Option<Vec<u8>> {
        let mut text = serde_json::to_vec(mail).ok()?;
        // White space after a JSON text means nothing.
        text.resize(text.len().next_multiple_of(PADDED_TO), b' ');
        self.0.seal(&text, message_id.as_bytes(), random)
    }

    /// `None` if the mail was altered, belongs to another id, or was sealed with other secrets.
    pub fn open(&self, sealed: &[u8], message_id: &str) -> Option<WaitingMail> {
        let text = self.0.open(sealed, message_id.as_bytes())?;
        serde_json::from_slice(&text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(email: &str) -> Vec<u8> {
        let mail = WaitingMail {
            email: email.to_owned(),
            language: "fr".to_owned(),
            token: "t".repeat(43),
            code: "012345".to_owned(),
            receipt: "r".repeat(43),
        };
        let key = OutboxKey::new(&[7; 32]);
        key.seal(&mail, "<1@x>", &Randomness::system()).unwrap()
    }

    #[test]
    fn opens_under_its_key_and_for_its_mail_only() {
        let sealed = sealed("amina@exemple.org");
        let key = OutboxKey::new(&[7; 32]);
        assert_eq!(
            key.open(&sealed, "<1@x>").unwrap().email,
            "amina@exemple.org"
        );
        assert!(key.open(&sealed, "<2@x>").is_none());
        assert!(OutboxKey::new(&[8; 32]).open(&sealed, "<1@x>").is_none());
        assert!(key.open(&sealed[..10], "<1@x>").is_none());
        let mut altered = sealed.clone();
        altered[40] ^= 1;
        assert!(key.open(&altered, "<1@x>").is_none());
    }

    #[test]
    fn its_length_tells_nothing() {
        let long = format!("{}@exemple.org", "a".repeat(60));
        assert_eq!(sealed("a@b.fr").len(), sealed(&long).len());
    }
}
