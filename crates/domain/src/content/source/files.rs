//! The files as editors write them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{ContentError, SourceFile};
use crate::{
    content::{CaseStatus, Section, SectionCode, SectionLinks},
    country::CountryCode,
    language::Language,
};

/// `cases/{slug}/case.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseFile {
    pub number: u8,
    pub country: CountryCode,
    pub rights: Vec<String>,
    pub status: CaseStatus,
    pub facts_as_of: String,
}

/// `cases/{slug}/{language}.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseTextsFile {
    pub name: String,
    pub short_name: String,
    pub headline: String,
    pub summary: String,
    pub story: Vec<String>,
    pub addressee: String,
    pub demand: String,
    pub alt: String,
}

/// `languages/{language}/countries.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CountriesFile {
    pub likely: Vec<CountryCode>,
    /// In the order of display.
    pub countries: Vec<(CountryCode, String)>,
}

/// `languages/{language}/interface.toml`: tables of texts.
pub(super) type InterfaceFile = BTreeMap<String, BTreeMap<String, String>>;

/// `languages/{language}/rights.toml`: the name of each right.
pub(super) type RightsFile = BTreeMap<String, String>;

/// `sections/{code}.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SectionFile {
    name: BTreeMap<Language, String>,
    languages: Vec<Language>,
    countries: Vec<CountryCode>,
    minimum_age: u8,
    origins: Vec<String>,
    #[serde(default)]
    links: SectionLinks,
    public_key: Option<String>,
}

impl SectionFile {
    pub(super) fn into_section(
        self,
        code: &str,
        file: &SourceFile,
    ) -> Result<Section, ContentError> {
        let code = SectionCode::try_from(code.to_owned())
            .map_err(|error| ContentError::new(&file.name, "file name", error))?;
        let Self {
            name,
            languages,
            countries,
            minimum_age,
            origins,
            links,
            public_key,
        } = self;
        Ok(Section {
            code,
            name,
            languages,
            countries,
            minimum_age,
            origins,
            links,
            public_key,
        })
    }
}
