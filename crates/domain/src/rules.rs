//! The facts of the campaign against which everything that people send is checked.

use crate::{
    content::{Campaign, CaseStatus, SectionCode},
    country::CountryCode,
    field_error::ErrorCode,
    language::Language,
    slug::Slug,
};

/// The facts against which signings and other acts are checked.
pub struct Rules<'a> {
    pub campaign: &'a Campaign,
    /// Every known petition with the status of its case.
    pub petitions: &'a [(Slug, CaseStatus)],
    /// Every section that takes signings, now or later.
    pub sections: &'a [SectionCode],
}

impl Rules<'_> {
    pub(crate) fn country(&self, text: &str) -> Result<CountryCode, ErrorCode> {
        if text.is_empty() {
            return Err(ErrorCode::Required);
        }
        text.parse().map_err(|_| ErrorCode::Unknown)
    }

    pub(crate) fn language(&self, text: &str) -> Result<Language, ErrorCode> {
        let language = text.parse().map_err(|_| ErrorCode::Invalid)?;
        let spoken = self.campaign.languages.contains(&language);
        spoken.then_some(language).ok_or(ErrorCode::Unknown)
    }

    pub(crate) fn section(&self, text: &str) -> Result<SectionCode, ErrorCode> {
        let mut sections = self.sections.iter();
        let section = sections
            .find(|section| section.as_str() == text)
            .ok_or(ErrorCode::Unknown)?;
        Ok(section.clone())
    }

    pub(crate) fn notice(&self, text: Option<&str>) -> Result<String, ErrorCode> {
        let Some(text) = text else {
            return Ok(self.campaign.notice().to_owned());
        };
        let is_known = self.campaign.notices.iter().any(|known| known == text);
        is_known.then(|| text.to_owned()).ok_or(ErrorCode::Unknown)
    }
}
