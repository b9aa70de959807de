//! A small built site: two languages, three petitions, two sections. Each text of the interface is
//! its own key, so that a test sees which one was used.

mod pages;

use std::{fs, path::Path};

use marathon_domain::{
    ActText, Campaign, Case, CaseStatus, Content, CountryCode, Figures, Grouping, Language,
    LetterModel, LiveText, MailText, MarathonText, MarathonTexts, MessageGuide, PaperText,
    Retention, SectionCard, SectionLinks, Text, Writing,
};

use pages::{page, shell};

/// The one site that may embed petitions of the section `fr`.
pub const PARTNER: &str = "https://www.partner.example";
pub const HASHED: &str = "app-0a1b2c3d4e5f6071.js";

/// Writes the site into a folder.
pub fn write(folder: &Path, public_key: Option<&str>) {
    let contents = [content("fr"), content("en")];
    let put = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put(
        "campaign/catalogue.json",
        &serde_json::to_string(&contents).unwrap(),
    );
    put(
        "campaign/shell.json",
        &serde_json::to_string(&shell()).unwrap(),
    );
    put(
        "campaign/sections/fr.toml",
        &section("[\"FR\"]", public_key, &[PARTNER]),
    );
    put("campaign/sections/int.toml", &section("[]", None, &[]));
    for language in ["fr", "en"] {
        put(&format!("{language}.html"), &page(language, "home", ""));
        put(
            &format!("{language}/404.html"),
            &page(language, "nothing here", ""),
        );
        for name in [
            "sign",
            "my-signing",
            "marathons/organise",
            "cases/one",
            "cases/one/message",
            "cases/one/letter",
        ] {
            put(
                &format!("{language}/{name}.html"),
                &page(language, name, ""),
            );
        }
        for section in ["fr", "int"] {
            let embed = format!("embed/{section}/{language}/one");
            for name in ["", "/thanks"] {
                put(&format!("{embed}{name}.html"), &page(language, "one", ""));
            }
        }
    }
    put("embed.js", "partners' script");
    put("embed/frame-0a1b2c3d4e5f6071.js", "frame");
    put(HASHED, "export default 1");
    put(&format!("{HASHED}.br"), "compressed");
    put("stamp.svg", "<svg/>");
    let stamp = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 30"><path d="M0 0h24v30H0z"/></svg>"##;
    for slug in ["one", "two"] {
        put(&format!("stamps/{slug}-0a1b2c3d4e5f6071.svg"), stamp);
    }
}

fn content(language: &str) -> Content {
    let language: Language = language.parse().unwrap();
    let case = |number: u8, slug: &str, status: CaseStatus| Case {
        slug: slug.parse().unwrap(),
        number,
        status,
        country: Some("FR".parse().unwrap()),
        country_name: String::new(),
        map: None,
        rights: Vec::new(),
        facts_as_of: "2020-10".to_owned(),
        facts_as_of_words: String::new(),
        name: slug.to_owned(),
        name_within: None,
        short_name: slug.to_owned(),
        headline: String::new(),
        alt: "alt".to_owned(),
        summary: String::new(),
        story: Vec::new(),
        updates: Vec::new(),
        photograph: None,
        quotation: None,
        why: String::new(),
        share: String::new(),
        letter: Some(LetterModel::default()),
        message: MessageGuide::default(),
        addressee: format!("to {slug}"),
        demand: format!("demand of {slug}"),
    };
    Content {
        campaign: Campaign {
            id: "test-2026".to_owned(),
            languages: vec!["fr".parse().unwrap(), "en".parse().unwrap()],
            notices: vec!["1".to_owned(), "2".to_owned()],
        },
        address: "https://marathon.example".to_owned(),
        assets: Vec::new(),
        languages: vec![
            ("fr".parse().unwrap(), "fr".to_owned()),
            ("en".parse().unwrap(), "en".to_owned()),
        ],
        texts: Text::KEYS
            .iter()
            .map(|key| match *key {
                "language.locale" => language.to_string(),
                "language.direction" => "ltr".to_owned(),
                key => key.to_owned(),
            })
            .collect(),
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
        marathons: marathon_texts(&language),
        live_texts: LiveText::KEYS
            .iter()
            .map(|key| match *key {
                "thanks.signed_for" => format!("{language} {key} {{name}}"),
                "thanks.people_other" => format!("{language} {key} {{count}}"),
                _ => format!("{language} {key}"),
            })
            .collect(),
        act_texts: ActText::KEYS
            .iter()
            .map(|key| format!("{language} {key}"))
            .collect(),
        mail_texts: MailText::KEYS
            .iter()
            .map(|key| format!("{language} {key}"))
            .collect(),
        paper_texts: PaperText::KEYS
            .iter()
            .map(|key| format!("{language} {key} {{number}}"))
            .collect(),
        cases: vec![
            case(1, "one", CaseStatus::Open),
            case(2, "two", CaseStatus::Open),
            case(3, "won", CaseStatus::Won),
        ],
        sections: vec![card("fr", &["FR"]), card("int", &[])],
        countries: CountryCode::all()
            .map(|code| (code, code.to_string()))
            .collect(),
        likely_countries: vec!["FR".parse().unwrap()],
        language,
    }
}

/// Each text is its own key, too.
fn marathon_texts(language: &Language) -> MarathonTexts {
    let texts = MarathonText::KEYS.iter();
    let names = |all: &[&str]| all.iter().map(|name| (*name).to_owned()).collect();
    MarathonTexts {
        texts: texts
            .map(|key| match *key {
                "date.pattern" => "{weekday} {day} {month} {year}".to_owned(),
                "date.hours" => "{date}, {starts} to {ends}".to_owned(),
                "date.overnight" => "{date}, {starts} to {ends} next day".to_owned(),
                _ => format!("{language} {key} {{number}}"),
            })
            .collect(),
        months: (1..=12).map(|month| format!("m{month}")).collect(),
        weekdays: names(&["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]),
        ..MarathonTexts::default()
    }
}

fn card(code: &str, countries: &[&str]) -> SectionCard {
    SectionCard {
        code: code.to_owned().try_into().unwrap(),
        name: code.to_owned(),
        languages: vec!["fr".parse().unwrap(), "en".parse().unwrap()],
        countries: countries.iter().map(|code| code.parse().unwrap()).collect(),
        minimum_age: 15,
        consent: None,
        address: Vec::new(),
        links: SectionLinks::default(),
    }
}

/// A section's file.
pub fn section(countries: &str, public_key: Option<&str>, origins: &[&str]) -> String {
    let key = public_key.map_or(String::new(), |key| format!("public_key = \"{key}\"\n"));
    format!(
        "name = {{ fr = \"A\", en = \"A\" }}\nlanguages = [\"fr\", \"en\"]\ncountries = {countries}\n\
         minimum_age = 15\norigins = {origins:?}\n{key}"
    )
}
