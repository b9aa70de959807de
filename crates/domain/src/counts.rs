//! The live counts, as the API sends them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Slug;

/// Signatures counted: for each known petition, and over all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counts {
    /// The sum over the petitions of the ten cases.
    pub total: u64,
    /// Slug of each known petition, and its count.
    pub petitions: BTreeMap<String, u64>,
    /// Letters to the authorities, handed over or posted: slug of each of the ten cases, and the number;
    /// zero while it is below [`Counts::FEWEST_LETTERS`].
    #[serde(default)]
    pub letters: BTreeMap<String, u64>,
    /// Signatures on paper by petition, as marathons reported and staff released them. They are not verified, and in
    /// no total. Fewer than ten are left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub on_paper: BTreeMap<String, u64>,
    /// How many of these signatures are of today, in UTC, by petition. Fewer than ten are left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub today: BTreeMap<String, u64>,
    /// When a count last changed, RFC 3339 in UTC.
    pub as_of: String,
}

/// What the supporters of one section have signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SectionCount {
    pub section: String,
    /// The sum over the petitions of the ten cases; null while it is too small to be published.
    pub total: Option<u64>,
}

impl SectionCount {
    /// The smallest total that is published: below, it could point at people.
    pub const SMALLEST: u64 = 100;
}

/// From where people take part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CountryList {
    /// In the order of the language that was asked for, or of the codes.
    pub countries: Vec<CountryOfSigners>,
}

/// A country from which people take part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CountryOfSigners {
    /// ISO 3166-1, two letters.
    pub code: String,
    /// Its name in the language that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl CountryList {
    /// A country is named once this many of its people have signed the same petition.
    pub const FEWEST_PEOPLE: u64 = 10;
}

impl Counts {
    /// The fewest signatures that a page shows as a number. Below, it asks the reader to be among the first.
    pub const FEWEST_SHOWN: u64 = 50;

    /// The fewest signatures of today that are published.
    #[cfg(feature = "openapi")]
    pub const FEWEST_TODAY: u64 = 10;

    /// The smallest number on paper that is published: below, it could point at people.
    #[cfg(feature = "openapi")]
    pub const FEWEST_ON_PAPER: u64 = 10;

    /// The name of the total, where petitions have their slugs.
    pub const TOTAL: &str = "all";

    /// The fewest letters about a case that are published: below, the number could point at people.
    pub const FEWEST_LETTERS: u64 = 10;

    /// The name of a petition in the counts, or of the total if no petition is given.
    pub fn name_of(petition: Option<Slug>) -> String {
        petition.map_or_else(|| Self::TOTAL.to_owned(), |slug| slug.to_string())
    }

    /// The letters about a case, or about all of them.
    pub fn letters_of(&self, name: &str) -> u64 {
        sum_of(&self.letters, name)
    }

    /// The signatures on paper of a petition, or of all.
    pub fn on_paper_of(&self, name: &str) -> u64 {
        sum_of(&self.on_paper, name)
    }

    /// Today's signatures of a petition. There is no figure for the total: few people may have signed many petitions.
    pub fn today_of(&self, name: &str) -> u64 {
        self.today.get(name).copied().unwrap_or_default()
    }

    /// The count of a petition, or the total.
    pub fn of(&self, name: &str) -> Option<u64> {
        if name == Self::TOTAL {
            Some(self.total)
        } else {
            self.petitions.get(name).copied()
        }
    }
}

fn sum_of(numbers: &BTreeMap<String, u64>, name: &str) -> u64 {
    if name == Counts::TOTAL {
        numbers.values().sum()
    } else {
        numbers.get(name).copied().unwrap_or_default()
    }
}
