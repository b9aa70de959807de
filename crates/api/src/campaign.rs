//! The campaign as the server knows it: what the site's build wrote, the sections' files, and the key
//! that each section's records are sealed to.

mod read;
mod recipients;

use std::path::PathBuf;

use marathon_domain::{
    CaseStatus, Content, FieldError, Language, Rules, Section, SectionCode, Slug,
};

pub use recipients::Recipients;

/// Read once at start.
pub struct LoadedCampaign {
    /// One a language, the first language first; never empty.
    contents: Vec<Content>,
    sections: Vec<Section>,
    section_codes: Vec<SectionCode>,
    petitions: Vec<(Slug, CaseStatus)>,
    pub recipients: Recipients,
    pub site: PathBuf,
}

impl LoadedCampaign {
    /// Names the edition in tags and records.
    pub fn id(&self) -> &str {
        &self.first().campaign.id
    }

    /// What signings are checked against.
    pub fn rules(&self) -> Rules<'_> {
        Rules {
            campaign: &self.first().campaign,
            petitions: &self.petitions,
            sections: &self.section_codes,
        }
    }

    /// The slugs of all petitions.
    pub fn slugs(&self) -> Vec<Slug> {
        self.petitions
            .iter()
            .map(|(slug, _)| slug.clone())
            .collect()
    }

    /// The sections.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The content of a language, if the site speaks it.
    pub fn content(&self, language: &str) -> Option<&Content> {
        self.contents
            .iter()
            .find(|content| content.language.as_str() == language)
    }

    /// The content to use where a language is unknown.
    pub fn first(&self) -> &Content {
        &self.contents[0]
    }

    /// The languages of the site, the first one first.
    pub fn languages(&self) -> impl Iterator<Item = &Language> + Clone {
        self.contents.iter().map(|content| &content.language)
    }

    /// What is wrong with a field, in a language, or else in the first one.
    pub fn message(&self, language: &str, error: FieldError) -> &str {
        self.content(language)
            .unwrap_or(self.first())
            .text(error.text())
    }
}
