//! Seals data that only this server opens: it leaves the server, or lies where others may read it, and comes
//! back either unaltered or not at all.

use std::fmt;

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use marathon_seal::Randomness;

use crate::hashes::Hash;

const NONCE: usize = 24;

/// Seals and opens under a key derived from the server's secrets.
#[derive(Clone)]
pub struct OwnSeal(XChaCha20Poly1305);

impl OwnSeal {
    pub fn new(key: &Hash) -> Self {
        Self(XChaCha20Poly1305::new(key.into()))
    }

    /// Seals under a fresh nonce, which comes first; bound to its place.
    pub fn seal(&self, text: &[u8], place: &[u8], random: &Randomness) -> Option<Vec<u8>> {
        let nonce: [u8; NONCE] = random.bytes();
        let payload = Payload {
            msg: text,
            aad: place,
        };
        let sealed = self.0.encrypt(&XNonce::from(nonce), payload).ok()?;
        Some([&nonce[..], &sealed].concat())
    }

    /// `None` if the text was altered, belongs to another place, or was sealed with other secrets.
    pub fn open(&self, sealed: &[u8], place: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload {
            msg: sealed,
            aad: place,
        };
        self.0.decrypt(&XNonce::from(*nonce), payload).ok()
    }
}

impl fmt::Debug for OwnSeal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("OwnSeal(redacted)")
    }
}
