//! The conditions that the content must meet before a site is made from it.

use super::super::{ContentError, SourceFile, files::WritingFile};
use crate::{
    content::{Campaign, Case, Content, Retention, Section},
    country::CountryCode,
};

/// How many words a story may have, all paragraphs together: some languages need fewer than others.
const STORY_WORDS: std::ops::RangeInclusive<usize> = 60..=150;
/// The longest text to share, in characters: it fits every network together with its link.
const SHARE_CHARACTERS: usize = 170;

pub fn campaign(campaign: &Campaign, file: &SourceFile) -> Result<(), ContentError> {
    for (field, missing) in [
        ("id", campaign.id.is_empty()),
        ("languages", campaign.languages.is_empty()),
        ("notices", campaign.notices.is_empty()),
    ] {
        if missing {
            return Err(ContentError::new(&file.name, field, "must not be empty"));
        }
    }
    Ok(())
}

pub fn retention(retention: &Retention, file: &SourceFile) -> Result<(), ContentError> {
    match retention.is_sound() {
        true => Ok(()),
        false => {
            let reason =
                "must say when the campaign ends, as `2026-12-31`, and `keep_months` from 1";
            Err(ContentError::new(&file.name, "retention", reason))
        }
    }
}

/// Every supporter has exactly one section: no country has two, and one section takes all other
/// countries.
pub fn sections(sections: &[(Section, &SourceFile)]) -> Result<(), ContentError> {
    let mut taken: Vec<CountryCode> = Vec::new();
    let mut fallbacks = 0;
    for (section, file) in sections {
        for country in &section.countries {
            if taken.contains(country) {
                let reason = format!("{country} is another section's, or stands twice");
                return Err(ContentError::new(&file.name, "countries", reason));
            }
            taken.push(*country);
        }
        fallbacks += usize::from(section.countries.is_empty());
        if fallbacks > 1 {
            let reason = "must not be empty: another section takes the countries nobody names";
            return Err(ContentError::new(&file.name, "countries", reason));
        }
    }
    match sections.last() {
        Some((_, file)) if fallbacks == 0 => Err(ContentError::new(
            &file.name,
            "countries",
            "one section must name none, and take the countries that nobody names",
        )),
        _ => Ok(()),
    }
}

pub fn countries(content: &Content, file: &SourceFile) -> Result<(), ContentError> {
    let mut listed: Vec<CountryCode> = content.countries.iter().map(|(code, _)| *code).collect();
    listed.sort();
    if let Some(twice) = listed.windows(2).find(|pair| pair[0] == pair[1]) {
        let reason = format!("{} stands twice", twice[0]);
        return Err(ContentError::new(&file.name, "countries", reason));
    }
    if let Some(missing) = CountryCode::all().find(|code| listed.binary_search(code).is_err()) {
        let reason = format!("{missing} is missing");
        return Err(ContentError::new(&file.name, "countries", reason));
    }
    if content.likely_countries.is_empty() {
        let reason = "must name a country";
        return Err(ContentError::new(&file.name, "likely", reason));
    }
    Ok(())
}

/// Numbers give the order, from 1 without a gap.
pub fn order(folder: &str, numbers: impl Iterator<Item = u8>) -> Result<(), ContentError> {
    for (place, number) in (1..).zip(numbers) {
        if number != place {
            let reason = format!("must run from 1 without a gap, but {number} stands at {place}");
            return Err(ContentError::new(folder, "number", reason));
        }
    }
    Ok(())
}

/// A case of the ten has a country, a petition beside them has none, and no two share a slug.
pub fn kinds(cases: &[Case], further: &[Case]) -> Result<(), ContentError> {
    for case in cases {
        if case.country.is_none() {
            let file = format!("cases/{}/case.toml", case.slug);
            return Err(ContentError::new(&file, "country", "is missing"));
        }
        if case.letter.is_none() {
            let file = format!("cases/{}/case.toml", case.slug);
            return Err(ContentError::new(&file, "letter", "is missing"));
        }
    }
    for petition in further {
        let file = format!("further/{}/petition.toml", petition.slug);
        if petition.country.is_some() {
            let reason = "must not stand in a petition beside the ten";
            return Err(ContentError::new(&file, "country", reason));
        }
        if petition.letter.is_some() {
            let reason = "must not stand in a petition beside the ten";
            return Err(ContentError::new(&file, "letter", reason));
        }
        if cases.iter().any(|case| case.slug == petition.slug) {
            let reason = "is one of the ten cases already";
            return Err(ContentError::new(&file, "folder name", reason));
        }
    }
    Ok(())
}

pub fn case(case: &Case, file: &SourceFile) -> Result<(), ContentError> {
    for (field, text) in [
        ("name", &case.name),
        ("short_name", &case.short_name),
        ("headline", &case.headline),
        ("summary", &case.summary),
        ("why", &case.why),
        ("addressee", &case.addressee),
        ("demand", &case.demand),
        ("share", &case.share),
        ("alt", &case.alt),
    ] {
        not_empty(file, field, text)?;
    }
    not_empty(file, "name_within", case.name_within())?;
    for paragraph in &case.story {
        not_empty(file, "story", paragraph)?;
    }
    let words = |text: &String| text.split_whitespace().count();
    let story: usize = case.story.iter().map(words).sum();
    if !STORY_WORDS.contains(&story) {
        let (least, most) = (STORY_WORDS.start(), STORY_WORDS.end());
        let reason = format!("has {story} words, but {least} to {most} are read");
        return Err(ContentError::new(&file.name, "story", reason));
    }
    if case.share.chars().count() > SHARE_CHARACTERS {
        let reason = format!("has more than {SHARE_CHARACTERS} characters");
        return Err(ContentError::new(&file.name, "share", reason));
    }
    not_empty(file, "message.to", &case.message.to)?;
    for rule in case
        .message
        .rules
        .good
        .iter()
        .chain(&case.message.rules.bad)
    {
        not_empty(file, "message.rules", rule)?;
    }
    Ok(())
}

/// The general rules exist, and none of their texts is empty.
pub fn writing(writing: &WritingFile, file: &SourceFile) -> Result<(), ContentError> {
    for (field, text) in [
        ("return_address_unwise", &writing.return_address_unwise),
        ("return_address_wise", &writing.return_address_wise),
        ("languages_understood", &writing.languages_understood),
        ("general_note", &writing.general_note),
    ] {
        not_empty(file, field, text)?;
    }
    for (field, rules) in [("letter", &writing.letter), ("message", &writing.message)] {
        for rules in [&rules.good, &rules.bad] {
            if rules.is_empty() {
                let reason = "must name what to do, and what not";
                return Err(ContentError::new(&file.name, field, reason));
            }
            for rule in rules {
                not_empty(file, field, rule)?;
            }
        }
    }
    Ok(())
}

pub fn not_empty(file: &SourceFile, field: &str, text: &str) -> Result<(), ContentError> {
    if text.trim().is_empty() {
        return Err(ContentError::new(&file.name, field, "must not be empty"));
    }
    Ok(())
}
