//! A marathon that staff has released, with all that its page shows.

use serde::{Deserialize, Serialize};

use super::MarathonFacts;

/// A marathon that was released.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReleasedMarathon {
    pub facts: MarathonFacts,
    /// Whether it stands in the list.
    pub public: bool,
    pub cancelled: bool,
    pub over: bool,
    /// How many have said that they come; absent below ten, where it could point at people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coming: Option<u64>,
    /// Absent until it was reported, and the report released.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub results: Option<MarathonResults>,
}

/// What a marathon brought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MarathonResults {
    pub letters: u64,
    /// On paper.
    pub signatures: u64,
    /// Words of encouragement.
    pub messages: u64,
}

impl MarathonResults {
    /// Whether it brought anything.
    pub fn is_any(&self) -> bool {
        self.letters + self.signatures + self.messages > 0
    }
}

impl ReleasedMarathon {
    /// The smallest number of guests that is shown.
    pub const COMING_FROM: u64 = 10;

    /// Whether somebody may still come.
    pub fn is_open(&self) -> bool {
        !self.over && !self.cancelled
    }

    /// Whether search engines may index its page.
    pub fn may_be_found(&self) -> bool {
        self.public && !self.cancelled
    }
}
