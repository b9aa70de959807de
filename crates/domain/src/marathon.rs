//! An event where people write together: what makes its words and its contact valid.

mod day;
mod in_words;
mod marathon_error;
mod marathon_facts;
mod marathon_id;
mod marathon_list;
mod marathon_report;
mod marathon_request;
mod marathon_search;
mod marathon_words;
mod released_marathon;
mod time_zones;

use serde::{Deserialize, Serialize};

use crate::{
    content::SectionCode, country::CountryCode, digits::with_ascii_digits, email::Email,
    field_error::ErrorCode, form_error::FormError, language::Language, person_name::PersonName,
    text_rules,
};
use day::{is_day, is_hour};

use marathon_error::MarathonError;
pub use marathon_error::MarathonField;
pub use marathon_facts::MarathonFacts;
pub use marathon_id::MarathonId;
pub use marathon_list::MarathonList;
pub use marathon_report::{MarathonReport, MarathonReportRequest, ReportRow};
pub use marathon_request::{MarathonReceipt, MarathonRequest};
pub use marathon_search::MarathonSearch;
pub use marathon_words::MarathonWords;
pub use released_marathon::{MarathonResults, ReleasedMarathon};
pub use time_zones::TimeZones;

/// What a marathon is checked against.
pub struct MarathonRules<'a> {
    pub languages: &'a [Language],
    /// The first and the last day on which one may begin, as `2026-11-30`.
    pub days: (&'a str, &'a str),
    /// Whether a time zone of that name exists. The caller has the list, which is long and changes.
    pub is_time_zone: &'a dyn Fn(&str) -> bool,
    /// The section for organisers in a country.
    pub section_of: &'a dyn Fn(CountryCode) -> Option<SectionCode>,
}

/// The checked words of a marathon. All of them may be shown once it is released.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MarathonDetails {
    pub title: String,
    pub place: String,
    pub town: String,
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub country: CountryCode,
    /// `2026-12-05`, where it takes place.
    pub date: String,
    /// `14:00`
    pub starts: String,
    /// `18:00`; on the next day if it is earlier than the beginning.
    pub ends: String,
    pub time_zone: String,
    /// Whether it is in the list. If not, only people with its address can find it.
    pub public: bool,
    pub languages: String,
    pub words: String,
    /// How to reach and use the place, in the organiser's words; may be empty.
    pub access: String,
    /// What it is written in.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub language: Language,
}

/// A checked request for a marathon. It holds its organiser's contact, so it has no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Marathon {
    pub details: MarathonDetails,
    pub contact_name: PersonName,
    pub contact_email: Email,
    pub section: SectionCode,
}

impl Marathon {
    /// Checks a whole request, and returns every mistake at once, in the order of the form.
    pub fn parse(
        request: &MarathonRequest,
        rules: &MarathonRules<'_>,
    ) -> Result<Self, Vec<FormError>> {
        let mut errors = Errors::default();
        let details = MarathonDetails::checked(request, rules, &mut errors);
        let contact_name = errors.keep(
            MarathonField::ContactName,
            PersonName::parse(&request.contact_name),
        );
        let contact_email = errors.keep(
            MarathonField::ContactEmail,
            Email::parse(&request.contact_email),
        );
        let section = match details.as_ref().map(|details| details.country) {
            None => None,
            Some(country) => errors.keep(
                MarathonField::Section,
                (rules.section_of)(country).ok_or(ErrorCode::Closed),
            ),
        };
        match (details, contact_name, contact_email, section) {
            (Some(details), Some(contact_name), Some(contact_email), Some(section)) => Ok(Self {
                details,
                contact_name,
                contact_email,
                section,
            }),
            _ => Err(errors.0),
        }
    }
}

impl MarathonDetails {
    /// The longest title, place and languages, in characters.
    pub const LONGEST_LINE: usize = 120;
    /// The longest town.
    pub const LONGEST_TOWN: usize = 80;
    pub const LONGEST_WORDS: usize = 2000;
    pub const LONGEST_ACCESS: usize = 500;

    /// Checks the words alone, for a later change.
    pub fn parse(
        request: &MarathonRequest,
        rules: &MarathonRules<'_>,
    ) -> Result<Self, Vec<FormError>> {
        let mut errors = Errors::default();
        Self::checked(request, rules, &mut errors).ok_or(errors.0)
    }

    fn checked(
        request: &MarathonRequest,
        rules: &MarathonRules<'_>,
        errors: &mut Errors,
    ) -> Option<Self> {
        let before = errors.0.len();
        let mut line = |field, text: &str, longest| errors.keep(field, line(text, longest));
        let title = line(MarathonField::Title, &request.title, Self::LONGEST_LINE);
        let place = line(MarathonField::Place, &request.place, Self::LONGEST_LINE);
        let town = line(MarathonField::Town, &request.town, Self::LONGEST_TOWN);
        let country = errors.keep(MarathonField::Country, country(&request.country));
        let date = errors.keep(MarathonField::Date, date(&request.date, rules.days));
        let starts = errors.keep(MarathonField::Starts, hour(&request.starts));
        let ends = errors.keep(MarathonField::Ends, end(&request.ends, &request.starts));
        let time_zone = errors.keep(
            MarathonField::TimeZone,
            time_zone(&request.time_zone, rules),
        );
        let languages = errors.keep(
            MarathonField::Languages,
            self::line(&request.languages, Self::LONGEST_LINE),
        );
        let words = errors.keep(
            MarathonField::Words,
            text(&request.words, Self::LONGEST_WORDS).and_then(needed),
        );
        let access = errors.keep(
            MarathonField::Access,
            text(&request.access, Self::LONGEST_ACCESS),
        );
        let language = errors.keep(MarathonField::Language, language(&request.language, rules));
        if errors.0.len() > before {
            return None;
        }
        Some(Self {
            title: title?,
            place: place?,
            town: town?,
            country: country?,
            date: date?,
            starts: starts?,
            ends: ends?,
            time_zone: time_zone?,
            public: request.public,
            languages: languages?,
            words: words?,
            access: access?,
            language: language?,
        })
    }

    /// The town in the form that searches compare.
    #[cfg(feature = "unicode")]
    pub fn folded_town(&self) -> String {
        crate::town::fold_town(&self.town)
    }
}

#[derive(Default)]
struct Errors(Vec<FormError>);

impl Errors {
    fn keep<T>(&mut self, field: MarathonField, parsed: Result<T, ErrorCode>) -> Option<T> {
        parsed
            .map_err(|code| self.0.push(MarathonError { field, code }.into()))
            .ok()
    }
}

fn line(text: &str, longest: usize) -> Result<String, ErrorCode> {
    let text = needed(text_rules::trim(text).to_owned())?;
    text_rules::check_line(&text, longest)?;
    match text.chars().any(char::is_alphanumeric) {
        true => Ok(text),
        false => Err(ErrorCode::Invalid),
    }
}

/// Several lines, with any line ending.
fn text(text: &str, longest: usize) -> Result<String, ErrorCode> {
    text_rules::check_lines(text, longest)
}

fn needed(text: String) -> Result<String, ErrorCode> {
    match text.is_empty() {
        true => Err(ErrorCode::Required),
        false => Ok(text),
    }
}

fn country(text: &str) -> Result<CountryCode, ErrorCode> {
    match text {
        "" => Err(ErrorCode::Required),
        _ => text.parse().map_err(|_| ErrorCode::Unknown),
    }
}

fn date(text: &str, (first, last): (&str, &str)) -> Result<String, ErrorCode> {
    let text = needed(with_ascii_digits(text_rules::trim(text)))?;
    match &*text {
        day if !is_day(day) => Err(ErrorCode::Invalid),
        // Days in this form compare as text.
        day if day < first => Err(ErrorCode::Past),
        day if day > last => Err(ErrorCode::TooFar),
        _ => Ok(text),
    }
}

fn hour(text: &str) -> Result<String, ErrorCode> {
    let text = needed(with_ascii_digits(text_rules::trim(text)))?;
    match is_hour(&text) {
        true => Ok(text),
        false => Err(ErrorCode::Invalid),
    }
}

fn end(text: &str, starts: &str) -> Result<String, ErrorCode> {
    let end = hour(text)?;
    match hour(starts) {
        Ok(starts) if starts == end => Err(ErrorCode::Invalid),
        _ => Ok(end),
    }
}

fn time_zone(text: &str, rules: &MarathonRules<'_>) -> Result<String, ErrorCode> {
    let text = needed(text.trim().to_owned())?;
    match (rules.is_time_zone)(&text) {
        true => Ok(text),
        false => Err(ErrorCode::Unknown),
    }
}

fn language(text: &str, rules: &MarathonRules<'_>) -> Result<Language, ErrorCode> {
    let language = text.parse().map_err(|_| ErrorCode::Invalid)?;
    match rules.languages.contains(&language) {
        true => Ok(language),
        false => Err(ErrorCode::Unknown),
    }
}

#[cfg(test)]
mod tests;
