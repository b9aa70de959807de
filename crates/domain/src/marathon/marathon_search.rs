//! A reader's search for marathons to come.

use super::MarathonDetails;
use crate::{
    country::CountryCode, digits::with_ascii_digits, percent::percent_encoded, text_rules::trim,
};

/// The search in the address of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarathonSearch {
    pub country: Option<CountryCode>,
    /// A part of the town's name, as it was typed.
    pub town: Option<String>,
    /// On this day or later: `2026-12-05`.
    pub from: Option<String>,
    /// From 1 on.
    pub page: u64,
}

impl MarathonSearch {
    /// A limit, so that no request makes the database skip rows without end.
    pub const LAST_PAGE: u64 = 1000;

    /// Reads each name from `query`. Invalid values are ignored.
    pub fn read(query: impl Fn(&str) -> Option<String>) -> Self {
        let page = query("page").and_then(|page| page.parse().ok());
        Self {
            country: query("country").and_then(|code| code.parse().ok()),
            town: query("town")
                .map(|town| trim(&town).to_owned())
                .filter(|town| !town.is_empty() && Self::may_be_a_town(town)),
            from: query("from")
                .map(|day| with_ascii_digits(&day))
                .filter(|day| Self::is_day(day)),
            page: page.unwrap_or(1).clamp(1, Self::LAST_PAGE),
        }
    }

    /// Whether the text can be searched for. PostgreSQL takes no text with a NUL.
    pub fn may_be_a_town(text: &str) -> bool {
        !text.contains('\0') && text.chars().count() <= MarathonDetails::LONGEST_TOWN
    }

    /// Whether the text has the form of a day: `2026-12-05`. A day that no calendar has does no harm:
    /// it sorts between two real days.
    pub fn is_day(text: &str) -> bool {
        let mut bytes = text.bytes().enumerate();
        text.len() == 10
            && bytes.all(|(place, byte)| match place {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            })
    }

    /// Whether the search leaves any marathon out.
    pub fn is_narrowed(&self) -> bool {
        self.country.is_some() || self.town.is_some() || self.from.is_some()
    }

    /// The same search on another page.
    pub fn on_page(&self, page: u64) -> Self {
        Self {
            page,
            ..self.clone()
        }
    }

    /// The query of the address, from the `?` on. Empty if the search leaves no marathon out.
    pub fn query(&self) -> String {
        let country = self.country.map(|country| country.to_string());
        let page = (self.page > 1).then(|| self.page.to_string());
        let mut query = String::new();
        for (name, value) in [
            ("country", country),
            ("town", self.town.as_deref().map(percent_encoded)),
            ("from", self.from.clone()),
            ("page", page),
        ] {
            if let Some(value) = value {
                query.push(if query.is_empty() { '?' } else { '&' });
                query.extend([name, "=", &value]);
            }
        }
        query
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(all: &[(&str, &str)]) -> MarathonSearch {
        MarathonSearch::read(|name| {
            let found = all.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn what_makes_sense_leads_back_to_itself() {
        let asked = [
            ("country", "FR"),
            ("town", " Évry & Co "),
            ("from", "2026-12-05"),
            ("page", "3"),
        ];
        let search = read(&asked);
        assert_eq!(
            search.query(),
            "?country=FR&town=%C3%89vry%20%26%20Co&from=2026-12-05&page=3"
        );
        assert!(search.is_narrowed());
        assert_eq!(search.on_page(1).page, 1);
        assert_eq!(read(&[]).query(), "");
        assert!(!read(&[("page", "2")]).is_narrowed());
    }

    #[test]
    fn what_makes_none_is_left_out() {
        for (name, value) in [
            ("country", "fr"),
            ("country", ""),
            ("town", "  "),
            ("town", "a\0"),
            ("town", &"x".repeat(81)),
            ("from", "tomorrow"),
            ("from", "2026-2-03"),
            ("page", "0"),
            ("page", "-1"),
            ("page", "x"),
        ] {
            assert_eq!(read(&[(name, value)]), read(&[]), "{name}={value:?}");
        }
        assert_eq!(read(&[("page", "9999")]).page, MarathonSearch::LAST_PAGE);
    }
}
