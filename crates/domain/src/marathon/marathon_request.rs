//! A marathon on the wire, as it is announced.

use serde::{Deserialize, Serialize};

/// What the form or a program sends, before anything is checked. It holds who organises, so it has no
/// `Debug`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MarathonRequest {
    pub title: String,
    /// The hall, school or square, with its street.
    pub place: String,
    pub town: String,
    /// Two capital letters, ISO 3166-1. It gives the section that receives the contact.
    pub country: String,
    /// `2026-12-05`, where it takes place; from yesterday on, and within two years.
    pub date: String,
    /// `14:00`
    pub starts: String,
    /// `18:00`; if it is earlier than the beginning, of the next day.
    pub ends: String,
    /// A name of the IANA's database: `Europe/Paris`. It may be left out where all of the country keeps the same hours.
    #[serde(default)]
    pub time_zone: String,
    /// Whether the marathon is listed.
    #[serde(default)]
    pub public: bool,
    /// Spoken or signed there.
    pub languages: String,
    pub words: String,
    /// How the place is reached and used.
    #[serde(default)]
    pub access: String,
    /// Sealed to the section's key, with `contact_email`.
    pub contact_name: String,
    pub contact_email: String,
    /// What the words are written in: one of the site's languages.
    pub language: String,
}

/// The answer. The secret is in no later one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MarathonReceipt {
    /// What it is called in addresses, once it is released: `/en/marathons/{id}`.
    pub id: String,
    /// Whoever has it may change, cancel and report.
    pub secret: String,
}
