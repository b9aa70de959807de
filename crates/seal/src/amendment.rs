//! The sealed part of a supporter's change of consent.

use serde::{Deserialize, Serialize};

/// The consents that replace those of the signing. Part of the sealed format, like
/// [`Payload`](super::Payload).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    pub updates: bool,
    pub name_to_authorities: bool,
    /// The version of the consent texts that was shown.
    pub notice: String,
    pub day: String,
}
