//! A section: the national Amnesty body, or `int`, that receives the data of its supporters.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use crate::{country::CountryCode, language::Language, origin::Origin};

/// The name of a section in files and in the API: two or three lower-case letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SectionCode(String);

impl SectionCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text is no section code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a section is written as two or three lower-case letters")]
pub struct InvalidSectionCode;

impl TryFrom<String> for SectionCode {
    type Error = InvalidSectionCode;

    fn try_from(text: String) -> Result<Self, InvalidSectionCode> {
        let well_formed =
            matches!(text.len(), 2 | 3) && text.bytes().all(|byte| byte.is_ascii_lowercase());
        well_formed.then_some(Self(text)).ok_or(InvalidSectionCode)
    }
}

impl From<SectionCode> for String {
    fn from(code: SectionCode) -> Self {
        code.0
    }
}

impl fmt::Display for SectionCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A section as the server knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub code: SectionCode,
    /// Its name, by language.
    pub name: BTreeMap<Language, String>,
    pub languages: Vec<Language>,
    /// The countries whose supporters' data it receives. One section has an empty list: it has all
    /// other countries.
    pub countries: Vec<CountryCode>,
    /// In years.
    pub minimum_age: u8,
    /// Sites that may embed petitions.
    pub origins: Vec<Origin>,
    /// Whether the event `marathon:signed` tells such a site that its visitor has signed.
    pub signed_event: bool,
    pub links: SectionLinks,
    /// The section's own sentence after the words before the button, in every language or in none.
    pub consent: BTreeMap<Language, String>,
    /// X25519, base64url without padding. A section without a key takes no signings.
    pub public_key: Option<String>,
    /// The same for messages that its staff releases. A section without this key shows no messages.
    pub moderation_key: Option<String>,
    /// The lines of its postal address, as on an envelope.
    pub address: Vec<String>,
}

/// Links to a section's own pages. `{language}` in an address is replaced by the reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionLinks {
    pub membership: Option<String>,
    pub news: Option<String>,
    pub actions: Option<String>,
    pub privacy: Option<String>,
}

impl SectionLinks {
    /// The same for readers of one language.
    pub fn in_language(&self, language: &Language) -> Self {
        let of = |link: &Option<String>| {
            let link = link.as_ref();
            link.map(|link| link.replace("{language}", language.as_str()))
        };
        Self {
            membership: of(&self.membership),
            news: of(&self.news),
            actions: of(&self.actions),
            privacy: of(&self.privacy),
        }
    }
}

/// A section as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionCard {
    pub code: SectionCode,
    pub name: String,
    /// Its languages, best first.
    pub languages: Vec<Language>,
    pub countries: Vec<CountryCode>,
    /// In years.
    pub minimum_age: u8,
    /// The section's own sentence after the words before the button.
    pub consent: Option<String>,
    pub links: SectionLinks,
    /// The lines of its postal address. Pages have them; the app does not need them.
    pub address: Vec<String>,
}

impl SectionCard {
    /// Words about who receives the data, with `{section}` and `{age}` filled in, then the section's own sentence.
    pub fn named_in(&self, words: &str) -> String {
        let mut words = words
            .replace("{section}", &self.name)
            .replace("{age}", &self.minimum_age.to_string());
        if let Some(consent) = &self.consent {
            words.push(' ');
            words.push_str(consent);
        }
        words
    }
}
