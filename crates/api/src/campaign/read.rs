//! Reading the site's catalogue and the sections' files.

use std::{fs, path::Path};

use marathon_domain::{
    Content, Section, SiteData,
    source::{self, SourceFile},
};

use super::{LoadedCampaign, Recipients};
use crate::{config::SiteConfig, mail::MailTexts, sealing::PublicKey, start_error::StartError};

/// The build writes it for the server; it is never served.
const CATALOGUE: &str = "campaign/catalogue.json";

impl LoadedCampaign {
    /// Reads everything but the try-out key.
    pub(crate) fn read(site: &SiteConfig) -> Result<Self, StartError> {
        let contents = read_catalogue(&site.folder)?;
        let data: Vec<SiteData> = contents.iter().map(Content::site_data).collect();
        let sections = read_sections(&site.sections)?;
        let recipients = Recipients::of(&sections)?;
        // An unspoken first language would leave nothing to answer in.
        let petitions = data[0].all_petitions();
        let section_codes = sections.iter().map(|section| section.code.clone());
        Ok(Self {
            data,
            mail_texts: contents.iter().map(MailTexts::of).collect(),
            section_codes: section_codes.collect(),
            sections,
            petitions,
            recipients,
            retention: contents[0].retention.clone(),
            site: site.folder.clone(),
        })
    }

    /// Seals everything to one key, while no section has its own.
    pub(crate) fn try_out(&mut self, key: PublicKey) {
        self.recipients = Recipients::try_out(&self.sections, &key);
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

fn read_sections(folder: &Path) -> Result<Vec<Section>, StartError> {
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
