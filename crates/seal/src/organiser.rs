//! What is sealed of a marathon.

use marathon_domain::Marathon;
use serde::{Deserialize, Serialize};

/// Who organises it, as a section reads it. Part of the sealed format, like [`Payload`](super::Payload).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganiserPayload {
    pub contact_name: String,
    pub contact_email: String,
    pub language: String,
    /// So that it is known what about, wherever it is opened.
    pub marathon: String,
    /// As it was announced, like what follows.
    pub title: String,
    /// Absent where it stands beside the seal, from before marathons were sealed.
    #[serde(default)]
    pub country: String,
}

impl OrganiserPayload {
    /// Of the marathon that is called so in addresses.
    pub fn of(marathon: &Marathon, name: &str) -> Self {
        Self {
            contact_name: marathon.contact_name.as_str().to_owned(),
            contact_email: marathon.contact_email.as_str().to_owned(),
            language: marathon.details.language.to_string(),
            marathon: name.to_owned(),
            title: marathon.details.title.clone(),
            country: marathon.details.country.to_string(),
        }
    }
}
