//! A signing on the wire: the unchecked request, and the answer.

use serde::{Deserialize, Serialize};

/// The body of `POST /api/v1/signings`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SigningRequest {
    /// Slugs of the petitions to sign, each once.
    pub petitions: Vec<String>,
    /// 1 to 150 characters.
    pub given_name: String,
    /// 1 to 150 characters.
    pub family_name: String,
    /// At most 254 bytes.
    pub email: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// At most 24 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// ISO 639-1; a language of the campaign.
    pub language: String,
    /// The section that receives the data.
    pub section: String,
    /// Which site or share link brought the signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The version of the consent texts that were shown; by default the current one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// The supporter wants news of the section.
    #[serde(default)]
    pub updates: bool,
    /// The supporter's name may be handed to the addressee.
    #[serde(default)]
    pub name_to_authorities: bool,
}

/// The answer to an accepted signing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SigningReceipt {
    /// The secret by which the supporter manages the signing.
    pub receipt: String,
    /// The petitions signed, as sent.
    pub petitions: Vec<String>,
    /// How the address is to be confirmed before the signatures count; absent where they count at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmation: Option<Confirmation>,
}

/// How an address is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Confirmation {
    /// By the mail that was sent to it.
    Mail,
}
