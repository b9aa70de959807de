//! What the server needs to know while it runs, in one language.

use super::{Campaign, CaseStatus, LiveText, SectionCard, section_of};
use crate::{country::CountryCode, language::Language, slug::Slug};

/// The part of the content by which it checks what people send, and answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteData {
    pub language: Language,
    /// How the language writes numbers, as a BCP 47 tag for `Intl`.
    pub locale: String,
    pub campaign: Campaign,
    /// In the order of [`LiveText`].
    pub texts: Vec<String>,
    /// The petitions of the ten cases, in the order of the campaign.
    pub petitions: Vec<(Slug, CaseStatus)>,
    /// Petitions beside the ten.
    pub further: Vec<(Slug, CaseStatus)>,
    pub sections: Vec<SectionCard>,
}

impl SiteData {
    /// What the app or the server says.
    pub fn text(&self, text: LiveText) -> &str {
        self.texts.get(text as usize).map_or("", String::as_str)
    }

    /// The same with its `{name}` replaced.
    pub fn fill(&self, text: LiveText, name: &str, value: &str) -> String {
        self.text(text)
            .replace(format!("{{{name}}}").as_str(), value)
    }

    /// The open petitions of the ten cases.
    pub fn open_petitions(&self) -> impl Iterator<Item = &Slug> {
        self.petitions
            .iter()
            .filter(|(_, status)| *status == CaseStatus::Open)
            .map(|(slug, _)| slug)
    }

    /// Every petition with its status, as validation wants them.
    pub fn all_petitions(&self) -> Vec<(Slug, CaseStatus)> {
        [&self.petitions[..], &self.further].concat()
    }

    /// The section that receives the data of supporters in a country: the one that names the
    /// country, else the one that names none.
    pub fn section_of(&self, country: Option<CountryCode>) -> Option<&SectionCard> {
        section_of(&self.sections, country)
    }
}
