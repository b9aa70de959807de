//! Which key each section's records are sealed to.

use std::collections::BTreeMap;

use marathon_domain::{Section, SectionCode};

use crate::{sealing::PublicKey, start_error::StartError};

/// The keys, by section. A section without one takes no signings.
pub struct Recipients(BTreeMap<SectionCode, PublicKey>);

impl Recipients {
    /// The sections' own keys.
    pub fn of(sections: &[Section]) -> Result<Self, StartError> {
        let mut keys = BTreeMap::new();
        for section in sections {
            if let Some(text) = &section.public_key {
                let key = PublicKey::parse(text).ok_or_else(|| StartError::PublicKey {
                    section: section.code.to_string(),
                })?;
                keys.insert(section.code.clone(), key);
            }
        }
        Ok(Self(keys))
    }

    /// One key for every section.
    pub fn try_out(sections: &[Section], key: &PublicKey) -> Self {
        let all = sections
            .iter()
            .map(|section| (section.code.clone(), key.clone()));
        Self(all.collect())
    }

    /// Whether no section has a key.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The key of a section.
    pub fn key(&self, section: &SectionCode) -> Option<&PublicKey> {
        self.0.get(section)
    }
}
