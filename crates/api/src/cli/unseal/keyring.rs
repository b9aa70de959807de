//! The section's keys, the newest and older ones.

use std::{collections::BTreeMap, path::PathBuf};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::{
    cli::{error::CliError, hand_over::SealedLine},
    sealing::{Binding, KeyFile, OpenError, Payload, open},
};

/// Keys by the name that records have for them.
pub struct Keyring(BTreeMap<String, KeyFile>);

/// Why a record was not opened.
pub enum NotOpened {
    /// None of the keys is the one.
    UnknownKey,
    /// It does not open with the key it names: only this record is bad.
    Damaged,
    /// It needs a newer program, and so do others.
    Never(String),
}

impl Keyring {
    pub fn read(paths: &[PathBuf]) -> Result<Self, CliError> {
        let keys = paths.iter().map(|path| {
            KeyFile::read(path).map_err(|reason| CliError::KeyFile {
                path: path.clone(),
                reason,
            })
        });
        keys.collect::<Result<Vec<_>, _>>().map(Self::of)
    }

    pub fn of(keys: impl IntoIterator<Item = KeyFile>) -> Self {
        Self(
            keys.into_iter()
                .map(|key| (key.public.id.clone(), key))
                .collect(),
        )
    }

    pub fn open(&self, line: &SealedLine) -> Result<Payload, NotOpened> {
        let key = self.0.get(&line.key_id).ok_or(NotOpened::UnknownKey)?;
        let decode = |text: &str| URL_SAFE_NO_PAD.decode(text).map_err(|_| NotOpened::Damaged);
        let record: [u8; 16] = decode(&line.record)?
            .try_into()
            .map_err(|_| NotOpened::Damaged)?;
        let binding = Binding {
            campaign: &line.campaign,
            record: &record,
            schema: line.schema,
        };
        open(&decode(&line.sealed)?, key, binding).map_err(|error| match error {
            OpenError::Schema(_) => NotOpened::Never(error.to_string()),
            OpenError::Sealed | OpenError::Payload => NotOpened::Damaged,
        })
    }
}
