//! One case, or one petition beside the ten.

use super::{
    super::{
        ContentError, Entry, SourceFile,
        files::{CaseFile, CaseTextsFile},
        parse,
    },
    checks, letter,
    one_language::Tongue,
    voices,
};
use crate::{
    content::{Case, MapPlace, MessageGuide},
    country::CountryCode,
    slug::Slug,
};

pub fn all(
    tongue: &Tongue<'_>,
    folder: &str,
    entries: &[Entry],
) -> Result<Vec<Case>, ContentError> {
    let mut cases = Vec::with_capacity(entries.len());
    for entry in entries {
        cases.push(one(tongue, folder, entry)?);
    }
    Ok(cases)
}

fn one(tongue: &Tongue<'_>, folder: &str, entry: &Entry) -> Result<Case, ContentError> {
    let facts: CaseFile = parse(&entry.facts)?;
    let file = texts_of(tongue, entry)?;
    let texts: CaseTextsFile = parse(file)?;
    let facts_as_of_words = tongue.words.month(&facts.facts_as_of).ok_or_else(|| {
        let reason = "must be a month written as 2020-10";
        ContentError::new(&entry.facts.name, "facts_as_of", reason)
    })?;
    let letter = letter::model(tongue, (facts.letter, &entry.facts), (texts.letter, file))?;
    let name_within = texts.name_within.as_ref().unwrap_or(&texts.name);
    let message = MessageGuide {
        to: texts.message.to.unwrap_or_else(|| name_within.clone()),
        rules: texts.message.rules,
    };
    let case = Case {
        slug: slug_of(entry)?,
        number: facts.number,
        status: facts.status,
        country: facts.country,
        country_name: facts
            .country
            .map_or(String::new(), |code| country_name(tongue, code)),
        map: map_place(tongue, facts.country, &entry.facts)?,
        rights: rights(tongue, &facts.rights, &entry.facts)?,
        facts_as_of: facts.facts_as_of,
        facts_as_of_words,
        name: texts.name,
        name_within: texts.name_within,
        short_name: texts.short_name,
        headline: texts.headline,
        alt: texts.alt,
        summary: texts.summary,
        story: texts.story,
        updates: voices::updates(tongue, texts.updates, file)?,
        photograph: voices::photograph(folder, entry, texts.photograph, file)?,
        quotation: voices::quotation(texts.quotation, file)?,
        why: texts.why,
        addressee: texts.addressee,
        demand: texts.demand,
        share: texts.share,
        letter,
        message,
    };
    checks::case(&case, file)?;
    Ok(case)
}

pub fn slug_of(entry: &Entry) -> Result<Slug, ContentError> {
    let slug = entry.slug.parse();
    slug.map_err(|error| ContentError::new(&entry.facts.name, "folder name", error))
}

/// The file of the texts in the language.
pub fn texts_of<'a>(tongue: &Tongue<'_>, entry: &'a Entry) -> Result<&'a SourceFile, ContentError> {
    let language = &tongue.content.language;
    let mut texts = entry.texts.iter();
    let found = texts.find(|(written, _)| written == language.as_str());
    found.map(|(_, file)| file).ok_or_else(|| {
        let reason = format!("there is no {language}.toml beside it");
        ContentError::new(&entry.facts.name, "texts", reason)
    })
}

pub fn country_name(tongue: &Tongue<'_>, country: CountryCode) -> String {
    let mut named = tongue.content.countries.iter();
    let found = named.find(|(code, _)| *code == country);
    found.map_or(String::new(), |(_, name)| name.clone())
}

fn map_place(
    tongue: &Tongue<'_>,
    country: Option<CountryCode>,
    file: &SourceFile,
) -> Result<Option<MapPlace>, ContentError> {
    let Some(country) = country else {
        return Ok(None);
    };
    let place = tongue.map.get(&country).ok_or_else(|| {
        let reason = format!("{country} has no place in map.toml");
        ContentError::new(&file.name, "country", reason)
    })?;
    Ok(Some(MapPlace {
        x: place.x.to_string(),
        y: place.y.to_string(),
        shape: place.shape.clone(),
        view: place.view.map(|side| side.to_string()).join(" "),
    }))
}

fn rights(
    tongue: &Tongue<'_>,
    rights: &[String],
    file: &SourceFile,
) -> Result<Vec<String>, ContentError> {
    let name = |right: &String| {
        tongue.rights.get(right).cloned().ok_or_else(|| {
            let language = &tongue.content.language;
            let reason = format!("`{right}` has no name in languages/{language}/rights.toml");
            ContentError::new(&file.name, "rights", reason)
        })
    };
    rights.iter().map(name).collect()
}
