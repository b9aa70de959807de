//! The files as editors write them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{ContentError, SourceFile};
use crate::{
    content::{Section, SectionCode, SectionLinks},
    country::CountryCode,
    language::Language,
    origin::Origin,
};
#[cfg(feature = "assemble")]
pub(super) use campaign_files::*;

/// The files that only the build of the site reads.
#[cfg(feature = "assemble")]
mod campaign_files {
    use super::{BTreeMap, CountryCode, Deserialize, Language};
    use crate::content::{CaseStatus, PlanStep, Quotation, Retention, WritingRules};

    /// `campaign.toml`
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct CampaignFile {
        pub id: String,
        pub languages: Vec<Language>,
        pub notices: Vec<String>,
        pub retention: Retention,
        pub figures: FiguresTable,
    }

    /// What the marathon has achieved.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct FiguresTable {
        pub imprisoned: u32,
        pub freed: u32,
        pub since: u16,
    }

    /// `map.toml`: the place of each country.
    pub type MapFile = BTreeMap<CountryCode, MapEntry>;

    /// In the units of `assets/map/world.svg`.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct MapEntry {
        pub x: f64,
        pub y: f64,
        pub shape: String,
        /// Left, top, width, height.
        pub view: [f64; 4],
    }

    /// `cases/{slug}/case.toml`, and without a country `further/{slug}/petition.toml`
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct CaseFile {
        pub number: u8,
        pub country: Option<CountryCode>,
        pub rights: Vec<String>,
        pub status: CaseStatus,
        pub facts_as_of: String,
        pub letter: Option<LetterFacts>,
    }

    /// `[letter]` of `case.toml`
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct LetterFacts {
        /// Two-letter codes, best first.
        pub languages: Vec<String>,
        /// Lines of a postal address; without it letters go through the section.
        #[serde(default)]
        pub address: Vec<String>,
        #[serde(default)]
        pub return_address: ReturnAddress,
    }

    /// Whether a writer may safely give a postal address. By default not.
    #[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum ReturnAddress {
        Wise,
        #[default]
        Unwise,
    }

    /// `cases/{slug}/{language}.toml`, `further/{slug}/{language}.toml`
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct CaseTextsFile {
        pub name: String,
        /// The name within a sentence; by default the name.
        pub name_within: Option<String>,
        pub short_name: String,
        pub headline: String,
        pub summary: String,
        pub story: Vec<String>,
        pub why: String,
        pub addressee: String,
        pub demand: String,
        pub share: String,
        pub alt: String,
        pub letter: Option<LetterTexts>,
        #[serde(default)]
        pub message: MessageTexts,
        #[serde(default)]
        pub updates: Vec<UpdateTexts>,
        pub photograph: Option<PhotographTexts>,
        pub quotation: Option<Quotation>,
    }

    /// One of `[[updates]]` of a case's texts
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateTexts {
        pub day: String,
        pub text: String,
    }

    /// `[photograph]` of the texts of a case or a win
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct PhotographTexts {
        pub credit: String,
        pub alt: String,
    }

    /// `[message]` of a case's texts
    #[derive(Default, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct MessageTexts {
        /// By default the name of the case within a sentence.
        pub to: Option<String>,
        #[serde(default)]
        pub rules: WritingRules,
    }

    /// `[letter]` of a case's texts
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct LetterTexts {
        pub greeting: String,
        pub opening: String,
        pub points: Vec<String>,
        pub demand: String,
        pub close: String,
        #[serde(default)]
        pub rules: WritingRules,
    }

    /// `wins/{slug}/win.toml`
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct WinFile {
        pub number: u8,
        pub country: CountryCode,
        pub month: String,
        pub actions: u32,
    }

    /// `wins/{slug}/{language}.toml`
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct WinTextsFile {
        pub name: String,
        pub headline: String,
        pub text: String,
        pub alt: String,
        pub photograph: Option<PhotographTexts>,
        pub quotation: Option<Quotation>,
    }

    /// `languages/{language}/countries.toml`
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct CountriesFile {
        pub likely: Vec<CountryCode>,
        /// In the order of display.
        pub countries: Vec<(CountryCode, String)>,
    }

    /// `languages/{language}/interface.toml`: tables of texts.
    pub type InterfaceFile = BTreeMap<String, BTreeMap<String, String>>;

    /// `languages/{language}/writing.toml`
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct WritingFile {
        pub return_address_unwise: String,
        pub return_address_wise: String,
        pub languages_understood: String,
        pub general_note: String,
        pub letter: WritingRules,
        pub message: WritingRules,
        /// The name of each language that an addressee understands, by its two-letter code.
        pub languages: BTreeMap<String, String>,
    }

    /// `languages/{language}/marathons.toml`: tables of texts, beside names and the plan of an hour.
    #[derive(Deserialize)]
    pub struct MarathonsFile {
        pub names: NamesTable,
        pub plan: PlanTable,
        #[serde(flatten)]
        pub texts: InterfaceFile,
    }

    /// `[names]` of `marathons.toml`, as written in dates.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct NamesTable {
        pub months: [String; 12],
        pub weekdays: [String; 7],
    }

    /// `[plan]` of `marathons.toml`
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct PlanTable {
        pub bring: Vec<String>,
        pub care: Vec<String>,
        pub steps: Vec<PlanStep>,
    }

    /// `languages/{language}/rights.toml`: the name of each right.
    pub type RightsFile = BTreeMap<String, String>;
}

/// `sections/{code}.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SectionFile {
    name: BTreeMap<Language, String>,
    languages: Vec<Language>,
    countries: Vec<CountryCode>,
    minimum_age: u8,
    origins: Vec<Origin>,
    #[serde(default)]
    signed_event: bool,
    #[serde(default)]
    links: SectionLinks,
    #[serde(default)]
    consent: BTreeMap<Language, String>,
    public_key: Option<String>,
    moderation_key: Option<String>,
    #[serde(default)]
    address: Vec<String>,
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
            signed_event,
            links,
            consent,
            public_key,
            moderation_key,
            address,
        } = self;
        Ok(Section {
            code,
            name,
            languages,
            countries,
            minimum_age,
            origins,
            signed_event,
            links,
            consent,
            public_key,
            moderation_key,
            address,
        })
    }
}
