//! A case: a person or group in danger, with one petition.

use serde::{Deserialize, Serialize};

use crate::{country::CountryCode, slug::Slug};

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseStatus {
    /// Takes signatures.
    Open,
    /// Won: says so, takes no more signatures.
    Won,
}

/// A case as pages of one language show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    pub slug: Slug,
    /// The place in the campaign, from 1.
    pub number: u8,
    pub status: CaseStatus,
    pub country: CountryCode,
    pub country_name: String,
    /// The rights at stake, named in the language.
    pub rights: Vec<String>,
    /// The month in which the facts were true, `2020-10`.
    pub facts_as_of: String,
    /// The same month, in words.
    pub facts_as_of_words: String,
    pub name: String,
    /// For under a stamp.
    pub short_name: String,
    pub headline: String,
    /// The address of the stamp's picture within the site.
    pub picture: String,
    /// What the stamp shows.
    pub alt: String,
    /// For search engines and share previews; empty but on the case's own page.
    pub summary: String,
    /// Paragraphs; empty but on the case's own page.
    pub story: Vec<String>,
    /// The first line of the petition as a letter; empty but on the case's own page.
    pub addressee: String,
    /// The petition's sentence; empty where no form shows it.
    pub demand: String,
}
