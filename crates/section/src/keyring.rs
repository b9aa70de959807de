//! The section's keys, the current one and older ones.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_seal::{
    Amendment, Binding, KeyFile, Kind, LetterPayload, OpenError, OrganiserPayload, Payload,
    export::SealedLine, open,
};
use serde::de::DeserializeOwned;

use crate::error::CliError;

/// Keys by the id that records use.
pub struct Keyring(BTreeMap<String, KeyFile>);

/// Why a record was not opened.
pub enum NotOpened {
    /// Its key is not among those given.
    UnknownKey(String),
    /// It does not open with the key that it names: only this record is bad.
    Damaged,
    /// It needs a newer program, and so may other records.
    Never(String),
}

impl Keyring {
    pub fn read(paths: &[PathBuf]) -> Result<Self, CliError> {
        let keys = paths.iter().map(|path| read_key(path));
        keys.collect::<Result<Vec<_>, _>>().map(Self::of)
    }

    pub fn of(keys: impl IntoIterator<Item = KeyFile>) -> Self {
        Self(
            keys.into_iter()
                .map(|key| (key.public.id.clone(), key))
                .collect(),
        )
    }

    /// Opens a record, with its amendments applied. None if all of it was withdrawn. If an
    /// amendment does not open, the whole record stays closed: that amendment may take a consent
    /// back.
    pub fn open(&self, line: &SealedLine) -> Result<Option<Payload>, NotOpened> {
        if line.sealed.is_empty() && line.is_withdrawn() {
            return Ok(None);
        }
        let record: [u8; 16] = decode(&line.record)?
            .try_into()
            .map_err(|_| NotOpened::Damaged)?;
        let binding = Binding {
            campaign: &line.campaign,
            record: &record,
            schema: line.schema,
            kind: Kind::Signing,
        };
        let mut payload: Payload = self.open_one(&line.key_id, &line.sealed, binding)?;
        for amendment in &line.amendments {
            let binding = Binding {
                schema: amendment.schema,
                kind: Kind::Amendment(amendment.number),
                ..binding
            };
            let change: Amendment = self.open_one(&amendment.key_id, &amendment.sealed, binding)?;
            payload.updates = change.updates;
            payload.name_to_authorities = change.name_to_authorities;
        }
        let numbers = line.amendments.iter().map(|amendment| amendment.number);
        match numbers.is_sorted() {
            true => Ok(Some(payload)),
            false => Err(NotOpened::Damaged),
        }
    }

    /// Opens a letter.
    pub fn open_letter(&self, line: &SealedLine) -> Result<LetterPayload, NotOpened> {
        self.open_line(line, Kind::Letter)
    }

    /// Opens the organiser of a marathon.
    pub fn open_organiser(&self, line: &SealedLine) -> Result<OrganiserPayload, NotOpened> {
        self.open_line(line, Kind::Organiser)
    }

    fn open_line<T: DeserializeOwned>(
        &self,
        line: &SealedLine,
        kind: Kind,
    ) -> Result<T, NotOpened> {
        let record: [u8; 16] = decode(&line.record)?
            .try_into()
            .map_err(|_| NotOpened::Damaged)?;
        let binding = Binding {
            campaign: &line.campaign,
            record: &record,
            schema: line.schema,
            kind,
        };
        self.open_one(&line.key_id, &line.sealed, binding)
    }

    /// Opens one sealed text.
    pub fn open_one<T: DeserializeOwned>(
        &self,
        key_id: &str,
        sealed: &str,
        binding: Binding<'_>,
    ) -> Result<T, NotOpened> {
        let unknown = || NotOpened::UnknownKey(key_id.to_owned());
        let key = self.0.get(key_id).ok_or_else(unknown)?;
        open(&decode(sealed)?, key, binding).map_err(|error| match error {
            OpenError::Schema(_) => NotOpened::Never(error.to_string()),
            OpenError::Sealed | OpenError::Payload => NotOpened::Damaged,
        })
    }
}

/// A section's key file.
pub fn read_key(path: &Path) -> Result<KeyFile, CliError> {
    KeyFile::read(path).map_err(|reason| CliError::KeyFile {
        path: path.to_owned(),
        reason,
    })
}

fn decode(text: &str) -> Result<Vec<u8>, NotOpened> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| NotOpened::Damaged)
}
