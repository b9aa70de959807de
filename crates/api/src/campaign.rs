//! The campaign as the server knows it: what the site's build wrote, the sections' files, and the key
//! that each section's records are sealed to.

mod read;
mod recipients;

use std::path::PathBuf;

use marathon_domain::{
    CaseStatus, FieldError, Language, Retention, Rules, Section, SectionCode, SiteData, Slug,
};

pub use recipients::Recipients;

use crate::mail::MailTexts;

/// Read once at start.
pub struct LoadedCampaign {
    /// One a language, the first language first; never empty.
    data: Vec<SiteData>,
    /// What mails say, in the same order.
    mail_texts: Vec<MailTexts>,
    sections: Vec<Section>,
    section_codes: Vec<SectionCode>,
    petitions: Vec<(Slug, CaseStatus)>,
    pub recipients: Recipients,
    pub retention: Retention,
    pub site: PathBuf,
}

impl LoadedCampaign {
    /// Names the edition in tags and records.
    pub fn id(&self) -> &str {
        &self.first().campaign.id
    }

    /// What mails say, in each language, the first language first.
    pub fn mail_texts(&self) -> &[MailTexts] {
        &self.mail_texts
    }

    /// What signings are checked against.
    pub fn rules(&self) -> Rules<'_> {
        Rules {
            campaign: &self.first().campaign,
            petitions: &self.petitions,
            sections: &self.section_codes,
        }
    }

    /// Whether a petition is one of the ten, whose sum is the total.
    pub fn is_of_the_ten(&self, petition: &Slug) -> bool {
        let mut ten = self.first().petitions.iter();
        ten.any(|(slug, _)| slug == petition)
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

    /// What is said in a language, if the site speaks it.
    pub fn data(&self, language: &str) -> Option<&SiteData> {
        self.data
            .iter()
            .find(|data| data.language.as_str() == language)
    }

    /// What is said where a language is unknown.
    pub fn first(&self) -> &SiteData {
        &self.data[0]
    }

    /// The languages of the site, the first one first.
    pub fn languages(&self) -> impl Iterator<Item = &Language> + Clone {
        self.data.iter().map(|data| &data.language)
    }

    /// What is wrong with a field, in a language, or else in the first one.
    pub fn message(&self, language: &str, error: FieldError) -> &str {
        self.data(language)
            .unwrap_or(self.first())
            .text(error.text())
    }
}
