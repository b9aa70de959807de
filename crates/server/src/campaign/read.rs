//! Reading the site's catalogue and the sections' files.

use std::{
    fs,
    path::Path,
    sync::{Arc, RwLock},
};

use marathon_domain::{Content, SiteData};

use super::{LoadedCampaign, Previews, Sections, TryOutKeys};
use crate::{config::SiteConfig, mail::MailTexts, start_error::StartError};

/// The build writes it for the server; it is never served.
const CATALOGUE: &str = "campaign/catalogue.json";

impl LoadedCampaign {
    /// Reads everything but the try-out key.
    pub(crate) fn read(site: &SiteConfig) -> Result<Self, StartError> {
        let contents = read_catalogue(&site.folder)?;
        let data: Vec<SiteData> = contents.iter().map(Content::site_data).collect();
        let sections = Sections::read(&site.sections, None)?;
        // An unspoken first language would leave nothing to answer in.
        let petitions = data[0].all_petitions();
        Ok(Self {
            data,
            act_texts: contents
                .iter()
                .map(|content| content.act_texts.clone())
                .collect(),
            mail_texts: contents.iter().map(MailTexts::of).collect(),
            marathons: contents
                .iter()
                .map(|content| content.marathons.clone())
                .collect(),
            previews: Previews::of(&contents),
            countries: contents
                .iter()
                .map(|content| content.countries.iter().cloned().collect())
                .collect(),
            petitions,
            retention: contents[0].retention.clone(),
            sections: RwLock::new(Arc::new(sections)),
            sections_folder: site.sections.clone(),
            try_out: None,
            site: site.folder.clone(),
        })
    }

    /// Seals everything to these keys, while no section has its own.
    pub(crate) fn try_out(&mut self, keys: TryOutKeys) -> Result<(), StartError> {
        let sections = Sections::read(&self.sections_folder, Some(&keys))?;
        self.sections = RwLock::new(Arc::new(sections));
        self.try_out = Some(keys);
        Ok(())
    }
}

fn read_catalogue(site: &Path) -> Result<Vec<Content>, StartError> {
    let path = site.join(CATALOGUE);
    let bad = |reason: String| StartError::Site {
        path: path.clone(),
        reason,
    };
    let text = fs::read(&path).map_err(|error| bad(error.to_string()))?;
    let contents: Vec<Content> =
        serde_json::from_slice(&text).map_err(|error| bad(error.to_string()))?;
    if contents.is_empty() {
        return Err(bad("it holds no language".to_owned()));
    }
    Ok(contents)
}
