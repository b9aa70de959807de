//! The words of a marathon, as they are sealed, and released.

use serde::{Deserialize, Serialize};

use super::{MarathonDetails, MarathonId};

/// What its organiser wrote, with what it is called in addresses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MarathonWords {
    /// None where whoever reads the words need not know it: staff does not learn the address of a private one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub id: Option<MarathonId>,
    pub details: MarathonDetails,
}

impl MarathonWords {
    /// As staff gets to see them.
    pub fn for_staff(id: &MarathonId, details: &MarathonDetails) -> Self {
        Self {
            id: details.public.then(|| id.clone()),
            details: details.clone(),
        }
    }
}
