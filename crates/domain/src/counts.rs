//! The live counts, as the API sends them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Signatures counted: for each known petition, and over all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counts {
    /// The sum over the petitions of the ten cases.
    pub total: u64,
    /// Slug of each known petition, and its count.
    pub petitions: BTreeMap<String, u64>,
    /// When a count last changed, RFC 3339 in UTC.
    pub as_of: String,
}

/// What the supporters of one section have signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SectionCount {
    pub section: String,
    /// The sum over the petitions of the ten cases; none while it is too small to be published.
    pub total: Option<u64>,
}

impl SectionCount {
    /// The smallest total that is published: below, it could point at people.
    pub const SMALLEST: u64 = 100;
}

impl Counts {
    /// What the total is called where petitions have their slugs.
    pub const TOTAL: &str = "all";

    /// The count of a petition, or the total.
    pub fn of(&self, name: &str) -> Option<u64> {
        if name == Self::TOTAL {
            Some(self.total)
        } else {
            self.petitions.get(name).copied()
        }
    }
}
