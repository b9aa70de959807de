//! The wire types of staff's calls.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Deed, Kind, State, TrailKind};
use crate::marathon::MarathonWords;

/// Some of what waits, was released or was refused, the oldest first.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemList {
    pub items: Vec<ItemHead>,
    /// The `after` of what follows; absent at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

/// One item of the list, without its sealed part.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemHead {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub petition: Option<String>,
    /// The day it came.
    pub day: String,
    pub state: State,
}

/// One whole item. Only the section's moderation key opens its sealed part.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ModeratedItem {
    pub id: String,
    pub kind: Kind,
    pub campaign: String,
    pub section: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub petition: Option<String>,
    /// The day it came.
    pub day: String,
    pub state: State,
    pub key_id: String,
    pub schema: u16,
    /// Base64url without padding.
    pub sealed: String,
    /// The words in clear, of items that are not sealed: reports on marathons, and marathons that came before these
    /// were sealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<Value>,
    /// The words that are shown now. Absent for a private marathon, whose words stay sealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<Value>,
    /// What staff did to it, the oldest first.
    pub acts: Vec<ActEntry>,
}

/// What staff has read of a message, to be shown from now on.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MessageRelease {
    /// The words as they came: 1 to 600 characters.
    pub text: String,
    /// The first name; at most 150 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// As it was sealed with the words, by which the server knows them again. Only a message from before there
    /// was one has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
}

/// What staff has read of a marathon, to be shown from now on.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MarathonRelease {
    /// As they came.
    pub words: MarathonWords,
    /// The salt that was sealed with the words: with it the server checks that they are the ones that came.
    pub salt: String,
}

/// Why something is not released.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// For the section's own files; nobody's name. 1 to 200 characters.
    pub reason: String,
}

/// Some of what staff did, the newest first.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActList {
    pub acts: Vec<ActEntry>,
    /// The `before` of what follows; absent at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

/// One act of a member of staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActEntry {
    pub kind: TrailKind,
    pub id: String,
    pub act: Deed,
    /// The name of the token.
    pub by: String,
    pub day: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Its number in the section's trail, from 1 on. None for entries older than the chain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<u64>,
    /// SHA-256 of this entry and of the digest before it, in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
}
