//! The public facts of a marathon.

use serde::{Deserialize, Serialize};

use super::{MarathonDetails, MarathonId};
use crate::{country::CountryCode, language::Language};

/// A marathon as its page tells of it: words, place and time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MarathonFacts {
    /// Its page is `/{language}/marathons/{id}`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub id: MarathonId,
    pub title: String,
    pub place: String,
    pub town: String,
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub country: CountryCode,
    /// Where it takes place.
    pub date: String,
    pub starts: String,
    /// On the next day, if it is earlier than the beginning.
    pub ends: String,
    pub time_zone: String,
    /// Those spoken or signed, in the organiser's words.
    pub languages: String,
    pub words: String,
    pub access: String,
    /// What it is written in.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub language: Language,
}

impl MarathonFacts {
    /// Of the marathon of that name.
    pub fn of(id: MarathonId, details: MarathonDetails) -> Self {
        Self {
            id,
            title: details.title,
            place: details.place,
            town: details.town,
            country: details.country,
            date: details.date,
            starts: details.starts,
            ends: details.ends,
            time_zone: details.time_zone,
            languages: details.languages,
            words: details.words,
            access: details.access,
            language: details.language,
        }
    }
}
