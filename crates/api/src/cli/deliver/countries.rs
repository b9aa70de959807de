//! Signatures by country, without a figure that could point at a person.

use std::cmp::Reverse;

use marathon_domain::PaperText;

use super::count::Count;
use crate::{
    cli::{folding::Folding, papers::Ground},
    store::Total,
};

/// Rows of a name and a figure.
pub struct Countries {
    pub rows: Vec<(String, String)>,
    /// Whether some are not named.
    pub folded: bool,
}

/// In the order of the language; those that are too small to be named, together at the end. None at all if
/// even their sum is too small.
pub fn countries(count: &Count, ground: &Ground) -> Countries {
    let mut totals: Vec<Total> = count
        .countries
        .iter()
        .map(|(code, number)| Total {
            name: Some(code.clone()),
            signings: *number,
            counted: *number,
        })
        .collect();
    totals.sort_by_key(|total| Reverse(total.counted));
    let mut folding = Folding::default();
    let mut shown: Vec<Total> = Vec::new();
    for total in totals {
        shown.extend(folding.add(total));
    }
    let end = folding.end();
    shown.extend(end.shown);

    let known = &ground.content.countries;
    let mut rows: Vec<(usize, String, u64)> = shown
        .into_iter()
        .map(|total| {
            let code = total.name.unwrap_or_default();
            let place = known.iter().position(|(one, _)| one.as_str() == code);
            let name = place.map_or(code, |place| known[place].1.clone());
            (place.unwrap_or(usize::MAX), name, total.counted)
        })
        .collect();
    rows.sort();
    let mut rows: Vec<(String, String)> = rows
        .into_iter()
        .map(|(_, name, number)| (name, ground.number(number)))
        .collect();
    if let Some((_, sums)) = end.folded {
        let others = ground.say(PaperText::DeliveryOtherCountries, &[]);
        rows.push((others, ground.number(sums.counted)));
    }
    Countries {
        rows,
        folded: end.folded.is_some(),
    }
}
