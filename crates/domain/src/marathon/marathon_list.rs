//! The marathons to come, some at a time.

use serde::{Deserialize, Serialize};

use super::MarathonFacts;
use crate::country::CountryCode;

/// Some of the marathons to come, the next one first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MarathonList {
    pub marathons: Vec<MarathonFacts>,
    /// How many there are on all pages.
    pub found: u64,
    /// How many pages there are; 1 if the list is empty.
    pub pages: u64,
    /// The `page` that follows; absent at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<u64>,
    /// Where there are any to come, whatever is asked for.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub countries: Vec<CountryCode>,
}
