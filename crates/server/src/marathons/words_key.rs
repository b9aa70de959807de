//! Seals a marathon's words under a key that the server has only while somebody brings its source: the
//! organiser the secret, a guest of a private marathon the id in its address.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hkdf::Hkdf;
use marathon_domain::{MarathonId, MarathonWords};
use marathon_seal::Randomness;
use sha2::Sha256;

/// Texts are padded to a multiple of this, so that their length tells little.
const PADDED_TO: usize = 1024;
const NONCE: usize = 24;

/// The purposes of a derivation from the secret or the id: each derives another value.
const OWN_WORDS: &[u8] = b"marathon/own-words/v1";
const PAGE_WORDS: &[u8] = b"marathon/page-words/v1";
const LOOK_UP: &[u8] = b"marathon/address/v1";

/// Seals and opens words.
pub struct WordsKey(XChaCha20Poly1305);

impl WordsKey {
    /// The key from the organiser's secret.
    pub fn of_secret(secret: &str) -> Self {
        Self(XChaCha20Poly1305::new(&derived(secret, OWN_WORDS).into()))
    }

    /// The key from the id that a private marathon has in addresses.
    pub fn of_address(id: &MarathonId) -> Self {
        Self(XChaCha20Poly1305::new(
            &derived(id.as_str(), PAGE_WORDS).into(),
        ))
    }

    /// Seals under a fresh nonce, which comes first; bound to the version's own record.
    pub fn seal(
        &self,
        words: &MarathonWords,
        record: &[u8],
        random: &Randomness,
    ) -> Option<Vec<u8>> {
        let mut text = serde_json::to_vec(words).ok()?;
        // White space after a JSON text means nothing.
        text.resize(text.len().next_multiple_of(PADDED_TO), b' ');
        let nonce: [u8; NONCE] = random.bytes();
        let payload = Payload {
            msg: &text,
            aad: record,
        };
        let sealed = self.0.encrypt(&XNonce::from(nonce), payload).ok()?;
        Some([&nonce[..], &sealed].concat())
    }

    /// `None` if the words were altered, belong to another version, or are under another key.
    pub fn open(&self, sealed: &[u8], record: &[u8]) -> Option<MarathonWords> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload {
            msg: sealed,
            aad: record,
        };
        let text = self.0.decrypt(&XNonce::from(*nonce), payload).ok()?;
        serde_json::from_slice(&text).ok()
    }
}

/// The hash by which a marathon is looked up from its id. It does not reveal the id.
pub fn address_hash(id: &str) -> String {
    URL_SAFE_NO_PAD.encode(derived(id, LOOK_UP))
}

/// The secret and the id are long and random, so one pass is enough.
fn derived(secret: &str, purpose: &[u8]) -> [u8; 32] {
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(None, secret.as_bytes())
        .expand(purpose, &mut key)
        .expect("HKDF gives 32 bytes");
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(title: &str) -> MarathonWords {
        MarathonWords {
            id: Some(MarathonId::of([7; 16])),
            details: super::super::when::tests::details_called(title),
        }
    }

    #[test]
    fn words_open_by_the_same_secret_and_for_the_same_version_only() {
        let (secret, other) = ("s".repeat(43), "t".repeat(43));
        let key = WordsKey::of_secret(&secret);
        let sealed = key
            .seal(&words("Evening"), &[1; 16], &Randomness::system())
            .unwrap();
        assert_eq!(key.open(&sealed, &[1; 16]), Some(words("Evening")));
        assert_eq!(key.open(&sealed, &[2; 16]), None);
        assert_eq!(WordsKey::of_secret(&other).open(&sealed, &[1; 16]), None);
        assert_eq!(key.open(&sealed[..20], &[1; 16]), None);
        let mut altered = sealed.clone();
        altered[30] ^= 1;
        assert_eq!(key.open(&altered, &[1; 16]), None);
    }

    #[test]
    fn what_is_made_from_one_text_for_two_purposes_has_nothing_in_common() {
        let id = MarathonId::of([7; 16]);
        let sealed = WordsKey::of_address(&id)
            .seal(&words("Evening"), &[1; 16], &Randomness::system())
            .unwrap();
        // As if the address were a secret.
        let of_secret = WordsKey::of_secret(id.as_str());
        assert_eq!(of_secret.open(&sealed, &[1; 16]), None);
        let found_by = address_hash(id.as_str());
        assert_eq!(found_by.len(), 43);
        assert!(!found_by.contains(&id.as_str()[..10]));
    }

    #[test]
    fn their_length_tells_little() {
        let key = WordsKey::of_secret("s");
        let length = |title: &str| {
            let sealed = key.seal(&words(title), &[1; 16], &Randomness::system());
            sealed.unwrap().len()
        };
        assert_eq!(length("A"), length(&"a".repeat(120)));
    }
}
