//! Sealed words of encouragement on one line.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

use super::Tally;
use crate::store::ExportedMessage;

#[derive(Serialize, Deserialize)]
pub struct MessageLine {
    pub record: String,
    pub campaign: String,
    pub section: String,
    pub petition: String,
    pub key_id: String,
    pub schema: u16,
    pub day: String,
    pub sealed: String,
    /// `waiting`, `released` or `refused`; `never` for one that may not be shown.
    pub shown: String,
}

impl MessageLine {
    /// Adds it to what the manifest says.
    pub fn count(&self, tally: &mut Tally) {
        *tally.keys.entry(self.key_id.clone()).or_default() += 1;
        *tally.states.entry(self.shown.clone()).or_default() += 1;
        let states = tally.petitions.entry(self.petition.clone()).or_default();
        *states.entry(self.shown.clone()).or_default() += 1;
    }
}

impl From<ExportedMessage> for MessageLine {
    fn from(message: ExportedMessage) -> Self {
        let state = message.state.map(|state| state.to_string());
        Self {
            record: URL_SAFE_NO_PAD.encode(message.record),
            campaign: message.campaign,
            section: message.section,
            petition: message.petition,
            key_id: message.key_id,
            schema: message.schema,
            day: message.day,
            sealed: URL_SAFE_NO_PAD.encode(message.sealed),
            shown: state.unwrap_or_else(|| "never".to_owned()),
        }
    }
}
