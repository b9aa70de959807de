//! What is wrong with a marathon, or with a report on one.

use std::fmt;

use crate::{
    content::MarathonText,
    field_error::ErrorCode,
    form_error::{FormError, Said},
};

/// A field of a marathon, as the API spells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarathonField {
    Title,
    Place,
    Town,
    Country,
    Date,
    Starts,
    Ends,
    TimeZone,
    Languages,
    Words,
    Access,
    ContactName,
    ContactEmail,
    Section,
    Language,
    /// The figures of a report.
    Report,
}

impl MarathonField {
    /// The fields that a person fills in, in the order of the form.
    pub const FORM: [Self; 13] = [
        Self::Title,
        Self::Place,
        Self::Town,
        Self::Country,
        Self::Date,
        Self::Starts,
        Self::Ends,
        Self::TimeZone,
        Self::Languages,
        Self::Words,
        Self::Access,
        Self::ContactName,
        Self::ContactEmail,
    ];

    /// The field's name in JSON, in the form, and in addresses within the page.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Place => "place",
            Self::Town => "town",
            Self::Country => "country",
            Self::Date => "date",
            Self::Starts => "starts",
            Self::Ends => "ends",
            Self::TimeZone => "time_zone",
            Self::Languages => "languages",
            Self::Words => "words",
            Self::Access => "access",
            Self::ContactName => "contact_name",
            Self::ContactEmail => "contact_email",
            Self::Section => "section",
            Self::Language => "language",
            Self::Report => "report",
        }
    }
}

impl fmt::Display for MarathonField {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// One mistake in one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MarathonError {
    pub field: MarathonField,
    pub code: ErrorCode,
}

impl From<MarathonError> for FormError {
    fn from(error: MarathonError) -> Self {
        Self {
            field: error.field.as_str(),
            code: error.code,
            text: Said::Marathon(error.text()),
        }
    }
}

impl MarathonError {
    /// The text for the person, in their language.
    fn text(self) -> MarathonText {
        match (self.field, self.code) {
            (_, ErrorCode::ForbiddenCharacter) => MarathonText::ErrorForbidden,
            (MarathonField::Title, _) => MarathonText::ErrorTitle,
            (MarathonField::Place, _) => MarathonText::ErrorPlace,
            (MarathonField::Town, _) => MarathonText::ErrorTown,
            (MarathonField::Country, _) => MarathonText::ErrorCountry,
            (MarathonField::Date, ErrorCode::Past) => MarathonText::ErrorDatePast,
            (MarathonField::Date, ErrorCode::TooFar) => MarathonText::ErrorDateFar,
            (MarathonField::Date, _) => MarathonText::ErrorDate,
            (MarathonField::Starts, _) => MarathonText::ErrorStarts,
            (MarathonField::Ends, _) => MarathonText::ErrorEnds,
            (MarathonField::TimeZone, _) => MarathonText::ErrorTimeZone,
            (MarathonField::Languages, _) => MarathonText::ErrorLanguages,
            (MarathonField::Words, _) => MarathonText::ErrorWords,
            (MarathonField::Access, _) => MarathonText::ErrorAccess,
            (MarathonField::ContactName, _) => MarathonText::ErrorContactName,
            (MarathonField::ContactEmail, _) => MarathonText::ErrorContactEmail,
            (MarathonField::Section, _) => MarathonText::ErrorSection,
            (MarathonField::Language, _) => MarathonText::ErrorTechnical,
            (MarathonField::Report, ErrorCode::Required) => MarathonText::ErrorReportEmpty,
            (MarathonField::Report, _) => MarathonText::ErrorReport,
        }
    }
}
