//! What goes from the server to a section: sealed records, one a line, and a signed manifest that tells
//! whether anything is missing.

mod digests;
mod manifest;
mod message_line;
mod sealed_line;
mod signing_key;

pub use digests::{Digests, FileDigests};
pub use manifest::{Manifest, SignedManifest, Tally};
pub use message_line::MessageLine;
#[cfg(test)]
pub use sealed_line::SealedAmendment;
pub use sealed_line::{PetitionState, SealedLine};
pub use signing_key::{ManifestKey, ManifestPublicKey};
