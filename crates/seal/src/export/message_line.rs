//! Sealed words of encouragement on one line.

use marathon_domain::ShownMessage;
use serde::{Deserialize, Serialize};

use super::Tally;

/// A released message, as everybody may read it: nothing of it is sealed.
#[derive(Serialize, Deserialize)]
pub struct ReleasedLine {
    pub petition: String,
    /// The day of the export.
    pub as_of: String,
    pub message: ShownMessage,
}

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
    /// `waiting`, `released` or `refused`; `never` for a message that may not be shown.
    pub shown: String,
}

impl MessageLine {
    /// Adds the message to the manifest's counts.
    pub fn count(&self, tally: &mut Tally) {
        *tally.keys.entry(self.key_id.clone()).or_default() += 1;
        *tally.states.entry(self.shown.clone()).or_default() += 1;
        let states = tally.petitions.entry(self.petition.clone()).or_default();
        *states.entry(self.shown.clone()).or_default() += 1;
    }
}
