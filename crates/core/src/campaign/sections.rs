//! The sections, from their files: who may embed petitions, who receives the data.

use std::{fs, path::Path};

use marathon_domain::{
    Section, SectionCode,
    source::{self, SourceFile},
};
use marathon_seal::PublicKey;

use super::recipients::Recipients;
use crate::start_error::StartError;

/// The keys that everything is sealed to while no section has keys of its own.
#[derive(Clone)]
pub struct TryOutKeys {
    pub records: PublicKey,
    pub moderation: PublicKey,
}

/// One snapshot of the sections' files.
pub struct Sections {
    all: Vec<Section>,
    codes: Vec<SectionCode>,
    recipients: Recipients,
    moderators: Recipients,
}

impl Sections {
    /// Reads the folder. Try-out keys, if given, are used while no section has its own.
    pub fn read(folder: &Path, try_out: Option<&TryOutKeys>) -> Result<Self, StartError> {
        let all = read_all(folder)?;
        let mut recipients = Recipients::of_records(&all)?;
        let mut moderators = Recipients::of_moderation(&all)?;
        if let Some(keys) = try_out
            && recipients.is_empty()
        {
            recipients = Recipients::try_out(&all, &keys.records);
            moderators = Recipients::try_out(&all, &keys.moderation);
        }
        refuse_one_key_for_both(&all, &recipients, &moderators)?;
        Ok(Self {
            moderators,
            codes: all.iter().map(|section| section.code.clone()).collect(),
            all,
            recipients,
        })
    }

    /// The codes of all sections.
    pub fn codes(&self) -> &[SectionCode] {
        &self.codes
    }

    /// The section with that code.
    pub fn get(&self, code: &SectionCode) -> Option<&Section> {
        self.all.iter().find(|section| section.code == *code)
    }

    /// The key of a section. A section without one takes no signings.
    pub fn key(&self, section: &SectionCode) -> Option<&PublicKey> {
        self.recipients.key(section)
    }

    /// The key of a section's moderators. A section without one shows nothing.
    pub fn moderation_key(&self, section: &SectionCode) -> Option<&PublicKey> {
        self.moderators.key(section)
    }

    /// Whether no section has a key.
    pub fn have_no_key(&self) -> bool {
        self.recipients.is_empty()
    }

    /// Logs which sections take no signings.
    pub fn warn_of_closed(&self) {
        for code in &self.codes {
            if self.key(code).is_none() {
                tracing::warn!(section = %code, "this section has no public_key and takes no signings");
            }
        }
    }
}

/// Moderators must not be able to open the signatures.
fn refuse_one_key_for_both(
    sections: &[Section],
    recipients: &Recipients,
    moderators: &Recipients,
) -> Result<(), StartError> {
    for section in sections {
        let (records, moderation) = (recipients.key(&section.code), moderators.key(&section.code));
        if moderation.is_some_and(|key| records.is_some_and(|other| other.id == key.id)) {
            let section = section.code.to_string();
            return Err(StartError::OneKey { section });
        }
    }
    Ok(())
}

fn read_all(folder: &Path) -> Result<Vec<Section>, StartError> {
    let bad = |reason: String| StartError::Sections {
        path: folder.to_owned(),
        reason,
    };
    let io = |error: std::io::Error| bad(error.to_string());
    let mut sections = Vec::new();
    for entry in fs::read_dir(folder).map_err(io)? {
        let path = entry.map_err(io)?.path();
        let Some(code) = path
            .file_name()
            .and_then(|name| name.to_str())
            .and_then(|name| name.strip_suffix(".toml"))
        else {
            continue;
        };
        let file = SourceFile {
            name: path.display().to_string(),
            text: fs::read_to_string(&path).map_err(io)?,
        };
        sections.push(source::section(code, &file)?);
    }
    if sections.is_empty() {
        return Err(bad("it holds no section file".to_owned()));
    }
    sections.sort_by(|one, other| one.code.cmp(&other.code));
    Ok(sections)
}
