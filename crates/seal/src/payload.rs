//! The sealed part of a signing.

use marathon_domain::Signing;
use serde::{Deserialize, Serialize};

/// The personal data of one signing, as a section reads it. Part of the sealed format: fields are
/// only ever added, with the schema's number raised.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    pub given_name: String,
    pub family_name: String,
    pub email: String,
    pub country: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    pub language: String,
    pub notice: String,
    pub updates: bool,
    pub name_to_authorities: bool,
    pub petitions: Vec<String>,
    pub day: String,
    /// Whether its signatures count only once its address is confirmed by mail. If so, a counted
    /// signature was confirmed. Since schema 2.
    #[serde(default)]
    pub mailed: bool,
}

impl Payload {
    /// The payload of a signing that came on that day.
    pub fn of(signing: &Signing, day: &str, mailed: bool) -> Self {
        Self {
            given_name: signing.given_name.as_str().to_owned(),
            family_name: signing.family_name.as_str().to_owned(),
            email: signing.email.as_str().to_owned(),
            country: signing.country.to_string(),
            postcode: signing
                .postcode
                .as_ref()
                .map(|postcode| postcode.as_str().to_owned()),
            language: signing.language.to_string(),
            notice: signing.notice.clone(),
            updates: signing.updates,
            name_to_authorities: signing.name_to_authorities,
            petitions: signing.petitions.iter().map(ToString::to_string).collect(),
            day: day.to_owned(),
            mailed,
        }
    }
}
