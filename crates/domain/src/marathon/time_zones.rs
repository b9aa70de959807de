//! The time zones that the place of a marathon may be in, where its country has several.

use serde::{Deserialize, Serialize};

/// The countries whose time zone has to be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimeZones {
    /// One line for each group of a country's zones that keep the same hours: the country, then its zones, of which the
    /// first is shown: `US America/New_York America/Detroit`. A country whose zones all keep the same hours has no line.
    pub in_doubt: Vec<String>,
}

impl TimeZones {
    /// The groups of zones to choose from in a country, by their lines.
    pub fn of<'a>(&'a self, country: &'a str) -> impl Iterator<Item = Vec<&'a str>> {
        let lines = self.in_doubt.iter();
        lines.filter_map(move |line| {
            let zones = line.strip_prefix(country)?.strip_prefix(' ')?;
            Some(zones.split(' ').collect())
        })
    }
}
