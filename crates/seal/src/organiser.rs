//! The sealed contact of a marathon's organiser.

use marathon_domain::Marathon;
use serde::{Deserialize, Serialize};

/// The organiser, as a section reads it. Part of the sealed format, like
/// [`Payload`](super::Payload).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganiserPayload {
    pub contact_name: String,
    pub contact_email: String,
    pub language: String,
    /// The marathon's name in addresses, so that whoever opens the record knows which marathon it is about.
    pub marathon: String,
    /// The title as it was announced.
    pub title: String,
    /// The country as it was announced. Absent in records from before marathons were sealed: they have it in clear.
    #[serde(default)]
    pub country: String,
}

impl OrganiserPayload {
    /// The payload for the marathon with that name in addresses.
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
