//! The sealed part of words of encouragement.

use marathon_domain::Message;
use serde::{Deserialize, Serialize};

/// A message, sealed to the section, and also to its moderators if it may be shown. Part of the sealed
/// format, like [`Payload`](super::Payload).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessagePayload {
    pub petition: String,
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The language of the page it was written on.
    pub language: String,
    pub may_be_shown: bool,
    pub day: String,
    /// For moderators: the salt by which the server recognises the words. Base64url without padding.
    /// Since schema 3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
}

impl MessagePayload {
    /// The payload of a message that came on that day.
    pub fn of(message: &Message, day: &str) -> Self {
        Self {
            petition: message.petition.to_string(),
            text: message.text.as_str().to_owned(),
            name: message.name.as_ref().map(|name| name.as_str().to_owned()),
            country: message.country.map(|country| country.to_string()),
            language: message.language.to_string(),
            may_be_shown: message.may_be_shown,
            day: day.to_owned(),
            salt: None,
        }
    }
}
