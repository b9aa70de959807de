//! The results of a marathon, as its organiser reports them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{MarathonError, MarathonField};
use crate::{
    digits::of_number, field_error::ErrorCode, form_error::FormError, slug::Slug, text_rules::trim,
};

/// Figures as typed, by petition.
pub type MarathonReportRequest = BTreeMap<Slug, [String; 3]>;

/// The results for one petition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportRow {
    pub letters: u32,
    /// Signatures on paper.
    pub signatures: u32,
    /// Words of encouragement.
    pub messages: u32,
}

/// A checked report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarathonReport {
    pub rows: BTreeMap<Slug, ReportRow>,
}

impl MarathonReport {
    /// The largest figure in a field: a full town square. An organiser with more asks the section.
    pub const MOST: u32 = 20_000;

    /// Checks what was typed. An empty field means zero. A report whose fields are all empty is a
    /// mistake.
    pub fn parse(request: &MarathonReportRequest, petitions: &[Slug]) -> Result<Self, FormError> {
        let wrong = |code| {
            let field = MarathonField::Report;
            FormError::from(MarathonError { field, code })
        };
        let mut rows = BTreeMap::new();
        for (petition, typed) in request {
            if !petitions.contains(petition) {
                return Err(wrong(ErrorCode::Unknown));
            }
            let [letters, signatures, messages] = typed.each_ref().map(|text| figure(text));
            let row = ReportRow {
                letters: letters.map_err(wrong)?,
                signatures: signatures.map_err(wrong)?,
                messages: messages.map_err(wrong)?,
            };
            if row != ReportRow::default() {
                rows.insert(petition.clone(), row);
            }
        }
        match rows.is_empty() {
            true => Err(wrong(ErrorCode::Required)),
            false => Ok(Self { rows }),
        }
    }
}

fn figure(text: &str) -> Result<u32, ErrorCode> {
    match &*of_number(trim(text)) {
        "" => Ok(0),
        digits if digits.bytes().all(|digit| digit.is_ascii_digit()) => digits
            .parse()
            .ok()
            .filter(|figure| *figure <= MarathonReport::MOST)
            .ok_or(ErrorCode::TooLong),
        _ => Err(ErrorCode::Invalid),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(typed: &[(&str, [&str; 3])]) -> Result<MarathonReport, ErrorCode> {
        let known: Vec<Slug> = ["one", "two"].map(|slug| slug.parse().unwrap()).into();
        let request = typed
            .iter()
            .map(|(slug, row)| (slug.parse().unwrap(), row.map(str::to_owned)))
            .collect();
        MarathonReport::parse(&request, &known).map_err(|error| error.code)
    }

    #[test]
    fn figures_that_can_be_true_pass() {
        let passed = report(&[("one", ["12", " 20000 ", ""]), ("two", ["", "0", ""])]).unwrap();
        assert_eq!(passed.rows.len(), 1, "what brought nothing is left out");
        let row = passed.rows.values().next().unwrap();
        assert_eq!((row.letters, row.signatures, row.messages), (12, 20_000, 0));
    }

    #[test]
    fn figures_are_read_in_every_keyboards_digits() {
        for typed in ["1250", "١٢٥٠", "۱۲۵۰", "１２５０", "1 250", "\u{200F}١٬٢٥٠"]
        {
            let passed = report(&[("one", [typed, "", ""])]).unwrap();
            assert_eq!(
                passed.rows.values().next().unwrap().letters,
                1250,
                "{typed}"
            );
        }
    }

    #[test]
    fn others_are_refused() {
        for (typed, code) in [
            (["", "", ""], ErrorCode::Required),
            (["0", "0", "0"], ErrorCode::Required),
            (["-1", "", ""], ErrorCode::Invalid),
            (["1.5", "", ""], ErrorCode::Invalid),
            (["", "20001", ""], ErrorCode::TooLong),
            (["", "", "99999999999999999999"], ErrorCode::TooLong),
        ] {
            assert_eq!(report(&[("one", typed)]), Err(code), "{typed:?}");
        }
        assert_eq!(report(&[("three", ["1", "", ""])]), Err(ErrorCode::Unknown));
        assert_eq!(report(&[]), Err(ErrorCode::Required));
    }
}
