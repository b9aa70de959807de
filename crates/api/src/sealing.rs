//! Sealing personal data to a section's public key (HPKE, RFC 9180), so that the server keeps what it
//! cannot read.

mod amendment;
mod keys;
mod letter;
mod message;
mod organiser;
mod payload;
mod record;

pub use amendment::Amendment;
pub use keys::{KeyFile, KeyFileError, PublicKey};
pub use letter::LetterPayload;
pub use message::MessagePayload;
pub use organiser::OrganiserPayload;
pub use payload::Payload;
pub use record::{Binding, Kind, OpenError, SCHEMA, open, seal};

/// The one suite in use: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305.
type Kem = hpke::kem::X25519HkdfSha256;
type Kdf = hpke::kdf::HkdfSha256;
type Aead = hpke::aead::ChaCha20Poly1305;
