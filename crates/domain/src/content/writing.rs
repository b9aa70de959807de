//! The rules for all letters to authorities and messages to the people themselves.

use serde::{Deserialize, Serialize};

use super::WritingRules;

/// The general rules, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writing {
    pub letter: WritingRules,
    /// Words of encouragement.
    pub message: WritingRules,
    /// One sentence: it is better to give no postal address.
    pub return_address_unwise: String,
    /// One sentence: with a postal address, an answer may come.
    pub return_address_wise: String,
    /// One sentence, with `{languages}`.
    pub languages_understood: String,
    /// One sentence: these rules are general.
    pub general_note: String,
}
