//! The model of a letter to the addressee of a case.

use serde::{Deserialize, Serialize};

/// A letter that a supporter may send as it is, or begin from. Its parts are paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterModel {
    /// The languages that the addressee works in, best first, named in the reader's language.
    pub languages: Vec<String>,
    pub greeting: String,
    pub opening: String,
    /// Each makes sense alone: the writer chooses among them.
    pub points: Vec<String>,
    pub demand: String,
    pub close: String,
    /// The lines of the addressee's postal address, if it is known. Otherwise letters go through
    /// the section.
    pub address: Vec<String>,
    /// Whether the writer may give a postal address without fear.
    pub return_address_wise: bool,
    /// The rules for this case, beyond the general ones. Often empty.
    pub rules: WritingRules,
}

impl LetterModel {
    /// The whole letter, an empty line between paragraphs, as a writer would type it.
    pub fn text(&self) -> String {
        let first = [&self.greeting, &self.opening];
        let last = [&self.demand, &self.close];
        let paragraphs = first.into_iter().chain(&self.points).chain(last);
        let paragraphs: Vec<&str> = paragraphs.map(String::as_str).collect();
        paragraphs.join("\n\n")
    }
}

/// What to write, and what not to write.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WritingRules {
    #[serde(default, rename = "do")]
    pub good: Vec<String>,
    #[serde(default, rename = "dont")]
    pub bad: Vec<String>,
}
