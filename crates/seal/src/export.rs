//! The files that go from the server to a section: sealed records, one per line, and a signed
//! manifest that shows whether anything is missing.

mod digests;
mod manifest;
mod manifest_key;
mod message_line;
mod sealed_line;
mod trail;

pub use digests::{Digests, FileDigests};
pub use manifest::{Manifest, ManifestError, SignedManifest, Tally};
pub use manifest_key::{ManifestKey, ManifestPublicKey};
pub use message_line::{MessageLine, ReleasedLine};
pub use sealed_line::{PetitionState, SealedAmendment, SealedLine};
pub use trail::{TrailEntry, TrailHead, TrailLine, digest_text};
