//! The model letter of a case.

use super::{
    super::{
        ContentError, SourceFile,
        files::{LetterFacts, LetterTexts, ReturnAddress},
    },
    checks,
    one_language::Tongue,
};
use crate::content::LetterModel;

/// How many points a letter offers.
const POINTS: usize = 3;

/// The model letter, from the facts and from the texts of the language. None if there is neither.
pub fn model(
    tongue: &Tongue<'_>,
    (facts, facts_file): (Option<LetterFacts>, &SourceFile),
    (texts, texts_file): (Option<LetterTexts>, &SourceFile),
) -> Result<Option<LetterModel>, ContentError> {
    let missing = |file: &SourceFile| ContentError::new(&file.name, "letter", "is missing");
    let (facts, texts) = match (facts, texts) {
        (None, None) => return Ok(None),
        (None, Some(_)) => return Err(missing(facts_file)),
        (Some(_), None) => return Err(missing(texts_file)),
        (Some(facts), Some(texts)) => (facts, texts),
    };
    for (field, text) in [
        ("letter.greeting", &texts.greeting),
        ("letter.opening", &texts.opening),
        ("letter.demand", &texts.demand),
        ("letter.close", &texts.close),
    ] {
        checks::not_empty(texts_file, field, text)?;
    }
    for point in &texts.points {
        checks::not_empty(texts_file, "letter.points", point)?;
    }
    if texts.points.len() != POINTS {
        let reason = format!("must be {POINTS} to choose from");
        return Err(ContentError::new(&texts_file.name, "letter.points", reason));
    }
    let named = |code: &String| {
        tongue.languages.get(code).cloned().ok_or_else(|| {
            let language = &tongue.content.language;
            let reason = format!("`{code}` has no name in languages/{language}/writing.toml");
            ContentError::new(&facts_file.name, "letter.languages", reason)
        })
    };
    Ok(Some(LetterModel {
        languages: facts
            .languages
            .iter()
            .map(named)
            .collect::<Result<_, _>>()?,
        greeting: texts.greeting,
        opening: texts.opening,
        points: texts.points,
        demand: texts.demand,
        close: texts.close,
        address: facts.address,
        return_address_wise: facts.return_address == ReturnAddress::Wise,
        rules: texts.rules,
    }))
}
