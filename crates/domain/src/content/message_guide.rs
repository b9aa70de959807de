//! Who is written to with words of encouragement in a case, and how.

use serde::{Deserialize, Serialize};

use super::WritingRules;

/// What a case says about the messages to its people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageGuide {
    /// Whom they go to, as it stands after "for": the person, or those who are left.
    pub to: String,
    /// What holds for this case beyond the general rules; often nothing.
    pub rules: WritingRules,
}
