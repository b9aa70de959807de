//! The least of a built site that a server starts with: three open petitions, one section.

use std::{fs, path::Path};

use serde_json::json;

/// The petitions of the small site.
pub const PETITIONS: [&str; 3] = ["one", "two", "three"];

/// Writes it into a folder.
pub fn write(folder: &Path) {
    let cases = (1..).zip(PETITIONS).map(|(number, slug)| {
        json!({
            "slug": slug, "number": number, "status": "open", "country": "FR", "country_name": "",
            "rights": [], "facts_as_of": "2020-10", "facts_as_of_words": "", "name": slug,
            "short_name": slug, "headline": "", "picture": "", "alt": "", "summary": "", "story": [],
            "addressee": "", "demand": "",
        })
    });
    let catalogue = json!([{
        "language": "fr",
        "campaign": {"id": "test-2026", "languages": ["fr"], "notices": ["1"]},
        "texts": [],
        "cases": cases.collect::<Vec<_>>(),
        "sections": [],
        "countries": [],
        "likely_countries": [],
    }]);
    let section = "name = { fr = \"A\" }\nlanguages = [\"fr\"]\ncountries = []\nminimum_age = 15\norigins = []\n";
    let campaign = folder.join("campaign");
    fs::create_dir_all(campaign.join("sections")).expect("the folder can be made");
    fs::write(campaign.join("catalogue.json"), catalogue.to_string()).expect("it can be written");
    fs::write(campaign.join("sections/int.toml"), section).expect("it can be written");
}
