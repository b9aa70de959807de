//! The time zones that the place of a marathon may be in, where its country has several.

use serde::{Deserialize, Serialize};

/// What is to be chosen, where the country alone does not say it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimeZones {
    /// A line each: the country, and zones of it that keep the same hours, the first of which names them:
    /// `US America/New_York America/Detroit`. Of a country where all keep the same hours there is no line.
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
