//! False signatures: how staff selects them, and the wire types of their calls.

use serde::{Deserialize, Deserializer, Serialize, de::Error};

use crate::words::words;

words! {
    /// What has become of a set-aside.
    SetAsideState {
        /// It takes a second person.
        Waiting = "waiting",
        /// Signature after signature is set aside.
        Working = "working",
        Done = "done",
        /// Signature after signature is put back.
        Undoing = "undoing",
        /// A second person has said no: nothing was set aside.
        Refused = "refused",
    }
}

words! {
    /// What the signatures of a burst have in common.
    BurstKind {
        /// A range of internet addresses, by its tag.
        Network = "network",
        /// A mail domain, by its tag.
        Domain = "domain",
        /// The site or share link that brought them.
        Source = "source",
        Country = "country",
    }
}

/// Far more signatures than are usual for the hour and the petition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Burst {
    pub day: String,
    pub kind: BurstKind,
    /// As a selection names it.
    pub value: String,
    pub petition: String,
    /// The most within one hour of the day.
    pub signatures: u64,
    /// What would have been usual in that hour; absent below ten.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usual: Option<u64>,
}

/// The bursts of the section in the last 72 hours, the newest day first, the largest first.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BurstList {
    pub bursts: Vec<Burst>,
}

/// Which signings of the section are meant: those of `records`, or those that have everything in common that is
/// named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct SigningSelection {
    /// Tags of networks, as a burst names them; with `domains`, one of either will do. 1 to 100, or absent.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "some")]
    pub networks: Vec<String>,
    /// Tags of mail domains, as a burst names them. 1 to 100, or absent.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "some")]
    pub domains: Vec<String>,
    /// Which site or share link brought them.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    pub source: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    pub country: Option<String>,
    /// The first day, as `2026-11-30`.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    pub from: Option<String>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    pub to: Option<String>,
    /// Ids of records, as exports have them. They cannot be combined with other fields. 1 to 2,000, or absent.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "some")]
    pub records: Vec<String>,
}

/// A list that is not empty. An empty one would set no condition, and so match everybody.
fn some<'de, D: Deserializer<'de>>(list: D) -> Result<Vec<String>, D::Error> {
    let list = Vec::deserialize(list)?;
    match list.is_empty() {
        true => Err(Error::invalid_length(0, &"at least one")),
        false => Ok(list),
    }
}

/// A field that is given is not null.
fn given<'de, D: Deserializer<'de>>(text: D) -> Result<Option<String>, D::Error> {
    String::deserialize(text).map(Some)
}

/// What a selection holds that can be set aside.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetAsidePreview {
    pub signings: u64,
    pub petitions: Vec<PreviewedPetition>,
    /// Whether it takes a second person to set so many aside.
    pub needs_second_person: bool,
}

/// Signatures of one petition, by their state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PreviewedPetition {
    pub petition: String,
    pub counted: u64,
    pub pending: u64,
    pub duplicate: u64,
}

/// Asks to set a selection aside.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetAsideRequest {
    pub selection: SigningSelection,
    /// For the trail; nobody's name. 1 to 200 characters.
    pub reason: String,
}

/// Puts back what was set aside.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UndoRequest {
    /// Which of them; all if it is absent. Tags are refused, because their signings may have lost them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selection: Option<SigningSelection>,
    /// For the trail; nobody's name. 1 to 200 characters.
    pub reason: String,
}

/// A selection that was set aside, or is to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetAside {
    pub id: String,
    pub state: SetAsideState,
    pub selection: SigningSelection,
    pub reason: String,
    /// Signings that the selection held when it was asked for.
    pub found: u64,
    /// Signatures that are set aside by it now.
    pub signatures: u64,
    /// The name of the token.
    pub by: String,
    /// The second person's, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<String>,
    pub day: String,
}

/// Some of the section's set-asides, the newest first.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetAsideList {
    pub set_asides: Vec<SetAside>,
    /// The `before` of what follows; absent at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}
