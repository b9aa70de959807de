//! The key that each section's data is sealed to.

use std::collections::BTreeMap;

use marathon_domain::{Section, SectionCode};
use marathon_seal::PublicKey;

use crate::start_error::StartError;

/// The keys of one kind, by section.
pub struct Recipients(BTreeMap<SectionCode, PublicKey>);

impl Recipients {
    /// The keys that records are opened with. A section without one takes no signings.
    pub fn of_records(sections: &[Section]) -> Result<Self, StartError> {
        Self::of(sections, "public_key", |section| &section.public_key)
    }

    /// The keys of moderators. A section without one shows nothing.
    pub fn of_moderation(sections: &[Section]) -> Result<Self, StartError> {
        Self::of(sections, "moderation_key", |section| {
            &section.moderation_key
        })
    }

    fn of(
        sections: &[Section],
        name: &'static str,
        key_of: impl Fn(&Section) -> &Option<String>,
    ) -> Result<Self, StartError> {
        let mut keys = BTreeMap::new();
        for section in sections {
            if let Some(text) = key_of(section) {
                let key = PublicKey::parse(text).ok_or_else(|| StartError::PublicKey {
                    section: section.code.to_string(),
                    name,
                })?;
                if !key.can_seal() {
                    let section = section.code.to_string();
                    return Err(StartError::CannotSeal { section, name });
                }
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
