//! A place in a list, as the `next` of the page before gives it.

use std::ops::RangeInclusive;

use super::{ApiError, Fields};

/// The integers that JSON carries exactly.
const PLACES: RangeInclusive<i64> = 0..=9_007_199_254_740_991;

/// The place that the query names, or the usual one.
pub fn place(query: &Fields, name: &str, usual: i64) -> Result<i64, ApiError> {
    let Some(text) = query.values(name).next() else {
        return Ok(usual);
    };
    let place = text.parse().ok().filter(|place| PLACES.contains(place));
    place.ok_or_else(|| {
        let message = "Give the number that the last answer gave.";
        ApiError::of_field(name, "invalid", message)
    })
}
