//! The sealed words of a marathon.

use marathon_domain::MarathonWords;
use serde::{Deserialize, Serialize};

/// The organiser's words, for the moderators. Part of the sealed format, like [`Payload`](super::Payload).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarathonPayload {
    pub words: MarathonWords,
    /// The salt by which the server recognises the words. Base64url without padding.
    pub salt: String,
}
