//! Reads the site's catalogue and the sections' files.

use std::{fs, path::Path, sync::Arc};

use marathon_domain::Content;
use parking_lot::RwLock;
use serde::de::DeserializeOwned;

use super::{LoadedCampaign, Previews, Sections, TryOutKeys};
use crate::{config::SiteConfig, mail::MailTexts, start_error::StartError};

/// The file that the build writes for the server. It is never served.
const CATALOGUE: &str = "campaign/catalogue.json";

impl LoadedCampaign {
    /// Reads everything but the try-out key.
    pub fn read(site: &SiteConfig) -> Result<Self, StartError> {
        let contents: Vec<Content> = read_json(&site.folder.join(CATALOGUE))?;
        if contents.is_empty() {
            let reason = "it holds no language".to_owned();
            return Err(bad(&site.folder.join(CATALOGUE), reason));
        }
        Ok(Self {
            mail_texts: contents.iter().map(MailTexts::of).collect(),
            previews: Previews::of(&contents),
            petitions: contents[0].petitions(),
            contents: contents.into_iter().map(Arc::new).collect(),
            sections: RwLock::new(Arc::new(Sections::read(&site.sections, None)?)),
            sections_folder: site.sections.clone(),
            try_out: None,
        })
    }

    /// Seals everything to these keys while no section has its own.
    pub fn try_out(&mut self, keys: TryOutKeys) -> Result<(), StartError> {
        let sections = Sections::read(&self.sections_folder, Some(&keys))?;
        self.sections = RwLock::new(Arc::new(sections));
        self.try_out = Some(keys);
        Ok(())
    }
}

/// Reads a file that the build wrote as JSON.
pub fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T, StartError> {
    let text = fs::read(path).map_err(|error| bad(path, error.to_string()))?;
    serde_json::from_slice(&text).map_err(|error| bad(path, error.to_string()))
}

fn bad(path: &Path, reason: String) -> StartError {
    StartError::Site {
        path: path.to_owned(),
        reason,
    }
}
