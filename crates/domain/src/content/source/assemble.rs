//! Puts the files together, one [`Content`] a language, and checks what one file alone cannot tell.

use std::collections::BTreeMap;

use super::{
    CaseSource, ContentError, LanguageSource, SourceFile, Sources,
    files::{CaseFile, CaseTextsFile, CountriesFile, InterfaceFile, RightsFile},
    parse, section,
};
use crate::{
    content::{Campaign, Case, Content, Section, SectionCard, Text},
    country::CountryCode,
    slug::Slug,
};

/// The content of every language of the campaign, in the campaign's order of languages.
pub fn assemble(sources: &Sources) -> Result<Vec<Content>, ContentError> {
    let campaign: Campaign = parse(&sources.campaign)?;
    check_campaign(&campaign, &sources.campaign)?;
    let sections = sources
        .sections
        .iter()
        .map(|(code, file)| section(code, file).map(|section| (section, file)))
        .collect::<Result<Vec<_>, _>>()?;

    campaign
        .languages
        .iter()
        .map(|language| {
            let source = sources
                .languages
                .iter()
                .find(|source| source.language == language.as_str())
                .ok_or_else(|| {
                    let reason = format!("there is no folder languages/{language}");
                    ContentError::new(&sources.campaign.name, "languages", reason)
                })?;
            one_language(&campaign, source, &sections, &sources.cases)
        })
        .collect()
}

fn check_campaign(campaign: &Campaign, file: &SourceFile) -> Result<(), ContentError> {
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

fn one_language(
    campaign: &Campaign,
    source: &LanguageSource,
    sections: &[(Section, &SourceFile)],
    cases: &[CaseSource],
) -> Result<Content, ContentError> {
    let language = source
        .language
        .parse()
        .map_err(|error| ContentError::new(&source.interface.name, "folder", error))?;
    let countries: CountriesFile = parse(&source.countries)?;
    let texts = interface_texts(&source.interface)?;
    let mut content = Content {
        language,
        campaign: campaign.clone(),
        texts,
        cases: Vec::new(),
        sections: Vec::new(),
        countries: countries.countries,
        likely_countries: countries.likely,
    };
    check_countries(&content, &source.countries)?;
    for (section, file) in sections {
        content
            .sections
            .push(section_card(section, &content, file)?);
    }
    let rights: RightsFile = parse(&source.rights)?;
    for case in cases {
        content.cases.push(one_case(case, &content, &rights)?);
    }
    content.cases.sort_by_key(|case| case.number);
    for (place, case) in (1..).zip(&content.cases) {
        if case.number != place {
            let file = format!("cases/{}/case.toml", case.slug);
            let reason = format!(
                "is {}, but the numbers must run from 1 without a gap",
                case.number
            );
            return Err(ContentError::new(&file, "number", reason));
        }
    }
    Ok(content)
}

fn interface_texts(file: &SourceFile) -> Result<Vec<String>, ContentError> {
    let mut tables: InterfaceFile = parse(file)?;
    let mut texts = Vec::with_capacity(Text::KEYS.len());
    for key in Text::KEYS {
        let text = key
            .split_once('.')
            .and_then(|(table, name)| tables.get_mut(table)?.remove(name))
            .ok_or_else(|| ContentError::new(&file.name, key, "is missing"))?;
        not_empty(file, key, &text)?;
        texts.push(text);
    }
    for (table, left) in &tables {
        if let Some(name) = left.keys().next() {
            return Err(ContentError::new(
                &file.name,
                &format!("{table}.{name}"),
                "is not known",
            ));
        }
    }
    Ok(texts)
}

fn check_countries(content: &Content, file: &SourceFile) -> Result<(), ContentError> {
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
        return Err(ContentError::new(
            &file.name,
            "likely",
            "must name a country",
        ));
    }
    Ok(())
}

fn section_card(
    section: &Section,
    content: &Content,
    file: &SourceFile,
) -> Result<SectionCard, ContentError> {
    let field = format!("name.{}", content.language);
    let name = section
        .name
        .get(&content.language)
        .ok_or_else(|| ContentError::new(&file.name, &field, "is missing"))?;
    not_empty(file, &field, name)?;
    Ok(SectionCard {
        code: section.code.clone(),
        name: name.clone(),
        countries: section.countries.clone(),
        minimum_age: section.minimum_age,
        links: section.links.clone(),
    })
}

fn one_case(
    source: &CaseSource,
    content: &Content,
    rights: &BTreeMap<String, String>,
) -> Result<Case, ContentError> {
    let slug: Slug = source
        .slug
        .parse()
        .map_err(|error| ContentError::new(&source.facts.name, "folder name", error))?;
    let facts: CaseFile = parse(&source.facts)?;
    let (_, file) = source
        .texts
        .iter()
        .find(|(language, _)| language == content.language.as_str())
        .ok_or_else(|| {
            let reason = format!("there is no {}.toml beside it", content.language);
            ContentError::new(&source.facts.name, "texts", reason)
        })?;
    let texts: CaseTextsFile = parse(file)?;
    for (field, text) in [
        ("name", &texts.name),
        ("short_name", &texts.short_name),
        ("headline", &texts.headline),
        ("summary", &texts.summary),
        ("addressee", &texts.addressee),
        ("demand", &texts.demand),
        ("alt", &texts.alt),
    ] {
        not_empty(file, field, text)?;
    }
    if texts.story.is_empty() {
        return Err(ContentError::new(&file.name, "story", "has no paragraph"));
    }
    for paragraph in &texts.story {
        not_empty(file, "story", paragraph)?;
    }
    let country_name = content
        .countries
        .iter()
        .find(|(code, _)| *code == facts.country)
        .map(|(_, name)| name.clone())
        .unwrap_or_default();
    let rights = facts
        .rights
        .iter()
        .map(|right| {
            rights.get(right).cloned().ok_or_else(|| {
                let reason = format!(
                    "`{right}` has no name in languages/{}/rights.toml",
                    content.language
                );
                ContentError::new(&source.facts.name, "rights", reason)
            })
        })
        .collect::<Result<_, _>>()?;
    let facts_as_of_words = month_in_words(&facts.facts_as_of, content.text(Text::DateMonths))
        .ok_or_else(|| {
            let reason = "must be a month written as 2020-10";
            ContentError::new(&source.facts.name, "facts_as_of", reason)
        })?;
    let picture = format!("/stamps/{slug}.svg");
    Ok(Case {
        slug,
        picture,
        number: facts.number,
        status: facts.status,
        country: facts.country,
        country_name,
        rights,
        facts_as_of: facts.facts_as_of,
        facts_as_of_words,
        name: texts.name,
        short_name: texts.short_name,
        headline: texts.headline,
        alt: texts.alt,
        summary: texts.summary,
        story: texts.story,
        addressee: texts.addressee,
        demand: texts.demand,
    })
}

/// `2020-10` with the twelve names of the months gives `octobre 2020`.
fn month_in_words(month: &str, names: &str) -> Option<String> {
    let (year, number) = month.split_once('-')?;
    if year.len() != 4 || number.len() != 2 || year.parse::<u16>().is_err() {
        return None;
    }
    let index = number.parse::<usize>().ok()?.checked_sub(1)?;
    let name = names.split_whitespace().nth(index)?;
    Some(format!("{name} {year}"))
}

fn not_empty(file: &SourceFile, field: &str, text: &str) -> Result<(), ContentError> {
    if text.trim().is_empty() {
        return Err(ContentError::new(&file.name, field, "must not be empty"));
    }
    Ok(())
}
