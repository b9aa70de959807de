//! A case: a person or group in danger, with one petition.

use serde::{Deserialize, Serialize};

use super::{CaseUpdate, LetterModel, MapPlace, MessageGuide, Photograph, Quotation};
use crate::{country::CountryCode, page::Page, slug::Slug};

/// The status of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseStatus {
    /// Takes signatures.
    Open,
    /// Won: the page says so, and takes no more signatures.
    Won,
}

/// A case as pages of one language show it. A petition beside the ten has the same shape, but
/// neither country nor map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Case {
    pub slug: Slug,
    /// The place in the campaign, or among the further petitions, from 1.
    pub number: u8,
    pub status: CaseStatus,
    pub country: Option<CountryCode>,
    /// Empty without a country.
    pub country_name: String,
    /// Where the country is on the world map.
    pub map: Option<MapPlace>,
    /// The rights at stake, named in the language.
    pub rights: Vec<String>,
    /// The month in which the facts were true, `2020-10`.
    pub facts_as_of: String,
    /// The same month, in words.
    pub facts_as_of_words: String,
    pub name: String,
    /// The name within a sentence, if it differs: it begins with a small letter.
    pub name_within: Option<String>,
    /// The name below a stamp.
    pub short_name: String,
    pub headline: String,
    /// What the stamp shows.
    pub alt: String,
    /// For search engines and share previews.
    pub summary: String,
    /// Paragraphs.
    pub story: Vec<String>,
    /// What has happened since, the newest first.
    pub updates: Vec<CaseUpdate>,
    pub photograph: Option<Photograph>,
    pub quotation: Option<Quotation>,
    /// Why the case matters beyond the person.
    pub why: String,
    /// The first line of the petition as a letter.
    pub addressee: String,
    /// The petition's sentence.
    pub demand: String,
    /// What a supporter may post, without the link; short enough for every network.
    pub share: String,
    /// None for a petition beside the ten.
    pub letter: Option<LetterModel>,
    /// Unused for a petition beside the ten, which is about no single person.
    pub message: MessageGuide,
}

impl Case {
    /// The name within a sentence.
    pub fn name_within(&self) -> &str {
        self.name_within.as_ref().unwrap_or(&self.name)
    }

    /// The case's own page.
    pub fn page(&self) -> Page {
        if self.is_of_the_ten() {
            Page::Case(self.slug.clone())
        } else {
            Page::Petition(self.slug.clone())
        }
    }

    /// The address of the stamp's picture in the sources of the site.
    pub fn picture(&self) -> String {
        format!("/stamps/{}.svg", self.slug)
    }

    /// Whether it is one of the ten, and not a petition beside them.
    pub fn is_of_the_ten(&self) -> bool {
        self.country.is_some()
    }
}
