//! Where a signature counts, besides its petition: with its section, its country and its day.

use sqlx::FromRow;

use crate::PetitionId;

/// The section, country and day of a signing. Statements give it as one text, `fr/BE/2026-11-30`: none of the
/// three holds a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub section: String,
    pub country: String,
    pub day: String,
}

impl From<String> for Place {
    fn from(text: String) -> Self {
        let mut parts = text.splitn(3, '/').map(str::to_owned);
        let mut part = || parts.next().unwrap_or_default();
        Self {
            section: part(),
            country: part(),
            day: part(),
        }
    }
}

/// A signature that a statement has changed.
#[derive(FromRow)]
pub(crate) struct Placed {
    #[sqlx(try_from = "String")]
    pub place: Place,
    pub petition: PetitionId,
}

/// What signatures are counted by, apart from their section.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Country(String),
    Day(String),
}

impl Part {
    /// The word for it in `part_counts`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Country(_) => "country",
            Self::Day(_) => "day",
        }
    }

    /// The country's two letters, or the day.
    pub fn name(&self) -> &str {
        match self {
            Self::Country(name) | Self::Day(name) => name,
        }
    }
}
