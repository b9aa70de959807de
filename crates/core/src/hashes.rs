//! Keyed hashes: what the database holds instead of addresses, keys and receipts.

use std::{path::Path, sync::Arc};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use marathon_domain::CanonicalEmail;
use marathon_seal::Randomness;
use parking_lot::RwLock;
use sha2::{Digest, Sha256};

pub use marathon_store::{Hash, Idempotency};

use crate::{secrets::Secrets, start_error::StartError};

/// Makes every keyed hash of the server. Clones share their secrets.
#[derive(Clone, Debug)]
pub struct Hashes {
    /// A std lock, because nothing awaits while holding it.
    secrets: Arc<RwLock<Secrets>>,
}

/// The secret by which a supporter manages a signing, and its stored hash.
pub struct Receipt {
    pub text: String,
    pub hash: Hash,
}

impl Hashes {
    pub fn new(secrets: Secrets) -> Self {
        Self {
            secrets: Arc::new(RwLock::new(secrets)),
        }
    }

    /// The day on which the secret of the tags was last destroyed, if it was.
    pub fn tags_renewed(&self) -> Option<String> {
        self.secrets.read().tags_renewed.clone()
    }

    /// Replaces the secret of the tags with a fresh one, in its file first.
    pub fn replace_tags(
        &self,
        path: &Path,
        today: String,
        random: &Randomness,
    ) -> Result<(), StartError> {
        let mut secrets = self.secrets.write();
        let fresh = Secrets {
            tags: random.bytes(),
            receipts: secrets.receipts,
            tags_renewed: Some(today),
        };
        fresh.replace(path)?;
        *secrets = fresh;
        Ok(())
    }

    /// The dedup tag of an address in one campaign.
    pub fn tag(&self, campaign: &str, email: &CanonicalEmail) -> Hash {
        let parts = [campaign.as_bytes(), &[0], email.as_str().as_bytes()];
        hmac(&self.secrets.read().tags, &parts)
    }

    /// The digest is also keyed with the idempotency key, which is not stored: a thief of database
    /// and secrets cannot test guesses of a body with it.
    pub fn idempotency(&self, key: &str, body: &[u8]) -> Idempotency {
        let secret = &self.secrets.read().receipts;
        Idempotency {
            key: hmac(secret, &[b"key", &[0], key.as_bytes()]),
            digest: hmac(secret, &[b"body", &[0], key.as_bytes(), &[0], body]),
        }
    }

    /// A token of a mail, as it is stored. It is long and random, so a key would not make it safer.
    pub fn token(&self, token: &str) -> Hash {
        Sha256::digest(token.as_bytes()).into()
    }

    /// A code of a mail, as it is stored. Six digits are safe only behind a key. The first half of the hash
    /// names the mail; the second half is made from the whole code.
    pub fn code(&self, tag: &Hash, name: &str, digits: &str) -> Hash {
        let secret = &self.secrets.read().receipts;
        let name = name.as_bytes();
        let mail = hmac(secret, &[b"code name", &[0], tag, name]);
        let rest = hmac(secret, &[b"code", &[0], tag, name, digits.as_bytes()]);
        let mut halves = mail;
        halves[16..].copy_from_slice(&rest[16..]);
        halves
    }

    /// The key that encrypts waiting mails. It is derived, so that existing secrets files need no
    /// new secret.
    pub fn outbox_key(&self) -> Hash {
        hmac(&self.secrets.read().receipts, &[b"outbox", &[0], b"v1"])
    }

    /// The key that seals what undoes a withdrawal. What was sealed before the secret of the tags was
    /// replaced no longer opens.
    pub fn undo_key(&self) -> Hash {
        let secrets = self.secrets.read();
        hmac(
            &secrets.receipts,
            &[b"undo", &[0], b"v1", &[0], &secrets.tags],
        )
    }

    /// The receipt of a request. The same `seed` (the idempotency key, or random bytes) and body
    /// give the same receipt, so it can be given again without being stored in clear.
    pub fn receipt(&self, seed: &[u8], body: &[u8]) -> Receipt {
        let body: Hash = Sha256::digest(body).into();
        let text = URL_SAFE_NO_PAD.encode(hmac(
            &self.secrets.read().receipts,
            &[b"receipt", &[0], seed, &body],
        ));
        let hash = receipt_hash(&text);
        Receipt { text, hash }
    }
}

/// A receipt as it is stored. It is long and random, so a key would not make it safer.
pub fn receipt_hash(receipt: &str) -> Hash {
    Sha256::digest(receipt.as_bytes()).into()
}

/// The digest of words that may be shown, exactly as they would be shown. The salt is sealed with
/// them: without it nobody can test guesses with the digest.
pub fn words_digest(salt: &str, shown: &str) -> Hash {
    let mut digest = Sha256::new();
    for part in ["marathon words v1\0", salt, "\0", shown] {
        digest.update(part.as_bytes());
    }
    digest.finalize().into()
}

fn hmac(secret: &[u8; 32], parts: &[&[u8]]) -> Hash {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes keys of any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use marathon_domain::Email;

    use super::*;

    fn hashes() -> Hashes {
        Hashes::new(Secrets {
            tags: [0x0b; 32],
            receipts: [2; 32],
            tags_renewed: None,
        })
    }

    fn tag(campaign: &str, email: &str) -> Hash {
        let email = CanonicalEmail::of(&Email::parse(email).ok().unwrap());
        hashes().tag(campaign, &email)
    }

    #[test]
    fn tags_follow_mailbox_and_campaign() {
        assert_eq!(tag("2026", "a.b@gmail.com"), tag("2026", "ab+x@gmail.com"));
        assert_ne!(tag("2026", "a@exemple.org"), tag("2026", "b@exemple.org"));
        assert_ne!(tag("2026", "a@exemple.org"), tag("2027", "a@exemple.org"));
    }

    #[test]
    fn a_receipt_follows_key_and_body() {
        let hashes = hashes();
        let first = hashes.receipt(b"key", b"body");
        assert_eq!(first.text, hashes.receipt(b"key", b"body").text);
        assert_ne!(first.text, hashes.receipt(b"key", b"other").text);
        assert_ne!(first.text, hashes.receipt(b"kex", b"body").text);
        assert_eq!(first.text.len(), 43);
    }
}
