//! The smallest built site that a server starts with: three open petitions, one section.

use std::{fs, path::Path};

use marathon_domain::{
    Campaign, Case, CaseStatus, Content, CountryCode, Figures, Grouping, Language, MessageGuide,
    Retention, Slug, Writing,
};

/// The petitions of the small site.
pub const PETITIONS: [&str; 3] = ["one", "two", "three"];

const SECTION: &str = "name = { fr = \"A\" }\nlanguages = [\"fr\"]\ncountries = []\n\
                       minimum_age = 15\norigins = []\n";

/// What its pages have in common: nothing.
const SHELL: &str = r#"{"build": "", "files": [], "locales": [], "head": "", "app": ""}"#;

/// Writes it into a folder.
pub fn write(folder: &Path) {
    let language: Language = "fr".parse().expect("a language");
    let contents = [Content {
        campaign: Campaign {
            id: "test-2026".to_owned(),
            languages: vec![language.clone()],
            notices: vec!["1".to_owned()],
        },
        language,
        assets: Vec::new(),
        address: String::new(),
        languages: Vec::new(),
        texts: Vec::new(),
        live_texts: Vec::new(),
        act_texts: Vec::new(),
        mail_texts: Vec::new(),
        paper_texts: Vec::new(),
        grouping: Grouping::default(),
        figures: Figures::default(),
        retention: Retention {
            ends: "2026-12-31".to_owned(),
            keep_months: 12,
        },
        further: Vec::new(),
        wins: Vec::new(),
        documents: Vec::new(),
        writing: Writing::default(),
        marathons: Default::default(),
        cases: (1..)
            .zip(PETITIONS)
            .map(|(number, slug)| case(number, slug.parse().expect("a slug")))
            .collect(),
        sections: Vec::new(),
        countries: Vec::new(),
        likely_countries: Vec::new(),
    }];
    let catalogue = serde_json::to_string(&contents).expect("contents encode");
    let campaign = folder.join("campaign");
    fs::create_dir_all(campaign.join("sections")).expect("the folder can be made");
    fs::write(campaign.join("catalogue.json"), catalogue).expect("it can be written");
    fs::write(campaign.join("shell.json"), SHELL).expect("it can be written");
    fs::write(campaign.join("sections/int.toml"), SECTION).expect("it can be written");
}

fn case(number: u8, slug: Slug) -> Case {
    let country: CountryCode = "FR".parse().expect("a country");
    Case {
        number,
        status: CaseStatus::Open,
        country: Some(country),
        country_name: String::new(),
        map: None,
        rights: Vec::new(),
        facts_as_of: "2020-10".to_owned(),
        facts_as_of_words: String::new(),
        name: slug.to_string(),
        name_within: None,
        short_name: slug.to_string(),
        headline: String::new(),
        alt: String::new(),
        summary: String::new(),
        story: Vec::new(),
        updates: Vec::new(),
        photograph: None,
        quotation: None,
        why: String::new(),
        share: String::new(),
        letter: None,
        message: MessageGuide::default(),
        addressee: String::new(),
        demand: String::new(),
        slug,
    }
}
