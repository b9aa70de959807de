//! The parts that give a case or a win a face and a voice: photograph, quotation, updates.

use super::{
    super::{
        ContentError, Entry, SourceFile,
        files::{PhotographTexts, UpdateTexts},
    },
    checks,
    one_language::Tongue,
};
use crate::content::{Case, CaseUpdate, Content, Photograph, Quotation};

/// The photograph of an entry in that folder. Photograph and texts come together, or neither is there.
pub fn photograph(
    folder: &str,
    entry: &Entry,
    texts: Option<PhotographTexts>,
    file: &SourceFile,
) -> Result<Option<Photograph>, ContentError> {
    let wrong = |reason| Err(ContentError::new(&file.name, "photograph", reason));
    match texts {
        None if entry.has_photograph => wrong("has neither credit nor alternative text"),
        None => Ok(None),
        Some(_) if !entry.has_photograph => {
            wrong("there is no photograph.jpg or photograph.png beside it")
        }
        Some(texts) => {
            checks::not_empty(file, "photograph.credit", &texts.credit)?;
            checks::not_empty(file, "photograph.alt", &texts.alt)?;
            Ok(Some(Photograph {
                name: [folder, "/", &entry.slug].concat(),
                credit: texts.credit,
                alt: texts.alt,
                width: 0,
                height: 0,
                widths: Vec::new(),
            }))
        }
    }
}

/// The quotation, whose parts must not be empty.
pub fn quotation(
    quotation: Option<Quotation>,
    file: &SourceFile,
) -> Result<Option<Quotation>, ContentError> {
    if let Some(Quotation { text, source }) = &quotation {
        checks::not_empty(file, "quotation.text", text)?;
        checks::not_empty(file, "quotation.source", source)?;
    }
    Ok(quotation)
}

/// The updates, the newest first, whatever their order in the file.
pub fn updates(
    tongue: &Tongue<'_>,
    texts: Vec<UpdateTexts>,
    file: &SourceFile,
) -> Result<Vec<CaseUpdate>, ContentError> {
    let mut updates = Vec::with_capacity(texts.len());
    for UpdateTexts { day, text } in texts {
        checks::not_empty(file, "updates.text", &text)?;
        let day_words = tongue.words.day(&day).ok_or_else(|| {
            let reason = "must be a day written as 2026-11-20";
            ContentError::new(&file.name, "updates.day", reason)
        })?;
        updates.push(CaseUpdate {
            day,
            day_words,
            text,
        });
    }
    updates.sort_by(|one, other| other.day.cmp(&one.day));
    Ok(updates)
}

/// Checks that an entry has a quotation, and updates of the same days, in all languages or in none.
pub fn same_in_every_language(contents: &[Content]) -> Result<(), ContentError> {
    let Some((first, others)) = contents.split_first() else {
        return Ok(());
    };
    for other in others {
        let wrong = |folder: &str, slug: &str, field: &str| {
            let file = format!("{folder}/{slug}/{}.toml", other.language);
            let reason = format!("is not the same as in {}.toml", first.language);
            Err(ContentError::new(&file, field, reason))
        };
        for (folder, cases, same) in [
            ("cases", &first.cases, &other.cases),
            ("further", &first.further, &other.further),
        ] {
            for (case, same) in cases.iter().zip(same) {
                if days(case) != days(same) {
                    return wrong(folder, case.slug.as_str(), "updates");
                }
                if case.quotation.is_some() != same.quotation.is_some() {
                    return wrong(folder, case.slug.as_str(), "quotation");
                }
            }
        }
        for (win, same) in first.wins.iter().zip(&other.wins) {
            if win.quotation.is_some() != same.quotation.is_some() {
                return wrong("wins", win.slug.as_str(), "quotation");
            }
        }
    }
    Ok(())
}

fn days(case: &Case) -> Vec<&str> {
    case.updates
        .iter()
        .map(|update| update.day.as_str())
        .collect()
}
