//! A language of the site, by its code.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A two-letter ISO 639-1 code in lower case: `fr`. The campaign says whether the site has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

impl Language {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text is not a language code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a language is written as two lower-case letters (ISO 639-1)")]
pub struct InvalidLanguage;

impl TryFrom<String> for Language {
    type Error = InvalidLanguage;

    fn try_from(text: String) -> Result<Self, InvalidLanguage> {
        let well_formed = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_lowercase());
        well_formed.then_some(Self(text)).ok_or(InvalidLanguage)
    }
}

impl FromStr for Language {
    type Err = InvalidLanguage;

    fn from_str(text: &str) -> Result<Self, InvalidLanguage> {
        Self::try_from(text.to_owned())
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
