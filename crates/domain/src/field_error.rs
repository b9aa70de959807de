//! What is wrong with a field, in a form that both sides understand.

use std::fmt;

use crate::content::LiveText;

/// A field of a signing, as the API spells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Petitions,
    GivenName,
    FamilyName,
    Email,
    Country,
    Postcode,
    Language,
    Section,
    Source,
    Notice,
}

impl Field {
    /// The field's name in JSON, in the form, and in addresses within the page.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Petitions => "petitions",
            Self::GivenName => "given_name",
            Self::FamilyName => "family_name",
            Self::Email => "email",
            Self::Country => "country",
            Self::Postcode => "postcode",
            Self::Language => "language",
            Self::Section => "section",
            Self::Source => "source",
            Self::Notice => "notice",
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// The kinds of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorCode {
    /// The value is missing.
    Required,
    /// It does not have the required form.
    Invalid,
    /// It has too many characters or entries.
    TooLong,
    /// It has a control character, or one that changes the direction of the text around it.
    ForbiddenCharacter,
    /// The mail server cannot send to this address.
    Unreachable,
    /// It is well-formed, but unknown here.
    Unknown,
    /// The same entry twice.
    Repeated,
    /// The petition takes no more signatures, or the section takes no signings.
    Closed,
    /// The text is valid, but its writer may want to look again.
    LookAgain,
    /// A day that is over.
    Past,
    /// A day too far ahead.
    TooFar,
}

impl ErrorCode {
    /// The code as the API spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Invalid => "invalid",
            Self::TooLong => "too_long",
            Self::ForbiddenCharacter => "forbidden_character",
            Self::Unreachable => "unreachable",
            Self::Unknown => "unknown",
            Self::Repeated => "repeated",
            Self::Closed => "closed",
            Self::LookAgain => "look_again",
            Self::Past => "past",
            Self::TooFar => "too_far",
        }
    }
}

/// One mistake in one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldError {
    pub field: Field,
    pub code: ErrorCode,
}

impl FieldError {
    /// The text for the person, in their language.
    pub fn text(self) -> LiveText {
        match (self.field, self.code) {
            (_, ErrorCode::ForbiddenCharacter) => LiveText::ErrorForbiddenCharacter,
            (Field::GivenName, ErrorCode::Required) => LiveText::ErrorGivenNameRequired,
            (Field::FamilyName, ErrorCode::Required) => LiveText::ErrorFamilyNameRequired,
            (Field::GivenName | Field::FamilyName, ErrorCode::TooLong) => {
                LiveText::ErrorNameTooLong
            }
            (Field::GivenName | Field::FamilyName, _) => LiveText::ErrorNameInvalid,
            (Field::Email, ErrorCode::Required) => LiveText::ErrorEmailRequired,
            (Field::Email, ErrorCode::Unreachable) => LiveText::ErrorEmailUnreachable,
            (Field::Email, _) => LiveText::ErrorEmailInvalid,
            (Field::Country, _) => LiveText::ErrorCountry,
            (Field::Postcode, _) => LiveText::ErrorPostcode,
            (Field::Petitions, ErrorCode::Required) => LiveText::ErrorPetitionsRequired,
            (Field::Petitions, ErrorCode::Closed) => LiveText::ErrorPetitionClosed,
            (Field::Petitions, _) => LiveText::ErrorPetitions,
            (Field::Section, _) => LiveText::ErrorSection,
            (Field::Language | Field::Source | Field::Notice, _) => LiveText::ErrorTechnical,
        }
    }
}
