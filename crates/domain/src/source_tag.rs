//! Which site or share link brought a signing.

use serde::{Deserialize, Serialize};

use crate::{field_error::ErrorCode, slug::Slug};

/// A short name in the form of a slug, at most 40 characters: `section-fr-newsletter`. Never a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourceTag(Slug);

impl SourceTag {
    /// Reads a source.
    pub fn parse(text: &str) -> Result<Self, ErrorCode> {
        if text.len() > 40 {
            return Err(ErrorCode::TooLong);
        }
        text.parse().map(Self).map_err(|_| ErrorCode::Invalid)
    }

    /// The source as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}
