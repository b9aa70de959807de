//! The time zones that a marathon can be in.

use serde::{Deserialize, Serialize};

/// All of them, in the order of their names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimeZones {
    /// As the IANA's database calls them: `Europe/Paris`.
    pub time_zones: Vec<String>,
}
