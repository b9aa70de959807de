//! A sealed record on one line.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

use crate::store::ExportedSigning;

#[derive(Serialize, Deserialize)]
pub struct SealedLine {
    pub record: String,
    pub campaign: String,
    pub section: String,
    pub key_id: String,
    pub schema: u16,
    pub day: String,
    pub country: String,
    pub sealed: String,
    pub petitions: Vec<PetitionState>,
}

/// What has become of one signature.
#[derive(Serialize, Deserialize)]
pub struct PetitionState {
    pub petition: String,
    pub state: String,
}

impl From<ExportedSigning> for SealedLine {
    fn from(signing: ExportedSigning) -> Self {
        let states = signing
            .signatures
            .into_iter()
            .map(|signature| PetitionState {
                petition: signature.petition,
                state: signature.state,
            });
        Self {
            record: URL_SAFE_NO_PAD.encode(signing.record),
            campaign: signing.campaign,
            section: signing.section,
            key_id: signing.key_id,
            schema: signing.schema,
            day: signing.day,
            country: signing.country,
            sealed: URL_SAFE_NO_PAD.encode(signing.sealed),
            petitions: states.collect(),
        }
    }
}
