//! A letter on the wire: handed to the campaign to be delivered, or posted by its writer.

use serde::{Deserialize, Serialize};

use crate::signing_request::Confirmation;

/// The body of `POST /api/v1/letters`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LetterRequest {
    /// The slug of the case that it is about.
    pub case: String,
    /// 1 to 4,000 characters; lines end by a line feed, with or without carriage return.
    pub text: String,
    /// 1 to 150 characters.
    pub given_name: String,
    /// 1 to 150 characters.
    pub family_name: String,
    /// At most 254 bytes.
    pub email: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// ISO 639-1; a language of the campaign.
    pub language: String,
    /// The section that delivers the letter.
    pub section: String,
    /// The version of the consent texts that were shown; by default the current one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// The letter may bear its writer's name when it is delivered.
    #[serde(default)]
    pub name_to_authorities: bool,
}

/// The body of `POST /api/v1/letters/posted`: someone has posted a letter, and nobody asks who.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PostedLetterRequest {
    /// The slug of the case that it is about.
    pub case: String,
}

/// The answer to a letter that was taken, or counted.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LetterReceipt {
    /// The case, as sent.
    pub case: String,
    /// How the address is to be confirmed before the letter counts and is delivered; absent where it does at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmation: Option<Confirmation>,
}
