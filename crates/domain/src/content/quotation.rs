//! Something that somebody said.

use serde::{Deserialize, Serialize};

/// Words of the person whom a page is about, or of somebody close.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quotation {
    /// The words, without quotation marks: the page adds those of its language.
    pub text: String,
    /// Who said it, and where.
    pub source: String,
}
