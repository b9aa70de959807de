//! Seals personal data to a section's public key (HPKE, RFC 9180), so that the server keeps data
//! that it cannot read. Also defines the files in which sealed records go from the server to the
//! section, and the tokens of a section's staff.

mod amendment;
pub mod export;
pub mod files;
mod keys;
mod letter;
mod marathon;
mod message;
mod organiser;
mod payload;
mod random;
mod record;
mod staff_token;
pub mod words;

pub use amendment::Amendment;
pub use keys::{KeyFile, KeyFileError, PublicKey};
pub use letter::LetterPayload;
pub use marathon::MarathonPayload;
pub use message::MessagePayload;
pub use organiser::OrganiserPayload;
pub use payload::Payload;
pub use random::Randomness;
pub use record::{Binding, Kind, OpenError, SCHEMA, SealError, open, seal};
pub use staff_token::StaffToken;

/// The one suite in use: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305.
type Kem = hpke::kem::X25519HkdfSha256;
type Kdf = hpke::kdf::HkdfSha256;
type Aead = hpke::aead::ChaCha20Poly1305;
