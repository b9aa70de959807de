//! The key with which the server signs manifests (Ed25519), and its public half.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Derived from the server's secrets, so that an installation has the key from its first start and
/// a backup of the secrets includes it. No other hash with that secret begins with the same words.
pub struct ManifestKey(SigningKey);

impl ManifestKey {
    /// Derives the key from the server's secret of receipts.
    pub fn of(secret: &[u8; 32]) -> Self {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes keys of any length");
        mac.update(b"manifest signing key\0");
        Self(SigningKey::from_bytes(&mac.finalize().into_bytes().into()))
    }

    pub fn public(&self) -> ManifestPublicKey {
        ManifestPublicKey(self.0.verifying_key())
    }

    pub fn sign(&self, message: &[u8]) -> String {
        URL_SAFE_NO_PAD.encode(self.0.sign(message).to_bytes())
    }
}

/// The public half, with which a receiver checks manifests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestPublicKey(VerifyingKey);

impl ManifestPublicKey {
    /// Reads 32 bytes in base64, of either alphabet, padded or not.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim().trim_end_matches('=');
        let text = text.replace('+', "-").replace('/', "_");
        let key = URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| {
            let key = VerifyingKey::from_bytes(&bytes.try_into().ok()?).ok()?;
            // Everybody could sign for such a key.
            (!key.is_weak()).then_some(key)
        });
        key.map(Self).ok_or_else(|| {
            "it is not a signing key: copy all 43 characters that `marathon keys show` prints on the server"
                .to_owned()
        })
    }

    pub fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.to_bytes())
    }

    /// Whether the signature, in base64url, is valid for this key and message.
    pub fn verifies(&self, message: &[u8], signature: &str) -> bool {
        let bytes = URL_SAFE_NO_PAD.decode(signature).ok();
        let signature = bytes.and_then(|bytes| Signature::from_slice(&bytes).ok());
        signature.is_some_and(|signature| self.0.verify_strict(message, &signature).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(secret: u8) -> ManifestKey {
        ManifestKey::of(&[secret; 32])
    }

    #[test]
    fn stays_the_same_as_long_as_the_secrets_do() {
        assert_eq!(key(1).public(), key(1).public());
        assert_ne!(key(1).public(), key(2).public());
    }

    #[test]
    fn only_its_own_signature_of_the_same_message_is_true() {
        let signature = key(1).sign(b"message");
        assert!(key(1).public().verifies(b"message", &signature));
        assert!(!key(1).public().verifies(b"massage", &signature));
        assert!(!key(2).public().verifies(b"message", &signature));
        assert!(!key(1).public().verifies(b"message", "short"));
    }

    #[test]
    fn is_read_in_every_spelling_of_base64() {
        let public = key(3).public();
        let padded = base64::engine::general_purpose::STANDARD.encode(public.0.to_bytes());
        for text in [public.text(), padded, format!(" {}\n", public.text())] {
            assert_eq!(ManifestPublicKey::parse(&text).as_ref(), Ok(&public));
        }
        for bad in ["", "AAAA", &"A".repeat(43), &"é".repeat(43)] {
            assert!(ManifestPublicKey::parse(bad).is_err(), "{bad}");
        }
    }
}
