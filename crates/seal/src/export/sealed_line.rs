//! A sealed record on one line.

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub struct SealedLine {
    /// The kind of record, if it is not a signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    pub record: String,
    pub campaign: String,
    pub section: String,
    pub key_id: String,
    pub schema: u16,
    pub day: String,
    pub country: String,
    /// Empty if all of it was withdrawn.
    pub sealed: String,
    pub petitions: Vec<PetitionState>,
    /// In the order in which they were made. The last one is in force.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<SealedAmendment>,
}

/// A later change by the supporter, sealed on its own.
#[derive(Serialize, Deserialize)]
pub struct SealedAmendment {
    pub number: i64,
    pub key_id: String,
    pub schema: u16,
    pub sealed: String,
}

/// The state of one signature.
#[derive(Serialize, Deserialize)]
pub struct PetitionState {
    pub petition: String,
    pub state: String,
}

impl SealedLine {
    /// The `kind` of letters.
    pub const LETTER: &str = "letter";
    /// The `kind` of organisers of marathons.
    pub const ORGANISER: &str = "organiser";

    /// Whether all of it was withdrawn.
    pub fn is_withdrawn(&self) -> bool {
        self.petitions.iter().all(PetitionState::is_withdrawn)
    }
}

impl PetitionState {
    pub fn is_withdrawn(&self) -> bool {
        self.state == "withdrawn"
    }

    pub fn is_counted(&self) -> bool {
        self.state == "counted"
    }
}
