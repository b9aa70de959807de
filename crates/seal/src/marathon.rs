//! What is sealed of the words of a marathon.

use marathon_domain::MarathonWords;
use serde::{Deserialize, Serialize};

/// What its organiser wrote, for those who decide whether it is shown. Part of the sealed format, like
/// [`Payload`](super::Payload).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarathonPayload {
    pub words: MarathonWords,
    /// With it the server knows the words again. Base64url without padding.
    pub salt: String,
}
