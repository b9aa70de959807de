//! What has happened since the story of a case was written.

use serde::{Deserialize, Serialize};

/// News of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseUpdate {
    /// The day of the news, `2026-11-20`.
    pub day: String,
    /// The same day, in words.
    pub day_words: String,
    /// One paragraph.
    pub text: String,
}
