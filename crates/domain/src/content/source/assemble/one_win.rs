//! One life that words have changed.

use super::{
    super::{
        ContentError, Entry,
        files::{WinFile, WinTextsFile},
        parse,
    },
    checks,
    one_case::{country_name, slug_of, texts_of},
    one_language::Tongue,
    voices,
};
use crate::content::Win;

/// All wins, in the order of their numbers.
pub fn all(tongue: &Tongue<'_>, entries: &[Entry]) -> Result<Vec<Win>, ContentError> {
    let mut wins = Vec::with_capacity(entries.len());
    for entry in entries {
        let facts: WinFile = parse(&entry.facts)?;
        wins.push((facts.number, one(tongue, entry, &facts)?));
    }
    wins.sort_by_key(|(number, _)| *number);
    checks::order("wins", wins.iter().map(|(number, _)| *number))?;
    Ok(wins.into_iter().map(|(_, win)| win).collect())
}

fn one(tongue: &Tongue<'_>, entry: &Entry, facts: &WinFile) -> Result<Win, ContentError> {
    let file = texts_of(tongue, entry)?;
    let texts: WinTextsFile = parse(file)?;
    for (field, text) in [
        ("name", &texts.name),
        ("headline", &texts.headline),
        ("text", &texts.text),
        ("alt", &texts.alt),
    ] {
        checks::not_empty(file, field, text)?;
    }
    let month = tongue.words.month(&facts.month).ok_or_else(|| {
        let reason = "must be a month written as 2018-04";
        ContentError::new(&entry.facts.name, "month", reason)
    })?;
    Ok(Win {
        slug: slug_of(entry)?,
        country_name: country_name(tongue, facts.country),
        month,
        actions: tongue.words.number(facts.actions),
        name: texts.name,
        headline: texts.headline,
        text: texts.text,
        alt: texts.alt,
        photograph: voices::photograph("wins", entry, texts.photograph, file)?,
        quotation: voices::quotation(texts.quotation, file)?,
    })
}
