//! One edition of the marathon.

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// The campaign's own facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// The name of the edition in sealed records and tags. It never changes once people sign.
    pub id: String,
    /// The languages of the site. The first is the default.
    pub languages: Vec<Language>,
    /// Versions of the consent texts, oldest first: the last one is shown.
    pub notices: Vec<String>,
}

impl Campaign {
    /// The version of the consent texts that is shown.
    pub fn notice(&self) -> &str {
        self.notices.last().map_or("", String::as_str)
    }
}
