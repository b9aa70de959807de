//! Signatures by country, without a figure that could point at a person.

use std::cmp::Reverse;

use marathon_domain::{
    PaperText,
    folding::{Folding, Row, Sums},
};

use super::count::Count;
use crate::documents::DocumentSource;

/// Rows of a name and a figure.
pub struct Countries {
    pub rows: Vec<(String, String)>,
    /// Whether some countries are not named.
    pub folded: bool,
}

/// The countries in the order of the language; those too small to be named come last, as one row.
/// Empty if even the sum of all is too small.
pub fn countries(count: &Count, source: &DocumentSource) -> Countries {
    let of_country = |(code, number): (&String, &u64)| Row {
        name: Some(code.clone()),
        sums: Sums {
            signings: *number,
            counted: *number,
        },
    };
    let mut all: Vec<Row> = count.countries.iter().map(of_country).collect();
    all.sort_by_key(|row| Reverse(row.sums.counted));
    let mut folding = Folding::default();
    let mut shown: Vec<Row> = Vec::new();
    for row in all {
        shown.extend(folding.add(row));
    }
    let end = folding.end();
    shown.extend(end.shown);

    let known = &source.content.countries;
    let mut rows: Vec<(usize, String, u64)> = shown
        .into_iter()
        .map(|row| {
            let code = row.name.unwrap_or_default();
            let place = known.iter().position(|(one, _)| one.as_str() == code);
            let name = place.map_or(code, |place| known[place].1.clone());
            (place.unwrap_or(usize::MAX), name, row.sums.counted)
        })
        .collect();
    rows.sort();
    let mut rows: Vec<(String, String)> = rows
        .into_iter()
        .map(|(_, name, number)| (name, source.number(number)))
        .collect();
    if let Some((_, sums)) = end.folded {
        let others = source.say(PaperText::DeliveryOtherCountries, &[]);
        rows.push((others, source.number(sums.counted)));
    }
    Countries {
        rows,
        folded: end.folded.is_some(),
    }
}
