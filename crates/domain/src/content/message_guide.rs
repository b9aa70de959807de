//! Who gets the words of encouragement about a case, and what to write.

use serde::{Deserialize, Serialize};

use super::WritingRules;

/// The texts of a case about messages to its people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageGuide {
    /// Who gets the messages, as it reads after "for": the person, or the family if only they are left.
    pub to: String,
    /// The rules for this case, beyond the general ones. Often empty.
    pub rules: WritingRules,
}
