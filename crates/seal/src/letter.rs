//! The sealed part of a letter that is handed over.

use marathon_domain::Letter;
use serde::{Deserialize, Serialize};

/// A letter and its writer. It holds personal data, so it has no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterPayload {
    pub case: String,
    pub text: String,
    pub given_name: String,
    pub family_name: String,
    pub email: String,
    pub country: String,
    pub language: String,
    pub notice: String,
    /// Whether the letter may bear its writer's name.
    pub name_to_authorities: bool,
    pub day: String,
}

impl LetterPayload {
    /// The payload of a letter that came on that day.
    pub fn of(letter: &Letter, day: &str) -> Self {
        Self {
            case: letter.case.to_string(),
            text: letter.text.as_str().to_owned(),
            given_name: letter.given_name.as_str().to_owned(),
            family_name: letter.family_name.as_str().to_owned(),
            email: letter.email.as_str().to_owned(),
            country: letter.country.to_string(),
            language: letter.language.to_string(),
            notice: letter.notice.clone(),
            name_to_authorities: letter.name_to_authorities,
            day: day.to_owned(),
        }
    }
}
