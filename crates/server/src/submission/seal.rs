//! Seals accepted data to a section's key.

use marathon_core::writer::NotStored;
use marathon_seal::{Binding, Kind, PublicKey, SCHEMA};
use serde::Serialize;

use crate::state::App;

/// Sealed data, with what is stored beside it.
pub struct Sealed {
    pub record: [u8; 16],
    pub key_id: String,
    pub schema: u16,
    pub sealed: Vec<u8>,
}

/// Seals something of this campaign, bound to its record and kind.
pub fn seal(
    app: &App,
    payload: &impl Serialize,
    (record, kind): ([u8; 16], Kind),
    key: &PublicKey,
) -> Result<Sealed, NotStored> {
    let binding = Binding {
        campaign: app.campaign.id(),
        record: &record,
        schema: SCHEMA,
        kind,
    };
    let sealed = marathon_seal::seal(payload, key, binding).map_err(|error| {
        tracing::error!(%error, key = key.id, "a record could not be sealed");
        NotStored::Fault
    })?;
    Ok(Sealed {
        record,
        key_id: key.id.clone(),
        schema: SCHEMA,
        sealed,
    })
}
